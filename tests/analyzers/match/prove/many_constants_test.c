/* Files of some thousand constants: what the last of them is, is known like the first. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/arena.h"
#include "core/vec.h"
#include "tests/support/match_rows.h"

#ifdef LTL_ARENA_DEBUG
enum { CONSTANTS = 300 };
#else
enum { CONSTANTS = 3000 };
#endif

/* `@` is a number, `~` the one before it: `each` is written with 1, 2, …, `tail` with the last. */
typedef struct many_row {
    const char *language;
    const char *head;
    const char *each;
    const char *tail; /* the call stands in the last line */
    uint32_t more;    /* than the number of the last is what is given */
} many_row;

typedef struct text {
    ltl_arena arena;
    struct LTL_VEC(char) bytes;
    uint32_t lines;
} text;

static void put(text *t, const char *piece, uint32_t number) {
    for (; *piece != '\0'; piece++) {
        bool is_number = *piece == '@' || *piece == '~';
        ltl_str part = is_number ? ltl_arena_printf(&t->arena, "%u", number - (*piece == '~'))
                                 : (ltl_str){piece, 1};
        for (size_t i = 0; i < part.len; i++) {
            t->lines += part.ptr[i] == '\n';
            LTL_PUSH(&t->arena, &t->bytes, part.ptr[i]);
        }
    }
}

static void check(const many_row *row) {
    text t = {.lines = 1};
    ltl_arena_init(&t.arena, 4 << 20);
    put(&t, row->head, 0);
    for (uint32_t i = 1; i <= CONSTANTS; i++) {
        put(&t, row->each, i);
    }
    put(&t, row->tail, CONSTANTS);
    LTL_PUSH(&t.arena, &t.bytes, '\0');
    ltl_str pattern = ltl_arena_printf(&t.arena, "f(%u)", CONSTANTS + row->more);
    ltl_str line = ltl_arena_printf(&t.arena, "%u", t.lines);
    const match_row match = {row->language, pattern.ptr, t.bytes.at, line.ptr};
    match_rows_check(&match, 1);
    ltl_arena_clear(&t.arena);
}

static void the_last_of_many_is_known(void **state) {
    (void)state;
    static const many_row rows[] = {
        {"c", "enum e { C0", ",\nC@", "};\nvoid g(void) { f(C@); }", 0},
        {"c", "enum e { C0 = 7", ",\nC@", "};\nvoid g(void) { f(C@); }", 7},
        {"c", "", "#define C@ @\n", "void g(void) { f(C@); }", 0},
        {"c", "static const int C0 = 0;\n", "static const int C@ = C~ + 1;\n", "void g(void) { f(C@); }", 0},
        {"cpp", "enum class E { C0", ",\nC@", "};\nvoid g() { f((int)E::C@); }", 0},
        {"go", "package p\nconst (\nC0 = iota\n", "C@\n", ")\nfunc g() { f(C@) }", 0},
        {"go", "package p\nconst (\nC0 = iota + 2\n", "C@\n", ")\nfunc g() { f(C@) }", 2},
        {"go", "package p\nconst (\nC0 = 0\n", "C@ = C~ + 1\n", ")\nfunc g() { f(C@) }", 0},
        {"java",
         "class A {\nstatic final int C0 = 0;\n",
         "static final int C@ = C~ + 1;\n", "void g() { f(C@); } }", 0},
        {"python", "C0 = 0\n", "C@ = C~ + 1\n", "f(C@)", 0},
        {"typescript", "const C0 = 0;\n", "const C@ = C~ + 1;\n", "f(C@);", 0},
        {"typescript", "enum E { C0", ",\nC@", "}\nf(E.C@);", 0},
        {"rust", "enum E { C0", ",\nC@", "}\nfn g() { f(E::C@ as i32); }", 0},
        {"csharp", "enum E { C0", ",\nC@", "}\nclass A { void g() { f((int)E.C@); } }", 0},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(rows); i++) {
        check(&rows[i]);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_last_of_many_is_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
