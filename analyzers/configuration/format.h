/* format.h - how one format is looked at.
 *
 * Shape    functions that add to a list of faults
 * Units    lines from 1
 * Owns     the arena of the look
 * Errors   none
 * Threads  reentrant
 * Cost     see faults.h
 */
#ifndef LTL_CONFIGURATION_FORMAT_H
#define LTL_CONFIGURATION_FORMAT_H

#include "analyzers/configuration/faults.h"

typedef struct ltl_configuration_look {
    ltl_arena *arena;
    const ltl_source *source;
    const ltl_tree *tree; /* may be null */
    ltl_configuration_faults *faults;
} ltl_configuration_look;

typedef void ltl_configuration_looker(ltl_configuration_look *look);

ltl_configuration_looker ltl_configuration__yaml;
ltl_configuration_looker ltl_configuration__json;
ltl_configuration_looker ltl_configuration__tree; /* TOML, HCL */
ltl_configuration_looker ltl_configuration__xml;
ltl_configuration_looker ltl_configuration__ini;
ltl_configuration_looker ltl_configuration__properties;
ltl_configuration_looker ltl_configuration__env;

/* Repeated keys of the tree's mappings and tables. */
ltl_configuration_looker ltl_configuration__keys;

/* A fault of that line, or of the last one; `what` and `right` are borrowed. */
void ltl_configuration__say(ltl_configuration_look *look, uint32_t line, ltl_str what,
                            const char *right);
/* The same of a key that stands twice; `first` is the line of the first one. */
void ltl_configuration__say_repeated(ltl_configuration_look *look, ltl_span span, ltl_str key,
                                     uint32_t first);
/* Marks of a template engine outside of quotes: what comes of the text nobody knows. */
bool ltl_configuration__is_template(ltl_str text);
bool ltl_configuration__is_named(ltl_str path, const char *const *names);

#endif
