/* Paths, and what gets a value. */
#include "analyzers/dataflow/name_use.h"
#include "analyzers/dataflow/scopes.h"
#include "analyzers/taint/taint_internal.h"

/* Keys of paths: names and texts by their interned number, variables apart from both. */
#define VARIABLE_KEY (UINT32_C(1) << 31)

/* A method of C++ that stands outside of its class: `void T::f()`. */
static bool is_method_apart(const ltl_taint *t) {
    ltl_node name = ltl_tree_child(t->tree, ltl_taint__node_of(t, t->unit), LTL_ROLE_NAME);
    return name != LTL_NO_NODE && t->tree->kind[name] == LTL_KIND_MEMBER;
}

/* Where members go by their bare names, what nobody declares in a method is declared by a parent, or by another
 * part of the class. What begins like the name of a class is taken for one. */
static bool is_inherited(ltl_taint *t, ltl_node name) {
    const ltl_tree *tree = t->tree;
    ltl_role role = (ltl_role)tree->role[name];
    ltl_str text = ltl_tree_name(tree, name);
    bool may_be = t->query->is_across_functions && t->unit != 0 &&
                  (tree->language->scoping & LTL_SCOPING_MEMBERS) != 0 && role != LTL_ROLE_CALLEE &&
                  role != LTL_ROLE_TYPE && role != LTL_ROLE_RETURN_TYPE &&
                  role != LTL_ROLE_NAME && text.len > 1 && text.ptr[0] >= 'a' &&
                  text.ptr[0] <= 'z' && !ltl_scopes_is_self(tree, name);
    return may_be && (is_method_apart(t) || ltl_taint__class_around(t, name) != LTL_NO_NODE);
}

bool ltl_taint__is_included(const ltl_tree *tree) { return strcmp(tree->language->id, "php") == 0; }

/* Variables of the file are those of whoever includes it, as fields are those of an object. Those that functions
 * write, and those of the language, are apart. */
static bool is_of_scope(const ltl_taint *t, uint32_t variable, uint32_t name) {
    const ltl_declaration *declaration = &t->scopes->all.at[variable];
    ltl_str text = ltl_taint__key_text(t, name);
    bool is_known = variable != 0 && declaration->kind <= LTL_DECLARED_GLOBAL &&
                    declaration->kind != LTL_DECLARED_PARAMETER && declaration->unit == 0 &&
                    (declaration->flags & (LTL_DECLARATION_FAR | LTL_DECLARATION_EXPOSED)) == 0;
    return t->query->far != NULL && ltl_taint__is_included(t->tree) && text.len > 1 &&
           text.ptr[0] == '$' && text.ptr[1] != '_' && (is_known || (variable == 0 && t->unit == 0));
}

static ltl_taint_path path_of_variable(ltl_taint *t, uint32_t variable, uint32_t name, bool is_field) {
    if (is_field || is_of_scope(t, variable, name)) {
        ltl_taint_path object = ltl_taint_path_below(t->arena, &t->paths, 0, LTL_TAINT_OBJECT_KEY);
        return ltl_taint_path_below(t->arena, &t->paths, object, name);
    }
    return ltl_taint_path_below(t->arena, &t->paths, 0, variable != 0 ? variable | VARIABLE_KEY : name);
}

/* Where methods call each other by their bare names. */
ltl_taint_path ltl_taint__own_object(ltl_taint *t) {
    ltl_node node = ltl_taint__node_of(t, t->unit);
    const unsigned flags = LTL_SCOPING_MEMBERS | LTL_SCOPING_BARE_CALLS;
    bool has = (t->tree->language->scoping & flags) != 0 && t->unit != 0 &&
               (is_method_apart(t) || ltl_taint__class_around(t, node) != LTL_NO_NODE);
    return has ? ltl_taint_path_below(t->arena, &t->paths, 0, LTL_TAINT_OBJECT_KEY) : 0;
}

ltl_taint_path ltl_taint__path_of_name(ltl_taint *t, uint32_t name) {
    uint32_t variable = ltl_scopes_find(t->scopes, ltl_taint__node_of(t, t->unit), name);
    return path_of_variable(t, variable, name, false);
}

/* `this`, `self` and what else an object calls itself is one thing; `x` may mean `this.x`. */
static ltl_taint_path root_of(ltl_taint *t, ltl_node name) {
    const ltl_tree *tree = t->tree;
    uint32_t variable = t->scopes->of[name];
    bool is_field = variable != 0 ? t->scopes->all.at[variable].kind == LTL_DECLARED_FIELD
                                  : is_inherited(t, name);
    if (!is_field && ltl_scopes_is_self(tree, name)) {
        return ltl_taint_path_below(t->arena, &t->paths, 0, LTL_TAINT_OBJECT_KEY);
    }
    return path_of_variable(t, variable, tree->name[name], is_field);
}

static bool is_key(const ltl_tree *tree, ltl_node node) {
    return node != LTL_NO_NODE &&
           (tree->kind[node] == LTL_KIND_STRING || tree->kind[node] == LTL_KIND_NUMBER);
}

/* What an index or a member adds to its receiver's path; false when that is not known. */
static bool key_of(const ltl_tree *tree, ltl_node node, uint32_t *out_key) {
    if (tree->kind[node] == LTL_KIND_MEMBER) {
        ltl_node name = ltl_tree_child(tree, node, LTL_ROLE_NAME);
        *out_key = name != LTL_NO_NODE && ltl_tree_is_leaf(tree, name) ? tree->name[name] : 0;
        return *out_key != 0;
    }
    ltl_node receiver = ltl_tree_child(tree, node, LTL_ROLE_RECEIVER);
    ltl_node index = receiver != LTL_NO_NODE ? ltl_tree_next_sibling(tree, receiver) : LTL_NO_NODE;
    *out_key = is_key(tree, index) ? tree->name[index] : 0;
    return *out_key != 0;
}

ltl_taint_path ltl_taint__path(ltl_taint *t, ltl_node node) {
    const ltl_tree *tree = t->tree;
    uint32_t keys[LTL_MAX_TAINT_PATH_DEPTH];
    uint32_t count = 0;
    while (tree->kind[node] == LTL_KIND_MEMBER || tree->kind[node] == LTL_KIND_INDEX) {
        ltl_node receiver = ltl_tree_child(tree, node, LTL_ROLE_RECEIVER);
        uint32_t key;
        if (receiver == LTL_NO_NODE || !ltl_taint__spend(t, 1)) {
            return 0;
        }
        if (!key_of(tree, node, &key)) {
            count = 0; /* any part of the receiver: all of it */
        } else {
            if (count == LTL_MAX_TAINT_PATH_DEPTH) {
                memmove(keys, keys + 1, (count - 1) * sizeof *keys);
                count--;
            }
            keys[count++] = key;
        }
        node = receiver;
    }
    ltl_taint_path path =
        tree->kind[node] == LTL_KIND_NAME ? root_of(t, node) : ltl_taint__made(t, node);
    while (count > 0 && path != 0) {
        path = ltl_taint_path_below(t->arena, &t->paths, path, keys[--count]);
    }
    return path;
}

/* What names a part of a literal: the key of `a: x`, the left of `A = x`; LTL_NO_NODE: its place only. */
static ltl_node part_key(const ltl_tree *tree, ltl_node part) {
    bool is_keyword = tree->kind[part] == LTL_KIND_KEYWORD_ARGUMENT;
    ltl_role role = tree->kind[part] == LTL_KIND_ASSIGN ? LTL_ROLE_LEFT
                    : is_keyword                        ? LTL_ROLE_NAME
                                                        : LTL_ROLE_KEY;
    bool has_key = tree->kind[part] == LTL_KIND_PAIR || tree->kind[part] == LTL_KIND_ASSIGN || is_keyword;
    ltl_node key = has_key ? ltl_tree_child(tree, part, role) : LTL_NO_NODE;
    bool is_named = key != LTL_NO_NODE && ltl_tree_is_leaf(tree, key) && tree->name[key] != 0;
    return is_named ? key : LTL_NO_NODE;
}

/* `{a: x, b: y}` and `[x, y]`: each part on its own; `value` is what all of it has besides. */
static void assign_parts(ltl_taint *t, ltl_taint_path path, ltl_node given, ltl_taint_value value) {
    const ltl_tree *tree = t->tree;
    uint32_t known = 0;
    for (ltl_node child = given + 1; child < tree->end[given]; child = tree->end[child]) {
        if (part_key(tree, child) == LTL_NO_NODE) {
            return; /* a part of which nobody knows where it is: all of it */
        }
        known++;
    }
    if (known == 0) {
        return;
    }
    ltl_taint_state_set(t->arena, &t->state, &t->paths, path, value);
    for (ltl_node pair = given + 1; pair < tree->end[given]; pair = tree->end[pair]) {
        ltl_node key = part_key(tree, pair);
        ltl_node part = ltl_tree_child(
            tree, pair, tree->kind[pair] == LTL_KIND_ASSIGN ? LTL_ROLE_RIGHT : LTL_ROLE_VALUE);
        if (part != LTL_NO_NODE && ltl_taint__spend(t, 1)) {
            ltl_taint_path below = ltl_taint_path_below(t->arena, &t->paths, path, tree->name[key]);
            ltl_taint_state_add(t->arena, &t->state, &t->paths, below, ltl_taint__gather(t, part));
        }
    }
}

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
        assign_parts(t, path, fields, value);
    }
}

static void assign_path(ltl_taint *t, ltl_taint_path path, ltl_node given, ltl_taint_value value) {
    ltl_taint_path from = given != LTL_NO_NODE ? ltl_taint__path(t, given) : 0;
    if (from == path && from != 0) {
        return;
    }
    ltl_taint_state_set(t->arena, &t->state, &t->paths, path, value);
    t->units[t->unit].may_clean |= value.marks == 0;
    if (from != 0 && !ltl_taint_path_is_below(&t->paths, path, from)) {
        ltl_taint_state_copy_below(t->arena, &t->state, &t->paths, from, path);
    } else if (given != LTL_NO_NODE && t->tree->kind[given] == LTL_KIND_COLLECTION) {
        assign_parts(t, path, given, (ltl_taint_value){0});
    }
    if (given != LTL_NO_NODE && t->tree->kind[given] == LTL_KIND_NEW) {
        assign_made(t, path, given);
    }
}

/* Whether all of the path is known: `a[i]` is some part of `a`. */
static bool is_whole(ltl_taint *t, ltl_node target) {
    const ltl_tree *tree = t->tree;
    while (tree->kind[target] == LTL_KIND_MEMBER || tree->kind[target] == LTL_KIND_INDEX) {
        uint32_t key;
        if (!key_of(tree, target, &key) || !ltl_taint__spend(t, 1)) {
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
    if (is_whole(t, target)) {
        assign_path(t, path, given, value);
    } else {
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

/* Of `a, b = x, y` the part that goes to `leaf`. */
static ltl_node item_across(const ltl_tree *tree, ltl_node leaf, ltl_node by, ltl_node given) {
    ltl_node list = tree->parent[leaf];
    if (list == by || tree->parent[list] != by || tree->kind[list] != LTL_KIND_COLLECTION ||
        given == LTL_NO_NODE || tree->kind[given] != LTL_KIND_COLLECTION) {
        return given;
    }
    ltl_node item = given + 1;
    for (ltl_node at = list + 1; at < leaf && item < tree->end[given]; at = tree->end[at]) {
        item = tree->end[item];
    }
    return item < tree->end[given] ? item : given;
}

static ltl_taint_value parameter_value(ltl_taint *t, ltl_node leaf, ltl_node by) {
    ltl_taint_value value = t->units[t->unit].given;
    if (t->query->is_across_functions) {
        value = ltl_taint_union(&t->out->traces, value, ltl_taint__parameter_mark(t, leaf));
    }
    ltl_node nodes[] = {leaf, by};
    for (size_t i = 0; i < LTL_COUNT_OF(nodes); i++) {
        if (i == 1 && t->tree->kind[by] != LTL_KIND_PARAMETER) {
            break;
        }
        uint32_t link = ltl_taint__first(t, nodes[i], LTL_TAINT_SOURCE);
        for (; link != 0; link = ltl_taint__next(t, t->links.at[link].next, LTL_TAINT_SOURCE)) {
            uint32_t source = t->links.at[link].place;
            const ltl_taint_place *place = &t->query->sources.at[source];
            if (place->requires == NULL) {
                value = ltl_taint__mark(t, value, source, place->label, leaf);
            }
        }
    }
    return value;
}

static ltl_taint_value given_value(ltl_taint *t, ltl_node leaf, ltl_node by, ltl_node *out_given) {
    const ltl_tree *tree = t->tree;
    ltl_taint_value value = {0};
    uint32_t count = 0;
    *out_given = LTL_NO_NODE;
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
        bool is_direct = tree->parent[leaf] == by;
        value = is_direct ? ltl_taint__value(t, item) : value;
        *out_given = is_direct ? item : LTL_NO_NODE;
    }
    return value;
}

/* ---- patterns: `{a, b: {c = 1}, ...rest} = x` ---- */

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
           kind == LTL_KIND_VARIABLE || kind == LTL_KIND_ASSIGN || kind == LTL_KIND_KEYWORD_ARGUMENT;
}

/* The key under which `node` is found in the pattern around it; 0: any. */
uint32_t ltl_taint__key_in_pattern(const ltl_tree *tree, ltl_node node, ltl_node leaf) {
    bool is_keyword = tree->kind[node] == LTL_KIND_KEYWORD_ARGUMENT;
    if (tree->kind[node] == LTL_KIND_PAIR || is_keyword) {
        ltl_node key = ltl_tree_child(tree, node, is_keyword ? LTL_ROLE_NAME : LTL_ROLE_KEY);
        return key != LTL_NO_NODE && ltl_tree_is_leaf(tree, key) ? tree->name[key] : 0;
    }
    ltl_node around = tree->parent[node];
    bool is_object = tree->kind[around] == LTL_KIND_COLLECTION &&
                     tree->source->text.ptr[tree->start[around]] == '{';
    return is_object && tree->kind[node] != LTL_KIND_SPREAD ? tree->name[leaf] : 0;
}

static void add_key(taken *out, uint32_t key) {
    if (key == 0 || out->count == LTL_MAX_TAINT_PATH_DEPTH) {
        out->count = 0; /* any part of what is above */
    } else {
        out->keys[out->count++] = key;
    }
}

static taken take_apart(ltl_taint *t, ltl_node leaf) {
    const ltl_tree *tree = t->tree;
    taken out = {.by = LTL_NO_NODE, .given = LTL_NO_NODE, .rest = LTL_NO_NODE};
    bool is_in_pattern = false;
    ltl_node node = leaf;
    while (is_pattern(ltl_tree_kind(tree, tree->parent[node])) && ltl_taint__spend(t, 1)) {
        ltl_node around = tree->parent[node];
        ltl_kind kind = ltl_tree_kind(tree, around);
        bool gives = (kind == LTL_KIND_VARIABLE || kind == LTL_KIND_ASSIGN) &&
                     (tree->role[node] == LTL_ROLE_NAME || tree->role[node] == LTL_ROLE_LEFT);
        if (gives && is_in_pattern) {
            ltl_node given = ltl_taint__giver(tree, around, leaf, around + 1);
            bool is_outer = !is_pattern(ltl_tree_kind(tree, tree->parent[around]));
            if (is_outer) {
                out.by = around;
                out.given = given;
                return out;
            }
        }
        if (kind == LTL_KIND_COLLECTION) {
            add_key(&out, ltl_taint__key_in_pattern(tree, node, leaf));
            is_in_pattern = true;
            out.rest = tree->kind[node] == LTL_KIND_SPREAD ? around : LTL_NO_NODE;
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
            tree->kind[child] == LTL_KIND_SPREAD ? 0 : ltl_taint__key_in_pattern(tree, child, name);
        if (key != 0 && ltl_taint__spend(t, 1)) {
            ltl_taint_state_set(t->arena, &t->state, &t->paths,
                                ltl_taint_path_below(t->arena, &t->paths, path, key),
                                (ltl_taint_value){0});
        }
    }
}

/* True when the name is part of a pattern and has got its value. */
static bool define_from_pattern(ltl_taint *t, ltl_node leaf) {
    taken from = take_apart(t, leaf);
    if (from.given == LTL_NO_NODE || t->tree->kind[from.given] == LTL_KIND_COLLECTION) {
        return false;
    }
    ltl_node by = t->scopes->by[leaf];
    ltl_node usual = by != from.by ? ltl_taint__giver(t->tree, by, leaf, by + 1) : LTL_NO_NODE;
    ltl_taint_value value =
        usual != LTL_NO_NODE ? ltl_taint__gather(t, usual) : (ltl_taint_value){0};
    ltl_taint_path to = ltl_taint__path(t, leaf);
    ltl_taint_path path = ltl_taint__path(t, from.given);
    if (path == 0) {
        value = ltl_taint_union(&t->out->traces, value, ltl_taint__gather(t, from.given));
        ltl_taint_state_set(t->arena, &t->state, &t->paths, to, ltl_taint__through(t, value, leaf));
        return true;
    }
    bool is_some = from.count == 0 && from.rest == LTL_NO_NODE;
    ltl_taint_path part = path;
    while (from.count > 0) {
        part = ltl_taint_path_below(t->arena, &t->paths, part, from.keys[--from.count]);
    }
    ltl_taint_value whole =
        is_some ? ltl_taint__gather(t, from.given)
        : ltl_taint_state_has(&t->state, part)
            ? ltl_taint_state_read(&t->state, &t->paths, part)
            : ltl_taint__as_field(t, part, ltl_taint__value(t, from.given), leaf);
    value = ltl_taint__through(t, ltl_taint_union(&t->out->traces, value, whole), leaf);
    ltl_taint_state_set(t->arena, &t->state, &t->paths, to, value);
    if (!ltl_taint_path_is_below(&t->paths, to, part) && to != part) {
        ltl_taint_state_copy_below(t->arena, &t->state, &t->paths, part, to);
    }
    if (from.rest != LTL_NO_NODE) {
        drop_taken(t, &from, leaf);
    }
    return true;
}

void ltl_taint__define(ltl_taint *t, ltl_node leaf) {
    ltl_name_use use = (ltl_name_use)t->scopes->use[leaf];
    ltl_node by = t->scopes->by[leaf];
    if (use == LTL_NAME_READ || use == LTL_NAME_EXPOSED || use == LTL_NAME_NONE ||
        by == LTL_NO_NODE) {
        return;
    }
    ltl_kind kind = ltl_tree_kind(t->tree, by);
    if (kind == LTL_KIND_FUNCTION || kind == LTL_KIND_CLASS || kind == LTL_KIND_IMPORT) {
        bool is_parameter = use == LTL_NAME_DECLARED && kind == LTL_KIND_FUNCTION &&
                            by == ltl_taint__node_of(t, t->unit) &&
                            t->tree->role[leaf] == LTL_ROLE_PARAMETER;
        if (!is_parameter) {
            return;
        }
    }
    if (use != LTL_NAME_CHANGED && define_from_pattern(t, leaf)) {
        return;
    }
    ltl_node given = LTL_NO_NODE;
    ltl_taint_value value = {0};
    bool is_clause = kind == LTL_KIND_CASE && t->tree->kind[t->tree->parent[by]] == LTL_KIND_LAMBDA;
    if (kind == LTL_KIND_PARAMETER || kind == LTL_KIND_FUNCTION || kind == LTL_KIND_LAMBDA || is_clause) {
        const ltl_declaration *declaration = &t->scopes->all.at[t->scopes->of[leaf]];
        if (t->scopes->of[leaf] != 0 && declaration->unit != ltl_taint__node_of(t, t->unit)) {
            return; /* of a function in this one, which defines it itself */
        }
        value = parameter_value(t, leaf, by);
    } else {
        value = given_value(t, leaf, by, &given);
    }
    if (use == LTL_NAME_CHANGED) {
        value = ltl_taint__appended(t, leaf, value);
        value = ltl_taint_union(&t->out->traces, value, ltl_taint__gather(t, leaf));
        given = LTL_NO_NODE;
    }
    if (value.marks != 0 && ltl_taint__is_safe_type(t, leaf)) {
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
