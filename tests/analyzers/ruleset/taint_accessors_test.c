/* Properties that work something out of fields, and those that do something with what they are given. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/compiler.h"
#include "tests/support/taint_rows.h"

#define ACROSS TAINT_ACROSS
#define CHECK(rows) taint_rows_check(rows, LTL_COUNT_OF(rows))

static const taint_row properties_call_functions_rows[] = {
    {"javascript", ACROSS,
     "class P {\n"
     "  constructor(n, m) { this._n = n; this._m = m; }\n"
     "  get name() { return this._n + \"x\"; }\n"
     "  get other() { return this._m + \"x\"; }\n"
     "  get both() { return this._m + this._n; }\n"
     "  set cmd(v) { sink(v); }\n"
     "  set low(v) { this._low = v.trim(); }\n"
     "  get low() { return this._low; }\n"
     "}\n"
     "function f() {\n"
     "  const p = new P(source(), \"x\");\n"
     "  sink(p.name);\n"
     "  sink(p.other);\n"
     "  sink(p.both);\n"
     "  p.cmd = source();\n"
     "  const q = new P(\"a\", \"b\");\n"
     "  q.cmd = \"fixed\";\n"
     "  q.low = source();\n"
     "  sink(q.low);\n"
     "  sink(q.name);\n"
     "}\n",
     "6 12 14 19"},
    {"typescript", ACROSS,
     "class P {\n"
     "  constructor(n, m) { this._n = n; this._m = m; }\n"
     "  get name() { return this._n + \"x\"; }\n"
     "  get other() { return this._m + \"x\"; }\n"
     "  get both() { return this._m + this._n; }\n"
     "  set cmd(v) { sink(v); }\n"
     "  set low(v) { this._low = v.trim(); }\n"
     "  get low() { return this._low; }\n"
     "}\n"
     "function f() {\n"
     "  const p = new P(source(), \"x\");\n"
     "  sink(p.name);\n"
     "  sink(p.other);\n"
     "  sink(p.both);\n"
     "  p.cmd = source();\n"
     "  const q = new P(\"a\", \"b\");\n"
     "  q.cmd = \"fixed\";\n"
     "  q.low = source();\n"
     "  sink(q.low);\n"
     "  sink(q.name);\n"
     "}\n",
     "6 12 14 19"},
    {"python", ACROSS,
     "class P:\n"
     "    def __init__(self, n, m):\n"
     "        self._n = n\n"
     "        self._m = m\n"
     "    @property\n"
     "    def name(self):\n"
     "        return self._n + \"x\"\n"
     "    @property\n"
     "    def other(self):\n"
     "        return self._m + \"x\"\n"
     "    @property\n"
     "    def cmd(self):\n"
     "        return self._cmd\n"
     "    @cmd.setter\n"
     "    def cmd(self, v):\n"
     "        sink(v)\n"
     "    @cached_property\n"
     "    def cached(self):\n"
     "        return \"a\" + self._n\n"
     "def f():\n"
     "    p = P(source(), \"x\")\n"
     "    sink(p.name)\n"
     "    sink(p.other)\n"
     "    sink(p.cached)\n"
     "    p.cmd = source()\n"
     "    q = P(\"a\", \"b\")\n"
     "    q.cmd = \"fixed\"\n"
     "    sink(q.name)\n",
     "16 22 24"},
    {"ruby", ACROSS,
     "class P\n"
     "  def initialize(n, m)\n"
     "    @n = n\n"
     "    @m = m\n"
     "  end\n"
     "  def name\n"
     "    @n + \"x\"\n"
     "  end\n"
     "  def other\n"
     "    @m + \"x\"\n"
     "  end\n"
     "  def cmd=(v)\n"
     "    sink(v)\n"
     "  end\n"
     "end\n"
     "def f\n"
     "  p = P.new(source(), \"x\")\n"
     "  sink(p.name)\n"
     "  sink(p.other)\n"
     "  p.cmd = source()\n"
     "  q = P.new(\"a\", \"b\")\n"
     "  q.cmd = \"fixed\"\n"
     "  sink(q.name)\n"
     "end\n",
     "13 18"},
    {"scala", ACROSS,
     "class P(n: String, m: String) {\n"
     "  def name = n + \"x\"\n"
     "  def other: String = m + \"x\"\n"
     "}\n"
     "object M {\n"
     "  def f() = {\n"
     "    val p = new P(source(), \"x\")\n"
     "    sink(p.name)\n"
     "    sink(p.other)\n"
     "  }\n"
     "}\n",
     "8"},
};

static void properties_call_functions(void **state) {
    (void)state;
    CHECK(properties_call_functions_rows);
}

static const taint_row fields_are_worked_out_rows[] = {
    {"csharp", ACROSS,
     "class P {\n"
     "    private string first; private string last; private string x;\n"
     "    public P(string f, string l) { first = f; last = l; }\n"
     "    public string Full => first + last;\n"
     "    public string Last => last.Trim();\n"
     "    public string Low { get { return x + \"a\"; } set { x = value.ToLower(); } }\n"
     "}\n"
     "class M {\n"
     "    void F() {\n"
     "        var p = new P(source(), \"x\");\n"
     "        sink(p.Full);\n"
     "        sink(p.Last);\n"
     "        var q = new P(\"a\", \"b\");\n"
     "        q.Low = source();\n"
     "        sink(q.Low);\n"
     "        sink(q.Full);\n"
     "    }\n"
     "}\n",
     "11 15"},
    {"kotlin", ACROSS,
     "class P(private val n: String, private val m: String) {\n"
     "    val name get() = n + \"x\"\n"
     "    val other: String\n"
     "        get() = m + \"x\"\n"
     "    val long: String\n"
     "        get() { return n + m }\n"
     "}\n"
     "fun f() {\n"
     "    val p = P(source(), \"x\")\n"
     "    sink(p.name)\n"
     "    sink(p.other)\n"
     "    sink(p.long)\n"
     "    val q = P(\"a\", \"b\")\n"
     "    sink(q.name)\n"
     "}\n",
     "10 12"},
    {"swift", ACROSS,
     "class P {\n"
     "    var n: String\n"
     "    var m: String\n"
     "    init(n: String, m: String) { self.n = n; self.m = m }\n"
     "    var name: String { return n + \"x\" }\n"
     "    var other: String { m + \"x\" }\n"
     "}\n"
     "func f() {\n"
     "    let p = P(n: source(), m: \"x\")\n"
     "    sink(p.name)\n"
     "    sink(p.other)\n"
     "    let q = P(n: \"a\", m: \"b\")\n"
     "    sink(q.name)\n"
     "}\n",
     "10"},
};

static void fields_are_worked_out(void **state) {
    (void)state;
    CHECK(fields_are_worked_out_rows);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(properties_call_functions),
        cmocka_unit_test(fields_are_worked_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
