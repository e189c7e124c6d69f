/* link.h - the facts of all files put together: which functions a call may enter.
 *
 * Shape    functions of the repository numbered from 1 in order of files and nodes; for each file the
 *          calls that leave it with their targets; for each function the files that call it
 * Units    files by their place in the list given; a file without facts is null
 * Owns     the arena of the call; facts are borrowed
 * Errors   a call whose target is not known has none: nothing is guessed but by names that only one
 *          method has, and then the target is not sure
 * Threads  immutable once built
 * Cost     a few look-ups a call; about a second for a million lines
 */
#ifndef LTL_LINKING_LINK_H
#define LTL_LINKING_LINK_H

#include "analyzers/taint/far.h"
#include "analyzers/linking/facts.h"

enum { LTL_MAX_TARGETS = 4 };

typedef struct ltl_linked_function {
    uint32_t file;
    uint32_t unit; /* as in ltl_function_fact */
    uint32_t fills; /* of ltl_function_fact; of constructors what they throw: what they make is what they give … */
    bool makes;     /* … unless other files have methods that ask for single fields of it */
    const uint32_t *shares; /* variables that it may put what it is given into */
    uint32_t share_count;
    ltl_far_function far;
    const ltl_far_summary *record; /* all it does, for any rule: it keeps what it is given by name; or null */
    const uint32_t *callers; /* files, ascending */
    uint32_t caller_count;
} ltl_linked_function;

/* What a name of the file stands for that another file gives its value, once and for all. */
typedef struct ltl_linked_constant {
    ltl_str qualifier; /* as written in the file; empty: the bare name */
    ltl_str name;
    ltl_known value;
} ltl_linked_constant;

/* A variable that functions of several files speak of. */
typedef struct ltl_linked_variable {
    const uint32_t *files; /* that read it, ascending */
    uint32_t file_count;
    const uint32_t *writers; /* in which it gets a value, ascending */
    uint32_t writer_count;
} ltl_linked_variable;

typedef struct ltl_linked_file {
    const ltl_far_call *calls;
    uint32_t call_count;
    const ltl_far_target *targets;
    uint32_t first_function; /* numbers of its functions, in order of their units */
    uint32_t function_count;
    const ltl_linked_constant *constants;
    uint32_t constant_count;
    bool asks_constants; /* some answer about the file waited for one of them */
    const ltl_far_variable *variables; /* shared ones that it names */
    uint32_t variable_count;
    bool has_fluent; /* it calls methods that give back their object */
    bool asks; /* it calls functions that may judge what they are given */
} ltl_linked_file;

typedef struct ltl_links {
    const ltl_linked_file *files;
    uint32_t file_count;
    const ltl_linked_function *functions; /* entry 0 is unused */
    uint32_t function_count;
    const ltl_linked_variable *variables; /* entry 0 is unused */
    uint32_t variable_count;
    uint64_t call_count; /* calls that were linked */
} ltl_links;

void ltl_links_build(ltl_arena *arena, const ltl_file_facts *const *files, uint32_t file_count,
                     ltl_links *out_links);
/* `value_of` of a flow whose context is an ltl_linked_file. */
bool ltl_linked_constant_find(const void *linked_file, ltl_str qualifier, ltl_str name,
                              ltl_known *out_value);
/* The number of the function with that unit; 0: none. */
uint32_t ltl_links_function(const ltl_links *links, uint32_t file, uint32_t unit);

#endif
