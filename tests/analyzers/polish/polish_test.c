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

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(imports),
        cmocka_unit_test(small_things),
        cmocka_unit_test(variables_that_never_change),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
