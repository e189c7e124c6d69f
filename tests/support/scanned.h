/* scanned.h - rules in, lines out: the whole of rule set and scanner over one text.
 *
 * Shape    a rule set of the texts given, and a scanner; scanned_run looks at one text
 * Units    lines from 1
 * Owns     rule set, scanner and arena; scanned_clear gives them back
 * Errors   scanned_make fails the test when a rule does not compile
 * Threads  one owner
 * Cost     all languages are compiled
 */
#ifndef LTL_TESTS_SUPPORT_SCANNED_H
#define LTL_TESTS_SUPPORT_SCANNED_H

#include "analyzers/ruleset/scan.h"

typedef struct scanned {
    ltl_arena arena;
    ltl_ruleset *ruleset;
    ltl_scanner *scanner;
    ltl_source source;
    const ltl_matches *matches;
} scanned;

/* One rule `t` of `language`: `formula` is the YAML below the rule, indented by two. */
void scanned_make(scanned *s, const char *language, const char *formula);
void scanned_run(scanned *s, const char *language, ltl_str text, const atomic_int *stop);
/* The same as a file of that name, which says the language. */
void scanned_run_file(scanned *s, const char *path, ltl_str text);
/* Where findings are: "1:5-1:8 2:1-2:3", lines and columns. */
ltl_str scanned_places(scanned *s);
/* The worst reason to give up. */
ltl_reason scanned_reason(const scanned *s);
/* The lines on which matches begin, in their order: "2 5". In the arena of `s`. */
ltl_str scanned_lines(scanned *s);
void scanned_clear(scanned *s);

/* One formula over one text, and where it is found. */
typedef struct scanned_row {
    const char *formula; /* the YAML below a rule */
    const char *code;
    const char *places; /* as scanned_places says them */
} scanned_row;

/* Each row with the prefilter and without; those that differ are printed, then the test fails. */
void scanned_rows_check(const char *language, const scanned_row *rows, size_t count);

#endif
