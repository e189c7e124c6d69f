/* opens.h - did anybody open a file in this folder?
 *
 * Shape    a watch on one folder, and those directly below it that exist when the watch is set
 * Units    events
 * Owns     the watch
 * Errors   aborts when the system has no watches left
 * Threads  one owner
 * Cost     one inotify handle
 */
#ifndef LTL_TESTS_SUPPORT_OPENS_H
#define LTL_TESTS_SUPPORT_OPENS_H

typedef struct open_watch open_watch;

open_watch *open_watch_new(const char *folder);
/* Number of opens and reads since the last call; the name of the last file in `name` (256 bytes). */
int open_watch_count(open_watch *watch, char *name);
void open_watch_free(open_watch *watch);

#endif
