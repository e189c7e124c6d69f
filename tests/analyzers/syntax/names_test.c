/* The table of names against a list that is searched from end to end. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "analyzers/syntax/names.h"
#include "tests/support/random.h"

enum { MAX_MODEL = 6000 };

typedef struct model {
    ltl_str texts[MAX_MODEL]; /* index = id */
    uint32_t count;
} model;

static uint32_t model_find(const model *m, ltl_str text) {
    for (uint32_t id = 1; id < m->count; id++) {
        if (ltl_str_eq(m->texts[id], text)) {
            return id;
        }
    }
    return 0;
}

static uint32_t model_intern(model *m, ltl_str text) {
    uint32_t id = model_find(m, text);
    if (id == 0) {
        id = m->count++;
        m->texts[id] = text;
    }
    return id;
}

static void check_all(const ltl_names *names, const model *m) {
    assert_int_equal(names->count, m->count);
    for (uint32_t id = 1; id < m->count; id++) {
        assert_int_equal(ltl_names_find(names, m->texts[id]), id);
        assert_true(ltl_str_eq(ltl_names_text(names, id), m->texts[id]));
    }
}

/* Files of very different sizes, one after the other over one base: growth and reset by turns. */
static void is_a_list_without_repetition(void **state) {
    (void)state;
    ltl_random random = ltl_random_make("names", 20250101);
    ltl_arena arena = {0};
    ltl_names names;
    ltl_names_init(&names);
    model *m = calloc(1, sizeof *m);
    m->count = 1;
    for (uint32_t i = 0; i < 300; i++) {
        ltl_str text = ltl_arena_printf(&arena, "base%u", (unsigned)ltl_random_below(&random, 200));
        assert_int_equal(ltl_names_add_base(&names, text), model_intern(m, text));
    }
    uint32_t base_count = m->count;
    assert_int_equal(names.base_count, base_count);
    for (uint32_t file = 0; file < 12; file++) {
        size_t wanted = file % 3 == 2 ? 4000 : 30;
        for (size_t i = 0; i < wanted; i++) {
            bool is_base = ltl_random_below(&random, 4) == 0;
            ltl_str text = ltl_arena_printf(&arena, is_base ? "base%u" : "n%u",
                                            (unsigned)ltl_random_below(&random, 5000));
            assert_int_equal(ltl_names_find(&names, text), model_find(m, text));
            assert_int_equal(ltl_names_intern(&names, text), model_intern(m, text));
        }
        check_all(&names, m);
        uint32_t of_file = m->count - base_count;
        ltl_name_entry *entries = ltl_arena_alloc_array(&arena, of_file, sizeof *entries);
        memcpy(entries, names.entries + base_count, of_file * sizeof *entries);
        ltl_names_reset(&names);
        ltl_names_append(&names, entries, of_file);
        check_all(&names, m);
        ltl_names_reset(&names);
        m->count = base_count;
        check_all(&names, m);
        assert_int_equal(ltl_names_find(&names, LTL_STR("n1")), 0);
    }
    ltl_names_clear(&names);
    ltl_arena_clear(&arena);
    free(m);
}

static void a_copied_base_has_the_same_ids(void **state) {
    (void)state;
    ltl_arena arena = {0};
    ltl_names from;
    ltl_names to;
    ltl_names_init(&from);
    ltl_names_init(&to);
    for (unsigned i = 0; i < 3000; i++) {
        (void)ltl_names_intern(&from, ltl_arena_printf(&arena, "name%u", i));
    }
    ltl_names_promote(&from);
    (void)ltl_names_intern(&from, LTL_STR("of the file"));
    ltl_names_copy_base(&to, &from);
    assert_int_equal(to.base_count, from.base_count);
    for (uint32_t id = 1; id < from.base_count; id++) {
        assert_int_equal(ltl_names_find(&to, ltl_names_text(&from, id)), id);
    }
    assert_int_equal(ltl_names_find(&to, LTL_STR("of the file")), 0);
    ltl_names_clear(&from);
    assert_int_equal(ltl_names_find(&to, LTL_STR("name7")), 8); /* texts were copied */
    ltl_names_clear(&to);
    ltl_arena_clear(&arena);
}

static void takes_any_bytes(void **state) {
    (void)state;
    ltl_names names;
    ltl_names_init(&names);
    ltl_str texts[] = {{"", 0}, {"\0", 1}, {"\0\0", 2}, {"a\0b", 3}, {"a\0c", 3}, {"\xff\xfe", 2}};
    for (uint32_t i = 0; i < LTL_COUNT_OF(texts); i++) {
        assert_int_equal(ltl_names_intern(&names, texts[i]), i + 1);
    }
    for (uint32_t i = 0; i < LTL_COUNT_OF(texts); i++) {
        assert_int_equal(ltl_names_find(&names, texts[i]), i + 1);
    }
    ltl_names_clear(&names);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(is_a_list_without_repetition),
        cmocka_unit_test(a_copied_base_has_the_same_ids),
        cmocka_unit_test(takes_any_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
