/* A file whose parser gives up: it is read as words, and every report and the exit code say so. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "tests/support/program.h"

#define SCAN "lintel scan --config rules.yaml --no-cache "

static int setup(void **state) {
    sandbox *box = sandbox_new();
    sandbox_write(box, "rules.yaml",
                  "rules:\n"
                  "- {id: img, languages: [html], message: m, severity: LOW, pattern: '<img src=$X>'}\n"
                  "- {id: gone, languages: [html], message: m, severity: LOW, pattern: '<blink>'}\n");
    sandbox_run(box, ".", "{ yes '<a>' | head -n 130000; echo '<img src=q>'; } > hard.html");
    sandbox_write(box, "easy.html", "<p>fine</p>\n");
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

static const char *text_of(json_t *object, const char *key) {
    return json_string_value(json_object_get(object, key));
}

static void json_says_form_and_reason(void **state) {
    ltl_program got = run(state, SCAN "--format json .");
    assert_int_equal(got.code, 3);
    json_t *root = json_loads(got.out, 0, NULL);
    json_t *findings = json_object_get(root, "findings");
    assert_int_equal(json_array_size(findings), 1);
    assert_string_equal(text_of(json_array_get(findings, 0), "form"), "tokens");
    assert_string_equal(text_of(json_array_get(findings, 0), "confidence"), "low");
    json_t *ledger = json_object_get(root, "ledger");
    json_t *files = json_object_get(ledger, "files");
    assert_int_equal(json_integer_value(json_object_get(json_object_get(files, "reasons"), "tokens")), 1);
    json_t *note = json_array_get(json_object_get(ledger, "notes"), 0);
    assert_string_equal(text_of(note, "path"), "hard.html");
    assert_string_equal(text_of(note, "detail"), "the parser used up its step budget");
    assert_string_equal(text_of(json_object_get(root, "gate"), "verdict"), "incomplete");
    json_decref(root);
}

static void the_other_reports_do_too(void **state) {
    ltl_program got = run(state, SCAN "--format sarif .");
    assert_non_null(strstr(got.out, "partly analysed: no syntax tree: rules looked at words in place of syntax: "
                                    "the parser used up its step budget"));
    assert_non_null(strstr(got.out, "\"form\":\"tokens\""));
    got = run(state, SCAN ".");
    assert_non_null(strstr(got.out, "words in place of syntax"));
    assert_non_null(strstr(got.err, "partial: no syntax tree"));
    assert_non_null(strstr(got.err, "incomplete: 1 file without a syntax tree"));
}

/* Steps are counted, not seconds: any number of workers, one result. */
static void workers_do_not_show(void **state) {
    ltl_program one = run(state, SCAN "--format json --jobs 1 *.html > one.json; cat one.json | wc -c");
    ltl_program many = run(state, SCAN "--format json --jobs 7 *.html > many.json; cat many.json | wc -c");
    assert_string_equal(one.out, many.out);
    assert_int_equal(run(state, "cmp one.json many.json").code, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(json_says_form_and_reason),
        TEST(the_other_reports_do_too),
        TEST(workers_do_not_show),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
