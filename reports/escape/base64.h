/* base64.h - any bytes as letters that mean nothing to any reader of text.
 *
 * Shape    RFC 4648, section 4, with padding; texts may be joined when all but the last come from a
 *          multiple of three bytes
 * Units    bytes
 * Owns     nothing
 * Errors   none
 * Threads  reentrant
 * Cost     O(bytes)
 */
#ifndef LTL_REPORTS_ESCAPE_BASE64_H
#define LTL_REPORTS_ESCAPE_BASE64_H

#include "core/str.h"

#define LTL_BASE64_BYTES(count) (((size_t)(count) + 2) / 3 * 4)

/* Fills LTL_BASE64_BYTES(bytes.len) letters, without a zero behind them. */
void ltl_base64_encode(ltl_str bytes, char *out_letters);

/* Fills at most letters.len / 4 * 3 bytes. False for what no encoder writes. */
bool ltl_base64_decode(ltl_str letters, char *out_bytes, size_t *out_len);

#endif
