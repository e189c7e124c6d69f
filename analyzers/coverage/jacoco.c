/* jacoco.c - `<package name="a/b">`, in it `<sourcefile name="C.java">` with `<line nr="…" mi="…" ci="…"/>`: missed
 * and covered instructions of a line. Only tags and their attributes are read. */
#include "analyzers/coverage/coverage.h"
#include "analyzers/coverage/tag.h"

static bool line_take(ltl_coverage *coverage, ltl_covered_file *file, ltl_str tag) {
    uint64_t number = 0;
    uint64_t missed = 0;
    uint64_t covered = 0;
    bool is_row = ltl_tag_number(tag, "nr", &number) && ltl_tag_number(tag, "mi", &missed) &&
                  ltl_tag_number(tag, "ci", &covered) && missed + covered > 0;
    return !is_row || ltl_coverage__line(coverage, file, number, covered);
}

ltl_status ltl_coverage__read_jacoco(ltl_coverage *coverage, ltl_str text, ltl_error *error) {
    ltl_covered_file *file = NULL;
    ltl_str package = LTL_STR("");
    ltl_tags tags = {.text = text};
    ltl_str tag;
    while (ltl_tags_next(&tags, &tag)) {
        if (ltl_tag_is(tag, "package")) {
            package = ltl_tag_attribute(tag, "name");
        } else if (ltl_tag_is(tag, "sourcefile")) {
            ltl_str path = ltl_arena_printf(coverage->arena, "%.*s%s%.*s", LTL_STR_ARG(package),
                                            package.len > 0 ? "/" : "",
                                            LTL_STR_ARG(ltl_tag_attribute(tag, "name")));
            file = ltl_coverage__file(coverage, path);
        } else if (ltl_str_is(tag, "/sourcefile")) {
            file = NULL;
        } else if (file != NULL && ltl_tag_is(tag, "line") && !line_take(coverage, file, tag)) {
            return ltl_fail(error, LTL_LIMIT, "the report has more lines than the limit");
        }
    }
    return tags.is_cut ? ltl_fail(error, LTL_SYNTAX, "the report ends within a tag") : LTL_OK;
}
