#include "tests/support/intake_checks.h"

#include <stdio.h>
#include <string.h>

#include "core/buf.h"

static const char *const reason_names[LTL_REASON_COUNT] = {
#define REASON_NAME(name, ...) [LTL_REASON_##name] = #name,
    LTL_REASON_LIST(REASON_NAME)
#undef REASON_NAME
};

static const char *const change_names[] = {
    [LTL_CHANGE_NONE] = "ok",          [LTL_CHANGE_ADDED] = "added",
    [LTL_CHANGE_MODIFIED] = "modified", [LTL_CHANGE_RENAMED] = "renamed",
    [LTL_CHANGE_DELETED] = "deleted",   [LTL_CHANGE_MODE] = "mode",
};

const ltl_target *intake_find(const ltl_intake *intake, const char *path) {
    const ltl_targets *targets = ltl_intake_targets(intake);
    for (uint32_t i = 0; i < targets->count; i++) {
        if (ltl_str_is(targets->at[i].path, path)) {
            return &targets->at[i];
        }
    }
    return NULL;
}

const char *intake_list(const ltl_intake *intake) {
    static char text[65536];
    size_t len = 0;
    const ltl_targets *targets = ltl_intake_targets(intake);
    text[0] = '\0';
    for (uint32_t i = 0; i < targets->count && len < sizeof(text); i++) {
        const ltl_target *t = &targets->at[i];
        bool is_plain_skip = t->skip != LTL_REASON_NONE && t->skip != LTL_REASON_DELETED;
        int wrote = snprintf(text + len, sizeof(text) - len, "%.*s %s\n", LTL_STR_ARG(t->path),
                             is_plain_skip ? reason_names[t->skip] : change_names[t->change]);
        len += wrote > 0 ? (size_t)wrote : 0;
    }
    return text;
}

const char *intake_text(const ltl_intake *intake, const char *path, ltl_side side, char *why,
                        size_t capacity) {
    static ltl_arena arena;
    ltl_error error = {0};
    ltl_reader *reader = NULL;
    ltl_str bytes = LTL_STR_NONE;
    const ltl_target *target = intake_find(intake, path);
    ltl_arena_clear(&arena);
    const char *text = NULL;
    if (!target) {
        (void)snprintf(why, capacity, "no such target");
    } else if (ltl_reader_open(intake, &reader, &error) != LTL_OK ||
               ltl_reader_read(reader, target, side, &arena, &bytes, &error) != LTL_OK) {
        (void)snprintf(why, capacity, "%s", error.text);
    } else {
        text = ltl_arena_copy(&arena, bytes).ptr;
    }
    ltl_reader_close(reader);
    return text;
}
