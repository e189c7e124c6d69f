#include "orchestrator/cli/finding_lines.h"

#include <stdlib.h>
#include <unistd.h>

#include "reports/mask.h"

static bool is_flushed(ltl_finding_lines *self) {
    return ltl_out_flush(&self->writer.out) == LTL_OK;
}

ltl_finding_lines *ltl_finding_lines_begin(const ltl_outputs *outputs, const ltl_report *head,
                                           bool is_change) {
    if (outputs->path != NULL || strcmp(outputs->format->id, "jsonl") != 0) {
        return NULL;
    }
    ltl_finding_lines *self = calloc(1, sizeof(*self));
    if (self == NULL) {
        return NULL;
    }
    self->head = *head;
    self->is_change = is_change;
    self->is_only = !ltl_outputs_has_files(outputs);
    ltl_fd_writer_open(&self->writer, STDOUT_FILENO, "standard output");
    if (!ltl_lines_begin(&self->lines, head, true, &self->writer.out)) {
        free(self);
        return NULL;
    }
    (void)is_flushed(self); /* a failure is told when the run ends */
    return self;
}

void ltl_finding_lines_again(ltl_finding_lines *lines) {
    if (lines != NULL) {
        ltl_lines_again(&lines->lines, &lines->head);
        (void)is_flushed(lines);
    }
}

static int compare_findings(const void *left, const void *right) {
    return ltl_finding_compare(left, right);
}

/* Of a change only what lies on lines that it wrote: what else is new shows when both sides are compared. */
static bool is_wanted(const ltl_finding_lines *self, const ltl_target *target,
                      const ltl_finding *finding) {
    return !self->is_change || ltl_line_ranges_hold(&target->added, finding->start.line);
}

static void file_take(ltl_finding_lines *self, ltl_arena *arena, const ltl_looked *file) {
    uint32_t count = file->findings->count;
    ltl_finding *sorted = LTL_NEW_ARRAY(arena, ltl_finding, (size_t)count + 1);
    if (count > 0) {
        memcpy(sorted, file->findings->at, count * sizeof(*sorted));
        qsort(sorted, count, sizeof(*sorted), compare_findings);
    }
    for (uint32_t i = 0; i < count; i++) {
        if (is_wanted(self, file->target, &sorted[i])) {
            ltl_lines_provisional(&self->lines, &self->head, &sorted[i]);
        }
    }
}

bool ltl_finding_lines_take(void *context, const ltl_looked *files, uint32_t count, uint64_t of) {
    ltl_finding_lines *self = context;
    ltl_arena arena = {0};
    for (uint32_t i = 0; i < count; i++) {
        file_take(self, &arena, &files[i]);
    }
    self->files += count;
    ltl_lines_progress(&self->lines, self->files, of);
    ltl_arena_clear(&arena);
    return is_flushed(self) || !self->is_only;
}

ltl_status ltl_finding_lines_end(ltl_finding_lines *lines, const ltl_report *report,
                                 ltl_error *error) {
    ltl_arena arena = {0};
    if (report != NULL) {
        ltl_report masked = ltl_report_mask(&arena, report);
        ltl_lines_end(&lines->lines, &masked);
    }
    ltl_status status = ltl_fd_writer_close(&lines->writer, error);
    ltl_lines_clear(&lines->lines);
    ltl_arena_clear(&arena);
    free(lines);
    return status;
}
