/* utf8.h - what the bytes of a file are, and how to show bytes safely.
 *
 * Shape    detection looks at the byte order mark, at the first LTL_ENCODING_PROBE bytes for signs of
 *          binary content, and at all bytes for valid UTF-8
 * Units    bytes from 0; columns asked for are in the unit the function names
 * Owns     transcoded text lives in the caller's arena
 * Errors   bad sequences never fail: they decode to U+FFFD, one per maximal bad prefix
 * Threads  reentrant
 * Cost     O(bytes)
 */
#ifndef LTL_CORE_UTF8_H
#define LTL_CORE_UTF8_H

#include "core/arena.h"
#include "core/str.h"

enum { LTL_ENCODING_PROBE = 8000 }; /* as far as git looks for a zero byte */

typedef enum ltl_encoding {
    LTL_ENCODING_UTF8,
    LTL_ENCODING_UTF8_BOM,
    LTL_ENCODING_UTF16_LE,
    LTL_ENCODING_UTF16_BE,
    LTL_ENCODING_LATIN,  /* text, but not valid UTF-8: read as it is, bytes kept */
    LTL_ENCODING_BINARY, /* zero bytes or mostly control bytes */
} ltl_encoding;

ltl_encoding ltl_encoding_detect(ltl_str bytes);
const char *ltl_encoding_name(ltl_encoding encoding);
/* UTF-16 (with its mark) to UTF-8; lone surrogates become U+FFFD. */
ltl_str ltl_utf8_from_utf16(ltl_arena *arena, ltl_str bytes, bool is_big_endian);

bool ltl_utf8_is_valid(ltl_str s);
/* Decodes one code point at `offset`, returns its length in bytes (at least 1); a bad sequence
 * gives U+FFFD. */
size_t ltl_utf8_decode(ltl_str s, size_t offset, uint32_t *out_code_point);
/* Writes a code point (a Unicode scalar value), returns its length in bytes. */
size_t ltl_utf8_encode(uint32_t code_point, char out_bytes[4]);
/* Number of UTF-16 units and of code points in `s`. */
size_t ltl_utf8_utf16_length(ltl_str s);
size_t ltl_utf8_length(ltl_str s);
/* True for controls, bidirectional marks and other code points that change how text is shown
 * without being seen; tab and newline are not among them. */
bool ltl_code_point_is_deceptive(uint32_t code_point);

#endif
