#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/program.h"

/* The workflow code-quality: edits that are offered and not made, both texts looked at. */

static int setup(void **state) {
    sandbox *box = sandbox_new();
    sandbox_git_init(box, "repo");
    sandbox_write(box, "repo/a.py", "import json\nimport os\n\n\ndef f():\n    return os.name\n");
    sandbox_write(
        box, "repo/b.js",
        "import { a, b } from './m';\nexport function g() {\n  let x = a();\n  return x;\n}\n");
    sandbox_git_commit(box, "repo", "one");
    sandbox_write(
        box, "rules.yaml",
        "rules:\n"
        "  - id: old-call\n    languages: [python]\n    severity: WARNING\n    message: old\n"
        "    pattern: old($X)\n    fix: eval($X)\n    metadata: {category: quality}\n"
        "  - id: kept\n    languages: [python]\n    severity: WARNING\n    message: odd\n"
        "    pattern: odd($X)\n    fix: even($X)\n    metadata: {category: quality}\n"
        "  - id: breaks\n    languages: [python]\n    severity: WARNING\n    message: none\n"
        "    pattern: none($X)\n    fix: ')('\n    metadata: {category: quality}\n"
        "  - id: sec\n    languages: [python]\n    severity: ERROR\n    message: no eval\n"
        "    pattern: eval($X)\n    metadata: {category: security}\n");
    *state = box;
    return 0;
}

static int teardown(void **state) {
    sandbox_free(*state);
    return 0;
}

static ltl_program run(void **state, const char *command) {
    return ltl_program_run(LTL_PROGRAM, *state, "repo", command);
}

static void edits_are_offered_and_not_made(void **state) {
    ltl_program got = run(state, "cp a.py ../a.py; lintel workflow run code-quality . -f json; cmp "
                                 "a.py ../a.py && git diff --quiet && echo same");
    ltl_program_check(got, "`json` is imported and not used.", true);
    ltl_program_check(got, "\"rule_id\":\"polish/unused-import\"", true);
    ltl_program_check(got, "\"fix\":{\"start\":0,\"end\":12,\"text\":\"\"}", true);
    ltl_program_check(got, "`b` is imported and not used.", true);
    ltl_program_check(got, "`x` never gets another value.", true);
    ltl_program_check(got, "3 edits in 2 files offered", true);
    ltl_program_check(got, "same", true);
}

/* Of a change, only what it wrote. */
static void a_change_is_asked_for_its_own_lines(void **state) {
    sandbox_write(
        *state, "repo/a.py",
        "import json\nimport os\n\n\ndef f():\n    y = f\"none\"\n    return os.name + y\n");
    ltl_program got = run(state, "lintel workflow run code-quality");
    ltl_program_check(got, "polish/needless-f-string", true);
    ltl_program_check(got, "polish/unused-import", false);
    ltl_program_check(got, "Tests", true);
}

/* Security sees the polished text, too: an edit that adds a finding is taken back, alone. */
static void an_edit_that_adds_a_finding_is_taken_back(void **state) {
    sandbox_write(*state, "repo/c.py", "old(x)\nodd(y)\n");
    ltl_program got =
        run(state, "lintel workflow run code-quality . --config ../rules.yaml -f json");
    ltl_program_check(got, "the edit of old-call in c.py, line 1, was taken back: it would add sec",
                      true);
    ltl_program_check(got, "\"text\":\"even(y)\"", true);
    ltl_program_check(got, "\"text\":\"eval(x)\"", false);
    ltl_program_check(got, "\"rule_id\":\"sec\"",
                      false); /* places and findings are those of the original */
    ltl_program_check(got, "\"rule_id\":\"old-call\"", true);
}

/* So does the reviewer: what his own rules would say of it is enough. */
static void an_edit_that_reviewers_dislike_is_taken_back(void **state) {
    sandbox_write(*state, "repo/c.py", "old(x)\nodd(y)\n");
    sandbox_run(*state, ".", "sed -i 's/category: security/category: quality/' rules.yaml");
    ltl_program got = run(
        state, "lintel workflow show code-quality | sed 's/task: security-guardian/task: "
               "security-quick-scan/; s/^workflow: "
               ".*/workflow: reviewed/' > ../reviewed.yaml; lintel workflow run ../reviewed.yaml . "
               "--config ../rules.yaml -f json");
    ltl_program_check(got, "the edit of old-call in c.py, line 1, was taken back: it would add sec",
                      true);
    ltl_program_check(got, "\"text\":\"even(y)\"", true);
    ltl_program_check(got, "\"text\":\"eval(x)\"", false);
}

static void an_edit_that_breaks_the_syntax_is_taken_back(void **state) {
    sandbox_write(*state, "repo/c.py", "none(x)\n");
    ltl_program got = run(state, "lintel workflow run code-quality . --config ../rules.yaml");
    ltl_program_check(got, "it would add a syntax error", true);
}

static void the_others_do_without_the_polisher(void **state) {
    ltl_program got = run(
        state,
        "lintel workflow show code-quality | sed 's/task: polish-specialist/task: fail/; "
        "s/^workflow: .*/workflow: plain/' > ../plain.yaml; lintel workflow run ../plain.yaml .");
    ltl_program_check(got, "Security, thoroughly", true);
    ltl_program_check(got, "polished text", false);
}

/* Nothing was changed: no grade says how good that is. */
static void of_nothing_there_is_no_grade(void **state) {
    ltl_program got = run(state, "lintel workflow run code-quality");
    assert_int_equal(got.code, 0);
    ltl_program_check(got, "nothing to review against HEAD", true);
    ltl_program_check(got, "–  Polish", true);
    ltl_program_check(got, "–  All together", true);
    ltl_program_check(got, " A  ", false);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(edits_are_offered_and_not_made),
        TEST(a_change_is_asked_for_its_own_lines),
        TEST(an_edit_that_adds_a_finding_is_taken_back),
        TEST(an_edit_that_reviewers_dislike_is_taken_back),
        TEST(an_edit_that_breaks_the_syntax_is_taken_back),
        TEST(the_others_do_without_the_polisher),
        TEST(of_nothing_there_is_no_grade),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
