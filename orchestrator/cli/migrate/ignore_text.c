#include "orchestrator/cli/migrate/ignore_text.h"

#include "core/limits.h"
#include "core/map.h"
#include "orchestrator/cli/files.h"
#include "orchestrator/intake/safe_file.h"

#define INCLUDE LTL_STR(":include")

typedef struct ignoring {
    ltl_arena *arena;
    ltl_str folder;
    ltl_map own; /* lines that are there */
    ltl_str text;
    bool is_changed;
    ltl_error *error;
} ignoring;

static void line_add(ignoring *self, ltl_str line) {
    bool is_new;
    line = ltl_str_trim(line);
    if (line.len == 0 || line.ptr[0] == '#') {
        return;
    }
    (void)ltl_map_put(&self->own, line, &is_new);
    if (is_new) {
        self->text = ltl_arena_printf(self->arena, "%.*s%s%.*s\n", LTL_STR_ARG(self->text),
                                      self->is_changed ? "" : "# from .semgrepignore\n",
                                      LTL_STR_ARG(line));
        self->is_changed = true;
    }
}

/* One level: included files include nothing. */
static ltl_status include(ignoring *self, ltl_str name) {
    ltl_str text;
    if (ltl_str_is(name, ".gitignore")) {
        return LTL_OK;
    }
    if (!ltl_path_is_safe(name)) {
        return ltl_fail(self->error, LTL_INVALID, ".semgrepignore includes %.*s, which lies elsewhere",
                        LTL_STR_ARG(name));
    }
    ltl_str path = ltl_arena_printf(self->arena, "%.*s/%.*s", LTL_STR_ARG(self->folder), LTL_STR_ARG(name));
    ltl_status status =
        ltl_file_read(self->arena, path.ptr, LTL_MAX_CONTROL_FILE_BYTES, &text, self->error);
    ltl_str line;
    while (status == LTL_OK && ltl_str_split(&text, '\n', &line)) {
        line_add(self, line);
    }
    return status;
}

ltl_status ltl_ignore_text_migrate(ltl_arena *arena, ltl_str folder, ltl_str theirs, ltl_str own,
                                   ltl_str *out_text, ltl_error *error) {
    ignoring self = {.arena = arena, .folder = folder, .text = own, .error = error};
    ltl_str rest = own;
    ltl_str line;
    ltl_status status = LTL_OK;
    ltl_map_init(&self.own, arena);
    while (ltl_str_split(&rest, '\n', &line)) {
        (void)ltl_map_put(&self.own, ltl_str_trim(line), NULL);
    }
    if (own.len > 0 && own.ptr[own.len - 1] != '\n') {
        self.text = ltl_arena_printf(arena, "%.*s\n", LTL_STR_ARG(own));
    }
    while (status == LTL_OK && ltl_str_split(&theirs, '\n', &line)) {
        line = ltl_str_trim(line);
        if (ltl_str_starts_with(line, INCLUDE)) {
            status = include(&self, ltl_str_trim(ltl_str_slice(line, INCLUDE.len, line.len)));
        } else {
            line_add(&self, line);
        }
    }
    *out_text = self.is_changed ? self.text : own;
    return status;
}
