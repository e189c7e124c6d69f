/* What gets a value: names, members and what is indexed. */
#include "analyzers/dataflow/name_use.h"
#include "analyzers/dataflow/scopes.h"
#include "analyzers/syntax/extension.h"
#include "analyzers/syntax/shell.h"
#include "analyzers/taint/objects/keyed.h"
#include "analyzers/taint/objects/parts.h"

/* `new T(x) { A = y }`: what is given to the constructor is in all of it. */
static void assign_made(ltl_taint *t, ltl_taint_path path, ltl_node made) {
    const ltl_tree *tree = t->tree;
    ltl_node fields = LTL_NO_NODE;
    ltl_taint_value value = {0};
    for (ltl_node child = made + 1; child < tree->end[made]; child = tree->end[child]) {
        if (tree->role[child] == LTL_ROLE_ARGUMENT) {
            value = ltl_taint_union(&t->out->traces, value, ltl_taint__gather(t, child));
        } else if (tree->kind[child] == LTL_KIND_COLLECTION) {
            fields = child;
        }
    }
    if (fields != LTL_NO_NODE) {
        ltl_taint__put_parts(t, &t->state, path, fields, value);
    }
}

void ltl_taint__assign_path(ltl_taint *t, ltl_taint_path path, ltl_node given, ltl_taint_value value) {
    ltl_taint_path from = given != LTL_NO_NODE ? ltl_taint__path(t, given) : 0;
    if (from == path && from != 0) {
        return;
    }
    ltl_taint_state_set(t->arena, &t->state, &t->paths, path, value);
    ltl_taint__assign_keys(t, path, from);
    t->units[t->unit].may_clean |= value.marks == 0;
    if (from != 0 && !ltl_taint_path_is_below(&t->paths, path, from)) {
        ltl_taint_state_copy_below(t->arena, &t->state, &t->paths, from, &t->state, path);
    } else if (given != LTL_NO_NODE) {
        ltl_taint__put_parts(t, &t->state, path, ltl_taint__pointed(t, given),
                             (ltl_taint_value){0});
    }
    if (given != LTL_NO_NODE && t->tree->kind[given] == LTL_KIND_NEW) {
        assign_made(t, path, given);
    }
}

/* Whether all of the path is known: `a[i]` is some part of `a`, `*p` may be one. */
static bool is_whole(ltl_taint *t, ltl_node target) {
    const ltl_tree *tree = t->tree;
    if (tree->kind[target] == LTL_KIND_UNARY) {
        return false;
    }
    while (tree->kind[target] == LTL_KIND_MEMBER || tree->kind[target] == LTL_KIND_INDEX) {
        uint32_t key;
        if (!ltl_taint__key_below(t, target, &key) || !ltl_taint__spend(t, 1)) {
            return false;
        }
        target = ltl_tree_child(tree, target, LTL_ROLE_RECEIVER);
        if (target == LTL_NO_NODE) {
            return false;
        }
    }
    return true;
}

void ltl_taint__assign(ltl_taint *t, ltl_node target, ltl_node given, ltl_taint_value value) {
    ltl_taint_path path = ltl_taint__path(t, target);
    if (path == 0) {
        return;
    }
    value = ltl_taint__through(t, value, target);
    ltl_taint__note_field(t, target, path, value);
    ltl_taint__add_keys(t, target);
    if (is_whole(t, target)) {
        ltl_taint__assign_path(t, path, given, value);
    } else {
        ltl_taint__note_somewhere(t, path);
        ltl_taint__add_to(t, path, value);
    }
}

/* `constructor(private x)`: a parameter that is a field as well. */
static bool is_promoted(const ltl_tree *tree, ltl_node parameter) {
    static const char *const WORDS[] = {"private", "public", "protected", "readonly"};
    for (ltl_node child = parameter + 1; child < tree->end[parameter]; child = tree->end[child]) {
        for (size_t i = 0; tree->kind[child] == LTL_KIND_MODIFIER && i < LTL_COUNT_OF(WORDS); i++) {
            if (ltl_str_is(ltl_tree_name(tree, child), WORDS[i])) {
                return true;
            }
        }
    }
    return false;
}

static void promote(ltl_taint *t, ltl_node leaf, ltl_taint_value value) {
    ltl_str name = ltl_tree_name(t->tree, leaf);
    bool has_sigil = name.len > 1 && name.ptr[0] == '$';
    uint32_t key = ltl_taint__key_of_text(t, ltl_str_slice(name, has_sigil ? 1 : 0, name.len));
    ltl_taint_path object = ltl_taint_path_below(t->arena, &t->paths, 0, LTL_TAINT_OBJECT_KEY);
    object = ltl_taint_path_below(t->arena, &t->paths, object, key);
    ltl_taint_state_add(t->arena, &t->state, &t->paths, object, value);
}

/* ---- names that get a value ---- */

#define BIT(role) (UINT64_C(1) << LTL_ROLE_##role)

/* The children of a definition that its value comes from. */
ltl_node ltl_taint__giver(const ltl_tree *tree, ltl_node by, ltl_node leaf, ltl_node from) {
    const uint64_t others = BIT(BODY) | BIT(THEN) | BIT(ELSE) | BIT(TYPE) | BIT(UPDATE) |
                            BIT(MODIFIER) | BIT(ANNOTATION) | BIT(HANDLER) | BIT(LABEL);
    for (; from < tree->end[by]; from = tree->end[from]) {
        bool holds_leaf = from <= leaf && leaf < tree->end[from];
        bool is_left = tree->role[from] == LTL_ROLE_LEFT || tree->role[from] == LTL_ROLE_NAME;
        if (!holds_leaf && !is_left && (others >> tree->role[from] & 1) == 0) {
            return from;
        }
    }
    return LTL_NO_NODE;
}

/* Places that are left out: `[, b]`. */
uint32_t ltl_taint__count_holes(const ltl_tree *tree, uint32_t from, uint32_t to, bool is_first) {
    uint32_t commas = 0;
    for (uint32_t i = from; i < to; i++) {
        commas += tree->source->text.ptr[i] == ',' ? 1 : 0;
    }
    return commas > 0 && !is_first ? commas - 1 : commas;
}

/* Of `a, b = x, y` the part that goes to `leaf`. */
static ltl_node item_across(const ltl_tree *tree, ltl_node leaf, ltl_node by, ltl_node given) {
    ltl_node list = tree->parent[leaf];
    if (list == by || tree->parent[list] != by || tree->kind[list] != LTL_KIND_COLLECTION ||
        given == LTL_NO_NODE || tree->kind[given] != LTL_KIND_COLLECTION) {
        return given;
    }
    ltl_node item = given + 1;
    uint32_t holes = ltl_taint__count_holes(tree, tree->start[list], tree->start[list + 1], true);
    for (ltl_node at = list + 1; at < leaf && item < tree->end[given]; at = tree->end[at]) {
        item = tree->end[item];
        if (tree->end[at] <= leaf) {
            holes +=
                ltl_taint__count_holes(tree, tree->stop[at], tree->start[tree->end[at]], false);
        }
    }
    for (; holes > 0 && item < tree->end[given]; holes--) {
        item = tree->end[item];
    }
    return item < tree->end[given] ? item : given;
}

/* `for i, x in enumerate(xs)`: the first of two counts. */
static bool is_counter(const ltl_tree *tree, ltl_node leaf, ltl_node by, ltl_node given) {
    static const char *const NAMES[] = {"enumerate", "enumerated", "withIndex"};
    ltl_node list = tree->parent[leaf];
    ltl_node callee = given != LTL_NO_NODE && tree->kind[given] == LTL_KIND_CALL
                          ? ltl_tree_child(tree, given, LTL_ROLE_CALLEE)
                          : LTL_NO_NODE;
    bool is_loop = tree->kind[by] == LTL_KIND_LOOP ||
                   (tree->kind[by] == LTL_KIND_ASSIGN && ltl_str_starts_with(ltl_tree_name(tree, by), LTL_STR("for")));
    bool is_first = is_loop && tree->parent[list] == by && tree->kind[list] == LTL_KIND_COLLECTION &&
                    leaf == list + 1 && tree->end[leaf] < tree->end[list];
    if (callee != LTL_NO_NODE && tree->kind[callee] == LTL_KIND_MEMBER) {
        callee = ltl_tree_child(tree, callee, LTL_ROLE_NAME);
    }
    for (size_t i = 0; is_first && callee != LTL_NO_NODE && i < LTL_COUNT_OF(NAMES); i++) {
        if (ltl_str_is(ltl_tree_name(tree, callee), NAMES[i])) {
            return true;
        }
    }
    return false;
}

/* `foreach ($m as $k => $v)`: keys are not what lies under them. */
static bool is_key_of_each(const ltl_tree *tree, ltl_node leaf, ltl_node by) {
    ltl_node pair = tree->parent[leaf];
    return tree->kind[by] == LTL_KIND_LOOP && tree->kind[pair] == LTL_KIND_PAIR && tree->parent[pair] == by &&
           tree->role[leaf] == LTL_ROLE_KEY;
}

/* `for k, v in m.items()`: what has the keys; LTL_NO_NODE: `leaf` is none of them. */
static ltl_node keyed_by(const ltl_tree *tree, ltl_node leaf, ltl_node by, ltl_node given) {
    static const char *const NAMES[] = {"items", "iteritems", "entries"};
    ltl_node list = tree->parent[leaf];
    ltl_node callee = tree->kind[given] == LTL_KIND_CALL && tree->kind[by] == LTL_KIND_LOOP
                          ? ltl_tree_child(tree, given, LTL_ROLE_CALLEE)
                          : LTL_NO_NODE;
    bool is_first = callee != LTL_NO_NODE && tree->kind[callee] == LTL_KIND_MEMBER &&
                    tree->parent[list] == by && tree->kind[list] == LTL_KIND_COLLECTION &&
                    leaf == list + 1 && tree->end[leaf] < tree->end[list];
    ltl_node name = is_first ? ltl_tree_child(tree, callee, LTL_ROLE_NAME) : LTL_NO_NODE;
    bool has_keys = false;
    for (size_t i = 0; name != LTL_NO_NODE && i < LTL_COUNT_OF(NAMES); i++) {
        has_keys = has_keys || ltl_str_is(ltl_tree_name(tree, name), NAMES[i]);
    }
    return has_keys && ltl_tree_child(tree, given, LTL_ROLE_ARGUMENT) == LTL_NO_NODE ? callee + 1 : LTL_NO_NODE;
}

static ltl_taint_value given_value(ltl_taint *t, ltl_node leaf, ltl_node by, ltl_node *out_given) {
    const ltl_tree *tree = t->tree;
    ltl_taint_value value = {0};
    uint32_t count = 0;
    *out_given = LTL_NO_NODE;
    if (is_counter(tree, leaf, by, ltl_taint__giver(tree, by, leaf, by + 1))) {
        return value;
    }
    for (ltl_node given = ltl_taint__giver(tree, by, leaf, by + 1); given != LTL_NO_NODE;
         given = ltl_taint__giver(tree, by, leaf, tree->end[given])) {
        *out_given = count++ == 0 ? given : LTL_NO_NODE;
        value = ltl_taint_union(&t->out->traces, value, ltl_taint__gather(t, given));
        if (!ltl_taint__spend(t, 1)) {
            break;
        }
    }
    if (*out_given != LTL_NO_NODE) {
        ltl_node item = item_across(tree, leaf, by, *out_given);
        if (item != *out_given) {
            *out_given = item;
            return ltl_taint__value(t, item);
        }
        ltl_node keyed = keyed_by(tree, leaf, by, *out_given);
        if (keyed != LTL_NO_NODE) {
            *out_given = LTL_NO_NODE;
            return ltl_taint__value(t, keyed);
        }
        bool is_direct = tree->parent[leaf] == by;
        item = ltl_taint__behind(t, item);
        if (is_key_of_each(tree, leaf, by)) {
            bool is_list = ltl_taint__is_list_there(t, *out_given, by);
            *out_given = LTL_NO_NODE;
            if (is_list) {
                return (ltl_taint_value){0};
            }
            return ltl_taint_union(&t->out->traces, ltl_taint__value(t, item),
                                   ltl_taint__keys_of(t, item));
        }
        value = is_direct ? ltl_taint__value(t, item) : value;
        *out_given = is_direct ? item : LTL_NO_NODE;
        if (is_direct && tree->kind[by] == LTL_KIND_LOOP) { /* each of them */
            value = ltl_taint_union(&t->out->traces, value, ltl_taint__places(t, item, 0, NULL));
            *out_given = LTL_NO_NODE;
        }
    }
    return value;
}

/* Functions, classes and imports declare names; of those only parameters of the unit have values. */
static bool may_get_value(const ltl_taint *t, ltl_node leaf, ltl_node by, ltl_name_use use) {
    ltl_kind kind = ltl_tree_kind(t->tree, by);
    bool declares = kind == LTL_KIND_FUNCTION || kind == LTL_KIND_CLASS || kind == LTL_KIND_IMPORT;
    return !declares ||
           (use == LTL_NAME_DECLARED && kind == LTL_KIND_FUNCTION &&
            by == ltl_taint__node_of(t, t->unit) && t->tree->role[leaf] == LTL_ROLE_PARAMETER);
}

static void define(ltl_taint *t, ltl_node leaf, ltl_node by) {
    ltl_name_use use = (ltl_name_use)t->scopes->use[leaf];
    if (use == LTL_NAME_READ || use == LTL_NAME_EXPOSED || use == LTL_NAME_NONE ||
        use == LTL_NAME_OUTER || by == LTL_NO_NODE) {
        return;
    }
    ltl_kind kind = ltl_tree_kind(t->tree, by);
    if (ltl_taint__define_anew(t, leaf, by) || ltl_taint__define_given(t, leaf, by) ||
        ltl_taint__define_thrown(t, leaf, by) || ltl_taint__define_constructed(t, leaf, by)) {
        return;
    }
    if (!may_get_value(t, leaf, by, use)) {
        return;
    }
    bool may_be_part = kind == LTL_KIND_VARIABLE || kind == LTL_KIND_PARAMETER;
    ltl_node around = may_be_part ? ltl_taint__parameter_around(t->tree, leaf) : LTL_NO_NODE;
    if (use != LTL_NAME_CHANGED && around == LTL_NO_NODE &&
        ltl_taint__define_from_pattern(t, leaf)) {
        return;
    }
    ltl_node given = LTL_NO_NODE;
    ltl_taint_value value = {0};
    bool is_clause = kind == LTL_KIND_CASE && t->tree->kind[t->tree->parent[by]] == LTL_KIND_LAMBDA;
    by = around != LTL_NO_NODE ? around : by; /* `f({a = 1})` */
    kind = ltl_tree_kind(t->tree, by);
    if (kind == LTL_KIND_PARAMETER || kind == LTL_KIND_FUNCTION || kind == LTL_KIND_LAMBDA ||
        is_clause) {
        const ltl_declaration *declaration = &t->scopes->all.at[t->scopes->of[leaf]];
        if (t->scopes->of[leaf] != 0 && declaration->unit != ltl_taint__node_of(t, t->unit)) {
            return; /* of a function in this one, which defines it itself */
        }
        value = ltl_taint__parameter_value(t, leaf, by);
    } else {
        value = given_value(t, leaf, by, &given);
    }
    if (use == LTL_NAME_CHANGED) {
        value = ltl_taint__appended(t, leaf, value);
        value = ltl_taint_union(&t->out->traces, value, ltl_taint__gather(t, leaf));
        given = LTL_NO_NODE;
    }
    bool counts = use == LTL_NAME_CHANGED && value.marks != 0 && ltl_taint__becomes_number(t, by);
    if (counts || (value.marks != 0 && ltl_taint__is_safe_type(t, leaf))) {
        value = (ltl_taint_value){0};
        given = LTL_NO_NODE;
    }
    if (kind == LTL_KIND_PARAMETER && value.marks == 0) {
        return; /* it may be known from around */
    }
    if (t->query->is_across_functions && ltl_scopes_is_self(t->tree, leaf)) {
        ltl_taint_path object = ltl_taint__path(t, leaf); /* its fields are known already */
        ltl_taint_state_add(t->arena, &t->state, &t->paths, object, value);
        return;
    }
    ltl_taint__assign(t, leaf, given, value);
    if (kind == LTL_KIND_PARAMETER && t->query->is_across_functions && is_promoted(t->tree, by)) {
        promote(t, leaf, value);
    }
}

void ltl_taint__define(ltl_taint *t, ltl_node leaf) {
    ltl_node by = t->scopes->by[leaf];
    define(t, leaf, by);
    if (by != LTL_NO_NODE) {
        ltl_taint__define_module(t, leaf, by);
    }
}
