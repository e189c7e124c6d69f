#include "core/status.h"

#include <stdio.h>
#include <string.h>

static const char *const status_texts[LTL_STATUS_COUNT] = {
#define STATUS_TEXT(name, text) [LTL_##name] = text,
    LTL_STATUS_LIST(STATUS_TEXT)
#undef STATUS_TEXT
};

const char *ltl_status_text(ltl_status status) {
    if ((int)status < 0 || status >= LTL_STATUS_COUNT) {
        return "an unknown status";
    }
    return status_texts[status];
}

/* Copies as much as fits; never cuts a UTF-8 sequence in two. */
static void copy_bounded(char *target, size_t capacity, const char *source) {
    size_t len = strlen(source);
    if (len >= capacity) {
        len = capacity - 1;
        while (len > 0 && ((unsigned char)source[len] & 0xC0u) == 0x80u) {
            len--;
        }
    }
    memmove(target, source, len);
    target[len] = '\0';
}

ltl_status ltl_fail(ltl_error *error, ltl_status code, const char *format, ...) {
    if (!error) {
        return code;
    }
    /* Formatted beside the error, because the arguments may point into it (a caller that wraps).
     * Four bytes longer, so that a cut by vsnprintf is seen as one by copy_bounded. */
    char text[LTL_ERROR_TEXT_BYTES + 4];
    va_list args;
    va_start(args, format);
    int written = vsnprintf(text, sizeof(text), format, args);
    va_end(args);
    if (written < 0) {
        copy_bounded(text, sizeof(text), ltl_status_text(code));
    }
    copy_bounded(error->text, sizeof(error->text), text);
    error->code = code;
    error->line = 0;
    error->column = 0;
    error->path[0] = '\0';
    return code;
}

void ltl_error_at(ltl_error *error, const char *path, uint32_t line, uint32_t column) {
    if (!error) {
        return;
    }
    if (path) {
        copy_bounded(error->path, sizeof(error->path), path);
    }
    error->line = line;
    error->column = column;
}
