/* pack.h - the rules and fixtures that travel inside the program.
 *
 * Shape    entries in the order of their paths, each a path below analyzers/rules and its bytes; the
 *          layout of the blob is told in cmake/pack.cmake
 * Units    bytes
 * Owns     nothing: paths and texts point into the program
 * Errors   none: the blob is made by the build; a damaged one ends the walk early
 * Threads  a reader has one owner; the blob is constant
 * Cost     O(1) an entry
 */
#ifndef LTL_RULES_PACK_H
#define LTL_RULES_PACK_H

#include "core/str.h"

typedef struct ltl_pack_reader {
    ltl_str rest;
} ltl_pack_reader;

/* A reader at the first entry of the built-in pack. */
ltl_pack_reader ltl_pack_open(void);
/* A reader over any blob of that layout; the bytes are borrowed. */
ltl_pack_reader ltl_pack_open_bytes(ltl_str blob);
/* Hands out the next entry; false at the end. */
bool ltl_pack_next(ltl_pack_reader *reader, ltl_str *out_path, ltl_str *out_text);

#endif
