/* baseline_text.h - findings that are known and put up with, as a file that is committed.
 *
 * Shape    JSON with one finding a line, in the order of paths and rules, so that changes of several people merge; the
 *          same findings give the same bytes. A finding is known by its code and its scope, not by its line
 * Units    dates as yyyymmdd; 0: none
 * Owns     the arena of the call
 * Errors   LTL_SYNTAX for what is no baseline, LTL_UNSUPPORTED for one of a later version, both with the file
 * Threads  reentrant
 * Cost     O(bytes)
 */
#ifndef LTL_CLI_BASELINE_BASELINE_TEXT_H
#define LTL_CLI_BASELINE_BASELINE_TEXT_H

#include "core/finding.h"
#include "core/status.h"

typedef struct ltl_baseline_entry {
    ltl_str rule;
    ltl_str path; /* from the folder of the baseline */
    ltl_str scope;
    ltl_str message;
    ltl_digest code;  /* see ltl_finding.shape */
    ltl_digest like;  /* see ltl_finding.loose; none of a secret */
    ltl_str reason;   /* somebody said why: it is accepted, not only known. May be empty */
    uint32_t until;   /* the last day it holds */
} ltl_baseline_entry;

typedef struct ltl_baseline_entries LTL_VEC(ltl_baseline_entry) ltl_baseline_entries;

LTL_MUST_USE ltl_status ltl_baseline_text_read(ltl_arena *arena, ltl_str text, const char *name,
                                               ltl_baseline_entries *out_entries, ltl_error *error);
/* Puts them in order. */
ltl_str ltl_baseline_text_write(ltl_arena *arena, ltl_baseline_entries *entries);

#endif
