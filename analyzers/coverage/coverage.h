/* coverage.h - which lines of which files a test run reached.
 *
 * Shape    files by path as the report has it; per file lines in ascending order, each once
 * Units    lines from 1; hits stop at UINT32_MAX
 * Owns     the arena of the call; paths are copied
 * Errors   LTL_SYNTAX for text that is no such report; LTL_LIMIT past LTL_MAX_COVERAGE_LINES
 * Threads  immutable once read
 * Cost     one pass, and a sort where lines are not in order
 */
#ifndef LTL_COVERAGE_COVERAGE_H
#define LTL_COVERAGE_COVERAGE_H

#include "core/arena.h"
#include "core/status.h"
#include "core/vec.h"

#define LTL_MAX_COVERAGE_LINES 20000000u

typedef struct ltl_covered_line {
    uint32_t line;
    uint32_t hits;
} ltl_covered_line;

typedef struct ltl_covered_file {
    ltl_str path;
    struct LTL_VEC(ltl_covered_line) lines;
} ltl_covered_file;

typedef struct ltl_coverage {
    ltl_arena *arena;
    struct LTL_VEC(ltl_covered_file) files;
    uint32_t line_count;
} ltl_coverage;

/* The format is told by the text. */
LTL_MUST_USE ltl_status ltl_coverage_read(ltl_arena *arena, ltl_str text,
                                          ltl_coverage *out_coverage, ltl_error *error);
/* The file whose path is `path` or ends with it, or whose path `path` ends with, at a slash; null: not in the
 * report, or several could be meant. */
const ltl_covered_file *ltl_coverage_find(const ltl_coverage *coverage, ltl_str path);
/* The line's row, or null: it was not instrumented. */
const ltl_covered_line *ltl_coverage_line(const ltl_covered_file *file, uint32_t line);

/* For readers. */
ltl_covered_file *ltl_coverage__file(ltl_coverage *coverage, ltl_str path);
bool ltl_coverage__line(ltl_coverage *coverage, ltl_covered_file *file, uint64_t line,
                        uint64_t hits);
ltl_status ltl_coverage__read_lcov(ltl_coverage *coverage, ltl_str text, ltl_error *error);
ltl_status ltl_coverage__read_jacoco(ltl_coverage *coverage, ltl_str text, ltl_error *error);
ltl_status ltl_coverage__read_go(ltl_coverage *coverage, ltl_str text, ltl_error *error);
ltl_status ltl_coverage__read_gcov(ltl_coverage *coverage, ltl_str text, ltl_error *error);
ltl_status ltl_coverage__read_gcov_json(ltl_coverage *coverage, ltl_str text, ltl_error *error);
ltl_status ltl_coverage__read_cobertura(ltl_coverage *coverage, ltl_str text, ltl_error *error);

#endif
