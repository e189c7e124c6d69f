#include "analyzers/markup/check.h"

/* 1 to 6, or 0. */
static uint32_t level_of(ltl_str tag) {
    bool is_heading = tag.len == 2 && tag.ptr[0] == 'h' && tag.ptr[1] >= '1' && tag.ptr[1] <= '6';
    return is_heading ? (uint32_t)(tag.ptr[1] - '0') : 0;
}

/* What a part of a page begins with depends on where it is put. */
static void look(const ltl_markup_check *check, const ltl_page *page, ltl_markup_faults *faults) {
    uint32_t before = 0;
    for (uint32_t i = 0; i < page->count && page->is_whole; i++) {
        uint32_t level = page->elements[i].is_component ? 0 : level_of(page->elements[i].tag);
        if (level == 0 || ltl_page_is_hidden(page, i)) {
            continue;
        }
        if (before > 0 && level > before + 1) {
            ltl_markup_fault_say(check, page, i, faults,
                                 "`h%u` follows `h%u`; the level between them is missing.", level,
                                 before);
        }
        before = level;
    }
}

const ltl_markup_check ltl_markup_check_a11y_heading_order = {
    .rule =
        {
            .id = LTL_STR_INIT("accessibility/heading-order"),
            .title = LTL_STR_INIT("A heading that skips a level"),
            .message = LTL_STR_INIT("The heading is more than one level below the one before it."),
            .why = LTL_STR_INIT(
                "Levels are the table of contents for people who do not see how large a "
                "heading is. A skipped level reads as a missing chapter."),
            .advice =
                LTL_STR_INIT("Use the next level down; how large it looks is for the style sheet."),
            .severity = LTL_SEVERITY_LOW,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_ACCESSIBILITY,
            LTL_WCAG("info-and-relationships"),
        },
    .page = look,
};
