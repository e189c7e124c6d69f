/* ignore.h - what ignore files and attribute files say about a path.
 *
 * Shape    a chain of levels, one for each folder with such files, deepest first. Two layers are
 *          asked apart: the tool's (.lintelignore, .ignore), and git's (.gitignore, info/exclude,
 *          core.excludesFile), which does not count for tracked files
 * Units    -
 * Owns     the arena owns levels and texts
 * Errors   none; a line that says nothing is passed over
 * Threads  immutable once made
 * Cost     O(levels × patterns) a path
 */
#ifndef LTL_INTAKE_IGNORE_H
#define LTL_INTAKE_IGNORE_H

#include "core/arena.h"
#include "core/glob.h"
#include "core/outcome.h"
#include "core/str.h"
#include "core/vec.h"

/* In order of precedence, strongest first. */
typedef enum ltl_ignore_kind {
    LTL_IGNORE_LINTEL, /* .lintelignore */
    LTL_IGNORE_PLAIN,  /* .ignore */
    LTL_IGNORE_GIT,    /* .gitignore */
    LTL_IGNORE_ATTRIBUTES,
    LTL_IGNORE_COUNT
} ltl_ignore_kind;

extern const char *const ltl_ignore_file_names[LTL_IGNORE_COUNT];

typedef struct ltl_globs LTL_VEC(ltl_glob) ltl_globs;

typedef struct ltl_mark {
    ltl_glob glob;
    int8_t generated; /* 1 set, -1 unset, 0 not said */
    int8_t vendored;
    int8_t binary;
} ltl_mark;
typedef struct ltl_marks LTL_VEC(ltl_mark) ltl_marks;

typedef struct ltl_ignore_level {
    const struct ltl_ignore_level *above;
    size_t prefix_len; /* of the folder and its slash, in paths asked about */
    ltl_globs lists[LTL_IGNORE_ATTRIBUTES];
    ltl_str names[LTL_IGNORE_ATTRIBUTES]; /* of the files, for people */
    ltl_marks marks;
} ltl_ignore_level;

typedef enum ltl_verdict { LTL_VERDICT_NONE, LTL_VERDICT_KEPT, LTL_VERDICT_IGNORED } ltl_verdict;

/* A level for `folder` (empty: the top; no trailing slash) without patterns yet. */
ltl_ignore_level *ltl_ignore_level_make(ltl_arena *arena, const ltl_ignore_level *above,
                                        ltl_str folder);
/* Adds the lines of one file; `text` must live as long as the level. False when there are more than
 * LTL_MAX_IGNORE_PATTERNS, each of which every file would be held against: the rest does not count. */
enum { LTL_MAX_IGNORE_PATTERNS = 20000 };
bool ltl_ignore_level_add(ltl_arena *arena, ltl_ignore_level *level, ltl_ignore_kind kind,
                          ltl_str name, ltl_str text);

/* What the chain says about exactly this path, not about the folders above it. `out_detail` names
 * the file and the pattern, in `arena`, when the verdict is IGNORED. */
ltl_verdict ltl_ignore_ask_tool(const ltl_ignore_level *level, ltl_str path, bool is_folder,
                                ltl_arena *arena, ltl_str *out_detail);
ltl_verdict ltl_ignore_ask_git(const ltl_ignore_level *level, ltl_str path, bool is_folder,
                               ltl_arena *arena, ltl_str *out_detail);
/* The table of folder and file names that nobody means to lint. */
ltl_verdict ltl_ignore_ask_defaults(ltl_str path, bool is_folder, ltl_arena *arena,
                                    ltl_str *out_detail);
/* GENERATED, VENDORED, BINARY or NONE, by attributes. */
ltl_reason ltl_ignore_ask_marks(const ltl_ignore_level *level, ltl_str path);

/* True when one of the globs matches the path or a folder above it; `out_index` says which. */
bool ltl_globs_cover(const ltl_globs *globs, ltl_str path, bool is_folder, uint32_t *out_index);

#endif
