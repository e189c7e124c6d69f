#include "analyzers/markup/check.h"

static bool is_letters(ltl_str text, size_t least, size_t most) {
    for (size_t i = 0; i < text.len; i++) {
        char c = (char)(text.ptr[i] | 0x20);
        if (c < 'a' || c > 'z') {
            return false;
        }
    }
    return text.len >= least && text.len <= most;
}

static bool is_language(ltl_str tag) {
    ltl_str rest = tag;
    ltl_str part;
    if (ltl_str_equals_ignoring_case(tag, LTL_STR("x-default"))) {
        return true;
    }
    if (!ltl_str_split(&rest, '-', &part) || !is_letters(part, 2, 3)) {
        return false;
    }
    while (ltl_str_split(&rest, '-', &part)) {
        bool is_region_number = part.len == 3 && part.ptr[0] >= '0' && part.ptr[0] <= '9';
        if (!is_letters(part, 2, 2) && !is_letters(part, 4, 4) && !is_region_number) {
            return false;
        }
    }
    return true;
}

static void look(const ltl_markup_check *check, const ltl_page *page, uint32_t element,
                 ltl_markup_faults *faults) {
    const ltl_markup_attribute *language = ltl_page_attribute(page, element, "hreflang");
    if (language != NULL && language->is_known && !is_language(ltl_str_trim(language->value))) {
        ltl_markup_fault_say(check, page, element, faults,
                             "`%.*s` is no language as `hreflang` takes it.",
                             LTL_STR_ARG(language->value));
        ltl_markup_fix_underscores(page, language, is_language, faults);
    }
}

const ltl_markup_check ltl_markup_check_seo_hreflang_invalid = {
    .rule =
        {
            .id = LTL_STR_INIT("seo/hreflang-invalid"),
            .title = LTL_STR_INIT("A language version that is not understood"),
            .message = LTL_STR_INIT("`hreflang` takes a language, and a country behind a dash, or "
                                    "x-default."),
            .why = LTL_STR_INIT(
                "A version whose language is not understood is not shown to the people "
                "it was written for."),
            .advice =
                LTL_STR_INIT("Write en, en-GB, zh-Hant or x-default: a dash, no underscore, and a "
                             "language before a country."),
            .severity = LTL_SEVERITY_LOW,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_SEO,
            LTL_REFERENCE("https://developers.google.com/search/docs/specialty/international/"
                          "localized-versions"),
        },
    .tags = LTL_TAGS("link"),
    .element = look,
};
