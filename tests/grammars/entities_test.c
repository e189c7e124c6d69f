/* Entities: what they stand for and how long they are. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/arena.h"
#include "grammars/entities.h"

static void entities_are_read(void **state) {
    (void)state;
    static const struct {
        const char *text;
        const char *bytes; /* null: none */
        uint32_t length;
    } rows[] = {
        {"&quot;a", "\"", 6},   {"&amp;amp;", "&", 5},   {"&#39;", "'", 5},
        {"&#x27;", "'", 6},     {"&#X3c;b", "<", 6},     {"&#10;", " ", 5},
        {"&#8364;", "\xE2\x82\xAC", 7}, {"&lpar;", "(", 6}, {"&#128512;", "\xF0\x9F\x98\x80", 9},
        {"&amp", NULL, 0},      {"&euro;", NULL, 0},     {"&#;", NULL, 0},
        {"&#x;", NULL, 0},      {"&#-1;", NULL, 0},      {"&#xD800;", NULL, 0},
        {"&#1114112;", NULL, 0}, {"&#0;", NULL, 0},      {"&# 39;", NULL, 0},
        {"&", NULL, 0},         {"", NULL, 0},           {"a&lt;", NULL, 0},
        {"&#99999999999999999999;", NULL, 0},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(rows); i++) {
        ltl_entity entity;
        bool is_one = ltl_entity_read(ltl_str_of(rows[i].text), &entity);
        assert_int_equal(is_one, rows[i].bytes != NULL);
        if (is_one) {
            assert_int_equal(entity.length, rows[i].length);
            assert_int_equal(entity.count, strlen(rows[i].bytes));
            assert_memory_equal(entity.bytes, rows[i].bytes, entity.count);
            assert_true(entity.count <= entity.length);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(entities_are_read)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
