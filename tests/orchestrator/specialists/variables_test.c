/* Variables of the environment that a change asks for, and defaults that it takes away. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "orchestrator/specialists/settings/references.h"
#include "tests/support/program.h"

static int setup(void **state) {
    sandbox *box = sandbox_new();
    sandbox_git_init(box, "repo");
    sandbox_write(box, "repo/LICENSE", "MIT\n");
    sandbox_write(box, "repo/.env.example", "MAIL_HOST=a\nMAIL_PORT=1\n# MAIL_USER=me\n");
    sandbox_write(
        box, "repo/app/mail.py",
        "import os\n\nhost = os.environ[\"MAIL_HOST\"]\nport = os.getenv(\"MAIL_PORT\", \"25\")\n");
    sandbox_git_commit(box, "repo", "one");
    *state = box;
    return 0;
}

static int teardown(void **state) {
    sandbox_free(*state);
    return 0;
}

static ltl_program review(void **state) {
    return ltl_program_run(LTL_PROGRAM, *state, "repo", "lintel review --full --no-journal");
}

static void what_no_list_has_is_told(void **state) {
    sandbox_write(
        *state, "repo/app/new.py",
        "import os\n\nuser = os.environ[\"MAIL_USER\"]\nword = os.environ[\"MAIL_WORD\"]\n"
        "if os.environ.get(\"MAIL_MAYBE\"):\n    x = os.getenv(\"MAIL_DEFAULT\", \"1\")\n"
        "home = os.environ[\"HOME\"]\n");
    ltl_program got = review(state);
    ltl_program_check(got, "configuration/variable-not-defined  app/new.py:4:20", true);
    ltl_program_check(got, "`MAIL_WORD`; other variables stand in `.env.example`.", true);
    ltl_program_check(got, "defines `MAIL_USER`", false); /* commented out is on the list */
    ltl_program_check(got, "defines `MAIL_MAYBE`", false);
    ltl_program_check(got, "defines `MAIL_DEFAULT`", false);
    ltl_program_check(got, "defines `HOME`", false);

    sandbox_write(
        *state, "repo/compose.yaml",
        "services:\n  a:\n    environment:\n      MAIL_WORD: x\n      B: ${MAIL_OTHER}\n");
    got = review(state);
    ltl_program_check(got, "defines `MAIL_WORD`", false);
    ltl_program_check(got, "defines `MAIL_OTHER`", true);
}

static void without_a_list_nothing_is_told(void **state) {
    sandbox_run(*state, "repo", "git rm -q .env.example && git commit -qm two");
    sandbox_write(*state, "repo/app/new.py", "import os\n\nword = os.environ[\"MAIL_WORD\"]\n");
    ltl_program_check(review(state), "variable-not-defined", false);
}

static void what_goes_from_the_list_and_is_read(void **state) {
    sandbox_write(*state, "repo/.env.example", "MAIL_PORT=1\n");
    ltl_program got = review(state);
    ltl_program_check(got, "`MAIL_HOST` goes from this list, and `app/mail.py` still reads it.",
                      true);
    ltl_program_check(got, "`MAIL_USER` goes", false); /* nobody read it */
    sandbox_write(*state, "repo/app/mail.py",
                  "import os\n\nport = os.getenv(\"MAIL_PORT\", \"25\")\n");
    ltl_program_check(review(state), "`MAIL_HOST` goes", false);
}

static void defaults_that_go_or_are_dangerous(void **state) {
    sandbox_write(
        *state, "repo/app/mail.py",
        "import os\n\nhost = os.environ[\"MAIL_HOST\"]\nport = os.environ[\"MAIL_PORT\"]\n"
        "debug = os.getenv(\"MAIL_DEBUG\", \"True\")\n");
    ltl_program got = review(state);
    ltl_program_check(got, "`MAIL_PORT` had the default `\"25\"`, and has none any more.", true);
    ltl_program_check(got, "configuration/debug-by-default  app/mail.py:5:20", true);
    ltl_program_check(got, "`MAIL_HOST` had", false);
}

/* ---- references ---- */

static void check_reference(const char *line, const char *name, const char *fallback) {
    ltl_arena arena = {0};
    ltl_references found = {0};
    ltl_references_find(&arena, ltl_str_of(line), &found);
    if (name == NULL) {
        assert_true(found.count == 0 || found.at[0].is_asked_for);
    } else if (found.count != 1 || found.at[0].is_asked_for) {
        fail_msg("%s: %u references", line, found.count);
    } else {
        assert_true(ltl_str_is(found.at[0].name, name));
        bool is_same = fallback == NULL ? found.at[0].fallback.ptr == NULL
                                        : ltl_str_is(found.at[0].fallback, fallback);
        if (!is_same) {
            fail_msg("%s: the default is %.*s", line, LTL_STR_ARG(found.at[0].fallback));
        }
    }
    ltl_arena_clear(&arena);
}

static void each_language_asks_in_its_way(void **state) {
    (void)state;
    static const struct {
        const char *line;
        const char *name;
        const char *fallback;
    } rows[] = {
        {"x = os.environ['A_B']", "A_B", NULL},
        {"x = os.environ.get(\"A_B\")", "A_B", NULL},
        {"x = os.environ.get(\"A_B\", f(1, 2))", "A_B", "f(1, 2)"},
        {"x = os.getenv('A_B') or 'c'", "A_B", "'c'"},
        {"const x = process.env.A_B;", "A_B", NULL},
        {"const x = process.env.A_B || 'c';", "A_B", "'c'"},
        {"const x = process.env[\"A_B\"] ?? 3;", "A_B", "3"},
        {"x = ENV['A_B']", "A_B", NULL},
        {"x = ENV.fetch(\"A_B\", 5)", "A_B", "5"},
        {"String x = System.getenv(\"A_B\");", "A_B", NULL},
        {"x := os.Getenv(\"A_B\")", "A_B", NULL},
        {"'key' => env('A_B', true),", "A_B", "true"},
        {"let x = std::env::var(\"A_B\").unwrap_or(y);", NULL, NULL},
        {"      A: ${A_B}", "A_B", NULL},
        {"      A: ${A_B:-c}", "A_B", "c"},
        {"      A: ${A_B:?missing}", "A_B", NULL},
        {"if (process.env.A_B) {", NULL, NULL},
        {"if (process.env.A_B === 'x') {", NULL, NULL},
        {"os.environ[\"A_B\"] = 'x'", NULL, NULL},
        {"x = os.environ[name]", NULL, NULL},
        {"x = process.env.GITHUB_TOKEN", NULL, NULL},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        check_reference(rows[i].line, rows[i].name, rows[i].fallback);
    }
    assert_true(ltl_fallback_is_on(LTL_STR("'True'")));
    assert_false(ltl_fallback_is_on(LTL_STR("false")));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(what_no_list_has_is_told),
        TEST(without_a_list_nothing_is_told),
        TEST(what_goes_from_the_list_and_is_read),
        TEST(defaults_that_go_or_are_dangerous),
        cmocka_unit_test(each_language_asks_in_its_way),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
