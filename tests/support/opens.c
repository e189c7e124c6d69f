#include "tests/support/opens.h"

#include <dirent.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

struct open_watch {
    int fd;
};

static void add(open_watch *watch, const char *folder) {
    /* A folder that is listed is opened, too. */
    if (inotify_add_watch(watch->fd, folder, IN_OPEN | IN_ACCESS) < 0) {
        perror(folder);
        abort();
    }
}

open_watch *open_watch_new(const char *folder) {
    open_watch *watch = calloc(1, sizeof(*watch));
    if (!watch || (watch->fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) < 0) {
        perror("inotify");
        abort();
    }
    add(watch, folder);
    DIR *listing = opendir(folder);
    for (struct dirent *entry = listing ? readdir(listing) : NULL; entry; entry = readdir(listing)) {
        char path[PATH_MAX];
        (void)snprintf(path, sizeof(path), "%s/%s", folder, entry->d_name);
        if (entry->d_type == DT_DIR && entry->d_name[0] != '.') {
            add(watch, path);
        }
    }
    if (listing) {
        (void)closedir(listing);
    }
    char name[256];
    (void)open_watch_count(watch, name); /* the listing above counted, too */
    return watch;
}

int open_watch_count(open_watch *watch, char *name) {
    union {
        char bytes[16384];
        struct inotify_event event;
    } room;
    int count = 0;
    ssize_t got = 0;
    while ((got = read(watch->fd, room.bytes, sizeof(room.bytes))) > 0) {
        for (char *at = room.bytes; at < room.bytes + got;) {
            struct inotify_event event;
            memcpy(&event, at, sizeof(event));
            count++;
            (void)snprintf(name, 256, "%s", event.len > 0 ? at + sizeof(event) : "(the folder)");
            at += sizeof(event) + event.len;
        }
    }
    return count;
}

void open_watch_free(open_watch *watch) {
    if (watch) {
        (void)close(watch->fd);
        free(watch);
    }
}
