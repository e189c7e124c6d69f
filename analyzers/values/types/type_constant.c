/* Numbers that an expression always has: literals, macros, constants and operators on them. */
#include "analyzers/values/types/type_internal.h"

bool ltl_number_read(ltl_str text, int64_t *out_number) {
    uint64_t number = 0;
    size_t at = 0;
    uint32_t base = 10;
    bool is_negative = text.len > 0 && text.ptr[0] == '-';
    at += is_negative;
    if (at + 1 < text.len && text.ptr[at] == '0' && (text.ptr[at + 1] | 32) == 'x') {
        base = 16;
        at += 2;
    } else if (at + 1 < text.len && text.ptr[at] == '0') {
        base = 8;
    }
    size_t first = at;
    for (; at < text.len; at++) {
        char byte = text.ptr[at];
        char lower = (char)(byte | 32);
        uint32_t digit = byte >= '0' && byte <= '9'                   ? (uint32_t)(byte - '0')
                         : base == 16 && lower >= 'a' && lower <= 'f' ? (uint32_t)(lower - 'a') + 10
                                                                      : 99;
        if (digit >= base) {
            break;
        }
        number = number > (uint64_t)INT64_MAX / base ? INT64_MAX : number * base + digit;
    }
    for (size_t i = at; i < text.len; i++) {
        char lower = (char)(text.ptr[i] | 32);
        if (lower != 'u' && lower != 'l') {
            return false;
        }
    }
    number = number > INT64_MAX ? INT64_MAX : number;
    *out_number = is_negative ? -(int64_t)number : (int64_t)number;
    return at > first;
}

/* `NULL`, and `Z_NULL` of a header. */
static bool is_null(ltl_types *types, ltl_node node) {
    const ltl_tree *tree = types->tree;
    uint32_t declaration = tree->kind[node] == LTL_KIND_NAME ? types->scopes->of[node] : 0;
    ltl_known value = {.text = ltl_tree_text(tree, node)};
    if (declaration != 0 && !ltl_typed_is_macro(types->flow, declaration)) {
        return false;
    }
    if (declaration != 0) {
        value = ltl_typed_macro(types->flow, declaration);
        return value.kind == LTL_KNOWN_LITERAL && ltl_known_is_null(&value);
    }
    return ltl_str_is(value.text, "NULL") || ltl_str_is(value.text, "nullptr") ||
           ltl_str_ends_with(value.text, LTL_STR("_NULL"));
}

/* Of types and arrays that the file declares. */
static int64_t bytes_of(void *context, ltl_node node) {
    ltl_types *types = context;
    ltl_node named = ltl_tree_child(types->tree, node, LTL_ROLE_TYPE);
    ltl_type type = named != LTL_NO_NODE ? ltl_type_named(types, named) : LTL_TYPE_UNKNOWN;
    return ltl_type_is_nominal(types, type) ? 0 : ltl_type_size(types, type);
}

static bool read(ltl_types *types, ltl_node node, ltl_typed_number *out) {
    ltl_typed_sizes sizes = {.bytes_of = bytes_of, .context = types};
    bool is_leaf = ltl_tree_is_leaf(types->tree, node);
    if (is_leaf && is_null(types, node)) {
        *out = (ltl_typed_number){.bytes = 4};
        return true;
    }
    return ltl_typed_constant(types->flow, node, &sizes, out);
}

bool ltl_type_number(ltl_types *types, ltl_node node, ltl_typed_number *out_number) {
    uint32_t known = ltl_pairs_find(&types->constants, node, 1);
    if (known == 0) {
        bool is_one = ltl_flow_unit(types->flow, node) != NULL && read(types, node, out_number);
        if (is_one) {
            LTL_PUSH(types->arena, &types->numbers, *out_number);
        }
        known = is_one ? types->numbers.count : UINT32_MAX;
        ltl_pairs_put(types->arena, &types->constants, node, 1, known);
    }
    if (known != UINT32_MAX) {
        *out_number = types->numbers.at[known - 1];
    }
    return known != UINT32_MAX;
}

bool ltl_type_constant(ltl_types *types, ltl_node node, int64_t *out_number) {
    ltl_typed_number number;
    bool is_one = ltl_type_number(types, node, &number);
    *out_number = is_one ? number.number : *out_number;
    return is_one;
}
