/* What puts a page right, and what is left to people. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/support/markup_rows.h"

static const test_markup_fix rows[] = {
    {"accessibility/redundant-role", "a.html", "<button  role=button id=a>x</button>", "<button id=a>x</button>"},
    {"accessibility/redundant-role", "a.html", "<a href='/'\n   role='link'>x</a>", "<a href='/'>x</a>"},
    {"accessibility/redundant-role", "a.jsx", "const a = <button role=\"button\" onClick={f}>x</button>;",
     "const a = <button onClick={f}>x</button>;"},
    {"accessibility/redundant-role", "a.vue", "<template><button role='button'>x</button></template>",
     "<template><button>x</button></template>"},
    {"accessibility/redundant-role", "a.html", "<aside role=complementary>x</aside>", NULL},
    {"accessibility/redundant-role", "a.html", "<form role=form>x</form>", NULL},
    {"accessibility/aria-unknown-attribute", "a.html", "<p aria-labeledby=x>x</p>", "<p aria-labelledby=x>x</p>"},
    {"accessibility/aria-unknown-attribute", "a.html", "<p aria-describeby='x y'>x</p>",
     "<p aria-describedby='x y'>x</p>"},
    {"accessibility/aria-unknown-attribute", "a.jsx", "const a = <p aria-expand={b}>x</p>;",
     "const a = <p aria-expanded={b}>x</p>;"},
    {"accessibility/aria-unknown-attribute", "a.html", "<p aria-text=x>x</p>", NULL},
    {"accessibility/aria-unknown-attribute", "a.html", "<p aria-labelby=x aria-labelledby=y>x</p>", NULL},
    {"accessibility/aria-unknown-attribute", "a.vue", "<template><p :aria-expand='x'>x</p></template>", NULL},
    {"accessibility/lang-valid", "a.html", "<p lang='de_DE'>x</p>", "<p lang='de-DE'>x</p>"},
    {"accessibility/lang-valid", "a.html", "<html lang=zh_Hant_TW></html>", "<html lang=zh-Hant-TW></html>"},
    {"accessibility/lang-valid", "a.html", "<p lang=english>x</p>", NULL},
    {"seo/hreflang-invalid", "a.html", "<link rel=alternate hreflang=en_GB href=a>",
     "<link rel=alternate hreflang=en-GB href=a>"},
    {"seo/hreflang-invalid", "a.html", "<link hreflang='english' href=a>", NULL},
};

static void each_row_holds(void **state) {
    (void)state;
    test_markup_fixes_check(rows, LTL_COUNT_OF(rows));
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(each_row_holds)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
