#include "orchestrator/cli/fix/tell.h"

#include <stdio.h>
#include <unistd.h>

#include "orchestrator/cli/files.h"
#include "orchestrator/fix/diff.h"

enum { LOG_LINES = 20, LOG_BYTES = 1 << 20 };

/* Names and logs are others' text: what could steer a terminal is shown, not sent. */
static void text_put(ltl_str text) {
    for (size_t i = 0; i < text.len; i++) {
        unsigned char byte = (unsigned char)text.ptr[i];
        if ((byte < 0x20 && byte != '\t') || byte == 0x7F) {
            fprintf(stderr, "\\x%02x", byte);
        } else {
            fputc(byte, stderr);
        }
    }
}

ltl_status ltl_fix_tell_diff(const ltl_fix_plan *plan, const ltl_fix_known *known, int fd,
                             const ltl_terminal *terminal, ltl_error *error) {
    static ltl_file_writer writer;
    ltl_diff_style style = {.has_colour = terminal->has_colour, .is_shown = terminal->is_tty};
    ltl_fd_writer_open(&writer, fd, fd == STDOUT_FILENO ? "standard output" : "standard error");
    for (uint32_t i = 0; i < plan->items.count; i++) {
        const ltl_fix_item *item = &plan->items.at[i];
        bool is_wide = item->origin.encoding == LTL_ENCODING_UTF16_LE ||
                       item->origin.encoding == LTL_ENCODING_UTF16_BE;
        if (ltl_fix_item_changes(item) && is_wide && !terminal->is_tty) {
            /* A hunk of other bytes than the file's would not apply. */
            ltl_out_printf(&writer.out, "Files a/%.*s and b/%.*s differ (UTF-16)\n",
                           LTL_STR_ARG(item->path), LTL_STR_ARG(item->path));
        } else if (ltl_fix_item_changes(item)) {
            ltl_diff_write(item->origin.text, item->text, &item->changes, item->path, style,
                           &writer.out);
        }
    }
    ltl_arena scratch = {0};
    ltl_fix_known_diff(&scratch, known, style, &writer.out);
    ltl_arena_clear(&scratch);
    return ltl_fd_writer_close(&writer, error);
}

static void item_tell(const ltl_fix_item *item, bool is_dry, bool is_quiet) {
    if (item->why.len > 0) {
        fputs("lintel: ", stderr);
        text_put(item->name);
        fprintf(stderr, ": not fixed, %.*s\n", LTL_STR_ARG(item->why));
        return;
    }
    for (uint32_t k = 0; k < item->edits.count; k++) {
        const ltl_edit *edit = &item->edits.at[k];
        if (edit->is_left_out) {
            fputs("lintel: ", stderr);
            text_put(item->name);
            fprintf(stderr, ":%u: %.*s: not fixed, %s\n", edit->finding->start.line,
                    LTL_STR_ARG(edit->finding->rule->id), edit->why);
        }
    }
    if (!ltl_fix_item_changes(item) || is_quiet) {
        return;
    }
    fprintf(stderr, "%s ", is_dry ? "would fix" : "fixed");
    text_put(item->name);
    fprintf(stderr, " (%u", item->fixes);
    fputs(item->is_staged && !item->has_tree ? ", in the index only: the file differs)" : ")", stderr);
    if (item->other_names > 0 && item->has_tree) {
        fprintf(stderr, ", %u other name%s of the file keep%s the old content", item->other_names,
                item->other_names == 1 ? "" : "s", item->other_names == 1 ? "s" : "");
    }
    fputc('\n', stderr);
}

uint32_t ltl_fix_tell_plan(const ltl_fix_plan *plan, bool is_dry, bool is_quiet) {
    uint32_t files = 0;
    uint64_t fixes = 0;
    uint64_t left = 0;
    for (uint32_t i = 0; i < plan->items.count; i++) {
        const ltl_fix_item *item = &plan->items.at[i];
        bool is_changed = ltl_fix_item_changes(item);
        item_tell(item, is_dry, is_quiet);
        files += is_changed;
        fixes += is_changed ? item->fixes : 0;
        left += item->edits.count;
    }
    if (!is_quiet) {
        fprintf(stderr, "lintel: %s %llu fix%s in %u file%s", is_dry ? "would make" : "made",
                (unsigned long long)fixes, fixes == 1 ? "" : "es", files, files == 1 ? "" : "s");
        if (left > 0) {
            fprintf(stderr, ", left out %llu", (unsigned long long)left);
        }
        fputc('\n', stderr);
    }
    return files;
}

void ltl_fix_tell_pending(const ltl_fix_journal *journal) {
    uint32_t counts[3] = {0};
    for (uint32_t i = 0; i < journal->files.count; i++) {
        ltl_fix_state state;
        ltl_error error;
        bool is_known = ltl_fix_journal_look(journal, i, &state, &error) == LTL_OK;
        counts[is_known ? state : LTL_FIX_OTHER]++;
    }
    fprintf(stderr,
            "lintel: an earlier fix was interrupted: of %u files, %u have their fixes, %u do not",
            journal->files.count, counts[LTL_FIX_AFTER], counts[LTL_FIX_BEFORE]);
    if (counts[LTL_FIX_OTHER] > 0) {
        fprintf(stderr, ", %u were changed since", counts[LTL_FIX_OTHER]);
    }
    fputs("\nlintel: `lintel fix --resume` makes the rest, `lintel fix --rollback` takes all back\n",
          stderr);
}

/* The last lines of what the command said. */
static void log_tell(const ltl_fix_saga *saga) {
    ltl_arena arena = {0};
    ltl_str text;
    if (saga->verify.len > 0 &&
        ltl_file_read(&arena, saga->log.ptr, LOG_BYTES, &text, NULL) == LTL_OK) {
        text = ltl_str_trim(text);
        size_t from = text.len;
        for (uint32_t lines = 0; from > 0 && lines < LOG_LINES; from--) {
            lines += text.ptr[from - 1] == '\n';
        }
        ltl_str rest = ltl_str_slice(text, from, text.len);
        ltl_str line;
        while (text.len > 0 && ltl_str_split(&rest, '\n', &line)) {
            fputs("  | ", stderr);
            text_put(line);
            fputc('\n', stderr);
        }
    }
    ltl_arena_clear(&arena);
}

void ltl_fix_tell_verify(const ltl_fix_journal *journal) {
    fputs("lintel: that run was to be verified by: ", stderr);
    text_put(journal->verify);
    fputs("\nlintel: give --verify COMMAND again, or --rollback\n", stderr);
}

static void notes_tell(const ltl_fix_saga *saga) {
    for (uint32_t i = 0; i < saga->notes.count; i++) {
        fputs("lintel: ", stderr);
        text_put(saga->notes.at[i]);
        fputc('\n', stderr);
    }
}

static void resumed_tell(const ltl_fix_saga *saga) {
    const ltl_fix_files *files = &saga->journal->files;
    for (uint32_t i = 0; i < files->count; i++) {
        if (files->at[i].is_left) {
            fputs("lintel: ", stderr);
            text_put(files->at[i].path);
            fputs(": not fixed, somebody else changed it meanwhile\n", stderr);
        }
    }
    fprintf(stderr, "lintel: %u of %u files have their fixes\n", files->count - saga->left,
            files->count);
}

void ltl_fix_tell_saga(const ltl_fix_saga *saga) {
    if (saga->ending == LTL_ENDING_OK) {
        if (saga->files == NULL) {
            resumed_tell(saga);
        }
        return;
    }
    log_tell(saga);
    notes_tell(saga);
    fprintf(stderr, "lintel: %.*s\n", LTL_STR_ARG(saga->reason));
    if (saga->is_half_done) {
        fputs("lintel: not everything could be taken back; when the cause is gone, "
              "`lintel fix --rollback` does the rest\n",
              stderr);
    } else {
        fputs(saga->left > 0 ? "lintel: every other file has its old bytes\n"
                             : "lintel: every file has its old bytes\n",
              stderr);
    }
}

void ltl_fix_tell_undone(const ltl_fix_saga *saga, const ltl_error *error) {
    if (error != NULL) {
        fprintf(stderr, "lintel: %s: %s\nlintel: the journal stays; try again\n", error->path,
                error->text);
        return;
    }
    notes_tell(saga);
    uint32_t back = saga->journal->files.count - saga->left;
    fprintf(stderr, "lintel: %u file%s ha%s the old bytes\n", back, back == 1 ? "" : "s",
            back == 1 ? "s" : "ve");
}

void ltl_fix_tell_rest(const ltl_report *report, bool is_quiet) {
    uint64_t shown = 0;
    for (uint32_t i = 0; i < report->finding_count; i++) {
        shown += ltl_report_shows(report, &report->findings[i]);
    }
    if (!is_quiet && shown > 0) {
        fprintf(stderr, "lintel: %llu finding%s remain%s (`lintel scan` shows them)\n",
                (unsigned long long)shown, shown == 1 ? "" : "s", shown == 1 ? "s" : "");
    }
}
