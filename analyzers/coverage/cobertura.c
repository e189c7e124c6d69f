/* cobertura.c - elements `<class filename="…">` with `<line number="…" hits="…"/>` below them. */
#include "analyzers/coverage/coverage.h"
#include "analyzers/coverage/tag.h"

ltl_status ltl_coverage__read_cobertura(ltl_coverage *coverage, ltl_str text, ltl_error *error) {
    ltl_covered_file *file = NULL;
    ltl_tags tags = {.text = text};
    ltl_str tag;
    while (ltl_tags_next(&tags, &tag)) {
        uint64_t number = 0;
        uint64_t hits = 0;
        if (ltl_tag_is(tag, "class")) {
            ltl_str path = ltl_tag_attribute(tag, "filename");
            file = path.ptr != NULL ? ltl_coverage__file(coverage, path) : NULL;
        } else if (ltl_str_is(tag, "/class")) {
            file = NULL;
        } else if (file != NULL && ltl_tag_is(tag, "line") &&
                   ltl_tag_number(tag, "number", &number) && ltl_tag_number(tag, "hits", &hits) &&
                   !ltl_coverage__line(coverage, file, number, hits)) {
            return ltl_fail(error, LTL_LIMIT, "the report has more lines than the limit");
        }
    }
    return tags.is_cut ? ltl_fail(error, LTL_SYNTAX, "the report ends within a tag") : LTL_OK;
}
