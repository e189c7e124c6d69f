/* data_repair.h - data, style sheets and queries that do not parse as they stand: marks of templates, and what
 * their grammars do not know.
 *
 * Shape    `copy` holds the bytes of `text`, and keeps its length; a tree of the copy is one of the text. All:
 *          marks of templates as template_markers.h has them; JSON: a value is a number; YAML: a value alone on
 *          its line is nothing, as `{{ toYaml … }}` is a block of its own, so is one with deeper lines below it, and
 *          texts in quotes are joined as yaml_quotes.h has it; CSS: comparisons in media queries, addresses
 *          without quotes, numbers that begin with a dot, what only old browsers read; SQL: comments that begin
 *          with `#`, quotes inside quoted names, settings of dbt
 * Units    bytes
 * Owns     nothing
 * Errors   none; whoever parses keeps what reads better
 * Threads  reentrant
 * Cost     O(bytes)
 */
#ifndef LTL_GRAMMARS_DATA_REPAIR_H
#define LTL_GRAMMARS_DATA_REPAIR_H

#include <stdbool.h>

#include "core/arena.h"
#include "core/str.h"

/* True when something was changed. */
bool ltl_json_repair(ltl_arena *arena, ltl_str text, char *copy);
bool ltl_yaml_repair(ltl_arena *arena, ltl_str text, char *copy);
bool ltl_css_repair(ltl_arena *arena, ltl_str text, char *copy);
bool ltl_sql_repair(ltl_arena *arena, ltl_str text, char *copy);

#endif
