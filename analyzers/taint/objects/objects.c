/* Fields: what the constructors and the initialisers of a class put into them is there when any of its
 * methods is called. */
#include "analyzers/dataflow/scopes.h"
#include "analyzers/syntax/constructor.h"
#include "analyzers/taint/taint_internal.h"

ltl_node ltl_taint__class_around(ltl_taint *t, ltl_node node) {
    while (node != LTL_NO_NODE && t->tree->kind[node] != LTL_KIND_CLASS) {
        node = ltl_taint__spend(t, 1) ? t->tree->parent[node] : LTL_NO_NODE;
    }
    return node;
}

static ltl_taint_state *object_of(ltl_taint *t, ltl_node class, bool makes) {
    uint32_t index = ltl_pairs_find(&t->by_class, 2, class);
    if (index == 0 && makes) {
        ltl_taint_state empty = {.is_reached = true};
        LTL_PUSH(t->arena, &t->objects, empty);
        index = t->objects.count;
        ltl_pairs_put(t->arena, &t->by_class, 2, class, index);
    }
    return index != 0 ? &t->objects.at[index - 1] : NULL;
}

/* All that belongs to the class is looked at again. */
static void wake(ltl_taint *t, ltl_node class) {
    uint32_t unit = ltl_taint__unit_of(t, class) + 1;
    for (; unit < t->flow->units.count; unit++) {
        if (ltl_taint__node_of(t, unit) >= t->tree->end[class] || !ltl_taint__spend(t, 1)) {
            return;
        }
        ltl_taint__want(t, unit);
        t->units[unit].is_waiting = true;
    }
}

static bool add(ltl_taint *t, ltl_node class, ltl_taint_path path, ltl_taint_value value) {
    value.marks &= ~LTL_TAINT_SLOT_MARKS; /* parameters are the caller's business */
    if (value.marks == 0) {
        return false;
    }
    ltl_taint_state *object = object_of(t, class, true);
    uint64_t had = ltl_taint_state_read(object, &t->paths, path).marks;
    ltl_taint_state_add(t->arena, object, &t->paths, path, value);
    return (value.marks & ~had) != 0;
}

void ltl_taint__note_field(ltl_taint *t, ltl_node target, ltl_taint_path path,
                           ltl_taint_value value) {
    bool is_field = t->query->is_across_functions && value.marks != 0 &&
                    ltl_taint_path_root(&t->paths, path) == LTL_TAINT_OBJECT_KEY;
    ltl_node class = is_field ? ltl_taint__class_around(t, target) : LTL_NO_NODE;
    /* an initialiser is a step of what stands around the class */
    if (class != LTL_NO_NODE && class > ltl_taint__node_of(t, t->unit) &&
        add(t, class, path, value)) {
        wake(t, class);
    }
}

void ltl_taint__note_object(ltl_taint *t, const ltl_taint_state *at_exit) {
    ltl_node node = ltl_taint__node_of(t, t->unit);
    ltl_node class = t->query->is_across_functions && at_exit->entries.count > 0
                         ? ltl_taint__class_around(t, node)
                         : LTL_NO_NODE;
    bool has_changed = false;
    if (class == LTL_NO_NODE || t->tree->kind[node] != LTL_KIND_FUNCTION ||
        !ltl_is_constructor(t->tree, class, node)) {
        return;
    }
    for (uint32_t i = 0; i < at_exit->entries.count && ltl_taint__spend(t, 1); i++) {
        ltl_taint_path path = at_exit->entries.at[i].path;
        bool is_field = t->paths.above.at[path] != 0 &&
                        ltl_taint_path_root(&t->paths, path) == LTL_TAINT_OBJECT_KEY;
        has_changed =
            (is_field && add(t, class, path, at_exit->entries.at[i].value)) || has_changed;
    }
    if (has_changed) {
        wake(t, class);
    }
}

void ltl_taint__enter_object(ltl_taint *t, ltl_taint_state *entry) {
    ltl_node node = ltl_taint__node_of(t, t->unit);
    ltl_node class = t->objects.count > 0 ? ltl_taint__class_around(t, node) : LTL_NO_NODE;
    const ltl_taint_state *object = class != LTL_NO_NODE ? object_of(t, class, false) : NULL;
    if (object == NULL || t->tree->kind[node] != LTL_KIND_FUNCTION) {
        return;
    }
    for (uint32_t i = 0; i < object->entries.count && ltl_taint__spend(t, 1); i++) {
        ltl_taint_path path = object->entries.at[i].path;
        uint64_t field = ltl_taint__field_mark(t, t->unit, 0, ltl_taint__first_key(t, path));
        ltl_taint_value own = {field != 0 ? field : 1,
                               0}; /* whatever the object at hand holds there */
        ltl_taint_state_add(t->arena, entry, &t->paths, path,
                            ltl_taint_union(&t->out->traces, object->entries.at[i].value, own));
    }
}

/* ---- objects without a name ---- */

ltl_taint_path ltl_taint__made(const ltl_taint *t, ltl_node call) {
    return ltl_pairs_find(&t->made, call, 1);
}

ltl_taint_path ltl_taint__path_of_object(ltl_taint *t, ltl_node object) {
    ltl_taint_path path = ltl_taint__path(t, object);
    object = ltl_taint__addressed(t->tree, object);
    ltl_kind kind = ltl_tree_kind(t->tree, object);
    if (path == 0 && (kind == LTL_KIND_CALL || kind == LTL_KIND_NEW)) {
        path = ltl_taint_path_below(t->arena, &t->paths, 0, LTL_TAINT_MADE_KEY | object);
        ltl_pairs_put(t->arena, &t->made, object, 1, path);
    }
    return path;
}

void ltl_taint__make_again(ltl_taint *t, ltl_node call) {
    ltl_taint_path path = ltl_taint__made(t, call);
    if (path != 0) {
        ltl_taint_state_set(t->arena, &t->state, &t->paths, path, (ltl_taint_value){0});
    }
}

void ltl_taint__put_made(ltl_taint *t, ltl_node call, uint32_t key, ltl_taint_value value) {
    ltl_taint_path path = ltl_taint__made(t, call);
    if (path == 0) {
        path = ltl_taint_path_below(t->arena, &t->paths, 0, LTL_TAINT_MADE_KEY | call);
        ltl_pairs_put(t->arena, &t->made, call, 1, path);
    }
    path = ltl_taint_path_below(t->arena, &t->paths, path, key);
    ltl_taint_state_add(t->arena, &t->state, &t->paths, path, value);
}
