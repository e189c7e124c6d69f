/* imports.h - what the names of a file stand for: aliases and qualified names.
 *
 * Shape    a table from a name as written in the file to the full dotted name it was imported as:
 *          `from subprocess import Popen as P` gives P -> subprocess.Popen
 * Units    -
 * Owns     the arena of the call; the tree is borrowed
 * Errors   none: an import that is not understood adds nothing
 * Threads  immutable once built
 * Cost     proportional to the file's import nodes
 */
#ifndef LTL_SYNTAX_IMPORTS_H
#define LTL_SYNTAX_IMPORTS_H

#include "analyzers/syntax/tree.h"

typedef struct ltl_import {
    uint32_t local;     /* name id as used in the file */
    ltl_node node;      /* the IMPORT */
    uint32_t *segments; /* name ids of the full dotted name */
    uint32_t segment_count;
} ltl_import;

typedef struct ltl_imports {
    const ltl_tree *tree;
    const ltl_import *at; /* in source order */
    uint32_t count;
    const uint32_t *by_local; /* indexes into `at`, by local, then by node */
    const ltl_import *wildcards; /* `from m import *`, `import java.util.*`: local is 0 */
    uint32_t wildcard_count;
} ltl_imports;

void ltl_imports_build(ltl_arena *arena, ltl_names *names, const ltl_tree *tree,
                       ltl_imports *out_imports);
/* The last import of that local name before `node`, or null. */
const ltl_import *ltl_imports_find(const ltl_imports *imports, uint32_t local, ltl_node node);

#endif
