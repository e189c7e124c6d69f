/* Objects of classes that stand in classes, are made by functions of their class, or lie in what holds them: their
 * fields are known apart. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/compiler.h"
#include "tests/support/taint_rows.h"

#define ACROSS TAINT_ACROSS
#define CHECK(rows) taint_rows_check(rows, LTL_COUNT_OF(rows))

/* Several classes of one name, and fields that have the names of methods. */
static const taint_row builders_hold_their_fields_apart_rows[] = {
    {"java", ACROSS,
     "class P {\n"
     "    String a; String b;\n"
     "    static class Builder {\n"
     "        private String a; private String b;\n"
     "        Builder a(String v) { this.a = v; return this; }\n"
     "        Builder b(String v) { this.b = v; return this; }\n"
     "        P build() { P p = new P(); p.a = this.a; p.b = this.b; return p; }\n"
     "    }\n"
     "    String getA() { return a; }\n"
     "    String getB() { return b; }\n"
     "    void f() {\n"
     "        P p = new P.Builder().a(source()).b(\"x\").build();\n"
     "        sink(p.getA());\n"
     "        sink(p.getB());\n"
     "        sink(p.a);\n"
     "        sink(p.b);\n"
     "    }\n"
     "}\n"
     "class Q {\n"
     "    private final String a; private final String b;\n"
     "    private Q(Builder bu) { this.a = bu.a; this.b = bu.b; }\n"
     "    static Builder builder() { return new Builder(); }\n"
     "    static class Builder {\n"
     "        private String a; private String b;\n"
     "        public Builder a(String v) { this.a = v; return this; }\n"
     "        public Builder b(String v) { this.b = v; return this; }\n"
     "        public Q build() { return new Q(this); }\n"
     "    }\n"
     "    String getA() { return a; }\n"
     "    String getB() { return b; }\n"
     "}\n"
     "class R {\n"
     "    private final String a; private final String b;\n"
     "    R(String a, String b) { this.a = a; this.b = b; }\n"
     "    static class Builder {\n"
     "        private String a; private String b;\n"
     "        public Builder a(String v) { this.a = v; return this; }\n"
     "        public Builder b(String v) { this.b = v; return this; }\n"
     "        public R build() { return new R(a, b); }\n"
     "    }\n"
     "    String getA() { return a; }\n"
     "    String getB() { return b; }\n"
     "}\n"
     "class M {\n"
     "    void q() {\n"
     "        Q q = Q.builder().a(source()).b(\"x\").build();\n"
     "        sink(q.getA());\n"
     "        sink(q.getB());\n"
     "        Q.Builder bu = new Q.Builder();\n"
     "        bu.a(source());\n"
     "        bu.b(\"x\");\n"
     "        Q r = bu.build();\n"
     "        sink(r.getA());\n"
     "        sink(r.getB());\n"
     "        sink(r.a);\n"
     "        sink(r.b);\n"
     "    }\n"
     "    void r() {\n"
     "        R q = new R.Builder().a(source()).b(\"x\").build();\n"
     "        sink(q.getA());\n"
     "        sink(q.getB());\n"
     "        R.Builder bu = new R.Builder();\n"
     "        bu.a(source()).b(\"x\");\n"
     "        R r = bu.build();\n"
     "        sink(r.getA());\n"
     "        sink(r.getB());\n"
     "    }\n"
     "}\n",
     "13 15 47 53 55 60 65"},
    {"kotlin", ACROSS,
     "class P(val a: String, val b: String) {\n"
     "    class Builder {\n"
     "        private var a: String = \"\"\n"
     "        private var b: String = \"\"\n"
     "        fun a(v: String): Builder { this.a = v; return this }\n"
     "        fun b(v: String) = apply { this.b = v }\n"
     "        fun build(): P = P(a, b)\n"
     "    }\n"
     "}\n"
     "fun f() {\n"
     "    val p = P.Builder().a(source()).b(\"x\").build()\n"
     "    sink(p.a)\n"
     "    sink(p.b)\n"
     "    val q: P.Builder = P.Builder()\n"
     "    q.a(source())\n"
     "    val r = q.build()\n"
     "    sink(r.a)\n"
     "    sink(r.b)\n"
     "}\n",
     "12 17"},
    {"csharp", ACROSS,
     "class P {\n"
     "    public string a; public string b;\n"
     "    public P(string x, string y) { a = x; b = y; }\n"
     "    public class Builder {\n"
     "        private string u; private string v;\n"
     "        public Builder A(string z) { this.u = z; return this; }\n"
     "        public Builder B(string z) { this.v = z; return this; }\n"
     "        public P Build() { return new P(u, v); }\n"
     "    }\n"
     "    public static P Make(string x, string y) { return new P(x, y); }\n"
     "}\n"
     "class M {\n"
     "    void F() {\n"
     "        var p = new P.Builder().A(source()).B(\"x\").Build();\n"
     "        sink(p.a);\n"
     "        sink(p.b);\n"
     "        P.Builder q = new P.Builder();\n"
     "        q.A(source());\n"
     "        var r = q.Build();\n"
     "        sink(r.a);\n"
     "        sink(r.b);\n"
     "        var s = P.Make(source(), \"x\");\n"
     "        sink(s.a);\n"
     "        sink(s.b);\n"
     "    }\n"
     "}\n",
     "15 20 23"},
    {"typescript", ACROSS,
     "class B {\n"
     "    private a: string; private b: string;\n"
     "    setA(v: string): B { this.a = v; return this; }\n"
     "    setB(v: string): B { this.b = v; return this; }\n"
     "    build(): P { return new P(this.a, this.b); }\n"
     "}\n"
     "class P {\n"
     "    constructor(public a: string, public b: string) {}\n"
     "    static make(x: string, y: string): P { return new P(x, y); }\n"
     "    static builder() { return new B(); }\n"
     "}\n"
     "function f() {\n"
     "    const p = P.builder().setA(source()).setB(\"x\").build();\n"
     "    sink(p.a);\n"
     "    sink(p.b);\n"
     "    const s = P.make(source(), \"x\");\n"
     "    sink(s.a);\n"
     "    sink(s.b);\n"
     "}\n",
     "14 17"},
};

static void builders_hold_their_fields_apart(void **state) {
    (void)state;
    CHECK(builders_hold_their_fields_apart_rows);
}

/* Within a class its name is that of the function that makes it. */
static const taint_row a_class_makes_its_own_objects_rows[] = {
    {"java", ACROSS,
     "class R {\n"
     "    String a; String b;\n"
     "    R(String x, String y) { this.a = x; this.b = y; }\n"
     "    static R make(String u, String v) { return new R(u, v); }\n"
     "}\n"
     "class M {\n"
     "    void f() {\n"
     "        R r = R.make(source(), \"x\");\n"
     "        sink(r.a);\n"
     "        sink(r.b);\n"
     "    }\n"
     "}\n",
     "9"},
    {"java", ACROSS,
     "class R {\n"
     "    String a; String b;\n"
     "    R(String x, String y) { this.a = x; this.b = y; }\n"
     "static class B {\n"
     "    private String c; private String d;\n"
     "    void seta(String v) { this.c = v; }\n"
     "    R build() { return new R(c, d); }\n"
     "}\n"
     "}\n"
     "class M {\n"
     "    void f() {\n"
     "        R.B bu = new R.B();\n"
     "        bu.seta(source());\n"
     "        R r = bu.build();\n"
     "        sink(r.a);\n"
     "        sink(r.b);\n"
     "    }\n"
     "}\n",
     "15"},
};

static void a_class_makes_its_own_objects(void **state) {
    (void)state;
    CHECK(a_class_makes_its_own_objects_rows);
}

static const taint_row holders_are_what_they_hold_rows[] = {
    {"cpp", ACROSS,
     "#include <memory>\n"
     "struct P {\n"
     "    std::string a; std::string b;\n"
     "    P(std::string x, std::string y) : a(x), b(y) {}\n"
     "    P() {}\n"
     "    std::string getA() { return a; }\n"
     "    std::string getB() { return b; }\n"
     "};\n"
     "struct Q { std::string a; std::string b; };\n"
     "void f() {\n"
     "    auto p = std::make_unique<P>(source(), \"x\");\n"
     "    sink(p->a);\n"
     "    sink(p->b);\n"
     "    sink(p->getA());\n"
     "    sink(p->getB());\n"
     "    auto q = std::make_shared<P>(source(), \"x\");\n"
     "    sink(q->a);\n"
     "    sink(q->b);\n"
     "    std::unique_ptr<P> r(new P(source(), \"x\"));\n"
     "    sink(r->a);\n"
     "    sink(r->b);\n"
     "    auto s = std::make_unique<Q>(source(), \"x\");\n"
     "    sink(s->a);\n"
     "    sink(s->b);\n"
     "    auto t = std::make_unique<Q>();\n"
     "    t->a = source();\n"
     "    sink(t->a);\n"
     "    sink(t->b);\n"
     "    std::shared_ptr<P> u = std::make_shared<P>(source(), \"x\");\n"
     "    sink(u->a);\n"
     "    sink(u->b);\n"
     "    auto v = std::make_unique<Q>(Q{source(), \"x\"});\n"
     "    sink(v->a);\n"
     "    sink(v->b);\n"
     "}\n",
     "12 14 17 20 23 27 30 33"},
    {"rust", ACROSS,
     "struct P { a: String, b: String }\n"
     "impl P {\n"
     "    fn new(a: String, b: String) -> P { P { a, b } } \n"
     "    fn get_b(&self) -> String { self.b.clone() } \n"
     "    fn get_a(&self) -> String { self.a.clone() }\n"
     "}\n"
     "fn f() {\n"
     "    let p = Box::new(P { a: source(), b: x });\n"
     "    sink(p.a);\n"
     "    sink(p.b);\n"
     "    let q = Arc::new(P::new(source(), x));\n"
     "    sink(q.a);\n"
     "    sink(q.b);\n"
     "    sink(q.get_a());\n"
     "    sink(q.get_b());\n"
     "    let r: Rc<P> = Rc::new(P { a: source(), b: x });\n"
     "    sink(r.get_a());\n"
     "    sink(r.get_b());\n"
     "}\n",
     "9 12 14 17"},
};

static void holders_are_what_they_hold(void **state) {
    (void)state;
    CHECK(holders_are_what_they_hold_rows);
}

static const taint_row parents_make_their_part_of_an_object_rows[] = {
    {"javascript", ACROSS,
     "class Base { constructor(u, w) { this.u = u; this.w = w; } put(x) { this.v = x; } }\n"
     "class Kid extends Base {\n"
     "  constructor(z) { super(z, \"x\"); }\n"
     "  run() { sink(this.u); }\n"
     "  show() { sink(this.w); }\n"
     "}\n"
     "function f() { const k = new Kid(source()); k.run(); k.show(); }\n",
     "4"},
    {"java", ACROSS,
     "class Base { String uu; String ww; Base(String u, String w) { this.uu = u; this.ww = w; } }\n"
     "class Kid extends Base {\n"
     "  Kid(String z) { super(z, \"x\"); }\n"
     "  void run() { sink(uu); }\n"
     "  void show() { sink(ww); }\n"
     "}\n"
     "class M { void f() { Kid k = new Kid(source()); k.run(); k.show(); } }\n",
     "4"},
    {"python", ACROSS,
     "class Base:\n"
     "    def __init__(self, u, w):\n"
     "        self.u = u\n"
     "        self.w = w\n"
     "class Kid(Base):\n"
     "    def __init__(self, z):\n"
     "        super().__init__(z, \"x\")\n"
     "    def run(self):\n"
     "        sink(self.u)\n"
     "    def show(self):\n"
     "        sink(self.w)\n"
     "def f():\n"
     "    k = Kid(source())\n"
     "    k.run()\n"
     "    k.show()\n",
     "9"},
    {"csharp", ACROSS,
     "class Base {\n"
     "    protected string aaa; protected string bbb;\n"
     "    public string X { get; set; }\n"
     "    public string Y { get; set; }\n"
     "    public string Z;\n"
     "    public string W;\n"
     "    public Base() {}\n"
     "    public Base(string aaa, string bbb) { this.aaa = aaa; this.bbb = bbb; }\n"
     "}\n"
     "class Kid : Base {\n"
     "    public Kid() {}\n"
     "    public Kid(string aaa) : base(aaa, \"x\") { }\n"
     "    public void Run() { sink(aaa); }\n"
     "    public void Show() { sink(bbb); }\n"
     "    public void RunThis() { sink(this.aaa); }\n"
     "    public void ShowThis() { sink(this.bbb); }\n"
     "    public string GetA() { return aaa; }\n"
     "    public string GetB() { return bbb; }\n"
     "}\n"
     "class M {\n"
     "    void F() {\n"
     "        var k = new Kid(source());\n"
     "        k.Run(); k.Show(); k.RunThis(); k.ShowThis();\n"
     "        sink(k.GetA());\n"
     "        sink(k.GetB());\n"
     "        var l = new Kid();\n"
     "        l.X = source(); l.Y = \"s\";\n"
     "        sink(l.X);\n"
     "        sink(l.Y);\n"
     "        var m = new Kid { X = source(), Y = \"q\" };\n"
     "        sink(m.X);\n"
     "        sink(m.Y);\n"
     "        sink(m.Z);\n"
     "        var n = new Kid { Z = source(), W = \"q\" };\n"
     "        sink(n.Z);\n"
     "        sink(n.W);\n"
     "    }\n"
     "}\n",
     "13 15 24 28 31 35"},
};

static void parents_make_their_part_of_an_object(void **state) {
    (void)state;
    CHECK(parents_make_their_part_of_an_object_rows);
}

/* Initialisers of fields, and what stands between braces. */
static const taint_row objects_are_made_without_a_word_for_it_rows[] = {
    {"cpp", ACROSS,
     "struct P { std::string a; std::string b; P(std::string x, std::string y) : a(x), b(y) {} P() {} };\n"
     "struct Q { std::string a; std::string b; };\n"
     "void f() {\n"
     "    P* p = new P(source(), \"x\");\n"
     "    sink(p->a);\n"
     "    sink(p->b);\n"
     "    P q(source(), \"x\");\n"
     "    sink(q.a);\n"
     "    sink(q.b);\n"
     "    P r = P(source(), \"x\");\n"
     "    sink(r.a);\n"
     "    sink(r.b);\n"
     "    P s{source(), \"x\"};\n"
     "    sink(s.a);\n"
     "    sink(s.b);\n"
     "    Q t{source(), \"x\"};\n"
     "    sink(t.a);\n"
     "    sink(t.b);\n"
     "    Q u = {source(), \"x\"};\n"
     "    sink(u.a);\n"
     "    sink(u.b);\n"
     "    Q v = Q{source(), \"x\"};\n"
     "    sink(v.a);\n"
     "    sink(v.b);\n"
     "    auto w = new Q{source(), \"x\"};\n"
     "    sink(w->a);\n"
     "    sink(w->b);\n"
     "    Q y;\n"
     "    y.a = source();\n"
     "    sink(y.b);\n"
     "    sink(y.a);\n"
     "    Q z = {.a = source(), .b = \"x\"};\n"
     "    sink(z.b);\n"
     "    sink(z.a);\n"
     "}\n",
     "5 8 11 14 17 20 23 26 31 34"},
};

static void objects_are_made_without_a_word_for_it(void **state) {
    (void)state;
    CHECK(objects_are_made_without_a_word_for_it_rows);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(builders_hold_their_fields_apart),
        cmocka_unit_test(a_class_makes_its_own_objects),
        cmocka_unit_test(holders_are_what_they_hold),
        cmocka_unit_test(parents_make_their_part_of_an_object),
        cmocka_unit_test(objects_are_made_without_a_word_for_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
