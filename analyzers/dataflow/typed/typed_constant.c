/* Whole numbers that an expression always is, whoever calls its function. */
#include "analyzers/dataflow/typed/typed_internal.h"

/* Words of its declaration before the name; false for pointers and references: const is what is there. */
static bool says(const ltl_tree *tree, ltl_node declarer, const char *const words[]) {
    ltl_node around = tree->parent[declarer];
    bool is_said = false;
    for (ltl_node child = around + 1; child < declarer; child = tree->end[child]) {
        for (size_t i = 0; words[i] != NULL; i++) {
            is_said = is_said || ltl_str_is(ltl_tree_name(tree, child), words[i]);
        }
    }
    for (ltl_node child = declarer + 1; child < tree->end[declarer]; child = tree->end[child]) {
        bool is_modifier = tree->kind[child] == LTL_KIND_MODIFIER;
        is_said = is_said && !(is_modifier && strchr("*&", ltl_tree_text(tree, child).ptr[0]) != NULL);
    }
    return is_said;
}

/* A variable that the file gives a value once, where it is declared, and nobody else can. */
static bool is_kept(const ltl_flow *flow, const ltl_declaration *of) {
    static const char *const FILE_WORDS[] = {"static", "const", "constexpr", NULL};
    static const char *const LOCAL_WORDS[] = {"const", "constexpr", NULL};
    bool is_of_file = of->kind == LTL_DECLARED_GLOBAL;
    bool may_be = (is_of_file || of->kind == LTL_DECLARED_LOCAL) && of->writes == 1 &&
                  (of->flags & LTL_DECLARATION_EXPOSED) == 0 && of->write == of->declarer &&
                  flow->tree->kind[of->declarer] == LTL_KIND_VARIABLE;
    return may_be && says(flow->tree, of->declarer, is_of_file ? FILE_WORDS : LOCAL_WORDS);
}

ltl_typed ltl_typed__kept(ltl_flow *flow, uint32_t declaration, ltl_node read, ltl_node unit) {
    const ltl_declaration *of = &flow->scopes.all.at[declaration];
    ltl_typed value = ltl_typed__declared(flow, declaration);
    bool is_constant = ltl_flow__is_enumerator(flow, declaration) || is_kept(flow, of) ||
                       ltl_flow__class_constant(flow->tree, of->declarer) != LTL_NO_NODE;
    if (value.type == LTL_TYPE_POINTER || !is_constant) {
        return value;
    }
    bool is_local = of->kind == LTL_DECLARED_LOCAL && read != LTL_NO_NODE;
    ltl_known known = is_local ? ltl_flow__known(flow, read) : ltl_flow__outer(flow, declaration, unit);
    return ltl_typed__of_known(flow, &known, value.type);
}

bool ltl_typed_constant(ltl_flow *flow, ltl_node node, const ltl_typed_sizes *sizes, ltl_typed_number *out_number) {
    const ltl_tree *tree = flow->tree;
    ltl_words words = {0};
    ltl_words whole = {0};
    ltl_typed value;
    bool is_read = ltl_typed_reads(flow) && ltl_flow_unit(flow, node) != NULL &&
                   ltl_words__of(flow->arena, ltl_tree_text(tree, node), tree->start[node], false, &words) &&
                   ltl_words__expand(flow, &words, &whole) && ltl_typed__read(flow, node, &whole, sizes, &value);
    bool is_loose = is_read && value.type == LTL_TYPE_LOOSE;
    if (!is_read || !value.is_known || !(is_loose || ltl_typed__is_whole(value.type)) ||
        (value.type == LTL_TYPE_U64 && value.bits < 0)) {
        return false;
    }
    *out_number = (ltl_typed_number){.number = value.bits,
                                     .bytes = is_loose ? 4 : ltl_typed__bytes(value.type),
                                     .is_unsigned = !is_loose && ltl_typed__is_unsigned(value.type)};
    return true;
}
