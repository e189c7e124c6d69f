/* crew.h - the workers of one room: a queue of jobs, threads that take them, a list of those that are done.
 *
 * Shape    threads are started when a job finds none idle, up to the number of places
 * Units    -
 * Owns     its threads; jobs are borrowed from ltl_crew_give until ltl_crew_take
 * Errors   a job that no thread can be started for is run by the caller, so that nothing is lost
 * Threads  give, take and clear from one thread
 * Cost     two locks a job
 */
#ifndef LTL_DRIVE_CREW_H
#define LTL_DRIVE_CREW_H

#include <pthread.h>

#include "orchestrator/workflow/engine/engine.h"

typedef struct ltl_crew ltl_crew;

typedef struct ltl_crew_member {
    ltl_crew *crew;
    pthread_t thread;
    uint32_t number;
} ltl_crew_member;

struct ltl_crew {
    pthread_mutex_t lock;
    pthread_cond_t has_work;
    ltl_flow_job *first; /* waiting */
    ltl_flow_job *last;
    ltl_flow_job *done; /* oldest first */
    ltl_flow_job *last_done;
    ltl_crew_member *members;
    uint32_t places;
    uint32_t started;
    uint32_t idle;
    uint32_t waiting;
    bool is_closing;
    uint64_t (*clock)(void);
    void (*wake)(void *context); /* on a worker: something is done */
    void *context;
};

LTL_MUST_USE ltl_status ltl_crew_init(ltl_crew *crew, uint32_t places, uint64_t (*clock)(void),
                                      void (*wake)(void *), void *context);
void ltl_crew_give(ltl_crew *crew, ltl_flow_job *job);
/* Everything that is done, linked by `next`, in the order in which it ended. */
ltl_flow_job *ltl_crew_take(ltl_crew *crew);
/* Waits for all threads; only when no job is out. */
void ltl_crew_clear(ltl_crew *crew);

#endif
