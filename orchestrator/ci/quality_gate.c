/* quality_gate.c - the task `quality-gate`: a review of the change, or a scan, as a process of its own. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "core/limits.h"
#include "orchestrator/ci/ci.h"
#include "orchestrator/ci/surroundings.h"
#include "orchestrator/process/child.h"

enum { FOLDER_MODE = 0777, PASSED = 0, FAILED = 1, INCOMPLETE = 3, OWN_WORDS = 14 };

static ltl_str text_of(ltl_call *call, const char *port) {
    const ltl_data *value = ltl_call_input(call, port);
    return value->kind == LTL_DATA_TEXT ? value->text : LTL_STR("");
}

static char *report_option(ltl_call *call, const char *format, ltl_str folder, const char *name) {
    return (char *)ltl_arena_printf(call->arena, "--%s-output=%.*s/%s", format, LTL_STR_ARG(folder),
                                    name)
        .ptr;
}

/* The program itself, with what was asked for and the reports that publication needs. */
static char **words_make(ltl_call *call, ltl_str range, ltl_str folder) {
    const ltl_data *more = ltl_call_input(call, "options");
    char **words = LTL_NEW_ARRAY(call->arena, char *, (size_t)more->count + OWN_WORDS);
    uint32_t count = 0;
    words[count++] = (char *)"/proc/self/exe";
    words[count++] = (char *)(range.len > 0 ? "review" : "scan");
    words[count++] = report_option(call, "json", folder, "report.json");
    words[count++] = report_option(call, "sarif-github", folder, "report.sarif");
    words[count++] = report_option(call, "html", folder, "report.html");
    words[count++] = report_option(call, "text", folder, "report.txt");
    words[count++] = (char *)ltl_arena_printf(call->arena, "--own-output=%.*s/" LTL_PUBLISHED_FILE,
                                              LTL_STR_ARG(folder))
                         .ptr;
    words[count++] = (char *)"--own-output=" LTL_GITLAB_FILE;
    for (uint32_t i = 0; i < more->count; i++) {
        words[count++] = (char *)ltl_arena_copy(call->arena, more->at[i].text).ptr;
    }
    words[count++] = (char *)"--";
    words[count++] = (char *)(range.len > 0 ? ltl_arena_copy(call->arena, range).ptr : ".");
    return words;
}

static ltl_ending outcome(ltl_call *call, const ltl_child_end *end) {
    ltl_str told = ltl_buf_borrow(&end->texts[1]);
    if (end->start_error != 0) {
        return ltl_call_fail(call, ltl_child_start_cause(end->start_error), "%s",
                             strerror(end->start_error));
    }
    if (ltl_call_must_stop(call)) {
        return LTL_ENDING_CANCELLED;
    }
    (void)fwrite(told.ptr, 1, told.len, stderr); /* the summary belongs to the log of the host */
    if (end->signal != 0) {
        return ltl_call_fail(call, LTL_CAUSE_CRASH, "ended by signal %d", end->signal);
    }
    if (end->code != PASSED && end->code != FAILED && end->code != INCOMPLETE) {
        ltl_str line = ltl_child_last_line(end);
        return ltl_call_fail(call, LTL_CAUSE_PERMANENT, "exit code %d%s%.*s", end->code,
                             line.len > 0 ? ": " : "", LTL_STR_ARG(line));
    }
    ltl_call_output(call, "code", ltl_data_number(end->code));
    return LTL_ENDING_OK;
}

/* Reports are nothing to commit, and nothing for a later scan: a folder made for them says so itself. */
static bool folder_make(ltl_call *call, ltl_str folder) {
    if (mkdir(folder.ptr, FOLDER_MODE) != 0) {
        return errno == EEXIST;
    }
    ltl_str name = ltl_arena_printf(call->arena, "%.*s/.gitignore", LTL_STR_ARG(folder));
    FILE *file = fopen(name.ptr, "wx");
    bool is_written = file != NULL && fputs("*\n", file) >= 0;
    return (file == NULL || fclose(file) == 0) && is_written;
}

static ltl_ending run(ltl_call *call) {
    ltl_str folder = ltl_arena_copy(call->arena, text_of(call, "reports"));
    ltl_surroundings around;
    ltl_surroundings_find(call->arena, text_of(call, "base"), &around);
    if (!folder_make(call, folder)) {
        return ltl_call_fail(call, LTL_CAUSE_INPUT, "%s: %s", folder.ptr, strerror(errno));
    }
    ltl_child_end end;
    ltl_child_run(call, words_make(call, around.range, folder), NULL, LTL_MAX_COMMAND_OUTPUT, &end);
    ltl_ending ending = outcome(call, &end);
    ltl_child_clear(&end);
    return ending;
}

static const ltl_port inputs[] = {
    {"base", "text", "What to compare with; what the host says when it is empty.", true},
    {"options", "list of text", "More options of review or scan.", true},
    {"reports", "text", "The folder of the reports.", false},
    {0},
};
static const ltl_port outputs[] = {{"code", "number", "0 passed, 1 failed, 3 incomplete.", false},
                                   {0}};

const ltl_task ltl_task_quality_gate = {
    .name = "quality-gate",
    .summary = "Reviews the change of a pipeline, or scans everything, and writes the reports.",
    .inputs = inputs,
    .outputs = outputs,
    .room = LTL_ROOM_PROCESS,
    .is_idempotent = true,
    .version = 1,
    .run = run,
};
