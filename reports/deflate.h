/* deflate.h - text that goes into a page packed: deflated, then as letters of base64.
 *
 * Shape    a stream in zlib's format (RFC 1950), which browsers inflate by themselves
 * Units    -
 * Owns     itself, from new to end
 * Errors   sticky in the target; without memory, too
 * Threads  one owner
 * Cost     constant memory, about 400 KiB
 */
#ifndef LTL_REPORTS_DEFLATE_H
#define LTL_REPORTS_DEFLATE_H

#include "core/out.h"

typedef struct ltl_deflate ltl_deflate;

/* Null without memory; the target then has that status. */
ltl_deflate *ltl_deflate_new(ltl_out *target);
/* Write here. */
ltl_out *ltl_deflate_out(ltl_deflate *deflate);
/* Writes what is left, and releases everything; null is fine. */
void ltl_deflate_end(ltl_deflate *deflate);

#endif
