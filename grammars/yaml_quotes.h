/* yaml_quotes.h - texts in quotes that go on in a line no further in than their key.
 *
 * Shape    `key: "text` and below it, in the key's own column, `more"`: YAML's own rules forbid it, and what
 *          reads YAML takes it. In `copy` the end of the line becomes a blank
 * Units    bytes
 * Owns     nothing
 * Errors   none; a text that is not closed is left as it is
 * Threads  reentrant
 * Cost     O(bytes)
 */
#ifndef LTL_GRAMMARS_YAML_QUOTES_H
#define LTL_GRAMMARS_YAML_QUOTES_H

#include <stdbool.h>

#include "core/str.h"

/* True when something was changed. */
bool ltl_yaml_join_quoted(ltl_str text, char *copy);

#endif
