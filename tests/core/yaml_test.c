#include "core/yaml.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/buf.h"
#include "core/limits.h"
#include "tests/support/random.h"

static ltl_arena arena;
static ltl_error error;

static ltl_status parse(ltl_str text, ltl_yaml **out_root) {
    memset(&error, 0, sizeof(error));
    return ltl_yaml_parse(&arena, text, "t.yaml", out_root, &error);
}

static const ltl_yaml *parse_good(const char *text) {
    ltl_yaml *root = NULL;
    ltl_status status = parse(ltl_str_of(text), &root);
    if (status != LTL_OK) {
        fail_msg("%s:%u:%u: %s", error.path, error.line, error.column, error.text);
    }
    assert_non_null(root);
    return root;
}

static void assert_bad(ltl_str text, ltl_status expected, uint32_t line, uint32_t column,
                       const char *part) {
    ltl_yaml *root = NULL;
    ltl_status status = parse(text, &root);
    if (status != expected || error.line != line || (column != 0 && error.column != column) ||
        !strstr(error.text, part)) {
        fail_msg("\"%.*s\": status %d at %u:%u: %s", LTL_STR_ARG(ltl_str_slice(text, 0, 60)),
                 (int)status, error.line, error.column, error.text);
    }
    assert_null(root); /* untouched */
    assert_int_equal(error.code, expected);
    assert_string_equal(error.path, "t.yaml");
}

static void assert_at(const ltl_yaml *node, uint32_t line, uint32_t column) {
    assert_non_null(node);
    if (node->line != line || node->column != column) {
        fail_msg("at %u:%u, expected %u:%u", node->line, node->column, line, column);
    }
}

static void assert_text(const ltl_yaml *node, const char *text) {
    assert_non_null(node);
    assert_int_equal(node->kind, LTL_YAML_SCALAR);
    assert_string_equal(node->text.ptr, text);
    assert_int_equal(node->text.len, strlen(text));
}

static int clear(void **state) {
    (void)state;
    ltl_arena_clear(&arena);
    return 0;
}

/* --- the tree ----------------------------------------------------------------------------- */

static void documents_without_content_are_null(void **state) {
    (void)state;
    static const char *const texts[] = {
        "", "\n\n", "# only a comment", "---\n", "\xEF\xBB\xBF", "~", "--- # x\n...\n"};
    for (size_t i = 0; i < LTL_COUNT_OF(texts); i++) {
        const ltl_yaml *root = parse_good(texts[i]);
        assert_int_equal(root->kind, LTL_YAML_NULL);
        assert_int_equal(root->count, 0);
    }
    ltl_yaml *root = NULL;
    assert_int_equal(parse(LTL_STR_NONE, &root), LTL_OK);
    assert_int_equal(root->kind, LTL_YAML_NULL);
}

static void a_rule_file_has_its_shape_and_places(void **state) {
    (void)state;
    const ltl_yaml *root = parse_good("rules:\n"
                                      "  - id: no-eval\n"
                                      "    languages: [js, \"ts\"]\n"
                                      "    message: |  # why\n"
                                      "\n"
                                      "      Line one\n"
                                      "        two\n"
                                      "    pattern: >-\n"
                                      "      eval(\n"
                                      "      $X)\n"
                                      "    fix:\n"
                                      "    count: 3\n"
                                      "  - 'single '' quoted'\n");
    assert_int_equal(root->kind, LTL_YAML_MAP);
    assert_at(root, 1, 1);
    const ltl_yaml *rules = ltl_yaml_get(root, "rules");
    assert_int_equal(rules->kind, LTL_YAML_LIST);
    assert_int_equal(rules->count, 2);
    assert_at(rules, 2, 3);
    const ltl_yaml *rule = rules->items[0];
    assert_int_equal(rule->count, 6);
    assert_at(rule, 2, 5);
    assert_at(rule->keys[0], 2, 5);
    assert_text(rule->keys[0], "id");
    assert_text(ltl_yaml_get(rule, "id"), "no-eval");
    assert_at(ltl_yaml_get(rule, "id"), 2, 9);
    const ltl_yaml *languages = ltl_yaml_get(rule, "languages");
    assert_at(languages, 3, 16);
    assert_true(languages->items[0]->is_plain);
    assert_text(languages->items[1], "ts");
    assert_false(languages->items[1]->is_plain);
    assert_at(languages->items[1], 3, 21);
    const ltl_yaml *message = ltl_yaml_get(rule, "message");
    assert_text(message, "\nLine one\n  two\n");
    assert_true(message->is_block);
    assert_at(message, 4, 14);
    assert_text(ltl_yaml_get(rule, "pattern"), "eval( $X)");
    assert_at(ltl_yaml_get(rule, "pattern"), 8, 14);
    assert_int_equal(ltl_yaml_get(rule, "fix")->kind, LTL_YAML_NULL);
    assert_at(ltl_yaml_get(rule, "fix"), 11, 9);
    assert_at(ltl_yaml_get(rule, "count"), 12, 12);
    assert_text(rules->items[1], "single ' quoted");
    assert_false(rules->items[1]->is_block);
}

static void block_scalars_are_placed_at_their_indicator(void **state) {
    (void)state;
    const ltl_yaml *root =
        parse_good("- |\n  a\n- >\n  b\n- &x !!str |2-\n   c\n- !t # >\n   &y |\n  t\n- - |+\n\n\n"
                   "- k|: |\n    d\n- |");
    static const uint32_t places[][2] = {{1, 3},  {3, 3},  {5, 12}, {8, 7},
                                         {10, 5}, {13, 7}, {15, 3}};
    static const char *const texts[] = {"a\n", "b\n", " c", "t\n", "\n\n", "d\n", ""};
    assert_int_equal(root->count, 7);
    for (uint32_t i = 0; i < root->count; i++) {
        const ltl_yaml *node = root->items[i];
        if (node->kind != LTL_YAML_SCALAR) {
            node = node->items[0];
        }
        assert_true(node->is_block);
        assert_text(node, texts[i]);
        assert_at(node, places[i][0], places[i][1]);
    }
}

/* Forms that readers are known to get wrong: a lost key here would be a rule that never runs. */
static void awkward_scalars_keep_their_text(void **state) {
    (void)state;
    const ltl_yaml *root = parse_good("a:\n  fix: |\n\n  id: x\n"
                                      "b:\n- - >-\n\n  - y\n"
                                      "c: 'p''''q'\n"
                                      "d: >\n  one\n\n    - two\n  three\n  four\n"
                                      "e: \"x\\\n\n  y \\\n  z\\L\\u00e9\"\n"
                                      "f: !t\n  |+\n  u\n\n"
                                      "g: &n |2-\n    v\n   w\n");
    assert_int_equal(root->count, 7);
    assert_text(ltl_yaml_get(ltl_yaml_get(root, "a"), "fix"), "");
    assert_text(ltl_yaml_get(ltl_yaml_get(root, "a"), "id"), "x");
    const ltl_yaml *inner = ltl_yaml_get(root, "b")->items[0];
    assert_int_equal(inner->count, 2);
    assert_text(inner->items[1], "y");
    assert_text(ltl_yaml_get(root, "c"), "p''q");
    assert_text(ltl_yaml_get(root, "d"), "one\n\n  - two\nthree four\n");
    assert_text(ltl_yaml_get(root, "e"), "x\ny z\xE2\x80\xA8\xC3\xA9");
    assert_text(ltl_yaml_get(root, "f"), "u\n\n");
    assert_text(ltl_yaml_get(root, "g"), "  v\n w");
}

static void crlf_tabs_marks_and_wide_characters(void **state) {
    (void)state;
    const ltl_yaml *root = parse_good("\xEF\xBB\xBF"
                                      "a: 1\r\nb:\t2\r\n\"\xC3\xA9\xF0\x9F\x98\x80\": x\r\n");
    assert_text(ltl_yaml_get(root, "a"), "1");
    assert_at(root->keys[0], 1, 1);
    assert_text(ltl_yaml_get(root, "b"), "2");
    assert_at(ltl_yaml_get(root, "\xC3\xA9\xF0\x9F\x98\x80"), 3, 7);
    assert_at(root->keys[2], 3, 1);
}

static void nulls_and_tags(void **state) {
    (void)state;
    const ltl_yaml *root = parse_good("[~, null, Null, NULL, nULL, '', \"null\", !!str null, "
                                      "!!str ~, ! 5, !Ref x, !!int 5]");
    static const ltl_yaml_kind kinds[] = {LTL_YAML_NULL,   LTL_YAML_NULL,   LTL_YAML_NULL,
                                          LTL_YAML_NULL,   LTL_YAML_SCALAR, LTL_YAML_SCALAR,
                                          LTL_YAML_SCALAR, LTL_YAML_SCALAR, LTL_YAML_SCALAR,
                                          LTL_YAML_SCALAR, LTL_YAML_SCALAR, LTL_YAML_SCALAR};
    assert_int_equal(root->count, LTL_COUNT_OF(kinds));
    for (uint32_t i = 0; i < root->count; i++) {
        assert_int_equal(root->items[i]->kind, kinds[i]);
    }
    int64_t value = 0;
    assert_false(ltl_yaml_to_i64(root->items[9], &value));
    assert_true(ltl_yaml_to_i64(root->items[11], &value));
}

static void aliases_share_what_they_name(void **state) {
    (void)state;
    const ltl_yaml *root = parse_good("a: &x {k: [1, 2]}\nb: *x\nc: &x 3\nd: *x\n*x : e\n"
                                      "f: &n\ng: *n\n<<: *x\n");
    assert_text(ltl_yaml_get(ltl_yaml_get(root, "b"), "k")->items[1], "2");
    assert_text(ltl_yaml_get(root, "d"), "3"); /* the newest anchor of the name */
    assert_text(ltl_yaml_get(root, "3"), "e");
    assert_int_equal(ltl_yaml_get(root, "g")->kind, LTL_YAML_NULL);
    assert_text(ltl_yaml_get(root, "<<"), "3");
}

static void keys_are_found_in_maps_only(void **state) {
    (void)state;
    const ltl_yaml *root = parse_good("{a: 1, ~: 2, 3: x, \"\": y}");
    assert_text(ltl_yaml_get(root, "a"), "1");
    assert_text(ltl_yaml_get(root, "~"), "2");
    assert_text(ltl_yaml_get(root, ""), "y");
    assert_int_equal(root->keys[1]->kind, LTL_YAML_SCALAR);
    assert_null(ltl_yaml_get(root, "b"));
    assert_null(ltl_yaml_get(root->items[0], "a"));
    assert_null(ltl_yaml_get(NULL, "a"));
}

static void everything_outlives_the_input(void **state) {
    (void)state;
    char text[] = "key: [value, \"quoted\"]";
    ltl_yaml *root = NULL;
    assert_int_equal(parse(ltl_str_of(text), &root), LTL_OK);
    memset(text, '#', sizeof(text) - 1);
    assert_text(ltl_yaml_get(root, "key")->items[0], "value");
}

/* --- numbers and booleans ----------------------------------------------------------------- */

static const ltl_yaml *scalar(const char *text) {
    return parse_good(text);
}

static void booleans_of_the_core_schema(void **state) {
    (void)state;
    static const char *const good[] = {"true", "True", "TRUE", "false", "False", "FALSE"};
    static const char *const bad[] = {"yes", "no", "on", "tRUE", "1", "'true'", "[true]", ""};
    for (size_t i = 0; i < LTL_COUNT_OF(good); i++) {
        bool value = i >= 3;
        assert_true(ltl_yaml_to_bool(scalar(good[i]), &value));
        assert_int_equal(value, i < 3);
    }
    for (size_t i = 0; i < LTL_COUNT_OF(bad); i++) {
        bool value = true;
        assert_false(ltl_yaml_to_bool(scalar(bad[i]), &value));
        assert_true(value);
    }
    assert_false(ltl_yaml_to_bool(NULL, &(bool){false}));
}

static void integers_of_the_core_schema(void **state) {
    (void)state;
    static const struct {
        const char *text;
        int64_t value;
    } good[] = {
        {"0", 0},
        {"-0", 0},
        {"+7", 7},
        {"007", 7},
        {"0x1F", 31},
        {"0xab", 171},
        {"0o17", 15},
        {"-12", -12},
        {"9223372036854775807", INT64_MAX},
        {"-9223372036854775808", INT64_MIN},
        {"-9223372036854775807", INT64_MIN + 1},
        {"0x7fffffffffffffff", INT64_MAX},
    };
    static const char *const bad[] = {"",
                                      "-",
                                      "+",
                                      "1.0",
                                      "1e3",
                                      "0x",
                                      "0o",
                                      "0o8",
                                      "0xg",
                                      "-0x1",
                                      "1_0",
                                      "'1'",
                                      "1a",
                                      "--1",
                                      "true",
                                      "9223372036854775808",
                                      "-9223372036854775809",
                                      "99999999999999999999999",
                                      "0x8000000000000000"};
    for (size_t i = 0; i < LTL_COUNT_OF(good); i++) {
        int64_t value = 99;
        assert_true(ltl_yaml_to_i64(scalar(good[i].text), &value));
        assert_true(value == good[i].value);
    }
    for (size_t i = 0; i < LTL_COUNT_OF(bad); i++) {
        int64_t value = 99;
        assert_false(ltl_yaml_to_i64(scalar(bad[i]), &value));
        assert_true(value == 99);
    }
}

/* --- errors ------------------------------------------------------------------------------- */

static void errors_have_a_place_and_a_reason(void **state) {
    (void)state;
    static const struct {
        ltl_str text;
        uint32_t line, column; /* column 0: as the library has it */
        const char *part;
    } cases[] = {
        {LTL_STR_INIT("a: 1\nb: 2\na: 3\n"), 3, 1, "duplicate key \"a\""},
        {LTL_STR_INIT("{a: 1, \"a\": 2}"), 1, 8, "duplicate key \"a\""},
        {LTL_STR_INIT("x:\n  ~: 1\n  ~: 1\n"), 3, 3, "duplicate key \"~\""},
        {LTL_STR_INIT("a: *b\n"), 1, 0, "undefined alias \"b\""},
        {LTL_STR_INIT("&a [1, *a]"), 1, 0, "inside its own anchor"},
        {LTL_STR_INIT("&a {k: {l: *a}}"), 1, 0, "inside its own anchor"},
        {LTL_STR_INIT("? [a]\n: b\n"), 1, 0, "a key must be a scalar"},
        {LTL_STR_INIT("a: &x [1]\n*x : b\n"), 2, 0, "a key must be a scalar"},
        {LTL_STR_INIT("a: 1\n---\nb: 2\n"), 2, 1, "only one document"},
        {LTL_STR_INIT("a: [1\nb: 2\n"), 2, 2, "while parsing a flow sequence"},
        {LTL_STR_INIT("a: \"x\n"), 2, 1, "quoted scalar"},
        {LTL_STR_INIT("a: 1\n\tb: 2\n"), 2, 1, "tab"},
        {LTL_STR_INIT("a:\n\t- 1\n"), 2, 1, "cannot start any token"},
        {LTL_STR_INIT("a: b: c\n"), 1, 5, "not allowed in this context"},
        {LTL_STR_INIT("a: 1\n  b: 2\n"), 2, 4, "not allowed in this context"},
        {LTL_STR_INIT("- a\nb: 1\n"), 2, 1, "expected '-' indicator"},
        {LTL_STR_INIT("a: ok\nb: \xFF\n"), 2, 4, "not valid UTF-8"},
        {LTL_STR_INIT("a: \xED\xA0\x80"), 1, 4, "not valid UTF-8"},
        {LTL_STR_INIT("a: x\0y"), 1, 5, "control character U+0000"},
        {LTL_STR_INIT("\n\na: \x1B[0m"), 3, 4, "control character U+001B"},
        {LTL_STR_INIT("%YAML 9.9\n---\na"), 1, 1, "incompatible YAML"},
        {LTL_STR_INIT("a: !<\n"), 1, 6, "tag URI"},
        {LTL_STR_INIT("@a"), 1, 1, "cannot start any token"},
        {LTL_STR_INIT("]"), 1, 1, "expected node content"},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(cases); i++) {
        assert_bad(cases[i].text, LTL_SYNTAX, cases[i].line, cases[i].column, cases[i].part);
        assert_true(strlen(error.text) > 0);
        assert_null(strchr(error.text, '\n'));
    }
    ltl_yaml *root = NULL; /* nobody has to want the details */
    assert_int_equal(ltl_yaml_parse(&arena, LTL_STR("["), NULL, &root, NULL), LTL_SYNTAX);
}

static void duplicates_are_found_in_large_maps(void **state) {
    (void)state;
    ltl_buf buf;
    ltl_buf_init(&buf, 1 << 24);
    for (int i = 0; i < 20000; i++) {
        ltl_buf_printf(&buf, "key%d: %d\n", i, i);
    }
    assert_int_equal(parse_good(buf.ptr)->count, 20000);
    ltl_buf_append(&buf, LTL_STR("key3: x\n"));
    assert_bad(ltl_buf_borrow(&buf), LTL_SYNTAX, 20001, 1, "duplicate key \"key3\"");
    ltl_buf_clear(&buf);
}

static void the_library_prints_nothing(void **state) {
    (void)state;
    FILE *file = tmpfile();
    assert_non_null(file);
    fflush(stderr);
    int kept = dup(STDERR_FILENO);
    assert_true(dup2(fileno(file), STDERR_FILENO) >= 0);
    static const char *const texts[] = {"a: [",         "a: 1\n\tb", "\"",          "a: 1\na: 2",
                                        "%FOO\n---\na", "!a!b c",    "a: |9999\n x"};
    for (size_t i = 0; i < LTL_COUNT_OF(texts); i++) {
        ltl_yaml *root = NULL;
        (void)!parse(ltl_str_of(texts[i]), &root);
    }
    fflush(stderr);
    assert_true(dup2(kept, STDERR_FILENO) >= 0);
    assert_int_equal(close(kept), 0);
    assert_int_equal(fseek(file, 0, SEEK_END), 0);
    assert_int_equal(ftell(file), 0);
    assert_int_equal(fclose(file), 0);
}

/* --- limits and hostile input ------------------------------------------------------------- */

static ltl_str repeat(ltl_buf *buf, const char *piece, size_t times) {
    for (size_t i = 0; i < times; i++) {
        ltl_buf_append(buf, ltl_str_of(piece));
    }
    return ltl_buf_borrow(buf);
}

static void depth_at_one_under_and_one_over(void **state) {
    (void)state;
    for (size_t depth = LTL_MAX_YAML_DEPTH - 1; depth <= LTL_MAX_YAML_DEPTH + 1; depth++) {
        ltl_buf buf;
        ltl_buf_init(&buf, 1 << 20);
        repeat(&buf, "[", depth);
        ltl_str text = repeat(&buf, "]", depth);
        ltl_yaml *root = NULL;
        ltl_status status = parse(text, &root);
        assert_int_equal(status, depth <= LTL_MAX_YAML_DEPTH ? LTL_OK : LTL_LIMIT);
        ltl_buf_reset(&buf);
        status = parse(repeat(&buf, "- ", depth), &root);
        assert_int_equal(status, depth <= LTL_MAX_YAML_DEPTH ? LTL_OK : LTL_LIMIT);
        ltl_buf_clear(&buf);
    }
}

static void depth_counts_what_aliases_bring(void **state) {
    (void)state;
    for (size_t inner = 31; inner <= 33; inner++) {
        ltl_buf buf;
        ltl_buf_init(&buf, 1 << 20);
        ltl_buf_append(&buf, LTL_STR("a: &x "));
        repeat(&buf, "[", inner);
        repeat(&buf, "]", inner);
        ltl_buf_append(&buf, LTL_STR("\nb: "));
        repeat(&buf, "[", 31); /* 1 + 31 + 32 is 64 */
        ltl_buf_append(&buf, LTL_STR("*x"));
        ltl_yaml *root = NULL;
        ltl_status status = parse(repeat(&buf, "]", 31), &root);
        assert_int_equal(status, inner <= 32 ? LTL_OK : LTL_LIMIT);
        ltl_buf_clear(&buf);
    }
}

/* root + a list of 1000 + 1998 aliases of it + single ones = LTL_MAX_YAML_NODES */
static void nodes_at_one_under_and_one_over(void **state) {
    (void)state;
    size_t used = 1 + 1000 * 1999;
    for (size_t singles = LTL_MAX_YAML_NODES - used - 1; singles <= LTL_MAX_YAML_NODES - used + 1;
         singles++) {
        ltl_buf buf;
        ltl_buf_init(&buf, 1 << 20);
        ltl_buf_append(&buf, LTL_STR("[&x ["));
        repeat(&buf, "1,", 999);
        ltl_buf_append(&buf, LTL_STR("],"));
        repeat(&buf, "*x ,", 1998);
        repeat(&buf, "1,", singles);
        ltl_buf_append(&buf, LTL_STR("]"));
        ltl_yaml *root = NULL;
        ltl_status status = parse(ltl_buf_borrow(&buf), &root);
        assert_int_equal(status, used + singles <= LTL_MAX_YAML_NODES ? LTL_OK : LTL_LIMIT);
        ltl_buf_clear(&buf);
    }
}

static void a_billion_laughs_are_counted_not_built(void **state) {
    (void)state;
    ltl_buf buf;
    ltl_buf_init(&buf, 1 << 20);
    ltl_buf_append(&buf, LTL_STR("a0: &a0 [lol,lol,lol,lol,lol,lol,lol,lol,lol]\n"));
    for (int i = 1; i < 10; i++) {
        ltl_buf_printf(&buf, "a%d: &a%d [", i, i);
        for (int k = 0; k < 9; k++) {
            ltl_buf_printf(&buf, "*a%d ,", i - 1);
        }
        ltl_buf_append(&buf, LTL_STR("]\n"));
    }
    size_t before = arena.used_bytes;
    assert_bad(ltl_buf_borrow(&buf), LTL_LIMIT, 7, 0, "YAML nodes");
    assert_true(arena.used_bytes - before < 100000);
    ltl_buf_clear(&buf);
}

static void long_hostile_texts_end_soon(void **state) {
    (void)state;
    static const struct {
        const char *piece;
        ltl_status status;
    } cases[] = {
        {"[", LTL_LIMIT},    {"{a: ", LTL_LIMIT},   {"- ", LTL_LIMIT},   {"? ", LTL_SYNTAX},
        {"]", LTL_SYNTAX},   {"&a ", LTL_SYNTAX},   {"!a ", LTL_SYNTAX}, {"*a ", LTL_SYNTAX},
        {"a: ", LTL_SYNTAX}, {"\"", LTL_SYNTAX},    {"'", LTL_OK},       {"#", LTL_OK},
        {"|\n", LTL_SYNTAX}, {"---\n", LTL_SYNTAX}, {" ", LTL_OK},       {"\n", LTL_OK},
        {"a\n", LTL_OK},     {"%a\n", LTL_SYNTAX},  {"-", LTL_OK},       {"a", LTL_OK},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(cases); i++) {
        ltl_buf buf;
        ltl_buf_init(&buf, 1 << 24);
        ltl_yaml *root = NULL;
        clock_t start = clock();
        ltl_status status = parse(repeat(&buf, cases[i].piece, 100000), &root);
        if (status != cases[i].status) {
            fail_msg("\"%s\": %d: %s", cases[i].piece, (int)status, error.text);
        }
        assert_true(clock() - start < 10 * CLOCKS_PER_SEC);
        ltl_buf_clear(&buf);
        ltl_arena_reset(&arena);
    }
}

static void an_exhausted_arena_is_a_limit(void **state) {
    (void)state;
    ltl_arena small;
    ltl_arena_init(&small, 1000);
    ltl_yaml *root = NULL;
    ltl_str text = LTL_STR("[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20]");
    assert_int_equal(ltl_yaml_parse(&small, text, "t.yaml", &root, &error), LTL_LIMIT);
    assert_null(root);
    ltl_arena_clear(&small);
}

/* Every node once through its parent; the tree is finite because its nodes were counted. */
static size_t walk(const ltl_yaml *root) {
    static const ltl_yaml *stack[1 << 16];
    size_t depth = 0;
    size_t count = 0;
    stack[depth++] = root;
    while (depth > 0) {
        const ltl_yaml *node = stack[--depth];
        count++;
        assert_true(node->line > 0 && node->column > 0);
        assert_true(node->kind == LTL_YAML_LIST || node->kind == LTL_YAML_MAP || node->count == 0);
        for (uint32_t i = 0; i < node->count && depth + 2 < LTL_COUNT_OF(stack); i++) {
            stack[depth++] = node->items[i];
            if (node->kind == LTL_YAML_MAP) {
                stack[depth++] = node->keys[i];
            }
        }
    }
    return count;
}

static void mutated_documents_parse_or_say_why(void **state) {
    (void)state;
    static const char seed_text[] = "%YAML 1.2\n---\nrules:\n  - &r\n    id: a  # c\n    pattern: "
                                    "|\n      x($Y)\n    l: [a, 'b',"
                                    " \"c\\n\"]\n  - *r\n  - {<<: *r, k: ~}\n? q\n: >-\n  "
                                    "folded\n\n  text\n\xC3\xA9: !!str 1\n";
    static const char alphabet[] = "\n\t :-[]{},#&*!|>'\"%@`?~a0\\\xC3\xFF\r.";
    ltl_random random = ltl_random_make("yaml mutations", 77);
    size_t good = 0;
    for (int round = 0; round < 20000; round++) {
        char text[sizeof(seed_text)];
        memcpy(text, seed_text, sizeof(text));
        size_t len = sizeof(text) - 1;
        for (size_t edits = 1 + ltl_random_below(&random, 4); edits > 0; edits--) {
            size_t at = ltl_random_below(&random, len);
            if (ltl_random_below(&random, 3) == 0) {
                memmove(text + at, text + at + 1, len - at);
                len--;
            } else {
                text[at] = alphabet[ltl_random_below(&random, sizeof(alphabet) - 1)];
            }
        }
        if (ltl_random_below(&random, 8) == 0) {
            len = ltl_random_below(&random, len + 1);
        }
        ltl_yaml *root = NULL;
        if (parse((ltl_str){text, len}, &root) == LTL_OK) {
            good++;
            assert_true(walk(root) > 0);
        } else {
            assert_true(error.line > 0 && error.text[0] != '\0');
        }
        ltl_arena_reset(&arena);
    }
    printf("%zu of 20000 parsed\n", good);
    assert_true(good > 1000 && good < 19000);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(documents_without_content_are_null, clear),
        cmocka_unit_test_teardown(a_rule_file_has_its_shape_and_places, clear),
        cmocka_unit_test_teardown(block_scalars_are_placed_at_their_indicator, clear),
        cmocka_unit_test_teardown(awkward_scalars_keep_their_text, clear),
        cmocka_unit_test_teardown(crlf_tabs_marks_and_wide_characters, clear),
        cmocka_unit_test_teardown(nulls_and_tags, clear),
        cmocka_unit_test_teardown(aliases_share_what_they_name, clear),
        cmocka_unit_test_teardown(keys_are_found_in_maps_only, clear),
        cmocka_unit_test_teardown(everything_outlives_the_input, clear),
        cmocka_unit_test_teardown(booleans_of_the_core_schema, clear),
        cmocka_unit_test_teardown(integers_of_the_core_schema, clear),
        cmocka_unit_test_teardown(errors_have_a_place_and_a_reason, clear),
        cmocka_unit_test_teardown(duplicates_are_found_in_large_maps, clear),
        cmocka_unit_test_teardown(the_library_prints_nothing, clear),
        cmocka_unit_test_teardown(depth_at_one_under_and_one_over, clear),
        cmocka_unit_test_teardown(depth_counts_what_aliases_bring, clear),
        cmocka_unit_test_teardown(nodes_at_one_under_and_one_over, clear),
        cmocka_unit_test_teardown(a_billion_laughs_are_counted_not_built, clear),
        cmocka_unit_test_teardown(long_hostile_texts_end_soon, clear),
        cmocka_unit_test_teardown(an_exhausted_arena_is_a_limit, clear),
        cmocka_unit_test_teardown(mutated_documents_parse_or_say_why, clear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
