/* template_markers.h - marks that a template engine replaces before anybody reads the text.
 *
 * Shape    `{{ x }}`, `<%= x %>`, `<?= x ?>` stand for a value; `{% if %}`, `<% %>`, `<?php ?>`, `{# #}`
 *          for nothing. The repair puts a name of the same length where a value is, blanks elsewhere: a
 *          tree of the copy is one of the text, and the names in it are the marks as written
 * Units    bytes
 * Owns     nothing
 * Errors   none; whoever parses keeps what reads better
 * Threads  reentrant
 * Cost     O(bytes)
 */
#ifndef LTL_GRAMMARS_TEMPLATE_MARKERS_H
#define LTL_GRAMMARS_TEMPLATE_MARKERS_H

#include <stdbool.h>
#include <stdint.h>

#include "core/arena.h"
#include "core/str.h"

typedef struct ltl_marker {
    size_t start;
    size_t end;
    bool is_value;
    bool may_print; /* a value, or a tag of the engine that may leave a text behind */
    uint32_t gone;  /* bits of marks that nothing closes any more, so that nobody looks again */
} ltl_marker;

/* The first marker that begins at `from` or behind it; false: none. `marker` is all zero for the first call, and
 * handed back for later ones, which begin further on in the same text. */
bool ltl_marker_next(ltl_str text, size_t from, ltl_marker *marker);
/* For code with markers in it: scripts, styles. `copy` holds the bytes of `text`; true when something
 * was changed. */
bool ltl_marker_repair(ltl_arena *arena, ltl_str text, char *copy);

#endif
