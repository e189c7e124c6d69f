/* tag.h - the tags of a report in XML and their attributes, and nothing else of it.
 *
 * Shape    what stands between `<` and `>`, one after the other
 * Units    -
 * Owns     slices of the text
 * Errors   `is_cut` when the text ends within a tag
 * Threads  one owner
 * Cost     one pass; no entity, document type or other file can do any harm
 */
#ifndef LTL_COVERAGE_TAG_H
#define LTL_COVERAGE_TAG_H

#include "core/str.h"

typedef struct ltl_tags {
    ltl_str text;
    size_t at;
    bool is_cut;
} ltl_tags;

bool ltl_tags_next(ltl_tags *tags, ltl_str *out_tag);
bool ltl_tag_is(ltl_str tag, const char *name);
/* No pointer when it is not there. */
ltl_str ltl_tag_attribute(ltl_str tag, const char *name);
bool ltl_tag_number(ltl_str tag, const char *name, uint64_t *out_number);

#endif
