/* Variables that functions share: of the file, of a function around, of a class as such, of the one object that a
 * framework has of it. What one function puts there any other may find, whichever is called first; that none wrote
 * there in between is a guess. */
#include "analyzers/dataflow/scopes.h"
#include "analyzers/syntax/shell.h"
#include "analyzers/taint/objects/attributes.h"
#include "analyzers/taint/objects/collection.h"
#include "analyzers/taint/taint_internal.h"

#define VARIABLE_KEY (UINT32_C(1) << 31)

enum {
    GUESS_OF_SHARED = 1,
    MAX_LEVELS = 5, /* from the name of a field to the member of the class that declares it */
    MENTIONS = 1,   /* (cell, 1) to the last of its mentions; (cell, 2 + unit): it is one of them */
    MENTIONED_BY = 2,
};

/* ---- which variables are shared ---- */

static bool has_word(ltl_str text, const char *word) {
    return ltl_str_find(text, ltl_str_of(word), 0) != SIZE_MAX;
}

/* What stands before the name in the member of the class that declares it. */
static ltl_str words_before(const ltl_tree *tree, ltl_node class, ltl_node leaf) {
    ltl_node node = leaf;
    for (uint32_t i = 0; i < MAX_LEVELS && tree->parent[node] > class; i++) {
        ltl_kind around = ltl_tree_kind(tree, tree->parent[node]);
        if (around == LTL_KIND_BLOCK || around == LTL_KIND_CLASS) {
            break;
        }
        node = tree->parent[node];
    }
    return ltl_str_slice(tree->source->text, tree->start[node], tree->start[leaf]);
}

/* One for all objects: `static`, `@@x`, and what an `object` of Kotlin or Scala has. */
static bool is_static(const ltl_taint *t, ltl_node class, uint32_t key) {
    const ltl_tree *tree = t->tree;
    uint32_t found = ltl_scopes_find(t->scopes, class, key);
    const ltl_declaration *field = &t->scopes->all.at[found];
    if (found == 0 || field->kind != LTL_DECLARED_FIELD) {
        return false;
    }
    ltl_node name = ltl_tree_child(tree, class, LTL_ROLE_NAME);
    ltl_str head = ltl_str_slice(tree->source->text, tree->start[class],
                                 name != LTL_NO_NODE ? tree->start[name] : tree->start[class]);
    return ltl_str_starts_with(ltl_tree_name(tree, field->leaf), LTL_STR("@@")) ||
           has_word(words_before(tree, class, field->leaf), "static") || has_word(head, "object ");
}

/* A class below one of another file: a controller, a servlet. Whoever made the object calls one method after the other
 * on it, while objects that the program makes itself differ from each other. */
static bool is_of_framework(const ltl_taint *t, ltl_node class) {
    const ltl_tree *tree = t->tree;
    ltl_node parent = ltl_tree_child(tree, class, LTL_ROLE_PARENT);
    for (; parent != LTL_NO_NODE && parent < tree->end[class]; parent = tree->end[parent]) {
        bool is_parent = tree->role[parent] == LTL_ROLE_PARENT;
        bool is_plain = is_parent && ltl_tree_is_leaf(tree, parent);
        uint32_t found = is_plain ? ltl_scopes_find(t->scopes, 0, tree->name[parent]) : 0;
        if (is_parent && (found == 0 || t->scopes->all.at[found].kind != LTL_DECLARED_CLASS)) {
            return true;
        }
    }
    return false;
}

/* The path of the class that the unit at hand belongs to; 0: it has none that goes by a name. */
static ltl_taint_path path_of_class(ltl_taint *t, ltl_node *out_class) {
    ltl_node class = ltl_taint__class_around(t, ltl_taint__node_of(t, t->unit));
    ltl_node name =
        class != LTL_NO_NODE ? ltl_tree_child(t->tree, class, LTL_ROLE_NAME) : LTL_NO_NODE;
    uint32_t variable = name != LTL_NO_NODE ? t->scopes->of[name] : 0;
    *out_class = class;
    return variable != 0 ? ltl_taint_path_below(t->arena, &t->paths, 0, variable | VARIABLE_KEY)
                         : 0;
}

static ltl_taint_path path_of_object(ltl_taint *t) {
    return ltl_taint_path_below(t->arena, &t->paths, 0, LTL_TAINT_OBJECT_KEY);
}

/* PHP's `$GLOBALS['x']` is the `$x` that functions name as `global`. */
static uint32_t global_of(ltl_taint *t, uint32_t key) {
    ltl_str name = ltl_arena_printf(t->arena, "$%.*s", LTL_STR_ARG(ltl_taint__key_text(t, key)));
    uint32_t known = ltl_names_find(t->tree->names, name);
    uint32_t found = known != 0 ? ltl_scopes_find(t->scopes, 0, known) : 0;
    return found != 0 && t->scopes->all.at[found].kind == LTL_DECLARED_GLOBAL ? found : 0;
}

static bool is_globals(const ltl_taint *t, uint32_t root) {
    return ltl_taint__is_included(t->tree) && root < LTL_TAINT_FAR_KEY &&
           ltl_str_is(ltl_names_text(t->tree->names, root), "$GLOBALS");
}

/* A variable of a function around the one at hand. */
static bool is_outer(ltl_taint *t, const ltl_declaration *variable) {
    bool is_local =
        variable->kind == LTL_DECLARED_LOCAL || variable->kind == LTL_DECLARED_PARAMETER;
    return is_local && ltl_taint__unit_around(t, variable->leaf) != ltl_taint__base_of(t, t->unit);
}

/* The path under which all functions of the file know it; 0: it belongs to one of them, or to an object. */
static ltl_taint_path own_path(ltl_taint *t, ltl_taint_path path) {
    uint32_t root = ltl_taint_path_root(&t->paths, path);
    bool has_key = t->paths.above.at[path] != 0;
    ltl_taint_path top = ltl_taint_path_below(t->arena, &t->paths, 0, root);
    if ((root & VARIABLE_KEY) != 0) {
        const ltl_declaration *variable = &t->scopes->all.at[root & ~VARIABLE_KEY];
        bool is_shared = variable->kind == LTL_DECLARED_GLOBAL ||
                         (variable->kind == LTL_DECLARED_CLASS && has_key) || is_outer(t, variable);
        return is_shared ? path : 0;
    }
    if (!has_key) {
        return 0;
    }
    uint32_t key = ltl_taint__first_key(t, path);
    if (root == LTL_TAINT_OBJECT_KEY) {
        ltl_node class;
        ltl_taint_path of = path_of_class(t, &class);
        bool is_base = ltl_taint__base_of(t, t->unit) == t->unit;
        ltl_taint_path moved =
            of != 0 ? ltl_taint_path_moved(t->arena, &t->paths, path, top, of) : 0;
        bool is_far = moved != 0 && ltl_taint__far_path(t, moved) != NULL;
        bool is_made_elsewhere = moved != 0 && is_base && (is_far || is_of_framework(t, class));
        return moved != 0 && (is_made_elsewhere || is_static(t, class, key)) ? moved : 0;
    }
    uint32_t global = is_globals(t, root) ? global_of(t, key) : 0;
    if (global == 0) {
        return is_globals(t, root) ? path : 0;
    }
    return ltl_taint_path_moved(
        t->arena, &t->paths, path, ltl_taint_path_below(t->arena, &t->paths, top, key),
        ltl_taint_path_below(t->arena, &t->paths, 0, global | VARIABLE_KEY));
}

/* … and what other files share. */
static ltl_taint_path common_path(ltl_taint *t, ltl_taint_path path) {
    ltl_taint_path own = own_path(t, path);
    return own == 0 && ltl_taint__far_path(t, path) != NULL ? path : own;
}

/* What is read and written as one: the variable, the field of the class. */
static ltl_taint_path cell_of(const ltl_taint *t, ltl_taint_path path) {
    uint32_t root = ltl_taint_path_root(&t->paths, path);
    bool is_variable = (root & VARIABLE_KEY) != 0 &&
                       t->scopes->all.at[root & ~VARIABLE_KEY].kind != LTL_DECLARED_CLASS;
    uint8_t depth = is_variable ? 1 : 2;
    while (t->paths.depth.at[path] > depth) {
        path = t->paths.above.at[path];
    }
    return path;
}

bool ltl_taint_begins_as_collection(const ltl_scopes *scopes, ltl_node leaf) {
    static const char *const MADE[] = {
        "Array", "Dict", "Hash", "List", "Map", "Queue",  "Set",   "Vector", "array",  "deque",
        "dict",  "list", "make", "map",  "set", "vector", "Deque", "Buffer", "Builder"};
    const ltl_tree *tree = scopes->tree;
    ltl_node by = scopes->by[leaf];
    ltl_node given = by != LTL_NO_NODE ? ltl_taint__giver(tree, by, leaf, by + 1) : LTL_NO_NODE;
    if (given == LTL_NO_NODE || tree->kind[given] == LTL_KIND_COLLECTION) {
        return given != LTL_NO_NODE;
    }
    ltl_str text = ltl_tree_text(tree, given);
    size_t open = ltl_str_find(text, LTL_STR("("), 0);
    ltl_str called = ltl_str_slice(text, 0, open < text.len ? open : 0);
    bool is_it = false;
    for (size_t i = 0; i < LTL_COUNT_OF(MADE); i++) {
        is_it = is_it || has_word(called, MADE[i]);
    }
    return is_it;
}

/* What is put in by a method is in there. */
static bool is_collection(const ltl_taint *t, uint32_t root) {
    return (root & VARIABLE_KEY) != 0 &&
           ltl_taint_begins_as_collection(t->scopes, t->scopes->all.at[root & ~VARIABLE_KEY].leaf);
}

/* What was put somewhere in it is found again in a collection; with other objects methods do anything. */
static bool is_found_again(const ltl_taint *t, ltl_taint_path path) {
    uint32_t root = ltl_taint_path_root(&t->paths, path);
    while (path != 0 && ltl_pairs_find(&t->somewhere, path, 1) == 0) {
        path = t->paths.above.at[path];
    }
    const ltl_taint_far_path *far = ltl_taint__far_path(t, path);
    return path == 0 || (far != NULL && far->is_collection) || is_collection(t, root);
}

void ltl_taint__note_somewhere(ltl_taint *t, ltl_taint_path path) {
    if (t->query->is_across_functions && path != 0) {
        ltl_pairs_put(t->arena, &t->somewhere, path, 1, 1);
    }
}

/* ---- who names them ---- */

static void mention(ltl_taint *t, ltl_taint_path cell, uint32_t unit) {
    if (ltl_pairs_find(&t->mentioned, cell, MENTIONED_BY + unit) == 0) {
        ltl_taint_mention one = {unit, ltl_pairs_find(&t->mentioned, cell, MENTIONS)};
        ltl_pairs_put(t->arena, &t->mentioned, cell, MENTIONED_BY + unit, 1);
        if (t->mentions.count == 0) { /* number 0 ends a list */
            LTL_PUSH(t->arena, &t->mentions, one);
        }
        LTL_PUSH(t->arena, &t->mentions, one);
        ltl_pairs_put(t->arena, &t->mentioned, cell, MENTIONS, t->mentions.count - 1);
    }
}

/* Other files have it, or a part of it: `m.conf` of a module m. */
static bool is_cell_far(const ltl_taint *t, ltl_taint_path cell) {
    bool is_far = ltl_taint__far_path(t, cell) != NULL;
    for (uint32_t i = 0; i < t->far_paths.count && !is_far; i++) {
        is_far = cell_of(t, t->far_paths.at[i].path) == cell;
    }
    return is_far;
}

/* Names of a variable by what they mean, names of fields and of what nobody declares by their spelling. */
static void find_mentions(ltl_taint *t, ltl_taint_path cell) {
    const ltl_tree *tree = t->tree;
    uint32_t root = ltl_taint_path_root(&t->paths, cell);
    bool is_variable = t->paths.above.at[cell] == 0 && (root & VARIABLE_KEY) != 0;
    uint32_t name =
        is_variable ? t->scopes->all.at[root & ~VARIABLE_KEY].name : t->paths.key.at[cell];
    bool is_php = ltl_taint__is_included(tree);
    bool is_far = is_cell_far(t, cell);
    ltl_node node = tree->kind_first[LTL_KIND_NAME];
    for (; node != LTL_NO_NODE && ltl_taint__spend(t, 1); node = tree->kind_next[node]) {
        bool is_it = is_variable ? t->scopes->of[node] == (root & ~VARIABLE_KEY)
                                 : ltl_taint__key_of_field(t, tree->name[node]) == name;
        if (is_it || (is_php && is_globals(t, tree->name[node]))) {
            uint32_t unit = ltl_taint__unit_around(t, node);
            if (unit != 0 || is_far) { /* the file runs before its functions */
                mention(t, cell, unit);
            }
        }
    }
}

static void wake_readers(ltl_taint *t, ltl_taint_path cell) {
    if (ltl_pairs_find(&t->mentioned, cell, MENTIONS) == 0) {
        find_mentions(t, cell);
    }
    for (uint32_t i = ltl_pairs_find(&t->mentioned, cell, MENTIONS); i != 0;
         i = t->mentions.at[i].next) {
        ltl_taint__want(t, t->mentions.at[i].unit);
        t->units[t->mentions.at[i].unit].is_waiting = true;
    }
}

/* ---- in and out ---- */

static bool note_share(ltl_taint *t, ltl_taint_unit *unit, ltl_taint_path path,
                       ltl_taint_value value) {
    for (uint32_t i = 0; i < unit->shares.count; i++) {
        ltl_taint_entry *had = &unit->shares.at[i];
        if (had->path == path) {
            bool is_more = (value.marks & ~had->value.marks) != 0;
            had->value = ltl_taint_union(&t->out->traces, had->value, value);
            return is_more;
        }
    }
    ltl_taint_entry share = {path, value};
    if (unit->shares.count < LTL_TAINT_MAX_FIELDS) {
        LTL_PUSH(t->arena, &unit->shares, share);
        return true;
    }
    return false;
}

/* Functions of the file see what it gives to a variable once, without a guess. */
static bool is_seen_anyway(const ltl_taint *t, ltl_taint_path path) {
    uint32_t root = ltl_taint_path_root(&t->paths, path);
    const ltl_declaration *variable = &t->scopes->all.at[root & ~VARIABLE_KEY];
    bool is_met_late =
        ltl_is_shell(t->tree); /* a function is there before the variable, and called behind it */
    return t->unit == 0 && !is_met_late && (root & VARIABLE_KEY) != 0 && variable->writes <= 1 &&
           (variable->flags & LTL_DECLARATION_EXPOSED) == 0;
}

void ltl_taint__note_shared(ltl_taint *t, const ltl_taint_state *at_entry,
                            const ltl_taint_state *at_exit) {
    ltl_taint_unit *unit = &t->units[t->unit];
    bool has_changed = false;
    for (uint32_t i = 0; t->query->is_across_functions && i < at_exit->entries.count; i++) {
        ltl_taint_entry entry = at_exit->entries.at[i];
        ltl_taint_value had = ltl_taint_state_read(at_entry, &t->paths, entry.path);
        bool is_new = entry.value.marks != 0 && entry.value.trace != had.trace;
        ltl_taint_path path = is_new && ltl_taint__spend(t, 1) ? common_path(t, entry.path) : 0;
        if (path == 0 || !is_found_again(t, entry.path)) {
            continue;
        }
        has_changed = note_share(t, unit, path, entry.value) || has_changed;
        ltl_taint_value made = {entry.value.marks & ~LTL_TAINT_SLOT_MARKS, entry.value.trace};
        if (made.marks != 0 && ltl_taint__far_path(t, path) != NULL) {
            ltl_taint_state_add(t->arena, &t->put_away, &t->paths, path, made);
        }
        uint64_t known = ltl_taint_state_read(&t->shared, &t->paths, path).marks;
        if ((made.marks & ~known) != 0 && !is_seen_anyway(t, path)) {
            ltl_taint_state_add(t->arena, &t->shared, &t->paths, path, made);
            wake_readers(t, cell_of(t, path));
        }
    }
    if (has_changed) {
        ltl_taint__tell_callers(t, unit);
    }
}

void ltl_taint__find_shared(ltl_taint *t, ltl_taint_path path, ltl_taint_value value) {
    if (value.marks != 0) {
        ltl_taint_state_add(t->arena, &t->shared, &t->paths, path, value);
        wake_readers(t, cell_of(t, path));
    }
}

/* What functions of the class call it by, and PHP's `$GLOBALS`; 0: nothing else. */
static ltl_taint_path other_path(ltl_taint *t, ltl_taint_path path) {
    uint32_t root = ltl_taint_path_root(&t->paths, path);
    ltl_taint_path top = ltl_taint_path_below(t->arena, &t->paths, 0, root);
    ltl_node class;
    if (top == path_of_class(t, &class)) {
        return ltl_taint_path_moved(t->arena, &t->paths, path, top, path_of_object(t));
    }
    uint32_t globals =
        ltl_taint__is_included(t->tree) ? ltl_names_find(t->tree->names, LTL_STR("$GLOBALS")) : 0;
    if (globals == 0 || (root & VARIABLE_KEY) == 0) {
        return 0;
    }
    ltl_str name = ltl_names_text(t->tree->names, t->scopes->all.at[root & ~VARIABLE_KEY].name);
    uint32_t key = ltl_taint__key_of_text(t, ltl_str_slice(name, name.len > 1 ? 1 : 0, name.len));
    ltl_taint_path all = ltl_taint_path_below(t->arena, &t->paths, 0, globals);
    return ltl_taint_path_moved(t->arena, &t->paths, path, top,
                                ltl_taint_path_below(t->arena, &t->paths, all, key));
}

/* An object has a mark for what it holds there; what is shared comes to it. */
static void put(ltl_taint *t, ltl_taint_state *state, ltl_taint_path path, ltl_taint_value value) {
    bool is_own = ltl_taint_path_root(&t->paths, path) == LTL_TAINT_OBJECT_KEY &&
                  ltl_taint__shift_of(t, t->unit) == 0;
    uint64_t field =
        is_own ? ltl_taint__field_mark(t, t->unit, 0, ltl_taint__first_key(t, path)) : 0;
    value = ltl_taint_union(&t->out->traces, value, (ltl_taint_value){field, 0});
    ltl_taint_state_add(t->arena, state, &t->paths, path, value);
}

void ltl_taint__put_shared(ltl_taint *t, ltl_taint_state *state, ltl_taint_path path,
                           ltl_taint_value value) {
    ltl_taint_path other = value.marks != 0 ? other_path(t, path) : 0;
    ltl_taint_state_add(t->arena, state, &t->paths, path, value);
    if (other != 0) {
        put(t, state, other, value);
    }
}

static void enter(ltl_taint *t, ltl_taint_state *state, ltl_taint_entry one) {
    ltl_node node = ltl_taint__node_of(t, t->unit);
    ltl_taint__put_shared(t, state, one.path, ltl_taint_guess(&t->out->traces, one.value, node, GUESS_OF_SHARED));
}

/* `require("m")`, `require("m").x`: what it gives is shared with whoever takes it. */
static bool takes_module(const ltl_tree *tree, ltl_node given) {
    while (given != LTL_NO_NODE && tree->kind[given] == LTL_KIND_MEMBER) {
        given = ltl_tree_child(tree, given, LTL_ROLE_RECEIVER);
    }
    bool is_call = given != LTL_NO_NODE && tree->kind[given] == LTL_KIND_CALL;
    ltl_node callee = is_call ? ltl_tree_child(tree, given, LTL_ROLE_CALLEE) : LTL_NO_NODE;
    return callee != LTL_NO_NODE && tree->kind[callee] == LTL_KIND_NAME &&
           ltl_str_is(ltl_tree_name(tree, callee), "require");
}

void ltl_taint__define_module(ltl_taint *t, ltl_node leaf, ltl_node by) {
    bool may_be = t->far_paths.count > 0 && t->shared.entries.count > 0 && t->tree->kind[by] == LTL_KIND_VARIABLE;
    bool is_one = may_be && takes_module(t->tree, ltl_tree_child(t->tree, by, LTL_ROLE_VALUE));
    ltl_taint_path path = is_one ? ltl_taint__path(t, leaf) : 0;
    for (uint32_t i = 0; path != 0 && i < t->shared.entries.count && ltl_taint__spend(t, 1); i++) {
        ltl_taint_entry one = t->shared.entries.at[i];
        if (one.path == path || ltl_taint_path_is_below(&t->paths, one.path, path)) {
            enter(t, &t->state, one);
        }
    }
}

void ltl_taint__enter_shared(ltl_taint *t, ltl_taint_state *entry) {
    uint32_t unit = ltl_taint__base_of(t, t->unit);
    for (uint32_t i = 0; i < t->shared.entries.count && ltl_taint__spend(t, 1); i++) {
        ltl_taint_entry one = t->shared.entries.at[i];
        if (ltl_pairs_find(&t->mentioned, cell_of(t, one.path), MENTIONED_BY + unit) != 0) {
            enter(t, entry, one);
        }
    }
}
