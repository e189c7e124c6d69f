/* lcov.c - lines of `SF:path`, `DA:line,hits[,checksum]`, `end_of_record`; all others are counts of these. */
#include "analyzers/coverage/coverage.h"

static bool number_take(ltl_str *rest, uint64_t *out_number) {
    ltl_str piece;
    return ltl_str_split(rest, ',', &piece) && ltl_str_to_u64(ltl_str_trim(piece), out_number);
}

ltl_status ltl_coverage__read_lcov(ltl_coverage *coverage, ltl_str text, ltl_error *error) {
    ltl_covered_file *file = NULL;
    ltl_str line;
    while (text.ptr != NULL && ltl_str_split(&text, '\n', &line)) {
        line = ltl_str_trim(line);
        if (ltl_str_starts_with(line, LTL_STR("SF:"))) {
            file = ltl_coverage__file(coverage, ltl_str_slice(line, 3, line.len));
        } else if (file != NULL && ltl_str_starts_with(line, LTL_STR("DA:"))) {
            ltl_str rest = ltl_str_slice(line, 3, line.len);
            uint64_t number = 0;
            uint64_t hits = 0;
            bool is_row =
                number_take(&rest, &number) && rest.ptr != NULL && number_take(&rest, &hits);
            if (is_row && !ltl_coverage__line(coverage, file, number, hits)) {
                return ltl_fail(error, LTL_LIMIT, "the report has more lines than the limit");
            }
        } else if (ltl_str_is(line, "end_of_record")) {
            file = NULL;
        }
    }
    return LTL_OK;
}
