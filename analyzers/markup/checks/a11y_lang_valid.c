#include "analyzers/markup/check.h"

static bool is_letters(ltl_str part) {
    for (size_t i = 0; i < part.len; i++) {
        char c = (char)(part.ptr[i] | 0x20);
        if (c < 'a' || c > 'z') {
            return false;
        }
    }
    return true;
}

/* BCP 47: a language of two or three letters (or i, x), then parts of one to eight letters and digits. */
static bool is_language_tag(ltl_str tag) {
    ltl_str rest = tag;
    ltl_str part;
    if (!ltl_str_split(&rest, '-', &part) || !is_letters(part) || part.len == 0 || part.len > 3 ||
        (part.len == 1 && (part.ptr[0] | 0x20) != 'i' && (part.ptr[0] | 0x20) != 'x')) {
        return false;
    }
    while (ltl_str_split(&rest, '-', &part)) {
        if (part.len == 0 || part.len > 8) {
            return false;
        }
    }
    return true;
}

static void look(const ltl_markup_check *check, const ltl_page *page, uint32_t element,
                 ltl_markup_faults *faults) {
    const ltl_markup_attribute *lang = ltl_page_attribute(page, element, "lang");
    /* On these it says how a component of Vue or Svelte is written. */
    bool is_source = ltl_page_tag_is(page, element, "script") ||
                     ltl_page_tag_is(page, element, "style") ||
                     ltl_page_tag_is(page, element, "template");
    if (lang != NULL && lang->is_known && lang->value.len > 0 && !is_source &&
        !page->elements[element].is_component && !is_language_tag(lang->value)) {
        ltl_markup_fault_say(check, page, element, faults,
                             "`%.*s` is no language tag; it would be like `en` or `pt-BR`.",
                             LTL_STR_ARG(lang->value));
        ltl_markup_fix_underscores(page, lang, is_language_tag, faults);
    }
}

const ltl_markup_check ltl_markup_check_a11y_lang_valid = {
    .rule =
        {
            .id = LTL_STR_INIT("accessibility/lang-valid"),
            .title = LTL_STR_INIT("A language that there is not"),
            .message = LTL_STR_INIT("The value of `lang` is no language tag."),
            .why =
                LTL_STR_INIT("A browser that does not know the language uses another one, and the "
                             "text is read out by wrong rules."),
            .advice = LTL_STR_INIT(
                "A tag is a code of two or three letters, further parts behind dashes: "
                "en, pt-BR, zh-Hant."),
            .severity = LTL_SEVERITY_LOW,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_ACCESSIBILITY,
            LTL_WCAG("language-of-parts"),
        },
    .element = look,
};
