/* uri.h - paths and links as URIs.
 *
 * Shape    RFC 3986: all bytes but the unreserved ones and `/` become %XX, so that a path never is read as
 *          a scheme, a query or a fragment
 * Units    -
 * Owns     results live in the arena of the call
 * Errors   none
 * Threads  reentrant
 * Cost     O(bytes)
 */
#ifndef LTL_REPORTS_ESCAPE_URI_H
#define LTL_REPORTS_ESCAPE_URI_H

#include "core/arena.h"
#include "core/str.h"

/* A relative reference for a relative path, a `file:` URI for an absolute one. */
ltl_str ltl_escape_uri_path(ltl_arena *arena, ltl_str path);
/* True for http and https addresses of ordinary characters: safe to offer as a link. */
bool ltl_uri_is_web(ltl_str text);

#endif
