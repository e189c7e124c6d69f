#include "orchestrator/drive/cpus.h"

#include <fcntl.h>
#include <limits.h>
#include <sched.h>
#include <stdio.h>
#include <unistd.h>

#include "core/limits.h"

enum { SMALL_FILE_BYTES = 4096 };

typedef struct small_file {
    char bytes[SMALL_FILE_BYTES];
    size_t len;
} small_file;

static ltl_str small_file_read(small_file *file, const char *path) {
    file->len = 0;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd >= 0) {
        ssize_t got = read(fd, file->bytes, sizeof(file->bytes));
        file->len = got > 0 ? (size_t)got : 0;
        close(fd);
    }
    return ltl_str_trim((ltl_str){file->bytes, file->len});
}

uint32_t ltl_cpus_of_quota(ltl_str quota_us, ltl_str period_us) {
    uint64_t quota;
    uint64_t period;
    /* "-1" and "max" are no numbers: no limit */
    if (!ltl_str_to_u64(quota_us, &quota) || !ltl_str_to_u64(period_us, &period) || period == 0 ||
        quota == 0) {
        return 0;
    }
    uint64_t cpus = quota / period + (quota % period != 0);
    return cpus > LTL_MAX_JOBS ? LTL_MAX_JOBS : (uint32_t)cpus;
}

uint32_t ltl_cpus_of_cpu_max(ltl_str text) {
    ltl_str rest = ltl_str_trim(text);
    ltl_str quota;
    return ltl_str_split(&rest, ' ', &quota) ? ltl_cpus_of_quota(quota, rest) : 0;
}

static bool controllers_have(ltl_str controllers, ltl_str wanted) {
    ltl_str one;
    while (ltl_str_split(&controllers, ',', &one)) {
        if (ltl_str_eq(one, wanted)) {
            return true;
        }
    }
    return false;
}

ltl_str ltl_cpus_group_path(ltl_str cgroup_file, ltl_str controller) {
    ltl_str line;
    while (ltl_str_split(&cgroup_file, '\n', &line)) {
        ltl_str number;
        ltl_str controllers;
        if (ltl_str_split(&line, ':', &number) && ltl_str_split(&line, ':', &controllers) &&
            controllers_have(controllers, controller)) {
            return line;
        }
    }
    return LTL_STR_NONE;
}

static uint32_t least(uint32_t a, uint32_t b) {
    return a == 0 || (b != 0 && b < a) ? b : a;
}

/* The quota in one folder below `mount`: version 2 has one file, version 1 two. */
static uint32_t folder_limit(const char *mount, ltl_str folder) {
    char path[PATH_MAX];
    small_file first;
    small_file second;
    snprintf(path, sizeof(path), "%s%.*s/cpu.max", mount, LTL_STR_ARG(folder));
    uint32_t limit = ltl_cpus_of_cpu_max(small_file_read(&first, path));
    snprintf(path, sizeof(path), "%s%.*s/cpu.cfs_quota_us", mount, LTL_STR_ARG(folder));
    ltl_str quota = small_file_read(&first, path);
    snprintf(path, sizeof(path), "%s%.*s/cpu.cfs_period_us", mount, LTL_STR_ARG(folder));
    return least(limit, ltl_cpus_of_quota(quota, small_file_read(&second, path)));
}

/* A group is limited by its parents, too; inside a container its path may not exist at all, then
 * only the root counts. */
static uint32_t group_limit(const char *mount, ltl_str group) {
    uint32_t limit = folder_limit(mount, LTL_STR(""));
    while (group.len > 1) {
        limit = least(limit, folder_limit(mount, group));
        size_t slash = ltl_str_find_last_byte(group, '/');
        group = ltl_str_slice(group, 0, slash == SIZE_MAX ? 0 : slash);
    }
    return limit;
}

uint32_t ltl_cpus_allowed(void) {
    cpu_set_t set;
    CPU_ZERO(&set);
    uint32_t cpus = 0;
    if (sched_getaffinity(0, sizeof(set), &set) == 0) {
        cpus = (uint32_t)CPU_COUNT(&set);
    } else {
        long online = sysconf(_SC_NPROCESSORS_ONLN);
        cpus = online > 0 ? (uint32_t)online : 1;
    }
    small_file file;
    ltl_str groups = small_file_read(&file, "/proc/self/cgroup");
    cpus = least(cpus, group_limit("/sys/fs/cgroup", ltl_cpus_group_path(groups, LTL_STR(""))));
    cpus =
        least(cpus, group_limit("/sys/fs/cgroup/cpu", ltl_cpus_group_path(groups, LTL_STR("cpu"))));
    if (cpus > LTL_MAX_JOBS) {
        return LTL_MAX_JOBS;
    }
    return cpus > 0 ? cpus : 1;
}
