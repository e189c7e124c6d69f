/* Patterns against data: blocks, mappings, objects, tables and elements. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

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
        {"yaml", "a: &x\n  b: 1", "a:\n  b: 1\nc: 1\n", ""},
        {"yaml", "a:\n  b: 1", "a: &anchor\n  b: !!int 1\n", "1"},
        {"yaml", "- pattern: 'image: $I'\n- pattern-inside: |\n    - ...\n      name: one\n      ...", PODS, "6"},
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
        cmocka_unit_test(members_in_any_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
