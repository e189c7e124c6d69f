#include "tests/support/rewrites.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static bool is_as_said(const rewrite_row *row, bool is_changed, const char *copy) {
    const char *expected = row->becomes != NULL ? row->becomes : row->text;
    if (strcmp(copy, expected) == 0 && is_changed == (row->becomes != NULL)) {
        return true;
    }
    print_error("%s\nbecame\n%s\nnot\n%s\n", row->text, copy, expected);
    return false;
}

static void check(rewrite_repair *repair, rewrite_prepare *prepare, const rewrite_row *rows,
                  size_t count) {
    ltl_arena arena = {0};
    size_t failures = 0;
    for (size_t i = 0; i < count; i++) {
        ltl_str text = ltl_str_of(rows[i].text);
        char *copy = ltl_arena_alloc(&arena, text.len + 1);
        memcpy(copy, text.ptr, text.len + 1);
        bool is_changed = repair != NULL ? repair(&arena, text, copy) : prepare(text, copy);
        failures += !is_as_said(&rows[i], is_changed, copy);
        ltl_arena_reset(&arena);
    }
    ltl_arena_clear(&arena);
    assert_int_equal(failures, 0);
}

void check_repairs(rewrite_repair *repair, const rewrite_row *rows, size_t count) {
    check(repair, NULL, rows, count);
}

void check_prepares(rewrite_prepare *prepare, const rewrite_row *rows, size_t count) {
    check(NULL, prepare, rows, count);
}
