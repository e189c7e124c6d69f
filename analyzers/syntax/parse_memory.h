/* parse_memory.h - memory for the tree-sitter core during one parse, forgotten as a whole after it.
 *
 * Shape    a per-parser list of blocks behind the core's allocator hook; freeing is a no-op, the end of
 *          the parse takes all back. Outside a parse the hook is plain malloc
 * Units    bytes
 * Owns     blocks are kept for the next parse, up to LTL_PARSE_MEMORY_KEPT
 * Errors   without memory the core aborts the process, as it does with malloc
 * Threads  the current memory is a thread's own
 * Cost     a bump; measured 12 to 20 % faster than malloc and free
 *
 * With LTL_ARENA_DEBUG everything is malloc and free, so that address checkers see each piece.
 */
#ifndef LTL_SYNTAX_PARSE_MEMORY_H
#define LTL_SYNTAX_PARSE_MEMORY_H

#include <stdbool.h>
#include <stddef.h>

typedef struct ltl_parse_block ltl_parse_block;

typedef struct ltl_parse_memory {
    ltl_parse_block *first;
    ltl_parse_block *current;
    char *mark;
    char *end;
} ltl_parse_memory;

/* Sets the core's allocator hook; before any other call to the core. Idempotent, thread-safe. */
void ltl_parse_memory_install(void);
void ltl_parse_memory_enter(ltl_parse_memory *memory);
void ltl_parse_memory_leave(ltl_parse_memory *memory);
void ltl_parse_memory_clear(ltl_parse_memory *memory);
/* True when what the core allocated need not be freed piece by piece. */
bool ltl_parse_memory_forgets(void);

#endif
