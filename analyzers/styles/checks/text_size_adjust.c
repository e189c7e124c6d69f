#include "analyzers/styles/check.h"

static void look_for(const ltl_style_check *check, ltl_style_look *look) {
    const ltl_sheet *sheet = look->sheet;
    for (uint32_t i = 0; i < sheet->declarations.count; i++) {
        const ltl_style_declaration *declaration = &sheet->declarations.at[i];
        bool is_adjust = ltl_style_is(declaration, "-webkit-text-size-adjust") ||
                         ltl_style_is(declaration, "text-size-adjust");
        if (is_adjust && ltl_str_equals_ignoring_case(declaration->value, LTL_STR("none"))) {
            ltl_style_fault_say(
                check, look, declaration->span, check->rule.severity,
                "With `none`, browsers do not enlarge this text when people ask them to.");
        }
    }
}

const ltl_style_check ltl_style_check_text_size_adjust = {
    .rule =
        {
            .id = LTL_STR_INIT("accessibility/text-size-adjust"),
            .title = LTL_STR_INIT("A text that cannot be enlarged"),
            .message = LTL_STR_INIT("Browsers may not enlarge this text."),
            .why = LTL_STR_INIT(
                "Who sets a larger text in the browser of a phone gets the small one."),
            .advice = LTL_STR_INIT(
                "Write `text-size-adjust: 100%`, which keeps the text from growing by itself and "
                "lets people enlarge it."),
            .severity = LTL_SEVERITY_LOW,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_ACCESSIBILITY,
            LTL_STYLE_WCAG("resize-text"),
        },
    .look = look_for,
};
