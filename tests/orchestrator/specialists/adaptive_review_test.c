#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/program.h"

/* The workflow adaptive-review, which is what `lintel review` does: branches, their specialists, the merger. */

static const char service[] =
    "import os\n\n\ndef price(items, rate=1):\n    total = 0\n    for item in items:\n"
    "        total += item.cost\n    return total * rate\n\n\n"
    "def _hidden(a):\n    if a:\n        return 1\n    return 2\n";
static const char service_test[] = "from app.service import price\n\n\ndef test_price():\n"
                                   "    assert price([]) == 0\n    assert price([], 2) == 0\n\n\n"
                                   "def test_rate():\n    assert price([], 3) == 0\n";

static int setup(void **state) {
    sandbox *box = sandbox_new();
    sandbox_git_init(box, "repo");
    sandbox_write(box, "repo/LICENSE", "MIT\n");
    sandbox_write(box, "repo/app/service.py", service);
    sandbox_write(box, "repo/app/web.py",
                  "from app import service\n\n\ndef page(x):\n    return service.price(x)\n");
    sandbox_write(box, "repo/core/base.py", "def base(x):\n    y = x\n    z = y\n    return z\n");
    sandbox_write(box, "repo/app/uses.py", "from core import base\n\nbase.base(1)\n");
    sandbox_write(box, "repo/tests/test_service.py", service_test);
    sandbox_git_commit(box, "repo", "one");
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

static void expect(void **state, const char *command, const char *text) {
    ltl_program_check(run(state, command), text, true);
}

static void never(void **state, const char *command, const char *text) {
    ltl_program_check(run(state, command), text, false);
}

static void one_small_change_is_a_hotfix(void **state) {
    sandbox_write(*state, "repo/core/base.py",
                  "def base(x):\n    y = x\n    z = y + 1\n    return z\n");
    ltl_program got = run(state, "lintel review");
    ltl_program_check(got, "hotfix", true);
    ltl_program_check(got, "Security, quickly", true);
    ltl_program_check(got, "Critical issues", true);
    ltl_program_check(got, "branches: hotfix", true);
    ltl_program_check(got, "Architecture", false);
}

static void a_changed_function_without_a_test(void **state) {
    sandbox_write(*state, "repo/core/base.py",
                  "def base(x):\n    y = x\n    z = y + 1\n    return z\n");
    expect(state, "lintel review --full", "`base` changes, and no test mentions it.");
    expect(state, "lintel review --full",
           "1 of 1 changed functions is mentioned in none of 1 test file");
    /* A test that is not part of the change counts as well. */
    sandbox_write(*state, "repo/tests/test_base.py",
                  "from core.base import base\n\n\ndef test_it():\n    assert base(1)\n");
    sandbox_git_commit(*state, "repo", "two");
    sandbox_write(*state, "repo/core/base.py",
                  "def base(x):\n    y = x\n    z = y + 2\n    return z\n");
    never(state, "lintel review --full", "no test mentions it");
}

#define POD "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n" \
            "      image: registry.internal/web:1.2\n"
#define FLOW "on: push\npermissions:\n  contents: read\njobs:\n  a:\n    runs-on: ubuntu-latest\n" \
             "    steps:\n      - run: make\n"
#define BUCKET "resource \"aws_s3_bucket_acl\" \"files\" {\n  acl = \"%s\"\n}\n"

/* What a change of infrastructure opens is reported, and only that. */
static void a_change_that_opens_something(void **state) {
    char bucket[128];
    (void)snprintf(bucket, sizeof(bucket), BUCKET, "private");
    sandbox_write(*state, "repo/deploy/pod.yaml", POD);
    sandbox_write(*state, "repo/.github/workflows/ci.yml", FLOW);
    sandbox_write(*state, "repo/infra/main.tf", bucket);
    sandbox_git_commit(*state, "repo", "infrastructure");
    (void)snprintf(bucket, sizeof(bucket), BUCKET, "public-read");
    sandbox_write(*state, "repo/deploy/pod.yaml",
                  POD "      securityContext:\n        privileged: true\n");
    sandbox_write(*state, "repo/.github/workflows/ci.yml", FLOW "    permissions: write-all\n");
    sandbox_write(*state, "repo/infra/main.tf", bucket);
    ltl_program got = run(state, "lintel review");
    ltl_program_check(got, "configuration", true);
    ltl_program_check(got, "k8s-privileged", true);
    ltl_program_check(got, "gha-write-all", true);
    ltl_program_check(got, "tf-public-bucket", true);
    ltl_program_check(got, "k8s-pod-without-limits", false);
    assert_int_equal(got.code, 1);
}

/* Nobody can call it from a test; the file has one that is called. */
static void a_private_function_is_tested_through_others(void **state) {
    sandbox_write(
        *state, "repo/app/service.py",
        "import os\n\n\ndef price(items, rate=1):\n    total = 0\n    for item in items:\n"
        "        total += item.cost * 2\n    return total * rate\n\n\n"
        "def _hidden(a):\n    if a:\n        return 3\n    return 2\n");
    never(state, "lintel review --full", "no test mentions it");
    /* Nor when it is all that changes. */
    sandbox_git_commit(*state, "repo", "price");
    sandbox_write(
        *state, "repo/app/service.py",
        "import os\n\n\ndef price(items, rate=1):\n    total = 0\n    for item in items:\n"
        "        total += item.cost * 2\n    return total * rate\n\n\n"
        "def _hidden(a):\n    if a:\n        return 5\n    return 2\n");
    never(state, "lintel review --full", "no test mentions it");
}

static void coverage_says_it_by_line(void **state) {
    sandbox_write(*state, "repo/core/base.py",
                  "def base(x):\n    y = x + 1\n    z = y + 1\n    return z\n");
    sandbox_write(*state, "lcov.info",
                  "SF:core/base.py\nDA:1,1\nDA:2,0\nDA:3,0\nDA:4,0\nend_of_record\n");
    ltl_program got =
        run(state, "lintel workflow run adaptive-review --full -i coverage=../lcov.info");
    ltl_program_check(got, "These lines change, and no test runs them.", true);
    ltl_program_check(got, "core/base.py:2:1", true);
    ltl_program_check(got, "coverage: 0 of 2 changed lines are run by tests", true);
    ltl_program_check(got, "no test mentions it", false);
    got = run(state, "lintel workflow run adaptive-review --full -i coverage=../none.info");
    ltl_program_check(
        got, "Tests was not assessed: the coverage report ../none.info cannot be read", true);
    assert_int_equal(got.code, 3);
}

static void tests_that_get_weaker(void **state) {
    sandbox_write(*state, "repo/tests/test_service.py",
                  "import pytest\nfrom app.service import "
                  "price\n\n\n@pytest.mark.skip(reason='x')\ndef test_price():\n"
                  "    assert price([]) == 0\n");
    ltl_program got = run(state, "lintel review");
    ltl_program_check(got, "`test_price` has 1 assertion, it had 2.", true);
    ltl_program_check(got, "The change switches a test off.", true);
    ltl_program_check(got, "1 test is gone from this file: `test_rate`.", true);
    assert_int_equal(got.code, 1);
}

static void a_test_that_moved_is_not_gone(void **state) {
    sandbox_write(*state, "repo/tests/test_service.py",
                  "from app.service import price\n\n\ndef test_price():\n    assert price([]) == "
                  "0\n    assert price([], 2) == 0\n");
    sandbox_write(
        *state, "repo/tests/test_rate.py",
        "from app.service import price\n\n\ndef test_rate():\n    assert price([], 3) == 0\n");
    never(state, "lintel review", "is gone from this file");
}

/* Only where the repository asks for it, and only of commits of the change. */
static void commits_that_nobody_signed_off(void **state) {
    sandbox_write(*state, "repo/core/base.py", "def base(x):\n    return x + 1\n");
    sandbox_git_commit(*state, "repo", "base: one more");
    never(state, "lintel review HEAD~1..HEAD --full", "sign-off-missing");
    sandbox_write(*state, "repo/CONTRIBUTING.md", "Commits have a line Signed-off-by.\n");
    sandbox_git_commit(*state, "repo", "guide\n\nSigned-off-by: a <a@b>");
    never(state, "lintel review HEAD~1..HEAD --full", "sign-off-missing");
    expect(state, "lintel review HEAD~2..HEAD --full", "compliance/sign-off-missing");
    expect(state, "lintel review HEAD~2..HEAD --full", "(base: one more) has no line `Signed-off-by`");
    never(state, "lintel review --staged --full", "sign-off-missing");
}

static void focused_tests_in_script(void **state) {
    sandbox_write(*state, "repo/tests/a.test.js",
                  "// it.only( is for the desk\ndescribe('a', () => {\n  it.only('b', () => { "
                  "expect(1).toBe(1); });\n});\n");
    ltl_program got = run(state, "lintel review");
    ltl_program_check(got, "tests/test-focused", true);
    ltl_program_check(got, "tests/a.test.js:3:3", true);
    ltl_program_check(got, "tests/a.test.js:1:", false);
}

static void tests_tied_to_an_order(void **state) {
    sandbox_write(
        *state, "repo/tests/test_order.py",
        "import pytest\n\n\n@pytest.mark.order(2)\ndef test_second():\n    assert 1 == 1\n");
    sandbox_write(*state, "repo/tests/test_free.py",
                  "def test_it():\n    order = 1  # pytest.mark.order(1)\n    assert order\n");
    ltl_program got = run(state, "lintel review --full");
    ltl_program_check(got, "tests/order-dependent  tests/test_order.py:4:1", true);
    ltl_program_check(got, "tests/order-dependent  tests/test_free.py", false);
}

static void what_callers_have_to_know(void **state) {
    sandbox_write(*state, "repo/app/service.py",
                  "import os\n\n\ndef price(rate, items):\n    total = 0\n    for item in items:\n"
                  "        total += item.cost\n    return total * rate\n\n\n"
                  "def _other(a):\n    if a:\n        return 1\n    return 2\n");
    sandbox_write(*state, "repo/app/web.py",
                  "from app import service\n\n\ndef view(x, more=2, *rest):\n    return "
                  "service.price(1, x)\n");
    ltl_program got = run(state, "lintel review --full -f json");
    ltl_program_check(
        got, "The public function `price` takes (rate, items), it took (items, rate=).", true);
    ltl_program_check(got, "The public function `page` is gone.", true);
    ltl_program_check(got, "_hidden", false);
    /* Found in two branches, told once, with both their names. */
    ltl_program_check(got, "\"seen_by\":[\"architecture\",\"review\"]", true);
}

static void parameters_that_can_be_left_out_are_no_break(void **state) {
    sandbox_write(*state, "repo/app/web.py",
                  "from app import service\n\n\ndef page(x, more=2, *rest, **others):\n    return "
                  "service.price(x)\n");
    never(state, "lintel review --full", "review/public-signature-changed");
}

static void circles_and_layers_that_are_new(void **state) {
    sandbox_write(*state, "repo/core/base.py",
                  "from app import uses\n\n\ndef base(x):\n    y = x\n    z = y\n    return z\n");
    ltl_program got = run(state, "lintel review --full");
    ltl_program_check(
        got, "This import closes a circle of 2 files: core/base.py → app/uses.py → core/base.py.",
        true);
    ltl_program_check(
        got, "`core` now depends on `app` (by app/uses.py), which depends on it in 1 place.", true);
    ltl_program_check(run(state, "lintel review --full --format json"),
                      "{\"from\":0,\"to\":1,\"state\":\"new\",\"circle\":true}", true);
    /* It was there before: no news. */
    sandbox_git_commit(*state, "repo", "two");
    sandbox_write(
        *state, "repo/core/base.py",
        "from app import uses\n\n\ndef base(x):\n    y = x\n    z = y + 3\n    return z\n");
    never(state, "lintel review --full", "closes a circle");
}

static void imports_against_the_declared_order(void **state) {
    sandbox_write(*state, "repo/.lintel.yaml", "review: {layers: [core/, app]}\n");
    sandbox_write(*state, "repo/core/other.py", "from app import service\n\nservice.price([])\n");
    sandbox_git_commit(*state, "repo", "two");
    sandbox_write(*state, "repo/core/base.py",
                  "from app import web\n\n\ndef base(x):\n    y = x\n    z = y\n    return web.page(z)\n");
    ltl_program got = run(state, "lintel review --full --format json");
    ltl_program_check(got, "\"architecture/against-layers\"", true);
    ltl_program_check(got, "`core/` now depends on app/web.py, and `app` lies above it.", true);
    ltl_program_check(got, "1 import against the order of the layers was there before", true);
    ltl_program_check(got, "app/service.py, and", false);
    sandbox_write(*state, "repo/.lintel.yaml", "review: {layers: [app, core]}\n");
    sandbox_git_commit(*state, "repo", "three");
    sandbox_write(*state, "repo/core/more.py", "from app import web\n\nweb.page(1)\n");
    never(state, "lintel review --full --format json", "architecture/against-layers");
}

/* What changes often and is hard to follow; what is only one of the two is not named. */
static void files_where_mistakes_gather(void **state) {
    static const char hard[] = "def f(a, b):\n    for x in a:\n        if x:\n            for y in "
                               "b:\n                if y:"
                               "\n                    while x:\n                        if x > "
                               "y:\n                            "
                               "if y:\n                                return %u\n";
    char text[512];
    for (unsigned i = 0; i < 6; i++) {
        snprintf(text, sizeof(text), hard, i);
        sandbox_write(*state, "repo/app/hard.py", text);
        snprintf(text, sizeof(text), "X = %u\n", i);
        sandbox_write(*state, "repo/app/easy.py", text);
        sandbox_git_commit(*state, "repo", "again");
    }
    snprintf(text, sizeof(text), hard, 7);
    sandbox_write(*state, "repo/app/hard.py", text);
    sandbox_write(*state, "repo/app/seldom.py", text);
    sandbox_write(*state, "repo/app/easy.py", "X = 7\n");
    ltl_program got = run(state, "lintel review --full --format json");
    ltl_program_check(got, "cognitive complexity of their functions: app/hard.py (6, 28)\"", true);
}

/* Written once more although it is there; what only moves stands nowhere else. */
static void code_that_is_there_already(void **state) {
    static const char body[] =
        "    rows = []\n    for item in items:\n        if item.kind == 'sale' and item.cost > 0:\n"
        "            rows.append((item.name, item.cost * item.count, item.day.isoformat()))\n"
        "        elif item.kind == 'return':\n            rows.append((item.name, -item.cost, "
        "None))\n"
        "    rows.sort(key=lambda row: row[1], reverse=True)\n    return rows[:limit]\n";
    char text[1024];
    snprintf(text, sizeof(text), "def best(items, limit):\n%s", body);
    sandbox_write(*state, "repo/core/report.py", text);
    sandbox_git_commit(*state, "repo", "report");
    snprintf(text, sizeof(text), "import os\n\n\ndef top(items, limit):\n%s", body);
    sandbox_write(*state, "repo/app/top.py", text);
    expect(state, "lintel review --full", "are, word by word, lines 1 to 9 of core/report.py");
    sandbox_write(*state, "repo/core/report.py", "x = 1\n");
    never(state, "lintel review --full", "word by word");
}

static void the_list_of_a_reviewer(void **state) {
    sandbox_write(*state, "repo/app/web.py",
                  "from app import service\n\n\n# TODO: more\ndef page(x):\n    return "
                  "service.price(x)  # fixme not\n");
    sandbox_write(
        *state, "repo/db/migrations/0002_x.py",
        "from django.db import migrations\n\noperations = [migrations.RunPython(forward)]\n");
    sandbox_write(
        *state, "repo/db/migrations/0003_y.py",
        "from django.db import migrations\n\noperations = [migrations.RunPython(forward, back)]\n");
    sandbox_run(*state, "repo", "chmod +x LICENSE");
    ltl_program got = run(state, "lintel review --full");
    ltl_program_check(got, "app/web.py:4:1", true);
    ltl_program_check(got, "review/migration-without-rollback  db/migrations/0002_x.py:3:15", true);
    ltl_program_check(got, "review/migration-without-rollback  db/migrations/0003_y.py", false);
    ltl_program_check(got, "The file becomes executable.", true);
}

static void a_check_that_is_taken_out(void **state) {
    sandbox_write(*state, "repo/app/web.py",
                  "from app import service\n\n\ndef page(x, user):\n    if not user.is_admin:\n    "
                  "    raise PermissionError\n    return service.price(x)\n");
    sandbox_git_commit(*state, "repo", "two");
    sandbox_write(*state, "repo/app/web.py",
                  "from app import service\n\n\ndef page(x, user):\n    return service.price(x)\n");
    ltl_program got = run(state, "lintel review");
    ltl_program_check(got, "review/check-removed", true);
    ltl_program_check(got, "security change", true);
}

/* Tests that wait for a time to pass, and new ones that ask nothing. */
static void tests_that_sleep_or_ask_nothing(void **state) {
    sandbox_write(
        *state, "repo/tests/test_more.py",
        "import time\nfrom app.service import price\n\n\ndef test_slow():\n    time.sleep(3)\n"
        "    assert price([]) == 0\n\n\ndef test_mute():\n    price([])\n");
    ltl_program got = run(state, "lintel review --full");
    ltl_program_check(got, "tests/sleep-in-test  tests/test_more.py:6:5", true);
    ltl_program_check(got, "tests/test-without-assertion  tests/test_more.py:10:5", true);
    ltl_program_check(got, "tests/test-without-assertion  tests/test_more.py:5:5", false);
}

/* What to read first, and what could be changes of their own. */
static void an_order_to_read_in_and_a_split(void **state) {
    sandbox_run(*state, "repo",
                "mkdir one two; for p in one two; do for i in 1 2 3; do "
                "printf 'from %%s import base\\n\\nbase.go(%%s)\\n' $p $i >$p/user$i.py; done; "
                "printf 'def go(x):\\n    return x\\n' >$p/base.py; done");
    sandbox_write(*state, "repo/two/user4.py", "from two import base\n\nbase.go(4)\n");
    ltl_program got = run(state, "lintel review --full -f json");
    ltl_program_check(got, "read first what the others of the change use: two/base.py, one/base.py",
                      true);
    ltl_program_check(got,
                      "it could be 2 changes, none of whose files import another's: 4 around "
                      "one/base.py, 5 around two/base.py",
                      true);
}

static void nothing_to_review(void **state) {
    ltl_program got = run(state, "lintel review");
    assert_int_equal(got.code, 0);
    ltl_program_check(got, "nothing to review", true);
}

/* Without a word about the kind of change, the branches of all code and of code that guards run; that is told. */
static void without_a_kind_it_fails_closed(void **state) {
    sandbox_write(*state, "repo/core/base.py",
                  "def base(x):\n    y = x\n    z = y + 1\n    return z\n");
    ltl_program got = run(state, "lintel workflow show adaptive-review | sed 's/ on_failure: "
                                 "continue # without.*/ when: $inputs.coverage/; "
                                 "s/^workflow: .*/workflow: blind/' > ../blind.yaml; lintel "
                                 "workflow run ../blind.yaml --full");
    ltl_program_check(got, "branches: standard, security", true);
    ltl_program_check(got, "Security, thoroughly", true);
}

static ltl_program run_with(void **state, const char *edit) {
    char command[512];
    (void)snprintf(command, sizeof(command),
                   "lintel workflow show adaptive-review | sed 's/%s/; s/^workflow: .*/workflow: "
                   "part/' > ../part.yaml; lintel workflow run ../part.yaml --full",
                   edit);
    return run(state, command);
}

/* A branch that failed, or a step of one, leaves the others whole; merger and report say so, and it is no all-clear. */
static void the_merger_does_without_a_branch(void **state) {
    sandbox_write(*state, "repo/core/base.py",
                  "def base(x):\n    y = x\n    z = y + 1\n    return z\n");
    ltl_program got = run_with(state, "task: code-reviewer/task: fail");
    assert_int_equal(got.code, 3);
    ltl_program_check(got, "incomplete: step `review` failed: what comes from it", true);
    ltl_program_check(got, "All branches", true);
    ltl_program_check(got, "no test mentions it", true);
    got = run_with(state, "hotfix-security, task: security-quick-scan/hotfix-security, task: fail");
    assert_int_equal(got.code, 3);
    ltl_program_check(got, "hotfix is missing: failed", true);
    ltl_program_check(got, "step `hotfix-security` failed: what comes from it", true);
    ltl_program_check(got, "no test mentions it", true);
}

static void a_folder_is_no_change(void **state) {
    ltl_program got = run(state, "lintel workflow run adaptive-review app");
    assert_int_equal(got.code, 2);
    ltl_program_check(got, "adaptive-review looks at a change", true);
}

static void suppressions_count_for_specialists(void **state) {
    sandbox_write(*state, "repo/core/base.py",
                  "# lintel:ignore[tests/changed-function-untested] reason=\"no\"\ndef base(x):\n  "
                  "  y = x\n    z = y + 1\n    return z\n");
    never(state, "lintel review --full", "`base` changes, and no test mentions it.");
    never(state, "lintel review --full --ignore tests/changed-function-untested",
          "no test mentions it.");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(one_small_change_is_a_hotfix),
        TEST(a_changed_function_without_a_test),
        TEST(a_change_that_opens_something),
        TEST(a_private_function_is_tested_through_others),
        TEST(coverage_says_it_by_line),
        TEST(tests_that_get_weaker),
        TEST(a_test_that_moved_is_not_gone),
        TEST(commits_that_nobody_signed_off),
        TEST(focused_tests_in_script),
        TEST(tests_tied_to_an_order),
        TEST(what_callers_have_to_know),
        TEST(parameters_that_can_be_left_out_are_no_break),
        TEST(circles_and_layers_that_are_new),
        TEST(imports_against_the_declared_order),
        TEST(files_where_mistakes_gather),
        TEST(code_that_is_there_already),
        TEST(the_list_of_a_reviewer),
        TEST(a_check_that_is_taken_out),
        TEST(tests_that_sleep_or_ask_nothing),
        TEST(an_order_to_read_in_and_a_split),
        TEST(nothing_to_review),
        TEST(without_a_kind_it_fails_closed),
        TEST(the_merger_does_without_a_branch),
        TEST(a_folder_is_no_change),
        TEST(suppressions_count_for_specialists),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
