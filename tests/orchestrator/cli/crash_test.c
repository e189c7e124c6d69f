/* The analysis crashes for real: one file is lost and named, all others are analysed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "tests/support/program.h"

#define WORDS " scan --config rules.yaml --no-cache --fail-on never --format json "
#define SCAN "lintel" WORDS
#define BEHIND "\"$LINTEL\"" WORDS /* the program itself, so that the shell knows its number */

enum { FILES = 40 };

static int setup(void **state) {
    sandbox *box = sandbox_new();
    sandbox_write(box, "rules.yaml", ltl_program_rules);
    sandbox_run(box, ".", "mkdir src; for i in $(seq 40); do printf 'import os\\nos.system(a)\\n' > src/f$i.py; done");
    *state = box;
    return 0;
}

static int teardown(void **state) {
    sandbox_free(*state);
    return 0;
}

static ltl_program run(void **state, const char *command) {
    return ltl_program_run(LTL_FRAGILE, *state, ".", command);
}

typedef struct outcome {
    json_int_t analysed;
    json_int_t failed;
    size_t findings;
    char reason[32]; /* of the first note */
    char detail[120];
    char path[64];
} outcome;

static outcome outcome_of(const char *text) {
    outcome out = {0};
    json_t *root = json_loads(text, 0, NULL);
    if (root == NULL) {
        fail_msg("no report: %s", text);
    }
    json_t *ledger = json_object_get(root, "ledger");
    json_t *files = json_object_get(ledger, "files");
    json_t *note = json_array_get(json_object_get(ledger, "notes"), 0);
    out.analysed = json_integer_value(json_object_get(files, "analysed"));
    out.failed = json_integer_value(json_object_get(files, "failed"));
    out.findings = json_array_size(json_object_get(root, "findings"));
    if (note != NULL) {
        const char *detail = json_string_value(json_object_get(note, "detail"));
        strncat(out.reason, json_string_value(json_object_get(note, "reason")), sizeof(out.reason) - 1);
        strncat(out.detail, detail != NULL ? detail : "", sizeof(out.detail) - 1);
        strncat(out.path, json_string_value(json_object_get(note, "path")), sizeof(out.path) - 1);
    }
    json_decref(root);
    return out;
}

static void a_crash_costs_one_file(void **state) {
    sandbox_write(*state, "src/bad.py", "# CRASH-NOW\nimport os\nos.system(a)\n");
    ltl_program got = run(state, SCAN "--jobs 3 src");
    assert_int_equal(got.code, 3);
    outcome out = outcome_of(got.out);
    assert_int_equal(out.analysed, FILES);
    assert_int_equal(out.findings, FILES);
    assert_int_equal(out.failed, 1);
    assert_string_equal(out.path, "bad.py");
    assert_string_equal(out.reason, "crashed");
    assert_string_equal(out.detail, "signal 11 (Segmentation fault), in a process of its own");
    assert_non_null(strstr(got.err, "crashed (Segmentation fault) on bad.py"));
    char *first = strdup(got.out);
    got = run(state, SCAN "--jobs 1 --no-journal src"); /* any number of workers, with a log or without */
    assert_string_equal(got.out, first);
    free(first);
}

static void several_crashes_cost_several_files(void **state) {
    sandbox_run(*state, "src",
                "for i in 1 2 3 4 5; do printf '# CRASH-NOW\\nimport os\\nos.system(a)\\n' > x$i.py; done");
    outcome out = outcome_of(run(state, SCAN "src").out);
    assert_int_equal(out.failed, 5);
    assert_int_equal(out.analysed, FILES);
    assert_int_equal(out.findings, FILES);
}

/* Lines that were told while the run went on are void when another process begins it again. */
static void lines_begin_again(void **state) {
    sandbox_write(*state, "src/bad.py", "# CRASH-NOW\nimport os\nos.system(a)\n");
    run(state, "lintel scan --config rules.yaml --fail-on never --format jsonl --jobs 1 src > lines");
    assert_string_equal(run(state, "grep -c '\"type\":\"run\"' lines").out, "2\n");
    assert_string_equal(run(state, "tac lines | sed '/\"type\":\"run\"/q' | grep -c '\"type\":\"final\"'").out, "40\n");
    assert_string_equal(run(state, "tail -n 1 lines | grep -c '\"type\":\"end\"'").out, "1\n");
}

/* What crashed for want of stack has more of it in a process of its own. */
static void a_file_that_gets_through_alone_is_analysed(void **state) {
    sandbox_write(*state, "src/deep.py", "# DEEP-STACK\nimport os\nos.system(a)\n");
    ltl_program got = run(state, SCAN "src");
    assert_int_equal(got.code, 0);
    outcome out = outcome_of(got.out);
    assert_int_equal(out.analysed, FILES + 1);
    assert_int_equal(out.findings, FILES + 1);
}

static void a_file_without_end_is_left(void **state) {
    sandbox_write(*state, "src/slow.py", "# NEVER-ENDS\nimport os\nos.system(a)\n");
    ltl_program got = run(state, SCAN "--file-timeout 1 src");
    assert_int_equal(got.code, 3);
    outcome out = outcome_of(got.out);
    assert_int_equal(out.analysed, FILES);
    assert_string_equal(out.reason, "over-time");
    assert_string_equal(out.path, "slow.py");
}

/* Behind the first look there is no looking at a file alone. */
static void a_crash_behind_the_first_look_costs_the_file(void **state) {
    sandbox_write(*state, "taint.yaml",
                  "rules:\n- {id: t, languages: [python], message: m, severity: LOW, mode: taint,\n"
                  "   pattern-sources: [{pattern: source()}], pattern-sinks: [{pattern: sink(...)}]}\n");
    sandbox_write(*state, "two/a.py", "from b import f\n# CRASH-AGAIN\nf(source())\n");
    sandbox_write(*state, "two/b.py", "def f(x):\n    sink(x)\n");
    ltl_program got = run(state, "lintel scan --config taint.yaml --dataflow repository --fail-on never "
                                 "--format json two");
    assert_int_equal(got.code, 3);
    outcome out = outcome_of(got.out);
    assert_int_equal(out.analysed, 1);
    assert_string_equal(out.path, "a.py");
    assert_string_equal(out.reason, "crashed");
}

/* Somebody kills the process that works: no file is to blame. */
static void a_signal_from_outside_costs_nothing(void **state) {
    sandbox_write(*state, "src/wait.py", "# WAIT-HERE\nimport os\nos.system(a)\n");
    ltl_program got = run(state, BEHIND "src & p=$!; sleep 0.5; kill -SEGV $(cat /proc/$p/task/$p/children); wait $p");
    assert_int_equal(got.code, 0);
    assert_int_equal(outcome_of(got.out).analysed, FILES + 1);
    assert_non_null(strstr(got.err, "ended by signal 11"));
}

/* The process that works is there, and a moment is over; a busy machine may take long to get so far. */
#define ONCE_IT_WORKS                                                                              \
    "c=; for i in $(seq 600); do read c </proc/$p/task/$p/children; test -n \"$c\" && break; "        \
    "sleep 0.05; done; sleep 0.5; "

static void signals_reach_who_works(void **state) {
    sandbox_write(*state, "src/wait.py", "# WAIT-HERE\nimport os\nos.system(a)\n");
    ltl_program got = run(state, BEHIND "--jobs 1 src & p=$!; " ONCE_IT_WORKS "kill -TERM $p; wait $p");
    assert_int_equal(got.code, 143);
    assert_true(outcome_of(got.out).failed > 0); /* a report all the same */
    got = run(state, BEHIND "--jobs 1 src & p=$!; " ONCE_IT_WORKS "kill -KILL $p; "
                     "sleep 0.3; test ! -e /proc/$c/exe && echo gone");
    assert_string_equal(got.out, "gone\n");
}

static void in_process_nobody_catches_it(void **state) {
    sandbox_write(*state, "src/bad.py", "# CRASH-NOW\nimport os\nos.system(a)\n");
    assert_int_equal(run(state, SCAN "--in-process src").code, 128 + 11);
    assert_int_equal(outcome_of(run(state, SCAN "--in-process src/f1.py").out).analysed, 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    print_message("not run: a checker has handlers of its own\n");
    return 0;
#endif
    const struct CMUnitTest tests[] = {
        TEST(a_crash_costs_one_file),
        TEST(several_crashes_cost_several_files),
        TEST(lines_begin_again),
        TEST(a_file_that_gets_through_alone_is_analysed),
        TEST(a_file_without_end_is_left),
        TEST(a_crash_behind_the_first_look_costs_the_file),
        TEST(a_signal_from_outside_costs_nothing),
        TEST(signals_reach_who_works),
        TEST(in_process_nobody_catches_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
