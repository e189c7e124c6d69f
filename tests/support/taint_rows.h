/* taint_rows.h - rows of code for taint rules, and the lines that are found.
 *
 * Shape    a row is a language, the YAML of a rule, code, and the lines of its findings: "2 5"
 * Units    lines from 1
 * Owns     nothing
 * Errors   a row that differs fails the test and is printed
 * Threads  one owner
 * Cost     all languages are compiled for each row, with the prefilter and without
 */
#ifndef LTL_TESTS_SUPPORT_TAINT_ROWS_H
#define LTL_TESTS_SUPPORT_TAINT_ROWS_H

#include <stddef.h>

#define TAINT_RULE                                                                                 \
    "  mode: taint\n"                                                                              \
    "  pattern-sources: [{pattern: source(...)}]\n"                                                \
    "  pattern-sinks: [{pattern: sink(...)}]\n"                                                    \
    "  pattern-sanitizers: [{pattern: clean(...)}]\n"

/* The same, into functions. */
#define TAINT_ACROSS TAINT_RULE "  options: {taint_intrafile: true}\n"

typedef struct taint_row {
    const char *language;
    const char *rule;
    const char *code;
    const char *lines;
} taint_row;

void taint_rows_check(const taint_row *rows, size_t count);

#endif
