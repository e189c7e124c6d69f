/* Texts that grow: `s += x`, `b.append(x)`. Where a builder is made and filled by statements of one block, what stands
 * in it before a part is known as well as in one expression. */
#include "analyzers/taint/sinks/beginning.h"

enum {
    MAX_CHAIN = 16, /* calls of one statement */
    MAX_LOOK = 400, /* nodes looked at for the variable */
};

typedef struct builder {
    ltl_taint *t;
    uint32_t variable;
    ltl_node call; /* whose argument is asked about */
    uint32_t left; /* of MAX_LOOK */
    ltl_taint_beginning before;
} builder;

static bool is_named(ltl_str name, const char *const *names, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (ltl_str_is(name, names[i])) {
            return true;
        }
    }
    return false;
}

static bool is_of(const builder *b, ltl_node node) {
    return node != LTL_NO_NODE && b->t->tree->kind[node] == LTL_KIND_NAME && b->t->scopes->of[node] == b->variable;
}

/* `b.append(…)`: what it is called of; LTL_NO_NODE: it is something else. */
static ltl_node object_of(const ltl_tree *tree, ltl_node call) {
    static const char *const NAMES[] = {"Append", "WriteString", "append"};
    ltl_node callee = tree->kind[call] == LTL_KIND_CALL ? ltl_tree_child(tree, call, LTL_ROLE_CALLEE) : LTL_NO_NODE;
    bool is_method = callee != LTL_NO_NODE && tree->kind[callee] == LTL_KIND_MEMBER;
    ltl_node name = is_method ? ltl_tree_child(tree, callee, LTL_ROLE_NAME) : LTL_NO_NODE;
    bool is_it = name != LTL_NO_NODE && is_named(ltl_tree_name(tree, name), NAMES, LTL_COUNT_OF(NAMES));
    return is_it ? ltl_tree_child(tree, callee, LTL_ROLE_RECEIVER) : LTL_NO_NODE;
}

/* The calls of `b.append(x).append(y)`, the last first; 0: it is no such chain. */
static uint32_t chain_of(const builder *b, ltl_node call, ltl_node out_calls[MAX_CHAIN]) {
    uint32_t count = 0;
    while (call != LTL_NO_NODE && count < MAX_CHAIN && !is_of(b, call)) {
        out_calls[count++] = call;
        call = object_of(b->t->tree, call);
    }
    return is_of(b, call) ? count : 0;
}

/* Puts in what the statement does before the call at hand; false: that is in it. */
static bool take_chain(builder *b, const ltl_node *calls, uint32_t count) {
    for (uint32_t i = count; i-- > 0;) {
        ltl_node given = ltl_tree_child(b->t->tree, calls[i], LTL_ROLE_ARGUMENT);
        if (calls[i] == b->call) {
            return false;
        }
        if (given != LTL_NO_NODE) {
            ltl_taint__add_pieces(b->t, given, &b->before);
        }
    }
    return true;
}

/* What else is done to it may do anything, unless that only appends. */
static void take_other(builder *b, ltl_node statement) {
    const ltl_tree *tree = b->t->tree;
    bool is_used = false;
    for (ltl_node node = statement; node < tree->end[statement] && b->left > 0; node++, b->left--) {
        ltl_node call = is_of(b, node) && tree->role[node] == LTL_ROLE_RECEIVER ? tree->parent[tree->parent[node]]
                                                                                : LTL_NO_NODE;
        bool appends = call != LTL_NO_NODE && object_of(tree, call) == node;
        is_used = is_used || is_of(b, node);
        if (is_of(b, node) && !appends) {
            b->before = (ltl_taint_beginning){.length = 0};
        }
    }
    if (is_used || b->left == 0) {
        ltl_taint__add_unknown(&b->before);
    }
}

static void take_statement(builder *b, ltl_node statement, bool *out_is_last) {
    const ltl_tree *tree = b->t->tree;
    ltl_node calls[MAX_CHAIN];
    bool is_plain = tree->kind[statement] == LTL_KIND_EXPRESSION_STATEMENT && statement + 1 < tree->end[statement];
    ltl_node call = is_plain ? statement + 1 : statement;
    uint32_t count = tree->kind[call] == LTL_KIND_CALL ? chain_of(b, call, calls) : 0;
    bool holds_call = statement <= b->call && b->call < tree->end[statement];
    *out_is_last = holds_call;
    if (count > 0) {
        *out_is_last = !take_chain(b, calls, count) || holds_call;
    } else if (holds_call) {
        ltl_taint__add_unknown(&b->before); /* a loop, a branch */
    } else {
        take_other(b, statement);
    }
}

/* `StringBuilder b = new StringBuilder(…);`, `var b strings.Builder`: what it is made with, if anything. */
static bool is_builder(const builder *b, ltl_node declared, ltl_node *out_given) {
    static const char *const NAMES[] = {"Builder", "Buffer", "StringBuffer", "StringBuilder"};
    const ltl_tree *tree = b->t->tree;
    ltl_node made = ltl_tree_child(tree, declared, LTL_ROLE_VALUE);
    ltl_node typed = made != LTL_NO_NODE && tree->kind[made] == LTL_KIND_NEW ? made : declared;
    ltl_node type = ltl_tree_child(tree, typed, LTL_ROLE_TYPE);
    if (type == LTL_NO_NODE || (typed == declared && made != LTL_NO_NODE)) {
        return false;
    }
    ltl_node given = typed == made ? ltl_tree_child(tree, made, LTL_ROLE_ARGUMENT) : LTL_NO_NODE;
    *out_given = given != LTL_NO_NODE && tree->kind[given] != LTL_KIND_NUMBER ? given : LTL_NO_NODE;
    return is_named(ltl_tree_name(tree, tree->end[type] - 1), NAMES, LTL_COUNT_OF(NAMES));
}

static bool take_all(builder *b) {
    const ltl_tree *tree = b->t->tree;
    const ltl_declaration *declaration = &b->t->scopes->all.at[b->variable];
    ltl_node declared = declaration->kind == LTL_DECLARED_LOCAL ? tree->parent[declaration->leaf] : LTL_NO_NODE;
    ltl_node given;
    if (declared == LTL_NO_NODE || declaration->writes > 1 || !is_builder(b, declared, &given) ||
        declaration->unit != ltl_taint__node_of(b->t, b->t->unit)) {
        return false;
    }
    if (given != LTL_NO_NODE) {
        ltl_taint__add_pieces(b->t, given, &b->before);
    }
    ltl_node statement = declared;
    while (statement != 0 && !ltl_tree_is_statement_list(tree, tree->parent[statement])) {
        statement = tree->parent[statement];
    }
    bool is_last = false;
    for (statement = tree->end[statement]; !is_last && b->left > 0 && statement <= b->call;
         statement = tree->end[statement]) {
        if (!ltl_taint__spend(b->t, 1)) {
            return false;
        }
        take_statement(b, statement, &is_last);
    }
    return is_last;
}

ltl_taint_value ltl_taint__appended_by(ltl_taint *t, ltl_node call, ltl_node object, ltl_taint_value value) {
    bool may_be = t->query->only_beginning && value.marks != 0 && t->tree->kind[object] == LTL_KIND_NAME;
    builder b = {.t = t, .variable = may_be ? t->scopes->of[object] : 0, .call = call, .left = MAX_LOOK};
    return b.variable != 0 && take_all(&b) ? ltl_taint__behind_text(t, &b.before, value, call) : value;
}

ltl_taint_value ltl_taint__appended(ltl_taint *t, ltl_node leaf, ltl_taint_value value) {
    uint32_t guesses = t->query->only_beginning ? LTL_TAINT_GUESS_OF_UNKNOWN_BEGINNING : 0;
    return ltl_taint_guess(&t->out->traces, value, leaf, guesses);
}
