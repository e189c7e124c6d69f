/* part.h - a part of a file that is read on its own: as words, or as code of a language.
 *
 * Shape    what a metavariable holds, a string's content without quotes. Trees and documents of a part
 *          have the offsets of the whole file, so that nothing is translated back
 * Units    byte offsets of the file
 * Owns     the arena of the evaluation; a part is made once per file, however many rules look at it
 * Errors   null when the parse gave up; then `reason` of the context says why
 * Threads  one owner
 * Cost     a look-up, or one parse; either way the rule pays the same fuel, so that what it finds does
 *          not depend on who came first
 */
#ifndef LTL_RULESET_PART_H
#define LTL_RULESET_PART_H

#include "analyzers/ruleset/evaluate.h"

/* The text that a metavariable holds; false when `view` needs text and it holds other code. */
bool ltl_part_span(const ltl_evaluation_context *context, ltl_view view, const ltl_bound *bound,
                   ltl_span *out_span);
const ltl_document *ltl_part_document(ltl_evaluation_context *context, ltl_span span,
                                      ltl_comment_style comments);
ltl_match_target *ltl_part_target(ltl_evaluation_context *context, ltl_span span,
                                  const ltl_language *language);
/* The bindings without their nodes: what one tree bound, for another one. */
ltl_env ltl_env_as_text(ltl_arena *arena, const ltl_env *env);

#endif
