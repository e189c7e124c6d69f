/* lists_export.h - a built-in rule as a file that other engines read.
 *
 * Shape    the text of a rule file with the items of each list in place of its `use`; what stands beside
 *          `use` goes into each item
 * Units    bytes; the form is that of the built-in files: items four columns in, lists two
 * Owns     the result lives in the caller's arena
 * Errors   a `use` without a built-in list stays as it is
 * Threads  re-entrant
 * Cost     one pass over the text, one over the pack for each `use`
 */
#ifndef LTL_RULEFILES_LISTS_EXPORT_H
#define LTL_RULEFILES_LISTS_EXPORT_H

#include "core/arena.h"
#include "core/str.h"

ltl_str ltl_lists_export(ltl_arena *arena, ltl_str text);

#endif
