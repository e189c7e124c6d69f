#include "core/glob.h"

#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/arena.h"
#include "core/buf.h"
#include "core/compiler.h"
#include "tests/support/random.h"

typedef struct glob_case {
    const char *line;
    const char *path; /* with a trailing slash: a folder */
    bool is_match;
} glob_case;

static bool line_matches(const char *line, const char *path) {
    ltl_glob glob;
    ltl_str p = ltl_str_of(path);
    bool is_folder = ltl_str_ends_with(p, LTL_STR("/"));
    if (is_folder) {
        p.len--;
    }
    return ltl_glob_parse(ltl_str_of(line), &glob) && ltl_glob_matches(&glob, p, is_folder);
}

static void check(const glob_case *cases, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (line_matches(cases[i].line, cases[i].path) != cases[i].is_match) {
            fail_msg("\"%s\" on \"%s\": expected %s", cases[i].line, cases[i].path,
                     cases[i].is_match ? "a match" : "none");
        }
    }
}

static void names_match_anywhere(void **state) {
    (void)state;
    static const glob_case cases[] = {
        {"a.c", "a.c", true},
        {"a.c", "x/y/a.c", true},
        {"a.c", "a.c/x", false},
        {"a.c", "ba.c", false},
        {"*.c", "x/a.c", true},
        {"*.c", ".c", true},
        {"*", "x/.hidden", true},
        {"?.c", "x/a.c", true},
        {"?.c", "x/.c", false},
        {"a*b*c", "aXbYc", true},
        {"a*b*c", "acb", false},
        {"**", "x/y", true},
        {"a**c", "x/abc", true},
        {"*.tar.*", "a.tar.gz", true},
        {"*a", "aaaab", false},
        {"*ab", "aaab", true},
        {"", "", false},
        {"A", "a", false},
        {"a\xC3\xA9*", "a\xC3\xA9z", true},
    };
    check(cases, LTL_COUNT_OF(cases));
}

static void a_slash_anchors(void **state) {
    (void)state;
    static const glob_case cases[] = {
        {"/a", "a", true},        {"/a", "x/a", false},    {"x/a", "x/a", true},
        {"x/a", "y/x/a", false},  {"/x/*", "x/a", true},   {"/x/*", "x/a/b", false},
        {"x/?", "x//", false},    {"x?a", "x/a", false},   {"x[/]a", "x/a", false},
        {"//a", "a", false},      {"*/a", "x/a", true},    {"*/a", "x/y/a", false},
        {"x/*/a", "x/y/a", true}, {"x/*/a", "x/a", false}, {"x/*a*/b", "x/yaz/b", true},
    };
    check(cases, LTL_COUNT_OF(cases));
}

static void two_stars_span_segments(void **state) {
    (void)state;
    static const glob_case cases[] = {
        {"**/a", "a", true},          {"**/a", "x/y/a", true},
        {"**/a", "xa", false},        {"a/**", "a/b/c", true},
        {"a/**", "a/", false},        {"a/**/b", "a/b", true},
        {"a/**/b", "a/x/y/b", true},  {"a/**/b", "a/xb", false},
        {"/**", "x/y", true},         {"a/**b", "a/x/b", false},
        {"a/**b", "a/xb", true},      {"a/?**", "a/bx/y", false},
        {"**/a/**", "x/a/y/z", true}, {"**/a/**", "x/a", false},
        {"a/***/b", "a/x/b", true},   {"**/**/b", "b", true},
        {"a/**/**/b", "a/b", true},   {"**/x*y/**/z", "q/xay/z", true},
        {"a/**\\/b", "a/x/b", true},  {"a/**\\/b", "a/b", false},
        {"a**/b", "ab", true}, /* git cuts the literal start off first, in these two */
        {"a/b**", "a/bx/y", true},
    };
    check(cases, LTL_COUNT_OF(cases));
}

static void a_trailing_slash_asks_for_a_folder(void **state) {
    (void)state;
    static const glob_case cases[] = {
        {"build/", "build/", true},     {"build/", "build", false},   {"build/", "x/build/", true},
        {"/build/", "x/build/", false}, {"**/", "x/", true},          {"**/", "x", false},
        {"a/b/", "a/b/", true},         {"build//", "build/", false},
    };
    check(cases, LTL_COUNT_OF(cases));
}

static void brackets(void **state) {
    (void)state;
    static const glob_case cases[] = {
        {"[ab]", "a", true},
        {"[ab]", "c", false},
        {"[!ab]", "c", true},
        {"[^ab]", "a", false},
        {"[a-c]x", "bx", true},
        {"[c-a]", "b", false},
        {"[]a]", "]", true},
        {"[!]a]", "b", true},
        {"[!]a]", "]", false},
        {"[a-]", "-", true},
        {"[-a]", "-", true},
        {"[\\]]", "]", true},
        {"[a\\-c]", "b", false},
        {"[a\\-c]", "-", true},
        {"[[:digit:]]", "7", true},
        {"[[:alpha:]_]", "_", true},
        {"[![:space:]]", " x", false},
        {"[[:nope:]]", "n", false},
        {"[[:digit:", "[", false},
        {"[[a]", "[", true},
        {"[[:a]", ":", true},
        {"[a", "[a", false},
        {"a[", "a[", false},
        {"[", "[", false},
        {"[]", "[]", false},
        {"\\[", "[", true},
        {"[\\", "[\\", false},
        {"[a-\\c]", "b", true},
        {"[[:upper:]-z]", "-", true},
        {"[\x80-\xFF]", "\xE9", true},
        {"[[:xdigit:]][[:punct:]]", "F~", true},
        {"[[:cntrl:]]", "\x7F", true},
    };
    check(cases, LTL_COUNT_OF(cases));
}

static void backslash_escapes(void **state) {
    (void)state;
    static const glob_case cases[] = {
        {"\\*", "*", true},     {"\\*", "a", false},      {"\\#a", "#a", true},
        {"\\!a", "!a", true},   {"a\\", "a", false},      {"a\\", "a\\", false},
        {"\\a\\b", "ab", true}, {"a\\\\b", "a\\b", true}, {"a\\ ", "a ", true},
    };
    check(cases, LTL_COUNT_OF(cases));
}

static void lines_are_read_as_git_reads_them(void **state) {
    (void)state;
    static const struct {
        const char *line;
        const char *text; /* null: nothing to match */
        bool is_negated, is_anchored, is_folder_only;
    } cases[] = {
        {"", NULL, false, false, false},           {"   ", NULL, false, false, false},
        {"# x", NULL, false, false, false},        {"/", NULL, false, false, false},
        {"!", NULL, false, false, false},          {"!/", NULL, false, false, false},
        {"\n", NULL, false, false, false},         {"\r\n", NULL, false, false, false},
        {" #x", " #x", false, false, false},       {"a\t", "a\t", false, false, false},
        {"a  ", "a", false, false, false},         {"a\\  ", "a\\ ", false, false, false},
        {"a b  \r\n", "a b", false, false, false}, {"!a", "a", true, false, false},
        {"!!a", "!a", true, false, false},         {"/a", "a", false, true, false},
        {"a/", "a", false, false, true},           {"!/a/b/", "a/b", true, true, true},
        {"a\\\\ ", "a\\\\", false, false, false},  {"!#a", "#a", true, false, false},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(cases); i++) {
        ltl_glob glob;
        bool is_there = ltl_glob_parse(ltl_str_of(cases[i].line), &glob);
        assert_int_equal(is_there, cases[i].text != NULL);
        if (is_there) {
            assert_true(ltl_str_is(glob.text, cases[i].text));
            assert_int_equal(glob.is_negated, cases[i].is_negated);
            assert_int_equal(glob.is_anchored, cases[i].is_anchored);
            assert_int_equal(glob.is_folder_only, cases[i].is_folder_only);
        }
    }
}

static void bare_patterns_cover_the_whole_path(void **state) {
    (void)state;
    assert_true(ltl_glob_text_matches(LTL_STR(""), LTL_STR("")));
    assert_true(ltl_glob_text_matches(LTL_STR("*"), LTL_STR("")));
    assert_false(ltl_glob_text_matches(LTL_STR("*"), LTL_STR("a/b")));
    assert_true(ltl_glob_text_matches(LTL_STR("**"), LTL_STR("a/b")));
    assert_true(ltl_glob_text_matches(LTL_STR("src/**/*.c"), LTL_STR("src/x/y.c")));
    assert_true(ltl_glob_text_matches(LTL_STR("src/**/*.c"), LTL_STR("src/y.c")));
    assert_false(ltl_glob_text_matches(LTL_STR("a**/b"), LTL_STR("ab")));
    assert_false(ltl_glob_text_matches(LTL_STR("a"), LTL_STR_NONE));
}

/* --- hostile patterns --------------------------------------------------------------------- */

static ltl_str repeat(ltl_buf *buf, const char *piece, size_t times, const char *tail) {
    ltl_buf_reset(buf);
    for (size_t i = 0; i < times; i++) {
        ltl_buf_append(buf, ltl_str_of(piece));
    }
    ltl_buf_append(buf, ltl_str_of(tail));
    return ltl_buf_borrow(buf);
}

/* An exponential matcher would not come back from any of these. */
static void hostile_patterns_end_soon(void **state) {
    (void)state;
    static const struct {
        const char *pattern, *pattern_tail, *path, *path_tail;
        bool is_match;
    } cases[] = {
        {"a*", "b", "a", "", false},         {"a*", "b", "a", "b", true},
        {"*a", "b", "a", "", false},         {"**/a/", "b", "a/", "c", false},
        {"**/a/", "b", "a/", "b", true},     {"*/", "b", "a/", "c", false},
        {"**/*a*/", "b", "aa/", "c", false}, {"[a-z]*", "0", "a", "", false},
        {"?*", "0", "a", "", false},         {"**/", "b", "a/", "c", false},
    };
    ltl_buf pattern;
    ltl_buf path;
    ltl_buf_init(&pattern, 1 << 20);
    ltl_buf_init(&path, 1 << 20);
    for (size_t i = 0; i < LTL_COUNT_OF(cases); i++) {
        ltl_str text = repeat(&path, cases[i].path, 1300, cases[i].path_tail);
        ltl_str glob = repeat(&pattern, cases[i].pattern, 60, cases[i].pattern_tail);
        clock_t start = clock();
        assert_int_equal(ltl_glob_text_matches(glob, text), cases[i].is_match);
        assert_true(clock() - start < 5 * CLOCKS_PER_SEC);
    }
    ltl_buf_clear(&pattern);
    ltl_buf_clear(&path);
}

/* --- against git itself ------------------------------------------------------------------- */

enum { PATTERNS = 1200, PATHS_PER_PATTERN = 12 };

typedef struct oracle {
    char folder[64];
    ltl_arena arena;
    ltl_str patterns[PATTERNS];
    ltl_str paths[PATTERNS * PATHS_PER_PATTERN];
} oracle;

static void write_file(const oracle *o, const char *name, ltl_str content) {
    char path[256];
    (void)snprintf(path, sizeof(path), "%s/%s", o->folder, name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(content.ptr, 1, content.len, file), content.len);
    assert_int_equal(fclose(file), 0);
}

/* In the scratch repository, with nobody's settings. */
static int run_git(const oracle *o, const char *arguments) {
    char command[512];
    (void)snprintf(command, sizeof(command),
                   "cd '%s' && env -u GIT_DIR -u GIT_WORK_TREE -u GIT_INDEX_FILE "
                   "GIT_CONFIG_NOSYSTEM=1 HOME='%s' XDG_CONFIG_HOME='%s' git %s",
                   o->folder, o->folder, o->folder, arguments);
    int status = system(command);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static ltl_str random_text(oracle *o, ltl_random *random, const char *const *pieces, size_t count,
                           size_t most) {
    ltl_buf buf;
    ltl_buf_init(&buf, 200);
    size_t length = 1 + ltl_random_below(random, most);
    for (size_t i = 0; i < length; i++) {
        ltl_buf_append(&buf, ltl_str_of(pieces[ltl_random_below(random, count)]));
    }
    ltl_str text = ltl_arena_copy(&o->arena, ltl_buf_borrow(&buf));
    ltl_buf_clear(&buf);
    return text;
}

static ltl_str random_pattern(oracle *o, ltl_random *random) {
    static const char *const pieces[] = {
        "a",   "b",   "c",    "ab",   "*",    "*",     "**",   "?",           "/",          "/",
        "**/", "/**", "[ab]", "[!a]", "[^b]", "[a-c]", "[]a]", "[[:alpha:]]", "[[:nope:]]", "\\a",
        "\\*", "\\/", ".",    "[",    "]",    "-",     " ",    "\\ ",         "*/",         "/*/",
    };
    return random_text(o, random, pieces, LTL_COUNT_OF(pieces), 6);
}

static ltl_str random_path(oracle *o, ltl_random *random) {
    static const char *const segments[] = {"a", "b",   "c",  "ab", "abc", "a.b", ".a", "*",
                                           "[", "a b", "aa", "]",  "a-b", "a ",  "ba"};
    ltl_str path = random_text(o, random, segments, LTL_COUNT_OF(segments), 1);
    for (size_t more = ltl_random_below(random, 4); more > 0; more--) {
        ltl_str next = random_text(o, random, segments, LTL_COUNT_OF(segments), 1);
        path = ltl_arena_printf(&o->arena, "%.*s/%.*s", LTL_STR_ARG(path), LTL_STR_ARG(next));
    }
    return path;
}

/* One folder a pattern: p<i>/.gitignore; one list of paths for all. */
static void write_questions(oracle *o, ltl_random *random) {
    ltl_buf list;
    ltl_buf_init(&list, 16 << 20);
    for (size_t i = 0; i < PATTERNS; i++) {
        char name[128];
        (void)snprintf(name, sizeof(name), "%s/p%zu", o->folder, i);
        assert_int_equal(mkdir(name, 0700), 0);
        o->patterns[i] = random_pattern(o, random);
        (void)snprintf(name, sizeof(name), "p%zu/.gitignore", i);
        write_file(o, name, ltl_arena_printf(&o->arena, "%.*s\n", LTL_STR_ARG(o->patterns[i])));
        for (size_t k = 0; k < PATHS_PER_PATTERN; k++) {
            ltl_str path = random_path(o, random);
            o->paths[i * PATHS_PER_PATTERN + k] = path;
            ltl_buf_printf(&list, "p%zu/%.*s", i, LTL_STR_ARG(path));
            ltl_buf_append_byte(&list, '\0');
        }
    }
    write_file(o, "questions", ltl_buf_borrow(&list));
    ltl_buf_clear(&list);
}

/* A path is ignored when it or a folder above it matches. */
static bool is_ignored(ltl_str pattern, ltl_str path) {
    ltl_glob glob;
    if (!ltl_glob_parse(pattern, &glob)) {
        return false;
    }
    for (size_t i = 0; i < path.len; i++) {
        if (path.ptr[i] == '/' && ltl_glob_matches(&glob, ltl_str_slice(path, 0, i), true)) {
            return true;
        }
    }
    return ltl_glob_matches(&glob, path, false);
}

static size_t compare_answers(oracle *o, ltl_str answers) {
    size_t ignored = 0;
    ltl_str answer = LTL_STR_NONE;
    (void)ltl_str_split(&answers, '\0', &answer);
    for (size_t i = 0; i < (size_t)PATTERNS * PATHS_PER_PATTERN; i++) {
        ltl_str pattern = o->patterns[i / PATHS_PER_PATTERN];
        ltl_str question = ltl_arena_printf(&o->arena, "p%zu/%.*s", i / PATHS_PER_PATTERN,
                                            LTL_STR_ARG(o->paths[i]));
        bool is_expected = ltl_str_eq(answer, question); /* git keeps the order */
        if (is_expected) {
            ignored++;
            (void)ltl_str_split(&answers, '\0', &answer);
        }
        if (is_ignored(pattern, o->paths[i]) != is_expected) {
            fail_msg("\"%.*s\" on \"%.*s\": git says %s", LTL_STR_ARG(pattern),
                     LTL_STR_ARG(o->paths[i]), is_expected ? "ignored" : "not ignored");
        }
    }
    assert_true(ltl_str_is_empty(answer)); /* every answer was one of the questions */
    return ignored;
}

static void read_answers(const oracle *o, ltl_buf *buf) {
    char path[128];
    (void)snprintf(path, sizeof(path), "%s/answers", o->folder);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    char chunk[4096];
    for (size_t got = 0; (got = fread(chunk, 1, sizeof(chunk), file)) > 0;) {
        ltl_buf_append(buf, (ltl_str){chunk, got});
    }
    assert_int_equal(fclose(file), 0);
}

static void git_agrees(void **state) {
    (void)state;
    static oracle o;
    (void)snprintf(o.folder, sizeof(o.folder), "/tmp/glob_test.XXXXXX");
    assert_non_null(mkdtemp(o.folder));
    if (run_git(&o, "init -q . 2>/dev/null") != 0) {
        (void)rmdir(o.folder);
        skip();
    }
    ltl_random random = ltl_random_make("glob against git", 42);
    write_questions(&o, &random);
    assert_true(run_git(&o, "check-ignore --no-index -z --stdin <questions >answers") <= 1);
    ltl_buf answers;
    ltl_buf_init(&answers, 16 << 20);
    read_answers(&o, &answers);
    size_t ignored = compare_answers(&o, ltl_buf_borrow(&answers));
    printf("%zu of %d ignored\n", ignored, PATTERNS * PATHS_PER_PATTERN);
    assert_true(ignored > PATTERNS && ignored < (size_t)PATTERNS * PATHS_PER_PATTERN / 2);
    ltl_buf_clear(&answers);
    ltl_arena_clear(&o.arena);
    char command[128];
    (void)snprintf(command, sizeof(command), "rm -rf '%s'", o.folder);
    assert_int_equal(system(command), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_match_anywhere),
        cmocka_unit_test(a_slash_anchors),
        cmocka_unit_test(two_stars_span_segments),
        cmocka_unit_test(a_trailing_slash_asks_for_a_folder),
        cmocka_unit_test(brackets),
        cmocka_unit_test(backslash_escapes),
        cmocka_unit_test(lines_are_read_as_git_reads_them),
        cmocka_unit_test(bare_patterns_cover_the_whole_path),
        cmocka_unit_test(hostile_patterns_end_soon),
        cmocka_unit_test(git_agrees),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
