/* library_internal.h - what the models of library functions are made of.
 *
 * Shape    a row names a function, says which arguments mean what, and which model takes the call
 * Units    arguments by position, from 0; -1: none
 * Owns     -
 * Errors   -
 * Threads  one owner
 * Cost     -
 */
#ifndef LTL_VALUES_LIBRARY_INTERNAL_H
#define LTL_VALUES_LIBRARY_INTERNAL_H

#include "analyzers/values/steps/step_internal.h"

typedef struct ltl_model ltl_model;
typedef ltl_fact (*ltl_model_handler)(ltl_values *v, ltl_state *state, const ltl_call *call,
                                      const ltl_model *row);

struct ltl_model {
    const char *name;
    ltl_model_handler take;
    int8_t a;
    int8_t b;
    int8_t c;
    uint8_t width;  /* of a letter */
    uint8_t family; /* of what is made or given back */
    uint8_t type;   /* bytes of the result when it is a number */
};

/* ---- library.c ---- */

const ltl_fact *ltl_model__argument(const ltl_call *call, int8_t index);
ltl_node ltl_model__argument_node(const ltl_call *call, int8_t index);
ltl_fact ltl_model__any_number(ltl_values *v, uint8_t width);
ltl_fact ltl_model__times(ltl_values *v, const ltl_fact *count, int64_t width);
ltl_fact ltl_model__plus(ltl_values *v, const ltl_fact *a, int64_t number);
ltl_fact ltl_model__length_argument(ltl_values *v, ltl_state *state, const ltl_call *call,
                                    int8_t index);
bool ltl_model__is_from_outside(ltl_values *v, const ltl_state *state, const ltl_fact *pointer);
void ltl_model__take_over(ltl_values *v, ltl_state *state, const ltl_fact *to,
                          const ltl_fact *from);
void ltl_model__follow(ltl_values *v, ltl_state *state, const ltl_call *call, int8_t index);

/* ---- library_number.c ---- */

ltl_fact ltl_model__take_nothing(ltl_values *v, ltl_state *state, const ltl_call *call,
                                 const ltl_model *row);
ltl_fact ltl_model__take_letter(ltl_values *v, ltl_state *state, const ltl_call *call,
                                const ltl_model *row);
ltl_fact ltl_model__take_random(ltl_values *v, ltl_state *state, const ltl_call *call,
                                const ltl_model *row);
ltl_fact ltl_model__take_parsed(ltl_values *v, ltl_state *state, const ltl_call *call,
                                const ltl_model *row);
ltl_fact ltl_model__take_absolute(ltl_values *v, ltl_state *state, const ltl_call *call,
                                  const ltl_model *row);
ltl_fact ltl_model__take_root(ltl_values *v, ltl_state *state, const ltl_call *call,
                              const ltl_model *row);

/* ---- library_memory.c ---- */

ltl_fact ltl_model__take_allocation(ltl_values *v, ltl_state *state, const ltl_call *call,
                                    const ltl_model *row);
ltl_fact ltl_model__take_reallocation(ltl_values *v, ltl_state *state, const ltl_call *call,
                                      const ltl_model *row);
ltl_fact ltl_model__take_duplicate(ltl_values *v, ltl_state *state, const ltl_call *call,
                                   const ltl_model *row);
ltl_fact ltl_model__take_opening(ltl_values *v, ltl_state *state, const ltl_call *call,
                                 const ltl_model *row);
ltl_fact ltl_model__take_giving_back(ltl_values *v, ltl_state *state, const ltl_call *call,
                                     const ltl_model *row);
void ltl_model__write_block(ltl_values *v, ltl_state *state, const ltl_call *call, int8_t to,
                            const ltl_fact *bytes, ltl_access_how how);
void ltl_model__read_block(ltl_values *v, ltl_state *state, const ltl_call *call, int8_t from,
                           const ltl_fact *bytes, ltl_access_how how);
void ltl_model__set_filled(ltl_values *v, ltl_state *state, const ltl_fact *to,
                           const ltl_fact *bytes);
void ltl_model__copy_text(ltl_values *v, ltl_state *state, const ltl_fact *to, const ltl_fact *from,
                          const ltl_fact *bytes);
ltl_fact ltl_model__take_copy(ltl_values *v, ltl_state *state, const ltl_call *call,
                              const ltl_model *row);
ltl_fact ltl_model__take_comparison(ltl_values *v, ltl_state *state, const ltl_call *call,
                                    const ltl_model *row);
ltl_fact ltl_model__take_set(ltl_values *v, ltl_state *state, const ltl_call *call,
                             const ltl_model *row);

/* ---- library_text.c ---- */

ltl_fact ltl_model__take_path_test(ltl_values *v, ltl_state *state, const ltl_call *call,
                                   const ltl_model *row);
ltl_fact ltl_model__take_length(ltl_values *v, ltl_state *state, const ltl_call *call,
                                const ltl_model *row);
ltl_fact ltl_model__take_text_copy(ltl_values *v, ltl_state *state, const ltl_call *call,
                                   const ltl_model *row);
ltl_fact ltl_model__take_limited_copy(ltl_values *v, ltl_state *state, const ltl_call *call,
                                      const ltl_model *row);
ltl_fact ltl_model__take_append(ltl_values *v, ltl_state *state, const ltl_call *call,
                                const ltl_model *row);
ltl_fact ltl_model__take_limited_append(ltl_values *v, ltl_state *state, const ltl_call *call,
                                        const ltl_model *row);
ltl_fact ltl_model__take_limited_print(ltl_values *v, ltl_state *state, const ltl_call *call,
                                       const ltl_model *row);
ltl_fact ltl_model__take_print(ltl_values *v, ltl_state *state, const ltl_call *call,
                               const ltl_model *row);
ltl_fact ltl_model__take_search(ltl_values *v, ltl_state *state, const ltl_call *call,
                                const ltl_model *row);

/* ---- library_input.c ---- */

ltl_fact ltl_model__take_input(ltl_values *v, ltl_state *state, const ltl_call *call,
                               const ltl_model *row);
ltl_fact ltl_model__take_line(ltl_values *v, ltl_state *state, const ltl_call *call,
                              const ltl_model *row);
ltl_fact ltl_model__take_scan(ltl_values *v, ltl_state *state, const ltl_call *call,
                              const ltl_model *row);
ltl_fact ltl_model__take_environment(ltl_values *v, ltl_state *state, const ltl_call *call,
                                     const ltl_model *row);

#endif
