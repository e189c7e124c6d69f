/* git_config.h - the few settings of git that steer what there is to look at.
 *
 * Shape    a reader of git's configuration language, and what the user's own files say
 * Units    -
 * Owns     the arena owns all texts
 * Errors   ltl_git_config_read returns false on bad syntax; what came before counts
 * Threads  reentrant
 * Cost     O(bytes); includes are followed in the user's own files only, ten at most
 *
 * A repository's configuration is read here and never by the git library: it may name programs,
 * other folders and files that block.
 */
#ifndef LTL_INTAKE_GIT_CONFIG_H
#define LTL_INTAKE_GIT_CONFIG_H

#include "core/arena.h"
#include "core/str.h"
#include "core/vec.h"

/* `name` is "section.key" in lower case; `subsection` is empty when there is none. */
typedef void ltl_git_config_visit(void *context, ltl_str name, ltl_str subsection, ltl_str value);

/* False when the text does not parse to its end. */
bool ltl_git_config_read(ltl_arena *arena, ltl_str text, ltl_git_config_visit *visit,
                         void *context);
/* git's idea of true: empty (key alone), "true", "yes", "on", a number other than 0. */
bool ltl_git_config_is_true(ltl_str value);

typedef struct ltl_strs LTL_VEC(ltl_str) ltl_strs;

typedef struct ltl_git_user {
    ltl_str excludes_file; /* absolute; empty: none */
    ltl_strs safe_folders; /* safe.directory */
    ltl_str auto_crlf;     /* core.autocrlf */
} ltl_git_user;

/* System, XDG and home configuration of whoever runs the program. */
void ltl_git_user_read(ltl_arena *arena, ltl_git_user *out_user);

#endif
