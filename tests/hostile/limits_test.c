/* Every limit on rules and files, met by something real: what is past it has a stated outcome. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/limits.h"
#include "tests/support/program.h"

static sandbox *box;

static int set_up(void **state) {
    (void)state;
    box = sandbox_new();
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    sandbox_free(box);
    return 0;
}

static ltl_program lintel(const char *command) {
    return ltl_program_run(LTL_PROGRAM, box, ".", command);
}

static void assert_says(ltl_program got, int code, const char *words) {
    if (got.code != code || (strstr(got.err, words) == NULL && strstr(got.out, words) == NULL)) {
        fail_msg("exit code %d, not %d, or without “%s”:\n%s\n%s", got.code, code, words, got.out,
                 got.err);
    }
}

/* `piece` so often, in a text of its own. */
static char *repeat(const char *piece, size_t count) {
    size_t len = strlen(piece);
    char *text = malloc(len * count + 1);
    assert_non_null(text);
    for (size_t i = 0; i < count; i++) {
        memcpy(text + i * len, piece, len);
    }
    text[len * count] = '\0';
    return text;
}

static void write_repeated(const char *path, const char *before, const char *piece, size_t count,
                           const char *after) {
    char *middle = repeat(piece, count);
    size_t size = strlen(before) + strlen(middle) + strlen(after) + 1;
    char *text = malloc(size);
    assert_non_null(text);
    (void)snprintf(text, size, "%s%s%s", before, middle, after);
    sandbox_write(box, path, text);
    free(text);
    free(middle);
}

#define HEAD "rules:\n- id: t\n  message: m\n  severity: ERROR\n  languages: [python]\n"

/* ---- rules ---- */

static void a_pattern_of_too_many_bytes(void **state) {
    (void)state;
    write_repeated("r.yaml", HEAD "  pattern: \"f(", "xxxxxxxx", (size_t)LTL_MAX_PATTERN_BYTES / 8,
                   ")\"\n");
    assert_says(lintel("lintel rules validate r.yaml"), 2, "65536 bytes");
}

static void a_pattern_of_too_many_nodes(void **state) {
    (void)state;
    write_repeated("r.yaml", HEAD "  pattern: \"f(", "a,", LTL_MAX_PATTERN_NODES, "a)\"\n");
    assert_says(lintel("lintel rules validate r.yaml"), 2, "4000 syntax nodes");
}

static void formulas_nested_too_deep(void **state) {
    (void)state;
    char *open = repeat("{patterns: [", LTL_MAX_FORMULA_DEPTH);
    char *close = repeat("]}", LTL_MAX_FORMULA_DEPTH);
    size_t size = strlen(open) + strlen(close) + 500;
    char *text = malloc(size);
    assert_non_null(text);
    (void)snprintf(text, size, HEAD "  patterns: [%s{pattern: f()}%s]\n", open, close);
    sandbox_write(box, "r.yaml", text);
    /* YAML's own limit or the formula's, whichever is met first. */
    assert_says(lintel("lintel rules validate r.yaml"), 2, "deeper than 64");
    free(text);
    free(open);
    free(close);
}

static void more_rules_than_the_limit(void **state) {
    (void)state;
    sandbox_run(box, ".",
                "mkdir rules; for f in 1 2 3 4 5; do { echo rules:; seq -f '- {id: r'$f'x%%.0f, "
                "pattern: f(), message: m, severity: INFO, languages: [c]}' 1 21000; } "
                ">rules/$f.yaml; done; echo 'int x;' >a.c");
    assert_says(lintel("lintel scan -c rules a.c"), 3, "more than 100000 rules");
}

/* ---- matching ---- */

static void more_findings_than_the_limit_of_a_rule(void **state) {
    (void)state;
    sandbox_write(box, "r.yaml", HEAD "  pattern: f()\n");
    write_repeated("a.py", "", "f()\n", LTL_MAX_FINDINGS_PER_RULE_FILE + 1, "");
    assert_says(lintel("lintel scan -c r.yaml --fail-on never a.py"), 0,
                "more findings than the limit of a rule");
    assert_says(lintel("lintel scan -c r.yaml --fail-on never --require-coverage a.py"), 3,
                "analysed in part only");
}

static void a_pattern_that_uses_up_its_fuel(void **state) {
    (void)state;
    sandbox_write(box, "r.yaml", HEAD "  pattern: f(..., $A, ..., $A, ..., $A, ...)\n");
    sandbox_run(box, ".", "{ echo 'f('; seq -f 'x%%g,' 1 6000; echo ')'; } >a.py");
    assert_says(lintel("lintel scan -c r.yaml a.py"), 0, "a rule used up its step budget");
}

static void a_regular_expression_without_end(void **state) {
    (void)state;
    sandbox_write(box, "r.yaml", HEAD "  pattern-regex: ^(a+)+$\n");
    write_repeated("a.py", "", "a", 60, "!\n");
    assert_says(lintel("lintel scan -c r.yaml -f json --exit-zero a.py"), 0, "\"regex-limit\"");
}

/* ---- files ---- */

/* At each comment, Python's scanner looks at all that follow. */
static void a_scanner_that_reads_on_and_on(void **state) {
    (void)state;
    sandbox_write(box, "r.yaml", HEAD "  pattern: f()\n");
    write_repeated("a.py", "f()\n", "# 345678901234\n", 60000, "");
    assert_says(lintel("lintel scan -c r.yaml a.py"), 1, "no syntax tree: rules looked at words in place of syntax");
    assert_says(lintel("lintel scan -c r.yaml --fail-on never a.py"), 3, "without a syntax tree");
}

static void a_tree_too_deep_is_cut(void **state) {
    (void)state;
    sandbox_write(box, "r.yaml", HEAD "  pattern: f()\n");
    write_repeated("a.py", "f()\nx = ", "[\n", 150000, "f()\n");
    char *close = repeat("]", 150000);
    FILE *file = fopen(sandbox_path(box, "a.py"), "a");
    assert_non_null(file);
    assert_true(fputs(close, file) >= 0 && fclose(file) == 0);
    free(close);
    assert_says(lintel("lintel scan -c r.yaml --fail-on never a.py"), 0,
                "nested deeper than the limit");
}

static void a_file_larger_than_the_target_limit(void **state) {
    (void)state;
    sandbox_write(box, "r.yaml", HEAD "  pattern: f()\n");
    write_repeated("a.py", "f()\n", "x = 5678901234\n", (size_t)LTL_MAX_TARGET_BYTES / 15, "");
    assert_says(lintel("lintel scan -c r.yaml -f json --exit-zero a.py"), 0, "\"too-large\"");
    assert_says(lintel("lintel scan -c r.yaml --max-target-bytes 2000000 a.py"), 1, "a.py:1");
    assert_says(lintel("lintel scan -c r.yaml --max-target-bytes 300000000 a.py"), 2,
                "max-target-bytes");
}

static void lines_without_end_are_minified(void **state) {
    (void)state;
    sandbox_write(box, "r.yaml", HEAD "  pattern: f()\n");
    write_repeated("a.py", "f(); x = [", "1, ", LTL_MINIFIED_LINE_BYTES, "]\n");
    assert_says(lintel("lintel scan -c r.yaml -f json --exit-zero a.py"), 0, "\"minified\"");
}

static void a_gitignore_of_16_mebibytes_is_told(void **state) {
    (void)state;
    sandbox_git_init(box, ".");
    sandbox_run(box, ".", "head -c 17000000 /dev/zero | tr '\\0' a >.gitignore; echo 'f()' >a.py");
    sandbox_write(box, "r.yaml", HEAD "  pattern: f()\n");
    assert_says(lintel("lintel scan -c r.yaml"), 1, ".gitignore does not count");
}

static void an_object_larger_than_the_limit(void **state) {
    (void)state;
    sandbox_git_init(box, ".");
    sandbox_write(box, "a.py", "f()\n");
    sandbox_git_commit(box, ".", "one");
    sandbox_run(box, ".", "head -c 68000000 /dev/zero | tr '\\0' '\\n' >a.py");
    sandbox_git_commit(box, ".", "two");
    sandbox_write(box, "r.yaml", HEAD "  pattern: f()\n");
    ltl_program got = lintel("lintel review HEAD~1 -c r.yaml -f json --exit-zero "
                             "--max-target-bytes 200000000");
    assert_true(got.code == 0 || got.code == 3);
    assert_true(strstr(got.out, "\"too-large\"") != NULL ||
                strstr(got.out, "\"unreadable\"") != NULL);
}

/* A checker of addresses maps terabytes for itself. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define MOST_KIB "unlimited"
#else
#define MOST_KIB "400000"
#endif

/* All rules for several languages take no more addresses than they use. */
static void a_small_address_space_is_enough(void **state) {
    (void)state;
    sandbox_write(box, "a.py", "import os\nos.system(input())\n");
    sandbox_write(box, "a.ts", "export const a = (b: string) => eval(b);\n");
    sandbox_write(box, "a.c", "int main(void) { char b[2]; b[2] = 0; return b[0]; }\n");
    sandbox_write(box, "a.html", "<html><script>eval(location.hash)</script></html>\n");
    ltl_program got = lintel("/usr/bin/env bash -c 'ulimit -v " MOST_KIB
                             "; \"$LINTEL\" scan -j 1 -f json --exit-zero .'");
    assert_says(got, 0, "\"failed\":0");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_pattern_of_too_many_bytes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_pattern_of_too_many_nodes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(formulas_nested_too_deep, set_up, tear_down),
        cmocka_unit_test_setup_teardown(more_rules_than_the_limit, set_up, tear_down),
        cmocka_unit_test_setup_teardown(more_findings_than_the_limit_of_a_rule, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_pattern_that_uses_up_its_fuel, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_regular_expression_without_end, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_scanner_that_reads_on_and_on, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_tree_too_deep_is_cut, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_file_larger_than_the_target_limit, set_up, tear_down),
        cmocka_unit_test_setup_teardown(lines_without_end_are_minified, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_gitignore_of_16_mebibytes_is_told, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_object_larger_than_the_limit, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_small_address_space_is_enough, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
