/* Functions that marks are given to, in files that have neither a source nor a sink, or not in that function: a
 * helper that cleans, a constructor that keeps. Nobody walks them for their own sake; whoever gives them marks that
 * lead on asks what they do. */
#include "analyzers/linking/world_internal.h"
#include "core/limits.h"

/* What is known of a unit: marks of a source … */
enum {
    ENTER = 1 << 0,   /* … get there */
    COME_BACK = 1 << 1, /* … and what it gives back leads on */
    FILL = 1 << 2,    /* … and what it puts into other things may */
    BEGIN = 1 << 3,   /* … begin there, and what it gives back leads on */
};

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

static void note(ltl_world *world, uint32_t record, uint32_t unit, uint32_t notes) {
    uint32_t had = ltl_pairs_find(&world->notes_of, record, unit);
    if ((notes & ~had) != 0) {
        ltl_pairs_put(world->arena, &world->notes_of, record, unit, had | notes);
        add_news(world, record);
    }
}

static uint32_t record_of(ltl_world *world, uint32_t rule, uint32_t function) {
    return (uint32_t)(ltl_world__record(world, world->links->functions[function].file, rule) - world->records.at);
}

/* Its file is looked at for the sake of that function, unless that is known, or was asked before. */
static void ask_for(ltl_world *world, uint32_t rule, uint32_t function) {
    bool is_told = world->links->functions[function].record != NULL ||
                   ltl_pairs_find(&world->summary_of, rule, function) != 0 ||
                   ltl_pairs_find(&world->asked_of, rule, function) != 0;
    uint32_t index = record_of(world, rule, function);
    ltl_world_record *record = &world->records.at[index];
    if (is_told || record->asks >= LTL_MAX_FAR_LOOKS || record->is_cut) {
        return;
    }
    ltl_pairs_put(world->arena, &world->asked_of, rule, function, 1);
    LTL_PUSH(world->arena, &record->asked, world->links->functions[function].unit);
    record->asks += !record->is_asked;
    record->is_asked = true;
    ltl_world__pend(world, record);
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

/* What is to be noted of the function that is called; 0: no mark of a source gets there, or comes from there. */
static uint32_t notes_for(const ltl_world *world, uint32_t record, const ltl_far_pass *pass) {
    uint32_t unit = ltl_pairs_find(&world->notes_of, record, pass->unit);
    bool begins = pass->is_marked || pass->is_source;
    bool leads = (pass->leads && (begins || (unit & ENTER) != 0)) ||
                 (pass->returns && ((unit & COME_BACK) != 0 || (begins && (unit & BEGIN) != 0))) ||
                 (pass->fills && (unit & (COME_BACK | FILL)) != 0);
    bool enters = pass->is_marked || (!pass->is_source && (unit & ENTER) != 0);
    return (enters ? ENTER : 0u) | (enters && leads ? COME_BACK : 0u) | (pass->is_source && leads ? BEGIN : 0u);
}

/* Who reads what the function puts away may be on a way to a sink. */
static bool shares(const ltl_world *world, uint32_t rule, const ltl_linked_function *function) {
    const ltl_concern *concern = &world->concerns.at[ltl_pairs_find(&world->concern_of, rule, 0)];
    bool does = false;
    for (uint32_t i = 0; i < function->share_count && !does; i++) {
        const ltl_linked_variable *variable = &world->links->variables[function->shares[i]];
        for (uint32_t j = 0; j < variable->file_count && !does; j++) {
            does = (concern->notes[variable->files[j]] & (LTL_CONCERN_LEADS | LTL_CONCERN_ASKED)) != 0;
        }
    }
    return does;
}

static void pass_to(ltl_world *world, uint32_t rule, const ltl_far_pass *pass, uint32_t notes, uint32_t function) {
    const ltl_linked_function *of = &world->links->functions[function];
    bool may_fill = (pass->room & of->fills) != 0 || of->makes;
    notes |= (notes & ENTER) != 0 && may_fill ? FILL : 0u;
    bool puts_away = (notes & ENTER) != 0 && shares(world, rule, &world->links->functions[function]);
    bool asks = (notes & (COME_BACK | FILL)) != 0 || puts_away;
    if (asks) {
        ask_for(world, rule, function);
    }
    if (asks || ltl_pairs_find(&world->record_of, rule, world->links->functions[function].file) != 0) {
        note(world, record_of(world, rule, function), world->links->functions[function].unit, notes);
    }
}

static void pass_on(ltl_world *world, uint32_t record) {
    ltl_world_record at = world->records.at[record]; /* records move */
    const ltl_linked_file *file = &world->links->files[at.file];
    world->records.at[record].is_news = false;
    for (uint32_t i = 0; i < at.pass_count; i++) {
        const ltl_far_pass *pass = &at.passes[i];
        uint32_t notes = notes_for(world, record, pass);
        const ltl_far_call *call = notes != 0 && pass->callee == 0 ? call_at(file, pass->call) : NULL;
        if (notes != 0 && pass->callee != 0) {
            note(world, record, pass->callee, notes | FILL);
        }
        for (uint32_t j = 0; call != NULL && j < call->target_count; j++) {
            pass_to(world, at.rule, pass, notes, file->targets[call->first_target + j].function);
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
