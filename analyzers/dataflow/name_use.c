#include "analyzers/dataflow/name_use.h"

#include <ctype.h>
#include <string.h>

#include "analyzers/syntax/shell.h"

static bool scopes_by(const ltl_tree *tree, unsigned flag) {
    return (tree->language->scoping & flag) != 0;
}

static bool has_child(const ltl_tree *tree, ltl_node node, ltl_role role) {
    return ltl_tree_child(tree, node, role) != LTL_NO_NODE;
}

/* `=`, `:=`, `<-`, but not `+=`. */
static bool is_plain(ltl_str operator) {
    if (operator.len == 0 || ltl_str_is(operator, "=") || ltl_str_is(operator, ":=") ||
        ltl_str_is(operator, "<-")) {
        return true;
    }
    char first = operator.ptr[0];
    return first == '=' || isalpha((unsigned char)first);
}

static bool is_in_comprehension(const ltl_tree *tree, ltl_node assign) {
    ltl_str operator = ltl_tree_name(tree, assign);
    return ltl_str_starts_with(operator, LTL_STR("for")) ||
           ltl_str_starts_with(operator, LTL_STR("async for"));
}

static ltl_name_use use_of_target(const ltl_tree *tree, ltl_node assign) {
    ltl_str operator = ltl_tree_name(tree, assign);
    bool is_sent_to = ltl_str_is(operator, "<-") && scopes_by(tree, LTL_SCOPING_COLON);
    if (!is_plain(operator) || is_sent_to) { /* a channel stays what it is (Go) */
        return LTL_NAME_CHANGED;
    }
    bool is_own = ltl_is_shell(tree) && ltl_shell_is_local(tree, tree->parent[assign]);
    bool declares = ltl_str_is(operator, ":=") || ltl_str_is(operator, "<-") || is_own ||
                    scopes_by(tree, LTL_SCOPING_ASSIGNED) || is_in_comprehension(tree, assign);
    return declares ? LTL_NAME_DECLARED : LTL_NAME_WRITTEN;
}

/* A loop's own variable: JavaScript wants a `let` before it, Go a `:=` behind it. */
static ltl_name_use use_of_loop_variable(const ltl_tree *tree, ltl_node loop) {
    if (scopes_by(tree, LTL_SCOPING_HOISTS_VAR) && !has_child(tree, loop, LTL_ROLE_MODIFIER)) {
        return LTL_NAME_WRITTEN;
    }
    if (scopes_by(tree, LTL_SCOPING_COLON)) {
        bool has_colon = ltl_str_find_byte(ltl_tree_name(tree, loop), ':', 0) != SIZE_MAX;
        return has_colon ? LTL_NAME_DECLARED : LTL_NAME_WRITTEN;
    }
    return LTL_NAME_DECLARED;
}

static ltl_name_use use_of_operand(const ltl_tree *tree, ltl_node unary) {
    ltl_str operator = ltl_tree_name(tree, unary);
    if (ltl_str_is(operator, "++") || ltl_str_is(operator, "--")) {
        return LTL_NAME_CHANGED;
    }
    bool exposes = ltl_str_is(operator, "&") || ltl_str_is(operator, "& mut");
    return exposes ? LTL_NAME_EXPOSED : LTL_NAME_READ;
}

/* Nodes nobody has described: `del x`, `global x`, patterns of all kinds. */
static ltl_name_use use_in_other(const ltl_tree *tree, ltl_node parent, ltl_node node,
                                 ltl_name_use around) {
    ltl_str word = ltl_tree_name(tree, parent);
    ltl_role role = ltl_tree_role(tree, node);
    bool is_key = role == LTL_ROLE_KEY && tree->end[node] < tree->end[parent]; /* `y: z` of a pattern */
    if (is_key && (around == LTL_NAME_DECLARED || around == LTL_NAME_WRITTEN)) {
        return LTL_NAME_NONE;
    }
    if (ltl_str_is(word, "global") || ltl_str_is(word, "nonlocal")) {
        return LTL_NAME_OUTER;
    }
    if (ltl_str_is(word, "#define") && role == LTL_ROLE_NAME) {
        return LTL_NAME_DECLARED;
    }
    if (ltl_str_is(word, "del") || ltl_str_is(word, "unset")) {
        return LTL_NAME_EXPOSED;
    }
    return around;
}

/* Swift's `if case .a(let y) = x`, `while let y = x`: names between `let` and `=` are declared, in the head itself. */
static bool is_bound_in_head(const ltl_tree *tree, ltl_node head, ltl_node name) {
    ltl_node binding = LTL_NO_NODE;
    const char *text = tree->source->text.ptr;
    if (tree->kind[name] != LTL_KIND_NAME || (tree->start[name] > 0 && text[tree->start[name] - 1] == '.') ||
        !ltl_language_is(tree->language, "swift")) {
        return false;
    }
    for (ltl_node child = head + 1; child < name; child = tree->end[child]) {
        ltl_str word = tree->kind[child] == LTL_KIND_MODIFIER ? ltl_tree_name(tree, child) : LTL_STR_NONE;
        bool binds = ltl_str_is(word, "let") || ltl_str_is(word, "var");
        binding = binds ? child : binding;
    }
    size_t given = binding != LTL_NO_NODE ? ltl_str_find_byte(tree->source->text, '=', tree->stop[binding]) : 0;
    return binding != LTL_NO_NODE && given >= tree->stop[name];
}

static bool is_binding_test(const ltl_tree *tree, ltl_node node) {
    ltl_str operator = ltl_tree_name(tree, node);
    return ltl_str_is(operator, "instanceof") || ltl_str_is(operator, "is") ||
           ltl_str_is(operator, "=>") || ltl_str_is(operator, "in"); /* Ruby's `x => {a:}` */
}

/* What the part called NAME is to the kinds that have one; elsewhere it is read. */
static ltl_name_use use_of_name(ltl_kind parent) {
    switch (parent) {
    case LTL_KIND_PARAMETER:
    case LTL_KIND_VARIABLE:
    case LTL_KIND_FIELD:
    case LTL_KIND_DECLARATION:
    case LTL_KIND_CATCH:
    case LTL_KIND_FUNCTION:
    case LTL_KIND_LAMBDA:
    case LTL_KIND_CLASS:
    case LTL_KIND_IF:
    case LTL_KIND_SWITCH:
        return LTL_NAME_DECLARED;
    case LTL_KIND_MEMBER:
    case LTL_KIND_ATTRIBUTE:
        return LTL_NAME_NONE;
    default:
        return LTL_NAME_READ;
    }
}

/* `{a: b}` names a key; PHP's `$k => $v` has two variables. */
static ltl_name_use use_in_pair(const ltl_tree *tree, ltl_node node, ltl_name_use around) {
    bool is_expression = scopes_by(tree, LTL_SCOPING_ASSIGNED) && scopes_by(tree, LTL_SCOPING_CASES) &&
                         scopes_by(tree, LTL_SCOPING_FIELDS); /* Python's */
    bool is_word = !is_expression && tree->role[node] == LTL_ROLE_KEY && tree->kind[node] == LTL_KIND_NAME &&
                   tree->source->text.ptr[tree->start[node]] != '$';
    return is_word && around != LTL_NAME_IMPORTED ? LTL_NAME_NONE : around;
}

/* The patterns of cases declare, but not where a switch has no subject: its values are conditions (Elixir's
 * `cond`). */
static ltl_name_use use_in_case(const ltl_tree *tree, ltl_node node, ltl_role role) {
    bool is_pattern = scopes_by(tree, LTL_SCOPING_SIGILS) && /* Ruby's `in`, not its `when` */
                      ltl_str_starts_with(ltl_tree_text(tree, node), LTL_STR("in "));
    bool declares = role == LTL_ROLE_VALUE && (is_pattern || scopes_by(tree, LTL_SCOPING_CASES));
    ltl_node around = tree->parent[node];
    bool has_subject = around == LTL_NO_NODE || tree->kind[around] != LTL_KIND_SWITCH ||
                       ltl_tree_child(tree, around, LTL_ROLE_CONDITION) != LTL_NO_NODE;
    return declares && has_subject ? LTL_NAME_DECLARED : LTL_NAME_READ;
}

/* `int (*compare)(const char *a)`: what the parameters of a parameter are called, nobody can ask for. */
static bool is_of_inner_parameter(const ltl_tree *tree, ltl_node parent, ltl_role role) {
    ltl_node around = tree->parent[parent];
    return role == LTL_ROLE_NAME && tree->kind[parent] == LTL_KIND_PARAMETER &&
           tree->role[parent] == LTL_ROLE_PARAMETER && tree->kind[around] == LTL_KIND_PARAMETER &&
           ltl_tree_child(tree, around, LTL_ROLE_NAME) != LTL_NO_NODE;
}

/* `[head | tail]`, `"a" <> rest`, `%{"k" => v}`, `%{k: v}`: patterns that are spelt as operators and keywords. */
static bool is_pattern_part(const ltl_tree *tree, ltl_node parent, ltl_role role, ltl_name_use around) {
    bool gives = around == LTL_NAME_DECLARED || around == LTL_NAME_WRITTEN;
    if (!gives || !scopes_by(tree, LTL_SCOPING_CLAUSES)) {
        return false;
    }
    if (tree->kind[parent] == LTL_KIND_KEYWORD_ARGUMENT) {
        return role == LTL_ROLE_VALUE;
    }
    ltl_str operator = ltl_tree_name(tree, parent);
    return ltl_str_is(operator, "|") || ltl_str_is(operator, "<>") ||
           (ltl_str_is(operator, "=>") && role == LTL_ROLE_RIGHT);
}

/* Elixir's `def f(%{"id" => id} = params)` declares on both sides. */
static bool is_pattern_of_parameter(const ltl_tree *tree, ltl_node assign) {
    ltl_node around = tree->parent[assign];
    return scopes_by(tree, LTL_SCOPING_CLAUSES) && around != LTL_NO_NODE &&
           tree->kind[around] == LTL_KIND_PARAMETER && tree->role[assign] == LTL_ROLE_NAME;
}

/* A word of a shell script: the name of a command or a function, a variable that a command gives a value, or text. */
static ltl_name_use use_of_word(const ltl_tree *tree, ltl_node parent, ltl_node word) {
    if (ltl_shell_is_word(tree, word)) {
        bool is_function = tree->kind[parent] == LTL_KIND_FUNCTION;
        return is_function                              ? LTL_NAME_DECLARED
               : tree->role[word] == LTL_ROLE_CALLEE     ? LTL_NAME_READ
               : ltl_shell_is_given(tree, word)          ? LTL_NAME_WRITTEN
                                                         : LTL_NAME_NONE;
    }
    bool is_own = tree->kind[parent] == LTL_KIND_DECLARATION && ltl_shell_is_local(tree, parent);
    return is_own ? LTL_NAME_DECLARED : LTL_NAME_READ;
}

/* The use that names have below `node`, by what its parent takes it for. */
static ltl_name_use use_below(const ltl_tree *tree, ltl_node parent, ltl_node node,
                              ltl_name_use around) {
    ltl_role role = ltl_tree_role(tree, node);
    if (role == LTL_ROLE_LABEL || is_of_inner_parameter(tree, parent, role)) {
        return LTL_NAME_NONE;
    }
    if (tree->kind[node] == LTL_KIND_NAME && ltl_is_shell(tree) &&
        (ltl_shell_is_word(tree, node) || tree->kind[parent] == LTL_KIND_DECLARATION)) {
        return use_of_word(tree, parent, node);
    }
    bool is_head = tree->kind[parent] == LTL_KIND_IF || tree->kind[parent] == LTL_KIND_LOOP;
    if (is_head && (role == LTL_ROLE_CONDITION || role == LTL_ROLE_NAME) && is_bound_in_head(tree, parent, node)) {
        return LTL_NAME_DECLARED;
    }
    switch (ltl_tree_kind(tree, parent)) {
    case LTL_KIND_KEYWORD_ARGUMENT:
        return is_pattern_part(tree, parent, role, around) ? around
               : role == LTL_ROLE_NAME                     ? LTL_NAME_NONE
                                                           : LTL_NAME_READ;
    case LTL_KIND_BINARY:
        if (is_pattern_part(tree, parent, role, around)) {
            return around;
        }
        return role == LTL_ROLE_NAME && is_binding_test(tree, parent) ? LTL_NAME_DECLARED
                                                                      : LTL_NAME_READ;
    case LTL_KIND_ASSIGN:
        if (is_pattern_of_parameter(tree, parent)) {
            return LTL_NAME_DECLARED;
        }
        return role == LTL_ROLE_LEFT ? use_of_target(tree, parent) : LTL_NAME_READ;
    case LTL_KIND_LOOP:
        return role == LTL_ROLE_LEFT ? use_of_loop_variable(tree, parent) : LTL_NAME_READ;
    case LTL_KIND_CASE:
        return use_in_case(tree, parent, role);
    case LTL_KIND_UNARY:
        return use_of_operand(tree, parent);
    case LTL_KIND_IMPORT:
        return LTL_NAME_IMPORTED;
    case LTL_KIND_PAIR:
        return use_in_pair(tree, node, around);
    case LTL_KIND_COLLECTION:
    case LTL_KIND_SPREAD:
        return around;
    case LTL_KIND_OTHER:
        return role == LTL_ROLE_TYPE ? LTL_NAME_READ : use_in_other(tree, parent, node, around);
    default:
        return role == LTL_ROLE_NAME ? use_of_name(ltl_tree_kind(tree, parent)) : LTL_NAME_READ;
    }
}

/* Parts of a pattern: `[a, ...b]`, `{c: d}`. */
static bool is_pattern(ltl_kind kind) {
    return kind == LTL_KIND_COLLECTION || kind == LTL_KIND_PAIR || kind == LTL_KIND_SPREAD ||
           kind == LTL_KIND_OTHER || kind == LTL_KIND_BINARY || kind == LTL_KIND_KEYWORD_ARGUMENT;
}

void ltl_name_walk_init(ltl_name_walk *walk, ltl_arena *arena, const ltl_tree *tree) {
    *walk = (ltl_name_walk){.tree = tree, .arena = arena};
}

ltl_name_region ltl_name_walk_at(ltl_name_walk *walk, ltl_node node) {
    const ltl_tree *tree = walk->tree;
    while (walk->regions.count > 0 && walk->regions.at[walk->regions.count - 1].end <= node) {
        walk->regions.count--;
    }
    ltl_name_region around = {.end = tree->count, .declarer = LTL_NO_NODE, .use = LTL_NAME_READ};
    if (walk->regions.count > 0) {
        around = walk->regions.at[walk->regions.count - 1];
    }
    ltl_node parent = tree->parent[node];
    if (parent == LTL_NO_NODE) {
        return around;
    }
    ltl_name_use use = use_below(tree, parent, node, around.use);
    if (use == LTL_NAME_READ && around.use == LTL_NAME_READ) {
        return around;
    }
    if (use == around.use && (is_pattern(ltl_tree_kind(tree, parent)) || is_pattern_of_parameter(tree, parent))) {
        return around;
    }
    ltl_name_region region = {.end = tree->end[node], .declarer = parent, .use = use};
    LTL_PUSH(walk->arena, &walk->regions, region);
    return region;
}
