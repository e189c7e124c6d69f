#include "orchestrator/cli/settings_open.h"

#include "core/limits.h"
#include "orchestrator/cli/files.h"

ltl_status ltl_settings_open(ltl_arena *arena, const ltl_arguments *arguments, const char *folder,
                             ltl_settings *out_settings, ltl_error *error) {
    const char *chosen = ltl_arguments_value(arguments, "settings");
    ltl_str path = LTL_STR("");
    ltl_settings_init(out_settings);
    if (chosen) {
        path = ltl_str_of(chosen);
    } else if (folder && !ltl_arguments_has(arguments, "no-settings")) {
        path = ltl_settings_find(arena, folder);
    }
    ltl_status status = LTL_OK;
    if (path.len > 0) {
        ltl_str text;
        status = ltl_file_read(arena, path.ptr, LTL_MAX_CONTROL_FILE_BYTES, &text, error);
        if (status == LTL_OK) {
            status = ltl_settings_read(arena, path, text, out_settings, error);
        }
    }
    return status == LTL_OK ? ltl_settings_take_arguments(arena, arguments, out_settings, error)
                            : status;
}
