#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analyzers/regex/literal_search.h"

enum { MAX_FOUND = 16 };

typedef struct found {
    uint32_t count;
    uint32_t index[MAX_FOUND];
    size_t end[MAX_FOUND];
    uint32_t most; /* ends the search after as many */
} found;

static bool on_found(void *context, uint32_t index, size_t end) {
    found *seen = context;
    assert_true(seen->count < MAX_FOUND);
    seen->index[seen->count] = index;
    seen->end[seen->count] = end;
    seen->count++;
    return seen->count == seen->most;
}

/* A build without Vectorscan cannot search at all: then there is nothing to see here. */
static found search_for(ltl_sought literal, const char *text, uint32_t most) {
    found seen = {.most = most};
    ltl_arena arena = {0};
    ltl_soughts literals = {0};
    LTL_PUSH(&arena, &literals, literal);
    ltl_search *search = ltl_search_new(&arena, &literals);
    if (search == NULL) {
        ltl_arena_clear(&arena);
        skip();
    }
    ltl_search_scratch *scratch = ltl_search_scratch_new(search);
    assert_non_null(scratch);
    assert_true(ltl_search_run(search, scratch, ltl_str_of(text), on_found, &seen));
    ltl_search_scratch_free(scratch);
    ltl_search_free(search);
    ltl_arena_clear(&arena);
    return seen;
}

static void nothing_is_looked_for_without_literals(void **state) {
    (void)state;
    ltl_arena arena = {0};
    ltl_soughts none = {0};
    assert_null(ltl_search_new(&arena, &none));
    ltl_arena_clear(&arena);
}

static void a_literal_is_told_with_its_end(void **state) {
    (void)state;
    found seen = search_for((ltl_sought){.text = LTL_STR("exec")}, "x = exec(y)", 0);
    assert_int_equal(seen.count, 1);
    assert_int_equal(seen.index[0], 0);
    assert_int_equal(seen.end[0], strlen("x = exec"));
}

static void the_case_counts_unless_it_is_said_not_to(void **state) {
    (void)state;
    assert_int_equal(search_for((ltl_sought){.text = LTL_STR("exec")}, "EXEC", 0).count, 0);
    ltl_sought caseless = {.text = LTL_STR("exec"), .is_caseless = true};
    assert_int_equal(search_for(caseless, "ExEc", 0).count, 1);
}

static void a_word_is_told_wherever_it_stands(void **state) {
    (void)state;
    ltl_sought word = {.text = LTL_STR("get"), .is_word = true};
    found seen = search_for(word, "getter get get", 0);
    assert_int_equal(seen.count, 3);
    assert_int_equal(seen.end[2], strlen("getter get get"));
}

static void the_search_ends_when_told_to(void **state) {
    (void)state;
    ltl_sought word = {.text = LTL_STR("get"), .is_word = true};
    assert_int_equal(search_for(word, "get get get", 2).count, 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_looked_for_without_literals),
        cmocka_unit_test(a_literal_is_told_with_its_end),
        cmocka_unit_test(the_case_counts_unless_it_is_said_not_to),
        cmocka_unit_test(a_word_is_told_wherever_it_stands),
        cmocka_unit_test(the_search_ends_when_told_to),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
