/* mortal.c - the program itself, with a second main between its workflows and their engine: it writes down what
 * happens, and at some of those moments does the deeds it was told to.
 *
 *   MORTAL_LOG   a file of lines whose fields are parted by tabs:
 *                happening NUMBER KIND KEY WHAT   WHAT: how it ended, or what was told
 *                job NUMBER US KEY STEP           a task was worked on for so long
 *                file NUMBER - KEY PATH           job NUMBER looked at that file
 *                `around` before job and file: of the look around a change, which nobody keeps
 *   MORTAL_DEED  before:N after:N    dies (SIGKILL) before or after happening N is told to anyone, so to the journal
 *                within:N:US         dies US microseconds after task N was begun
 *                ended:N             dies when the N-th journal was closed as ended
 *                cancel:N            interrupts itself (SIGINT) after happening N
 *                fail:N              task N fails instead of being done
 *                late:N              an hour passes in a moment before task N begins; told to stop, it does not
 *                several are parted by semicolons
 *
 * The linker puts it there (--wrap): the program that people get knows nothing of it. */
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "analyzers/ruleset/scan.h"
#include "orchestrator/cli/analysis/analysis.h"
#include "orchestrator/drive/drive.h"
#include "orchestrator/store/journal.h"

enum { SECOND = 1000000, MOMENTS = 400, MOST_DEEDS = 4 };
#define HOUR ((uint64_t)3600 * SECOND)

typedef struct deed {
    char what[16];
    unsigned number;
    unsigned us;
} deed;

static deed told[MOST_DEEDS];
static size_t told_count;
static FILE *kept;
static pthread_once_t is_ready = PTHREAD_ONCE_INIT;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static atomic_uint happenings;
static atomic_uint jobs;
static atomic_uint ends;
static atomic_bool is_around;  /* a change */
static atomic_ullong slept_us; /* by the clock of the run, and by nobody else's */

/* What the run at hand wanted to be told; runs follow each other. */
static ltl_drive_options wanted;

static bool deed_read(const char *text, deed *out_deed) {
    size_t len = strcspn(text, ":");
    if (len == 0 || len >= sizeof(out_deed->what) || text[len] != ':') {
        return false;
    }
    char *end;
    memcpy(out_deed->what, text, len);
    out_deed->number = (unsigned)strtoul(text + len + 1, &end, 10);
    out_deed->us = *end == ':' ? (unsigned)strtoul(end + 1, NULL, 10) : 0;
    return true;
}

static void prepare(void) {
    const char *path = getenv("MORTAL_LOG");
    const char *text = getenv("MORTAL_DEED");
    kept = path != NULL ? fopen(path, "a") : NULL;
    while (text != NULL && told_count < MOST_DEEDS && deed_read(text, &told[told_count])) {
        told_count++;
        text = strchr(text, ';') != NULL ? strchr(text, ';') + 1 : NULL;
    }
    (void)unsetenv("MORTAL_LOG"); /* programs that it runs are not meant */
    (void)unsetenv("MORTAL_DEED");
}

/* The deed of that kind at that number; null: there is none. */
static const deed *due(const char *what, unsigned number) {
    for (size_t i = 0; i < told_count; i++) {
        if (told[i].number == number && strcmp(told[i].what, what) == 0) {
            return &told[i];
        }
    }
    return NULL;
}

static void die(void) {
    (void)kill(getpid(), SIGKILL);
}

static void wait_us(unsigned us) {
    struct timespec time = {us / SECOND, (long)(us % SECOND) * 1000};
    (void)nanosleep(&time, NULL);
}

static void log_write(const char *kind, unsigned number, const char *detail, ltl_str key,
                      ltl_str more) {
    pthread_mutex_lock(&lock);
    if (kept != NULL) {
        fprintf(kept, "%s\t%u\t%s\t%.*s\t%.*s\n", kind, number, detail, LTL_STR_ARG(key),
                LTL_STR_ARG(more));
        (void)fflush(kept);
    }
    pthread_mutex_unlock(&lock);
}

static void on_tell(void *context, const ltl_happening *happening) {
    (void)context;
    unsigned number = atomic_fetch_add(&happenings, 1) + 1;
    if (due("before", number)) {
        die();
    }
    if (wanted.tell != NULL) {
        wanted.tell(wanted.context, happening);
    }
    const char *what =
        happening->result != NULL ? ltl_ending_id(happening->result->ending) : happening->what;
    log_write("happening", number, ltl_happening_name(happening->kind), happening->key,
              ltl_str_of(what != NULL ? what : ""));
    if (due("after", number)) {
        die();
    }
    if (due("cancel", number)) {
        (void)kill(getpid(), SIGINT);
    }
}

static void on_tick(void *context, ltl_engine *engine) {
    (void)context;
    if (wanted.tick != NULL) {
        wanted.tick(wanted.context, engine);
    }
}

static uint64_t now_us(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (uint64_t)time.tv_sec * SECOND + (uint64_t)time.tv_nsec / 1000 + atomic_load(&slept_us);
}

ltl_status __wrap_ltl_drive_run(const ltl_workflow *workflow, const ltl_drive_options *options,
                                ltl_drive **out_drive, ltl_error *error);
ltl_status __real_ltl_drive_run(const ltl_workflow *workflow, const ltl_drive_options *options,
                                ltl_drive **out_drive, ltl_error *error);
void __wrap_ltl_job_run(ltl_flow_job *job, uint32_t worker);
void __real_ltl_job_run(ltl_flow_job *job, uint32_t worker);

ltl_status __wrap_ltl_drive_run(const ltl_workflow *workflow, const ltl_drive_options *options,
                                ltl_drive **out_drive, ltl_error *error) {
    pthread_once(&is_ready, prepare);
    wanted = *options;
    ltl_drive_options own = *options;
    own.tell = on_tell;
    own.tick = on_tick;
    own.clock = now_us;
    own.context = NULL;
    return __real_ltl_drive_run(workflow, &own, out_drive, error);
}

ltl_status __wrap_ltl_analysis_follow(ltl_analysis *analysis, const ltl_intake *intake,
                                      ltl_run **out_run, ltl_error *error);
ltl_status __real_ltl_analysis_follow(ltl_analysis *analysis, const ltl_intake *intake,
                                      ltl_run **out_run, ltl_error *error);

ltl_status __wrap_ltl_analysis_follow(ltl_analysis *analysis, const ltl_intake *intake,
                                      ltl_run **out_run, ltl_error *error) {
    atomic_store(&is_around, true);
    ltl_status status = __real_ltl_analysis_follow(analysis, intake, out_run, error);
    atomic_store(&is_around, false);
    return status;
}

static void *killer_main(void *argument) {
    wait_us(((const deed *)argument)->us);
    die();
    return NULL;
}

/* What this thread works on. */
static _Thread_local unsigned job_number;
static _Thread_local const ltl_flow_job *job_at_hand;

void __wrap_ltl_job_run(ltl_flow_job *job, uint32_t worker) {
    unsigned number = atomic_fetch_add(&jobs, 1) + 1;
    uint64_t begun = now_us();
    char detail[32];
    pthread_t killer;
    const deed *within = due("within", number);
    job_number = number;
    job_at_hand = job;
    if (due("fail", number)) {
        job->ending = ltl_call_fail(&job->call, LTL_CAUSE_PERMANENT, "struck down");
    } else if (due("late", number)) {
        atomic_fetch_add(&slept_us, HOUR);
        for (int i = 0; i < MOMENTS && !ltl_call_must_stop(&job->call); i++) {
            wait_us(1000);
        }
        job->ending = LTL_ENDING_CANCELLED;
        if (!ltl_call_must_stop(&job->call)) { /* what always runs is not told */
            __real_ltl_job_run(job, worker);
        }
    } else {
        if (within != NULL && pthread_create(&killer, NULL, killer_main, (void *)within) == 0) {
            pthread_detach(killer);
        }
        __real_ltl_job_run(job, worker);
    }
    (void)snprintf(detail, sizeof(detail), "%u", (unsigned)(now_us() - begun));
    log_write(is_around ? "around job" : "job", number, detail, job->call.key,
              ltl_str_of(job->call.task->name));
    job_at_hand = NULL;
}

void __wrap_ltl_scanner_begin(ltl_scanner *scanner, const ltl_source *source,
                              const ltl_language *language, const atomic_int *stop);
void __real_ltl_scanner_begin(ltl_scanner *scanner, const ltl_source *source,
                              const ltl_language *language, const atomic_int *stop);

void __wrap_ltl_scanner_begin(ltl_scanner *scanner, const ltl_source *source,
                              const ltl_language *language, const atomic_int *stop) {
    if (job_at_hand != NULL) {
        log_write(is_around ? "around file" : "file", job_number, "-", job_at_hand->call.key,
                  source->path);
    }
    __real_ltl_scanner_begin(scanner, source, language, stop);
}

ltl_status __wrap_ltl_journal_end(ltl_journal *journal, const ltl_result *result, ltl_error *error);
ltl_status __real_ltl_journal_end(ltl_journal *journal, const ltl_result *result, ltl_error *error);

ltl_status __wrap_ltl_journal_end(ltl_journal *journal, const ltl_result *result,
                                  ltl_error *error) {
    ltl_status status = __real_ltl_journal_end(journal, result, error);
    if (due("ended", atomic_fetch_add(&ends, 1) + 1)) {
        die();
    }
    return status;
}
