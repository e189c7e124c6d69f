/* A hook that finds something critical in a change does not go on to what the change does elsewhere, and says so. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "core/compiler.h"
#include "tests/support/program.h"

#define NOT_RUN   "not run: what the change leads to in other files"
#define ELSEWHERE "app/tool.py"
#define CRITICAL  "#include <stdio.h>\nvoid f(char *b) {\n    gets(b);\n}\n"

/* What is staged leads to a finding in a file that is not changed. */
static int setup(void **state) {
    sandbox *box = sandbox_new();
    sandbox_git_init(box, "repo");
    sandbox_write(box, "repo/app/names.py",
                  "from flask import request\n\ndef wanted_name():\n    return 'all'\n");
    sandbox_write(box, "repo/app/tool.py",
                  "import os\nfrom app.names import wanted_name\n\ndef tool():\n    "
                  "os.system('show ' + wanted_name())\n");
    sandbox_write(box, "repo/old.c", CRITICAL);
    sandbox_git_commit(box, "repo", "safe");
    sandbox_run(box, "repo", "sed -i \"4s/'all'/request.args['n']/\" app/names.py; git add -A");
    *state = box;
    return 0;
}

static int teardown(void **state) {
    sandbox_free(*state);
    return 0;
}

static void stage(void **state, const char *path, const char *text) {
    sandbox_write(*state, path, text);
    sandbox_run(*state, "repo", "git add -A");
}

/* It exits with that code, and the look around the change was made or left out. */
static void expect(void **state, const char *options, int code, bool is_stopped) {
    static const char *const formats[] = {"json", "sarif"};
    for (size_t i = 0; i < LTL_COUNT_OF(formats); i++) {
        char command[256];
        (void)snprintf(command, sizeof(command), "lintel hook --no-journal -f %s %s", formats[i],
                       options);
        ltl_program got = ltl_program_run(LTL_PROGRAM, *state, "repo", command);
        bool is_said = strstr(got.out, NOT_RUN) != NULL;
        bool is_seen = strstr(got.out, ELSEWHERE) != NULL;
        if (got.code != code || is_said != is_stopped || is_seen == is_stopped) {
            fail_msg("%s: exit code %d, said %d, seen %d\n%s\n%.3000s", command, got.code, is_said,
                     is_seen, got.err, got.out);
        }
    }
}

static void what_is_critical_comes_first(void **state) {
    stage(state, "repo/new.c", CRITICAL);
    expect(state, "", 1, true);
    ltl_program got = ltl_program_run(LTL_PROGRAM, *state, "repo", "lintel hook -q --no-journal");
    assert_int_equal(got.code, 1);
    assert_non_null(strstr(got.err, NOT_RUN));
    assert_non_null(strstr(got.err, "--no-early-stop"));
}

static void nothing_critical_stops_nothing(void **state) {
    stage(state, "repo/new.c", "int f(void) {\n    return 1;\n}\n");
    expect(state, "", 1, false);
}

/* What was there before, or was silenced, is no news. */
static void what_is_no_news_stops_nothing(void **state) {
    stage(state, "repo/old.c", "/* old */\n" CRITICAL);
    expect(state, "", 1, false);
    expect(state, "--all", 1, false);
    stage(state, "repo/new.c",
          "#include <stdio.h>\nvoid f(char *b) {\n    gets(b); // nosemgrep: c-gets\n}\n");
    expect(state, "", 1, false);
    stage(state, "repo/new.c", CRITICAL);
    expect(state, "--ignore c-gets", 1, false);
    stage(state, "repo/new.c", "");
    stage(state, "repo/tests/new_test.c", CRITICAL); /* less severe in a test */
    expect(state, "", 1, false);
}

/* Nothing gets past that was not looked at as a whole. */
static void what_passes_was_looked_at(void **state) {
    stage(state, "repo/new.c", CRITICAL);
    expect(state, "--fail-on never", 0, false);
    expect(state, "--exit-zero", 0, false);
}

static void who_wants_all_has_all(void **state) {
    stage(state, "repo/new.c", CRITICAL);
    expect(state, "--no-early-stop", 1, false);
    expect(state, "--full", 1, false);
    stage(state, "repo/.lintel.yaml", "hook:\n  early-stop: false\n");
    expect(state, "", 1, false);
}

/* It is of hooks alone. */
static void a_review_does_not_stop(void **state) {
    stage(state, "repo/new.c", CRITICAL);
    ltl_program got =
        ltl_program_run(LTL_PROGRAM, *state, "repo", "lintel review --staged --no-journal -f json");
    assert_null(strstr(got.out, NOT_RUN));
    assert_non_null(strstr(got.out, ELSEWHERE));
}

/* Where files are looked at alone there is nothing behind to leave out. */
static void what_nobody_asked_for_is_not_missed(void **state) {
    stage(state, "repo/new.c", CRITICAL);
    ltl_program got = ltl_program_run(LTL_PROGRAM, *state, "repo",
                                      "lintel hook --dataflow file --no-journal -f json");
    assert_int_equal(got.code, 1);
    assert_null(strstr(got.out, NOT_RUN));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(what_is_critical_comes_first), TEST(nothing_critical_stops_nothing),
        TEST(what_is_no_news_stops_nothing), TEST(what_passes_was_looked_at),
        TEST(who_wants_all_has_all),         TEST(a_review_does_not_stop),
        TEST(what_nobody_asked_for_is_not_missed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
