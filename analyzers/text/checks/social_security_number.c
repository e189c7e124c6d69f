#include "analyzers/text/check.h"
#include "analyzers/text/digits.h"

/* Never issued, or printed so often that it is known to be nobody's. */
static bool is_nobodys(const char *digits) {
    bool is_unissued = strncmp(digits, "000", 3) == 0 || strncmp(digits, "666", 3) == 0 ||
                       digits[0] == '9' || strncmp(digits + 3, "00", 2) == 0 ||
                       strcmp(digits + 5, "0000") == 0;
    return is_unissued || strcmp(digits, "123456789") == 0 || strcmp(digits, "078051120") == 0 ||
           strcmp(digits, "219099999") == 0 || strcmp(digits, "111111111") == 0 ||
           strcmp(digits, "123121234") == 0 || strcmp(digits, "555555555") == 0 ||
           strcmp(digits, "111223333") == 0 || strcmp(digits, "123123123") == 0;
}

static bool is_about_it(const ltl_source *source, uint32_t offset) {
    uint32_t line = ltl_source_position(source, offset).line;
    for (uint32_t i = line > 1 ? line - 1 : line; i <= line; i++) {
        ltl_str text = ltl_source_line(source, i);
        if (ltl_text_has_word(text, "ssn") || ltl_text_has_word(text, "social")) {
            return true;
        }
    }
    return false;
}

/* Written in groups of three, two and four. */
static bool is_grouped(ltl_str text, ltl_span span) {
    return span.end - span.start == 11 && text.ptr[span.start + 3] == '-' &&
           text.ptr[span.start + 6] == '-';
}

static void look_for(const ltl_text_check *check, ltl_text_look *look) {
    ltl_digit_run run;
    uint32_t offset = 0;
    while (ltl_digit_run_next(look->source->text, &offset, &run)) {
        if (run.count == 9 && is_grouped(look->source->text, run.span) && !is_nobodys(run.digits) &&
            is_about_it(look->source, run.span.start)) {
            ltl_text_fault_at(check, look, run.span);
        }
    }
}

const ltl_text_check ltl_text_check_social_security_number = {
    .rule =
        {
            .id = LTL_STR_INIT("compliance/social-security-number"),
            .title = LTL_STR_INIT("A number that stands for a person"),
            .message =
                LTL_STR_INIT("This looks like a social security number of the United States."),
            .why = LTL_STR_INIT("With name and number somebody can take credit in the name of that "
                                "person. Most states have laws on losing it."),
            .advice =
                LTL_STR_INIT("Remove it from the history too; 000, 666 and 900 to 999 are never "
                             "issued and fine for tests."),
            .severity = LTL_SEVERITY_HIGH,
            .confidence = LTL_CONFIDENCE_MEDIUM,
            .domain = LTL_DOMAIN_COMPLIANCE,
            .cwe = (const ltl_str[]){LTL_STR_INIT("CWE-312")},
            .cwe_count = 1,
            LTL_REFERENCE("https://www.ssa.gov/employer/randomization.html"),
        },
    .finds_secrets = true,
    .look = look_for,
};
