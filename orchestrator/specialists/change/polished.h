/* polished.h - the text that all edits of a polish specialist make, held against the original.
 *
 * Shape    per file with edits: the polished text is looked at by the rules of some domains; an edit that adds one of
 *          their findings is taken back, alone. Places of the polished text are told as those of the original
 * Units    byte offsets
 * Owns     the run's findings lose fixes
 * Errors   -
 * Threads  behind the polish specialist, before anything is merged
 * Cost     two looks at each file with edits; one more for each of its edits when it is worse than before
 */
#ifndef LTL_SPECIALISTS_COMMON_POLISHED_H
#define LTL_SPECIALISTS_COMMON_POLISHED_H

#include "orchestrator/specialists/common/rule.h"

/* Clean-ups by number, as rules. */
const ltl_rule_info *ltl_polished_rule_at(uint32_t index);
/* How many edits in how many files, as a note. */
void ltl_polished_note(ltl_assess *assess);
/* Nothing happens when nobody polished. False without the memory. */
bool ltl_polished_check(ltl_assess *assess, uint32_t domains);

#endif
