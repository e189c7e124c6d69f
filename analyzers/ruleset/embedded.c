#include "analyzers/ruleset/embedded.h"

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

bool ltl_embedded_may_hold(ltl_str text, const ltl_language *host, const ltl_language *language) {
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

bool ltl_embedded_find(ltl_arena *arena, const ltl_tree *tree, ltl_embedded_parts *out_parts) {
    *out_parts = (ltl_embedded_parts){0};
    for (ltl_node element = tree->kind_first[LTL_KIND_ELEMENT];
         element != LTL_NO_NODE && tree->language->embeds != NULL;
         element = tree->kind_next[element]) {
        ltl_node name = ltl_tree_first_child(tree, element);
        if (name == LTL_NO_NODE || ltl_tree_kind(tree, name) != LTL_KIND_NAME ||
            !has_rows(tree, ltl_tree_text(tree, name))) {
            continue;
        }
        ltl_node text = raw_text(tree, element);
        const char *id =
            text != LTL_NO_NODE ? language_of(tree, element, ltl_tree_text(tree, name)) : NULL;
        if (id == NULL) {
            continue;
        }
        if (out_parts->count == LTL_MAX_EMBEDDED_PARTS) {
            return false;
        }
        ltl_embedded part = {ltl_tree_span(tree, text), ltl_language_find(ltl_str_of(id))};
        LTL_PUSH(arena, out_parts, part);
    }
    return true;
}
