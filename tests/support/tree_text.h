/* tree_text.h - a normalised tree as text, one node a line, for tests and for people.
 *
 * Shape    two blanks a level; `role: kind(grammar type) \`name\``; the type for OTHER and ERROR only
 * Units    -
 * Owns     the buffer is the caller's
 * Errors   none
 * Threads  reentrant
 * Cost     proportional to the tree
 */
#ifndef LTL_TESTS_TREE_TEXT_H
#define LTL_TESTS_TREE_TEXT_H

#include "analyzers/syntax/tree.h"
#include "core/buf.h"

void test_tree_write(const ltl_tree *tree, ltl_buf *buf);

/* Null when all promises of tree.h about parents, ends and spans hold, else which one does not. */
const char *test_tree_flaw(const ltl_tree *tree);

#endif
