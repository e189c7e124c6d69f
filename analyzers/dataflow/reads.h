/* reads.h - for each read of a variable the definition that reaches it.
 *
 * Shape    static single assignment: definitions are numbered from 1, those in the text and those made
 *          where ways meet (phis); beside each step of the graph the definition it makes or reads
 * Units    -
 * Owns     the arena of the call; graph and scopes are borrowed
 * Errors   `is_cut` when the fuel ran out: nothing may then be concluded
 * Threads  immutable once built
 * Cost     one unit of fuel a step, and one for each block that a variable's value is carried back through
 *
 * Only variables of the unit itself that nobody else can write are followed.
 */
#ifndef LTL_DATAFLOW_READS_H
#define LTL_DATAFLOW_READS_H

#include "analyzers/dataflow/cfg/cfg.h"

typedef struct ltl_definition {
    uint32_t variable; /* declaration */
    ltl_basic_block block;
    uint32_t step;   /* index into steps; UINT32_MAX: a phi, or the state at the entry */
    uint32_t before; /* the definition that reached it: what `x += 1` changes; 0: none */
    uint32_t first;  /* of a phi: operands[first, end) */
    uint32_t end;
    uint32_t next_phi; /* of the same block */
    bool is_phi;
} ltl_definition;

typedef struct ltl_reads {
    struct ltl_definitions LTL_VEC(ltl_definition) definitions; /* entry 0 is unused */
    struct ltl_operands LTL_VEC(uint32_t) operands;
    uint32_t *of;        /* by step: definition, 0 when the variable is not followed */
    uint32_t *phi_first; /* by block */
    bool is_cut;
} ltl_reads;

/* What is kept from unit to unit, so that a small one costs little in a large file. */
typedef struct ltl_recent {
    uint32_t stamp; /* block of a unit that `definition` is the last one in */
    uint32_t definition;
} ltl_recent;
typedef struct ltl_reads_scratch {
    ltl_recent *by_variable;
    uint32_t next_stamp;
} ltl_reads_scratch;

bool ltl_is_followed(const ltl_scopes *scopes, uint32_t variable, ltl_node unit);
void ltl_reads_build(ltl_arena *arena, const ltl_scopes *scopes, const ltl_cfg *cfg,
                     ltl_reads_scratch *scratch, ltl_fuel *fuel, ltl_reads *out_reads);

#endif
