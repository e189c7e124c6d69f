/* flow_steps.h - the way of a value, as a finding tells it: places, lines of code, a few words.
 *
 * Shape    source first; see ltl_trace_step
 * Units    see span.h
 * Owns     the arena of the evaluation
 * Errors   when fuel is short, or a rule has told LTL_MAX_TRACED_STEPS of one file, source and sink
 *          alone are told
 * Threads  one owner
 * Cost     the length of the way, and a line of code with its colours for each step
 */
#ifndef LTL_RULESET_FLOW_STEPS_H
#define LTL_RULESET_FLOW_STEPS_H

#include "analyzers/ruleset/evaluate.h"

typedef struct ltl_flow_teller {
    ltl_evaluation_context *c;
    const ltl_taint_query *query;
    const ltl_taint_flows *flows;
    uint32_t told; /* steps so far */
} ltl_flow_teller;

const ltl_trace_steps *ltl_flow_steps__make(ltl_flow_teller *teller, const ltl_taint_flow *flow);
/* The same for one that comes from another file. */
const ltl_trace_steps *ltl_flow_steps__make_far(ltl_flow_teller *teller,
                                                const ltl_taint_flow *flow);
/* Puts all ways that other files are told about into steps. */
void ltl_flow_steps__tell_far(ltl_flow_teller *teller, ltl_far_outcome *outcome);
bool ltl_flow_steps__may_tell(const ltl_flow_teller *teller);
ltl_trace_step ltl_flow_steps__step(const ltl_flow_teller *teller, const ltl_taint_stop *stop,
                                    ltl_span span);
/* What is shown of a source, where its mark was made. */
ltl_span ltl_flow_steps__source_span(const ltl_flow_teller *teller, const ltl_taint_place *place,
                                     ltl_span made);

#endif
