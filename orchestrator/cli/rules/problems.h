/* problems.h - what is wrong with rules, as text with the place in the file.
 *
 * Shape    a line per problem that editors can jump by, then the line of the file and a caret
 * Units    lines and columns from 1
 * Owns     the arena of the printer
 * Errors   a file that cannot be read again is shown without its lines
 * Threads  main thread
 * Cost     reads each file once more
 */
#ifndef LTL_CLI_RULES_PROBLEMS_H
#define LTL_CLI_RULES_PROBLEMS_H

#include "analyzers/ruleset/ruleset.h"
#include "core/out.h"

/* What became of all rules that were read: found = fine + wrong + left out. */
typedef struct ltl_rule_tally {
    uint32_t fine;
    uint32_t wrong;    /* with an error each, however many */
    uint32_t left_out; /* for another version of the syntax */
    uint32_t files;    /* that are no rule files */
    uint32_t errors;
    uint32_t warnings;
} ltl_rule_tally;

/* True when the rule could not be compiled for one of its languages. */
bool ltl_rule_is_wrong(const ltl_problems *problems, const ltl_rule *rule);
ltl_rule_tally ltl_rule_tally_of(const ltl_ruleset *ruleset);
void ltl_rule_problems_print(ltl_arena *arena, ltl_out *out, const ltl_problems *problems,
                             bool has_colour);
void ltl_rule_problems_json(ltl_out *out, const ltl_problems *problems);

#endif
