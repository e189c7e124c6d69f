/* fact.h - what is known about one value on the way at hand.
 *
 * Shape    bounds of a number, or of the offset of a pointer into a region; whether a pointer may be null.
 *          A bound that is "seen" is reached by some run: it stands in the text, comes from a test or from
 *          outside; one that is not is only as far as the type goes
 * Units    offsets in bytes
 * Owns     plain data
 * Errors   -
 * Threads  -
 * Cost     constant
 */
#ifndef LTL_VALUES_FACT_H
#define LTL_VALUES_FACT_H

#include "analyzers/values/types/type.h"

typedef uint32_t ltl_region; /* 0: nowhere that is known */

typedef enum ltl_nullness {
    LTL_NULL_ANY, /* nobody said anything */
    LTL_NULL_IS,
    LTL_NULL_NOT,
    LTL_NULL_MAYBE, /* what gave it says so when it fails */
} ltl_nullness;

enum ltl_fact_flags {
    LTL_FACT_LOW_SEEN = 1 << 0,
    LTL_FACT_HIGH_SEEN = 1 << 1,
    LTL_FACT_OUTSIDE = 1 << 2,  /* somebody outside of the program chose it */
    LTL_FACT_UNSET = 1 << 3,    /* never given a value */
    LTL_FACT_FOLLOWED = 1 << 4, /* the pointer was followed at `origin`, without a test before */
    LTL_FACT_RANDOM = 1 << 5,   /* as large as its type allows, by chance */
    LTL_FACT_POINTER_SIZE = 1 << 6, /* the size of a pointer, asked for by the name of a variable */
    LTL_FACT_GUARDED = 1 << 7,      /* a bound was tested */
    LTL_FACT_FLOAT = 1 << 8,
    LTL_FACT_WIDENED = 1 << 9,
    LTL_FACT_NOMINAL = 1 << 10, /* a multiple of a size that is only assumed */
    LTL_FACT_NOT_ZERO = 1 << 11,
    LTL_FACT_ASIDE = 1 << 12,  /* null, where a test said so that asked for more than that */
    LTL_FACT_MODEST = 1 << 13, /* a test may ask for more than it ever is */
    LTL_FACT_SEEN = LTL_FACT_LOW_SEEN | LTL_FACT_HIGH_SEEN,
};

typedef struct ltl_fact {
    int64_t low;
    int64_t high;
    ltl_region region;
    uint32_t symbol; /* facts of one symbol are about one value; 0: about none */
    ltl_node origin; /* what made it so; 0: nothing in particular */
    ltl_type type;
    uint16_t flags;
    uint8_t null; /* ltl_nullness */
} ltl_fact;

ltl_fact ltl_fact_any(const ltl_types *types, ltl_type type);
ltl_fact ltl_fact_number(ltl_type type, int64_t number);
static inline bool ltl_fact_is_exact(const ltl_fact *fact) {
    return fact->low == fact->high;
}
static inline bool ltl_fact_has(const ltl_fact *fact, unsigned flags) {
    return (fact->flags & flags) == flags;
}
bool ltl_fact_equal(const ltl_fact *a, const ltl_fact *b);
/* How facts meet: where ways join, at the start of a loop, there when it was seen often enough, and there when
 * it goes on changing all the same. */
typedef enum ltl_meeting {
    LTL_MEETING_WAYS,
    LTL_MEETING_LOOP,   /* a bound that grows is not seen: what ends the loop decides */
    LTL_MEETING_WIDENS, /* it goes as far as the type */
    LTL_MEETING_ENDS,   /* and what still grows is given up */
} ltl_meeting;
/* What holds when either does. */
ltl_fact ltl_fact_join(const ltl_types *types, const ltl_fact *a, const ltl_fact *b,
                       ltl_meeting meeting);
/* `a operator b` without regard to the type's bounds (those of 64 bits hold all the same). */
ltl_fact ltl_fact_binary(const ltl_types *types, ltl_str operator, const ltl_fact * a,
                         const ltl_fact *b);
/* The fact after a conversion; what does not fit is anything of the type. */
ltl_fact ltl_fact_convert(const ltl_types *types, const ltl_fact *fact, ltl_type type);
bool ltl_fact_fits(const ltl_types *types, const ltl_fact *fact, ltl_type type);
/* Holds it to [low, high]; false when nothing is left. */
bool ltl_fact_narrow(ltl_fact *fact, int64_t low, int64_t high, unsigned seen);

#endif
