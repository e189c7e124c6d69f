/* fix.h - the text that takes the place of a match.
 *
 * Shape    `fix`: a template with metavariables, lines after the first moved right to where the match
 *          begins; an empty sequence takes the comma beside it along. `fix-regex`: every place in the
 *          matched text where the expression fits, or the first `count`, replaced with groups put in
 * Units    bytes
 * Owns     the arena of the call
 * Errors   false: longer than LTL_MAX_FIX_BYTES, nothing to replace, or the expression gave up
 * Threads  reentrant
 * Cost     O(text + what is put in)
 */
#ifndef LTL_RULESET_FIX_H
#define LTL_RULESET_FIX_H

#include "analyzers/regex/regex.h"
#include "core/arena.h"
#include "core/finding.h"

#define LTL_MAX_FIX_BYTES ((size_t)64 * 1024)

/* `before`: what stands in front of the match on its line. */
bool ltl_fix_make(ltl_arena *arena, ltl_str text, const ltl_binding *bindings,
                  uint32_t binding_count, ltl_str before, ltl_str *out_fix);

/* `replacement` knows `\1`, `\g<1>`, `\g<name>`, `$1`, `\n`, `\t` and `\\`. `count` 0: all. */
bool ltl_fix_regex_make(ltl_arena *arena, const ltl_regex *regex, ltl_regex_state *state,
                        ltl_str matched, ltl_str replacement, uint32_t count, ltl_str *out_fix);

#endif
