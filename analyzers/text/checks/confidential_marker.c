#include "analyzers/text/check.h"

static const char *const phrases[] = {
    "do not distribute",
    "not for distribution",
    "company confidential",
    "strictly confidential",
    "confidential and proprietary",
    "proprietary and confidential",
    "unauthorized copying of this file",
};

enum { HEAD_BYTES = 2048 }; /* where a notice stands */

static void look_for(const ltl_text_check *check, ltl_text_look *look) {
    ltl_str head = ltl_str_slice(look->source->text, 0, HEAD_BYTES);
    for (size_t i = 0; i < LTL_COUNT_OF(phrases); i++) {
        size_t at = ltl_text_find_ignoring_case(head, phrases[i]);
        if (at != SIZE_MAX) {
            ltl_text_fault_at(check, look,
                              (ltl_span){(uint32_t)at, (uint32_t)(at + strlen(phrases[i]))});
            return;
        }
    }
}

const ltl_text_check ltl_text_check_confidential_marker = {
    .rule =
        {
            .id = LTL_STR_INIT("compliance/confidential-marker"),
            .title = LTL_STR_INIT("A text that says it is not to be shared"),
            .message = LTL_STR_INIT("The file says that it is confidential."),
            .why = LTL_STR_INIT(
                "Such a line was written for somebody else than those who can read this "
                "repository, or the repository is open to too many."),
            .advice =
                LTL_STR_INIT("Find out whether the file may be here; remove it, or the line."),
            .severity = LTL_SEVERITY_LOW,
            .confidence = LTL_CONFIDENCE_MEDIUM,
            .domain = LTL_DOMAIN_COMPLIANCE,

            LTL_REFERENCE("https://reuse.software/spec/"),
        },

    .look = look_for,
};
