/* A rule that exceeds its budget in file after file: it is left alone behind the N-th, and everybody is told. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "core/limits.h"
#include "tests/support/program.h"

#define SCAN "lintel scan --config rules.yaml --no-cache --fail-on never --format json "

enum { FILES = 60 };

/* Each file has too many marked variables for the one rule, and something for the other. */
static int setup(void **state) {
    sandbox *box = sandbox_new();
    sandbox_write(box, "rules.yaml",
                  "rules:\n"
                  "- {id: hard, languages: [python], message: m, severity: LOW, mode: taint,\n"
                  "   pattern-sources: [{pattern: source()}], pattern-sinks: [{pattern: sink(...)}]}\n"
                  "- {id: easy, languages: [python], message: m, severity: LOW, pattern: yy}\n");
    sandbox_run(box, ".",
                "mkdir src; { echo 'def f():'; seq -f '  x%%.0f = source()' 2100; echo '  sink(source())'; echo yy; } "
                "> all;"
                "for i in $(seq 60); do cp all src/f$i.py; done");
    *state = box;
    return 0;
}

static int teardown(void **state) {
    sandbox_free(*state);
    return 0;
}

static ltl_program run(void **state, const char *command) {
    return ltl_program_run(LTL_PROGRAM, *state, ".", command);
}

static json_t *report(const char *text) {
    json_t *root = json_loads(text, 0, NULL);
    if (root == NULL) {
        fail_msg("no report: %s", text);
    }
    return root;
}

static size_t found_by(json_t *root, const char *rule) {
    size_t count = 0;
    size_t index;
    json_t *finding;
    json_array_foreach(json_object_get(root, "findings"), index, finding) {
        count += strcmp(json_string_value(json_object_get(finding, "rule_id")), rule) == 0;
    }
    return count;
}

static json_int_t with_reason(json_t *root, const char *reason) {
    json_t *files = json_object_get(json_object_get(root, "ledger"), "files");
    return json_integer_value(json_object_get(json_object_get(files, "reasons"), reason));
}

static const char *first_error(json_t *root) {
    json_t *error = json_array_get(json_object_get(root, "errors"), 0);
    assert_string_equal(json_string_value(json_object_get(error, "rule_id")), "hard");
    return json_string_value(json_object_get(error, "message"));
}

static void the_rest_does_without_the_rule(void **state) {
    ltl_program got = run(state, SCAN "--jobs 4 src");
    assert_int_equal(got.code, 3); /* no all-clear */
    json_t *root = report(got.out);
    assert_int_equal(found_by(root, "easy"), FILES);
    assert_int_equal(found_by(root, "hard"), LTL_QUARANTINE_FILES); /* what it found before it is kept */
    assert_int_equal(with_reason(root, "quarantined"), FILES - LTL_QUARANTINE_FILES);
    assert_int_equal(with_reason(root, "pattern-flow"), LTL_QUARANTINE_FILES);
    assert_non_null(strstr(first_error(root), "quarantined: it exceeded its budget in 32 of 32 files, e.g. f"));
    assert_non_null(strstr(first_error(root), "; it was not run on 28 files"));
    json_decref(root);
}

static void workers_do_not_show(void **state) {
    assert_int_equal(run(state, SCAN "--jobs 1 src > one.json").code, 3);
    assert_int_equal(run(state, SCAN "--jobs 7 src > many.json").code, 3);
    assert_int_equal(run(state, "cmp one.json many.json").code, 0);
}

static void later_runs_do_without_it_when_they_are_told_to(void **state) {
    assert_int_equal(run(state, SCAN "--quarantine 1 src").code, 3);
    ltl_program got = run(state, SCAN "--quarantine 1 src");
    json_t *root = report(got.out);
    assert_int_equal(got.code, 3);
    assert_int_equal(found_by(root, "hard"), 0);
    assert_int_equal(with_reason(root, "quarantined"), FILES);
    assert_non_null(strstr(first_error(root), "quarantined by an earlier run: it exceeded its budget in 32 of"));
    json_decref(root);
    assert_non_null(strstr(run(state, "lintel run circuits").out, "rule hard"));
    assert_int_equal(run(state, "lintel run close 'rule hard'").code, 0);
    root = report(run(state, SCAN "--quarantine 1 src").out);
    assert_int_equal(with_reason(root, "quarantined"), FILES - LTL_QUARANTINE_FILES);
    json_decref(root);
}

static void fewer_files_are_no_reason(void **state) {
    json_t *root = report(run(state, SCAN "src/f1.py src/f2.py src/f3.py").out);
    assert_int_equal(with_reason(root, "quarantined"), 0);
    assert_int_equal(json_array_size(json_object_get(root, "errors")), 0);
    json_decref(root);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(the_rest_does_without_the_rule),
        TEST(workers_do_not_show),
        TEST(later_runs_do_without_it_when_they_are_told_to),
        TEST(fewer_files_are_no_reason),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
