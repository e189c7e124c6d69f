/* sign_offs.h - commits of a change that nobody signed off, where the repository asks for it.
 *
 * Shape    one finding a commit, at the file that asks: DCO, or CONTRIBUTING that speaks of it
 * Units    -
 * Owns     findings belong to the assessment
 * Errors   none: what is no range of commits (the index, a patch, the work tree) has no messages to look at
 * Threads  one owner
 * Cost     a few small files, and one read a commit
 *
 * Merges are left out: git makes their messages. So is a repository that asks nobody: most do not.
 */
#ifndef LTL_SPECIALISTS_COMMON_SIGN_OFFS_H
#define LTL_SPECIALISTS_COMMON_SIGN_OFFS_H

#include "orchestrator/specialists/common/rule.h"

extern const ltl_rule_info ltl_rule_sign_off_missing;

void ltl_sign_offs_look(ltl_assess *assess);

#endif
