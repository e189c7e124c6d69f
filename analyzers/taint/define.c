/* Paths, and what gets a value. */
#include "analyzers/dataflow/name_use.h"
#include "analyzers/dataflow/scopes.h"
#include "analyzers/syntax/extension.h"
#include "analyzers/syntax/shell.h"
#include "analyzers/taint/parts.h"

/* Keys of paths: names and texts by their interned number, variables apart from both. */
#define VARIABLE_KEY (UINT32_C(1) << 31)

/* A method of C++ that stands outside of its class: `void T::f()`. */
static bool is_method_apart(const ltl_taint *t) {
    ltl_node name = ltl_tree_child(t->tree, ltl_taint__node_of(t, t->unit), LTL_ROLE_NAME);
    return name != LTL_NO_NODE && t->tree->kind[name] == LTL_KIND_MEMBER;
}

/* … or of Kotlin, that is added to a class: `fun T.f()`. */
static bool is_extension(const ltl_taint *t) {
    return ltl_extended_type(t->tree, ltl_taint__node_of(t, t->unit)) != LTL_NO_NODE;
}

/* Where members go by their bare names, what nobody declares in a method is declared by a parent, or by another
 * part of the class. What begins like the name of a class is taken for one. */
static bool is_inherited(ltl_taint *t, ltl_node name) {
    const ltl_tree *tree = t->tree;
    ltl_role role = (ltl_role)tree->role[name];
    ltl_str text = ltl_tree_name(tree, name);
    char first = text.len > 1 ? text.ptr[0] : 'A';
    bool is_low = (first >= 'a' && first <= 'z') || (first == '_' && text.ptr[1] != '_');
    bool is_property = role == LTL_ROLE_ARGUMENT && strcmp(tree->language->id, "csharp") == 0; /* no class */
    bool may_be = t->query->is_across_functions && t->unit != 0 &&
                  (tree->language->scoping & LTL_SCOPING_MEMBERS) != 0 && role != LTL_ROLE_CALLEE &&
                  role != LTL_ROLE_TYPE && role != LTL_ROLE_RETURN_TYPE &&
                  role != LTL_ROLE_NAME && (is_low || is_property) &&
                  !ltl_scopes_is_self(tree, name);
    return may_be && (is_method_apart(t) || is_extension(t) || ltl_taint__class_around(t, name) != LTL_NO_NODE);
}

bool ltl_taint__is_included(const ltl_tree *tree) { return strcmp(tree->language->id, "php") == 0; }

/* Variables of the file are those of whoever includes it, as fields are those of an object. Those that functions
 * write, and those of the language, are apart. */
static bool is_of_scope(const ltl_taint *t, uint32_t variable, uint32_t name) {
    const ltl_declaration *declaration = &t->scopes->all.at[variable];
    ltl_str text = ltl_taint__key_text(t, name);
    bool is_known = variable != 0 && declaration->kind <= LTL_DECLARED_GLOBAL &&
                    declaration->kind != LTL_DECLARED_PARAMETER && declaration->unit == 0 &&
                    t->scopes->use[declaration->leaf] != LTL_NAME_OUTER &&
                    (declaration->flags & (LTL_DECLARATION_FAR | LTL_DECLARATION_EXPOSED)) == 0;
    return t->query->far != NULL && ltl_taint__is_included(t->tree) && text.len > 1 &&
           text.ptr[0] == '$' && text.ptr[1] != '_' && (is_known || (variable == 0 && t->unit == 0));
}

ltl_taint_path ltl_taint__path_of_variable(ltl_taint *t, uint32_t variable, uint32_t name, bool is_field) {
    if (is_field || is_of_scope(t, variable, name)) {
        ltl_taint_path object = ltl_taint_path_below(t->arena, &t->paths, 0, LTL_TAINT_OBJECT_KEY);
        return ltl_taint_path_below(t->arena, &t->paths, object, ltl_taint__key_of_field(t, name));
    }
    return ltl_taint_path_below(t->arena, &t->paths, 0, variable != 0 ? variable | VARIABLE_KEY : name);
}

/* Where methods call each other by their bare names. */
ltl_taint_path ltl_taint__own_object(ltl_taint *t) {
    ltl_node node = ltl_taint__node_of(t, t->unit);
    const unsigned flags = LTL_SCOPING_MEMBERS | LTL_SCOPING_BARE_CALLS;
    bool has = (t->tree->language->scoping & flags) != 0 && t->unit != 0 &&
               (is_method_apart(t) || is_extension(t) || ltl_taint__class_around(t, node) != LTL_NO_NODE);
    return has ? ltl_taint_path_below(t->arena, &t->paths, 0, LTL_TAINT_OBJECT_KEY) : 0;
}

ltl_taint_path ltl_taint__path_of_name(ltl_taint *t, uint32_t name) {
    uint32_t variable = ltl_scopes_find(t->scopes, ltl_taint__node_of(t, t->unit), name);
    return ltl_taint__path_of_variable(t, variable, name, false);
}

/* In a method, what nobody declares is asked of the object. */
static bool is_bare_attribute(ltl_taint *t, ltl_node name) {
    ltl_role role = (ltl_role)t->tree->role[name];
    if (ltl_str_starts_with(ltl_tree_name(t->tree, name), LTL_STR("@"))) {
        return strcmp(t->tree->language->id, "ruby") == 0; /* `@x` that is written by its attribute alone */
    }
    return t->query->is_across_functions && t->unit != 0 && role != LTL_ROLE_CALLEE && role != LTL_ROLE_NAME &&
           ltl_taint__is_attribute(t, t->tree->name[name]) &&
           ltl_taint__class_around(t, ltl_taint__node_of(t, t->unit)) != LTL_NO_NODE;
}

/* `this`, `self` and what else an object calls itself is one thing; `x` may mean `this.x`. */
static ltl_taint_path root_of(ltl_taint *t, ltl_node name) {
    const ltl_tree *tree = t->tree;
    uint32_t variable = t->scopes->of[name];
    ltl_taint_path scoped = ltl_taint__scoped(t, name);
    if (scoped != 0) {
        return scoped;
    }
    if (ltl_is_shell(tree) && ltl_shell_is_word(tree, name) && t->scopes->use[name] != LTL_NAME_WRITTEN) {
        return 0; /* a word is itself */
    }
    bool is_field = variable != 0 ? t->scopes->all.at[variable].kind == LTL_DECLARED_FIELD
                                  : is_inherited(t, name) || is_bare_attribute(t, name);
    if (!is_field && ltl_scopes_is_self(tree, name)) {
        return ltl_taint_path_below(t->arena, &t->paths, 0, LTL_TAINT_OBJECT_KEY);
    }
    return ltl_taint__path_of_variable(t, variable, tree->name[name], is_field);
}

static bool is_key(const ltl_tree *tree, ltl_node node) {
    ltl_kind kind = node != LTL_NO_NODE ? ltl_tree_kind(tree, node) : LTL_KIND_OTHER;
    bool is_plain = kind == LTL_KIND_STRING || kind == LTL_KIND_NUMBER || kind == LTL_KIND_LITERAL;
    return is_plain || ltl_taint__is_bare_key(tree, node);
}

/* What an index or a member adds to its receiver's path; false when that is not known. */
static bool key_of(ltl_taint *t, ltl_node node, uint32_t *out_key) {
    const ltl_tree *tree = t->tree;
    if (tree->kind[node] == LTL_KIND_MEMBER) {
        ltl_node name = ltl_tree_child(tree, node, LTL_ROLE_NAME);
        *out_key = name != LTL_NO_NODE && ltl_tree_is_leaf(tree, name) ? tree->name[name] : 0;
        return *out_key != 0;
    }
    ltl_node receiver = ltl_tree_child(tree, node, LTL_ROLE_RECEIVER);
    ltl_node index = receiver != LTL_NO_NODE ? ltl_tree_next_sibling(tree, receiver) : LTL_NO_NODE;
    *out_key = is_key(tree, index) ? ltl_taint__key_of_leaf(t, index) : 0;
    return *out_key != 0;
}

ltl_taint_path ltl_taint__path(ltl_taint *t, ltl_node node) {
    const ltl_tree *tree = t->tree;
    uint32_t keys[LTL_MAX_TAINT_PATH_DEPTH];
    uint32_t count = 0;
    node = ltl_taint__behind(t, node);
    while (tree->kind[node] == LTL_KIND_MEMBER || tree->kind[node] == LTL_KIND_INDEX) {
        ltl_node receiver = ltl_tree_child(tree, node, LTL_ROLE_RECEIVER);
        uint32_t key;
        if (receiver == LTL_NO_NODE || !ltl_taint__spend(t, 1)) {
            return 0;
        }
        if (!key_of(t, node, &key)) {
            count = 0; /* any part of the receiver: all of it */
        } else {
            if (count == LTL_MAX_TAINT_PATH_DEPTH) {
                memmove(keys, keys + 1, (count - 1) * sizeof *keys);
                count--;
            }
            keys[count++] = key;
        }
        node = ltl_taint__behind(t, receiver);
    }
    ltl_taint_path path = tree->kind[node] != LTL_KIND_NAME || t->makes_bare ? ltl_taint__made(t, node) : 0;
    if (path == 0 && tree->kind[node] == LTL_KIND_NAME) {
        path = root_of(t, node);
    }
    while (count > 0 && path != 0) {
        path = ltl_taint_path_below(t->arena, &t->paths, path, keys[--count]);
    }
    return path;
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
        ltl_taint__put_parts(t, &t->state, path, fields, value);
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
        ltl_taint_state_copy_below(t->arena, &t->state, &t->paths, from, &t->state, path);
    } else if (given != LTL_NO_NODE) {
        ltl_taint__put_parts(t, &t->state, path, ltl_taint__pointed(t, given), (ltl_taint_value){0});
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
        if (!key_of(t, target, &key) || !ltl_taint__spend(t, 1)) {
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
static uint32_t count_holes(const ltl_tree *tree, uint32_t from, uint32_t to, bool is_first) {
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
    uint32_t holes = count_holes(tree, tree->start[list], tree->start[list + 1], true);
    for (ltl_node at = list + 1; at < leaf && item < tree->end[given]; at = tree->end[at]) {
        item = tree->end[item];
        if (tree->end[at] <= leaf) {
            holes += count_holes(tree, tree->stop[at], tree->start[tree->end[at]], false);
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
    bool is_first = tree->kind[by] == LTL_KIND_LOOP && tree->parent[list] == by &&
                    tree->kind[list] == LTL_KIND_COLLECTION && leaf == list + 1 && tree->end[leaf] < tree->end[list];
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
        bool is_direct = tree->parent[leaf] == by;
        item = ltl_taint__behind(t, item);
        value = is_direct ? ltl_taint__value(t, item) : value;
        *out_given = is_direct ? item : LTL_NO_NODE;
        if (is_direct && tree->kind[by] == LTL_KIND_LOOP) { /* each of them */
            value = ltl_taint_union(&t->out->traces, value, ltl_taint__places(t, item, 0, NULL));
            *out_given = LTL_NO_NODE;
        }
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

/* The parameter whose pattern holds the name; LTL_NO_NODE: it stands in none. */
static ltl_node parameter_around(const ltl_tree *tree, ltl_node leaf) {
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
    for (ltl_node child = list + 1; child < tree->end[list] && ltl_taint__spend(t, 1); child = tree->end[child]) {
        uint32_t from = before != LTL_NO_NODE ? tree->stop[before] : tree->start[list];
        place += count_holes(tree, from, tree->start[child], before == LTL_NO_NODE);
        if (child == node || tree->kind[child] == LTL_KIND_SPREAD) {
            return child != node ? 0 : is_named ? tree->name[before] : ltl_taint__key_of_place(t, place);
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
    if (tree->kind[node] == LTL_KIND_BINARY) { /* `[head | tail]`: what is behind the bar lies anywhere */
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
    taken out = {.by = t->scopes->by[leaf], .given = ltl_taint__behind(t, matched->subject), .rest = LTL_NO_NODE};
    for (ltl_node node = leaf; node != matched->pattern && ltl_taint__spend(t, 1);) {
        ltl_node around = tree->parent[node];
        ltl_kind kind = ltl_tree_kind(tree, around);
        if (kind == LTL_KIND_COLLECTION) {
            add_key(&out, ltl_taint__key_in_pattern(t, node, leaf));
            out.rest = tree->kind[node] == LTL_KIND_SPREAD ? around : LTL_NO_NODE;
        } else if (kind == LTL_KIND_OTHER && (has_key(tree, around) || !has_key(tree, node))) {
            add_key(&out, key_of_wrapped(tree, around));
            out.rest = LTL_NO_NODE;
        }
        node = around;
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

static taken take_apart(ltl_taint *t, ltl_node leaf) {
    const ltl_tree *tree = t->tree;
    taken out = {.by = LTL_NO_NODE, .given = LTL_NO_NODE, .rest = LTL_NO_NODE};
    bool is_in_pattern = false;
    ltl_node node = leaf;
    while (is_part_of_pattern(tree, tree->parent[node]) && ltl_taint__spend(t, 1)) {
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
    for (ltl_node child = from->rest + 1; child < tree->end[from->rest] && tree->kind[child] != LTL_KIND_SPREAD;
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

static void define_from_literal(ltl_taint *t, const taken *from, ltl_node leaf, ltl_taint_value value) {
    ltl_node part = from->rest == LTL_NO_NODE && from->count > 0 ? part_written(t, from) : LTL_NO_NODE;
    ltl_node given = part != LTL_NO_NODE ? part : from->given;
    ltl_taint_value own = part != LTL_NO_NODE ? ltl_taint__value(t, part) : ltl_taint__gather(t, given);
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
static bool define_from_pattern(ltl_taint *t, ltl_node leaf) {
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

void ltl_taint__define(ltl_taint *t, ltl_node leaf) {
    ltl_name_use use = (ltl_name_use)t->scopes->use[leaf];
    ltl_node by = t->scopes->by[leaf];
    if (use == LTL_NAME_READ || use == LTL_NAME_EXPOSED || use == LTL_NAME_NONE ||
        use == LTL_NAME_OUTER || by == LTL_NO_NODE) {
        return;
    }
    ltl_kind kind = ltl_tree_kind(t->tree, by);
    if (ltl_taint__define_anew(t, leaf, by) || ltl_taint__define_given(t, leaf, by)) {
        return;
    }
    if (kind == LTL_KIND_FUNCTION || kind == LTL_KIND_CLASS || kind == LTL_KIND_IMPORT) {
        bool is_parameter = use == LTL_NAME_DECLARED && kind == LTL_KIND_FUNCTION &&
                            by == ltl_taint__node_of(t, t->unit) &&
                            t->tree->role[leaf] == LTL_ROLE_PARAMETER;
        if (!is_parameter) {
            return;
        }
    }
    bool may_be_part = kind == LTL_KIND_VARIABLE || kind == LTL_KIND_PARAMETER;
    ltl_node around = may_be_part ? parameter_around(t->tree, leaf) : LTL_NO_NODE;
    if (use != LTL_NAME_CHANGED && around == LTL_NO_NODE && define_from_pattern(t, leaf)) {
        return;
    }
    ltl_node given = LTL_NO_NODE;
    ltl_taint_value value = {0};
    bool is_clause = kind == LTL_KIND_CASE && t->tree->kind[t->tree->parent[by]] == LTL_KIND_LAMBDA;
    by = around != LTL_NO_NODE ? around : by; /* `f({a = 1})` */
    kind = ltl_tree_kind(t->tree, by);
    if (kind == LTL_KIND_PARAMETER || kind == LTL_KIND_FUNCTION || kind == LTL_KIND_LAMBDA || is_clause) {
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
