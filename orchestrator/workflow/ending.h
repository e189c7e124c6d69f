/* ending.h - how a step ended, and what it gave.
 *
 * Shape    one ending out of seven, why, where it came from, and named outputs; only `ok` and `partial` have
 *          outputs, so that nothing that went wrong can be taken for data
 * Units    -
 * Owns     a result owns its arena: reason and outputs live there, or borrow from steps within
 * Errors   -
 * Threads  one owner
 * Cost     -
 */
#ifndef LTL_WORKFLOW_ENDING_H
#define LTL_WORKFLOW_ENDING_H

#include "orchestrator/workflow/data.h"

/* X(NAME, "for machines", "for people") */
#define LTL_ENDING_LIST(X)                                                                         \
    X(NONE, "running", "is not over")                                                              \
    X(OK, "ok", "ended well")                                                                      \
    X(PARTIAL, "partial", "did a part of it")                                                      \
    X(SKIPPED, "skipped", "was skipped")                                                           \
    X(FAILED, "failed", "failed")                                                                  \
    X(CANCELLED, "cancelled", "was cancelled")                                                     \
    X(TIMED_OUT, "timed-out", "timed out")                                                         \
    X(BROKEN_CIRCUIT, "broken-circuit", "was not tried: its circuit is open")

typedef enum ltl_ending {
#define LTL_ENDING_ENUM(name, id, text) LTL_ENDING_##name,
    LTL_ENDING_LIST(LTL_ENDING_ENUM)
#undef LTL_ENDING_ENUM
        LTL_ENDING_COUNT
} ltl_ending;

/* Why a step was skipped. */
typedef enum ltl_skip {
    LTL_SKIP_NONE,
    LTL_SKIP_CONDITION,   /* its `when` does not hold */
    LTL_SKIP_INPUT,       /* something it needs is not there */
    LTL_SKIP_NOT_REACHED, /* an earlier step ended the sequence */
    LTL_SKIP_NOT_NEEDED,  /* nobody demanded it, or no case of a branch chose it */
    LTL_SKIP_COUNT
} ltl_skip;

/* What kind of trouble it was: decides whether trying again can help, and whose fault it is. */
#define LTL_CAUSE_LIST(X)                                                                          \
    X(NONE, "none")                                                                                \
    X(TRANSIENT, "transient")   /* may work next time */                                           \
    X(TIMEOUT, "timeout")       /* took longer than it was given */                                \
    X(CRASH, "crash")           /* the process doing it died */                                    \
    X(PERMANENT, "permanent")   /* will fail the same way again */                                 \
    X(INPUT, "input")           /* the caller's fault: what came in is not acceptable */           \
    X(BUDGET, "budget")         /* used up its steps */                                            \
    X(CIRCUIT, "circuit")       /* not tried */                                                    \
    X(FULL, "full")             /* no room to try */                                               \
    X(STUCK, "stuck")           /* waits for what nobody will do */                                \
    X(NOT_UNDONE, "not-undone") /* failed, and could not be undone either */                       \
    X(UNKNOWN, "unknown")       /* interrupted: nobody knows how far it came */

typedef enum ltl_cause {
#define LTL_CAUSE_ENUM(name, id) LTL_CAUSE_##name,
    LTL_CAUSE_LIST(LTL_CAUSE_ENUM)
#undef LTL_CAUSE_ENUM
        LTL_CAUSE_COUNT
} ltl_cause;

struct ltl_flow_step;

typedef struct ltl_result {
    ltl_ending ending;
    ltl_skip skip;
    ltl_cause cause;
    uint64_t retry_after_us;            /* the other side said when; 0: it did not */
    ltl_str reason;                     /* empty when all is well */
    const struct ltl_flow_step *origin; /* the step where it went wrong; may be null */
    ltl_data outputs;                   /* a record; nothing unless ok or partial */
    ltl_arena arena;
} ltl_result;

const char *ltl_ending_id(ltl_ending ending);
const char *ltl_ending_text(ltl_ending ending);
bool ltl_ending_has_data(ltl_ending ending);
const char *ltl_cause_id(ltl_cause cause);
/* LTL_CAUSE_COUNT when there is none of that name. */
ltl_cause ltl_cause_find(ltl_str id);
/* The worse of two: failed and its like over partial over skipped over ok; the first on a tie. */
ltl_ending ltl_ending_worse(ltl_ending a, ltl_ending b);

#endif
