#include "analyzers/match/matcher_internal.h"
#include "analyzers/match/number.h"

/* Whether two nodes are the same aside from their children: kind, operator, form; of leaves, text. */

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
           (ltl_str_is(word, "not") && ltl_str_is(sign, "!")) ||
           (word.len == 0 && ltl_str_is(sign, "$(")); /* backticks */
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
    ltl_kind kind = ltl_tree_kind(search->asked, p);
    if (kind == LTL_KIND_BINARY || kind == LTL_KIND_UNARY || kind == LTL_KIND_OTHER) {
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

/* Where literals are compared by content, `resource a b {` is `resource "a" "b" {`; an argument of a call is a name of
 * its own. */
static bool is_plain_label(const ltl_search *search, ltl_node t) {
    const ltl_tree *tree = search->tree;
    ltl_node block = tree->parent[t];
    return search->asked->language->scalars_agree && tree->kind[t] == LTL_KIND_NAME &&
           tree->role[t] == LTL_ROLE_ARGUMENT && block != LTL_NO_NODE &&
           ltl_tree_child(tree, block, LTL_ROLE_BODY) != LTL_NO_NODE;
}

/* Leaves of different kinds that say the same: keys and labels with and without quotes, and literals where the
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
    if (wanted == LTL_KIND_STRING && is_plain_label(search, t)) {
        return true;
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

bool ltl_heads_agree(const ltl_search *search, ltl_node p, ltl_node t) {
    const ltl_tree *asked = search->asked;
    const ltl_tree *tree = search->tree;
    bool declares = asked->kind[p] == LTL_KIND_DECLARATION && tree->kind[t] == LTL_KIND_FIELD;
    if (asked->kind[p] != tree->kind[t] && !declares) {
        return contents_agree(search, p, t);
    }
    bool is_own = (search->pattern->options & LTL_MATCH_OWN_FUNCTIONS) != 0;
    if (is_own && asked->kind[p] == LTL_KIND_LAMBDA && asked->symbol[p] != tree->symbol[t]) {
        return false;
    }
    if (asked->kind[p] == LTL_KIND_ELEMENT && !ltl_tags_agree(search, p, t)) {
        return false;
    }
    if (asked->kind[p] == LTL_KIND_TEMPLATE &&
        ltl_is_concatenation(asked, p) != ltl_is_concatenation(tree, t)) {
        return false;
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
