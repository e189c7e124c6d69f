#include "analyzers/markup/check.h"

/* Where a text is written in the file; false when it was brought into another form. */
static bool place_of(const ltl_page *page, ltl_str text, ltl_span *out_span) {
    ltl_str all = page->tree->source->text;
    uintptr_t base = (uintptr_t)all.ptr;
    uintptr_t start = (uintptr_t)text.ptr;
    bool is_inside = text.len > 0 && start >= base && start + text.len <= base + all.len;
    if (is_inside) {
        *out_span = (ltl_span){(uint32_t)(start - base), (uint32_t)(start - base + text.len)};
    }
    return is_inside;
}

static void fix_set(ltl_markup_faults *faults, ltl_span span, ltl_str text) {
    ltl_markup_fault *last = &faults->at[faults->count - 1];
    last->has_fix = true;
    last->fix_span = span;
    last->fix = text;
}

void ltl_markup_fix_value(const ltl_page *page, const ltl_markup_attribute *attribute,
                          ltl_str value, ltl_markup_faults *faults) {
    ltl_span span;
    if (attribute->is_known && place_of(page, attribute->value, &span)) {
        fix_set(faults, span, value);
    }
}

void ltl_markup_fix_name(const ltl_page *page, const ltl_markup_attribute *attribute, ltl_str name,
                         ltl_markup_faults *faults) {
    ltl_node node = ltl_tree_child(page->tree, attribute->node, LTL_ROLE_NAME);
    if (node != LTL_NO_NODE &&
        ltl_str_equals_ignoring_case(ltl_tree_text(page->tree, node), attribute->name)) {
        fix_set(faults, ltl_tree_span(page->tree, node), name);
    }
}

void ltl_markup_fix_drop(const ltl_page *page, const ltl_markup_attribute *attribute,
                         ltl_markup_faults *faults) {
    ltl_str text = page->tree->source->text;
    ltl_span span = ltl_tree_span(page->tree, attribute->node);
    uint32_t start = span.start;
    while (start > 0 && memchr(" \t\r\n", text.ptr[start - 1], 4) != NULL) {
        start--;
    }
    if (attribute->is_known && start < span.start) {
        fix_set(faults, (ltl_span){start, span.end}, LTL_STR(""));
    }
}

void ltl_markup_fix_underscores(const ltl_page *page, const ltl_markup_attribute *attribute,
                                bool (*is_valid)(ltl_str value), ltl_markup_faults *faults) {
    char *dashed = ltl_arena_alloc(page->arena, attribute->value.len + 1);
    for (size_t i = 0; i < attribute->value.len; i++) {
        dashed[i] = attribute->value.ptr[i] == '_' ? '-' : attribute->value.ptr[i];
    }
    ltl_str value = {dashed, attribute->value.len};
    if (is_valid(value)) {
        ltl_markup_fix_value(page, attribute, value, faults);
    }
}
