#include "analyzers/markup/check.h"

/* The part behind `key=` in a list of settings between commas. */
static ltl_str setting_of(ltl_str content, const char *key) {
    ltl_str rest = content;
    ltl_str part;
    while (ltl_str_split(&rest, ',', &part)) {
        size_t equals = ltl_str_find_byte(part, '=', 0);
        if (equals != SIZE_MAX &&
            ltl_str_equals_ignoring_case(ltl_str_trim(ltl_str_slice(part, 0, equals)),
                                         ltl_str_of(key))) {
            return ltl_str_trim(ltl_str_slice(part, equals + 1, part.len));
        }
    }
    return LTL_STR("");
}

/* Less than twice the size. */
static bool is_small_scale(ltl_str scale) {
    return scale.len > 0 && (scale.ptr[0] == '0' || scale.ptr[0] == '1') &&
           (scale.len == 1 || scale.ptr[1] == '.');
}

static void look(const ltl_markup_check *check, const ltl_page *page, uint32_t element,
                 ltl_markup_faults *faults) {
    const ltl_markup_attribute *content = ltl_page_attribute(page, element, "content");
    if (!ltl_page_is(page, element, "name", "viewport") || content == NULL || !content->is_known) {
        return;
    }
    ltl_str scalable = setting_of(content->value, "user-scalable");
    if (ltl_str_equals_ignoring_case(scalable, LTL_STR("no")) || ltl_str_is(scalable, "0") ||
        is_small_scale(setting_of(content->value, "maximum-scale"))) {
        ltl_markup_fault_at(check, page, element, faults);
    }
}

const ltl_markup_check ltl_markup_check_a11y_viewport_zoom = {
    .rule =
        {
            .id = LTL_STR_INIT("accessibility/viewport-zoom"),
            .title = LTL_STR_INIT("A page that cannot be enlarged"),
            .message = LTL_STR_INIT("The viewport keeps people from enlarging the page."),
            .why = LTL_STR_INIT("Who cannot read small text enlarges it with two fingers. The page "
                                "takes that away."),
            .advice = LTL_STR_INIT(
                "Leave out user-scalable=no, and maximum-scale or set it to 2 or more."),
            .severity = LTL_SEVERITY_MEDIUM,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_ACCESSIBILITY,
            LTL_WCAG("resize-text"),
        },
    .tags = LTL_TAGS("meta"),
    .element = look,
};
