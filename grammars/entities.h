/* entities.h - characters that markup spells by name or number: &quot; &#39; &#x27;
 *
 * Shape    one at a time. Names of ASCII characters are known, as code is made of those; others stay
 *          as they are
 * Units    bytes; a character is never longer than its spelling
 * Owns     nothing
 * Errors   false: no entity here
 * Threads  reentrant
 * Cost     O(names)
 */
#ifndef LTL_GRAMMARS_ENTITIES_H
#define LTL_GRAMMARS_ENTITIES_H

#include <stdbool.h>
#include <stdint.h>

#include "core/str.h"

typedef struct ltl_entity {
    char bytes[4]; /* UTF-8 */
    uint32_t count;
    uint32_t length; /* of the spelling */
} ltl_entity;

/* What `text` begins with. A line end is given as a blank. */
bool ltl_entity_read(ltl_str text, ltl_entity *out_entity);

#endif
