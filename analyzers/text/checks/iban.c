#include "analyzers/text/check.h"
#include "analyzers/text/digits.h"

typedef struct country {
    const char *code;
    uint32_t length;
} country;

static const country countries[] = {
    {"AD", 24}, {"AE", 23}, {"AT", 20}, {"BE", 16}, {"BG", 22}, {"CH", 21}, {"CY", 28}, {"CZ", 24},
    {"DE", 22}, {"DK", 18}, {"EE", 20}, {"ES", 24}, {"FI", 18}, {"FR", 27}, {"GB", 22}, {"GR", 27},
    {"HR", 21}, {"HU", 28}, {"IE", 22}, {"IL", 23}, {"IS", 26}, {"IT", 27}, {"LI", 21}, {"LT", 20},
    {"LU", 20}, {"LV", 21}, {"MC", 27}, {"MT", 31}, {"NL", 18}, {"NO", 15}, {"PL", 28}, {"PT", 25},
    {"RO", 24}, {"SA", 24}, {"SE", 24}, {"SI", 19}, {"SK", 24}, {"SM", 27}, {"TR", 26}, {"UA", 29},
};

/* Numbers that standards and banks print as examples. */
static const char *const examples[] = {
    "DE89370400440532013000",    "GB29NWBK60161331926819",
    "GB82WEST12345698765432",    "FR1420041010050500013M02606",
    "NL91ABNA0417164300",        "BE68539007547034",
    "ES9121000418450200051332",  "IT60X0542811101000000123456",
    "CH9300762011623852957",     "AT611904300234573201",
    "SE4550000000058398257466",  "PL61109010140000071219812874",
    "NO9386011117947",           "DK5000400440116243",
    "FI2112345600000785",        "IE29AIBK93115212345678",
    "PT50000201231234567890154", "FR7630006000011234567890189",
    "ES7921000813610123456789",  "NL20INGB0001234567",
    "NL39RABO0300065264",
};

enum { MOST_LETTERS = 34 };

static bool is_upper_or_digit(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static uint32_t length_of(const char *code) {
    for (size_t i = 0; i < LTL_COUNT_OF(countries); i++) {
        if (strncmp(countries[i].code, code, 2) == 0) {
            return countries[i].length;
        }
    }
    return 0;
}

/* Copies `length` letters, passing over single blanks; the offset behind them, 0 when there are fewer. */
static uint32_t letters_copy(ltl_str text, uint32_t start, uint32_t length, char *out) {
    uint32_t at = start;
    uint32_t count = 0;
    while (at < text.len && count < length) {
        bool is_blank =
            text.ptr[at] == ' ' && count > 0 && count % 4 == 0 && text.ptr[at - 1] != ' ';
        if (is_upper_or_digit(text.ptr[at])) {
            out[count++] = text.ptr[at];
        } else if (!is_blank) {
            return 0;
        }
        at++;
    }
    out[count] = '\0';
    return count == length ? at : 0;
}

static bool is_example(const char *iban, uint32_t length) {
    for (size_t i = 0; i < LTL_COUNT_OF(examples); i++) {
        if (strcmp(iban, examples[i]) == 0) {
            return true;
        }
    }
    /* Runs of one digit are made up. */
    for (uint32_t i = 4; i + 6 < length; i++) {
        if (strspn(iban + i, (char[]){iban[i], '\0'}) >= 7) {
            return true;
        }
    }
    return strstr(iban, "12345678") != NULL;
}

static bool adds_up(const char *iban, uint32_t length) {
    return ltl_letters_mod97(iban, 4, ltl_letters_mod97(iban + 4, length - 4, 0)) == 1;
}

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || is_upper_or_digit(c) || c == '_';
}

static void look_for(const ltl_text_check *check, ltl_text_look *look) {
    /* What checks such numbers is tested with numbers that add up. */
    bool is_validator = ltl_text_find_ignoring_case(look->source->path, "valid") != SIZE_MAX ||
                        ltl_text_find_ignoring_case(look->source->path, "iban") != SIZE_MAX;
    ltl_str text = is_validator ? LTL_STR("") : look->source->text;
    for (uint32_t i = 0; i + 15 <= text.len; i++) {
        bool may_start = text.ptr[i] >= 'A' && text.ptr[i] <= 'Z' && text.ptr[i + 2] >= '0' &&
                         text.ptr[i + 2] <= '9' && text.ptr[i + 3] >= '0' &&
                         text.ptr[i + 3] <= '9' && (i == 0 || !is_letter(text.ptr[i - 1]));
        uint32_t length = may_start ? length_of(text.ptr + i) : 0;
        char iban[MOST_LETTERS + 1];
        uint32_t end = length > 0 ? letters_copy(text, i, length, iban) : 0;
        if (end > 0 && (end == text.len || !is_letter(text.ptr[end])) && adds_up(iban, length) &&
            !is_example(iban, length)) {
            ltl_text_fault_at(check, look, (ltl_span){i, end});
        }
    }
}

const ltl_text_check ltl_text_check_iban = {
    .rule =
        {
            .id = LTL_STR_INIT("compliance/iban"),
            .title = LTL_STR_INIT("A bank account"),
            .message = LTL_STR_INIT("This is the number of a bank account (IBAN)."),
            .why =
                LTL_STR_INIT("An account belongs to somebody, and the law on personal data covers "
                             "it. A repository is copied to every machine that builds it."),
            .advice =
                LTL_STR_INIT("Remove it from the history too, and use an example number that banks "
                             "publish."),
            .severity = LTL_SEVERITY_MEDIUM,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_COMPLIANCE,
            .cwe = (const ltl_str[]){LTL_STR_INIT("CWE-312")},
            .cwe_count = 1,
            LTL_REFERENCE("https://www.iso.org/standard/81090.html"),
        },
    .finds_secrets = true,
    .look = look_for,
};
