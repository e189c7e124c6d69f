/* entropy.h - does a text look made up by a machine rather than written by a person?
 *
 * Shape    the bits it would take to tell each character to somebody who knows how words are spelt: a
 *          letter costs what its predecessor leaves open, digits and signs among letters cost most
 * Units    bits
 * Owns     nothing
 * Errors   none
 * Threads  reentrant
 * Cost     O(bytes)
 */
#ifndef LTL_CONDITIONS_ENTROPY_H
#define LTL_CONDITIONS_ENTROPY_H

#include "core/str.h"

double ltl_entropy_bits(ltl_str text);
/* More than 64 bits, and more than 0.6 of the eight that a byte could carry. */
bool ltl_entropy_is_high(ltl_str text);

#endif
