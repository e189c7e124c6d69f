#include "core/hash.h"

#include <string.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

/* XXH3 does not accept a null pointer everywhere, even for no bytes. */
static const void *bytes_of(ltl_str s) {
    return s.ptr ? s.ptr : "";
}

uint64_t ltl_hash64(ltl_str bytes) {
    return XXH3_64bits(bytes_of(bytes), bytes.len);
}

uint64_t ltl_hash64_seeded(ltl_str bytes, uint64_t seed) {
    return XXH3_64bits_withSeed(bytes_of(bytes), bytes.len, seed);
}

ltl_digest ltl_digest_of(ltl_str bytes) {
    XXH128_hash_t hash = XXH3_128bits(bytes_of(bytes), bytes.len);
    return (ltl_digest){hash.high64, hash.low64};
}

ltl_digest ltl_digest_mix(ltl_digest a, ltl_digest b) {
    /* Any constant will do; it keeps a mix apart from the digest of the same 32 bytes. */
    static const uint64_t mix_seed = 0x6c696e74656c6d78u;
    XXH128_canonical_t parts[2]; /* big-endian on every machine */
    XXH128_canonicalFromHash(&parts[0], (XXH128_hash_t){a.low, a.high});
    XXH128_canonicalFromHash(&parts[1], (XXH128_hash_t){b.low, b.high});
    XXH128_hash_t hash = XXH3_128bits_withSeed(parts, sizeof(parts), mix_seed);
    return (ltl_digest){hash.high64, hash.low64};
}

bool ltl_digest_eq(ltl_digest a, ltl_digest b) {
    return a.high == b.high && a.low == b.low;
}

int ltl_digest_compare(ltl_digest a, ltl_digest b) {
    if (a.high != b.high) {
        return a.high < b.high ? -1 : 1;
    }
    return (a.low > b.low) - (a.low < b.low);
}

static void put_hex(uint64_t value, char *out_digits) {
    for (int i = 0; i < 16; i++) {
        out_digits[i] = "0123456789abcdef"[(value >> (60 - 4 * i)) & 15u];
    }
}

void ltl_digest_hex(ltl_digest digest, char out_hex[LTL_DIGEST_HEX_BYTES]) {
    put_hex(digest.high, out_hex);
    put_hex(digest.low, out_hex + 16);
    out_hex[32] = '\0';
}
