/* circuit.h - a breaker as the guards of a run share it: it tells what happens, knows samples, may outlive the run.
 *
 * Shape    one per name and run; calls are asked for and come back as breaker.h has it
 * Units    microseconds of the run's clock
 * Owns     nothing: the run has it
 * Errors   none; where nothing can be remembered, nothing is
 * Threads  the loop's thread only
 * Cost     O(1); a change of state is one happening, and one small write when it is remembered
 */
#ifndef LTL_WORKFLOW_CIRCUIT_H
#define LTL_WORKFLOW_CIRCUIT_H

#include "orchestrator/workflow/engine/breaker.h"
#include "orchestrator/workflow/pattern.h"

typedef struct ltl_guard_circuit ltl_guard_circuit;

/* The first of a name makes it. `remember_us`: for so long later runs know that it is open; 0: they do not. */
ltl_guard_circuit *ltl_guard_circuit_open(ltl_activation *self, ltl_str name,
                                          const ltl_breaker_policy *policy, uint64_t remember_us);
ltl_breaker_permit ltl_guard_circuit_take(ltl_activation *self, ltl_guard_circuit *circuit);
/* `result`: of the call; null when there was none. */
void ltl_guard_circuit_return(ltl_activation *self, ltl_guard_circuit *circuit,
                              ltl_breaker_permit permit, ltl_call_verdict verdict, uint64_t took_us,
                              const ltl_result *result);
/* For people, with samples of what failed; lives in the activation's arena. */
const char *ltl_guard_circuit_why(ltl_activation *self, const ltl_guard_circuit *circuit);

#endif
