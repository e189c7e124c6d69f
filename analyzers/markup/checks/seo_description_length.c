#include "analyzers/markup/check.h"

enum { LEAST_LETTERS = 25, MOST_LETTERS = 320 };

/* A letter of Chinese, Japanese or Korean says as much as three of Latin. */
static uint32_t weight_of(ltl_str text) {
    uint32_t weight = 0;
    for (size_t i = 0; i < text.len; i++) {
        unsigned char byte = (unsigned char)text.ptr[i];
        weight += byte < 0x80 || (byte & 0xC0) == 0xC0;
        weight += 2 * (byte >= 0xE3 && byte <= 0xED);
    }
    return weight;
}

static void look(const ltl_markup_check *check, const ltl_page *page, uint32_t element,
                 ltl_markup_faults *faults) {
    const ltl_markup_attribute *content = ltl_page_attribute(page, element, "content");
    if (ltl_page_is(page, element, "name", "description") && content != NULL && content->is_known &&
        content->value.len > 0 &&
        (weight_of(content->value) < LEAST_LETTERS || weight_of(content->value) > MOST_LETTERS)) {
        ltl_markup_fault_say(check, page, element, faults,
                             "The description is %s: about 50 to 160 letters are shown.",
                             weight_of(content->value) < LEAST_LETTERS ? "very short"
                                                                       : "much too long");
    }
}

const ltl_markup_check ltl_markup_check_seo_description_length = {
    .rule =
        {
            .id = LTL_STR_INIT("seo/description-length"),
            .title = LTL_STR_INIT("A description that is too short or too long"),
            .message = LTL_STR_INIT("The description is not of a length that is shown."),
            .why = LTL_STR_INIT(
                "Less than fifty letters say little; past some hundred and sixty it is "
                "cut off."),
            .advice = LTL_STR_INIT("Write one or two full sentences, 50 to 160 letters."),
            .severity = LTL_SEVERITY_INFO,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_SEO,
            LTL_REFERENCE("https://developers.google.com/search/docs/appearance/snippet"),
        },
    .tags = LTL_TAGS("meta"),
    .element = look,
};
