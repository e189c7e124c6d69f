/* match.h - which findings a change brought, kept and removed.
 *
 * Shape    passes over both sides, strictest first; a finding of the base is used up by one match:
 *            1. same code, same scope, same file (a renamed file is the same file)
 *            2. same code, same file, another scope
 *            3. same code, same scope and the same lines around it, in another file
 *            4. same rule and scope in the same file, names and literals edited; never for secrets,
 *               since another secret is another finding
 *          Among equals, those on unchanged lines are matched first, then in source order
 * Units    -
 * Owns     changes states in place; scratch in the arena of the call
 * Errors   none
 * Threads  reentrant
 * Cost     O(n log n)
 */
#ifndef LTL_GATHER_MATCH_H
#define LTL_GATHER_MATCH_H

#include "core/finding.h"
#include "core/map.h"

typedef struct ltl_match_side {
    ltl_findings *findings; /* in order */
    const bool *is_touched; /* per finding: on a line that the change wrote; null: unknown */
    uint32_t *other; /* out, of the base: per finding its other half + 1, 0: none; null: nobody asks */
} ltl_match_side;

/* Sets NEW or UNCHANGED on the head side, UNCHANGED or FIXED on the base side. `renames` maps paths
 * of the base (entry values are indices into `new_paths`); null when nothing was renamed. A finding
 * whose suppression was taken away is NEW. */
void ltl_findings_match(ltl_arena *arena, const ltl_match_side *head, const ltl_match_side *base,
                        const ltl_map *renames, const ltl_str *new_paths);

#endif
