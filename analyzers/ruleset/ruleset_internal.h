/* ruleset_internal.h - what scanners see of a rule set.
 *
 * Shape    programs by language index, made when first asked for
 * Units    -
 * Owns     see ruleset.h
 * Errors   -
 * Threads  ltl_ruleset_program may be called by any thread
 * Cost     a lock for the first file of a language in each scanner
 */
#ifndef LTL_RULESET_RULESET_INTERNAL_H
#define LTL_RULESET_RULESET_INTERNAL_H

#include "analyzers/ruleset/program.h"
#include "analyzers/ruleset/ruleset.h"

/* The program of a language (null: of any text); null when no rule is for it, or without memory. */
const ltl_program *ltl_ruleset_program(const ltl_ruleset *ruleset, const ltl_language *language);

/* The same rules with words in place of patterns; null without memory. Made when a file first falls back on it. */
const ltl_program *ltl_ruleset_words(const ltl_ruleset *ruleset, const ltl_language *language);

#endif
