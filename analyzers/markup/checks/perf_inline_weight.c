#include "analyzers/markup/check.h"

/* A script or style of many bytes within the page, or an image spelt out in it. */
enum { MOST_SCRIPT_BYTES = 32 * 1024, MOST_IMAGE_BYTES = 32 * 1024 };

static void script_look(const ltl_markup_check *check, const ltl_page *page, uint32_t element,
                        ltl_markup_faults *faults) {
    uint32_t start = page->elements[element].tag_span.end;
    uint32_t inside = page->tree->stop[page->elements[element].node];
    const ltl_markup_attribute *type = ltl_page_attribute(page, element, "type");
    /* a template is text of the page */
    bool is_code =
        type == NULL ||
        (type->is_known &&
         (type->value.len == 0 || ltl_str_ends_with(type->value, LTL_STR("javascript")) ||
          ltl_str_is(type->value, "module") || ltl_str_is(type->value, "text/css")));
    if (is_code && inside > start && inside - start > MOST_SCRIPT_BYTES) {
        ltl_markup_fault_say(check, page, element, faults,
                             "%u KiB of code within the page are sent with each view of it.",
                             (inside - start) / 1024);
    }
}

static void look(const ltl_markup_check *check, const ltl_page *page, uint32_t element,
                 ltl_markup_faults *faults) {
    if (!ltl_page_tag_is(page, element, "img")) {
        script_look(check, page, element, faults);
        return;
    }
    const ltl_markup_attribute *src = ltl_page_attribute(page, element, "src");
    if (src != NULL && src->is_known && ltl_str_starts_with(src->value, LTL_STR("data:")) &&
        src->value.len > MOST_IMAGE_BYTES) {
        ltl_markup_fault_say(check, page, element, faults,
                             "%u KiB of image within the page are sent with each view of it.",
                             (unsigned)(src->value.len / 1024));
    }
}

const ltl_markup_check ltl_markup_check_perf_inline_weight = {
    .rule =
        {
            .id = LTL_STR_INIT("performance/inline-weight"),
            .title = LTL_STR_INIT("A page that carries what could be kept"),
            .message =
                LTL_STR_INIT("Much code or an image within the page is sent with each view of it."),
            .why = LTL_STR_INIT("A file of its own is kept by the browser and by servers on the "
                                "way; what stands in the "
                                "page is sent, read and decoded every time."),
            .advice = LTL_STR_INIT("Put it into a file of its own, and only what the first screen "
                                   "needs into the page."),
            .severity = LTL_SEVERITY_INFO,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_PERFORMANCE,
            LTL_REFERENCE("https://web.dev/articles/extract-critical-css"),
        },
    .tags = LTL_TAGS("script", "style", "img"),
    .element = look,
};
