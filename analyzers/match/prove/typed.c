#include "analyzers/match/matcher_internal.h"

/* `(T $X)`: an expression whose type is written somewhere in the file. Declared types, casts,
 * constructions and literals are known, and variables without a type have that of their first value;
 * everything else is unknown, and matches no type. */

enum { MAX_STEPS = 8 };

/* A type that says: see the value. */
static bool is_inferred(const ltl_tree *tree, ltl_node type) {
    static const char *const words[] = {"var", "val", "let", "auto", "def", "const"};
    ltl_str text = ltl_tree_name(tree, type);
    for (size_t i = 0; i < LTL_COUNT_OF(words); i++) {
        if (ltl_str_is(text, words[i])) {
            return true;
        }
    }
    return false;
}

static ltl_node first_of(const ltl_tree *tree, ltl_node node, const ltl_role *roles) {
    ltl_node found = LTL_NO_NODE;
    for (; *roles != LTL_ROLE_NONE && found == LTL_NO_NODE; roles++) {
        found = ltl_tree_child(tree, node, *roles);
    }
    return found;
}

static ltl_node value_of(const ltl_tree *tree, ltl_node declarer) {
    static const ltl_role values[] = {LTL_ROLE_VALUE, LTL_ROLE_RIGHT, LTL_ROLE_NONE};
    return tree->kind[declarer] == LTL_KIND_LOOP ? LTL_NO_NODE : first_of(tree, declarer, values);
}

/* The declared type, on the declarer itself or on the declaration that it is part of. */
static ltl_node declared_type(const ltl_tree *tree, ltl_node declarer) {
    ltl_node type = ltl_tree_child(tree, declarer, LTL_ROLE_TYPE);
    ltl_node around = tree->parent[declarer];
    bool has_around = type == LTL_NO_NODE && around != LTL_NO_NODE &&
                      (tree->kind[around] == LTL_KIND_DECLARATION ||
                       tree->kind[around] == LTL_KIND_FIELD || tree->kind[around] == LTL_KIND_WITH);
    type = has_around ? ltl_tree_child(tree, around, LTL_ROLE_TYPE) : type;
    return type != LTL_NO_NODE && is_inferred(tree, type) ? LTL_NO_NODE : type;
}

static const ltl_declaration *declaration_of(ltl_search *search, ltl_node t) {
    ltl_flow *flow = &search->target->flow;
    if (search->tree->kind[t] != LTL_KIND_MEMBER) {
        return ltl_flow_declaration(flow, t);
    }
    const ltl_scopes *scopes = ltl_flow_scopes(flow);
    uint32_t field = ltl_scopes_field(scopes, t);
    return field != 0 ? &scopes->all.at[field] : NULL;
}

/* `T(…)` where that makes a T. */
static ltl_node constructed_type(const ltl_tree *tree, ltl_node call) {
    ltl_node callee = ltl_tree_child(tree, call, LTL_ROLE_CALLEE);
    if (!tree->language->calls_construct || callee == LTL_NO_NODE) {
        return LTL_NO_NODE;
    }
    ltl_node name = callee;
    if (tree->kind[callee] == LTL_KIND_MEMBER) {
        name = ltl_tree_child(tree, callee, LTL_ROLE_NAME);
    }
    ltl_str text = name != LTL_NO_NODE ? ltl_tree_name(tree, name) : LTL_STR("");
    return text.len > 0 && text.ptr[0] >= 'A' && text.ptr[0] <= 'Z' ? callee : LTL_NO_NODE;
}

typedef struct type_found {
    ltl_node type;     /* the node that says it; LTL_NO_NODE: see `value` */
    ltl_node value;    /* an expression of that type: a literal; LTL_NO_NODE: unknown */
    ltl_node declarer; /* where a pointer's star may stand beside the type */
} type_found;

/* One step from an expression towards its type; false at the end. */
static bool step(ltl_search *search, type_found *found) {
    const ltl_tree *tree = search->tree;
    ltl_node t = found->value;
    const ltl_declaration *declaration;
    switch (tree->kind[t]) {
    case LTL_KIND_CAST:
    case LTL_KIND_NEW:
        found->type = ltl_tree_child(tree, t, LTL_ROLE_TYPE);
        return false;
    case LTL_KIND_CALL:
        found->type = constructed_type(tree, t);
        return false;
    case LTL_KIND_NAME:
    case LTL_KIND_MEMBER:
        declaration = declaration_of(search, t);
        if (declaration == NULL || declaration->kind == LTL_DECLARED_IMPORT ||
            declaration->kind == LTL_DECLARED_FUNCTION || declaration->kind == LTL_DECLARED_CLASS) {
            found->value = LTL_NO_NODE;
            return false;
        }
        found->declarer = declaration->declarer;
        found->type = declared_type(tree, declaration->declarer);
        found->value = value_of(tree, declaration->declarer);
        return found->type == LTL_NO_NODE && found->value != LTL_NO_NODE;
    case LTL_KIND_CONDITIONAL:
        found->value = ltl_tree_child(tree, t, LTL_ROLE_THEN);
        return found->value != LTL_NO_NODE;
    case LTL_KIND_AWAIT:
        found->value = LTL_NO_NODE;
        return false;
    default:
        return false;
    }
}

static type_found type_of(ltl_search *search, ltl_node t) {
    type_found found = {LTL_NO_NODE, t, LTL_NO_NODE};
    int steps = 0;
    while (steps++ < MAX_STEPS && ltl_search_look(search) && step(search, &found)) {
    }
    return found;
}

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
        if (ltl_str_is(text, "+") && depth < MAX_STEPS) {
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

void ltl_prove_typed(ltl_search *search, const ltl_goal *goal) {
    ltl_node type = search->pattern->type[goal->p];
    bool is_root = goal->p == search->pattern->first;
    if (!ltl_is_expression(search->tree, goal->t) ||
        (is_root && is_declared_name(search->tree, goal->t))) {
        return;
    }
    type_found found = type_of(search, goal->t);
    ltl_node t = goal->t;
    uint16_t metavariable = search->pattern->metavariable[goal->p];
    ltl_goal bind = {.kind = LTL_GOAL_BIND, .p = metavariable, .t = t, .next = goal->next};
    if (found.type != LTL_NO_NODE) {
        bool is_same_depth = stars_behind(search->asked, type, LTL_NO_NODE) ==
                             stars_behind(search->tree, found.type, found.declarer);
        if (is_same_depth && are_boxes(search, type, found.type)) {
            ltl_prove(search, &bind);
        } else if (is_same_depth) {
            ltl_prove_fit(search, type, found.type, &bind);
        }
    } else if (found.value != LTL_NO_NODE) {
        prove_literal(search, type, found.value, &bind);
    }
}
