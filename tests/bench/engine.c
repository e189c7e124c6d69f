/* engine.c - what the engine costs beside the agents it calls: the program itself, with somebody between the workflow
 * and its tasks who looks at the clocks of the processor.
 *
 * usage: bench_engine scan [OPTION…] PATH, and every other command that is a workflow
 *
 * All the time of the process between the start of the workflow and its end, on whichever processor, is compared with
 * the time within tasks: that is what calling the agents directly would have taken. The rest is the engine: state
 * machine, queues, wake-ups, journal, progress. Both are measured in the same run, so nothing has to hold still
 * between two. Prints a line on standard error for each workflow. */
#include <inttypes.h>
#include <stdatomic.h>
#include <stdio.h>
#include <time.h>

#include "orchestrator/drive/drive.h"

static atomic_ullong within_ns;
static atomic_uint calls;

static uint64_t now_ns(clockid_t clock) {
    struct timespec time;
    (void)clock_gettime(clock, &time);
    return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

ltl_status __wrap_ltl_drive_run(const ltl_workflow *workflow, const ltl_drive_options *options,
                                ltl_drive **out_drive, ltl_error *error);
ltl_status __real_ltl_drive_run(const ltl_workflow *workflow, const ltl_drive_options *options,
                                ltl_drive **out_drive, ltl_error *error);
void __wrap_ltl_job_run(ltl_flow_job *job, uint32_t worker);
void __real_ltl_job_run(ltl_flow_job *job, uint32_t worker);

void __wrap_ltl_job_run(ltl_flow_job *job, uint32_t worker) {
    uint64_t from = now_ns(CLOCK_THREAD_CPUTIME_ID);
    __real_ltl_job_run(job, worker);
    atomic_fetch_add(&within_ns, now_ns(CLOCK_THREAD_CPUTIME_ID) - from);
    atomic_fetch_add(&calls, 1);
}

ltl_status __wrap_ltl_drive_run(const ltl_workflow *workflow, const ltl_drive_options *options,
                                ltl_drive **out_drive, ltl_error *error) {
    uint64_t from = now_ns(CLOCK_PROCESS_CPUTIME_ID);
    atomic_store(&within_ns, 0);
    atomic_store(&calls, 0);
    ltl_status status = __real_ltl_drive_run(workflow, options, out_drive, error);
    double all = (double)(now_ns(CLOCK_PROCESS_CPUTIME_ID) - from) * 1e-9;
    double tasks = (double)atomic_load(&within_ns) * 1e-9;
    (void)fprintf(stderr,
                  "%.*s: %u calls, %.3f s in them, %.3f s in all: the engine adds %.2f %%\n",
                  LTL_STR_ARG(workflow->name), atomic_load(&calls), tasks, all,
                  tasks > 0 ? (all - tasks) / tasks * 100 : 0);
    return status;
}
