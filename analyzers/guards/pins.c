/* Regular expressions that say of a whole text what it is made of. */
#include "analyzers/guards/atom.h"

#include <string.h>

#include "analyzers/syntax/shell.h"

/* Names of functions that make a regular expression of a text. */
static bool compiles(ltl_str name) {
    static const char *const NAMES[] = {"compile", "MustCompile", "Compile", "Regex",
                                        "RegExp",  "Regexp",      "toRegex", "regex"};
    for (size_t i = 0; i < LTL_COUNT_OF(NAMES); i++) {
        if (ltl_str_is(name, NAMES[i])) {
            return true;
        }
    }
    return false;
}

static bool is_regex_literal(const ltl_tree *tree, ltl_node node) {
    ltl_str text = ltl_tree_text(tree, node);
    bool is_shell = ltl_is_shell(tree); /* `=~ ^[0-9]+$`, which is also kept in a variable */
    bool is_word = is_shell && tree->kind[node] == LTL_KIND_NAME && ltl_shell_is_word(tree, node);
    return (tree->kind[node] == LTL_KIND_LITERAL && (is_shell || (text.len > 2 && text.ptr[0] == '/'))) || is_word;
}

/* The literal that an expression is made of; `*out_compiled`: by something that makes patterns. */
static ltl_node literal_of(const ltl_scopes *scopes, ltl_node node, bool *out_compiled) {
    enum { MOST_STEPS = 4 };
    const ltl_tree *tree = scopes->tree;
    *out_compiled = false;
    for (uint32_t i = 0; i < MOST_STEPS && node != LTL_NO_NODE; i++) {
        ltl_kind kind = ltl_tree_kind(tree, node);
        if (kind == LTL_KIND_STRING || is_regex_literal(tree, node)) {
            return node;
        }
        bool is_made = kind == LTL_KIND_CALL || kind == LTL_KIND_NEW;
        if (is_made) {
            ltl_role role = kind == LTL_KIND_CALL ? LTL_ROLE_CALLEE : LTL_ROLE_TYPE;
            ltl_node name = ltl_guard_last_name(tree, ltl_tree_child(tree, node, role));
            is_made = name != LTL_NO_NODE && compiles(ltl_tree_name(tree, name));
            *out_compiled = *out_compiled || is_made;
        }
        bool is_value = ltl_is_shell(tree) && kind == LTL_KIND_UNARY; /* `$re` */
        node = is_value  ? ltl_tree_child(tree, node, LTL_ROLE_OPERAND)
               : is_made ? ltl_tree_child(tree, node, LTL_ROLE_ARGUMENT)
                       : ltl_guard_made_of(scopes, node);
    }
    return LTL_NO_NODE;
}

bool ltl_guard_is_pattern(const ltl_scopes *scopes, ltl_node node) {
    bool is_compiled;
    ltl_node literal = node != LTL_NO_NODE ? literal_of(scopes, node, &is_compiled) : LTL_NO_NODE;
    return literal != LTL_NO_NODE && (is_compiled || is_regex_literal(scopes->tree, literal) ||
                                      literal == node || scopes->tree->kind[node] == LTL_KIND_NAME);
}

/* PHP writes any sign around an expression, or a pair of brackets. */
static char closing_sign(char opening) {
    static const char PAIRS[] = "(){}[]<>";
    const char *at = opening != '\0' ? strchr(PAIRS, opening) : NULL;
    return at != NULL ? at[1] : opening;
}

static bool is_sign(const ltl_tree *tree, char c, bool is_in_text) {
    bool is_php = ltl_language_is(tree->language, "php");
    return c == '/' ||
           (is_in_text && c != '\0' && strchr(is_php ? "#~@!%|;,+`=({[<" : "#~@", c) != NULL);
}

/* Without the signs around it: `/…/i`, PHP's `'#…#'`, `'(…)u'`. */
static ltl_str without_signs(const ltl_tree *tree, ltl_str text, bool is_in_text) {
    char first = text.len > 2 ? text.ptr[0] : '\0';
    bool has = is_sign(tree, first, is_in_text);
    size_t end = text.len;
    while (has && end > 1 && text.ptr[end - 1] != closing_sign(first)) {
        end--;
    }
    return has && end > 1 ? ltl_str_slice(text, 1, end - 1) : text;
}

static bool drop_start(ltl_str *text, const char *sign) {
    size_t len = strlen(sign);
    bool has = ltl_str_starts_with(*text, ltl_str_of(sign));
    *text = has ? ltl_str_slice(*text, len, text->len) : *text;
    return has;
}

static bool drop_end(ltl_str *text, const char *sign) {
    bool has = ltl_str_ends_with(*text, ltl_str_of(sign));
    *text = has ? ltl_str_slice(*text, 0, text->len - strlen(sign)) : *text;
    return has;
}

/* No part of it stands for any character, or for all but some; and no way around the ends. */
static bool is_narrow(ltl_str text) {
    uint32_t groups = 0;
    bool is_class = false;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        char next = i + 1 < text.len ? text.ptr[i + 1] : '\0';
        if (c == '\\') {
            if (next == 'S' || next == 'W' || next == 'D') {
                return false;
            }
            i += next == '\\' ? 2 : 1; /* twice in a text: `"\\d"` */
        } else if (is_class) {
            is_class = c != ']';
        } else if (c == '[') {
            is_class = true;
            if (next == '^') {
                return false;
            }
        } else if (c == '.' || (c == '|' && groups == 0)) {
            return false;
        } else {
            groups += c == '(' ? 1 : 0;
            groups -= c == ')' && groups > 0 ? 1 : 0;
        }
    }
    return text.len > 0;
}

/* What the expression says, without signs around it and flags before it; empty: it is not known. */
static ltl_str pattern_text(const ltl_scopes *scopes, ltl_node pattern) {
    const ltl_tree *tree = scopes->tree;
    bool is_compiled;
    ltl_node literal = literal_of(scopes, pattern, &is_compiled);
    if (literal == LTL_NO_NODE) {
        return LTL_STR_NONE;
    }
    bool is_text = tree->kind[literal] == LTL_KIND_STRING;
    ltl_str text = is_text ? ltl_source_slice(tree->source, ltl_tree_string_content(tree, literal))
                           : ltl_tree_text(tree, literal);
    bool is_quoted = ltl_is_shell(tree) && text.len > 1 && (text.ptr[0] == '\'' || text.ptr[0] == '"');
    text = is_quoted ? ltl_str_slice(text, 1, text.len - 1) : without_signs(tree, text, is_text);
    while (drop_start(&text, "(?i)") || drop_start(&text, "(?s)")) {
    }
    return text;
}

bool ltl_guard_pins(const ltl_scopes *scopes, ltl_node pattern, bool is_from_start,
                    bool is_to_end) {
    ltl_str text = pattern_text(scopes, pattern);
    bool ends_lines = ltl_language_is(scopes->tree->language, "ruby"); /* `^` and `$` of any line */
    is_from_start = drop_start(&text, "\\A") || drop_start(&text, "\\\\A") ||
                    (drop_start(&text, "^") && !ends_lines) || is_from_start;
    is_to_end = drop_end(&text, "\\z") || drop_end(&text, "\\Z") ||
                (drop_end(&text, "$") && !ends_lines) || is_to_end;
    drop_end(&text, "\\"); /* of `\\z` in a text */
    return is_from_start && is_to_end && is_narrow(text);
}

/* No class within a class that stands for all but some. */
static bool lists_few(ltl_str kept) {
    for (size_t i = 0; i + 1 < kept.len; i++) {
        if (kept.ptr[i] == '\\' && strchr("SWD", kept.ptr[i + 1]) != NULL) {
            return false;
        }
    }
    return kept.len > 0;
}

bool ltl_guard_forbids(const ltl_scopes *scopes, ltl_node pattern) {
    ltl_str text = pattern_text(scopes, pattern);
    drop_end(&text, "+");
    if (ltl_str_is(text, "\\W") || ltl_str_is(text, "\\\\W")) {
        return true;
    }
    size_t end = text.len > 3 ? ltl_str_find(text, LTL_STR("]"), 3) : SIZE_MAX;
    bool is_one =
        ltl_str_starts_with(text, LTL_STR("[^")) && end != SIZE_MAX && end + 1 == text.len;
    return is_one && lists_few(ltl_str_slice(text, 2, end));
}

/* Two dots, or dots before a slash; but not the ending of a name, `\.(jpg|png)$`. */
bool ltl_guard_forbids_dots(const ltl_scopes *scopes, ltl_node pattern) {
    ltl_str text = pattern_text(scopes, pattern);
    size_t at = ltl_str_find(text, LTL_STR("\\."), 0);
    if (at == SIZE_MAX || ltl_str_starts_with(text, LTL_STR("^"))) {
        return false;
    }
    char next = at + 2 < text.len ? text.ptr[at + 2] : '{';
    return next == '{' || next == '+' || next == '/' || next == '\\';
}
