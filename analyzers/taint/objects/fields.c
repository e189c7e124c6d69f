/* Fields of parameters. A function that is given an object reads a few fields of it; the first ones have
 * marks of their own, so that what was put under another key is not taken for what is read. */
#include "analyzers/dataflow/scopes.h"
#include "analyzers/taint/objects/shape.h"

#define VARIABLE_BIT (UINT32_C(1) << 31)

uint32_t ltl_taint__first_field(const ltl_taint *t, uint32_t unit) {
    return LTL_TAINT_FIRST_FIELD + (ltl_taint__shift_of(t, unit) != 0 ? LTL_TAINT_FIELDS : 0);
}

uint64_t ltl_taint__field_marks(const ltl_taint *t, uint32_t unit) {
    return LTL_TAINT_OWN_FIELDS << (ltl_taint__first_field(t, unit) - LTL_TAINT_FIRST_FIELD);
}

uint64_t ltl_taint__field_mark(ltl_taint *t, uint32_t unit, uint32_t slot, uint32_t key) {
    ltl_taint_unit *of =
        &t->units[ltl_taint__base_of(t, unit)]; /* those of variants are the same */
    uint32_t i = 0;
    while (i < of->part_count && (of->parts[i].slot != slot || of->parts[i].key != key)) {
        i++;
    }
    if (i == LTL_TAINT_FIELDS) {
        return 0;
    }
    if (i == of->part_count) {
        of->parts[of->part_count++] = (ltl_taint_part_read){slot, key};
    }
    return UINT64_C(1) << (ltl_taint__first_field(t, unit) + i);
}

uint32_t ltl_taint__first_key(const ltl_taint *t, ltl_taint_path path) {
    while (t->paths.above.at[t->paths.above.at[path]] != 0) {
        path = t->paths.above.at[path];
    }
    return t->paths.key.at[path];
}

/* ---- what is read ---- */

/* A parameter as a whole, of the unit at hand or of the function around it. */
typedef struct whole {
    uint32_t unit;
    uint32_t slot;
} whole;

static bool unit_of_declaration(const ltl_taint *t, const ltl_declaration *declaration,
                                uint32_t *out_unit) {
    uint32_t owner = ltl_taint__owner_of(t, t->unit);
    *out_unit = declaration->unit == ltl_taint__node_of(t, t->unit) ? t->unit : owner;
    return declaration->unit == ltl_taint__node_of(t, *out_unit);
}

/* `b` of `const b = a`, which is written nowhere else, is `a`. */
static uint32_t same_as(const ltl_taint *t, uint32_t variable) {
    const ltl_declaration *declaration = &t->scopes->all.at[variable];
    ltl_node by = t->scopes->by[declaration->leaf];
    bool is_once = declaration->writes == 1 && by != LTL_NO_NODE &&
                   declaration->kind == LTL_DECLARED_LOCAL &&
                   t->tree->parent[declaration->leaf] == by;
    ltl_node given =
        is_once ? ltl_taint__giver(t->tree, by, declaration->leaf, by + 1) : LTL_NO_NODE;
    bool is_name = given != LTL_NO_NODE && t->tree->kind[given] == LTL_KIND_NAME;
    return is_name ? t->scopes->of[given] : 0;
}

static bool parameter_behind(ltl_taint *t, uint32_t variable, whole *out) {
    enum { MAX_NAMES = 4 }; /* of one thing */
    for (uint32_t i = 0; variable != 0 && i < MAX_NAMES; i++) {
        const ltl_declaration *declaration = &t->scopes->all.at[variable];
        if (declaration->kind == LTL_DECLARED_PARAMETER) {
            out->slot = unit_of_declaration(t, declaration, &out->unit)
                            ? ltl_taint__slot_of_leaf(t, out->unit, declaration->leaf)
                            : LTL_TAINT_SLOTS;
            return out->slot < LTL_TAINT_SLOTS;
        }
        variable = same_as(t, variable);
    }
    return false;
}

static bool whole_behind(ltl_taint *t, uint32_t root, whole *out) {
    if (root == LTL_TAINT_OBJECT_KEY) {
        *out = (whole){ltl_taint__owner_of(t, t->unit), 0};
        return out->unit != 0 || ltl_taint__is_included(t->tree);
    }
    return (root & VARIABLE_BIT) != 0 && parameter_behind(t, root & ~VARIABLE_BIT, out);
}

/* The variable that a path begins with, when nothing is known of what lies between; 0: more is known. */
static ltl_taint_path whole_root(const ltl_taint *t, ltl_taint_path path, uint32_t *out_key) {
    while (t->paths.above.at[path] != 0) {
        if (ltl_taint_state_has(&t->state, path)) {
            return 0;
        }
        *out_key = t->paths.key.at[path];
        path = t->paths.above.at[path];
    }
    return path;
}

ltl_taint_value ltl_taint__as_field(ltl_taint *t, ltl_taint_path path, ltl_taint_value value,
                                    ltl_node node) {
    uint32_t key = 0;
    whole of;
    bool may_be =
        t->query->is_across_functions && path != 0 && (value.marks & LTL_TAINT_SLOT_MARKS) != 0;
    ltl_taint_path root = may_be ? whole_root(t, path, &key) : 0;
    if (root == 0 || key == 0 || !whole_behind(t, t->paths.key.at[root], &of)) {
        return value;
    }
    uint32_t bit = ltl_taint__shift_of(t, of.unit) + of.slot;
    uint64_t mark =
        (value.marks >> bit & 1) != 0 ? ltl_taint__field_mark(t, of.unit, of.slot, key) : 0;
    if (mark == 0) { /* no marks are left for fields: any of them may be meant */
        bool is_whole = (value.marks >> bit & 1) != 0;
        return ltl_taint_guess(&t->out->traces, value, node,
                               is_whole ? LTL_TAINT_GUESS_OF_ANY_FIELD : 0);
    }
    ltl_taint_step step = {
        .node = node, .before = value.trace, .kind = LTL_TAINT_STEP_PART, .bit = (uint8_t)bit};
    ltl_taint_value field = ltl_taint_trace(&t->out->traces, (ltl_taint_value){mark, 0}, step);
    value.marks &= ~(UINT64_C(1) << bit);
    return ltl_taint_union(&t->out->traces, value, field);
}

/* ---- what is passed ---- */

/* `{a: x, b, ...c}`: the part under the key; false when not all keys are known, or all are of another kind. */
bool ltl_taint__part_of_literal(ltl_taint *t, ltl_node literal, uint32_t key,
                                ltl_taint_value *out) {
    ltl_taint_parts parts;
    bool has_kind = ltl_taint__is_place(t, key, 0);
    *out = (ltl_taint_value){0};
    if (!ltl_taint__parts_of(t, literal, true, &parts)) {
        return false;
    }
    while (ltl_taint__next_part(t, &parts)) {
        const ltl_taint_part_written *part = &parts.part;
        if (part->is_spread) {
            *out = ltl_taint_union(&t->out->traces, *out, ltl_taint__gather(t, part->value));
        } else if (part->keys[0] == 0) {
            return false;
        }
        for (uint32_t i = 0; i < LTL_TAINT_PART_KEYS && part->keys[i] != 0; i++) {
            has_kind = has_kind || !ltl_taint__is_place(t, part->keys[i], 0);
            if (part->keys[i] == key) { /* what stood there before is gone */
                *out = ltl_taint__gather(t, part->value);
            }
        }
    }
    return has_kind;
}

bool ltl_taint__keeps_field(ltl_taint *t, const ltl_taint_passed *passed, uint32_t slot,
                            uint32_t key) {
    ltl_node node = passed->node[slot];
    if (slot == 0 && (passed->is_scope || (node == LTL_NO_NODE && passed->object != 0))) {
        return true;
    }
    ltl_taint_path path = node != LTL_NO_NODE && key != 0 ? ltl_taint__path(t, node) : 0;
    path = path != 0 ? ltl_taint_path_below(t->arena, &t->paths, path, key) : 0;
    return path != 0 && (ltl_taint_state_has(&t->state, path) ||
                         ltl_taint_state_has_below(&t->state, &t->paths, path));
}

/* What is known at the path; and, below the object at hand, what that may have been given elsewhere. */
static ltl_taint_value own_part(ltl_taint *t, ltl_taint_path path, uint32_t key) {
    ltl_taint_value value = ltl_taint_state_gather(&t->state, &t->paths, path);
    bool is_own = ltl_taint_path_root(&t->paths, path) == LTL_TAINT_OBJECT_KEY &&
                  !ltl_taint_state_has(&t->state, path) && ltl_taint__shift_of(t, t->unit) == 0;
    uint64_t own = is_own ? ltl_taint__field_mark(t, t->unit, 0, key) : 0;
    return ltl_taint_union(&t->out->traces, value, (ltl_taint_value){own, 0});
}

/* What a variable holds that another file reads by its name. */
/* Where only parts of it are marked, which of them is read there is not known. */
static ltl_taint_value variable_named(ltl_taint *t, uint32_t name) {
    ltl_taint_path path = name != 0 ? ltl_taint__path_of_name(t, name) : 0;
    if (path == 0) {
        return (ltl_taint_value){0};
    }
    ltl_taint_value all = own_part(t, path, name);
    bool is_of_parts = !ltl_taint_state_has(&t->state, path) &&
                       ltl_taint_state_has_below(&t->state, &t->paths, path);
    return ltl_taint_guess(&t->out->traces, all, LTL_NO_NODE,
                           is_of_parts ? LTL_TAINT_GUESS_OF_ANY_FIELD : 0);
}

/* One of the arguments that `*args` or `**kw` has taken; false: it is none of them, or not known. */
static bool item_passed(ltl_taint *t, const ltl_taint_passed *passed, uint32_t slot, uint32_t key,
                        ltl_taint_value *out) {
    bool has_items = false;
    for (uint32_t i = 0; i < passed->item_count; i++) {
        has_items = has_items || passed->items[i].slot == slot;
        if (passed->items[i].slot == slot && passed->items[i].key == key) {
            *out = ltl_taint__gather(t, passed->items[i].node);
            return true;
        }
    }
    *out = (ltl_taint_value){0};
    bool is_place = ltl_taint__is_place(t, key, 0);
    bool asks_kind = slot == passed->named ? !is_place : is_place || slot != passed->rest;
    return has_items && !passed->is_open && asks_kind;
}

/* Pages of PHP hand on their variables without saying what lies where in them. Of which class one of those is, is a
 * guess itself: there is no second one. */
static uint32_t guesses_of_any(const ltl_taint *t, ltl_node object) {
    bool is_handed_on = ltl_language_is(t->tree->language, "php") && t->tree->kind[object] == LTL_KIND_NAME &&
                        !ltl_scopes_is_self(t->tree, object);
    return is_handed_on ? 0 : LTL_TAINT_GUESS_OF_ANY_FIELD;
}

ltl_taint_value ltl_taint__passed_field(ltl_taint *t, const ltl_taint_passed *passed, uint32_t slot,
                                        uint32_t key) {
    ltl_node node = passed->node[slot];
    ltl_taint_value all = passed->value[slot];
    ltl_taint_value part;
    if (passed->is_scope && slot == 0) {
        return variable_named(t, key);
    }
    if (node == LTL_NO_NODE && slot == 0 && passed->object != 0 && key != 0) {
        return own_part(t, ltl_taint_path_below(t->arena, &t->paths, passed->object, key), key);
    }
    if (key != 0 && slot != 0 && all.marks != 0 && item_passed(t, passed, slot, key, &part)) {
        return part;
    }
    if (node == LTL_NO_NODE || all.marks == 0) {
        return all;
    }
    if (key != 0 && ltl_taint__part_of_literal(t, ltl_taint__pointed(t, node), key, &part)) {
        return part;
    }
    ltl_taint_path path = key != 0 ? ltl_taint__path(t, node) : 0;
    path = path != 0 ? ltl_taint_path_below(t->arena, &t->paths, path, key) : 0;
    if (path == 0) {
        return all;
    }
    if (ltl_taint_state_has(&t->state, path) ||
        ltl_taint_state_has_below(&t->state, &t->paths, path)) {
        return ltl_taint_state_gather(&t->state, &t->paths, path);
    }
    /* of the whole: without what is known to lie elsewhere in it */
    ltl_taint_value field = ltl_taint__as_field(t, path, ltl_taint__value(t, node), node);
    ltl_taint_value own = {field.marks & LTL_TAINT_SLOT_MARKS, field.trace};
    ltl_taint_value made = {field.marks & ~LTL_TAINT_SLOT_MARKS, field.trace};
    return slot != 0 ? field /* an object's methods know which of its fields they read */
                     : ltl_taint_union(&t->out->traces, own,
                                       ltl_taint_guess(&t->out->traces, made, node, guesses_of_any(t, node)));
}
