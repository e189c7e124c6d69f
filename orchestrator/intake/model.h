/* model.h - what an open intake holds; for the files of this folder only.
 *
 * Shape    targets, and for each of them where the bytes of its two sides come from
 * Units    bytes
 * Owns     the intake's arena owns every text; handles are closed by ltl_intake_close
 * Errors   -
 * Threads  filled by one thread, then immutable
 * Cost     about 250 bytes a target
 */
#ifndef LTL_INTAKE_MODEL_H
#define LTL_INTAKE_MODEL_H

#include "core/arena.h"
#include "core/limits.h"
#include "core/map.h"
#include "core/vec.h"
#include "orchestrator/intake/fence/fence.h"
#include "orchestrator/intake/git_objects.h"
#include "orchestrator/intake/ignore.h"
#include "orchestrator/intake/intake.h"

typedef enum ltl_content_kind {
    LTL_CONTENT_NONE,
    LTL_CONTENT_FILE, /* below a root handle */
    LTL_CONTENT_BLOB, /* in the repository */
    LTL_CONTENT_TEXT, /* in memory */
} ltl_content_kind;

typedef struct ltl_content {
    ltl_content_kind kind;
    uint32_t root;    /* FILE: index of the handle; BLOB of a history: of the commit */
    ltl_str text;     /* FILE: path, terminated; BLOB: path in the work tree; TEXT: the bytes */
    ltl_object_id id; /* BLOB */
} ltl_content;

typedef struct ltl_source_sides {
    ltl_content side[2]; /* by ltl_side */
} ltl_source_sides;

typedef struct ltl_sources LTL_VEC(ltl_source_sides) ltl_sources;
typedef struct ltl_fds LTL_VEC(int) ltl_fds;

typedef struct ltl_commit {
    char id[41];
    int64_t time;
} ltl_commit;

struct ltl_intake {
    ltl_arena arena;
    ltl_intake_options options;
    ltl_globs include;
    ltl_globs exclude;
    uint64_t max_target_bytes;
    ltl_targets targets;
    ltl_sources sources;
    ltl_fds roots;
    ltl_git_place git;
    ltl_git_user user;
    ltl_str base_name;
    ltl_str head_name;
    struct ltl_commits LTL_VEC(ltl_commit) commits; /* of a history, parents first */
    ltl_str note;
    uint32_t note_count;
};

/* Half of what an arena holds: a list that grows still finds room beside its old self. Loops over
 * files ask this; trees that hold each other over and over take no room in a repository. */
static inline bool ltl_intake_is_full(const ltl_arena *arena) {
    return arena->used_bytes > LTL_MAX_ARENA_BYTES / 2 || ltl_arena_is_exhausted(arena);
}

/* An intake without targets, options copied. */
LTL_MUST_USE ltl_status ltl_intake_new(const ltl_intake_options *options, ltl_intake **out_intake,
                                       ltl_error *error);
/* Takes `fd`. */
uint32_t ltl_intake_add_root(ltl_intake *intake, int fd);
/* Appends a target with its sides; the counterpart of LTL_PUSH for both lists. */
ltl_target *ltl_intake_add(ltl_intake *intake, const ltl_target *target,
                           const ltl_source_sides *sides);
/* Sorts; LTL_LIMIT when there are too many targets or too much memory was used. */
LTL_MUST_USE ltl_status ltl_intake_finish(ltl_intake *intake, ltl_error *error);
/* Says one more thing about the scope as a whole. */
LTL_PRINTF(2, 3)
void ltl_intake_add_note(ltl_intake *intake, const char *format, ...);

/* IGNORED with a detail when --exclude or --include leave the path out. */
ltl_reason ltl_intake_ask_patterns(const ltl_intake *intake, ltl_str path, bool is_folder,
                                   ltl_arena *arena, ltl_str *out_detail);

const ltl_intake *ltl_reader_intake(const ltl_reader *reader);
/* As ltl_reader_read, with a limit of its own. */
LTL_MUST_USE ltl_status ltl_reader_read_up_to(ltl_reader *reader, const ltl_target *target,
                                              ltl_side side, uint64_t max_bytes, ltl_arena *arena,
                                              ltl_str *out_bytes, ltl_error *error);

/* Bytes of one content. `objects` may be null unless it is a BLOB. */
LTL_MUST_USE ltl_status ltl_content_read(const ltl_intake *intake, ltl_git_objects *objects,
                                         const ltl_content *content, ltl_arena *arena,
                                         ltl_str *out_bytes, ltl_reason *out_reason,
                                         ltl_error *error);

#endif
