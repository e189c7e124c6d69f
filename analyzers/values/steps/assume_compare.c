/* assume_compare.c - what a comparison says about both of its sides. */
#include "analyzers/values/steps/step_internal.h"

const char *ltl_assume__opposite(ltl_str word) {
    static const char *const PAIRS[][2] = {{"<", ">="}, {">", "<="},  {"<=", ">"},
                                           {">=", "<"}, {"==", "!="}, {"!=", "=="}};
    for (size_t i = 0; i < LTL_COUNT_OF(PAIRS); i++) {
        if (ltl_str_is(word, PAIRS[i][0])) {
            return PAIRS[i][1];
        }
    }
    return "";
}

static int64_t less_one(int64_t number) {
    return number == INT64_MIN ? number : number - 1;
}
static int64_t plus_one(int64_t number) {
    return number == INT64_MAX ? number : number + 1;
}

static bool note_not_zero(ltl_state *state, uint32_t symbol) {
    for (uint32_t i = 0; i < state->cells.count && symbol != 0; i++) {
        ltl_fact *fact = &state->cells.at[i].fact;
        fact->flags |= fact->symbol == symbol ? LTL_FACT_NOT_ZERO : 0;
    }
    return true;
}

/* What passed a test against nobody knows what may have been stopped there before it was so large. */
static void doubt_high(ltl_state *state, const ltl_fact *a, const ltl_fact *b) {
    bool is_open = !ltl_fact_is_exact(a) && a->symbol != 0 && a->region == 0 &&
                   !ltl_fact_has(b, LTL_FACT_HIGH_SEEN) && b->high > a->high &&
                   (a->flags & (LTL_FACT_OUTSIDE | LTL_FACT_RANDOM)) == 0;
    for (uint32_t i = 0; is_open && i < state->cells.count; i++) {
        ltl_fact *fact = &state->cells.at[i].fact;
        fact->flags =
            (uint16_t)(fact->symbol == a->symbol ? fact->flags & ~LTL_FACT_HIGH_SEEN : fact->flags);
    }
}

/* What `a word b` says of a. */
bool ltl_assume__side(ltl_values *v, ltl_state *state, ltl_str word, const ltl_fact *a,
                      const ltl_fact *b) {
    unsigned low_seen = b->flags & LTL_FACT_LOW_SEEN;
    unsigned high_seen = b->flags & LTL_FACT_HIGH_SEEN;
    if (word.ptr[0] == '<') {
        doubt_high(state, a, b);
    }
    if (ltl_str_is(word, "<")) {
        return ltl_assume__bounds(v, state, a, INT64_MIN, less_one(b->high), high_seen);
    }
    if (ltl_str_is(word, "<=")) {
        return ltl_assume__bounds(v, state, a, INT64_MIN, b->high, high_seen);
    }
    if (ltl_str_is(word, ">")) {
        return ltl_assume__bounds(v, state, a, plus_one(b->low), INT64_MAX, low_seen);
    }
    if (ltl_str_is(word, ">=")) {
        return ltl_assume__bounds(v, state, a, b->low, INT64_MAX, low_seen);
    }
    if (ltl_str_is(word, "==")) {
        if (ltl_fact_is_exact(b) && b->low == 0 && ltl_symbol_is_failure(&v->types, a->symbol)) {
            return false;
        }
        return ltl_assume__bounds(v, state, a, b->low, b->high, b->flags);
    }
    if (ltl_fact_is_exact(b) && b->low == 0 && a->low < 0 && a->high > 0) {
        return note_not_zero(state, a->symbol);
    }
    if (ltl_fact_is_exact(b) && a->low == b->low) {
        return ltl_assume__bounds(v, state, a, plus_one(a->low), INT64_MAX, 0);
    }
    if (ltl_fact_is_exact(b) && a->high == b->low) {
        return ltl_assume__bounds(v, state, a, INT64_MIN, less_one(a->high), 0);
    }
    return true;
}

static ltl_str mirrored(ltl_str word) {
    return ltl_str_is(word, "<")    ? LTL_STR(">")
           : ltl_str_is(word, ">")  ? LTL_STR("<")
           : ltl_str_is(word, "<=") ? LTL_STR(">=")
           : ltl_str_is(word, ">=") ? LTL_STR("<=")
                                    : word;
}

/* The magnitude of something is below a bound: so is the thing, on both sides. */
static ltl_node measured(const ltl_values *v, ltl_node node) {
    const ltl_tree *tree = v->tree;
    for (uint32_t round = 0; round < 4 && node != LTL_NO_NODE; round++) {
        if (tree->kind[node] == LTL_KIND_CAST) {
            node = ltl_tree_child(tree, node, LTL_ROLE_VALUE);
            continue;
        }
        ltl_node callee = tree->kind[node] == LTL_KIND_CALL
                              ? ltl_tree_child(tree, node, LTL_ROLE_CALLEE)
                              : LTL_NO_NODE;
        ltl_str name = callee != LTL_NO_NODE ? ltl_tree_name(tree, callee) : LTL_STR("");
        if (ltl_str_is(name, "abs") || ltl_str_is(name, "labs") || ltl_str_is(name, "llabs") ||
            ltl_str_is(name, "fabs")) {
            ltl_node argument = ltl_tree_child(tree, node, LTL_ROLE_ARGUMENT);
            while (argument != LTL_NO_NODE && tree->kind[argument] == LTL_KIND_CAST) {
                argument = ltl_tree_child(tree, argument, LTL_ROLE_VALUE);
            }
            return argument;
        }
        return LTL_NO_NODE;
    }
    return LTL_NO_NODE;
}

static const ltl_fact *fact_of(const ltl_state *state, ltl_node node) {
    const ltl_result *result = ltl_state_result(state, node);
    return result != NULL ? &result->value : NULL;
}

static bool assume_measure(ltl_values *v, ltl_state *state, ltl_str word, ltl_node left,
                           const ltl_fact *bound) {
    ltl_node argument = measured(v, left);
    const ltl_fact *fact = argument != LTL_NO_NODE ? fact_of(state, argument) : NULL;
    if (fact != NULL && word.ptr[0] == '>' && bound->low >= 0) {
        return note_not_zero(state, fact->symbol);
    }
    if (fact == NULL || word.ptr[0] != '<' || bound->high <= 0 || bound->high == INT64_MAX) {
        return true;
    }
    ltl_fact copy = *fact;
    return ltl_assume__bounds(v, state, &copy, -bound->high, bound->high, bound->flags);
}

/* Two places of their own: a pointer to the one is none to the other. */
static bool is_place(const ltl_values *v, ltl_region region) {
    uint8_t kind = region != 0 ? v->regions.all.at[region].kind : LTL_REGION_BEHIND;
    return kind == LTL_REGION_VARIABLE || kind == LTL_REGION_MADE || kind == LTL_REGION_TEXT_OF;
}

/* `if (file != stdin) fclose(file)`: what was opened here is none of those that were open before. */
static bool is_standard(const ltl_values *v, ltl_node node) {
    ltl_str name = node != LTL_NO_NODE ? ltl_tree_text(v->tree, node) : LTL_STR("");
    return ltl_str_is(name, "stdin") || ltl_str_is(name, "stdout") || ltl_str_is(name, "stderr");
}

static bool are_apart(const ltl_values *v, ltl_node test, const ltl_fact *a, const ltl_fact *b) {
    bool is_standard_one = is_standard(v, ltl_tree_child(v->tree, test, LTL_ROLE_RIGHT));
    ltl_region x = a->region != 0 ? ltl_region_root(&v->regions, a->region) : 0;
    ltl_region y = b->region != 0 ? ltl_region_root(&v->regions, b->region) : 0;
    return x != y && is_place(v, x) && (is_standard_one || is_place(v, y));
}

static bool assume_pointers(ltl_values *v, ltl_state *state, ltl_node test, ltl_str word,
                            const ltl_fact *a, const ltl_fact *b) {
    if (a->region != 0 && a->region == b->region) { /* how far into it, in whole elements */
        bool is_strict = word.len == 1;
        ltl_fact x = *a;
        ltl_fact y = *b;
        x.flags = (uint16_t)(is_strict ? x.flags & ~LTL_FACT_SEEN : x.flags);
        y.flags = (uint16_t)(is_strict ? y.flags & ~LTL_FACT_SEEN : y.flags);
        return ltl_assume__side(v, state, word, a, &y) &&
               ltl_assume__side(v, state, mirrored(word), b, &x);
    }
    bool is_equal = ltl_str_is(word, "==");
    if (!is_equal && !ltl_str_is(word, "!=")) {
        return true;
    }
    if (is_equal && (ltl_symbol_is_named(a->symbol) || ltl_symbol_is_named(b->symbol))) {
        ltl_assume__unmake(state, ltl_symbol_is_named(b->symbol) ? a->region
                                                                 : b->region); /* `MAP_FAILED` */
    }
    if (is_equal && are_apart(v, test, a, b)) {
        return false;
    }
    if (b->null == LTL_NULL_IS) {
        return ltl_assume__null(v, state, a, is_equal, test);
    }
    if (a->null == LTL_NULL_IS) {
        return ltl_assume__null(v, state, b, is_equal, test);
    }
    return true;
}

/* A loop that goes on by more than one need not reach what its test allows. */
static bool strides(const ltl_tree *tree, ltl_node test) {
    ltl_node loop = tree->parent[test];
    ltl_node update = loop != LTL_NO_NODE && tree->kind[loop] == LTL_KIND_LOOP
                          ? ltl_tree_child(tree, loop, LTL_ROLE_UPDATE)
                          : LTL_NO_NODE;
    for (ltl_node at = update; update != LTL_NO_NODE && at < tree->end[update]; at++) {
        if (tree->kind[at] == LTL_KIND_ASSIGN) { /* perhaps one of several: `i++, j += 4` */
            return true;
        }
    }
    return false;
}

/* `j < n - j`: where that ends is no matter of n alone. */
static bool leans_on(const ltl_values *v, ltl_node left, ltl_node right) {
    uint32_t declaration = v->tree->kind[left] == LTL_KIND_NAME ? v->scopes->of[left] : 0;
    for (ltl_node at = right; declaration != 0 && at < v->tree->end[right]; at++) {
        if (v->tree->kind[at] == LTL_KIND_NAME && v->scopes->of[at] == declaration) {
            return true;
        }
    }
    return false;
}

/* ---- what is asked twice ---- */

enum { MAX_ANSWERS = 12, ANSWER_NO = 2, ANSWER_YES = 3 }; /* small numbers would keep ways apart */

static uint32_t count_of(const ltl_state *state, ltl_region region) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < state->cells.count; i++) {
        count += state->cells.at[i].region == region;
    }
    return count;
}

/* `n >= LIMIT` of two values that nobody knows has one answer for as long as they are the same. False: the
 * other one was given before. */
static bool keep_answer(ltl_values *v, ltl_state *state, ltl_str word, const ltl_fact *a,
                        const ltl_fact *b) {
    bool is_equality = word.ptr[0] == '=' || word.ptr[0] == '!';
    if (is_equality && ltl_fact_is_exact(a) && a->region == 0) {
        const ltl_fact *number = a;
        a = b;
        b = number;
    }
    bool is_number = is_equality && ltl_fact_is_exact(b) && b->region == 0; /* bounds know others */
    bool is_open = a->symbol != 0 && (is_number || (b->symbol != 0 && !ltl_fact_is_exact(b))) &&
                   a->symbol != b->symbol && !ltl_fact_is_exact(a);
    if (!is_open || word.len == 0) {
        return true;
    }
    bool swaps = word.ptr[0] == '>' ? word.len == 1 : word.len == 2 && word.ptr[0] == '<';
    bool holds = is_equality ? word.ptr[0] == '=' : word.len == 1; /* `>=` is no `<` */
    swaps = is_equality ? !is_number && a->symbol > b->symbol : swaps;
    uint32_t other = is_number ? (uint32_t)b->low : b->symbol;
    uint64_t key = swaps ? (uint64_t)other << 32 | a->symbol : (uint64_t)a->symbol << 32 | other;
    key = (key ^ (uint64_t)is_equality << 63 ^ (uint64_t)is_number << 62) *
          UINT64_C(0x9e3779b97f4a7c15);
    ltl_region region =
        ltl_region_intern(&v->regions, LTL_REGION_COMPARED, 0, 0, LTL_TYPE_UNKNOWN, 0);
    int64_t offset = (int64_t)(key >> 33);
    const ltl_fact *known = ltl_state_find(state, region, offset);
    if (known != NULL && known->origin == (uint32_t)key && ltl_fact_is_exact(known)) {
        return (known->low == ANSWER_YES) == holds;
    }
    if (count_of(state, region) < MAX_ANSWERS) {
        ltl_fact answer = ltl_fact_number(v->types.integer, holds ? ANSWER_YES : ANSWER_NO);
        answer.origin = (uint32_t)key;
        ltl_state_put(&v->scratch, state, region, offset, &answer);
    }
    return true;
}

/* What is equal to `STATUS_OK` is that from here on. */
static void bind_to_name(ltl_state *state, uint32_t symbol, uint32_t name) {
    for (uint32_t i = 0; symbol != 0 && !ltl_symbol_is_named(symbol) && i < state->cells.count;
         i++) {
        ltl_fact *fact = &state->cells.at[i].fact;
        fact->symbol = fact->symbol == symbol && fact->region == 0 ? name : fact->symbol;
    }
}

/* `for (…; i < n; i++)` that was not left before has ended where i is n. */
static void note_end(ltl_values *v, ltl_state *state, ltl_node test, ltl_str word,
                     const ltl_fact *b) {
    const ltl_tree *tree = v->tree;
    ltl_node loop = tree->parent[test];
    bool is_end = tree->kind[loop] == LTL_KIND_LOOP && ltl_str_is(word, ">=") &&
                  ltl_tree_child(tree, loop, LTL_ROLE_INIT) != LTL_NO_NODE;
    ltl_node update = is_end ? ltl_tree_child(tree, loop, LTL_ROLE_UPDATE) : LTL_NO_NODE;
    ltl_node left = ltl_tree_child(tree, test, LTL_ROLE_LEFT);
    ltl_fact place = {0};
    if (update == LTL_NO_NODE || tree->kind[update] != LTL_KIND_UNARY || b->symbol == 0 ||
        !ltl_str_is(ltl_tree_name(tree, update), "++") || ltl_symbol_is_named(b->symbol) ||
        !ltl_step__place(v, state, left, &place) || place.region == 0) {
        return;
    }
    ltl_fact *counter = ltl_state_find(state, place.region, place.low);
    if (counter != NULL && counter->region == 0) {
        counter->symbol = b->symbol;
    }
}

/* Two that are one value: 1 or 0 is what the comparison gives; -1: they are not known to be. */
static int of_one_value(ltl_str word, const ltl_fact *a, const ltl_fact *b) {
    if (a->symbol == 0 || a->symbol != b->symbol || a->region != 0 || b->region != 0) {
        return -1;
    }
    bool has_equal = word.len == 2 && word.ptr[0] != '!';
    return has_equal;
}

/* What is named holds still what it held when it was read, on ways that have met since then. */
ltl_fact ltl_assume__value(ltl_values *v, ltl_state *state, ltl_node node) {
    ltl_fact value = ltl_step__value(v, state, node);
    ltl_fact place = {0};
    if (value.symbol != 0 || ltl_fact_is_exact(&value) ||
        !ltl_step__place(v, state, node, &place) || place.region == 0 ||
        !ltl_fact_is_exact(&place)) {
        return value;
    }
    ltl_fact *cell = ltl_state_find(state, place.region, place.low);
    if (cell != NULL && cell->region == value.region && cell->low == value.low &&
        cell->high == value.high) {
        cell->symbol = cell->symbol != 0 ? cell->symbol : ++v->symbols;
        value.symbol = cell->symbol;
    }
    return value;
}

bool ltl_assume__comparison(ltl_values *v, ltl_state *state, ltl_node node, ltl_str word) {
    ltl_node left = ltl_tree_child(v->tree, node, LTL_ROLE_LEFT);
    ltl_node right = ltl_tree_child(v->tree, node, LTL_ROLE_RIGHT);
    ltl_fact a = ltl_assume__value(v, state, left);
    ltl_fact b = ltl_assume__value(v, state, right);
    bool is_failure = b.region == 0 && b.null != LTL_NULL_IS && a.region != 0 &&
                      ((ltl_fact_is_exact(&b) && b.low < 0) ||
                       ltl_symbol_is_named(b.symbol)); /* mmap's and fd's */
    if ((ltl_assume__is_pointer(v, &a) || ltl_assume__is_pointer(v, &b)) && !is_failure) {
        return assume_pointers(v, state, node, word, &a, &b);
    }
    if (is_failure && ltl_str_is(word, "==")) {
        ltl_assume__unmake(state, a.region);
    }
    bool is_unit = ltl_fact_has(&b, LTL_FACT_NOMINAL); /* so many bytes of nobody knows how many */
    if (is_unit || strides(v->tree, node) || leans_on(v, left, right)) {
        b.flags = (uint16_t)(b.flags & ~LTL_FACT_SEEN);
    }
    if (of_one_value(word, &a, &b) == 0 || !keep_answer(v, state, word, &a, &b) ||
        !ltl_assume__side(v, state, word, &a, &b)) {
        return false;
    }
    note_end(v, state, node, word, &b);
    if (ltl_str_is(word, "==") && ltl_symbol_is_named(b.symbol)) {
        bind_to_name(state, a.symbol, b.symbol);
    }
    const ltl_fact *again = fact_of(state, left);
    ltl_fact narrowed = again != NULL ? *again : a;
    return ltl_assume__side(v, state, mirrored(word), &b, &narrowed) &&
           assume_measure(v, state, word, left, &b);
}
