/* share.h - `scan --shard I/N`: the part of one machine.
 *
 * Shape    opened before the run; from then on the analysis looks at its part, remembers what it came to, and its
 *          report says which part it is
 * Units    -
 * Owns     the arena of the analysis
 * Errors   LTL_USAGE for a shard that does not exist, and beside options that need the whole
 * Threads  main thread
 * Cost     see shard.h
 */
#ifndef LTL_CLI_SHARDS_SHARE_H
#define LTL_CLI_SHARDS_SHARE_H

#include "orchestrator/cli/analysis/analysis.h"

/* Nothing without --shard. */
LTL_MUST_USE ltl_status ltl_share_open(ltl_analysis *analysis, ltl_error *error);
/* Some options need all files, or a workflow of which nobody knows what it looks at. */
LTL_MUST_USE ltl_status ltl_share_check(const ltl_arguments *arguments, const char *what,
                                        ltl_error *error);

#endif
