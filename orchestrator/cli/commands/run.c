#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "orchestrator/cli/workflows/dispatch.h"
#include "orchestrator/cli/exit.h"
#include "orchestrator/cli/help.h"
#include "orchestrator/cli/options.h"
#include "orchestrator/cli/runs/explain.h"
#include "orchestrator/cli/workflows/scan_journal.h"
#include "orchestrator/cli/workflows/store_upgrade.h"
#include "orchestrator/cli/workflows/run.h"
#include "orchestrator/store/circuits.h"

static int usage(const char *text) {
    fprintf(stderr, "lintel: run %s\n", text);
    return LTL_EXIT_USAGE;
}

static bool id_read(const ltl_arguments *arguments, int64_t *out_id) {
    uint64_t id = 0;
    bool is_read = arguments->operand_count >= 1 &&
                   ltl_str_to_u64(ltl_str_of(arguments->operands[0]), &id) && id <= INT64_MAX;
    *out_id = (int64_t)id;
    return is_read;
}

static void moment_write(char *text, size_t room, int64_t seconds) {
    time_t moment = (time_t)seconds;
    struct tm parts;
    text[0] = '\0';
    if (localtime_r(&moment, &parts) != NULL) {
        (void)strftime(text, room, "%Y-%m-%d %H:%M:%S", &parts);
    }
}

/* A line without titles is for scripts: the number comes first. */
static bool run_print(void *context, const ltl_journal_run *run) {
    uint32_t *left = context;
    char when[32];
    moment_write(when, sizeof(when), run->started);
    printf("%-5lld %s %8.1f s  %-14.*s %-20.*s %.*s%s(%.*s)\n", (long long)run->id, when,
           (double)run->lasted_us / 1e6, LTL_STR_ARG(run->status), LTL_STR_ARG(run->name),
           LTL_STR_ARG(run->reason), run->reason.len > 0 ? " " : "", LTL_STR_ARG(run->folder));
    return --*left > 0;
}

static void titles_print(void) {
    if (isatty(STDOUT_FILENO)) {
        printf("%-5s %-19s %10s  %-14s %-20s %s\n", "run", "begun", "lasted", "is", "workflow",
               "why (where)");
    }
}

static bool row_print(void *context, const ltl_journal_row *row) {
    (void)context;
    printf("%10.3f  %-8.*s %.*s", (double)row->at_us / 1e6, LTL_STR_ARG(row->kind),
           LTL_STR_ARG(row->key));
    if (row->ending.len > 0) {
        printf(" %.*s", LTL_STR_ARG(row->ending));
    }
    if (row->what.len > 0) {
        printf(" %.*s", LTL_STR_ARG(row->what));
    }
    if (row->detail.len > 0) {
        printf(" %.*s", LTL_STR_ARG(row->detail));
    }
    printf("%s%.*s\n", row->reason.len > 0 ? ": " : "", LTL_STR_ARG(row->reason));
    return true;
}

static ltl_status list(ltl_journal *journal, ltl_arena *arena, int64_t id, ltl_error *error) {
    (void)arena;
    (void)id;
    uint32_t left = 100;
    titles_print();
    return ltl_journal_list(journal, run_print, &left, error);
}

static ltl_status show(ltl_journal *journal, ltl_arena *arena, int64_t id, ltl_error *error) {
    ltl_journal_run run;
    uint32_t left = 1;
    ltl_status status = ltl_journal_find(journal, arena, id, &run, error);
    if (status == LTL_OK) {
        (void)run_print(&left, &run);
        status = ltl_journal_rows(journal, id, row_print, NULL, error);
    }
    return status;
}

static ltl_status ask(ltl_journal *journal, ltl_arena *arena, int64_t id, const char *what,
                      ltl_error *error) {
    ltl_journal_run run;
    ltl_status status = ltl_journal_find(journal, arena, id, &run, error);
    if (status == LTL_OK && !run.is_alive) {
        return ltl_fail(error, LTL_USAGE, "run %lld is not running: it is %.*s", (long long)id,
                        LTL_STR_ARG(run.status));
    }
    return status == LTL_OK ? ltl_journal_ask(journal, id, what, error) : status;
}

static ltl_status cancel(ltl_journal *journal, ltl_arena *arena, int64_t id, ltl_error *error) {
    return ask(journal, arena, id, "cancel", error);
}
static ltl_status suspend(ltl_journal *journal, ltl_arena *arena, int64_t id, ltl_error *error) {
    return ask(journal, arena, id, "pause", error);
}
static ltl_status go_on(ltl_journal *journal, ltl_arena *arena, int64_t id, ltl_error *error) {
    return ask(journal, arena, id, "go-on", error);
}

/* Words that were typed once, typed again where they were. */
static int words_run(ltl_arena *arena, const ltl_journal_run *run, ltl_error *error) {
    ltl_data list;
    ltl_status status = ltl_data_unpack(arena, run->words, &list);
    char **words = LTL_NEW_ARRAY(arena, char *, (size_t)list.count + 1);
    for (uint32_t i = 0; status == LTL_OK && i < list.count; i++) {
        words[i] = (char *)ltl_arena_copy(arena, list.at[i].text).ptr;
    }
    const ltl_command *command =
        status == LTL_OK && list.count > 0 ? ltl_command_find(list.at[0].text) : NULL;
    const char *folder = ltl_arena_copy(arena, run->folder).ptr;
    if (command == NULL) {
        (void)ltl_fail(error, LTL_INVALID, "what was typed for run %lld is lost",
                       (long long)run->id);
        return ltl_exit_of_error(error);
    }
    if (chdir(folder) != 0) {
        (void)ltl_fail(error, LTL_IO, "%s: %s", folder, strerror(errno));
        return ltl_exit_of_error(error);
    }
    ltl_scan_journal_resume(run->id);
    return ltl_words_run(command, (int)list.count, words);
}

/* A scan goes on with what it was told; a workflow with what its log says. */
static int resume(const ltl_arguments *arguments, int64_t id, bool retries) {
    ltl_arena arena = {0};
    ltl_error error = {0};
    ltl_journal *journal = NULL;
    ltl_journal_run run = {0};
    ltl_status status = ltl_store_open(&arena, &journal, &error);
    status = status == LTL_OK ? ltl_journal_find(journal, &arena, id, &run, &error) : status;
    ltl_journal_close(journal);
    if (status == LTL_OK && run.words.len > 0 && ltl_str_is(run.status, "ok")) {
        status = ltl_fail(&error, LTL_REFUSED, "run %lld ended well: there is nothing to do",
                          (long long)id);
    }
    if (status == LTL_OK && run.is_alive) {
        status = ltl_fail(&error, LTL_REFUSED, "run %lld is still running, as process %lld",
                          (long long)id, (long long)run.pid);
    }
    int code = status != LTL_OK      ? ltl_exit_of_error(&error)
               : run.words.len > 0   ? words_run(&arena, &run, &error)
                                     : ltl_workflow_run_resume(arguments, id, retries);
    ltl_arena_clear(&arena);
    return code;
}

static void circuit_print(void *context, const ltl_circuit_row *row) {
    (void)context;
    char when[32];
    moment_write(when, sizeof(when), row->opened);
    printf("%-18.*s %s  %.*s in %.*s: %.*s", LTL_STR_ARG(row->name), when, LTL_STR_ARG(row->workflow),
           LTL_STR_ARG(row->folder), LTL_STR_ARG(row->reason));
    if (row->left_ms > 0) {
        printf(" (closed to calls for %lld s)\n", (long long)(row->left_ms + 999) / 1000);
    } else {
        printf(" (the next run tries it)\n");
    }
}

static ltl_status circuits(ltl_journal *journal, ltl_arena *arena, int64_t id, ltl_error *error) {
    (void)arena;
    (void)id;
    return ltl_circuits_list(journal, circuit_print, NULL, error);
}

static ltl_status circuit_close(ltl_journal *journal, const char *name, ltl_error *error) {
    uint32_t count = 0;
    ltl_status status = ltl_circuits_close(journal, ltl_str_of(name), &count, error);
    return status == LTL_OK && count == 0
               ? ltl_fail(error, LTL_NOT_FOUND, "no circuit `%s` is open: see `lintel run circuits`", name)
               : status;
}

static const struct {
    const char *name;
    ltl_status (*act)(ltl_journal *, ltl_arena *, int64_t, ltl_error *);
} verb_table[] = {
    {"cancel", cancel}, {"circuits", circuits}, {"continue", go_on},
    {"list", list},     {"pause", suspend},     {"show", show},
};

static int event(const ltl_arguments *arguments, int64_t id) {
    if (arguments->operand_count != 2) {
        return usage("event takes the number of a run and the type of an event");
    }
    ltl_arena arena = {0};
    ltl_error error = {0};
    ltl_journal *journal = NULL;
    ltl_str what = ltl_arena_printf(&arena, "event %s", arguments->operands[1]);
    ltl_status status = ltl_store_open(&arena, &journal, &error);
    status = status == LTL_OK ? ask(journal, &arena, id, what.ptr, &error) : status;
    ltl_journal_close(journal);
    ltl_arena_clear(&arena);
    return status == LTL_OK ? LTL_EXIT_PASSED : ltl_exit_of_error(&error);
}

static int close_one(const ltl_arguments *arguments) {
    if (arguments->operand_count != 1) {
        return usage("close takes the name of a circuit: see `lintel run circuits`");
    }
    ltl_arena arena = {0};
    ltl_error error = {0};
    ltl_journal *journal = NULL;
    ltl_status status = ltl_store_open(&arena, &journal, &error);
    status = status == LTL_OK ? circuit_close(journal, arguments->operands[0], &error) : status;
    ltl_journal_close(journal);
    ltl_arena_clear(&arena);
    return status == LTL_OK ? LTL_EXIT_PASSED : ltl_exit_of_error(&error);
}

static int act(ltl_status (*function)(ltl_journal *, ltl_arena *, int64_t, ltl_error *),
               int64_t id) {
    ltl_arena arena = {0};
    ltl_error error = {0};
    ltl_journal *journal = NULL;
    ltl_status status = ltl_store_open(&arena, &journal, &error);
    status = status == LTL_OK ? function(journal, &arena, id, &error) : status;
    ltl_journal_close(journal);
    ltl_arena_clear(&arena);
    return status == LTL_OK ? LTL_EXIT_PASSED : ltl_exit_of_error(&error);
}

static int run(const ltl_arguments *arguments) {
    const char *verb = arguments->verb;
    int64_t id = 0;
    if (verb == NULL) {
        return usage(
            "needs a verb: cancel, circuits, close, continue, event, explain, list, pause, resume, "
            "retry-failed or show");
    }
    if (strcmp(verb, "close") == 0) {
        return close_one(arguments);
    }
    if (strcmp(verb, "explain") == 0 && arguments->operand_count == 0) {
        return ltl_run_explain(arguments, 0);
    }
    bool is_list = strcmp(verb, "list") == 0 || strcmp(verb, "circuits") == 0;
    if (!is_list && !id_read(arguments, &id)) {
        return usage("needs the number of a run: see `lintel run list`");
    }
    if (strcmp(verb, "explain") == 0) {
        return ltl_run_explain(arguments, id);
    }
    if (strcmp(verb, "resume") == 0 || strcmp(verb, "retry-failed") == 0) {
        return resume(arguments, id, strcmp(verb, "retry-failed") == 0);
    }
    if (strcmp(verb, "event") == 0) {
        return event(arguments, id);
    }
    for (size_t i = 0; i < LTL_COUNT_OF(verb_table); i++) {
        if (strcmp(verb, verb_table[i].name) == 0) {
            return act(verb_table[i].act, id);
        }
    }
    return usage("has no such verb");
}

static const ltl_option *const options[] = {ltl_options_workflow_run, ltl_options_run_explain,
                                            ltl_options_common, NULL};

static const char *const verbs[] = {"cancel", "circuits", "close",  "continue",     "event", "explain",
                                    "list",   "pause",    "resume", "retry-failed", "show",  NULL};

const ltl_command ltl_command_run = {
    .name = "run",
    .summary = "See, explain, resume, retry, pause and cancel runs of workflows.",
    .usage = "list|show N|explain [N]|resume N|retry-failed N|cancel N|pause N|continue N|event N TYPE|"
             "circuits|close NAME",
    .description =
        "Every run of a workflow, and every scan, review and hook, leaves a log in the journal of its "
        "user.\n"
        "list: the runs, newest first. show: everything that happened in one.\n"
        "explain: what it did and why, in words: which steps ran, which were not needed, what failed, was tried "
        "again or not done again, which limits were met, and what is left to do; without a number, of the newest.\n"
        "resume: goes on with a run that was interrupted or stopped, with the workflow as it was; "
        "what was finished is not "
        "done again; of a scan that are files which are still the same.\n"
        "retry-failed: does again what failed, and everything that hung on it.\n"
        "cancel, pause, continue: ask the process that runs it. event: publishes an event in it; "
        "NAME.retry has the "
        "handler NAME work on its last event once more.\n"
        "circuits: what is not tried for now because it kept failing, and the calls that failed; where a workflow "
        "says `breaker.remember`, later runs know of it. close: forgets one, so that it is tried again at once.",
    .options = options,
    .verbs = verbs,
    .run = run,
};
