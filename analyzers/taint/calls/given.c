/* What a function does to the objects it is given: what it puts into their fields, into all of them, or, where
 * parameters are references, in their place; and what it leaves clean. */
#include "analyzers/taint/calls/messages.h"
#include "analyzers/taint/objects/parts.h"

/* ---- where it is called ---- */

/* `&o`, `out var o`: the object all the same. */
ltl_taint_path ltl_taint__path_passed(ltl_taint *t, const ltl_taint_passed *passed, uint32_t slot) {
    const ltl_tree *tree = t->tree;
    ltl_node node = passed->node[slot];
    bool is_address = node != LTL_NO_NODE && tree->kind[node] == LTL_KIND_UNARY &&
                      ltl_str_is(ltl_tree_name(tree, node), "&");
    node = is_address ? ltl_tree_child(tree, node, LTL_ROLE_OPERAND) : node;
    bool declares = node != LTL_NO_NODE &&
                    (tree->kind[node] == LTL_KIND_OTHER || tree->kind[node] == LTL_KIND_VARIABLE);
    if (declares) { /* `out var x` */
        node = ltl_tree_child(tree, node, LTL_ROLE_NAME);
    }
    bool is_own = slot == 0 && node == LTL_NO_NODE;
    if (node == LTL_NO_NODE) {
        return is_own ? passed->object : 0;
    }
    ltl_taint_path path = ltl_taint__path(t, node);
    return path == 0 && slot == 0 ? ltl_taint__path_of_object(t, ltl_taint__behind(t, node)) : path;
}

/* ---- in the function ---- */

/* The slot of the object that a path begins with; LTL_TAINT_SLOTS: none of the parameters. */
static uint32_t slot_of_root(ltl_taint *t, uint32_t root) {
    bool is_variable = root >> 31 != 0;
    if (!is_variable) {
        bool is_own = root == LTL_TAINT_OBJECT_KEY && ltl_taint__shift_of(t, t->unit) == 0;
        return is_own ? 0 : LTL_TAINT_SLOTS;
    }
    const ltl_declaration *declaration = &t->scopes->all.at[root & INT32_MAX];
    if (declaration->kind != LTL_DECLARED_PARAMETER ||
        declaration->unit != ltl_taint__node_of(t, t->unit)) {
        return LTL_TAINT_SLOTS;
    }
    return ltl_taint__slot_of_leaf(t, t->unit, declaration->leaf);
}

static bool note_field(ltl_taint *t, ltl_taint_unit *unit, uint32_t slot, uint32_t key,
                       ltl_taint_value value) {
    if (unit->fields.count >= LTL_TAINT_MAX_FIELDS) {
        key = 0;
    }
    for (uint32_t i = 0; i < unit->fields.count; i++) {
        ltl_taint_summary_field *had = &unit->fields.at[i];
        if (had->slot == slot && had->key == key) {
            bool is_more = (value.marks & ~had->value.marks) != 0;
            had->value = ltl_taint_union(&t->out->traces, had->value, value);
            return is_more;
        }
    }
    ltl_taint_summary_field field = {slot, key, value};
    LTL_PUSH(t->arena, &unit->fields, field);
    return true;
}

bool ltl_taint__is_reference(const ltl_taint *t, uint32_t root) {
    static const char *const WORDS[] = {"&", "ref", "out", "inout"};
    const ltl_tree *tree = t->tree;
    const ltl_declaration *declaration = &t->scopes->all.at[root & INT32_MAX];
    if (root >> 31 == 0 || declaration->kind != LTL_DECLARED_PARAMETER ||
        tree->kind[declaration->declarer] != LTL_KIND_PARAMETER) {
        return false;
    }
    ltl_node end = tree->end[declaration->declarer];
    for (ltl_node node = declaration->declarer + 1; node < end && node < declaration->leaf + 8;
         node++) {
        for (size_t i = 0; tree->kind[node] == LTL_KIND_MODIFIER && i < LTL_COUNT_OF(WORDS); i++) {
            if (ltl_str_is(ltl_tree_name(tree, node), WORDS[i])) {
                return true;
            }
        }
    }
    return false;
}

/* The object gets them as a whole; is it a parameter, and still what was passed, its caller's has them too. That
 * is one guess: names of methods that store mean something else somewhere. */
void ltl_taint__add_to(ltl_taint *t, ltl_taint_path path, ltl_taint_value value) {
    ltl_taint_state_add(t->arena, &t->state, &t->paths, path, value);
    uint32_t root = ltl_taint_path_root(&t->paths, path);
    bool is_variable = t->query->is_across_functions && value.marks != 0 &&
                       t->paths.above.at[path] == 0 && root >> 31 != 0;
    uint32_t slot = is_variable && t->scopes->all.at[root & INT32_MAX].writes <= 1
                        ? slot_of_root(t, root)
                        : LTL_TAINT_SLOTS;
    if (slot == LTL_TAINT_SLOTS) {
        return;
    }
    ltl_taint_unit *unit = &t->units[t->unit];
    value.marks &= ~(UINT64_C(1) << (ltl_taint__shift_of(t, t->unit) + slot));
    value = ltl_taint_guess(&t->out->traces, value, ltl_step_node(t->cfg->steps.at[t->step]), 1);
    if (value.marks != 0 && note_field(t, unit, slot, 0, value)) {
        unit->into[slot] = ltl_taint_union(&t->out->traces, unit->into[slot], value);
        ltl_taint__tell_callers(t, unit);
    }
}

void ltl_taint__add_to_own(ltl_taint *t, uint32_t key, ltl_taint_value value) {
    ltl_taint_unit *unit = &t->units[t->unit];
    value.marks &= ~(UINT64_C(1) << ltl_taint__shift_of(t, t->unit));
    if (value.marks != 0 && note_field(t, unit, 0, key, value)) {
        unit->into[0] = ltl_taint_union(&t->out->traces, unit->into[0], value);
        ltl_taint__tell_callers(t, unit);
    }
}

/* ---- what it cleans ---- */

static bool has_clean(const struct ltl_taint_cleans *all, ltl_taint_part_read one) {
    for (uint32_t i = 0; i < all->count; i++) {
        if (all->at[i].slot == one.slot && all->at[i].key == one.key) {
            return true;
        }
    }
    return false;
}

/* Of one parameter, on all ways to the end: all of it, or single fields. */
static void list_cleans(ltl_taint *t, const ltl_taint_state *at_exit, ltl_node leaf, uint32_t slot,
                        struct ltl_taint_cleans *out) {
    ltl_taint_path root = ltl_taint__path(t, leaf);
    uint64_t own = UINT64_C(1) << (ltl_taint__shift_of(t, t->unit) + slot);
    own |= ltl_taint__field_marks(t, t->unit);
    if ((ltl_taint_state_gather(at_exit, &t->paths, root).marks & own) == 0) {
        ltl_taint_part_read whole = {slot, 0};
        LTL_PUSH(t->arena, out, whole);
        return;
    }
    for (uint32_t i = 0; i < at_exit->entries.count && ltl_taint__spend(t, 1); i++) {
        ltl_taint_path path = at_exit->entries.at[i].path;
        if (t->paths.above.at[path] == root &&
            (ltl_taint_state_gather(at_exit, &t->paths, path).marks & own) == 0) {
            ltl_taint_part_read field = {slot, t->paths.key.at[path]};
            LTL_PUSH(t->arena, out, field);
        }
    }
}

/* Of the variables of whoever includes a file of PHP those that it gives all of their value, whatever they were. */
static void list_set(ltl_taint *t, const ltl_taint_state *at_exit, struct ltl_taint_cleans *out) {
    uint64_t own = UINT64_C(1) << ltl_taint__shift_of(t, t->unit);
    own |= ltl_taint__field_marks(t, t->unit);
    for (ltl_node child = 1; child < t->tree->count; child = t->tree->end[child]) {
        ltl_taint_path path = ltl_taint__spend(t, 1) ? ltl_taint__set_for_includer(t, child) : 0;
        if (path != 0 && (ltl_taint_state_gather(at_exit, &t->paths, path).marks & own) == 0) {
            ltl_taint_part_read variable = {0, t->paths.key.at[path]};
            LTL_PUSH(t->arena, out, variable);
        }
    }
}

/* Of parameters that are still what was passed, or stand for it. */
void ltl_taint__note_cleans(ltl_taint *t, const ltl_taint_state *at_exit) {
    ltl_taint_unit *unit = &t->units[t->unit];
    struct ltl_taint_cleans cleans = {0};
    ltl_taint_parameters p = ltl_taint__parameters_of(ltl_taint__node_of(t, t->unit));
    bool is_file = t->unit == 0 && t->query->far != NULL && ltl_taint__is_included(t->tree);
    if (!t->query->is_across_functions || !at_exit->is_reached || (t->unit == 0 && !is_file) ||
        (!unit->may_clean && unit->cleans.count == 0)) {
        return;
    }
    if (is_file) {
        list_set(t, at_exit, &cleans);
    }
    while (!is_file && ltl_taint__next_parameter(t, &p)) {
        uint32_t variable = p.name != LTL_NO_NODE && t->tree->kind[p.name] == LTL_KIND_NAME
                                ? t->scopes->of[p.name]
                                : 0;
        bool is_same = variable != 0 && (t->scopes->all.at[variable].writes <= 1 ||
                                         ltl_taint__is_reference(t, variable | UINT32_C(1) << 31));
        if (is_same && p.slot > 0 && p.slot < LTL_TAINT_SLOTS - 1) {
            list_cleans(t, at_exit, p.name, p.slot, &cleans);
        }
    }
    bool has_changed = cleans.count != unit->cleans.count;
    for (uint32_t i = 0; i < cleans.count && !has_changed; i++) {
        has_changed = !has_clean(&unit->cleans, cleans.at[i]);
    }
    unit->cleans = cleans;
    if (has_changed) {
        ltl_taint__tell_callers(t, unit);
    }
}

void ltl_taint__clean_passed(ltl_taint *t, const ltl_taint_passed *passed, uint32_t slot,
                             uint32_t key) {
    bool is_variable = passed->is_scope && slot == 0; /* of this file, which includes the other */
    ltl_taint_path path = ltl_taint__path_passed(t, passed, slot);
    if (is_variable && key != 0) {
        path = ltl_taint__path_of_name(t, key);
        key = 0;
    }
    if (path != 0) {
        path = key != 0 ? ltl_taint_path_below(t->arena, &t->paths, path, key) : path;
        ltl_taint_state_set(t->arena, &t->state, &t->paths, path, (ltl_taint_value){0});
        t->units[t->unit].may_clean = true;
    }
}

/* What the function put into the objects it was given. */
void ltl_taint__note_exit(ltl_taint *t, const ltl_taint_state *at_exit) {
    ltl_taint_unit *unit = &t->units[t->unit];
    bool has_changed = false;
    if (!t->query->is_across_functions) {
        return;
    }
    for (uint32_t i = 0; i < at_exit->entries.count && ltl_taint__spend(t, 1); i++) {
        const ltl_taint_entry *entry = &at_exit->entries.at[i];
        uint32_t root = ltl_taint_path_root(&t->paths, entry->path);
        bool is_variable = t->paths.above.at[entry->path] == 0;
        if (is_variable && !ltl_taint__is_reference(t, root)) {
            continue; /* the variable itself is the function's own */
        }
        uint32_t slot = slot_of_root(t, root);
        uint64_t own =
            slot < LTL_TAINT_SLOTS ? UINT64_C(1) << (ltl_taint__shift_of(t, t->unit) + slot) : 0;
        ltl_taint_value more = {entry->value.marks & ~own, entry->value.trace};
        if (slot < LTL_TAINT_SLOTS && more.marks != 0) {
            uint32_t key = is_variable ? 0 : ltl_taint__first_key(t, entry->path);
            unit->into[slot] = ltl_taint_union(&t->out->traces, unit->into[slot], more);
            has_changed = note_field(t, unit, slot, key, more) || has_changed;
        }
    }
    if (has_changed) {
        ltl_taint__tell_callers(t, unit);
    }
}
