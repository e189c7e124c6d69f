/* What every report format must keep, whoever adds one: see reports/README.md. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <jansson.h>
#include <stdlib.h>
#include <zlib.h>

#include "core/utf8.h"
#include "tests/support/hostile_texts.h"
#include "tests/support/random.h"
#include "tests/support/sample_report.h"

enum {
    RANDOM_TEXTS = 40,
    RANDOM_TEXT_BYTES = 60,
    LONG_TEXT_BYTES = 1 << 20,
    OTHER_TEXT_BYTES = 20000
};

static ltl_sample sample;
static ltl_sample twin;

/* --- what is in a document ---------------------------------------------------------------- */

static bool is_format(const ltl_format *format, const char *extension) {
    return strcmp(format->extension, extension) == 0;
}

static void assert_json(const ltl_format *format, ltl_str text) {
    json_error_t error;
    json_t *root = json_loadb(text.ptr, text.len, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &error);
    if (!root) {
        fail_msg("%s: %s at byte %d", format->id, error.text, error.position);
    }
    json_decref(root);
}

/* Valid UTF-8, in which everything is seen. */
static void assert_visible(const ltl_format *format, ltl_str text) {
    if (!ltl_utf8_is_valid(text)) {
        fail_msg("%s: not UTF-8", format->id);
    }
    for (size_t i = 0; i < text.len;) {
        uint32_t code_point = 0;
        size_t len = ltl_utf8_decode(text, i, &code_point);
        if (ltl_code_point_is_deceptive(code_point)) {
            fail_msg("%s: U+%04X at byte %zu of %zu", format->id, code_point, i, text.len);
        }
        i += len;
    }
}

static int value_of(char letter) {
    static const char letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const char *place = letter != '\0' ? strchr(letters, letter) : NULL;
    return place ? (int)(place - letters) : -1;
}

static ltl_str decode_base64(ltl_arena *arena, ltl_str letters) {
    unsigned char *bytes = ltl_arena_alloc(arena, letters.len + 4);
    size_t len = 0;
    uint32_t bits = 0;
    int held = 0;
    for (size_t i = 0; i < letters.len && letters.ptr[i] != '='; i++) {
        int value = value_of(letters.ptr[i]);
        assert_true(value >= 0);
        bits = bits << 6 | (uint32_t)value;
        held += 6;
        if (held >= 8) {
            held -= 8;
            bytes[len++] = (unsigned char)(bits >> held & 0xFF);
        }
    }
    return (ltl_str){(const char *)bytes, len};
}

/* The page around its data, which must be the same for every report; the data by `out_data`. */
static ltl_str split_page(ltl_str page, ltl_str *out_tail, ltl_str *out_data) {
    ltl_str opening = LTL_STR("<template id=\"data\">");
    size_t start = ltl_str_find(page, opening, 0);
    assert_true(start != SIZE_MAX);
    start += opening.len;
    size_t end = ltl_str_find_byte(page, '<', start);
    assert_true(end != SIZE_MAX);
    *out_data = ltl_str_slice(page, start, end);
    *out_tail = ltl_str_slice(page, end, page.len);
    return ltl_str_slice(page, 0, start);
}

static ltl_str inflate_page(ltl_arena *arena, ltl_str page) {
    ltl_str data;
    ltl_str tail;
    (void)split_page(page, &tail, &data);
    ltl_str packed = decode_base64(arena, data);
    uLongf len = 256u << 20;
    unsigned char *text = malloc(len);
    assert_non_null(text);
    int answer = uncompress(text, &len, (const unsigned char *)packed.ptr, packed.len);
    assert_int_equal(answer, Z_OK);
    ltl_str copy = ltl_arena_copy(arena, (ltl_str){(const char *)text, len});
    free(text);
    return copy;
}

/* Nothing of the report stands in the page but for letters of base64. */
static void assert_page(const ltl_format *format, ltl_str page) {
    static ltl_arena arena;
    static ltl_str first_head;
    static ltl_str first_tail;
    ltl_str tail;
    ltl_str data;
    ltl_str head = split_page(page, &tail, &data);
    if (first_head.len == 0) {
        first_head = ltl_arena_copy(&arena, head);
        first_tail = ltl_arena_copy(&arena, tail);
    }
    assert_true(ltl_str_eq(head, first_head));
    assert_true(ltl_str_eq(tail, first_tail));
    ltl_arena scratch = {0};
    assert_json(format, inflate_page(&scratch, page));
    ltl_arena_clear(&scratch);
}

static void assert_lines(const ltl_format *format, ltl_str text) {
    ltl_str line;
    while (ltl_str_split(&text, '\n', &line)) {
        if (text.len > 0 || line.len > 0) {
            assert_json(format, line);
        }
    }
}

static void assert_inert(const ltl_format *format, ltl_str text) {
    if (is_format(format, ".html")) {
        assert_page(format, text);
        return;
    }
    if (is_format(format, ".json") || is_format(format, ".sarif")) {
        assert_json(format, text);
    }
    if (is_format(format, ".jsonl")) {
        assert_lines(format, text);
    }
    assert_visible(format, text);
}

/* --- tests -------------------------------------------------------------------------------- */

static void check_hostile(ltl_str text) {
    for (size_t i = 0; i < ltl_format_count; i++) {
        ltl_buf buf;
        ltl_sample_init_hostile(&sample, text);
        assert_inert(ltl_formats[i], ltl_sample_write(&sample, ltl_formats[i], false, &buf));
        ltl_buf_clear(&buf);
        ltl_sample_clear(&sample);
    }
}

static void hostile_texts_stay_texts(void **state) {
    (void)state;
    for (size_t i = 0; i < LTL_COUNT_OF(hostile_texts); i++) {
        check_hostile(hostile_texts[i]);
    }
}

static void random_bytes_stay_text(void **state) {
    (void)state;
    ltl_random random = ltl_random_make("formats", 7);
    for (int i = 0; i < RANDOM_TEXTS; i++) {
        char text[RANDOM_TEXT_BYTES];
        for (size_t b = 0; b < sizeof(text); b++) {
            text[b] = (char)ltl_random_below(&random, 256);
        }
        check_hostile((ltl_str){text, sizeof(text)});
    }
}

/* A message of a megabyte, and everything else long enough to pass every buffer of a writer. */
static void long_texts_are_no_trouble(void **state) {
    (void)state;
    char *text = malloc(LONG_TEXT_BYTES);
    assert_non_null(text);
    for (size_t i = 0; i < LONG_TEXT_BYTES; i++) {
        text[i] = "<a \x1b\xE2"[i % 5];
    }
    for (size_t i = 0; i < ltl_format_count; i++) {
        ltl_buf buf;
        ltl_sample_init_hostile(&sample, (ltl_str){text, OTHER_TEXT_BYTES});
        ltl_finding finding = sample.report.findings[0];
        finding.message.len = LONG_TEXT_BYTES;
        sample.report.findings = &finding;
        sample.report.finding_count = 1;
        assert_inert(ltl_formats[i], ltl_sample_write(&sample, ltl_formats[i], false, &buf));
        ltl_buf_clear(&buf);
        ltl_sample_clear(&sample);
    }
    free(text);
}

/* Colours are all that the option adds: without them the text is the same. */
static void colours_are_ours_alone(void **state) {
    (void)state;
    for (size_t i = 0; i < LTL_COUNT_OF(hostile_texts) * ltl_format_count; i++) {
        const ltl_format *format = ltl_formats[i % ltl_format_count];
        ltl_buf plain;
        ltl_buf coloured;
        ltl_buf stripped;
        ltl_sample_init_hostile(&sample, hostile_texts[i / ltl_format_count]);
        ltl_str expected = ltl_sample_write(&sample, format, false, &plain);
        ltl_str text = ltl_sample_write(&sample, format, true, &coloured);
        ltl_buf_init(&stripped, text.len);
        for (size_t b = 0; b < text.len; b++) {
            if (text.ptr[b] == '\x1b') {
                b = ltl_str_find_byte(text, 'm', b);
            } else {
                ltl_buf_append_byte(&stripped, text.ptr[b]);
            }
        }
        assert_true(ltl_str_eq(ltl_buf_borrow(&stripped), expected));
        ltl_buf_clear(&plain);
        ltl_buf_clear(&coloured);
        ltl_buf_clear(&stripped);
        ltl_sample_clear(&sample);
    }
}

static void the_same_report_gives_the_same_bytes(void **state) {
    (void)state;
    ltl_sample_init(&sample);
    ltl_sample_init(&twin);
    for (size_t i = 0; i < ltl_format_count; i++) {
        ltl_buf first;
        ltl_buf second;
        ltl_str a = ltl_sample_write(&sample, ltl_formats[i], false, &first);
        ltl_str b = ltl_sample_write(&twin, ltl_formats[i], false, &second);
        assert_true(ltl_str_eq(a, b));
        ltl_buf_clear(&first);
        ltl_buf_clear(&second);
    }
    ltl_sample_clear(&sample);
    ltl_sample_clear(&twin);
}

static void an_empty_report_is_a_document(void **state) {
    (void)state;
    ltl_sample_init_empty(&sample);
    for (size_t i = 0; i < ltl_format_count; i++) {
        ltl_buf buf;
        ltl_str text = ltl_sample_write(&sample, ltl_formats[i], false, &buf);
        assert_true(text.len > 0);
        assert_inert(ltl_formats[i], text);
        ltl_buf_clear(&buf);
    }
    ltl_sample_clear(&sample);
}

static void secrets_are_in_no_format(void **state) {
    (void)state;
    static const char secret[] = SAMPLE_SECRET;
    ltl_sample_init(&sample);
    for (size_t i = 0; i < ltl_format_count; i++) {
        ltl_arena arena = {0};
        ltl_buf buf;
        ltl_str text = ltl_sample_write(&sample, ltl_formats[i], false, &buf);
        text = is_format(ltl_formats[i], ".html") ? inflate_page(&arena, text) : text;
        for (size_t part = 0; part + 8 <= strlen(secret); part++) {
            ltl_str piece = {secret + part, 8};
            if (ltl_str_find(text, piece, 0) != SIZE_MAX) {
                fail_msg("%s shows %.8s", ltl_formats[i]->id, piece.ptr);
            }
        }
        ltl_arena_clear(&arena);
        ltl_buf_clear(&buf);
    }
    ltl_sample_clear(&sample);
}

static void descriptors_are_complete(void **state) {
    (void)state;
    assert_true(ltl_format_count > 0);
    for (size_t i = 0; i < ltl_format_count; i++) {
        const ltl_format *format = ltl_formats[i];
        assert_ptr_equal(ltl_format_find(ltl_str_of(format->id)), format);
        assert_true(format->title && strlen(format->title) > 0);
        assert_true(format->extension && format->extension[0] == '.');
        assert_non_null(format->write);
    }
    assert_null(ltl_format_find(LTL_STR("no such format")));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(descriptors_are_complete),
        cmocka_unit_test(hostile_texts_stay_texts),
        cmocka_unit_test(random_bytes_stay_text),
        cmocka_unit_test(long_texts_are_no_trouble),
        cmocka_unit_test(colours_are_ours_alone),
        cmocka_unit_test(the_same_report_gives_the_same_bytes),
        cmocka_unit_test(an_empty_report_is_a_document),
        cmocka_unit_test(secrets_are_in_no_format),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
