/* past.h - what commits of the past did to given files, where their messages say what one looks for.
 *
 * Shape    from a revision back, newest first: each commit whose message is chosen, with both sides of those files of
 *          `paths` that it changed; without merges, for what they bring was changed in commits of its own. A file has
 *          its name: what it was called before a rename is another one; what a commit added or deleted is not shown
 * Units    commits
 * Owns     what is shown lives until the next commit
 * Errors   as ltl_intake_open_range; LTL_REFUSED for a shallow clone, which does not hold its history
 * Threads  reentrant
 * Cost     one read a commit; for one that is chosen two trees compared, as far as they differ, and its files among
 *          `paths`, line by line
 */
#ifndef LTL_INTAKE_PAST_H
#define LTL_INTAKE_PAST_H

#include "core/fuel.h"
#include "core/map.h"
#include "orchestrator/intake/intake.h"

typedef struct ltl_past_change {
    ltl_str commit; /* its short id */
    ltl_str message;
    ltl_str path;
    uint64_t value; /* of that path in `paths` */
    ltl_str before; /* the file */
    ltl_str after;
    const ltl_target *lines; /* where they differ: `added`, `removed` and how many, nothing else */
} ltl_past_change;

typedef struct ltl_past_walk {
    ltl_str repository;
    ltl_str revision; /* empty: HEAD */
    ltl_str hides;    /* what leads to this revision is not shown; empty: all is */
    const ltl_map *paths;
    uint32_t most; /* commits */
    ltl_fuel *
        fuel; /* a step is a byte of a side; once it is empty no more is read. Null: as much as there is */
    void *context;
    bool (*chooses)(void *context, ltl_str message);
    /* False: enough was seen. */
    bool (*sees)(void *context, const ltl_past_change *change);
} ltl_past_walk;

LTL_MUST_USE ltl_status ltl_past_read(const ltl_past_walk *past, ltl_error *error);

#endif
