#include "analyzers/markup/check.h"

/* Nothing to hear, or a source that a script brings, with what belongs to it. */
static bool needs_no_captions(const ltl_page *page, uint32_t element) {
    return ltl_page_has(page, element, "muted") || page->elements[element].is_open ||
           ltl_page_is_hidden(page, element);
}

static void look(const ltl_markup_check *check, const ltl_page *page, uint32_t element,
                 ltl_markup_faults *faults) {
    const ltl_markup_element *video = &page->elements[element];
    bool has_source = ltl_page_has(page, element, "src");
    for (uint32_t i = element + 1; i < video->end; i++) {
        has_source = has_source || ltl_page_tag_is(page, i, "source");
        if (page->elements[i].is_component || ltl_page_tag_is(page, i, "track")) {
            return;
        }
    }
    if (has_source && !needs_no_captions(page, element)) {
        ltl_markup_fault_at(check, page, element, faults);
    }
}

const ltl_markup_check ltl_markup_check_a11y_media_captions = {
    .rule =
        {
            .id = LTL_STR_INIT("accessibility/media-captions"),
            .title = LTL_STR_INIT("A video without captions"),
            .message =
                LTL_STR_INIT("The video has no track with captions: who does not hear gets the "
                             "pictures only."),
            .why =
                LTL_STR_INIT("Deaf people, and everybody in a loud or a silent place, read what is "
                             "said."),
            .advice =
                LTL_STR_INIT("Add <track kind=\"captions\" src=\"talk.vtt\" srclang=\"en\">."),
            .severity = LTL_SEVERITY_LOW,
            .confidence = LTL_CONFIDENCE_MEDIUM,
            .domain = LTL_DOMAIN_ACCESSIBILITY,
            LTL_WCAG("captions-prerecorded"),
        },
    .tags = LTL_TAGS("video"),
    .element = look,
};
