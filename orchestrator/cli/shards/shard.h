/* shard.h - one of several runs over the files of one scan: what each says of itself, and what it hands over.
 *
 * Shape    words: what was typed that says what is looked for and where. Pieces: the files of the scan as lines, then
 *          the parts of the run's memory (see run.h), packed as one text of letters
 * Units    bytes
 * Owns     the arena of the call
 * Errors   LTL_LIMIT past LTL_MAX_SHARD_BYTES, LTL_SYNTAX for what is damaged, LTL_NO_MEMORY
 * Threads  main thread
 * Cost     some 10 MB/s when it is packed, ten times as much when it is read
 */
#ifndef LTL_CLI_SHARDS_SHARD_H
#define LTL_CLI_SHARDS_SHARD_H

#include "orchestrator/cli/analysis/analysis.h"

typedef struct ltl_shard_pieces LTL_VEC(ltl_str) ltl_shard_pieces;

/* The words that another run needs to look for the same in the same files. */
void ltl_shard_words(ltl_arena *arena, const ltl_arguments *arguments, ltl_str_list *out_words);
/* A digest of rules, options and settings as hex: what was found with another means nothing here. */
LTL_MUST_USE ltl_status ltl_shard_options(ltl_analysis *analysis, const ltl_run_options *options,
                                          ltl_str *out_hex, ltl_error *error);
ltl_str ltl_shard_build(ltl_arena *arena);
/* A line for each file of the scan, with what is known of it before it is read. */
LTL_MUST_USE ltl_status ltl_shard_files(ltl_arena *arena, const ltl_intake *intake,
                                        ltl_str *out_lines, ltl_error *error);

/* `out_digest` is of what `out_letters` unpack to. */
LTL_MUST_USE ltl_status ltl_shard_pack(ltl_arena *arena, const ltl_shard_pieces *pieces,
                                       ltl_str *out_letters, ltl_str *out_digest, ltl_error *error);
LTL_MUST_USE ltl_status ltl_shard_unpack(ltl_arena *arena, ltl_str letters, ltl_str digest,
                                         ltl_shard_pieces *out_pieces, ltl_error *error);

#endif
