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

static bool character_read(ltl_str text, int64_t *out_number) {
    static const char ESCAPES[] = "n\nr\rt\t0\0\\\\'\'\"\"a\ab\bf\fv\v";
    size_t at = text.len > 0 && text.ptr[0] == 'L' ? 1 : 0;
    if (at + 2 >= text.len || text.ptr[at] != '\'') {
        return false;
    }
    if (text.ptr[at + 1] != '\\') {
        *out_number = text.ptr[at + 1];
        return true;
    }
    for (size_t i = 0; i + 1 < sizeof ESCAPES && at + 4 == text.len; i += 2) {
        if (ESCAPES[i] == text.ptr[at + 2]) {
            *out_number = ESCAPES[i + 1];
            return true;
        }
    }
    return false;
}

static bool named_constant(ltl_str name, int64_t *out_number) {
    static const struct {
        const char *name;
        int64_t number;
    } LIMITS[] = {
        {"CHAR_MAX", INT8_MAX},
        {"CHAR_MIN", INT8_MIN},
        {"SCHAR_MAX", INT8_MAX},
        {"SHRT_MAX", INT16_MAX},
        {"SHRT_MIN", INT16_MIN},
        {"INT_MAX", INT32_MAX},
        {"INT_MIN", INT32_MIN},
        {"UINT_MAX", UINT32_MAX},
        {"LONG_MAX", INT64_MAX},
        {"LONG_MIN", INT64_MIN},
        {"LLONG_MAX", INT64_MAX},
        {"LLONG_MIN", INT64_MIN},
        {"UCHAR_MAX", UINT8_MAX},
        {"USHRT_MAX", UINT16_MAX},
        {"INT8_MAX", INT8_MAX},
        {"INT16_MAX", INT16_MAX},
        {"INT32_MAX", INT32_MAX},
        {"INT64_MAX", INT64_MAX},
        {"INT8_MIN", INT8_MIN},
        {"INT16_MIN", INT16_MIN},
        {"INT32_MIN", INT32_MIN},
        {"INT64_MIN", INT64_MIN},
        {"UINT8_MAX", UINT8_MAX},
        {"UINT16_MAX", UINT16_MAX},
        {"UINT32_MAX", UINT32_MAX},
        {"NULL", 0},
        {"nullptr", 0},
        {"false", 0},
        {"true", 1},
        {"RAND_MAX", INT32_MAX},
        {"EOF", -1},
        {"STDIN_FILENO", 0},
        {"STDOUT_FILENO", 1},
        {"STDERR_FILENO", 2},
        {"EXIT_FAILURE", 1},
        {"EXIT_SUCCESS", 0},
        {"INVALID_SOCKET", -1},
        {"SOCKET_ERROR", -1},
        {"WEOF", -1},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(LIMITS); i++) {
        if (ltl_str_is(name, LIMITS[i].name)) {
            *out_number = LIMITS[i].number;
            return true;
        }
    }
    *out_number = 0;
    return ltl_str_ends_with(name, LTL_STR("_NULL")); /* `Z_NULL` of a header */
}

static ltl_str trimmed(ltl_str text) {
    size_t start = 0;
    size_t end = text.len;
    while (start < end && (text.ptr[start] <= ' ' || text.ptr[start] == '(')) {
        start++;
    }
    while (end > start && (text.ptr[end - 1] <= ' ' || text.ptr[end - 1] == ')')) {
        end--;
    }
    return ltl_str_slice(text, start, end);
}

static bool constant(ltl_types *types, ltl_node node, uint32_t nesting, int64_t *out);

/* A variable that the file gives a value once and nobody else can. */
static bool constant_variable(ltl_types *types, ltl_node node, uint32_t nesting, int64_t *out) {
    const ltl_tree *tree = types->tree;
    uint32_t declaration = types->scopes->of[node];
    if (declaration == 0) {
        return named_constant(ltl_tree_name(tree, node), out);
    }
    const ltl_declaration *declared = &types->scopes->all.at[declaration];
    ltl_node declarer = declared->declarer;
    if (declared->kind != LTL_DECLARED_GLOBAL || declared->writes != 1 ||
        (declared->flags & LTL_DECLARATION_EXPOSED) != 0 || declared->write != declarer ||
        tree->kind[declarer] != LTL_KIND_VARIABLE) {
        return false;
    }
    ltl_node around = tree->parent[declarer];
    bool is_own = false;
    for (ltl_node child = around + 1; child < declarer; child = tree->end[child]) {
        ltl_str word = ltl_tree_name(tree, child);
        is_own = is_own || ltl_str_is(word, "static") || ltl_str_is(word, "const") ||
                 ltl_str_is(word, "constexpr");
    }
    ltl_node value = ltl_tree_child(tree, declarer, LTL_ROLE_VALUE);
    for (ltl_node child = declarer + 1; child < tree->end[declarer]; child = tree->end[child]) {
        is_own =
            is_own && !ltl_str_is(ltl_tree_name(tree, child), "*"); /* const is what is there */
    }
    return is_own && value != LTL_NO_NODE && constant(types, value, nesting + 1, out);
}

static bool constant_of_macro(ltl_types *types, ltl_node value, uint32_t nesting, int64_t *out) {
    ltl_str text = trimmed(ltl_tree_text(types->tree, value));
    if (ltl_number_read(text, out) || character_read(text, out) || named_constant(text, out)) {
        return true;
    }
    uint32_t name = ltl_names_find(types->tree->names, text);
    ltl_node next = name != 0 ? ltl_type_macro(types, name) : LTL_NO_NODE;
    return next != LTL_NO_NODE && nesting < LTL_TYPE_MAX_NESTING &&
           constant_of_macro(types, next, nesting + 1, out);
}

static bool constant_enumerator(const ltl_types *types, ltl_node node, int64_t *out) {
    uint32_t declaration = types->scopes->of[node];
    bool is_other =
        declaration != 0 && /* a variable, or a member of a record */
        types->tree->kind[types->scopes->all.at[declaration].declarer] != LTL_KIND_FIELD;
    uint32_t known = is_other ? 0 : ltl_pairs_find(&types->enumerators, types->tree->name[node], 1);
    if (known == 0 || known == UINT32_MAX) {
        return false;
    }
    *out = types->numbers.at[known - 1];
    return true;
}

static bool constant_name(ltl_types *types, ltl_node node, uint32_t nesting, int64_t *out) {
    ltl_node macro = ltl_type_macro(types, types->tree->name[node]);
    if (macro == LTL_NO_NODE && constant_enumerator(types, node, out)) {
        return true;
    }
    return macro != LTL_NO_NODE ? constant_of_macro(types, macro, nesting + 1, out)
                                : constant_variable(types, node, nesting, out);
}

static bool constant_binary(ltl_types *types, ltl_node node, uint32_t nesting, int64_t *out) {
    const ltl_tree *tree = types->tree;
    ltl_node left = ltl_tree_child(tree, node, LTL_ROLE_LEFT);
    ltl_node right = ltl_tree_child(tree, node, LTL_ROLE_RIGHT);
    int64_t a = 0;
    int64_t b = 0;
    if (left == LTL_NO_NODE || right == LTL_NO_NODE || !constant(types, left, nesting + 1, &a) ||
        !constant(types, right, nesting + 1, &b)) {
        return false;
    }
    ltl_str word = ltl_tree_name(tree, node);
    char sign = word.len == 1 ? word.ptr[0] : 0;
    if (sign == '+') {
        return !__builtin_add_overflow(a, b, out);
    }
    if (sign == '-') {
        return !__builtin_sub_overflow(a, b, out);
    }
    if (sign == '*') {
        return !__builtin_mul_overflow(a, b, out);
    }
    if (sign == '/' && b != 0 && b != -1) {
        *out = a / b;
        return true;
    }
    if (ltl_str_is(word, "<<") && b >= 0 && b < 62 && a >= 0 && a < 1 << 16) {
        *out = a << (b < 40 ? b : 40);
        return b < 40;
    }
    return false;
}

static bool constant(ltl_types *types, ltl_node node, uint32_t nesting, int64_t *out) {
    const ltl_tree *tree = types->tree;
    if (nesting >= LTL_TYPE_MAX_NESTING) {
        return false;
    }
    ltl_node operand = ltl_tree_child(tree, node, LTL_ROLE_OPERAND);
    ltl_str text = ltl_tree_text(tree, node);
    switch (ltl_tree_kind(tree, node)) {
    case LTL_KIND_NUMBER:
        return ltl_number_read(text, out);
    case LTL_KIND_LITERAL:
        return character_read(text, out) || named_constant(text, out);
    case LTL_KIND_NAME:
        return constant_name(types, node, nesting, out);
    case LTL_KIND_BINARY:
        return constant_binary(types, node, nesting, out);
    case LTL_KIND_CAST: {
        ltl_node value = ltl_tree_child(tree, node, LTL_ROLE_VALUE);
        return value != LTL_NO_NODE && constant(types, value, nesting + 1, out);
    }
    case LTL_KIND_UNARY:
        if (operand != LTL_NO_NODE && ltl_str_is(ltl_tree_name(tree, node), "-") &&
            constant(types, operand, nesting + 1, out) && *out != INT64_MIN) {
            *out = -*out;
            return true;
        }
        if (ltl_str_is(ltl_tree_name(tree, node), "sizeof")) {
            ltl_node type = ltl_tree_child(tree, node, LTL_ROLE_TYPE);
            *out = type != LTL_NO_NODE ? ltl_type_size(types, ltl_type_named(types, type)) : 0;
            return *out > 0;
        }
        return false;
    default:
        return false;
    }
}

bool ltl_type_constant(ltl_types *types, ltl_node node, int64_t *out_number) {
    return constant(types, node, 0, out_number);
}

/* ---- enumerators ---- */

static void give_number(ltl_types *types, uint32_t name, bool is_known, int64_t number) {
    bool is_again = ltl_pairs_find(&types->enumerators, name, 1) != 0;
    if (is_known && !is_again) {
        LTL_PUSH(types->arena, &types->numbers, number);
    }
    ltl_pairs_put(types->arena, &types->enumerators, name, 1,
                  is_known && !is_again ? types->numbers.count : UINT32_MAX);
}

/* Each is one more than the one before it, unless it says so; behind an `#if` nobody knows. */
static void list_enumeration(ltl_types *types, ltl_node list) {
    const ltl_tree *tree = types->tree;
    int64_t next = 0;
    bool is_known = true;
    for (ltl_node child = list + 1; child < tree->end[list]; child = tree->end[child]) {
        ltl_node name = ltl_tree_child(tree, child, LTL_ROLE_NAME);
        if (tree->kind[child] != LTL_KIND_FIELD || name == LTL_NO_NODE) {
            is_known = is_known && tree->role[child] == LTL_ROLE_NAME;
            continue;
        }
        ltl_node value = ltl_tree_child(tree, child, LTL_ROLE_VALUE);
        if (value != LTL_NO_NODE) {
            is_known = ltl_type_constant(types, value, &next);
        }
        give_number(types, tree->name[name], is_known, next);
        is_known = is_known && !__builtin_add_overflow(next, 1, &next);
    }
}

void ltl_types__list_enumerators(ltl_types *types) {
    const ltl_tree *tree = types->tree;
    ltl_node node = tree->kind_first[LTL_KIND_CLASS];
    for (; node != LTL_NO_NODE; node = tree->kind_next[node]) {
        if (ltl_str_starts_with(ltl_tree_name(tree, node), LTL_STR("enum"))) {
            list_enumeration(types, node);
        }
    }
}
