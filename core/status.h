/* status.h - what a fallible call says, and the detail a caller may ask for.
 *
 * Shape    a code from one list; an error adds the place and one sentence for a person
 * Units    line and column from 1, 0 where unknown; offset in bytes from 0
 * Owns     an error owns its text and path inline; nothing to free
 * Errors   -
 * Threads  values; no shared state, no "last error"
 * Cost     no allocation
 */
#ifndef LTL_CORE_STATUS_H
#define LTL_CORE_STATUS_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/compiler.h"

/* X(name, text): the text completes the sentence "could not go on: …". */
#define LTL_STATUS_LIST(X)                                  \
    X(OK, "all is well")                                    \
    X(NO_MEMORY, "out of memory")                           \
    X(LIMIT, "a stated limit was reached")                  \
    X(FUEL, "the step budget was used up")                  \
    X(CANCELLED, "the run was cancelled")                   \
    X(DEADLINE, "the deadline passed")                      \
    X(NOT_FOUND, "nothing of that name exists")             \
    X(SYNTAX, "the text could not be read")                 \
    X(UNSUPPORTED, "this is not supported")                 \
    X(INVALID, "a value is not valid")                      \
    X(USAGE, "the command line is not valid")               \
    X(IO, "reading or writing failed")                      \
    X(REFUSED, "refused because it is not safe")            \
    X(INTERNAL, "a promise inside the program was broken")

typedef enum ltl_status {
#define LTL_STATUS_ENUM(name, text) LTL_##name,
    LTL_STATUS_LIST(LTL_STATUS_ENUM)
#undef LTL_STATUS_ENUM
        LTL_STATUS_COUNT
} ltl_status;

enum { LTL_ERROR_TEXT_BYTES = 1024, LTL_ERROR_PATH_BYTES = 1024 };

typedef struct ltl_error {
    ltl_status code;
    uint32_t line;   /* 0: unknown */
    uint32_t column; /* 0: unknown */
    char path[LTL_ERROR_PATH_BYTES];
    char text[LTL_ERROR_TEXT_BYTES];
} ltl_error;

/* The text of a code, never null. */
const char *ltl_status_text(ltl_status status);

/* Fills `error` (null is fine) and returns `code`, so that a caller can write
 * `return ltl_fail(error, LTL_INVALID, "…")`. Clears any place set before. */
LTL_PRINTF(3, 4)
ltl_status ltl_fail(ltl_error *error, ltl_status code, const char *format, ...);

/* Adds the place to an error already filled; null error is fine. */
void ltl_error_at(ltl_error *error, const char *path, uint32_t line, uint32_t column);

#endif
