/* faults.h - what keeps a file of settings from being read as its author meant it.
 *
 * Shape    faults in the order of the text
 * Units    spans are byte offsets
 * Owns     the arena of the call
 * Errors   none: what nobody here can judge has no faults
 * Threads  reentrant
 * Cost     a pass of a reader over the text, and one over the tree
 */
#ifndef LTL_CONFIGURATION_FAULTS_H
#define LTL_CONFIGURATION_FAULTS_H

#include "analyzers/syntax/tree.h"
#include "core/vec.h"

typedef struct ltl_configuration_fault {
    ltl_span span;
    ltl_str what;  /* "mapping values are not allowed in this context" */
    ltl_str right; /* "put quotes around the text"; may be empty */
    bool is_repeated_key;
} ltl_configuration_fault;

typedef struct ltl_configuration_faults LTL_VEC(ltl_configuration_fault) ltl_configuration_faults;

/* Whether files of that name are looked at. */
bool ltl_configuration_is_known(ltl_str path);
/* Marks of a template engine outside of quotes: nobody knows yet what the file says, and no fault is told of it. */
bool ltl_configuration_is_template(ltl_str text);
/* `tree` is null where there is none; formats without a grammar need none. */
void ltl_configuration_faults_find(ltl_arena *arena, const ltl_source *source, const ltl_tree *tree,
                                   ltl_configuration_faults *out_faults);

#endif
