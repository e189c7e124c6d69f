/* What is taken for true, and what a type makes of a value. */
#include "analyzers/dataflow/fold/fold_internal.h"

static const uint32_t FALSY = LTL_FOLD_PYTHON | LTL_FOLD_JS | LTL_FOLD_PHP;

bool ltl_fold_gives_operands(const ltl_flow *flow) {
    return (flow->fold_language & (LTL_FOLD_PYTHON | LTL_FOLD_JS | LTL_FOLD_RUBY)) != 0;
}

bool ltl_fold_gives_branches(const ltl_flow *flow) {
    const uint32_t languages =
        LTL_FOLD_KOTLIN | LTL_FOLD_RUST | LTL_FOLD_SWIFT | LTL_FOLD_SCALA | LTL_FOLD_RUBY;
    return (flow->fold_language & languages) != 0;
}

bool ltl_fold_gives_null(const ltl_flow *flow) {
    return flow->fold_language == LTL_FOLD_RUBY || flow->fold_language == LTL_FOLD_JS;
}

static int truth_of_items(const ltl_flow *flow, const ltl_known *value) {
    ltl_fold_items items;
    if ((flow->fold_language & (LTL_FOLD_JS | LTL_FOLD_RUBY)) != 0) {
        return 1;
    }
    bool is_known = flow->fold_language == LTL_FOLD_PYTHON && ltl_fold__items(flow, value, &items);
    return is_known ? items.count > 0 : -1;
}

int ltl_fold_truth(const ltl_flow *flow, const ltl_known *value) {
    uint32_t language = flow->fold_language;
    int64_t number;
    ltl_str text;
    if (value->kind == LTL_KNOWN_BOOL) {
        return value->integer != 0;
    }
    if (ltl_known_is_null(value)) {
        return (language & (FALSY | LTL_FOLD_RUBY)) != 0 ? 0 : -1;
    }
    if (ltl_fold__is_collection(value)) {
        return truth_of_items(flow, value);
    }
    bool is_text = value->kind == LTL_KNOWN_STRING;
    if (language == LTL_FOLD_RUBY && (is_text || value->kind == LTL_KNOWN_NUMBER)) {
        return 1;
    }
    if (ltl_fold__integer(value, &number)) {
        return (language & (FALSY | LTL_FOLD_C | LTL_FOLD_CPP)) != 0 ? number != 0 : -1;
    }
    if (!is_text || (language & FALSY) == 0 || !ltl_fold__text(value, &text)) {
        return -1;
    }
    return text.len > 0 && !(language == LTL_FOLD_PHP && ltl_str_is(text, "0"));
}

/* ---- types ---- */

typedef enum made { A_NUMBER, A_TEXT, A_TRUTH, A_LETTER, ANOTHER } made;

static made made_by(ltl_str type) {
    static const struct {
        const char *name;
        made made;
    } TYPES[] = {
        {"int", A_NUMBER},     {"integer", A_NUMBER}, {"long", A_NUMBER},   {"short", ANOTHER},
        {"i32", A_NUMBER},     {"i64", A_NUMBER},     {"u32", A_NUMBER},    {"u64", A_NUMBER},
        {"usize", A_NUMBER},   {"isize", A_NUMBER},   {"Int", A_NUMBER},    {"Long", A_NUMBER},
        {"int64_t", A_NUMBER}, {"int32_t", A_NUMBER}, {"size_t", A_NUMBER}, {"uint32_t", A_NUMBER},
        {"string", A_TEXT},    {"binary", A_TEXT},    {"String", A_TEXT},   {"str", A_TEXT},
        {"bool", A_TRUTH},     {"boolean", A_TRUTH},  {"char", A_LETTER},   {"Character", A_LETTER},
        {"float", ANOTHER},    {"double", ANOTHER},   {"f64", ANOTHER},     {"f32", ANOTHER},
        {"u8", ANOTHER},       {"i8", ANOTHER},       {"byte", ANOTHER},    {"uint8_t", ANOTHER},
        {"Double", ANOTHER},   {"Float", ANOTHER},    {"array", ANOTHER},   {"object", ANOTHER},
        {"u16", ANOTHER},      {"i16", ANOTHER},      {"int8_t", ANOTHER},  {"uint16_t", ANOTHER},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(TYPES); i++) {
        if (ltl_str_is(type, TYPES[i].name)) {
            return TYPES[i].made;
        }
    }
    return ANOTHER;
}

static bool is_truth(const ltl_known *value) {
    return value->kind == LTL_KNOWN_BOOL || value->kind == LTL_KNOWN_SOME_BOOL;
}

static bool is_number(const ltl_known *value) {
    return value->kind == LTL_KNOWN_NUMBER || value->kind == LTL_KNOWN_SOME_NUMBER;
}

static ltl_known number_of(ltl_flow *flow, const ltl_known *value) {
    ltl_fold f = {.flow = flow, .language = flow->fold_language, .count = 1, .given = {*value}};
    ltl_str letter;
    int64_t number;
    if (ltl_fold__integer(value, &number)) {
        return number >= 0 && number <= INT32_MAX ? *value : ltl_known_some(LTL_KNOWN_SOME_NUMBER);
    }
    if (value->kind == LTL_KNOWN_LITERAL && ltl_fold__text(value, &letter)) {
        return ltl_fold__of_integer(flow, (unsigned char)letter.ptr[0]);
    }
    if (flow->fold_language == LTL_FOLD_PHP) {
        ltl_known parsed =
            value->kind == LTL_KNOWN_STRING ? ltl_fold__parse(&f) : ltl_known_nothing();
        bool is_plain = value->kind == LTL_KNOWN_STRING || value->kind == LTL_KNOWN_SOME_STRING ||
                        is_truth(value);
        return parsed.kind != LTL_KNOWN_NOTHING ? parsed
               : is_plain                       ? ltl_known_some(LTL_KNOWN_SOME_NUMBER)
                                                : ltl_known_nothing();
    }
    return is_number(value) ? ltl_known_some(LTL_KNOWN_SOME_NUMBER) : ltl_known_nothing();
}

static ltl_known text_of(ltl_flow *flow, const ltl_known *value) {
    ltl_str text;
    int64_t number;
    bool is_text = ltl_known_is_string(value);
    bool is_php = flow->fold_language == LTL_FOLD_PHP;
    if (is_text || !is_php) {
        return is_text ? *value : ltl_known_nothing();
    }
    if (ltl_fold__integer(value, &number) && ltl_fold__spelling(value, flow->arena, &text)) {
        return ltl_fold__of_text(text);
    }
    return is_number(value) || is_truth(value) ? ltl_known_some(LTL_KNOWN_SOME_STRING)
                                               : ltl_known_nothing();
}

static ltl_known truth_of(const ltl_flow *flow, const ltl_known *value) {
    int truth = flow->fold_language == LTL_FOLD_PHP ? ltl_fold_truth(flow, value) : -1;
    return is_truth(value) ? *value
           : truth >= 0    ? ltl_fold__of_bool(truth == 1)
                           : ltl_known_nothing();
}

/* Types that leave all texts as they are: those of objects, and aliases. */
static bool is_no_number(const ltl_known *value) {
    return !is_number(value) && value->kind != LTL_KNOWN_LITERAL;
}

static ltl_known letter_of(ltl_flow *flow, const ltl_known *value) {
    int64_t code;
    ltl_fold f = {.flow = flow, .language = flow->fold_language};
    bool is_plain = ltl_fold__integer(value, &code) && code >= ' ' && code < 0x7f && code != '\\';
    bool is_letter = (flow->fold_language & (LTL_FOLD_JAVA | LTL_FOLD_CSHARP)) != 0;
    return is_plain && is_letter ? ltl_fold__of_letter(&f, (char)code) : ltl_known_nothing();
}

ltl_known ltl_fold_cast(ltl_flow *flow, ltl_node cast, const ltl_known *value) {
    const ltl_tree *tree = flow->tree;
    ltl_node type = ltl_tree_child(tree, cast, LTL_ROLE_TYPE);
    ltl_str name = type != LTL_NO_NODE && ltl_tree_is_leaf(tree, type) ? ltl_tree_name(tree, type)
                                                                       : LTL_STR_NONE;
    bool is_pointer = type != LTL_NO_NODE && !ltl_tree_is_leaf(tree, type);
    if (value->kind == LTL_KNOWN_UNREACHED || flow->fold_language == 0 || is_pointer ||
        name.len == 0) {
        return *value;
    }
    switch (made_by(name)) {
    case A_NUMBER:
        return number_of(flow, value);
    case A_TEXT:
        return text_of(flow, value);
    case A_TRUTH:
        return truth_of(flow, value);
    case A_LETTER:
        return letter_of(flow, value);
    case ANOTHER:
    default:
        return is_no_number(value) ? *value
               : is_number(value)  ? ltl_known_some(LTL_KNOWN_SOME_NUMBER)
                                   : ltl_known_nothing();
    }
}
