#include "analyzers/embedded/embedded_internal.h"

/* ---- names ---- */

static bool are_letters(ltl_str text) {
    for (size_t i = 0; i < text.len; i++) {
        if (((unsigned char)text.ptr[i] | 0x20) < 'a' || ((unsigned char)text.ptr[i] | 0x20) > 'z') {
            return false;
        }
    }
    return text.len > 0;
}

static bool fits(const ltl_attribute_row *row, ltl_str name) {
    size_t length = strlen(row->name) - 1;
    char last = row->name[length];
    if (last != '*' && last != '+') {
        return ltl_str_equals_ignoring_case(name, ltl_str_of(row->name));
    }
    ltl_str start = {row->name, length};
    return ltl_str_equals_ignoring_case(ltl_str_slice(name, 0, length), start) &&
           (last == '*' || are_letters(ltl_str_slice(name, length, name.len)));
}

/* The first row that fits; null: none, or one that says there is no code. */
static const ltl_attribute_row *row_of(const ltl_language *host, ltl_str name) {
    const ltl_attribute_row *row = host->attribute_embeds;
    while (row != NULL && row->name != NULL && !fits(row, name)) {
        row++;
    }
    bool is_found = row != NULL && row->name != NULL && row->form != LTL_EMBED_NOTHING;
    return is_found ? row : NULL;
}

/* ---- before the file is parsed ---- */

static bool ends_name(char byte) {
    return memchr(" \t\r\n\f\"'<>/=", byte, 10) != NULL;
}

/* What stands before the `=` at `at`. */
static ltl_str name_before(ltl_str text, size_t at) {
    while (at > 0 && memchr(" \t\r\n\f", text.ptr[at - 1], 5) != NULL) {
        at--;
    }
    size_t end = at;
    while (at > 0 && !ends_name(text.ptr[at - 1])) {
        at--;
    }
    return ltl_str_slice(text, at, end);
}

bool ltl_embedded__attributes_may_hold(const ltl_source *source, const ltl_language *host,
                                       const ltl_language *language) {
    if (host->attribute_embeds == NULL) {
        return false;
    }
    ltl_str text = source->text;
    for (size_t at = ltl_str_find_byte(text, '=', 0); at != SIZE_MAX;
         at = ltl_str_find_byte(text, '=', at + 1)) {
        const ltl_attribute_row *row = row_of(host, name_before(text, at));
        bool is_text = row != NULL && row->form == LTL_EMBED_URL &&
                       ltl_str_find_byte(ltl_str_slice(text, at, at + 64), ':', 0) == SIZE_MAX;
        if (row != NULL && !is_text && strcmp(row->language, language->id) == 0) {
            return true;
        }
    }
    return false;
}

/* ---- values ---- */

static ltl_span trimmed(ltl_str text, ltl_span span) {
    ltl_str inner = ltl_str_trim(ltl_str_slice(text, span.start, span.end));
    if (inner.len == 0) {
        return (ltl_span){span.start, span.start};
    }
    uint32_t start = (uint32_t)(inner.ptr - text.ptr);
    return (ltl_span){start, start + (uint32_t)inner.len};
}

static bool starts_with(ltl_str text, ltl_span span, ltl_str word) {
    return ltl_str_equals_ignoring_case(
        ltl_str_slice(ltl_str_slice(text, span.start, span.end), 0, word.len), word);
}

/* Behind the first `in` or `of` between blanks; an empty span when there is none. */
static ltl_span behind_loop_word(ltl_str text, ltl_span span) {
    ltl_str value = ltl_str_slice(text, span.start, span.end);
    for (size_t at = 0; at + 4 < value.len; at++) {
        ltl_str word = ltl_str_slice(value, at, at + 4);
        if (ltl_str_is(word, " in ") || ltl_str_is(word, " of ")) {
            return (ltl_span){span.start + (uint32_t)at + 4, span.end};
        }
    }
    return (ltl_span){span.start, span.start};
}

/* Narrows `span` to the code in it, and says how it stands there. */
static ltl_embed_form narrow(ltl_str text, ltl_embed_form form, ltl_span *span) {
    static const ltl_str SCHEME = LTL_STR_INIT("javascript:");
    *span = trimmed(text, *span);
    if (form == LTL_EMBED_URL) {
        bool is_script = starts_with(text, *span, SCHEME);
        span->start = is_script ? span->start + (uint32_t)SCHEME.len : span->end;
        return LTL_EMBED_STATEMENTS;
    }
    if (form == LTL_EMBED_LOOP) {
        *span = behind_loop_word(text, *span);
        return LTL_EMBED_EXPRESSION;
    }
    bool is_function = form == LTL_EMBED_STATEMENTS &&
                       (starts_with(text, *span, LTL_STR("function")) ||
                        starts_with(text, *span, LTL_STR("async ")));
    return is_function ? LTL_EMBED_EXPRESSION : form;
}

static bool is_script(const char *id) { return strcmp(id, "javascript") == 0; }

static bool add_attribute(ltl_arena *arena, const ltl_tree *tree, ltl_node attribute,
                          const ltl_language *script, ltl_embedded_parts *parts) {
    ltl_node name = ltl_tree_child(tree, attribute, LTL_ROLE_NAME);
    ltl_node value = ltl_tree_child(tree, attribute, LTL_ROLE_VALUE);
    if (name == LTL_NO_NODE || value == LTL_NO_NODE ||
        ltl_tree_kind(tree, value) != LTL_KIND_STRING ||
        ltl_embedded__hole_of(tree, value) != NULL) {
        return true;
    }
    const ltl_attribute_row *row = row_of(tree->language, ltl_tree_text(tree, name));
    if (row == NULL) {
        return true;
    }
    ltl_span span = ltl_tree_string_content(tree, value);
    ltl_embed_form form = narrow(tree->source->text, row->form, &span);
    const ltl_language *language = script != NULL && is_script(row->language)
                                       ? script
                                       : ltl_language_find(ltl_str_of(row->language));
    char first = tree->source->text.ptr[tree->start[value]];
    ltl_embedded part = {.span = span,
                         .language = language,
                         .form = form,
                         .is_escaped = true,
                         .quote = first == '"' || first == '\'' ? first : '\0'};
    return span.start >= span.end || span.start < 2 || span.end >= tree->source->text.len ||
           ltl_embedded__add(arena, parts, part);
}

bool ltl_embedded__attributes(ltl_arena *arena, const ltl_tree *tree, const ltl_language *script,
                              ltl_embedded_parts *parts) {
    bool is_all = true;
    if (tree->language->attribute_embeds == NULL) {
        return true;
    }
    for (ltl_node node = tree->kind_first[LTL_KIND_ATTRIBUTE]; node != LTL_NO_NODE && is_all;
         node = tree->kind_next[node]) {
        is_all = add_attribute(arena, tree, node, script, parts);
    }
    return is_all;
}
