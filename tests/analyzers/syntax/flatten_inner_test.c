/* Texts that a grammar of their own reads: limits are stated, and every text ends in a sound tree. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "core/limits.h"
#include "tests/support/parsed.h"

static void check(const char *text, size_t length, bool is_cut) {
    parsed p;
    parsed_make(&p, "markdown", (ltl_str){text, length});
    assert_null(tree_fault(p.tree));
    assert_int_equal(p.tree->is_cut, is_cut);
    parsed_clear(&p);
}

/* More marks than are looked into: the text alone, and the tree says so. */
static void too_many_marks_are_told(void **state) {
    (void)state;
    char *few = nest("`a` ", "", "", LTL_MAX_INNER_MARKS / 2 - 1);
    char *many = nest("`a` ", "", "", LTL_MAX_INNER_MARKS / 2 + 1);
    check(few, strlen(few), false);
    check(many, strlen(many), true);
    free(few);
    free(many);
}

/* A nest that is deeper than texts are looked into is cut. */
static void deep_nests_are_cut(void **state) {
    (void)state;
    char *shallow = nest("*a **b ", "c", "** d*", 10);
    char *deep = nest("*a **b ", "c", "** d*", 400);
    check(shallow, strlen(shallow), false);
    check(deep, strlen(deep), true);
    free(shallow);
    free(deep);
}

static const char SAMPLE[] = "> - [a *b*\n>   c](d \"e\") ![f][g] `h`\n| *i* | [j](k) |\n|--|--|\n"
                             "<l> **m _n_** \\* &amp; ~~o~~ <p:q> $r$\n";

static void texts_end_anywhere(void **state) {
    (void)state;
    for (size_t end = 0; end + 1 < sizeof SAMPLE; end++) {
        check(SAMPLE, end, false);
        check(SAMPLE + end, strlen(SAMPLE + end), false);
    }
}

/* Each byte in turn becomes something that no text holds. */
static void broken_bytes_end_in_a_tree(void **state) {
    (void)state;
    static const char broken[] = {'\0', '\xff', '\xc0', '\xed', '\x80'};
    char text[sizeof SAMPLE];
    for (size_t at = 0; at + 1 < sizeof SAMPLE; at++) {
        memcpy(text, SAMPLE, sizeof text);
        text[at] = broken[at % sizeof broken];
        check(text, sizeof text - 1, false);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(too_many_marks_are_told),
        cmocka_unit_test(deep_nests_are_cut),
        cmocka_unit_test(texts_end_anywhere),
        cmocka_unit_test(broken_bytes_end_in_a_tree),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
