#include "orchestrator/tools/json_tree.h"

#include <inttypes.h>
#include <stdlib.h>

#include "analyzers/tables/json_scan.h"
#include "core/utf8.h"
#include "core/vec.h"

typedef struct frame {
    bool is_object;
    struct frame_values LTL_VEC(ltl_data) values;
    struct frame_names LTL_VEC(ltl_str) names;
} frame;

typedef struct tree {
    ltl_arena *arena;
    ltl_json_scan scan;
    frame frames[LTL_JSON_TREE_DEPTH + 1];
    uint32_t depth;
} tree;

static uint32_t hex_of(ltl_str text) {
    uint32_t value = 0;
    for (size_t i = 0; i < text.len; i++) {
        char byte = text.ptr[i];
        uint32_t digit =
            byte <= '9' ? (uint32_t)(byte - '0') : (uint32_t)((byte | 0x20) - 'a' + 10);
        value = value << 4 | digit;
    }
    return value;
}

/* A code point written as \uXXXX, or as two of them; `at` stands behind the u, and moves past it. */
static uint32_t unicode_escape(ltl_str text, size_t *at) {
    enum { BAD = 0xFFFD };
    uint32_t high = hex_of(ltl_str_slice(text, *at, *at + 4));
    *at += 4;
    if (high < 0xD800 || high > 0xDFFF) {
        return high;
    }
    ltl_str next = ltl_str_slice(text, *at, *at + 6);
    uint32_t low = next.len == 6 && ltl_str_starts_with(next, LTL_STR("\\u"))
                       ? hex_of(ltl_str_slice(next, 2, 6))
                       : 0;
    if (high > 0xDBFF || low < 0xDC00 || low > 0xDFFF) {
        return BAD;
    }
    *at += 6;
    return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
}

/* What stands between the quotes, its escapes undone; the scanner has checked them. */
static ltl_str unescape(ltl_arena *arena, ltl_str text) {
    if (ltl_str_find_byte(text, '\\', 0) == SIZE_MAX) {
        return ltl_arena_copy(arena, text);
    }
    static const char letters[] = "bfnrt";
    static const char bytes[] = "\b\f\n\r\t";
    char *out = ltl_arena_alloc(arena, text.len + 1);
    size_t len = 0;
    size_t at = 0;
    while (at < text.len) {
        char byte = text.ptr[at++];
        if (byte != '\\' || at == text.len) {
            out[len++] = byte;
            continue;
        }
        char letter = text.ptr[at++];
        const char *found = strchr(letters, letter);
        if (letter == 'u') {
            len += ltl_utf8_encode(unicode_escape(text, &at), out + len);
        } else {
            out[len++] = found != NULL ? bytes[found - letters] : letter;
        }
    }
    return (ltl_str){out, len};
}

static ltl_str slice_of(const tree *self) {
    return ltl_str_slice(self->scan.text, self->scan.start,
                         (size_t)self->scan.start + self->scan.len);
}

static ltl_data number_of(tree *self) {
    ltl_str text = slice_of(self);
    bool is_negative = ltl_str_starts_with(text, LTL_STR("-"));
    uint64_t value = 0;
    if (ltl_str_to_u64(ltl_str_slice(text, is_negative, text.len), &value) && value <= INT64_MAX) {
        return ltl_data_number(is_negative ? -(int64_t)value : (int64_t)value);
    }
    return ltl_data_text(ltl_arena_copy(self->arena, text));
}

static void put(tree *self, ltl_data value) {
    frame *top = &self->frames[self->depth];
    LTL_PUSH(self->arena, &top->values, value);
}

static ltl_status open(tree *self, bool is_object, ltl_error *error) {
    if (self->depth == LTL_JSON_TREE_DEPTH) {
        return ltl_fail(error, LTL_LIMIT, "JSON that nests deeper than %d", LTL_JSON_TREE_DEPTH);
    }
    self->frames[++self->depth] = (frame){.is_object = is_object};
    return LTL_OK;
}

static void close(tree *self) {
    const frame *top = &self->frames[self->depth--];
    put(self, top->is_object ? ltl_data_record(top->names.at, top->values.at, top->values.count)
                             : ltl_data_list(top->values.at, top->values.count));
}

static ltl_status take(tree *self, ltl_json_token token, ltl_error *error) {
    frame *top = &self->frames[self->depth];
    switch (token) {
    case LTL_JSON_TOKEN_OBJECT:
    case LTL_JSON_TOKEN_LIST:
        return open(self, token == LTL_JSON_TOKEN_OBJECT, error);
    case LTL_JSON_TOKEN_OBJECT_END:
    case LTL_JSON_TOKEN_LIST_END:
        close(self);
        return LTL_OK;
    case LTL_JSON_TOKEN_KEY:
        LTL_PUSH(self->arena, &top->names, unescape(self->arena, slice_of(self)));
        return LTL_OK;
    case LTL_JSON_TOKEN_STRING:
        put(self, ltl_data_text(unescape(self->arena, slice_of(self))));
        return LTL_OK;
    case LTL_JSON_TOKEN_NUMBER:
        put(self, number_of(self));
        return LTL_OK;
    case LTL_JSON_TOKEN_TRUTH:
        put(self, ltl_data_truth(ltl_str_is(slice_of(self), "true")));
        return LTL_OK;
    case LTL_JSON_TOKEN_NULL:
        put(self, LTL_DATA_NONE);
        return LTL_OK;
    default:
        return ltl_fail(error, LTL_SYNTAX, "no JSON at byte %u", self->scan.at);
    }
}

ltl_status ltl_json_tree_read(ltl_arena *arena, ltl_str text, ltl_data *out_value,
                              ltl_error *error) {
    tree *self = LTL_NEW(arena, tree);
    self->arena = arena;
    if (ltl_str_starts_with(text, LTL_STR("\xEF\xBB\xBF"))) {
        text = ltl_str_slice(text, 3, text.len);
    }
    if (ltl_str_trim(text).len == 0) {
        return ltl_fail(error, LTL_SYNTAX, "no JSON: the text is empty");
    }
    ltl_json_scan_init(&self->scan, text);
    ltl_status status = LTL_OK;
    ltl_json_token token;
    while (status == LTL_OK && (token = ltl_json_scan_next(&self->scan)) != LTL_JSON_TOKEN_END) {
        status = take(self, token, error);
    }
    if (status == LTL_OK) {
        *out_value = self->frames[0].values.at[0];
    }
    return status;
}

static const ltl_data *step(const ltl_data *value, ltl_str piece) {
    uint64_t place = 0;
    if (value->kind == LTL_DATA_LIST) {
        return ltl_str_to_u64(piece, &place) && place < value->count ? &value->at[place] : NULL;
    }
    return value->kind == LTL_DATA_RECORD ? ltl_data_member(value, piece) : NULL;
}

const ltl_data *ltl_json_tree_follow(const ltl_data *value, ltl_str path) {
    ltl_str piece;
    while (value != NULL && path.len > 0 && ltl_str_split(&path, '.', &piece)) {
        value = step(value, piece);
    }
    return value;
}

const ltl_data *ltl_json_tree_at(const ltl_data *value, const char *path) {
    return ltl_json_tree_follow(value, ltl_str_of(path));
}

ltl_str ltl_json_tree_text(ltl_arena *arena, const ltl_data *value) {
    if (value != NULL && value->kind == LTL_DATA_TEXT) {
        return value->text;
    }
    return value != NULL && value->kind == LTL_DATA_NUMBER
               ? ltl_arena_printf(arena, "%" PRId64, value->number)
               : LTL_STR("");
}

uint32_t ltl_json_tree_number(const ltl_data *value) {
    uint64_t number = 0;
    if (value != NULL && value->kind == LTL_DATA_NUMBER && value->number > 0) {
        number = (uint64_t)value->number;
    } else if (value != NULL && value->kind == LTL_DATA_TEXT) {
        (void)ltl_str_to_u64(value->text, &number);
    }
    return number < UINT32_MAX ? (uint32_t)number : UINT32_MAX;
}
