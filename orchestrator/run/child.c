#include "orchestrator/run/child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "core/limits.h"
#include "orchestrator/run/retry_after.h"

enum { LOOK_MS = 20, PATIENCE_MS = 1000 };

/* The process while it is there. */
typedef struct child {
    pid_t pid;
    int fds[2]; /* of its standard output and standard error; -1 once at their end */
    ltl_buf *texts;
    bool is_killed;
    uint32_t asked_ms; /* since it was told to end */
    bool is_isolated;
} child;

/* In the child: what crashed for want of stack has more of it. */
static void stack_enlarge(void) {
    struct rlimit limit;
    if (getrlimit(RLIMIT_STACK, &limit) == 0 && limit.rlim_cur < LTL_ISOLATED_STACK_BYTES) {
        limit.rlim_cur = limit.rlim_max < LTL_ISOLATED_STACK_BYTES ? limit.rlim_max : LTL_ISOLATED_STACK_BYTES;
        (void)setrlimit(RLIMIT_STACK, &limit);
    }
}

/* In the child, between fork and exec: only what is safe there. It dies with the thread that waits for it, so that
 * nothing of a killed run goes on behind the back of the one that resumes it. */
_Noreturn static void child_become(char *const *words, const char *folder, pid_t parent, const int *ends,
                                   int tell) {
    sigset_t none;
    sigemptyset(&none);
    int nothing = open("/dev/null", O_RDONLY);
    bool is_ready = prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 && getppid() == parent &&
                    setpgid(0, 0) == 0 && nothing >= 0 && dup2(nothing, STDIN_FILENO) >= 0 &&
                    dup2(ends[0], STDOUT_FILENO) >= 0 && dup2(ends[1], STDERR_FILENO) >= 0 &&
                    (folder == NULL || chdir(folder) == 0) &&
                    sigprocmask(SIG_SETMASK, &none, NULL) == 0;
    if (is_ready) {
        execvp(words[0], words);
    }
    int code = errno;
    ssize_t written = write(tell, &code, sizeof(code));
    _exit(written == (ssize_t)sizeof(code) ? 127 : 126);
}

static void pair_close(int *pair) {
    for (int i = 0; i < 2; i++) {
        if (pair[i] >= 0) {
            close(pair[i]);
        }
    }
}

/* Why the program could not be started: nothing comes through the pipe when it could. */
static int start_error(child *self, int from) {
    int code = 0;
    ssize_t got = 0;
    do {
        got = read(from, &code, sizeof(code));
    } while (got < 0 && errno == EINTR);
    if (got != (ssize_t)sizeof(code)) {
        return 0;
    }
    int status;
    (void)waitpid(self->pid, &status, 0);
    return code != 0 ? code : ECHILD;
}

/* All pipes are closed on exec: the child keeps only what it was given. */
static int spawn(child *self, char *const *words, const char *folder) {
    int out[2] = {-1, -1};
    int err[2] = {-1, -1};
    int told[2] = {-1, -1};
    bool has_pipes =
        pipe2(out, O_CLOEXEC) == 0 && pipe2(err, O_CLOEXEC) == 0 && pipe2(told, O_CLOEXEC) == 0;
    pid_t parent = getpid();
    self->pid = has_pipes ? fork() : -1;
    if (self->pid == 0) {
        if (self->is_isolated) {
            stack_enlarge();
        }
        child_become(words, folder, parent, (const int[]){out[1], err[1]}, told[1]);
    }
    int code = self->pid < 0 ? errno : 0;
    if (code != 0) {
        pair_close(out);
        pair_close(err);
        pair_close(told);
        return code;
    }
    close(out[1]);
    close(err[1]);
    close(told[1]);
    self->fds[0] = out[0];
    self->fds[1] = err[0];
    code = start_error(self, told[0]);
    close(told[0]);
    return code;
}

static void output_read(child *self, const ltl_call *call, int which) {
    char piece[16384];
    ssize_t got = read(self->fds[which], piece, sizeof(piece));
    if (got > 0) {
        ltl_call_beat(call); /* who writes is alive */
        ltl_buf *text = &self->texts[which];
        size_t room = text->max - text->len;
        size_t kept = (size_t)got < room ? (size_t)got : room;
        ltl_buf_append(text, (ltl_str){piece, kept});
        text->is_cut |= kept < (size_t)got;
    } else if (got == 0 || errno != EINTR) {
        close(self->fds[which]);
        self->fds[which] = -1;
    }
}

/* Asked to end first, ended a second later. */
static void stop_if_told(child *self, const ltl_call *call) {
    if (!ltl_call_must_stop(call)) {
        return;
    }
    if (self->asked_ms == 0) {
        kill(-self->pid, SIGTERM);
    } else if (self->asked_ms >= PATIENCE_MS && !self->is_killed) {
        kill(-self->pid, SIGKILL);
        self->is_killed = true;
    }
    self->asked_ms += LOOK_MS;
}

static void outputs_read(child *self, const ltl_call *call) {
    while (self->fds[0] >= 0 || self->fds[1] >= 0) {
        struct pollfd polled[2] = {{.fd = self->fds[0], .events = POLLIN},
                                   {.fd = self->fds[1], .events = POLLIN}};
        int ready = poll(polled, 2, LOOK_MS);
        for (int i = 0; i < 2 && ready > 0; i++) {
            if (polled[i].revents != 0) {
                output_read(self, call, i);
            }
        }
        stop_if_told(self, call);
        if (self->is_killed) {
            return; /* somebody of the group may still hold the pipe */
        }
    }
}

/* Looks often at first: a program whose outputs are closed is mostly over. */
static int child_wait(child *self, const ltl_call *call) {
    int status = 0;
    long pause_ms = 1;
    while (waitpid(self->pid, &status, WNOHANG) == 0) {
        struct timespec pause = {0, pause_ms * 1000000};
        nanosleep(&pause, NULL);
        if (pause_ms < LOOK_MS) {
            pause_ms *= 2;
        } else {
            stop_if_told(self, call);
        }
    }
    return status;
}

void ltl_child_run(const ltl_call *call, char *const *words, const char *folder, uint64_t max_output,
                   ltl_child_end *out_end) {
    child self = {.fds = {-1, -1}, .texts = out_end->texts, .is_isolated = call->is_isolated};
    *out_end = (ltl_child_end){0};
    ltl_buf_init(&out_end->texts[0], max_output);
    ltl_buf_init(&out_end->texts[1], max_output);
    out_end->start_error = spawn(&self, words, folder);
    if (out_end->start_error == 0) {
        outputs_read(&self, call);
        int status = child_wait(&self, call);
        out_end->signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
        out_end->code = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
    }
    for (int i = 0; i < 2; i++) {
        if (self.fds[i] >= 0) {
            close(self.fds[i]);
        }
    }
}

void ltl_child_clear(ltl_child_end *end) {
    ltl_buf_clear(&end->texts[0]);
    ltl_buf_clear(&end->texts[1]);
}

ltl_cause ltl_child_start_cause(int start_error) {
    bool may_pass = start_error == EAGAIN || start_error == ENOMEM || start_error == EMFILE ||
                    start_error == ENFILE || start_error == ETXTBSY;
    return may_pass ? LTL_CAUSE_TRANSIENT : LTL_CAUSE_INPUT;
}

char **ltl_child_words(ltl_arena *arena, const ltl_data *list) {
    char **words = LTL_NEW_ARRAY(arena, char *, (size_t)list->count + 1);
    for (uint32_t i = 0; i < list->count; i++) {
        words[i] = (char *)ltl_arena_copy(arena, list->at[i].text).ptr;
    }
    return words;
}

uint64_t ltl_child_retry_after(const ltl_child_end *end) {
    uint64_t most = 0;
    for (int i = 0; i < 2; i++) {
        uint64_t wait = ltl_retry_after(ltl_buf_borrow(&end->texts[i]), (int64_t)time(NULL));
        most = wait > most ? wait : most;
    }
    return most;
}

ltl_str ltl_child_last_line(const ltl_child_end *end) {
    return ltl_str_after_last(ltl_str_trim(ltl_buf_borrow(&end->texts[1])), '\n');
}
