/* markdown.h - foreign text within a Markdown document.
 *
 * Shape    one line; everything that could become a link, an image, an element, a heading, a mention or
 *          emphasis is written as text. Code between two single backticks stays as it is: rules use it,
 *          and nothing within code is live
 * Units    -
 * Owns     -
 * Errors   those of the buffer
 * Threads  reentrant
 * Cost     O(bytes)
 */
#ifndef LTL_REPORTS_ESCAPE_MARKDOWN_H
#define LTL_REPORTS_ESCAPE_MARKDOWN_H

#include "core/buf.h"

void ltl_escape_markdown(ltl_buf *buf, ltl_str text);

#endif
