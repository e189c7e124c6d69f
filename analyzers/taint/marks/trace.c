#include "analyzers/taint/marks/trace.h"

#include "analyzers/guards/checks.h"
#include "analyzers/taint/sinks/keys.h"
#include "core/limits.h"

void ltl_taint_traces_init(ltl_arena *arena, ltl_taint_traces *traces) {
    *traces = (ltl_taint_traces){.arena = arena};
    ltl_taint_step unused = {.node = LTL_NO_NODE};
    LTL_PUSH(arena, &traces->steps, unused);
}

static bool is_full(const ltl_taint_traces *traces) {
    return traces->steps.count >= LTL_MAX_TAINT_STEPS;
}

ltl_taint_value ltl_taint_trace(ltl_taint_traces *traces, ltl_taint_value value,
                                ltl_taint_step step) {
    if (value.marks == 0 || is_full(traces)) {
        return value;
    }
    LTL_PUSH(traces->arena, &traces->steps, step);
    return (ltl_taint_value){value.marks, traces->steps.count - 1};
}

ltl_taint_value ltl_taint_union(ltl_taint_traces *traces, ltl_taint_value a, ltl_taint_value b) {
    if ((b.marks & ~a.marks) == 0) {
        return a;
    }
    if ((a.marks & ~b.marks) == 0) {
        return b;
    }
    ltl_taint_value both = {a.marks | b.marks, a.trace};
    ltl_taint_step meet = {.marks = a.marks,
                           .node = LTL_NO_NODE,
                           .before = a.trace,
                           .other = b.trace,
                           .kind = LTL_TAINT_STEP_MEET};
    return a.trace != b.trace ? ltl_taint_trace(traces, both, meet) : both;
}

ltl_taint_value ltl_taint_guess(ltl_taint_traces *traces, ltl_taint_value value, ltl_node node,
                                uint32_t guesses) {
    ltl_taint_step step = {
        .node = node, .before = value.trace, .kind = LTL_TAINT_STEP_GUESS, .bit = (uint8_t)guesses};
    return guesses > 0 ? ltl_taint_trace(traces, value, step) : value;
}

/* ---- telling ---- */

enum {
    MAX_OPEN_CALLS = 16, /* deeper ones are told as one step */
    MAX_WIDE = 1000,     /* stops; a longer way is told without what happens in calls */
    MAX_MOVES = 100000,
    MAX_DOUBT_MOVES = 1000, /* what lies further back is taken as it is */
};

/* A call that is passed on the way back from the sink: how it goes on before it. */
typedef struct open_call {
    uint32_t step;
    uint32_t bit;
} open_call;

/* The way is told from its end; `depth` is that of the sink less the calls left so far. */
typedef struct teller {
    const ltl_taint_traces *traces;
    ltl_arena *arena;
    ltl_taint_stops *out; /* the last stop first; null: only `doubt` is asked for */
    uint32_t at;          /* step; 0: the beginning */
    uint32_t bit;
    uint32_t doubt;
    ltl_node later; /* the place behind the step at hand */
    int32_t depth;
    open_call open[MAX_OPEN_CALLS];
    uint32_t open_count;
} teller;

static void tell(teller *w, const ltl_taint_step *step, ltl_trace_role role) {
    if (w->out == NULL) {
        return;
    }
    const ltl_taint_stop *last = w->out->count > 0 ? &w->out->at[w->out->count - 1] : NULL;
    ltl_taint_stop stop = {.node = step->node,
                           .role = role,
                           .is_parameter = step->kind == LTL_TAINT_STEP_PARAMETER,
                           .depth = (uint32_t)w->depth, /* made to count from 0 at the end */
                           .source = role == LTL_TRACED_SOURCE ? step->other : 0};
    bool is_repeated =
        last != NULL && last->node == stop.node && last->role == role && last->depth == stop.depth;
    if (!is_repeated) {
        LTL_PUSH(w->arena, w->out, stop);
    }
}

/* The parameter of a function was reached: what was passed for it comes before. */
static void leave_call(teller *w) {
    if (w->open_count == 0) {
        w->at = 0;
        return;
    }
    open_call call = w->open[--w->open_count];
    const ltl_taint_step *step = &w->traces->steps.at[call.step];
    w->depth--;
    tell(w, step, LTL_TRACED_CALL);
    w->at = step->before;
    w->bit = call.bit;
}

static void enter_call(teller *w, const ltl_taint_step *step) {
    bool comes_back = step->kind == LTL_TAINT_STEP_THROUGH;
    if (comes_back) {
        tell(w, step, LTL_TRACED_RETURN);
    }
    bool is_wide = w->out != NULL && w->out->count >= MAX_WIDE;
    bool is_told = step->other != 0 && w->open_count < MAX_OPEN_CALLS && !is_wide;
    w->depth += comes_back ? 1 : 0;
    if (is_told) {
        w->open[w->open_count++] = (open_call){w->at, w->bit};
        w->at = step->other;
        w->bit = step->bit;
        return;
    }
    w->depth--;
    tell(w, step, LTL_TRACED_CALL);
    w->at = step->before;
}

static void take(teller *w) {
    const ltl_taint_step *step = &w->traces->steps.at[w->at];
    switch ((ltl_taint_step_kind)step->kind) {
    case LTL_TAINT_STEP_SOURCE:
        tell(w, step, LTL_TRACED_SOURCE);
        w->at = 0;
        w->open_count = 0;
        break;
    case LTL_TAINT_STEP_PARAMETER:
        tell(w, step, LTL_TRACED_STEP);
        leave_call(w);
        break;
    case LTL_TAINT_STEP_RELABEL:
        w->bit = step->bit;
        tell(w, step, LTL_TRACED_STEP);
        w->at = step->before;
        break;
    case LTL_TAINT_STEP_INTO:
        tell(w, step, LTL_TRACED_STEP);
        w->at = step->before;
        break;
    case LTL_TAINT_STEP_PART:
        w->bit = step->bit;
        w->at = step->before;
        break;
    case LTL_TAINT_STEP_GUESS:
        w->doubt += step->bit;
        w->at = step->before;
        break;
    case LTL_TAINT_STEP_PASSED:
        w->at = step->before;
        break;
    case LTL_TAINT_STEP_MEET:
        w->at = (step->marks >> w->bit & 1) != 0 ? step->before : step->other;
        break;
    case LTL_TAINT_STEP_RETURN:
        tell(w, step, LTL_TRACED_RETURN);
        w->depth++;
        w->at = step->before;
        break;
    case LTL_TAINT_STEP_THROUGH:
    case LTL_TAINT_STEP_INSIDE:
    default:
        enter_call(w, step);
        break;
    }
    if (w->at == 0 && w->open_count > 0) {
        leave_call(w); /* how it begins in there is not known */
    }
}

/* Source first, depths from 0. */
static void turn(ltl_taint_stops *stops) {
    int32_t least = INT32_MAX;
    for (uint32_t i = 0; i < stops->count; i++) {
        int32_t depth = (int32_t)stops->at[i].depth;
        least = depth < least ? depth : least;
    }
    for (uint32_t i = 0, j = stops->count; i < j--; i++) {
        ltl_taint_stop stop = stops->at[i];
        stops->at[i] = stops->at[j];
        stops->at[j] = stop;
    }
    for (uint32_t i = 0; i < stops->count; i++) {
        stops->at[i].depth = (uint32_t)((int32_t)stops->at[i].depth - least);
    }
}

/* Both ends stay. */
static void cut(ltl_taint_stops *stops) {
    const uint32_t half = LTL_MAX_TRACE_STEPS / 2;
    if (stops->count <= LTL_MAX_TRACE_STEPS) {
        return;
    }
    uint32_t skipped = stops->count - LTL_MAX_TRACE_STEPS;
    for (uint32_t i = half; i + skipped < stops->count; i++) {
        stops->at[i] = stops->at[i + skipped];
    }
    stops->at[half].skipped = skipped;
    stops->count = LTL_MAX_TRACE_STEPS;
}

/* A step that gives a variable its value, which is judged before it is used; or reads what is judged, or is
 * validated by its key. */
static uint32_t guesses_of_checks(const teller *w, const ltl_taint_step *step) {
    if (step->kind == LTL_TAINT_STEP_SOURCE) {
        return ltl_guard_holds_where_read(w->traces->checks, step->node)
                   ? LTL_MAX_DOUBT
                   : ltl_taint_guesses_of_key(w->traces->keys, step->node);
    }
    bool gives = step->kind == LTL_TAINT_STEP_INTO || step->kind == LTL_TAINT_STEP_PARAMETER;
    bool comes_back = step->kind == LTL_TAINT_STEP_RETURN || step->kind == LTL_TAINT_STEP_THROUGH;
    bool is_checked = gives && (ltl_guard_holds(w->traces->checks, step->node, w->later) ||
                                ltl_guard_holds_of_part(w->traces->checks, step->node, w->later) ||
                                ltl_guard_holds_of_made(w->traces->checks, step->node));
    is_checked =
        is_checked || (comes_back && ltl_guard_holds_where_read(w->traces->checks, step->node));
    return is_checked ? LTL_MAX_DOUBT : 0;
}

static bool is_place(const ltl_taint_step *step) {
    return step->node != LTL_NO_NODE && step->kind != LTL_TAINT_STEP_PART &&
           step->kind != LTL_TAINT_STEP_PASSED;
}

uint32_t ltl_taint_doubt_of(const ltl_taint_traces *traces, uint32_t trace, uint32_t bit,
                            ltl_node end) {
    teller w = {.traces = traces, .at = trace, .bit = bit, .later = end};
    for (uint32_t moves = 0; w.at != 0 && moves < MAX_DOUBT_MOVES && w.doubt < LTL_MAX_DOUBT;
         moves++) {
        const ltl_taint_step *step = &traces->steps.at[w.at];
        uint32_t open = w.open_count;
        ltl_node called_by = open > 0 ? traces->steps.at[w.open[open - 1].step].node : end;
        w.doubt += guesses_of_checks(&w, step);
        take(&w);
        w.later = w.open_count > open ? step->kind == LTL_TAINT_STEP_INSIDE ? w.later : LTL_NO_NODE
                  /* inside, up to the sink or to its end */
                  : w.open_count < open ? called_by
                  : is_place(step)      ? step->node
                                        : w.later;
    }
    return w.doubt < LTL_MAX_DOUBT ? w.doubt : LTL_MAX_DOUBT;
}

uint32_t ltl_taint_stops_of(const ltl_taint_traces *traces, uint32_t trace, uint32_t bit,
                            ltl_node sink, ltl_arena *arena, ltl_taint_stops *out_stops) {
    *out_stops = (ltl_taint_stops){0};
    teller w = {.traces = traces, .arena = arena, .out = out_stops, .at = trace, .bit = bit};
    ltl_taint_step end = {.node = sink, .kind = LTL_TAINT_STEP_INTO};
    tell(&w, &end, LTL_TRACED_SINK);
    uint32_t moves = 0;
    for (; w.at != 0 && moves < MAX_MOVES; moves++) {
        take(&w);
    }
    turn(out_stops);
    cut(out_stops);
    return moves;
}
