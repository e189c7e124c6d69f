#include "analyzers/agents/common/shape.h"

/* Between tokens; cannot be part of one. */
static const char TOKEN_END = 0x1f;
/* Stand for a blanked name and a blanked literal. */
static const char BLANK_NAME = 0x01;
static const char BLANK_LITERAL = 0x02;

typedef struct token_sink {
    char *exact;
    char *loose;
    size_t exact_len;
    size_t loose_len;
} token_sink;

static bool is_word_byte(unsigned char byte) {
    return byte == '_' || byte == '$' || byte >= 0x80 || (byte >= '0' && byte <= '9') ||
           (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static bool is_blank_byte(char byte) {
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r' || byte == '\f';
}

static bool is_quote(char byte) {
    return byte == '"' || byte == '\'' || byte == '`';
}

/* The end of the quoted text that starts at `from`; `from + 1` when the quote is never closed. */
static size_t string_end(ltl_str text, size_t from) {
    char quote = text.ptr[from];
    for (size_t i = from + 1; i < text.len; i++) {
        if (text.ptr[i] == '\\') {
            i++;
        } else if (text.ptr[i] == quote) {
            return i + 1;
        }
    }
    return from + 1;
}

static size_t word_end(ltl_str text, size_t from) {
    size_t at = from;
    while (at < text.len && is_word_byte((unsigned char)text.ptr[at])) {
        at++;
    }
    return at;
}

/* A name that is called, or has a part taken of it, or is such a part, says what the code does. */
static bool is_telling_name(ltl_str text, size_t start, size_t end) {
    if (start > 0 &&
        (text.ptr[start - 1] == '.' || text.ptr[start - 1] == '>' || text.ptr[start - 1] == ':')) {
        return true;
    }
    return end < text.len && (text.ptr[end] == '(' || text.ptr[end] == '.' || text.ptr[end] == ':');
}

static void put(token_sink *sink, ltl_str token, char blank) {
    memcpy(sink->exact + sink->exact_len, token.ptr, token.len);
    sink->exact_len += token.len;
    sink->exact[sink->exact_len++] = TOKEN_END;
    if (blank) {
        sink->loose[sink->loose_len++] = blank;
    } else {
        memcpy(sink->loose + sink->loose_len, token.ptr, token.len);
        sink->loose_len += token.len;
    }
    sink->loose[sink->loose_len++] = TOKEN_END;
}

/* Takes the token at `at`, returns where the next one may start. */
static size_t token_take(token_sink *sink, ltl_str text, size_t at) {
    size_t end = at + 1;
    char blank = 0;
    if (is_quote(text.ptr[at])) {
        end = string_end(text, at);
        blank = end > at + 1 ? BLANK_LITERAL : 0;
    } else if (is_word_byte((unsigned char)text.ptr[at])) {
        end = word_end(text, at);
        bool is_number = text.ptr[at] >= '0' && text.ptr[at] <= '9';
        blank = is_number ? BLANK_LITERAL : is_telling_name(text, at, end) ? 0 : BLANK_NAME;
    }
    put(sink, ltl_str_slice(text, at, end), blank);
    return end;
}

static void tokens_take(token_sink *sink, const ltl_tree *tree, ltl_str text, uint32_t offset) {
    size_t at = 0;
    while (at < text.len) {
        const ltl_span *comment = tree ? ltl_tree_comment_at(tree, offset + (uint32_t)at) : NULL;
        if (is_blank_byte(text.ptr[at])) {
            at++;
        } else if (comment && comment->end > offset + at) {
            at = comment->end - offset;
        } else {
            at = token_take(sink, text, at);
        }
    }
}

ltl_shape ltl_shape_of(ltl_arena *arena, ltl_str rule_id, const ltl_source *source,
                       const ltl_tree *tree, ltl_span span) {
    ltl_str text = ltl_source_slice(source, span);
    text = ltl_str_slice(text, 0, LTL_SHAPE_MAX_BYTES);
    /* At worst every byte is a token of its own. */
    token_sink sink = {ltl_arena_alloc_raw(arena, 2 * text.len + 1),
                       ltl_arena_alloc_raw(arena, 2 * text.len + 1), 0, 0};
    tokens_take(&sink, tree, text, span.start);
    ltl_digest rule = ltl_digest_of(rule_id);
    ltl_digest exact = ltl_digest_of((ltl_str){sink.exact, sink.exact_len});
    ltl_digest loose = ltl_digest_of((ltl_str){sink.loose, sink.loose_len});
    return (ltl_shape){ltl_digest_mix(rule, exact), ltl_digest_mix(rule, loose)};
}
