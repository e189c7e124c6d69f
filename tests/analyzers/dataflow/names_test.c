/* Which declaration each name means, construct by construct. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/compiler.h"
#include "tests/support/meanings.h"

static const meanings_row IMPORTS[] = {
    {"python", "import a0.b0 as c1\nc1\n"},
    {"python", "from a0 import b0 as c1\nc1\n"},
    {"python", "from a0 import (b1, c2)\ndef f():\n    b1\n    c3 = b1\n"},
    {"javascript", "import a1, {b0 as c2} from 'x'; a1(c2);"},
    {"javascript", "const {a1, b: c2} = require('x'); a1(c2);"},
    {"go", "package p\nimport f1 \"fmt\"\nfunc g() { f1.Println() }"},
    {"php", "<?php use A\\B0 as C2; new C2();"},
    {"rust", "use a::b0 as c2; fn f() { c2(); }"},
    {"kotlin", "import a.b as c1\nfun f() { c1() }"},
};

static void imports_bring_their_aliases(void **state) {
    (void)state;
    MEANINGS_HOLD(IMPORTS);
}

static const meanings_row PYTHON[] = {
    {"python", "x1 = 1\nclass A:\n    x2 = 2\n    def m(self):\n        return x1\n"},
    {"python",
     "def f(x1):\n    y2 = [z3 for z3 in x1 if z3]\n    return {k4: y5 for k4, y5 in x1}\n"},
    {"python", "def f(x1):\n    if (y2 := x1): return y2\n    return [y2 for _ in x1]\n"},
    {"python",
     "def f():\n    for x1, (y2, z3) in a0: x1 + y2 + z3\n    p4, *q5 = b0\n    [r6, s7] = b0\n  "
     "  p4 + q5 + r6 + s7\n"},
    {"python", "def f():\n    x1 = 1\n    def g():\n        return x1\n    lambda: x1\n"},
    {"python", "def f(x1=y0, *, z2=1):\n    global g3\n    g3 = z2\ng3 = 2\n"},
    {"python", "match a0:\n    case [x1, {'k': y2}] if x1: y2\n    case B0(z=z3): z3\n"},
    {"python", "with a0 as (x1, y2): x1, y2\ndel x1\n"},
};

static void python_comprehensions_globals_and_patterns(void **state) {
    (void)state;
    MEANINGS_HOLD(PYTHON);
}

static const meanings_row JAVASCRIPT[] = {
    {"javascript", "f1(); function f1() { f1(); }"},
    {"javascript", "x0; { let x1 = 1; { let x2 = 2; x2; } x1; }"},
    {"javascript", "function f() { x1 = 2; var x1; { var x1 = 3; } return x1; }"},
    {"javascript", "class A1 { #p = 1; m() { return new A1(); } }"},
    {"javascript", "const f1 = function g2() { return g2; };"},
    {"javascript", "const [a1, {b: [c2 = 1]}, ...d3] = e0; a1; c2; d3;"},
    {"javascript", "for (let i1 = 0; i1 < n0; i1++) { let j2 = i1; j2; }"},
    {"javascript", "switch (a0) { case 1: { let x1 = 1; x1; } default: x0; }"},
    {"javascript", "const x1 = 1; const f = (y2 = x1) => y2;"},
    {"javascript", "label: for (;;) { break label; }"},
    {"typescript", "enum E1 { A }\nfunction f(x2: E1): E1 { return E1.A; }"},
    {"typescript", "function f<T>({a1, b2}: T, c3 = a1) { return a1 + b2 + c3; }"},
};

static void javascript_hoists_shadows_and_destructures(void **state) {
    (void)state;
    MEANINGS_HOLD(JAVASCRIPT);
}

static const meanings_row JAVA[] = {
    {"java", "class A { int x1; A(int x2) { this.x = x2; } int g() { return x1; } }"},
    {"java",
     "class A { void f() { Runnable r = () -> { int y1 = 1; y1++; }; try (R s2 = g0()) { s2.x(); "
     "} catch (E e3) { e3.x(); } } }"},
    {"java", "class A { void f(Object o1) { if (o1 instanceof B b2 && b2.c()) { b2.d(); } } }"},
    {"java",
     "class A { int f(Object o1) { return switch (o1) { case B b2 -> b2.x; case C c3 -> c3.y; "
     "default -> 0; }; } }"},
    {"csharp", "class A { int x1; int P { get { return x1; } set { x1 = value; } } }"},
    {"csharp", "class A { void F(object o1) { if (o1 is B b2) { b2.C(); }  } }"},
    {"csharp",
     "class A { void F() { int x1 = 1; int L2() { return x1; } Func<int, int> g = y3 => y3 + x1; "
     "L2(); } }"},
};

static void java_and_csharp_members_lambdas_and_patterns(void **state) {
    (void)state;
    MEANINGS_HOLD(JAVA);
}

static const meanings_row GO[] = {
    {"go", "package p\nvar x1 = 1\nfunc f() int { return x1 }"},
    {"go",
     "package p\nfunc f() { x1 := 1; { x2 := 2; x2++ }; x1++; for i3 := 0; i3 < x1; i3++ { } }"},
    {"go",
     "package p\nfunc (r1 *T) m(a2 int) (b3 int, e4 error) { b3 = a2; r1.x = b3; return b3, e4 }"},
    {"go", "package p\nfunc f() { if x1, ok2 := g0(); ok2 { h0(x1) } else { h0(x1) }; x0 = 1 }"},
    {"go", "package p\nfunc f() { func() { x1 := 1; h0(x1) }(); x0 = 1 }"},
    {"go", "package p\nconst (A1 = iota; B2)\ntype T3 struct { x int }\nvar t T3 = g0(A1, B2)"},
};

static void go_declares_in_heads_of_statements(void **state) {
    (void)state;
    MEANINGS_HOLD(GO);
}

static const meanings_row SCRIPTS[] = {
    {"php",
     "<?php function f($x1) { $g = function ($y2) use ($x1) { return $x1 + $y2; }; return $g; }"},
    {"php",
     "<?php function f($x1) { $g = fn($y2) => $x1 + $y2; foreach ($x1 as $k3 => $v4) { $k3 . "
     "$v4; } list($a5, $b6) = $x1; $a5; $b6; }"},
    {"php",
     "<?php class A { public $x1; function m($y2) { $this->x = $y2; static $z3 = 0; $z3++; } }"},
    {"php", "<?php $x1 = 1; function f() { $x2 = 2; return $x2; } $x1;"},
    {"ruby", "x1 = 1\n[1].each do |y2|\n  x1 = y2\n  z3 = x1\n  z3\nend\n"},
    {"ruby", "def f(a1, b2 = a1, *c3, d4: 1, **e5, &f6)\n  [a1, b2, c3, d4, e5, f6]\nend\n"},
    {"ruby", "def f\n  x1, (y2, *z3) = g0\n  x1 + y2 + z3\nend\n"},
    {"ruby", "x1 = 1\nf = ->(x2) { x2 }\ng = lambda { |x3; y4| y4 = x3 }\nx1\n"},
    {"ruby", "case a0\nin {b: x1, c: [y2, *]}\n  x1 + y2\nend\n"},
    {"ruby", "class A\n  B1 = 1\n  @@c2 = 2\n  def m\n    B1 + @@c2\n  end\nend\n"},
};

static void php_and_ruby_closures_and_blocks(void **state) {
    (void)state;
    MEANINGS_HOLD(SCRIPTS);
}

static const meanings_row TYPED[] = {
    {"rust", "fn f(x1: T) { let x2 = g0(x1); { let x3 = x2; h0(x3); } h0(x2); }"},
    {"rust",
     "fn f(p1: (A, B)) { let (a2, b3) = p1; match a2 { Some(c4) if c4 > b3 => c4, _ => b3 }; }"},
    {"rust",
     "fn f() { let c1 = |x2| x2 + 1; for i3 in g0() { h0(i3); } while let Some(v4) = g0() { "
     "h0(v4); } }"},
    {"rust", "struct S1 { x: T } impl S1 { fn new() -> S1 { S1 { x: 1 } } }"},
    {"kotlin",
     "fun f(x1: Int) { val (a2, b3) = g0(x1); g0(a2, b3); when (val y4 = g0()) { is A0 -> g0(y4) "
     "} }"},
    {"kotlin", "class A(val x1: Int) { fun m() = x1 }"},
    {"kotlin", "fun f() { listOf(1).map { y1 -> y1 + 1 }; for ((k2, v3) in m0) { g0(k2, v3) } }"},
    {"swift",
     "func f(_ x1: Int, y z2: Int) -> Int { let a3 = x1 + z2; guard let b4 = g0(a3) else { "
     "return a3 }; return b4 }"},
    {"swift", "func f() { let c1 = { (x2: Int) in x2 + 1 }; for i3 in g0() { h0(i3) }; c1(1) }"},
    {"swift", "func f(e1: E) { switch e1 { case .a(let x2): g0(x2)\n case let .b(y3) where y3 > 0: "
              "g0(y3)\n default: g0() } }"},
    {"scala",
     "object O { def f(x1: Int) = { val (a2, b3) = g0(x1); for (c4 <- a2; d5 <- b3) yield c4 + "
     "d5 } }"},
    {"scala",
     "object O { def f(x1: Any) = x1 match { case Some(y2) if y2 > 0 => y2; case z3: A => z3 } }"},
    {"lua",
     "local x1 = 1; do local x2 = 2; print0(x2) end; print0(x1); for k3, v4 in pairs0(x1) do "
     "print0(k3, v4) end"},
    {"elixir",
     "defmodule A do\n def f(x1) do\n  {a2, b3} = x1\n  fn y4 -> y4 + a2 + b3 end\n end\nend"},
    {"bash", "x1=1; f() { local y2=$x1; echo $y2; }"},
    {"csharp",
     "class A { void F(object o1) { G0(out var x2); x2++; var (y3, z4) = o1; y3 = z4; } }"},
};

static void rust_kotlin_swift_and_scala_bindings(void **state) {
    (void)state;
    MEANINGS_HOLD(TYPED);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(imports_bring_their_aliases),
        cmocka_unit_test(python_comprehensions_globals_and_patterns),
        cmocka_unit_test(javascript_hoists_shadows_and_destructures),
        cmocka_unit_test(java_and_csharp_members_lambdas_and_patterns),
        cmocka_unit_test(go_declares_in_heads_of_statements),
        cmocka_unit_test(php_and_ruby_closures_and_blocks),
        cmocka_unit_test(rust_kotlin_swift_and_scala_bindings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
