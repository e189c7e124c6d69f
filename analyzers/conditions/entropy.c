#include "analyzers/conditions/entropy.h"

/* Eighths of a bit for a letter (column) after a letter (row); the last row is for the start of a word.
 * Counted over the documentation, comments and rules of this project: each distinct word with the
 * square root of how often it occurs, minus the logarithm of the share. */
static const uint8_t LETTER_COSTS[27][26] = {
    {82, 40, 33, 33, 74, 53, 40, 87, 39, 81, 47, 26, 36, 23, 99, 40, 99, 24, 29, 20, 50, 47, 60, 58, 46, 76},
    {30, 64, 48, 58, 20, 62, 58, 55, 31, 43, 65, 20, 64, 68, 24, 52, 92, 32, 39, 51, 27, 64, 64, 75, 30, 92},
    {26, 70, 48, 69, 24, 78, 79, 23, 44, 87, 32, 34, 50, 99, 18, 59, 99, 32, 52, 26, 37, 74, 54, 99, 61, 84},
    {30, 52, 70, 40, 11, 60, 52, 70, 22, 68, 98, 45, 58, 98, 27, 73, 98, 43, 27, 58, 42, 53, 81, 70, 46, 98},
    {33, 62, 33, 26, 41, 43, 50, 66, 52, 76, 93, 39, 40, 26, 61, 42, 55, 20, 21, 32, 70, 43, 52, 38, 55, 99},
    {28, 77, 54, 60, 26, 31, 52, 94, 14, 77, 94, 35, 67, 94, 20, 64, 94, 33, 46, 41, 35, 94, 94, 71, 47, 94},
    {35, 67, 57, 67, 12, 65, 51, 31, 26, 94, 94, 43, 57, 33, 30, 68, 94, 28, 34, 52, 31, 67, 94, 94, 94, 77},
    {19, 61, 59, 70, 12, 81, 97, 74, 24, 97, 97, 63, 50, 81, 22, 70, 97, 37, 49, 32, 45, 65, 97, 97, 50, 97},
    {44, 50, 33, 36, 37, 42, 37, 99, 81, 76, 62, 32, 42, 15, 29, 43, 99, 44, 31, 22, 66, 42, 99, 54, 99, 51},
    {20, 71, 71, 71, 15, 71, 71, 54, 40, 71, 71, 71, 71, 54, 24, 54, 54, 71, 20, 71, 26, 54, 39, 71, 71, 71},
    {44, 85, 68, 52, 8, 56, 61, 68, 23, 85, 85, 47, 85, 35, 54, 85, 85, 85, 19, 45, 47, 85, 65, 85, 53, 85},
    {24, 76, 66, 33, 16, 54, 64, 82, 22, 99, 66, 27, 87, 73, 24, 56, 99, 66, 35, 37, 37, 58, 70, 82, 39, 99},
    {18, 39, 73, 56, 15, 99, 65, 99, 28, 71, 60, 40, 35, 58, 30, 25, 75, 75, 40, 64, 36, 61, 99, 99, 63, 99},
    {32, 80, 30, 25, 25, 47, 23, 74, 35, 61, 48, 53, 61, 48, 31, 56, 99, 72, 27, 21, 49, 53, 77, 91, 53, 84},
    {52, 49, 38, 37, 55, 43, 49, 99, 52, 72, 42, 34, 31, 19, 40, 36, 99, 20, 35, 36, 30, 45, 34, 62, 89, 89},
    {19, 69, 66, 62, 21, 69, 83, 42, 34, 99, 72, 28, 64, 72, 28, 35, 99, 24, 37, 29, 39, 80, 72, 73, 44, 83},
    {70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 32, 70, 70, 70, 42, 70, 70, 70, 70, 2, 53, 70, 70, 70, 70},
    {26, 68, 48, 44, 14, 54, 44, 73, 26, 99, 49, 50, 42, 40, 27, 61, 99, 41, 30, 36, 39, 58, 65, 99, 35, 99},
    {35, 77, 37, 82, 17, 69, 74, 32, 27, 99, 47, 47, 64, 63, 37, 40, 64, 58, 28, 17, 39, 65, 51, 75, 46, 99},
    {28, 69, 44, 62, 17, 56, 73, 24, 24, 99, 75, 46, 54, 64, 30, 51, 90, 29, 27, 36, 47, 84, 57, 75, 41, 99},
    {34, 41, 42, 44, 30, 52, 46, 99, 39, 99, 99, 28, 32, 21, 54, 35, 99, 24, 28, 23, 68, 83, 99, 83, 99, 99},
    {18, 88, 71, 65, 6, 88, 88, 88, 24, 88, 88, 71, 68, 88, 42, 59, 88, 88, 63, 88, 65, 88, 88, 88, 88, 88},
    {24, 90, 58, 56, 23, 67, 56, 19, 23, 90, 90, 60, 63, 28, 26, 73, 90, 27, 32, 51, 63, 90, 49, 90, 73, 90},
    {34, 64, 27, 64, 23, 81, 81, 49, 32, 81, 81, 81, 40, 53, 45, 23, 81, 81, 39, 15, 64, 61, 81, 27, 64, 81},
    {37, 46, 55, 82, 40, 44, 54, 60, 51, 82, 82, 47, 37, 27, 32, 19, 82, 54, 19, 21, 82, 82, 42, 65, 39, 45},
    {20, 67, 67, 67, 7, 46, 67, 67, 30, 67, 67, 41, 39, 67, 50, 67, 67, 50, 45, 67, 45, 67, 67, 67, 50, 67},
    {31, 36, 27, 37, 36, 34, 43, 41, 36, 58, 55, 36, 35, 39, 37, 32, 61, 32, 26, 32, 45, 52, 37, 67, 66, 70},
};

enum { BIT = 8, MOST = 8 * BIT, WORD_START = 26 };

/* Other costs, in eighths of a bit. */
enum {
    COST_SAME = 1 * BIT,         /* the same character once more */
    COST_NEXT = 1 * BIT,         /* the next letter: abcd */
    COST_DIGIT = 6 * BIT,        /* words have none, so digits are never cheap */
    COST_DIGIT_IN_WORD = 58,     /* one of ten, and that one stands there at all */
    COST_LETTER_AFTER_DIGIT = 20, /* on top of what the letter costs at the start of a word */
    COST_CASE = 16,              /* an upper letter where a lower one was due, or the reverse */
    COST_JOINER = 3 * BIT,       /* what commonly stands between words */
    COST_SIGN = 7 * BIT,
};

typedef enum byte_class { CLASS_LETTER, CLASS_DIGIT, CLASS_JOINER, CLASS_SIGN } byte_class;

static bool is_upper(char byte) { return byte >= 'A' && byte <= 'Z'; }

static byte_class class_of(char byte) {
    if ((byte | 32) >= 'a' && (byte | 32) <= 'z') {
        return CLASS_LETTER;
    }
    if (byte >= '0' && byte <= '9') {
        return CLASS_DIGIT;
    }
    return byte != '\0' && strchr(" _-./:,\n", byte) ? CLASS_JOINER : CLASS_SIGN;
}

static unsigned letter_cost(char before, char byte) {
    byte_class previous = class_of(before);
    bool is_within = previous == CLASS_LETTER;
    unsigned row = is_within ? (unsigned)((before | 32) - 'a') : WORD_START;
    unsigned cost = LETTER_COSTS[row][(byte | 32) - 'a'];
    /* `fooBar` begins a word; `fooBAR` is odd only once */
    bool is_odd = is_within && is_upper(before) != is_upper(byte);
    if (is_odd && is_upper(byte)) {
        unsigned as_start = LETTER_COSTS[WORD_START][(byte | 32) - 'a'];
        cost = as_start < cost ? as_start : cost;
    }
    cost += is_odd ? COST_CASE : 0;
    return cost + (previous == CLASS_DIGIT ? COST_LETTER_AFTER_DIGIT : 0);
}

static unsigned cost_of(char before, char byte) {
    byte_class kind = class_of(byte);
    byte_class previous = class_of(before);
    if (byte == before) {
        return COST_SAME;
    }
    if (kind == CLASS_LETTER && previous == kind && byte == before + 1) {
        return COST_NEXT;
    }
    switch (kind) {
    case CLASS_LETTER:
        return letter_cost(before, byte);
    case CLASS_DIGIT:
        return previous == CLASS_LETTER ? COST_DIGIT_IN_WORD : COST_DIGIT;
    case CLASS_JOINER:
        return COST_JOINER;
    case CLASS_SIGN:
    default:
        return COST_SIGN;
    }
}

double ltl_entropy_bits(ltl_str text) {
    uint64_t eighths = 0;
    char before = ' ';
    for (size_t i = 0; i < text.len; i++) {
        unsigned cost = cost_of(before, text.ptr[i]);
        eighths += cost < MOST ? cost : MOST;
        before = text.ptr[i];
    }
    return (double)eighths / BIT;
}

bool ltl_entropy_is_high(ltl_str text) {
    double bits = ltl_entropy_bits(text);
    return bits > 64.0 && bits > 0.6 * 8.0 * (double)text.len;
}
