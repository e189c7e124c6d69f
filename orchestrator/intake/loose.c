#include "orchestrator/intake/loose.h"

#include <dirent.h>
#include <fcntl.h>
#include <git2.h>
#include <git2/sys/odb_backend.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

#include "core/limits.h"
#include "orchestrator/intake/safe_file.h"

enum { HEAD_BYTES = 64, PATH_BYTES = GIT_OID_HEXSZ + 2 };

typedef struct store {
    git_odb_backend parent;
    int fd; /* of the objects folder */
} store;

/* An object being read: the stream stands right behind `head`. */
typedef struct object {
    ltl_arena arena;
    z_stream stream;
    bool is_open;
    unsigned char head[HEAD_BYTES];
    size_t head_len; /* bytes inflated so far */
    size_t body_at;  /* in `head` */
    git_object_t type;
    size_t size;
} object;

static int fail(const char *text) {
    git_error_set_str(GIT_ERROR_ODB, text);
    return GIT_ERROR;
}

static void object_path(const git_oid *id, char out_path[PATH_BYTES]) {
    char hex[GIT_OID_HEXSZ + 1];
    (void)git_oid_tostr(hex, sizeof(hex), id);
    (void)snprintf(out_path, PATH_BYTES, "%.2s/%s", hex, hex + 2);
}

/* "blob 12" and a zero. */
static bool parse_head(object *o) {
    const char *text = (const char *)o->head;
    const char *end = memchr(text, '\0', o->head_len);
    const char *blank = end ? memchr(text, ' ', (size_t)(end - text)) : NULL;
    uint64_t size = 0;
    char name[8];
    if (!blank || (size_t)(blank - text) >= sizeof(name) ||
        !ltl_str_to_u64((ltl_str){blank + 1, (size_t)(end - blank - 1)}, &size)) {
        return false;
    }
    memcpy(name, text, (size_t)(blank - text));
    name[blank - text] = '\0';
    o->type = git_object_string2type(name);
    o->size = (size_t)size;
    o->body_at = (size_t)(end - text) + 1;
    return git_object_typeisloose(o->type);
}

/* Inflates up to `capacity` bytes; false on a broken stream. */
static bool inflate_some(object *o, unsigned char *bytes, size_t capacity, size_t *out_len,
                         bool *out_is_end) {
    o->stream.next_out = bytes;
    o->stream.avail_out = (uInt)capacity;
    int code = Z_OK;
    while (code == Z_OK && o->stream.avail_out > 0) {
        code = inflate(&o->stream, Z_NO_FLUSH);
    }
    *out_len = capacity - o->stream.avail_out;
    *out_is_end = code == Z_STREAM_END;
    return code == Z_OK || code == Z_STREAM_END;
}

static void object_clear(object *o) {
    if (o->is_open) {
        (void)inflateEnd(&o->stream);
    }
    ltl_arena_clear(&o->arena);
}

static int object_open(const store *s, const git_oid *id, object *o, bool *out_is_end) {
    char path[PATH_BYTES];
    ltl_str file = LTL_STR_NONE;
    object_path(id, path);
    ltl_status status =
        ltl_safe_read(s->fd, path, LTL_MAX_GIT_OBJECT_BYTES, &o->arena, &file, NULL, NULL);
    if (status == LTL_NOT_FOUND) {
        (void)fail("no such object");
        return GIT_ENOTFOUND;
    }
    if (status != LTL_OK) {
        return fail(ltl_status_text(status));
    }
    o->stream.next_in = (unsigned char *)file.ptr;
    o->stream.avail_in = (uInt)file.len;
    o->is_open = inflateInit(&o->stream) == Z_OK;
    if (!o->is_open || !inflate_some(o, o->head, sizeof(o->head), &o->head_len, out_is_end) ||
        !parse_head(o)) {
        return fail("the object's head is damaged");
    }
    return 0;
}

/* Exactly `size` bytes and the end of the stream, nothing else. */
static int read_body(store *s, object *o, bool is_end, void **out_bytes) {
    size_t have = o->head_len - o->body_at;
    if (o->size > LTL_MAX_GIT_OBJECT_BYTES) {
        return fail("the object is larger than the limit");
    }
    if (have > o->size) {
        return fail("the object is longer than it says");
    }
    unsigned char *bytes = git_odb_backend_data_alloc(&s->parent, o->size + 1);
    if (!bytes) {
        return GIT_ERROR;
    }
    memcpy(bytes, o->head + o->body_at, have);
    size_t got = 0;
    bool is_good = is_end || inflate_some(o, bytes + have, o->size - have + 1, &got, &is_end);
    if (!is_good || !is_end || have + got != o->size) {
        git_odb_backend_data_free(&s->parent, bytes);
        return fail("the object is not as long as it says");
    }
    bytes[o->size] = '\0';
    *out_bytes = bytes;
    return 0;
}

static int store_read(void **out_bytes, size_t *out_len, git_object_t *out_type,
                      git_odb_backend *backend, const git_oid *id) {
    store *s = (store *)backend;
    object o = {0};
    bool is_end = false;
    int code = object_open(s, id, &o, &is_end);
    if (code == 0 && (code = read_body(s, &o, is_end, out_bytes)) == 0) {
        *out_len = o.size;
        *out_type = o.type;
    }
    object_clear(&o);
    return code;
}

static int store_read_header(size_t *out_len, git_object_t *out_type, git_odb_backend *backend,
                             const git_oid *id) {
    object o = {0};
    bool is_end = false;
    int code = object_open((store *)backend, id, &o, &is_end);
    if (code == 0) {
        *out_len = o.size;
        *out_type = o.type;
    }
    object_clear(&o);
    return code;
}

static int store_exists(git_odb_backend *backend, const git_oid *id) {
    char path[PATH_BYTES];
    object_path(id, path);
    int fd = ltl_safe_open(((store *)backend)->fd, path, O_RDONLY);
    if (fd >= 0) {
        (void)close(fd);
    }
    return fd >= 0;
}

/* The one id whose hexadecimal form starts with these digits. */
static int store_exists_prefix(git_oid *out_id, git_odb_backend *backend, const git_oid *prefix,
                               size_t len) {
    char hex[GIT_OID_HEXSZ + 1];
    char folder_name[3];
    int matches = 0;
    (void)git_oid_tostr(hex, sizeof(hex), prefix);
    (void)snprintf(folder_name, sizeof(folder_name), "%.2s", hex);
    int fd =
        len >= 2 ? ltl_safe_open(((store *)backend)->fd, folder_name, O_RDONLY | O_DIRECTORY) : -1;
    DIR *folder = fd >= 0 ? fdopendir(fd) : NULL;
    for (struct dirent *e = folder ? readdir(folder) : NULL; e; e = readdir(folder)) {
        char whole[GIT_OID_HEXSZ + 1];
        if (strlen(e->d_name) == GIT_OID_HEXSZ - 2 && strncmp(e->d_name, hex + 2, len - 2) == 0) {
            (void)snprintf(whole, sizeof(whole), "%s%.38s", folder_name, e->d_name);
            matches += git_oid_fromstr(out_id, whole) == 0;
        }
    }
    if (folder) {
        (void)closedir(folder);
    } else if (fd >= 0) {
        (void)close(fd);
    }
    if (matches == 1) {
        return 0;
    }
    (void)fail(matches > 1 ? "several objects start with these digits" : "no such object");
    return matches > 1 ? GIT_EAMBIGUOUS : GIT_ENOTFOUND;
}

static int store_read_prefix(git_oid *out_id, void **out_bytes, size_t *out_len,
                             git_object_t *out_type, git_odb_backend *backend,
                             const git_oid *prefix, size_t len) {
    int code = store_exists_prefix(out_id, backend, prefix, len);
    return code == 0 ? store_read(out_bytes, out_len, out_type, backend, out_id) : code;
}

static void store_free(git_odb_backend *backend) {
    store *s = (store *)backend;
    (void)close(s->fd);
    free(s);
}

int ltl_loose_store_new(const char *objects, struct git_odb_backend **out_store) {
    store *s = calloc(1, sizeof(*s));
    if (!s || git_odb_init_backend(&s->parent, GIT_ODB_BACKEND_VERSION) != 0) {
        free(s);
        return fail("no memory for the object store");
    }
    s->fd = open(objects, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (s->fd < 0) {
        free(s);
        return fail("the object store cannot be opened");
    }
    s->parent.read = store_read;
    s->parent.read_prefix = store_read_prefix;
    s->parent.read_header = store_read_header;
    s->parent.exists = store_exists;
    s->parent.exists_prefix = store_exists_prefix;
    s->parent.free = store_free;
    *out_store = &s->parent;
    return 0;
}
