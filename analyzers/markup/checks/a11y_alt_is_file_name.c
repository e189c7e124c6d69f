#include "analyzers/markup/check.h"

static bool is_file_name(ltl_str text) {
    static const char *const endings[] = {".jpg",  ".jpeg", ".png",  ".gif",
                                          ".webp", ".svg",  ".avif", ".bmp"};
    for (size_t i = 0; i < LTL_COUNT_OF(endings); i++) {
        ltl_str ending = ltl_str_of(endings[i]);
        if (text.len > ending.len &&
            ltl_str_equals_ignoring_case(ltl_str_slice(text, text.len - ending.len, text.len),
                                         ending)) {
            return true;
        }
    }
    return false;
}

static void look(const ltl_markup_check *check, const ltl_page *page, uint32_t element,
                 ltl_markup_faults *faults) {
    const ltl_markup_attribute *alt = ltl_page_attribute(page, element, "alt");
    if (alt != NULL && alt->is_known && is_file_name(ltl_str_trim(alt->value))) {
        ltl_markup_fault_at(check, page, element, faults);
    }
}

const ltl_markup_check ltl_markup_check_a11y_alt_is_file_name = {
    .rule =
        {
            .id = LTL_STR_INIT("accessibility/alt-is-file-name"),
            .title = LTL_STR_INIT("A file name in place of a text"),
            .message =
                LTL_STR_INIT("The `alt` of the image is a file name, which tells nobody what is "
                             "shown."),
            .why =
                LTL_STR_INIT("A screen reader spells \"I M G underscore 2 0 4 1 dot J P G\" to a "
                             "person who wants to know what is in the picture."),
            .advice =
                LTL_STR_INIT("Say what the image shows or does; alt=\"\" when it only decorates."),
            .severity = LTL_SEVERITY_LOW,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_ACCESSIBILITY,
            LTL_WCAG("non-text-content"),
        },
    .tags = LTL_TAGS("img", "input", "area"),
    .element = look,
};
