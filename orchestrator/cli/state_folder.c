#include "orchestrator/cli/state_folder.h"

#include <stdlib.h>
#include <sys/stat.h>

enum { FOLDER_MODE = 0700 };

static void folders_make(ltl_arena *arena, ltl_str path) {
    for (size_t at = 1; at <= path.len; at++) {
        if (at == path.len || path.ptr[at] == '/') {
            (void)mkdir(ltl_arena_copy(arena, ltl_str_slice(path, 0, at)).ptr, FOLDER_MODE);
        }
    }
}

ltl_status ltl_state_folder(ltl_arena *arena, ltl_str *out_path, ltl_error *error) {
    const char *own = getenv("LINTEL_STATE_DIR");
    const char *state = getenv("XDG_STATE_HOME");
    const char *home = getenv("HOME");
    if (own != NULL && own[0] != '\0') {
        *out_path = ltl_arena_copy(arena, ltl_str_of(own));
    } else if (state != NULL && state[0] == '/') {
        *out_path = ltl_arena_printf(arena, "%s/lintel", state);
    } else if (home != NULL && home[0] == '/') {
        *out_path = ltl_arena_printf(arena, "%s/.local/state/lintel", home);
    } else {
        return ltl_fail(error, LTL_USAGE,
                        "there is no place for what outlives a run: set LINTEL_STATE_DIR");
    }
    folders_make(arena, *out_path);
    return LTL_OK;
}

ltl_str ltl_own_folder(ltl_arena *arena) {
    const char *config = getenv("XDG_CONFIG_HOME");
    const char *home = getenv("HOME");
    if (config != NULL && config[0] == '/') {
        return ltl_arena_printf(arena, "%s/lintel", config);
    }
    return home != NULL && home[0] == '/' ? ltl_arena_printf(arena, "%s/.config/lintel", home)
                                          : LTL_STR_NONE;
}
