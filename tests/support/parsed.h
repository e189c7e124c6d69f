/* parsed.h - a text with its tree, and what holds for every tree.
 *
 * Shape    one struct that owns all it takes to parse a text once
 * Units    see syntax/tree.h
 * Owns     arena, names and parser; parsed_clear gives them back
 * Errors   parsed_make fails the test unless the parse is good; parsed_try returns its status
 * Threads  one owner
 * Cost     a parser per text
 */
#ifndef LTL_TESTS_SUPPORT_PARSED_H
#define LTL_TESTS_SUPPORT_PARSED_H

#include "analyzers/syntax/parse.h"

typedef struct parsed {
    ltl_arena arena;
    ltl_names names;
    ltl_parser *parser;
    ltl_source source;
    const ltl_tree *tree;
} parsed;

void parsed_make(parsed *p, const char *language, ltl_str text);
ltl_status parsed_try(parsed *p, const char *language, ltl_str text, ltl_fuel *fuel);
void parsed_clear(parsed *p);
/* `before` and `after` each `count` times around `middle`; freed by the caller. */
char *nest(const char *before, const char *middle, const char *after, size_t count);
/* Parents, ends, spans, posting lists; null when all is well, else what is not. */
const char *tree_fault(const ltl_tree *tree);
/* The first node of the kind, by number. */
ltl_node nth_of_kind(const ltl_tree *tree, ltl_kind kind, uint32_t number);
double cpu_seconds(void); /* of this thread; 0 under the thread checker */

#endif
