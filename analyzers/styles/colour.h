/* colour.h - colours that a sheet writes out, and how far two are apart.
 *
 * Shape    red, green, blue and alpha, as CSS Color 4 has names, hexadecimal digits, rgb() and hsl()
 * Units    0 to 255; alpha from 0 to 1; a contrast from 1 (equal) to 21 (black on white), as WCAG 2.2 has it
 * Owns     nothing
 * Errors   false for what is no colour, or is worked out: variables, functions of SCSS and Less
 * Threads  reentrant
 * Cost     O(bytes) and the search of a name
 */
#ifndef LTL_STYLES_COLOUR_H
#define LTL_STYLES_COLOUR_H

#include "core/compiler.h"
#include "core/str.h"

typedef struct ltl_colour {
    double red, green, blue;
    double alpha;
} ltl_colour;

typedef struct ltl_colour_name {
    const char *name;
    uint32_t rgb;
} ltl_colour_name;

/* Sorted. */
extern const ltl_colour_name ltl_colour_names[];
extern const size_t ltl_colour_name_count;

LTL_MUST_USE bool ltl_colour_read(ltl_str text, ltl_colour *out_colour);
/* The one colour of a `background`; false where there is an image, or what it is cannot be told. */
LTL_MUST_USE bool ltl_colour_of_background(ltl_str value, ltl_colour *out_colour);
double ltl_colour_contrast(ltl_colour a, ltl_colour b);

#endif
