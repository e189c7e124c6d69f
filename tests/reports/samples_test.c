/* The reports in samples/reports are what the program writes. WRITE_SAMPLES=1 writes them anew. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>

#include "reports/summary.h"
#include "tests/support/sample_report.h"

static ltl_sample sample;
static ltl_out out;

static void compare(const char *name, ltl_str text) {
    char path[512];
    (void)snprintf(path, sizeof(path), LTL_SOURCE_DIR "/samples/reports/%s", name);
    if (getenv("WRITE_SAMPLES")) {
        FILE *stream = fopen(path, "wb");
        assert_non_null(stream);
        assert_int_equal(fwrite(text.ptr, 1, text.len, stream), text.len);
        assert_int_equal(fclose(stream), 0);
    }
    FILE *stream = fopen(path, "rb");
    assert_non_null(stream);
    char *kept = malloc(text.len + 1);
    assert_non_null(kept);
    size_t len = fread(kept, 1, text.len + 1, stream);
    (void)fclose(stream);
    bool is_same = len == text.len && memcmp(kept, text.ptr, len) == 0;
    free(kept);
    if (!is_same) {
        fail_msg("samples/reports/%s differs: see samples/reports/README.md", name);
    }
}

static void compare_format(const char *format, const char *name) {
    ltl_buf buf;
    compare(name, ltl_sample_write(&sample, ltl_format_find(ltl_str_of(format)), false, &buf));
    ltl_buf_clear(&buf);
}

static void formats_write_their_samples(void **state) {
    (void)state;
    ltl_sample_init(&sample);
    compare_format("text", "review.txt");
    compare_format("json", "review.json");
    compare_format("jsonl", "review.jsonl");
    compare_format("sarif", "review.sarif");
    compare_format("sarif-github", "review.github.sarif");
    ltl_sample_clear(&sample);
}

static void the_summary_is_its_sample(void **state) {
    (void)state;
    ltl_buf buf;
    ltl_format_options options = {.width = 100};
    ltl_sample_init(&sample);
    ltl_buf_init(&buf, 1 << 20);
    ltl_out_init_buf(&out, &buf);
    ltl_summary_write(&sample.report, &options, &out);
    assert_int_equal(ltl_out_flush(&out), LTL_OK);
    compare("review.summary.txt", ltl_buf_borrow(&buf));
    ltl_buf_clear(&buf);
    ltl_sample_clear(&sample);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(formats_write_their_samples),
        cmocka_unit_test(the_summary_is_its_sample),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
