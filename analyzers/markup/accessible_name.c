#include "analyzers/markup/accessible_name.h"

#include "grammars/template_markers.h"

static const char *const content_setters[] = {
    "v-text",       "v-html",    "x-text",      "x-html",    "ng-bind",  "ng-bind-html",
    "data-bind",    "th:text",   "th:utext",    "data-i18n", "i18n",     "set:html",
    "set:text",     "innerhtml", "textcontent", "innertext", "children", "dangerouslysetinnerhtml",
    "data-l10n-id", "v-t",       "translate",   NULL,
};

bool ltl_content_is_computed(const ltl_page *page, uint32_t element) {
    for (size_t i = 0; content_setters[i] != NULL; i++) {
        if (ltl_page_has(page, element, content_setters[i])) {
            return true;
        }
    }
    return false;
}

ltl_naming ltl_name_by_attributes(const ltl_page *page, uint32_t element) {
    if (ltl_page_says(page, element, "aria-label") ||
        ltl_page_says(page, element, "aria-labelledby") || ltl_page_says(page, element, "title")) {
        return LTL_NAMING_GIVEN;
    }
    return page->elements[element].is_open ? LTL_NAMING_UNKNOWN : LTL_NAMING_NONE;
}

/* An image without a text is a fault of its own; here it counts as one that has it. */
static bool image_names(const ltl_page *page, uint32_t element) {
    const ltl_markup_attribute *alt = ltl_page_attribute(page, element, "alt");
    return alt == NULL || !alt->is_known || ltl_str_trim(alt->value).len > 0;
}

/* `translate(text, {a: <a href="…" />})`: what is done with it is decided elsewhere. */
static bool is_handed_on(const ltl_page *page, const ltl_markup_element *one) {
    ltl_node parent = page->tree->parent[one->node];
    return parent != LTL_NO_NODE && ltl_tree_kind(page->tree, parent) == LTL_KIND_PAIR;
}

static ltl_naming element_names(const ltl_page *page, uint32_t element) {
    const ltl_markup_element *one = &page->elements[element];
    if (one->is_component || ltl_content_is_computed(page, element) || is_handed_on(page, one) ||
        ltl_str_is(one->tag, "slot")) {
        return LTL_NAMING_UNKNOWN;
    }
    if (ltl_str_is(one->tag, "img")) {
        return image_names(page, element) ? LTL_NAMING_GIVEN : LTL_NAMING_NONE;
    }
    return ltl_name_by_attributes(page, element);
}

static bool is_blank(ltl_str text) {
    return ltl_str_trim(text).len == 0 || ltl_str_is(text, "&nbsp;");
}

/* Text and whatever is computed between the tags. */
static ltl_naming text_names(const ltl_tree *tree, ltl_node node) {
    ltl_kind kind = ltl_tree_kind(tree, node);
    if (kind == LTL_KIND_TEXT) {
        return is_blank(ltl_tree_text(tree, node)) ? LTL_NAMING_NONE : LTL_NAMING_GIVEN;
    }
    if (kind == LTL_KIND_STRING) {
        ltl_span content = ltl_tree_string_content(tree, node);
        return is_blank(ltl_source_slice(tree->source, content)) ? LTL_NAMING_NONE
                                                                 : LTL_NAMING_GIVEN;
    }
    return LTL_NAMING_UNKNOWN;
}

static bool is_of_the_tag(const ltl_tree *tree, ltl_node node) {
    ltl_role role = ltl_tree_role(tree, node);
    return role == LTL_ROLE_NAME || role == LTL_ROLE_MODIFIER ||
           ltl_tree_kind(tree, node) == LTL_KIND_ATTRIBUTE;
}

/* Does a template engine put something between the tags? What repaired the page has blanked its marks,
 * so the text is asked, not the tree. */
static bool may_be_filled(const ltl_page *page, uint32_t element) {
    const ltl_markup_element *one = &page->elements[element];
    ltl_span inside = {one->tag_span.end, page->tree->stop[one->node]};
    ltl_str text = ltl_source_slice(page->tree->source, inside);
    bool is_in_tag = false;
    ltl_marker marker = {0};
    bool has_marker = ltl_marker_next(text, 0, &marker);
    for (size_t at = 0; has_marker && at < text.len; at++) {
        if (at == marker.start) {
            if (marker.may_print && !is_in_tag) {
                return true;
            }
            at = marker.end - 1;
            has_marker = ltl_marker_next(text, marker.end, &marker);
        } else if (text.ptr[at] == '<' || text.ptr[at] == '>') {
            is_in_tag = text.ptr[at] == '<';
        }
    }
    return false;
}

static ltl_naming named_within(const ltl_page *page, uint32_t element) {
    ltl_naming best = element_names(page, element);
    const ltl_tree *tree = page->tree;
    ltl_node root = page->elements[element].node;
    uint32_t inner = element + 1;
    for (ltl_node node = root + 1; node < tree->end[root] && best != LTL_NAMING_GIVEN;) {
        ltl_naming here = LTL_NAMING_NONE;
        bool goes_in = false;
        if (ltl_tree_kind(tree, node) == LTL_KIND_ELEMENT) {
            while (page->elements[inner].node != node) {
                inner++;
            }
            goes_in = !ltl_page_is(page, inner, "aria-hidden", "true");
            here = goes_in ? element_names(page, inner) : LTL_NAMING_NONE;
        } else if (!is_of_the_tag(tree, node)) {
            here = text_names(tree, node);
        }
        best = here > best ? here : best;
        node = goes_in ? node + 1 : tree->end[node];
    }
    return best;
}

ltl_naming ltl_name_by_content(const ltl_page *page, uint32_t element) {
    ltl_naming naming = named_within(page, element);
    return naming == LTL_NAMING_NONE && page->is_template && may_be_filled(page, element)
               ? LTL_NAMING_UNKNOWN
               : naming;
}

/* A label that names the control by its id. */
static bool has_label_for(const ltl_page *page, ltl_str id) {
    for (uint32_t label = ltl_page_first(page, "label"); label != LTL_NO_ELEMENT;
         label = page->elements[label].next_of_tag) {
        const ltl_markup_attribute *names = ltl_page_attribute(page, label, "for");
        if (names != NULL && (!names->is_known || ltl_str_eq(names->value, id))) {
            return true;
        }
    }
    return false;
}

/* Around a component nobody knows what is around. */
static ltl_naming named_around(const ltl_page *page, uint32_t element) {
    for (uint32_t at = page->elements[element].parent; at != LTL_NO_ELEMENT;
         at = page->elements[at].parent) {
        if (ltl_str_is(page->elements[at].tag, "label")) {
            return LTL_NAMING_GIVEN;
        }
        if (page->elements[at].is_component) {
            return LTL_NAMING_UNKNOWN;
        }
    }
    return LTL_NAMING_NONE;
}

ltl_naming ltl_name_by_label(const ltl_page *page, uint32_t element) {
    ltl_naming naming = ltl_name_by_attributes(page, element);
    ltl_naming around = named_around(page, element);
    naming = around > naming ? around : naming;
    const ltl_markup_attribute *id = ltl_page_attribute(page, element, "id");
    if (naming != LTL_NAMING_NONE || id == NULL) {
        return naming;
    }
    if (!id->is_known || has_label_for(page, id->value)) {
        return id->is_known ? LTL_NAMING_GIVEN : LTL_NAMING_UNKNOWN;
    }
    /* The label may stand in another file unless this is a whole document. */
    return page->is_whole ? LTL_NAMING_NONE : LTL_NAMING_UNKNOWN;
}
