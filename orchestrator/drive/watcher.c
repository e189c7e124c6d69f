#include "orchestrator/drive/watcher.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <uv.h>

#include "core/map.h"

typedef struct folder {
    struct folder *next;
    uv_fs_event_t event;
    ltl_watcher *watcher;
} folder;

struct ltl_watcher {
    ltl_arena arena;
    uv_loop_t loop;
    uv_signal_t interrupt;
    uv_signal_t terminate;
    uv_timer_t quiet;
    uv_timer_t most;
    folder *folders;
    ltl_map by_path; /* inode of what is watched */
    uint64_t quiet_ms;
    uint64_t most_ms;
    bool has_changed;
    int signal;
};

static void on_signal(uv_signal_t *handle, int number) {
    ltl_watcher *self = handle->data;
    self->signal = number;
    uv_stop(&self->loop);
}

static void on_time(uv_timer_t *handle) {
    ltl_watcher *self = handle->data;
    uv_stop(&self->loop);
}

static void on_change(uv_fs_event_t *handle, const char *name, int events, int status) {
    folder *at = handle->data;
    ltl_watcher *self = at->watcher;
    (void)name;
    (void)events;
    (void)status; /* a folder that is gone is a change of the one above */
    if (!self->has_changed) {
        self->has_changed = true;
        uv_timer_start(&self->most, on_time, self->most_ms, 0);
    }
    uv_timer_start(&self->quiet, on_time, self->quiet_ms, 0);
}

ltl_status ltl_watcher_new(ltl_watcher **out_watcher, ltl_error *error) {
    ltl_watcher *self = calloc(1, sizeof(*self));
    if (self == NULL || uv_loop_init(&self->loop) != 0) {
        free(self);
        return ltl_fail(error, LTL_NO_MEMORY, "out of memory");
    }
    ltl_map_init(&self->by_path, &self->arena);
    self->interrupt.data = self->terminate.data = self->quiet.data = self->most.data = self;
    if (uv_timer_init(&self->loop, &self->quiet) != 0 ||
        uv_timer_init(&self->loop, &self->most) != 0 ||
        uv_signal_init(&self->loop, &self->interrupt) != 0 ||
        uv_signal_init(&self->loop, &self->terminate) != 0) {
        ltl_watcher_free(self);
        return ltl_fail(error, LTL_NO_MEMORY, "the event loop: out of memory");
    }
    /* From now on, so that none is lost that comes while nobody waits. */
    uv_signal_start(&self->interrupt, on_signal, SIGINT);
    uv_signal_start(&self->terminate, on_signal, SIGTERM);
    *out_watcher = self;
    return LTL_OK;
}

static ltl_status refused(ltl_watcher *self, folder *at, const char *path, int code,
                          ltl_error *error) {
    uv_close((uv_handle_t *)&at->event, NULL);
    at->next = self->folders; /* freed with the loop */
    self->folders = at;
    if (code == UV_ENOSPC || code == UV_EMFILE) {
        return ltl_fail(error, LTL_LIMIT,
                        "%s: the system watches no more folders (see fs.inotify.max_user_watches)",
                        path);
    }
    return ltl_fail(error, code == UV_ENOENT ? LTL_NOT_FOUND : LTL_IO, "%s: %s", path,
                    uv_strerror(code));
}

ltl_status ltl_watcher_add(ltl_watcher *watcher, const char *path, bool *out_is_new,
                           ltl_error *error) {
    struct stat found;
    if (stat(path, &found) != 0) {
        return ltl_fail(error, LTL_NOT_FOUND, "%s: no such folder", path);
    }
    ltl_map_entry *entry = ltl_map_put_copy(&watcher->by_path, ltl_str_of(path), NULL);
    bool is_new = entry->value != (uint64_t)found.st_ino; /* another one may have its name by now */
    if (out_is_new != NULL) {
        *out_is_new = is_new;
    }
    if (!is_new) {
        return LTL_OK;
    }
    folder *at = calloc(1, sizeof(*at));
    if (at == NULL) {
        return ltl_fail(error, LTL_NO_MEMORY, "out of memory");
    }
    at->watcher = watcher;
    (void)uv_fs_event_init(&watcher->loop, &at->event);
    at->event.data = at;
    int code = uv_fs_event_start(&at->event, on_change, path, 0);
    if (code != 0) {
        return refused(watcher, at, path, code, error);
    }
    entry->value = (uint64_t)found.st_ino;
    at->next = watcher->folders;
    watcher->folders = at;
    return LTL_OK;
}

int ltl_watcher_wait(ltl_watcher *watcher, uint64_t quiet_ms, uint64_t most_ms) {
    ltl_watcher *self = watcher;
    self->quiet_ms = quiet_ms;
    self->most_ms = most_ms;
    self->has_changed = false;
    uv_run(&self->loop, UV_RUN_DEFAULT);
    uv_timer_stop(&self->quiet);
    uv_timer_stop(&self->most);
    return self->signal;
}

static void close_all(uv_handle_t *handle, void *context) {
    (void)context;
    if (!uv_is_closing(handle)) {
        uv_close(handle, NULL);
    }
}

void ltl_watcher_free(ltl_watcher *watcher) {
    if (watcher == NULL) {
        return;
    }
    uv_walk(&watcher->loop, close_all, NULL);
    uv_run(&watcher->loop, UV_RUN_DEFAULT);
    (void)uv_loop_close(&watcher->loop);
    while (watcher->folders != NULL) {
        folder *next = watcher->folders->next;
        free(watcher->folders);
        watcher->folders = next;
    }
    ltl_arena_clear(&watcher->arena);
    free(watcher);
}
