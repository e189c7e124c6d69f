#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/limits.h"
#include "orchestrator/drive/cpus.h"

static void version_2_quotas(void **state) {
    (void)state;
    assert_int_equal(ltl_cpus_of_cpu_max(LTL_STR("max 100000\n")), 0);
    assert_int_equal(ltl_cpus_of_cpu_max(LTL_STR("200000 100000\n")), 2);
    assert_int_equal(ltl_cpus_of_cpu_max(LTL_STR("150000 100000")), 2);
    assert_int_equal(ltl_cpus_of_cpu_max(LTL_STR("1000 100000")), 1);
    assert_int_equal(ltl_cpus_of_cpu_max(LTL_STR("")), 0);
    assert_int_equal(ltl_cpus_of_cpu_max(LTL_STR("7")), 0);
    assert_int_equal(ltl_cpus_of_cpu_max(LTL_STR("7 0")), 0);
    assert_int_equal(ltl_cpus_of_cpu_max(LTL_STR("x y")), 0);
    assert_int_equal(ltl_cpus_of_cpu_max(LTL_STR("18446744073709551615 1")), LTL_MAX_JOBS);
}

static void version_1_quotas(void **state) {
    (void)state;
    assert_int_equal(ltl_cpus_of_quota(LTL_STR("-1"), LTL_STR("100000")), 0);
    assert_int_equal(ltl_cpus_of_quota(LTL_STR("350000"), LTL_STR("100000")), 4);
}

static void group_paths(void **state) {
    (void)state;
    ltl_str two = LTL_STR("0::/user.slice/session-1.scope\n");
    assert_true(ltl_str_is(ltl_cpus_group_path(two, LTL_STR("")), "/user.slice/session-1.scope"));
    assert_true(ltl_str_is_empty(ltl_cpus_group_path(two, LTL_STR("cpu"))));
    ltl_str one = LTL_STR("12:memory:/m\n4:cpu,cpuacct:/docker/ab\n1:name=systemd:/x\n");
    assert_true(ltl_str_is(ltl_cpus_group_path(one, LTL_STR("cpu")), "/docker/ab"));
    assert_true(ltl_str_is_empty(ltl_cpus_group_path(LTL_STR("rubbish"), LTL_STR("cpu"))));
}

static void there_is_always_one(void **state) {
    (void)state;
    assert_in_range(ltl_cpus_allowed(), 1, LTL_MAX_JOBS);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(version_2_quotas),
        cmocka_unit_test(version_1_quotas),
        cmocka_unit_test(group_paths),
        cmocka_unit_test(there_is_always_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
