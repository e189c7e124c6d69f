#include "analyzers/markup/aria.h"

#include <stdlib.h>

#include "core/compiler.h"

#define YES_NO      "true false"
#define YES_NO_OPEN "true false undefined"

/* Sorted by name. */
static const ltl_aria_attribute attributes[] = {
    {"aria-activedescendant", LTL_ARIA_ID, NULL},
    {"aria-atomic", LTL_ARIA_WORD, YES_NO},
    {"aria-autocomplete", LTL_ARIA_WORD, "inline list both none"},
    {"aria-braillelabel", LTL_ARIA_TEXT, NULL},
    {"aria-brailleroledescription", LTL_ARIA_TEXT, NULL},
    {"aria-busy", LTL_ARIA_WORD, YES_NO},
    {"aria-checked", LTL_ARIA_WORD, YES_NO_OPEN " mixed"},
    {"aria-colcount", LTL_ARIA_WHOLE, NULL},
    {"aria-colindex", LTL_ARIA_WHOLE, NULL},
    {"aria-colindextext", LTL_ARIA_TEXT, NULL},
    {"aria-colspan", LTL_ARIA_WHOLE, NULL},
    {"aria-controls", LTL_ARIA_IDS, NULL},
    {"aria-current", LTL_ARIA_WORD, "page step location date time " YES_NO},
    {"aria-describedby", LTL_ARIA_IDS, NULL},
    {"aria-description", LTL_ARIA_TEXT, NULL},
    {"aria-details", LTL_ARIA_IDS, NULL},
    {"aria-disabled", LTL_ARIA_WORD, YES_NO},
    {"aria-dropeffect", LTL_ARIA_WORDS, "copy execute link move none popup"},
    {"aria-errormessage", LTL_ARIA_IDS, NULL},
    {"aria-expanded", LTL_ARIA_WORD, YES_NO_OPEN},
    {"aria-flowto", LTL_ARIA_IDS, NULL},
    {"aria-grabbed", LTL_ARIA_WORD, YES_NO_OPEN},
    {"aria-haspopup", LTL_ARIA_WORD, "menu listbox tree grid dialog " YES_NO},
    {"aria-hidden", LTL_ARIA_WORD, YES_NO_OPEN},
    {"aria-invalid", LTL_ARIA_WORD, "grammar spelling " YES_NO},
    {"aria-keyshortcuts", LTL_ARIA_TEXT, NULL},
    {"aria-label", LTL_ARIA_TEXT, NULL},
    {"aria-labelledby", LTL_ARIA_IDS, NULL},
    {"aria-level", LTL_ARIA_WHOLE, NULL},
    {"aria-live", LTL_ARIA_WORD, "assertive off polite"},
    {"aria-modal", LTL_ARIA_WORD, YES_NO},
    {"aria-multiline", LTL_ARIA_WORD, YES_NO},
    {"aria-multiselectable", LTL_ARIA_WORD, YES_NO},
    {"aria-orientation", LTL_ARIA_WORD, "horizontal vertical undefined"},
    {"aria-owns", LTL_ARIA_IDS, NULL},
    {"aria-placeholder", LTL_ARIA_TEXT, NULL},
    {"aria-posinset", LTL_ARIA_WHOLE, NULL},
    {"aria-pressed", LTL_ARIA_WORD, YES_NO_OPEN " mixed"},
    {"aria-readonly", LTL_ARIA_WORD, YES_NO},
    {"aria-relevant", LTL_ARIA_WORDS, "additions all removals text"},
    {"aria-required", LTL_ARIA_WORD, YES_NO},
    {"aria-roledescription", LTL_ARIA_TEXT, NULL},
    {"aria-rowcount", LTL_ARIA_WHOLE, NULL},
    {"aria-rowindex", LTL_ARIA_WHOLE, NULL},
    {"aria-rowindextext", LTL_ARIA_TEXT, NULL},
    {"aria-rowspan", LTL_ARIA_WHOLE, NULL},
    {"aria-selected", LTL_ARIA_WORD, YES_NO_OPEN},
    {"aria-setsize", LTL_ARIA_WHOLE, NULL},
    {"aria-sort", LTL_ARIA_WORD, "ascending descending none other"},
    {"aria-valuemax", LTL_ARIA_NUMBER, NULL},
    {"aria-valuemin", LTL_ARIA_NUMBER, NULL},
    {"aria-valuenow", LTL_ARIA_NUMBER, NULL},
    {"aria-valuetext", LTL_ARIA_TEXT, NULL},
};

#define SHOWN(name, native)                                                                        \
    { name, NULL, native, false, false }
#define WIDGET(name, requires, native)                                                             \
    { name, requires, native, true, false }
#define ABSTRACT(name)                                                                             \
    { name, NULL, NULL, false, true }

/* Sorted by name; those of DPUB-ARIA and Graphics-ARIA are told by their prefix. */
static const ltl_aria_role roles[] = {
    SHOWN("alert", NULL),
    SHOWN("alertdialog", NULL),
    SHOWN("application", NULL),
    SHOWN("article", "article"),
    SHOWN("banner", "header"),
    SHOWN("blockquote", "blockquote"),
    WIDGET("button", NULL, "button"),
    SHOWN("caption", "caption"),
    SHOWN("cell", "td"),
    WIDGET("checkbox", "aria-checked", "input type=checkbox"),
    SHOWN("code", "code"),
    SHOWN("columnheader", "th"),
    WIDGET("combobox", "aria-expanded", NULL),
    ABSTRACT("command"),
    SHOWN("comment", NULL),
    SHOWN("complementary", "aside"),
    ABSTRACT("composite"),
    SHOWN("contentinfo", "footer"),
    SHOWN("definition", NULL),
    SHOWN("deletion", "del"),
    SHOWN("dialog", "dialog"),
    SHOWN("directory", NULL),
    SHOWN("document", NULL),
    SHOWN("emphasis", "em"),
    SHOWN("feed", NULL),
    SHOWN("figure", "figure"),
    SHOWN("form", "form"),
    SHOWN("generic", NULL),
    WIDGET("grid", NULL, NULL),
    WIDGET("gridcell", NULL, NULL),
    SHOWN("group", NULL),
    {"heading", "aria-level", "h1 to h6", false, false},
    SHOWN("image", "img"),
    SHOWN("img", "img"),
    ABSTRACT("input"),
    SHOWN("insertion", "ins"),
    ABSTRACT("landmark"),
    WIDGET("link", NULL, "a"),
    SHOWN("list", "ul"),
    WIDGET("listbox", NULL, NULL),
    SHOWN("listitem", "li"),
    SHOWN("log", NULL),
    SHOWN("main", "main"),
    SHOWN("mark", "mark"),
    SHOWN("marquee", NULL),
    SHOWN("math", NULL),
    WIDGET("menu", NULL, NULL),
    WIDGET("menubar", NULL, NULL),
    WIDGET("menuitem", NULL, NULL),
    WIDGET("menuitemcheckbox", "aria-checked", NULL),
    WIDGET("menuitemradio", "aria-checked", NULL),
    {"meter", "aria-valuenow", "meter", false, false},
    SHOWN("navigation", "nav"),
    SHOWN("none", NULL),
    SHOWN("note", NULL),
    WIDGET("option", NULL, "option"),
    SHOWN("paragraph", "p"),
    SHOWN("presentation", NULL),
    SHOWN("progressbar", "progress"),
    WIDGET("radio", "aria-checked", "input type=radio"),
    WIDGET("radiogroup", NULL, NULL),
    ABSTRACT("range"),
    SHOWN("region", "section"),
    ABSTRACT("roletype"),
    SHOWN("row", "tr"),
    SHOWN("rowgroup", NULL),
    SHOWN("rowheader", "th"),
    WIDGET("scrollbar", "aria-controls aria-valuenow", NULL),
    SHOWN("search", "search"),
    WIDGET("searchbox", NULL, "input type=search"),
    ABSTRACT("section"),
    ABSTRACT("sectionhead"),
    ABSTRACT("select"),
    SHOWN("separator", "hr"),
    WIDGET("slider", "aria-valuenow", "input type=range"),
    WIDGET("spinbutton", NULL, "input type=number"),
    SHOWN("status", "output"),
    SHOWN("strong", "strong"),
    ABSTRACT("structure"),
    SHOWN("subscript", "sub"),
    SHOWN("suggestion", NULL),
    SHOWN("superscript", "sup"),
    WIDGET("switch", "aria-checked", NULL),
    WIDGET("tab", NULL, NULL),
    SHOWN("table", "table"),
    WIDGET("tablist", NULL, NULL),
    SHOWN("tabpanel", NULL),
    SHOWN("term", "dfn"),
    WIDGET("textbox", NULL, "input"),
    SHOWN("time", "time"),
    SHOWN("timer", NULL),
    SHOWN("toolbar", NULL),
    SHOWN("tooltip", NULL),
    WIDGET("tree", NULL, NULL),
    WIDGET("treegrid", NULL, NULL),
    WIDGET("treeitem", NULL, NULL),
    ABSTRACT("widget"),
    ABSTRACT("window"),
};

/* Both tables begin their rows with the name. */
static int compare_name(const void *key, const void *row) {
    return ltl_str_compare(*(const ltl_str *)key, ltl_str_of(*(const char *const *)row));
}

const ltl_aria_attribute *ltl_aria_attribute_find(ltl_str name) {
    return bsearch(&name, attributes, LTL_COUNT_OF(attributes), sizeof(attributes[0]),
                   compare_name);
}

const ltl_aria_role *ltl_aria_role_find(ltl_str name) {
    return bsearch(&name, roles, LTL_COUNT_OF(roles), sizeof(roles[0]), compare_name);
}

static bool has_word(const char *words, ltl_str word) {
    ltl_str rest = ltl_str_of(words);
    ltl_str piece;
    while (ltl_str_split(&rest, ' ', &piece)) {
        if (ltl_str_equals_ignoring_case(piece, word)) {
            return true;
        }
    }
    return false;
}

static bool has_words(const char *words, ltl_str value) {
    ltl_str rest = value;
    ltl_str piece;
    while (ltl_str_split(&rest, ' ', &piece)) {
        if (piece.len > 0 && !has_word(words, piece)) {
            return false;
        }
    }
    return true;
}

/* An optional sign, digits and, where `takes_point`, one decimal point. */
static bool is_number(ltl_str value, bool takes_point) {
    size_t i = value.len > 0 && (value.ptr[0] == '-' || value.ptr[0] == '+') ? 1 : 0;
    size_t digits = 0;
    for (; i < value.len; i++) {
        bool is_digit = value.ptr[i] >= '0' && value.ptr[i] <= '9';
        if (!is_digit && !(takes_point && value.ptr[i] == '.')) {
            return false;
        }
        takes_point = takes_point && value.ptr[i] != '.';
        digits += is_digit;
    }
    return digits > 0;
}

bool ltl_aria_value_is_valid(const ltl_aria_attribute *attribute, ltl_str value) {
    ltl_str trimmed = ltl_str_trim(value);
    switch (attribute->type) {
    case LTL_ARIA_WHOLE:
        return is_number(trimmed, false);
    case LTL_ARIA_NUMBER:
        return is_number(trimmed, true);
    case LTL_ARIA_WORD:
        return has_word(attribute->words, trimmed);
    case LTL_ARIA_WORDS:
        return has_words(attribute->words, trimmed);
    case LTL_ARIA_TEXT:
    case LTL_ARIA_ID:
    case LTL_ARIA_IDS:
        break;
    }
    return true;
}
