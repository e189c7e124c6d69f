/* watcher.h - waits until something in some folders changes, or somebody wants to end.
 *
 * Shape    folders are added one by one; a wait returns when nothing has happened for a while after something has. What
 *          it was is not told: who waits looks again, so that no event that is lost matters
 * Units    milliseconds
 * Owns     its handles, until ltl_watcher_free
 * Errors   LTL_LIMIT: the system watches no more folders; LTL_NOT_FOUND: the folder is gone
 * Threads  one thread
 * Cost     a handle of the system for each folder
 */
#ifndef LTL_DRIVE_WATCHER_H
#define LTL_DRIVE_WATCHER_H

#include "core/arena.h"
#include "core/status.h"

typedef struct ltl_watcher ltl_watcher;

LTL_MUST_USE ltl_status ltl_watcher_new(ltl_watcher **out_watcher, ltl_error *error);
/* Once is enough: again does nothing. `*out_is_new` may be null. */
LTL_MUST_USE ltl_status ltl_watcher_add(ltl_watcher *watcher, const char *folder, bool *out_is_new,
                                        ltl_error *error);
/* Quiet for `quiet_ms` after a change, or `most_ms` after the first one: 0. Else the signal that came, SIGINT or
 * SIGTERM. */
int ltl_watcher_wait(ltl_watcher *watcher, uint64_t quiet_ms, uint64_t most_ms);
void ltl_watcher_free(ltl_watcher *watcher);

#endif
