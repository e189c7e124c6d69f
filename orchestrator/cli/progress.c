#include "orchestrator/cli/progress.h"

#include <inttypes.h>
#include <stdio.h>
#include <time.h>

enum { BAR_WIDTH = 24, NARROW = 60 };

/* A bar that is there for a blink only disturbs. */
static const double PATIENCE_SECONDS = 0.4;

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

void ltl_progress_begin(ltl_progress *progress, ltl_terminal terminal, bool has_lines) {
    *progress = (ltl_progress){.terminal = terminal, .has_lines = has_lines, .started = now()};
}

static double share_of(const ltl_run_progress *run) {
    return run->cost_total > 0 ? (double)run->cost_done / (double)run->cost_total : 1.0;
}

static void bar_draw(ltl_progress *progress, const ltl_run_progress *run) {
    double elapsed = now() - progress->started;
    double share = share_of(run);
    if (elapsed < PATIENCE_SECONDS) {
        return;
    }
    char bar[BAR_WIDTH + 1];
    int filled = (int)(share * BAR_WIDTH + 0.5);
    for (int i = 0; i < BAR_WIDTH; i++) {
        bar[i] = i < filled ? '#' : '.';
    }
    bar[BAR_WIDTH] = '\0';
    char left[32] = "";
    if (share > 0.02 && share < 1.0) {
        snprintf(left, sizeof(left), ", %.0f s left", elapsed / share - elapsed);
    }
    bool is_narrow = progress->terminal.width > 0 && progress->terminal.width < NARROW;
    if (is_narrow) {
        fprintf(stderr, "\r%3.0f%% %" PRIu64 "/%" PRIu64 "\x1b[K", share * 100, run->files_done,
                run->files_total);
    } else {
        fprintf(stderr,
                "\r[%s] %3.0f%%  %" PRIu64 " of %" PRIu64 " files, %" PRIu64 " findings%s\x1b[K",
                bar, share * 100, run->files_done, run->files_total, run->findings, left);
    }
    fflush(stderr);
    progress->is_drawn = true;
}

static void line_print(ltl_progress *progress, const ltl_run_progress *run) {
    uint32_t tenths = (uint32_t)(share_of(run) * 10);
    if (tenths <= progress->tenths) {
        return;
    }
    progress->tenths = tenths;
    fprintf(stderr, "lintel: %u %%, %" PRIu64 " of %" PRIu64 " files, %" PRIu64 " findings\n",
            tenths * 10, run->files_done, run->files_total, run->findings);
}

void ltl_progress_tick(void *context, const ltl_run_progress *run) {
    ltl_progress *progress = context;
    if (progress->terminal.can_redraw) {
        bar_draw(progress, run);
    } else if (progress->has_lines) {
        line_print(progress, run);
    }
}

void ltl_progress_end(ltl_progress *progress) {
    if (progress->is_drawn) {
        fputs("\r\x1b[K", stderr);
        fflush(stderr);
        progress->is_drawn = false;
    }
}
