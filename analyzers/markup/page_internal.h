/* page_internal.h - what building a page needs of its parts; for the files of this folder only.
 *
 * Shape    see page.h
 * Units    -
 * Owns     the arena of the call
 * Errors   none
 * Threads  reentrant
 * Cost     O(bytes of the attribute)
 */
#ifndef LTL_MARKUP_PAGE_INTERNAL_H
#define LTL_MARKUP_PAGE_INTERNAL_H

#include "analyzers/markup/page.h"

/* Fills name, value and is_known; false when the text is no attribute but a template's, so that the
 * element may have others than are written. */
bool ltl_markup_attribute_read(ltl_arena *arena, const ltl_tree *tree, ltl_node node,
                               ltl_markup_attribute *out_attribute);

#endif
