/* spoken.h - the types that a file declares and those it speaks of, where no import says which file is meant.
 *
 * Shape    dotted names: what is declared with the name spaces and classes around it, what is spoken of as written,
 *          with the scope it is spoken of in; in Rust the modules it names, too
 * Units    -
 * Owns     the arena of the call, texts included: the tree may go
 * Errors   what is not understood is left out: then there is no edge
 * Threads  immutable once made
 * Cost     one walk over the tree; an edge is one look-up per name and scope around it
 *
 * For C#, Ruby, Rust and Swift, and for what Java, Kotlin and Scala say of their own package. A name that several files
 * declare means the one that is called like it, or nobody knows.
 */
#ifndef LTL_LINKING_SPOKEN_H
#define LTL_LINKING_SPOKEN_H

#include "analyzers/linking/dependencies.h"
#include "analyzers/syntax/tree.h"

typedef enum ltl_spoken_tongue {
    LTL_TONGUE_NONE, /* imports say everything */
    LTL_TONGUE_CSHARP,
    LTL_TONGUE_RUBY,
    LTL_TONGUE_RUST,
    LTL_TONGUE_SWIFT,
    LTL_TONGUE_JVM,
} ltl_spoken_tongue;

typedef struct ltl_spoken_name {
    ltl_str name;
    ltl_str scope; /* around it; empty: none */
} ltl_spoken_name;

typedef struct ltl_spoken {
    ltl_spoken_tongue tongue;
    ltl_str path;
    struct LTL_VEC(ltl_spoken_name) declared;
    struct LTL_VEC(ltl_spoken_name) used; /* each once */
    struct LTL_VEC(ltl_str) opened;       /* name spaces whose names are known here */
    struct LTL_VEC(ltl_str) modules; /* Rust: as written, with dots: "crate.a.b", "self.parser" */
} ltl_spoken;

ltl_spoken_tongue ltl_spoken_tongue_of(const ltl_language *language);
/* `path` is borrowed. */
void ltl_spoken_make(ltl_arena *arena, ltl_arena *scratch, const ltl_tree *tree, ltl_str path,
                     ltl_spoken *out_spoken);
/* Adds the edges that names give to those of imports, and puts all in order, each once. Files without are null. */
void ltl_spoken_link(ltl_arena *arena, const ltl_spoken *const *files, uint32_t file_count,
                     ltl_dependencies *dependencies);

#endif
