/* Patterns against code: what fits and on which lines, through the whole of rule set and scanner. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/compiler.h"
#include "tests/support/match_rows.h"

static void calls_and_arguments(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"python", "foo(1)", "foo(1)\nfoo(2)\nx = foo(1)\n", "1 3"},
        {"python", "foo($X)", "foo(1)\nfoo()\nfoo(1, 2)\nfoo(a=1)\n", "1"},
        {"python", "foo(...)", "foo(1)\nfoo()\nfoo(1, 2)\nfoo(a=1)\nbar.foo(1)\n", "1 2 3 4"},
        {"python", "$O.foo(...)", "foo(1)\nbar.foo(1)\na.b.foo()\n", "2 3"},
        {"python", "foo(..., $X, ...)", "foo(1)\nfoo()\nfoo(1, 2)\n", "1 3 3"},
        {"python", "foo(..., shell=True, ...)",
         "foo(a, shell=True)\nfoo(shell=True, x=2)\nfoo(True)\nfoo(shell=False)\n", "1 2"},
        {"python", "foo(a=1, b=2)", "foo(b=2, a=1)\nfoo(a=1)\nfoo(a=1, b=2, c=3)\n", "1"},
        {"javascript", "foo(...)", "foo(1);\nx = y => foo(y);\nnew foo(1);\n", "1 2"},
        {"javascript", "new Foo(...)", "new Foo(1);\nFoo(1);\nlet x = new Foo;\n", "1 3"},
        {"java", "$X.exec(...)", "class A { void f() {\n r.exec(a);\n exec(a);\n a.b().exec(); } }\n",
         "2 4"},
        {"java", "foo(...)", "class A { void f() {\n foo(1);\n this.foo(1); } }\n", "2"},
        {"go", "exec.Command(...)", "package p\nfunc f() {\n exec.Command(\"a\", b)\n}\n", "3"},
        {"c", "strcpy(...)", "void f(void) {\n strcpy(a, b);\n if (strcpy(a, b)) {}\n}\n", "2 3"},
        {"typescript", "$X.exec(...)", "const a: string = b.exec(1 as any);\n", "1"},
        {"tsx", "foo($X)", "const a = <b onClick={() => foo(1)}/>;\n", "1"},
        {"python", "foo($...ARGS)", "foo()\nfoo(1, 2)\n", "1 2"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

/* A plain member access finds the checked, asserted and dereferenced ones; a special one only itself. */
static void member_accesses(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"typescript", "$X.f(...)", "a!.f(x);\nthis.b!.f(x);\na?.f(x);\na.f(x);\na!.b.g(x);\n",
         "1 2 3 4"},
        {"kotlin", "$X.f(...)", "fun g() {\n a!!.f(x)\n a?.f(x)\n a.f(x)\n}\n", "2 3 4"},
        {"swift", "$X.f(...)", "func g() {\n a!.f(x)\n a?.f(x)\n a.f(x)\n}\n", "2 3 4"},
        {"csharp", "$X.f(...)", "class A { void G() {\n a!.f(x);\n a?.f(x);\n a.f(x);\n}}\n", "2 3 4"},
        {"ruby", "$X.f(...)", "a&.f(x)\na.f(x)\n", "1 2"},
        {"ruby", "$X&.f(...)", "a&.f(x)\na.f(x)\n", "1"},
        {"cpp", "$X.f(...)", "void g() {\n a->f(x);\n a.f(x);\n A::f(x);\n}\n", "2 3"},
        {"cpp", "$X->f(...)", "void g() {\n a->f(x);\n a.f(x);\n}\n", "2"},
        {"php", "$X->f(...)", "<?php\n$a?->f($x);\n$a->f($x);\nA::f($x);\n", "2 3"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void metavariables(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"python", "$X == $X", "a == a\na == b\na.b == a.b\nf(1) == f(1)\nf(1) == f(2)\n", "1 3 4"},
        {"javascript", "$X === $X", "a === a;\na === b;\na == a;\n", "1"},
        {"python", "$F($X, $X)", "f(1, 1)\nf(1, 2)\ng(a, a)\n", "1 3"},
        {"python", "$_($_)", "f(1)\nf(1, 2)\n", "1"},
        {"c", "$X = $X", "void f(void) {\n a = a;\n a = b;\n a += a;\n}\n", "2"},
        {"python", "def $F($X): ...", "def f(a):\n    pass\ndef g(a, b):\n    pass\n", "1"},
        {"python", "def $F(..., $X=[], ...): ...", "def f(a, b=[]):\n    pass\ndef g(a=1): pass\n",
         "1"},
        {"python", "self.$A = $A", "class C:\n  def f(self, a):\n    self.a = a\n    self.b = a\n",
         "3"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void strings(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"python", "foo(\"...\")", "foo('a')\nfoo(a)\nfoo(f'{a}')\n", "1"},
        {"python", "foo(\"abc\")", "foo('abc')\nfoo(\"abc\")\nfoo('abd')\n", "1 2"},
        {"javascript", "foo(\"$X\")", "foo('abc');\nfoo(`abc`);\nfoo(x);\nfoo(`${x}`);\n", "1 2"},
        {"java", "f(\"...\" + $X)", "class A { void g() {\n f(\"a\" + b);\n f(a + b); } }\n", "2"},
        {"go", "f(\"...\")", "package p\nfunc g() {\n f(\"a\")\n f(`b`)\n f(c)\n}\n", "3 4"},
        {"c", "printf(\"...\")", "void f(void) {\n printf(\"a\");\n printf(a);\n}\n", "2"},
        {"python", "\"...\" % $X", "'a %s' % b\nc % d\n", "1"},
        {"python", "f(f\"...\")", "f('a')\nf(f'{a}')\nf(f'a')\n", "2 3"},
        {"javascript", "f(`...`)", "f('a');\nf(`${a}`);\nf(`b`);\n", "2 3"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void statements(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"python", "$X = open(...)\n...\n$X.close()",
         "f = open(a)\ng()\nf.close()\nh = open(b)\n", "1"},
        {"python", "a()\nb()", "a()\nb()\na()\nc()\nb()\n", "1"},
        {"python", "a()\n...\nb()", "a()\nc()\nif x:\n    b()\n", "1"},
        {"javascript", "a();\n...\nb();", "a();\nc();\nif (x) { b(); }\n", "1"},
        {"javascript", "foo();", "foo();\nx = foo();\nreturn_(foo());\nlet y = foo();\na && foo();\n",
         "1 2 3 4 5"},
        {"python", "if $C: ...", "if a:\n    pass\nif b:\n    pass\nelse:\n    pass\n", "1 3"},
        {"javascript", "if ($C) { ... }", "if (a) b();\nif (c) { d(); e(); }\n", "1 2"},
        {"python", "try: ...\nexcept: pass", "try:\n    a()\nexcept:\n    pass\ntry:\n    a()\n"
                                             "except E:\n    pass\n", "1"},
        {"python", "for $X in $Y: ...", "for a in b:\n    pass\nwhile a:\n    pass\n", "1"},
        {"java", "try { ... } catch ($T $E) { }",
         "class A { void f() {\n try { a(); } catch (E e) { }\n try { a(); } catch (E e) { b(); } } }\n",
         "2"},
        {"python", "return $X", "def f():\n    return 1\ndef g():\n    return\n", "2"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void equivalences(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"javascript", "$X = foo(...)", "x = foo(1);\nlet y = foo();\nconst z = foo(2);\n", "1 2 3"},
        {"java", "$X = foo(...)", "class A { void f() {\n int x = foo(1);\n y = foo(2); } }\n", "2 3"},
        {"go", "$X = foo(...)", "package p\nfunc f() {\n x := foo(1)\n y = foo(2)\n}\n", "3 4"},
        {"c", "$X = malloc(...)", "void f(void) {\n char *p = malloc(3);\n p = malloc(4);\n}\n", "2 3"},
        {"python", "subprocess.Popen(...)",
         "import subprocess\nfrom subprocess import Popen\nimport subprocess as sp\n"
         "subprocess.Popen(a)\nPopen(a)\nsp.Popen(a)\nother.Popen(a)\n",
         "4 5 6"},
        {"python", "subprocess.Popen(...)", "from subprocess import Popen as P\nP(a)\nPopen(b)\n", "2"},
        {"python", "os.path.join(...)", "from os import path\npath.join(a)\nimport os.path as p\np.join(b)\n",
         "2 4"},
        {"python", "subprocess.$F(...)", "from subprocess import call\ncall(a)\nf(a)\n", "2"},
        {"python", "foo(...)", "from m import foo\nfoo(1)\n", "2"},
        {"python", "m.foo", "from m import foo\nx = foo\n", "2"},
        {"python", "f([...])", "f([1])\nf((1, 2))\nf({1})\n", "1"},
        {"javascript", "f([...])", "f([1]);\nf({a: 1});\n", "1"},
        {"java", "String $X = \"...\";", "class A { String s = \"a\"; void f() {\n String t = \"b\"; } }\n",
         "1 2"},
        {"python", "assert ...", "assert a\nassert a, 'b'\n", "1 2"},
        {"c", "$X = malloc(...)", "void f(void) {\n p = (char *)malloc(3);\n}\n", "2"},
        {"javascript", "child_process.exec(...)",
         "const cp = require('child_process');\ncp.exec(a);\n"
         "const {exec} = require('child_process');\nexec(b);\nfoo.exec(c);\n",
         "2 4"},
        {"javascript", "fs.readFile(...)", "import * as f from 'fs';\nf.readFile(a);\n", "2"},
        {"java", "java.util.Random.foo(...)",
         "import java.util.Random;\nclass A { void f() {\n Random.foo(1); } }\n", "3"},
        {"python", "foo(<... bar() ...>)", "foo(bar())\nfoo(a + g(bar()))\nfoo(baz())\n", "1 2"},
        {"python", "a. ... .execute(...)", "a.b().c.execute(1)\nexecute(1)\na.execute(2)\n", "1 3"},
        {"javascript", "({..., verify: false, ...})", "f({a: 1, verify: false});\nf({verify: true});\n",
         "1"},
        {"java", "class $C { ... }", "class A { int x; }\nclass B extends A { void f() {} }\n", "1 2"},
        {"python", "@app.route(...)\ndef $F(...): ...",
         "@app.route('/')\ndef f():\n    pass\ndef g():\n    pass\n", "1"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void formulas(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"python", "- pattern: foo($X)\n- pattern-not: foo(1)", "foo(1)\nfoo(2)\n", "2"},
        {"python", "- pattern: foo($X)\n- pattern-inside: |\n    def g(...):\n      ...",
         "foo(1)\ndef g():\n    foo(2)\n", "3"},
        {"python", "- pattern: foo($X)\n- pattern-not-inside: |\n    def g(...):\n      ...",
         "foo(1)\ndef g():\n    foo(2)\n", "1"},
        {"python", "- pattern: foo($X)\n- metavariable-regex:\n    metavariable: $X\n    regex: ^[0-9]+$",
         "foo(1)\nfoo(a)\n", "1"},
        {"python", "- pattern: foo($X, $Y)\n- focus-metavariable: $Y", "foo(1,\n  2)\n", "2"},
        {"python", "- pattern-either:\n  - pattern: foo($X)\n  - pattern: bar($X)",
         "foo(1)\nbaz(1)\nbar(2)\n", "1 3"},
        {"python", "- pattern: foo($X)\n- pattern-regex: .*secret.*", "foo('secret')\nfoo('x')\n", "1"},
        {"python", "- pattern: $X\n- pattern-inside: foo(..., $X, ...)", "foo(\n 1, 2)\n", "2 2"},
        {"python", "- pattern-inside: |\n    $F = open(...)\n    ...\n- pattern: $F.read()",
         "f = open(a)\nx()\nf.read()\ng.read()\n", "3"},
        {"javascript", "- pattern: $R.send($X)\n- metavariable-pattern:\n    metavariable: $X\n    pattern: $Q.body",
         "r.send(q.body);\nr.send(1);\n", "1"},
        {"javascript",
         "- pattern: |\n    function $F() { $...BODY }\n- metavariable-pattern:\n    metavariable: $...BODY\n"
         "    pattern: |\n      a();\n      ...\n      b();",
         "function f() { a(); c(); b(); }\nfunction g() { b(); a(); }\na();\nb();\n", "1"},
        {"javascript", "$M.run($X)",
         "const {run} = require('a/b');\nrun(1);\nm.run(2);\nwalk(3);\n", "2 3"},
        {"python", "$M.run($X)", "from a import run, walk\nrun(1)\nwalk(2)\ndef f(run):\n    run(3)\n", "2"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(calls_and_arguments), cmocka_unit_test(member_accesses),
        cmocka_unit_test(metavariables),
        cmocka_unit_test(strings),             cmocka_unit_test(statements),
        cmocka_unit_test(equivalences),        cmocka_unit_test(formulas),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
