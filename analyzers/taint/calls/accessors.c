/* Properties that work something out, and those that do something with what they are given: `o.x` and `o.x = y` call a
 * function, and so do `x` and `x = y` in a class whose members go by their bare names. */
#include "analyzers/dataflow/name_use.h"
#include "analyzers/dataflow/scopes.h"
#include "analyzers/syntax/attribute.h"
#include "analyzers/syntax/constructor.h"
#include "analyzers/syntax/property.h"
#include "analyzers/taint/calls/accessors.h"
#include "analyzers/taint/objects/shape.h"

/* Of the pairs of properties.c: names that are read by a function, and written by one. */
enum { READ_AS = 4, WRITTEN_AS = 5, MOST_CLASSES = 4 };

/* ---- which names they have ---- */

/* Ruby's `x=` is written as x. */
static uint32_t name_written(const ltl_tree *tree, ltl_node name) {
    ltl_str text = ltl_tree_name(tree, name);
    bool has_sign = ltl_str_ends_with(text, LTL_STR("="));
    return has_sign ? ltl_names_find(tree->names, ltl_str_slice(text, 0, text.len - 1)) : tree->name[name];
}

static ltl_node field_around(const ltl_tree *tree, ltl_node node) {
    while (node != LTL_NO_NODE && tree->kind[node] != LTL_KIND_FIELD) {
        node = tree->parent[node];
    }
    return node;
}

static void list_function(ltl_taint *t, ltl_node function) {
    const ltl_tree *tree = t->tree;
    ltl_node shown;
    ltl_node name = ltl_accessor_name(tree, function);
    if (name == LTL_NO_NODE || !ltl_tree_is_leaf(tree, name)) {
        return;
    }
    ltl_node holder = ltl_is_accessor(tree, function) ? field_around(tree, function) : function;
    if (ltl_is_getter(tree, function) && ltl_property_field(tree, holder, &shown) == LTL_NO_NODE) {
        ltl_pairs_put(t->arena, &t->scratch->shown, READ_AS, tree->name[name], 1);
        t->scratch->has_accessors = true;
    }
    if (ltl_is_setter(tree, function) && name_written(tree, name) != 0) {
        ltl_pairs_put(t->arena, &t->scratch->shown, WRITTEN_AS, name_written(tree, name), 1);
        t->scratch->has_accessors = true;
    }
}

void ltl_taint__list_accessors(ltl_taint *t) {
    ltl_node node = t->scratch->knows_accessors ? LTL_NO_NODE : t->tree->kind_first[LTL_KIND_FUNCTION];
    for (; node != LTL_NO_NODE; node = t->tree->kind_next[node]) {
        list_function(t, node);
    }
    t->scratch->knows_accessors = true;
}

/* ---- which one is meant ---- */

static uint32_t unit_at(const ltl_taint *t, ltl_node function) {
    uint32_t unit = function != LTL_NO_NODE ? ltl_taint__unit_of(t, function) : 0;
    return unit != 0 && ltl_taint__node_of(t, unit) == function ? unit : LTL_TAINT_NO_UNIT;
}

static uint32_t accessor_in(ltl_taint *t, ltl_node class, uint32_t name, bool is_written) {
    const ltl_tree *tree = t->tree;
    ltl_node around = ltl_members_of(tree, class);
    for (ltl_node child = around + 1; child < tree->end[around] && ltl_taint__spend(t, 1); child = tree->end[child]) {
        ltl_node function = tree->kind[child] == LTL_KIND_FUNCTION ? child
                            : tree->kind[child] == LTL_KIND_FIELD  ? ltl_property_accessor(tree, child, is_written)
                                                                   : LTL_NO_NODE;
        ltl_node own = function != LTL_NO_NODE ? ltl_accessor_name(tree, function) : LTL_NO_NODE;
        bool is_it = own != LTL_NO_NODE && ltl_tree_is_leaf(tree, own) &&
                     (is_written ? ltl_is_setter(tree, function) && name_written(tree, own) == name
                                 : tree->name[own] == name && ltl_is_getter(tree, function));
        uint32_t unit = is_it ? unit_at(t, function) : LTL_TAINT_NO_UNIT;
        if (unit != LTL_TAINT_NO_UNIT) {
            return unit;
        }
    }
    return LTL_TAINT_NO_UNIT;
}

ltl_node ltl_taint__accessed(const ltl_taint *t, ltl_node node) {
    const ltl_tree *tree = t->tree;
    if (tree->kind[node] == LTL_KIND_ASSIGN) {
        node = ltl_tree_child(tree, node, LTL_ROLE_LEFT);
        ltl_node asked = node != LTL_NO_NODE ? ltl_attribute_asked(tree, node) : LTL_NO_NODE;
        node = asked != LTL_NO_NODE ? asked : node;
    }
    bool is_bare = node != LTL_NO_NODE && tree->kind[node] == LTL_KIND_NAME &&
                   (tree->language->scoping & LTL_SCOPING_MEMBERS) != 0;
    return is_bare || (node != LTL_NO_NODE && tree->kind[node] == LTL_KIND_MEMBER) ? node : LTL_NO_NODE;
}

/* `new T { X = y }`: what is made. */
static ltl_node made_with(const ltl_tree *tree, ltl_node name) {
    ltl_node list = tree->role[name] == LTL_ROLE_LEFT ? tree->parent[tree->parent[name]] : LTL_NO_NODE;
    bool is_list = list != LTL_NO_NODE && tree->kind[list] == LTL_KIND_COLLECTION && tree->role[list] == LTL_ROLE_INIT;
    return is_list && tree->kind[tree->parent[list]] == LTL_KIND_NEW ? tree->parent[list] : LTL_NO_NODE;
}

/* The class whose property is meant; a name that something else declares is none. */
static ltl_node class_of(ltl_taint *t, ltl_node accessed) {
    const ltl_tree *tree = t->tree;
    if (tree->kind[accessed] == LTL_KIND_MEMBER) {
        ltl_node object = ltl_tree_child(tree, accessed, LTL_ROLE_RECEIVER);
        return object == LTL_NO_NODE              ? LTL_NO_NODE
               : ltl_scopes_is_self(tree, object) ? ltl_taint__class_around(t, object)
                                                  : ltl_taint__class_of_receiver(t, object);
    }
    ltl_node made = made_with(tree, accessed);
    if (made != LTL_NO_NODE) {
        return ltl_taint__class_constructed(t, made);
    }
    uint32_t variable = t->scopes->of[accessed];
    bool may_be = t->unit != 0 && (variable == 0 || t->scopes->all.at[variable].kind == LTL_DECLARED_FIELD);
    return may_be ? ltl_taint__class_around(t, accessed) : LTL_NO_NODE;
}

uint32_t ltl_taint__accessor(ltl_taint *t, ltl_node node) {
    const ltl_tree *tree = t->tree;
    bool is_written = tree->kind[node] == LTL_KIND_ASSIGN;
    ltl_node accessed = t->scratch->has_accessors ? ltl_taint__accessed(t, node) : LTL_NO_NODE;
    ltl_node name = accessed != LTL_NO_NODE && tree->kind[accessed] == LTL_KIND_MEMBER
                        ? ltl_tree_child(tree, accessed, LTL_ROLE_NAME)
                        : accessed;
    uint32_t key = name != LTL_NO_NODE && ltl_tree_is_leaf(tree, name) ? tree->name[name] : 0;
    if (key == 0 || ltl_pairs_find(&t->scratch->shown, is_written ? WRITTEN_AS : READ_AS, key) == 0) {
        return LTL_TAINT_NO_UNIT;
    }
    ltl_node class = class_of(t, accessed);
    for (uint32_t i = 0; i < MOST_CLASSES && class != LTL_NO_NODE; i++) {
        uint32_t unit = accessor_in(t, class, key, is_written);
        if (unit != LTL_TAINT_NO_UNIT) {
            return unit != t->unit ? unit : LTL_TAINT_NO_UNIT; /* in there it is the field itself */
        }
        class = ltl_taint__class_above(t, class);
    }
    return LTL_TAINT_NO_UNIT;
}

/* ---- what they do ---- */

/* … by a function of another file. */
static const ltl_far_call *accessed_far(const ltl_taint *t, ltl_node node) {
    return t->query->far != NULL && ltl_has_accessors(t->tree) ? ltl_taint__far_call(t, node) : NULL;
}

/* … of which it is known what it does. */
static bool is_known_far(const ltl_taint *t, ltl_node node) {
    const ltl_taint_far *far = t->query->far;
    const ltl_far_call *call = accessed_far(t, node);
    bool is_known = call != NULL && call->target_count > 0;
    for (uint32_t i = 0; is_known && i < call->target_count; i++) {
        const ltl_far_target *target = &far->targets[call->first_target + i];
        is_known = target->is_sure && far->summary_of(far->world, target->function) != NULL;
    }
    return is_known;
}

/* As long as that is not known, it gives back what its object has, as any call does. */
static bool read_far(ltl_taint *t, ltl_node node, ltl_taint_value *out_value) {
    if (ltl_taint__call(t, node, out_value)) {
        return true;
    }
    ltl_node object = ltl_tree_child(t->tree, node, LTL_ROLE_RECEIVER);
    bool asks = object != LTL_NO_NODE && !is_known_far(t, node);
    ltl_taint_value value = asks ? ltl_taint__gather(t, object) : (ltl_taint_value){0};
    *out_value = ltl_taint__pass_unknown(t, node, value);
    return value.marks != 0;
}

bool ltl_taint__read_accessor(ltl_taint *t, ltl_node node, ltl_taint_value *out_value) {
    const ltl_tree *tree = t->tree;
    ltl_role role = ltl_tree_role(tree, node);
    bool may_be = t->query->is_across_functions && role != LTL_ROLE_LEFT && role != LTL_ROLE_CALLEE &&
                  role != LTL_ROLE_TYPE;
    if (may_be && tree->kind[node] == LTL_KIND_MEMBER && accessed_far(t, node) != NULL) {
        return read_far(t, node, out_value);
    }
    may_be = may_be && t->scratch->has_accessors;
    bool is_name = may_be && tree->kind[node] == LTL_KIND_NAME;
    may_be = may_be && !(is_name && (role == LTL_ROLE_NAME || t->scopes->use[node] != LTL_NAME_READ));
    return may_be && ltl_taint__accessor(t, node) != LTL_TAINT_NO_UNIT && ltl_taint__call(t, node, out_value);
}

/* What is given to it lies where a function puts it, and is read by another. */
bool ltl_taint__keeps_itself(ltl_taint *t, ltl_node assign) {
    const ltl_tree *tree = t->tree;
    if (t->query->is_across_functions && is_known_far(t, assign)) {
        return true;
    }
    uint32_t setter = t->query->is_across_functions ? ltl_taint__accessor(t, assign) : LTL_TAINT_NO_UNIT;
    ltl_node function = setter != LTL_TAINT_NO_UNIT ? ltl_taint__node_of(t, setter) : LTL_NO_NODE;
    ltl_node name = function != LTL_NO_NODE && ltl_is_accessor(tree, function) ? ltl_accessor_name(tree, function)
                                                                               : LTL_NO_NODE;
    return name != LTL_NO_NODE && (ltl_pairs_find(&t->scratch->shown, READ_AS, tree->name[name]) != 0 ||
                                   ltl_taint__key_shown(t, tree->name[name]) != tree->name[name]);
}

void ltl_taint__write_accessor(ltl_taint *t, ltl_node assign) {
    ltl_taint_value value = {0};
    bool is_far = t->query->is_across_functions && accessed_far(t, assign) != NULL;
    bool may_be = is_far || (t->query->is_across_functions && ltl_taint__accessor(t, assign) != LTL_TAINT_NO_UNIT);
    ltl_node given = ltl_tree_child(t->tree, assign, LTL_ROLE_RIGHT);
    if (may_be && !ltl_taint__call(t, assign, &value) && is_far && given != LTL_NO_NODE) {
        (void)ltl_taint__pass_unknown(t, assign, ltl_taint__gather(t, given));
    }
}
