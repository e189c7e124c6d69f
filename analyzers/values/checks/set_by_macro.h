/* set_by_macro.h - whether a macro of the file may be what gives a variable its value.
 *
 * Shape    plain questions about the text of the file
 * Units    -
 * Owns     -
 * Errors   -
 * Threads  re-entrant
 * Cost     the text of the file, for what is about to be reported
 */
#ifndef LTL_VALUES_CHECKS_SET_BY_MACRO_H
#define LTL_VALUES_CHECKS_SET_BY_MACRO_H

#include "analyzers/values/checks/common.h"

static inline bool ltl_is_part_of_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/* Some macro of the file speaks of it by its name: where that stands it may be set. */
static inline bool ltl_is_in_macro(ltl_str text, ltl_str name) {
    size_t at = ltl_str_find(text, LTL_STR("#define"), 0);
    while (at != SIZE_MAX) {
        size_t end = at;
        while (end < text.len && (text.ptr[end] != '\n' || text.ptr[end - 1] == '\\')) {
            end++;
        }
        ltl_str line = ltl_str_slice(text, at, end);
        size_t found = ltl_str_find(line, name, 0);
        for (; found != SIZE_MAX; found = ltl_str_find(line, name, found + 1)) {
            size_t behind = found + name.len;
            bool is_whole = found > 0 && !ltl_is_part_of_name(line.ptr[found - 1]) &&
                            (behind == line.len || !ltl_is_part_of_name(line.ptr[behind]));
            if (is_whole) {
                return true;
            }
        }
        at = ltl_str_find(text, LTL_STR("#define"), end);
    }
    return false;
}

static inline bool ltl_is_set_by_macro(const ltl_values *values, ltl_node node) {
    const ltl_tree *tree = ltl_values_tree(values);
    ltl_str name = tree->kind[node] == LTL_KIND_NAME ? ltl_tree_name(tree, node) : LTL_STR("");
    return name.len > 0 && ltl_is_in_macro(tree->source->text, name);
}

#endif
