#include "analyzers/markup/wcag.h"

#include "core/compiler.h"

const ltl_criterion ltl_criteria[] = {
    {"1.1.1", "Non-text Content", "non-text-content", LTL_NEEDS_PERSON, LTL_ABOUT_ANY},
    {"1.2.1", "Audio-only and Video-only (Prerecorded)", "audio-only-and-video-only-prerecorded",
     LTL_NEEDS_PERSON, LTL_ABOUT_MEDIA},
    {"1.2.2", "Captions (Prerecorded)", "captions-prerecorded", LTL_NEEDS_PERSON, LTL_ABOUT_MEDIA},
    {"1.2.3", "Audio Description or Media Alternative (Prerecorded)",
     "audio-description-or-media-alternative-prerecorded", LTL_NEEDS_PERSON, LTL_ABOUT_MEDIA},
    {"1.2.4", "Captions (Live)", "captions-live", LTL_NEEDS_PERSON, LTL_ABOUT_MEDIA},
    {"1.2.5", "Audio Description (Prerecorded)", "audio-description-prerecorded", LTL_NEEDS_PERSON,
     LTL_ABOUT_MEDIA},
    {"1.3.1", "Info and Relationships", "info-and-relationships", LTL_NEEDS_PERSON, LTL_ABOUT_ANY},
    {"1.3.2", "Meaningful Sequence", "meaningful-sequence", LTL_NEEDS_BROWSER, LTL_ABOUT_ANY},
    {"1.3.3", "Sensory Characteristics", "sensory-characteristics", LTL_NEEDS_PERSON,
     LTL_ABOUT_ANY},
    {"1.3.4", "Orientation", "orientation", LTL_NEEDS_BROWSER, LTL_ABOUT_ANY},
    {"1.3.5", "Identify Input Purpose", "identify-input-purpose", LTL_NEEDS_PERSON,
     LTL_ABOUT_FORMS},
    {"1.4.1", "Use of Color", "use-of-color", LTL_NEEDS_PERSON, LTL_ABOUT_ANY},
    {"1.4.2", "Audio Control", "audio-control", LTL_NEEDS_BROWSER, LTL_ABOUT_MEDIA},
    {"1.4.3", "Contrast (Minimum)", "contrast-minimum", LTL_NEEDS_BROWSER, LTL_ABOUT_ANY},
    {"1.4.4", "Resize Text", "resize-text", LTL_NEEDS_BROWSER, LTL_ABOUT_ANY},
    {"1.4.5", "Images of Text", "images-of-text", LTL_NEEDS_PERSON, LTL_ABOUT_ANY},
    {"1.4.10", "Reflow", "reflow", LTL_NEEDS_BROWSER, LTL_ABOUT_ANY},
    {"1.4.11", "Non-text Contrast", "non-text-contrast", LTL_NEEDS_BROWSER, LTL_ABOUT_ANY},
    {"1.4.12", "Text Spacing", "text-spacing", LTL_NEEDS_BROWSER, LTL_ABOUT_ANY},
    {"1.4.13", "Content on Hover or Focus", "content-on-hover-or-focus", LTL_NEEDS_BROWSER,
     LTL_ABOUT_ANY},
    {"2.1.1", "Keyboard", "keyboard", LTL_NEEDS_BROWSER, LTL_ABOUT_ANY},
    {"2.1.2", "No Keyboard Trap", "no-keyboard-trap", LTL_NEEDS_BROWSER, LTL_ABOUT_ANY},
    {"2.1.4", "Character Key Shortcuts", "character-key-shortcuts", LTL_NEEDS_BROWSER,
     LTL_ABOUT_ANY},
    {"2.2.1", "Timing Adjustable", "timing-adjustable", LTL_NEEDS_PERSON, LTL_ABOUT_ANY},
    {"2.2.2", "Pause, Stop, Hide", "pause-stop-hide", LTL_NEEDS_BROWSER, LTL_ABOUT_ANY},
    {"2.3.1", "Three Flashes or Below Threshold", "three-flashes-or-below-threshold",
     LTL_NEEDS_BROWSER, LTL_ABOUT_ANY},
    {"2.4.1", "Bypass Blocks", "bypass-blocks", LTL_NEEDS_PERSON, LTL_ABOUT_ANY},
    {"2.4.2", "Page Titled", "page-titled", LTL_NEEDS_PERSON, LTL_ABOUT_ANY},
    {"2.4.3", "Focus Order", "focus-order", LTL_NEEDS_BROWSER, LTL_ABOUT_ANY},
    {"2.4.4", "Link Purpose (In Context)", "link-purpose-in-context", LTL_NEEDS_PERSON,
     LTL_ABOUT_ANY},
    {"2.4.5", "Multiple Ways", "multiple-ways", LTL_NEEDS_PERSON, LTL_ABOUT_ANY},
    {"2.4.6", "Headings and Labels", "headings-and-labels", LTL_NEEDS_PERSON, LTL_ABOUT_ANY},
    {"2.4.7", "Focus Visible", "focus-visible", LTL_NEEDS_BROWSER, LTL_ABOUT_ANY},
    {"2.4.11", "Focus Not Obscured (Minimum)", "focus-not-obscured-minimum", LTL_NEEDS_BROWSER,
     LTL_ABOUT_ANY},
    {"2.5.1", "Pointer Gestures", "pointer-gestures", LTL_NEEDS_BROWSER, LTL_ABOUT_ANY},
    {"2.5.2", "Pointer Cancellation", "pointer-cancellation", LTL_NEEDS_BROWSER, LTL_ABOUT_ANY},
    {"2.5.3", "Label in Name", "label-in-name", LTL_NEEDS_BROWSER, LTL_ABOUT_ANY},
    {"2.5.4", "Motion Actuation", "motion-actuation", LTL_NEEDS_PERSON, LTL_ABOUT_ANY},
    {"2.5.7", "Dragging Movements", "dragging-movements", LTL_NEEDS_PERSON, LTL_ABOUT_ANY},
    {"2.5.8", "Target Size (Minimum)", "target-size-minimum", LTL_NEEDS_BROWSER, LTL_ABOUT_ANY},
    {"3.1.1", "Language of Page", "language-of-page", LTL_NEEDS_PERSON, LTL_ABOUT_ANY},
    {"3.1.2", "Language of Parts", "language-of-parts", LTL_NEEDS_PERSON, LTL_ABOUT_ANY},
    {"3.2.1", "On Focus", "on-focus", LTL_NEEDS_BROWSER, LTL_ABOUT_ANY},
    {"3.2.2", "On Input", "on-input", LTL_NEEDS_BROWSER, LTL_ABOUT_FORMS},
    {"3.2.3", "Consistent Navigation", "consistent-navigation", LTL_NEEDS_PERSON, LTL_ABOUT_ANY},
    {"3.2.4", "Consistent Identification", "consistent-identification", LTL_NEEDS_PERSON,
     LTL_ABOUT_ANY},
    {"3.2.6", "Consistent Help", "consistent-help", LTL_NEEDS_PERSON, LTL_ABOUT_ANY},
    {"3.3.1", "Error Identification", "error-identification", LTL_NEEDS_PERSON, LTL_ABOUT_FORMS},
    {"3.3.2", "Labels or Instructions", "labels-or-instructions", LTL_NEEDS_PERSON,
     LTL_ABOUT_FORMS},
    {"3.3.3", "Error Suggestion", "error-suggestion", LTL_NEEDS_PERSON, LTL_ABOUT_FORMS},
    {"3.3.4", "Error Prevention (Legal, Financial, Data)", "error-prevention-legal-financial-data",
     LTL_NEEDS_PERSON, LTL_ABOUT_FORMS},
    {"3.3.7", "Redundant Entry", "redundant-entry", LTL_NEEDS_PERSON, LTL_ABOUT_FORMS},
    {"3.3.8", "Accessible Authentication (Minimum)", "accessible-authentication-minimum",
     LTL_NEEDS_PERSON, LTL_ABOUT_FORMS},
    {"4.1.2", "Name, Role, Value", "name-role-value", LTL_NEEDS_BROWSER, LTL_ABOUT_ANY},
    {"4.1.3", "Status Messages", "status-messages", LTL_NEEDS_BROWSER, LTL_ABOUT_ANY},
};
const size_t ltl_criterion_count = LTL_COUNT_OF(ltl_criteria);

bool ltl_criterion_is_of(const ltl_criterion *criterion, const ltl_rule_info *rule) {
    ltl_str page = ltl_str_of(criterion->page);
    for (uint32_t i = 0; i < rule->reference_count; i++) {
        ltl_str url = rule->references[i];
        if (ltl_str_starts_with(url, LTL_STR("https://www.w3.org/WAI/WCAG")) &&
            ltl_str_eq(ltl_str_after_last(url, '/'), page)) {
            return true;
        }
    }
    return false;
}

/* Words rather than tags: a component may be called after what it shows. */
static const char *const words[LTL_ABOUT_COUNT][10] = {
    [LTL_ABOUT_MEDIA] = {"video", "audio", "iframe", "object", "embed", "player", "media", NULL},
    [LTL_ABOUT_FORMS] = {"input", "select", "textarea", "form", "field", "editable", "checkbox",
                         "button", NULL},
};

static bool has_word(ltl_str text, const char *word) {
    ltl_str wanted = ltl_str_of(word);
    for (size_t i = 0; i + wanted.len <= text.len; i++) {
        if ((text.ptr[i] | 0x20) == word[0] &&
            ltl_str_equals_ignoring_case(ltl_str_slice(text, i, i + wanted.len), wanted)) {
            return true;
        }
    }
    return false;
}

bool ltl_page_text_is_about(ltl_str text, ltl_criterion_about about) {
    for (const char *const *word = words[about]; *word != NULL; word++) {
        if (has_word(text, *word)) {
            return true;
        }
    }
    return about == LTL_ABOUT_ANY;
}
