/* json_fault.h - whether a text is JSON, and what keeps it from being so.
 *
 * Shape    a description with line and column inside the text, empty when there is nothing wrong
 * Units    lines and columns from 1
 * Owns     the arena owns the description
 * Errors   none
 * Threads  reentrant
 * Cost     one parse by jansson; its depth is bounded there
 */
#ifndef LTL_CORE_JSON_FAULT_H
#define LTL_CORE_JSON_FAULT_H

#include "core/arena.h"

ltl_str ltl_json_fault(ltl_arena *arena, ltl_str text);
/* The same with the line apart; empty when there is nothing wrong. */
ltl_str ltl_json_fault_at(ltl_arena *arena, ltl_str text, uint32_t *out_line);

#endif
