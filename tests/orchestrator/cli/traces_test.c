#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "tests/support/page_data.h"
#include "tests/support/program.h"

/* How far values are followed, and the way of each in every report that can show it. */

static const char rules[] =
    "rules:\n- id: flow\n  languages: [python]\n  severity: ERROR\n  message: reaches the sink\n"
    "  mode: taint\n  pattern-sources: [{pattern: source(...)}]\n"
    "  pattern-sinks: [{pattern: sink(...)}]\n"
    "- id: plain\n  languages: [python]\n  severity: ERROR\n  message: a call\n  pattern: plain()\n";

/* One flow within a function, one within a file, one through three files. */
static int setup(void **state) {
    sandbox *box = sandbox_new();
    sandbox_write(box, "rules.yaml", rules);
    sandbox_write(box, "src/within.py", "def f():\n    x = source()\n    sink(x)\n    plain()\n");
    sandbox_write(box, "src/file.py",
                  "def get():\n    return source()\n\ndef f():\n    sink(get())\n");
    sandbox_write(box, "src/far_in.py",
                  "from far_through import carry\n\ndef f():\n    taken = source()\n    carry(taken)\n");
    sandbox_write(box, "src/far_through.py",
                  "from far_out import use\n\ndef carry(what):\n    held = what\n    use(held)\n");
    sandbox_write(box, "src/far_out.py", "def use(given):\n    sink(given)\n");
    *state = box;
    return 0;
}

static int teardown(void **state) {
    sandbox_free(*state);
    return 0;
}

static char *run(void **state, const char *options) {
    char command[512];
    (void)snprintf(command, sizeof command,
                   "lintel scan --config rules.yaml --no-gitignore --no-cache %s src", options);
    return strdup(ltl_program_run(LTL_PROGRAM, *state, ".", command).out);
}

/* ---- depth ---- */

static uint32_t count_found(void **state, const char *options) {
    char *text = run(state, options);
    json_t *root = json_loads(text, 0, NULL);
    assert_non_null(root);
    size_t count = json_array_size(json_object_get(root, "findings"));
    json_decref(root);
    free(text);
    return (uint32_t)count;
}

static void each_depth_sees_further(void **state) {
    static const struct {
        const char *depth;
        uint32_t found;
    } rows[] = {{"none", 1}, {"rule", 2}, {"function", 2}, {"file", 3}, {"repository", 4}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char options[80];
        (void)snprintf(options, sizeof options, "--format json --dataflow %s", rows[i].depth);
        assert_int_equal(count_found(state, options), rows[i].found);
    }
    ltl_program got = ltl_program_run(LTL_PROGRAM, *state, ".",
                                      "lintel scan --config rules.yaml --dataflow deep src");
    assert_int_equal(got.code, 2);
}

static void what_is_left_out_is_said(void **state) {
    char *text = run(state, "--format json --dataflow none");
    assert_non_null(strstr(text, "rules that follow values were left out"));
    free(text);
    text = run(state, "--format json --dataflow function");
    assert_null(strstr(text, "were left out"));
    free(text);
}

/* From `"findings"` on: what stands before it tells of the run, its time for one. */
static const char *findings_of(const char *text) {
    const char *from = strstr(text, "\"findings\"");
    return from != NULL ? from : text;
}

static void workers_do_not_show(void **state) {
    static const char *const depths[] = {"none", "rule", "function", "file", "repository"};
    static const int jobs[] = {1, 2, 8};
    for (size_t d = 0; d < sizeof depths / sizeof depths[0]; d++) {
        char *first = NULL;
        for (size_t j = 0; j < sizeof jobs / sizeof jobs[0]; j++) {
            char options[120];
            (void)snprintf(options, sizeof options,
                           "--format sarif --dataflow %s --jobs %d", depths[d], jobs[j]);
            char *text = run(state, options);
            if (first == NULL) {
                first = text;
                continue;
            }
            assert_string_equal(findings_of(first), findings_of(text));
            free(text);
        }
        free(first);
    }
}

/* ---- reports ---- */

static char *file_text(void **state, const char *name) {
    char command[200];
    (void)snprintf(command, sizeof command, "cat %s", name);
    return strdup(ltl_program_run(LTL_PROGRAM, *state, ".", command).out);
}

/* The way leads through all three files, whatever the form. */
static void check_way(const char *format, const char *text) {
    static const char *const stops[] = {"far_in.py", "far_through.py", "far_out.py", "taken", "held",
                                        "given"};
    for (size_t i = 0; i < sizeof stops / sizeof stops[0]; i++) {
        if (strstr(text, stops[i]) == NULL) {
            fail_msg("%s does not tell of %s:\n%s", format, stops[i], text);
        }
    }
}

static void every_report_tells_the_way(void **state) {
    char *text = run(state, "--dataflow repository --dataflow-traces --format text --json-output o.json "
                            "--sarif-output o.sarif --sarif-github-output g.sarif --html-output o.html");
    check_way("text", text);
    free(text);
    static const char *const names[] = {"o.json", "o.sarif", "g.sarif"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        char *report = file_text(state, names[i]);
        check_way(names[i], report);
        free(report);
    }
    char *page = file_text(state, "o.html");
    char *data = ltl_page_data(page);
    check_way("html", data);
    free(data);
    free(page);
}

/* The first of the list under the key. */
static json_t *first_of(json_t *root, const char *key) {
    return json_array_get(json_object_get(root, key), 0);
}

static json_t *result_at(json_t *root, const char *path) {
    json_t *results = json_object_get(first_of(root, "runs"), "results");
    for (size_t i = 0; i < json_array_size(results); i++) {
        json_t *place =
            json_object_get(first_of(json_array_get(results, i), "locations"), "physicalLocation");
        json_t *file = json_object_get(place, "artifactLocation");
        const char *uri = json_string_value(json_object_get(file, "uri"));
        if (uri != NULL && strstr(uri, path) != NULL) {
            return json_array_get(results, i);
        }
    }
    return NULL;
}

static void a_code_flow_goes_from_file_to_file(void **state) {
    char *text = run(state, "--dataflow repository --format sarif");
    json_t *root = json_loads(text, 0, NULL);
    json_t *result = result_at(root, "far_out.py");
    assert_non_null(result);
    json_t *flow = first_of(first_of(result, "codeFlows"), "threadFlows");
    char *first = json_dumps(first_of(flow, "locations"), 0); /* begins where it comes from */
    assert_non_null(strstr(first, "far_in.py"));
    free(first);
    json_t *related = json_object_get(result, "relatedLocations");
    assert_int_equal(json_array_size(related), 2);
    json_decref(root);
    free(text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(each_depth_sees_further, setup, teardown),
        cmocka_unit_test_setup_teardown(what_is_left_out_is_said, setup, teardown),
        cmocka_unit_test_setup_teardown(workers_do_not_show, setup, teardown),
        cmocka_unit_test_setup_teardown(every_report_tells_the_way, setup, teardown),
        cmocka_unit_test_setup_teardown(a_code_flow_goes_from_file_to_file, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
