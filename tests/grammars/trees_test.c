/* The normalised trees of the samples are the ones that a person has read and judged:
 * tests/grammars/golden/<language>.tree for the descriptor's own sample, and
 * <file>.tree for the programs of samples/code. `ninja golden_trees` writes them anew. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "analyzers/syntax/parse.h"
#include "tests/support/tree_text.h"

enum { MAX_TEXT_BYTES = 1 << 22, MAX_DIFFERENCE_BYTES = 400 };

static ltl_str read_file(ltl_arena *arena, const char *path) {
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        return LTL_STR_NONE;
    }
    char *text = ltl_arena_alloc(arena, MAX_TEXT_BYTES);
    size_t len = fread(text, 1, MAX_TEXT_BYTES, file);
    (void)fclose(file);
    return (ltl_str){text, len};
}

static void write_file(const char *path, ltl_str text) {
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text.ptr, 1, text.len, file), text.len);
    assert_int_equal(fclose(file), 0);
}

static void dump(ltl_arena *arena, const ltl_language *language, ltl_str path, ltl_str text,
                 ltl_buf *buf) {
    ltl_source source;
    ltl_source_init(&source, arena, path, text);
    ltl_names names;
    ltl_names_init(&names);
    ltl_parser *parser = ltl_parser_new();
    ltl_fuel fuel = ltl_fuel_make(UINT64_C(1) << 40, NULL);
    const ltl_tree *tree = NULL;
    assert_int_equal(ltl_parser_parse(parser, arena, &names, &source, language, &fuel, &tree), LTL_OK);
    assert_null(test_tree_flaw(tree));
    test_tree_write(tree, buf);
    ltl_parser_free(parser);
    ltl_names_clear(&names);
}

static void show_first_difference(const char *name, ltl_str was, ltl_str is) {
    size_t at = 0;
    size_t line = 0;
    while (at < was.len && at < is.len && was.ptr[at] == is.ptr[at]) {
        line = was.ptr[at] == '\n' ? at + 1 : line;
        at++;
    }
    fail_msg("%s differs; golden:\n%.*s\nnow:\n%.*s", name,
             LTL_STR_ARG(ltl_str_slice(was, line, line + MAX_DIFFERENCE_BYTES)),
             LTL_STR_ARG(ltl_str_slice(is, line, line + MAX_DIFFERENCE_BYTES)));
}

static void compare(ltl_arena *arena, const char *name, const ltl_language *language, ltl_str path,
                    ltl_str text) {
    char golden[512];
    (void)snprintf(golden, sizeof golden, "%s/tests/grammars/golden/%s.tree", LTL_SOURCE_DIR, name);
    ltl_buf buf;
    ltl_buf_init(&buf, MAX_TEXT_BYTES);
    dump(arena, language, path, text, &buf);
    if (getenv("LTL_WRITE_GOLDEN") != NULL) {
        write_file(golden, ltl_buf_borrow(&buf));
    } else {
        ltl_str was = read_file(arena, golden);
        if (!ltl_str_eq(was, ltl_buf_borrow(&buf))) {
            show_first_difference(name, was, ltl_buf_borrow(&buf));
        }
    }
    ltl_buf_clear(&buf);
}

static void own_samples_become_the_golden_trees(void **state) {
    (void)state;
    for (size_t i = 0; i < ltl_language_count; i++) {
        ltl_arena arena = {0};
        const ltl_language *language = ltl_languages[i];
        compare(&arena, language->id, language, LTL_STR("sample"), ltl_str_of(language->sample));
        ltl_arena_clear(&arena);
    }
}

static uint32_t compare_folder(const char *folder) {
    uint32_t count = 0;
    DIR *files = opendir(folder);
    assert_non_null(files);
    for (const struct dirent *entry = readdir(files); entry != NULL; entry = readdir(files)) {
        char path[1024];
        (void)snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        ltl_arena arena = {0};
        const ltl_language *language =
            entry->d_name[0] == '.' ? NULL : ltl_language_of_file(ltl_str_of(path), LTL_STR(""));
        bool is_readme = ltl_str_is(ltl_str_of(entry->d_name), "README.md");
        if (language != NULL && !is_readme) {
            compare(&arena, entry->d_name, language, ltl_str_of(path), read_file(&arena, path));
            count++;
        }
        ltl_arena_clear(&arena);
    }
    (void)closedir(files);
    return count;
}

static void programs_become_the_golden_trees(void **state) {
    (void)state;
    static const char *const folders[] = {"c", "go", "java", "javascript", "python", "tsx", "typescript"};
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        char folder[512];
        (void)snprintf(folder, sizeof folder, "%s/samples/code/%s", LTL_SOURCE_DIR, folders[i]);
        assert_true(compare_folder(folder) >= 1);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(own_samples_become_the_golden_trees),
        cmocka_unit_test(programs_become_the_golden_trees),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
