/* fold.h - what functions of standard libraries make of values that are known.
 *
 * Shape    `'a'.upper()`, `len([1, 2])`, `strings.Split(s, ",")[0]`: one row a function and language in tables;
 *          only functions without effects, and only where the language leaves no doubt about the result
 * Units    texts are folded when they are spelt as they are: ASCII, no escapes; so bytes, code units and
 *          letters are the same number. Whole numbers stay within what the language computes with
 * Owns     results lie in the arena of the flow
 * Errors   what cannot be worked out is "some string" and the like, or unknown
 * Threads  tables are immutable
 * Cost     a search by name for each call, then as long as the texts; both within LTL_MAX_FOLD_BYTES and
 *          LTL_MAX_FOLD_ITEMS
 */
#ifndef LTL_DATAFLOW_FOLD_FOLD_H
#define LTL_DATAFLOW_FOLD_FOLD_H

#include "analyzers/dataflow/flow.h"

/* The bit of a language in the tables; 0: nothing is folded. */
uint32_t ltl_fold_language(const ltl_language *language);
ltl_known ltl_fold_call(ltl_flow *flow, ltl_node call);
/* False when no row has the name of the call, or what it is given has no value by its looks. */
bool ltl_fold_may_know(const ltl_flow *flow, ltl_node call);
/* `new HashMap<>()`, `[]string{"a"}` */
ltl_known ltl_fold_new(ltl_flow *flow, ltl_node node);
/* Such a type, by its name. */
bool ltl_fold_makes(const ltl_flow *flow, ltl_node node);
/* `x[key]`, `x[from:to]` */
ltl_known ltl_fold_index(ltl_flow *flow, ltl_node index);
/* `x.length`, `x.k` of a value that is known. */
ltl_known ltl_fold_member(ltl_flow *flow, ltl_node member, const ltl_known *receiver);
/* `a op b` where the language decides; unknown: what the languages share may still tell. */
ltl_known ltl_fold_binary(ltl_flow *flow, ltl_node node, ltl_str operator, const ltl_known * a,
                          const ltl_known *b);
/* `sizeof "abc"`, `~1` */
ltl_known ltl_fold_unary(ltl_flow *flow, ltl_node node, const ltl_known *operand);
/* `(int) "12"`, `(char) 97`: types that nobody knows leave texts as they are. */
ltl_known ltl_fold_cast(ltl_flow *flow, ltl_node cast, const ltl_known *value);
/* Whether the value is taken for true: 1, 0, or -1 when that is not sure. */
int ltl_fold_truth(const ltl_flow *flow, const ltl_known *value);
/* `a or b` gives one of them there, not their truth. */
bool ltl_fold_gives_operands(const ltl_flow *flow);
/* `if` has a value there. */
bool ltl_fold_gives_branches(const ltl_flow *flow);
/* A switch that takes no arm gives null, or nothing. */
bool ltl_fold_gives_null(const ltl_flow *flow);
/* The list behind `x.append(y)`, as a statement. */
ltl_known ltl_fold_acted(ltl_flow *flow, ltl_node call, const ltl_known *before);
/* The collection behind `x[k] = y`, as a statement. */
ltl_known ltl_fold_written_into(ltl_flow *flow, ltl_node assign, const ltl_known *before);
/* Collections lie in the collection, or may. */
bool ltl_fold_nests(const ltl_flow *flow, const ltl_known *value);
/* A function of that name only looks at collections; as a method of one, or given one. */
bool ltl_fold_looks(const ltl_flow *flow, ltl_str name, bool is_method);
/* `string.Empty`, `Integer.MAX_VALUE` */
bool ltl_fold_is_constant(const ltl_flow *flow, ltl_node member);
ltl_known ltl_fold_constant(ltl_flow *flow, ltl_node member);
/* Such a call: it changes its receiver in a way that is worked out. */
bool ltl_fold_acts(const ltl_flow *flow, ltl_node call);

#endif
