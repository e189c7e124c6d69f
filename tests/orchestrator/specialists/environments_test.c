#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/program.h"

/* Settings of environments, compared by the configuration specialist. */

static const char workflow[] =
    "workflow: only-settings\nsequence:\n  - {name: partition, task: partition}\n  - name: look\n"
    "    scatter:\n      over: $partition.chunks\n"
    "      step: {name: agents, task: look, with: {chunk: $item}}\n      keeps: true\n"
    "  - {name: gather, task: gather}\n  - {name: settings, task: configuration-analyzer}\n";

static int setup(void **state) {
    sandbox *box = sandbox_new();
    sandbox_git_init(box, "repo");
    sandbox_write(box, "settings.yaml", workflow);
    sandbox_write(box, "repo/LICENSE", "MIT\n");
    *state = box;
    return 0;
}

static int teardown(void **state) {
    sandbox_free(*state);
    return 0;
}

static void check(void **state, const char *command, const char *text, bool is_there) {
    ltl_program got = ltl_program_run(LTL_PROGRAM, *state, "repo", command);
    ltl_program_check(got, text, is_there);
}

static const char scan[] = "lintel workflow run ../settings.yaml . --no-journal";

static void what_one_environment_lacks(void **state) {
    sandbox_write(*state, "repo/config/production.json",
                  "{\"db\": {\"host\": \"a\", \"port\": 1}, \"mail\": true}");
    sandbox_write(*state, "repo/config/staging.json",
                  "{\"db\": {\"host\": \"b\", \"port\": 1, \"pool\": 5}, \"mail\": true, \"list\": "
                  "[{\"x\": 1}]}");
    sandbox_write(*state, "repo/config/development.json",
                  "{\"db\": {\"host\": \"c\", \"port\": 1, \"pool\": 1}, \"mail\": 1}");
    check(state, scan, "config/production.json", true);
    check(state, scan,
          "1 setting that the other environments have is missing here: `db.pool` (see "
          "config/staging.json).",
          true);
    check(state, scan, "list", false); /* not all others have it */
}

static void environments_in_folders_and_terraform(void **state) {
    sandbox_write(*state, "repo/env/prod/main.tfvars",
                  "region = \"a\"\nsize = {\n  count = 1\n}\n");
    sandbox_write(*state, "repo/env/stage/main.tfvars",
                  "region = \"a\"\nsize = {\n  count = 1\n}\nbackups = true\n");
    check(state, scan, "is missing here: `backups`", true);
    check(state, scan, "`count`", false);
}

static void files_for_different_things_are_not_compared(void **state) {
    sandbox_write(*state, "repo/config/production.yaml", "a: 1\nb: 2\nc: 3\n");
    sandbox_write(*state, "repo/config/staging.yaml", "d: 1\ne: 2\nc: 3\n");
    check(state, scan, "setting-missing", false);
}

/* An overlay lacks what its base says; alone in its family there is nothing to compare with. */
static void an_overlay_lacks_what_it_likes(void **state) {
    sandbox_write(*state, "repo/application.yml", "a: 1\nb: 2\n");
    sandbox_write(*state, "repo/application-prod.yml", "a: 3\n");
    check(state, scan, "configuration/", false);
}

static void the_example_shows_all(void **state) {
    sandbox_write(*state, "repo/.env.example", "HOST=a\nPORT=1\n# DEBUG=1\n");
    sandbox_write(*state, "repo/.env.production",
                  "HOST=b\nexport PORT=2\nDEBUG=0\nTOKEN_FILE=/run/t\n");
    check(state, scan, "1 setting of this file is not in .env.example: `TOKEN_FILE`.", true);
    check(state, scan, "DEBUG", false);
}

/* A change is told what it brings about, with the files that it leaves alone. */
static void a_change_is_compared_with_the_rest(void **state) {
    sandbox_write(*state, "repo/config/production.json", "{\"a\": 1, \"b\": 2}");
    sandbox_write(*state, "repo/config/staging.json", "{\"a\": 1, \"b\": 2}");
    sandbox_git_commit(*state, "repo", "one");
    sandbox_write(*state, "repo/config/staging.json", "{\"a\": 1, \"b\": 2, \"c\": 3}");
    check(state, "lintel review --no-journal", "`c` (see", true);
    sandbox_write(*state, "repo/config/staging.json", "{\"a\": 1, \"b\": 2}");
    sandbox_write(*state, "repo/other.txt", "x\n");
    check(state, "lintel review --full --no-journal", "setting-missing", false);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(what_one_environment_lacks),
        TEST(environments_in_folders_and_terraform),
        TEST(files_for_different_things_are_not_compared),
        TEST(an_overlay_lacks_what_it_likes),
        TEST(the_example_shows_all),
        TEST(a_change_is_compared_with_the_rest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
