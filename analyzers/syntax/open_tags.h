/* open_tags.h - how much a markup grammar's own scanner has to carry.
 *
 * Shape    such a scanner keeps the tags that are open, and copies them at every token: what it does is
 *          the sum, over the tags of a text, of how many are open there. It is counted here before
 *          the parse, because the scanner's steps are counted nowhere else
 * Units    tags copied, about; the scanner keeps no more than 65535
 * Owns     nothing
 * Errors   none
 * Threads  reentrant
 * Cost     O(bytes)
 */
#ifndef LTL_SYNTAX_OPEN_TAGS_H
#define LTL_SYNTAX_OPEN_TAGS_H

#include <stdint.h>

#include "core/str.h"

uint64_t ltl_open_tags_carried(ltl_str text);

#endif
