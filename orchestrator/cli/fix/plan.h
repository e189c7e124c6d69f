/* plan.h - what `fix` would change: one item for each file that has a finding with a fix.
 *
 * Shape    items in the order of the report; each with the bytes it was looked at with, the edits, and what they make
 *          of it, or the reason why it is left alone. Edits come in rounds: what overlapped, or is found only
 *          in what a fix made, has its turn in a later one
 * Units    bytes
 * Owns     the arena of the plan; findings stay the run's
 * Errors   a file's trouble is its reason; the plan itself cannot fail but for want of memory
 * Threads  main thread
 * Cost     each file is read once more and hashed
 */
#ifndef LTL_CLI_FIX_PLAN_H
#define LTL_CLI_FIX_PLAN_H

#include "orchestrator/cli/analysis/analysis.h"
#include "orchestrator/fix/swaps.h"
#include "orchestrator/fix/journal.h"

typedef struct ltl_fix_item {
    const ltl_target *target;
    ltl_str name; /* as reports show it */
    ltl_str path; /* in the tree */
    bool is_staged;
    bool has_tree; /* the file of the tree gets the fixes, too */
    ltl_source origin; /* as it was read from `bytes` */
    ltl_str bytes;
    ltl_source source;   /* what the rounds so far made of it, and `edits` are of */
    ltl_swaps changes; /* from `origin` to `source` */
    uint32_t fixes;      /* in `changes` */
    ltl_findings found;  /* in `source`, once there are changes */
    ltl_edits edits;
    uint32_t kept;      /* of the edits: those that are not left out */
    ltl_str text;       /* `source` with the edits made */
    ltl_str made;       /* the same as the file's bytes */
    ltl_findings tried; /* what was found in `text` */
    ltl_str why;        /* it is left alone; empty: it is not */
    uint32_t other_names; /* hard links, which keep the old content */
} ltl_fix_item;

typedef struct ltl_fix_items LTL_VEC(ltl_fix_item) ltl_fix_items;

typedef struct ltl_fix_plan {
    ltl_arena arena;
    ltl_fix_items items;
    ltl_str tree; /* absolute; files outside of it are left alone */
    int tree_fd;
    bool is_staged;
    uint64_t bytes;
} ltl_fix_plan;

/* `tree` is the plan's to read; after a run. */
void ltl_fix_plan_make(ltl_fix_plan *plan, const ltl_analysis *analysis, ltl_str tree,
                       bool is_staged);
/* Makes `text`, `made` and `kept` anew after edits were left out. */
void ltl_fix_item_make(ltl_fix_plan *plan, ltl_fix_item *item);
/* The edits become changes; `tried` tells what there is to fix now. */
void ltl_fix_item_go_on(ltl_fix_plan *plan, ltl_fix_item *item);
static inline bool ltl_fix_item_has_edits(const ltl_fix_item *item) {
    return item->why.len == 0 && item->kept > 0;
}
/* Once all rounds are over. */
static inline bool ltl_fix_item_changes(const ltl_fix_item *item) {
    return item->why.len == 0 && item->fixes > 0 && !ltl_str_eq(item->made, item->bytes);
}
/* Afterwards: files that did not get their new bytes, because somebody else changed them meanwhile. */
void ltl_fix_plan_left(ltl_fix_plan *plan, const ltl_fix_files *files);
void ltl_fix_plan_clear(ltl_fix_plan *plan);

#endif
