/* accessible_name.h - what somebody hears who cannot see the element.
 *
 * Shape    a verdict: it has a name, it has none, or that is decided elsewhere
 * Units    -
 * Owns     nothing
 * Errors   none
 * Threads  reentrant
 * Cost     O(nodes of the element)
 *
 * Follows the Accessible Name and Description Computation (W3C accname-1.2), as far as one file tells.
 */
#ifndef LTL_MARKUP_ACCESSIBLE_NAME_H
#define LTL_MARKUP_ACCESSIBLE_NAME_H

#include "analyzers/markup/page.h"

typedef enum ltl_naming {
    LTL_NAMING_NONE,
    LTL_NAMING_UNKNOWN,
    LTL_NAMING_GIVEN,
} ltl_naming;

/* By its attributes: aria-label, aria-labelledby, title. */
ltl_naming ltl_name_by_attributes(const ltl_page *page, uint32_t element);
/* … or by what it holds, for elements that are named by their content. */
ltl_naming ltl_name_by_content(const ltl_page *page, uint32_t element);
/* … or by a label, for controls of forms. A placeholder is no name. */
ltl_naming ltl_name_by_label(const ltl_page *page, uint32_t element);
/* Somebody else may write what it holds: v-html, x-text, dangerouslySetInnerHTML. */
bool ltl_content_is_computed(const ltl_page *page, uint32_t element);

#endif
