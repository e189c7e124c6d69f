/* What functions of the file throw gets to whoever catches it where they are called. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/compiler.h"
#include "tests/support/taint_rows.h"

#define ACROSS TAINT_ACROSS
#define CHECK(rows) taint_rows_check(rows, LTL_COUNT_OF(rows))

static const taint_row a_catch_gets_what_functions_throw_rows[] = {
    {"python", ACROSS,
     "def check(x):\n"
     "    raise ValueError(\"bad \" + x)\n"
     "def fine(x):\n"
     "    raise ValueError(\"bad\")\n"
     "def f():\n"
     "    try:\n"
     "        check(source())\n"
     "    except ValueError as e:\n"
     "        sink(e)\n"
     "        sink(str(e))\n"
     "def g():\n"
     "    try:\n"
     "        fine(source())\n"
     "    except ValueError as e:\n"
     "        sink(e)\n"
     "def h():\n"
     "    try:\n"
     "        check(\"x\")\n"
     "    except ValueError as e:\n"
     "        sink(e)\n",
     "9 10"},
    {"javascript", ACROSS,
     "function check(x) { throw new Error(\"bad \" + x); }\n"
     "function fine(x) { throw new Error(\"bad\"); }\n"
     "function f() {\n"
     "  try { check(source()); } catch (e) {\n"
     "    sink(e.message);\n"
     "  }\n"
     "}\n"
     "function g() {\n"
     "  try { fine(source()); } catch (e) {\n"
     "    sink(e.message);\n"
     "  }\n"
     "}\n",
     "5"},
    {"java", ACROSS,
     "class A {\n"
     "    void check(String x) throws Exception { throw new Exception(\"bad \" + x); }\n"
     "    void fine(String x) throws Exception { throw new Exception(\"bad\"); }\n"
     "    void f() {\n"
     "        try { check(source()); } catch (Exception e) {\n"
     "            sink(e.getMessage());\n"
     "        }\n"
     "    }\n"
     "    void g() {\n"
     "        try { fine(source()); } catch (Exception e) {\n"
     "            sink(e.getMessage());\n"
     "        }\n"
     "    }\n"
     "}\n",
     "6"},
    {"php", ACROSS,
     "<?php\n"
     "function check($x) { throw new Exception(\"bad \" . $x); }\n"
     "function f() {\n"
     "  try { check(source()); } catch (Exception $e) {\n"
     "    sink($e->getMessage());\n"
     "  }\n"
     "}\n",
     "5"},
    {"csharp", ACROSS,
     "class A {\n"
     "    void Check(string x) { throw new Exception(\"bad \" + x); }\n"
     "    void F() {\n"
     "        try { Check(source()); } catch (Exception e) {\n"
     "            sink(e.Message);\n"
     "        }\n"
     "    }\n"
     "}\n",
     "5"},
};

static void a_catch_gets_what_functions_throw(void **state) {
    (void)state;
    CHECK(a_catch_gets_what_functions_throw_rows);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_catch_gets_what_functions_throw),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
