#include "orchestrator/process/child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "core/limits.h"
#include "orchestrator/process/retry_after.h"

enum { LOOK_MS = 20, PATIENCE_MS = 1000 };

/* The process while it is there. */
typedef struct child {
    pid_t pid;
    const ltl_child_how *how;
    int fds[2]; /* of its standard output and standard error; -1 once at their end */
    int in;     /* to its standard input; -1 once all is written, or nobody reads */
    size_t written;
    ltl_buf *texts;
    bool is_killed;
    uint32_t asked_ms; /* since it was told to end */
    bool is_isolated;
} child;

/* In the child: what crashed for want of stack has more of it. */
static void stack_enlarge(void) {
    struct rlimit limit;
    if (getrlimit(RLIMIT_STACK, &limit) == 0 && limit.rlim_cur < LTL_ISOLATED_STACK_BYTES) {
        limit.rlim_cur =
            limit.rlim_max < LTL_ISOLATED_STACK_BYTES ? limit.rlim_max : LTL_ISOLATED_STACK_BYTES;
        (void)setrlimit(RLIMIT_STACK, &limit);
    }
}

/* In the child, between fork and exec: only what is safe there. It dies with the thread that waits for it, so that
 * nothing of a killed run goes on behind the back of the one that resumes it. */
_Noreturn static void child_become(const ltl_child_how *how, char *const *variables, pid_t parent,
                                   const int *ends, int tell) {
    sigset_t none;
    sigemptyset(&none);
    int in = ends[2] >= 0 ? ends[2] : open("/dev/null", O_RDONLY);
    bool is_ready = prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 && getppid() == parent &&
                    setpgid(0, 0) == 0 && in >= 0 && dup2(in, STDIN_FILENO) >= 0 &&
                    dup2(ends[0], STDOUT_FILENO) >= 0 && dup2(ends[1], STDERR_FILENO) >= 0 &&
                    (how->folder == NULL || chdir(how->folder) == 0) &&
                    sigprocmask(SIG_SETMASK, &none, NULL) == 0;
    if (is_ready) {
        execvpe(how->words[0], how->words, variables);
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

/* Of the input alone: a program that reads nothing must not stop the one that writes. */
static bool input_open(child *self, int *in) {
    if (self->how->input.len == 0) {
        return true;
    }
    return pipe2(in, O_CLOEXEC) == 0 && fcntl(in[1], F_SETFL, O_NONBLOCK) == 0;
}

static bool is_among(const char *variable, char *const *list) {
    const char *end = strchr(variable, '=');
    size_t len = end != NULL ? (size_t)(end - variable) + 1 : strlen(variable);
    for (; *list != NULL; list++) {
        if (strncmp(variable, *list, len) == 0) {
            return true;
        }
    }
    return false;
}

/* Those of this process, and more in their place or beside them. */
static char **variables_make(const ltl_call *call, char *const *more) {
    size_t most = 0;
    size_t count = 0;
    for (char *const *at = environ; *at != NULL; at++) {
        most++;
    }
    for (char *const *at = more; *at != NULL; at++) {
        most++;
    }
    char **all = LTL_NEW_ARRAY(call->arena, char *, most + 1);
    for (char *const *at = more; *at != NULL; at++) {
        all[count++] = *at;
    }
    for (char *const *at = environ; *at != NULL; at++) {
        if (!is_among(*at, more)) {
            all[count++] = *at;
        }
    }
    return all;
}

/* All pipes are closed on exec: the child keeps only what it was given. */
static int spawn(child *self, const ltl_call *call) {
    int out[2] = {-1, -1};
    int err[2] = {-1, -1};
    int told[2] = {-1, -1};
    int in[2] = {-1, -1};
    char **variables =
        self->how->variables != NULL ? variables_make(call, self->how->variables) : environ;
    bool has_pipes = pipe2(out, O_CLOEXEC) == 0 && pipe2(err, O_CLOEXEC) == 0 &&
                     pipe2(told, O_CLOEXEC) == 0 && input_open(self, in);
    pid_t parent = getpid();
    self->pid = has_pipes ? fork() : -1;
    if (self->pid == 0) {
        if (self->is_isolated) {
            stack_enlarge();
        }
        child_become(self->how, variables, parent, (const int[]){out[1], err[1], in[0]}, told[1]);
    }
    int code = self->pid < 0 ? errno : 0;
    if (code != 0) {
        pair_close(out);
        pair_close(err);
        pair_close(told);
        pair_close(in);
        return code;
    }
    if (in[0] >= 0) {
        close(in[0]);
    }
    self->in = in[1];
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

static void input_write(child *self) {
    ltl_str rest = ltl_str_slice(self->how->input, self->written, self->how->input.len);
    ssize_t written = write(self->in, rest.ptr, rest.len);
    bool must_wait = written < 0 && (errno == EAGAIN || errno == EINTR);
    self->written += written > 0 ? (size_t)written : 0;
    if ((written < 0 && !must_wait) || self->written == self->how->input.len) {
        close(self->in);
        self->in = -1;
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
        struct pollfd polled[3] = {{.fd = self->fds[0], .events = POLLIN},
                                   {.fd = self->fds[1], .events = POLLIN},
                                   {.fd = self->in, .events = POLLOUT}};
        int ready = poll(polled, 3, LOOK_MS);
        for (int i = 0; i < 2 && ready > 0; i++) {
            if (polled[i].revents != 0) {
                output_read(self, call, i);
            }
        }
        if (ready > 0 && polled[2].revents != 0) {
            input_write(self);
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

void ltl_child_run_as(const ltl_call *call, const ltl_child_how *how, ltl_child_end *out_end) {
    child self = {.how = how,
                  .fds = {-1, -1},
                  .in = -1,
                  .texts = out_end->texts,
                  .is_isolated = call->is_isolated};
    *out_end = (ltl_child_end){0};
    ltl_buf_init(&out_end->texts[0], how->max_output);
    ltl_buf_init(&out_end->texts[1], how->max_output);
    out_end->start_error = spawn(&self, call);
    if (out_end->start_error == 0) {
        outputs_read(&self, call);
        if (self.in >= 0) { /* it closed its outputs: nothing more is expected of it */
            close(self.in);
            self.in = -1;
        }
        int status = child_wait(&self, call);
        out_end->signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
        out_end->code = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
    }
    const int left[] = {self.fds[0], self.fds[1], self.in};
    for (size_t i = 0; i < LTL_COUNT_OF(left); i++) {
        if (left[i] >= 0) {
            close(left[i]);
        }
    }
}

void ltl_child_run(const ltl_call *call, char *const *words, const char *folder,
                   uint64_t max_output, ltl_child_end *out_end) {
    ltl_child_how how = {.words = words, .folder = folder, .max_output = max_output};
    ltl_child_run_as(call, &how, out_end);
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
