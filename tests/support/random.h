/* random.h - the same numbers again, from a seed that is printed.
 *
 * Shape    splitmix64; RANDOM_SEED in the environment replaces the seed of a test
 * Units    -
 * Owns     nothing
 * Errors   none
 * Threads  one owner per generator
 * Cost     a few instructions
 */
#ifndef LTL_TESTS_SUPPORT_RANDOM_H
#define LTL_TESTS_SUPPORT_RANDOM_H

#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct ltl_random {
    uint64_t state;
} ltl_random;

static inline ltl_random ltl_random_make(const char *test, uint64_t seed) {
    const char *given = getenv("RANDOM_SEED");
    if (given) {
        seed = strtoull(given, NULL, 0);
    }
    printf("%s: RANDOM_SEED=%" PRIu64 "\n", test, seed);
    return (ltl_random){seed};
}

static inline uint64_t ltl_random_next(ltl_random *random) {
    uint64_t z = random->state += 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

/* A number below `bound`, which is not 0. */
static inline size_t ltl_random_below(ltl_random *random, size_t bound) {
    return (size_t)(ltl_random_next(random) % bound);
}

#endif
