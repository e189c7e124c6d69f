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
    /* an object whose class is not known has fields that are written, and others */
    {"ruby", ACROSS,
     "def f\n"
     "  u = load()\n"
     "  u.name = source()\n"
     "  sink(u.name)\n"
     "  sink(u.back)\n"
     "  sink(u.to_json)\n"
     "  sink(u)\n"
     "  out(u)\n"
     "  h = {}\n"
     "  h[:key] = source()\n"
     "  sink(h.values)\n"
     "  text(source())\n"
     "end\n"
     "def out(user)\n"
     "  sink(user.name)\n"
     "  sink(user.back)\n"
     "end\n"
     "def text(x)\n"
     "  sink(x.strip)\n"
     "  sink(x.some)\n"
     "end\n",
     "4 6 7 11 15 19 20"},
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

static const taint_row accessors_are_functions_rows[] = {
    {"csharp", ACROSS,
     "class P {\n"
     "    private string kept; private string raw;\n"
     "    public string Cmd { set { sink(value); } }\n"
     "    public string Arrow { set => sink(value); }\n"
     "    public string Low { get { return kept + \"a\"; } set { kept = value.Trim(); } }\n"
     "    public string Safe { get => raw + \"b\"; set => raw = clean(value); }\n"
     "    public string From => source();\n"
     "    public string Read { get { var x = source(); return x; } }\n"
     "    public string Own { get { return field + \".\"; } set { field = value; } }\n"
     "    public string Init { init { sink(value); } }\n"
     "    public void Inside() {\n"
     "        Cmd = source();\n"
     "        sink(Read);\n"
     "        sink(Own);\n"
     "    }\n"
     "}\n"
     "class M {\n"
     "    void F(P other) {\n"
     "        var p = new P();\n"
     "        p.Cmd = source();\n"
     "        p.Arrow = source();\n"
     "        p.Low = source();\n"
     "        sink(p.Low);\n"
     "        p.Safe = source();\n"
     "        sink(p.Safe);\n"
     "        sink(p.From);\n"
     "        p.Own = source();\n"
     "        sink(p.Own);\n"
     "        var q = new P();\n"
     "        q.Cmd = \"fixed\";\n"
     "        q.Low = \"fixed\";\n"
     "        sink(q.Low);\n"
     "        sink(q.Own);\n"
     "        var value = source();\n"
     "        q.Arrow = \"fixed\";\n"
     "        sink(other.Read);\n"
     "        var n = new P { Init = source(), Own = \"x\" };\n"
     "    }\n"
     "}\n",
     "3 4 10 13 23 26 28 36"},
    {"kotlin", ACROSS,
     "class P {\n"
     "    private var kept = \"\"\n"
     "    var cmd: String = \"\"\n"
     "        set(value) { sink(value) }\n"
     "    var low: String\n"
     "        get() = kept + \"a\"\n"
     "        set(v) { kept = v.trim() }\n"
     "    var safe: String = \"\"\n"
     "        get() = field + \"b\"\n"
     "        set(v) { field = clean(v) }\n"
     "    var own = \"\"\n"
     "        set(value) { field = value.trim() }\n"
     "    val from get() = source()\n"
     "    val read: String\n"
     "        get() { val x = source(); return x }\n"
     "    fun inside() {\n"
     "        cmd = source()\n"
     "        sink(read)\n"
     "        sink(own)\n"
     "    }\n"
     "}\n"
     "fun f(other: P) {\n"
     "    val p = P()\n"
     "    p.cmd = source()\n"
     "    p.low = source()\n"
     "    sink(p.low)\n"
     "    p.safe = source()\n"
     "    sink(p.safe)\n"
     "    sink(p.from)\n"
     "    p.own = source()\n"
     "    sink(p.own)\n"
     "    val q = P()\n"
     "    q.cmd = \"fixed\"\n"
     "    q.low = \"fixed\"\n"
     "    sink(q.low)\n"
     "    sink(q.own)\n"
     "    sink(other.read)\n"
     "}\n",
     "4 18 26 29 31 37"},
    {"swift", ACROSS,
     "class P {\n"
     "    var kept: String = \"\"\n"
     "    var cmd: String { get { return kept } set { sink(newValue) } }\n"
     "    var named: String { set(v) { sink(v) } get { return \"x\" } }\n"
     "    var low: String { get { return kept + \"a\" } set { kept = newValue.trim() } }\n"
     "    var safe: String { get { return kept + \"b\" } set { kept = clean(newValue) } }\n"
     "    var seen: String = \"\" { didSet { sink(seen) } }\n"
     "    var soon: String = \"\" { willSet { sink(newValue) } }\n"
     "    var from: String { source() }\n"
     "    var read: String { return source() }\n"
     "    func inside() {\n"
     "        cmd = source()\n"
     "        sink(read)\n"
     "    }\n"
     "}\n"
     "func f(other: P) {\n"
     "    let p = P()\n"
     "    p.cmd = source()\n"
     "    p.named = source()\n"
     "    let l = P()\n"
     "    l.low = source()\n"
     "    sink(l.low)\n"
     "    let s = P()\n"
     "    s.safe = source()\n"
     "    sink(s.safe)\n"
     "    p.seen = source()\n"
     "    p.soon = source()\n"
     "    sink(p.from)\n"
     "    let q = P()\n"
     "    q.cmd = \"fixed\"\n"
     "    q.seen = \"fixed\"\n"
     "    q.low = \"fixed\"\n"
     "    sink(q.low)\n"
     "    sink(other.read)\n"
     "}\n",
     "3 4 7 8 13 22 28 34"},
};

static void accessors_are_functions(void **state) {
    (void)state;
    CHECK(accessors_are_functions_rows);
}

/* A method that goes by its bare name is that of the object at hand. */
static const taint_row bare_methods_have_the_object_rows[] = {
    {"ruby", ACROSS,
     "class U\n"
     "  def initialize(a, b)\n"
     "    @a = a\n"
     "    @b = b\n"
     "  end\n"
     "  def upper\n"
     "    @a.upcase\n"
     "  end\n"
     "  def lower\n"
     "    @b.downcase\n"
     "  end\n"
     "  def go\n"
     "    sink(upper)\n"
     "    sink(lower)\n"
     "    sink(upper())\n"
     "    sink(lower())\n"
     "  end\n"
     "end\n"
     "U.new(source(), \"x\").go\n",
     "13 15"},
    {"java", ACROSS,
     "class U {\n"
     "  String a; String b;\n"
     "  U(String x, String y) { this.a = x; this.b = y; }\n"
     "  String upper() { return a.trim(); }\n"
     "  String lower() { return this.b.trim(); }\n"
     "  void go() {\n"
     "    sink(upper());\n"
     "    sink(lower());\n"
     "  }\n"
     "  static void f() { new U(source(), \"x\").go(); }\n"
     "}\n",
     "7"},
};

static void bare_methods_have_the_object(void **state) {
    (void)state;
    CHECK(bare_methods_have_the_object_rows);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(properties_call_functions),
        cmocka_unit_test(fields_are_worked_out),
        cmocka_unit_test(accessors_are_functions),
        cmocka_unit_test(bare_methods_have_the_object),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
