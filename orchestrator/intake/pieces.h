/* pieces.h - one side of a target, a piece at a time: for files that no memory should hold.
 *
 * Shape    a file is read as far as it was long when it was opened; a blob or a text is in memory as a whole
 * Units    bytes
 * Owns     the handle, until ltl_pieces_close; a blob lies in the arena given
 * Errors   those of ltl_reader_read; LTL_LIMIT for a blob that is larger than LTL_MAX_GIT_OBJECT_BYTES
 * Threads  one owner
 * Cost     one open, two stats and the reads
 */
#ifndef LTL_INTAKE_PIECES_H
#define LTL_INTAKE_PIECES_H

#include <sys/stat.h>

#include "orchestrator/intake/intake.h"

typedef struct ltl_pieces {
    int fd;       /* -1: `whole` */
    ltl_str whole;
    uint64_t at;
    uint64_t size; /* as it was opened */
    struct stat was;
} ltl_pieces;

LTL_MUST_USE ltl_status ltl_pieces_open(ltl_reader *reader, const ltl_target *target, ltl_side side,
                                        ltl_arena *arena, ltl_pieces *out_pieces, ltl_error *error);
/* Fills `bytes` as far as the file goes: less than `room` is its end, or LTL_IO when it cannot be read. */
LTL_MUST_USE ltl_status ltl_pieces_read(ltl_pieces *pieces, char *bytes, size_t room,
                                        size_t *out_len);
/* NONE, or CHANGED: somebody wrote to the file in the meantime. */
ltl_reason ltl_pieces_close(ltl_pieces *pieces);

#endif
