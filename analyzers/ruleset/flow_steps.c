#include "analyzers/ruleset/flow_steps.h"

#include "analyzers/ruleset/evaluate_internal.h"
#include "analyzers/syntax/highlight.h"
#include "core/limits.h"

typedef ltl_flow_teller teller;

enum { MAX_SAID_BYTES = 60, FEW_LINES = 2, MOVES_PER_FUEL = 16 };

/* Code as part of a sentence: one line of it, and not too much. */
static ltl_str said(const teller *w, ltl_span span) {
    ltl_str text = ltl_source_slice(w->c->source, span);
    size_t line = ltl_str_find_byte(text, '\n', 0);
    size_t end = line < text.len ? line : text.len;
    end = end < MAX_SAID_BYTES ? end : MAX_SAID_BYTES;
    while (end > 0 && end < text.len && ((unsigned char)text.ptr[end] & 0xc0) == 0x80) {
        end--; /* no part of a character */
    }
    if (end == text.len) {
        return text;
    }
    return ltl_arena_printf(w->c->arena, "%.*s …",
                            LTL_STR_ARG(ltl_str_trim(ltl_str_slice(text, 0, end))));
}

/* What is called: of `new T(x)` the type. */
static ltl_span called(const ltl_tree *tree, ltl_node call) {
    ltl_role role = tree->kind[call] == LTL_KIND_NEW ? LTL_ROLE_TYPE : LTL_ROLE_CALLEE;
    ltl_node callee = ltl_tree_child(tree, call, role);
    return ltl_tree_span(tree, callee != LTL_NO_NODE ? callee : call);
}

/* What the rule matched says more than the part of it where the mark was made, unless it is a whole
 * function in which every use of something counts. */
ltl_span ltl_flow_steps__source_span(const teller *w, const ltl_taint_place *place,
                                     ltl_span made) {
    const ltl_source *source = w->c->source;
    uint32_t lines = ltl_source_position(source, place->span.end).line -
                     ltl_source_position(source, place->span.start).line;
    return lines < FEW_LINES && ltl_span_contains(place->span, made) ? place->span : made;
}

static ltl_str note_of(const teller *w, const ltl_taint_stop *stop, ltl_span span) {
    static const char *const WORDS[] = {[LTL_TRACED_SOURCE] = "comes from",
                                        [LTL_TRACED_STEP] = "gets into",
                                        [LTL_TRACED_CALL] = "is passed to",
                                        [LTL_TRACED_RETURN] = "comes back from",
                                        [LTL_TRACED_SINK] = "reaches"};
    bool is_call = stop->role == LTL_TRACED_CALL || stop->role == LTL_TRACED_RETURN;
    ltl_str what = said(w, is_call ? called(w->c->tree, stop->node) : span);
    const char *words = stop->is_parameter ? "arrives as" : WORDS[stop->role];
    if (stop->skipped > 0) {
        return ltl_arena_printf(w->c->arena, "… %u more steps; %s `%.*s`", stop->skipped, words,
                                LTL_STR_ARG(what));
    }
    return ltl_arena_printf(w->c->arena, "%s `%.*s`", words, LTL_STR_ARG(what));
}

ltl_trace_step ltl_flow_steps__step(const teller *w, const ltl_taint_stop *stop, ltl_span span) {
    const ltl_source *source = w->c->source;
    ltl_position start = ltl_source_position(source, span.start);
    ltl_str line = ltl_source_line(source, start.line);
    uint32_t line_end = (uint32_t)(line.ptr - source->text.ptr + line.len);
    ltl_span shown = {span.start, span.end < line_end ? span.end : line_end};
    return (ltl_trace_step){.path = source->path,
                            .start = start,
                            .end = ltl_source_position(source, span.end),
                            .note = note_of(w, stop, span),
                            .role = stop->role,
                            .depth = stop->depth,
                            .code = ltl_snippet_make(w->c->arena, source, w->c->tree, shown, 0)};
}

static ltl_span span_of(const teller *w, const ltl_taint_flow *flow, const ltl_taint_stop *stop) {
    ltl_span made = ltl_tree_span(w->c->tree, stop->node);
    if (stop->role == LTL_TRACED_SINK) {
        return w->query->sinks.at[flow->sink].span;
    }
    return stop->role == LTL_TRACED_SOURCE
               ? ltl_flow_steps__source_span(w, &w->query->sources.at[stop->source], made)
               : made;
}

/* Without the way: both ends. */
static void add_ends(teller *w, const ltl_taint_flow *flow, ltl_taint_stops *stops) {
    const ltl_tree *tree = w->c->tree;
    ltl_taint_stop source = {.node =
                                 ltl_tree_node_at(tree, w->query->sources.at[flow->source].span),
                             .role = LTL_TRACED_SOURCE,
                             .source = flow->source};
    ltl_taint_stop sink = {.node = ltl_tree_node_at(tree, w->query->sinks.at[flow->sink].span),
                           .role = LTL_TRACED_SINK};
    *stops = (ltl_taint_stops){0};
    LTL_PUSH(w->c->arena, stops, source);
    LTL_PUSH(w->c->arena, stops, sink);
}

bool ltl_flow_steps__may_tell(const teller *w) {
    return w->told < LTL_MAX_TRACED_STEPS && w->c->reason == LTL_REASON_NONE;
}

const ltl_trace_steps *ltl_flow_steps__make(teller *w, const ltl_taint_flow *flow) {
    ltl_arena *arena = w->c->arena;
    ltl_taint_stops stops = {0};
    if (ltl_flow_steps__may_tell(w)) {
        ltl_node sink = ltl_tree_node_at(w->c->tree, w->query->sinks.at[flow->sink].span);
        uint32_t moves =
            ltl_taint_stops_of(&w->flows->traces, flow->trace, flow->mark, sink, arena, &stops);
        (void)ltl_evaluation__spend(w->c, moves / MOVES_PER_FUEL);
    }
    if (stops.count < 2 || stops.at[0].role != LTL_TRACED_SOURCE) {
        add_ends(w, flow, &stops);
    }
    ltl_trace_step *steps = LTL_NEW_ARRAY(arena, ltl_trace_step, stops.count);
    for (uint32_t i = 0; i < stops.count; i++) {
        steps[i] = ltl_flow_steps__step(w, &stops.at[i], span_of(w, flow, &stops.at[i]));
    }
    w->told += stops.count;
    ltl_trace_steps *made = LTL_NEW(arena, ltl_trace_steps);
    *made = (ltl_trace_steps){steps, stops.count};
    return made;
}
