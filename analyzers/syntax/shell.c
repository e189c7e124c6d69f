#include "analyzers/syntax/shell.h"

#include <string.h>

static bool is_type(const ltl_tree *tree, ltl_node node, const char *type) {
    return strcmp(ltl_tree_symbol_name(tree, node), type) == 0;
}

/* ---- words ---- */

bool ltl_shell_is_word(const ltl_tree *tree, ltl_node name) {
    return !is_type(tree, name, "variable_name") && !is_type(tree, name, "special_variable_name");
}

bool ltl_shell_is_plain(const ltl_tree *tree, ltl_node node) {
    if (tree->kind[node] == LTL_KIND_NAME) {
        return ltl_shell_is_word(tree, node);
    }
    ltl_str text = ltl_tree_text(tree, node);
    bool is_plain = is_type(tree, node, "extglob_pattern");
    for (size_t i = 0; is_plain && i < text.len; i++) {
        is_plain = strchr("*?[]()!$", text.ptr[i]) == NULL;
    }
    return is_plain;
}

uint32_t ltl_shell_parameter(const ltl_tree *tree, ltl_node name) {
    ltl_str text = ltl_tree_name(tree, name);
    if (text.len == 0 || text.len > 2 || ltl_shell_is_word(tree, name)) {
        return LTL_SHELL_NO_PARAMETER;
    }
    if (ltl_str_is(text, "@") || ltl_str_is(text, "*")) {
        return LTL_SHELL_ALL;
    }
    uint32_t number = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] < '0' || text.ptr[i] > '9') {
            return LTL_SHELL_NO_PARAMETER;
        }
        number = number * 10 + (uint32_t)(text.ptr[i] - '0');
    }
    return number;
}

ltl_node ltl_shell_spread(const ltl_tree *tree, ltl_node word) {
    ltl_node node = word;
    if (tree->kind[node] == LTL_KIND_TEMPLATE && tree->end[node] > node + 1 &&
        tree->end[node + 1] == tree->end[node]) {
        node++; /* `"$@"` */
    }
    ltl_node of = tree->kind[node] == LTL_KIND_UNARY ? ltl_tree_child(tree, node, LTL_ROLE_OPERAND) : LTL_NO_NODE;
    if (of == LTL_NO_NODE) {
        return LTL_NO_NODE;
    }
    if (tree->kind[of] == LTL_KIND_INDEX) {
        ltl_node key = ltl_tree_child(tree, of, LTL_ROLE_KEY);
        bool is_all = key != LTL_NO_NODE && (ltl_str_is(ltl_tree_name(tree, key), "@") ||
                                             ltl_str_is(ltl_tree_name(tree, key), "*"));
        return is_all ? of : LTL_NO_NODE;
    }
    bool is_all = tree->kind[of] == LTL_KIND_NAME && ltl_shell_parameter(tree, of) == LTL_SHELL_ALL;
    return is_all ? of : LTL_NO_NODE;
}

/* ---- commands ---- */

ltl_str ltl_shell_command(const ltl_tree *tree, ltl_node call) {
    ltl_node callee = ltl_tree_child(tree, call, LTL_ROLE_CALLEE);
    bool is_written = callee != LTL_NO_NODE && tree->kind[callee] == LTL_KIND_NAME;
    return is_written ? ltl_tree_name(tree, callee) : LTL_STR("");
}

/* The place of the word among the arguments that are no options, from 0. */
static uint32_t place_of(const ltl_tree *tree, ltl_node call, ltl_node word) {
    uint32_t place = 0;
    for (ltl_node at = call + 1; at < word; at = tree->end[at]) {
        bool is_option = ltl_str_starts_with(ltl_tree_text(tree, at), LTL_STR("-"));
        place += tree->role[at] == LTL_ROLE_ARGUMENT && !is_option ? 1 : 0;
    }
    return place;
}

static ltl_node before(const ltl_tree *tree, ltl_node call, ltl_node word) {
    ltl_node last = call + 1;
    while (tree->end[last] < word) {
        last = tree->end[last];
    }
    return last;
}

static bool is_plain_name(ltl_str text) {
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
        if (!is_letter && (i == 0 || c < '0' || c > '9')) {
            return false;
        }
    }
    return text.len > 0;
}

/* The word is an option that takes the next one: its letter is one of those. */
static bool takes_word(const ltl_tree *tree, ltl_node option, const char *letters) {
    ltl_str text = ltl_tree_text(tree, option);
    bool is_option = text.len > 1 && text.ptr[0] == '-';
    return is_option && strchr(letters, text.ptr[text.len - 1]) != NULL;
}

bool ltl_shell_is_given(const ltl_tree *tree, ltl_node word) {
    ltl_node call = tree->parent[word];
    if (call == LTL_NO_NODE || tree->kind[call] != LTL_KIND_CALL || tree->role[word] != LTL_ROLE_ARGUMENT ||
        !is_plain_name(ltl_tree_name(tree, word))) {
        return false;
    }
    ltl_str name = ltl_shell_command(tree, call);
    ltl_node previous = before(tree, call, word);
    if (ltl_str_is(name, "read")) {
        return !takes_word(tree, previous, "dinNptu");
    }
    if (ltl_str_is(name, "printf")) {
        return ltl_str_is(ltl_tree_text(tree, previous), "-v");
    }
    if (ltl_str_is(name, "mapfile") || ltl_str_is(name, "readarray")) {
        return !takes_word(tree, previous, "dnOsuCc") && tree->end[word] == tree->end[call];
    }
    return ltl_str_is(name, "getopts") && place_of(tree, call, word) == 1;
}

bool ltl_shell_is_local(const ltl_tree *tree, ltl_node declaration) {
    ltl_str word = ltl_tree_name(tree, declaration);
    bool may_be = tree->kind[declaration] == LTL_KIND_DECLARATION &&
                  (ltl_str_is(word, "local") || ltl_str_is(word, "declare") || ltl_str_is(word, "typeset"));
    for (ltl_node child = declaration + 1; may_be && child < tree->end[declaration]; child = tree->end[child]) {
        may_be = !ltl_str_is(ltl_tree_text(tree, child), "-g");
    }
    return may_be;
}

/* ---- where output goes, where input comes from ---- */

bool ltl_shell_is_substitution(const ltl_tree *tree, ltl_node node) {
    return tree->kind[node] == LTL_KIND_OTHER && (is_type(tree, node, "command_substitution") ||
                                                  is_type(tree, node, "process_substitution"));
}

bool ltl_shell_is_pipe(const ltl_tree *tree, ltl_node node) {
    return tree->kind[node] == LTL_KIND_OTHER && tree->role[node] != LTL_ROLE_CONDITION &&
           ltl_str_starts_with(ltl_tree_name(tree, node), LTL_STR("|"));
}

bool ltl_shell_is_number(const ltl_tree *tree, ltl_node node) {
    if (tree->kind[node] != LTL_KIND_UNARY) {
        return false;
    }
    ltl_str text = ltl_tree_text(tree, node);
    ltl_str operator = ltl_tree_name(tree, node);
    return ltl_str_starts_with(text, LTL_STR("$((")) || ltl_str_starts_with(text, LTL_STR("$[")) ||
           ltl_str_starts_with(text, LTL_STR("${#")) || ltl_str_is(operator, "++") || ltl_str_is(operator, "--");
}

/* `> file`, `>&2`: nothing of it is printed. */
static bool sends_away(const ltl_tree *tree, ltl_node redirected) {
    for (ltl_node child = redirected + 1; child < tree->end[redirected]; child = tree->end[child]) {
        ltl_str text = ltl_tree_text(tree, child);
        bool is_output = tree->role[child] == LTL_ROLE_TYPE && text.len > 1 &&
                         (text.ptr[0] == '>' || text.ptr[0] == '1' || text.ptr[0] == '&');
        if (is_output && ltl_str_find_byte(text, '>', 0) != SIZE_MAX && !ltl_str_is(text, ">&1")) {
            return true;
        }
    }
    return false;
}

ltl_node ltl_shell_printer(const ltl_tree *tree, ltl_node call) {
    ltl_node node = call;
    for (;;) {
        ltl_node around = tree->parent[node];
        ltl_role role = ltl_tree_role(tree, node);
        if (around == LTL_NO_NODE || role == LTL_ROLE_CONDITION || role == LTL_ROLE_ARGUMENT) {
            return LTL_NO_NODE;
        }
        switch (ltl_tree_kind(tree, around)) {
        case LTL_KIND_OTHER:
            if (!ltl_shell_is_pipe(tree, around)) {
                return ltl_shell_is_substitution(tree, around) ? around : LTL_NO_NODE;
            }
            if (role == LTL_ROLE_LEFT) {
                return node;
            }
            break;
        case LTL_KIND_FUNCTION:
            return around;
        case LTL_KIND_CAST:
            if (role == LTL_ROLE_TYPE || sends_away(tree, around)) {
                return LTL_NO_NODE;
            }
            break;
        case LTL_KIND_BLOCK:
        case LTL_KIND_BINARY:
        case LTL_KIND_UNARY:
        case LTL_KIND_IF:
        case LTL_KIND_LOOP:
        case LTL_KIND_SWITCH:
        case LTL_KIND_CASE:
            break;
        default:
            return LTL_NO_NODE;
        }
        node = around;
    }
}

/* `<<< word`, `<< text`, `< <(…)`. */
static ltl_node written_in(const ltl_tree *tree, ltl_node redirected) {
    for (ltl_node child = redirected + 1; child < tree->end[redirected]; child = tree->end[child]) {
        ltl_node given = tree->end[child] > child + 1 ? child + 1 : LTL_NO_NODE;
        bool is_redirect = tree->role[child] == LTL_ROLE_TYPE || tree->role[child] == LTL_ROLE_MODIFIER;
        bool reads = is_redirect && given != LTL_NO_NODE &&
                     ltl_str_starts_with(ltl_tree_text(tree, child), LTL_STR("<"));
        bool is_text = reads && (is_type(tree, child, "herestring_redirect") ||
                                 is_type(tree, child, "heredoc_redirect"));
        if (reads && (is_text || ltl_shell_is_substitution(tree, given))) {
            return child;
        }
    }
    return LTL_NO_NODE;
}

ltl_node ltl_shell_input(const ltl_tree *tree, ltl_node call) {
    ltl_node given = written_in(tree, call);
    for (ltl_node node = call; given == LTL_NO_NODE; node = tree->parent[node]) {
        ltl_node around = tree->parent[node];
        ltl_kind kind = around != LTL_NO_NODE ? ltl_tree_kind(tree, around) : LTL_KIND_ROOT;
        if (kind == LTL_KIND_ROOT || kind == LTL_KIND_FUNCTION ||
            (kind == LTL_KIND_OTHER && ltl_shell_is_substitution(tree, around))) {
            break;
        }
        if (kind == LTL_KIND_CAST && tree->role[node] != LTL_ROLE_TYPE) {
            given = written_in(tree, around);
        } else if (ltl_shell_is_pipe(tree, around) && tree->role[node] == LTL_ROLE_RIGHT) {
            given = ltl_tree_child(tree, around, LTL_ROLE_LEFT);
        }
    }
    return given;
}
