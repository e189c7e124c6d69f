/* lists.h - lists of sources, sinks, sanitizers and propagators that several rules use.
 *
 * Shape    `use: name` in a list of a taint rule stands for the items of the list `name` under `lists:` of the
 *          same file; `use: file/name` for one of analyzers/rules/lists/<file>.yaml, which travels in the
 *          program and is read when the first rule asks for it
 * Units    -
 * Owns     the arena of the rules; nodes are shared by all rules that use them
 * Errors   an unknown list is a problem of the rule, with the nearest name; what is wrong inside of a
 *          list is told with the place in the list
 * Threads  one owner
 * Cost     each file is read once
 */
#ifndef LTL_RULEFILES_LISTS_H
#define LTL_RULEFILES_LISTS_H

#include "analyzers/rulefiles/load_internal.h"

/* The items of the list that `name` (the text of a `use`) means; null after a complaint. */
const ltl_yaml *ltl_lists_find(ltl_loader *loader, const ltl_yaml *name);
/* Complains about what is no list in the `lists:` of the file at hand. */
void ltl_lists_check(ltl_loader *loader, const ltl_yaml *lists);
/* The lines of the document that a node stands in. */
const ltl_line_starts *ltl_lists_lines(const ltl_loader *loader, const ltl_yaml *node);

#endif
