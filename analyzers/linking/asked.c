/* Functions that marks are given to, in files that have neither a source nor a sink, or not in that function: a
 * helper that cleans, a constructor that keeps. Nobody walks them for their own sake; whoever gives them marks that
 * lead on asks what they do. */
#include "analyzers/linking/world_internal.h"
#include "core/limits.h"

static void add_news(ltl_world *world, uint32_t record) {
    if (!world->records.at[record].is_news) {
        world->records.at[record].is_news = true;
        LTL_PUSH(world->arena, &world->news, record);
    }
}

void ltl_world__note_passes(ltl_world *world, ltl_world_record *record) {
    if (record->pass_count > 0) {
        add_news(world, (uint32_t)(record - world->records.at));
    }
}

/* ---- marks get on ---- */

static void note(ltl_world *world, ltl_pairs *notes, uint32_t record, uint32_t unit) {
    if (ltl_pairs_find(notes, record, unit) == 0) {
        ltl_pairs_put(world->arena, notes, record, unit, 1);
        add_news(world, record);
    }
}

static void want_back(ltl_world *world, uint32_t rule, uint32_t function) {
    const ltl_linked_function *of = &world->links->functions[function];
    const ltl_world_record *record = ltl_world__record(world, of->file, rule);
    note(world, &world->wanted_of, (uint32_t)(record - world->records.at), of->unit);
}

static void enter(ltl_world *world, uint32_t rule, uint32_t function, bool leads) {
    const ltl_linked_function *of = &world->links->functions[function];
    uint32_t record = ltl_pairs_find(&world->record_of, rule, of->file);
    if (record != 0) {
        note(world, &world->entered, record, of->unit);
    }
    if (record != 0 && leads) {
        note(world, &world->given_of, record, of->unit);
    }
}

static void ask_for(ltl_world *world, uint32_t rule, uint32_t function) {
    bool is_told = ltl_pairs_find(&world->summary_of, rule, function) != 0 ||
                   ltl_pairs_find(&world->asked_of, rule, function) != 0;
    const ltl_linked_function *of = &world->links->functions[function];
    ltl_world_record *record = ltl_world__record(world, of->file, rule);
    uint32_t index = (uint32_t)(record - world->records.at);
    if (is_told || record->asks >= LTL_MAX_FAR_LOOKS || record->is_cut) {
        return;
    }
    ltl_pairs_put(world->arena, &world->asked_of, rule, function, 1);
    LTL_PUSH(world->arena, &record->asked, of->unit);
    record->asks += !record->is_asked;
    record->is_asked = true;
    if (!record->is_pending) {
        record->is_pending = true;
        LTL_PUSH(world->arena, &world->pending, index);
    }
}

static const ltl_far_call *call_at(const ltl_linked_file *file, ltl_node node) {
    uint32_t low = 0;
    uint32_t high = file->call_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (file->calls[middle].node < node) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < file->call_count && file->calls[low].node == node ? &file->calls[low] : NULL;
}

typedef struct counting {
    bool comes; /* marks get to the call, or from it */
    bool leads; /* … and on, to a sink; or to a caller who gave them, or wants them */
} counting;

static counting count_of(const ltl_world *world, uint32_t record, const ltl_far_pass *pass) {
    bool is_given = ltl_pairs_find(&world->given_of, record, pass->unit) != 0;
    bool is_entered = ltl_pairs_find(&world->entered, record, pass->unit) != 0;
    bool is_wanted = ltl_pairs_find(&world->wanted_of, record, pass->unit) != 0;
    bool is_marked = pass->is_marked || pass->is_source;
    bool comes = is_marked || is_entered;
    return (counting){comes, (pass->leads && comes) || (pass->returns && (is_given || (is_marked && is_wanted)))};
}

static void follow(ltl_world *world, const ltl_world_record *at, const ltl_far_pass *pass, counting counts) {
    const ltl_linked_file *file = &world->links->files[at->file];
    const ltl_far_call *call = call_at(file, pass->call);
    for (uint32_t j = 0; call != NULL && j < call->target_count; j++) {
        uint32_t function = file->targets[call->first_target + j].function;
        if (pass->is_source && counts.leads) {
            want_back(world, at->rule, function);
        }
        bool gets = pass->is_marked || !pass->is_source;
        bool fills = (pass->room & world->links->functions[function].fills) != 0;
        if (gets && (counts.leads || fills)) {
            ask_for(world, at->rule, function);
        }
        if (gets) {
            enter(world, at->rule, function, counts.leads || fills);
        }
    }
}

static void pass_on(ltl_world *world, uint32_t record) {
    ltl_world_record at = world->records.at[record]; /* records move */
    world->records.at[record].is_news = false;
    for (uint32_t i = 0; i < at.pass_count; i++) {
        const ltl_far_pass *pass = &at.passes[i];
        counting counts = count_of(world, record, pass);
        if (counts.comes && pass->callee != 0) {
            note(world, &world->entered, record, pass->callee);
            if (counts.leads) {
                note(world, &world->given_of, record, pass->callee);
            }
        } else if (counts.comes) {
            follow(world, &at, pass, counts);
        }
    }
}

void ltl_world__ask(ltl_world *world) {
    while (world->news.count > 0) {
        uint32_t record = world->news.at[--world->news.count];
        bool is_on = ltl_pairs_find(&world->concern_of, world->records.at[record].rule, 0) != 0;
        if (is_on) {
            pass_on(world, record);
        }
    }
}

bool ltl_world__gives_to(const ltl_world *world, const ltl_world_record *record, uint32_t function) {
    const ltl_linked_file *file = &world->links->files[record->file];
    bool gives = false;
    for (uint32_t i = 0; i < record->pass_count && !gives; i++) {
        const ltl_far_call *call = call_at(file, record->passes[i].call);
        for (uint32_t j = 0; call != NULL && j < call->target_count && !gives; j++) {
            gives = file->targets[call->first_target + j].function == function;
        }
    }
    return gives;
}
