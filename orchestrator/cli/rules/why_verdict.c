/* Which part is to blame: down the first that fails, and of alternatives the one that comes closest. */
#include "orchestrator/cli/rules/why_internal.h"

typedef ltl_why why;
typedef ltl_trace_entry part;

static bool fails(const why *w, const part *entry) {
    bool is_found_alone = entry->kind == LTL_TRACE_STEP || entry->kind == LTL_TRACE_LIST;
    return ltl_why__count(w, entry, &entry->after) == 0 &&
           (is_found_alone || entry->kind == LTL_TRACE_LOOK ||
            ltl_why__count(w, entry, &entry->before) > 0);
}

/* One past the last entry that is part of this one. */
static uint32_t end_of(const ltl_trace *trace, uint32_t entry) {
    uint32_t end = entry + 1;
    while (end < trace->entries.count &&
           trace->entries.at[end].depth > trace->entries.at[entry].depth) {
        end++;
    }
    return end;
}

/* Of the parts of an entry the first that fails; its number, or 0. */
static uint32_t first_failing(const why *w, const ltl_trace *trace, uint32_t around) {
    uint32_t end = end_of(trace, around);
    for (uint32_t i = around + 1; i < end; i = end_of(trace, i)) {
        if (fails(w, &trace->entries.at[i])) {
            return i;
        }
    }
    return 0;
}

/* How near an alternative is to holding: parts that do, then how far its pattern gets. */
static uint32_t nearness(const why *w, const ltl_trace *trace, uint32_t entry) {
    uint32_t score = 0;
    for (uint32_t i = entry; i < end_of(trace, entry); i++) {
        const part *one = &trace->entries.at[i];
        bool holds = one->kind == LTL_TRACE_STEP && ltl_why__count(w, one, &one->after) > 0;
        bool is_near = one->near.reading != NULL;
        score += holds ? LTL_MAX_PATTERN_NODES : 0;
        score += is_near ? one->near.asked - one->near.reading->first : 0;
    }
    return score;
}

static uint32_t nearest_alternative(const why *w, const ltl_trace *trace, uint32_t around) {
    uint32_t best = 0;
    uint32_t best_score = 0;
    for (uint32_t i = around + 1; i < end_of(trace, around); i = end_of(trace, i)) {
        uint32_t score = nearness(w, trace, i);
        if (score > best_score) {
            best = i;
            best_score = score;
        }
    }
    return best;
}

static bool has_alternatives(const part *entry) {
    return entry->kind == LTL_TRACE_LIST ||
           (entry->kind == LTL_TRACE_STEP && entry->step->op == LTL_FORMULA_ANY);
}

static bool is_pattern(const part *entry) {
    return entry->kind == LTL_TRACE_STEP && entry->step->child_count == 0;
}

/* The part to go on with below this one; 0: it is to blame itself. */
static uint32_t further_down(const why *w, const ltl_trace *trace, uint32_t entry) {
    const part *one = &trace->entries.at[entry];
    if (has_alternatives(one)) {
        return nearest_alternative(w, trace, entry);
    }
    bool has_parts = one->kind != LTL_TRACE_DROP && one->kind != LTL_TRACE_FOCUS;
    return has_parts ? first_failing(w, trace, entry) : 0;
}

typedef struct blame {
    uint32_t entry;
    bool is_alternative;
    ltl_near_miss near;
} blame;

/* A pattern that another part only wraps is told under the name of that: pattern-inside. */
static blame find_culprit(const why *w, const ltl_trace *trace, uint32_t from) {
    blame found = {.entry = from};
    for (uint32_t next = from; next != 0 || found.entry == 0; next = further_down(w, trace, next)) {
        const part *around = &trace->entries.at[found.entry];
        bool is_wrapped =
            next != from && is_pattern(&trace->entries.at[next]) &&
            around->kind == LTL_TRACE_STEP &&
            (around->step->op == LTL_FORMULA_INSIDE || around->step->op == LTL_FORMULA_ANYWHERE);
        found.is_alternative |= next != from && has_alternatives(around);
        found.near = trace->entries.at[next].near;
        found.entry = is_wrapped ? found.entry : next;
        if (further_down(w, trace, next) == 0) {
            break;
        }
    }
    return found;
}

/* ---- in words ---- */

static uint32_t line_of(const part *entry) {
    bool is_step = entry->kind == LTL_TRACE_STEP || entry->kind == LTL_TRACE_DROP ||
                   entry->kind == LTL_TRACE_LIST;
    return is_step                ? entry->step->formula->line
           : entry->check != NULL ? entry->check->condition->line
                                  : 0;
}

static void print_part(const why *w, const part *entry) {
    uint32_t line = line_of(entry);
    ltl_out_cstr(w->out, ltl_why__name(entry));
    if (line > 0) {
        ltl_out_printf(w->out, ", line %u of the rule file", line);
    }
    ltl_out_byte(w->out, '\n');
}

static void print_code(const why *w, ltl_span span) {
    ltl_position start = ltl_source_position(w->source, span.start);
    ltl_str text = ltl_why__one_line(w, ltl_source_slice(w->source, span));
    ltl_out_printf(w->out, "`%.*s` at %u:%u", LTL_STR_ARG(text), start.line, start.column);
}

/* Parts that all find something here can still disagree. */
static bool is_disagreement(const why *w, const ltl_trace *trace, uint32_t entry) {
    const part *one = &trace->entries.at[entry];
    return one->kind == LTL_TRACE_STEP && one->step->op == LTL_FORMULA_ALL && fails(w, one) &&
           end_of(trace, entry) > entry + 1;
}

static void print_culprit(const why *w, const ltl_trace *trace, ltl_near_miss *out_miss) {
    blame found = find_culprit(w, trace, 0);
    const part *entry = &trace->entries.at[found.entry];
    if (entry->kind == LTL_TRACE_LOOK) { /* told with its condition */
        entry--;
    }
    ltl_out_cstr(w->out, "\nWhat does not hold: ");
    print_part(w, entry);
    if (found.is_alternative) {
        ltl_out_cstr(w->out, "  None of the alternatives does; this one comes closest.\n");
    }
    if (is_disagreement(w, trace, found.entry)) {
        ltl_out_cstr(w->out,
                     "  Each part finds something here, but no find lies in another with the same "
                     "metavariables.\n");
    }
    *out_miss = found.near;
}

/* ---- rules that follow values ---- */

static const part *find_list(const ltl_trace *trace, ltl_taint_list list, uint32_t *out_entry) {
    for (uint32_t i = 0; i < trace->entries.count; i++) {
        const part *entry = &trace->entries.at[i];
        if (entry->kind == LTL_TRACE_LIST && entry->list == list) {
            *out_entry = i;
            return entry;
        }
    }
    return NULL;
}

static void print_changes(const why *w, const ltl_trace *trace) {
    bool is_any = false;
    for (uint32_t i = 0; i < trace->changes.count; i++) {
        const ltl_trace_change *change = &trace->changes.at[i];
        if (ltl_why__count(w, &trace->entries.at[0], &change->found) == 0) {
            continue;
        }
        ltl_out_printf(w->out, "  It would be found %s", change->text);
        if (change->place.end > change->place.start) {
            ltl_out_byte(w->out, ' ');
            print_code(w, change->place);
        }
        ltl_out_byte(w->out, '\n');
        is_any = true;
    }
    if (!is_any) {
        ltl_out_cstr(w->out,
                     "  No sanitizer and no option keeps it away: what the sources give does not "
                     "get into it.\n");
    }
}

static bool is_source_here(const why *w, const part *sources) {
    part narrow = *sources;
    narrow.is_wide = false;
    return ltl_why__count(w, &narrow, &sources->after) > 0;
}

static void print_taint(const why *w, const ltl_trace *trace, ltl_near_miss *out_miss) {
    uint32_t sources_at = 0;
    uint32_t sinks_at = 0;
    const part *sources = find_list(trace, LTL_TAINT_LIST_SOURCES, &sources_at);
    const part *sinks = find_list(trace, LTL_TAINT_LIST_SINKS, &sinks_at);
    ltl_out_cstr(w->out, "\nWhat does not hold: ");
    if (sinks != NULL && ltl_why__count(w, sinks, &sinks->after) == 0) {
        print_part(w, sinks);
        ltl_out_printf(w->out, "  Findings are reported at sinks, and none is here%s.\n",
                       is_source_here(w, sources) ? "; this is a source" : "");
        *out_miss = find_culprit(w, trace, sinks_at).near;
    } else if (sources != NULL && sources->after.count == 0) {
        print_part(w, sources);
        ltl_out_cstr(w->out, "  Nothing in the file is a source.\n");
    } else {
        ltl_out_cstr(w->out, "no value gets from a source to this sink\n");
        print_changes(w, trace);
    }
}

void ltl_why_print_verdict(const why *w, const ltl_trace *trace, ltl_near_miss *out_miss) {
    if (trace->entries.count == 0 || !fails(w, &trace->entries.at[0])) {
        return;
    }
    if (trace->entries.at[0].step->op == LTL_FORMULA_TAINT) {
        print_taint(w, trace, out_miss);
    } else {
        print_culprit(w, trace, out_miss);
    }
}

void ltl_why_print_way(const why *w, const ltl_ranges *found) {
    static const part plain = {0};
    for (uint32_t i = 0; i < found->count; i++) {
        const ltl_range *range = &found->at[i];
        if (range->trace == NULL || !ltl_why__is_here(w, &plain, range)) {
            continue;
        }
        ltl_out_cstr(w->out, "\nThe way of the value:\n");
        for (uint32_t k = 0; k < range->trace->count; k++) {
            const ltl_trace_step *step = &range->trace->at[k];
            ltl_str line = ltl_source_line(w->source, step->start.line);
            ltl_out_printf(w->out, "  %u:%u  %.*s  %.*s\n", step->start.line, step->start.column,
                           LTL_STR_ARG(ltl_why__one_line(w, line)), LTL_STR_ARG(step->note));
        }
        return;
    }
}
