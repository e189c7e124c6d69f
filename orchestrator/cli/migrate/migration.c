#include "orchestrator/cli/migrate/migration.h"

#include "core/limits.h"
#include "core/yaml.h"
#include "orchestrator/cli/files.h"
#include "orchestrator/cli/fix/folders.h"
#include "orchestrator/cli/migrate/ignore_text.h"
#include "orchestrator/cli/migrate/settings_text.h"

#define OWN_IGNORE    ".lintelignore"
#define THEIR_IGNORE  ".semgrepignore"
#define OLD_NAME      ".lintel.yml"

static ltl_str path_of(ltl_migration *self, const char *name) {
    return ltl_arena_printf(&self->arena, "%.*s/%s", LTL_STR_ARG(self->folder), name);
}

static ltl_status read(ltl_migration *self, const char *name, ltl_str *out_text, bool *out_is_there,
                       ltl_error *error) {
    ltl_str path = path_of(self, name);
    *out_text = LTL_STR("");
    *out_is_there = ltl_file_exists(path.ptr);
    return *out_is_there ? ltl_file_read(&self->arena, path.ptr, LTL_MAX_CONTROL_FILE_BYTES, out_text, error)
                         : LTL_OK;
}

static void note(ltl_migration *self, const char *text) {
    LTL_PUSH(&self->arena, &self->notes, ltl_str_of(text));
}

static void file_add(ltl_migration *self, const char *name, bool was_there, ltl_str before,
                     ltl_str after) {
    ltl_str path = path_of(self, name);
    ltl_str tree = self->folders.tree;
    size_t skip = ltl_str_is(tree, "/") ? 1 : tree.len + 1;
    ltl_fix_file file = {.path = ltl_str_slice(path, skip, path.len),
                         .is_made = !was_there,
                         .before = before,
                         .after = after};
    LTL_PUSH(&self->arena, &self->files, file);
}

/* --- rules of another tool ------------------------------------------------------------------- */

/* Their rule files run unchanged: they only have to be named. */
static ltl_status rules_name(ltl_migration *self, ltl_str *text, ltl_error *error) {
    static const char *const names[] = {".semgrep", ".semgrep.yml", ".semgrep.yaml"};
    ltl_yaml *root = NULL;
    ltl_status status = ltl_yaml_parse(&self->arena, *text, LTL_SETTINGS_FILE, &root, error);
    for (size_t i = 0; i < LTL_COUNT_OF(names) && status == LTL_OK; i++) {
        ltl_str path = path_of(self, names[i]);
        bool is_there = i == 0 ? ltl_folder_exists(path.ptr) : ltl_file_exists(path.ptr);
        if (!is_there || ltl_str_find(*text, ltl_str_of(names[i]), 0) != SIZE_MAX) {
            continue;
        }
        if (ltl_yaml_get(root, "rules") != NULL) {
            ltl_str what = ltl_arena_printf(&self->arena, "%s: rules that `rules` does not name yet", names[i]);
            LTL_PUSH(&self->arena, &self->notes, what);
        } else {
            bool is_ended = text->len == 0 || text->ptr[text->len - 1] == '\n';
            *text = ltl_arena_printf(&self->arena, "%.*s%srules: [%s]\n", LTL_STR_ARG(*text),
                                     is_ended ? "" : "\n", names[i]);
            note(self, "the rules of semgrep are named in `rules`, and run beside the built-in ones");
            status = ltl_yaml_parse(&self->arena, *text, LTL_SETTINGS_FILE, &root, error);
        }
    }
    return status;
}

/* --- each file ------------------------------------------------------------------------------- */

/* One that nobody reads becomes the one that is read, unless that is there. */
static ltl_status settings_plan(ltl_migration *self, ltl_error *error) {
    ltl_str before;
    ltl_str text;
    ltl_str after;
    bool is_there = false;
    bool is_old = false;
    ltl_status status = read(self, LTL_SETTINGS_FILE, &before, &is_there, error);
    text = before;
    if (status == LTL_OK && !is_there) {
        status = read(self, OLD_NAME, &text, &is_old, error);
    }
    const char *name = is_old ? OLD_NAME : LTL_SETTINGS_FILE;
    if (status == LTL_OK) {
        status = ltl_settings_text_migrate(&self->arena, name, text, &after, &self->notes, error);
    }
    if (status == LTL_OK) {
        status = rules_name(self, &after, error);
    }
    if (status == LTL_OK && is_old) {
        note(self, OLD_NAME ": nobody reads it; what it says is in " LTL_SETTINGS_FILE " now");
    }
    if (status == LTL_OK && !ltl_str_eq(before, after)) {
        file_add(self, LTL_SETTINGS_FILE, is_there, before, after);
    }
    return status;
}

static ltl_status ignore_plan(ltl_migration *self, ltl_error *error) {
    ltl_str theirs;
    ltl_str own;
    ltl_str after = LTL_STR("");
    bool has_theirs = false;
    bool has_own = false;
    ltl_status status = read(self, THEIR_IGNORE, &theirs, &has_theirs, error);
    if (status != LTL_OK || !has_theirs) {
        return status;
    }
    status = read(self, OWN_IGNORE, &own, &has_own, error);
    if (status == LTL_OK) {
        status = ltl_ignore_text_migrate(&self->arena, self->folder, theirs, own, &after, error);
    }
    if (status == LTL_OK && !ltl_str_eq(own, after)) {
        file_add(self, OWN_IGNORE, has_own, own, after);
        note(self, "what " THEIR_IGNORE " leaves out, " OWN_IGNORE " does, too");
    }
    return status;
}

/* --- the whole ------------------------------------------------------------------------------- */

ltl_status ltl_migration_plan(ltl_migration *migration, const char *folder, ltl_error *error) {
    *migration = (ltl_migration){0};
    ltl_arena *arena = &migration->arena;
    ltl_status status = ltl_fix_folders_find(arena, folder, &migration->folders, error);
    ltl_str settings = ltl_settings_find(arena, folder);
    migration->folder = migration->folders.tree;
    if (settings.len > 0) {
        migration->folder = ltl_str_slice(settings, 0, ltl_str_find_last_byte(settings, '/'));
    }
    if (status == LTL_OK && !ltl_str_starts_with(migration->folder, migration->folders.tree)) {
        status = ltl_fail(error, LTL_INVALID, "%.*s lies outside of %.*s", LTL_STR_ARG(settings),
                          LTL_STR_ARG(migration->folders.tree));
    }
    status = status == LTL_OK ? settings_plan(migration, error) : status;
    return status == LTL_OK ? ignore_plan(migration, error) : status;
}

ltl_status ltl_migration_read_back(void *context, ltl_error *error) {
    ltl_migration *self = context;
    ltl_settings settings;
    ltl_status status = LTL_OK;
    for (uint32_t i = 0; i < self->files.count && status == LTL_OK; i++) {
        const ltl_fix_file *file = &self->files.at[i];
        ltl_str path = ltl_arena_printf(&self->arena, "%.*s/%.*s",
                                        LTL_STR_ARG(self->folders.tree), LTL_STR_ARG(file->path));
        ltl_str now;
        status = ltl_file_read(&self->arena, path.ptr, LTL_MAX_SOURCE_BYTES, &now, error);
        if (status == LTL_OK && !ltl_str_eq(now, file->after)) {
            status = ltl_fail(error, LTL_REFUSED, "it reads otherwise than it was written");
            ltl_error_at(error, file->path.ptr, 0, 0);
        }
        if (status == LTL_OK && ltl_str_ends_with(file->path, LTL_STR(LTL_SETTINGS_FILE))) {
            ltl_settings_init(&settings);
            status = ltl_settings_read(&self->arena, path, now, &settings, error);
        }
    }
    return status;
}

void ltl_migration_close(ltl_migration *migration) { ltl_arena_clear(&migration->arena); }
