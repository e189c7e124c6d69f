#include "analyzers/rulefiles/paths.h"

#include "core/glob.h"

/* Does the pattern fit the path, or one of the folders that lead to it, from `start` on? */
static bool fits_from(ltl_str pattern, bool is_folder_only, ltl_str path, size_t start) {
    for (size_t end = start + 1; end <= path.len; end++) {
        bool is_folder = end < path.len && path.ptr[end] == '/';
        bool is_whole = end == path.len && !is_folder_only;
        if ((is_folder || is_whole) &&
            ltl_glob_text_matches(pattern, ltl_str_slice(path, start, end))) {
            return true;
        }
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
    if (pattern.len == 0) {
        return false;
    }
    for (size_t start = 0; start < path.len; start++) {
        bool is_segment = start == 0 || path.ptr[start - 1] == '/';
        if (is_segment && fits_from(pattern, is_folder_only, path, start)) {
            return true;
        }
        if (is_anchored) {
            return false;
        }
    }
    return false;
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
