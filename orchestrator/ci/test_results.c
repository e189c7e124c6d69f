/* test_results.c - the task `test-results`: what the tests of a pipeline came to. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>

#include "core/limits.h"
#include "orchestrator/ci/ci.h"
#include "orchestrator/ci/results.h"
#include "orchestrator/intake/safe_file.h"

/* A report that was asked for and is not there is no test that passed. */
static bool files_add(ltl_call *call, const char *port,
                      ltl_status (*add)(ltl_str, ltl_test_results *, ltl_error *),
                      ltl_test_results *results) {
    const ltl_data *list = ltl_call_input(call, port);
    for (uint32_t i = 0; i < list->count; i++) {
        ltl_str path = ltl_arena_copy(call->arena, list->at[i].text);
        ltl_str text;
        ltl_error error = {0};
        int fd = open(path.ptr, O_RDONLY | O_CLOEXEC);
        if (fd < 0 || !ltl_safe_try_read_handle(fd, LTL_MAX_SOURCE_BYTES, call->arena, &text)) {
            (void)ltl_call_fail(call, LTL_CAUSE_INPUT, "%s: %s", path.ptr,
                                fd < 0 ? strerror(errno) : "no regular file, or too large");
            return false;
        }
        if (add(text, results, &error) != LTL_OK) {
            (void)ltl_call_fail(call, LTL_CAUSE_INPUT, "%s: %s", path.ptr, error.text);
            return false;
        }
    }
    return true;
}

static ltl_ending run(ltl_call *call) {
    ltl_test_results results = {.first_failed = LTL_STR("")};
    if (!files_add(call, "junit", ltl_results_add_junit, &results) ||
        !files_add(call, "coverage", ltl_results_add_coverage, &results)) {
        return LTL_ENDING_FAILED;
    }
    int64_t code = ltl_call_input(call, "code")->number;
    /* A program that failed without a report of a failed test: one is counted all the same. */
    uint64_t failed = results.failed + (results.failed == 0 && code != 0 ? 1 : 0);
    int64_t permille =
        results.lines > 0 ? (int64_t)(results.lines_covered * 1000 / results.lines) : -1;
    ltl_call_output(call, "tests", ltl_data_number((int64_t)results.tests));
    ltl_call_output(call, "failed", ltl_data_number((int64_t)failed));
    ltl_call_output(call, "skipped", ltl_data_number((int64_t)results.skipped));
    ltl_call_output(call, "first_failed",
                    ltl_data_text(ltl_arena_copy(call->arena, results.first_failed)));
    ltl_call_output(call, "coverage_permille", ltl_data_number(permille));
    return LTL_ENDING_OK;
}

static const ltl_port inputs[] = {
    {"junit", "list of text", "Files in JUnit's XML.", true},
    {"coverage", "list of text", "Files of lcov or Cobertura.", true},
    {"code", "number", "The exit code of the program that tested.", true},
    {0},
};
static const ltl_port outputs[] = {
    {"tests", "number", "How many tests ran.", false},
    {"failed", "number", "How many of them failed.", false},
    {"skipped", "number", "How many were skipped.", false},
    {"first_failed", "text", "The name of the first that failed.", false},
    {"coverage_permille", "number", "Covered lines of a thousand; -1 when nobody measured.", false},
    {0},
};

const ltl_task ltl_task_test_results = {
    .name = "test-results",
    .summary = "Reads what tests came to: JUnit, lcov, Cobertura.",
    .inputs = inputs,
    .outputs = outputs,
    .is_idempotent = true,
    .version = 1,
    .run = run,
};
