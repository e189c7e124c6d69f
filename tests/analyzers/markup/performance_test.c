/* What the checks of the performance agent find in pages, and what they leave alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analyzers/ruleset/scan.h"
#include "tests/support/markup_rows.h"

#define PAGE(head, body)                                                                           \
    "<!DOCTYPE html><html lang=en><head>" head "</head><body>" body "</body></html>"

static const test_markup_row rows[] = {
    {"performance/blocking-script", "a.html", true, PAGE("<script src=a.js></script>", "")},
    {"performance/blocking-script", "a.html", true,
     PAGE("<script type=\"text/javascript\" src=\"/a.js\"></script>", "")},
    {"performance/blocking-script", "a.html", false, PAGE("<script src=a.js defer></script>", "")},
    {"performance/blocking-script", "a.html", false, PAGE("<script async src=a.js></script>", "")},
    {"performance/blocking-script", "a.html", false,
     PAGE("<script type=module src=a.js></script>", "")},
    {"performance/blocking-script", "a.html", false,
     PAGE("<script>f();</script>", "<script src=a.js></script>")},
    {"performance/image-size", "a.html", true,
     PAGE("<title>x</title>", "<p>x</p><img src=a.png alt=x>")},
    {"performance/image-size", "a.html", true,
     PAGE("<title>x</title>", "<img src='b/a.jpg' alt=''>")},
    {"performance/image-size", "a.html", false, PAGE("", "<img src=a.png width=3 height=4>")},
    {"performance/image-size", "a.html", false, PAGE("", "<img src=a.png class=icon>")},
    {"performance/image-size", "a.html", false, PAGE("", "<img src=a.svg>")},
    {"performance/image-size", "a.vue", false, "<template><img src='a.png'></template>"},
    {"performance/inline-weight", "a.html", false, PAGE("<script>f();</script>", "")},
    {"performance/inline-weight", "a.html", false,
     PAGE("", "<img src='data:image/png;base64,AAAA'>")},
};

static void each_row_holds(void **state) {
    (void)state;
    test_markup_rows_check(rows, LTL_COUNT_OF(rows));
}

/* A kibibyte of it, as often as is asked. */
static void weight_check(const char *before, const char *after, size_t kibibytes, bool is_found) {
    static char text[80 * 1024];
    size_t len = strlen(before);
    memcpy(text, before, len);
    memset(text + len, 'a', kibibytes * 1024);
    len += kibibytes * 1024;
    memcpy(text + len, after, strlen(after) + 1);
    const test_markup_row row = {"performance/inline-weight", "a.html", is_found, text};
    test_markup_rows_check(&row, 1);
}

static void much_within_the_page_is_told(void **state) {
    (void)state;
    weight_check("<html><body><script>", "</script></body></html>", 40, true);
    weight_check("<html><body><script>", "</script></body></html>", 20, false);
    weight_check("<html><body><script type=text/x-template>", "</script></body></html>", 40, false);
    weight_check("<html><head><style>/*", "*/</style></head><body></body></html>", 40, true);
    weight_check("<html><body><img src='data:image/png;base64,", "'></body></html>", 40, true);
    weight_check("<html><body><img src='data:image/png;base64,", "'></body></html>", 20, false);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_row_holds),
        cmocka_unit_test(much_within_the_page_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
