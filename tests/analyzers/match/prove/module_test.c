/* What JavaScript brings in, by import and by require. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/compiler.h"
#include "tests/support/match_rows.h"

#define MODULES                                                                                    \
    "import 'm';\nimport d from 'm';\nimport {a, b as c} from 'm';\nimport * as n from 'm';\n"     \
    "const {a, b: c} = require('m');\nconst d = require('m');\nrequire('m');\nimport x from "      \
    "'o';\n"

static void imports_and_requires(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"javascript", "import 'm'", MODULES, "1 2 3 4 5 6 7"},
        {"javascript", "import {a} from 'm'", MODULES, "3 5"},
        {"javascript", "import {b} from 'm'", MODULES, "3 5"},
        {"javascript", "import {b as c} from 'm'", MODULES, "3 5"},
        {"javascript", "import {$X, $Y} from 'm'",
         "import {a, b} from 'm';\nimport {a} from 'n';\n", "1 1"},
        {"javascript", "import d from 'm'", MODULES, "2 6"},
        {"javascript", "import * as $N from 'm'", MODULES, "4 6"},
        {"javascript", "import $D from $M", MODULES, "2 6 8"},
        {"javascript", "import 'm'", "import 'm/deep';\nimport 'n';\n", "1"},
        {"javascript", "import {get} from 'm'\n...\nget($X)",
         "const {get, put} = require('m');\nput(1);\nget(2);\n", "1"},
        {"typescript", "import {A} from 'm'",
         "import {B, A} from 'm';\nimport type {C} from 'm';\n", "1"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(imports_and_requires),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
