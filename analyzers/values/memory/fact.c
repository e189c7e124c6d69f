#include "analyzers/values/memory/fact.h"

#include "analyzers/values/memory/named.h"

ltl_fact ltl_fact_any(const ltl_types *types, ltl_type type) {
    ltl_fact fact = {.type = type};
    ltl_type_bounds(types, type, &fact.low, &fact.high);
    return fact;
}

ltl_fact ltl_fact_number(ltl_type type, int64_t number) {
    return (ltl_fact){.low = number,
                      .high = number,
                      .type = type,
                      .flags = LTL_FACT_SEEN,
                      .null = number == 0 ? LTL_NULL_IS : LTL_NULL_ANY};
}

bool ltl_fact_equal(const ltl_fact *a, const ltl_fact *b) {
    return a->low == b->low && a->high == b->high && a->region == b->region && a->type == b->type &&
           a->flags == b->flags && a->null == b->null;
}

static uint8_t join_null(uint8_t a, uint8_t b) {
    bool is_told = (a == LTL_NULL_MAYBE || a == LTL_NULL_IS || a == LTL_NULL_NOT) &&
                   (b == LTL_NULL_MAYBE || b == LTL_NULL_IS || b == LTL_NULL_NOT);
    return a == b                                                    ? a
           : is_told && (a == LTL_NULL_MAYBE || b == LTL_NULL_MAYBE) ? LTL_NULL_MAYBE
                                                                     : LTL_NULL_ANY;
}

/* The flag of the bound that won; of equal ones that of either. */
static unsigned seen_of(const ltl_fact *a, const ltl_fact *b, bool takes_a, bool takes_b,
                        unsigned flag) {
    return ((takes_a ? a->flags : 0u) | (takes_b ? b->flags : 0u)) & flag;
}

ltl_fact ltl_fact_join(const ltl_types *types, const ltl_fact *a, const ltl_fact *b,
                       ltl_meeting meeting) {
    const unsigned either = LTL_FACT_OUTSIDE | LTL_FACT_RANDOM | LTL_FACT_POINTER_SIZE |
                            LTL_FACT_FLOAT | LTL_FACT_WIDENED | LTL_FACT_NOMINAL;
    const unsigned both = LTL_FACT_UNSET | LTL_FACT_FOLLOWED | LTL_FACT_NOT_ZERO | LTL_FACT_ASIDE;
    ltl_fact joined = *a;
    joined.symbol = a->symbol == b->symbol ? a->symbol : 0;
    joined.region = a->region == b->region ? a->region : 0;
    joined.origin = a->origin == b->origin || b->origin == 0 ? a->origin
                    : a->origin == 0                         ? b->origin
                                                             : a->origin;
    joined.null = join_null(a->null, b->null);
    joined.low = a->low < b->low ? a->low : b->low;
    joined.high = a->high > b->high ? a->high : b->high;
    joined.flags =
        (uint16_t)(((a->flags | b->flags) & either) | (a->flags & b->flags & both) |
                   seen_of(a, b, a->low <= b->low, b->low <= a->low, LTL_FACT_LOW_SEEN) |
                   seen_of(a, b, a->high >= b->high, b->high >= a->high, LTL_FACT_GUARDED) |
                   seen_of(a, b, a->high >= b->high, b->high >= a->high, LTL_FACT_HIGH_SEEN));
    if (a->type != b->type) {
        joined.type = a->type == LTL_TYPE_UNKNOWN ? b->type : a->type;
    }
    if (a->region != b->region) { /* nowhere that is known */
        joined.low = INT64_MIN;
        joined.high = INT64_MAX;
        joined.flags = (uint16_t)(joined.flags & ~LTL_FACT_SEEN);
        return joined;
    }
    if (meeting != LTL_MEETING_WAYS) {
        bool widens = meeting >= LTL_MEETING_WIDENS;
        ltl_fact any = ltl_fact_any(types, joined.type);
        if (joined.low < a->low) {
            joined.low = widens ? any.low : joined.low;
            joined.flags = (uint16_t)((joined.flags & ~LTL_FACT_LOW_SEEN) | LTL_FACT_WIDENED);
        }
        if (joined.high > a->high) {
            joined.high = widens ? any.high : joined.high;
            joined.flags = (uint16_t)((joined.flags & ~LTL_FACT_HIGH_SEEN) | LTL_FACT_WIDENED);
        }
    }
    return joined;
}

/* ---- operators ---- */

__extension__ typedef __int128 wide;

static int64_t saturated(wide number) {
    return number > INT64_MAX ? INT64_MAX : number < INT64_MIN ? INT64_MIN : (int64_t)number;
}

static unsigned flip_seen(unsigned flags) {
    return ((flags & LTL_FACT_LOW_SEEN) ? LTL_FACT_HIGH_SEEN : 0u) |
           ((flags & LTL_FACT_HIGH_SEEN) ? LTL_FACT_LOW_SEEN : 0u);
}

static void bounds_product(const ltl_fact *a, const ltl_fact *b, ltl_fact *out) {
    const int64_t x[2] = {a->low, a->high};
    const int64_t y[2] = {b->low, b->high};
    const unsigned seen[2] = {LTL_FACT_LOW_SEEN, LTL_FACT_HIGH_SEEN};
    out->flags = (uint16_t)(out->flags & ~LTL_FACT_SEEN);
    for (int i = 0; i < 4; i++) {
        int64_t product = saturated((wide)x[i / 2] * y[i % 2]);
        bool is_seen = ltl_fact_has(a, seen[i / 2]) && ltl_fact_has(b, seen[i % 2]);
        if (i == 0 || product < out->low) {
            out->low = product;
            out->flags =
                (uint16_t)((out->flags & ~LTL_FACT_LOW_SEEN) | (is_seen ? LTL_FACT_LOW_SEEN : 0));
        }
        if (i == 0 || product > out->high) {
            out->high = product;
            out->flags =
                (uint16_t)((out->flags & ~LTL_FACT_HIGH_SEEN) | (is_seen ? LTL_FACT_HIGH_SEEN : 0));
        }
    }
}

static void bounds_quotient(const ltl_fact *a, const ltl_fact *b, ltl_fact *out) {
    if (b->low > 0 || b->high < 0) {
        int64_t by = b->low > 0 ? b->low : b->high;
        int64_t x = saturated((wide)a->low / by);
        int64_t y = saturated((wide)a->high / by);
        out->low = ltl_fact_is_exact(b) ? (x < y ? x : y) : a->low < 0 ? INT64_MIN : 0;
        out->high = ltl_fact_is_exact(b) ? (x < y ? y : x) : x > y ? x : y;
        if (by < 0) {
            out->flags = (uint16_t)((out->flags & ~LTL_FACT_SEEN) | flip_seen(out->flags));
        }
        if (!ltl_fact_is_exact(b)) {
            out->flags = (uint16_t)(out->flags & ~LTL_FACT_SEEN);
        }
    } else {
        out->low = INT64_MIN;
        out->high = INT64_MAX;
        out->flags = (uint16_t)(out->flags & ~LTL_FACT_SEEN);
    }
}

/* `a % b`: what is left lies within b, and has the sign of a. */
static void bounds_rest(const ltl_fact *a, const ltl_fact *b, ltl_fact *out) {
    int64_t most = b->high > 0 ? b->high - 1 : INT64_MAX;
    if (b->low <= INT64_MIN + 1 || -b->low - 1 > most) {
        most = b->low < 0 && b->low > INT64_MIN + 1 ? -b->low - 1 : most;
    }
    bool is_within = a->low >= 0 && b->low > 0 && a->high < b->low;
    if (is_within) {
        return;
    }
    out->low = a->low >= 0 ? 0 : -most;
    out->high = most;
    out->flags = (uint16_t)(out->flags & ~LTL_FACT_SEEN);
    if (ltl_fact_is_exact(b) && ltl_fact_has(a, LTL_FACT_HIGH_SEEN) && a->high > most) {
        out->flags |= LTL_FACT_HIGH_SEEN;
    }
}

static bool is_comparison(ltl_str word) {
    return ltl_str_is(word, "<") || ltl_str_is(word, ">") || ltl_str_is(word, "<=") ||
           ltl_str_is(word, ">=") || ltl_str_is(word, "==") || ltl_str_is(word, "!=");
}

/* 1, 0, or -1: not known. */
static int compare(ltl_str word, const ltl_fact *a, const ltl_fact *b) {
    char sign = word.ptr[0];
    bool is_strict = word.len == 1;
    if (a->region != b->region) { /* where regions lie is nobody's business */
        return -1;
    }
    if (sign == '>') {
        const ltl_fact *swap = a;
        a = b;
        b = swap;
        sign = '<';
    }
    if (sign == '<') {
        bool holds = is_strict ? a->high < b->low : a->high <= b->low;
        bool fails = is_strict ? a->low >= b->high : a->low > b->high;
        return holds ? 1 : fails ? 0 : -1;
    }
    bool is_equal = ltl_fact_is_exact(a) && ltl_fact_is_exact(b) && a->low == b->low;
    bool is_apart = a->high < b->low || a->low > b->high ||
                    (ltl_fact_has(a, LTL_FACT_NOT_ZERO) && ltl_fact_is_exact(b) && b->low == 0);
    int equals = is_equal ? 1 : is_apart ? 0 : -1;
    return sign == '=' || equals < 0 ? equals : 1 - equals;
}

/* Of pointers only whether they are null is known. */
static int compare_null(ltl_str word, const ltl_fact *a, const ltl_fact *b) {
    bool is_equality = ltl_str_is(word, "==") || ltl_str_is(word, "!=");
    const ltl_fact *pointer = a->null == LTL_NULL_IS ? b : a;
    const ltl_fact *null = a->null == LTL_NULL_IS ? a : b;
    if (!is_equality || null->null != LTL_NULL_IS ||
        (pointer->null != LTL_NULL_IS && pointer->null != LTL_NULL_NOT)) {
        return -1;
    }
    return (pointer->null == LTL_NULL_IS) == ltl_str_is(word, "==") ? 1 : 0;
}

static ltl_fact truth(const ltl_types *types, int answer) {
    ltl_fact fact = ltl_fact_number(types->integer, answer);
    if (answer < 0) {
        fact = (ltl_fact){.low = 0, .high = 1, .type = types->integer, .flags = LTL_FACT_SEEN};
    }
    return fact;
}

static void bounds_bits(char sign, const ltl_fact *a, const ltl_fact *b, ltl_fact *out) {
    out->flags = (uint16_t)(out->flags & ~LTL_FACT_SEEN);
    out->low = INT64_MIN;
    out->high = INT64_MAX;
    if (sign == '&' && (a->low >= 0 || b->low >= 0)) {
        out->low = 0;
        out->high = a->low < 0          ? b->high
                    : b->low < 0        ? a->high
                    : a->high < b->high ? a->high
                                        : b->high;
    } else if (a->low >= 0 && b->low >= 0) {
        out->low = 0;
    }
    if (ltl_fact_is_exact(a) && ltl_fact_is_exact(b)) {
        int64_t number = sign == '&'   ? a->low & b->low
                         : sign == '|' ? a->low | b->low
                                       : a->low ^ b->low;
        *out = ltl_fact_number(out->type, number);
    }
}

static void bounds_shift(ltl_str word, const ltl_fact *a, const ltl_fact *b, ltl_fact *out) {
    ltl_fact power = *b;
    if (b->low < 0 || b->high > 62 || a->low < 0) {
        out->low = a->low >= 0 ? 0 : INT64_MIN;
        out->high = INT64_MAX;
        out->flags = (uint16_t)(out->flags & ~LTL_FACT_SEEN);
        return;
    }
    power.low = INT64_C(1) << b->low;
    power.high = INT64_C(1) << b->high;
    if (word.ptr[0] == '<') {
        bounds_product(a, &power, out);
    } else {
        bounds_quotient(a, &power, out);
    }
}

/* Its bounds come from one place: ways that met may each have had a reason of their own. */
static bool is_steady(const ltl_fact *fact) {
    return ltl_fact_is_exact(fact) ||
           (fact->flags & (LTL_FACT_GUARDED | LTL_FACT_OUTSIDE | LTL_FACT_RANDOM)) != 0;
}

ltl_fact ltl_fact_binary(const ltl_types *types, ltl_str word, const ltl_fact *a,
                         const ltl_fact *b) {
    if (is_comparison(word)) {
        int by_null = compare_null(word, a, b);
        return truth(types, by_null >= 0 ? by_null : compare(word, a, b));
    }
    unsigned seen = a->flags & b->flags & LTL_FACT_SEEN;
    if (!is_steady(a) || !is_steady(b) || (!ltl_fact_is_exact(a) && !ltl_fact_is_exact(b))) {
        seen = 0;
    }
    const unsigned spread = LTL_FACT_OUTSIDE | LTL_FACT_FLOAT | LTL_FACT_RANDOM | LTL_FACT_WIDENED |
                            LTL_FACT_NOMINAL | LTL_FACT_GUARDED;
    ltl_fact out = {.type = a->type,
                    .flags = (uint16_t)(seen | ((a->flags | b->flags) & spread)),
                    .origin = a->origin != 0 ? a->origin : b->origin};
    char sign = word.len > 0 ? word.ptr[0] : 0;
    if (sign == '+') {
        out.low = saturated((wide)a->low + b->low);
        out.high = saturated((wide)a->high + b->high);
    } else if (sign == '-') {
        unsigned flipped = seen != 0 || ltl_fact_is_exact(a) || ltl_fact_is_exact(b)
                               ? a->flags & flip_seen(b->flags) & LTL_FACT_SEEN
                               : 0u;
        flipped = is_steady(a) && is_steady(b) ? flipped : 0u;
        out.flags = (uint16_t)((out.flags & ~LTL_FACT_SEEN) | flipped);
        out.low = saturated((wide)a->low - b->high);
        out.high = saturated((wide)a->high - b->low);
    } else if (sign == '*') {
        bounds_product(a, b, &out);
        bool is_square = (a->flags & b->flags & LTL_FACT_NOMINAL) != 0; /* of a size that nobody knows */
        bool is_told = seen != 0 || (is_steady(a) && is_steady(b) && (ltl_fact_is_exact(a) || ltl_fact_is_exact(b)));
        out.flags = (uint16_t)(!is_told || is_square ? out.flags & ~LTL_FACT_SEEN : out.flags);
    } else if (sign == '/') {
        bounds_quotient(a, b, &out);
    } else if (sign == '%') {
        out.low = a->low;
        out.high = a->high;
        bounds_rest(a, b, &out);
    } else if (sign == '<' || sign == '>') {
        bounds_shift(word, a, b, &out);
    } else {
        bounds_bits(sign, a, b, &out);
    }
    return out;
}

/* ---- conversions ---- */

bool ltl_fact_fits(const ltl_types *types, const ltl_fact *fact, ltl_type type) {
    int64_t low;
    int64_t high;
    ltl_type_bounds(types, type, &low, &high);
    return fact->low >= low && fact->high <= high;
}

ltl_fact ltl_fact_convert(const ltl_types *types, const ltl_fact *fact, ltl_type type) {
    ltl_fact out = *fact;
    if (type == LTL_TYPE_UNKNOWN) {
        return out;
    }
    out.type = type;
    if (ltl_type_of(types, type)->base == LTL_BASE_UNKNOWN && !ltl_type_is_pointer(types, type) &&
        fact->region == 0 && fact->low < 0 &&
        !ltl_fact_is_exact(fact)) { /* perhaps without a sign */
        out.flags = (uint16_t)(out.flags & ~LTL_FACT_LOW_SEEN);
    }
    if (ltl_type_is_integer(types, type)) {
        if (!ltl_fact_fits(types, fact, type)) {
            ltl_type_bounds(types, type, &out.low, &out.high);
            bool is_chosen = (fact->flags & (LTL_FACT_OUTSIDE | LTL_FACT_RANDOM)) != 0 &&
                             ltl_fact_has(fact, LTL_FACT_SEEN);
            out.flags = (uint16_t)(fact->flags & ~LTL_FACT_SEEN);
            out.flags = (uint16_t)(out.flags | (is_chosen ? LTL_FACT_SEEN : 0));
            out.symbol = ltl_symbol_is_named(out.symbol) ? out.symbol : 0;
        }
        out.null = LTL_NULL_ANY;
    } else if (ltl_type_is_pointer(types, type) && ltl_fact_is_exact(fact) && fact->low == 0 &&
               fact->region == 0 && !ltl_type_is_pointer(types, fact->type)) {
        out.null = LTL_NULL_IS;
    }
    return out;
}

bool ltl_fact_narrow(ltl_fact *fact, int64_t low, int64_t high, unsigned seen) {
    if (low > fact->low) {
        fact->low = low;
        fact->flags = (uint16_t)((fact->flags & ~LTL_FACT_LOW_SEEN) | (seen & LTL_FACT_LOW_SEEN) |
                                 LTL_FACT_GUARDED);
    }
    if (high < fact->high) {
        fact->high = high;
        fact->flags = (uint16_t)((fact->flags & ~LTL_FACT_HIGH_SEEN) | (seen & LTL_FACT_HIGH_SEEN) |
                                 LTL_FACT_GUARDED);
    }
    if (ltl_fact_has(fact, LTL_FACT_NOT_ZERO)) {
        fact->low += fact->low == 0;
        fact->high -= fact->high == 0;
    }
    return fact->low <= fact->high;
}
