/* What calls a function without looking like it: `o.x` and `o.x = y` of a property, and Ruby's `x`. */
#include <ctype.h>

#include "analyzers/dataflow/name_use.h"
#include "analyzers/linking/facts_internal.h"
#include "analyzers/syntax/attribute.h"

typedef ltl_facts_maker maker;

/* ---- properties ---- */

ltl_str ltl_facts__accessor_name(maker *m, ltl_node name, bool is_written) {
    ltl_str text = ltl_tree_name(m->tree, name);
    return ltl_arena_printf(m->arena, is_written ? "%.*s=" : ".%.*s", LTL_STR_ARG(text));
}

/* `o.x` and `o.x = y`, which may call a function of the class, where the type of the object is evident. */
void ltl_facts__add_access(maker *m, ltl_node node) {
    const ltl_tree *tree = m->tree;
    bool is_written = tree->kind[node] == LTL_KIND_ASSIGN;
    ltl_node member = is_written ? ltl_tree_child(tree, node, LTL_ROLE_LEFT) : node;
    ltl_node asked = member != LTL_NO_NODE ? ltl_attribute_asked(tree, member) : LTL_NO_NODE;
    member = asked != LTL_NO_NODE ? asked : member;
    if (member == LTL_NO_NODE || tree->kind[member] != LTL_KIND_MEMBER ||
        (!is_written && (tree->role[member] == LTL_ROLE_CALLEE || tree->role[member] == LTL_ROLE_LEFT ||
                         tree->role[member] == LTL_ROLE_TYPE))) {
        return;
    }
    ltl_node name = ltl_tree_child(tree, member, LTL_ROLE_NAME);
    ltl_node receiver = ltl_tree_child(tree, member, LTL_ROLE_RECEIVER);
    bool may_be = name != LTL_NO_NODE && receiver != LTL_NO_NODE && ltl_tree_is_leaf(tree, name) &&
                  tree->kind[receiver] == LTL_KIND_NAME;
    bool is_own = may_be && ltl_facts__is_self(m, receiver);
    ltl_str type = is_own && m->facts->parents.count == 0 ? LTL_STR("") /* the file has it, if there is one */
                   : is_own ? ltl_fact_text(m->facts, ltl_facts__class_name(m, ltl_facts__class_around(m, node)))
                   : may_be ? ltl_facts__type_of(m, receiver)
                            : LTL_STR("");
    if (type.len == 0 || ltl_str_is(type, "String") || islower((unsigned char)type.ptr[0])) {
        return; /* nobody wrote those of `string` */
    }
    ltl_call_fact fact = {.node = node,
                          .how = is_own ? LTL_CALL_SELF : LTL_CALL_TYPED,
                          .name = ltl_facts__name(m, ltl_facts__accessor_name(m, name, is_written)),
                          .qualifier = ltl_facts__name(m, type),
                          .arguments = is_written ? 1 : 0};
    LTL_PUSH(m->arena, &m->facts->calls, fact);
}

/* ---- names that are no variables ---- */

/* Functions and lambdas around a use, up to the first that declares the name. */
static bool is_declared(const maker *m, ltl_node name) {
    const ltl_tree *tree = m->tree;
    ltl_node at = name;
    for (uint32_t unit = m->unit_of[at]; unit != 0; unit = m->unit_of[at]) {
        if (ltl_pairs_find(&m->declared, unit, tree->name[name]) != 0) {
            return true;
        }
        while (at != 0 && m->unit_of[at] == unit) {
            at = tree->parent[at];
        }
    }
    return false;
}

/* In a method of a class; the first letter tells constants and fields apart. */
static bool may_be_bare(const maker *m, ltl_node name) {
    ltl_str text = ltl_tree_name(m->tree, name);
    return text.len > 0 && (islower((unsigned char)text.ptr[0]) || text.ptr[0] == '_') && m->unit_of[name] != 0 &&
           !ltl_facts__is_self(m, name) && ltl_facts__class_around(m, name) != LTL_NO_NODE;
}

void ltl_facts__list_bare(maker *m) {
    const ltl_tree *tree = m->tree;
    ltl_name_walk walk;
    if ((tree->language->scoping & LTL_SCOPING_BARE_CALLS) == 0) {
        return;
    }
    ltl_name_walk_init(&walk, m->scratch, tree);
    for (ltl_node node = 1; node < tree->count; node++) {
        ltl_name_use use = ltl_name_walk_at(&walk, node).use;
        if (tree->kind[node] != LTL_KIND_NAME) {
            continue;
        }
        if (use == LTL_NAME_WRITTEN || use == LTL_NAME_CHANGED || use == LTL_NAME_DECLARED) {
            ltl_pairs_put(m->scratch, &m->declared, m->unit_of[node], tree->name[node], 1);
        } else if (use == LTL_NAME_READ && tree->role[node] != LTL_ROLE_CALLEE && may_be_bare(m, node)) {
            LTL_PUSH(m->scratch, &m->bare, node);
        }
    }
}

void ltl_facts__add_bare(maker *m, ltl_node before) {
    for (; m->bare_at < m->bare.count && m->bare.at[m->bare_at] < before; m->bare_at++) {
        ltl_node name = m->bare.at[m->bare_at];
        if (!is_declared(m, name)) {
            ltl_call_fact fact = {
                .node = name,
                .how = LTL_CALL_BARE,
                .name = ltl_facts__name(m, ltl_tree_name(m->tree, name)),
                .qualifier = ltl_facts__class_name(m, ltl_facts__class_around(m, name))};
            LTL_PUSH(m->arena, &m->facts->calls, fact);
        }
    }
}
