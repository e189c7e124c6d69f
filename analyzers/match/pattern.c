#include "analyzers/match/pattern.h"

#include <ctype.h>

#include "analyzers/match/ask_literal.h"
#include "analyzers/match/pattern_read.h"
#include "analyzers/match/placeholder.h"
#include "core/limits.h"

typedef struct compiler {
    ltl_arena *arena;
    ltl_names *names;
    ltl_metavariables *metavariables;
    ltl_pattern *pattern; /* the reading at hand */
    ltl_literal_asker literals;
} compiler;

uint16_t ltl_metavariables_intern(ltl_arena *arena, ltl_metavariables *all, ltl_str name) {
    for (uint32_t i = 0; i < all->count; i++) {
        if (ltl_str_eq(all->at[i], name)) {
            return (uint16_t)i;
        }
    }
    LTL_PUSH(arena, all, ltl_arena_copy(arena, name));
    return (uint16_t)(all->count - 1);
}

/* ---- asks ---- */

static ltl_ask ask_of_stand_in(compiler *c, ltl_stand_in stand_in, ltl_str name,
                               uint16_t *out_metavariable) {
    switch (stand_in) {
    case LTL_STAND_IN_METAVARIABLE:
        if (ltl_str_is(name, "$_")) {
            return LTL_ASK_ANYTHING;
        }
        *out_metavariable = ltl_metavariables_intern(c->arena, c->metavariables, name);
        return LTL_ASK_METAVARIABLE;
    case LTL_STAND_IN_SEQUENCE:
        *out_metavariable = ltl_metavariables_intern(c->arena, c->metavariables, name);
        return LTL_ASK_SEQUENCE;
    case LTL_STAND_IN_TYPED:
        *out_metavariable = ltl_str_is(name, "$_")
                                ? UINT16_MAX
                                : ltl_metavariables_intern(c->arena, c->metavariables, name);
        return LTL_ASK_TYPED;
    case LTL_STAND_IN_ELLIPSIS:
        return LTL_ASK_ELLIPSIS;
    case LTL_STAND_IN_DEEP:
    case LTL_STAND_IN_NONE:
    default:
        return LTL_ASK_SAME;
    }
}

/* A word in quotes, where quotes say nothing: `"..."` asks for one that interpolates. */
static void ask_of_quoted_word(compiler *c, ltl_node node) {
    ltl_pattern *pattern = c->pattern;
    ltl_str name;
    ltl_str content = ltl_tree_name(pattern->tree, node);
    ltl_stand_in stand_in = ltl_placeholder_read(c->arena, content, &name);
    pattern->asks[node] = LTL_ASK_ANY_TEMPLATE;
    if (stand_in != LTL_STAND_IN_ELLIPSIS) {
        pattern->asks[node] =
            (uint8_t)ask_of_stand_in(c, stand_in, name, &pattern->metavariable[node]);
    }
    if (stand_in == LTL_STAND_IN_NONE) {
        ltl_str restored = ltl_placeholder_restore(c->arena, content);
        pattern->tree->name[node] = ltl_names_intern(c->names, restored);
    }
}

/* `:$X`, `$X: v`: true when it is one. */
static bool ask_of_symbol(compiler *c, ltl_node node) {
    ltl_pattern *pattern = c->pattern;
    if ((ltl_tree_row_flags(pattern->tree, node) & LTL_ROW_SYMBOL) == 0) {
        return false;
    }
    ltl_str text = ltl_tree_name(pattern->tree, node);
    ltl_str name;
    ltl_stand_in stand_in = ltl_placeholder_read(c->arena, ltl_str_slice(text, 1, text.len), &name);
    ltl_ask ask = ask_of_stand_in(c, stand_in, name, &pattern->metavariable[node]);
    pattern->asks[node] = (uint8_t)(ask == LTL_ASK_METAVARIABLE ? LTL_ASK_SYMBOL_CONTENT : ask);
    return ask != LTL_ASK_SAME;
}

/* A key without its quotes, markup's text without the blanks around it. */
static ltl_str leaf_text(const ltl_tree *tree, ltl_node node) {
    ltl_kind kind = ltl_tree_kind(tree, node);
    bool has_name = kind == LTL_KIND_NAME || kind == LTL_KIND_TEXT || kind == LTL_KIND_STRING;
    return has_name ? ltl_tree_name(tree, node) : ltl_tree_text(tree, node);
}

static void ask_of_leaf(compiler *c, ltl_node node) {
    ltl_pattern *pattern = c->pattern;
    const ltl_tree *tree = pattern->tree;
    if (ask_of_symbol(c, node)) {
        return;
    }
    if (tree->kind[node] == LTL_KIND_NAME &&
        (ltl_tree_row_flags(tree, node) & LTL_ROW_WORD) != 0) {
        ask_of_quoted_word(c, node);
        return;
    }
    ltl_str name;
    ltl_stand_in stand_in = ltl_placeholder_read(c->arena, leaf_text(tree, node), &name);
    pattern->asks[node] =
        (uint8_t)ask_of_stand_in(c, stand_in, name, &pattern->metavariable[node]);
    uint32_t start = tree->start[node];
    if (pattern->asks[node] == LTL_ASK_ELLIPSIS && node > pattern->first && start > 0 &&
        tree->kind[tree->parent[node]] == LTL_KIND_TEMPLATE &&
        tree->source->text.ptr[start - 1] == '{') {
        pattern->asks[node] = LTL_ASK_ANYTHING; /* `${...}` is one piece */
    }
}

/* Nothing but brackets around the child: `(...)`, `: $T`. */
static bool is_bare_around(const ltl_tree *tree, ltl_node node, ltl_node child) {
    ltl_str text = tree->source->text;
    for (uint32_t at = tree->start[node]; at < tree->stop[node]; at++) {
        bool is_outside = at < tree->start[child] || at >= tree->stop[child];
        if (is_outside && strchr(" \t\r\n:()", text.ptr[at]) == NULL) {
            return false;
        }
    }
    return true;
}

/* A node that holds a stand-in and nothing else is that stand-in itself: a parameter, a statement, a
 * variable with its sigil. Statement lists are not: `{ ... }` asks for a list. */
static bool may_become_its_child(const ltl_tree *tree, ltl_node node) {
    switch (tree->kind[node]) {
    case LTL_KIND_EXPRESSION_STATEMENT:
    case LTL_KIND_PARAMETER:
    case LTL_KIND_DECLARATION:
    case LTL_KIND_FIELD:
    case LTL_KIND_VARIABLE:
    case LTL_KIND_PAIR:
    case LTL_KIND_ATTRIBUTE:
    case LTL_KIND_CASE:
        return true;
    case LTL_KIND_TYPE: /* not `[]$T` */
        return ltl_tree_first_child(tree, node) != LTL_NO_NODE && is_bare_around(tree, node, node + 1);
    case LTL_KIND_OTHER:
        return ltl_tree_first_child(tree, node) != LTL_NO_NODE &&
               ltl_span_eq(ltl_tree_span(tree, node), ltl_tree_span(tree, node + 1));
    default:
        return false;
    }
}

static bool is_open(ltl_ask ask) {
    return ask == LTL_ASK_METAVARIABLE || ask == LTL_ASK_ANYTHING || ask == LTL_ASK_ELLIPSIS ||
           ask == LTL_ASK_SEQUENCE;
}

/* `**ltl_dots`, `ltl_dots: ltl_dots`: an ellipsis among pairs. */
static bool is_pair_ellipsis(const ltl_pattern *pattern, ltl_node node) {
    const ltl_tree *tree = pattern->tree;
    if (tree->kind[node] != LTL_KIND_SPREAD && tree->kind[node] != LTL_KIND_KEYWORD_ARGUMENT) {
        return false;
    }
    ltl_node child = node + 1;
    while (child < tree->end[node] && pattern->asks[child] == LTL_ASK_ELLIPSIS) {
        child = tree->end[child];
    }
    return child >= tree->end[node];
}

/* The stand-in in a node whose other children are only the dummy's type. An ellipsis may have any
 * type beside it, a metavariable only an ellipsis: it is a parameter of any type. */
static ltl_node lone_stand_in(const ltl_pattern *pattern, ltl_node node) {
    const ltl_tree *tree = pattern->tree;
    ltl_node found = LTL_NO_NODE;
    ltl_node type = LTL_NO_NODE;
    bool has_modifier = false;
    for (ltl_node child = node + 1; child < tree->end[node]; child = tree->end[child]) {
        if (tree->kind[node] == LTL_KIND_CASE && tree->kind[child] == LTL_KIND_BLOCK &&
            ltl_tree_is_leaf(tree, child)) {
            continue; /* a case without a body */
        }
        if (tree->role[child] == LTL_ROLE_MODIFIER && tree->kind[child] == LTL_KIND_MODIFIER) {
            has_modifier = true; /* PHP's `public $ltl_dots;` */
            continue;
        }
        bool is_type = tree->role[child] == LTL_ROLE_TYPE && ltl_tree_is_leaf(tree, child);
        ltl_node *slot = is_type ? &type : &found;
        ltl_ask ask = (ltl_ask)pattern->asks[child];
        bool is_second = *slot != LTL_NO_NODE &&
                         (ask != LTL_ASK_ELLIPSIS || pattern->asks[*slot] != LTL_ASK_ELLIPSIS);
        if (is_second || (!is_type && !is_open(ask))) {
            return LTL_NO_NODE;
        }
        *slot = child;
    }
    if (found == LTL_NO_NODE) {
        return type != LTL_NO_NODE && is_open((ltl_ask)pattern->asks[type]) ? type : LTL_NO_NODE;
    }
    bool is_any = pattern->asks[found] == LTL_ASK_ELLIPSIS;
    bool fits = type == LTL_NO_NODE || pattern->asks[type] == LTL_ASK_ELLIPSIS;
    return is_any || (fits && !has_modifier) ? found : LTL_NO_NODE;
}

static bool is_deep_call(compiler *c, ltl_node node) {
    const ltl_tree *tree = c->pattern->tree;
    ltl_str name;
    return tree->kind[node] == LTL_KIND_CALL && ltl_tree_child_count(tree, node) == 2 &&
           ltl_placeholder_read(c->arena, ltl_tree_text(tree, node + 1), &name) ==
               LTL_STAND_IN_DEEP;
}

/* `a. ... .b`: a member whose name is an ellipsis. */
static bool is_chain(const ltl_pattern *pattern, ltl_node node) {
    const ltl_tree *tree = pattern->tree;
    if (tree->kind[node] != LTL_KIND_MEMBER) {
        return false;
    }
    ltl_node name = ltl_tree_child(tree, node, LTL_ROLE_NAME);
    return name != LTL_NO_NODE && pattern->asks[name] == LTL_ASK_ELLIPSIS;
}

/* `... x` is a command with the word x, first or later; `...` alone is any command. */
static void ask_of_command(ltl_pattern *pattern, ltl_node node) {
    const ltl_tree *tree = pattern->tree;
    ltl_ask first = (ltl_ask)pattern->asks[node + 1];
    if (first != LTL_ASK_ELLIPSIS && first != LTL_ASK_SEQUENCE) {
        return;
    }
    if (ltl_tree_child_count(tree, node) == 1) {
        pattern->asks[node] = (uint8_t)first;
        pattern->metavariable[node] = pattern->metavariable[node + 1];
    }
    for (ltl_node word = node + 1; word < tree->end[node]; word = tree->end[word]) {
        tree->role[word] = LTL_ROLE_NONE;
    }
}

/* `RUN x ...` is about any command x of that instruction. */
static void ask_of_deep_body(ltl_pattern *pattern, ltl_node node) {
    ltl_node body = ltl_tree_child(pattern->tree, node, LTL_ROLE_BODY);
    bool is_deep = (pattern->options & LTL_MATCH_SHALLOW_STATEMENT) == 0;
    if (is_deep && body != LTL_NO_NODE && pattern->tree->kind[body] == LTL_KIND_CALL &&
        pattern->asks[body] == LTL_ASK_SAME) {
        pattern->asks[body] = LTL_ASK_WITHIN;
    }
}

static void ask_of_inner(compiler *c, ltl_node node) {
    ltl_pattern *pattern = c->pattern;
    if ((ltl_tree_row_flags(pattern->tree, node) & LTL_ROW_DEEP_BODY) != 0) {
        ask_of_deep_body(pattern, node);
        return;
    }
    if ((ltl_tree_row_flags(pattern->tree, node) & LTL_ROW_WORDS) != 0) {
        ask_of_command(pattern, node);
        return;
    }
    if (is_deep_call(c, node)) {
        pattern->asks[node] = LTL_ASK_DEEP;
        return;
    }
    if (is_pair_ellipsis(pattern, node)) {
        pattern->asks[node] = LTL_ASK_ELLIPSIS;
        return;
    }
    if (is_chain(pattern, node)) {
        pattern->asks[node] = LTL_ASK_CHAIN;
        return;
    }
    if (may_become_its_child(pattern->tree, node)) {
        ltl_node stand_in = lone_stand_in(pattern, node);
        if (stand_in != LTL_NO_NODE) {
            pattern->asks[node] = pattern->asks[stand_in];
            pattern->metavariable[node] = pattern->metavariable[stand_in];
        }
    }
}

static void ask_between(compiler *c, ltl_node first, ltl_node end) {
    /* Backwards: children first. */
    for (ltl_node node = end; node-- > first;) {
        if (ltl_ask_literal(&c->literals, node)) {
            continue;
        }
        if (ltl_tree_is_leaf(c->pattern->tree, node)) {
            ask_of_leaf(c, node);
        } else {
            ask_of_inner(c, node);
        }
    }
}

static void ask(compiler *c) {
    ltl_pattern *pattern = c->pattern;
    pattern->asks = LTL_NEW_ARRAY(c->arena, uint8_t, pattern->tree->count);
    pattern->metavariable = LTL_NEW_ARRAY(c->arena, uint16_t, pattern->tree->count);
    ask_between(c, pattern->first, pattern->end);
}

/* The types asked for stand behind the pattern. */
static void ask_for_types(compiler *c, const ltl_reading *reading) {
    ltl_pattern *pattern = c->pattern;
    const ltl_tree *tree = pattern->tree;
    for (uint32_t i = 0; i < reading->type_count; i++) {
        ask_between(c, reading->types[i], tree->end[reading->types[i]]);
    }
    pattern->type = LTL_NEW_ARRAY(c->arena, ltl_node, tree->count);
    for (ltl_node node = pattern->first; node < pattern->end; node++) {
        if (pattern->asks[node] == LTL_ASK_TYPED) {
            uint32_t type = ltl_placeholder_type(ltl_tree_text(tree, node));
            pattern->type[node] = reading->types[type < reading->type_count ? type : 0];
        }
    }
}

/* ---- anchor ---- */

static bool holds_a_name(const ltl_tree *tree, ltl_node node) {
    return (tree->kind[node] == LTL_KIND_NAME || tree->kind[node] == LTL_KIND_STRING) &&
           ltl_tree_name(tree, node).len >= LTL_MIN_ANCHOR_BYTES;
}

/* Depth of `node` below the pattern's root; 0 when the way leads through a node that matches at more
 * than one depth, or when statements stand side by side. */
static uint32_t depth_below_root(const ltl_pattern *pattern, ltl_node node) {
    uint32_t depth = 0;
    if (pattern->root_count > 1 || pattern->is_statement) {
        return 0;
    }
    for (ltl_node at = node; at != pattern->first; at = pattern->tree->parent[at]) {
        ltl_node parent = pattern->tree->parent[at];
        ltl_kind kind = (ltl_kind)pattern->tree->kind[parent];
        if (pattern->asks[parent] != LTL_ASK_SAME || kind == LTL_KIND_BLOCK ||
            kind == LTL_KIND_BINARY || kind == LTL_KIND_EXPRESSION_STATEMENT ||
            kind == LTL_KIND_ASSIGN || kind == LTL_KIND_LAMBDA) {
            return 0;
        }
        depth++;
    }
    return depth + 1;
}

/* Skips what the pattern does not compare: the inside of a stand-in, the callee of a deep one. */
static bool is_compared(const ltl_pattern *pattern, ltl_node node) {
    for (ltl_node at = node; at >= pattern->first && at != LTL_NO_NODE;
         at = pattern->tree->parent[at]) {
        ltl_ask ask = (ltl_ask)pattern->asks[at];
        bool is_deep_callee = at != node && ask == LTL_ASK_DEEP && node == at + 1;
        bool has_own = ask == LTL_ASK_SAME || ask == LTL_ASK_DEEP || ask == LTL_ASK_CHAIN ||
                       ask == LTL_ASK_WITHIN;
        if (is_deep_callee || !has_own) {
            return false;
        }
        if (at == pattern->first) {
            break;
        }
    }
    return true;
}

/* A name or string that every match contains. A string may be put together from parts. */
static bool is_asked_literally(const ltl_pattern *pattern, ltl_node node) {
    return pattern->asks[node] == LTL_ASK_SAME && holds_a_name(pattern->tree, node) &&
           is_compared(pattern, node) && !ltl_pattern_takes_value(pattern, node);
}

/* The string of an import also fits longer ones. */
static bool is_module(const ltl_tree *tree, ltl_node node) {
    return tree->kind[node] == LTL_KIND_STRING && tree->role[node] == LTL_ROLE_MODULE;
}

/* The longest name; a callee's own name counts double because it decides most. */
static void choose_anchor(ltl_pattern *pattern) {
    const ltl_tree *tree = pattern->tree;
    if ((pattern->options & LTL_MATCH_SYMBOLIC) != 0) {
        return; /* what it names may stand where the variable got it */
    }
    size_t best = 0;
    for (ltl_node node = pattern->first; node < pattern->end; node++) {
        if (!is_asked_literally(pattern, node) || is_module(tree, node)) {
            continue;
        }
        size_t worth = ltl_tree_name(tree, node).len;
        ltl_role role = (ltl_role)tree->role[node];
        worth *= role == LTL_ROLE_CALLEE || role == LTL_ROLE_NAME ? 2 : 1;
        if (worth > best) {
            best = worth;
            pattern->anchor = tree->name[node];
            pattern->anchor_depth = depth_below_root(pattern, node);
        }
    }
}

/* True when every further reading asks for the same text. */
static bool is_asked_by_all(const ltl_pattern *pattern, ltl_node node) {
    for (const ltl_pattern *also = pattern->also; also != NULL; also = also->also) {
        bool has = false;
        for (ltl_node other = also->first; other < also->end && !has; other++) {
            has = also->tree->name[other] == pattern->tree->name[node] &&
                  also->tree->kind[other] == pattern->tree->kind[node] &&
                  is_asked_literally(also, other);
        }
        if (!has) {
            return false;
        }
    }
    return true;
}

/* Where a string can be written in several ways, its longest word is written in all of them. */
static ltl_str literal_of(const ltl_tree *tree, ltl_node node) {
    ltl_str text = ltl_tree_name(tree, node);
    if (tree->kind[node] != LTL_KIND_STRING || tree->language->string_value == NULL) {
        return text;
    }
    ltl_str longest = LTL_STR_NONE;
    for (size_t start = 0; start < text.len;) {
        size_t end = start;
        while (end < text.len && (isalnum((unsigned char)text.ptr[end]) || text.ptr[end] == '_')) {
            end++;
        }
        longest = end - start > longest.len ? ltl_str_slice(text, start, end) : longest;
        start = end + 1;
    }
    return longest;
}

ltl_clauses ltl_pattern_clauses(ltl_arena *arena, const ltl_pattern *pattern) {
    const ltl_tree *tree = pattern->tree;
    ltl_clauses clauses = {0};
    for (ltl_node node = pattern->first; node < pattern->end; node++) {
        if (!is_asked_literally(pattern, node) || !is_asked_by_all(pattern, node)) {
            continue;
        }
        ltl_clause clause = {0};
        ltl_str literal = literal_of(tree, node);
        if (literal.len < LTL_MIN_ANCHOR_BYTES) {
            continue;
        }
        LTL_PUSH(arena, &clause, ((ltl_literal){.text = literal,
                                        .is_word = tree->kind[node] == LTL_KIND_NAME}));
        LTL_PUSH(arena, &clauses, clause);
    }
    return clauses;
}

static bool is_statement_kind(ltl_kind kind) {
    switch (kind) {
    case LTL_KIND_EXPRESSION_STATEMENT:
    case LTL_KIND_DECLARATION:
    case LTL_KIND_FUNCTION:
    case LTL_KIND_CLASS:
    case LTL_KIND_IF:
    case LTL_KIND_LOOP:
    case LTL_KIND_SWITCH:
    case LTL_KIND_TRY:
    case LTL_KIND_WITH:
    case LTL_KIND_RETURN:
    case LTL_KIND_THROW:
    case LTL_KIND_BREAK:
    case LTL_KIND_IMPORT:
        return true;
    default:
        return false;
    }
}

static bool binds_any(const ltl_pattern *pattern) {
    for (ltl_node node = pattern->first; node < pattern->end; node++) {
        ltl_ask ask = (ltl_ask)pattern->asks[node];
        if (ask == LTL_ASK_METAVARIABLE || ask == LTL_ASK_SEQUENCE ||
            ask == LTL_ASK_STRING_CONTENT || ask == LTL_ASK_SYMBOL_CONTENT ||
            ask == LTL_ASK_REGEX_CONTENT || ask == LTL_ASK_TYPED) {
            return true;
        }
    }
    return false;
}


void ltl_pattern_clear(const ltl_pattern *pattern) {
    for (; pattern != NULL; pattern = pattern->also) {
        for (ltl_node node = 0; pattern->regex != NULL && node < pattern->tree->count; node++) {
            ltl_regex_free(pattern->regex[node]);
        }
    }
}

static ltl_status reading_compile(compiler *c, const ltl_reading *reading, unsigned options,
                                  ltl_error *error) {
    ltl_pattern *pattern = LTL_NEW(c->arena, ltl_pattern);
    *pattern = (ltl_pattern){.tree = reading->tree,
                             .first = reading->first,
                             .end = reading->end,
                             .root_count = reading->root_count,
                             .is_header = reading->is_header,
                             .options = options};
    c->pattern = pattern;
    c->literals = (ltl_literal_asker){c->arena, c->names, c->metavariables, pattern, LTL_OK, error};
    ask(c);
    if (reading->type_count > 0) {
        ask_for_types(c, reading);
    }
    if (c->literals.status != LTL_OK) {
        return c->literals.status;
    }
    pattern->is_statement =
        pattern->root_count > 1 || is_statement_kind(ltl_tree_kind(pattern->tree, pattern->first));
    ltl_ask root = (ltl_ask)pattern->asks[pattern->first];
    pattern->is_metavariable =
        pattern->root_count == 1 && (root == LTL_ASK_METAVARIABLE || root == LTL_ASK_ANYTHING);
    pattern->binds = binds_any(pattern);
    choose_anchor(pattern);
    return LTL_OK;
}

/* Line and column within the pattern's text, from 1. */
static void place_fault(ltl_error *error, ltl_str text, size_t fault) {
    uint32_t line = 1;
    uint32_t column = 1;
    for (size_t at = 0; at < fault && at < text.len; at++) {
        bool ends_line = text.ptr[at] == '\n';
        line += ends_line ? 1 : 0;
        column = ends_line ? 1 : column + 1;
    }
    ltl_error_at(error, "", line, column);
}

static bool is_too_long(const ltl_readings *readings) {
    for (uint32_t i = 0; i < readings->count; i++) {
        if (readings->at[i].end - readings->at[i].first > LTL_MAX_PATTERN_NODES) {
            return true;
        }
    }
    return false;
}

ltl_status ltl_pattern_compile(ltl_arena *arena, ltl_parser *parser, ltl_names *names,
                               ltl_metavariables *metavariables, const ltl_language *language,
                               ltl_str text, unsigned options, const ltl_pattern **out_pattern,
                               ltl_error *error) {
    if (text.len > LTL_MAX_PATTERN_BYTES) {
        return ltl_fail(error, LTL_LIMIT, "the pattern is longer than %llu bytes",
                        (unsigned long long)LTL_MAX_PATTERN_BYTES);
    }
    ltl_readings readings;
    ltl_status status = ltl_pattern_read(arena, parser, names, language, text, &readings);
    if (status == LTL_SYNTAX) {
        (void)ltl_fail(error, LTL_SYNTAX, "%s cannot read this pattern", language->title);
        place_fault(error, text, readings.fault);
        return status;
    }
    if (status != LTL_OK) {
        return ltl_fail(error, status, "%s", ltl_status_text(status));
    }
    if (is_too_long(&readings)) {
        return ltl_fail(error, LTL_LIMIT, "the pattern has more than %u syntax nodes",
                        LTL_MAX_PATTERN_NODES);
    }
    compiler c = {.arena = arena, .names = names, .metavariables = metavariables};
    const ltl_pattern *also = NULL;
    for (uint32_t i = readings.count; i-- > 0 && status == LTL_OK;) {
        status = reading_compile(&c, &readings.at[i], options, error);
        c.pattern->also = also;
        also = c.pattern;
    }
    if (status != LTL_OK) {
        ltl_pattern_clear(also);
        return status;
    }
    *out_pattern = also;
    return LTL_OK;
}

ltl_status ltl_pattern_compile_type(ltl_arena *arena, ltl_parser *parser, ltl_names *names,
                                    ltl_metavariables *metavariables, const ltl_language *language,
                                    ltl_str type, const ltl_pattern **out_pattern,
                                    ltl_error *error) {
    if (language->type_probe[0] == NULL) {
        return ltl_fail(error, LTL_INVALID, "%s has no types to ask for", language->title);
    }
    ltl_str text = language->type_follows
                       ? ltl_arena_printf(arena, "($_: %.*s)", LTL_STR_ARG(type))
                       : ltl_arena_printf(arena, "(%.*s $_)", LTL_STR_ARG(type));
    return ltl_pattern_compile(arena, parser, names, metavariables, language, text, 0, out_pattern,
                               error);
}
