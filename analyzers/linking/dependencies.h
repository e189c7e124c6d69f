/* dependencies.h - which files of a repository a file depends on, by what it imports.
 *
 * Shape    edges from file to file, each once, ordered by from, then to; of a Go package the first file stands for all
 * Units    files by their place in the list given; a file without facts is null
 * Owns     the arena of the call
 * Errors   an import whose file is not in the list has no edge
 * Threads  reentrant
 * Cost     about that of ltl_links_build without its calls
 *
 * C and C++ by their includes, Python and JavaScript by their modules, Java, Kotlin, Scala and PHP by the names of
 * classes. C# imports name spaces, Ruby what its load path has: neither tells of files, see spoken.h.
 */
#ifndef LTL_LINKING_DEPENDENCIES_H
#define LTL_LINKING_DEPENDENCIES_H

#include "analyzers/linking/facts.h"

typedef struct ltl_dependency {
    uint32_t from;
    uint32_t to;
} ltl_dependency;

typedef struct ltl_dependencies LTL_VEC(ltl_dependency) ltl_dependencies;

void ltl_dependencies_find(ltl_arena *arena, const ltl_file_facts *const *files,
                           uint32_t file_count, ltl_dependencies *out_dependencies);

/* In order, each edge once. */
void ltl_dependencies_settle(ltl_dependencies *edges);

/* For each file the number of its circle: files that reach each other have the same one, all others one of
 * their own. */
uint32_t *ltl_dependencies_circles(ltl_arena *arena, const ltl_dependencies *dependencies,
                                   uint32_t file_count);
/* A shortest way from one file to another along the edges: its files, both ends among them; 0: there is none. */
uint32_t ltl_dependencies_way(ltl_arena *arena, const ltl_dependencies *dependencies,
                              uint32_t file_count, uint32_t from, uint32_t to,
                              uint32_t **out_files);

#endif
