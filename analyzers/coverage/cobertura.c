/* cobertura.c - elements `<class filename="…">` with `<line number="…" hits="…"/>` below them. Only tags and their
 * attributes are read, so that no entity, document type or other file can do any harm. */
#include "analyzers/coverage/coverage.h"

/* The value of an attribute within a tag; no pointer when it is not there. */
static ltl_str attribute(ltl_str tag, const char *name) {
    size_t len = strlen(name);
    for (size_t at = ltl_str_find(tag, ltl_str_of(name), 0); at != SIZE_MAX;
         at = ltl_str_find(tag, ltl_str_of(name), at + len)) {
        bool is_whole = at > 0 && (tag.ptr[at - 1] == ' ' || tag.ptr[at - 1] == '\n' ||
                                   tag.ptr[at - 1] == '\t');
        size_t quote = at + len + 1;
        if (!is_whole || quote >= tag.len || tag.ptr[at + len] != '=' ||
            (tag.ptr[quote] != '"' && tag.ptr[quote] != '\'')) {
            continue;
        }
        size_t end = ltl_str_find_byte(tag, tag.ptr[quote], quote + 1);
        return end == SIZE_MAX ? LTL_STR_NONE : ltl_str_slice(tag, quote + 1, end);
    }
    return LTL_STR_NONE;
}

static bool is_tag(ltl_str tag, const char *name) {
    size_t len = strlen(name);
    return ltl_str_starts_with(tag, ltl_str_of(name)) && tag.len > len &&
           (tag.ptr[len] == ' ' || tag.ptr[len] == '\n' || tag.ptr[len] == '\t' ||
            tag.ptr[len] == '\r');
}

ltl_status ltl_coverage__read_cobertura(ltl_coverage *coverage, ltl_str text, ltl_error *error) {
    ltl_covered_file *file = NULL;
    for (size_t at = ltl_str_find_byte(text, '<', 0); at != SIZE_MAX;
         at = ltl_str_find_byte(text, '<', at + 1)) {
        size_t end = ltl_str_find_byte(text, '>', at);
        if (end == SIZE_MAX) {
            return ltl_fail(error, LTL_SYNTAX, "the report ends within a tag");
        }
        ltl_str tag = ltl_str_slice(text, at + 1, end);
        if (is_tag(tag, "class")) {
            ltl_str path = attribute(tag, "filename");
            file = path.ptr != NULL ? ltl_coverage__file(coverage, path) : NULL;
        } else if (ltl_str_starts_with(tag, LTL_STR("/class")) && tag.len == 6) {
            file = NULL;
        } else if (file != NULL && is_tag(tag, "line")) {
            uint64_t number = 0;
            uint64_t hits = 0;
            ltl_str first = attribute(tag, "number");
            ltl_str second = attribute(tag, "hits");
            bool is_row = first.ptr != NULL && second.ptr != NULL &&
                          ltl_str_to_u64(first, &number) && ltl_str_to_u64(second, &hits);
            if (is_row && !ltl_coverage__line(coverage, file, number, hits)) {
                return ltl_fail(error, LTL_LIMIT, "the report has more lines than the limit");
            }
        }
    }
    return LTL_OK;
}
