/* duplicates.h - code that a change writes although the repository has it already.
 *
 * Shape    at least LTL_DUPLICATE_WORDS words in a row and LTL_DUPLICATE_LINES lines, all of them new, that stand
 *          somewhere else word by word, or with a few other words between such parts; code that only moved stands
 *          nowhere else
 * Units    words, lines
 * Owns     the arena of the call
 * Errors   false without the memory; without a repository only the changed files are compared
 * Threads  see assess.h
 * Cost     one pass over the bytes of all source files
 */
#ifndef LTL_SPECIALISTS_COMMON_DUPLICATES_H
#define LTL_SPECIALISTS_COMMON_DUPLICATES_H

#include "orchestrator/specialists/common/rule.h"

enum { LTL_DUPLICATE_WORDS = 50, LTL_DUPLICATE_LINES = 6, LTL_MAX_NEW_WORDS = 2000000 };

extern const ltl_rule_info ltl_rule_duplicate_introduced;

bool ltl_duplicates_look(ltl_assess *assess);

#endif
