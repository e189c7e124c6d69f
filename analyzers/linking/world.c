#include "analyzers/linking/world.h"

#include <stdlib.h>

#include "analyzers/linking/world_internal.h"
#include "core/limits.h"

void ltl_world_init(ltl_world *world, ltl_arena *arena, const ltl_links *links) {
    *world = (ltl_world){.arena = arena, .links = links};
    LTL_PUSH(arena, &world->summaries, NULL);
    LTL_PUSH(arena, &world->cases, (struct ltl_world_case){0});
    LTL_PUSH(arena, &world->records, (ltl_world_record){0});
    LTL_PUSH(arena, &world->concerns, (ltl_concern){0});
    LTL_PUSH(arena, &world->shares, (struct ltl_world_share){0});
}

ltl_world_record *ltl_world__record(ltl_world *world, uint32_t file, uint32_t rule) {
    uint32_t found = ltl_pairs_find(&world->record_of, rule, file);
    if (found == 0) {
        ltl_world_record made = {.file = file, .rule = rule};
        LTL_PUSH(world->arena, &world->records, made);
        found = world->records.count - 1;
        ltl_pairs_put(world->arena, &world->record_of, rule, file, found);
    }
    return &world->records.at[found];
}

/* ---- what is to be looked at ---- */

void ltl_world__pend(ltl_world *world, ltl_world_record *record) {
    if (!record->is_pending) {
        record->is_pending = true;
        LTL_PUSH(world->arena, &world->pending, (uint32_t)(record - world->records.at));
        ltl_file_order_add(&world->order, record->file);
    }
}

bool ltl_world__is_spent(const ltl_world *world) { return world->spent > world->allowance; }

static void want(ltl_world *world, uint32_t file, uint32_t rule) {
    ltl_world_record *record = ltl_world__record(world, file, rule);
    if (record->is_pending || record->is_cut) {
        return;
    }
    if (record->looks >= LTL_MAX_FAR_LOOKS || ltl_world__is_spent(world)) {
        record->is_cut = true;
        return;
    }
    ltl_world__pend(world, record);
}

/* Something was found, or may be by others: what judges it elsewhere is not known in the first look. */
static bool matters(const ltl_far_outcome *outcome) {
    bool does = outcome->digest != 0;
    for (uint32_t i = 0; i < outcome->summaries.count; i++) {
        does = does || outcome->summaries.at[i].is_active;
    }
    return does;
}

/* ---- outcomes ---- */

/* In a circle what was true once stays true from the third look on: then it comes to an end. */
static const ltl_far_summary *settled(ltl_world *world, const ltl_world_record *record,
                                      const ltl_far_summary *had, const ltl_far_summary *now) {
    enum { FREE_LOOKS = 3 };
    bool joins = had != NULL && record->looks > FREE_LOOKS &&
                 ltl_file_order_is_circle(&world->order, record->file);
    return joins ? ltl_far_summary__join(world->arena, had, now) : now;
}

/* What holds in the case changes nothing: callers need not be told twice, nor be looked at for it. */
static bool changes_nothing(const ltl_world *world, uint32_t rule, uint32_t function,
                            const ltl_far_summary *in_case) {
    uint32_t index = ltl_pairs_find(&world->summary_of, rule, function);
    return index != 0 && world->summaries.at[index]->content == in_case->content;
}

static bool is_same_case(const ltl_far_summary *a, const ltl_far_summary *b) {
    bool is_same = a->condition_count == b->condition_count;
    for (uint32_t i = 0; i < a->condition_count && is_same; i++) {
        is_same = a->conditions[i].slot == b->conditions[i].slot &&
                  a->conditions[i].value == b->conditions[i].value;
    }
    return is_same;
}

/* Where the summary of that case is kept; null: it is new. */
static const ltl_far_summary **find_case(ltl_world *world, uint32_t rule, uint32_t function,
                                         const ltl_far_summary *in_case) {
    uint32_t index = ltl_pairs_find(&world->case_of, rule, function);
    while (index != 0 && !is_same_case(world->cases.at[index].summary, in_case)) {
        index = world->cases.at[index].next;
    }
    return index != 0 ? &world->cases.at[index].summary : NULL;
}

/* Cases keep the order in which they are told. */
static void add_case(ltl_world *world, uint32_t rule, uint32_t function, const ltl_far_summary *in_case) {
    uint32_t last = ltl_pairs_find(&world->case_of, rule, function);
    while (last != 0 && world->cases.at[last].next != 0) {
        last = world->cases.at[last].next;
    }
    LTL_PUSH(world->arena, &world->cases, (struct ltl_world_case){.summary = in_case});
    if (last != 0) {
        world->cases.at[last].next = world->cases.count - 1;
    } else {
        ltl_pairs_put(world->arena, &world->case_of, rule, function, world->cases.count - 1);
    }
}

static const ltl_far_summary **find_summary(ltl_world *world, uint32_t rule, uint32_t function,
                                            const ltl_far_summary *summary) {
    if (summary->condition_count > 0) {
        return find_case(world, rule, function, summary);
    }
    uint32_t index = ltl_pairs_find(&world->summary_of, rule, function);
    return index != 0 ? &world->summaries.at[index] : NULL;
}

static void add_summary(ltl_world *world, uint32_t rule, uint32_t function, const ltl_far_summary *summary) {
    if (summary->condition_count > 0) {
        add_case(world, rule, function, summary);
        return;
    }
    LTL_PUSH(world->arena, &world->summaries, summary);
    ltl_pairs_put(world->arena, &world->summary_of, rule, function, world->summaries.count - 1);
}

static void take_summary(ltl_world *world, const ltl_world_record *record,
                         const ltl_far_summary *summary) {
    uint32_t function = ltl_links_function(world->links, record->file, summary->unit);
    if (function == 0) {
        return; /* nobody outside can name it */
    }
    const ltl_far_summary **had = find_summary(world, record->rule, function, summary);
    if (had == NULL && summary->condition_count > 0 && changes_nothing(world, record->rule, function, summary)) {
        return;
    }
    summary = settled(world, record, had != NULL ? *had : NULL, summary);
    bool is_same = had != NULL && (*had)->digest == summary->digest;
    if (had != NULL) {
        *had = summary;
    } else {
        add_summary(world, record->rule, function, summary);
    }
    if (!is_same) {
        LTL_PUSH(world->arena, &world->changed, (uint64_t)record->rule << 32 | function);
    }
}

/* Null: the rule has no source, or no sink, anywhere, or it is not known yet. */
static ltl_concern *concern_of(const ltl_world *world, uint32_t rule) {
    uint32_t index = ltl_pairs_find(&world->concern_of, rule, 0);
    return index != 0 ? &world->concerns.at[index] : NULL;
}

static void note_ends(ltl_world *world, ltl_world_record *record, const ltl_far_outcome *outcome) {
    ltl_concern *concern = concern_of(world, record->rule);
    record->has_source = record->has_source || outcome->has_source;
    record->has_sink = record->has_sink || outcome->has_sink;
    if (outcome->has_source) {
        ltl_pairs_put(world->arena, &world->has_end, LTL_WORLD_SOURCE, record->rule, 1);
    }
    if (outcome->has_sink) {
        ltl_pairs_put(world->arena, &world->has_end, LTL_WORLD_SINK, record->rule, 1);
    }
    if (concern != NULL) {
        ltl_concern_note(concern, record->file,
                         (record->has_source ? LTL_CONCERN_MARKS : 0) | (record->has_sink ? LTL_CONCERN_SINK : 0));
    }
}

/* Where constants of others are to be known, there may be ends that the first look did not see. */
static bool is_nothing(const ltl_world *world, uint32_t file, const ltl_far_outcome *outcome) {
    return !outcome->has_source && !outcome->has_sink && !outcome->is_walked &&
           !world->links->files[file].asks_constants;
}

void ltl_world_take(ltl_world *world, uint32_t file, uint32_t rule, const ltl_far_outcome *outcome,
                    bool is_first) {
    if (is_first && is_nothing(world, file, outcome)) {
        return;
    }
    ltl_world_record *record = ltl_world__record(world, file, rule);
    record->looks += record->is_asked ? 0 : !is_first || outcome->is_walked;
    record->is_asked = false;
    record->waits = is_first && !outcome->is_walked && (outcome->has_source || outcome->has_sink);
    record->is_judged = is_first && world->links->files[file].asks && matters(outcome);
    record->is_short = !is_first && outcome->is_cut;
    record->is_pending = false;
    record->steps = outcome->is_walked ? outcome->steps : 0;
    world->spent += is_first ? 0 : record->steps;
    record->digest = outcome->digest;
    record->first_digest = is_first ? outcome->digest : record->first_digest;
    record->flows = outcome->flows.at;
    record->flow_count = outcome->flows.count;
    record->passes = outcome->passes.at;
    record->pass_count = outcome->passes.count;
    world->look_count++;
    note_ends(world, record, outcome);
    for (uint32_t i = 0; i < outcome->summaries.count; i++) {
        take_summary(world, record, &outcome->summaries.at[i]);
    }
    ltl_world__take_shares(world, record, outcome);
    ltl_world__note_passes(world, record);
}

/* ---- rounds ---- */

/* Without a source or a sink anywhere, there is nothing to be found. */
static bool has_both_ends(const ltl_world *world, uint32_t rule) {
    return ltl_pairs_find(&world->has_end, LTL_WORLD_SOURCE, rule) != 0 &&
           ltl_pairs_find(&world->has_end, LTL_WORLD_SINK, rule) != 0;
}

static void begin_concern(ltl_world *world, const ltl_world_record *record) {
    ltl_concern *concern = concern_of(world, record->rule);
    if (concern == NULL) {
        ltl_concern made;
        ltl_concern_init(&made, world->arena, record->rule, world->links->file_count);
        LTL_PUSH(world->arena, &world->concerns, made);
        ltl_pairs_put(world->arena, &world->concern_of, record->rule, 0, world->concerns.count - 1);
        concern = &world->concerns.at[world->concerns.count - 1];
    }
    ltl_concern_note(concern, record->file,
                     (record->has_source ? LTL_CONCERN_MARKS : 0) | (record->has_sink ? LTL_CONCERN_SINK : 0));
}

static uint64_t allowance_of(const ltl_world *world) {
    uint64_t reading = 0;
    for (uint32_t i = 0; world->reading != NULL && i < world->links->file_count; i++) {
        reading += world->reading[i];
    }
    return LTL_MIN_FAR_STEPS + LTL_MAX_FAR_SHARE * reading;
}

void ltl_world_begin(ltl_world *world) {
    world->allowance = allowance_of(world);
    ltl_file_graph_build(world->arena, world->links, &world->graph);
    ltl_file_order_init(&world->order, world->arena, &world->graph);
    world->stands = LTL_NEW_ARRAY(world->arena, uint8_t, (size_t)world->links->file_count + 1);
    for (uint32_t i = 1; i < world->records.count; i++) {
        const ltl_world_record *record = &world->records.at[i];
        if (has_both_ends(world, record->rule)) {
            begin_concern(world, record);
            if (world->links->files[record->file].asks_constants) {
                want(world, record->file, record->rule);
            }
        }
    }
}

static const ltl_far_summary *told_of(const ltl_world *world, uint32_t rule, uint32_t function) {
    return world->summaries.at[ltl_pairs_find(&world->summary_of, rule, function)];
}

static bool calls_something_active(const ltl_world *world, uint32_t file, uint32_t rule) {
    const ltl_linked_file *in = &world->links->files[file];
    bool does = false;
    for (uint32_t i = 0; i < in->call_count && !does; i++) {
        for (uint32_t j = 0; j < in->calls[i].target_count && !does; j++) {
            uint32_t function = in->targets[in->calls[i].first_target + j].function;
            const ltl_far_summary *summary = told_of(world, rule, function);
            does = summary != NULL && summary->is_active && world->links->functions[function].file != file;
        }
    }
    return does;
}

/* Files that ways lead through, as it turns out, are looked at if what is known by now is more than the first look
 * knew. */
static void widen(ltl_world *world) {
    for (uint32_t i = 1; i < world->concerns.count; i++) {
        ltl_files files = {0};
        uint32_t rule = world->concerns.at[i].rule;
        ltl_concern_spread(&world->concerns.at[i], &world->graph, world->arena, &files);
        for (uint32_t j = 0; j < files.count; j++) {
            ltl_file_order_add(&world->order, files.at[j]); /* others wait for it, though nothing is told of it yet */
            uint32_t found = ltl_pairs_find(&world->record_of, rule, files.at[j]);
            const ltl_world_record *record = &world->records.at[found];
            if (record->waits || record->is_judged || calls_something_active(world, files.at[j], rule) ||
                ltl_world__finds_shares(world, files.at[j], rule) ||
                ltl_world__may_share(world, &world->concerns.at[i], files.at[j])) {
                want(world, files.at[j], rule);
            }
        }
    }
}

/* Few catch what is thrown; who looks for another reason finds it. */
static bool gives_marks(const ltl_far_summary *summary) {
    bool gives = summary->result.source_count > 0;
    for (uint32_t i = 0; i < summary->effect_count && !gives; i++) {
        gives = !summary->effects[i].is_thrown && summary->effects[i].value.source_count > 0;
    }
    return gives;
}

/* A function that only hands on what it is given concerns those alone that look at marks at all. */
static void tell_callers(ltl_world *world, ltl_concern *concern, uint32_t number) {
    const ltl_linked_function *function = &world->links->functions[number];
    const ltl_far_summary *summary = told_of(world, concern->rule, number);
    for (uint32_t i = 0; summary != NULL && i < function->caller_count; i++) {
        uint32_t caller = function->callers[i];
        if (caller == function->file) {
            continue;
        }
        if (gives_marks(summary)) {
            ltl_concern_note(concern, caller, LTL_CONCERN_MARKS);
        }
        uint32_t found = ltl_pairs_find(&world->record_of, concern->rule, caller);
        bool looks = summary->is_active || ltl_world__gives_to(world, &world->records.at[found], number);
        bool is_on = ltl_concern_has(concern, caller) || world->records.at[found].asked.count > 0;
        if (looks && is_on) {
            want(world, caller, concern->rule);
        }
    }
}

/* Who reads it, whoever wrote it. */
static void tell_readers(ltl_world *world, ltl_concern *concern, uint32_t number) {
    const ltl_linked_variable *variable = &world->links->variables[number];
    for (uint32_t i = 0; i < variable->file_count; i++) {
        uint32_t file = variable->files[i];
        if (!ltl_world__finds_shares(world, file, concern->rule)) {
            continue;
        }
        ltl_concern_note(concern, file, LTL_CONCERN_MARKS);
        uint32_t found = ltl_pairs_find(&world->record_of, concern->rule, file);
        if (ltl_concern_has(concern, file) || world->records.at[found].asked.count > 0) {
            want(world, file, concern->rule);
        }
    }
}

static void spread(ltl_world *world) {
    for (uint32_t i = 0; i < world->changed_shares.count; i++) {
        ltl_concern *concern = concern_of(world, (uint32_t)(world->changed_shares.at[i] >> 32));
        if (concern != NULL) {
            tell_readers(world, concern, (uint32_t)world->changed_shares.at[i]);
        }
    }
    world->changed_shares.count = 0;
    for (uint32_t i = 0; i < world->changed.count; i++) {
        ltl_concern *concern = concern_of(world, (uint32_t)(world->changed.at[i] >> 32));
        if (concern != NULL) {
            tell_callers(world, concern, (uint32_t)world->changed.at[i]);
        }
    }
    world->changed.count = 0;
}

void ltl_world_next(ltl_world *world, ltl_world_works *out_works) {
    ltl_world__ask(world);
    widen(world); /* who has ends of his own … */
    spread(world);
    widen(world); /* … and who is given marks */
    ltl_world__round(world, out_works);
    world->round_count += out_works->count > 0;
}

bool ltl_world_concerns(const ltl_world *world, uint32_t file, uint32_t rule) {
    const ltl_concern *concern = concern_of(world, rule);
    return concern != NULL && ltl_concern_has(concern, file);
}

bool ltl_world_is_cut(const ltl_world *world, uint32_t file, uint32_t rule) {
    uint32_t found = ltl_pairs_find(&world->record_of, rule, file);
    return found != 0 && world->records.at[found].is_cut;
}

/* ---- the end ---- */

/* A flow and the rule that found it. */
typedef struct arrival {
    uint32_t rule;
    const ltl_far_flow *flow;
} arrival;

/* Of several flows to one sink, the first one is told: one that is sure, else the first source. */
static int compare_arrivals(const void *a, const void *b) {
    const arrival *left = a;
    const arrival *right = b;
    const ltl_far_flow *l = left->flow;
    const ltl_far_flow *r = right->flow;
    uint64_t keys[][2] = {{l->sink.file, r->sink.file},     {left->rule, right->rule},
                          {l->sink.place, r->sink.place},   {l->doubt, r->doubt},
                          {l->steps.count, r->steps.count}, {l->source.file, r->source.file},
                          {l->source.place, r->source.place}};
    for (size_t i = 0; i < LTL_COUNT_OF(keys); i++) {
        if (keys[i][0] != keys[i][1]) {
            return keys[i][0] < keys[i][1] ? -1 : 1;
        }
    }
    return 0;
}

static bool is_same_sink(const arrival *a, const arrival *b) {
    return a->rule == b->rule && a->flow->sink.file == b->flow->sink.file &&
           a->flow->sink.place == b->flow->sink.place;
}

static void put_arrivals(ltl_world *world, const arrival *all, uint32_t count) {
    ltl_far_flow *flows = LTL_NEW_ARRAY(world->arena, ltl_far_flow, (size_t)count + 1);
    LTL_PUSH(world->arena, &world->arrivals, (struct ltl_world_arrivals){0});
    uint32_t kept = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (i > 0 && is_same_sink(&all[i - 1], &all[i])) {
            continue;
        }
        bool is_next = i > 0 && all[i - 1].rule == all[i].rule &&
                       all[i - 1].flow->sink.file == all[i].flow->sink.file;
        if (!is_next) {
            struct ltl_world_arrivals list = {&flows[kept], 0};
            LTL_PUSH(world->arena, &world->arrivals, list);
            ltl_pairs_put(world->arena, &world->arrivals_of, all[i].rule, all[i].flow->sink.file,
                          world->arrivals.count - 1);
        }
        flows[kept++] = *all[i].flow;
        world->arrivals.at[world->arrivals.count - 1].count++;
    }
}

void ltl_world_settle(ltl_world *world, ltl_world_works *out_works) {
    struct LTL_VEC(arrival) all = {0};
    struct LTL_VEC(uint64_t) keys = {0};
    *out_works = (ltl_world_works){0};
    for (uint32_t i = 1; i < world->records.count; i++) {
        const ltl_world_record *record = &world->records.at[i];
        for (uint32_t j = 0; j < record->flow_count; j++) {
            arrival one = {record->rule, &record->flows[j]};
            LTL_PUSH(world->arena, &all, one);
        }
        if (record->digest != record->first_digest || record->is_cut || record->is_short) {
            LTL_PUSH(world->arena, &keys, (uint64_t)record->file << 32 | record->rule);
        }
    }
    if (all.count > 1) {
        qsort(all.at, all.count, sizeof *all.at, compare_arrivals);
    }
    put_arrivals(world, all.at, all.count);
    for (uint32_t i = 0; i < all.count; i++) {
        bool is_first = i == 0 || all.at[i - 1].rule != all.at[i].rule ||
                        all.at[i - 1].flow->sink.file != all.at[i].flow->sink.file;
        if (is_first) {
            LTL_PUSH(world->arena, &keys,
                     (uint64_t)all.at[i].flow->sink.file << 32 | all.at[i].rule);
        }
    }
    ltl_world__group(world, keys.at, keys.count, out_works);
}

/* ---- what a look sees ---- */

static const ltl_far_summary *summary_of(const void *data, uint32_t function) {
    const ltl_world_view *view = data;
    const ltl_world *world = view->world;
    const ltl_far_summary *record = world->links->functions[function].record;
    return record != NULL ? record
                          : world->summaries.at[ltl_pairs_find(&world->summary_of, view->rule, function)];
}

static const ltl_far_summary *next_case(const void *data, uint32_t function, uint32_t *at) {
    const ltl_world_view *view = data;
    const ltl_world *world = view->world;
    *at = *at == 0 ? ltl_pairs_find(&world->case_of, view->rule, function) : world->cases.at[*at].next;
    return world->cases.at[*at].summary;
}

static const ltl_far_function *function_of(const void *data, uint32_t function) {
    const ltl_world_view *view = data;
    return &view->world->links->functions[function].far;
}

static bool is_called(const void *data, uint32_t unit) {
    const ltl_world_view *view = data;
    uint32_t number = ltl_links_function(view->world->links, view->file, unit);
    const ltl_linked_function *function = &view->world->links->functions[number];
    bool is = false;
    for (uint32_t i = 0; number != 0 && i < function->caller_count && !is; i++) {
        is = function->callers[i] != view->file;
    }
    return is;
}

static const ltl_far_share *next_share(const void *data, uint32_t variable, uint32_t *at) {
    const ltl_world_view *view = data;
    return ltl_world__next_share(view->world, view->rule, view->file, variable, at);
}

void ltl_world_see(const ltl_world *world, uint32_t file, uint32_t rule, ltl_world_view *view,
                   ltl_taint_far *out_far) {
    const ltl_linked_file *in = &world->links->files[file];
    uint32_t arrivals = ltl_pairs_find(&world->arrivals_of, rule, file);
    const ltl_world_record *record = &world->records.at[ltl_pairs_find(&world->record_of, rule, file)];
    *view = (ltl_world_view){world, rule, file};
    *out_far = (ltl_taint_far){.file = file,
                               .calls = in->calls,
                               .call_count = in->call_count,
                               .targets = in->targets,
                               .asked = record->asked.at,
                               .asked_count = record->asked.count,
                               .summary_of = summary_of,
                               .next_case = next_case,
                               .is_called = is_called,
                               .variables = in->variables,
                               .variable_count = in->variable_count,
                               .has_fluent = in->has_fluent,
                               .has_shares = ltl_world__finds_shares(world, file, rule),
                               .function_of = function_of,
                               .next_share = next_share,
                               .world = view};
    if (arrivals != 0) {
        out_far->arrivals = world->arrivals.at[arrivals].at;
        out_far->arrival_count = world->arrivals.at[arrivals].count;
    }
}
