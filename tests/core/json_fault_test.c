#include "core/json_fault.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void what_is_json_has_no_fault(void **state) {
    (void)state;
    ltl_arena arena = {0};
    assert_int_equal(ltl_json_fault(&arena, LTL_STR("{\"a\": [1, \"b\", null]}")).len, 0);
    assert_int_equal(ltl_json_fault(&arena, LTL_STR("7")).len, 0);
    ltl_arena_clear(&arena);
}

static void a_fault_has_its_place(void **state) {
    (void)state;
    ltl_arena arena = {0};
    ltl_str fault = ltl_json_fault(&arena, LTL_STR("{\n  \"a\": 1,\n}"));
    assert_true(ltl_str_find(fault, LTL_STR("line 3"), 0) != SIZE_MAX);
    assert_true(ltl_json_fault(&arena, LTL_STR("")).len > 0);
    assert_true(ltl_json_fault(&arena, LTL_STR("{a: 1}")).len > 0);
    ltl_arena_clear(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_json_has_no_fault),
        cmocka_unit_test(a_fault_has_its_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
