/* What enumerators tell of themselves: `Color.RED.ordinal()`, `E.a.rawValue`, `S::A->value`. */
#include "analyzers/dataflow/fold/fold_internal.h"

enum { MAX_ENTRIES = 512, FEW_ENTRIES = 16 };

typedef enum asked_for {
    ASKS_PLACE,
    ASKS_NAME,
    ASKS_VALUE,
} asked_for;

/* None of these can be given another meaning where the enumeration is declared. */
static const struct {
    const char *word;
    uint32_t language;
    asked_for question;
} WORDS[] = {
    {"name", LTL_FOLD_JAVA | LTL_FOLD_KOTLIN | LTL_FOLD_PHP, ASKS_NAME},
    {"ordinal", LTL_FOLD_JAVA | LTL_FOLD_KOTLIN, ASKS_PLACE},
    {"rawValue", LTL_FOLD_SWIFT, ASKS_VALUE},
    {"value", LTL_FOLD_PHP, ASKS_VALUE},
};

/* `X.Y.word`, in Java `X.Y.word()`; LTL_NO_NODE: no such thing is asked. */
static ltl_node asked(const ltl_flow *flow, ltl_node node, asked_for *out_question) {
    const ltl_tree *tree = flow->tree;
    const uint32_t languages = LTL_FOLD_JAVA | LTL_FOLD_KOTLIN | LTL_FOLD_PHP | LTL_FOLD_SWIFT;
    bool is_call = tree->kind[node] == LTL_KIND_CALL;
    if ((flow->fold_language & languages) == 0 || is_call != (flow->fold_language == LTL_FOLD_JAVA)) {
        return LTL_NO_NODE;
    }
    ltl_node member = is_call ? ltl_tree_child(tree, node, LTL_ROLE_CALLEE) : node;
    bool is_plain =
        member != LTL_NO_NODE && tree->kind[member] == LTL_KIND_MEMBER && tree->end[member] == tree->end[node];
    ltl_node of = is_plain ? ltl_tree_child(tree, member, LTL_ROLE_RECEIVER) : LTL_NO_NODE;
    ltl_node name = is_plain ? ltl_tree_child(tree, member, LTL_ROLE_NAME) : LTL_NO_NODE;
    if (of == LTL_NO_NODE || name == LTL_NO_NODE || tree->kind[of] != LTL_KIND_MEMBER) {
        return LTL_NO_NODE;
    }
    for (size_t i = 0; i < LTL_COUNT_OF(WORDS); i++) {
        if ((WORDS[i].language & flow->fold_language) != 0 && ltl_str_is(ltl_tree_name(tree, name), WORDS[i].word)) {
            *out_question = WORDS[i].question;
            return of;
        }
    }
    return LTL_NO_NODE;
}

bool ltl_flow__may_be_asked(const ltl_flow *flow, ltl_node node) {
    asked_for question;
    return asked(flow, node, &question) != LTL_NO_NODE;
}

/* ---- the enumeration ---- */

/* The class that the receiver of `X.Y` names, when it is the only one of the file. */
static ltl_node enumeration_of(const ltl_flow *flow, ltl_node member) {
    const ltl_tree *tree = flow->tree;
    ltl_node receiver = ltl_tree_child(tree, member, LTL_ROLE_RECEIVER);
    uint32_t of = receiver != LTL_NO_NODE && tree->kind[receiver] == LTL_KIND_NAME ? flow->scopes.of[receiver] : 0;
    const ltl_declaration *class = &flow->scopes.all.at[of];
    bool is_class = of != 0 && class->kind == LTL_DECLARED_CLASS && class->writes == 1;
    return is_class ? class->declarer : LTL_NO_NODE;
}

typedef struct entry {
    int64_t place;
    ltl_node value; /* LTL_NO_NODE: none is written */
    int64_t more;   /* than the last number that is written, or than the one before the first */
    ltl_known from; /* that number; unknown: none */
} entry;

static bool is_entry(const ltl_tree *tree, ltl_node node) {
    ltl_str symbol = ltl_str_of(ltl_tree_symbol_name(tree, node));
    return tree->kind[node] == LTL_KIND_FIELD && ltl_str_starts_with(symbol, LTL_STR("enum_"));
}

/* Swift has several in one: `case a = 1, b`. What is given stands behind the name. */
static bool find_in(const ltl_flow *flow, ltl_node field, uint32_t name, entry *e) {
    const ltl_tree *tree = flow->tree;
    bool is_swift = flow->fold_language == LTL_FOLD_SWIFT;
    for (ltl_node child = field + 1; child < tree->end[field]; child = tree->end[child]) {
        if (tree->role[child] != LTL_ROLE_NAME || tree->kind[child] != LTL_KIND_NAME) {
            continue;
        }
        ltl_node next = tree->end[child];
        bool is_given = is_swift && next < tree->end[field] && tree->role[next] != LTL_ROLE_NAME;
        e->value = is_swift ? (is_given ? next : LTL_NO_NODE) : ltl_tree_child(tree, field, LTL_ROLE_VALUE);
        e->from = e->value != LTL_NO_NODE ? ltl_flow__known(flow, e->value) : e->from;
        e->more = e->value != LTL_NO_NODE ? 0 : e->more + 1;
        e->place++;
        if (tree->name[child] == name) {
            return true;
        }
    }
    return false;
}

static bool find(ltl_flow *flow, ltl_node class, uint32_t name, entry *e) {
    const ltl_tree *tree = flow->tree;
    ltl_node body = ltl_tree_child(tree, class, LTL_ROLE_BODY);
    bool is_found = false;
    *e = (entry){.place = -1, .value = LTL_NO_NODE, .from = ltl_known_of_integer(flow->arena, -1)};
    for (ltl_node at = body != LTL_NO_NODE ? body + 1 : LTL_NO_NODE;
         at != LTL_NO_NODE && at < tree->end[body] && !is_found && e->place < MAX_ENTRIES; at = tree->end[at]) {
        if (tree->kind[at] == LTL_KIND_ERROR || tree->kind[at] == LTL_KIND_OTHER) {
            return false; /* Swift's `#if` */
        }
        is_found = is_entry(tree, at) && find_in(flow, at, name, e);
    }
    return is_found && ltl_fuel_spend(&flow->fuel, (uint64_t)e->place / FEW_ENTRIES + 1);
}

/* Swift's `enum E: Int` counts, `enum E: String` has the names. */
static ltl_known raw_value(ltl_flow *flow, ltl_node class, const entry *e, ltl_str name) {
    const ltl_tree *tree = flow->tree;
    ltl_node parent = ltl_tree_child(tree, class, LTL_ROLE_PARENT);
    ltl_str type = parent != LTL_NO_NODE ? ltl_tree_text(tree, parent) : LTL_STR_NONE;
    int64_t base;
    if (e->value != LTL_NO_NODE) {
        return e->from;
    }
    if (flow->fold_language != LTL_FOLD_SWIFT) {
        return ltl_known_nothing();
    }
    if (ltl_str_is(type, "String")) {
        return ltl_fold__of_text(name);
    }
    bool counts = ltl_str_is(type, "Int") && ltl_fold__integer(&e->from, &base);
    return counts ? ltl_fold__of_integer(flow, base + e->more) : ltl_known_nothing();
}

ltl_known ltl_flow__asked(ltl_flow *flow, ltl_node node) {
    const ltl_tree *tree = flow->tree;
    asked_for question;
    entry e;
    ltl_node of = asked(flow, node, &question);
    ltl_node class = of != LTL_NO_NODE ? enumeration_of(flow, of) : LTL_NO_NODE;
    ltl_node name = of != LTL_NO_NODE ? ltl_tree_child(tree, of, LTL_ROLE_NAME) : LTL_NO_NODE;
    if (class == LTL_NO_NODE || name == LTL_NO_NODE || tree->kind[name] != LTL_KIND_NAME ||
        !find(flow, class, tree->name[name], &e)) {
        return ltl_known_nothing();
    }
    return question == ASKS_PLACE  ? ltl_known_of_integer(flow->arena, e.place)
           : question == ASKS_NAME ? ltl_fold__of_text(ltl_tree_name(tree, name))
                                   : raw_value(flow, class, &e, ltl_tree_name(tree, name));
}
