/* Patterns: `{a, b: {c = 1}, ...rest} = x`, and those of cases and tests. */
#include "analyzers/dataflow/name_use.h"
#include "analyzers/dataflow/scopes.h"
#include "analyzers/taint/objects/parts.h"

/* The way from what is taken apart to one of the names. */
typedef struct taken {
    ltl_node by;    /* gives the value; LTL_NO_NODE: the name is not part of a pattern */
    ltl_node given; /* what is taken apart */
    uint32_t keys[LTL_MAX_TAINT_PATH_DEPTH]; /* the last one first */
    uint32_t count;
    ltl_node rest; /* the pattern whose other names are not in it; LTL_NO_NODE: no rest */
} taken;

static bool is_pattern(ltl_kind kind) {
    return kind == LTL_KIND_COLLECTION || kind == LTL_KIND_PAIR || kind == LTL_KIND_SPREAD ||
           kind == LTL_KIND_VARIABLE || kind == LTL_KIND_ASSIGN ||
           kind == LTL_KIND_KEYWORD_ARGUMENT;
}

/* The parameter whose pattern holds the name; LTL_NO_NODE: it stands in none. */
ltl_node ltl_taint__parameter_around(const ltl_tree *tree, ltl_node leaf) {
    ltl_node node = leaf;
    while (is_pattern(ltl_tree_kind(tree, tree->parent[node]))) {
        node = tree->parent[node];
    }
    ltl_node around = tree->parent[node];
    bool is_it = tree->kind[around] == LTL_KIND_PARAMETER && tree->role[node] == LTL_ROLE_NAME;
    return is_it ? around : LTL_NO_NODE;
}

/* A key of PHP's `['a' => $x]`: a literal stands before what it names. */
static bool is_list_key(const ltl_tree *tree, ltl_node node) {
    ltl_kind kind = ltl_tree_kind(tree, node);
    return (kind == LTL_KIND_STRING || kind == LTL_KIND_NUMBER) && ltl_taint__is_included(tree);
}

/* The place of `node` in a list of names, as a key; 0: it is not known, or has one that is written. */
static uint32_t place_in_pattern(ltl_taint *t, ltl_node list, ltl_node node) {
    const ltl_tree *tree = t->tree;
    ltl_node before = LTL_NO_NODE;
    uint32_t place = 0;
    bool is_named = false;
    for (ltl_node child = list + 1; child < tree->end[list] && ltl_taint__spend(t, 1);
         child = tree->end[child]) {
        uint32_t from = before != LTL_NO_NODE ? tree->stop[before] : tree->start[list];
        place += ltl_taint__count_holes(tree, from, tree->start[child], before == LTL_NO_NODE);
        if (child == node || tree->kind[child] == LTL_KIND_SPREAD) {
            return child != node ? 0
                   : is_named    ? tree->name[before]
                                 : ltl_taint__key_of_place(t, place);
        }
        is_named = is_list_key(tree, child);
        place += is_named ? 0 : 1;
        before = child;
    }
    return 0;
}

/* `{a, b}` of JavaScript names what it takes; elsewhere braces are lists as well. */
static bool takes_names(const ltl_tree *tree, ltl_node pattern) {
    return tree->source->text.ptr[tree->start[pattern]] == '{' &&
           (tree->language->scoping & LTL_SCOPING_CLAUSES) == 0;
}

/* The key under which `node` is found in the pattern around it; 0: any. */
uint32_t ltl_taint__key_in_pattern(ltl_taint *t, ltl_node node, ltl_node leaf) {
    const ltl_tree *tree = t->tree;
    bool is_keyword = tree->kind[node] == LTL_KIND_KEYWORD_ARGUMENT;
    if (tree->kind[node] == LTL_KIND_PAIR || is_keyword) {
        return ltl_taint__key_of_leaf(
            t, ltl_tree_child(tree, node, is_keyword ? LTL_ROLE_NAME : LTL_ROLE_KEY));
    }
    ltl_node around = tree->parent[node];
    if (tree->kind[around] != LTL_KIND_COLLECTION || tree->kind[node] == LTL_KIND_SPREAD) {
        return 0;
    }
    if (tree->kind[node] ==
        LTL_KIND_BINARY) { /* `[head | tail]`: what is behind the bar lies anywhere */
        ltl_node head = ltl_tree_child(tree, node, LTL_ROLE_LEFT);
        bool is_head = head != LTL_NO_NODE && head <= leaf && leaf < tree->end[head];
        return is_head ? place_in_pattern(t, around, node) : 0;
    }
    return takes_names(tree, around) ? tree->name[leaf] : place_in_pattern(t, around, node);
}

static void add_key(taken *out, uint32_t key) {
    if (key == 0 || out->count == LTL_MAX_TAINT_PATH_DEPTH) {
        out->count = 0; /* any part of what is above */
    } else {
        out->keys[out->count++] = key;
    }
}

/* `var a, b = f()`: the place of a name among several; 0: it is the only one. */
static uint32_t place_among_names(ltl_taint *t, ltl_node by, ltl_node name) {
    const ltl_tree *tree = t->tree;
    uint32_t count = 0;
    uint32_t place = 0;
    for (ltl_node child = by + 1; child < tree->end[by]; child = tree->end[child]) {
        place = child == name ? count : place;
        count += tree->role[child] == LTL_ROLE_NAME ? 1 : 0;
    }
    return count > 1 ? ltl_taint__key_of_place(t, place) : 0;
}

/* The key of `node` in a field of a pattern: `y: z` of `P { x, y: z }`; 0: any. */
static uint32_t key_of_wrapped(const ltl_tree *tree, ltl_node around) {
    ltl_node key = ltl_tree_child(tree, around, LTL_ROLE_KEY);
    return key != LTL_NO_NODE && ltl_tree_is_leaf(tree, key) ? tree->name[key] : 0;
}

static bool has_key(const ltl_tree *tree, ltl_node field) {
    return ltl_tree_child(tree, field, LTL_ROLE_KEY) != LTL_NO_NODE;
}

/* … of cases and tests. What wraps a pattern otherwise, as `Some(x)` does, may hold any part. */
static taken take_matched(ltl_taint *t, ltl_node leaf, const ltl_taint_matched *matched) {
    const ltl_tree *tree = t->tree;
    taken out = {.by = t->scopes->by[leaf],
                 .given = ltl_taint__behind(t, matched->subject),
                 .rest = LTL_NO_NODE};
    for (ltl_node node = leaf; node != matched->pattern && ltl_taint__spend(t, 1);) {
        ltl_node around = tree->parent[node];
        ltl_kind kind = ltl_tree_kind(tree, around);
        uint32_t key;
        bool is_key;
        if (ltl_taint__step_in_record(t, node, &key, &is_key)) {
            if (is_key) {
                add_key(&out, key);
            }
        } else if (kind == LTL_KIND_COLLECTION) {
            add_key(&out, ltl_taint__key_in_pattern(t, node, leaf));
            out.rest = tree->kind[node] == LTL_KIND_SPREAD ? around : LTL_NO_NODE;
        } else if (kind == LTL_KIND_OTHER && (has_key(tree, around) || !has_key(tree, node))) {
            add_key(&out, key_of_wrapped(tree, around));
            out.rest = LTL_NO_NODE;
        }
        node = around;
    }
    uint32_t called = ltl_taint__key_in_called_pattern(t, matched->pattern);
    if (called != 0) {
        add_key(&out, called);
    }
    return out;
}

/* … or `P { x, y: z }` and its fields. */
static bool is_part_of_pattern(const ltl_tree *tree, ltl_node node) {
    ltl_node first = node != LTL_NO_NODE ? ltl_tree_child(tree, node, LTL_ROLE_TYPE) : LTL_NO_NODE;
    first = first != LTL_NO_NODE ? ltl_tree_next_sibling(tree, first) : LTL_NO_NODE;
    bool is_record = first != LTL_NO_NODE && tree->kind[node] == LTL_KIND_OTHER &&
                     tree->kind[first] == LTL_KIND_OTHER && has_key(tree, first);
    return is_pattern(ltl_tree_kind(tree, node)) || is_record ||
           (tree->kind[node] == LTL_KIND_OTHER && has_key(tree, node));
}

/* Rust's `P(x, y)`. */
static bool is_tuple_of_type(const ltl_tree *tree, ltl_node node) {
    ltl_node type = ltl_language_is(tree->language, "rust") && tree->kind[node] == LTL_KIND_OTHER
                        ? ltl_tree_child(tree, node, LTL_ROLE_TYPE)
                        : LTL_NO_NODE;
    return type != LTL_NO_NODE && type == node + 1 && tree->source->text.ptr[tree->stop[type]] == '(';
}

static uint32_t place_in_tuple(ltl_taint *t, ltl_node tuple, ltl_node node) {
    uint32_t place = 0;
    ltl_node child = t->tree->end[tuple + 1];
    for (; child < node && ltl_taint__spend(t, 1); child = t->tree->end[child]) {
        place++;
    }
    return ltl_taint__key_of_place(t, place);
}

/* Of what is a record the field at that place: `auto [a, b] = p`. */
static void name_places(ltl_taint *t, taken *from) {
    uint32_t *key = from->count > 0 && ltl_taint__has_records(t) ? &from->keys[from->count - 1] : NULL;
    bool is_place = key != NULL && ltl_taint__is_place(t, *key, 0);
    ltl_node class = is_place ? ltl_taint__class_of(t, from->given) : LTL_NO_NODE;
    ltl_str text = is_place ? ltl_taint__key_text(t, *key) : LTL_STR_NONE;
    uint32_t place = 0;
    for (size_t i = 0; i < text.len; i++) {
        place = place * 10 + (uint32_t)(text.ptr[i] - '0');
    }
    uint32_t field = class != LTL_NO_NODE ? ltl_taint__field_of_record(t, class, place) : 0;
    ltl_taint_path path = field != 0 ? ltl_taint__path(t, from->given) : 0;
    path = path != 0 ? ltl_taint_path_below(t->arena, &t->paths, path, *key) : 0;
    if (path != 0 && !ltl_taint_state_has(&t->state, path)) {
        *key = field;
    }
}

static taken take_apart(ltl_taint *t, ltl_node leaf) {
    const ltl_tree *tree = t->tree;
    taken out = {.by = LTL_NO_NODE, .given = LTL_NO_NODE, .rest = LTL_NO_NODE};
    bool is_in_pattern = false;
    ltl_node node = leaf;
    while (ltl_taint__spend(t, 1) &&
           (is_part_of_pattern(tree, tree->parent[node]) || is_tuple_of_type(tree, tree->parent[node]))) {
        ltl_node around = tree->parent[node];
        ltl_kind kind = ltl_tree_kind(tree, around);
        bool gives = (kind == LTL_KIND_VARIABLE || kind == LTL_KIND_ASSIGN) &&
                     (tree->role[node] == LTL_ROLE_NAME || tree->role[node] == LTL_ROLE_LEFT);
        uint32_t place = gives && !is_in_pattern && kind == LTL_KIND_VARIABLE
                             ? place_among_names(t, around, node)
                             : 0;
        if (place != 0) {
            add_key(&out, place);
            is_in_pattern = true;
        }
        if (gives && is_in_pattern) {
            ltl_node given = ltl_taint__giver(tree, around, leaf, around + 1);
            bool is_outer = !is_pattern(ltl_tree_kind(tree, tree->parent[around]));
            if (is_outer) {
                out.by = around;
                out.given = given != LTL_NO_NODE ? ltl_taint__behind(t, given) : given;
                return out;
            }
        }
        if (kind == LTL_KIND_COLLECTION) {
            add_key(&out, ltl_taint__key_in_pattern(t, node, leaf));
            is_in_pattern = true;
            out.rest = tree->kind[node] == LTL_KIND_SPREAD ? around : LTL_NO_NODE;
        } else if (kind == LTL_KIND_OTHER && has_key(tree, around)) {
            add_key(&out, key_of_wrapped(tree, around));
            is_in_pattern = true;
        } else if (is_tuple_of_type(tree, around)) {
            add_key(&out, place_in_tuple(t, around, node));
            is_in_pattern = true;
        }
        node = around;
    }
    return out;
}

/* What the other names of the pattern took is not in the rest. */
static void drop_taken(ltl_taint *t, const taken *from, ltl_node leaf) {
    const ltl_tree *tree = t->tree;
    ltl_taint_path path = ltl_taint__path(t, leaf);
    for (ltl_node child = from->rest + 1; child < tree->end[from->rest]; child = tree->end[child]) {
        ltl_node name = child;
        while (tree->end[name] > name + 1 && tree->kind[name] == LTL_KIND_VARIABLE) {
            name++;
        }
        uint32_t key =
            tree->kind[child] == LTL_KIND_SPREAD ? 0 : ltl_taint__key_in_pattern(t, child, name);
        if (key != 0 && ltl_taint__spend(t, 1)) {
            ltl_taint_state_set(t->arena, &t->state, &t->paths,
                                ltl_taint_path_below(t->arena, &t->paths, path, key),
                                (ltl_taint_value){0});
        }
    }
}

/* `head, *tail = f()`: what lies behind the names before it, wherever it lies there. */
static ltl_taint_value tail_of(ltl_taint *t, const taken *from) {
    const ltl_tree *tree = t->tree;
    uint32_t place = 0;
    for (ltl_node child = from->rest + 1;
         child < tree->end[from->rest] && tree->kind[child] != LTL_KIND_SPREAD;
         child = tree->end[child]) {
        place++;
    }
    return ltl_taint_union(&t->out->traces, ltl_taint__value(t, from->given),
                           ltl_taint__places(t, from->given, place, NULL));
}

/* What is known of the part, or of what it is a part of. */
static ltl_taint_value value_of_part(ltl_taint *t, const taken *from, ltl_taint_path path,
                                     ltl_taint_path part, ltl_node leaf) {
    if (from->count == 0 && from->rest == LTL_NO_NODE) {
        return ltl_taint__gather(t, from->given);
    }
    for (ltl_taint_path at = part; at != path && at != 0; at = t->paths.above.at[at]) {
        if (ltl_taint_state_has(&t->state, at)) {
            return ltl_taint_state_read(&t->state, &t->paths, at);
        }
    }
    return ltl_taint__as_field(t, part, ltl_taint__value(t, from->given), leaf);
}

/* A part of a literal, on the way that the keys tell; LTL_NO_NODE: not found. */
static ltl_node part_written(ltl_taint *t, const taken *from) {
    ltl_node node = from->given;
    for (uint32_t i = from->count; i-- > 0 && node != LTL_NO_NODE;) {
        ltl_taint_parts parts;
        ltl_node found = LTL_NO_NODE;
        bool is_known = ltl_taint__parts_of(t, node, true, &parts);
        while (is_known && ltl_taint__next_part(t, &parts)) {
            bool is_it = parts.part.keys[0] == from->keys[i];
            found = is_it ? parts.part.value : found;
            is_known = parts.part.keys[0] != 0;
        }
        node = is_known ? found : LTL_NO_NODE;
    }
    return node;
}

static void define_from_literal(ltl_taint *t, const taken *from, ltl_node leaf,
                                ltl_taint_value value) {
    ltl_node part =
        from->rest == LTL_NO_NODE && from->count > 0 ? part_written(t, from) : LTL_NO_NODE;
    ltl_node given = part != LTL_NO_NODE ? part : from->given;
    ltl_taint_value own =
        part != LTL_NO_NODE ? ltl_taint__value(t, part) : ltl_taint__gather(t, given);
    ltl_taint__assign(t, leaf, part, ltl_taint_union(&t->out->traces, value, own));
}

/* `a, b = b, a`: what is on both sides in the same order. */
static bool is_across(const ltl_tree *tree, const taken *from, ltl_node leaf) {
    ltl_node list = tree->parent[leaf];
    return tree->kind[from->given] == LTL_KIND_COLLECTION && from->count == 1 &&
           tree->parent[list] == from->by && !is_list_key(tree, list + 1) &&
           tree->source->text.ptr[tree->start[from->given]] != '{';
}

/* True when the name is part of a pattern and has got its value. */
bool ltl_taint__define_from_pattern(ltl_taint *t, ltl_node leaf) {
    const ltl_tree *tree = t->tree;
    ltl_taint_matched matched = ltl_taint__matched(t, leaf);
    bool is_matched = matched.subject != LTL_NO_NODE && t->scopes->use[leaf] == LTL_NAME_DECLARED;
    taken from = is_matched ? take_matched(t, leaf, &matched) : take_apart(t, leaf);
    if (from.given == LTL_NO_NODE || (!is_matched && is_across(tree, &from, leaf))) {
        return false;
    }
    if (is_matched && ltl_taint__is_safe_type(t, leaf)) {
        ltl_taint__assign(t, leaf, LTL_NO_NODE, (ltl_taint_value){0});
        return true;
    }
    ltl_node by = t->scopes->by[leaf];
    ltl_node usual = by != from.by ? ltl_taint__giver(tree, by, leaf, by + 1) : LTL_NO_NODE;
    ltl_taint_value value =
        usual != LTL_NO_NODE ? ltl_taint__gather(t, usual) : (ltl_taint_value){0};
    ltl_taint_path to = ltl_taint__path(t, leaf);
    ltl_taint_path path = ltl_taint__path(t, from.given);
    if (path == 0) {
        define_from_literal(t, &from, leaf, value);
        return true;
    }
    name_places(t, &from);
    ltl_taint_path part = path;
    for (uint32_t i = from.count; i-- > 0;) {
        part = ltl_taint_path_below(t->arena, &t->paths, part, from.keys[i]);
    }
    bool is_tail = from.rest != LTL_NO_NODE && !takes_names(tree, from.rest);
    ltl_taint_value whole = is_tail ? tail_of(t, &from) : value_of_part(t, &from, path, part, leaf);
    value = ltl_taint__through(t, ltl_taint_union(&t->out->traces, value, whole), leaf);
    ltl_taint_state_set(t->arena, &t->state, &t->paths, to, value);
    if (!is_tail && !ltl_taint_path_is_below(&t->paths, to, part) && to != part) {
        ltl_taint_state_copy_below(t->arena, &t->state, &t->paths, part, &t->state, to);
    }
    if (from.rest != LTL_NO_NODE && !is_tail) {
        drop_taken(t, &from, leaf);
    }
    return true;
}
