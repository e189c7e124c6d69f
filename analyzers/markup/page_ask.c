#include "analyzers/markup/page.h"

#include "core/compiler.h"

enum { MAX_WORDS_BYTES = 512 }; /* more is no title, link or heading */

uint32_t ltl_page_first(const ltl_page *page, const char *tag) {
    const ltl_map_entry *entry = ltl_map_find(&page->first_of_tag, ltl_str_of(tag));
    return entry != NULL ? (uint32_t)entry->value - 1 : LTL_NO_ELEMENT;
}

const ltl_markup_attribute *ltl_page_attribute(const ltl_page *page, uint32_t element,
                                               const char *name) {
    const ltl_markup_element *of = &page->elements[element];
    for (uint32_t i = 0; i < of->attribute_count; i++) {
        const ltl_markup_attribute *one = &page->attributes[of->first_attribute + i];
        if (ltl_str_is(one->name, name)) {
            return one;
        }
    }
    return NULL;
}

bool ltl_page_has(const ltl_page *page, uint32_t element, const char *name) {
    return ltl_page_attribute(page, element, name) != NULL;
}

bool ltl_page_is(const ltl_page *page, uint32_t element, const char *name, const char *value) {
    const ltl_markup_attribute *one = ltl_page_attribute(page, element, name);
    return one != NULL && one->is_known &&
           ltl_str_equals_ignoring_case(ltl_str_trim(one->value), ltl_str_of(value));
}

bool ltl_page_says(const ltl_page *page, uint32_t element, const char *name) {
    const ltl_markup_attribute *one = ltl_page_attribute(page, element, name);
    return one != NULL && (!one->is_known || ltl_str_trim(one->value).len > 0);
}

bool ltl_page_tag_is(const ltl_page *page, uint32_t element, const char *tag) {
    return ltl_str_is(page->elements[element].tag, tag);
}

uint32_t ltl_page_meta(const ltl_page *page, const char *key, const char *value) {
    uint32_t meta = ltl_page_first(page, "meta");
    while (meta != LTL_NO_ELEMENT && !ltl_page_is(page, meta, key, value)) {
        meta = page->elements[meta].next_of_tag;
    }
    return meta;
}

uint32_t ltl_page_around(const ltl_page *page, uint32_t element, const char *tag) {
    uint32_t around = page->elements[element].parent;
    while (around != LTL_NO_ELEMENT && !ltl_page_tag_is(page, around, tag)) {
        around = page->elements[around].parent;
    }
    return around;
}

bool ltl_page_only_redirects(const ltl_page *page) {
    uint32_t meta = ltl_page_meta(page, "http-equiv", "refresh");
    const ltl_markup_attribute *content =
        meta != LTL_NO_ELEMENT ? ltl_page_attribute(page, meta, "content") : NULL;
    return content != NULL && content->is_known &&
           ltl_str_starts_with(ltl_str_trim(content->value), LTL_STR("0"));
}

static bool tells_engines(const ltl_page *page) {
    static const char *const names[] = {"description", "keywords", "twitter:card", "author"};
    static const char *const properties[] = {"og:title", "og:description", "og:url", "og:image"};
    bool is_told = false;
    for (size_t i = 0; i < LTL_COUNT_OF(names); i++) {
        is_told |= ltl_page_meta(page, "name", names[i]) != LTL_NO_ELEMENT ||
                   ltl_page_meta(page, "property", properties[i]) != LTL_NO_ELEMENT;
    }
    for (uint32_t link = ltl_page_first(page, "link"); link != LTL_NO_ELEMENT;
         link = page->elements[link].next_of_tag) {
        is_told |= ltl_page_is(page, link, "rel", "canonical") ||
                   ltl_page_is(page, link, "rel", "alternate");
    }
    return is_told;
}

static bool has_frame(const ltl_page *page) {
    enum { FEW_LINKS = 3 };
    static const char *const tags[] = {"nav", "header", "footer", "main", "article"};
    uint32_t links = 0;
    for (uint32_t link = ltl_page_first(page, "a"); link != LTL_NO_ELEMENT;
         link = page->elements[link].next_of_tag) {
        links += ltl_page_says(page, link, "href");
    }
    for (size_t i = 0; i < LTL_COUNT_OF(tags); i++) {
        if (ltl_page_first(page, tags[i]) != LTL_NO_ELEMENT) {
            return links >= FEW_LINKS;
        }
    }
    return false;
}

bool ltl_page_is_public(const ltl_page *page) {
    return !ltl_page_only_redirects(page) && (tells_engines(page) || has_frame(page));
}

static bool is_hidden_itself(const ltl_page *page, uint32_t element) {
    const ltl_markup_attribute *hidden = ltl_page_attribute(page, element, "hidden");
    const ltl_markup_attribute *aria = ltl_page_attribute(page, element, "aria-hidden");
    bool is_hidden = hidden != NULL && !(hidden->is_known && ltl_str_is(hidden->value, "false"));
    bool is_aria = aria != NULL && !(aria->is_known && ltl_str_is(aria->value, "false"));
    return is_hidden || is_aria;
}

bool ltl_page_is_hidden(const ltl_page *page, uint32_t element) {
    for (uint32_t at = element; at != LTL_NO_ELEMENT; at = page->elements[at].parent) {
        if (is_hidden_itself(page, at)) {
            return true;
        }
    }
    return false;
}

/* Between the tags of the element, not in a tag of one inside it. */
static bool is_content(const ltl_tree *tree, ltl_node node) {
    ltl_role role = ltl_tree_role(tree, node);
    return role != LTL_ROLE_NAME && ltl_tree_kind(tree, node) != LTL_KIND_ATTRIBUTE &&
           role != LTL_ROLE_MODIFIER;
}

static ltl_str written_of(const ltl_tree *tree, ltl_node node) {
    bool is_string = ltl_tree_kind(tree, node) == LTL_KIND_STRING;
    return ltl_str_trim(is_string
                            ? ltl_source_slice(tree->source, ltl_tree_string_content(tree, node))
                            : ltl_tree_text(tree, node));
}

/* What a template puts in there is not known. */
static bool has_marks(ltl_str text) {
    static const char *const marks[] = {"{{", "{%", "<%", "<?", "${", "@{", "#{", "[%", "{@"};
    for (size_t i = 0; i < LTL_COUNT_OF(marks); i++) {
        if (ltl_str_find(text, ltl_str_of(marks[i]), 0) != SIZE_MAX) {
            return true;
        }
    }
    return false;
}

static ltl_str words_join(ltl_arena *arena, ltl_str words, ltl_str more) {
    if (words.len == 0 || more.len == 0) {
        return words.len == 0 ? more : words;
    }
    return ltl_arena_printf(arena, "%.*s %.*s", LTL_STR_ARG(words), LTL_STR_ARG(more));
}

ltl_str ltl_page_words(const ltl_page *page, uint32_t element, bool *out_is_all) {
    const ltl_tree *tree = page->tree;
    ltl_node root = page->elements[element].node;
    ltl_str words = LTL_STR("");
    *out_is_all = true;
    for (ltl_node node = root + 1; node < tree->end[root] && words.len < MAX_WORDS_BYTES;) {
        ltl_kind kind = ltl_tree_kind(tree, node);
        bool is_written = kind == LTL_KIND_TEXT || kind == LTL_KIND_STRING;
        if (is_content(tree, node) && kind == LTL_KIND_ELEMENT) {
            node++;
            continue;
        }
        if (is_content(tree, node)) {
            ltl_str more = is_written ? written_of(tree, node) : LTL_STR("");
            words = words_join(page->arena, words, more);
            *out_is_all = *out_is_all && is_written && !has_marks(more);
        }
        node = tree->end[node];
    }
    return words;
}

bool ltl_list_has_word(ltl_str words, const char *word) {
    ltl_str rest = words;
    ltl_str piece;
    while (ltl_str_split(&rest, ' ', &piece)) {
        if (ltl_str_equals_ignoring_case(ltl_str_trim(piece), ltl_str_of(word))) {
            return true;
        }
    }
    return false;
}
