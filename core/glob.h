/* glob.h - gitignore patterns over slash-separated paths.
 *
 * Shape    the documented gitignore language: `*` `?` `[…]` within one segment, `**` across segments,
 *          a leading or inner slash anchors, a trailing slash asks for a folder, `!` negates,
 *          backslash escapes
 * Units    -
 * Owns     a pattern borrows its text
 * Errors   none: a pattern with an unclosed bracket or an unknown class matches nothing, as in git
 * Threads  reentrant
 * Cost     O(path² × pattern) at the very worst, as a rule O(path); no recursion
 */
#ifndef LTL_CORE_GLOB_H
#define LTL_CORE_GLOB_H

#include "core/str.h"

typedef struct ltl_glob {
    ltl_str text; /* without `!`, trailing blanks, leading and trailing slash */
    bool is_negated;
    bool is_anchored;
    bool is_folder_only;
} ltl_glob;

/* False for blank lines, comments and lines that name nothing. The line's end may be there. */
bool ltl_glob_parse(ltl_str line, ltl_glob *out_glob);
/* `path` is relative to the folder that holds the pattern, without leading or trailing slash. */
bool ltl_glob_matches(const ltl_glob *glob, ltl_str path, bool is_folder);
/* The bare wildcard language over a whole path; `*` stays within a segment. */
bool ltl_glob_text_matches(ltl_str pattern, ltl_str path);

#endif
