/* Macros: what stands for each of their names. */
#include "analyzers/dataflow/typed/typed_internal.h"

enum { MAX_ACTIVE = 40, MAX_PARAMETERS = 16, MAX_STEPS = 16 * LTL_TYPED_MAX_WORDS };

typedef struct expander {
    ltl_flow *flow;
    uint32_t active[MAX_ACTIVE]; /* macros within their own text are names */
    uint32_t depth;
    ltl_fuel fuel; /* its own: what a macro is must not depend on who asks */
} expander;

typedef struct arguments {
    ltl_words of[MAX_PARAMETERS];
    uint32_t count;
} arguments;

bool ltl_typed_is_macro(const ltl_flow *flow, uint32_t declaration) {
    ltl_node declarer = declaration != 0 ? flow->scopes.all.at[declaration].declarer : LTL_NO_NODE;
    return declarer != LTL_NO_NODE && flow->tree->kind[declarer] == LTL_KIND_OTHER &&
           ltl_str_is(ltl_tree_name(flow->tree, declarer), "#define");
}

/* `#undef X`: what X is depends on where it stands. */
static void list_taken_back(ltl_flow *flow) {
    const ltl_tree *tree = flow->tree;
    for (ltl_node node = tree->kind_first[LTL_KIND_OTHER]; node != LTL_NO_NODE; node = tree->kind_next[node]) {
        ltl_node of = ltl_tree_child(tree, node, LTL_ROLE_OPERAND);
        bool is_it = of != LTL_NO_NODE && ltl_str_starts_with(ltl_tree_text(tree, node), LTL_STR("#undef"));
        uint32_t name = is_it ? ltl_names_find(tree->names, ltl_str_trim(ltl_tree_text(tree, of))) : 0;
        if (name != 0) {
            ltl_pairs_put(flow->arena, &flow->macros, name, 1, UINT32_MAX);
        }
    }
}

static void list_macros(ltl_flow *flow) {
    const ltl_scopes *scopes = ltl_flow_scopes(flow);
    flow->has_macros = true;
    for (uint32_t id = 1; id < scopes->all.count; id++) {
        const ltl_declaration *of = &scopes->all.at[id];
        if (ltl_typed_is_macro(flow, id)) {
            bool is_again = of->writes > 1 || ltl_pairs_find(&flow->macros, of->name, 1) != 0;
            ltl_pairs_put(flow->arena, &flow->macros, of->name, 1, is_again ? UINT32_MAX : id);
        }
    }
    list_taken_back(flow);
}

uint32_t ltl_words__macro(ltl_flow *flow, ltl_str name) {
    if (!flow->has_macros) {
        list_macros(flow);
    }
    uint32_t id = ltl_names_find(flow->tree->names, name);
    return id != 0 ? ltl_pairs_find(&flow->macros, id, 1) : 0;
}

/* `#define F(x)`, and not `#define A (x)`. */
static bool has_parameters(const ltl_flow *flow, uint32_t macro) {
    const ltl_tree *tree = flow->tree;
    uint32_t stop = tree->stop[flow->scopes.all.at[macro].leaf];
    return stop < tree->source->text.len && tree->source->text.ptr[stop] == '(';
}

static bool text_of(ltl_flow *flow, uint32_t macro, uint32_t at, ltl_words *out_words) {
    ltl_node value = ltl_tree_child(flow->tree, flow->scopes.all.at[macro].declarer, LTL_ROLE_VALUE);
    ltl_str text = value != LTL_NO_NODE ? ltl_tree_text(flow->tree, value) : LTL_STR_NONE;
    return ltl_words__of(flow->arena, text, at, true, out_words);
}

static bool expand(expander *e, const ltl_words *words, ltl_words *out);

/* What is given to a macro: `at` is the bracket behind its name; moved behind the one that closes it. */
static bool read_arguments(expander *e, const ltl_words *words, uint32_t *at, arguments *out) {
    uint32_t open = 1;
    ltl_words given = {0};
    for (uint32_t i = *at + 1; i < words->count; i++) {
        const ltl_word *word = &words->at[i];
        open += ltl_word__is(word, "(") ? 1 : 0;
        open -= ltl_word__is(word, ")") ? 1 : 0;
        if (open > 0 && !(open == 1 && ltl_word__is(word, ","))) {
            LTL_PUSH(e->flow->arena, &given, *word);
            continue;
        }
        if (out->count == MAX_PARAMETERS || !expand(e, &given, &out->of[out->count++])) {
            return false;
        }
        given = (ltl_words){0};
        if (open == 0) {
            *at = i + 1;
            return true;
        }
    }
    return false;
}

/* The number from 1 of the parameter of that name. */
static uint32_t parameter_named(const ltl_flow *flow, uint32_t macro, ltl_str name, uint32_t *out_count) {
    const ltl_tree *tree = flow->tree;
    ltl_node declarer = flow->scopes.all.at[macro].declarer;
    uint32_t found = 0;
    *out_count = 0;
    for (ltl_node child = declarer + 1; child < tree->end[declarer]; child = tree->end[child]) {
        if (tree->role[child] == LTL_ROLE_PARAMETER) {
            ++*out_count;
            found = ltl_str_eq(ltl_tree_text(tree, child), name) ? *out_count : found;
        }
    }
    return found;
}

static bool substitute(expander *e, uint32_t macro, const ltl_words *text, const arguments *given, ltl_words *out) {
    for (uint32_t i = 0; i < text->count; i++) {
        const ltl_word *word = &text->at[i];
        uint32_t count;
        uint32_t parameter = word->kind == LTL_WORD_NAME ? parameter_named(e->flow, macro, word->text, &count) : 0;
        if (ltl_word__is(word, "#") || ltl_word__is(word, "##") || ltl_word__is(word, "__VA_ARGS__")) {
            return false;
        }
        if (parameter == 0) {
            LTL_PUSH(e->flow->arena, out, *word);
            continue;
        }
        const ltl_words *with = &given->of[parameter - 1];
        for (uint32_t k = 0; k < with->count && out->count < LTL_TYPED_MAX_WORDS; k++) {
            LTL_PUSH(e->flow->arena, out, with->at[k]);
        }
    }
    return out->count < LTL_TYPED_MAX_WORDS;
}

/* The words for the macro whose name is at `*at`. */
static bool expand_macro(expander *e, uint32_t macro, const ltl_words *words, uint32_t *at, ltl_words *out) {
    ltl_words text = {0};
    ltl_words whole = {0};
    arguments *given = ltl_arena_alloc(e->flow->arena, sizeof *given);
    uint32_t from = words->at[(*at)++].at;
    *given = (arguments){0};
    if (e->depth == MAX_ACTIVE || !text_of(e->flow, macro, from, &text)) {
        return false;
    }
    if (has_parameters(e->flow, macro)) {
        uint32_t count;
        (void)parameter_named(e->flow, macro, LTL_STR_NONE, &count);
        if (!read_arguments(e, words, at, given)) {
            return false;
        }
        bool has_none = count == 0 && given->count == 1 && given->of[0].count == 0;
        if (!(has_none || given->count == count) || !substitute(e, macro, &text, given, &whole)) {
            return false;
        }
    } else {
        whole = text;
    }
    e->active[e->depth++] = macro;
    bool is_told = expand(e, &whole, out);
    e->depth--;
    return is_told;
}

static bool is_active(const expander *e, uint32_t macro) {
    bool is_it = false;
    for (uint32_t i = 0; i < e->depth; i++) {
        is_it = is_it || e->active[i] == macro;
    }
    return is_it;
}

static bool expand(expander *e, const ltl_words *words, ltl_words *out) {
    for (uint32_t at = 0; at < words->count;) {
        const ltl_word *word = &words->at[at];
        uint32_t macro = word->kind == LTL_WORD_NAME ? ltl_words__macro(e->flow, word->text) : 0;
        if (macro == UINT32_MAX || out->count >= LTL_TYPED_MAX_WORDS || !ltl_fuel_spend(&e->fuel, 1)) {
            return false;
        }
        bool is_it = macro != 0 && !is_active(e, macro);
        if (is_it && has_parameters(e->flow, macro)) {
            is_it = at + 1 < words->count && ltl_word__is(&words->at[at + 1], "(");
        }
        if (!is_it) {
            LTL_PUSH(e->flow->arena, out, *word);
            at++;
        } else if (!expand_macro(e, macro, words, &at, out)) {
            return false;
        }
    }
    return true;
}

bool ltl_words__expand(ltl_flow *flow, const ltl_words *words, ltl_words *out_words) {
    expander e = {.flow = flow, .fuel = ltl_fuel_make(MAX_STEPS, NULL)};
    return expand(&e, words, out_words);
}
