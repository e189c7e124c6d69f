#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analyzers/polish/polish.h"
#include "tests/support/parsed.h"

/* The text that the edits of one clean-up make; the same text where there is none. */
static void check(const char *language, const char *before, const char *after) {
    parsed p;
    ltl_polish_edits edits;
    char text[1024];
    size_t len = 0;
    parsed_make(&p, language, ltl_str_of(before));
    ltl_polish_look_at(&p.arena, p.tree, &edits);
    uint32_t at = 0;
    bool is_made[64] = {false};
    assert_true(edits.count <= 64);
    for (uint32_t done = 0; done <= edits.count; done++) {
        const ltl_polish_edit *next = NULL;
        for (uint32_t i = 0; i < edits.count; i++) { /* in the order of places */
            bool is_ahead = edits.at[i].span.start >= at && !is_made[i];
            next = is_ahead && (next == NULL || edits.at[i].span.start < next->span.start)
                       ? &edits.at[i]
                       : next;
        }
        uint32_t end = next != NULL ? next->span.start : (uint32_t)strlen(before);
        memcpy(text + len, before + at, end - at);
        len += end - at;
        if (next == NULL) {
            break;
        }
        is_made[next - edits.at] = true;
        memcpy(text + len, next->text.ptr, next->text.len);
        len += next->text.len;
        at = next->span.end;
    }
    text[len] = '\0';
    assert_string_equal(text, after);
    parsed_clear(&p);
}

static void same(const char *language, const char *text) {
    check(language, text, text);
}

static void imports(void **state) {
    (void)state;
    check("python", "import os\nimport sys\nsys.x\n", "import sys\nsys.x\n");
    check("python", "from typing import Any, List\nx: List\n",
          "from typing import List\nx: List\n");
    check("python", "from typing import List, Any\nx: List\n",
          "from typing import List\nx: List\n");
    check("java", "import a.B;\nimport a.C;\nclass X { C c; }\n",
          "import a.C;\nclass X { C c; }\n");
    check("javascript", "import { a, b } from 'm';\na();\n", "import { a } from 'm';\na();\n");
    same("python", "import os  # noqa\n");
    same("python", "import models\n"); /* loading it may do something */
    same("python", "try:\n    import json\nexcept ImportError:\n    x = 1\n");
    same("python", "import os\n# os is for doctests\n"); /* a comment may speak of it */
    same("python", "from __future__ import annotations\n");
    same("javascript", "import { a } from 'm';\n"); /* the module stays */
    same("java", "import a.*;\nclass X {}\n");
}

static void small_things(void **state) {
    (void)state;
    check("python", "class A:\n    \"\"\"Doc.\"\"\"\n    pass\n",
          "class A:\n    \"\"\"Doc.\"\"\"\n");
    same("python", "class A:\n    pass\n");
    same("python", "def f(): x = 1; pass\n");
    check("python", "x = f\"abc\"\n", "x = \"abc\"\n");
    same("python", "x = f\"{a}\"\n");
    same("python", "x = f\"{{\"\n");
    same("python", "x = (f\"a\" f\"{b}\")\n");
    check("python", "self.assertEquals(1, 2)\n", "self.assertEqual(1, 2)\n");
    same("python",
         "class T:\n    def assertEquals(self): return 1\n    def t(self): self.assertEquals()\n");
    same("python", "other.assertEquals(1, 2)\n");
}

static void variables_that_never_change(void **state) {
    (void)state;
    check("javascript", "let a = 1;\nf(a);\n", "const a = 1;\nf(a);\n");
    check("typescript", "function f() { let a: number = 1; return a; }\n",
          "function f() { const a: number = 1; return a; }\n");
    same("javascript", "let a = 1;\na = 2;\n");
    same("javascript", "let a = 1;\na += 2;\n");
    same("javascript", "let a = 1;\na++;\n");
    same("javascript", "let a = 1;\n[a] = f();\n");
    same("javascript", "let a = 1;\n({ a } = f());\n");
    same("javascript", "let a = 1;\nfor (a of b) {}\n");
    same("javascript", "let a;\n");
    same("javascript", "let a = 1, b = 2;\n");
    same("javascript", "for (let i = 0; i < 3;) { f(i); }\n");
    same("javascript", "let a = 1;\nfunction f() { a = 2; }\n");
}

static void returns_at_the_end(void **state) {
    (void)state;
    check("python", "def f(a):\n    g(a)\n    return\n", "def f(a):\n    g(a)\n");
    check("javascript", "const f = () => {\n  g();\n  return;\n};\n",
          "const f = () => {\n  g();\n};\n");
    check("java", "class A {\n  void f() {\n    g();\n    return;\n  }\n}\n",
          "class A {\n  void f() {\n    g();\n  }\n}\n");
    same("python", "def f(a):\n    return\n"); /* something has to stand there */
    same("python", "def f(a):\n    \"\"\"Nothing.\"\"\"\n    return\n");
    same("python", "def f(a):\n    g(a)\n    return None\n");
    same("python", "def f(a):\n    return\n    yield\n"); /* a generator of nothing */
    same("python", "def f(a):\n    if a:\n        g(a)\n        return\n    h()\n");
    same("python", "def f(a):\n    g(a)\n    return  # done\n");
}

static void variables_that_nothing_reads(void **state) {
    (void)state;
    check("python", "def f(a):\n    left = 1\n    g(a)\n", "def f(a):\n    g(a)\n");
    check("javascript", "function f(a) {\n  const left = 'x';\n  g(a);\n}\n",
          "function f(a) {\n  g(a);\n}\n");
    check("java", "class A {\n  void f() {\n    int left = 5;\n    g();\n  }\n}\n",
          "class A {\n  void f() {\n    g();\n  }\n}\n");
    same("python", "left = 1\ng()\n"); /* others may import it */
    same("python", "class A:\n    left = 1\n    other = 2\n");
    same("python", "def f(a):\n    left = h()\n    g(a)\n"); /* making it may do something */
    same("python", "def f(a):\n    _left = 1\n    g(a)\n");
    same("python", "def f(a):\n    left = 1\n    g(f'{left}')\n");
    same("python", "def f(a):\n    left = 1\n    g(locals())\n");
    same("python", "def f(a):\n    left += 1\n    g(a)\n");
    same("javascript", "function f(a) {\n  const left = 'x', right = 'y';\n  g(right);\n}\n");
    same("java", "class A {\n  int left = 5;\n  int right = 6;\n}\n");
}

static void imports_that_stand_twice(void **state) {
    (void)state;
    check("python", "import models\nx = 1\nimport models\nmodels.f()\n",
          "import models\nx = 1\nmodels.f()\n");
    check("javascript", "import a from 'b';\nimport a from 'b';\na(a);\n",
          "import a from 'b';\na(a);\n");
    same("python", "import models\ndef f():\n    import models\nmodels.f()\n");
    same("python", "import models\nimport models as m\nmodels.f(m)\nm.g(models)\n");
}

static void values_that_nothing_reads(void **state) {
    (void)state;
    check("python", "def f(a):\n    x = 1\n    x = g(a)\n    return x\n",
          "def f(a):\n    x = g(a)\n    return x\n");
    check(
        "python",
        "def f(a):\n    x = 1\n    if a:\n        x = 2\n    else:\n        x = 3\n    return x\n",
        "def f(a):\n    if a:\n        x = 2\n    else:\n        x = 3\n    return x\n");
    check("javascript", "function f(a) {\n  let x;\n  x = 1;\n  x = g(a);\n  return x;\n}\n",
          "function f(a) {\n  let x;\n  x = g(a);\n  return x;\n}\n");
    check("java",
          "class A {\n  int f(int a) {\n    int x;\n    x = 1;\n    x = g(a);\n    return x;\n  "
          "}\n}\n",
          "class A {\n  int f(int a) {\n    int x;\n    x = g(a);\n    return x;\n  }\n}\n");
    same("python", "def f(a):\n    x = 1\n    if a:\n        x = 2\n    return x\n");
    same("python",
         "def f(a):\n    x = h()\n    x = g(a)\n    return x\n"); /* making it may do something */
    same("python",
         "def f(a):\n    x = None\n    x = g(a)\n    return x\n"); /* lets go of something */
    same("python", "def f(a):\n    x = 1\n    x = g(x)\n    return x\n");
    same("python", "def f(a):\n    x = 1\n    x += 2\n    return x\n");
    same(
        "python",
        "def f(a):\n    x = 1\n    for x in a:\n        g(x)\n    return x\n"); /* none may be there */
    same("python", "def f(a):\n    x = 1\n    while a():\n        g(x)\n        x = 2\n");
    same("python", "def f(a):\n    x = 1\n    try:\n        x = g(a)\n    except E:\n        "
                   "pass\n    return x\n");
    same(
        "python",
        "def f(a):\n    x = 1\n    with suppress(E):\n        x = g(a)\n    return x\n"); /* g may have failed */
    same("python", "def f(a):\n    x = 1\n    h = lambda: x\n    h()\n    x = 2\n    h()\n");
    same("python", "def f(a):\n    global x\n    x = 1\n    x = g(a)\n");
    same("python", "x = 1\nx = g()\n"); /* others may see it */
    same("python", "class A:\n    x = 1\n    x = g()\n");
    same("python", "def f(a):\n    x = 1  # until g knows\n    x = g(a)\n    return x\n");
    same("python", "def f(a):\n    # until g knows\n    x = 1\n    x = g(a)\n    return x\n");
    same("python", "def f(a):\n    x = 1\n    x = eval('x + 1')\n    return x\n");
    same("javascript", "function f(a) {\n  a = 1;\n  g(arguments);\n  a = 2;\n  return a;\n}\n");
}

static void elses_behind_a_way_out(void **state) {
    (void)state;
    check("python",
          "def f(a):\n    if a:\n        return 1\n    else:\n        # why\n        b = g(a)\n\n  "
          "      if b:\n"
          "            c()\n        return b  # d\n",
          "def f(a):\n    if a:\n        return 1\n    # why\n    b = g(a)\n\n    if b:\n        "
          "c()\n"
          "    return b  # d\n");
    check("javascript",
          "function f(a) {\n  if (a) {\n    return 1;\n  } else {\n    g();\n    h();\n    i();\n  "
          "}\n  return 2;\n}\n",
          "function f(a) {\n  if (a) {\n    return 1;\n  }\n  g();\n  h();\n  i();\n  return "
          "2;\n}\n");
    check("c",
          "int f(int a)\n{\n\tif (a)\n\t{\n\t\treturn "
          "1;\n\t}\n\telse\n\t{\n\t\tg();\n\t\th();\n\t\ti();\n"
          "\t}\n\treturn 2;\n}\n",
          "int f(int a)\n{\n\tif (a)\n\t{\n\t\treturn 1;\n\t}\n\tg();\n\th();\n\ti();\n\treturn "
          "2;\n}\n");
    same("python", "def f(a):\n    if a:\n        return 1\n    else:\n        b = 2\n        "
                   "return b\n"); /* short */
    same("python", "def f(a):\n    if a:\n        g()\n    else:\n        g()\n        h()\n       "
                   " i()\n        j()\n"
                   "        k()\n");
    same("python", "def f(a):\n    if a:\n        return 1\n    elif b:\n        return 2\n    "
                   "else:\n        g()\n"
                   "        h()\n        i()\n        j()\n        k()\n");
    same("python",
         "def f(a):\n    if a:\n        return 1\n    else:\n        x = \"\"\"\nb\"\"\"\n        "
         "h()\n"
         "        i()\n        j()\n        k()\n"); /* a text of two lines stays where it is */
    same("javascript",
         "function f(a) {\n  if (a) {\n    return 1;\n  } else {\n    const b = g();\n    h(b);\n"
         "    i();\n  }\n  return 2;\n}\n"); /* another b may be there */
    same("go",
         "package a\nfunc f() int {\n\tif x := g(); x > 1 {\n\t\treturn 1\n\t} else {\n\t\th(x)\n"
         "\t\ti()\n\t\tj()\n\t}\n\treturn 2\n}\n"); /* x is known there alone */
    same("c", "int f(int a)\n{\n\tif (a) {\n\t\treturn 1;\n\t} else {\n\t\tg();\n#ifdef "
              "H\n\t\th();\n#endif\n"
              "\t\ti();\n\t}\n\treturn 2;\n}\n");
    same("javascript", "function f(a) {\n  if (a) {\n    return 1;\n  } else { // why\n    g();\n  "
                       "  h();\n    i();\n"
                       "  }\n  return 2;\n}\n");
}

static void continues_at_the_end(void **state) {
    (void)state;
    check("python", "for a in b:\n    g(a)\n    continue\n", "for a in b:\n    g(a)\n");
    check("c", "void f(void) {\n  while (a) {\n    g();\n    continue;\n  }\n}\n",
          "void f(void) {\n  while (a) {\n    g();\n  }\n}\n");
    same("python", "for a in b:\n    continue\n"); /* says that nothing is done */
    same("python", "for a in b:\n    if a:\n        g(a)\n        continue\n    h(a)\n");
    same("python", "for a in b:\n    g(a)\n    break\n");
    same("javascript", "a: for (;;) {\n  for (;;) {\n    g();\n    continue a;\n  }\n}\n");
}

static void comparisons_with_true(void **state) {
    (void)state;
    check("java",
          "class A { int f(boolean b) { if (b == true) return 1; if (b == false) return 2; return "
          "3; } }",
          "class A { int f(boolean b) { if (b) return 1; if (!b) return 2; return 3; } }");
    check("javascript", "const x = a === b ? true : false;\n", "const x = a === b;\n");
    check("javascript", "const x = a === b ? false : true;\n", "const x = a !== b;\n");
    check("javascript", "const x = a < b ? false : true;\n", "const x = !(a < b);\n");
    check("python", "x = True if a in b else False\n", "x = a in b\n");
    check("python", "assert (a in b) == False\n", "assert a not in b\n");
    check("go", "package a\nfunc f(b bool) { if b == true { g() } }\n",
          "package a\nfunc f(b bool) { if b { g() } }\n");
    same("javascript", "if (a === true) { g(); }\n"); /* it may be 1 */
    same("typescript", "function f(b?: boolean) { return b === true; }\n");
    same("java", "class A { int f(Boolean b) { if (b == true) return 1; return 3; } }");
    same("csharp", "class A { int f(bool? b) { if (b == true) return 1; return 3; } }");
    same("python", "x = a == True\n");
    same("python", "x = True if a == b else False\n"); /* it may be an array */
    same("javascript", "const x = c + (a === b ? true : false);\n");
}

static void negations_too_many(void **state) {
    (void)state;
    check("javascript", "if (!!a) { g(); }\n", "if (a) { g(); }\n");
    check("javascript", "if (!(a === b)) { g(); }\n", "if (a !== b) { g(); }\n");
    check("python", "if not a in b:\n    g()\n", "if a not in b:\n    g()\n");
    check("python", "if x and not (a is None):\n    g()\n", "if x and a is not None:\n    g()\n");
    same("javascript", "const x = !!a;\n");         /* makes it true or false */
    same("javascript", "if (!(a < b)) { g(); }\n"); /* one may be no number */
    same("python", "if not a == b:\n    g()\n");    /* the class decides */
    same("python", "if not a in b in c:\n    g()\n");
    same("javascript", "const x = !(a == b) + 1;\n");
    same("javascript", "if (!(a == b && c)) { g(); }\n");
}

static void conversions_that_convert_nothing(void **state) {
    (void)state;
    check("python", "x = str('a') + str(f'{b}')\n", "x = 'a' + f'{b}'\n");
    check("python", "x = sorted(list(a))\n", "x = sorted(a)\n");
    check("python", "x = list(sorted(a, key=k))\n", "x = sorted(a, key=k)\n");
    check("python", "x = int(len(a))\n", "x = len(a)\n");
    check("java", "class A { int f(int n, String s) { return (int) n + ((String) s).length(); } }",
          "class A { int f(int n, String s) { return n + s.length(); } }");
    check("c", "int f(int n) { return (int) n; }\n", "int f(int n) { return n; }\n");
    same("python", "x = str(a)\n");
    same("python", "x = str(b'a')\n");
    same("python", "def list(x): return x\nx = list(sorted(a))\n");
    same("python", "x = list(set(a))\n");
    same("python", "x = sorted(list(a), key=k)\n");
    same("python", "x = sorted(list(b for b in a))\n");
    same("java", "class A { int f(long n) { return (int) n; } }");
    same("java", "class A { Object o; int f() { return (int) o; } }");
    same("c", "int f(char *n) { return (char) n; }\n");
    same("c",
         "int f(void) {\n#ifdef A\n  long n;\n#else\n  int n;\n#endif\n  return (int) n;\n}\n");
}

static void pointers_that_are_only_read_through(void **state) {
    (void)state;
    check("c", "static int f(char *s) { while (*s == ' ') s++; return s[0] + (int)strlen(s); }\n",
          "static int f(const char *s) { while (*s == ' ') s++; return s[0] + (int)strlen(s); }\n");
    check("c", "static int f(unsigned char *s, int n) { return s && *s++ == n; }\n",
          "static int f(const unsigned char *s, int n) { return s && *s++ == n; }\n");
    same("c", "int f(char *s) { return *s; }\n");
    same("c", "static int f(char *s) { *s = 1; return *s; }\n");
    same("c", "static int f(char *s) { *s++ = 1; return *s; }\n");
    same("c", "static int f(char *s) { s[0]++; return *s; }\n");
    same("c", "static char *f(char *s) { return *s ? s : 0; }\n");
    same("c", "static int f(char *s) { char *t = s; *t = 1; return *s; }\n");
    same("c", "static int f(char *s) { g(s); return *s; }\n");
    same("c", "static int f(char *s) { memcpy(s, \"a\", 1); return *s; }\n");
    same("c", "static int f(char *s);\nstatic int f(char *s) { return *s; }\n");
    same("c", "static int f(char *s) { return *s; }\nint (*g)(char *) = f;\n");
    same("c", "static int f(char *s) { return *s; }\n#define G f\n");
    same("c", "static int f(char **s) { return **s; }\n");
    same("c", "static int f(int *s) { GROW(*s); return *s; }\n"); /* a macro may write it */
    check("c",
          "static int g(int a) { return a; }\nstatic int f(int *s) { return g(*s) + isspace(s[1]); "
          "}\n",
          "static int g(int a) { return a; }\nstatic int f(const int *s) { return g(*s) + "
          "isspace(s[1]); }\n");
    same("c", "static int f(struct a *s) { return s->b; }\n"); /* the member may be an array */
    same("c", "static int f(char *s) { return 1; }\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(imports),
        cmocka_unit_test(small_things),
        cmocka_unit_test(variables_that_never_change),
        cmocka_unit_test(returns_at_the_end),
        cmocka_unit_test(variables_that_nothing_reads),
        cmocka_unit_test(imports_that_stand_twice),
        cmocka_unit_test(values_that_nothing_reads),
        cmocka_unit_test(elses_behind_a_way_out),
        cmocka_unit_test(continues_at_the_end),
        cmocka_unit_test(comparisons_with_true),
        cmocka_unit_test(negations_too_many),
        cmocka_unit_test(conversions_that_convert_nothing),
        cmocka_unit_test(pointers_that_are_only_read_through),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
