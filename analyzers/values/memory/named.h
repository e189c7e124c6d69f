/* named.h - constants whose value nobody knows, told by their names: `STATUS_OK` of a header.
 *
 * Shape    the value of such a name has a symbol of its own, the same wherever it is read; two of one
 *          family (`STATUS_OK`, `STATUS_FAILED`) are two values
 * Units    -
 * Owns     -
 * Errors   -
 * Threads  re-entrant
 * Cost     the length of the names
 */
#ifndef LTL_VALUES_NAMED_H
#define LTL_VALUES_NAMED_H

#include "analyzers/values/memory/fact.h"

/* Symbols from here on are of names. */
enum { LTL_SYMBOL_NAMED_BIT = 31 };
static inline bool ltl_symbol_is_named(uint32_t symbol) {
    return symbol >> LTL_SYMBOL_NAMED_BIT != 0;
}
/* 0: the name is not one of a constant. */
uint32_t ltl_symbol_of_name(ltl_str name, uint32_t name_id);
/* 1: the same; 0: two of one family; -1: nobody knows. */
int ltl_symbols_compare(const ltl_types *types, uint32_t a, uint32_t b);

/* `E_NOMEM`, `ERR_INVALID`: no failure is zero, unless it says that there is none. */
bool ltl_symbol_is_failure(const ltl_types *types, uint32_t symbol);

#endif
