#include "analyzers/markup/check.h"

static void look(const ltl_markup_check *check, const ltl_page *page, uint32_t element,
                 ltl_markup_faults *faults) {
    const ltl_markup_attribute *content = ltl_page_attribute(page, element, "content");
    if (ltl_page_is(page, element, "property", "og:image") && content != NULL &&
        content->is_known && content->value.len > 0 &&
        ltl_str_find(content->value, LTL_STR("://"), 0) == SIZE_MAX) {
        ltl_markup_fault_at(check, page, element, faults);
    }
}

const ltl_markup_check ltl_markup_check_seo_og_image_relative = {
    .rule =
        {
            .id = LTL_STR_INIT("seo/og-image-relative"),
            .title = LTL_STR_INIT("A preview image that is not found"),
            .message = LTL_STR_INIT("`og:image` needs the whole address."),
            .why = LTL_STR_INIT(
                "Other sites fetch the picture; an address without a host means nothing "
                "to them."),
            .advice = LTL_STR_INIT("Write https://www.example.org/preview.png."),
            .severity = LTL_SEVERITY_LOW,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_SEO,
            LTL_REFERENCE("https://ogp.me/#metadata"),
        },
    .tags = LTL_TAGS("meta"),
    .element = look,
};
