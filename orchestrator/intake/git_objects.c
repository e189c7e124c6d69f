#include "orchestrator/intake/git_objects.h"

#include <git2.h>
#include <git2/sys/alloc.h>
#include <git2/sys/odb_backend.h>
#include <git2/sys/repository.h>
#include <limits.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "core/limits.h"
#include "orchestrator/intake/loose.h"

_Static_assert(sizeof(ltl_object_id) == sizeof(git_oid), "an id is the 20 bytes of SHA-1");

/* --- the allocator --- */

enum {
    PAD_BYTES = 64,     /* an overflow of 56 bytes was measured */
    SLACK_BYTES = 4096, /* the library asks for a little more than the object */
};

static bool is_refused(size_t bytes) {
    return bytes > LTL_MAX_GIT_OBJECT_BYTES + SLACK_BYTES;
}

static void *take(size_t bytes, const char *file, int line) {
    (void)file, (void)line;
    return is_refused(bytes) ? NULL : malloc(bytes + PAD_BYTES);
}

static bool product(size_t count, size_t bytes, size_t *out_total) {
    if (bytes != 0 && count > SIZE_MAX / bytes) {
        return false;
    }
    *out_total = count * bytes;
    return true;
}

static void *take_array(size_t count, size_t bytes, const char *file, int line) {
    size_t total = 0;
    return product(count, bytes, &total) ? take(total, file, line) : NULL;
}

static void *take_zeroed(size_t count, size_t bytes, const char *file, int line) {
    (void)file, (void)line;
    size_t total = 0;
    return product(count, bytes, &total) && !is_refused(total) ? calloc(1, total + PAD_BYTES)
                                                               : NULL;
}

static void *take_again(void *old, size_t bytes, const char *file, int line) {
    (void)file, (void)line;
    return is_refused(bytes) ? NULL : realloc(old, bytes + PAD_BYTES);
}

static void *take_array_again(void *old, size_t count, size_t bytes, const char *file, int line) {
    size_t total = 0;
    return product(count, bytes, &total) ? take_again(old, total, file, line) : NULL;
}

static char *copy_exactly(const char *text, size_t len, const char *file, int line) {
    char *copy = len < SIZE_MAX ? take(len + 1, file, line) : NULL;
    if (copy) {
        memcpy(copy, text, len);
        copy[len] = '\0';
    }
    return copy;
}

static char *copy_text(const char *text, const char *file, int line) {
    return copy_exactly(text, strlen(text), file, line);
}

static char *copy_at_most(const char *text, size_t len, const char *file, int line) {
    return copy_exactly(text, strnlen(text, len), file, line);
}

static git_allocator allocator = {
    .gmalloc = take,
    .gcalloc = take_zeroed,
    .gstrdup = copy_text,
    .gstrndup = copy_at_most,
    .gsubstrdup = copy_exactly,
    .grealloc = take_again,
    .greallocarray = take_array_again,
    .gmallocarray = take_array,
    .gfree = free,
};

/* --- starting the library --- */

static pthread_once_t library_once = PTHREAD_ONCE_INIT;
static bool library_works;

/* Never shut down again: handles may be opened and closed by any thread at any time. */
static void start_library(void) {
    /* What was unpacked is kept until this is full: who walks a whole history would keep all of it. */
    static const ssize_t KEPT_BYTES = (ssize_t)8 << 20;
    static const int levels[] = {GIT_CONFIG_LEVEL_PROGRAMDATA, GIT_CONFIG_LEVEL_SYSTEM,
                                 GIT_CONFIG_LEVEL_XDG, GIT_CONFIG_LEVEL_GLOBAL};
    static const char *extensions[] = {"partialclone", "worktreeconfig", "preciousobjects"};
    library_works =
        git_libgit2_opts(GIT_OPT_SET_ALLOCATOR, &allocator) == 0 && git_libgit2_init() > 0;
    for (size_t i = 0; library_works && i < LTL_COUNT_OF(levels); i++) {
        library_works = git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, levels[i], "") == 0;
    }
    library_works = library_works &&
                    git_libgit2_opts(GIT_OPT_SET_CACHE_MAX_SIZE, KEPT_BYTES) == 0 &&
                    git_libgit2_opts(GIT_OPT_SET_EXTENSIONS, extensions,
                                     LTL_COUNT_OF(extensions)) == 0;
}

bool ltl_git_start(void) {
    return pthread_once(&library_once, start_library) == 0 && library_works;
}

static const struct {
    int code;
    ltl_status status;
} code_statuses[] = {
    {GIT_ENOTFOUND, LTL_NOT_FOUND},     {GIT_EAMBIGUOUS, LTL_INVALID},
    {GIT_EINVALIDSPEC, LTL_INVALID},    {GIT_EPEEL, LTL_INVALID},
    {GIT_EUNBORNBRANCH, LTL_NOT_FOUND},
};

ltl_status ltl_git_fail(int code, const char *what, ltl_error *error) {
    const git_error *last = git_error_last();
    ltl_status status = LTL_INVALID;
    for (size_t i = 0; i < LTL_COUNT_OF(code_statuses); i++) {
        if (code_statuses[i].code == code) {
            status = code_statuses[i].status;
        }
    }
    if (last && last->klass == GIT_ERROR_NOMEMORY) {
        return ltl_fail(error, LTL_LIMIT, "%s: an object of the repository is larger than %llu MiB",
                        what, (unsigned long long)(LTL_MAX_GIT_OBJECT_BYTES / LTL_MIB));
    }
    return ltl_fail(error, status, "%s: %s", what,
                    last && last->message ? last->message : "unknown");
}

/* --- handles --- */

static int add_store(git_odb *odb, git_odb_backend *store, int priority) {
    int code = git_odb_add_backend(odb, store, priority);
    if (code < 0) {
        store->free(store);
    }
    return code;
}

/* Our own reader of single objects; the library's of packs. Alternates are known to neither. */
static int add_stores(git_odb *odb, const char *folder) {
    git_odb_backend *store = NULL;
    int code = ltl_loose_store_new(folder, &store);
    if (code == 0) {
        code = add_store(odb, store, 2);
    }
    if (code == 0) {
        code = git_odb_backend_pack(&store, folder);
    }
    return code == 0 ? add_store(odb, store, 1) : code;
}

static int open_store(ltl_git_objects *objects, const ltl_git_place *place) {
    int code = git_odb_new(&objects->odb);
    for (uint32_t i = 0; code == 0 && i < place->object_folders.count; i++) {
        code = add_stores(objects->odb, place->object_folders.at[i].ptr);
    }
    return code == 0 ? git_repository_set_odb(objects->repository, objects->odb) : code;
}

static int open_repository(ltl_git_objects *objects, const ltl_git_place *place) {
    git_config *nothing = NULL;
    int code = git_repository_open_bare(&objects->repository, place->git_dir.ptr);
    if (code == 0) {
        code = git_config_new(&nothing);
    }
    if (code == 0) {
        code = git_repository_set_config(objects->repository, nothing);
    }
    git_config_free(nothing);
    return code == 0 ? open_store(objects, place) : code;
}

ltl_status ltl_git_objects_open(const ltl_git_place *place, ltl_git_objects **out_objects,
                                ltl_error *error) {
    if (place->verdict != LTL_OK) {
        return ltl_fail(error, place->verdict, "%.*s", LTL_STR_ARG(place->reason));
    }
    if (!ltl_git_start()) {
        return ltl_fail(error, LTL_INTERNAL, "the git library does not start");
    }
    ltl_git_objects *objects = calloc(1, sizeof(*objects));
    if (!objects) {
        return ltl_fail(error, LTL_NO_MEMORY, "no memory for the git repository");
    }
    int code = open_repository(objects, place);
    if (code < 0) {
        ltl_status status = ltl_git_fail(code, "the git repository cannot be opened", error);
        ltl_error_at(error, place->git_dir.ptr, 0, 0);
        ltl_git_objects_close(objects);
        return status;
    }
    *out_objects = objects;
    return LTL_OK;
}

void ltl_git_objects_close(ltl_git_objects *objects) {
    if (objects) {
        git_repository_free(objects->repository);
        git_odb_free(objects->odb);
        free(objects);
    }
}

ltl_status ltl_git_objects_size(ltl_git_objects *objects, const ltl_object_id *id,
                                uint64_t *out_size, ltl_error *error) {
    git_oid oid;
    size_t size = 0;
    git_object_t type = GIT_OBJECT_INVALID;
    memcpy(oid.id, id->bytes, sizeof(oid.id));
    int code = git_odb_read_header(&size, &type, objects->odb, &oid);
    if (code < 0) {
        return ltl_git_fail(code, "an object cannot be read", error);
    }
    *out_size = size;
    return LTL_OK;
}

ltl_status ltl_git_objects_read(ltl_git_objects *objects, const ltl_object_id *id,
                                uint64_t max_bytes, ltl_arena *arena, ltl_str *out_bytes,
                                ltl_error *error) {
    uint64_t size = 0;
    ltl_status status = ltl_git_objects_size(objects, id, &size, error);
    if (status != LTL_OK) {
        return status;
    }
    if (size > max_bytes || size > LTL_MAX_GIT_OBJECT_BYTES) {
        return ltl_fail(error, LTL_LIMIT, "an object of %llu bytes is larger than the limit",
                        (unsigned long long)size);
    }
    git_oid oid;
    git_odb_object *object = NULL;
    memcpy(oid.id, id->bytes, sizeof(oid.id));
    int code = git_odb_read(&object, objects->odb, &oid);
    if (code < 0) {
        return ltl_git_fail(code, "an object cannot be read", error);
    }
    *out_bytes =
        ltl_arena_copy(arena, (ltl_str){git_odb_object_data(object), git_odb_object_size(object)});
    git_odb_object_free(object);
    return LTL_OK;
}

bool ltl_git_blob_id(ltl_str bytes, ltl_object_id *out_id) {
    git_oid oid;
    if (!ltl_git_start() ||
        git_odb_hash(&oid, bytes.ptr ? bytes.ptr : "", bytes.len, GIT_OBJECT_BLOB) != 0) {
        return false;
    }
    memcpy(out_id->bytes, oid.id, sizeof(out_id->bytes));
    return true;
}

bool ltl_object_id_eq(const ltl_object_id *a, const ltl_object_id *b) {
    return memcmp(a->bytes, b->bytes, sizeof(a->bytes)) == 0;
}

/* --- the index --- */

/* git sets GIT_INDEX_FILE for the hooks of `git commit -a` and `git commit FILE`. It counts when it
 * lies directly in our git folder; anything else belongs to another repository. */
static bool is_own_index(const ltl_git_place *place, const char *path) {
    char real[PATH_MAX];
    if (!path || !realpath(path, real)) {
        return false;
    }
    ltl_str file = ltl_str_of(real);
    ltl_str dir = place->git_dir;
    return file.len > dir.len && ltl_str_starts_with(file, dir) && file.ptr[dir.len] == '/' &&
           ltl_str_find_byte(file, '/', dir.len + 1) == SIZE_MAX;
}

ltl_status ltl_git_index_open(const ltl_git_place *place, struct git_index **out_index,
                              ltl_error *error) {
    if (!ltl_git_start()) {
        return ltl_fail(error, LTL_INTERNAL, "the git library does not start");
    }
    char path[LTL_MAX_PATH_BYTES + 16];
    const char *wanted = getenv("GIT_INDEX_FILE");
    if (is_own_index(place, wanted)) {
        (void)snprintf(path, sizeof(path), "%s", wanted);
    } else {
        (void)snprintf(path, sizeof(path), "%s/index", place->git_dir.ptr);
    }
    struct stat found;
    if (lstat(path, &found) == 0 && !S_ISREG(found.st_mode)) {
        return ltl_fail(error, LTL_REFUSED, "the index is not a regular file");
    }
    int code = git_index_open(out_index, path);
    if (code < 0) {
        ltl_status status = ltl_git_fail(code, "the index cannot be read", error);
        ltl_error_at(error, path, 0, 0);
        return status;
    }
    return LTL_OK;
}
