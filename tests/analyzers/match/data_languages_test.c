/* Patterns against data: blocks, mappings, objects, tables and elements. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/compiler.h"
#include "tests/support/match_rows.h"

#define BUCKET                   \
    "resource \"box\" \"one\" {\n" \
    "  name = \"n\"\n"           \
    "  log {\n"                  \
    "    on   = true\n"          \
    "    days = 7\n"             \
    "  }\n"                      \
    "  lock = \"1\"\n"           \
    "}\n"                        \
    "resource \"box\" \"two\" {}\n" \
    "resource \"lid\" \"three\" {\n" \
    "  name = \"m\"\n"           \
    "}\n"

static void blocks_of_hcl(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"hcl", "resource \"box\" $NAME {...}", BUCKET, "1 9"},
        {"hcl", "resource \"box\" $NAME {\n  ...\n}", BUCKET, "1 9"},
        {"hcl", "resource \"box\" \"...\" {\n}", BUCKET, "9"},
        {"hcl", "resource $TYPE $NAME {\n  ...\n  name = \"m\"\n}", BUCKET, "10"},
        {"hcl", "resource \"box\" $NAME {\n  lock = ...\n  ...\n  name = $N\n  ...\n}", BUCKET, "1"},
        {"hcl", "resource \"box\" $NAME {\n  log {\n    days = 7\n  }\n}", BUCKET, "1"},
        {"hcl", "resource \"box\" $NAME {\n  ...\n  log {\n    ...\n    on = false\n  }\n}", BUCKET, ""},
        {"hcl", "log {\n  ...\n  days = $D\n  ...\n}", BUCKET, "3"},
        {"hcl", "resource \"box\" $NAME {\n  inner { x = 1 }\n}",
         "resource \"box\" \"a\" {\n  outer {\n    inner {\n      x = 1\n    }\n  }\n}\n", "1"},
        {"hcl", "resource \"box\" $NAME {\n  x = 1\n}",
         "resource \"box\" \"a\" {\n  outer {\n    x = 1\n  }\n}\n", ""},
        {"hcl", "name = $X", BUCKET, "2 11"},
        {"hcl", "name = ...", BUCKET, "2 11"},
        {"hcl", "on = \"true\"", BUCKET, "4"},
        {"hcl", "lock = 1", BUCKET, "7"},
        {"hcl", "lock = \"2\"", BUCKET, ""},
        {"hcl", "- pattern: resource $T $N {...}\n- pattern-not-inside: |\n    resource $T $N {\n"
                "      ...\n      name = ...\n      ...\n    }", BUCKET, "9"},
        {"hcl", "- pattern: days = $D\n- pattern-inside: |\n    resource \"box\" $N {\n      ...\n    }",
         BUCKET, "5"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void expressions_of_hcl(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"hcl", "tags = {...}", "tags = { a = 1 }\ntags = {}\ntags = []\n", "1 2"},
        {"hcl", "tags = {\n  ...\n  a = 1\n  ...\n}", "tags = { b = 2, \"a\" = 1 }\ntags = { b = 2 }\n", "1"},
        {"hcl", "f({... a = 1 ... b = 2 ...})", "x = f({ b = 2, c = 3, a = 1 })\ny = f({ b = 2 })\n", "1"},
        {"hcl", "ports = [..., 22, ...]", "ports = [21, 22]\nports = [23]\nports = [\"22\"]\n", "1 3"},
        {"hcl", "f(..., $X)", "a = f(1)\nb = f(1, 2)\nc = g(f())\n", "1 2"},
        {"hcl", "var.$X", "a = var.b\nc = \"x-${var.d}\"\ne = local.f\n", "1 2"},
        {"hcl", "\"...\"", "a = \"x\"\nb = 1\nc = <<E\ntext\nE\n", "1 3"},
        {"hcl", "\"...${var.$X}...\"", "a = \"x-${var.b}-y\"\nc = \"${var.d}\"\ne = \"f\"\n", "1 2"},
        {"hcl", "x = \"text\"", "x = <<-E\ntext\nE\n", "1"},
        {"hcl", "box.a[*].id", "a = box.a[*].id\nb = box.a[0].id\n", "1"},
        {"hcl", "$X ? $Y : $Z", "a = b ? 1 : 2\n", "1"},
        {"hcl", "[for $V in $L : ...]", "a = [for x in y : x.z]\nb = [1]\n", "1"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

#define PODS              \
    "kind: Pod\n"         \
    "spec:\n"             \
    "  hostNetwork: true\n" \
    "  containers:\n"     \
    "  - name: one\n"     \
    "    image: a\n"      \
    "    args: [x, y]\n"  \
    "  - image: \"b\"\n"  \
    "    name: two\n"     \
    "---\n"               \
    "kind: \"Pod\"\n"     \
    "spec: {hostNetwork: false}\n" \
    "\n"

static void mappings_of_yaml(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"yaml", "kind: Pod", PODS, "1 11"},
        {"yaml", "kind: $X", PODS, "1 11"},
        {"yaml", "spec:\n  ...\n  hostNetwork: true", PODS, "2"},
        {"yaml", "spec:\n  hostNetwork: $X", PODS, "12"},
        {"yaml", "a: true", "a: True\na: TRUE\na: \"True\"\na: False\n", "1 2"},
        {"yaml", "a: null", "a: Null\na: ~\n", "1"},
        {"yaml", "spec:\n  hostNetwork: true", PODS, ""},
        {"yaml", "name: $N\nimage: $I", PODS, "8"},
        {"yaml", "...\nname: $N\n...\nimage: $I\n...", PODS, "5 8"},
        {"yaml", "- name: $N\n  image: $I", PODS, "8"},
        {"yaml", "containers:\n  - ...\n  - ...\n    image: b", PODS, "4"},
        {"yaml", "containers:\n  ...\n  - name: two\n    ...", PODS, "4"},
        {"yaml", "args:\n- x\n- y", PODS, "7"},
        {"yaml", "args: [..., y]", PODS, "7"},
        {"yaml", "args: [y]", PODS, ""},
        {"yaml", "containers: ...", PODS, "4"},
        {"yaml", "spec:\n  ...", PODS, "2 12"},
        {"yaml", "{kind: Pod}", PODS, "1 11"},
        {"yaml", "message: one line", "message: >-\n  one line\nb: 1\n", "1"},
        {"yaml", "text: >-\n  $X", "text: |\n  a\n  b\ntext: c\n", "1 4"},
        {"yaml", "a: &x\n  b: 1", "a:\n  b: 1\nc: 1\n", ""},
        {"yaml", "a:\n  b: 1", "a: &anchor\n  b: !!int 1\n", "1"},
        {"yaml", "- pattern: 'image: $I'\n- pattern-inside: |\n    - ...\n      name: one\n      ...", PODS, "6"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void scalars_of_yaml(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"yaml", "a: one two", "a: one two\na: 'one two'\na: \"one\\x20two\"\n", "1 2"},
        {"yaml", "a: one two", "a: one\n  two\na: \"one\n  two\"\n", "1 3"},
        {"yaml", "a: one two", "a: >-\n  one\n  two\na: |-\n  one\n  two\n", "1"},
        {"yaml", "a: \"one\\ntwo\\n\"", "a: |\n  one\n  two\na: |-\n  one\n  two\n", "1"},
        {"yaml", "a: \"one\\n  two\"", "a: |- # no\n    one\n      two\nb: 1\n", "1"},
        {"yaml", "a: it's", "a: 'it''s'\n", "1"},
        {"yaml", "a: \"=~/e\\nt/\"", "a: |\n  one\n  two\na: >\n  one\n  two\n", "1"},
        {"yaml", "a: |\n  $X", "a: |\n  one\n  two\na: b\n", "1 4"},
        {"yaml", "a: null", "a:\na: null\nb:\n- a:\n- a: 1\n", "1 2 4"},
        {"yaml", "a: $X", "a:\nb: {a: , c: 1}\n", "1 2"},
        {"yaml", "a:", "a:\na: 1\n", "1"},
        {"yaml", "a: \"\"", "a: >-\nb: 1\n", "1"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

/* More rows than 16 bits count. */
static void a_long_file_of_yaml(void **state) {
    (void)state;
    enum { ROWS = 40000, ROW_BYTES = 5 };
    char *code = malloc(ROWS * ROW_BYTES + 16);
    assert_non_null(code);
    for (size_t row = 0; row < ROWS; row++) {
        memcpy(code + row * ROW_BYTES, "- a:\n", ROW_BYTES);
    }
    memcpy(code + ROWS * ROW_BYTES, "- b: 1\n", sizeof "- b: 1\n");
    const match_row row = {"yaml", "b: 1", code, "40001"};
    match_rows_check(&row, 1);
    free(code);
}

#define PACKAGE                    \
    "{\n"                          \
    "  \"name\": \"a\",\n"          \
    "  \"scripts\": {\n"            \
    "    \"preinstall\": \"rm x\",\n" \
    "    \"test\": \"run\"\n"       \
    "  },\n"                        \
    "  \"ports\": [80, {\"test\": 1}],\n" \
    "  \"on\": true\n"              \
    "}\n"

static void objects_of_json(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"json", "\"test\": $X", PACKAGE, "5 7"},
        {"json", "\"test\": \"$X\"", PACKAGE, "5"},
        {"json", "\"scripts\": {..., $K: \"run\", ...},", PACKAGE, "3"},
        {"json", "{\"test\": ..., \"preinstall\": \"rm x\"}", PACKAGE, "3"},
        {"json", "{\"test\": 1,}", PACKAGE, "7"},
        {"json", "{\"test\": \"run\"}", PACKAGE, ""},
        {"json", "{..., \"ports\": [..., $P], ...}", PACKAGE, "1"},
        {"json", "[80, ...]", PACKAGE, "7"},
        {"json", "{test: 1}", PACKAGE, "7"},
        {"json", "scripts: ...", PACKAGE, "3"},
        {"json", "\"on\": true", PACKAGE, "8"},
        {"json", "\"=~/^(pre|post)install$/\": \"=~/RM/i\"", PACKAGE, "4"},
        {"json", "\"=~/^install/\": $X", PACKAGE, ""},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void tables_of_toml(void **state) {
    (void)state;
    static const char code[] = "title = \"t\"\n[package]\nname = 'x'\nedition = \"2018\"\n\n"
                               "[deps.one]\nversion = \"1\"\n[[bin]]\nname = \"x\"\nflags = [1, 2]\n"
                               "set = {a = 1, b = 2}\n";
    static const match_row rows[] = {
        {"toml", "name = \"x\"", code, "3 9"},
        {"toml", "name = $X", code, "3 9"},
        {"toml", "$K = \"t\"", code, "1"},
        {"toml", "[package]\n...\nedition = ...", code, "2"},
        {"toml", "[package]\nedition = \"2018\"", code, "2"},
        {"toml", "[deps.$D]\nversion = \"$V\"", code, "6"},
        {"toml", "flags = [..., 2]", code, "10"},
        {"toml", "set = {..., b = 2}", code, "11"},
        {"toml", "set = {b = 2}", code, ""},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void elements_of_xml(void **state) {
    (void)state;
    static const char code[] = "<m>\n  <app\n    debug=\"true\" id='a'>\n    <act/>\n    <b>text</b>\n"
                               "  </app>\n  <app id=\"b\"></app>\n</m>\n";
    static const match_row rows[] = {
        {"xml", "<app ... debug=\"true\">...</app>", code, "2"},
        {"xml", "<app debug=\"true\"/>", code, "2"},
        {"xml", "<app id=$X/>", code, "2 7"},
        {"xml", "<app id=\"$X\" debug=\"...\"></app>", code, "2"},
        {"xml", "debug=\"true\"", code, "3"},
        {"xml", "<$T>text</$T>", code, "5"},
        {"xml", "<app>... <b>$X</b></app>", code, "2"},
        {"xml", "<app><b>...</b></app>", code, ""},
        {"xml", "<app><act></act></app>", code, "2"},
        {"xml", "<act/>", code, "4"},
        {"xml", "<app id=\"a\" ...>", code, "2"},
        {"html", "<a ... target=\"_blank\" ...>", "<p>\n<a href=x target='_blank'>y</a></p>", "2"},
        {"html", "<$T src=$X>", "<p>\n<img src=a.png>\n<script src=\"b\"></script></p>", "2 3"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void members_in_any_order(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"python", "f({'a': 1, 'b': 2})", "f({'b': 2, 'a': 1})\nf({'a': 1, 'b': 2, 'c': 3})\n", "1"},
        {"python", "f({})", "f({})\nf({ })\nf({'a': 1})\n", "1 2"},
        {"python", "f({...})", "f({})\nf({'a': 1})\n", "1 2"},
        {"javascript", "f({b: 2, a: 1})", "f({a: 1, c: 3, b: 2});\nf({a: 1});\n", "1"},
        {"javascript", "f({})", "f({});\nf({ });\nf({a: 1});\n", "1 2"},
        {"javascript", "f({a: $X})", "f({'a': 1});\nf({\"b\": 1});\n", "1"},
        {"java", "class $C { void g() {...} int x; }",
         "class A { int x; int y; void g() { h(); } }\nclass B { void g() {} }\n", "1"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_of_hcl),
        cmocka_unit_test(expressions_of_hcl),
        cmocka_unit_test(mappings_of_yaml),
        cmocka_unit_test(scalars_of_yaml),
        cmocka_unit_test(a_long_file_of_yaml),
        cmocka_unit_test(objects_of_json),
        cmocka_unit_test(tables_of_toml),
        cmocka_unit_test(elements_of_xml),
        cmocka_unit_test(members_in_any_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
