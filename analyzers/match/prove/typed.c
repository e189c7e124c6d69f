#include "analyzers/match/prove/typed.h"

/* `(T $X)`: an expression whose type is written somewhere in the file. Declared types, casts,
 * constructions and literals are known, and variables without a type have that of their first value;
 * everything else is unknown, and matches no type. */

enum { MAX_DEPTH = 8 };

/* ---- literals ---- */

typedef enum literal {
    LITERAL_NONE,
    LITERAL_STRING,
    LITERAL_INT,
    LITERAL_FLOAT,
    LITERAL_BOOL
} literal;

static literal literal_of(const ltl_tree *tree, ltl_node t, int depth) {
    ltl_str text = ltl_tree_name(tree, t);
    switch (tree->kind[t]) {
    case LTL_KIND_STRING:
    case LTL_KIND_TEMPLATE:
        return LITERAL_STRING;
    case LTL_KIND_NUMBER:
        return ltl_str_find_byte(text, '.', 0) == SIZE_MAX ? LITERAL_INT : LITERAL_FLOAT;
    case LTL_KIND_LITERAL:
        return ltl_str_equals_ignoring_case(text, LTL_STR("true")) ||
                       ltl_str_equals_ignoring_case(text, LTL_STR("false"))
                   ? LITERAL_BOOL
                   : LITERAL_NONE;
    case LTL_KIND_UNARY:
        return ltl_str_is(text, "!") || ltl_str_is(text, "not") ? LITERAL_BOOL : LITERAL_NONE;
    case LTL_KIND_BINARY:
        if (ltl_str_is(text, "+") && depth < MAX_DEPTH) {
            literal left = literal_of(tree, t + 1, depth + 1);
            literal right = literal_of(tree, tree->end[t + 1], depth + 1);
            return left == LITERAL_STRING || right == LITERAL_STRING ? LITERAL_STRING
                   : left == right                                   ? left
                                                                     : LITERAL_NONE;
        }
        return text.len > 0 && strchr("=!<>&|", text.ptr[0]) != NULL && !ltl_str_is(text, "<<") &&
                       !ltl_str_is(text, ">>") && !ltl_str_is(text, "&") && !ltl_str_is(text, "|")
                   ? LITERAL_BOOL
                   : LITERAL_NONE;
    default:
        return LITERAL_NONE;
    }
}

/* What the languages call the type of such a literal; the last part of a dotted name counts. */
static bool names_literal(ltl_str type, literal had) {
    static const struct {
        literal kind;
        const char *name;
    } names[] = {
        {LITERAL_STRING, "string"}, {LITERAL_STRING, "str"},    {LITERAL_STRING, "char*"},
        {LITERAL_STRING, "&str"},   {LITERAL_INT, "int"},       {LITERAL_INT, "integer"},
        {LITERAL_INT, "number"},    {LITERAL_FLOAT, "number"},  {LITERAL_FLOAT, "float"},
        {LITERAL_FLOAT, "double"},  {LITERAL_FLOAT, "float64"}, {LITERAL_BOOL, "bool"},
        {LITERAL_BOOL, "boolean"},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(names); i++) {
        if (names[i].kind == had && ltl_str_equals_ignoring_case(type, ltl_str_of(names[i].name))) {
            return true;
        }
    }
    return false;
}

static void prove_literal(ltl_search *search, ltl_node type, ltl_node value, const ltl_goal *next) {
    const ltl_tree *asked = search->asked;
    literal had = literal_of(search->tree, value, 0);
    ltl_node name =
        asked->kind[type] == LTL_KIND_MEMBER ? ltl_tree_child(asked, type, LTL_ROLE_NAME) : type;
    if (had != LITERAL_NONE && name != LTL_NO_NODE && search->pattern->asks[name] == LTL_ASK_SAME &&
        (names_literal(ltl_tree_name(asked, name), had) ||
         (had == LITERAL_STRING && ltl_str_is(ltl_tree_name(asked, name), "char")))) {
        ltl_prove(search, next);
    }
}

/* ---- boxes ---- */

/* The last part of `C` or `java.lang.C`; empty for anything else. */
static ltl_str simple_type(const ltl_tree *tree, ltl_node type) {
    if (tree->kind[type] == LTL_KIND_NAME) {
        return ltl_tree_name(tree, type);
    }
    ltl_str text = ltl_tree_text(tree, type);
    ltl_str prefix = LTL_STR("java.lang.");
    return ltl_str_starts_with(text, prefix) ? ltl_str_slice(text, prefix.len, text.len)
                                             : LTL_STR("");
}

/* Java's `int` and `Integer`; `String` and `java.lang.String`, which needs no import. */
static bool is_same_box(ltl_str a, ltl_str b) {
    static const char *const boxes[][2] = {
        {"int", "Integer"}, {"char", "Character"}, {"boolean", "Boolean"}, {"long", "Long"},
        {"short", "Short"}, {"byte", "Byte"},      {"float", "Float"},     {"double", "Double"},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(boxes); i++) {
        bool has_a = ltl_str_is(a, boxes[i][0]) || ltl_str_is(a, boxes[i][1]);
        bool has_b = ltl_str_is(b, boxes[i][0]) || ltl_str_is(b, boxes[i][1]);
        if (has_a && has_b) {
            return true;
        }
    }
    return a.len > 0 && ltl_str_eq(a, b);
}

static bool are_boxes(const ltl_search *search, ltl_node type, ltl_node had) {
    return search->tree->language->imports == LTL_IMPORT_JAVA &&
           search->pattern->asks[type] == LTL_ASK_SAME &&
           is_same_box(simple_type(search->asked, type), simple_type(search->tree, had));
}

/* ---- pointers ---- */

/* Stars from `at` on, before the name: C puts them there, not into the type. */
static int stars_behind(const ltl_tree *tree, ltl_node type, ltl_node declarer) {
    ltl_str text = tree->source->text;
    uint32_t at = tree->stop[type];
    if (declarer != LTL_NO_NODE && tree->start[declarer] > at) {
        at = tree->start[declarer];
    }
    uint32_t end = declarer != LTL_NO_NODE && tree->stop[declarer] > at ? tree->stop[declarer]
                                                                        : (uint32_t)text.len;
    int stars = 0;
    for (; at < end && strchr(" \t\n*", text.ptr[at]) != NULL; at++) {
        stars += text.ptr[at] == '*' ? 1 : 0;
    }
    return stars;
}

/* The name in a declaration is no expression, but may be assigned to: `(T $X) = …`. */
static bool is_declared_name(const ltl_tree *tree, ltl_node t) {
    ltl_node around = tree->parent[t];
    bool is_part = tree->role[t] == LTL_ROLE_NAME || tree->role[t] == LTL_ROLE_TYPE;
    return is_part && around != LTL_NO_NODE && tree->kind[around] != LTL_KIND_OTHER;
}

static bool is_one_of_several(const ltl_tree *tree, ltl_node type) {
    ltl_str text = ltl_tree_name(tree, type);
    return tree->kind[type] == LTL_KIND_TYPE && (ltl_str_is(text, "?") || ltl_str_is(text, "|"));
}

/* The type that was found, or one of those it allows: `?T`, `T|U`. */
static void prove_type(ltl_search *search, ltl_node type, const ltl_type_found *found,
                       const ltl_goal *next) {
    const ltl_tree *tree = search->tree;
    ltl_prove_fit(search, type, found->type, next);
    if (!is_one_of_several(tree, found->type) || search->pattern->asks[type] != LTL_ASK_SAME) {
        return;
    }
    ltl_node child = ltl_tree_first_child(tree, found->type);
    for (; child != LTL_NO_NODE && ltl_search_look(search);
         child = ltl_tree_next_sibling(tree, child)) {
        ltl_prove_fit(search, type, ltl_typed__meant(tree, child), next);
    }
}

void ltl_prove_typed(ltl_search *search, const ltl_goal *goal) {
    ltl_node type = search->pattern->type[goal->p];
    bool is_root = goal->p == search->pattern->first;
    if (!ltl_is_expression(search->tree, goal->t) ||
        (is_root && is_declared_name(search->tree, goal->t))) {
        return;
    }
    ltl_type_found found = ltl_typed__find(search, goal->t);
    ltl_node t = goal->t;
    uint16_t metavariable = search->pattern->metavariable[goal->p];
    ltl_goal bind = {.kind = LTL_GOAL_BIND, .p = metavariable, .t = t, .next = goal->next};
    if (found.type != LTL_NO_NODE) {
        bool is_same_depth = stars_behind(search->asked, type, LTL_NO_NODE) ==
                             stars_behind(search->tree, found.type, found.declarer);
        if (is_same_depth && are_boxes(search, type, found.type)) {
            ltl_prove(search, &bind);
        } else if (is_same_depth) {
            prove_type(search, type, &found, &bind);
        }
    } else if (found.value != LTL_NO_NODE) {
        prove_literal(search, type, found.value, &bind);
    }
}
