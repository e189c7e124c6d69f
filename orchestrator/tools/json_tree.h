/* json_tree.h - a JSON text as a value of data.h, and paths into it.
 *
 * Shape    objects become records, arrays lists; a number that is no integer keeps its text
 * Units    -
 * Owns     the arena of the call
 * Errors   LTL_SYNTAX where it is no JSON, LTL_LIMIT where it nests deeper than LTL_JSON_TREE_DEPTH
 * Threads  reentrant
 * Cost     O(bytes), no recursion
 */
#ifndef LTL_TOOLS_JSON_TREE_H
#define LTL_TOOLS_JSON_TREE_H

#include "orchestrator/workflow/data.h"

enum { LTL_JSON_TREE_DEPTH = 64 };

LTL_MUST_USE ltl_status ltl_json_tree_read(ltl_arena *arena, ltl_str text, ltl_data *out_value,
                                           ltl_error *error);
/* "runs.0.results": members by name, members of lists by their place; null when it does not lead anywhere. */
const ltl_data *ltl_json_tree_at(const ltl_data *value, const char *path);
const ltl_data *ltl_json_tree_follow(const ltl_data *value, ltl_str path);
/* Empty unless it is a text, or a number, whose digits it is. */
ltl_str ltl_json_tree_text(ltl_arena *arena, const ltl_data *value);
/* 0 unless it is a number above 0, or a text of digits. */
uint32_t ltl_json_tree_number(const ltl_data *value);

#endif
