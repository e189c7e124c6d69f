/* The HTML report in a browser: writes the pages, then lets page.mjs use them. Not in the quick suite:
 * `make test-browser` installs what it needs and runs it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "tests/support/hostile_texts.h"
#include "tests/support/sample_report.h"

enum { LARGE_COUNT = 50000 };

static ltl_sample sample;
static char folder[64] = "/tmp/lintel-pages-XXXXXX";

static void page_path(const char *name, char out_path[128]) {
    (void)snprintf(out_path, 128, "%s/%.32s.html", folder, name);
}

static void write_page(const char *name) {
    char path[128];
    ltl_buf buf;
    page_path(name, path);
    ltl_str text = ltl_sample_write(&sample, ltl_format_find(LTL_STR("html")), false, &buf);
    FILE *stream = fopen(path, "wb");
    assert_non_null(stream);
    assert_int_equal(fwrite(text.ptr, 1, text.len, stream), text.len);
    assert_int_equal(fclose(stream), 0);
    ltl_buf_clear(&buf);
    ltl_sample_clear(&sample);
}

static void hostile_name(size_t i, char out_name[32]) {
    (void)snprintf(out_name, 32, "hostile-%zu", i);
}

static void write_pages(void) {
    ltl_sample_init(&sample);
    write_page("sample");
    ltl_sample_init_empty(&sample);
    write_page("empty");
    ltl_sample_init_large(&sample, LARGE_COUNT);
    write_page("large");
    for (size_t i = 0; i < LTL_COUNT_OF(hostile_texts); i++) {
        char name[32];
        hostile_name(i, name);
        ltl_sample_init_hostile(&sample, hostile_texts[i]);
        write_page(name);
    }
}

static void remove_page(const char *name) {
    char path[128];
    page_path(name, path);
    (void)unlink(path);
}

static void remove_pages(void) {
    remove_page("sample");
    remove_page("empty");
    remove_page("large");
    for (size_t i = 0; i < LTL_COUNT_OF(hostile_texts); i++) {
        char name[32];
        hostile_name(i, name);
        remove_page(name);
    }
    (void)rmdir(folder);
}

static void people_can_use_the_page(void **state) {
    (void)state;
    char command[512];
    if (access(LTL_SOURCE_DIR "/tests/browser/node_modules/playwright-core", F_OK) != 0) {
        fail_msg("playwright-core is not installed: run `make test-browser`");
    }
    assert_non_null(mkdtemp(folder));
    write_pages();
    (void)snprintf(command, sizeof(command),
                   "node '" LTL_SOURCE_DIR "/tests/browser/page.mjs' %s >&2", folder);
    int answer = system(command);
    remove_pages();
    assert_int_equal(answer, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(people_can_use_the_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
