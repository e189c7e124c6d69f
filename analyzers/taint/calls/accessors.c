/* Properties that work something out, and those that do something with what they are given: `o.x` and `o.x = y` call a
 * function. Where it is no function of its own (C#, Kotlin, Swift), what is read is a form of the fields it reads. */
#include "analyzers/dataflow/scopes.h"
#include "analyzers/syntax/attribute.h"
#include "analyzers/syntax/constructor.h"
#include "analyzers/syntax/property.h"
#include "analyzers/taint/calls/accessors.h"
#include "analyzers/taint/objects/shape.h"

/* Of the pairs of properties.c: names that are read by a function, written by one, and worked out in a field. */
enum { READ_AS = 4, WRITTEN_AS = 5, WORKED_OUT = 6, SEVERAL = UINT32_MAX, MOST_CLASSES = 4 };

/* ---- which names they have ---- */

/* Ruby's `x=` is written as x. */
static uint32_t name_written(const ltl_tree *tree, ltl_node name) {
    ltl_str text = ltl_tree_name(tree, name);
    bool has_sign = ltl_str_ends_with(text, LTL_STR("="));
    return has_sign ? ltl_names_find(tree->names, ltl_str_slice(text, 0, text.len - 1)) : tree->name[name];
}

static void list_function(ltl_taint *t, ltl_node function) {
    const ltl_tree *tree = t->tree;
    ltl_node shown;
    ltl_node name = ltl_tree_child(tree, function, LTL_ROLE_NAME);
    if (name == LTL_NO_NODE || !ltl_tree_is_leaf(tree, name)) {
        return;
    }
    if (ltl_is_getter(tree, function) && ltl_property_field(tree, function, &shown) == LTL_NO_NODE) {
        ltl_pairs_put(t->arena, &t->scratch->shown, READ_AS, tree->name[name], 1);
        t->scratch->has_accessors = true;
    }
    if (ltl_is_setter(tree, function) && name_written(tree, name) != 0) {
        ltl_pairs_put(t->arena, &t->scratch->shown, WRITTEN_AS, name_written(tree, name), 1);
        t->scratch->has_accessors = true;
    }
}

static void list_field(ltl_taint *t, ltl_node field) {
    const ltl_tree *tree = t->tree;
    ltl_node name;
    bool works = ltl_property_body(tree, field, &name) != LTL_NO_NODE &&
                 ltl_property_field(tree, field, &name) == LTL_NO_NODE;
    if (works && ltl_property_body(tree, field, &name) != LTL_NO_NODE) {
        uint32_t had = ltl_pairs_find(&t->scratch->shown, WORKED_OUT, tree->name[name]);
        ltl_pairs_put(t->arena, &t->scratch->shown, WORKED_OUT, tree->name[name], had == 0 ? field : SEVERAL);
        t->scratch->has_accessors = true;
    }
}

void ltl_taint__list_accessors(ltl_taint *t) {
    ltl_node node = t->scratch->knows_accessors ? LTL_NO_NODE : t->tree->kind_first[LTL_KIND_FUNCTION];
    for (; node != LTL_NO_NODE; node = t->tree->kind_next[node]) {
        list_function(t, node);
    }
    node = t->scratch->knows_accessors ? LTL_NO_NODE : t->tree->kind_first[LTL_KIND_FIELD];
    for (; node != LTL_NO_NODE; node = t->tree->kind_next[node]) {
        list_field(t, node);
    }
    t->scratch->knows_accessors = true;
}

/* ---- which one is meant ---- */

static ltl_node class_of_object(ltl_taint *t, ltl_node object) {
    return ltl_scopes_is_self(t->tree, object) ? ltl_taint__class_around(t, object)
                                               : ltl_taint__class_of_receiver(t, object);
}

static uint32_t accessor_in(ltl_taint *t, ltl_node class, uint32_t name, bool is_written) {
    const ltl_tree *tree = t->tree;
    ltl_node around = ltl_members_of(tree, class);
    for (ltl_node child = around + 1; child < tree->end[around] && ltl_taint__spend(t, 1); child = tree->end[child]) {
        ltl_node own = tree->kind[child] == LTL_KIND_FUNCTION ? ltl_tree_child(tree, child, LTL_ROLE_NAME)
                                                              : LTL_NO_NODE;
        bool is_it = own != LTL_NO_NODE && ltl_tree_is_leaf(tree, own) &&
                     (is_written ? ltl_is_setter(tree, child) && name_written(tree, own) == name
                                 : tree->name[own] == name && ltl_is_getter(tree, child));
        uint32_t unit = is_it ? ltl_taint__unit_of(t, child) : 0;
        if (is_it && ltl_taint__node_of(t, unit) == child) {
            return unit;
        }
    }
    return LTL_TAINT_NO_UNIT;
}

ltl_node ltl_taint__accessed(const ltl_taint *t, ltl_node node) {
    if (t->tree->kind[node] == LTL_KIND_ASSIGN) {
        node = ltl_tree_child(t->tree, node, LTL_ROLE_LEFT);
        ltl_node asked = node != LTL_NO_NODE ? ltl_attribute_asked(t->tree, node) : LTL_NO_NODE;
        node = asked != LTL_NO_NODE ? asked : node;
    }
    return node != LTL_NO_NODE && t->tree->kind[node] == LTL_KIND_MEMBER ? node : LTL_NO_NODE;
}

uint32_t ltl_taint__accessor(ltl_taint *t, ltl_node node) {
    const ltl_tree *tree = t->tree;
    bool is_written = tree->kind[node] == LTL_KIND_ASSIGN;
    ltl_node member = t->scratch->has_accessors ? ltl_taint__accessed(t, node) : LTL_NO_NODE;
    ltl_node name = member != LTL_NO_NODE ? ltl_tree_child(tree, member, LTL_ROLE_NAME) : LTL_NO_NODE;
    ltl_node object = name != LTL_NO_NODE ? ltl_tree_child(tree, member, LTL_ROLE_RECEIVER) : LTL_NO_NODE;
    uint32_t key = name != LTL_NO_NODE && ltl_tree_is_leaf(tree, name) ? tree->name[name] : 0;
    if (object == LTL_NO_NODE || key == 0 ||
        ltl_pairs_find(&t->scratch->shown, is_written ? WRITTEN_AS : READ_AS, key) == 0) {
        return LTL_TAINT_NO_UNIT;
    }
    ltl_node class = class_of_object(t, object);
    for (uint32_t i = 0; i < MOST_CLASSES && class != LTL_NO_NODE; i++) {
        uint32_t unit = accessor_in(t, class, key, is_written);
        if (unit != LTL_TAINT_NO_UNIT) {
            return unit;
        }
        class = ltl_taint__class_above(t, class);
    }
    return LTL_TAINT_NO_UNIT;
}

/* ---- what they do ---- */

/* A name that is read in the body, as the field it means; 0: it means something else. */
static uint32_t field_read(const ltl_taint *t, ltl_node name) {
    const ltl_tree *tree = t->tree;
    ltl_role role = ltl_tree_role(tree, name);
    ltl_node parent = tree->parent[name];
    if (role == LTL_ROLE_NAME && tree->kind[parent] == LTL_KIND_MEMBER) {
        ltl_node object = ltl_tree_child(tree, parent, LTL_ROLE_RECEIVER);
        bool is_own = object != LTL_NO_NODE && ltl_scopes_is_self(tree, object);
        return is_own && tree->role[parent] != LTL_ROLE_CALLEE ? tree->name[name] : 0;
    }
    const ltl_declaration *declaration = &t->scopes->all.at[t->scopes->of[name]];
    bool is_local = t->scopes->of[name] != 0 && declaration->kind == LTL_DECLARED_LOCAL;
    return role == LTL_ROLE_CALLEE || role == LTL_ROLE_TYPE || role == LTL_ROLE_NAME || is_local ||
                   ltl_scopes_is_self(tree, name)
               ? 0
               : tree->name[name];
}

static ltl_taint_value worked_out(ltl_taint *t, ltl_node body, const ltl_taint_passed *passed) {
    const ltl_tree *tree = t->tree;
    ltl_taint_value value = {0};
    for (ltl_node node = body; node < tree->end[body] && ltl_taint__spend(t, 1);) {
        if (ltl_taint__first(t, node, LTL_TAINT_SANITIZER) != 0) {
            node = tree->end[node];
            continue;
        }
        uint32_t key = tree->kind[node] == LTL_KIND_NAME ? field_read(t, node) : 0;
        if (key != 0) {
            ltl_taint_value field = ltl_taint__passed_field(t, passed, 0, ltl_taint__key_shown(t, key));
            value = ltl_taint_union(&t->out->traces, value, field);
        }
        value = ltl_taint__add_sources(t, node, value);
        node++;
    }
    return value;
}

/* The field whose getter is written with it, where the class of the object has it. */
static ltl_node field_worked_out(ltl_taint *t, ltl_node object, uint32_t name) {
    uint32_t field = ltl_pairs_find(&t->scratch->shown, WORKED_OUT, name);
    if (field == 0 || field == SEVERAL) {
        return LTL_NO_NODE;
    }
    ltl_node class = ltl_taint__class_around(t, field);
    ltl_node own = object == LTL_NO_NODE ? ltl_taint__class_around(t, ltl_taint__node_of(t, t->unit))
                                         : class_of_object(t, object);
    for (uint32_t i = 0; i < MOST_CLASSES && own != LTL_NO_NODE && own != class; i++) {
        own = ltl_taint__class_above(t, own);
    }
    return class != LTL_NO_NODE && own == class ? field : LTL_NO_NODE;
}

bool ltl_taint__read_accessor(ltl_taint *t, ltl_node node, ltl_taint_value *out_value) {
    const ltl_tree *tree = t->tree;
    ltl_role role = ltl_tree_role(tree, node);
    bool may_be = t->query->is_across_functions && t->scratch->has_accessors && role != LTL_ROLE_LEFT &&
                  role != LTL_ROLE_CALLEE && role != LTL_ROLE_TYPE;
    bool is_member = may_be && tree->kind[node] == LTL_KIND_MEMBER;
    if (!may_be || (!is_member && role == LTL_ROLE_NAME)) {
        return false;
    }
    if (is_member && ltl_taint__accessor(t, node) != LTL_TAINT_NO_UNIT) {
        return ltl_taint__call(t, node, out_value);
    }
    ltl_node name = is_member ? ltl_tree_child(tree, node, LTL_ROLE_NAME) : node;
    ltl_node object = is_member ? ltl_tree_child(tree, node, LTL_ROLE_RECEIVER) : LTL_NO_NODE;
    ltl_node field = name != LTL_NO_NODE ? field_worked_out(t, object, tree->name[name]) : LTL_NO_NODE;
    if (field == LTL_NO_NODE) {
        return false;
    }
    bool is_own = !is_member || ltl_scopes_is_self(tree, object);
    ltl_taint_passed passed = {.object = ltl_taint_path_below(t->arena, &t->paths, 0, LTL_TAINT_OBJECT_KEY)};
    passed.node[0] = is_own ? LTL_NO_NODE : object;
    passed.value[0] = is_own ? (ltl_taint_value){0} : ltl_taint__gather(t, object);
    ltl_node body = ltl_property_body(tree, field, &name);
    *out_value = worked_out(t, body, &passed);
    return true;
}

void ltl_taint__write_accessor(ltl_taint *t, ltl_node assign) {
    ltl_taint_value value = {0};
    if (t->query->is_across_functions && ltl_taint__accessor(t, assign) != LTL_TAINT_NO_UNIT) {
        (void)ltl_taint__call(t, assign, &value);
    }
}
