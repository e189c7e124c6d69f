#include "orchestrator/process/supervise.h"

#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/compiler.h"
#include "core/limits.h"

enum { MOST_SUSPECTS = 512, MOST_BLIND = 2 };

/* What a thread does, for who watches from outside. */
typedef struct slot {
    atomic_int thread;   /* its id; 0: none */
    atomic_uint files;   /* begun */
    atomic_bool is_busy; /* with the last of them */
} slot;

typedef struct entry {
    char path[LTL_MAX_PATH_BYTES];
    uint32_t len;
    int signal;
    bool is_out;
    bool was_alone; /* when it crashed last */
    uint8_t way;
} entry;

/* Seen by parent and child; suspects are the parent's while there is no child. */
typedef struct board {
    atomic_int signal; /* of the thread that crashed first; 0: none did */
    entry guilty;      /* what it looked at */
    bool is_later;
    atomic_llong left;
    entry suspects[MOST_SUSPECTS];
    uint32_t suspect_count;
    uint32_t children;
    slot slots[LTL_MAX_JOBS];
} board;

/* Of this process: there is one analysis in it. */
static board *shared;
static uint32_t file_seconds;

/* Of this thread. */
static _Thread_local struct {
    ltl_str path;
    bool is_later;
    uint8_t way;
    slot *slot;
} here;

/* What the process dies of when the analysis goes wrong; the last one is sent to a thread that takes too long. */
static const int deaths[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGSYS, SIGXCPU};

/* ---- the child ---- */

/* Nothing but what may be done in a handler. A signal that somebody sent says nothing about the file. */
static void on_crash(int number, siginfo_t *info, void *context) {
    (void)context;
    bool is_own = info->si_code > 0 || number == SIGABRT || number == SIGXCPU;
    int none = 0;
    if (is_own && here.path.len > 0 && here.path.len <= LTL_MAX_PATH_BYTES &&
        atomic_compare_exchange_strong(&shared->signal, &none, number)) {
        memcpy(shared->guilty.path, here.path.ptr, here.path.len);
        shared->guilty.len = (uint32_t)here.path.len;
        shared->guilty.way = here.way;
        shared->is_later = here.is_later;
    }
    (void)signal(number, SIG_DFL);
    (void)raise(number);
}

static void deaths_set(void (*handler)(int, siginfo_t *, void *)) {
    struct sigaction action = {.sa_flags = SA_ONSTACK | SA_SIGINFO};
    sigemptyset(&action.sa_mask);
    if (handler != NULL) {
        action.sa_sigaction = handler;
    } else {
        action.sa_flags = 0;
        action.sa_handler = SIG_DFL;
    }
    for (size_t i = 0; i < LTL_COUNT_OF(deaths); i++) {
        (void)sigaction(deaths[i], &action, NULL);
    }
}

void ltl_watch_forget(void) {
    deaths_set(NULL);
    here.slot = NULL;
}

void ltl_watch_thread(uint32_t number, void *stack) {
    if (shared == NULL || number >= LTL_MAX_JOBS) {
        return;
    }
    stack_t own = {.ss_sp = stack, .ss_size = LTL_WATCH_STACK_BYTES};
    if (stack != NULL) {
        (void)sigaltstack(&own,
                          NULL); /* without it a stack that runs over is a crash of nobody's */
    }
    here.slot = &shared->slots[number];
    atomic_store(&here.slot->thread, (int)syscall(SYS_gettid));
}

void ltl_watch_enter(ltl_str path, bool is_later, uint8_t way) {
    here.path = path;
    here.is_later = is_later;
    here.way = way;
    if (here.slot != NULL) {
        atomic_fetch_add_explicit(&here.slot->files, 1, memory_order_relaxed);
        atomic_store_explicit(&here.slot->is_busy, true, memory_order_relaxed);
    }
}

void ltl_watch_leave(void) {
    here.path = LTL_STR("");
    if (here.slot != NULL) {
        atomic_store_explicit(&here.slot->is_busy, false, memory_order_relaxed);
    }
}

/* ---- suspects ---- */

uint32_t ltl_suspect_count(void) {
    return shared != NULL ? shared->suspect_count : 0;
}

ltl_suspect ltl_suspect_at(uint32_t index) {
    const entry *at = &shared->suspects[index];
    return (ltl_suspect){{at->path, at->len}, at->signal, at->is_out, at->was_alone, at->way};
}

void ltl_suspect_set_out(uint32_t index, int signal, uint8_t way) {
    shared->suspects[index].is_out = shared->suspects[index].was_alone = true;
    shared->suspects[index].signal = signal;
    shared->suspects[index].way = way;
}

static entry *suspect_find(ltl_str path) {
    for (uint32_t i = 0; i < ltl_suspect_count(); i++) {
        entry *at = &shared->suspects[i];
        if (ltl_str_eq((ltl_str){at->path, at->len}, path)) {
            return at;
        }
    }
    return NULL;
}

bool ltl_suspect_is_out(ltl_str path) {
    const entry *found = suspect_find(path);
    return found != NULL && found->is_out;
}

bool ltl_is_supervised(void) {
    return shared != NULL;
}
uint32_t ltl_supervised_seconds(void) {
    return file_seconds;
}
uint32_t ltl_supervised_children(void) {
    return shared != NULL ? shared->children : 0;
}

void ltl_supervised_leave(int64_t number) {
    if (shared != NULL) {
        atomic_store(&shared->left, number);
    }
}

int64_t ltl_supervised_left(void) {
    return shared != NULL ? atomic_load(&shared->left) : 0;
}

/* ---- the parent ---- */

typedef struct keeper {
    const ltl_supervise_options *options;
    pid_t child;
    sigset_t waits;
    sigset_t before;
    uint32_t blind; /* crashes in a row that no file is to blame for */
    uint32_t files[LTL_MAX_JOBS];
    uint32_t seconds[LTL_MAX_JOBS]; /* since the thread began what it is at */
} keeper;

/* A thread that does not come to an end with its file dies of it, and so leaves its name. */
static void slots_look(keeper *self) {
    for (uint32_t i = 0; i < LTL_MAX_JOBS; i++) {
        slot *at = &shared->slots[i];
        int thread = atomic_load(&at->thread);
        uint32_t files = atomic_load(&at->files);
        bool is_at_it = thread != 0 && atomic_load(&at->is_busy) && files == self->files[i];
        self->files[i] = files;
        self->seconds[i] = is_at_it ? self->seconds[i] + 1 : 0;
        if (self->seconds[i] > self->options->file_seconds) {
            (void)syscall(SYS_tgkill, self->child, thread, SIGXCPU);
            self->seconds[i] = 0;
        }
    }
}

static void stop_with_child(const keeper *self) {
    (void)kill(self->child, SIGSTOP);
    (void)raise(SIGSTOP); /* until somebody lets both go on */
    (void)kill(self->child, SIGCONT);
}

/* How the child ended. */
static int child_wait(keeper *self) {
    int status = 0;
    while (waitpid(self->child, &status, WNOHANG) != self->child) {
        const struct timespec second = {1, 0};
        int number = sigtimedwait(&self->waits, NULL, &second);
        if (number < 0 && errno == EAGAIN && self->options->file_seconds > 0) {
            slots_look(self);
        } else if (number == SIGTSTP) {
            stop_with_child(self);
        } else if (number > 0 && number != SIGCHLD) {
            (void)kill(self->child, number);
        }
    }
    return status;
}

static bool is_death(int number) {
    bool is_one = false;
    for (size_t i = 0; i < LTL_COUNT_OF(deaths) && !is_one; i++) {
        is_one = deaths[i] == number;
    }
    return is_one;
}

/* Ends as the child did. */
_Noreturn static void end_with(const keeper *self, int status) {
    if (WIFSIGNALED(status)) {
        (void)signal(WTERMSIG(status), SIG_DFL);
        (void)sigprocmask(SIG_SETMASK, &self->before, NULL);
        (void)raise(WTERMSIG(status));
    }
    _exit(WIFEXITED(status) ? WEXITSTATUS(status) : self->options->exit_code);
}

/* Who is to blame, for the next child; false when there is no use in another one. */
static bool learn(keeper *self, int number) {
    int own = atomic_exchange(&shared->signal, 0);
    ltl_str path = {shared->guilty.path, own != 0 ? shared->guilty.len : 0};
    entry *suspect = own != 0 ? suspect_find(path) : NULL;
    bool is_new = own != 0 && suspect == NULL && shared->suspect_count < MOST_SUSPECTS;
    if (is_new) {
        suspect = &shared->suspects[shared->suspect_count++];
        *suspect = shared->guilty;
        suspect->is_out = shared->is_later;
    } else if (suspect != NULL && (!suspect->is_out || shared->guilty.way > suspect->way)) {
        suspect->is_out = true; /* alone it was fine */
        suspect->was_alone = false;
        suspect->way = shared->guilty.way;
    } else {
        suspect = NULL;
    }
    self->blind = suspect != NULL ? 0 : self->blind + 1;
    if (suspect != NULL) {
        suspect->signal = own;
    }
    if (self->blind > MOST_BLIND) {
        return false;
    }
    ltl_suspect told = {path, own, suspect != NULL && suspect->is_out, false,
                        shared->guilty.way};
    self->options->tell(number, suspect != NULL ? &told : NULL);
    return true;
}

/* True in the child. It is a group of its own, so that each signal reaches it once: through the parent. */
static bool child_start(keeper *self) {
    pid_t parent = getpid();
    for (uint32_t i = 0; i < LTL_MAX_JOBS; i++) {
        memset(&shared->slots[i], 0, sizeof(shared->slots[i]));
        self->files[i] = self->seconds[i] = 0;
    }
    shared->children++;
    self->child = fork();
    if (self->child != 0) {
        if (self->child > 0) {
            (void)setpgid(self->child, self->child);
        }
        return false;
    }
    (void)setpgid(0, 0);
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || getppid() != parent) {
        _exit(self->options->exit_code);
    }
    deaths_set(on_crash);
    (void)sigprocmask(SIG_SETMASK, &self->before, NULL);
    return true;
}

/* Threads do not live through a fork, and what they hold stays held. */
static bool is_alone(void) {
    DIR *folder = opendir("/proc/self/task");
    uint32_t threads = 0;
    while (folder != NULL && readdir(folder) != NULL) {
        threads++;
    }
    if (folder != NULL) {
        (void)closedir(folder);
    }
    return threads == 3; /* with the two dots */
}

static bool board_open(void) {
    void *at = mmap(NULL, sizeof(board), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    shared = at != MAP_FAILED ? at : NULL;
    return shared != NULL;
}

void ltl_supervise(const ltl_supervise_options *options) {
    static const int handed_on[] = {SIGINT,  SIGTERM, SIGHUP,  SIGQUIT,
                                    SIGUSR1, SIGUSR2, SIGTSTP, SIGCHLD};
    keeper self = {.options = options};
    if (shared != NULL || !is_alone() || !board_open()) {
        return;
    }
    file_seconds = options->file_seconds;
    sigemptyset(&self.waits);
    for (size_t i = 0; i < LTL_COUNT_OF(handed_on); i++) {
        (void)sigaddset(&self.waits, handed_on[i]);
    }
    (void)signal(SIGCHLD, SIG_DFL);
    (void)sigprocmask(SIG_BLOCK, &self.waits, &self.before);
    (void)fflush(NULL);
    for (;;) {
        if (child_start(&self)) {
            return;
        }
        if (self.child < 0) { /* no process to be had: here, then */
            (void)sigprocmask(SIG_SETMASK, &self.before, NULL);
            (void)munmap(shared, sizeof(board));
            shared = NULL;
            return;
        }
        int status = child_wait(&self);
        bool has_crashed = WIFSIGNALED(status) && is_death(WTERMSIG(status));
        if (!has_crashed) {
            end_with(&self, status);
        }
        if (!learn(&self, WTERMSIG(status))) {
            _exit(options->exit_code);
        }
    }
}
