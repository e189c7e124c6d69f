#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "orchestrator/plan/layer_order.h"

static const ltl_str FOLDERS[] = {{"core", 4}, {"app/", 4}, {"app/low", 7}};
static const ltl_layer_order ORDER = {FOLDERS, 3};

static void the_longest_folder_counts(void **state) {
    (void)state;
    assert_int_equal(ltl_layer_of(&ORDER, LTL_STR("core/a.py")), 1);
    assert_int_equal(ltl_layer_of(&ORDER, LTL_STR("core/x/a.py")), 1);
    assert_int_equal(ltl_layer_of(&ORDER, LTL_STR("app/a.py")), 2);
    assert_int_equal(ltl_layer_of(&ORDER, LTL_STR("app/low/a.py")), 3);
    assert_int_equal(ltl_layer_of(&ORDER, LTL_STR("app/lower.py")), 2);
    assert_int_equal(ltl_layer_of(&ORDER, LTL_STR("coreutils/a.py")), 0);
    assert_int_equal(ltl_layer_of(&ORDER, LTL_STR("core")), 0);
}

static void who_is_in_no_layer_may_import_what_it_likes(void **state) {
    (void)state;
    assert_true(ltl_layer_order_is_broken(&ORDER, LTL_STR("core/a.py"), LTL_STR("app/b.py")));
    assert_false(ltl_layer_order_is_broken(&ORDER, LTL_STR("app/b.py"), LTL_STR("core/a.py")));
    assert_false(ltl_layer_order_is_broken(&ORDER, LTL_STR("core/a.py"), LTL_STR("core/b.py")));
    assert_false(ltl_layer_order_is_broken(&ORDER, LTL_STR("tools/a.py"), LTL_STR("app/b.py")));
    assert_false(ltl_layer_order_is_broken(&ORDER, LTL_STR("core/a.py"), LTL_STR("tools/b.py")));
    assert_false(ltl_layer_order_is_broken(&(ltl_layer_order){0}, LTL_STR("core/a.py"), LTL_STR("app/b.py")));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_longest_folder_counts),
        cmocka_unit_test(who_is_in_no_layer_may_import_what_it_likes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
