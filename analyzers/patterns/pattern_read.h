/* pattern_read.h - a pattern's text read by the grammar: every meaning it can have.
 *
 * Shape    a reading is a tree and the nodes of it that are the pattern. The first is the one that the
 *          language's wraps name first; further ones come from its `pattern_further`
 * Units    nodes of the reading's tree; the fault is a byte of the pattern's text
 * Owns     the arena given
 * Errors   LTL_SYNTAX when no spelling and no wrap makes the grammar read it as one piece, with every
 *          stand-in where it can be told; `fault` says where the best try stumbled
 * Threads  one owner
 * Cost     a parse for each spelling that differs and each wrap, until one succeeds
 */
#ifndef LTL_PATTERNS_PATTERN_READ_H
#define LTL_PATTERNS_PATTERN_READ_H

#include "analyzers/patterns/placeholder.h"
#include "analyzers/syntax/parse.h"

enum { LTL_MAX_READINGS = 4 };

typedef struct ltl_reading {
    const ltl_tree *tree;
    ltl_node first;
    ltl_node end;
    uint32_t root_count;
    bool is_header; /* the code's node may have more children than the pattern's */
    ltl_node
        types[LTL_MAX_ASKED_TYPES]; /* what the typed metavariables ask for, behind the pattern */
    uint32_t type_count;
} ltl_reading;

typedef struct ltl_readings {
    uint32_t count;
    ltl_reading at[LTL_MAX_READINGS];
    size_t fault;
} ltl_readings;

LTL_MUST_USE ltl_status ltl_pattern_read(ltl_arena *arena, ltl_parser *parser, ltl_names *names,
                                         const ltl_language *language, ltl_str text,
                                         ltl_readings *out_readings);

#endif
