/* Values of names that come from other files: asked for where somebody knows, noted where nobody does yet. */
#include <ctype.h>

#include "analyzers/dataflow/fold/fold_internal.h"

enum { MAX_PARTS = 6 };

/* Most languages write constants with a capital letter; where they do not, any imported name may be one. */
static bool is_written_as_constant(const ltl_flow *flow, ltl_str name) {
    const uint32_t any_case = LTL_FOLD_GO | LTL_FOLD_JS;
    name = ltl_str_after_last(name, '\\'); /* PHP's namespaces */
    size_t first = name.len > 1 && name.ptr[0] == '_' ? 1 : 0;
    return name.len > first &&
           (isupper((unsigned char)name.ptr[first]) || (flow->fold_language & any_case) != 0);
}

/* Python's `from config import debug`. */
static bool is_named_by_import(const ltl_flow *flow, ltl_node node) {
    uint32_t declaration = flow->fold_language == LTL_FOLD_PYTHON && flow->tree->kind[node] == LTL_KIND_NAME
                               ? flow->scopes.of[node]
                               : 0;
    return declaration != 0 && flow->scopes.all.at[declaration].kind == LTL_DECLARED_IMPORT;
}

/* `const config = require("./config")`, `const {MODE} = require("./config")` */
static bool is_required(const ltl_flow *flow, const ltl_declaration *declaration) {
    enum { MAX_LEVELS = 4 };
    const ltl_tree *tree = flow->tree;
    ltl_node node = declaration->leaf;
    bool may_be = flow->fold_language == LTL_FOLD_JS && declaration->writes == 1;
    for (uint32_t i = 0; may_be && i < MAX_LEVELS && node != LTL_NO_NODE &&
                         tree->kind[node] != LTL_KIND_VARIABLE;
         i++) {
        node = tree->parent[node];
    }
    ltl_node given = may_be && node != LTL_NO_NODE && tree->kind[node] == LTL_KIND_VARIABLE
                         ? ltl_tree_child(tree, node, LTL_ROLE_VALUE)
                         : LTL_NO_NODE;
    ltl_node callee = given != LTL_NO_NODE && tree->kind[given] == LTL_KIND_CALL
                          ? ltl_tree_child(tree, given, LTL_ROLE_CALLEE)
                          : LTL_NO_NODE;
    return callee != LTL_NO_NODE && ltl_str_is(ltl_tree_name(tree, callee), "require");
}

/* Nobody in the file declares it, or an import alone does. */
static bool comes_from_elsewhere(const ltl_flow *flow, ltl_node name) {
    uint32_t of = flow->scopes.of[name];
    const ltl_declaration *declaration = &flow->scopes.all.at[of];
    return of == 0 || declaration->kind == LTL_DECLARED_IMPORT || is_required(flow, declaration);
}

/* `a.b` with dots; empty when it is more than names, or one of the file's own. */
static ltl_str dotted(const ltl_flow *flow, ltl_node node) {
    const ltl_tree *tree = flow->tree;
    ltl_str text = LTL_STR_NONE;
    for (uint32_t i = 0; i < MAX_PARTS; i++) {
        bool is_member = tree->kind[node] == LTL_KIND_MEMBER;
        ltl_node name = is_member ? ltl_tree_child(tree, node, LTL_ROLE_NAME) : node;
        if (name == LTL_NO_NODE || !ltl_tree_is_leaf(tree, name)) {
            return LTL_STR_NONE;
        }
        ltl_str part = ltl_tree_name(tree, name);
        text = text.len == 0 ? part
                             : ltl_arena_printf(flow->arena, "%.*s.%.*s", LTL_STR_ARG(part),
                                                LTL_STR_ARG(text));
        if (!is_member) {
            bool is_plain = tree->kind[node] == LTL_KIND_NAME && part.len > 0 &&
                            part.ptr[0] != '$' && comes_from_elsewhere(flow, node);
            return is_plain ? text : LTL_STR_NONE;
        }
        node = ltl_tree_child(tree, node, LTL_ROLE_RECEIVER);
        if (node == LTL_NO_NODE) {
            return LTL_STR_NONE;
        }
    }
    return LTL_STR_NONE;
}

/* A place where a name is read for its value. */
static bool is_read(const ltl_tree *tree, ltl_node node) {
    switch (ltl_tree_role(tree, node)) {
    case LTL_ROLE_RECEIVER: /* of a method, `MODE.upper()`, or of a part */
    case LTL_ROLE_ARGUMENT:
        return true;
    case LTL_ROLE_CALLEE:
    case LTL_ROLE_TYPE:
    case LTL_ROLE_TYPE_ARGUMENT:
    case LTL_ROLE_RETURN_TYPE:
    case LTL_ROLE_PARENT:
    case LTL_ROLE_NAME:
    case LTL_ROLE_MODULE:
        return false;
    default:
        return true;
    }
}

/* The name of the class around it; empty: none. */
static ltl_str class_around(const ltl_flow *flow, ltl_node node, ltl_node *out_class) {
    enum { MAX_LEVELS = 64 };
    const ltl_tree *tree = flow->tree;
    for (uint32_t i = 0; i < MAX_LEVELS && node != LTL_NO_NODE; i++) {
        if (tree->kind[node] == LTL_KIND_CLASS) {
            ltl_node name = ltl_tree_child(tree, node, LTL_ROLE_NAME);
            *out_class = node;
            return name != LTL_NO_NODE && ltl_tree_is_leaf(tree, name) ? ltl_tree_name(tree, name)
                                                                       : LTL_STR_NONE;
        }
        node = tree->parent[node];
    }
    return LTL_STR_NONE;
}

/* `self.X`, `Own.X`: what the class has from a parent in another file. */
static ltl_str inherited_by(const ltl_flow *flow, ltl_node receiver, uint32_t name) {
    const ltl_tree *tree = flow->tree;
    ltl_node class = LTL_NO_NODE;
    uint32_t of = tree->kind[receiver] == LTL_KIND_NAME ? flow->scopes.of[receiver] : 0;
    bool is_class = of != 0 && flow->scopes.all.at[of].kind == LTL_DECLARED_CLASS;
    ltl_str text = LTL_STR_NONE;
    if (is_class) {
        class = flow->scopes.all.at[of].declarer;
        text = ltl_tree_name(tree, receiver);
    } else if (ltl_scopes_is_self(tree, receiver)) {
        text = class_around(flow, receiver, &class);
        bool is_that = ltl_str_is(ltl_tree_name(tree, receiver), "self") && flow->fold_language == LTL_FOLD_PHP;
        text = text.len == 0 || is_that ? text
                                        : ltl_arena_printf(flow->arena, "~%.*s", LTL_STR_ARG(text));
    }
    bool is_own = class != LTL_NO_NODE && ltl_scopes_find(&flow->scopes, class, name) != 0;
    return is_own ? LTL_STR_NONE : text;
}

/* A bare name in a method of a language where members go by them. */
static ltl_str bare_in_class(const ltl_flow *flow, ltl_node node) {
    ltl_node class;
    bool may_be = (flow->tree->language->scoping & LTL_SCOPING_MEMBERS) != 0 && flow->scopes.of[node] == 0;
    ltl_str text = may_be ? class_around(flow, node, &class) : LTL_STR_NONE;
    return text.len > 0 ? ltl_arena_printf(flow->arena, ".%.*s", LTL_STR_ARG(text)) : text;
}

/* `Color.RED.value` in Python. */
static bool is_enumerator(const ltl_flow *flow, ltl_node node, ltl_str name) {
    const ltl_tree *tree = flow->tree;
    bool may_be = flow->fold_language == LTL_FOLD_PYTHON && ltl_str_is(name, "value");
    ltl_node of = may_be ? ltl_tree_child(tree, node, LTL_ROLE_RECEIVER) : LTL_NO_NODE;
    bool is_member = of != LTL_NO_NODE && tree->kind[of] == LTL_KIND_MEMBER;
    ltl_node member = is_member ? ltl_tree_child(tree, of, LTL_ROLE_NAME) : LTL_NO_NODE;
    return member != LTL_NO_NODE && is_written_as_constant(flow, ltl_tree_name(tree, member));
}

static bool names(ltl_flow *flow, ltl_node node, ltl_str *out_qualifier, ltl_str *out_name) {
    const ltl_tree *tree = flow->tree;
    bool is_member = tree->kind[node] == LTL_KIND_MEMBER;
    ltl_node name = is_member ? ltl_tree_child(tree, node, LTL_ROLE_NAME) : node;
    bool is_name = name != LTL_NO_NODE && tree->kind[name] == LTL_KIND_NAME && is_read(tree, node);
    ltl_str text = is_name ? ltl_tree_name(tree, name) : LTL_STR_NONE;
    *out_name = text;
    if (!is_name || text.len == 0 || text.ptr[0] == '$' ||
        (!is_written_as_constant(flow, text) && !is_named_by_import(flow, node) &&
         !is_enumerator(flow, node, text))) {
        return false;
    }
    *out_qualifier = LTL_STR_NONE;
    if (!is_member) {
        *out_name = flow->fold_language == LTL_FOLD_PHP ? ltl_str_after_last(text, '\\') : text;
        *out_qualifier = bare_in_class(flow, node);
        return comes_from_elsewhere(flow, node);
    }
    ltl_node receiver = ltl_tree_child(tree, node, LTL_ROLE_RECEIVER);
    if (receiver == LTL_NO_NODE) { /* `::MODE` */
        return true;
    }
    *out_qualifier = inherited_by(flow, receiver, tree->name[name]);
    *out_qualifier = out_qualifier->len > 0 ? *out_qualifier : dotted(flow, receiver);
    return out_qualifier->len > 0;
}

bool ltl_flow_may_be_far(ltl_flow *flow, ltl_node node) {
    ltl_kind kind = ltl_tree_kind(flow->tree, node);
    if (flow->far == NULL || (kind != LTL_KIND_NAME && kind != LTL_KIND_MEMBER)) {
        return false;
    }
    ltl_str qualifier;
    ltl_str text;
    (void)ltl_flow_scopes(flow);
    return names(flow, node, &qualifier, &text);
}

/* The number of what is noted, from 1; 0: there are too many. */
static uint32_t note(ltl_flow *flow, ltl_str qualifier, ltl_str name, bool is_passed) {
    for (uint32_t i = 0; i < flow->wants.count; i++) {
        if (ltl_str_eq(flow->wants.at[i].name, name) &&
            ltl_str_eq(flow->wants.at[i].qualifier, qualifier)) {
            flow->wants.at[i].is_passed = flow->wants.at[i].is_passed || is_passed;
            return i + 1;
        }
    }
    if (flow->wants.count == LTL_MAX_WANTS) {
        return 0;
    }
    ltl_flow_want want = {.qualifier = qualifier, .name = name, .is_passed = is_passed};
    LTL_PUSH(flow->arena, &flow->wants, want);
    return flow->wants.count;
}

ltl_known ltl_flow__far(ltl_flow *flow, ltl_node node) {
    ltl_known value = ltl_known_nothing();
    ltl_str qualifier;
    ltl_str name;
    if (!names(flow, node, &qualifier, &name)) {
        return value;
    }
    if (flow->far->value_of == NULL) {
        value.integer = note(flow, qualifier, name, false);
    } else if (flow->far->value_of(flow->far->context, qualifier, name, &value)) {
        value.origin = LTL_NO_NODE;
    }
    return value;
}

ltl_known ltl_flow_far_named(ltl_flow *flow, ltl_str qualifier, ltl_str name) {
    ltl_known value = ltl_known_nothing();
    if (flow->far != NULL && flow->far->value_of == NULL) {
        uint32_t want = note(flow, qualifier, name, false);
        if (want != 0) {
            flow->wants.at[want - 1].is_asked = true;
        }
    } else if (flow->far != NULL) {
        (void)flow->far->value_of(flow->far->context, qualifier, name, &value);
    }
    return value;
}

void ltl_flow_want_passed(ltl_flow *flow) {
    const ltl_tree *tree = flow->tree;
    bool is_open = flow->far != NULL && flow->far->value_of == NULL;
    for (ltl_node call = is_open ? tree->kind_first[LTL_KIND_CALL] : LTL_NO_NODE; call != LTL_NO_NODE;
         call = tree->kind_next[call]) {
        for (ltl_node given = call + 1; given < tree->end[call]; given = tree->end[given]) {
            ltl_kind kind = ltl_tree_kind(tree, given);
            bool may_be = tree->role[given] == LTL_ROLE_ARGUMENT &&
                          (kind == LTL_KIND_NAME || kind == LTL_KIND_MEMBER);
            ltl_str qualifier;
            ltl_str name;
            if (may_be && names(flow, given, &qualifier, &name)) {
                (void)note(flow, qualifier, name, true);
            }
        }
    }
}

static bool waits(const ltl_known *value) {
    return value->kind == LTL_KNOWN_NOTHING && value->integer != 0;
}

uint32_t ltl_flow_wanted(ltl_flow *flow, ltl_node node) {
    if (ltl_flow_unit(flow, node) == NULL) {
        return 0;
    }
    ltl_known value = ltl_flow__known(flow, node);
    return waits(&value) ? (uint32_t)value.integer : 0;
}

/* One side of `a and b`, or the condition, may settle it alone. */
static bool may_be_settled(const ltl_tree *tree, ltl_node node) {
    static const char *const OPERATORS[] = {"and", "or", "&&", "||"};
    bool is_settled = tree->kind[node] == LTL_KIND_CONDITIONAL;
    for (size_t i = 0; tree->kind[node] == LTL_KIND_BINARY && i < LTL_COUNT_OF(OPERATORS); i++) {
        is_settled = is_settled || ltl_str_is(ltl_tree_name(tree, node), OPERATORS[i]);
    }
    return is_settled;
}

/* What is no value in itself: names of members, functions and types. */
static bool is_aside(const ltl_tree *tree, ltl_node child) {
    ltl_role role = ltl_tree_role(tree, child);
    bool is_function = role == LTL_ROLE_CALLEE && tree->kind[child] == LTL_KIND_NAME;
    return role == LTL_ROLE_NAME || role == LTL_ROLE_TYPE || role == LTL_ROLE_MODIFIER ||
           is_function;
}

/* What is not known for want of a name in it is not known for want of that, when all else is. */
ltl_known ltl_flow__wanting(const ltl_flow *flow, ltl_node node) {
    const ltl_tree *tree = flow->tree;
    ltl_known wanted = ltl_known_nothing();
    bool is_settled = may_be_settled(tree, node);
    for (ltl_node child = node + 1; child < tree->end[node] && flow->wants.count > 0;
         child = tree->end[child]) {
        ltl_known part = ltl_flow__known(flow, child);
        bool is_lost =
            part.kind == LTL_KNOWN_NOTHING && part.integer == 0 && !is_aside(tree, child);
        if (is_lost && !is_settled) {
            return ltl_known_nothing();
        }
        wanted = waits(&part) ? part : wanted;
    }
    return wanted;
}
