/* JSON through a window: the same tokens as of the whole text, wherever the window ends. */
#include "analyzers/tables/json_walk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "core/buf.h"
#include "tests/support/random.h"

enum { MOST_TEXT = 1 << 20 };

typedef struct source {
    ltl_str text;
    uint32_t most; /* bytes at a time */
} source;

static int64_t fill(void *context, uint64_t offset, char *into, uint32_t room) {
    const source *from = context;
    ltl_str rest = ltl_str_slice(from->text, offset, from->text.len);
    uint32_t count = room < from->most ? room : from->most;
    rest = ltl_str_slice(rest, 0, count);
    memcpy(into, rest.ptr, rest.len);
    return (int64_t)rest.len;
}

static void token_write(ltl_buf *out, ltl_json_token token, ltl_str text) {
    ltl_buf_printf(out, "%d:%.*s\n", (int)token, LTL_STR_ARG(text));
}

static void tokens_of_scan(ltl_str text, ltl_buf *out) {
    ltl_json_scan scan;
    ltl_json_token token;
    ltl_json_scan_init(&scan, text);
    do {
        token = ltl_json_scan_next(&scan);
        token_write(out, token,
                    token < LTL_JSON_TOKEN_END
                        ? ltl_str_slice(text, scan.start, scan.start + scan.len)
                        : LTL_STR(""));
    } while (token < LTL_JSON_TOKEN_END);
}

static void tokens_of_pull(ltl_str text, uint32_t room, uint32_t most, ltl_buf *out) {
    source from = {text, most};
    char *window = malloc(room);
    ltl_json_pull pull;
    ltl_json_token token;
    ltl_json_pull_init(&pull, fill, &from, window, room);
    do {
        token = ltl_json_pull_next(&pull);
        token_write(out, token, token < LTL_JSON_TOKEN_END ? pull.text : LTL_STR(""));
        if (token < LTL_JSON_TOKEN_END) {
            assert_memory_equal(text.ptr + pull.offset, pull.text.ptr, pull.text.len);
        }
    } while (token < LTL_JSON_TOKEN_END);
    free(window);
}

static const char *const texts[] = {
    "{\"a\": [1, 2.5e3, -0, true, false, null], \"b\": {\"c\": \"x\\u00e4\\\"y\"}}",
    "  [ ]  ",
    "\"alone\"",
    "12345678901234567890",
    "[[[[[[1],2],3],4],5],6]",
    "{\"a\":1,}",
    "{\"a\" 1}",
    "[1 2]",
    "[\"not closed",
    "{\"k\":tru}",
    "[1,\n\n\n   2   ,\r\n\t3]",
    "",
    "nul",
    "[\"\\x\"]",
};

/* The longest token of these is shorter than the least window. */
static void tokens_do_not_depend_on_the_window(void **state) {
    (void)state;
    for (size_t i = 0; i < LTL_COUNT_OF(texts); i++) {
        ltl_buf whole;
        ltl_buf_init(&whole, MOST_TEXT);
        tokens_of_scan(ltl_str_of(texts[i]), &whole);
        for (uint32_t room = 24; room < 80; room += 5) {
            for (uint32_t most = 1; most <= room; most += 7) {
                ltl_buf pieces;
                ltl_buf_init(&pieces, MOST_TEXT);
                tokens_of_pull(ltl_str_of(texts[i]), room, most, &pieces);
                assert_string_equal(whole.ptr, pieces.ptr);
                ltl_buf_clear(&pieces);
            }
        }
        ltl_buf_clear(&whole);
    }
}

static void text_make(ltl_random *random, ltl_buf *out, uint32_t depth) {
    uint32_t kind = (uint32_t)ltl_random_below(random, depth < 6 ? 6 : 4);
    uint32_t count = (uint32_t)ltl_random_below(random, 5);
    switch (kind) {
    case 0:
        ltl_buf_printf(out, "%d", (int)ltl_random_below(random, 100000) - 50000);
        break;
    case 1:
        ltl_buf_append(out, LTL_STR("null"));
        break;
    case 2:
    case 3:
        ltl_buf_printf(out, "\"t%u\\n\\\\{[\\\"%u\"", count,
                       (uint32_t)ltl_random_below(random, 1000));
        break;
    default:
        ltl_buf_append_byte(out, kind == 4 ? '[' : '{');
        for (uint32_t i = 0; i < count; i++) {
            ltl_buf_append(out, i > 0 ? LTL_STR(", \n") : LTL_STR(""));
            if (kind == 5) {
                ltl_buf_printf(out, "\"k%u\": ", i);
            }
            text_make(random, out, depth + 1);
        }
        ltl_buf_append_byte(out, kind == 4 ? ']' : '}');
    }
}

static void random_texts_have_the_same_tokens(void **state) {
    (void)state;
    ltl_random random = ltl_random_make("json_pull", 20261128);
    for (uint32_t round = 0; round < 300; round++) {
        ltl_buf text;
        ltl_buf whole;
        ltl_buf pieces;
        ltl_buf_init(&text, MOST_TEXT);
        ltl_buf_init(&whole, MOST_TEXT);
        ltl_buf_init(&pieces, MOST_TEXT);
        ltl_buf_append(&text, LTL_STR("["));
        text_make(&random, &text, 0);
        ltl_buf_append(&text, LTL_STR("]"));
        tokens_of_scan(ltl_buf_borrow(&text), &whole);
        uint32_t room = 32 + (uint32_t)ltl_random_below(&random, 100);
        tokens_of_pull(ltl_buf_borrow(&text), room, 1 + (uint32_t)ltl_random_below(&random, room),
                       &pieces);
        assert_string_equal(whole.ptr, pieces.ptr);
        ltl_buf_clear(&text);
        ltl_buf_clear(&whole);
        ltl_buf_clear(&pieces);
    }
}

/* What somebody wants of the text, one a line. */
static void walk_write(ltl_str text, const ltl_json_route *routes, uint32_t count, uint32_t room,
                       ltl_buf *out) {
    source from = {text, room};
    char *window = malloc(room);
    ltl_json_pull pull;
    ltl_json_walk walk;
    ltl_json_routes *tree = malloc(sizeof(*tree));
    ltl_json_routes_init(tree);
    for (uint32_t i = 0; i < count; i++) {
        assert_true(ltl_json_routes_add(tree, routes[i]));
    }
    ltl_json_pull_init(&pull, fill, &from, window, room);
    ltl_json_walk_init(&walk, &pull, tree);
    ltl_json_event event;
    do {
        event = ltl_json_walk_next(&walk);
        ltl_buf_printf(out, "%d/%u:%.*s%s\n", (int)event.kind, event.field,
                       event.kind == LTL_JSON_EVENT_VALUE || event.kind == LTL_JSON_EVENT_KEY
                           ? (int)event.text.len
                           : 0,
                       event.text.ptr, event.is_cut ? "…" : "");
    } while (event.kind != LTL_JSON_EVENT_OVER && event.kind != LTL_JSON_EVENT_BROKEN);
    free(window);
    free(tree);
}

static void a_walk_gives_what_routes_lead_to(void **state) {
    (void)state;
    static const ltl_json_route routes[] = {{LTL_STR_INIT("a[].b"), 1},
                                            {LTL_STR_INIT("a[0].c"), 2},
                                            {LTL_STR_INIT("m.*"), 3},
                                            {LTL_STR_INIT("m.*.x"), 4},
                                            {LTL_STR_INIT("p[1]"), 5}};
    static const char text[] =
        "{\"no\": {\"deep\": [[[{}]]], \"s\": \"}]\"}, \"a\": [{\"b\": 1, \"c\": 2}, {\"b\": [3], "
        "\"c\": 4}, 5], \"m\": {\"k\": {\"x\": \"y\"}}, \"p\": [6, 7, 8]}";
    for (uint32_t room = 16; room < 64; room += 3) {
        ltl_buf out;
        ltl_buf_init(&out, MOST_TEXT);
        walk_write(ltl_str_of(text), routes, LTL_COUNT_OF(routes), room, &out);
        /* The first has a `[0]` of its own, and `b` is no part of that. */
        assert_string_equal(out.ptr, "3/2:2\n0/1:\n1/1:\n2/3:k\n0/3:\n3/4:y\n1/3:\n3/5:7\n4/0:\n");
        ltl_buf_clear(&out);
    }
}

/* A hundred thousand brackets in what nobody wants are passed over; in what somebody does they end the text. */
static void depth_has_no_limit_where_nobody_looks(void **state) {
    (void)state;
    static const ltl_json_route routes[] = {{LTL_STR_INIT("a"), 1}};
    ltl_buf text;
    ltl_buf out;
    ltl_buf_init(&text, MOST_TEXT);
    ltl_buf_init(&out, MOST_TEXT);
    ltl_buf_append(&text, LTL_STR("{\"deep\":"));
    for (uint32_t i = 0; i < 100000; i++) {
        ltl_buf_append_byte(&text, '[');
    }
    for (uint32_t i = 0; i < 100000; i++) {
        ltl_buf_append_byte(&text, ']');
    }
    ltl_buf_append(&text, LTL_STR(",\"a\":\"here\"}"));
    walk_write(ltl_buf_borrow(&text), routes, 1, 4096, &out);
    assert_string_equal(out.ptr, "3/1:here\n4/0:\n");
    ltl_buf_clear(&text);
    ltl_buf_clear(&out);
}

static void a_string_longer_than_the_window_is_cut(void **state) {
    (void)state;
    static const ltl_json_route routes[] = {{LTL_STR_INIT("a"), 1}, {LTL_STR_INIT("b"), 2}};
    ltl_buf text;
    ltl_buf out;
    ltl_buf_init(&text, MOST_TEXT);
    ltl_buf_init(&out, MOST_TEXT);
    ltl_buf_append(&text, LTL_STR("{\"a\":\""));
    for (uint32_t i = 0; i < 1000; i++) {
        ltl_buf_append(&text, LTL_STR("long \\\" text "));
    }
    ltl_buf_append(&text, LTL_STR("\",\"b\":\"kept\"}"));
    walk_write(ltl_buf_borrow(&text), routes, 2, 64, &out);
    assert_non_null(strstr(out.ptr, "…\n3/2:kept\n4/0:\n"));
    assert_memory_equal(out.ptr, "3/1:long ", 9);
    ltl_buf_clear(&text);
    ltl_buf_clear(&out);
}

static void escapes_become_characters(void **state) {
    (void)state;
    static const struct {
        const char *written;
        const char *text;
    } rows[] = {{"plain", "plain"},
                {"a\\n\\t\\\\\\\"\\/b", "a\n\t\\\"/b"},
                {"\\u00e4\\u20AC", "\xC3\xA4\xE2\x82\xAC"},
                {"\\ud83d\\ude00", "\xF0\x9F\x98\x80"},
                {"\\ud83d x", "\xEF\xBF\xBD x"},
                {"\\ude00", "\xEF\xBF\xBD"},
                {"\xFF!", "\xEF\xBF\xBD!"}};
    for (size_t i = 0; i < LTL_COUNT_OF(rows); i++) {
        char into[64];
        bool is_cut;
        uint32_t len = ltl_json_unescape(ltl_str_of(rows[i].written), into, sizeof(into), &is_cut);
        assert_false(is_cut);
        assert_int_equal(len, strlen(rows[i].text));
        assert_memory_equal(into, rows[i].text, len);
    }
    char into[4];
    bool is_cut;
    assert_int_equal(ltl_json_unescape(LTL_STR("ab\\u20ac"), into, 4, &is_cut), 2);
    assert_true(is_cut); /* whole characters */
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tokens_do_not_depend_on_the_window),
        cmocka_unit_test(random_texts_have_the_same_tokens),
        cmocka_unit_test(a_walk_gives_what_routes_lead_to),
        cmocka_unit_test(depth_has_no_limit_where_nobody_looks),
        cmocka_unit_test(a_string_longer_than_the_window_is_cut),
        cmocka_unit_test(escapes_become_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
