/* trace.h - what happens in a run, for other programs.
 *
 * Shape    one JSON object per happening (JSON lines); or a trace in the format that Chrome, Perfetto and Speedscope
 *          open: tasks as bars on the workers that did them, patterns as spans, what patterns tell as instants
 * Units    microseconds since the run began
 * Owns     writes to the given sink
 * Errors   the sink's
 * Threads  the loop's thread
 * Cost     O(bytes written)
 */
#ifndef LTL_WORKFLOW_TRACE_H
#define LTL_WORKFLOW_TRACE_H

#include "orchestrator/workflow/engine/engine.h"

void ltl_happening_write_json(const ltl_happening *happening, ltl_json *json);

typedef struct ltl_flow_trace {
    ltl_json json;
    uint64_t zero_us;               /* on the driver's clock, when the first job was begun */
    uint64_t named[LTL_ROOM_COUNT]; /* bit per worker whose name was written */
} ltl_flow_trace;

void ltl_trace_begin(ltl_flow_trace *trace, ltl_out *out, ltl_str name);
void ltl_trace_take(ltl_flow_trace *trace, const ltl_happening *happening);
void ltl_trace_end(ltl_flow_trace *trace);

#endif
