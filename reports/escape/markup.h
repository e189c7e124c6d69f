/* markup.h - foreign text in XML and HTML, as content or within a quoted attribute.
 *
 * Shape    the five characters that markup knows become entities that both languages share; controls and
 *          other unseen code points, most of which XML 1.0 forbids, come out as \u{1B}
 * Units    -
 * Owns     nothing
 * Errors   those of the out
 * Threads  reentrant
 * Cost     O(bytes)
 */
#ifndef LTL_REPORTS_ESCAPE_MARKUP_H
#define LTL_REPORTS_ESCAPE_MARKUP_H

#include "core/out.h"

/* Keeps line ends and tabs, as references: attributes would turn them into blanks. */
void ltl_escape_markup(ltl_out *out, ltl_str text);

#endif
