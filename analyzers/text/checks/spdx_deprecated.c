#include "analyzers/text/check.h"
#include "analyzers/text/spdx.h"

static void look_for(const ltl_text_check *check, ltl_text_look *look) {
    ltl_spdx_tag tag;
    uint32_t offset = 0;
    while (ltl_spdx_tag_next(look->source->text, &offset, &tag)) {
        ltl_str word;
        if (ltl_spdx_check(tag.expression, &word) == LTL_SPDX_DEPRECATED) {
            ltl_text_fault_say(check, look, tag.span,
                               "`%.*s` is deprecated; the list has names that say more.",
                               LTL_STR_ARG(word));
        }
    }
}

const ltl_text_check ltl_text_check_spdx_deprecated = {
    .rule =
        {
            .id = LTL_STR_INIT("compliance/spdx-deprecated"),
            .title = LTL_STR_INIT("A licence name that says too little"),
            .message = LTL_STR_INIT(
                "The licence name is deprecated: it does not say whether later versions "
                "count."),
            .why = LTL_STR_INIT(
                "GPL-2.0 has been read as \"only\" by some and as \"or later\" by others. "
                "The names that say which have replaced it."),
            .advice = LTL_STR_INIT("Write GPL-2.0-only or GPL-2.0-or-later, and the like."),
            .severity = LTL_SEVERITY_INFO,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_COMPLIANCE,

            LTL_REFERENCE("https://spdx.org/licenses/"),
        },

    .look = look_for,
};
