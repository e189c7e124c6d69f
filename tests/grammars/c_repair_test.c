/* What macros hide from a grammar: which bytes change, and that code is left alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "core/vec.h"
#include "grammars/c_repair.h"

typedef struct repair_row {
    const char *text;
    const char *repaired; /* null: nothing changes */
} repair_row;

static void check(const repair_row *rows, size_t count) {
    ltl_arena arena = {0};
    int failures = 0;
    for (size_t i = 0; i < count; i++) {
        ltl_str text = ltl_str_of(rows[i].text);
        char copy[512];
        assert_true(text.len < sizeof copy);
        memcpy(copy, text.ptr, text.len + 1);
        bool is_changed = ltl_c_repair(&arena, text, copy);
        const char *expected = rows[i].repaired != NULL ? rows[i].repaired : rows[i].text;
        if (strcmp(copy, expected) != 0 || is_changed != (rows[i].repaired != NULL)) {
            print_error("%s\nbecame\n%s\nnot\n%s\n", rows[i].text, copy, expected);
            failures++;
        }
        ltl_arena_reset(&arena);
    }
    ltl_arena_clear(&arena);
    assert_int_equal(failures, 0);
}

static void decorations_become_blanks(void **state) {
    (void)state;
    static const repair_row rows[] = {
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
    check(rows, LTL_COUNT_OF(rows));
}

static void types_become_names(void **state) {
    (void)state;
    static const repair_row rows[] = {
        {"void f(void) { x = va_arg(ap, char *); }", "void f(void) { x = va_arg(ap, xxxxxx); }"},
        {"void f(void) { g(unsigned int, 1); }", "void f(void) { g(xxxxxxxxxxxx, 1); }"},
        {"void f(void) { g(p, struct s, m); }", "void f(void) { g(p, xxxxxxxx, m); }"},
        {"void f(void) { return g(T *); }", "void f(void) { return g(xxx); }"},
    };
    check(rows, LTL_COUNT_OF(rows));
}

static void code_is_left_alone(void **state) {
    (void)state;
    static const repair_row rows[] = {
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
    check(rows, LTL_COUNT_OF(rows));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decorations_become_blanks),
        cmocka_unit_test(types_become_names),
        cmocka_unit_test(code_is_left_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
