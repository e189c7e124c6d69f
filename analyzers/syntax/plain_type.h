/* plain_type.h - types that carry no text: numbers and truth values, as they are written.
 *
 * Shape    one table of names for all languages. Dates, UUIDs and functions count as numbers: what a client
 *          wrote is read by a parser of theirs. Fields have a type where the language keeps to it
 * Units    nodes of the tree
 * Owns     nothing
 * Errors   none
 * Threads  reentrant
 * Cost     a look-up a name; O(size of the class) its fields
 */
#ifndef LTL_SYNTAX_PLAIN_TYPE_H
#define LTL_SYNTAX_PLAIN_TYPE_H

#include "analyzers/syntax/tree.h"

typedef enum ltl_plain_type {
    LTL_PLAIN_NOT,
    LTL_PLAIN_NUMBER,
    LTL_PLAIN_TRUTH
} ltl_plain_type;

ltl_plain_type ltl_plain_type_named(ltl_str name);
/* The type that `holder` has under the role, when it is one name; `List<int>` is no number. */
ltl_plain_type ltl_plain_type_written(const ltl_tree *tree, ltl_node holder, ltl_role role);

typedef void ltl_plain_visit(void *context, ltl_str name, ltl_plain_type type);
/* Each field of the class that has such a type. */
void ltl_plain_fields(const ltl_tree *tree, ltl_node class, ltl_plain_visit *visit, void *context);
ltl_plain_type ltl_plain_field(const ltl_tree *tree, ltl_node class, ltl_str name);

#endif
