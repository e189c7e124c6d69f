/* Guesses that lie in what a place is rather than in the way to it: a sink that calls a function of the
 * program itself, a value of which only a field is marked, a sanitizer that only makes doubtful. Like all
 * guesses they are steps of the way; no mark comes or goes by them. */
#include "analyzers/dataflow/taint_internal.h"

enum {
    GUESS_OF_OWN_NAME = 1, /* some function here has that name */
    GUESS_OF_FIELD = 1,
    MAX_CLIMB = 6, /* from a sink to the call that it is given to */
};

ltl_taint_value ltl_taint__weaken(ltl_taint *t, ltl_node node, ltl_taint_value value) {
    for (uint32_t link = ltl_taint__first(t, node, LTL_TAINT_WEAKENER); link != 0;
         link = ltl_taint__next(t, t->links.at[link].next, LTL_TAINT_WEAKENER)) {
        const ltl_taint_place *place = &t->query->sanitizers.at[t->links.at[link].place];
        bool stays = place->effect != LTL_TAINT_HERE &&
                     ltl_span_eq(place->span, ltl_tree_span(t->tree, node));
        ltl_taint_path path = stays ? ltl_taint__path(t, node) : 0;
        if (place->effect != LTL_TAINT_AFTER) {
            value = ltl_taint_guess(&t->out->traces, value, node, place->doubt);
        }
        if (path != 0 && ltl_taint_state_has(&t->state, path)) {
            ltl_taint_value known = ltl_taint_state_read(&t->state, &t->paths, path);
            known = ltl_taint_guess(&t->out->traces, known, node, place->doubt);
            ltl_taint_state_set(t->arena, &t->state, &t->paths, path, known);
        }
    }
    return value;
}

/* The call that `node` is, is given to, or whose object it is; LTL_NO_NODE: there is none. */
static ltl_node call_around(const ltl_tree *tree, ltl_node node) {
    for (uint32_t i = 0; i < MAX_CLIMB && node != LTL_NO_NODE; i++) {
        ltl_kind kind = ltl_tree_kind(tree, node);
        if (kind == LTL_KIND_CALL || kind == LTL_KIND_NEW) {
            return node;
        }
        bool may_be_given = tree->role[node] == LTL_ROLE_ARGUMENT ||
                            tree->role[node] == LTL_ROLE_RECEIVER ||
                            tree->role[node] == LTL_ROLE_CALLEE ||
                            kind == LTL_KIND_PAIR || kind == LTL_KIND_KEYWORD_ARGUMENT ||
                            ltl_tree_kind(tree, tree->parent[node]) == LTL_KIND_PAIR ||
                            ltl_tree_kind(tree, tree->parent[node]) == LTL_KIND_KEYWORD_ARGUMENT;
        node = may_be_given ? tree->parent[node] : LTL_NO_NODE;
    }
    return LTL_NO_NODE;
}

static uint32_t guesses_of_own(ltl_taint *t, ltl_node call) {
    bool is_sure;
    const ltl_far_call *far = ltl_taint__far_call(t, call);
    uint32_t guesses = 0;
    for (uint32_t i = 0; far != NULL && i < far->target_count; i++) {
        bool is_it = t->query->far->targets[far->first_target + i].is_sure;
        uint32_t more = is_it ? LTL_MAX_DOUBT : GUESS_OF_OWN_NAME;
        guesses = more > guesses ? more : guesses;
    }
    if (far == NULL && ltl_taint__callee(t, call, &is_sure) != LTL_TAINT_NO_UNIT) {
        guesses = is_sure ? LTL_MAX_DOUBT : GUESS_OF_OWN_NAME;
    }
    return guesses;
}

ltl_taint_value ltl_taint__at_sink(ltl_taint *t, ltl_node node, ltl_taint_value value) {
    bool asks = value.marks != 0 && t->query->is_across_functions;
    ltl_node call = asks ? call_around(t->tree, node) : LTL_NO_NODE;
    return call != LTL_NO_NODE
               ? ltl_taint_guess(&t->out->traces, value, node, guesses_of_own(t, call))
               : value;
}

ltl_taint_value ltl_taint__as_whole(ltl_taint *t, ltl_node node, ltl_taint_value own,
                                    ltl_taint_value known) {
    bool is_more = (known.marks & ~own.marks) != 0;
    return is_more ? ltl_taint_guess(&t->out->traces, known, node, GUESS_OF_FIELD) : known;
}
