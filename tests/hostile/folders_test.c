/* Folders made to hurt whoever walks them. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "orchestrator/intake/intake.h"
#include "orchestrator/intake/safe_file.h"
#include "tests/support/intake_checks.h"
#include "tests/support/opens.h"
#include "tests/support/repository.h"

static sandbox *box;
static ltl_intake *intake;
static char why[512];

static int set_up(void **state) {
    (void)state;
    box = sandbox_new();
    sandbox_folder(box, "w");
    intake = NULL;
    (void)alarm(120); /* what hangs is killed */
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    (void)alarm(0);
    ltl_intake_close(intake);
    sandbox_free(box);
    return 0;
}

static const char *list(void) {
    ltl_error error = {0};
    ltl_str path = ltl_str_of(sandbox_path(box, "w"));
    ltl_intake_close(intake);
    intake = NULL;
    if (ltl_intake_open_paths(&path, 1, NULL, &intake, &error) != LTL_OK) {
        fail_msg("%s", error.text);
    }
    return intake_list(intake);
}

static uint32_t count_of(ltl_reason skip) {
    uint32_t count = 0;
    const ltl_targets *targets = ltl_intake_targets(intake);
    for (uint32_t i = 0; i < targets->count; i++) {
        count += targets->at[i].skip == skip;
    }
    return count;
}

static void links_lead_nowhere(void **state) {
    (void)state;
    char name[256] = "";
    sandbox_write(box, "outside/secret.py", "secret\n");
    sandbox_write(box, "w/a.py", "1\n");
    sandbox_link(box, "../outside", "w/out");
    sandbox_link(box, "../outside/secret.py", "w/secret.py");
    sandbox_link(box, "/", "w/slash");
    sandbox_link(box, ".", "w/self");
    sandbox_link(box, "..", "w/up");
    sandbox_link(box, "loop2", "w/loop1");
    sandbox_link(box, "loop1", "w/loop2");
    sandbox_link(box, "nowhere", "w/dead");
    sandbox_link(box, "../../outside", "w/sub/deep");
    open_watch *watch = open_watch_new(sandbox_path(box, "outside"));
    assert_string_equal(list(), "a.py ok\ndead LINK\nloop1 LINK\nloop2 LINK\nout LINK\n"
                                "secret.py LINK\nself LINK\nslash LINK\nsub/deep LINK\nup LINK\n");
    assert_null(intake_text(intake, "secret.py", LTL_SIDE_HEAD, why, sizeof(why)));
    assert_int_equal(open_watch_count(watch, name), 0);
    open_watch_free(watch);
}

static void what_is_not_a_file_is_stated(void **state) {
    (void)state;
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    sandbox_fifo(box, "w/pipe.py");
    sandbox_write(box, "w/z.py", "1\n");
    assert_int_equal(chdir(sandbox_path(box, "w")), 0);
    (void)snprintf(address.sun_path, sizeof(address.sun_path), "socket.py");
    int fd = socket(AF_UNIX, SOCK_STREAM, 0);
    assert_int_equal(bind(fd, (struct sockaddr *)&address, sizeof(address)), 0);
    bool has_device = mknod("device.py", S_IFCHR | 0644, 5 << 8) == 0; /* /dev/tty; root only */
    assert_string_equal(list(), has_device ? "device.py SPECIAL\npipe.py SPECIAL\nsocket.py SPECIAL\n"
                                             "z.py ok\n"
                                           : "pipe.py SPECIAL\nsocket.py SPECIAL\nz.py ok\n");
    assert_true(ltl_str_is(intake_find(intake, "pipe.py")->skip_detail, "a FIFO"));
    assert_null(intake_text(intake, "pipe.py", LTL_SIDE_HEAD, why, sizeof(why)));
    (void)close(fd);
}

static void rule_files_that_are_no_files(void **state) {
    (void)state;
    char name[256] = "";
    sandbox_write(box, "outside/rules", "*\n");
    sandbox_write(box, "w/a.py", "1\n");
    sandbox_fifo(box, "w/.gitignore");
    sandbox_fifo(box, "w/.gitattributes");
    sandbox_folder(box, "w/.ignore");
    sandbox_link(box, "../outside/rules", "w/.lintelignore");
    sandbox_link(box, "/dev/zero", "w/sub/.gitignore");
    sandbox_run(box, "w", "mkdir big; truncate -s 20M big/.gitignore");
    open_watch *watch = open_watch_new(sandbox_path(box, "outside"));
    assert_string_equal(list(), ".gitattributes SPECIAL\n.gitignore SPECIAL\n.lintelignore LINK\n"
                                "a.py ok\nbig/.gitignore TOO_LARGE\nsub/.gitignore LINK\n");
    assert_non_null(strstr(ltl_intake_note(intake).ptr, ".gitattributes does not count"));
    assert_non_null(strstr(ltl_intake_note(intake).ptr, "big/.gitignore does not count"));
    assert_int_equal(open_watch_count(watch, name), 0);
    open_watch_free(watch);
}

static void every_name_a_file_can_have(void **state) {
    (void)state;
    static const char *const names[] = {
        "\x01.py", "\x1b[31mred\x1b[0m.py", " .py", "\"quote\".py", "$(touch x).py", "%s%n.py",
        "-rf", "...", "CON", "Makefile", "a\nb.py", "a\\b.py", "a\tb.py", "aux.py", "com1", "makefile",
        "nul", "\xe2\x80\xae" "abc.py", "\xff\xfe.py",
    };
    char path[300];
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        (void)snprintf(path, sizeof(path), "w/%s", names[i]);
        sandbox_write(box, path, names[i]);
    }
    char longest[256];
    memset(longest, 'z', 255);
    longest[255] = '\0';
    (void)snprintf(path, sizeof(path), "w/%s", longest);
    sandbox_write(box, path, longest);
    (void)list();
    assert_int_equal(ltl_intake_targets(intake)->count, sizeof(names) / sizeof(names[0]) + 1);
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        const char *text = intake_text(intake, names[i], LTL_SIDE_HEAD, why, sizeof(why));
        assert_non_null(text);
        assert_string_equal(text, names[i]);
    }
    assert_string_equal(intake_text(intake, longest, LTL_SIDE_HEAD, why, sizeof(why)), longest);
    for (uint32_t i = 1; i < ltl_intake_targets(intake)->count; i++) {
        const ltl_target *at = ltl_intake_targets(intake)->at;
        assert_true(ltl_str_compare(at[i - 1].path, at[i].path) < 0);
    }
}

/* Makes `depth` folders in each other, each called `name`, with a file in the innermost one. */
static void nest(const char *name, unsigned depth) {
    int at = open(sandbox_path(box, "w"), O_RDONLY | O_DIRECTORY);
    for (unsigned i = 0; i < depth; i++) {
        assert_int_equal(mkdirat(at, name, 0755), 0);
        int next = openat(at, name, O_RDONLY | O_DIRECTORY);
        assert_true(next >= 0);
        (void)close(at);
        at = next;
    }
    int file = openat(at, "x.py", O_WRONLY | O_CREAT, 0644);
    assert_true(file >= 0);
    (void)close(file);
    (void)close(at);
}

static void folders_without_end(void **state) {
    (void)state;
    nest("d", 1500);
    (void)list();
    assert_int_equal(ltl_intake_targets(intake)->count, 1);
    const ltl_target *target = &ltl_intake_targets(intake)->at[0];
    assert_int_equal(target->skip, LTL_REASON_PATH_INVALID);
    assert_true(ltl_str_is(target->skip_detail, "deeper than 256 folders"));
}

static void paths_at_the_limit(void **state) {
    (void)state;
    char name[256];
    memset(name, 'n', sizeof(name));
    name[250] = '\0';
    nest(name, 16); /* 16 × 251 + 4 = 4020 */
    (void)list();
    assert_int_equal(ltl_intake_targets(intake)->count, 1);
    assert_int_equal(ltl_intake_targets(intake)->at[0].path.len, 4020);
    assert_int_equal(ltl_intake_targets(intake)->at[0].skip, LTL_REASON_NONE);
    sandbox_run(box, "w", "rm -rf *");
    nest(name, 20);
    (void)list();
    assert_int_equal(ltl_intake_targets(intake)->count, 1);
    assert_int_equal(ltl_intake_targets(intake)->at[0].skip, LTL_REASON_PATH_INVALID);
}

static void a_folder_of_20000_files(void **state) {
    (void)state;
    sandbox_run(box, "w", "seq -f 'f%%05g.py' 1 20000 | xargs touch");
    (void)list();
    assert_int_equal(ltl_intake_targets(intake)->count, 20000);
    assert_int_equal(count_of(LTL_REASON_NONE), 20000);
    assert_true(ltl_str_is(ltl_intake_targets(intake)->at[19999].path, "f20000.py"));
}

static void patterns_made_to_be_slow(void **state) {
    (void)state;
    char line[4000] = "";
    for (size_t i = 0; i + 8 < sizeof(line); i += 4) {
        memcpy(line + i, "*a**", 5);
    }
    sandbox_write(box, "w/.gitignore", line);
    char name[256];
    memset(name, 'a', sizeof(name));
    name[250] = '\0';
    char path[300];
    (void)snprintf(path, sizeof(path), "w/%s", name);
    sandbox_write(box, path, "1");
    (void)list();
    assert_int_equal(ltl_intake_targets(intake)->count, 2);
}

static void patterns_without_end(void **state) {
    (void)state;
    sandbox_run(box, "w", "yes 'a*b*c' | head -n 30000 >.gitignore; echo x.py >>.gitignore; "
                          "seq -f 'f%%g.py' 1 500 | xargs touch; touch x.py");
    (void)list();
    assert_int_equal(count_of(LTL_REASON_NONE), 502);
    assert_true(ltl_str_is(ltl_intake_note(intake), ".gitignore counts only up to line 20000"));
}

/* As root every folder is readable: another user looks at it then. */
static void what_may_not_be_read_is_a_failure(void **state) {
    (void)state;
    sandbox_write(box, "w/a.py", "1\n");
    sandbox_write(box, "w/closed.py", "1\n");
    sandbox_write(box, "w/dir/b.py", "1\n");
    sandbox_write(box, "w/nolist/c.py", "1\n");
    sandbox_run(box, "", "chmod 755 . w; chmod 0 w/closed.py w/dir; chmod 711 w/nolist");
    bool is_root = geteuid() == 0;
    if (is_root) {
        assert_int_equal(seteuid(65534), 0);
    } else {
        sandbox_run(box, "", "chmod 311 w/nolist");
    }
    const char *text = list();
    const char *closed = intake_text(intake, "closed.py", LTL_SIDE_HEAD, why, sizeof(why));
    if (is_root) {
        assert_int_equal(seteuid(0), 0);
    }
    assert_string_equal(text, is_root ? "a.py ok\nclosed.py ok\ndir UNREADABLE\nnolist UNREADABLE\n"
                                      : "a.py ok\nclosed.py ok\ndir UNREADABLE\nnolist UNREADABLE\n");
    assert_null(closed);
    assert_string_equal(why, "Permission denied");
    assert_false(ltl_str_is_empty(intake_find(intake, "dir")->skip_detail));
}

/* The kernel's way and the step by step way agree. */
static void both_ways_to_open_refuse_the_same(void **state) {
    (void)state;
    sandbox_write(box, "w/d/e/f.py", "1");
    sandbox_write(box, "secret", "1");
    sandbox_link(box, "d", "w/link");
    sandbox_link(box, "../secret", "w/out");
    sandbox_link(box, "f.py", "w/d/e/l.py");
    sandbox_fifo(box, "w/pipe");
    static const struct {
        const char *path;
        bool opens;
    } cases[] = {
        {"d/e/f.py", true},  {"d/e", true},    {"d", true},          {"pipe", true},
        {"link/e/f.py", false}, {"link", false}, {"d/e/l.py", false}, {"out", false},
        {"../secret", false}, {"d/../../secret", false}, {"/etc/passwd", false}, {"", false},
        {".", false}, {"d//e", false}, {"d/e/", false}, {"none", false}, {"d/e/f.py/x", false},
    };
    int root = open(sandbox_path(box, "w"), O_RDONLY | O_DIRECTORY);
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        int one = ltl_safe_open(root, cases[i].path, O_RDONLY);
        int two = ltl_safe_open_stepwise(root, cases[i].path, O_RDONLY);
        if ((one >= 0) != cases[i].opens || (two >= 0) != cases[i].opens) {
            fail_msg("'%s': %d and %d", cases[i].path, one, two);
        }
        if (one >= 0) {
            (void)close(one);
            (void)close(two);
        }
    }
    (void)close(root);
}

static void paths_that_are_safe(void **state) {
    (void)state;
    static const char *const safe[] = {"a", "a/b", ".gitignore", "a/.github/x", "...", "a\nb"};
    static const char *const unsafe[] = {"", "/a", "a/", "a//b", ".", "a/./b", "..", "a/..",
                                         ".git", "a/.GIT/b", ".git/config"};
    for (size_t i = 0; i < sizeof(safe) / sizeof(safe[0]); i++) {
        assert_true(ltl_path_is_safe(ltl_str_of(safe[i])));
    }
    for (size_t i = 0; i < sizeof(unsafe) / sizeof(unsafe[0]); i++) {
        assert_false(ltl_path_is_safe(ltl_str_of(unsafe[i])));
    }
    assert_false(ltl_path_is_safe(LTL_STR("a\0b")));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(links_lead_nowhere),
        TEST(what_is_not_a_file_is_stated),
        TEST(rule_files_that_are_no_files),
        TEST(every_name_a_file_can_have),
        TEST(folders_without_end),
        TEST(paths_at_the_limit),
        TEST(a_folder_of_20000_files),
        TEST(patterns_made_to_be_slow),
        TEST(patterns_without_end),
        TEST(what_may_not_be_read_is_a_failure),
        TEST(both_ways_to_open_refuse_the_same),
        TEST(paths_that_are_safe),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
