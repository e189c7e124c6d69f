/* near.h - the part of a repository's graph that is known: files that were parsed, and what depends on what among them.
 *
 * Shape    files by number, the changed ones first, with what either side tells of others; those that were not parsed
 *          are known by their path alone
 * Units    bytes
 * Owns     the arena given to ltl_near_open, the parser until it is closed
 * Errors   what cannot be parsed has no edges
 * Threads  the main thread
 * Cost     one parse for each file that is asked for, and linking all of them anew whenever some were parsed
 */
#ifndef LTL_CLI_GRAPH_NEAR_H
#define LTL_CLI_GRAPH_NEAR_H

#include "analyzers/linking/spoken.h"
#include "analyzers/syntax/parse.h"
#include "orchestrator/intake/intake.h"

/* What one side of a file tells of others. Both are null: nothing. */
typedef struct ltl_near_side {
    const ltl_file_facts *facts;
    const ltl_spoken *spoken;
} ltl_near_side;

typedef struct ltl_near_file {
    ltl_str path;
    ltl_str text; /* of a file around the change */
    ltl_family family;
    bool is_changed;
    bool is_parsed;
    ltl_near_side before;
    ltl_near_side after;
    ltl_file_facts *place; /* the path alone, once it was needed */
} ltl_near_file;

typedef struct ltl_near {
    ltl_arena *arena;
    ltl_arena scratch;
    ltl_parser *parser; /* null: without the memory, and nothing is parsed */
    ltl_names names;
    struct ltl_near_files LTL_VEC(ltl_near_file) files;
    ltl_dependencies before; /* among those that are known */
    ltl_dependencies after;
} ltl_near;

void ltl_near_open(ltl_near *near, ltl_arena *arena);
void ltl_near_close(ltl_near *near);
/* What a tree tells; false where its language names no files. The path is borrowed. */
bool ltl_near_tell(ltl_near *near, ltl_names *names, const ltl_tree *tree, ltl_str path,
                   ltl_near_side *out_side);
/* A file around the change is the same on both sides. */
void ltl_near_parse(ltl_near *near, uint32_t file);
/* After files were parsed: both sides linked anew. */
void ltl_near_link(ltl_near *near);

#endif
