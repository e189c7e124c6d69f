/* str.h - a borrowed slice of bytes.
 *
 * Shape    pointer and length; may hold zero bytes; never assumed to be UTF-8 or terminated
 * Units    bytes
 * Owns     nothing: whoever made the bytes says how long they live
 * Errors   none; parsing helpers return false
 * Threads  values
 * Cost     O(len) at most
 */
#ifndef LTL_CORE_STR_H
#define LTL_CORE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct ltl_str {
    const char *ptr;
    size_t len;
} ltl_str;

#define LTL_STR(literal) ((ltl_str){"" literal, sizeof(literal) - 1})
/* The same as an initializer, for tables: static const ltl_str names[] = {LTL_STR_INIT("a")}; */
#define LTL_STR_INIT(literal)                                                                      \
    { "" literal, sizeof(literal) - 1 }
#define LTL_STR_NONE ((ltl_str){NULL, 0})
/* For printf: printf("%.*s", LTL_STR_ARG(s)). */
#define LTL_STR_ARG(s) (int)(s).len, (s).ptr ? (s).ptr : ""

static inline ltl_str ltl_str_of(const char *terminated) {
    return (ltl_str){terminated, terminated ? strlen(terminated) : 0};
}
static inline bool ltl_str_eq(ltl_str a, ltl_str b) {
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}
static inline bool ltl_str_is(ltl_str a, const char *terminated) {
    /* tables are asked with it: most rows differ in their first byte */
    bool may_be = a.len > 0 ? terminated != NULL && a.ptr[0] == terminated[0] : true;
    return may_be && ltl_str_eq(a, ltl_str_of(terminated));
}
static inline bool ltl_str_is_empty(ltl_str a) {
    return a.len == 0;
}

/* [start, end) of `s`, clamped to it. */
ltl_str ltl_str_slice(ltl_str s, size_t start, size_t end);
/* Bytewise order; a prefix comes first. */
int ltl_str_compare(ltl_str a, ltl_str b);
bool ltl_str_starts_with(ltl_str s, ltl_str prefix);
bool ltl_str_ends_with(ltl_str s, ltl_str suffix);
bool ltl_str_equals_ignoring_case(ltl_str a, ltl_str b); /* ASCII letters only */
/* Offset of the first hit at or after `from`, or SIZE_MAX. */
size_t ltl_str_find(ltl_str s, ltl_str needle, size_t from);
size_t ltl_str_find_byte(ltl_str s, char byte, size_t from);
size_t ltl_str_find_last_byte(ltl_str s, char byte);
/* Without leading and trailing ASCII white space. */
ltl_str ltl_str_trim(ltl_str s);
/* Cuts the piece before the first `separator` off `*rest`; false once `*rest` is used up
 * (its ptr is null). An empty string yields one empty piece. */
bool ltl_str_split(ltl_str *rest, char separator, ltl_str *out_piece);
/* The part after the last `separator`, the whole when there is none. */
ltl_str ltl_str_after_last(ltl_str s, char separator);
/* Decimal digits only, whole string; false on anything else or overflow. */
bool ltl_str_to_u64(ltl_str s, uint64_t *out_value);

#endif
