/* An analyzer that fails on file after file of one language: the rest of that language is looked at in a cheaper form,
 * whoever looks, every report says so, and other languages are as before. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "core/buf.h"
#include "core/limits.h"
#include "tests/support/program.h"

#define WORDS "scan --config rules.yaml --no-cache --fail-on never --format json "
#define SCAN "lintel " WORDS

enum { FILES = 40, HARD_RULES = LTL_DOWNGRADE_RULES, GROUPS = 8 };

static int setup(void **state) {
    *state = sandbox_new();
    sandbox_write(*state, "rules.yaml",
                  "rules:\n"
                  "- {id: py, languages: [python], message: m, severity: LOW, pattern: found(...)}\n"
                  "- {id: js, languages: [javascript], message: m, severity: LOW, pattern: found(...)}\n");
    return 0;
}

static int teardown(void **state) {
    sandbox_free(*state);
    return 0;
}

static ltl_program run(void **state, const char *command) {
    return ltl_program_run(LTL_PROGRAM, *state, ".", command);
}

static ltl_program run_fragile(void **state, const char *command) {
    return ltl_program_run(LTL_FRAGILE, *state, ".", command);
}

static json_t *report(const char *text) {
    json_t *root = json_loads(text, 0, NULL);
    if (root == NULL) {
        fail_msg("no report: %s", text);
    }
    return root;
}

static json_int_t with_reason(json_t *root, const char *reason) {
    json_t *files = json_object_get(json_object_get(root, "ledger"), "files");
    return json_integer_value(json_object_get(json_object_get(files, "reasons"), reason));
}

static size_t with_form(json_t *root, const char *form) {
    size_t count = 0;
    size_t index;
    json_t *finding;
    json_array_foreach(json_object_get(root, "findings"), index, finding) {
        const char *own = json_string_value(json_object_get(finding, "form"));
        count += strcmp(own != NULL ? own : "whole", form) == 0;
    }
    return count;
}

static void check_error(json_t *root, const char *text) {
    size_t index;
    json_t *error;
    char *all = json_dumps(json_object_get(root, "errors"), 0);
    bool is_there = false;
    json_array_foreach(json_object_get(root, "errors"), index, error) {
        is_there |= strstr(json_string_value(json_object_get(error, "message")), text) != NULL &&
                    json_object_get(error, "rule_id") == NULL;
    }
    if (!is_there) {
        fail_msg("no '%s' in %s", text, all);
    }
    free(all);
}

/* ---- what crashes on trees ---- */

static void crashing_setup(void **state) {
    sandbox_run(*state, ".",
                "mkdir src; for i in $(seq 40); do printf '# CRASH-NOW\\nfound(%%d)\\n' $i > src/p$i.py; "
                "printf 'found(%%d)\\n' $i > src/j$i.js; done");
}

static void a_language_that_crashes_is_read_as_words(void **state) {
    crashing_setup(state);
    ltl_program got = run_fragile(state, SCAN "--jobs 3 src");
    assert_int_equal(got.code, 3);
    json_t *root = report(got.out);
    assert_int_equal(with_reason(root, "crashed"), LTL_DOWNGRADE_CRASHES);
    assert_int_equal(with_reason(root, "tokens"), FILES - LTL_DOWNGRADE_CRASHES);
    assert_int_equal(with_form(root, "tokens"), FILES - LTL_DOWNGRADE_CRASHES);
    assert_int_equal(with_form(root, "whole"), FILES); /* of the other language */
    check_error(root, "python: looking at syntax trees is quarantined: it crashed on 8 of 8 files, e.g. p1.py, ");
    check_error(root, "; 32 files were looked at with words in place of syntax");
    json_decref(root);
}

static void workers_do_not_show_when_it_crashes(void **state) {
    crashing_setup(state);
    assert_int_equal(run_fragile(state, SCAN "--jobs 1 src > one.json").code, 3);
    assert_int_equal(run_fragile(state, SCAN "--jobs 5 src > many.json").code, 3);
    assert_int_equal(run_fragile(state, SCAN "--jobs 2 --no-journal src > none.json").code, 3);
    assert_string_equal(run(state, "cmp one.json many.json; cmp one.json none.json").out, "");
}

static void every_report_says_so(void **state) {
    crashing_setup(state);
    ltl_program got = run_fragile(state, "lintel scan --config rules.yaml --fail-on never --format sarif src");
    assert_non_null(strstr(got.out, "python: looking at syntax trees is quarantined"));
    assert_non_null(strstr(got.out, "syntax trees were quarantined for this language"));
    got = run_fragile(state, "lintel scan --config rules.yaml --fail-on never src");
    assert_non_null(strstr(got.err, "python: looking at syntax trees is quarantined"));
}

static void it_outlives_the_run_when_it_is_told_to(void **state) {
    crashing_setup(state);
    assert_int_equal(run_fragile(state, SCAN "--quarantine 1 src").code, 3);
    ltl_program got = run_fragile(state, SCAN "--quarantine 1 src");
    assert_int_equal(got.code, 3);
    assert_null(strstr(got.err, "the analysis crashed"));
    json_t *root = report(got.out);
    assert_int_equal(with_reason(root, "crashed"), 0);
    assert_int_equal(with_reason(root, "tokens"), FILES);
    check_error(root, "python: looking at syntax trees is quarantined by an earlier run: it crashed on 8 of 8 files");
    json_decref(root);
    assert_non_null(strstr(run(state, "lintel run circuits").out, "python: looking at syntax trees"));
    assert_int_equal(run(state, "lintel run close 'python: looking at syntax trees'").code, 0);
    root = report(run_fragile(state, SCAN "src").out);
    assert_int_equal(with_reason(root, "crashed"), LTL_DOWNGRADE_CRASHES);
    json_decref(root);
}

/* ---- what uses up its steps ---- */

/* Rules for which branches within one function are too many: each in few files, several in each file. */
static void dear_setup(void **state) {
    ltl_buf rules;
    ltl_buf_init(&rules, 64 * LTL_KIB);
    ltl_buf_printf(&rules, "rules:\n");
    for (int i = 0; i < HARD_RULES * GROUPS; i++) {
        ltl_buf_printf(&rules,
                       "- {id: hard%d, languages: [python], message: m, severity: LOW, mode: taint, "
                       "pattern-sources: [{pattern: source()}], pattern-sinks: [{pattern: sink%d(...)}]}\n",
                       i, i);
    }
    sandbox_write(*state, "rules.yaml", (const char *)rules.ptr);
    ltl_buf_clear(&rules);
    sandbox_run(*state, ".",
                "mkdir src; for i in $(seq 40); do { echo 'def f():'; seq -f '  x%%.0f = source()' 2100; "
                "for k in 0 1 2 3; do echo \"  sink$((i %% 8 * 4 + k))(source())\"; done; } > src/f$i.py; done");
}

static void a_language_that_is_too_dear_is_looked_at_more_cheaply(void **state) {
    dear_setup(state);
    ltl_program got = run(state, SCAN "--jobs 2 src");
    assert_int_equal(got.code, 3);
    json_t *root = report(got.out);
    check_error(root, "python: values within functions is quarantined: it used up its steps on 32 of 32 files");
    check_error(root, "; 8 files were looked at with sources within sinks alone");
    assert_int_equal(json_array_size(json_object_get(root, "errors")), 1); /* no rule fails that often */
    assert_int_equal(with_reason(root, "pattern-flow"), LTL_QUARANTINE_FILES);
    assert_int_equal(with_reason(root, "flow-quarantined"), FILES - LTL_QUARANTINE_FILES);
    assert_int_equal(with_form(root, "pattern"), (FILES - LTL_QUARANTINE_FILES) * HARD_RULES);
    assert_int_equal(with_form(root, "whole"), LTL_QUARANTINE_FILES * HARD_RULES); /* before it ran out */
    json_decref(root);
}

static void workers_do_not_show_when_it_is_dear(void **state) {
    dear_setup(state);
    assert_int_equal(run(state, SCAN "--jobs 1 src > one.json").code, 3);
    assert_int_equal(run(state, SCAN "--jobs 6 src > many.json").code, 3);
    assert_string_equal(run(state, "cmp one.json many.json").out, "");
}

/* Small files, behind the dear ones in the order of the plan: they are read in a cheaper form that does not crash,
 * unless somebody comes to them before that is known. */
static void workers_do_not_show_when_it_is_dear_and_crashes(void **state) {
    dear_setup(state);
    sandbox_run(*state, "src",
                "for i in 1 2 3; do printf '# CRASH-WHOLE\nsink1(source())\n' > z$i.py; done; "
                "printf '# CRASH-NOW\nx = 1\n' > zz.py");
    assert_int_equal(run_fragile(state, SCAN "--jobs 1 src > one.json").code, 3);
    assert_int_equal(run_fragile(state, SCAN "--jobs 6 src > many.json").code, 3);
    assert_int_equal(run_fragile(state, SCAN "--jobs 4 --no-journal src > none.json").code, 3);
    assert_string_equal(run(state, "cmp one.json many.json; cmp one.json none.json").out, "");
    assert_string_equal(run(state, "grep -c '\"crashed\":1[,}]' one.json").out, "1\n");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    print_message("not run: a checker has handlers of its own\n");
    return 0;
#endif
    const struct CMUnitTest tests[] = {
        TEST(a_language_that_crashes_is_read_as_words),
        TEST(workers_do_not_show_when_it_crashes),
        TEST(every_report_says_so),
        TEST(it_outlives_the_run_when_it_is_told_to),
        TEST(a_language_that_is_too_dear_is_looked_at_more_cheaply),
        TEST(workers_do_not_show_when_it_is_dear),
        TEST(workers_do_not_show_when_it_is_dear_and_crashes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
