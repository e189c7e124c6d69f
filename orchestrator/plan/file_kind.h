/* file_kind.h - what a file is for, told by its path.
 *
 * Shape    a set of kinds: a source file in a test folder is both
 * Units    -
 * Owns     nothing; the tables are static
 * Errors   none; no kind at all means that the path says nothing
 * Threads  reentrant
 * Cost     O(rows × length of the path)
 */
#ifndef LTL_PLAN_FILE_KIND_H
#define LTL_PLAN_FILE_KIND_H

#include "core/str.h"

typedef enum ltl_file_kind {
    LTL_FILE_SOURCE = 1 << 0,
    LTL_FILE_TEST = 1 << 1,
    LTL_FILE_DOCUMENT = 1 << 2,
    LTL_FILE_LICENCE = 1 << 3,
    LTL_FILE_CONFIGURATION = 1 << 4,
    LTL_FILE_BUILD = 1 << 5,
    LTL_FILE_CI = 1 << 6,             /* what the build service runs */
    LTL_FILE_INFRASTRUCTURE = 1 << 7, /* machines and containers described as code */
    LTL_FILE_MANIFEST = 1 << 8,       /* names dependencies */
    LTL_FILE_LOCK = 1 << 9,           /* pins dependencies, written by a tool */
    LTL_FILE_MIGRATION = 1 << 10,     /* of a database */
    LTL_FILE_GENERATED = 1 << 11,
    LTL_FILE_VENDORED = 1 << 12,
    LTL_FILE_BINARY = 1 << 13,  /* pictures, fonts, archives */
    LTL_FILE_PROGRAM = 1 << 14, /* runs, and cannot be read */
    LTL_FILE_REVIEW = 1 << 15,  /* says who or what reviews, this program included */
    LTL_FILE_EXAMPLE = 1 << 16, /* shows how something is used */
} ltl_file_kind;

/* Set of ltl_file_kind. */
unsigned ltl_file_kinds(ltl_str path);
/* Nothing in it is run or read by the program under review: documents, pictures, other people's code. */
bool ltl_file_is_quiet(unsigned kinds);

/* It is part of what users get: no test, no example, no document, nobody else's code. */
bool ltl_file_is_shipped(ltl_str path);

#endif
