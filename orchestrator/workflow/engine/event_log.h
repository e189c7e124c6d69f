/* event_log.h - the events of one step: what was published, what came of what, and what no longer counts.
 *
 * Shape    events in the order in which they were published, which is the queue, too: from `next` on nobody has looked.
 *          An id is the type and how many of that type came before; a cause is a place, so that a chain of causes does
 *          not grow with its length
 * Units    -
 * Owns     the arena given
 * Errors   a text when an event cannot be taken
 * Threads  one owner
 * Cost     O(1) an event; forgetting and `seen` go through all of them
 */
#ifndef LTL_WORKFLOW_EVENT_LOG_H
#define LTL_WORKFLOW_EVENT_LOG_H

#include "core/map.h"
#include "core/vec.h"
#include "orchestrator/workflow/data.h"

enum { LTL_NO_EVENT = UINT32_MAX };

typedef struct ltl_event {
    ltl_str type;
    ltl_str id;
    uint32_t cause; /* place in the log, or LTL_NO_EVENT */
    uint32_t root;  /* where what caused it, and what caused that, began: itself, when nothing did */
    uint32_t by;    /* whoever published it, as the publishers count themselves */
    ltl_data data;
    uint32_t attempt;
    bool is_stale;
    bool is_again; /* for the one handler that tries it again, and in its mailbox already */
} ltl_event;

typedef struct ltl_events LTL_VEC(ltl_event) ltl_events;

typedef struct ltl_event_log {
    ltl_arena *arena;
    ltl_events events;
    uint32_t next;
    ltl_map counts; /* by type */
} ltl_event_log;

void ltl_event_log_init(ltl_event_log *log, ltl_arena *arena);
/* Copies its type, gives it its id. Null, or why it cannot be taken: more than `queue` wait, or it comes more than
 * `repeats` times. */
const char *ltl_event_log_add(ltl_event_log *log, const ltl_event *event, uint64_t queue,
                              uint64_t repeats);
/* Likewise once more, behind all others: nothing but its handler will see it. */
uint32_t ltl_event_log_again(ltl_event_log *log, uint32_t place);
/* type, id, cause, attempt, stale, data, correlation. */
ltl_data ltl_event_log_record(const ltl_event_log *log, const ltl_event *event);
/* The types of those that were looked at and still count, each once. */
ltl_data ltl_event_log_seen(const ltl_event_log *log);
/* That one and all that came of it are stale. */
void ltl_event_log_forget(ltl_event_log *log, uint32_t root);

#endif
