#include "analyzers/text/check.h"

/* At the start of a line, seven times the character, then a blank or the end of the line. */
static size_t marker_find(ltl_str text, const char *marker, size_t from) {
    for (size_t at = ltl_str_find(text, ltl_str_of(marker), from); at != SIZE_MAX;
         at = ltl_str_find(text, ltl_str_of(marker), at + 1)) {
        bool is_line_start = at == 0 || text.ptr[at - 1] == '\n';
        bool ends = at + 7 >= text.len || text.ptr[at + 7] == ' ' || text.ptr[at + 7] == '\n' ||
                    text.ptr[at + 7] == '\r';
        if (is_line_start && ends) {
            return at;
        }
    }
    return SIZE_MAX;
}

/* All three, in their order: a row of equal signs also underlines headings. */
static void look_for(const ltl_text_check *check, ltl_text_look *look) {
    ltl_str text = look->source->text;
    for (size_t at = marker_find(text, "<<<<<<<", 0); at != SIZE_MAX;) {
        size_t middle = marker_find(text, "=======", at);
        size_t end = middle == SIZE_MAX ? SIZE_MAX : marker_find(text, ">>>>>>>", middle);
        if (end == SIZE_MAX) {
            return;
        }
        ltl_text_fault_at(check, look, (ltl_span){(uint32_t)at, (uint32_t)at + 7});
        at = marker_find(text, "<<<<<<<", end);
    }
}

const ltl_text_check ltl_text_check_conflict_marker = {
    .rule =
        {
            .id = LTL_STR_INIT("compliance/conflict-marker"),
            .title = LTL_STR_INIT("A conflict that was not resolved"),
            .message = LTL_STR_INIT("A marker of a merge conflict was left in the file."),
            .why =
                LTL_STR_INIT("Both sides of the conflict are in the file, and what a program makes "
                             "of it is chance."),
            .advice = LTL_STR_INIT("Resolve the conflict and remove the three markers."),
            .severity = LTL_SEVERITY_HIGH,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_COMPLIANCE,

            LTL_REFERENCE("https://git-scm.com/docs/git-merge#_how_conflicts_are_presented"),
        },

    .look = look_for,
};
