#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "orchestrator/tools/json_tree.h"

static ltl_arena arena;
static ltl_data root;

static ltl_status read_text(const char *text) {
    ltl_error error = {0};
    return ltl_json_tree_read(&arena, ltl_str_of(text), &root, &error);
}

static const char *text_at(const char *path) {
    return ltl_arena_copy(&arena, ltl_json_tree_text(&arena, ltl_json_tree_at(&root, path))).ptr;
}

static void values_keep_what_they_are(void **state) {
    (void)state;
    assert_int_equal(read_text("\xEF\xBB\xBF {\"a\": [1, -2, 3.5, true, null, \"x\"], \"b\": {}}"),
                     LTL_OK);
    assert_int_equal(ltl_json_tree_at(&root, "a.0")->number, 1);
    assert_int_equal(ltl_json_tree_at(&root, "a.1")->number, -2);
    assert_string_equal(text_at("a.2"), "3.5");
    assert_int_equal(ltl_json_tree_at(&root, "a.3")->kind, LTL_DATA_TRUTH);
    assert_int_equal(ltl_json_tree_at(&root, "a.4")->kind, LTL_DATA_NOTHING);
    assert_int_equal(ltl_json_tree_at(&root, "b")->kind, LTL_DATA_RECORD);
    assert_null(ltl_json_tree_at(&root, "a.6"));
    assert_null(ltl_json_tree_at(&root, "a.x"));
    assert_null(ltl_json_tree_at(&root, "a.0.b"));
    assert_ptr_equal(ltl_json_tree_at(&root, ""), &root);
    assert_string_equal(text_at("a.0"), "1");
}

static void escapes_are_undone(void **state) {
    (void)state;
    assert_int_equal(read_text("[\"\\n\\t\\\\\\\"\\/\", \"\\u00e9\\ud83d\\ude00\", \"\\ud83dx\"]"),
                     LTL_OK);
    assert_string_equal(text_at("0"), "\n\t\\\"/");
    assert_string_equal(text_at("1"), "\xC3\xA9\xF0\x9F\x98\x80");
    assert_string_equal(text_at("2"), "\xEF\xBF\xBDx"); /* half of a pair */
}

static void what_is_no_json_is_refused(void **state) {
    (void)state;
    static const char *const texts[] = {"", " ", "{", "[1,]", "{\"a\" 1}", "[1] 2", "nul"};
    for (size_t i = 0; i < LTL_COUNT_OF(texts); i++) {
        assert_int_equal(read_text(texts[i]), LTL_SYNTAX);
    }
    char deep[201] = "";
    memset(deep, '[', 200);
    assert_int_equal(read_text(deep), LTL_LIMIT);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_keep_what_they_are),
        cmocka_unit_test(escapes_are_undone),
        cmocka_unit_test(what_is_no_json_is_refused),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    ltl_arena_clear(&arena);
    return failed;
}
