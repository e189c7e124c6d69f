/* scanner_memory.h - included in front of every grammar's scanner, by the build and by nothing else.
 *
 * Shape    the C library's allocation calls, sent to the allocator of the tree-sitter core
 * Units    bytes
 * Owns     a scanner's memory belongs to whoever set the core's allocator (ts_set_allocator)
 * Errors   those of that allocator
 * Threads  as that allocator
 * Cost     one indirect call
 *
 * Two scanners cannot be left alone with malloc: Swift's asks for an array of zero states and then
 * writes one, SQL's forgets its tag each time a state is read back. Here the first gets its one
 * state, and the second loses memory that goes away with the file, where the core has an arena.
 */
#ifndef LTL_GRAMMARS_SCANNER_MEMORY_H
#define LTL_GRAMMARS_SCANNER_MEMORY_H

#include <stdlib.h>

extern void *(*ts_current_malloc)(size_t bytes);
extern void *(*ts_current_calloc)(size_t count, size_t bytes);
extern void *(*ts_current_realloc)(void *piece, size_t bytes);
extern void (*ts_current_free)(void *piece);

#define malloc(bytes)         ts_current_malloc(bytes)
#define calloc(count, bytes)  ts_current_calloc((count) > 0 ? (count) : 1, (bytes))
#define realloc(piece, bytes) ts_current_realloc((piece), (bytes))
#define free(piece)           ts_current_free(piece)

#endif
