/* join.h - `report merge`: the reports of all shards as one run.
 *
 * Shape    opened from the files; then an analysis of the same words takes over what the shards have found, links
 *          files, looks again where that tells something new, and gathers: the report of one run over all files
 * Units    -
 * Owns     everything read, until ltl_join_close
 * Errors   LTL_INVALID with the name of the file, for one that is not of the same scan as the others or as this
 *          program, rules and files here; LTL_SYNTAX for what is no report of a shard, or damaged
 * Threads  main thread
 * Cost     reading the reports, and every file to see that it is the same; the linking of a whole scan
 */
#ifndef LTL_CLI_SHARDS_JOIN_H
#define LTL_CLI_SHARDS_JOIN_H

#include "orchestrator/cli/analysis/analysis.h"

typedef struct ltl_join_shard {
    const char *name; /* of the file */
    uint32_t index;   /* from 1 */
    uint32_t of;
    ltl_str version;
    ltl_str build;
    ltl_str ruleset;
    ltl_str options;
    uint64_t seconds;
    ltl_str words; /* one a line, to be compared */
    ltl_str_list word_list;
    ltl_str files; /* see ltl_shard_files */
    struct LTL_VEC(ltl_str) parts;
} ltl_join_shard;

typedef struct ltl_join {
    ltl_arena arena;
    ltl_join_shard *shards;
    uint32_t count;
    bool *is_there;  /* by number from 0 */
    ltl_str missing; /* "2, 5"; empty: all are there */
    struct LTL_VEC(ltl_str) parts;
    struct LTL_VEC(const char *) names; /* of the file of each part */
    ltl_run_memory memory;
} ltl_join;

LTL_MUST_USE ltl_status ltl_join_open(ltl_join *join, const char *const *names, uint32_t count,
                                      ltl_error *error);
/* From now on the analysis is of these shards; there is one such analysis a process. */
void ltl_join_into(ltl_join *join, ltl_analysis *analysis);
void ltl_join_close(ltl_join *join);

#endif
