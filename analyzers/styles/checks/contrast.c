#include "analyzers/styles/check.h"
#include "analyzers/styles/colour.h"

/* A text and what is behind it, both written out in one block. */

/* Nobody has to read it, or what is seen is not these two. */
static bool is_exempt(const ltl_sheet *sheet, uint32_t block) {
    static const char *const words[] = {"disabled", "inactive", "placeholder", "selection",
                                        "hidden",   "spoiler",  "logo",        "icon",
                                        "sprite",   "mask"};
    static const char *const others[] = {
        "opacity",   "background-image", "filter",      "-webkit-text-fill-color",
        "font-size", "mix-blend-mode",   "text-indent", "content"};
    const ltl_style_block *at = &sheet->blocks.at[block];
    for (size_t i = 0; i < LTL_COUNT_OF(words); i++) {
        if (ltl_selector_has_word(at->selector, words[i])) {
            return true;
        }
    }
    for (size_t i = 0; i < LTL_COUNT_OF(others); i++) {
        const ltl_style_declaration *other = ltl_sheet_declared(sheet, block, others[i]);
        bool is_size = other != NULL && ltl_style_is(other, "font-size");
        if (other != NULL && (!is_size || ltl_str_is(other->value, "0"))) {
            return true;
        }
    }
    return at->is_at || at->is_print || at->is_keyframe;
}

/* The colour behind the text: of the declaration that counts, which is the later one. */
static bool background_of(const ltl_sheet *sheet, uint32_t block, ltl_colour *out) {
    const ltl_style_declaration *whole = ltl_sheet_declared(sheet, block, "background");
    const ltl_style_declaration *own = ltl_sheet_declared(sheet, block, "background-color");
    if (own == NULL || (whole != NULL && whole > own)) {
        return whole != NULL && ltl_colour_of_background(whole->value, out);
    }
    bool is_plain = whole == NULL;
    return is_plain && ltl_colour_read(own->value, out);
}

typedef enum size { SIZE_UNKNOWN, SIZE_SMALL, SIZE_LARGE } size;

/* Large text (18 pt, or 14 pt in bold) needs less. */
static size size_of(const ltl_sheet *sheet, uint32_t block) {
    const ltl_style_declaration *declared = ltl_sheet_declared(sheet, block, "font-size");
    const ltl_style_declaration *weight = ltl_sheet_declared(sheet, block, "font-weight");
    double number;
    bool is_bold =
        weight != NULL && (ltl_str_is(weight->value, "bold") || ltl_str_is(weight->value, "700"));
    if (declared == NULL) {
        return SIZE_UNKNOWN;
    }
    if (ltl_style_length(declared->value, "pt", &number)) {
        number = number * 4 / 3;
    } else if (!ltl_style_length(declared->value, "px", &number)) {
        return SIZE_UNKNOWN;
    }
    return number >= 24 || (is_bold && number >= 18.66) ? SIZE_LARGE : SIZE_SMALL;
}

/* Rounded down: 4.499 is not enough, and must not read as if it were. */
static double shown(double contrast) {
    return (double)(int)(contrast * 100) / 100;
}

static void judge(const ltl_style_check *check, ltl_style_look *look,
                  const ltl_style_declaration *text, double contrast) {
    size how_large = size_of(look->sheet, text->block);
    bool is_too_little = contrast < (how_large == SIZE_LARGE ? 3 : 4.5);
    if (!is_too_little || contrast < 1.05) { /* the same twice is meant to hide */
        return;
    }
    const char *wanted =
        how_large == SIZE_LARGE   ? "at least 3 for large text"
        : how_large == SIZE_SMALL ? "at least 4.5"
        : contrast < 3            ? "at least 4.5, or 3 for large text"
                       : "at least 4.5; enough if this is large text (24 px, or 18.7 px in bold)";
    ltl_style_fault_say(check, look, text->span,
                        contrast < 3 ? LTL_SEVERITY_MEDIUM : LTL_SEVERITY_LOW,
                        "This text and its background have a contrast of %.2f to 1; needed is %s.",
                        shown(contrast), wanted);
}

static void look_for(const ltl_style_check *check, ltl_style_look *look) {
    const ltl_sheet *sheet = look->sheet;
    for (uint32_t i = 0; i < sheet->blocks.count; i++) {
        const ltl_style_declaration *text = ltl_sheet_declared(sheet, i, "color");
        ltl_colour front;
        ltl_colour back;
        if (text != NULL && ltl_colour_read(text->value, &front) &&
            background_of(sheet, i, &back) && front.alpha >= 1 && back.alpha >= 1 &&
            !is_exempt(sheet, i)) {
            judge(check, look, text, ltl_colour_contrast(front, back));
        }
    }
}

const ltl_style_check ltl_style_check_contrast = {
    .rule =
        {
            .id = LTL_STR_INIT("accessibility/contrast"),
            .title = LTL_STR_INIT("A text too close to its background"),
            .message = LTL_STR_INIT("The text and its background have too little contrast."),
            .why = LTL_STR_INIT(
                "Many cannot read a text that is nearly as light as what is behind it, and nobody "
                "can in the sun."),
            .advice = LTL_STR_INIT(
                "Make one of the two lighter or darker, until the contrast is 4.5 to 1, or 3 to "
                "1 for large text."),
            .severity = LTL_SEVERITY_MEDIUM,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_ACCESSIBILITY,
            LTL_STYLE_WCAG("contrast-minimum"),
        },
    .look = look_for,
};
