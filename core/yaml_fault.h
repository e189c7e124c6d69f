/* yaml_fault.h - whether a text is YAML, documents one after the other, and what keeps it from being so.
 *
 * Shape    the reader's complaint with its place; aliases and tags are not resolved
 * Units    line and column from 1
 * Owns     the arena owns the text
 * Errors   no memory is no fault of the text: false
 * Threads  reentrant
 * Cost     one pass of libyaml; what is nested deeper than LTL_MAX_YAML_DEPTH is not read further
 */
#ifndef LTL_CORE_YAML_FAULT_H
#define LTL_CORE_YAML_FAULT_H

#include "core/arena.h"
#include "core/str.h"

typedef struct ltl_yaml_fault {
    uint32_t line;
    uint32_t column;
    ltl_str text; /* "mapping values are not allowed in this context" */
} ltl_yaml_fault;

bool ltl_yaml_fault_find(ltl_arena *arena, ltl_str text, ltl_yaml_fault *out_fault);

#endif
