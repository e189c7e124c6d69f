/* Comments inside tags: which bytes change, and that nothing else does. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/arena.h"
#include "grammars/markup_repair.h"

typedef struct repair_row {
    const char *text;
    const char *repaired; /* null: nothing changes */
} repair_row;

static void comments_in_tags_become_blanks(void **state) {
    (void)state;
    static const repair_row rows[] = {
        {"<a <!-- n --> b='1'/>", "<a            b='1'/>"},
        {"<a\n<!-- n\n-->\nb='1'></a>", "<a\n      \n   \nb='1'></a>"},
        {"<a <!-- never closed", "<a                  "},
        {"<a b='<!-- text -->'/>", NULL},
        {"<a><!-- between <b --></a>", NULL},
        {"a < b <!-- c --> d", NULL},
        {"<a <b <!-- x -->>", "<a <b           >"},
        {"", NULL},
        {"<", NULL},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(rows); i++) {
        ltl_arena arena = {0};
        ltl_str text = ltl_str_of(rows[i].text);
        char copy[100];
        assert_true(text.len < sizeof copy);
        memcpy(copy, rows[i].text, text.len + 1);
        bool is_changed = ltl_markup_repair(&arena, text, copy);
        assert_int_equal(is_changed, rows[i].repaired != NULL);
        assert_string_equal(copy, rows[i].repaired != NULL ? rows[i].repaired : rows[i].text);
        ltl_arena_clear(&arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(comments_in_tags_become_blanks)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
