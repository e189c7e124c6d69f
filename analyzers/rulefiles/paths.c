#include "analyzers/rulefiles/paths.h"

#include <stdint.h>

#include "core/glob.h"

/* A pattern, and what can be seen of it: most paths are told apart by that. */
typedef struct path_pattern {
    ltl_str text;
    size_t plain;  /* so many bytes of it stand for themselves: a path that fits begins with them */
    size_t depth;  /* the slashes of a path that fits … */
    bool is_bound; /* … when it is for that depth alone */
    bool is_folder_only;
} path_pattern;

static path_pattern pattern_of(ltl_str text, bool is_folder_only) {
    path_pattern of = {.text = text, .plain = text.len, .is_bound = true, .is_folder_only = is_folder_only};
    for (size_t i = text.len; i-- > 0;) {
        char c = text.ptr[i];
        bool is_special = c == '*' || c == '?' || c == '[' || c == '\\';
        bool crosses = c == '*' && i + 1 < text.len && text.ptr[i + 1] == '*';
        of.plain = is_special ? i : of.plain;
        of.is_bound = of.is_bound && c != '[' && c != '\\' && !crosses;
        of.depth += c == '/';
    }
    return of;
}

/* Does the pattern fit the path, or one of the folders that lead to it, from `start` on? */
static bool fits_from(const path_pattern *pattern, ltl_str path, size_t start) {
    size_t depth = 0;
    if (!ltl_str_starts_with(ltl_str_slice(path, start, path.len), ltl_str_slice(pattern->text, 0, pattern->plain))) {
        return false;
    }
    for (size_t end = start + 1; end <= path.len && (!pattern->is_bound || depth <= pattern->depth); end++) {
        bool is_folder = end < path.len && path.ptr[end] == '/';
        bool is_whole = end == path.len && !pattern->is_folder_only;
        bool may_be = !pattern->is_bound || depth == pattern->depth;
        if ((is_folder || is_whole) && may_be &&
            ltl_glob_text_matches(pattern->text, ltl_str_slice(path, start, end))) {
            return true;
        }
        depth += is_folder;
    }
    return false;
}

bool ltl_path_pattern_matches(ltl_str pattern, ltl_str path) {
    pattern = ltl_str_trim(pattern);
    bool is_anchored = ltl_str_starts_with(pattern, LTL_STR("/"));
    if (ltl_str_starts_with(pattern, LTL_STR("./"))) {
        is_anchored = true;
        pattern = ltl_str_slice(pattern, 1, pattern.len);
    }
    bool is_folder_only = ltl_str_ends_with(pattern, LTL_STR("/"));
    pattern = ltl_str_slice(pattern, is_anchored, pattern.len - is_folder_only);
    path_pattern of = pattern_of(pattern, is_folder_only);
    bool fits = false;
    for (size_t start = 0; start < path.len && pattern.len > 0 && !fits;) { /* of each segment */
        fits = fits_from(&of, path, start);
        size_t slash = is_anchored ? SIZE_MAX : ltl_str_find_byte(path, '/', start);
        start = slash != SIZE_MAX ? slash + 1 : path.len;
    }
    return fits;
}

static bool any_matches(const ltl_str *patterns, uint32_t count, ltl_str path) {
    for (uint32_t i = 0; i < count; i++) {
        if (ltl_path_pattern_matches(patterns[i], path)) {
            return true;
        }
    }
    return false;
}

bool ltl_rule_wants_path(const ltl_rule *rule, ltl_str path) {
    if (any_matches(rule->exclude, rule->exclude_count, path)) {
        return false;
    }
    return rule->include_count == 0 || any_matches(rule->include, rule->include_count, path);
}
