/* Results of functions, and where they are taken apart. */
#include "analyzers/taint/objects/shape.h"

#include <string.h>

#include "analyzers/dataflow/scopes.h"

ltl_taint_path ltl_taint__result_root(ltl_taint *t) {
    return ltl_taint_path_below(t->arena, &t->paths, 0, LTL_TAINT_RESULT_KEY);
}

bool ltl_taint__has_shape(const ltl_taint *t, const ltl_taint_state *shape) {
    uint32_t count = shape->entries.count;
    return count > 0 && t->paths.above.at[shape->entries.at[count - 1].path] != 0;
}

/* ---- what is put together ---- */

/* Things that are still to be put somewhere. */
typedef struct waiting {
    ltl_node node;
    ltl_taint_path path;
} waiting;

typedef struct putter {
    ltl_taint *t;
    ltl_taint_state *state;
    bool has_places;
    waiting at[24];
    uint32_t count;
} putter;

/* A variable, or what is no literal: with all that is known to lie in it. */
static void put_value(putter *w, ltl_node node, ltl_taint_path path) {
    ltl_taint *t = w->t;
    ltl_taint_path from = ltl_taint__path(t, node);
    ltl_taint_value value = from != 0 ? ltl_taint__value(t, node) : ltl_taint__gather(t, node);
    ltl_taint_state_set(t->arena, w->state, &t->paths, path, value);
    if (from != 0 && from != path && !ltl_taint_path_is_below(&t->paths, path, from)) {
        ltl_taint_state_copy_below(t->arena, &t->state, &t->paths, from, w->state, path);
    }
}

static ltl_node spread(const ltl_tree *tree, ltl_node part) {
    ltl_node operand = ltl_tree_child(tree, part, LTL_ROLE_OPERAND);
    return operand != LTL_NO_NODE ? operand : part;
}

/* What lies anywhere in the literal; false: nothing lies where it is known. */
static bool find_rest(putter *w, ltl_node literal, ltl_taint_value *out_rest) {
    ltl_taint *t = w->t;
    ltl_taint_parts parts;
    bool has_keys = false;
    (void)ltl_taint__parts_of(t, literal, w->has_places, &parts);
    while (ltl_taint__next_part(t, &parts)) {
        ltl_node node = parts.part.value;
        ltl_node from = parts.part.is_spread ? spread(t->tree, node) : node;
        bool is_known = parts.part.is_spread && ltl_taint__path(t, from) != 0;
        ltl_taint_value value = is_known ? ltl_taint__value(t, from) : ltl_taint__gather(t, from);
        if (parts.part.keys[0] == 0) {
            *out_rest = ltl_taint_union(&t->out->traces, *out_rest, value);
        }
        has_keys = has_keys || parts.part.keys[0] != 0;
    }
    return has_keys;
}

static void put_spread(putter *w, ltl_node node, ltl_taint_path path) {
    ltl_taint *t = w->t;
    ltl_taint_path from = ltl_taint__path(t, spread(t->tree, node));
    if (from != 0 && from != path && !ltl_taint_path_is_below(&t->paths, path, from)) {
        ltl_taint_state_copy_below(t->arena, &t->state, &t->paths, from, w->state, path);
    }
}

static void put_part(putter *w, const ltl_taint_part_written *part, ltl_taint_path path) {
    ltl_taint *t = w->t;
    for (uint32_t i = 0; i < LTL_TAINT_PART_KEYS && part->keys[i] != 0; i++) {
        ltl_taint_path below = ltl_taint_path_below(t->arena, &t->paths, path, part->keys[i]);
        if (below == path || w->count == LTL_COUNT_OF(w->at)) {
            ltl_taint_state_add(t->arena, w->state, &t->paths, below,
                                ltl_taint__gather(t, part->value));
        } else {
            w->at[w->count++] = (waiting){part->value, below};
        }
    }
}

/* False: it is no literal whose parts are known. */
static bool put_literal(putter *w, ltl_node literal, ltl_taint_path path, ltl_taint_value rest) {
    ltl_taint *t = w->t;
    ltl_taint_parts parts;
    if (!ltl_taint__parts_of(t, literal, w->has_places, &parts) || !find_rest(w, literal, &rest)) {
        return false;
    }
    ltl_taint_state_set(t->arena, w->state, &t->paths, path, rest);
    while (ltl_taint__next_part(t, &parts)) {
        if (parts.part.is_spread) {
            put_spread(w, parts.part.value, path);
        } else {
            put_part(w, &parts.part, path);
        }
    }
    return true;
}

static void put_waiting(putter *w) {
    for (uint32_t i = 0; i < w->count && ltl_taint__spend(w->t, 1); i++) {
        waiting one = w->at[i];
        one.node = ltl_taint__behind(w->t, one.node);
        if (!put_literal(w, ltl_taint__pointed(w->t, one.node), one.path, (ltl_taint_value){0})) {
            put_value(w, one.node, one.path);
        }
    }
}

/* `&T{…}` is taken for what it points to, `new T[] {…}` and `new T { A = x }` for what they hold. */
ltl_node ltl_taint__pointed(const ltl_taint *t, ltl_node node) {
    const ltl_tree *tree = t->tree;
    ltl_node of = LTL_NO_NODE;
    if (tree->kind[node] == LTL_KIND_UNARY && ltl_str_is(ltl_tree_name(tree, node), "&")) {
        of = ltl_tree_child(tree, node, LTL_ROLE_OPERAND);
        return of != LTL_NO_NODE ? of : node;
    }
    if (tree->kind[node] == LTL_KIND_NEW) {
        bool is_given = ltl_tree_child(tree, node, LTL_ROLE_ARGUMENT) != LTL_NO_NODE;
        of = ltl_tree_child(tree, node, is_given ? LTL_ROLE_VALUE : LTL_ROLE_INIT);
        of = of != LTL_NO_NODE ? of : ltl_tree_child(tree, node, LTL_ROLE_VALUE);
    }
    return of != LTL_NO_NODE && tree->kind[of] == LTL_KIND_COLLECTION ? of : node;
}

/* `(x, y)`, whose places are read as members: `t.0`, `t._1`, `t.Item1`. Lists are done again where they are read. */
static bool is_tuple(const ltl_tree *tree, ltl_node given) {
    static const char *const LANGUAGES[] = {"csharp", "rust", "scala", "swift"};
    bool is_it = tree->kind[given] == LTL_KIND_COLLECTION &&
                 tree->source->text.ptr[tree->start[given]] == '(';
    for (size_t i = 0; is_it && i < LTL_COUNT_OF(LANGUAGES); i++) {
        if (ltl_language_is(tree->language, LANGUAGES[i])) {
            return true;
        }
    }
    return false;
}

/* `[]T{{x, y}}` of Go, where each item is taken apart as well. */
static bool lists_records(ltl_taint *t, ltl_node given) {
    bool may_be = t->tree->kind[given] == LTL_KIND_NEW && ltl_language_is(t->tree->language, "go");
    ltl_node first = may_be ? ltl_tree_child(t->tree, given, LTL_ROLE_ARGUMENT) : LTL_NO_NODE;
    return first != LTL_NO_NODE && t->tree->kind[first] == LTL_KIND_COLLECTION &&
           ltl_taint__record_made(t, first) != LTL_NO_NODE;
}

void ltl_taint__put_parts(ltl_taint *t, ltl_taint_state *state, ltl_taint_path path, ltl_node given,
                          ltl_taint_value rest) {
    bool has_places = is_tuple(t->tree, given) || ltl_taint__makes_tuple(t, given) || lists_records(t, given);
    putter w = {.t = t, .state = state, .has_places = has_places};
    t->has_shapes = t->has_shapes || w.has_places;
    if (put_literal(&w, given, path, rest)) {
        put_waiting(&w);
    }
}

/* ---- in the function ---- */

/* `(string A, int B) f()`: places have names as well. */
static void name_places(ltl_taint *t, ltl_taint_state *shape) {
    const ltl_tree *tree = t->tree;
    ltl_node type = ltl_tree_child(tree, ltl_taint__node_of(t, t->unit), LTL_ROLE_RETURN_TYPE);
    bool is_tuple = type != LTL_NO_NODE && tree->source->text.ptr[tree->start[type]] == '(';
    ltl_taint_path root = ltl_taint__result_root(t);
    uint32_t place = 0;
    for (ltl_node item = type + 1; is_tuple && item < tree->end[type]; item = tree->end[item]) {
        ltl_node name = ltl_tree_child(tree, item, LTL_ROLE_NAME);
        uint32_t from = ltl_taint__key_of_place(t, place++);
        ltl_taint_path path = ltl_taint_path_below(t->arena, &t->paths, root, from);
        if (name != LTL_NO_NODE && ltl_taint_state_has(shape, path) && ltl_taint__spend(t, 1)) {
            ltl_taint_path named =
                ltl_taint_path_below(t->arena, &t->paths, root, tree->name[name]);
            ltl_taint_value value = ltl_taint_state_read(shape, &t->paths, path);
            ltl_taint_state_set(t->arena, shape, &t->paths, named, value);
            ltl_taint_state_copy_below(t->arena, shape, &t->paths, path, shape, named);
        }
    }
}

static ltl_node only_value(const ltl_tree *tree, ltl_node given) {
    if (tree->kind[given] != LTL_KIND_RETURN) {
        return given;
    }
    ltl_node value = ltl_tree_child(tree, given, LTL_ROLE_VALUE);
    bool is_only = value != LTL_NO_NODE && tree->end[value] == tree->end[given];
    return is_only ? value : given;
}

static bool is_statement(const ltl_tree *tree, ltl_node node) {
    return tree->kind[node] == LTL_KIND_RETURN || tree->kind[node] == LTL_KIND_YIELD;
}

/* Whether it is judged by then is asked where it is given back. */
static ltl_taint_value given_there(ltl_taint *t, ltl_node given, ltl_taint_value value) {
    ltl_taint_step here = {.node = given, .before = value.trace, .kind = LTL_TAINT_STEP_GUESS};
    bool asks = value.marks != 0 && given != LTL_NO_NODE && is_statement(t->tree, given) &&
                t->scratch->checks->all.count > 0;
    return asks ? ltl_taint_trace(&t->out->traces, value, here) : value;
}

/* Whether more is known of what is given back than of its whole. */
static bool make_shape(ltl_taint *t, ltl_node given, ltl_taint_state *shape) {
    ltl_taint_path root = ltl_taint__result_root(t);
    putter w = {.t = t, .state = shape, .has_places = true};
    bool is_whole = given == LTL_NO_NODE || ltl_taint__first(t, given, LTL_TAINT_SOURCE) != 0 ||
                    ltl_taint__first(t, given, LTL_TAINT_SANITIZER) != 0;
    if (is_whole) {
        return false;
    }
    ltl_node given_by = given;
    given = ltl_taint__behind(t, only_value(t->tree, given));
    if (!put_literal(&w, ltl_taint__pointed(t, given), root, (ltl_taint_value){0})) {
        ltl_taint_path path = t->state.entries.count > 0 ? ltl_taint__path(t, given) : 0;
        if (path == 0 || !ltl_taint_state_has_below(&t->state, &t->paths, path)) {
            return false;
        }
        put_value(&w, given, root);
    }
    put_waiting(&w);
    name_places(t, shape);
    for (uint32_t i = 0; i < shape->entries.count; i++) {
        shape->entries.at[i].value = given_there(t, given_by, shape->entries.at[i].value);
    }
    return true;
}

static void join_result(ltl_taint *t, ltl_taint_value value, const ltl_taint_state *shape) {
    ltl_taint_unit *unit = &t->units[t->unit];
    bool is_more = (value.marks & ~unit->result.marks) != 0;
    unit->result = ltl_taint_union(&t->out->traces, unit->result, value);
    is_more = ltl_taint_state_join(t->arena, &unit->shape, &t->paths, shape) || is_more;
    if (is_more && unit->result.marks != 0) {
        ltl_taint__tell_callers(t, unit);
    }
}

void ltl_taint__note_result(ltl_taint *t, ltl_node given, ltl_taint_value value) {
    ltl_taint_state shape = {.is_reached = true};
    if (!t->query->is_across_functions) {
        return;
    }
    value = given_there(t, given, value);
    ltl_taint_entry whole = {ltl_taint__result_root(t), value};
    bool has_parts = value.marks != 0 && make_shape(t, given, &shape);
    if (!has_parts) {
        shape.entries.at = &whole;
        shape.entries.count = value.marks != 0 ? 1 : 0;
    }
    join_result(t, value, &shape);
}

/* ---- results that have names ---- */

/* Some `return` of the function says nothing: then it gives what lies in the names. */
static bool gives_names(const ltl_tree *tree, ltl_node function) {
    for (ltl_node node = function + 1; node < tree->end[function]; node++) {
        if (tree->kind[node] == LTL_KIND_RETURN && tree->end[node] == node + 1) {
            return true;
        }
    }
    return false;
}

/* What lies in the name is what the function gives, or the part of it at that place. */
static ltl_taint_value put_name(ltl_taint *t, ltl_node name, ltl_taint_path to,
                                ltl_taint_state *shape) {
    ltl_taint_path from = ltl_taint__path_of_name(t, t->tree->name[name]);
    ltl_taint_value value = ltl_taint_state_read(&t->state, &t->paths, from);
    ltl_taint_state_set(t->arena, shape, &t->paths, to, value);
    ltl_taint_state_copy_below(t->arena, &t->state, &t->paths, from, shape, to);
    return ltl_taint_state_gather(&t->state, &t->paths, from);
}

void ltl_taint__note_named_results(ltl_taint *t) {
    const ltl_tree *tree = t->tree;
    ltl_node function = ltl_taint__node_of(t, t->unit);
    bool has_names = t->query->is_across_functions && t->unit != 0 &&
                     ltl_str_is(ltl_str_of(tree->language->id), "go");
    ltl_node type = has_names ? ltl_tree_child(tree, function, LTL_ROLE_RETURN_TYPE) : LTL_NO_NODE;
    ltl_taint_state shape = {.is_reached = true};
    ltl_taint_value all = {0};
    uint32_t place = 0;
    for (ltl_node node = type + 1; type != LTL_NO_NODE && node < tree->end[type]; node++) {
        bool is_name = tree->role[node] == LTL_ROLE_NAME &&
                       tree->kind[tree->parent[node]] == LTL_KIND_PARAMETER;
        if (!is_name || (place == 0 && !gives_names(tree, function)) || !ltl_taint__spend(t, 1)) {
            continue;
        }
        ltl_taint_path to = ltl_taint_path_below(t->arena, &t->paths, ltl_taint__result_root(t),
                                                 ltl_taint__key_of_place(t, place++));
        all = ltl_taint_union(&t->out->traces, all, put_name(t, node, to, &shape));
    }
    if (place == 1) {
        ltl_taint__note_result(t, LTL_NO_NODE, all);
    } else if (all.marks != 0) {
        join_result(t, all, &shape);
    }
}

/* ---- where it is called ---- */

ltl_taint_path ltl_taint__path_of_result(ltl_taint *t, ltl_node call) {
    ltl_taint_path path = ltl_taint__made(t, call);
    if (path == 0) {
        path = ltl_taint_path_below(t->arena, &t->paths, 0, LTL_TAINT_MADE_KEY | call);
        ltl_pairs_put(t->arena, &t->made, call, 1, path);
    }
    t->makes_bare = t->makes_bare || t->tree->kind[call] == LTL_KIND_NAME;
    return path;
}

ltl_taint_value ltl_taint__take_shape(ltl_taint *t, ltl_node call, const ltl_taint_state *given) {
    ltl_taint_path path = ltl_taint__path_of_result(t, call);
    bool is_named = t->tree->kind[call] != LTL_KIND_NAME;
    uint32_t guesses = is_named ? ltl_taint__guesses_of_cleaner(t->tree, call) : 0;
    for (uint32_t i = 0; i < given->entries.count && ltl_taint__spend(t, 1); i++) {
        ltl_taint_entry entry = given->entries.at[i];
        bool is_part = t->paths.above.at[entry.path] != 0;
        t->has_shapes =
            t->has_shapes || (is_part && ltl_taint__is_place(t, t->paths.key.at[entry.path], 0));
        entry.value = ltl_taint_guess(&t->out->traces, entry.value, call, guesses);
        if (entry.value.marks != 0) {
            ltl_taint_state_add(t->arena, &t->state, &t->paths, entry.path, entry.value);
        } else if (!ltl_taint_state_has(&t->state, entry.path)) {
            ltl_taint_state_set(t->arena, &t->state, &t->paths, entry.path, entry.value);
        }
    }
    return ltl_taint_state_read(given, &t->paths, path);
}
