/* Values of types that carry no text: numbers and truth values, where a rule takes them to be safe. Dates,
 * UUIDs, enumerations and functions count as numbers: what a client wrote is read by a parser of theirs. */
#include <string.h>

#include "analyzers/syntax/extension.h"
#include "analyzers/taint/taint_internal.h"

typedef ltl_plain_type value_type;
#define ANY_TYPE     LTL_PLAIN_NOT
#define NUMBER_TYPE  LTL_PLAIN_NUMBER
#define BOOLEAN_TYPE LTL_PLAIN_TRUTH

typedef struct typed_name {
    const char *name;
    value_type type;
} typed_name;

/* What functions of that name give, whatever their object is, in order. */
static const typed_name CALLS[] = {
    {"Atoi", NUMBER_TYPE},
    {"BigInt", NUMBER_TYPE},
    {"Contains", BOOLEAN_TYPE},
    {"Equals", BOOLEAN_TYPE},
    {"HasPrefix", BOOLEAN_TYPE},
    {"HasSuffix", BOOLEAN_TYPE},
    {"Number", NUMBER_TYPE},
    {"ParseFloat", NUMBER_TYPE},
    {"ParseInt", NUMBER_TYPE},
    {"ToInt32", NUMBER_TYPE},
    {"ToInt64", NUMBER_TYPE},
    {"atoi", NUMBER_TYPE},
    {"boolval", BOOLEAN_TYPE},
    {"contains", BOOLEAN_TYPE},
    {"containsKey", BOOLEAN_TYPE},
    {"count", NUMBER_TYPE},
    {"doubleValue", NUMBER_TYPE},
    {"empty", BOOLEAN_TYPE},
    {"endsWith", BOOLEAN_TYPE},
    {"endswith", BOOLEAN_TYPE},
    {"equals", BOOLEAN_TYPE},
    {"equalsIgnoreCase", BOOLEAN_TYPE},
    {"floatval", NUMBER_TYPE},
    {"getTimestamp", NUMBER_TYPE},
    {"hasOwnProperty", BOOLEAN_TYPE},
    {"hashCode", NUMBER_TYPE},
    {"includes", BOOLEAN_TYPE},
    {"indexOf", NUMBER_TYPE},
    {"intValue", NUMBER_TYPE},
    {"intval", NUMBER_TYPE},
    {"isBlank", BOOLEAN_TYPE},
    {"isEmpty", BOOLEAN_TYPE},
    {"isdigit", BOOLEAN_TYPE},
    {"isinstance", BOOLEAN_TYPE},
    {"isoformat", NUMBER_TYPE},
    {"isset", BOOLEAN_TYPE},
    {"len", NUMBER_TYPE},
    {"length", NUMBER_TYPE},
    {"longValue", NUMBER_TYPE},
    {"ord", NUMBER_TYPE},
    {"parseBoolean", BOOLEAN_TYPE},
    {"parseDouble", NUMBER_TYPE},
    {"parseFloat", NUMBER_TYPE},
    {"parseInt", NUMBER_TYPE},
    {"parseLong", NUMBER_TYPE},
    {"parseShort", NUMBER_TYPE},
    {"size", NUMBER_TYPE},
    {"sizeof", NUMBER_TYPE},
    {"startsWith", BOOLEAN_TYPE},
    {"startswith", BOOLEAN_TYPE},
    {"strlen", NUMBER_TYPE},
    {"toAtomString", NUMBER_TYPE},
    {"toDateString", NUMBER_TYPE},
    {"toDouble", NUMBER_TYPE},
    {"toISOString", NUMBER_TYPE},
    {"toInt", NUMBER_TYPE},
    {"toIso8601String", NUMBER_TYPE},
    {"toLong", NUMBER_TYPE},
    {"to_f", NUMBER_TYPE},
    {"to_i", NUMBER_TYPE},
};

/* What parts of that name hold, whatever they are of, in order. */
static const typed_name MEMBERS[] = {
    {"Count", NUMBER_TYPE},
    {"Length", NUMBER_TYPE},
    {"length", NUMBER_TYPE},
};

static value_type look_up(const typed_name *names, size_t count, ltl_str name) {
    size_t low = 0;
    size_t high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = ltl_str_compare(ltl_str_of(names[middle].name), name);
        if (order == 0) {
            return names[middle].type;
        }
        low = order < 0 ? middle + 1 : low;
        high = order < 0 ? high : middle;
    }
    return ANY_TYPE;
}

/* `Kind.valueOf(text)`: one of the values of an enumeration, or an exception. */
static bool is_enumeration(const ltl_tree *tree, ltl_node callee, ltl_str name) {
    ltl_node receiver = ltl_tree_child(tree, callee, LTL_ROLE_RECEIVER);
    ltl_str type = receiver != LTL_NO_NODE && tree->kind[receiver] == LTL_KIND_NAME
                       ? ltl_tree_name(tree, receiver)
                       : LTL_STR("");
    return ltl_str_is(name, "valueOf") && type.len > 0 && type.ptr[0] >= 'A' &&
           type.ptr[0] <= 'Z' && !ltl_str_is(type, "String") && !ltl_str_is(type, "Optional");
}

static value_type type_of_call(ltl_taint *t, ltl_node call) {
    const ltl_tree *tree = t->tree;
    ltl_node name = ltl_tree_child(tree, call, LTL_ROLE_CALLEE);
    bool is_method = name != LTL_NO_NODE && tree->kind[name] == LTL_KIND_MEMBER;
    name = is_method ? ltl_tree_child(tree, name, LTL_ROLE_NAME) : name;
    if (name == LTL_NO_NODE || !ltl_tree_is_leaf(tree, name)) {
        return ANY_TYPE;
    }
    bool is_sure;
    uint32_t unit =
        t->query->is_across_functions ? ltl_taint__callee(t, call, &is_sure) : LTL_TAINT_NO_UNIT;
    if (unit != LTL_TAINT_NO_UNIT) {
        return ltl_plain_type_written(tree, ltl_taint__node_of(t, unit), LTL_ROLE_RETURN_TYPE);
    }
    ltl_str text = ltl_tree_name(tree, name);
    if (is_method && is_enumeration(tree, tree->parent[name], text)) {
        return NUMBER_TYPE;
    }
    value_type type = is_method ? ltl_taint__type_of_field(t, tree->parent[name]) : ltl_plain_type_named(text);
    return type != ANY_TYPE ? type : look_up(CALLS, LTL_COUNT_OF(CALLS), text);
}

/* `1`, `($more ? 2 : 1)`: numbers that are written there. */
static bool is_of_numbers(ltl_taint *t, ltl_node node) {
    const ltl_tree *tree = t->tree;
    ltl_node end = tree->end[node];
    bool is_any = false;
    while (node < end && ltl_taint__spend(t, 1)) {
        ltl_kind kind = ltl_tree_kind(tree, node);
        bool is_number = kind == LTL_KIND_NUMBER;
        if (!is_number && kind != LTL_KIND_CONDITIONAL) {
            return false;
        }
        is_any = is_any || is_number;
        node++;
        while (node < end && tree->role[node] == LTL_ROLE_CONDITION) {
            node = tree->end[node];
        }
    }
    return is_any && node >= end;
}

/* PHP's `$page + 1`: texts are joined by another sign, and lists are added to lists alone. */
static bool adds_numbers(ltl_taint *t, ltl_node node) {
    const ltl_tree *tree = t->tree;
    bool adds = ltl_str_is(ltl_tree_name(tree, node), "+") && ltl_language_is(tree->language, "php");
    ltl_node left = adds ? ltl_tree_child(tree, node, LTL_ROLE_LEFT) : LTL_NO_NODE;
    ltl_node right = adds ? ltl_tree_child(tree, node, LTL_ROLE_RIGHT) : LTL_NO_NODE;
    return left != LTL_NO_NODE && right != LTL_NO_NODE && (is_of_numbers(t, left) || is_of_numbers(t, right));
}

bool ltl_taint__becomes_number(ltl_taint *t, ltl_node by) {
    static const char *const OPERATORS[] = {"-=", "*=", "/=", "%=", "**="};
    const ltl_tree *tree = t->tree;
    bool may_be = t->query->safe_numbers && tree->kind[by] == LTL_KIND_ASSIGN && ltl_language_is(tree->language, "php");
    ltl_str operator= may_be ? ltl_tree_name(tree, by) : LTL_STR("");
    ltl_node right = may_be ? ltl_tree_child(tree, by, LTL_ROLE_RIGHT) : LTL_NO_NODE;
    bool becomes = right != LTL_NO_NODE && ltl_str_is(operator, "+=") && is_of_numbers(t, right);
    for (size_t i = 0; may_be && i < LTL_COUNT_OF(OPERATORS); i++) {
        becomes = becomes || ltl_str_is(operator, OPERATORS[i]);
    }
    return becomes;
}

static value_type type_of(ltl_taint *t, ltl_node node) {
    const ltl_tree *tree = t->tree;
    switch (ltl_tree_kind(tree, node)) {
    case LTL_KIND_NAME: {
        uint32_t declaration = t->scopes->of[node];
        ltl_node declarer = t->scopes->all.at[declaration].declarer;
        return declaration != 0 && declarer != LTL_NO_NODE
                   ? ltl_plain_type_written(tree, declarer, LTL_ROLE_TYPE)
                   : ANY_TYPE;
    }
    case LTL_KIND_MEMBER: {
        ltl_node name = ltl_tree_child(tree, node, LTL_ROLE_NAME);
        bool is_part = name != LTL_NO_NODE && tree->role[node] != LTL_ROLE_CALLEE;
        value_type type = is_part ? look_up(MEMBERS, LTL_COUNT_OF(MEMBERS), ltl_tree_name(tree, name)) : ANY_TYPE;
        return is_part && type == ANY_TYPE ? ltl_taint__type_of_field(t, node) : type;
    }
    case LTL_KIND_CAST:
        return ltl_plain_type_written(tree, node, LTL_ROLE_TYPE);
    case LTL_KIND_CALL:
        return type_of_call(t, node);
    case LTL_KIND_BINARY:
        return ltl_known_compares(ltl_tree_name(tree, node)) ? BOOLEAN_TYPE
               : adds_numbers(t, node)                       ? NUMBER_TYPE
                                                             : ANY_TYPE;
    case LTL_KIND_UNARY: {
        ltl_str operator= ltl_tree_name(tree, node);
        bool tells = ltl_str_is(operator, "!") || ltl_str_is(operator, "not") ||
                     ltl_str_is(operator, "typeof");
        return tells ? BOOLEAN_TYPE : ANY_TYPE;
    }
    default:
        return ANY_TYPE;
    }
}

bool ltl_taint__is_safe_type(ltl_taint *t, ltl_node node) {
    if (!t->query->safe_numbers && !t->query->safe_booleans) {
        return false;
    }
    value_type type = type_of(t, node);
    return (type == NUMBER_TYPE && t->query->safe_numbers) ||
           (type == BOOLEAN_TYPE && t->query->safe_booleans);
}
