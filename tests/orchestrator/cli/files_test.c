#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "orchestrator/cli/files.h"

static char folder[64];
static char target[96];
static ltl_file_writer file;
static ltl_error error;

static int make_folder(void **state) {
    (void)state;
    (void)snprintf(folder, sizeof(folder), "/tmp/lintel-output-XXXXXX");
    if (!mkdtemp(folder)) {
        return -1;
    }
    (void)snprintf(target, sizeof(target), "%s/report.json", folder);
    return 0;
}

static int count_entries(void) {
    DIR *entries = opendir(folder);
    int count = 0;
    while (readdir(entries)) {
        count++;
    }
    closedir(entries);
    return count - 2;
}

static int remove_folder(void **state) {
    (void)state;
    DIR *entries = opendir(folder);
    for (struct dirent *entry = readdir(entries); entry; entry = readdir(entries)) {
        (void)unlinkat(dirfd(entries), entry->d_name, 0);
    }
    closedir(entries);
    return rmdir(folder);
}

static void put(const char *path, const char *text) {
    FILE *stream = fopen(path, "w");
    assert_non_null(stream);
    fputs(text, stream);
    fclose(stream);
}

static void assert_content(const char *path, const char *expected) {
    char text[64] = {0};
    FILE *stream = fopen(path, "r");
    assert_non_null(stream);
    (void)!fread(text, 1, sizeof(text) - 1, stream);
    fclose(stream);
    assert_string_equal(text, expected);
}

static void a_commit_replaces_the_whole_file(void **state) {
    (void)state;
    put(target, "a longer text than the new one");
    assert_int_equal(ltl_file_writer_open(&file, target, &error), LTL_OK);
    ltl_out_cstr(&file.out, "new");
    assert_content(target, "a longer text than the new one");
    assert_int_equal(ltl_file_writer_close(&file, 0, &error), LTL_OK);
    assert_content(target, "new");
    assert_int_equal(count_entries(), 1);
    struct stat now;
    mode_t mask = umask(0);
    umask(mask);
    assert_int_equal(stat(target, &now), 0);
    assert_int_equal(now.st_mode & 0777, 0666 & ~mask);
}

/* A limit on file sizes fails a write in the middle, as a full disk does. */
static void a_failed_write_keeps_the_old_file(void **state) {
    (void)state;
    static char block[LTL_OUT_BUFFER_BYTES];
    struct rlimit old;
    put(target, "old");
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
    struct rlimit small = {.rlim_cur = 100000, .rlim_max = old.rlim_max};
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    assert_int_equal(ltl_file_writer_open(&file, target, &error), LTL_OK);
    for (int i = 0; i < 10; i++) {
        ltl_out_str(&file.out, (ltl_str){block, sizeof(block)});
    }
    ltl_status status = ltl_file_writer_close(&file, 0, &error);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
    assert_int_equal(status, LTL_IO);
    assert_non_null(strstr(error.text, "File too large"));
    assert_non_null(strstr(error.text, target));
    assert_content(target, "old");
    assert_int_equal(count_entries(), 1);
}

static void a_full_device_is_an_error(void **state) {
    (void)state;
    assert_int_equal(ltl_file_writer_open(&file, "/dev/full", &error), LTL_OK);
    ltl_out_cstr(&file.out, "text");
    assert_int_equal(ltl_file_writer_close(&file, 0, &error), LTL_IO);
    assert_non_null(strstr(error.text, "No space left"));
}

static void a_device_is_written_and_stays_a_device(void **state) {
    (void)state;
    struct stat now;
    assert_int_equal(ltl_file_writer_open(&file, "/dev/null", &error), LTL_OK);
    ltl_out_cstr(&file.out, "text");
    assert_int_equal(ltl_file_writer_close(&file, 0, &error), LTL_OK);
    assert_int_equal(stat("/dev/null", &now), 0);
    assert_true(S_ISCHR(now.st_mode));
}

static void a_link_is_not_followed(void **state) {
    (void)state;
    char other[96];
    (void)snprintf(other, sizeof(other), "%s/other", folder);
    put(other, "precious");
    assert_int_equal(symlink(other, target), 0);
    assert_int_equal(ltl_file_writer_open(&file, target, &error), LTL_OK);
    ltl_out_cstr(&file.out, "report");
    assert_int_equal(ltl_file_writer_close(&file, 0, &error), LTL_OK);
    assert_content(other, "precious");
    assert_content(target, "report");
    struct stat now;
    assert_int_equal(lstat(target, &now), 0);
    assert_true(S_ISREG(now.st_mode));
}

static void places_that_cannot_be_are_errors(void **state) {
    (void)state;
    char path[128];
    assert_int_equal(ltl_file_writer_open(&file, folder, &error), LTL_IO);
    (void)snprintf(path, sizeof(path), "%s/none/report", folder);
    assert_int_equal(ltl_file_writer_open(&file, path, &error), LTL_IO);
    assert_non_null(strstr(error.text, "No such file"));
    assert_int_equal(count_entries(), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_commit_replaces_the_whole_file, make_folder,
                                        remove_folder),
        cmocka_unit_test_setup_teardown(a_failed_write_keeps_the_old_file, make_folder,
                                        remove_folder),
        cmocka_unit_test_setup_teardown(a_full_device_is_an_error, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(a_device_is_written_and_stays_a_device, make_folder,
                                        remove_folder),
        cmocka_unit_test_setup_teardown(a_link_is_not_followed, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(places_that_cannot_be_are_errors, make_folder,
                                        remove_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
