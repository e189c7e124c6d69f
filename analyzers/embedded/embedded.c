#include <stdlib.h>

#include "analyzers/embedded/embedded_internal.h"
#include "core/limits.h"

/* The text of the attribute's value without what may stand behind a media type; false: the element
 * has no such attribute. */
static bool attribute_value(const ltl_tree *tree, ltl_node element, const char *name,
                            ltl_str *out_value) {
    for (ltl_node child = ltl_tree_first_child(tree, element); child != LTL_NO_NODE;
         child = ltl_tree_next_sibling(tree, child)) {
        if (ltl_tree_kind(tree, child) != LTL_KIND_ATTRIBUTE) {
            continue;
        }
        ltl_node key = ltl_tree_child(tree, child, LTL_ROLE_NAME);
        if (key == LTL_NO_NODE ||
            !ltl_str_equals_ignoring_case(ltl_tree_text(tree, key), ltl_str_of(name))) {
            continue;
        }
        ltl_node value = ltl_tree_child(tree, child, LTL_ROLE_VALUE);
        ltl_str text = LTL_STR("");
        if (value != LTL_NO_NODE) {
            text = ltl_source_slice(tree->source, ltl_tree_string_content(tree, value));
        }
        size_t end = ltl_str_find_byte(text, ';', 0);
        *out_value = ltl_str_trim(ltl_str_slice(text, 0, end != SIZE_MAX ? end : text.len));
        return true;
    }
    return false;
}

/* What the rows of the tag say: the first one that fits. One without an attribute fits when the element
 * has none of those that the rows before it ask for: whose `type` nobody knows is data. */
static const char *language_of(const ltl_tree *tree, ltl_node element, ltl_str tag) {
    bool is_marked = false;
    for (const ltl_embed_row *row = tree->language->embeds; row->tag != NULL; row++) {
        if (!ltl_str_equals_ignoring_case(tag, ltl_str_of(row->tag))) {
            continue;
        }
        ltl_str value;
        if (row->attribute == NULL) {
            if (!is_marked) {
                return row->language;
            }
        } else if (attribute_value(tree, element, row->attribute, &value)) {
            is_marked = true;
            if (ltl_str_equals_ignoring_case(value, ltl_str_of(row->value))) {
                return row->language;
            }
        }
    }
    return NULL;
}

static bool has_rows(const ltl_tree *tree, ltl_str tag) {
    for (const ltl_embed_row *row = tree->language->embeds; row->tag != NULL; row++) {
        if (ltl_str_equals_ignoring_case(tag, ltl_str_of(row->tag))) {
            return true;
        }
    }
    return false;
}

/* The only text below the element; what has more below it was not read as code. */
static ltl_node raw_text(const ltl_tree *tree, ltl_node element) {
    ltl_node found = LTL_NO_NODE;
    for (ltl_node child = ltl_tree_first_child(tree, element); child != LTL_NO_NODE;
         child = ltl_tree_next_sibling(tree, child)) {
        if (ltl_tree_kind(tree, child) == LTL_KIND_TEXT) {
            if (found != LTL_NO_NODE) {
                return LTL_NO_NODE;
            }
            found = child;
        }
    }
    return found;
}

static bool is_tag_of(ltl_str rest, const ltl_embed_row *rows, const ltl_language *language) {
    for (const ltl_embed_row *row = rows; row->tag != NULL; row++) {
        size_t length = strlen(row->tag);
        if (strcmp(row->language, language->id) == 0 && rest.len >= length &&
            ltl_str_equals_ignoring_case(ltl_str_slice(rest, 0, length), ltl_str_of(row->tag))) {
            return true;
        }
    }
    return false;
}

static bool tags_may_hold(ltl_str text, const ltl_language *host, const ltl_language *language) {
    for (size_t at = ltl_str_find_byte(text, '<', 0); at != SIZE_MAX;
         at = ltl_str_find_byte(text, '<', at)) {
        at++;
        while (at < text.len && memchr(" \t\r\n\f", text.ptr[at], 5) != NULL) {
            at++; /* grammars let blanks stand there */
        }
        if (is_tag_of(ltl_str_slice(text, at, text.len), host->embeds, language)) {
            return true;
        }
    }
    return false;
}

static bool may_hold(const ltl_source *source, const ltl_language *host,
                     const ltl_language *language) {
    return tags_may_hold(source->text, host, language) ||
           ltl_embedded__attributes_may_hold(source, host, language) ||
           ltl_embedded__holes_may_hold(source, host, language);
}

uint32_t ltl_embedded__note_language(const ltl_language *language, const ltl_language **out,
                                     uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        if (out[i] == language) {
            return count;
        }
    }
    if (language != NULL && count < LTL_MAX_EMBEDDED_LANGUAGES) {
        out[count++] = language;
    }
    return count;
}

uint32_t ltl_embedded_languages(const ltl_source *source, const ltl_language *host,
                                const ltl_language *out[LTL_MAX_EMBEDDED_LANGUAGES]) {
    const ltl_language *all[LTL_MAX_EMBEDDED_LANGUAGES];
    uint32_t all_count = 0;
    uint32_t count = 0;
    for (const ltl_embed_row *row = host->embeds; row != NULL && row->tag != NULL; row++) {
        const ltl_language *language = ltl_language_find(ltl_str_of(row->language));
        all_count = ltl_embedded__note_language(language, all, all_count);
    }
    for (uint32_t i = 0; i < all_count; i++) {
        if (may_hold(source, host, all[i])) {
            out[count++] = all[i];
        }
    }
    return host->has_fences ? ltl_embedded__fence_languages(source, out, count) : count;
}

bool ltl_embedded_is_host_of(const ltl_language *host, const ltl_language *language) {
    const ltl_embed_row *row = host->embeds;
    while (row != NULL && row->tag != NULL && strcmp(row->language, language->id) != 0) {
        row++;
    }
    return (row != NULL && row->tag != NULL) || (host->has_fences && !language->has_fences);
}

bool ltl_embedded__add(ltl_arena *arena, ltl_embedded_parts *parts, ltl_embedded part) {
    if (parts->count == LTL_MAX_EMBEDDED_PARTS) {
        return false;
    }
    part.content = part.span;
    LTL_PUSH(arena, parts, part);
    return true;
}

static bool add_text(ltl_arena *arena, const ltl_tree *tree, ltl_node name, ltl_node element,
                     ltl_node text, ltl_embedded_parts *parts) {
    ltl_str tag = ltl_tree_text(tree, name);
    const char *id =
        text != LTL_NO_NODE && has_rows(tree, tag) ? language_of(tree, element, tag) : NULL;
    return id == NULL ||
           ltl_embedded__add(arena, parts,
                             (ltl_embedded){.span = ltl_tree_span(tree, text),
                                            .language = ltl_language_find(ltl_str_of(id))});
}

static bool find_elements(ltl_arena *arena, const ltl_tree *tree, ltl_embedded_parts *parts) {
    bool is_all = true;
    for (ltl_node element = tree->kind_first[LTL_KIND_ELEMENT]; element != LTL_NO_NODE && is_all;
         element = tree->kind_next[element]) {
        ltl_node name = ltl_tree_first_child(tree, element);
        if (name != LTL_NO_NODE && ltl_tree_kind(tree, name) == LTL_KIND_NAME) {
            is_all = add_text(arena, tree, name, element, raw_text(tree, element), parts);
        }
    }
    return is_all;
}

/* A script that is not closed goes on to the end, as browsers have it: its tag and its text are the last
 * parts of an error. */
static bool find_unclosed(ltl_arena *arena, const ltl_tree *tree, ltl_embedded_parts *parts) {
    bool is_all = true;
    for (ltl_node error = tree->kind_first[LTL_KIND_ERROR]; error != LTL_NO_NODE && is_all;
         error = tree->kind_next[error]) {
        ltl_node name = LTL_NO_NODE;
        ltl_node last = LTL_NO_NODE;
        for (ltl_node child = ltl_tree_first_child(tree, error); child != LTL_NO_NODE;
             child = ltl_tree_next_sibling(tree, child)) {
            name = ltl_tree_kind(tree, child) == LTL_KIND_NAME ? child : name;
            last = child;
        }
        if (name != LTL_NO_NODE && ltl_tree_kind(tree, last) == LTL_KIND_TEXT) {
            is_all = add_text(arena, tree, name, error, last, parts);
        }
    }
    return is_all;
}

/* What the expressions of the file are written in. */
static const ltl_language *language_of_expressions(const ltl_embedded_parts *parts) {
    for (uint32_t i = 0; i < parts->count; i++) {
        if (strcmp(parts->at[i].language->id, "typescript") == 0) {
            return parts->at[i].language;
        }
    }
    return NULL;
}

static int compare_parts(const void *left, const void *right) {
    uint32_t a = ((const ltl_embedded *)left)->span.start;
    uint32_t b = ((const ltl_embedded *)right)->span.start;
    return a < b ? -1 : a > b;
}

bool ltl_embedded_find(ltl_arena *arena, const ltl_tree *tree, ltl_embedded_parts *out_parts) {
    *out_parts = (ltl_embedded_parts){.source = tree->source};
    if (tree->language->has_fences) {
        bool is_whole = ltl_embedded__fences(arena, tree, out_parts);
        ltl_embedded__make_copy(arena, tree->source, out_parts);
        return is_whole;
    }
    if (tree->language->embeds == NULL) {
        return true;
    }
    bool is_all = find_elements(arena, tree, out_parts) && find_unclosed(arena, tree, out_parts);
    const ltl_language *script = language_of_expressions(out_parts);
    is_all = is_all && ltl_embedded__attributes(arena, tree, script, out_parts) &&
             ltl_embedded__holes(arena, tree, script, out_parts);
    if (out_parts->count > 1) {
        qsort(out_parts->at, out_parts->count, sizeof *out_parts->at, compare_parts);
    }
    ltl_embedded__make_copy(arena, tree->source, out_parts);
    return is_all;
}
