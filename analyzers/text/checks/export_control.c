#include "analyzers/text/check.h"

/* Words of the rules for the export of goods that can be used for war, and of ciphers. */

static const char *const phrases[] = {"export administration regulations",
                                      "international traffic in arms",
                                      "export-controlled",
                                      "export controlled",
                                      "itar restricted",
                                      "itar-restricted",
                                      "itar controlled",
                                      "controlled under eccn",
                                      "eccn 5",
                                      "eccn: 5",
                                      "eccn) 5"};

static bool has_any_case(ltl_str text, const char *word) {
    return ltl_text_find_ignoring_case(text, word) != SIZE_MAX;
}

/* A licence speaks of it in general; what counts is a note about this code. */
static bool is_licence(ltl_str path) {
    static const char *const words[] = {"license", "licence", "copying", "notice",
                                        "legal",   "eula",    "terms"};
    for (size_t i = 0; i < LTL_COUNT_OF(words); i++) {
        if (has_any_case(path, words[i])) {
            return true;
        }
    }
    return false;
}

static void look_for(const ltl_text_check *check, ltl_text_look *look) {
    ltl_str text = look->source->text;
    bool may_be =
        !is_licence(look->source->path) &&
        (has_any_case(text, "export") || has_any_case(text, "eccn") || has_any_case(text, "itar"));
    for (size_t i = 0; may_be && i < LTL_COUNT_OF(phrases); i++) {
        size_t at = ltl_text_find_ignoring_case(text, phrases[i]);
        if (at != SIZE_MAX) {
            uint32_t start = (uint32_t)at;
            ltl_text_fault_at(check, look, (ltl_span){start, start + (uint32_t)strlen(phrases[i])});
            return;
        }
    }
}

const ltl_text_check ltl_text_check_export_control = {
    .rule =
        {
            .id = LTL_STR_INIT("compliance/export-control"),
            .title = LTL_STR_INIT("A note about the control of exports"),
            .message =
                LTL_STR_INIT("The file says that rules for the export of goods apply to it."),
            .why = LTL_STR_INIT("To hand such code to somebody abroad, or to publish it, can need "
                                "a licence of the state "
                                "or a notification."),
            .advice = LTL_STR_INIT("Ask who is responsible for exports before the code leaves the "
                                   "company, and keep the "
                                   "classification with it."),
            .severity = LTL_SEVERITY_INFO,
            .confidence = LTL_CONFIDENCE_MEDIUM,
            .domain = LTL_DOMAIN_COMPLIANCE,
            LTL_REFERENCE("https://www.bis.gov/regulations/ear"),
        },
    .look = look_for,
};
