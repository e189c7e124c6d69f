#include "analyzers/text/check.h"
#include "analyzers/text/digits.h"

/* Numbers that payment services publish for tests. */
static const char *const for_tests[] = {
    "4111111111111111", "4242424242424242", "4012888888881881", "4000056655665556",
    "5555555555554444", "5105105105105100", "5200828282828210", "2223003122003222",
    "378282246310005",  "371449635398431",  "6011111111111117", "6011000990139424",
    "3056930009020004", "3566002020360505", "30569309025904",   "38520000023237",
    "3530111333300000", "4222222222222",    "5431111111111111", "4007000000027",
    "5454545454545454", "4000000000000002", "4000000000000077", "4000002500003155",
    "6200000000000005", "378734493671000",
};

static bool is_for_tests(const ltl_digit_run *run) {
    bool is_one_digit = true;
    for (uint32_t i = 1; i < run->count; i++) {
        is_one_digit = is_one_digit && run->digits[i] == run->digits[0];
    }
    for (size_t i = 0; i < LTL_COUNT_OF(for_tests); i++) {
        if (strcmp(run->digits, for_tests[i]) == 0) {
            return true;
        }
    }
    /* 4000 0000 0000 … are all for tests. */
    return is_one_digit || strstr(run->digits, "00000000") != NULL;
}

/* Ranges of the large issuers, and how long their numbers are. */
static bool is_issued(const ltl_digit_run *run) {
    uint32_t first_two = (uint32_t)(run->digits[0] - '0') * 10 + (uint32_t)(run->digits[1] - '0');
    bool is_visa = first_two / 10 == 4 && (run->count == 13 || run->count == 16);
    bool is_mastercard = run->count == 16 && ((first_two >= 51 && first_two <= 55) ||
                                              (first_two >= 22 && first_two <= 27));
    bool is_amex = run->count == 15 && (first_two == 34 || first_two == 37);
    bool is_discover =
        run->count == 16 && (strncmp(run->digits, "6011", 4) == 0 || first_two == 65);
    return is_visa || is_mastercard || is_amex || is_discover;
}

/* One number in ten adds up by chance: a word about cards stands on the same line or the one above. */
static bool is_about_cards(const ltl_source *source, uint32_t offset) {
    static const char *const words[] = {"card",  "visa",    "amex", "credit",
                                        "debit", "payment", "pan"};
    uint32_t line = ltl_source_position(source, offset).line;
    for (uint32_t i = line > 1 ? line - 1 : line; i <= line; i++) {
        ltl_str text = ltl_source_line(source, i);
        for (size_t k = 0; k < LTL_COUNT_OF(words); k++) {
            if (ltl_text_has_word(text, words[k])) {
                return true;
            }
        }
    }
    return false;
}

static void look_for(const ltl_text_check *check, ltl_text_look *look) {
    ltl_digit_run run;
    /* What checks such numbers is tested with numbers that add up. */
    bool is_validator = ltl_text_find_ignoring_case(look->source->path, "valid") != SIZE_MAX ||
                        ltl_text_find_ignoring_case(look->source->path, "luhn") != SIZE_MAX;
    uint32_t offset = is_validator ? (uint32_t)look->source->text.len : 0;
    while (ltl_digit_run_next(look->source->text, &offset, &run)) {
        if (run.count >= 13 && is_issued(&run) && ltl_digits_are_luhn(run.digits, run.count) &&
            !is_for_tests(&run) && is_about_cards(look->source, run.span.start)) {
            ltl_text_fault_at(check, look, run.span);
        }
    }
}

const ltl_text_check ltl_text_check_card_number = {
    .rule =
        {
            .id = LTL_STR_INIT("compliance/card-number"),
            .title = LTL_STR_INIT("The number of a payment card"),
            .message = LTL_STR_INIT("This looks like the number of a payment card."),
            .why = LTL_STR_INIT("Who stores card numbers falls under PCI DSS, and a repository is "
                                "copied to every machine that builds it."),
            .advice =
                LTL_STR_INIT("Remove it from the history too. For tests, take the numbers that "
                             "payment services publish for that."),
            .severity = LTL_SEVERITY_HIGH,
            .confidence = LTL_CONFIDENCE_MEDIUM,
            .domain = LTL_DOMAIN_COMPLIANCE,
            .cwe = (const ltl_str[]){LTL_STR_INIT("CWE-312")},
            .cwe_count = 1,
            LTL_REFERENCE("https://www.pcisecuritystandards.org/document_library/"),
        },
    .finds_secrets = true,
    .look = look_for,
};
