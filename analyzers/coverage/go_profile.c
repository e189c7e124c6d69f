/* go_profile.c - `mode: set`, then a block a line: `path.go:line.column,line.column statements count`. */
#include "analyzers/coverage/coverage.h"

enum { LONGEST_BLOCK = 100000 };

/* The number before `mark`, and what follows it. */
static bool number_until(ltl_str *rest, char mark, uint64_t *out_number) {
    ltl_str piece;
    return ltl_str_split(rest, mark, &piece) && ltl_str_to_u64(piece, out_number);
}

static bool block_take(ltl_coverage *coverage, ltl_str row) {
    size_t colon = ltl_str_find_last_byte(row, ':');
    uint64_t first = 0;
    uint64_t last = 0;
    uint64_t ignored = 0;
    uint64_t hits = 0;
    ltl_str rest = ltl_str_slice(row, colon == SIZE_MAX ? row.len : colon + 1, row.len);
    bool is_block = colon != SIZE_MAX && number_until(&rest, '.', &first) &&
                    number_until(&rest, ',', &ignored) && number_until(&rest, '.', &last) &&
                    number_until(&rest, ' ', &ignored) && number_until(&rest, ' ', &ignored) &&
                    ltl_str_to_u64(ltl_str_trim(rest), &hits);
    if (!is_block || last < first || last - first > LONGEST_BLOCK) {
        return true; /* `mode:` and what nobody knows */
    }
    ltl_covered_file *file = ltl_coverage__file(coverage, ltl_str_slice(row, 0, colon));
    for (uint64_t line = first; line <= last; line++) {
        if (!ltl_coverage__line(coverage, file, line, hits)) {
            return false;
        }
    }
    return true;
}

ltl_status ltl_coverage__read_go(ltl_coverage *coverage, ltl_str text, ltl_error *error) {
    ltl_str rest = text;
    ltl_str row;
    while (ltl_str_split(&rest, '\n', &row)) {
        if (!block_take(coverage, ltl_str_trim(row))) {
            return ltl_fail(error, LTL_LIMIT, "the report has more lines than the limit");
        }
    }
    return LTL_OK;
}
