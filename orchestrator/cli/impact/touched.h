/* touched.h - what a file has to do with a change: the functions it touches, and what the file is called and speaks of.
 *
 * Shape    names of functions, each once. Words are names as they may be written in several ways: lower case, without
 *          `_` and `-`
 * Units    lines from 1
 * Owns     the arena given to ltl_touched_open; the reader is closed with it
 * Errors   a file that cannot be parsed has no functions
 * Threads  one owner
 * Cost     one parse a file
 */
#ifndef LTL_CLI_IMPACT_TOUCHED_H
#define LTL_CLI_IMPACT_TOUCHED_H

#include "analyzers/linking/facts.h"
#include "analyzers/ruleset/scan.h"
#include "core/map.h"
#include "orchestrator/intake/intake.h"

/* Names or words, in the order in which they were found. */
typedef struct ltl_touched {
    ltl_map functions; /* touched, or calling one that is */
    ltl_map called;    /* words by which others may speak of the file: its own name, its classes */
    ltl_map speaks_of; /* words of modules and types in it */
} ltl_touched;

typedef struct ltl_touched_reader {
    ltl_arena *arena;
    ltl_arena scratch;
    ltl_scanner *scanner;
    atomic_int stop; /* never set: what a parse may cost is bounded */
} ltl_touched_reader;

bool ltl_touched_open(ltl_touched_reader *reader, ltl_arena *arena, const ltl_ruleset *ruleset);
void ltl_touched_close(ltl_touched_reader *reader);

void ltl_touched_init(ltl_touched *touched, ltl_arena *arena);
/* Adds what the file has to do with the lines, or with functions that are in `out_touched` already. */
void ltl_touched_add(ltl_touched_reader *reader, ltl_str path, ltl_str text,
                     const ltl_line_ranges *lines, ltl_touched *out_touched);

/* The word of a name; in the arena. */
ltl_str ltl_touched_word(ltl_arena *arena, ltl_str name);
/* The name by which others speak of a file: without folders and ending; of its folder where that is the module. */
ltl_str ltl_touched_file_name(ltl_str path);

#endif
