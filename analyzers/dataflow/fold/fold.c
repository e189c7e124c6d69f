/* Which row of the tables a call is, and what it is given. */
#include <stdio.h>

#include "analyzers/dataflow/fold/fold_internal.h"

enum { MAX_CHAIN = 16 };

uint32_t ltl_fold_language(const ltl_language *language) {
    static const struct {
        const char *id;
        uint32_t bit;
    } LANGUAGES[] = {
        {"python", LTL_FOLD_PYTHON}, {"javascript", LTL_FOLD_JS}, {"typescript", LTL_FOLD_JS},
        {"tsx", LTL_FOLD_JS},        {"java", LTL_FOLD_JAVA},     {"kotlin", LTL_FOLD_KOTLIN},
        {"go", LTL_FOLD_GO},         {"php", LTL_FOLD_PHP},       {"ruby", LTL_FOLD_RUBY},
        {"csharp", LTL_FOLD_CSHARP}, {"c", LTL_FOLD_C},           {"cpp", LTL_FOLD_CPP},
        {"rust", LTL_FOLD_RUST},     {"swift", LTL_FOLD_SWIFT},   {"scala", LTL_FOLD_SCALA},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(LANGUAGES); i++) {
        if (ltl_language_is(language, LANGUAGES[i].id)) {
            return LANGUAGES[i].bit;
        }
    }
    return 0;
}

/* ---- rows ---- */

/* The first row of that name; the count of rows when there is none. */
static size_t first_row(ltl_str name) {
    size_t low = 0;
    size_t high = ltl_fold_row_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (ltl_str_compare(ltl_str_of(ltl_fold_rows[middle].name), name) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    bool is_found = low < ltl_fold_row_count && ltl_str_is(name, ltl_fold_rows[low].name);
    return is_found ? low : ltl_fold_row_count;
}

/* The parts of a call: `receiver.name(…)` or `name(…)`. */
typedef struct called {
    ltl_node receiver; /* or none */
    ltl_str name;   /* with the first label where there are some: `joined:separator` */
    ltl_node first; /* argument, or the end of the call */
    char labelled[48];
} called;

static ltl_str with_label(const ltl_tree *tree, called *c, ltl_str name) {
    ltl_node label = ltl_tree_child(tree, c->first, LTL_ROLE_NAME);
    ltl_str word = label != LTL_NO_NODE ? ltl_tree_name(tree, label) : LTL_STR_NONE;
    if (name.len + word.len + 1 > sizeof c->labelled) {
        return LTL_STR_NONE;
    }
    int length = snprintf(c->labelled, sizeof c->labelled, "%.*s:%.*s", LTL_STR_ARG(name), LTL_STR_ARG(word));
    return (ltl_str){c->labelled, (size_t)length};
}

static bool read_call(const ltl_tree *tree, ltl_node call, called *out) {
    ltl_node callee = ltl_tree_child(tree, call, LTL_ROLE_CALLEE);
    if (callee == LTL_NO_NODE) {
        return false;
    }
    bool is_member = tree->kind[callee] == LTL_KIND_MEMBER;
    ltl_node name = is_member ? ltl_tree_child(tree, callee, LTL_ROLE_NAME) : callee;
    if (name == LTL_NO_NODE || tree->kind[name] != LTL_KIND_NAME) {
        return false;
    }
    out->receiver = is_member ? ltl_tree_child(tree, callee, LTL_ROLE_RECEIVER) : LTL_NO_NODE;
    out->name = ltl_tree_name(tree, name);
    out->first = tree->end[callee];
    if (out->first < tree->end[call] && tree->kind[out->first] == LTL_KIND_KEYWORD_ARGUMENT) {
        out->name = with_label(tree, out, out->name);
    }
    return !is_member || out->receiver != LTL_NO_NODE;
}

/* Only expressions are given: no keywords but for Swift's labels, nothing spread, no blocks. -1: something else. */
static int count_given(const ltl_tree *tree, ltl_node call, const called *c, bool has_labels) {
    int count = 0;
    for (ltl_node child = c->first; child < tree->end[call]; child = tree->end[child]) {
        ltl_kind kind = ltl_tree_kind(tree, child);
        bool is_plain = tree->role[child] == LTL_ROLE_ARGUMENT && kind != LTL_KIND_SPREAD &&
                        (kind != LTL_KIND_KEYWORD_ARGUMENT || has_labels) && kind != LTL_KIND_LAMBDA;
        if (!is_plain || count == LTL_FOLD_GIVEN - 1) {
            return -1;
        }
        count++;
    }
    return count;
}

/* The receiver is the class or module that the row names, and no variable of that name. */
static bool is_of(const ltl_flow *flow, const called *c, const ltl_fold_row *row) {
    bool is_function = row->of == NULL;
    if (is_function || c->receiver == LTL_NO_NODE) {
        return is_function && c->receiver == LTL_NO_NODE;
    }
    bool is_path = flow->tree->kind[c->receiver] == LTL_KIND_MEMBER; /* `os.path.join` */
    bool is_name = (is_path || flow->tree->kind[c->receiver] == LTL_KIND_NAME) &&
                   ltl_str_is(is_path ? ltl_tree_text(flow->tree, c->receiver)
                                      : ltl_tree_name(flow->tree, c->receiver),
                              row->of);
    ltl_node root = is_path ? ltl_tree_child(flow->tree, c->receiver, LTL_ROLE_RECEIVER) : c->receiver;
    uint32_t declaration = is_name && flow->has_scopes && root != LTL_NO_NODE ? flow->scopes.of[root] : 0;
    return is_name &&
           (declaration == 0 || flow->scopes.all.at[declaration].kind == LTL_DECLARED_IMPORT);
}

static bool is_method_row(const ltl_fold_row *row) {
    return row->of != NULL && (row->of[0] == '\0' || row->of[0] == '[');
}

static bool takes(const ltl_fold_row *row, uint32_t language, int count) {
    return (row->languages & language) != 0 && count >= row->least && count <= row->most;
}

/* A function of that name in the file is another one. */
static bool is_own_function(const ltl_flow *flow, ltl_node call, const called *c) {
    ltl_node callee = ltl_tree_child(flow->tree, call, LTL_ROLE_CALLEE);
    return c->receiver == LTL_NO_NODE && flow->has_scopes && flow->scopes.of[callee] != 0;
}

/* ---- calls ---- */

static void give(ltl_fold *f, ltl_node node) {
    f->given[f->count++] = ltl_flow__known(f->flow, node);
}

static ltl_known some(const ltl_fold *f, const ltl_fold_row *row) {
    for (uint32_t i = 0; i < f->count; i++) {
        if (!ltl_known_is_something(&f->given[i]) && f->given[i].kind != LTL_KNOWN_LIST) {
            return ltl_known_nothing();
        }
    }
    return ltl_known_some(row->gives);
}

static bool is_unreached(const ltl_fold *f) {
    for (uint32_t i = 0; i < f->count; i++) {
        if (f->given[i].kind == LTL_KNOWN_UNREACHED) {
            return true;
        }
    }
    return false;
}

static bool pay(ltl_fold *f) {
    uint64_t steps = 1;
    for (uint32_t i = 0; i < f->count; i++) {
        bool is_list = ltl_fold__is_collection(&f->given[i]);
        steps += f->given[i].text.len / 16 + (is_list ? LTL_MAX_FOLD_ITEMS / 4 : 0);
    }
    return ltl_fuel_spend(&f->flow->fuel, steps);
}

static ltl_known apply(ltl_fold *f, const ltl_fold_row *row) {
    if (is_unreached(f)) {
        return ltl_known_some(LTL_KNOWN_UNREACHED);
    }
    if (!pay(f)) {
        return ltl_known_nothing();
    }
    ltl_known value = row->operation != NULL ? row->operation(f) : ltl_known_nothing();
    return value.kind != LTL_KNOWN_NOTHING || row->gives == LTL_KNOWN_NOTHING ? value
                                                                              : some(f, row);
}

static bool is_receiver_of(const ltl_known *receiver, const ltl_fold_row *row) {
    if (receiver->kind == LTL_KNOWN_UNREACHED) {
        return true;
    }
    ltl_str letter;
    return row->of[0] == '[' ? ltl_fold__is_collection(receiver)
                             : ltl_known_is_string(receiver) || ltl_fold__text(receiver, &letter);
}

static ltl_known fold_row(ltl_flow *flow, ltl_node call, const called *c, const ltl_fold_row *row) {
    const ltl_tree *tree = flow->tree;
    ltl_fold f = {.flow = flow, .call = call, .language = flow->fold_language};
    bool is_method = is_method_row(row);
    if (is_method ? c->receiver == LTL_NO_NODE : !is_of(flow, c, row)) {
        return ltl_known_nothing();
    }
    if (is_method) {
        give(&f, c->receiver);
        if (!is_receiver_of(&f.given[0], row)) {
            return ltl_known_nothing();
        }
    }
    for (ltl_node child = c->first; child < tree->end[call]; child = tree->end[child]) {
        bool has_label = tree->kind[child] == LTL_KIND_KEYWORD_ARGUMENT;
        give(&f, has_label ? ltl_tree_child(tree, child, LTL_ROLE_VALUE) : child);
    }
    return apply(&f, row);
}

ltl_known ltl_fold_call(ltl_flow *flow, ltl_node call) {
    called c;
    ltl_known value = ltl_known_nothing();
    if (flow->fold_language == 0 || !read_call(flow->tree, call, &c)) {
        return value;
    }
    size_t row = first_row(c.name);
    bool has_labels = flow->fold_language == LTL_FOLD_SWIFT;
    int count = row < ltl_fold_row_count ? count_given(flow->tree, call, &c, has_labels) : -1;
    if (count < 0 || is_own_function(flow, call, &c)) {
        return value;
    }
    for (; row < ltl_fold_row_count && ltl_str_is(c.name, ltl_fold_rows[row].name); row++) {
        if (takes(&ltl_fold_rows[row], flow->fold_language, count)) {
            value = fold_row(flow, call, &c, &ltl_fold_rows[row]);
        }
        if (value.kind != LTL_KNOWN_NOTHING) {
            break;
        }
    }
    return value;
}

/* Scala's `"a".toUpperCase`, Swift's `list.first`: methods without parentheses, and properties. */
ltl_known ltl_fold__property(ltl_flow *flow, ltl_node member, ltl_str name, const ltl_known *receiver) {
    const uint32_t languages = LTL_FOLD_SCALA | LTL_FOLD_SWIFT;
    ltl_known value = ltl_known_nothing();
    if ((flow->fold_language & languages) == 0) {
        return value;
    }
    for (size_t row = first_row(name); row < ltl_fold_row_count && ltl_str_is(name, ltl_fold_rows[row].name); row++) {
        ltl_fold f = {.flow = flow, .call = member, .language = flow->fold_language, .count = 1, .given = {*receiver}};
        bool is_it = is_method_row(&ltl_fold_rows[row]) && takes(&ltl_fold_rows[row], flow->fold_language, 0) &&
                     is_receiver_of(receiver, &ltl_fold_rows[row]);
        if (is_it && value.kind == LTL_KNOWN_NOTHING) {
            value = apply(&f, &ltl_fold_rows[row]);
        }
    }
    return value;
}

/* ---- by their looks ---- */

/* What the first value of the call is: its receiver, or its first argument behind a class or as a function. */
static ltl_node first_value(const ltl_flow *flow, ltl_node call) {
    called c;
    if (!read_call(flow->tree, call, &c)) {
        return LTL_NO_NODE;
    }
    bool is_method = false;
    bool is_static = false;
    size_t row = first_row(c.name);
    for (; row < ltl_fold_row_count && ltl_str_is(c.name, ltl_fold_rows[row].name); row++) {
        if ((ltl_fold_rows[row].languages & flow->fold_language) != 0) {
            is_method =
                is_method || (is_method_row(&ltl_fold_rows[row]) && c.receiver != LTL_NO_NODE);
            is_static = is_static || (!is_method_row(&ltl_fold_rows[row]) &&
                                      is_of(flow, &c, &ltl_fold_rows[row]));
        }
    }
    return is_static   ? (c.first < flow->tree->end[call] ? c.first : LTL_NO_NODE)
           : is_method ? c.receiver
                       : LTL_NO_NODE;
}

bool ltl_fold_may_know(const ltl_flow *flow, ltl_node call) {
    const ltl_tree *tree = flow->tree;
    ltl_node node = call;
    if (ltl_fold_is_constant(flow, call)) {
        return true;
    }
    for (uint32_t i = 0; i < MAX_CHAIN && flow->fold_language != 0 && node != LTL_NO_NODE; i++) {
        switch (ltl_tree_kind(tree, node)) {
        case LTL_KIND_CALL:
            node = first_value(flow, node);
            break;
        case LTL_KIND_MEMBER:
        case LTL_KIND_INDEX:
            node = ltl_tree_child(tree, node, LTL_ROLE_RECEIVER);
            break;
        case LTL_KIND_NAME:
            return flow->is_told == NULL || flow->is_told[tree->name[node]] != 0;
        default:
            return true;
        }
    }
    return false;
}

bool ltl_fold_looks(const ltl_flow *flow, ltl_str name, bool is_method) {
    for (size_t i = first_row(name); i < ltl_fold_row_count; i++) {
        const ltl_fold_row *row = &ltl_fold_rows[i];
        if (!ltl_str_is(name, row->name)) {
            return false;
        }
        bool is_of_text = row->of != NULL && row->of[0] == '\0'; /* a list's own may do what it likes */
        bool is_act = row->operation == ltl_fold__append_to;
        if ((row->languages & flow->fold_language) != 0 && !(is_method && is_of_text) && !is_act) {
            return true;
        }
    }
    return false;
}

/* ---- what changes its receiver ---- */

static const struct {
    const char *name;
    uint32_t languages;
    uint8_t count;
} ACTS[] = {
    {"Add", LTL_FOLD_CSHARP, 1},
    {"add", LTL_FOLD_JAVA | LTL_FOLD_KOTLIN, 1},
    {"Append", LTL_FOLD_CSHARP, 1},
    {"append", LTL_FOLD_PYTHON | LTL_FOLD_JAVA | LTL_FOLD_KOTLIN | LTL_FOLD_SWIFT, 1},
    {"push", LTL_FOLD_JS | LTL_FOLD_RUBY, 1},
    {"put", LTL_FOLD_JAVA | LTL_FOLD_KOTLIN, 2},
    {"set", LTL_FOLD_JS, 2},
};

static bool find_act(const ltl_flow *flow, ltl_node call, called *out_called) {
    if (flow->tree->kind[call] != LTL_KIND_CALL || !read_call(flow->tree, call, out_called) ||
        out_called->receiver == LTL_NO_NODE) {
        return false;
    }
    for (size_t i = 0; i < LTL_COUNT_OF(ACTS); i++) {
        if ((ACTS[i].languages & flow->fold_language) != 0 &&
            ltl_str_is(out_called->name, ACTS[i].name)) {
            return count_given(flow->tree, call, out_called, false) == ACTS[i].count;
        }
    }
    return false;
}

bool ltl_fold_acts(const ltl_flow *flow, ltl_node call) {
    called c;
    return find_act(flow, call, &c);
}

/* What lies in two collections may be changed through the other. */
static bool is_scalar(const ltl_known *value) {
    return !ltl_fold__is_collection(value);
}

static void put_pair(ltl_fold_items *items, const ltl_known *key, const ltl_known *value) {
    for (uint32_t i = 0; i + 1 < items->count; i += 2) {
        if (ltl_fold__equal(&items->at[i], key) == 1) {
            items->at[i + 1] = *value;
            return;
        }
    }
    items->at[items->count++] = *key;
    items->at[items->count++] = *value;
}

ltl_known ltl_fold_acted(ltl_flow *flow, ltl_node call, const ltl_known *before) {
    called c;
    ltl_fold_items items;
    if (before->kind == LTL_KNOWN_UNREACHED) {
        return *before;
    }
    if (!find_act(flow, call, &c) || !ltl_fold__items(flow, before, &items) ||
        items.count + 2 > LTL_MAX_FOLD_ITEMS || !ltl_fuel_spend(&flow->fuel, LTL_MAX_FOLD_ITEMS)) {
        return ltl_known_nothing();
    }
    ltl_known first = ltl_flow__known(flow, c.first);
    ltl_node next = flow->tree->end[c.first];
    bool is_pair = next < flow->tree->end[call];
    ltl_known second = is_pair ? ltl_flow__known(flow, next) : ltl_known_nothing();
    if (is_pair != items.is_mapping && items.count > 0) {
        return ltl_known_nothing();
    }
    if (!is_scalar(&first) || !is_scalar(&second)) {
        first = is_pair ? first : ltl_known_nothing();
        second = ltl_known_nothing();
    }
    if (!is_pair) {
        items.at[items.count++] = first;
    } else {
        items.is_mapping = true;
        put_pair(&items, &first, &second);
    }
    return ltl_fold__of_items(flow, &items);
}
