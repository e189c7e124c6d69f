/* Numbers of C and C++: what is asked from outside. */
#include "analyzers/dataflow/fold/fold_internal.h"
#include "analyzers/dataflow/typed/typed_internal.h"

bool ltl_typed_reads(const ltl_flow *flow) {
    return (flow->fold_language & (LTL_FOLD_C | LTL_FOLD_CPP)) != 0;
}

ltl_known ltl_typed__known_of(ltl_flow *flow, const ltl_typed *value) {
    bool is_whole = ltl_typed__is_whole(value->type) || value->type == LTL_TYPE_LOOSE;
    bool is_truth = value->is_truth || value->type == LTL_TYPE_TRUTH;
    bool fits = value->is_known && is_whole && (value->type != LTL_TYPE_U64 || value->bits >= 0);
    if (fits && is_truth) {
        return ltl_fold__of_bool(value->bits != 0);
    }
    if (fits) {
        return ltl_known_of_integer(flow->arena, value->bits);
    }
    bool is_some = (value->is_constant || value->is_known) && (is_whole || ltl_typed__is_real(value->type));
    return is_some ? ltl_known_some(is_truth ? LTL_KNOWN_SOME_BOOL : LTL_KNOWN_SOME_NUMBER) : ltl_known_nothing();
}

/* ---- macros by themselves ---- */

/* One operand wherever it is put: a word, what brackets hold, either with signs before it. */
static bool is_closed(const ltl_words *words) {
    uint32_t at = 0;
    uint32_t open = 0;
    while (at < words->count && words->at[at].kind == LTL_WORD_SIGN && words->at[at].text.len == 1 &&
           strchr("-+~!", words->at[at].text.ptr[0]) != NULL) {
        at++;
    }
    bool is_text = at < words->count && words->at[at].kind == LTL_WORD_TEXT;
    for (uint32_t i = at; i < words->count; i++) {
        open += ltl_word__is(&words->at[i], "(");
        open -= ltl_word__is(&words->at[i], ")");
        is_text = is_text && words->at[i].kind == LTL_WORD_TEXT;
        if (open == 0 && i + 1 < words->count && !is_text) {
            return false;
        }
    }
    return at < words->count && open == 0;
}

static ltl_known text_of(ltl_flow *flow, const ltl_words *words) {
    ltl_known all = {.kind = LTL_KNOWN_STRING, .origin = LTL_NO_NODE};
    for (uint32_t i = 0; i < words->count; i++) {
        ltl_known part = {.kind = LTL_KNOWN_STRING, .origin = LTL_NO_NODE};
        if (words->at[i].kind != LTL_WORD_TEXT) {
            return ltl_known_nothing();
        }
        part.text = ltl_str_slice(words->at[i].text, 1, words->at[i].text.len - 1);
        all = ltl_known_concat(flow->arena, &all, &part);
    }
    return words->count > 0 ? all : ltl_known_nothing();
}

/* `NULL`, `true`, `'a'`, `1.5`: as it is written. */
static ltl_known word_of(ltl_flow *flow, const ltl_word *word) {
    static const char *const NULLS[] = {"NULL", "nullptr"};
    ltl_known value = {.kind = LTL_KNOWN_LITERAL, .origin = LTL_NO_NODE, .text = word->text};
    bool is_true = ltl_word__is(word, "true");
    if (is_true || ltl_word__is(word, "false")) {
        return ltl_fold__of_bool(is_true);
    }
    for (size_t i = 0; i < LTL_COUNT_OF(NULLS); i++) {
        if (ltl_word__is(word, NULLS[i])) {
            return value;
        }
    }
    ltl_typed number = ltl_typed__of_word(flow, word);
    if (word->kind == LTL_WORD_NUMBER && ltl_typed__is_real(number.type)) {
        value.kind = LTL_KNOWN_NUMBER;
        return value;
    }
    return word->kind == LTL_WORD_LETTER && number.is_known ? value : ltl_known_nothing();
}

static bool words_of_macro(ltl_flow *flow, uint32_t declaration, ltl_words *out_words) {
    const ltl_declaration *of = &flow->scopes.all.at[declaration];
    ltl_str name = ltl_names_text(flow->tree->names, of->name);
    ltl_word word = {.kind = LTL_WORD_NAME, .text = name, .is_of_macro = true};
    ltl_words words = {0};
    LTL_PUSH(flow->arena, &words, word);
    return ltl_words__macro(flow, name) == declaration && ltl_words__expand(flow, &words, out_words) &&
           out_words->count > 0;
}

bool ltl_typed_is_closed(ltl_flow *flow, uint32_t declaration) {
    ltl_words words = {0};
    return words_of_macro(flow, declaration, &words) && is_closed(&words);
}

ltl_known ltl_typed_macro(ltl_flow *flow, uint32_t declaration) {
    ltl_words words = {0};
    ltl_typed value;
    if (!words_of_macro(flow, declaration, &words)) {
        return ltl_known_nothing();
    }
    ltl_known known = words.count == 1 ? word_of(flow, &words.at[0]) : ltl_known_nothing();
    if (known.kind == LTL_KNOWN_NOTHING) {
        known = text_of(flow, &words);
    }
    if (known.kind != LTL_KNOWN_NOTHING || !ltl_typed__read(flow, 0, &words, NULL, &value)) {
        return known;
    }
    return ltl_typed__known_of(flow, &value);
}

/* ---- expressions ---- */

static bool read_node(ltl_flow *flow, ltl_node node, ltl_typed *out) {
    const ltl_tree *tree = flow->tree;
    ltl_words words = {0};
    ltl_words whole = {0};
    return ltl_fuel_spend(&flow->fuel, (tree->stop[node] - tree->start[node]) / 64 + 1) &&
           ltl_words__of(flow->arena, ltl_tree_text(tree, node), tree->start[node], false, &words) &&
           ltl_words__expand(flow, &words, &whole) && ltl_typed__read(flow, node, &whole, NULL, out);
}

bool ltl_typed_value(ltl_flow *flow, ltl_node node, ltl_known *out_value) {
    ltl_typed value;
    bool is_read = read_node(flow, node, &value);
    if (is_read) {
        *out_value = ltl_typed__known_of(flow, &value);
    }
    return is_read && (value.type != LTL_TYPE_NONE && value.type != LTL_TYPE_POINTER);
}

bool ltl_typed_may_know(ltl_flow *flow, ltl_node call) {
    const ltl_tree *tree = flow->tree;
    ltl_node callee = ltl_typed_reads(flow) ? ltl_tree_child(tree, call, LTL_ROLE_CALLEE) : LTL_NO_NODE;
    bool is_name = callee != LTL_NO_NODE && tree->kind[callee] == LTL_KIND_NAME;
    ltl_str name = is_name ? ltl_tree_text(tree, callee) : LTL_STR_NONE;
    ltl_words words = {0};
    ltl_typed_type type;
    if (!is_name || ltl_str_is(name, "static_cast")) {
        return is_name;
    }
    (void)ltl_flow_scopes(flow);
    uint32_t of = flow->scopes.of[callee];
    bool is_cast = flow->fold_language == LTL_FOLD_CPP && of == 0 &&
                   ltl_words__of(flow->arena, name, 0, true, &words) && words.count > 0 &&
                   ltl_typed__type_at(flow, &words, 0, &type) == words.count;
    return is_cast || ltl_typed_is_macro(flow, of);
}

/* ---- variables ---- */

static ltl_known held_real(ltl_flow *flow, const ltl_known *value, ltl_typed_type type) {
    ltl_word word = {.kind = LTL_WORD_NUMBER, .text = value->text};
    ltl_typed real = ltl_typed__cast(ltl_typed__of_word(flow, &word), type);
    return real.is_known ? ltl_typed__known_of(flow, &real) : ltl_known_some(LTL_KNOWN_SOME_NUMBER);
}

/* A letter stays one where it is the same number. */
static ltl_known held_letter(ltl_flow *flow, const ltl_known *value, ltl_typed_type type) {
    ltl_word word = {.kind = LTL_WORD_LETTER, .text = value->text};
    ltl_typed letter = ltl_typed__of_word(flow, &word);
    bool is_other = letter.is_known && ltl_typed__is_whole(type) && (type == LTL_TYPE_TRUTH || letter.bits < 0);
    letter = is_other ? ltl_typed__cast(letter, type) : letter;
    return is_other ? ltl_typed__known_of(flow, &letter) : *value;
}

/* What does not fit has no meaning where it comes from a number with a point. */
static bool is_real(ltl_flow *flow, ltl_node from) {
    uint32_t of = from != LTL_NO_NODE && flow->tree->kind[from] == LTL_KIND_NAME ? flow->scopes.of[from] : 0;
    return of != 0 && ltl_typed__is_real(ltl_typed__declared(flow, of).type);
}

ltl_known ltl_typed_held(ltl_flow *flow, uint32_t declaration, ltl_node from, const ltl_known *value) {
    bool is_letter = value->kind == LTL_KNOWN_LITERAL;
    if (declaration == 0 || (value->kind != LTL_KNOWN_NUMBER && !is_letter)) {
        return *value;
    }
    ltl_typed_type type = ltl_typed__declared(flow, declaration).type;
    if (is_letter) {
        return held_letter(flow, value, type);
    }
    if (!ltl_typed__is_whole(type)) {
        return *value;
    }
    if (!value->is_integer) {
        return held_real(flow, value, type);
    }
    ltl_typed held = ltl_typed__of_known(flow, value, type);
    if (held.is_known && held.bits == value->integer && type != LTL_TYPE_TRUTH) {
        return *value;
    }
    return is_real(flow, from) ? ltl_known_some(LTL_KNOWN_SOME_NUMBER) : ltl_typed__known_of(flow, &held);
}

bool ltl_typed_changed(ltl_flow *flow, ltl_node by, uint32_t declaration, const ltl_known *before,
                       ltl_known *out_value) {
    ltl_str operator= ltl_tree_name(flow->tree, by);
    ltl_node right = ltl_tree_child(flow->tree, by, LTL_ROLE_RIGHT);
    ltl_typed more = ltl_typed__whole(LTL_TYPE_I32, 1); /* `x++` */
    bool is_number = before->kind == LTL_KNOWN_NUMBER || before->kind == LTL_KNOWN_SOME_NUMBER;
    bool is_read = right == LTL_NO_NODE || read_node(flow, right, &more);
    if (declaration == 0 || !is_number || operator.len < 2 || !is_read) {
        return false;
    }
    ltl_typed_type type = ltl_typed__declared(flow, declaration).type;
    ltl_typed value = ltl_typed__of_known(flow, before, type);
    ltl_str sign = ltl_str_slice(operator, 0, operator.len - 1);
    value = ltl_typed__cast(ltl_typed__binary(sign, value, more, LTL_TYPE_I32), type);
    *out_value = ltl_typed__known_of(flow, &value);
    return true;
}
