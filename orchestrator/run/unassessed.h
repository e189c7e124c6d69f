/* unassessed.h - what nobody looked at because no rule speaks of its language.
 *
 * Shape    the languages of such files as a text for people: "HCL (12 files), CSS (1 file)", most files first
 * Units    files
 * Owns     the text lives in the arena of the caller
 * Errors   empty without the memory
 * Threads  when the run is over, any
 * Cost     O(files × agents)
 *
 * Documents (Markdown) are left out: people read them. So are files without a language, and for performance alone those
 * in which nothing runs (JSON, YAML, HCL).
 */
#ifndef LTL_RUN_UNASSESSED_H
#define LTL_RUN_UNASSESSED_H

#include "orchestrator/run/run.h"

/* Of the files that the agents of `domains` (bit per ltl_domain) were given. `out_looked`: those of any language that
 * one of these agents looked at. */
ltl_str ltl_run_unassessed(const ltl_run *run, uint32_t domains, ltl_arena *arena,
                           uint64_t *out_looked);

#endif
