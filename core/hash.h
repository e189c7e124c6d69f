/* hash.h - content identities.
 *
 * Shape    64 bits for tables inside one process, 128 bits for identities that leave it
 * Units    -
 * Owns     nothing
 * Errors   none
 * Threads  reentrant
 * Cost     XXH3, several GB/s; the algorithm is fixed (xxHash specification 0.1.1), so values may be
 *          stored and compared across machines
 */
#ifndef LTL_CORE_HASH_H
#define LTL_CORE_HASH_H

#include "core/str.h"

typedef struct ltl_digest {
    uint64_t high;
    uint64_t low;
} ltl_digest;

enum { LTL_DIGEST_HEX_BYTES = 33 }; /* 32 digits and the zero */

uint64_t ltl_hash64(ltl_str bytes);
uint64_t ltl_hash64_seeded(ltl_str bytes, uint64_t seed);
ltl_digest ltl_digest_of(ltl_str bytes);
/* Order matters: mix(a, b) differs from mix(b, a). */
ltl_digest ltl_digest_mix(ltl_digest a, ltl_digest b);
bool ltl_digest_eq(ltl_digest a, ltl_digest b);
int ltl_digest_compare(ltl_digest a, ltl_digest b);
/* Lower-case hexadecimal, high half first. */
void ltl_digest_hex(ltl_digest digest, char out_hex[LTL_DIGEST_HEX_BYTES]);

#endif
