/* What macros hide from a grammar: which bytes change, and that code is left alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "core/vec.h"
#include "grammars/c_repair.h"
#include "tests/support/rewrites.h"

static void decorations_become_blanks(void **state) {
    (void)state;
    static const rewrite_row rows[] = {
        {"MY_INLINE bool\nf(int a) {}", "          bool\nf(int a) {}"},
        {"static FORMAT(1, 2) char *f(void);", "static              char *f(void);"},
        {"void f(char *a, ...) PRINTF(1, 2);", "void f(char *a, ...)             ;"},
        {"void f(int a UNUSED, T *b __unused) {}", "void f(int a       , T *b         ) {}"},
        {"extern T *MUTABLE name;", "extern T *        name;"},
        {"class EXPORT C : public D {};", "class        C : public D {};"},
        {"GENERATE(int, x)\nint y;", "                \nint y;"},
        {"#ifdef __cplusplus\nextern \"C\" {\n#endif\nint a;\n#ifdef __cplusplus\n}\n#endif\n",
         "#ifdef __cplusplus\n            \n#endif\nint a;\n#ifdef __cplusplus\n \n#endif\n"},
        {"#define F(a, \\\n b) a\n", "#define F(a,    b) a\n"},
    };
    check_repairs(ltl_c_repair, rows, LTL_COUNT_OF(rows));
}

static void types_become_names(void **state) {
    (void)state;
    static const rewrite_row rows[] = {
        {"void f(void) { x = va_arg(ap, char *); }", "void f(void) { x = va_arg(ap, xxxxxx); }"},
        {"void f(void) { g(unsigned int, 1); }", "void f(void) { g(xxxxxxxxxxxx, 1); }"},
        {"void f(void) { g(p, struct s, m); }", "void f(void) { g(p, xxxxxxxx, m); }"},
        {"void f(void) { return g(T *); }", "void f(void) { return g(xxx); }"},
    };
    check_repairs(ltl_c_repair, rows, LTL_COUNT_OF(rows));
}

static void code_is_left_alone(void **state) {
    (void)state;
    static const rewrite_row rows[] = {
        {"DWORD x;\nBOOL f(HANDLE h);\nSIZE n = 1;", NULL},
        {"void f(void) { if (a) ABORT(); LOCK(m); MAX (1, 2); }", NULL},
        {"int f(int, char *);\nvoid g(uint32_t MASK, const T LEN);", NULL},
        {"void f(void) { int g(int); sizeof(int); T h(char *); }", NULL},
        {"void f(void) { a = (T)b * c; g(a * b, x); }", NULL},
        {"struct FOO bar;\nstruct FOO *baz;", NULL},
        {"char *s = \"FOO int x(\"; // FOO int y(\n", NULL},
        {"((((", NULL},
        {"", NULL},
        {"#", NULL},
        {"'", NULL},
        {"/", NULL},
    };
    check_repairs(ltl_c_repair, rows, LTL_COUNT_OF(rows));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decorations_become_blanks),
        cmocka_unit_test(types_become_names),
        cmocka_unit_test(code_is_left_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
