#include "analyzers/markup/check.h"

/* An image whose place is not known before it is there: what is below it jumps. Only where nothing gives it a size. */
static void look(const ltl_markup_check *check, const ltl_page *page, uint32_t element,
                 ltl_markup_faults *faults) {
    const ltl_markup_attribute *src = ltl_page_attribute(page, element, "src");
    static const char *const others[] = {"width", "height", "style", "class",
                                         "id",    "sizes",  "srcset"};
    bool is_sized = page->elements[element].is_open || src == NULL || !src->is_known ||
                    ltl_str_ends_with(src->value, LTL_STR(".svg")) ||
                    ltl_str_starts_with(src->value, LTL_STR("data:"));
    for (size_t i = 0; i < LTL_COUNT_OF(others); i++) {
        is_sized = is_sized || ltl_page_has(page, element, others[i]);
    }
    if (!is_sized && page->is_whole && !ltl_page_is_hidden(page, element)) {
        ltl_markup_fault_at(check, page, element, faults);
    }
}

const ltl_markup_check ltl_markup_check_perf_image_size = {
    .rule =
        {
            .id = LTL_STR_INIT("performance/image-size"),
            .title = LTL_STR_INIT("An image without a size"),
            .message = LTL_STR_INIT("Nothing tells the browser how large this image will be."),
            .why = LTL_STR_INIT("The page is laid out without it and moves when it comes: people "
                                "lose the line they read, "
                                "or click what they did not mean."),
            .advice = LTL_STR_INIT(
                "Write its width and height in pixels; a style may still scale it. Below the first "
                "screen, add loading=\"lazy\"."),
            .severity = LTL_SEVERITY_INFO,
            .confidence = LTL_CONFIDENCE_MEDIUM,
            .domain = LTL_DOMAIN_PERFORMANCE,
            LTL_REFERENCE("https://web.dev/articles/cls"),
        },
    .tags = LTL_TAGS("img"),
    .element = look,
};
