/* inflate.h - what deflate.h packed, unpacked.
 *
 * Shape    letters of base64 over a stream in zlib's format (RFC 1950)
 * Units    bytes
 * Owns     the buffer is the caller's
 * Errors   LTL_SYNTAX for letters or a stream that are damaged, LTL_LIMIT past the maximum of the buffer,
 *          LTL_NO_MEMORY
 * Threads  reentrant
 * Cost     a copy of the packed bytes, besides the buffer
 */
#ifndef LTL_REPORTS_INFLATE_H
#define LTL_REPORTS_INFLATE_H

#include "core/buf.h"
#include "core/status.h"

LTL_MUST_USE ltl_status ltl_inflate(ltl_str letters, ltl_buf *out_bytes);

#endif
