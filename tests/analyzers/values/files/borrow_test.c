/* What a file takes from all others, as one text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "analyzers/values/files/borrow.h"
#include "core/limits.h"
#include "tests/support/parsed.h"

enum { MOST = 80 };

typedef struct text_file {
    const char *path;
    const char *code;
} text_file;

typedef struct borrowing {
    parsed parsed[MOST];
    ltl_lent lent[MOST];
    const ltl_lent *files[MOST];
    ltl_arena arena;
    ltl_borrowing all;
} borrowing;

static void lend_file(borrowing *b, uint32_t index, const text_file *file) {
    ltl_flow flow;
    ltl_value_findings findings;
    ltl_value_opens opens = {0};
    parsed *p = &b->parsed[index];
    parsed_make(p, "cpp", ltl_str_of(file->code));
    p->source.path = ltl_str_of(file->path);
    ltl_flow_init(&flow, &p->arena, p->tree);
    (void)ltl_values_find(&p->arena, &flow, NULL, &findings, &opens);
    ltl_lent_make(&p->arena, &flow, &findings, &opens, &b->lent[index]);
    b->files[index] = &b->lent[index];
}

static ltl_str borrowed(borrowing *b, uint32_t file) {
    ltl_borrowed_text text;
    ltl_borrowing_text(&b->all, &b->arena, file, &text);
    return text.text;
}

static bool has(ltl_str text, const char *part) {
    return ltl_str_find(text, ltl_str_of(part), 0) != SIZE_MAX;
}

static void build(borrowing *b, const text_file *files, uint32_t count) {
    *b = (borrowing){0};
    for (uint32_t i = 0; i < count; i++) {
        lend_file(b, i, &files[i]);
    }
    ltl_borrowing_build(&b->arena, b->files, count, &b->all);
}

static void clear(borrowing *b, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        parsed_clear(&b->parsed[i]);
    }
    ltl_arena_clear(&b->arena);
}

#define CALLS "void f() { char a[3]; fill(a); }\n"

static void functions_come_with_what_they_call(void **state) {
    (void)state;
    static const text_file FILES[] = {
        {"main.cpp", CALLS},
        {"fill.cpp", "void fill(char *p) { deeper(p); }\nvoid other(char *p) { *p = 1; }\n"},
        {"deep.cpp", "#define TEN 10\nvoid deeper(char *p) { p[TEN] = 1; }\n"},
    };
    borrowing b;
    build(&b, FILES, 3);
    ltl_str text = borrowed(&b, 0);
    assert_true(has(text, "void fill"));
    assert_true(has(text, "void deeper"));
    assert_true(has(text, "#define TEN 10"));
    assert_false(has(text, "other"));
    assert_int_equal(borrowed(&b, 2).len, 0); /* it calls nobody */
    clear(&b, 3);
}

static void a_macro_comes_as_all_that_it_may_be(void **state) {
    (void)state;
    static const text_file FILES[] = {
        {"main.cpp", CALLS},
        {"a.cpp", "#ifdef A\n#define TEN 1\n#else\n#define TEN 10\n#endif\nvoid fill(char *p) { p[TEN] = 1; }\n"},
    };
    borrowing b;
    build(&b, FILES, 2);
    ltl_str text = borrowed(&b, 0);
    assert_true(has(text, "#define TEN 1\n"));
    assert_true(has(text, "#define TEN 10\n"));
    clear(&b, 2);
}

static void what_means_two_things_is_not_borrowed(void **state) {
    (void)state;
    static const text_file TWICE[] = {
        {"main.cpp", CALLS},
        {"a.cpp", "void fill(char *p) { p[9] = 1; }\n"},
        {"b.cpp", "void fill(char *p) { p[0] = 1; }\n"},
    };
    static const text_file DIFFERS[] = {
        {"main.cpp", "#define TEN 5\n" CALLS},
        {"a.cpp", "#define TEN 10\nvoid fill(char *p) { p[TEN] = 1; }\n"},
    };
    static const text_file STATIC[] = {
        {"main.cpp", "static int last;\n" CALLS},
        {"a.cpp", "static int last;\nvoid fill(char *p) { p[last] = 1; }\n"},
    };
    borrowing b;
    build(&b, TWICE, 3);
    assert_int_equal(borrowed(&b, 0).len, 0);
    clear(&b, 3);
    build(&b, DIFFERS, 2);
    assert_int_equal(borrowed(&b, 0).len, 0);
    clear(&b, 2);
    build(&b, STATIC, 2);
    assert_int_equal(borrowed(&b, 0).len, 0);
    clear(&b, 2);
}

static void variables_of_all_files_are_one(void **state) {
    (void)state;
    static const text_file FILES[] = {
        {"main.cpp", "int last;\n" CALLS},
        {"a.cpp", "extern int last;\nvoid fill(char *p) { p[last] = 1; }\n"},
    };
    borrowing b;
    build(&b, FILES, 2);
    assert_true(has(borrowed(&b, 0), "void fill"));
    clear(&b, 2);
}

static void classes_come_from_headers_with_their_methods(void **state) {
    (void)state;
    static const text_file FILES[] = {
        {"src/main.cpp", "#include \"lib/a.h\"\nvoid f() { char b[3]; A x(b); x.go(); }\n"},
        {"include/lib/a.h", "#include \"base.h\"\n"
                            "class A : public Base { char *p; public: A(char *q); void go(); };\n"},
        {"include/lib/base.h", "class Base { int n; };\n"},
        {"src/a.cpp", "#include <lib/a.h>\nA::A(char *q) { p = q; }\nvoid A::go() { p[9] = 1; }\n"},
        {"other/a.cpp", "class A { int z; };\nvoid A::go(int) { z = 3; }\n"},
    };
    borrowing b;
    build(&b, FILES, 5);
    ltl_str text = borrowed(&b, 0);
    assert_true(has(text, "class A : public Base"));
    assert_true(has(text, "class Base"));
    assert_true(has(text, "A::A(char *q)"));
    assert_true(has(text, "void A::go()"));
    assert_false(has(text, "A::go(int)")); /* of another class of that name */
    clear(&b, 5);
}

static void headers_are_found_beside_the_file_first(void **state) {
    (void)state;
    static const text_file FILES[] = {
        {"x/main.cpp", "#include \"a.h\"\nvoid f() { char b[3]; A x(b); }\n"},
        {"x/a.h", "class A { char *p; public: A(char *q) { p = q; } };\n"},
        {"y/a.h", "class A { int other; public: A(char *q) { *q = 1; } };\n"},
    };
    borrowing b;
    build(&b, FILES, 3);
    assert_true(has(borrowed(&b, 0), "p = q"));
    assert_false(has(borrowed(&b, 0), "other"));
    clear(&b, 3);
}

/* A chain of headers is followed so far and no farther. */
static void headers_are_bounded(void **state) {
    (void)state;
    borrowing *b = calloc(1, sizeof *b);
    static char texts[MOST][2][64];
    static text_file files[MOST];
    for (int i = 0; i < MOST; i++) {
        snprintf(texts[i][0], sizeof texts[i][0], "h%d.h", i);
        snprintf(texts[i][1], sizeof texts[i][1], "#include \"h%d.h\"\n#define N%d %d\n", i + 1, i,
                 i);
        files[i] = (text_file){texts[i][0], texts[i][1]};
    }
    build(b, files, MOST);
    assert_int_equal(b->all.sight[0].count, LTL_MAX_SEEN_HEADERS);
    assert_int_equal(b->all.sight[MOST - 3].count, 2);
    clear(b, MOST);
    free(b);
}

static void text_is_bounded(void **state) {
    (void)state;
    borrowing b;
    size_t room = 1 << 20;
    char *calls = malloc(room);
    char *functions = malloc(room);
    size_t at = (size_t)snprintf(calls, room, "void f() { char a[3];");
    size_t to = 0;
    for (uint32_t i = 0; i < LTL_MAX_BORROWED + 20; i++) {
        at += (size_t)snprintf(calls + at, room - at, " fill%u(a);", i);
        to += (size_t)snprintf(functions + to, room - to, "void fill%u(char *p) { p[%u] = 1; }\n",
                               i, i);
    }
    snprintf(calls + at, room - at, " }\n");
    const text_file files[] = {{"main.cpp", calls}, {"fill.cpp", functions}};
    build(&b, files, 2);
    ltl_str text = borrowed(&b, 0);
    uint32_t count = 0;
    for (size_t i = 0; (i = ltl_str_find(text, LTL_STR("void fill"), i)) != SIZE_MAX; i++) {
        count++;
    }
    assert_int_equal(count, LTL_MAX_BORROWED);
    clear(&b, 2);
    free(calls);
    free(functions);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(functions_come_with_what_they_call),
        cmocka_unit_test(a_macro_comes_as_all_that_it_may_be),
        cmocka_unit_test(what_means_two_things_is_not_borrowed),
        cmocka_unit_test(variables_of_all_files_are_one),
        cmocka_unit_test(classes_come_from_headers_with_their_methods),
        cmocka_unit_test(headers_are_found_beside_the_file_first),
        cmocka_unit_test(headers_are_bounded),
        cmocka_unit_test(text_is_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
