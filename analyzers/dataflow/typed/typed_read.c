/* Reads an expression by the ranks of its operators. */
#include "analyzers/dataflow/fold/fold_internal.h"
#include "analyzers/dataflow/typed/typed_internal.h"

typedef struct reader {
    ltl_flow *flow;
    ltl_node node; /* what it stands in */
    ltl_node unit;
    const ltl_words *words;
    uint32_t at;
    uint32_t depth;
    bool is_lost; /* no expression that is understood */
    const ltl_typed_sizes *sizes; /* null: what is known at the place counts */
    ltl_typed_type truth;
} reader;

static const ltl_word *now(const reader *r) {
    static const ltl_word END = {.kind = LTL_WORD_END};
    return r->at < r->words->count ? &r->words->at[r->at] : &END;
}

static bool takes(reader *r, const char *sign) {
    bool is_it = ltl_word__is(now(r), sign);
    r->at += is_it ? 1 : 0;
    return is_it;
}

static ltl_typed lost(reader *r) {
    r->is_lost = true;
    return ltl_typed__unknown(LTL_TYPE_NONE);
}

static ltl_typed choice(reader *r);
static ltl_typed signed_operand(reader *r);

/* Behind the bracket that closes the one at hand. */
static void skip_brackets(reader *r) {
    uint32_t open = 0;
    do {
        open += ltl_word__is(now(r), "(") || ltl_word__is(now(r), "[");
        open -= ltl_word__is(now(r), ")") || ltl_word__is(now(r), "]");
        r->at++;
    } while (open > 0 && now(r)->kind != LTL_WORD_END);
    r->is_lost = r->is_lost || open > 0;
}

/* ---- names of the file ---- */

/* The node that begins with the word: a name, or what is made of one. */
static ltl_node node_at(const reader *r, const ltl_word *word) {
    const ltl_tree *tree = r->flow->tree;
    for (ltl_node node = r->node; node < tree->end[r->node]; node++) {
        ltl_kind kind = ltl_tree_kind(tree, node);
        bool may_be = kind == LTL_KIND_CALL || kind == LTL_KIND_MEMBER || kind == LTL_KIND_INDEX ||
                      kind == LTL_KIND_NAME;
        bool is_open = node != r->node || kind == LTL_KIND_NAME || r->sizes != NULL; /* no value that is made of it */
        if (may_be && tree->start[node] == word->at && is_open) {
            return node;
        }
    }
    return LTL_NO_NODE;
}

static ltl_typed of_node(const reader *r, ltl_node node) {
    ltl_flow *flow = r->flow;
    ltl_kind kind = ltl_tree_kind(flow->tree, node);
    uint32_t of = kind == LTL_KIND_NAME     ? flow->scopes.of[node]
                  : kind == LTL_KIND_MEMBER ? ltl_flow__qualified(flow, node)
                                            : 0;
    of = of == 0 && kind == LTL_KIND_NAME ? ltl_flow__enumerator_named(flow, flow->tree->name[node]) : of;
    bool is_name = kind == LTL_KIND_NAME;
    if (r->sizes != NULL && of != 0) {
        return ltl_typed__kept(flow, of, node, r->unit);
    }
    ltl_typed value = of != 0 ? ltl_typed__declared(flow, of) : ltl_typed__unknown(LTL_TYPE_LOOSE);
    ltl_known known = ltl_flow__known(flow, node);
    bool is_told = known.kind != LTL_KNOWN_NOTHING && known.kind != LTL_KNOWN_UNREACHED;
    if (of == 0 && (!is_told || r->sizes != NULL)) {
        return is_name ? ltl_typed__customary(ltl_tree_name(flow->tree, node)) : ltl_typed__unknown(LTL_TYPE_NONE);
    }
    return value.type == LTL_TYPE_POINTER ? value : ltl_typed__of_known(flow, &known, value.type);
}

/* A name that stands in a macro. */
static ltl_typed of_macro_word(const reader *r, ltl_str word) {
    ltl_flow *flow = r->flow;
    uint32_t of = ltl_typed__named(flow, word);
    if (of == 0) {
        bool is_declared = ltl_names_find(flow->tree->names, word) != 0 && ltl_words__macro(flow, word) != 0;
        return is_declared ? ltl_typed__unknown(LTL_TYPE_NONE) : ltl_typed__customary(word);
    }
    if (r->sizes != NULL) {
        return ltl_typed__kept(flow, of, LTL_NO_NODE, r->unit);
    }
    ltl_typed value = ltl_typed__declared(flow, of);
    ltl_known known = ltl_flow__outer(flow, of, r->unit);
    return value.type == LTL_TYPE_POINTER ? value : ltl_typed__of_known(flow, &known, value.type);
}

static ltl_typed name(reader *r) {
    const ltl_word *word = now(r);
    const ltl_tree *tree = r->flow->tree;
    ltl_node node = word->is_of_macro ? LTL_NO_NODE : node_at(r, word);
    bool is_true = ltl_word__is(word, "true");
    if (is_true || ltl_word__is(word, "false")) {
        r->at++;
        return ltl_typed__whole(r->truth, is_true);
    }
    if (node == LTL_NO_NODE) {
        r->at++;
        return ltl_word__is(now(r), "(") || ltl_word__is(now(r), "::")
                   ? lost(r)
                   : of_macro_word(r, word->text);
    }
    ltl_typed value = of_node(r, node);
    if (tree->kind[node] == LTL_KIND_INDEX && !value.is_known) { /* its type is that of an item */
        r->at++;
        return of_node(r, node + 1);
    }
    uint32_t start = tree->start[node];
    while (now(r)->kind != LTL_WORD_END && now(r)->at >= start && now(r)->at < tree->stop[node]) {
        r->at++;
    }
    return value;
}

/* ---- operands ---- */

/* `(T)`, `<T>`: the type between; false: it is none. */
static bool takes_type(reader *r, const char *open, const char *close, ltl_typed_type *out_type) {
    uint32_t first = r->at;
    bool is_open = takes(r, open);
    uint32_t count = is_open ? ltl_typed__type_at(r->flow, r->words, r->at, out_type) : 0;
    r->at += count;
    if (count > 0 && takes(r, close)) {
        return true;
    }
    r->at = first;
    return false;
}

/* `static_cast<T>(x)`, `int(x)` */
static bool takes_called_cast(reader *r, ltl_typed *out) {
    ltl_typed_type type;
    uint32_t first = r->at;
    bool is_word = takes(r, "static_cast") && takes_type(r, "<", ">", &type);
    if (!is_word) {
        r->at = first;
        uint32_t count = r->truth == LTL_TYPE_TRUTH ? ltl_typed__type_at(r->flow, r->words, r->at, &type) : 0;
        r->at += count;
        is_word = count == 1;
    }
    if (!is_word || !takes(r, "(")) {
        r->at = first;
        return false;
    }
    *out = ltl_typed__cast(choice(r), type);
    r->is_lost = r->is_lost || !takes(r, ")");
    return true;
}

/* Texts beside each other are one. */
static ltl_typed text(reader *r) {
    uint64_t bytes = 1;
    bool is_plain = true;
    while (now(r)->kind == LTL_WORD_TEXT) {
        ltl_str part = now(r)->text;
        is_plain = is_plain && ltl_str_find_byte(part, '\\', 0) == SIZE_MAX;
        bytes += part.len - 2;
        r->at++;
    }
    return (ltl_typed){.type = is_plain ? LTL_TYPE_POINTER : LTL_TYPE_NONE, .element = LTL_TYPE_I8, .size = bytes};
}

static bool begins_operand(const ltl_word *word) {
    return word->kind == LTL_WORD_NUMBER || word->kind == LTL_WORD_LETTER || word->kind == LTL_WORD_TEXT ||
           word->kind == LTL_WORD_NAME || ltl_word__is(word, "(");
}

/* `(x)`; `(t)x` of a type that nobody knows: what is small is the same in all types of numbers. */
static ltl_typed bracketed(reader *r) {
    bool is_name = r->at + 2 < r->words->count && r->words->at[r->at + 1].kind == LTL_WORD_NAME &&
                   ltl_word__is(&r->words->at[r->at + 2], ")");
    r->at++;
    ltl_typed value = choice(r);
    if (!takes(r, ")")) {
        return lost(r);
    }
    if (is_name && value.type == LTL_TYPE_NONE && begins_operand(now(r))) {
        return ltl_typed__cast(signed_operand(r), LTL_TYPE_LOOSE);
    }
    return value;
}

static ltl_typed plain_operand(reader *r) {
    const ltl_word *word = now(r);
    ltl_typed value;
    if (takes_called_cast(r, &value)) {
        return value;
    }
    switch (word->kind) {
    case LTL_WORD_NUMBER:
    case LTL_WORD_LETTER:
        r->at++;
        value = ltl_typed__of_word(r->flow, word);
        r->is_lost = r->is_lost || value.type == LTL_TYPE_NONE;
        return value;
    case LTL_WORD_TEXT:
        return text(r);
    case LTL_WORD_NAME:
        return name(r);
    default:
        return ltl_word__is(word, "(") ? bracketed(r) : lost(r);
    }
}

/* `a[i]` and what else stands behind. */
static ltl_typed operand(reader *r) {
    ltl_typed value = plain_operand(r);
    while (ltl_word__is(now(r), "[") && !r->is_lost) {
        skip_brackets(r);
        value = ltl_typed__unknown(value.type == LTL_TYPE_POINTER ? value.element : LTL_TYPE_NONE);
    }
    bool is_more = ltl_word__is(now(r), ".") || ltl_word__is(now(r), "->") || ltl_word__is(now(r), "(") ||
                   ltl_word__is(now(r), "++") || ltl_word__is(now(r), "--");
    return is_more ? lost(r) : value;
}

/* What others know of a `sizeof` that stands in the tree. */
static uint64_t size_told(const reader *r, const ltl_word *word) {
    const ltl_tree *tree = r->flow->tree;
    bool may_be = r->sizes != NULL && !word->is_of_macro;
    for (ltl_node node = r->node; may_be && node < tree->end[r->node]; node++) {
        if (tree->kind[node] == LTL_KIND_UNARY && tree->start[node] == word->at) {
            int64_t bytes = r->sizes->bytes_of(r->sizes->context, node);
            return bytes > 0 ? (uint64_t)bytes : 0;
        }
    }
    return 0;
}

static ltl_typed size(reader *r, const ltl_word *word) {
    ltl_typed_type type = LTL_TYPE_NONE;
    uint64_t bytes;
    if (takes_type(r, "(", ")", &type)) {
        bytes = ltl_typed__bytes(type);
    } else {
        ltl_typed value = signed_operand(r);
        bytes = value.size > 0 ? value.size : ltl_typed__bytes(value.type);
    }
    bytes = bytes > 0 ? bytes : size_told(r, word);
    return bytes > 0 ? ltl_typed__whole(LTL_TYPE_U64, (int64_t)bytes) : ltl_typed__unknown(LTL_TYPE_U64);
}

static ltl_typed signed_operand(reader *r) {
    ltl_typed_type type;
    const ltl_word *word = now(r);
    if (r->depth == LTL_TYPED_MAX_DEPTH) {
        return lost(r);
    }
    r->depth++;
    ltl_typed value;
    if (takes(r, "sizeof")) {
        value = size(r, word);
    } else if (takes_type(r, "(", ")", &type)) {
        value = ltl_typed__cast(signed_operand(r), type);
    } else if (word->kind == LTL_WORD_SIGN && word->text.len == 1 && strchr("+-~!", word->text.ptr[0]) != NULL) {
        r->at++;
        value = ltl_typed__unary(word->text.ptr[0], signed_operand(r), r->truth);
    } else if (takes(r, "*")) {
        value = signed_operand(r);
        value = ltl_typed__unknown(value.type == LTL_TYPE_POINTER ? value.element : LTL_TYPE_NONE);
    } else if (takes(r, "&")) {
        (void)signed_operand(r);
        value = ltl_typed__unknown(LTL_TYPE_POINTER);
    } else {
        value = operand(r);
    }
    r->depth--;
    return value;
}

/* ---- operators ---- */

static uint32_t rank_of(const ltl_word *word) {
    static const struct {
        const char *operator;
        uint32_t rank;
    } RANKS[] = {
        {"*", 10}, {"/", 10}, {"%", 10}, {"+", 9},  {"-", 9},  {"<<", 8}, {">>", 8}, {"<", 7},  {">", 7},
        {"<=", 7}, {">=", 7}, {"==", 6}, {"!=", 6}, {"&", 5},  {"^", 4},  {"|", 3},  {"&&", 2}, {"||", 1},
    };
    for (size_t i = 0; word->kind == LTL_WORD_SIGN && i < LTL_COUNT_OF(RANKS); i++) {
        if (ltl_str_is(word->text, RANKS[i].operator)) {
            return RANKS[i].rank;
        }
    }
    return 0;
}

static ltl_typed operators(reader *r, uint32_t least) {
    if (r->depth == LTL_TYPED_MAX_DEPTH) {
        return lost(r);
    }
    r->depth++;
    ltl_typed value = signed_operand(r);
    for (uint32_t rank = rank_of(now(r)); rank >= least && rank > 0 && !r->is_lost; rank = rank_of(now(r))) {
        ltl_str operator= now(r)->text;
        r->at++;
        ltl_typed right = operators(r, rank + 1);
        value = ltl_typed__binary(operator, value, right, r->truth);
    }
    r->depth--;
    return value;
}

static ltl_typed choice(reader *r) {
    ltl_typed test = operators(r, 1);
    if (r->is_lost || !takes(r, "?")) {
        return test;
    }
    r->depth++;
    ltl_typed yes = r->depth < LTL_TYPED_MAX_DEPTH ? choice(r) : lost(r);
    ltl_typed no = takes(r, ":") && r->depth < LTL_TYPED_MAX_DEPTH ? choice(r) : lost(r);
    r->depth--;
    int holds = ltl_typed__holds(&test);
    bool are_same = yes.type == no.type && yes.type != LTL_TYPE_POINTER;
    ltl_typed_type type = are_same ? yes.type : ltl_typed__common(yes.type, no.type);
    ltl_typed value = ltl_typed__cast(holds == 0 ? no : yes, type);
    value.is_constant = test.is_constant && yes.is_constant && no.is_constant;
    value.is_known = value.is_known && holds >= 0;
    return value;
}

bool ltl_typed__read(ltl_flow *flow, ltl_node node, const ltl_words *words, const ltl_typed_sizes *sizes,
                     ltl_typed *out_value) {
    reader r = {.flow = flow,
                .node = node,
                .unit = ltl_flow__unit_node(flow, node),
                .words = words,
                .sizes = sizes,
                .truth = flow->fold_language == LTL_FOLD_CPP ? LTL_TYPE_TRUTH : LTL_TYPE_I32};
    *out_value = choice(&r);
    return !r.is_lost && now(&r)->kind == LTL_WORD_END;
}
