/* lintel fix, killed at any moment: after --resume or --rollback the tree is exactly new or exactly old, and so is the
 * baseline that knew what is fixed.
 * FIX_KILLS, FIX_FILES and RANDOM_SEED make more of it, or the same again: see `make soak-fix`. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "tests/support/program.h"
#include "tests/support/random.h"

enum { KILLS = 8, FILES = 24, TEXT = 256, KNOWN = 1 << 20 };

#define BASELINE "work/.lintel-baseline.json"
#define NOTHING_KNOWN "{\"lintel-baseline\": 1, \"findings\": []}\n"

static const char RULES[] = "rules:\n- {id: one, languages: [python], message: m, severity: ERROR, "
                            "pattern: 'f($X)', fix: 'g($X, 1)'}\n";

typedef struct soak {
    sandbox *box;
    const char *program;
    ltl_random random;
    int files;
    char known[KNOWN]; /* the baseline of the old tree */
    int counts[3]; /* killed before, in between, after */
} soak;

static uint64_t next(soak *self, uint64_t bound) {
    return ltl_random_below(&self->random, bound);
}

static uint64_t number_of(const char *name, uint64_t otherwise) {
    const char *given = getenv(name);
    return given != NULL ? strtoull(given, NULL, 10) : otherwise;
}

static void name_make(int index, char *name) {
    snprintf(name, TEXT, "work/d%d/f%d.py", index % 7, index);
}

static void text_make(int index, bool is_new, char *text) {
    snprintf(text, TEXT, is_new ? "x%d = g(%d, 1)\r\n" : "x%d = f(%d)\r\n", index, index);
}

static void tree_write(const soak *self) {
    for (int i = 0; i < self->files; i++) {
        char name[TEXT];
        char text[TEXT];
        name_make(i, name);
        text_make(i, false, text);
        sandbox_write(self->box, name, text);
    }
    if (self->known[0] != '\0') {
        sandbox_write(self->box, BASELINE, self->known);
    }
}

static bool baseline_is_new(const soak *self) {
    static char now[KNOWN];
    sandbox_read(self->box, BASELINE, now, sizeof now);
    bool is_new = strcmp(now, NOTHING_KNOWN) == 0;
    assert_true(is_new || strcmp(now, self->known) == 0);
    return is_new;
}

/* How many files have their new text; every file must have one of the two. */
static int tree_count(const soak *self) {
    int count = 0;
    for (int i = 0; i < self->files; i++) {
        char name[TEXT];
        char text[TEXT];
        char now[TEXT];
        name_make(i, name);
        sandbox_read(self->box, name, now, sizeof now);
        text_make(i, true, text);
        bool is_new = strcmp(now, text) == 0;
        text_make(i, false, text);
        assert_true(is_new || strcmp(now, text) == 0);
        count += is_new;
    }
    return count;
}

static pid_t start(const soak *self, const char *option) {
    pid_t pid = fork();
    assert_true(pid >= 0);
    if (pid == 0) {
        if (chdir(sandbox_path(self->box, "work")) == 0 && freopen("/dev/null", "w", stderr) != NULL) {
            execl(self->program, "lintel", "fix", "-q", "-j", "1", "-c", "../rules.yaml", "--baseline",
                  ".lintel-baseline.json", option, (char *)NULL);
        }
        _exit(99);
    }
    return pid;
}

static int end(pid_t pid) {
    int status;
    assert_int_equal(waitpid(pid, &status, 0), pid);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

static void wait_us(uint64_t us) {
    struct timespec time = {(time_t)(us / 1000000), (long)(us % 1000000 * 1000)};
    nanosleep(&time, NULL);
}

static uint64_t now_us(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (uint64_t)time.tv_sec * 1000000 + (uint64_t)time.tv_nsec / 1000;
}

/* Three of four times not before the journal is there: that is where it matters. */
static void run_and_kill(soak *self, uint64_t whole_us, uint64_t writing_us) {
    const char *journal = sandbox_path(self->box, "work/.git/lintel/fix");
    static const int signals[] = {SIGKILL, SIGKILL, SIGKILL, SIGKILL, SIGINT, SIGTERM};
    int number = signals[next(self, 6)];
    bool waits = next(self, 4) != 0;
    uint64_t span = waits ? writing_us : whole_us;
    uint64_t delay = next(self, span + span / 8 + 1);
    pid_t pid = start(self, "--fail-on=never");
    int status = 0;
    while (waits && access(journal, F_OK) != 0 && waitpid(pid, &status, WNOHANG) == 0) {
        wait_us(50);
    }
    wait_us(delay);
    if (status == 0 && kill(pid, number) == 0) {
        (void)waitpid(pid, &status, 0);
    }
}

static void kill_once(soak *self, uint64_t whole_us, uint64_t writing_us) {
    tree_write(self);
    run_and_kill(self, whole_us, writing_us);
    bool is_pending = sandbox_exists(self->box, "work/.git/lintel/fix");
    int count = tree_count(self);
    if (!is_pending) {
        assert_true(count == 0 || count == self->files);
        assert_int_equal(baseline_is_new(self), count == self->files);
        self->counts[count == 0 ? 0 : 2]++;
    } else {
        bool resumes = next(self, 2) == 0;
        self->counts[1]++;
        /* What ends it may be killed, too. */
        if (next(self, 3) == 0) {
            pid_t pid = start(self, resumes ? "--resume" : "--rollback");
            wait_us(next(self, writing_us + 1));
            kill(pid, SIGKILL);
            (void)end(pid);
        }
        assert_int_equal(end(start(self, resumes ? "--resume" : "--rollback")), 0);
        count = tree_count(self);
        assert_int_equal(count, resumes ? self->files : 0);
        assert_int_equal(baseline_is_new(self), resumes);
        assert_false(sandbox_exists(self->box, "work/.git/lintel/fix"));
    }
    sandbox_run(self->box, "work",
                "! find . -name '.lintel-fix-*' | grep -q . && test -z \"$(git diff --summary)\" && "
                "test -z \"$(git status --porcelain | grep -v '^ M')\"");
}

/* How long a whole run takes, and the part of it in which files change. */
static void measure(soak *self, uint64_t *out_whole_us, uint64_t *out_writing_us) {
    const char *journal = sandbox_path(self->box, "work/.git/lintel/fix");
    uint64_t from = now_us();
    pid_t pid = start(self, "--fail-on=never");
    int status;
    while (access(journal, F_OK) != 0 && waitpid(pid, &status, WNOHANG) == 0) {
        wait_us(50);
    }
    uint64_t middle = now_us();
    assert_int_equal(end(pid), 0);
    *out_whole_us = now_us() - from;
    *out_writing_us = now_us() - middle;
    assert_int_equal(tree_count(self), self->files);
    assert_true(baseline_is_new(self));
}

static void the_tree_is_old_or_new(void **state) {
    (void)state;
    uint64_t kills = number_of("FIX_KILLS", KILLS);
    static soak self;
    self = (soak){.box = sandbox_new(),
                  .random = ltl_random_make("fix-kill", (uint64_t)time(NULL)),
                  .files = (int)number_of("FIX_FILES", FILES)};
    self.program = ltl_program_pin(LTL_PROGRAM, self.box);
    sandbox_write(self.box, "rules.yaml", RULES);
    sandbox_folder(self.box, "work");
    sandbox_git_init(self.box, "work");
    tree_write(&self);
    sandbox_run(self.box, "work", "'%s' baseline -q -c ../rules.yaml", self.program);
    sandbox_read(self.box, BASELINE, self.known, sizeof self.known);
    sandbox_git_commit(self.box, "work", "first");
    uint64_t whole_us;
    uint64_t writing_us;
    measure(&self, &whole_us, &writing_us);
    for (uint64_t i = 0; i < kills; i++) {
        kill_once(&self, whole_us, writing_us);
    }
    print_message("%d files, killed before %d times, in between %d, after %d\n", self.files, self.counts[0],
                  self.counts[1], self.counts[2]);
    sandbox_free(self.box);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_tree_is_old_or_new)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
