#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/limits.h"
#include "orchestrator/workflow/data.h"
#include "tests/support/random.h"

static ltl_arena arena;
static ltl_buf buf;

static int setup(void **state) {
    (void)state;
    ltl_buf_init(&buf, LTL_MAX_DATA_BYTES);
    return 0;
}

static int teardown(void **state) {
    (void)state;
    ltl_buf_clear(&buf);
    ltl_arena_clear(&arena);
    return 0;
}

static ltl_data by_lot(ltl_random *random, int depth) {
    static const char bytes[] = "a\0\xff\"\n<";
    switch (ltl_random_below(random, depth > 0 ? 6 : 4)) {
    case 0:
        return LTL_DATA_NONE;
    case 1:
        return ltl_data_truth(ltl_random_below(random, 2));
    case 2:
        return ltl_data_number((int64_t)ltl_random_next(random));
    case 3:
        return ltl_data_text((ltl_str){bytes, ltl_random_below(random, 6)});
    default: {
        uint32_t count = (uint32_t)ltl_random_below(random, 4);
        ltl_data *at = LTL_NEW_ARRAY(&arena, ltl_data, (size_t)count + 1);
        ltl_str *names = LTL_NEW_ARRAY(&arena, ltl_str, (size_t)count + 1);
        for (uint32_t i = 0; i < count; i++) {
            at[i] = by_lot(random, depth - 1);
            names[i] = (ltl_str){bytes, i};
        }
        return ltl_random_below(random, 2) ? ltl_data_list(at, count)
                                           : ltl_data_record(names, at, count);
    }
    }
}

static void what_is_packed_is_the_same_unpacked(void **state) {
    (void)state;
    ltl_random random = ltl_random_make("data", 1);
    for (int i = 0; i < 2000; i++) {
        ltl_data value = by_lot(&random, 5);
        ltl_data back;
        ltl_buf_reset(&buf);
        assert_int_equal(ltl_data_pack(&value, &buf), LTL_OK);
        assert_int_equal(ltl_data_unpack(&arena, ltl_buf_borrow(&buf), &back), LTL_OK);
        assert_true(ltl_data_eq(&value, &back));
        ltl_data copy = ltl_data_copy(&arena, &value);
        assert_true(ltl_data_eq(&value, &copy));
        ltl_arena_reset(&arena);
    }
}

/* Damage is found, never followed: no crash, no reservation by a made-up count. */
static void damaged_bytes_are_refused(void **state) {
    (void)state;
    ltl_random random = ltl_random_make("damage", 2);
    for (int i = 0; i < 5000; i++) {
        ltl_data value = by_lot(&random, 4);
        ltl_data back;
        ltl_buf_reset(&buf);
        assert_int_equal(ltl_data_pack(&value, &buf), LTL_OK);
        buf.ptr[ltl_random_below(&random, buf.len)] = (char)ltl_random_next(&random);
        size_t len = ltl_random_below(&random, buf.len + 1);
        (void)!ltl_data_unpack(&arena, (ltl_str){buf.ptr, len}, &back);
        ltl_arena_reset(&arena);
    }
    ltl_data back;
    assert_int_equal(ltl_data_unpack(&arena, LTL_STR(""), &back), LTL_SYNTAX);
    assert_int_equal(ltl_data_unpack(&arena, LTL_STR("[\xff\xff\xff\xff"), &back), LTL_SYNTAX);
    assert_int_equal(ltl_data_unpack(&arena, LTL_STR("--"), &back), LTL_SYNTAX);
}

static void depth_has_a_limit(void **state) {
    (void)state;
    ltl_data nest[LTL_MAX_DATA_DEPTH + 2] = {{0}};
    for (uint32_t i = 1; i < LTL_MAX_DATA_DEPTH + 2; i++) {
        nest[i] = ltl_data_list(&nest[i - 1], 1);
    }
    ltl_buf_reset(&buf);
    assert_int_equal(ltl_data_pack(&nest[LTL_MAX_DATA_DEPTH], &buf), LTL_OK);
    ltl_buf_reset(&buf);
    assert_int_not_equal(ltl_data_pack(&nest[LTL_MAX_DATA_DEPTH + 1], &buf), LTL_OK);
    ltl_buf_reset(&buf);
    for (uint32_t i = 0; i < 100; i++) {
        ltl_buf_append(&buf, (ltl_str){"[\1\0\0\0", 5});
    }
    ltl_buf_append(&buf, LTL_STR("-"));
    ltl_data back;
    assert_int_equal(ltl_data_unpack(&arena, ltl_buf_borrow(&buf), &back), LTL_LIMIT);
}

static void handles_stay_in_the_process(void **state) {
    (void)state;
    int thing = 0;
    ltl_data handle = ltl_data_handle("rules", &thing);
    ltl_data list = ltl_data_list(&handle, 1);
    ltl_buf_reset(&buf);
    assert_int_equal(ltl_data_pack(&list, &buf), LTL_UNSUPPORTED);
    assert_false(ltl_data_is_plain(&list));
    assert_true(ltl_str_is(ltl_data_type_of(&handle), "rules"));
}

static void types_meet(void **state) {
    (void)state;
    assert_true(ltl_data_type_accepts(LTL_STR("text"), LTL_STR("text")));
    assert_false(ltl_data_type_accepts(LTL_STR("text"), LTL_STR("number")));
    assert_true(ltl_data_type_accepts(LTL_STR("any"), LTL_STR("rules")));
    assert_true(ltl_data_type_accepts(LTL_STR("list of text"), LTL_STR("list of any")));
    assert_false(ltl_data_type_accepts(LTL_STR("list of text"), LTL_STR("list of number")));
    assert_false(ltl_data_type_accepts(LTL_STR("list of text"), LTL_STR("text")));
    ltl_data text = ltl_data_text(LTL_STR("x"));
    ltl_data list = ltl_data_list(&text, 1);
    assert_true(ltl_data_fits(&list, LTL_STR("list of text")));
    assert_false(ltl_data_fits(&list, LTL_STR("list of number")));
    assert_true(ltl_data_fits(&(ltl_data){.kind = LTL_DATA_LIST}, LTL_STR("list of number")));
}

static void json_for_people(void **state) {
    (void)state;
    ltl_data at[3] = {ltl_data_number(-3), ltl_data_text(LTL_STR("a\"b")),
                      ltl_data_handle("tree", &arena)};
    static const ltl_str names[] = {LTL_STR_INIT("n"), LTL_STR_INIT("t"), LTL_STR_INIT("h")};
    ltl_data record = ltl_data_record(names, at, 3);
    static ltl_out out;
    ltl_json json;
    ltl_buf_reset(&buf);
    ltl_out_init_buf(&out, &buf);
    ltl_json_init(&json, &out, false);
    ltl_data_write_json(&record, &json);
    assert_int_equal(ltl_out_flush(&out), LTL_OK);
    assert_string_equal(ltl_str_trim(ltl_buf_borrow(&buf)).ptr,
                        "{\"n\":-3,\"t\":\"a\\\"b\",\"h\":\"<tree>\"}");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_packed_is_the_same_unpacked),
        cmocka_unit_test(damaged_bytes_are_refused),
        cmocka_unit_test(depth_has_a_limit),
        cmocka_unit_test(handles_stay_in_the_process),
        cmocka_unit_test(types_meet),
        cmocka_unit_test(json_for_people),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
