/* A table of constants gives constants, whoever chooses the key; one that others may write into does not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/compiler.h"
#include "tests/support/taint_rows.h"

static const taint_row TABLES[] = {
    {"python", TAINT_ACROSS,
     "TABLE = {\"a\": \"x\", \"b\": \"y\"}\n"
     "def f(k):\n"
     "    sink(TABLE[source()])\n"
     "    sink(TABLE.get(source()))\n"
     "    sink(TABLE.get(source(), \"z\"))\n"
     "    c = source()\n"
     "    sink(TABLE.get(c, c))\n"
     "    t = {\"a\": {\"b\": \"x\"}}\n"
     "    sink(t[\"a\"][c])\n"
     "    open_ = {\"a\": \"x\", \"b\": k()}\n"
     "    sink(open_[c])\n"
     "    grown = {\"a\": \"x\"}\n"
     "    grown[\"b\"] = c\n"
     "    sink(grown[\"b\"])\n"
     "    handed = [\"a\"]\n"
     "    k(handed)\n"
     "    sink(handed[c])\n",
     "7 11 14 17"},
    {"javascript", TAINT_ACROSS,
     "const TABLE = {a: 'x', b: 'y'};\n"
     "function f(k) {\n"
     "  sink(TABLE[source()]);\n"
     "  const t = {a: 'x'};\n"
     "  sink(t[source()] || 'z');\n"
     "  sink(['a', 'b'][source()]);\n"
     "  const m = new Map([['a', 'x']]);\n"
     "  sink(m.get(source()));\n"
     "  const c = source();\n"
     "  sink(t[c] || c);\n"
     "  const o = {a: k};\n"
     "  sink(o[c]);\n"
     "}\n",
     "10 12"},
    {"java", TAINT_ACROSS,
     "class A {\n"
     "  static final Map<String, String> TABLE = Map.of(\"a\", \"x\");\n"
     "  void f() {\n"
     "    sink(TABLE.get(source()));\n"
     "    sink(TABLE.getOrDefault(source(), \"z\"));\n"
     "    String c = source();\n"
     "    sink(TABLE.getOrDefault(\"a\", c));\n"
     "    String[] names = {\"a\", \"b\"};\n"
     "    sink(names[c]);\n"
     "    Map<String, String> open = new HashMap<>();\n"
     "    open.put(\"a\", c);\n"
     "    sink(open.get(\"a\"));\n"
     "  }\n"
     "}\n",
     "7 12"},
    {"csharp", TAINT_ACROSS,
     "class A { void F() {\n"
     "  var table = new Dictionary<string, string> { [\"a\"] = \"x\" };\n"
     "  sink(table[source()]);\n"
     "} }\n",
     ""},
    {"go", TAINT_ACROSS,
     "package p\n"
     "var table = map[string]string{\"a\": \"x\"}\n"
     "func f() {\n"
     "	c := source()\n"
     "	sink(table[c])\n"
     "	v, ok := table[c]\n"
     "	sink(v)\n"
     "	list := []string{\"a\", c}\n"
     "	sink(list[1])\n"
     "}\n",
     "9"},
    {"php", TAINT_ACROSS,
     "<?php function f() {\n"
     "  $table = ['a' => 'x'];\n"
     "  sink($table[source()]);\n"
     "}\n",
     ""},
    {"ruby", TAINT_ACROSS,
     "TABLE = { 'a' => 'x' }.freeze\n"
     "def f\n"
     "  sink(TABLE[source()])\n"
     "  sink(%w[a b][source()])\n"
     "  sink(TABLE.fetch(source(), 'z'))\n"
     "end\n",
     ""},
    {"kotlin", TAINT_ACROSS,
     "fun f() {\n"
     "    val table = mapOf(\"a\" to \"x\")\n"
     "    sink(table[source()])\n"
     "}\n",
     ""},
    {"scala", TAINT_ACROSS,
     "object A { def f() = {\n"
     "    val table = List(\"a\", \"x\")\n"
     "    sink(table(source()))\n"
     "} }\n",
     ""},
};

static void keys_of_constants_mark_nothing(void **state) {
    (void)state;
    taint_rows_check(TABLES, LTL_COUNT_OF(TABLES));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_of_constants_mark_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
