#include "orchestrator/drive/crew.h"

#include <signal.h>
#include <stdlib.h>

#include "core/compiler.h"
#include "core/limits.h"

ltl_status ltl_crew_init(ltl_crew *crew, uint32_t places, uint64_t (*clock)(void),
                         void (*wake)(void *), void *context) {
    *crew = (ltl_crew){.places = places, .clock = clock, .wake = wake, .context = context};
    crew->members = calloc(places, sizeof(crew->members[0]));
    pthread_mutex_init(&crew->lock, NULL);
    pthread_cond_init(&crew->has_work, NULL);
    return crew->members != NULL ? LTL_OK : LTL_NO_MEMORY;
}

static void done_push(ltl_crew *crew, ltl_flow_job *job) {
    pthread_mutex_lock(&crew->lock);
    job->next = NULL;
    *(crew->last_done != NULL ? &crew->last_done->next : &crew->done) = job;
    crew->last_done = job;
    pthread_mutex_unlock(&crew->lock);
    crew->wake(crew->context);
}

static void job_do(ltl_crew *crew, ltl_flow_job *job, uint32_t number) {
    job->started_us = crew->clock();
    if (atomic_load(&job->stop) == 0) {
        ltl_job_run(job, number);
    } else {
        job->ending = LTL_ENDING_CANCELLED; /* told to stop while it lay ready */
    }
    job->ended_us = crew->clock();
    done_push(crew, job);
}

/* The next job, or null when the crew is sent home. */
static ltl_flow_job *job_next(ltl_crew *crew) {
    pthread_mutex_lock(&crew->lock);
    crew->idle++;
    while (crew->first == NULL && !crew->is_closing) {
        pthread_cond_wait(&crew->has_work, &crew->lock);
    }
    crew->idle--;
    ltl_flow_job *job = crew->first;
    if (job != NULL) {
        crew->first = job->next;
        crew->last = crew->first != NULL ? crew->last : NULL;
        crew->waiting--;
    }
    pthread_mutex_unlock(&crew->lock);
    return job;
}

static void *member_main(void *argument) {
    ltl_crew_member *member = argument;
    ltl_flow_job *job;
    while ((job = job_next(member->crew)) != NULL) {
        job_do(member->crew, job, member->number);
    }
    return NULL;
}

/* Signals are the loop's: threads start with all of them blocked, but for those that a thread itself may cause. */
static bool member_start(ltl_crew *crew) {
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, LTL_WORKER_STACK_BYTES);
    sigset_t all;
    sigset_t before;
    static const int own[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGSYS, SIGXCPU};
    sigfillset(&all);
    for (size_t i = 0; i < LTL_COUNT_OF(own); i++) {
        (void)sigdelset(&all, own[i]);
    }
    pthread_sigmask(SIG_SETMASK, &all, &before);
    ltl_crew_member *member = &crew->members[crew->started];
    *member = (ltl_crew_member){.crew = crew, .number = crew->started};
    bool is_started = pthread_create(&member->thread, &attributes, member_main, member) == 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    pthread_attr_destroy(&attributes);
    crew->started += is_started;
    return is_started;
}

void ltl_crew_give(ltl_crew *crew, ltl_flow_job *job) {
    pthread_mutex_lock(&crew->lock);
    bool needs_one = crew->idle <= crew->waiting && crew->started < crew->places;
    pthread_mutex_unlock(&crew->lock);
    if (needs_one && !member_start(crew) && crew->started == 0) {
        job_do(crew, job, 0);
        return;
    }
    pthread_mutex_lock(&crew->lock);
    job->next = NULL;
    *(crew->last != NULL ? &crew->last->next : &crew->first) = job;
    crew->last = job;
    crew->waiting++;
    pthread_cond_signal(&crew->has_work);
    pthread_mutex_unlock(&crew->lock);
}

ltl_flow_job *ltl_crew_take(ltl_crew *crew) {
    pthread_mutex_lock(&crew->lock);
    ltl_flow_job *done = crew->done;
    crew->done = crew->last_done = NULL;
    pthread_mutex_unlock(&crew->lock);
    return done;
}

void ltl_crew_clear(ltl_crew *crew) {
    pthread_mutex_lock(&crew->lock);
    crew->is_closing = true;
    pthread_cond_broadcast(&crew->has_work);
    pthread_mutex_unlock(&crew->lock);
    for (uint32_t i = 0; i < crew->started; i++) {
        pthread_join(crew->members[i].thread, NULL);
    }
    free(crew->members);
    pthread_cond_destroy(&crew->has_work);
    pthread_mutex_destroy(&crew->lock);
}
