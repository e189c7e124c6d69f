#include "analyzers/ruleset/trace.h"

uint32_t ltl_trace__open(ltl_trace *trace, ltl_arena *arena, ltl_trace_entry entry) {
    if (trace == NULL) {
        return LTL_NO_ENTRY;
    }
    entry.depth = trace->depth++;
    entry.is_wide = trace->wide > 0;
    entry.is_nested = trace->looks > 0;
    LTL_PUSH(arena, &trace->entries, entry);
    return trace->entries.count - 1;
}

void ltl_trace__close(ltl_trace *trace, uint32_t entry, const ltl_ranges *after) {
    if (trace != NULL) {
        trace->entries.at[entry].after = *after;
        trace->depth--;
    }
}

bool ltl_trace__is_there(const ltl_trace *trace, ltl_span span) {
    return trace->wide > 0 || (span.start <= trace->place.end && trace->place.start <= span.end);
}
