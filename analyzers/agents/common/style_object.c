/* style_object.c - `style={{color: '#777', fontSize: 12}}` as the declarations of its element. */
#include "analyzers/agents/common/script_styles.h"

/* "background-color" of backgroundColor, "-webkit-x" of WebkitX; names in quotes may be so already. */
static ltl_str property_of(ltl_arena *arena, ltl_str name) {
    char *text = ltl_arena_alloc(arena, 2 * name.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i];
        if (c >= 'A' && c <= 'Z') {
            text[len++] = '-';
            c = (char)(c - 'A' + 'a');
        }
        text[len++] = c;
    }
    return (ltl_str){text, len};
}

static bool has_unit(ltl_str property) {
    static const char *const plain[] = {"opacity",  "font-weight", "line-height", "z-index",
                                        "flex",     "flex-grow",   "flex-shrink", "order",
                                        "zoom",     "orphans",     "widows",      "column-count",
                                        "tab-size", "fill-opacity"};
    for (size_t i = 0; i < LTL_COUNT_OF(plain); i++) {
        if (ltl_str_is(property, plain[i])) {
            return false;
        }
    }
    return true;
}

/* What is worked out is there, and nobody knows what it is. */
static ltl_str value_of(ltl_arena *arena, const ltl_tree *tree, ltl_node value, ltl_str property) {
    ltl_str text = ltl_tree_text(tree, value);
    if (ltl_tree_kind(tree, value) == LTL_KIND_STRING) {
        ltl_span span = ltl_tree_string_content(tree, value);
        return ltl_str_trim(ltl_str_slice(tree->source->text, span.start, span.end));
    }
    if (ltl_tree_kind(tree, value) == LTL_KIND_NUMBER) {
        bool is_length = has_unit(property) && !ltl_str_is(text, "0");
        return is_length ? ltl_arena_printf(arena, "%.*spx", LTL_STR_ARG(text)) : text;
    }
    return LTL_STR("?");
}

static bool pair_take(ltl_arena *arena, const ltl_tree *tree, ltl_node item, ltl_sheet *sheet) {
    ltl_node key = ltl_tree_child(tree, item, LTL_ROLE_KEY);
    ltl_node value = ltl_tree_child(tree, item, LTL_ROLE_VALUE);
    bool is_pair = ltl_tree_kind(tree, item) == LTL_KIND_PAIR && key != LTL_NO_NODE &&
                   value != LTL_NO_NODE;
    bool is_shorthand = ltl_tree_kind(tree, item) == LTL_KIND_NAME;
    if (!is_shorthand && (!is_pair || ltl_tree_kind(tree, key) != LTL_KIND_NAME)) {
        return false;
    }
    ltl_str property = property_of(arena, ltl_tree_name(tree, is_pair ? key : item));
    ltl_sheet_declare(sheet, 0, property,
                      is_pair ? value_of(arena, tree, value, property) : LTL_STR("?"),
                      ltl_tree_span(tree, item));
    return true;
}

/* The element as a selector, where nothing else can have a say in how its focus looks: no class, no handler. */
static ltl_str selector_of(const ltl_page *page, uint32_t element) {
    static const char *const others[] = {"class", "className", "onFocus", "onfocus", "tabIndex", "tabindex", "id"};
    const ltl_markup_element *at = &page->elements[element];
    for (size_t i = 0; i < LTL_COUNT_OF(others); i++) {
        if (ltl_page_has(page, element, others[i])) {
            return LTL_STR("");
        }
    }
    return at->is_component || at->is_open ? LTL_STR("") : at->tag;
}

bool ltl_style_object_read(ltl_arena *arena, const ltl_page *page, uint32_t element,
                           const ltl_markup_attribute *attribute, ltl_sheet *out_sheet) {
    const ltl_tree *tree = page->tree;
    ltl_node object = ltl_tree_child(tree, attribute->node, LTL_ROLE_VALUE);
    if (object == LTL_NO_NODE || ltl_tree_kind(tree, object) != LTL_KIND_COLLECTION) {
        return false;
    }
    ltl_sheet_begin(arena, tree->source->text, selector_of(page, element), out_sheet);
    out_sheet->is_of_element = true;
    for (ltl_node item = ltl_tree_first_child(tree, object); item != LTL_NO_NODE;
         item = ltl_tree_next_sibling(tree, item)) {
        if (!pair_take(arena, tree, item, out_sheet)) {
            return false; /* a spread, a name that is worked out: any of it may be something else */
        }
    }
    return true;
}
