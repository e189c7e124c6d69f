/* Metavariables with a type: what the file says about the type of an expression. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/compiler.h"
#include "tests/support/match_rows.h"

static void declared_types(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"java", "(Shop $X).close()",
         "class A { Shop f; void m(Shop p, Till q) {\n Shop s = open();\n s.close();\n p.close();\n"
         " q.close();\n f.close();\n this.f.close();\n other.close();\n} }\n",
         "3 4 6 7"},
        {"java", "f((List $X))",
         "class A { void m(List<String> a, List b, Set<String> c) {\n f(a);\n"
         " f(b);\n f(c);\n} }\n",
         "2 3"},
        {"java", "f((List<String> $X))",
         "class A { void m(List<String> a, List<Long> b) {\n f(a);\n"
         " f(b);\n} }\n",
         "2"},
        {"java", "f((a.b.Shop $X))",
         "import a.b.Shop;\nclass A { void m(Shop a, c.Shop b, a.b.Shop d) {\n f(a);\n f(b);\n"
         " f(d);\n} }\n",
         "3 5"},
        {"java", "f((int $X))",
         "class A { void m(int a, Integer b, long c) {\n f(a);\n f(b);\n f(c);\n"
         "} }\n",
         "2 3"},
        {"java", "f(String $X)",
         "class A { void m(java.lang.String a, int b) {\n f(a);\n f(b);\n"
         " f(\"x\" + b);\n} }\n",
         "2 4"},
        {"javascript", "f(($X: string), ...)", "f('a');\nf(`b`, 1);\nf(2);\nf(g());\n", "1 2"},
        {"csharp", "(Shop $X).Close()",
         "class A { void M(Shop p) {\n var s = new Shop();\n s.Close();\n p.Close();\n "
         "q.Close();\n} }\n",
         "3 4"},
        {"c", "f((char *$X))",
         "void g(char *a, char b) {\n const char *c, d;\n f(a);\n f(b);\n f(c);\n f(d);\n"
         " f(\"x\");\n}\n",
         "3 5 7"},
        {"go", "($X : *Shop).Close()",
         "package p\nfunc f(a *Shop, b Shop) {\n a.Close()\n b.Close()\n}\n", "3"},
        {"kotlin", "f($X: Shop)",
         "fun g(a: Shop, b: Till) {\n val c = Shop()\n f(a)\n f(b)\n f(c)\n}\n", "3 5"},
        {"python", "f($X: str)", "def g(a: str, b: int):\n  f(a)\n  f(b)\n  f('x')\n", "2 4"},
        {"typescript", "($X: Shop).close()",
         "function f(a: Shop, b: Till) {\n a.close();\n b.close();\n}\n", "2"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void inferred_types(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"java", "f((Shop $X))",
         "class A { void m() {\n f(new Shop(1));\n f((Shop) a);\n var s = new Shop();\n f(s);\n"
         " f(b ? new Shop() : c);\n f(make());\n} }\n",
         "2 3 5 6"},
        {"java", "f((boolean $X))",
         "class A { void m(int a) {\n f(true);\n f(a > 1);\n f(!b);\n f(1);\n"
         "} }\n",
         "2 3 4"},
        {"java", "f(($T $X), (T $Y))",
         "class A { void m(U a, T b) {\n f(a, b);\n f(b, a);\n f(c, b);\n"
         "} }\n",
         "2"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void types_of_php(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"php", "(PDO $X)->query(...)",
         "<?php\nfunction f(PDO $a, ?PDO $b, PDO|Till $c, \\PDO $d, Till $e, PDOX $g) {\n"
         "$a->query(1);\n$b->query(1);\n$c->query(1);\n$d->query(1);\n$e->query(1);\n"
         "$g->query(1);\n$h->query(1);\n}\n",
         "3 4 5 6"},
        {"php", "f((PDO $X))",
         "<?php\n$a = new PDO('x');\nf($a);\n$b = $a;\nf($b);\n$c = null;\n$c = new \\PDO('x');\n"
         "f($c);\n$d = 1;\nf($d);\nf(new PDO('x'));\nf($e ? new PDO('x') : null);\n",
         "3 5 8 11 12"},
        {"php", "f(A\\B\\Shop $X)",
         "<?php\nuse A\\B\\Shop as S;\nuse A\\C\\{Till, Desk as Shop};\nuse A\\B;\n"
         "function g(S $a, Shop $b, A\\B\\Shop $c, B\\Shop $d) {\nf($a);\nf($b);\nf($c);\nf($d);\n}\n",
         "6 8 9"},
        {"php", "f((int $X))", "<?php\nf(1);\nf((int) $a);\nf('1');\nf(+$b);\n", "2 3"},
        {"php", "f((string $X), ...)", "<?php\nf('a');\nf(\"a{$b}\", 1);\nf(2);\n", "2 3"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void types_of_members_of_php(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"php", "(PDO $X)->query(...)",
         "<?php\nclass A {\nprivate PDO $a; private ?PDO $b = null; private $c; static PDO $d; private Till $e;\n"
         "function __construct(private readonly PDO $p, Till $e, PDO $q) { $this->c = $q; $this->e = $q; }\n"
         "function m() {\n$this->a->query(1);\n$this->b->query(1);\n$this->c->query(1);\n"
         "self::$d->query(1);\n$this->e->query(1);\n$this->p->query(1);\n$this?->a->query(1);\n"
         "$other->a->query(1);\n}\n}\n",
         "6 7 8 9 11 12"},
        {"php", "(PDO $X)->query(...)",
         "<?php\nclass A {\nfunction a(): ?PDO { return $x; }\nfunction b() { return new PDO('x'); }\n"
         "function c() { return f(); }\nfunction m() {\n$this->a()->query(1);\n$this->b()->query(1);\n"
         "$this->c()->query(1);\n}\n}\nfunction d(): PDO { return $x; }\nd()->query(1);\ne()->query(1);\n",
         "7 8 13"},
        {"php", "(Shop $X)->close()",
         "<?php\nclass Shop {\nprivate static ?self $i;\nstatic function a(): static { return new static(); }\n"
         "static function b() { return new self(); }\nfunction m() {\nself::a()->close();\nself::$i->close();\n}\n}\n"
         "Shop::a()->close();\nShop::b()->close();\nTill::a()->close();\n",
         "7 8 11 12"},
        {"php", "(PDO $X)->query(...)",
         "<?php\nabstract class B {\nprotected PDO $a;\nfunction b(): PDO { return $x; }\n}\n"
         "class A extends B {\nfunction m() {\n$this->a->query(1);\n$this->b()->query(1);\n}\n}\n",
         "8 9"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void names_of_declarations_are_no_expressions(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"java", "(Shop $X) = open();",
         "class A { void m() {\n Shop a = open();\n Till b = open();\n"
         " a = open();\n} }\n",
         "2 4"},
        {"java", "(Shop $X)", "class A { void m(Shop a) {\n Shop b;\n f(a);\n g(b, 1);\n} }\n",
         "3 4"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(declared_types),
        cmocka_unit_test(inferred_types),
        cmocka_unit_test(types_of_php),
        cmocka_unit_test(types_of_members_of_php),
        cmocka_unit_test(names_of_declarations_are_no_expressions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
