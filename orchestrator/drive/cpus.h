/* cpus.h - how many workers this process may keep busy.
 *
 * Shape    the smallest of the processors in its affinity mask and the quota of its control groups
 * Units    processors, rounded up, at least 1 and at most LTL_MAX_JOBS
 * Owns     nothing
 * Errors   none: what cannot be read does not limit
 * Threads  reentrant
 * Cost     a few small reads below /proc and /sys
 */
#ifndef LTL_DRIVE_CPUS_H
#define LTL_DRIVE_CPUS_H

#include "core/str.h"

uint32_t ltl_cpus_allowed(void);

/* The parts, for tests: "max 100000", "150000 100000" (version 2); -1 and 100000 in two files
 * (version 1). 0 means no limit. */
uint32_t ltl_cpus_of_cpu_max(ltl_str text);
uint32_t ltl_cpus_of_quota(ltl_str quota_us, ltl_str period_us);
/* The path of this process in /proc/self/cgroup for `controller` ("" is version 2); empty when it
 * is not there. */
ltl_str ltl_cpus_group_path(ltl_str cgroup_file, ltl_str controller);

#endif
