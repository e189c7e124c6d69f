/* Comparisons that ask something of one of their sides; and what is asked in any way. */
#include "analyzers/guards/atom_internal.h"
#include "analyzers/syntax/shell.h"

/* The outcome that a constant stands for, where a test is compared with it; false: it stands for none. */
static bool outcome_of(const ltl_tree *tree, ltl_node node, bool *out_outcome) {
    static const char *const NO[] = {"0",    "false", "False", "null",
                                     "None", "nil",   "NULL",  "undefined"};
    static const char *const YES[] = {"1", "true", "True"};
    ltl_str text = ltl_tree_text(tree, node);
    *out_outcome = LTL_GUARD_HAS(YES, text);
    return *out_outcome || LTL_GUARD_HAS(NO, text);
}

static bool is_position(const ltl_tree *tree, ltl_node node) {
    static const char *const NAMES[] = {"indexOf", "IndexOf", "strpos", "stripos",
                                        "find",    "Index",   "search", "mb_strpos"};
    ltl_guard_parts call;
    return ltl_guard__take_apart(tree, node, &call) && LTL_GUARD_HAS(NAMES, call.name);
}

/* `x.indexOf("..") < 0`, `strpos($x, "..") === false`: whether that says that it is there. */
static bool says_there(const ltl_tree *tree, ltl_str operator, ltl_node with, bool *out_there) {
    ltl_str text = ltl_tree_text(tree, with);
    bool is_none = ltl_str_is(text, "-1") || ltl_str_is(text, "false");
    bool is_equal = ltl_str_is(operator, "==") || ltl_str_is(operator, "===");
    bool is_other = ltl_str_is(operator, "!=") || ltl_str_is(operator, "!==");
    bool is_more = ltl_str_is(operator, ">") || ltl_str_is(operator, ">=");
    *out_there = is_other || is_more;
    return (is_none && (is_equal || is_other || ltl_str_is(operator, ">"))) ||
           (ltl_str_is(text, "0") && (ltl_str_is(operator, ">=") || ltl_str_is(operator, "<")));
}

/* `ALLOWED.indexOf(x) >= 0` asks a list, `p.indexOf("..") < 0` for dots. */
static bool atom_of_position(const ltl_scopes *scopes, ltl_node call, bool is_there,
                             ltl_guard_atom *out) {
    ltl_guard_parts taken;
    if (!ltl_guard__take_apart(scopes->tree, call, &taken)) {
        return false;
    }
    if (taken.receiver != LTL_NO_NODE && ltl_guard_is_list(scopes, taken.receiver)) {
        return ltl_guard__tells(out, taken.first, is_there, LTL_GUARD_LIST);
    }
    return ltl_guard__asks_dots(scopes, &taken, out) && (out->passes_when = !is_there, true);
}

/* `basename(x) == x`, `commonpath([root, x]) == root`: a place. */
static bool names_place(const ltl_tree *tree, ltl_node node) {
    static const char *const NAMES[] = {"basename", "commonpath", "commonprefix", "Base",
                                        "dirname"};
    ltl_guard_parts call;
    return ltl_guard__take_apart(tree, node, &call) && LTL_GUARD_HAS(NAMES, call.name);
}

static bool is_constant(const ltl_tree *tree, ltl_node node) {
    ltl_kind kind = ltl_tree_kind(tree, node);
    bool is_word = kind == LTL_KIND_NAME && ltl_is_shell(tree) && ltl_shell_is_word(tree, node);
    return kind == LTL_KIND_STRING || kind == LTL_KIND_NUMBER || kind == LTL_KIND_LITERAL || is_word;
}

ltl_node ltl_guard__measured(const ltl_tree *tree, ltl_node node) {
    static const char *const NAMES[] = {"length", "size", "Length", "Count", "count"};
    static const char *const FUNCTIONS[] = {"len", "strlen", "count", "sizeof", "mb_strlen"};
    ltl_guard_parts call;
    if (tree->kind[node] == LTL_KIND_MEMBER) {
        ltl_node name = ltl_guard_last_name(tree, node);
        bool is_size = name != LTL_NO_NODE && LTL_GUARD_HAS(NAMES, ltl_tree_name(tree, name));
        return is_size ? ltl_tree_child(tree, node, LTL_ROLE_RECEIVER) : LTL_NO_NODE;
    }
    if (ltl_guard__take_apart(tree, node, &call)) {
        bool is_method = call.receiver != LTL_NO_NODE && LTL_GUARD_HAS(NAMES, call.name);
        return is_method                             ? call.receiver
               : LTL_GUARD_HAS(FUNCTIONS, call.name) ? call.first
                                                     : LTL_NO_NODE;
    }
    return LTL_NO_NODE;
}

static ltl_node typed(const ltl_tree *tree, ltl_node node) {
    bool is_typeof =
        tree->kind[node] == LTL_KIND_UNARY && ltl_str_is(ltl_tree_name(tree, node), "typeof");
    return is_typeof ? ltl_tree_first_child(tree, node) : LTL_NO_NODE;
}

/* Null, nothing, an empty text. */
static bool is_nothing_much(ltl_str text) {
    static const char *const TEXTS[] = {"null", "None", "nil",  "NULL",  "undefined", "\"\"",
                                        "''",   "true", "True", "false", "False",     "nullptr"};
    return LTL_GUARD_HAS(TEXTS, text);
}

/* `constant` on one side, anything on the other. */
static bool atom_of_equality(const ltl_scopes *scopes, ltl_node asked, ltl_node constant,
                             bool is_equal, ltl_guard_atom *out) {
    const ltl_tree *tree = scopes->tree;
    ltl_str text = ltl_tree_text(tree, constant);
    bool outcome;
    if (outcome_of(tree, constant, &outcome) && ltl_guard__atom_of_call(scopes, asked, out)) {
        out->passes_when = (outcome == is_equal) == out->passes_when;
        return true;
    }
    ltl_node called = typed(tree, asked); /* `typeof commands[name] === "function"` */
    bool is_table = called != LTL_NO_NODE && tree->kind[called] == LTL_KIND_INDEX;
    if (is_table && ltl_guard__has_text(tree, constant, "function")) {
        return ltl_guard__tells(out, ltl_tree_child(tree, called, LTL_ROLE_KEY), is_equal,
                                LTL_GUARD_AMONG);
    }
    if (called != LTL_NO_NODE) {
        bool is_number = ltl_guard__has_text(tree, constant, "number");
        return ltl_guard__tells(out, called, is_equal, is_number ? LTL_GUARD_NUMBER : 0);
    }
    bool is_little = is_nothing_much(text) || ltl_guard__measured(tree, asked) != LTL_NO_NODE;
    ltl_node about = ltl_guard__measured(tree, asked) != LTL_NO_NODE ? ltl_guard__measured(tree, asked) : asked;
    return is_constant(tree, constant) &&
           ltl_guard__tells(out, about, is_equal, is_little ? 0 : LTL_GUARD_LIST);
}

/* `x in ALLOWED`; `".." in x`. */
static bool atom_of_in(const ltl_scopes *scopes, ltl_node left, ltl_node right, bool is_in,
                       ltl_guard_atom *out) {
    if (ltl_guard__has_text(scopes->tree, left, "..")) {
        return ltl_guard__tells(out, right, !is_in, LTL_GUARD_PLACE);
    }
    bool is_list = ltl_guard_is_list(scopes, right);
    bool may_be = scopes->tree->kind[left] != LTL_KIND_STRING &&
                  (is_list || ltl_guard_is_kept(scopes, right));
    return may_be && ltl_guard__tells(out, left, is_in, is_list ? LTL_GUARD_LIST : LTL_GUARD_AMONG);
}

/* `for a in ALLOWED: if a == x`, `if a.name == x`: one of the list is what the loop has at hand. */
static bool is_item_of_list(const ltl_scopes *scopes, ltl_node name) {
    const ltl_tree *tree = scopes->tree;
    name =
        tree->kind[name] == LTL_KIND_MEMBER ? ltl_tree_child(tree, name, LTL_ROLE_RECEIVER) : name;
    if (name == LTL_NO_NODE) {
        return false;
    }
    uint32_t declared = tree->kind[name] == LTL_KIND_NAME ? scopes->of[name] : 0;
    ltl_node by = declared != 0 ? scopes->by[scopes->all.at[declared].leaf] : LTL_NO_NODE;
    if (by == LTL_NO_NODE || by >= tree->count || tree->kind[by] != LTL_KIND_LOOP) {
        return false;
    }
    for (ltl_node child = by + 1; child < tree->end[by]; child = tree->end[child]) {
        bool is_source = tree->role[child] == LTL_ROLE_RIGHT || tree->role[child] == LTL_ROLE_VALUE;
        if (is_source && ltl_guard_is_list(scopes, child)) {
            return true;
        }
    }
    return false;
}

/* `preg_match(…) > 0`: how often a form is found. What tells a place, or which comes first, says something else. */
static bool atom_of_count(const ltl_scopes *scopes, ltl_str operator, ltl_node left, ltl_node right,
                          ltl_guard_atom *out) {
    ltl_str text = ltl_tree_text(scopes->tree, right);
    bool is_some = (ltl_str_is(operator, ">") && ltl_str_is(text, "0")) ||
                   (ltl_str_is(operator, ">=") && ltl_str_is(text, "1"));
    bool is_none = (ltl_str_is(operator, "<") && ltl_str_is(text, "1")) ||
                   (ltl_str_is(operator, "<=") && ltl_str_is(text, "0"));
    if ((!is_some && !is_none) || is_position(scopes->tree, left) ||
        !ltl_guard__atom_of_call(scopes, left, out) || out->kinds != LTL_GUARD_FORM) {
        return false;
    }
    out->passes_when = out->passes_when == is_some;
    return true;
}

static bool atom_of_pair(const ltl_scopes *scopes, ltl_str operator, ltl_node left, ltl_node right,
                         ltl_guard_atom *out) {
    static const char *const EQUAL[] = {"==", "===", "is", "eq"};
    static const char *const OTHER[] = {"!=", "!==", "is not", "ne"};
    const ltl_tree *tree = scopes->tree;
    bool is_equal = LTL_GUARD_HAS(EQUAL, operator) || (ltl_is_shell(tree) && ltl_str_is(operator, "="));
    bool is_there;
    if (is_position(tree, left) && says_there(tree, operator, right, &is_there)) {
        return atom_of_position(scopes, left, is_there, out);
    }
    if (!is_equal && !LTL_GUARD_HAS(OTHER, operator)) {
        ltl_node about = ltl_guard__measured(tree, left);
        return atom_of_count(scopes, operator, left, right, out) ||
               (about != LTL_NO_NODE && ltl_guard__tells(out, about, true, 0));
    }
    if (names_place(tree, left) || names_place(tree, right)) {
        return ltl_guard__tells(out, names_place(tree, left) ? left : right, is_equal,
                                LTL_GUARD_PLACE);
    }
    if (is_item_of_list(scopes, left) || is_item_of_list(scopes, right)) {
        ltl_node asked = is_item_of_list(scopes, left) ? right : left;
        return ltl_guard__tells(out, asked, is_equal, LTL_GUARD_LIST);
    }
    return atom_of_equality(scopes, left, right, is_equal, out) ||
           atom_of_equality(scopes, right, left, is_equal, out);
}

static bool atom_of_binary(const ltl_scopes *scopes, ltl_node node, ltl_guard_atom *out) {
    const ltl_tree *tree = scopes->tree;
    ltl_str operator= ltl_tree_name(tree, node);
    ltl_node left = ltl_tree_child(tree, node, LTL_ROLE_LEFT);
    ltl_node right = ltl_tree_child(tree, node, LTL_ROLE_RIGHT);
    if (left == LTL_NO_NODE || right == LTL_NO_NODE) {
        return false;
    }
    bool is_not = ltl_is_shell(tree) && ltl_str_is(ltl_tree_name(tree, left), "!"); /* `[[ ! $x =~ … ]]` */
    left = is_not ? ltl_tree_child(tree, left, LTL_ROLE_OPERAND) : left;
    if (is_not && left == LTL_NO_NODE) {
        return false;
    }
    if (ltl_str_is(operator, "in") || ltl_str_is(operator, "not in")) {
        return atom_of_in(scopes, left, right, ltl_str_is(operator, "in"), out);
    }
    if (ltl_str_is(operator, "=~")) {
        bool is_left = ltl_guard_is_pattern(scopes, left);
        ltl_node pattern = is_left ? left : right;
        bool forbids = ltl_guard_forbids(scopes, pattern);
        return ltl_guard_is_pattern(scopes, pattern) &&
               (forbids || ltl_guard_pins(scopes, pattern, false, false)) &&
               ltl_guard__tells(out, is_left ? right : left, forbids == is_not, LTL_GUARD_FORM);
    }
    if (ltl_str_is(operator, "instanceof")) { /* nobody sends a function, or a time as an object */
        static const char *const MADE[] = {"Closure", "Date", "DateTimeInterface", "Function", "RegExp", "\\Closure",
                                           "\\DateTimeInterface"};
        return LTL_GUARD_HAS(MADE, ltl_tree_text(tree, right)) && ltl_guard__tells(out, left, true, LTL_GUARD_AMONG);
    }
    return atom_of_pair(scopes, operator, left, right, out);
}

bool ltl_guard__atom_of_index(const ltl_scopes *scopes, ltl_node node, ltl_guard_atom *out) {
    ltl_node list = ltl_tree_child(scopes->tree, node, LTL_ROLE_RECEIVER);
    ltl_node key = list != LTL_NO_NODE ? ltl_tree_next_sibling(scopes->tree, list) : LTL_NO_NODE;
    bool is_list = key != LTL_NO_NODE && ltl_guard_is_list(scopes, list);
    bool is_kept = key != LTL_NO_NODE && !is_list && ltl_guard_is_kept(scopes, list);
    return (is_list || is_kept) &&
           ltl_guard__tells(out, key, true, is_list ? LTL_GUARD_LIST : LTL_GUARD_AMONG);
}

bool ltl_guard_atom_of(const ltl_scopes *scopes, ltl_node node, ltl_guard_atom *out_atom) {
    switch (ltl_tree_kind(scopes->tree, node)) {
    case LTL_KIND_BINARY:
        return atom_of_binary(scopes, node, out_atom);
    case LTL_KIND_CALL:
        return ltl_guard__atom_of_call(scopes, node, out_atom);
    case LTL_KIND_INDEX:
        return ltl_guard__atom_of_index(scopes, node, out_atom);
    default:
        return false;
    }
}
