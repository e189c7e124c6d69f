/* Keys that arrays of PHP have got: whoever walks over them, joins or shows them has them, and nobody who
 * reads what lies under them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/compiler.h"
#include "tests/support/taint_rows.h"

static void keys_are_apart_from_values(void **state) {
    (void)state;
    static const taint_row ROWS[] = {
        {"php", TAINT_RULE,
         "<?php\n"
         "function a() { $q = []; $q[source()] = 1;\n"
         "foreach ($q as $k => $v) {\n"
         "sink($k);\n"
         "sink($v); }\n"
         "sink(implode(',', array_keys($q)));\n"
         "sink(implode(',', $q));\n"
         "sink(http_build_query($q));\n"
         "sink(count($q));\n"
         "sink(key($q)); }\n",
         "4 6 8 10"},
        {"php", TAINT_RULE,
         "<?php\n"
         "function a() { $q[source()][] = 'x'; $p['a'][source()] = 'x'; $o[1] = source();\n"
         "foreach ($q as $k => $v) { sink($k); }\n"
         "foreach ($p['a'] as $k => $v) { sink($k); }\n"
         "foreach ($p as $k => $v) { sink($k); }\n"
         "foreach ($o as $k => $v) { sink($k); } }\n",
         "3 4"},
        {"php", TAINT_RULE,
         "<?php\n"
         "function a() { $q[source()] = 1; $r = $q; $q = [];\n"
         "foreach ($q as $k => $v) { sink($k); }\n"
         "foreach ($r as $k => $v) { sink($k); }\n"
         "$r['x'] = 2;\n"
         "sink(array_key_first($r)); }\n"
         "function b() { $q[clean(source())] = 1; sink(array_keys($q)); }\n",
         "4 6"},
    };
    taint_rows_check(ROWS, LTL_COUNT_OF(ROWS));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_are_apart_from_values),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
