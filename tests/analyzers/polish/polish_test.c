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
    for (uint32_t done = 0; done <= edits.count; done++) {
        const ltl_polish_edit *next = NULL;
        for (uint32_t i = 0; i < edits.count; i++) { /* in the order of places */
            bool is_ahead = edits.at[i].span.start >= at;
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

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(imports),
        cmocka_unit_test(small_things),
        cmocka_unit_test(variables_that_never_change),
        cmocka_unit_test(returns_at_the_end),
        cmocka_unit_test(variables_that_nothing_reads),
        cmocka_unit_test(imports_that_stand_twice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
