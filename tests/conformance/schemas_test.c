/* Reports against their published schemas, by the validator that tests/schema pins. */
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

enum { PATH_BYTES = 128, MOST_FILES = 160 };

static ltl_sample sample;
static char folder[PATH_BYTES];
static char files[MOST_FILES][PATH_BYTES];
static int file_count;

static int make_folder(void **state) {
    (void)state;
    (void)snprintf(folder, sizeof(folder), "/tmp/lintel-schemas-XXXXXX");
    file_count = 0;
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state) {
    (void)state;
    for (int i = 0; i < file_count; i++) {
        (void)unlink(files[i]);
    }
    return rmdir(folder);
}

static void write_file(const char *format) {
    ltl_buf buf;
    char *path = files[file_count];
    assert_true(file_count < MOST_FILES);
    (void)snprintf(path, PATH_BYTES, "%.64s/%d.%s", folder, file_count, format);
    file_count++;
    ltl_str text = ltl_sample_write(&sample, ltl_format_find(ltl_str_of(format)), false, &buf);
    FILE *stream = fopen(path, "wb");
    assert_non_null(stream);
    assert_int_equal(fwrite(text.ptr, 1, text.len, stream), text.len);
    assert_int_equal(fclose(stream), 0);
    ltl_buf_clear(&buf);
    ltl_sample_clear(&sample);
}

static void write_reports(const char *format) {
    ltl_sample_init(&sample);
    write_file(format);
    ltl_sample_init_empty(&sample);
    write_file(format);
    ltl_sample_init_large(&sample, 300);
    write_file(format);
    for (size_t i = 0; i < LTL_COUNT_OF(hostile_texts); i++) {
        ltl_sample_init_hostile(&sample, hostile_texts[i]);
        write_file(format);
    }
}

static void validate(const char *schema) {
    static const char validator[] = LTL_SOURCE_DIR "/tests/schema/validate.mjs";
    char command[1024];
    (void)snprintf(command, sizeof(command), "node '%s' %s %s/* >&2", validator, schema, folder);
    if (access(LTL_SOURCE_DIR "/tests/schema/node_modules/ajv", F_OK) != 0) {
        fail_msg("the validator is not installed: run `make setup`");
    }
    assert_int_equal(system(command), 0);
}

static void lines_keep_their_schema(void **state) {
    (void)state;
    write_reports("jsonl");
    validate("lines");
}

static void json_keeps_its_schema(void **state) {
    (void)state;
    write_reports("json");
    validate("lintel");
}

static void sarif_keeps_its_schema(void **state) {
    (void)state;
    write_reports("sarif");
    validate("sarif");
}

static void sarif_for_hosts_keeps_its_schema(void **state) {
    (void)state;
    write_reports("sarif-github");
    validate("sarif");
}

/* The validator itself must be able to say no. */
static void a_wrong_report_is_refused(void **state) {
    (void)state;
    char command[1024];
    (void)snprintf(files[file_count], PATH_BYTES, "%.64s/wrong.json", folder);
    FILE *stream = fopen(files[file_count++], "wb");
    assert_non_null(stream);
    (void)fputs("{\"version\":\"2.1.0\",\"schema\":\"lintel-report/1\"}", stream);
    assert_int_equal(fclose(stream), 0);
    for (int i = 0; i < 2; i++) {
        (void)snprintf(command, sizeof(command),
                       "node '" LTL_SOURCE_DIR
                       "/tests/schema/validate.mjs' %s %s/wrong.json >/dev/null",
                       i == 0 ? "lintel" : "sarif", folder);
        assert_int_not_equal(system(command), 0);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(json_keeps_its_schema, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(lines_keep_their_schema, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(sarif_keeps_its_schema, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(sarif_for_hosts_keeps_its_schema, make_folder,
                                        remove_folder),
        cmocka_unit_test_setup_teardown(a_wrong_report_is_refused, make_folder, remove_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
