/* number.h - numbers are compared by value: 0x10 is 16, 1_000 is 1000, 1.50 is 1.5.
 *
 * Shape    two spellings in, one answer out
 * Units    -
 * Owns     nothing
 * Errors   what cannot be read is only equal when it is spelt alike
 * Threads  reentrant
 * Cost     O(bytes), at most LTL_MAX_NUMBER_BYTES of each
 */
#ifndef LTL_MATCH_NUMBER_H
#define LTL_MATCH_NUMBER_H

#include <stdbool.h>

#include "core/str.h"

enum { LTL_MAX_NUMBER_BYTES = 64 };

bool ltl_numbers_equal(ltl_str a, ltl_str b);

#endif
