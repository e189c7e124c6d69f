/* flow_internal.h - working out the values of a unit.
 *
 * Shape    -
 * Units    -
 * Owns     -
 * Errors   -
 * Threads  one owner
 * Cost     -
 */
#ifndef LTL_DATAFLOW_FLOW_INTERNAL_H
#define LTL_DATAFLOW_FLOW_INTERNAL_H

#include "analyzers/dataflow/flow.h"

/* Index of the innermost unit that holds `node`. */
uint32_t ltl_flow__unit_at(const ltl_flow *flow, ltl_node node);
static inline ltl_node ltl_flow__unit_node(const ltl_flow *flow, ltl_node node) {
    return flow->units.at[ltl_flow__unit_at(flow, node)].node;
}
/* The value of a node that was worked out, or of a literal. */
ltl_known ltl_flow__known(const ltl_flow *flow, ltl_node node);
/* The value of an expression from those of its parts. */
ltl_known ltl_flow__evaluate(ltl_flow *flow, ltl_node node);
/* What `leaf` gets from the node that defines it; `before` is what it had. */
ltl_known ltl_flow__given(ltl_flow *flow, ltl_node leaf, const ltl_known *before);
/* The expression that `leaf` gets as its value from the node that defines it, or none. */
ltl_node ltl_flow__expression_for(const ltl_flow *flow, ltl_node leaf);
/* A variable of another unit, or a field: its value when it is given one only once. */
ltl_known ltl_flow__outer(ltl_flow *flow, uint32_t variable, ltl_node unit);
/* The expression of the last write of a variable, or none. */
ltl_node ltl_flow__giver(const ltl_flow *flow, uint32_t variable);
/* flow_parts.c: of a literal `{k: x}`, `[x]` the part under a key, or at a place; how many a value has. Unknown
 * when it does not stand there. */
ltl_known ltl_flow__part_named(const ltl_tree *tree, ltl_node literal, ltl_str key);
ltl_known ltl_flow__part_at(const ltl_tree *tree, ltl_node literal, int64_t at);
ltl_known ltl_flow__size(ltl_arena *arena, const ltl_tree *tree, const ltl_known *value);
/* What a variable holds where it is read; a collection that may have been written into is no longer known. */
ltl_known ltl_flow__as_written(ltl_flow *flow, ltl_node read, ltl_known value);
/* flow_far.c: the value of a name or member of another file; else unknown, and what is wanted by `integer`. */
ltl_known ltl_flow__far(ltl_flow *flow, ltl_node node);
/* Unknown, for want of what a part of the node waits for. */
ltl_known ltl_flow__wanting(const ltl_flow *flow, ltl_node node);
/* flow_patterns.c: what a name in a pattern gets of a value that is known. */
ltl_known ltl_flow__taken(const ltl_flow *flow, ltl_node leaf);
/* `x = 1` of `{x = 1}` and `[x = 1]`: a value for want of another. */
bool ltl_flow__is_usual(const ltl_tree *tree, ltl_node by);
/* flow_counted.c: an enumerator without a value, a line of Go's constants that says nothing. */
bool ltl_flow__is_counted(const ltl_flow *flow, ltl_node by);
ltl_known ltl_flow__counted(ltl_flow *flow, ltl_node leaf, ltl_node by);
bool ltl_flow__is_enumerator(const ltl_flow *flow, uint32_t variable);
/* The only one of C's of that bare name; 0: none. */
uint32_t ltl_flow__enumerator_named(ltl_flow *flow, uint32_t name);
/* Enumerators are numbers by a cast only: elsewhere they are written as their names. */
bool ltl_flow__is_cast_to_count(const ltl_flow *flow);
/* A name that nobody declares, in a unit: a literal, an enumerator of C, or `iota`. */
ltl_known ltl_flow__of_word(ltl_flow *flow, ltl_node node, ltl_node unit);
/* flow_qualified.c: the declaration that `a.b.X`, `n::X` means; 0: none of the file. */
uint32_t ltl_flow__qualified(ltl_flow *flow, ltl_node member);
/* flow_namespaced.c: the class of this file that `App\K` is the whole name of; else LTL_NO_NODE. */
ltl_node ltl_flow__class_of_path(const ltl_flow *flow, ltl_str path);
/* What C++'s `static const int X = 1;` in a class gives, or none. */
ltl_node ltl_flow__class_constant(const ltl_tree *tree, ltl_node by);
/* flow_asked.c: what an enumerator of the file tells of itself. */
ltl_known ltl_flow__asked(ltl_flow *flow, ltl_node node);
bool ltl_flow__may_be_asked(const ltl_flow *flow, ltl_node node);
/* flow_defined.c: PHP's `define('A', 1)` of the file, and `constant('A')`. */
ltl_known ltl_flow__defined(ltl_flow *flow, ltl_str name);
bool ltl_flow__is_defined(ltl_flow *flow, ltl_node name);
bool ltl_flow__names_constant(const ltl_flow *flow, ltl_node call);
ltl_known ltl_flow__constant_named(ltl_flow *flow, ltl_node call);
/* flow_choices.c: `a or b`, `a ?? b`; false: the operator chooses nothing, or it is not known what. */
bool ltl_flow__choose(const ltl_flow *flow, ltl_str operator, const ltl_known * left, const ltl_known *right,
                      ltl_known *out_value);
/* `c ? a : b`, and `if` where it has a value. */
ltl_known ltl_flow__of_branches(const ltl_flow *flow, ltl_node node);
/* `match`, `when`, `switch` where they have one. */
ltl_known ltl_flow__of_arms(const ltl_flow *flow, ltl_node node);
/* A call of a function that makes text of text. */
bool ltl_is_text_call(const ltl_tree *tree, ltl_node call);
void ltl_flow__work_out(ltl_flow *flow, ltl_code_unit *unit);

#endif
