/* Comments inside tags: which bytes change, and that nothing else does. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/arena.h"
#include "grammars/markup_repair.h"
#include "tests/support/rewrites.h"

static void comments_in_tags_become_blanks(void **state) {
    (void)state;
    static const rewrite_row rows[] = {
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
    check_repairs(ltl_markup_repair, rows, LTL_COUNT_OF(rows));
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(comments_in_tags_become_blanks)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
