/* yaml_scalar.h - what the scalars of YAML say, whatever their style.
 *
 * Shape    the text of a scalar in: its content's place, or its value, out
 * Units    bytes within the text
 * Owns     the caller's buffer
 * Errors   none: what is no escape stays as it is
 * Threads  reentrant
 * Cost     O(bytes)
 */
#ifndef LTL_GRAMMARS_YAML_SCALAR_H
#define LTL_GRAMMARS_YAML_SCALAR_H

#include "core/buf.h"
#include "core/span.h"
#include "core/str.h"

/* The lines of a block scalar, from their first mark; false for other styles. */
bool ltl_yaml_scalar_content(ltl_str text, ltl_span *out_content);
/* Lines folded, indentation and quotes gone, escapes of single marks read; false when the value is the
 * content as it stands. Escapes by number are left alone. */
bool ltl_yaml_scalar_value(ltl_str text, ltl_buf *out);

#endif
