#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <jansson.h>

#include "core/buf.h"
#include "tests/support/program.h"

/* Runs that are cut short: every file still has its outcome. */

enum { FILES = 1500, LINES = 800 };

/* Enough work for minutes, in one file under many names. */
static int setup(void **state) {
    sandbox *box = sandbox_new();
    sandbox_write(box, "rules.yaml", ltl_program_rules);
    ltl_buf text;
    ltl_buf_init(&text, (size_t)LINES * 64);
    for (int i = 0; i < LINES; i++) {
        ltl_buf_printf(&text, "x%d = os.system.f(%d, a[%d], b.c.d(e))\n", i, i, i);
    }
    sandbox_write(box, "work/first.py", text.ptr);
    ltl_buf_clear(&text);
    char first[512];
    snprintf(first, sizeof(first), "%s", sandbox_path(box, "work/first.py"));
    for (int i = 1; i < FILES; i++) {
        char name[64];
        snprintf(name, sizeof(name), "work/f%d.py", i);
        assert_int_equal(link(first, sandbox_path(box, name)), 0);
    }
    *state = box;
    return 0;
}

static int teardown(void **state) {
    sandbox_free(*state);
    return 0;
}

static void check_partial(void **state, const char *command, int code, const char *reason) {
    ltl_program got = ltl_program_run(LTL_PROGRAM, *state, ".", command);
    assert_int_equal(got.code, code);
    json_error_t error;
    json_t *root = json_load_file(sandbox_path(*state, "report.json"), 0, &error);
    assert_non_null(root);
    assert_true(json_is_true(json_object_get(root, "interrupted")));
    json_t *files = json_object_get(json_object_get(root, "ledger"), "files");
    assert_int_equal(json_integer_value(json_object_get(files, "found")), FILES);
    json_t *reasons = json_object_get(files, "reasons");
    json_int_t cut = json_integer_value(json_object_get(reasons, reason));
    json_int_t analysed = json_integer_value(json_object_get(files, "analysed"));
    assert_true(cut > 0);
    assert_int_equal(cut + analysed, FILES);
    json_decref(root);
    /* nothing half-written is left behind */
    got = ltl_program_run(LTL_PROGRAM, *state, ".",
                          "ls -a | grep -v program | grep -c '^\\.l\\|tmp'");
    assert_string_equal(got.out, "0\n");
}

/* The signal is sent once the run says that it is under way. */
#define RUN_AND_KILL(signal, jobs)                                                                 \
    "\"$LINTEL\" scan -v -j " jobs " -c rules.yaml --fail-on never -f json -o report.json work "   \
    "2>program.log & "                                                                             \
    "while kill -0 $! && ! grep -q % program.log; do sleep 0.05; done; kill -" signal              \
    " $!; wait $!"

static void an_interrupt_gives_a_partial_report(void **state) {
    check_partial(state, RUN_AND_KILL("INT", "1"), 130, "cancelled");
}

static void so_does_being_told_to_end(void **state) {
    check_partial(state, RUN_AND_KILL("TERM", "2"), 143, "cancelled");
}

static void a_deadline_has_its_own_exit_code(void **state) {
    check_partial(
        state,
        "lintel scan --deadline 1 -j 1 -c rules.yaml --fail-on never -f json -o report.json work",
        124, "deadline");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_interrupt_gives_a_partial_report),
        cmocka_unit_test(so_does_being_told_to_end),
        cmocka_unit_test(a_deadline_has_its_own_exit_code),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
