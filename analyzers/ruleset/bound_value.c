#include "analyzers/ruleset/evaluate_internal.h"

typedef ltl_evaluation_context context;

/* The node that a binding is, when it is one and no more. */
static ltl_node only_node(const context *c, const ltl_bound *bound) {
    if (bound->is_text || c->tree == NULL || bound->first >= bound->end ||
        c->tree->end[bound->first] != bound->end) {
        return LTL_NO_NODE;
    }
    ltl_node node = bound->first;
    bool wraps = c->tree->kind[node] == LTL_KIND_EXPRESSION_STATEMENT &&
                 ltl_tree_child_count(c->tree, node) == 1;
    return wraps ? node + 1 : node;
}

static ltl_value value_of_literal(ltl_str text) {
    if (ltl_str_equals_ignoring_case(text, LTL_STR("true"))) {
        return ltl_value_of_bool(true);
    }
    if (ltl_str_equals_ignoring_case(text, LTL_STR("false"))) {
        return ltl_value_of_bool(false);
    }
    return ltl_value_of_code(text);
}

static ltl_value value_of_node(const context *c, ltl_node node) {
    ltl_str text = ltl_tree_text(c->tree, node);
    ltl_value value = {0};
    switch (ltl_tree_kind(c->tree, node)) {
    case LTL_KIND_STRING:
        return ltl_value_of_text(
            ltl_source_slice(c->source, ltl_tree_string_content(c->tree, node)));
    case LTL_KIND_NUMBER:
        value = ltl_value_of_number(text, 0);
        break;
    case LTL_KIND_UNARY: /* a sign and a number are one number */
        value = text.len > 0 && strchr("+-", text.ptr[0]) ? ltl_value_of_number(text, 0) : value;
        break;
    case LTL_KIND_LITERAL:
    case LTL_KIND_NAME: /* true and false are names to some grammars */
        return value_of_literal(text);
    default:
        break;
    }
    return value.kind == LTL_VALUE_UNKNOWN ? ltl_value_of_code(text) : value;
}

/* What dataflow knows about a name or an operation; false for nothing. */
static bool value_by_flow(const context *c, ltl_node node, ltl_value *out_value) {
    ltl_known known = ltl_known_nothing();
    if (c->target != NULL && c->target->tree == c->tree) {
        known = ltl_flow_value(&c->target->flow, node);
    }
    switch (known.kind) {
    case LTL_KNOWN_STRING:
        *out_value = ltl_value_of_text(known.text);
        return true;
    case LTL_KNOWN_NUMBER:
        *out_value = ltl_value_of_number(known.text, 0);
        return true;
    case LTL_KNOWN_BOOL:
        *out_value = ltl_value_of_bool(known.integer != 0);
        return true;
    default:
        return false;
    }
}

ltl_value ltl_bound__value(const context *c, const ltl_bound *bound) {
    ltl_node node = only_node(c, bound);
    ltl_str text = ltl_source_slice(c->source, bound->span);
    if (node != LTL_NO_NODE) {
        ltl_value value = value_of_node(c, node);
        bool is_code = value.kind == LTL_VALUE_CODE;
        return is_code && value_by_flow(c, node, &value) ? value : value;
    }
    return bound->is_text ? ltl_value_of_text(text) : ltl_value_of_code(text);
}

ltl_span ltl_bound__content(const context *c, const ltl_bound *bound) {
    ltl_node node = only_node(c, bound);
    if (node == LTL_NO_NODE) {
        return bound->span;
    }
    if (c->tree->kind[node] == LTL_KIND_STRING) {
        return ltl_tree_string_content(c->tree, node);
    }
    ltl_known known = ltl_known_nothing();
    if (c->target != NULL && c->target->tree == c->tree) {
        known = ltl_flow_value(&c->target->flow, node);
    }
    bool is_string = known.kind == LTL_KNOWN_STRING && known.origin != LTL_NO_NODE;
    return is_string ? ltl_tree_string_content(c->tree, known.origin) : bound->span;
}
