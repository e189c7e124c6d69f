/* bench_dataflow <lintel> <repository>…: what following values from file to file costs: processor time and memory of
 * a scan at `--dataflow repository` beside one at `--dataflow file`, and their ratio. Time of the processor, so that
 * what else runs on the machine counts little; the least of a few runs. */
#include <spawn.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>

enum { RUNS = 2 };

extern char **environ;

typedef struct cost {
    double seconds;
    long peak_mib;
} cost;

static double seconds_of(struct timeval time) { return (double)time.tv_sec + (double)time.tv_usec / 1e6; }

/* 0, 1 and 3 are complete runs with an opinion. */
static int is_complete(int status) {
    int code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return code == 0 || code == 1 || code == 3;
}

static int run_once(const char *program, const char *depth, const char *repository, cost *out) {
    const char *words[] = {program, "scan",  "--no-cache", "--no-journal", "--no-gitignore", "--quiet", "--dataflow",
                           depth,   "--format", "json",    "--output",     "/dev/null",      repository, NULL};
    pid_t child;
    int status = 0;
    struct rusage usage;
    if (posix_spawn(&child, program, NULL, NULL, (char *const *)words, environ) != 0 ||
        wait4(child, &status, 0, &usage) != child || !is_complete(status)) {
        fprintf(stderr, "bench: %s scan --dataflow %s %s failed\n", program, depth, repository);
        return 1;
    }
    *out = (cost){seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime), usage.ru_maxrss >> 10};
    return 0;
}

static int run_depth(const char *program, const char *depth, const char *repository, cost *out) {
    for (int run = 0; run < RUNS; run++) {
        cost one;
        if (run_once(program, depth, repository, &one) != 0) {
            return 1;
        }
        *out = run == 0 || one.seconds < out->seconds ? one : *out;
    }
    return 0;
}

int main(int count, char **words) {
    for (int i = 2; i < count; i++) {
        cost file;
        cost repository;
        if (run_depth(words[1], "file", words[i], &file) != 0 ||
            run_depth(words[1], "repository", words[i], &repository) != 0) {
            return 1;
        }
        printf("%-40s file %7.2f s %5ld MiB   repository %7.2f s %5ld MiB   ratio %.2f\n", words[i], file.seconds,
               file.peak_mib, repository.seconds, repository.peak_mib, repository.seconds / file.seconds);
        fflush(stdout);
    }
    return 0;
}
