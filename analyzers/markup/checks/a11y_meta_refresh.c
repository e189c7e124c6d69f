#include "analyzers/markup/check.h"

static void look(const ltl_markup_check *check, const ltl_page *page, uint32_t element,
                 ltl_markup_faults *faults) {
    const ltl_markup_attribute *content = ltl_page_attribute(page, element, "content");
    if (!ltl_page_is(page, element, "http-equiv", "refresh") || content == NULL ||
        !content->is_known) {
        return;
    }
    ltl_str seconds = ltl_str_trim(content->value);
    /* At once is a redirection, and nobody waits twenty hours. */
    bool is_timed = seconds.len > 0 && seconds.ptr[0] >= '1' && seconds.ptr[0] <= '9' &&
                    ltl_str_find_byte(ltl_str_slice(seconds, 0, 5), ';', 0) != SIZE_MAX;
    uint64_t number = 0;
    bool is_bare = ltl_str_to_u64(seconds, &number) && number > 0 && number < 72000;
    if (is_timed || is_bare) {
        ltl_markup_fault_at(check, page, element, faults);
    }
}

const ltl_markup_check ltl_markup_check_a11y_meta_refresh = {
    .rule =
        {
            .id = LTL_STR_INIT("accessibility/meta-refresh"),
            .title = LTL_STR_INIT("A page that reloads by itself"),
            .message = LTL_STR_INIT(
                "The page goes elsewhere or starts again after some seconds, whether it "
                "has been read or not."),
            .why = LTL_STR_INIT(
                "A screen reader starts from the top each time. Who reads slowly never "
                "comes to the end."),
            .advice = LTL_STR_INIT("Redirect on the server; let people reload when they want to."),
            .severity = LTL_SEVERITY_LOW,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_ACCESSIBILITY,
            LTL_WCAG("timing-adjustable"),
        },
    .tags = LTL_TAGS("meta"),
    .element = look,
};
