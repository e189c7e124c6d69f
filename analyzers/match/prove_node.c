#include "analyzers/match/matcher_internal.h"
#include "analyzers/match/number.h"

/* ---- bindings ---- */

static bool unifies(ltl_search *search, const ltl_bound *a, const ltl_bound *b) {
    ltl_str text = search->tree->source->text;
    bool is_loose = (search->pattern->options & LTL_MATCH_LOOSE_NAMES) != 0;
    return is_loose ? ltl_bound_equal(search->tree, text, a, b)
                    : ltl_bound_unifies(search->target, text, a, b);
}

static void bind(ltl_search *search, const ltl_bound *bound, const ltl_goal *next) {
    for (uint32_t i = 0; i < search->bound_count; i++) {
        if (search->bound[i].metavariable == bound->metavariable) {
            if (ltl_search_spend(search, (bound->end - bound->first) / 16) &&
                unifies(search, &search->bound[i], bound)) {
                ltl_prove(search, next);
            }
            return;
        }
    }
    if (search->bound_count == LTL_MAX_METAVARIABLES) {
        search->reason = LTL_REASON_RULE_FUEL;
        return;
    }
    search->bound[search->bound_count++] = *bound;
    ltl_prove(search, next);
    search->bound_count--;
}

void ltl_bind_nodes(ltl_search *search, uint16_t metavariable, ltl_node first, ltl_node last,
                    const ltl_goal *next) {
    const ltl_tree *tree = search->tree;
    ltl_bound bound = {.metavariable = metavariable, .first = first, .end = first};
    if (last != LTL_NO_NODE) {
        bound.end = tree->end[last];
        bound.span = (ltl_span){tree->start[first], tree->stop[last]};
    } else {
        uint32_t at = first < tree->count ? tree->start[first] : tree->stop[0];
        bound.span = (ltl_span){at, at};
    }
    bind(search, &bound, next);
}

void ltl_bind_text(ltl_search *search, uint16_t metavariable, ltl_span span, const ltl_goal *next) {
    ltl_bound bound = {.metavariable = metavariable, .is_text = true, .span = span};
    bind(search, &bound, next);
}

/* What a metavariable in the place of `t` is bound to: of a parameter, its name. */
static ltl_node bindable(const ltl_search *search, ltl_node t) {
    if (search->tree->kind[t] == LTL_KIND_PARAMETER) {
        ltl_node name = ltl_tree_child(search->tree, t, LTL_ROLE_NAME);
        return name != LTL_NO_NODE ? name : t;
    }
    return t;
}

/* A cast only adorns. In a loop: code may nest casts deeper than the stack is. */
static ltl_node without_casts(ltl_search *search, ltl_node t) {
    while (t != LTL_NO_NODE && search->tree->kind[t] == LTL_KIND_CAST) {
        t = ltl_search_look(search) ? ltl_tree_child(search->tree, t, LTL_ROLE_VALUE)
                                        : LTL_NO_NODE;
    }
    return t;
}

static bool is_bound(const ltl_search *search, ltl_node p) {
    for (uint32_t i = 0; i < search->bound_count; i++) {
        if (search->bound[i].metavariable == search->pattern->metavariable[p]) {
            return true;
        }
    }
    return false;
}

/* `${$X}` is no piece of text, where a bare `$X` is any piece. */
static bool is_wrong_piece(const ltl_search *search, const ltl_goal *goal) {
    if (search->tree->kind[goal->t] != LTL_KIND_STRING_PART ||
        search->asked->kind[goal->p] == LTL_KIND_STRING_PART) {
        return false;
    }
    uint32_t start = search->asked->start[goal->p];
    return start == 0 || search->asked->source->text.ptr[start - 1] == '{';
}

static void prove_metavariable(ltl_search *search, const ltl_goal *goal) {
    const ltl_tree *tree = search->tree;
    ltl_kind kind = ltl_tree_kind(tree, goal->t);
    bool asks_statement = ltl_is_statement(search->asked, goal->p) ||
                          search->asked->kind[goal->p] == LTL_KIND_EXPRESSION_STATEMENT;
    if (kind == LTL_KIND_KEYWORD_ARGUMENT || kind == LTL_KIND_MODIFIER ||
        (kind == LTL_KIND_EXPRESSION_STATEMENT && !asks_statement) ||
        is_wrong_piece(search, goal)) {
        return;
    }
    ltl_node node = bindable(search, goal->t);
    if (is_bound(search, goal->p) && kind == LTL_KIND_CAST) {
        node = without_casts(search, node); /* `(T) x` is x, for who has seen x before */
        if (node == LTL_NO_NODE) {
            return;
        }
    }
    ltl_bind_nodes(search, search->pattern->metavariable[goal->p], node, node, goal->next);
}

/* Bound to the word, so that `:$X` and `obj.$X` can be the same. */
static void prove_symbol(ltl_search *search, const ltl_goal *goal) {
    const ltl_tree *tree = search->tree;
    uint16_t metavariable = search->pattern->metavariable[goal->p];
    bool asks_symbol = ltl_str_starts_with(ltl_tree_text(search->asked, goal->p), LTL_STR(":"));
    if ((ltl_tree_row_flags(tree, goal->t) & LTL_ROW_SYMBOL) == 0) {
        if (!asks_symbol) {
            ltl_bind_nodes(search, metavariable, goal->t, goal->t, goal->next);
        }
        return;
    }
    ltl_span word = ltl_tree_span(tree, goal->t);
    const char *text = tree->source->text.ptr;
    word.start += word.start < word.end && text[word.start] == ':' ? 1 : 0;
    while (word.end > word.start &&
           (text[word.end - 1] == ':' || text[word.end - 1] == ' ' || text[word.end - 1] == '\n')) {
        word.end--;
    }
    ltl_bind_text(search, metavariable, word, goal->next);
}

/* ---- asks that look further than one node ---- */

/* What holds statements is no expression to look into, where it is one itself. */
static bool is_no_expression(const ltl_tree *tree, ltl_node t) {
    switch (ltl_tree_kind(tree, t)) {
    case LTL_KIND_FUNCTION:
    case LTL_KIND_CLASS:
    case LTL_KIND_IMPORT:
        return true;
    case LTL_KIND_BLOCK:
    case LTL_KIND_IF:
    case LTL_KIND_LOOP:
    case LTL_KIND_SWITCH:
    case LTL_KIND_TRY:
    case LTL_KIND_WITH:
        return ltl_is_statement(tree, t);
    default:
        return false;
    }
}

static void prove_deep(ltl_search *search, const ltl_goal *goal) {
    if (is_no_expression(search->tree, goal->t)) {
        return;
    }
    ltl_node wanted = ltl_tree_next_sibling(search->asked, goal->p + 1);
    bool is_shallow = (search->pattern->options & LTL_MATCH_SHALLOW_EXPRESSION) != 0;
    ltl_node end = is_shallow ? goal->t + 1 : search->tree->end[goal->t];
    for (ltl_node t = goal->t; t < end && !ltl_search_is_over(search); t++) {
        ltl_prove_fit(search, wanted, t, goal->next);
    }
}

/* Follows receivers and callees down: what `. ... .` may pass over. */
static ltl_node link_below(const ltl_tree *tree, ltl_node t) {
    switch (tree->kind[t]) {
    case LTL_KIND_MEMBER:
    case LTL_KIND_INDEX:
        return ltl_tree_child(tree, t, LTL_ROLE_RECEIVER);
    case LTL_KIND_CALL:
        return ltl_tree_child(tree, t, LTL_ROLE_CALLEE);
    default:
        return LTL_NO_NODE;
    }
}

static void prove_chain(ltl_search *search, const ltl_goal *goal) {
    ltl_node receiver = ltl_tree_child(search->asked, goal->p, LTL_ROLE_RECEIVER);
    if (receiver == LTL_NO_NODE) {
        return;
    }
    for (ltl_node t = goal->t; t != LTL_NO_NODE; t = link_below(search->tree, t)) {
        ltl_prove_fit(search, receiver, t, goal->next);
    }
}

/* ---- the same node ---- */

static bool compares_operator(const ltl_tree *tree, ltl_node node) {
    switch (tree->kind[node]) {
    case LTL_KIND_BINARY:
    case LTL_KIND_UNARY:
    case LTL_KIND_ASSIGN:
    case LTL_KIND_MEMBER:
    case LTL_KIND_OTHER:
        return true;
    default:
        return (ltl_tree_row_flags(tree, node) & LTL_ROW_OPERATOR) != 0;
    }
}

/* Languages with two spellings of one operator. */
static bool is_word_for(ltl_str word, ltl_str sign) {
    return (ltl_str_is(word, "and") && ltl_str_is(sign, "&&")) ||
           (ltl_str_is(word, "or") && ltl_str_is(sign, "||")) ||
           (ltl_str_is(word, "not") && ltl_str_is(sign, "!"));
}

/* `a.b` is also what reaches b past a null check, an assertion that there is none, or a pointer. A
 * pattern that says which of them it wants means that one. */
static bool accesses_as(ltl_str asked, ltl_str had) {
    static const struct {
        const char *plain;
        const char *special;
    } accesses[] = {{"", "?."}, {"", "?"}, {"", "&."}, {"", "!"}, {"", "->"}, {"->", "?->"}};
    for (size_t i = 0; i < LTL_COUNT_OF(accesses); i++) {
        if (ltl_str_is(asked, accesses[i].plain) && ltl_str_is(had, accesses[i].special)) {
            return true;
        }
    }
    return false;
}

/* The word that says what is defined, among those of a class's operator text: `class extends`. */
static ltl_str class_word(ltl_str text) {
    static const char *const words[] = {"class", "interface", "enum",   "trait",
                                        "object", "struct",   "record", "@interface"};
    ltl_str word;
    while (ltl_str_split(&text, ' ', &word)) {
        for (size_t i = 0; i < LTL_COUNT_OF(words); i++) {
            if (ltl_str_is(word, words[i])) {
                return word;
            }
        }
    }
    return LTL_STR("");
}

/* `=` accepts the `:=` of Go and Python, and `var` accepts `let` and `const`; never the other way round. */
static bool operators_agree(const ltl_search *search, ltl_node p, ltl_node t) {
    if (search->asked->name[p] == search->tree->name[t]) {
        return true;
    }
    ltl_str asked = ltl_tree_name(search->asked, p);
    ltl_str had = ltl_tree_name(search->tree, t);
    if (search->asked->kind[p] == LTL_KIND_ASSIGN) {
        return ltl_str_is(asked, "=") && ltl_str_is(had, ":=") &&
               (search->pattern->options & LTL_MATCH_NO_DECLARATIONS) == 0;
    }
    if (search->asked->kind[p] == LTL_KIND_MEMBER) {
        return accesses_as(asked, had);
    }
    if (search->asked->kind[p] == LTL_KIND_BINARY || search->asked->kind[p] == LTL_KIND_UNARY) {
        return is_word_for(asked, had) || is_word_for(had, asked);
    }
    if (search->asked->kind[p] == LTL_KIND_CLASS) {
        return ltl_str_eq(class_word(asked), class_word(had));
    }
    if (search->asked->kind[p] == LTL_KIND_DECLARATION) {
        return ltl_str_is(asked, "var") && (search->pattern->options & LTL_MATCH_VAR_IS_VAR) == 0 &&
               (ltl_str_is(had, "let") || ltl_str_is(had, "const"));
    }
    return false;
}

/* Kinds that hold more than one thing: a list is no tuple, a `for` no `while`, a slice no pointer. */
static bool compares_symbol(ltl_kind kind) {
    return kind == LTL_KIND_OTHER || kind == LTL_KIND_COLLECTION || kind == LTL_KIND_LOOP ||
           kind == LTL_KIND_TYPE;
}

/* `{...}` is read as a set, and asks for a dictionary as well. */
static bool opens_alike(const ltl_search *search, ltl_node p, ltl_node t) {
    ltl_row_flags flags = ltl_tree_row_flags(search->asked, p);
    ltl_row_flags other = ltl_tree_row_flags(search->tree, t);
    if ((flags & other & LTL_ROW_STYLES) != 0) {
        return ((flags ^ other) & LTL_ROW_ANY_ORDER) == 0;
    }
    char asked = search->asked->source->text.ptr[search->asked->start[p]];
    char had = search->tree->source->text.ptr[search->tree->start[t]];
    if (asked == '{' && !ltl_tree_is_leaf(search->asked, p) &&
        (search->pattern->asks[p + 1] != LTL_ASK_ELLIPSIS ||
         search->asked->end[p + 1] != search->asked->end[p])) {
        return false; /* `{$X}` is a set, only `{...}` anything between braces */
    }
    return search->asked->kind[p] == LTL_KIND_COLLECTION && asked == had &&
           (asked == '{' || asked == '[' || asked == '(');
}

static bool is_scalar(ltl_kind kind) {
    return kind == LTL_KIND_STRING || kind == LTL_KIND_NUMBER || kind == LTL_KIND_LITERAL;
}

/* Leaves of different kinds that say the same: keys with and without quotes, and literals where the
 * language converts them. */
static bool contents_agree(const ltl_search *search, ltl_node p, ltl_node t) {
    const ltl_tree *asked = search->asked;
    const ltl_tree *tree = search->tree;
    if (!ltl_tree_is_leaf(asked, p) || asked->name[p] != tree->name[t]) {
        return false;
    }
    ltl_kind wanted = ltl_tree_kind(asked, p);
    ltl_kind had = ltl_tree_kind(tree, t);
    if (asked->role[p] == LTL_ROLE_KEY && (wanted == LTL_KIND_NAME || wanted == LTL_KIND_STRING)) {
        return had == LTL_KIND_NAME || had == LTL_KIND_STRING;
    }
    return asked->language->scalars_agree && is_scalar(wanted) && is_scalar(had);
}

/* `import "a/b"` also means "a/b/c". */
static bool is_module_below(const ltl_search *search, ltl_node p, ltl_node t) {
    ltl_str asked = ltl_tree_name(search->asked, p);
    ltl_str had = ltl_tree_name(search->tree, t);
    return search->asked->role[p] == LTL_ROLE_MODULE && search->asked->kind[p] == LTL_KIND_STRING &&
           asked.len > 0 && had.len > asked.len && ltl_str_starts_with(had, asked) &&
           strchr("/.\\", had.ptr[asked.len]) != NULL;
}

/* `i++`, not `++i`. */
static bool is_postfix(const ltl_tree *tree, ltl_node node) {
    return !ltl_tree_is_leaf(tree, node) && tree->start[node + 1] == tree->start[node];
}

static bool has_condition(const ltl_tree *tree, ltl_node node) {
    return ltl_tree_child(tree, node, LTL_ROLE_CONDITION) != LTL_NO_NODE;
}

/* `for (...)` is any loop that begins with the same word: the rest of its operator text goes by the form
 * of its header. */
static bool loops_agree(const ltl_search *search, ltl_node p, ltl_node t) {
    ltl_str asked = ltl_tree_name(search->asked, p);
    ltl_str had = ltl_tree_name(search->tree, t);
    ltl_str word;
    ltl_str had_word;
    return ltl_str_split(&asked, ' ', &word) && ltl_str_split(&had, ' ', &had_word) &&
           ltl_str_eq(word, had_word);
}

/* `while a … end` and `… while a` are two node types with one word. */
static bool loops_alike(const ltl_search *search, ltl_node p, ltl_node t) {
    return search->asked->kind[p] == LTL_KIND_LOOP && search->asked->name[p] != 0 &&
           search->asked->name[p] == search->tree->name[t];
}

static bool heads_agree(const ltl_search *search, ltl_node p, ltl_node t) {
    const ltl_tree *asked = search->asked;
    const ltl_tree *tree = search->tree;
    bool declares = asked->kind[p] == LTL_KIND_DECLARATION && tree->kind[t] == LTL_KIND_FIELD;
    if (asked->kind[p] != tree->kind[t] && !declares) {
        return contents_agree(search, p, t);
    }
    if (ltl_is_any_loop(search, p)) {
        return loops_agree(search, p, t);
    }
    if (compares_symbol(ltl_tree_kind(asked, p)) && asked->symbol[p] != tree->symbol[t] &&
        !opens_alike(search, p, t) && !loops_alike(search, p, t)) {
        return false;
    }
    if (ltl_tree_is_leaf(asked, p) && !compares_operator(asked, p)) {
        return asked->name[p] == tree->name[t] || is_module_below(search, p, t) ||
               (asked->kind[p] == LTL_KIND_NUMBER &&
                ltl_numbers_equal(ltl_tree_name(asked, p), ltl_tree_name(tree, t)));
    }
    if (asked->kind[p] == LTL_KIND_UNARY && is_postfix(asked, p) != is_postfix(tree, t)) {
        return false;
    }
    if (asked->kind[p] == LTL_KIND_SWITCH && !has_condition(asked, p) && has_condition(tree, t)) {
        return false;
    }
    return !compares_operator(asked, p) || operators_agree(search, p, t);
}

/* A type without arguments also means one with them. True when nothing else can fit. */
static bool prove_generic(ltl_search *search, const ltl_goal *goal) {
    const ltl_tree *tree = search->tree;
    ltl_kind wanted = ltl_tree_kind(search->asked, goal->p);
    if (tree->kind[goal->t] != LTL_KIND_TYPE ||
        (wanted != LTL_KIND_NAME && wanted != LTL_KIND_MEMBER)) {
        return false;
    }
    ltl_node name = ltl_tree_first_child(tree, goal->t);
    if (name != LTL_NO_NODE && tree->role[name] == LTL_ROLE_NAME &&
        ltl_tree_child(tree, goal->t, LTL_ROLE_TYPE_ARGUMENT) != LTL_NO_NODE) {
        ltl_prove_fit(search, goal->p, name, goal->next);
    }
    return true;
}

static void prove_expression(ltl_search *search, const ltl_goal *goal) {
    const ltl_tree *tree = search->tree;
    if (!ltl_tree_is_leaf(search->asked, goal->p)) {
        ltl_prove_expression_statement(search, goal->p + 1, goal->t, goal->next);
    } else if (tree->kind[goal->t] == LTL_KIND_EXPRESSION_STATEMENT &&
               ltl_tree_is_leaf(tree, goal->t)) {
        ltl_prove(search, goal->next); /* `;` alone */
    }
}

static void prove_same(ltl_search *search, const ltl_goal *goal) {
    const ltl_tree *asked = search->asked;
    ltl_kind wanted = ltl_tree_kind(asked, goal->p);
    if ((wanted == LTL_KIND_BLOCK || search->tree->kind[goal->t] == LTL_KIND_BLOCK) &&
        ltl_prove_block(search, goal)) {
        return;
    }
    if (wanted == LTL_KIND_EXPRESSION_STATEMENT) {
        prove_expression(search, goal);
        return;
    }
    if (wanted == LTL_KIND_MEMBER) {
        ltl_prove_imported(search, goal->p, goal->t, goal->next);
    }
    if (wanted != LTL_KIND_CAST && search->tree->kind[goal->t] == LTL_KIND_CAST) {
        ltl_node value = without_casts(search, goal->t);
        if (value != LTL_NO_NODE) {
            ltl_prove_fit(search, goal->p, value, goal->next);
        }
        return;
    }
    if (prove_generic(search, goal)) {
        return;
    }
    if (ltl_prove_dotted_import(search, goal) || ltl_prove_list_of_one(search, goal)) {
        return;
    }
    if (ltl_prove_module(search, goal) || ltl_prove_function(search, goal) ||
        ltl_prove_assigned(search, goal)) {
        return;
    }
    if (!heads_agree(search, goal->p, goal->t)) {
        ltl_prove_constant(search, goal);
        if (search->tree->kind[goal->t] == LTL_KIND_NAME) {
            ltl_prove_symbolic(search, goal);
        }
        return;
    }
    if (ltl_tree_is_leaf(asked, goal->p) && ltl_tree_is_leaf(search->tree, goal->t)) {
        ltl_prove(search, goal->next);
        return;
    }
    if (wanted == LTL_KIND_BINARY) {
        ltl_prove_binary(search, goal);
        return;
    }
    ltl_goal children = {.kind = LTL_GOAL_CHILDREN,
                         .p_around = goal->p,
                         .around = goal->t,
                         .p = goal->p + 1,
                         .t = goal->t + 1,
                         .next = goal->next};
    ltl_prove(search, &children);
}

static void prove_within(ltl_search *search, const ltl_goal *goal) {
    ltl_node end = search->tree->end[goal->t];
    for (ltl_node t = goal->t; t < end && !ltl_search_is_over(search); t++) {
        ltl_goal here = *goal;
        here.t = t;
        if (ltl_search_look(search)) {
            prove_same(search, &here);
        }
    }
}

void ltl_prove_node(ltl_search *search, const ltl_goal *goal) {
    const ltl_pattern *pattern = search->pattern;
    ltl_kind kind = ltl_tree_kind(search->tree, goal->t);
    switch ((ltl_ask)pattern->asks[goal->p]) {
    case LTL_ASK_METAVARIABLE:
        prove_metavariable(search, goal);
        break;
    case LTL_ASK_ANYTHING:
        if (kind != LTL_KIND_KEYWORD_ARGUMENT && !is_wrong_piece(search, goal)) {
            ltl_prove(search, goal->next);
        }
        break;
    case LTL_ASK_ELLIPSIS:
        ltl_prove(search, goal->next);
        break;
    case LTL_ASK_SEQUENCE:
        ltl_bind_nodes(search, pattern->metavariable[goal->p], goal->t, goal->t, goal->next);
        break;
    case LTL_ASK_DEEP:
        prove_deep(search, goal);
        break;
    case LTL_ASK_WITHIN:
        prove_within(search, goal);
        break;
    case LTL_ASK_TYPED:
        ltl_prove_typed(search, goal);
        break;
    case LTL_ASK_SYMBOL_CONTENT:
        prove_symbol(search, goal);
        break;
    case LTL_ASK_CHAIN:
        prove_chain(search, goal);
        break;
    case LTL_ASK_SAME:
        prove_same(search, goal);
        break;
    default:
        ltl_prove_literal(search, goal);
        break;
    }
}

void ltl_prove_fit(ltl_search *search, ltl_node p, ltl_node t, const ltl_goal *next) {
    ltl_goal goal = {.kind = LTL_GOAL_NODE, .p = p, .t = t, .next = next};
    ltl_prove(search, &goal);
}
