/* fixing.h - the fixes of what a run found, put into the files: what `fix` and `scan --autofix` share.
 *
 * Shape    open (which tree, the journal, the lock), then the analysis runs, then ltl_fixing_run plans, checks and
 *          carries out, all or none; see plan.h, check.h, saga.h
 * Units    -
 * Owns     journal, plan and lock until ltl_fixing_close
 * Errors   told on standard error; the exit code says how it ended
 * Threads  main thread
 * Cost     see check.h and journal.h
 */
#ifndef LTL_CLI_FIX_FIXING_H
#define LTL_CLI_FIX_FIXING_H

#include "orchestrator/cli/fix/known.h"

typedef struct ltl_fixing {
    /* What is asked for, set before it is opened. */
    const ltl_arguments *arguments;
    bool is_dry; /* nothing is written, not even a lock */
    bool is_staged;
    bool shows_diff;
    int diff_to; /* a descriptor */
    ltl_str verify;
    const char *workflow; /* null: `fix` */
    /* Its own. */
    ltl_arena arena;
    ltl_fix_folders folders;
    ltl_fix_journal journal;
    bool has_journal;
    ltl_fix_plan plan;
    ltl_fix_files files;
    ltl_fix_known known; /* the baseline, where it changes with them */
    /* out, of a run that ended with LTL_EXIT_PASSED */
    ltl_findings rest; /* found once the fixes are made */
    uint32_t changed;  /* files */
    uint32_t left;     /* files that somebody else changed in the meantime, and that have no fixes */
} ltl_fixing;

/* The tree is the repository around all that is named, else the folder around it. */
LTL_MUST_USE ltl_status ltl_fixing_open(ltl_fixing *fixing, ltl_error *error);
/* An earlier run was interrupted: nothing can be fixed before somebody says what becomes of it. */
bool ltl_fixing_is_pending(const ltl_fixing *fixing);
/* Ends it: takes everything back, or makes the rest. */
int ltl_fixing_roll_back(ltl_fixing *fixing);
int ltl_fixing_resume(ltl_fixing *fixing);
/* After an analysis that was not cut short. */
int ltl_fixing_run(ltl_fixing *fixing, ltl_analysis *analysis);
void ltl_fixing_close(ltl_fixing *fixing);

#endif
