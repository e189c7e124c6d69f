#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "core/vec.h"
#include "tests/support/program.h"

/* A step of the user's own beside the look of a scan fails in every way there is: unless the file says that it may, the
 * report names it and the run is incomplete. */

#define FAILS  "task: command, with: {run: [sh, -c, exit 7]}"
#define WORKS  "task: echo, with: {value: 1}"
#define SLEEPS "task: command, with: {run: [sleep, '60']}"
#define LAZY   "{name: l, lazy: {steps: [{name: make, " FAILS "}, "
#define BROKEN "breaker: {name: b, minimum: 1, failure_rate: 50%, open_for: 1h}"
#define QUORUM "{name: p, parallel: {join: quorum, quorum: 2, steps: [{name: make, " FAILS "}, "
#define SAGA   "{name: s, saga: {steps: [{name: one, " WORKS "}, {name: two, " FAILS "}], "

#define MISSING ": what comes from it is missing"
#define FAILED  "error: step `make` failed: exit code 7" MISSING
#define WARNED  "warning: step `make` failed: exit code 7" MISSING

static const struct {
    const char *step;
    int code;
    const char *told;
    const char *untold; /* null: nothing in particular */
} rows[] = {
    /* lazy: what was demanded from outside, what that needs, and what it can do without */
    {LAZY "{name: report, " WORKS "}], demand: [make, report]}}", 3, FAILED, NULL},
    {LAZY "{name: use, task: command, with: {run: [echo, $make.out]}}], demand: [use]}}", 3, FAILED, NULL},
    {LAZY "{name: use, task: echo, with: {value: {from: $make.out, optional: true}}}], demand: [use]}}", 0,
     WARNED, "error: step"},
    {LAZY "{name: use, task: echo, with: {value: {from: $make.out, optional: true}}}, {name: more, " FAILS
          "}], demand: [use, more]}}",
     3, WARNED, NULL},
    /* too late, by itself and in each of its attempts */
    {"{name: make, deadline: 100ms, " SLEEPS "}", 3, "error: step `make` timed out: its deadline passed" MISSING,
     NULL},
    {"{name: g, guard: {step: {name: make, " SLEEPS "}, retry: {attempts: 2, backoff: 1ms, deadline: 50ms}}}", 3,
     "error: step `make` timed out: its deadline passed" MISSING, NULL},
    /* tried again in vain, and not in vain */
    {"{name: g, guard: {step: {name: make, " FAILS "}, retry: {attempts: 3, backoff: 1ms, on: [permanent, "
     "transient]}}}",
     3, FAILED, NULL},
    {"{name: g, guard: {step: {name: make, task: command, with: {run: [sh, -c, 'test -e ../once || { touch "
     "../once; exit 7; }']}}, retry: {attempts: 3, backoff: 1ms, on: [permanent, transient]}}}",
     0, "gate      passed", "step `make`"},
    /* not tried: the circuit is open, there is no room, no case */
    {"{name: q, sequence: {steps: [{name: g, on_failure: continue, guard: {step: {name: make, " FAILS "}, " BROKEN
     "}}, {name: h, guard: {step: {name: other, " WORKS "}, " BROKEN "}}]}}",
     3, "error: step `h` was not tried: its circuit is open", "error: step `make`"},
    {"{name: q, parallel: {steps: [{name: g, guard: {step: {name: slow, task: command, with: {run: [sleep, "
     "'0.5']}}, bulkhead: {name: r, permits: 1}}}, {name: h, guard: {step: {name: other, " WORKS
     "}, bulkhead: {name: r, permits: 1, queue: 0}}}]}}",
     3, "error: step `h` failed: no room", NULL},
    {"{name: b, branch: {on: blue, fail_closed: true, cases: {red: {name: red, " WORKS "}}}}", 3,
     "error: step `b` failed: no case for the label blue" MISSING, NULL},
    /* enough of them, and not enough; all of them were wanted */
    {QUORUM "{name: x, " WORKS "}, {name: y, " WORKS "}]}}", 0, WARNED, "error: step"},
    {QUORUM "{name: x, " FAILS "}, {name: y, " WORKS "}]}}", 3, FAILED, NULL},
    {"{name: p, parallel: {steps: [{name: make, " FAILS "}, {name: x, " WORKS "}]}}", 3, FAILED, NULL},
    {"{name: p, parallel: {join: fail-fast, steps: [{name: make, " FAILS "}, {name: x, " SLEEPS "}]}}", 3, FAILED,
     NULL},
    {"{name: w, scatter: {over: [a, b], step: {name: make, task: command, with: {run: [sh, -c, 'test $1 = a || "
     "exit 7', x, $item]}}}}",
     3, FAILED, NULL},
    /* undone, not undone, past the point of no return */
    {SAGA "undo: {one: {name: back, " WORKS "}}}}", 3,
     "error: step `s` failed: two: exit code 7; 1 undone" MISSING, "step `two`"},
    {SAGA "undo: {one: {name: back, " FAILS "}}}}", 3,
     "error: step `s` failed: two: exit code 7; not undone: one (exit code 7)" MISSING, "step `back`"},
    {SAGA "pivot: one}}", 3, "error: step `two` failed: exit code 7" MISSING, NULL},
    /* an event that nobody takes up, and one that somebody does */
    {"{name: e, events: {handlers: [{name: make, on: started, " FAILS
     "}], ends: [{when: $seen contains make.failed, verdict: failed}]}}",
     3, FAILED, NULL},
    {"{name: e, events: {handlers: [{name: make, on: started, " FAILS "}, {name: mend, on: make.failed, " WORKS
     "}], ends: [{when: $seen contains mend.completed, verdict: ok}]}}",
     0, "gate      passed", "step `make`"},
};

static void own_write(const sandbox *box, const char *step) {
    char text[2048];
    (void)snprintf(text, sizeof(text),
                   "workflow: own\n"
                   "sequence:\n"
                   "  - {name: partition, task: partition}\n"
                   "  - name: both\n"
                   "    parallel:\n"
                   "      steps:\n"
                   "        - %s\n"
                   "        - name: look\n"
                   "          scatter: {over: $partition.chunks, step: {name: a, task: look, with: "
                   "{chunk: $item}}}\n"
                   "  - {name: gather, task: gather}\n",
                   step);
    sandbox_write(box, "own.yaml", text);
}

static bool holds(const sandbox *box, size_t index) {
    own_write(box, rows[index].step);
    ltl_program got = ltl_program_run(LTL_PROGRAM, box, "repo",
                                      "COLUMNS=400 lintel workflow run ../own.yaml .");
    bool is_right = got.code == rows[index].code && strstr(got.err, rows[index].told) != NULL &&
                    (rows[index].untold == NULL || strstr(got.err, rows[index].untold) == NULL);
    if (!is_right) {
        print_error("%s\nexit code %d\n%s\n", rows[index].step, got.code, got.err);
    }
    return is_right;
}

static void what_is_missing_is_told(void **state) {
    (void)state;
    sandbox *box = sandbox_new();
    int wrong = 0;
    sandbox_write(box, "repo/app.py", "x = 1\n");
    for (size_t i = 0; i < LTL_COUNT_OF(rows); i++) {
        wrong += !holds(box, i);
    }
    sandbox_free(box);
    assert_int_equal(wrong, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(what_is_missing_is_told)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
