#include "analyzers/markup/check.h"

static void look(const ltl_markup_check *check, const ltl_page *page, uint32_t element,
                 ltl_markup_faults *faults) {
    const ltl_markup_attribute *source = ltl_page_attribute(
        page, element, ltl_page_tag_is(page, element, "object") ? "data" : "src");
    bool is_flash =
        ltl_page_is(page, element, "type", "application/x-shockwave-flash") ||
        (source != NULL && source->is_known && ltl_str_ends_with(source->value, LTL_STR(".swf")));
    if (is_flash || ltl_page_tag_is(page, element, "applet")) {
        ltl_markup_fault_at(check, page, element, faults);
    }
}

const ltl_markup_check ltl_markup_check_seo_plugins = {
    .rule =
        {
            .id = LTL_STR_INIT("seo/plugins"),
            .title = LTL_STR_INIT("Content that needs a plug-in"),
            .message = LTL_STR_INIT("No browser runs this plug-in any more."),
            .why = LTL_STR_INIT("What is inside is seen by nobody, and by no search engine."),
            .advice = LTL_STR_INIT("Use video, audio, canvas or plain HTML."),
            .severity = LTL_SEVERITY_LOW,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_SEO,
            LTL_REFERENCE("https://html.spec.whatwg.org/multipage/obsolete.html"),
        },
    .tags = LTL_TAGS("applet", "object", "embed"),
    .element = look,
};
