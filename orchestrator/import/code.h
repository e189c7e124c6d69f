/* code.h - the code that an imported finding is about, when the repository has it.
 *
 * Shape    one file at a time, as findings come in the order of files; lines and columns become offsets
 * Units    see span.h; what comes in may count columns in UTF-16 units or code points
 * Owns     the file's text, until the next one
 * Errors   a file that is not there, too large, no text, or no plain path below the root: then there is no code
 * Threads  one owner
 * Cost     one read a file, up to LTL_MAX_TARGET_BYTES
 */
#ifndef LTL_IMPORT_CODE_H
#define LTL_IMPORT_CODE_H

#include "core/source.h"
#include "orchestrator/import/packed.h"

typedef struct ltl_code {
    int root_fd;
    ltl_arena arena;
    ltl_source source;
    bool is_there;
} ltl_code;

void ltl_code_open(ltl_code *code, ltl_str path);
void ltl_code_close(ltl_code *code);
/* Sets offsets, byte columns and snippet; the snippet lives in the arena. Without code columns are as they came. */
ltl_snippet ltl_code_place(const ltl_code *code, ltl_arena *arena, ltl_packed *packed);
/* What the finding is about, without white space: the same when lines move or are indented anew. */
ltl_digest ltl_code_shape(const ltl_code *code, const ltl_packed *packed,
                          const ltl_snippet *snippet);

#endif
