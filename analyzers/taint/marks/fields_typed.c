/* Types of fields that hold no text: of a class of this file, or of one that another file has and is asked for. */
#include <ctype.h>

#include "analyzers/dataflow/scopes.h"
#include "analyzers/syntax/holder.h"
#include "analyzers/taint/objects/parts.h"

/* `a.B`, as it is written; empty: more than names. */
static ltl_str dotted(ltl_taint *t, ltl_node name) {
    enum { MOST_LEVELS = 6 };
    const ltl_tree *tree = t->tree;
    ltl_str text = ltl_tree_name(tree, name);
    ltl_node before = ltl_taint__qualifier(tree, name);
    for (uint32_t i = 0; before != LTL_NO_NODE; i++) {
        bool is_member = tree->kind[before] == LTL_KIND_MEMBER;
        ltl_node last = is_member ? ltl_tree_child(tree, before, LTL_ROLE_NAME) : before;
        if (i == MOST_LEVELS || last == LTL_NO_NODE || !ltl_tree_is_leaf(tree, last)) {
            return LTL_STR_NONE;
        }
        text = ltl_arena_printf(t->flow->arena, "%.*s.%.*s", LTL_STR_ARG(ltl_tree_name(tree, last)),
                                LTL_STR_ARG(text));
        before = is_member ? ltl_tree_child(tree, before, LTL_ROLE_RECEIVER) : LTL_NO_NODE;
    }
    return text;
}

/* The type of what was made, when that is all the variable gets: `x := T{}`, `var x = new T()`. */
static ltl_node type_made(ltl_taint *t, const ltl_declaration *declaration) {
    const ltl_tree *tree = t->tree;
    const ltl_role roles[] = {LTL_ROLE_VALUE, LTL_ROLE_RIGHT};
    bool is_once = declaration->writes == 1 && declaration->write < tree->count;
    ltl_node type = LTL_NO_NODE;
    for (size_t i = 0; is_once && type == LTL_NO_NODE && i < LTL_COUNT_OF(roles); i++) {
        ltl_node value = ltl_tree_child(tree, declaration->write, roles[i]);
        value = value != LTL_NO_NODE ? ltl_taint__addressed(tree, ltl_taint__behind(t, value)) : value;
        bool is_new = value != LTL_NO_NODE && tree->kind[value] == LTL_KIND_NEW;
        ltl_node written = is_new ? ltl_tree_child(tree, value, LTL_ROLE_TYPE) : LTL_NO_NODE;
        type = written != LTL_NO_NODE ? ltl_name_of_type(tree, written) : LTL_NO_NODE;
    }
    return type;
}

/* What the type of the variable is called; empty: nobody says. */
static ltl_str type_of_variable(ltl_taint *t, ltl_node variable) {
    const ltl_tree *tree = t->tree;
    bool is_name = tree->kind[variable] == LTL_KIND_NAME;
    const ltl_declaration *declaration = &t->scopes->all.at[is_name ? t->scopes->of[variable] : 0];
    bool is_declared = is_name && t->scopes->of[variable] != 0 && declaration->declarer != LTL_NO_NODE;
    ltl_node type = is_declared ? ltl_taint__type_name(tree, declaration->declarer) : LTL_NO_NODE;
    type = is_declared && type == LTL_NO_NODE ? type_made(t, declaration) : type;
    return type != LTL_NO_NODE ? dotted(t, type) : LTL_STR_NONE;
}

/* `getId` shows `id`; empty: it is no such name. */
static ltl_str shown_by(ltl_taint *t, ltl_str name) {
    bool is_getter = name.len > 3 && ltl_str_starts_with(name, LTL_STR("get")) && isupper((unsigned char)name.ptr[3]);
    return is_getter ? ltl_arena_printf(t->flow->arena, "%c%.*s", tolower((unsigned char)name.ptr[3]),
                                        (int)(name.len - 4), name.ptr + 4)
                     : LTL_STR_NONE;
}

static ltl_plain_type type_elsewhere(ltl_taint *t, ltl_str type, ltl_str field) {
    ltl_str name = ltl_arena_printf(t->flow->arena, LTL_FIELD_OF "%.*s", LTL_STR_ARG(field));
    ltl_known told = ltl_flow_far_named(t->flow, type, name);
    return told.kind == LTL_KNOWN_SOME_NUMBER ? LTL_PLAIN_NUMBER
           : told.kind == LTL_KNOWN_SOME_BOOL ? LTL_PLAIN_TRUTH
                                              : LTL_PLAIN_NOT;
}

static ltl_plain_type find_type(ltl_taint *t, ltl_node member) {
    const ltl_tree *tree = t->tree;
    ltl_node of = ltl_tree_child(tree, member, LTL_ROLE_RECEIVER);
    ltl_node name = ltl_tree_child(tree, member, LTL_ROLE_NAME);
    bool is_field = of != LTL_NO_NODE && name != LTL_NO_NODE && ltl_tree_is_leaf(tree, name);
    ltl_str field = is_field ? ltl_tree_name(tree, name) : LTL_STR_NONE;
    field = is_field && tree->role[member] == LTL_ROLE_CALLEE ? shown_by(t, field) : field;
    if (field.len == 0 || !ltl_taint__spend(t, 1)) {
        return LTL_PLAIN_NOT;
    }
    ltl_node class = ltl_taint__class_of_receiver(t, of);
    ltl_str type = class == LTL_NO_NODE ? type_of_variable(t, of) : LTL_STR_NONE;
    return class != LTL_NO_NODE ? ltl_plain_field(tree, class, field)
           : type.len > 0       ? type_elsewhere(t, type, field)
                                : LTL_PLAIN_NOT;
}

/* Once a file for all rules that follow calls, and once for those that do not: all of the class is read for it. */
ltl_plain_type ltl_taint__type_of_field(ltl_taint *t, ltl_node member) {
    uint32_t kind = t->query->is_across_functions ? 2 : 1;
    uint32_t found = ltl_pairs_find(&t->scratch->field_types, member, kind);
    if (found != 0) {
        return (ltl_plain_type)(found - 1);
    }
    ltl_plain_type type = find_type(t, member);
    if (t->out->reason == LTL_REASON_NONE) { /* else this rule has no steps left for it */
        ltl_pairs_put(t->arena, &t->scratch->field_types, member, kind, (uint32_t)type + 1);
    }
    return type;
}
