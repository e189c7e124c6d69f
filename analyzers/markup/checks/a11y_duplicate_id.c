#include "analyzers/markup/check.h"

static bool refers(ltl_str name) {
    static const char *const names[] = {
        "for",  "aria-labelledby",      "aria-describedby", "aria-controls", "aria-owns", "headers",
        "list", "aria-activedescendant"};
    for (size_t i = 0; i < LTL_COUNT_OF(names); i++) {
        if (ltl_str_is(name, names[i])) {
            return true;
        }
    }
    return false;
}

/* The ids that something refers to: only of these it matters which element is meant. */
static void references_find(const ltl_page *page, ltl_map *out_ids) {
    ltl_map_init(out_ids, page->arena);
    for (uint32_t i = 0; i < page->attribute_count; i++) {
        const ltl_markup_attribute *one = &page->attributes[i];
        ltl_str rest = one->is_known && refers(one->name) ? one->value : LTL_STR_NONE;
        ltl_str word;
        while (ltl_str_split(&rest, ' ', &word)) {
            ltl_map_put(out_ids, word, NULL);
        }
    }
}

/* What lies in a `template` or `noscript` is not there at the same time. */
static bool is_apart(const ltl_page *page, uint32_t element) {
    return ltl_page_around(page, element, "template") != LTL_NO_ELEMENT ||
           ltl_page_around(page, element, "noscript") != LTL_NO_ELEMENT;
}

static void look(const ltl_markup_check *check, const ltl_page *page, ltl_markup_faults *faults) {
    ltl_map references;
    if (!page->is_whole) {
        return;
    }
    references_find(page, &references);
    for (uint32_t i = 0; references.count > 0 && i < page->count; i++) {
        const ltl_markup_attribute *id = ltl_page_attribute(page, i, "id");
        const ltl_map_entry *first =
            id != NULL && id->is_known ? ltl_map_find(&page->ids, id->value) : NULL;
        if (first != NULL && first->value != i + 1 && !is_apart(page, i) &&
            !is_apart(page, (uint32_t)first->value - 1) &&
            ltl_map_find(&references, id->value) != NULL) {
            ltl_markup_fault_say(check, page, i, faults,
                                 "An element before this one has the id `%.*s`, too, and what "
                                 "refers to it means that one.",
                                 LTL_STR_ARG(id->value));
        }
    }
}

const ltl_markup_check ltl_markup_check_a11y_duplicate_id = {
    .rule =
        {
            .id = LTL_STR_INIT("accessibility/duplicate-id"),
            .title = LTL_STR_INIT("Two elements with one id that something refers to"),
            .message = LTL_STR_INIT("Another element has the same id."),
            .why =
                LTL_STR_INIT("A label or description belongs to the first element with the id; the "
                             "second one has none, though it looks as if it had."),
            .advice = LTL_STR_INIT(
                "Give each element an id of its own, and each label the one it is for."),
            .severity = LTL_SEVERITY_MEDIUM,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_ACCESSIBILITY,
            LTL_WCAG("name-role-value"),
        },
    .page = look,
};
