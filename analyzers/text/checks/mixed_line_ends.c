#include "core/compiler.h"

#include "analyzers/text/check.h"

/* A few lines of a data file are somebody's content; a rule needs a part worth the name. */
enum { LEAST_OF_EACH = 3 };

/* What tests and data hold is as it came, and a file that is no text has no lines. */
static bool is_as_it_came(const ltl_source *source) {
    static const char *const places[] = {"test",   "fixture", "spec/", "data/",
                                         "sample", "vendor",  "third"};
    static const char *const endings[] = {".pdf", ".csv", ".tsv", ".sql", ".eml", ".mbox",
                                          ".po",  ".svg", ".xml", ".ics", ".vcf", ".patch"};
    for (size_t i = 0; i < LTL_COUNT_OF(places); i++) {
        if (ltl_str_find(source->path, ltl_str_of(places[i]), 0) != SIZE_MAX) {
            return true;
        }
    }
    for (size_t i = 0; i < LTL_COUNT_OF(endings); i++) {
        if (ltl_str_ends_with(source->path, ltl_str_of(endings[i]))) {
            return true;
        }
    }
    return false;
}

static void look_for(const ltl_text_check *check, ltl_text_look *look) {
    ltl_str text = look->source->text;
    uint32_t with_cr = 0;
    uint32_t alone = 0;
    uint32_t first_odd[2] = {0};
    for (size_t at = ltl_str_find_byte(text, '\n', 0); at != SIZE_MAX;
         at = ltl_str_find_byte(text, '\n', at + 1)) {
        bool has_cr = at > 0 && text.ptr[at - 1] == '\r';
        uint32_t *count = has_cr ? &with_cr : &alone;
        first_odd[has_cr] = *count == 0 ? (uint32_t)at : first_odd[has_cr];
        (*count)++;
    }
    if (!is_as_it_came(look->source) && with_cr >= LEAST_OF_EACH && alone >= LEAST_OF_EACH) {
        uint32_t at = first_odd[with_cr < alone];
        ltl_text_fault_say(
            check, look, (ltl_span){at, at + 1},
            "%u lines end with CR LF and %u with LF; this is the first of the fewer.", with_cr,
            alone);
    }
}

const ltl_text_check ltl_text_check_mixed_line_ends = {
    .rule =
        {
            .id = LTL_STR_INIT("compliance/mixed-line-ends"),
            .title = LTL_STR_INIT("Two kinds of line ends"),
            .message =
                LTL_STR_INIT("Some lines of the file end with CR LF and some with LF alone."),
            .why =
                LTL_STR_INIT("Every tool that writes the file changes lines that nobody meant to "
                             "change, and shell scripts fail on the stray CR."),
            .advice =
                LTL_STR_INIT("Save the file with one kind, and say which in .gitattributes or "
                             ".editorconfig."),
            .severity = LTL_SEVERITY_INFO,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_COMPLIANCE,

            LTL_REFERENCE("https://git-scm.com/docs/gitattributes#_text"),
        },

    .look = look_for,
};
