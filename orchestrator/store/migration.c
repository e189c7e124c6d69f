#include "orchestrator/store/migration.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "orchestrator/store/schema.h"

enum { BUSY_MS = 5000 };

typedef struct names {
    char backup[PATH_MAX];
    char temporary[PATH_MAX];
} names;

static ltl_status names_make(const char *path, names *out_names, ltl_error *error) {
    int a = snprintf(out_names->backup, PATH_MAX, "%s.backup", path);
    int b = snprintf(out_names->temporary, PATH_MAX, "%s.backup.new", path);
    return a > 0 && b > 0 && b < PATH_MAX ? LTL_OK
                                          : ltl_fail(error, LTL_USAGE, "the path is too long");
}

static ltl_status fail_with(sqlite3 *database, const char *doing, ltl_error *error) {
    return ltl_fail(error, LTL_IO, "%s: %s", doing, sqlite3_errmsg(database));
}

static ltl_status open_at(const char *path, int flags, sqlite3 **out_database, ltl_error *error) {
    *out_database = NULL;
    if (sqlite3_open_v2(path, out_database, flags | SQLITE_OPEN_NOFOLLOW, NULL) != SQLITE_OK) {
        ltl_status status = fail_with(*out_database, path, error);
        sqlite3_close(*out_database);
        *out_database = NULL;
        return status;
    }
    sqlite3_busy_timeout(*out_database, BUSY_MS);
    return LTL_OK;
}

/* Syncs a file, or a folder, so that what was written or renamed is there after a loss of power. */
static bool sync_path(const char *path) {
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    bool is_synced = fd >= 0 && fsync(fd) == 0;
    return fd >= 0 && close(fd) == 0 && is_synced;
}

static bool sync_folder_of(const char *path) {
    char folder[PATH_MAX];
    const char *slash = strrchr(path, '/');
    size_t len = slash != NULL ? (size_t)(slash - path) : 0;
    (void)snprintf(folder, sizeof(folder), "%.*s", (int)len, path);
    return sync_path(len > 0 ? folder : slash != NULL ? "/" : ".");
}

static void remove_all(const char *path) {
    static const char *const endings[] = {"", "-wal", "-shm", "-journal"};
    char name[PATH_MAX];
    for (size_t i = 0; i < LTL_COUNT_OF(endings); i++) {
        (void)snprintf(name, sizeof(name), "%s%s", path, endings[i]);
        (void)unlink(name);
    }
}

ltl_store_age ltl_store_age_at(const char *path) {
    sqlite3 *database = NULL;
    int from = 0;
    if (access(path, F_OK) != 0) {
        return LTL_STORE_EMPTY;
    }
    if (open_at(path, SQLITE_OPEN_READWRITE, &database, NULL) != LTL_OK) {
        return LTL_STORE_UNREADABLE;
    }
    ltl_store_age age = ltl_store_age_of(database, &from);
    sqlite3_close(database);
    return age;
}

/* All pages of one file into another; whoever reads the other sees all of it or nothing. */
static ltl_status copy(sqlite3 *from, sqlite3 *to, ltl_error *error) {
    sqlite3_backup *backup = sqlite3_backup_init(to, "main", from, "main");
    if (backup == NULL) {
        return fail_with(to, "copying the store", error);
    }
    int code = SQLITE_OK;
    for (int tries = 0; code == SQLITE_OK || (code == SQLITE_BUSY && tries < BUSY_MS / 50);
         tries++) {
        code = sqlite3_backup_step(backup, -1);
        if (code == SQLITE_BUSY || code == SQLITE_LOCKED) {
            sqlite3_sleep(50);
        }
    }
    int end = sqlite3_backup_finish(backup);
    return code == SQLITE_DONE && end == SQLITE_OK
               ? LTL_OK
               : ltl_fail(error, LTL_IO, "copying the store: %s", sqlite3_errstr(code));
}

static bool is_whole(sqlite3 *database) {
    sqlite3_stmt *statement = NULL;
    bool is_ok = sqlite3_prepare_v2(database, "PRAGMA integrity_check(1)", -1, &statement, NULL) ==
                     SQLITE_OK &&
                 sqlite3_step(statement) == SQLITE_ROW &&
                 strcmp((const char *)sqlite3_column_text(statement, 0), "ok") == 0;
    sqlite3_finalize(statement);
    return is_ok;
}

/* Under a name of its own first: what is called backup is always one. */
static ltl_status backup_make(sqlite3 *store, const char *path, const names *own,
                              ltl_error *error) {
    sqlite3 *copied = NULL;
    remove_all(own->temporary);
    ltl_status status =
        open_at(own->temporary, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, &copied, error);
    status = status == LTL_OK ? copy(store, copied, error) : status;
    if (status == LTL_OK &&
        (sqlite3_exec(copied, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL) != SQLITE_OK ||
         !is_whole(copied))) {
        status = ltl_fail(error, LTL_IO, "the copy of the store is not whole");
    }
    sqlite3_close(copied);
    if (status == LTL_OK &&
        (!sync_path(own->temporary) || rename(own->temporary, own->backup) != 0 ||
         !sync_folder_of(path))) {
        status = ltl_fail(error, LTL_IO, "%s: %s", own->backup, strerror(errno));
    }
    if (status != LTL_OK) {
        remove_all(own->temporary);
    }
    return status;
}

static ltl_status refuse_age(ltl_store_age age, ltl_error *error) {
    return age == LTL_STORE_NEWER
               ? ltl_fail(error, LTL_REFUSED, "the store was written by a newer Lintel")
               : ltl_fail(error, LTL_REFUSED, "this is not a store of Lintel");
}

ltl_status ltl_store_backup(const char *path, bool *out_is_old, ltl_error *error) {
    names own;
    sqlite3 *store = NULL;
    int from = 0;
    ltl_status status = access(path, F_OK) == 0
                            ? names_make(path, &own, error)
                            : ltl_fail(error, LTL_REFUSED, "there is no store %s", path);
    status = status == LTL_OK ? open_at(path, SQLITE_OPEN_READWRITE, &store, error) : status;
    if (status != LTL_OK) {
        return status;
    }
    ltl_store_age age = ltl_store_age_of(store, &from);
    if (age == LTL_STORE_UNDER_WAY) {
        /* What is in there by now is no backup: only an earlier one is. */
        status = access(own.backup, R_OK) == 0
                     ? LTL_OK
                     : ltl_fail(error, LTL_REFUSED,
                                "the store is half upgraded, and its backup %s is gone",
                                own.backup);
    } else if (age == LTL_STORE_OLD) {
        status = backup_make(store, path, &own, error);
    } else if (age != LTL_STORE_CURRENT) {
        status = refuse_age(age, error);
    }
    sqlite3_close(store);
    *out_is_old = age != LTL_STORE_CURRENT;
    return status;
}

/* A step of the migration within one transaction; nothing is done in a store that needs it no more. */
static ltl_status within_transaction(const char *path, ltl_store_age wanted,
                                     ltl_status (*act)(sqlite3 *, int from, ltl_error *),
                                     ltl_error *error) {
    sqlite3 *store = NULL;
    int from = 0;
    ltl_status status = open_at(path, SQLITE_OPEN_READWRITE, &store, error);
    if (status != LTL_OK) {
        return status;
    }
    if (sqlite3_exec(store, "PRAGMA synchronous = FULL; BEGIN EXCLUSIVE", NULL, NULL, NULL) !=
        SQLITE_OK) {
        status = fail_with(store, "the store is in use", error);
        sqlite3_close(store);
        return status;
    }
    ltl_store_age age = ltl_store_age_of(store, &from);
    if (age == wanted) {
        status = act(store, from, error);
    } else if (age != LTL_STORE_CURRENT && age != LTL_STORE_UNDER_WAY) {
        status = age == LTL_STORE_OLD
                     ? ltl_fail(error, LTL_REFUSED, "the store has still the tables of version %d",
                                from)
                     : refuse_age(age, error);
    }
    const char *end = status == LTL_OK ? "COMMIT" : "ROLLBACK";
    if (sqlite3_exec(store, end, NULL, NULL, NULL) != SQLITE_OK && status == LTL_OK) {
        status = fail_with(store, "the store", error);
    }
    sqlite3_close(store);
    return status;
}

static ltl_status version_set(sqlite3 *store, int version, ltl_error *error) {
    char text[64];
    (void)snprintf(text, sizeof(text), "PRAGMA user_version = %d", version);
    return sqlite3_exec(store, text, NULL, NULL, NULL) == SQLITE_OK
               ? LTL_OK
               : fail_with(store, "setting its version", error);
}

static ltl_status schema_act(sqlite3 *store, int from, ltl_error *error) {
    for (const ltl_store_step *step = ltl_store_steps; step->from > 0; step++) {
        if (step->from >= from &&
            sqlite3_exec(store, step->schema, NULL, NULL, NULL) != SQLITE_OK) {
            return fail_with(store, "the tables", error);
        }
    }
    return version_set(store, ltl_store_mark_under_way(from, LTL_STORE_VERSION), error);
}

static ltl_status data_act(sqlite3 *store, int from, ltl_error *error) {
    for (const ltl_store_step *step = ltl_store_steps; step->from > 0; step++) {
        if (step->from >= from && sqlite3_exec(store, step->data, NULL, NULL, NULL) != SQLITE_OK) {
            return fail_with(store, "the data", error);
        }
    }
    return LTL_OK;
}

ltl_status ltl_store_migrate_schema(const char *path, ltl_error *error) {
    return within_transaction(path, LTL_STORE_OLD, schema_act, error);
}

ltl_status ltl_store_migrate_data(const char *path, ltl_error *error) {
    return within_transaction(path, LTL_STORE_UNDER_WAY, data_act, error);
}

ltl_status ltl_store_restore(const char *path, ltl_error *error) {
    names own;
    sqlite3 *store = NULL;
    sqlite3 *backup = NULL;
    ltl_status status = names_make(path, &own, error);
    if (status == LTL_OK && access(own.backup, F_OK) != 0) {
        ltl_store_age age = ltl_store_age_at(path);
        return age == LTL_STORE_OLD || age == LTL_STORE_CURRENT
                   ? LTL_OK /* it never was anything else */
                   : ltl_fail(error, LTL_IO, "the backup %s is gone", own.backup);
    }
    status = status == LTL_OK ? open_at(own.backup, SQLITE_OPEN_READWRITE, &backup, error) : status;
    status = status == LTL_OK ? open_at(path, SQLITE_OPEN_READWRITE, &store, error) : status;
    if (status == LTL_OK && !is_whole(backup)) {
        status = ltl_fail(error, LTL_IO, "the backup %s is damaged", own.backup);
    }
    status = status == LTL_OK ? copy(backup, store, error) : status;
    sqlite3_close(backup);
    sqlite3_close(store);
    return status;
}

ltl_status ltl_store_drop_backup(const char *path, ltl_error *error) {
    names own;
    ltl_status status = names_make(path, &own, error);
    if (status != LTL_OK) {
        return status;
    }
    remove_all(own.temporary);
    remove_all(own.backup);
    return access(own.backup, F_OK) != 0 && (sync_folder_of(path) || errno == ENOENT)
               ? LTL_OK
               : ltl_fail(error, LTL_IO, "%s: %s", own.backup, strerror(errno));
}

ltl_status ltl_store_path(ltl_arena *arena, ltl_str *out_path, ltl_error *error) {
    const char *own = getenv("LINTEL_STATE_DIR");
    const char *state = getenv("XDG_STATE_HOME");
    const char *home = getenv("HOME");
    if (own != NULL && own[0] != '\0') {
        *out_path = ltl_arena_printf(arena, "%s/runs.db", own);
    } else if (state != NULL && state[0] == '/') {
        *out_path = ltl_arena_printf(arena, "%s/lintel/runs.db", state);
    } else if (home != NULL && home[0] == '/') {
        *out_path = ltl_arena_printf(arena, "%s/.local/state/lintel/runs.db", home);
    } else {
        return ltl_fail(
            error, LTL_USAGE,
            "there is no place for the journal of runs: set LINTEL_STATE_DIR, or --no-journal");
    }
    return LTL_OK;
}
