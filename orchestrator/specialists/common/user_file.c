#include "orchestrator/specialists/common/user_file.h"

#include <fcntl.h>

#include "core/limits.h"
#include "orchestrator/intake/safe_file.h"

bool ltl_user_file_read(ltl_assess *assess, const char *port, const char *what,
                        ltl_user_file *out_file) {
    const ltl_data *path = ltl_call_input(assess->call, port);
    *out_file = (ltl_user_file){.is_named = path->kind == LTL_DATA_TEXT && path->text.len > 0};
    if (!out_file->is_named) {
        return true;
    }
    out_file->path = ltl_arena_copy(assess->call->arena, path->text);
    int fd = open(out_file->path.ptr, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0 ||
        !ltl_safe_try_read_handle(fd, LTL_MAX_SOURCE_BYTES, assess->call->arena, &out_file->text)) {
        (void)ltl_call_fail(assess->call, LTL_CAUSE_INPUT, "the %s %.*s cannot be read", what,
                            LTL_STR_ARG(out_file->path));
        return false;
    }
    return true;
}

bool ltl_user_file_refuse(ltl_assess *assess, const ltl_user_file *file, const ltl_error *error) {
    (void)ltl_call_fail(assess->call, LTL_CAUSE_INPUT, "%.*s: %s", LTL_STR_ARG(file->path),
                        error->text);
    return false;
}
