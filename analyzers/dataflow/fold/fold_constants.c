/* Constants of standard libraries: `string.Empty`, `Integer.MAX_VALUE`. */
#include "analyzers/dataflow/fold/fold_internal.h"

typedef struct constant_row {
    const char *of;
    const char *name;
    uint32_t languages;
    ltl_known_kind kind;
    const char *text;
    int64_t integer;
} constant_row;

static const constant_row CONSTANTS[] = {
    {"Boolean", "FALSE", LTL_FOLD_JAVA, LTL_KNOWN_BOOL, "", 0},
    {"Boolean", "TRUE", LTL_FOLD_JAVA, LTL_KNOWN_BOOL, "", 1},
    {"File", "separator", LTL_FOLD_JAVA, LTL_KNOWN_SOME_STRING, "", 0},
    {"Int", "MAX_VALUE", LTL_FOLD_KOTLIN, LTL_KNOWN_NUMBER, "", INT32_MAX},
    {"Integer", "MAX_VALUE", LTL_FOLD_JAVA, LTL_KNOWN_NUMBER, "", INT32_MAX},
    {"String", "Empty", LTL_FOLD_CSHARP, LTL_KNOWN_STRING, "", 0},
    {"int", "MaxValue", LTL_FOLD_CSHARP, LTL_KNOWN_NUMBER, "", INT32_MAX},
    {"os", "linesep", LTL_FOLD_PYTHON, LTL_KNOWN_SOME_STRING, "", 0},
    {"os", "sep", LTL_FOLD_PYTHON, LTL_KNOWN_SOME_STRING, "", 0},
    {"path", "sep", LTL_FOLD_JS, LTL_KNOWN_SOME_STRING, "", 0},
    {"string", "Empty", LTL_FOLD_CSHARP, LTL_KNOWN_STRING, "", 0},
    {"string", "ascii_letters", LTL_FOLD_PYTHON, LTL_KNOWN_SOME_STRING, "", 0},
    {"string", "ascii_lowercase", LTL_FOLD_PYTHON, LTL_KNOWN_STRING, "abcdefghijklmnopqrstuvwxyz",
     0},
    {"string", "ascii_uppercase", LTL_FOLD_PYTHON, LTL_KNOWN_STRING, "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
     0},
    {"string", "digits", LTL_FOLD_PYTHON, LTL_KNOWN_STRING, "0123456789", 0},
    {"string", "hexdigits", LTL_FOLD_PYTHON, LTL_KNOWN_STRING, "0123456789abcdefABCDEF", 0},
    {"string", "punctuation", LTL_FOLD_PYTHON, LTL_KNOWN_SOME_STRING, "", 0},
};

static const constant_row *constant_at(const ltl_flow *flow, ltl_node member) {
    const ltl_tree *tree = flow->tree;
    ltl_node of = tree->kind[member] == LTL_KIND_MEMBER
                      ? ltl_tree_child(tree, member, LTL_ROLE_RECEIVER)
                      : LTL_NO_NODE;
    ltl_node name = of != LTL_NO_NODE ? ltl_tree_child(tree, member, LTL_ROLE_NAME) : LTL_NO_NODE;
    if (name == LTL_NO_NODE || flow->fold_language == 0 || !ltl_tree_is_leaf(tree, of)) {
        return NULL;
    }
    for (size_t i = 0; i < LTL_COUNT_OF(CONSTANTS); i++) {
        bool is_it = (CONSTANTS[i].languages & flow->fold_language) != 0 &&
                     ltl_str_is(ltl_tree_name(tree, name), CONSTANTS[i].name) &&
                     ltl_str_is(ltl_tree_name(tree, of), CONSTANTS[i].of);
        uint32_t declaration = is_it && flow->has_scopes ? flow->scopes.of[of] : 0;
        if (is_it &&
            (declaration == 0 || flow->scopes.all.at[declaration].kind == LTL_DECLARED_IMPORT)) {
            return &CONSTANTS[i];
        }
    }
    return NULL;
}

bool ltl_fold_is_constant(const ltl_flow *flow, ltl_node member) {
    return constant_at(flow, member) != NULL;
}

ltl_known ltl_fold_constant(ltl_flow *flow, ltl_node member) {
    const constant_row *row = constant_at(flow, member);
    if (row == NULL) {
        return ltl_known_nothing();
    }
    if (row->kind == LTL_KNOWN_NUMBER) {
        return ltl_known_of_integer(flow->arena, row->integer);
    }
    ltl_known value = ltl_known_some(row->kind);
    value.text = ltl_str_of(row->text);
    value.integer = row->kind == LTL_KNOWN_BOOL ? row->integer : 0;
    return value;
}
