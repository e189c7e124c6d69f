#include "analyzers/locals/locals_internal.h"

typedef enum comparison {
    EQUAL,
    UNEQUAL,
    LESS,
    LESS_EQUAL,
    MORE,
    MORE_EQUAL,
    NO_COMPARISON
} comparison;

static const struct {
    const char *word;
    comparison kind;
    bool is_strict; /* null and undefined differ */
} WORDS[] = {
    {"==", EQUAL, false},   {"===", EQUAL, true},      {"is", EQUAL, false},
    {"!=", UNEQUAL, false}, {"!==", UNEQUAL, true},    {"is not", UNEQUAL, false},
    {"<>", UNEQUAL, false}, {"<", LESS, false},        {"<=", LESS_EQUAL, false},
    {">", MORE, false},     {">=", MORE_EQUAL, false},
};

static comparison comparison_of(ltl_str word, bool *out_is_strict) {
    for (size_t i = 0; i < LTL_COUNT_OF(WORDS); i++) {
        if (ltl_str_is(word, WORDS[i].word)) {
            *out_is_strict = WORDS[i].is_strict;
            return WORDS[i].kind;
        }
    }
    return NO_COMPARISON;
}

static comparison negated(comparison kind) {
    static const comparison OTHER[] = {UNEQUAL, EQUAL, MORE_EQUAL, MORE, LESS_EQUAL, LESS};
    return OTHER[kind];
}

static comparison mirrored(comparison kind) {
    static const comparison OTHER[] = {EQUAL, UNEQUAL, MORE, MORE_EQUAL, LESS, LESS_EQUAL};
    return OTHER[kind];
}

/* What opened nothing, as its error tells, need not be closed. */
static void note_error(ltl_way *way, uint32_t slot) {
    for (uint32_t i = 0; i < way->count; i++) {
        if (way->held[i].guard == slot + 1 && way->held[i].resource == LTL_RESOURCE_OPEN) {
            way->held[i].resource = LTL_RESOURCE_NONE;
        }
    }
}

/* What a `finally` asks is about the ways that failed. */
static bool is_in_finally(const ltl_tree *tree, ltl_node node) {
    for (int level = 0; level < LTL_LOCAL_LEVELS && node != LTL_NO_NODE;
         level++, node = tree->parent[node]) {
        if (tree->role[node] == LTL_ROLE_FINALLY) {
            return true;
        }
        if (ltl_tree_kind(tree, node) == LTL_KIND_FUNCTION) {
            return false;
        }
    }
    return false;
}

static bool set_null(const ltl_locals *l, ltl_way *way, uint32_t slot, bool is_null,
                     ltl_node test) {
    ltl_held *held = &way->held[slot];
    if (held->is_null == (is_null ? LTL_NO : LTL_YES)) {
        return false;
    }
    if (is_null) {
        if (held->is_null != LTL_YES) {
            held->is_tested = !is_in_finally(l->tree, test);
            held->origin = test;
        }
        if (held->resource == LTL_RESOURCE_OPEN) {
            held->resource = LTL_RESOURCE_NONE;
        }
        held->is_true = LTL_NO;
    } else {
        note_error(way, slot);
    }
    held->is_null = is_null ? LTL_YES : LTL_NO;
    return true;
}

static bool set_truth(const ltl_locals *l, ltl_way *way, uint32_t slot, bool is_true,
                      ltl_node test) {
    ltl_held *held = &way->held[slot];
    if (held->is_true == (is_true ? LTL_NO : LTL_YES)) {
        return false;
    }
    if (is_true && held->is_null == LTL_YES) {
        return false;
    }
    held->is_true = is_true ? LTL_YES : LTL_NO;
    if (is_true) {
        held->is_null = LTL_NO;
        note_error(way, slot);
    } else if (!l->words->has_truth && held->resource == LTL_RESOURCE_OPEN) {
        held->resource = LTL_RESOURCE_NONE; /* nothing was opened */
    }
    if (!is_true && l->words->falsy_is_null && held->is_null == LTL_MAYBE) {
        held->is_null = LTL_YES;
        held->is_tested = !is_in_finally(l->tree, test);
        held->origin = test;
    }
    return true;
}

/* Holds the bounds to what a comparison with `number` says. Fractions may lie between: `x > 0` and `x < 1`. */
static bool set_bounds(ltl_held *held, comparison kind, int64_t number) {
    int64_t low = held->is_number ? held->low : INT64_MIN;
    int64_t high = held->is_number ? held->high : INT64_MAX;
    if (kind == UNEQUAL) {
        return !(held->is_number && low == number && high == number);
    }
    bool is_below = kind == EQUAL || kind == MORE || kind == MORE_EQUAL;
    bool is_above = kind == EQUAL || kind == LESS || kind == LESS_EQUAL;
    low = is_below && low < number ? number : low;
    high = is_above && high > number ? number : high;
    if (low > high) {
        return false;
    }
    held->is_number = true;
    held->low = low;
    held->high = high;
    return true;
}

static bool compare_null(ltl_locals *l, ltl_way *way, ltl_node name, ltl_node null, comparison kind,
                         bool is_strict) {
    uint32_t slot = ltl_locals__slot(l, name);
    if (slot == UINT32_MAX || (kind != EQUAL && kind != UNEQUAL)) {
        return true;
    }
    ltl_held *held = &way->held[slot];
    ltl_str word = ltl_tree_text(l->tree, null);
    bool is_other = is_strict && held->is_null == LTL_YES && held->origin != 0 &&
                    !ltl_str_eq(ltl_tree_text(l->tree, held->origin), word);
    bool is_loose_not = is_strict && kind == UNEQUAL && held->is_null == LTL_MAYBE;
    if (is_other || is_loose_not) {
        return true;
    }
    return set_null(l, way, slot, kind == EQUAL, null);
}

/* Somebody else judges: what it says of the variables that it is told is not understood. */
static void forget_asked(ltl_locals *l, ltl_way *way, ltl_node node) {
    for (ltl_node leaf = node; leaf < l->tree->end[node]; leaf++) {
        uint32_t slot =
            l->tree->kind[leaf] == LTL_KIND_NAME ? ltl_locals__slot(l, leaf) : UINT32_MAX;
        if (slot != UINT32_MAX) {
            way->held[slot].is_null = LTL_MAYBE;
            way->held[slot].is_true = LTL_MAYBE;
            way->held[slot].is_number = false;
        }
    }
}

/* `(x == null ? undefined : x.y) == null`, `f(x) == null`: the outcome tells something of x that is not understood. */
static void forget_chosen(ltl_locals *l, ltl_way *way, ltl_node node) {
    for (ltl_node side = node + 1; side < l->tree->end[node]; side = l->tree->end[side]) {
        ltl_node bare = ltl_locals__bare(l->tree, side);
        ltl_kind kind = ltl_tree_kind(l->tree, bare);
        if (kind == LTL_KIND_CONDITIONAL || kind == LTL_KIND_CALL) {
            forget_asked(l, way, bare);
        }
    }
}

static bool compare(ltl_locals *l, ltl_way *way, ltl_node node, bool outcome) {
    const ltl_tree *tree = l->tree;
    forget_chosen(l, way, node);
    bool is_strict = false;
    comparison kind = comparison_of(ltl_tree_name(tree, node), &is_strict);
    ltl_node left = ltl_tree_child(tree, node, LTL_ROLE_LEFT);
    ltl_node right = ltl_tree_child(tree, node, LTL_ROLE_RIGHT);
    right =
        right != LTL_NO_NODE ? right : ltl_tree_child(tree, node, LTL_ROLE_VALUE); /* `is null` */
    if (kind == NO_COMPARISON || left == LTL_NO_NODE || right == LTL_NO_NODE) {
        return true;
    }
    left = ltl_locals__bare(tree, left);
    right = ltl_locals__bare(tree, right);
    kind = outcome ? kind : negated(kind);
    if (tree->kind[left] != LTL_KIND_NAME) {
        ltl_node swap = left;
        left = right;
        right = swap;
        kind = mirrored(kind);
    }
    uint32_t slot = ltl_locals__slot(l, left);
    if (slot == UINT32_MAX) {
        return true;
    }
    if (ltl_locals__is_null_word(tree, right)) {
        return compare_null(l, way, left, right, kind, is_strict);
    }
    ltl_held other = ltl_locals__value(l, way, right);
    ltl_held *held = &way->held[slot];
    if (ltl_held_is_exact(&other) && (held->is_number || held->is_null != LTL_YES)) {
        return set_bounds(held, kind, other.low);
    }
    if (kind == EQUAL && other.is_null == LTL_NO) {
        if (held->is_null == LTL_YES) {
            return false;
        }
        held->is_null = LTL_NO;
    }
    return true;
}

/* `x.nil?`, `is_null($x)`, `isinstance(x, T)`, `x instanceof T`. */
static bool ask(ltl_locals *l, ltl_way *way, ltl_node node, bool outcome) {
    static const char *const IS_NULL[] = {"nil?", "is_null", "Objects.isNull", "isNull", NULL};
    static const char *const NOT_NULL[] = {"isinstance", "Objects.nonNull", "nonNull", "is_array",
                                           "is_string",  "is_object",       "isset",   NULL};
    const ltl_tree *tree = l->tree;
    ltl_node callee = node + 1;
    ltl_str name = ltl_tree_text(tree, callee);
    ltl_node asked = callee < tree->end[node] ? tree->end[callee] : tree->end[node];
    asked = asked < tree->end[node] ? asked : LTL_NO_NODE;
    if (tree->kind[callee] == LTL_KIND_MEMBER && asked == LTL_NO_NODE) {
        asked = ltl_tree_child(tree, callee, LTL_ROLE_RECEIVER);
        ltl_node method = ltl_tree_child(tree, callee, LTL_ROLE_NAME);
        name = method != LTL_NO_NODE ? ltl_tree_text(tree, method) : name;
    }
    uint32_t slot = asked != LTL_NO_NODE && tree->kind[asked] == LTL_KIND_NAME
                        ? ltl_locals__slot(l, asked)
                        : UINT32_MAX;
    if (slot != UINT32_MAX && ltl_locals__is_word(name, IS_NULL)) {
        return set_null(l, way, slot, outcome, asked);
    }
    if (slot != UINT32_MAX && outcome && ltl_locals__is_word(name, NOT_NULL)) {
        return set_null(l, way, slot, false, asked);
    }
    forget_asked(l, way, node);
    return true;
}

static bool assume_binary(ltl_locals *l, ltl_way *way, ltl_node node, bool outcome,
                          ltl_node *out_next) {
    static const char *const ANDS[] = {"&&", "and", NULL};
    static const char *const ORS[] = {"||", "or", NULL};
    static const char *const BINDS[] = {"instanceof", "in", "is", NULL};
    ltl_str word = ltl_tree_name(l->tree, node);
    bool is_and = ltl_locals__is_word(word, ANDS);
    if (is_and || ltl_locals__is_word(word, ORS)) {
        bool is_known = false;
        if (ltl_way_knows(way, node, &is_known)) {
            return is_known == outcome; /* it was cut short */
        }
        *out_next = ltl_tree_child(l->tree, node, LTL_ROLE_RIGHT);
        return true;
    }
    ltl_node left = ltl_tree_child(l->tree, node, LTL_ROLE_LEFT);
    ltl_node value = ltl_tree_child(l->tree, node, LTL_ROLE_VALUE);
    bool is_pattern = value != LTL_NO_NODE && !ltl_locals__is_null_word(l->tree, value);
    if (ltl_str_is(word, "instanceof") || (ltl_locals__is_word(word, BINDS) && is_pattern)) {
        uint32_t slot = left != LTL_NO_NODE && l->tree->kind[left] == LTL_KIND_NAME
                            ? ltl_locals__slot(l, left)
                            : UINT32_MAX;
        ltl_node inner = value;
        while (inner != LTL_NO_NODE && ltl_str_is(ltl_tree_name(l->tree, inner), "not") &&
               l->tree->kind[inner] == LTL_KIND_OTHER) {
            inner = inner + 1;
        }
        if (is_pattern && l->tree->kind[inner] == LTL_KIND_BINARY) { /* read the wrong way round */
            *out_next = inner;
            return true;
        }
        if (inner != value && ltl_locals__is_null_word(l->tree, inner) && slot != UINT32_MAX) {
            return set_null(l, way, slot, !outcome, inner);
        }
        if (is_pattern && slot != UINT32_MAX) { /* C#'s patterns may say anything */
            forget_asked(l, way, left);
            return true;
        }
        return slot == UINT32_MAX || !outcome || set_null(l, way, slot, false, left);
    }
    return compare(l, way, node, outcome);
}

/* C#'s `x is null || c` and `x is not null && c` are read as a pattern of x: the variable that `null` at the
 * left of the operator is compared with; LTL_NO_NODE: it is none of these. */
static ltl_node pattern_subject(const ltl_tree *tree, ltl_node node, bool *out_is_negated) {
    for (int level = 0; level < LTL_LOCAL_LEVELS && tree->role[node] == LTL_ROLE_LEFT &&
                        tree->kind[tree->parent[node]] == LTL_KIND_BINARY;
         level++) {
        node = tree->parent[node];
    }
    ltl_node around = tree->parent[node];
    *out_is_negated = ltl_tree_kind(tree, around) == LTL_KIND_OTHER &&
                      ltl_str_is(ltl_tree_name(tree, around), "not");
    around = *out_is_negated ? tree->parent[around] : around;
    bool is_test = ltl_tree_kind(tree, around) == LTL_KIND_BINARY &&
                   ltl_str_is(ltl_tree_name(tree, around), "is");
    return is_test ? ltl_tree_child(tree, around, LTL_ROLE_LEFT) : LTL_NO_NODE;
}

bool ltl_locals__assume_left(ltl_locals *l, ltl_way *way, ltl_node node, bool outcome) {
    ltl_node left = ltl_tree_child(l->tree, node, LTL_ROLE_LEFT);
    bool is_negated = false;
    if (left != LTL_NO_NODE && ltl_locals__is_null_word(l->tree, left)) {
        ltl_node subject = pattern_subject(l->tree, node, &is_negated);
        uint32_t slot = subject != LTL_NO_NODE ? ltl_locals__slot(l, subject) : UINT32_MAX;
        return slot == UINT32_MAX || set_null(l, way, slot, outcome != is_negated, left);
    }
    return ltl_locals__assume(l, way, left, outcome);
}

bool ltl_locals__assume_else(ltl_locals *l, ltl_way *way, ltl_node node, bool is_asked) {
    ltl_str word = ltl_tree_name(l->tree, node);
    ltl_node left = ltl_tree_child(l->tree, node, LTL_ROLE_LEFT);
    if (ltl_str_is(word, "||=") || ltl_str_is(word, "&&=")) {
        return ltl_locals__assume(l, way, left, is_asked == ltl_str_is(word, "&&="));
    }
    uint32_t slot = left != LTL_NO_NODE && l->tree->kind[left] == LTL_KIND_NAME
                        ? ltl_locals__slot(l, left)
                        : UINT32_MAX;
    if (slot == UINT32_MAX) {
        return true;
    }
    bool is_tested = way->held[slot].is_tested;
    bool is_possible = set_null(l, way, slot, is_asked, left);
    way->held[slot].is_tested = is_tested; /* `x ?? y` is a value, no test */
    return is_possible;
}

bool ltl_locals__assume(ltl_locals *l, ltl_way *way, ltl_node condition, bool outcome) {
    const ltl_tree *tree = l->tree;
    while (condition != LTL_NO_NODE) {
        condition = ltl_locals__bare(tree, condition);
        ltl_node next = LTL_NO_NODE;
        switch (ltl_tree_kind(tree, condition)) {
        case LTL_KIND_UNARY: {
            static const char *const NOTS[] = {"!", "not", NULL};
            if (!ltl_locals__is_word(ltl_tree_name(tree, condition), NOTS)) {
                return true;
            }
            outcome = !outcome;
            next = ltl_tree_child(tree, condition, LTL_ROLE_OPERAND);
            break;
        }
        case LTL_KIND_ASSIGN:
            next = ltl_tree_child(tree, condition, LTL_ROLE_LEFT);
            break;
        case LTL_KIND_NAME: {
            uint32_t slot = ltl_locals__slot(l, condition);
            return slot == UINT32_MAX || set_truth(l, way, slot, outcome, condition);
        }
        case LTL_KIND_LITERAL:
        case LTL_KIND_NUMBER: {
            ltl_held held = ltl_locals__value(l, way, condition);
            return held.is_true == LTL_MAYBE || (held.is_true == LTL_YES) == outcome;
        }
        case LTL_KIND_CALL:
            return ask(l, way, condition, outcome);
        case LTL_KIND_BINARY:
            if (!assume_binary(l, way, condition, outcome, &next)) {
                return false;
            }
            break;
        default:
            return true;
        }
        condition = next;
    }
    return true;
}
