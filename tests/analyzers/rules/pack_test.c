#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analyzers/rules/pack.h"

static void built_in_entries_are_sorted_and_end_at_the_end(void **state) {
    (void)state;
    ltl_pack_reader reader = ltl_pack_open();
    ltl_str path;
    ltl_str text;
    ltl_str before = LTL_STR("");
    while (ltl_pack_next(&reader, &path, &text)) {
        size_t common = before.len < path.len ? before.len : path.len;
        int order = memcmp(before.ptr, path.ptr, common);
        assert_true(order < 0 || (order == 0 && before.len < path.len));
        before = path;
    }
    assert_int_equal(reader.rest.len, 0);
}

static void entries_come_back_byte_for_byte(void **state) {
    (void)state;
    ltl_pack_reader reader = ltl_pack_open_bytes(LTL_STR("a/b.yaml\n6\n1\n2\n\n3\nc\n0\n\n"));
    ltl_str path;
    ltl_str text;
    assert_true(ltl_pack_next(&reader, &path, &text));
    assert_true(ltl_str_is(path, "a/b.yaml"));
    assert_true(ltl_str_is(text, "1\n2\n\n3"));
    assert_true(ltl_pack_next(&reader, &path, &text));
    assert_true(ltl_str_is(path, "c"));
    assert_int_equal(text.len, 0);
    assert_false(ltl_pack_next(&reader, &path, &text));
    assert_false(ltl_pack_next(&reader, &path, &text));
}

static void a_damaged_blob_ends_the_walk(void **state) {
    (void)state;
    static const char *const blobs[] = {
        "",        "\n",       "path",     "path\n",    "path\n1",   "path\n1\n",
        "p\n9\nx\n", "p\n-1\nx\n", "p\n\nx\n", "p\n1\nxy\n", "p\n1\nx",
        "p\n18446744073709551616\nx\n", "p\n99999999999999999999999\nx\n",
    };
    for (size_t i = 0; i < sizeof(blobs) / sizeof(blobs[0]); i++) {
        ltl_pack_reader reader = ltl_pack_open_bytes(ltl_str_of(blobs[i]));
        ltl_str path;
        ltl_str text;
        assert_false(ltl_pack_next(&reader, &path, &text));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(built_in_entries_are_sorted_and_end_at_the_end),
        cmocka_unit_test(entries_come_back_byte_for_byte),
        cmocka_unit_test(a_damaged_blob_ends_the_walk),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
