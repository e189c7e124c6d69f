#include "analyzers/text/check.h"
#include "analyzers/text/spdx.h"

static void look_for(const ltl_text_check *check, ltl_text_look *look) {
    ltl_spdx_tag tag;
    uint32_t offset = 0;
    while (ltl_spdx_tag_next(look->source->text, &offset, &tag)) {
        ltl_str word;
        ltl_spdx_verdict verdict = ltl_spdx_check(tag.expression, &word);
        if (verdict == LTL_SPDX_UNKNOWN) {
            ltl_text_fault_say(check, look, tag.span, "`%.*s` is not on the SPDX licence list.",
                               LTL_STR_ARG(word));
        } else if (verdict == LTL_SPDX_NOT_AN_EXPRESSION) {
            ltl_text_fault_say(
                check, look, tag.span,
                "`%.*s` is no licence expression: names are joined by AND, OR and WITH.",
                LTL_STR_ARG(tag.expression));
        }
    }
}

const ltl_text_check ltl_text_check_spdx_invalid = {
    .rule =
        {
            .id = LTL_STR_INIT("compliance/spdx-invalid"),
            .title = LTL_STR_INIT("A licence that is not on the list"),
            .message = LTL_STR_INIT("The licence identifier is not one of the SPDX list."),
            .why = LTL_STR_INIT(
                "Tools that gather licences read this line. What they cannot read they "
                "report as unknown, or miss."),
            .advice = LTL_STR_INIT(
                "Use a name of spdx.org/licenses, or LicenseRef-… for a licence of your "
                "own."),
            .severity = LTL_SEVERITY_LOW,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_COMPLIANCE,

            LTL_REFERENCE("https://spdx.github.io/spdx-spec/v2.3/SPDX-license-expressions/"),
        },

    .look = look_for,
};
