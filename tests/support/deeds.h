/* deeds.h - what can be done to a run: each of its moments, and each of its tasks, in every way there is.
 *
 * Shape    from the log of an undisturbed run follow deeds for the mortal program, each at a node of the workflow; and
 *          from the log of a run with a deed follow those at nodes that only such a run comes to (what undoes)
 * Units    microseconds
 * Owns     everything lives in the arena given
 * Errors   none
 * Threads  one test, one thread
 * Cost     linear in the log
 */
#ifndef LTL_TESTS_SUPPORT_DEEDS_H
#define LTL_TESTS_SUPPORT_DEEDS_H

#include "core/map.h"
#include "tests/support/mortal_log.h"
#include "tests/support/random.h"

typedef enum deed_kind { DEED_FAIL, DEED_LATE, DEED_CANCEL, DEED_DEATH, DEED_KINDS } deed_kind;

typedef struct deed {
    const char *text; /* for MORTAL_DEED */
    ltl_str node;
    deed_kind kind;
    bool is_rescue; /* behind something that failed */
} deed;

typedef struct deeds LTL_VEC(deed) deeds;

/* How often each kind was done at each node; nodes in the order in which they came. */
typedef struct deed_matrix {
    ltl_map nodes; /* to places in `counts` */
    struct LTL_VEC(unsigned *) counts;
} deed_matrix;

/* All deeds at all lines of the log, behind the words `before` ("fail:3;", or nothing); none is late where nothing
 * ends it. */
void deeds_make(ltl_arena *arena, const mortal_log *log, const char *before, bool has_deadline,
                ltl_random *random, deeds *out_deeds);
/* Those of `log` at nodes that are not among the known ones. */
void deeds_of_new_nodes(ltl_arena *arena, const mortal_log *log, const ltl_map *known,
                        const char *before, bool has_deadline, ltl_random *random,
                        deeds *out_deeds);

void deeds_shuffle(deeds *all, ltl_random *random);

void deed_matrix_init(deed_matrix *matrix, ltl_arena *arena);
void deed_matrix_add(ltl_arena *arena, deed_matrix *matrix, ltl_str node);
void deed_matrix_count(ltl_arena *arena, deed_matrix *matrix, const deed *one);
/* How often that kind was done at that node. */
unsigned deed_matrix_at(const deed_matrix *matrix, const deed *one);
/* The nodes at which anything was done. */
void deed_matrix_reached(ltl_arena *arena, const deed_matrix *matrix, ltl_map *out_nodes);
void deed_matrix_print(const deed_matrix *matrix);

#endif
