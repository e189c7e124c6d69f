/* Imports are lists of what they bring in, whatever form they have. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/compiler.h"
#include "tests/support/match_rows.h"

static void a_path_is_a_beginning(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"python", "import xml",
         "import xml\nimport xml.etree\nimport os, xml.dom\nfrom xml import dom\nfrom xml.dom "
         "import x as y\n"
         "import xmlrpc\nfrom a import xml\nfrom .xml import a\n",
         "1 2 3 4 5"},
        {"python", "import xml.dom",
         "import xml\nfrom xml import dom\nfrom xml import a, dom\nfrom xml import sax\n", "2 3"},
        {"python", "from a import b",
         "from a import b\nfrom a import c, b\nimport a.b\nfrom a.b import c\nimport b\n",
         "1 2 3 4"},
        {"java", "import a.b;", "import a.b.C;\nimport a.c.B;\n", "1"},
        {"scala", "import a.b", "import a.b.C\nimport a.{b, c}\nimport b.a\n", "1 2"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void entries_match_in_any_order(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"python", "from a import b, c",
         "from a import c, d, b\nfrom a import b\nfrom a import (b,\n  c)\n", "1 3"},
        {"python", "from a import ...", "from a import b\nfrom b import a\nfrom a import *\n",
         "1 3"},
        {"python", "from a import *", "from a import b\nfrom a import *\n", "2"},
        {"python", "from . import a", "from . import b, a\nfrom a import a\nfrom .. import a\n",
         "1"},
        {"python", "from __future__ import a", "from __future__ import a\nfrom b import a\n", "1"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void names_are_bound(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"python", "import $X", "import a, b\nfrom c import d\n", "1 1 2"},
        {"python",
         "- pattern: import $X\n- metavariable-regex:\n    metavariable: $X\n    regex: ^a\\.b$",
         "import a.b\nimport a\nimport a.b as c\n", "1 3"},
        {"python", "import a as $X\n...\n$X.run()", "import a as b\nb.run()\n", "1"},
        {"python", "import a as b", "import a\nimport a as b\nimport a.c as b\n", "2"},
        {"python", "from $M import a", "from b.c import a\nimport d.a\n", "1"},
        {"python", "from a import $X\n...\n$X()", "from a import b, c\nc()\n", "1"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_path_is_a_beginning),
        cmocka_unit_test(entries_match_in_any_order),
        cmocka_unit_test(names_are_bound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
