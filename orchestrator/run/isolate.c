#include "orchestrator/run/isolate.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/limits.h"
#include "orchestrator/process/supervise.h"

/* ---- in the process of its own ---- */

typedef struct alone {
    ltl_run *run;
    uint32_t target;
    ltl_buf bytes; /* the head, then the part */
} alone;

typedef struct head {
    uint8_t reason;
    bool is_barred;
} head;

static void *alone_main(void *argument) {
    alone *self = argument;
    atomic_int stop = LTL_OK;
    ltl_worker worker = {.team = &self->run->team, .stop = &stop};
    head own = {.reason = LTL_REASON_MEMORY};
    ltl_buf part;
    ltl_buf_init(&part, LTL_MAX_DATA_BYTES);
    ltl_buf_init(&self->bytes, LTL_MAX_DATA_BYTES);
    if (ltl_worker_open(&worker)) {
        ltl_file_result *result = ltl_worker_target(&worker, self->target);
        ltl_batch batch = {.results = &result, .result_count = 1};
        own = (head){(uint8_t)result->reason, result->is_barred};
        result->is_barred = false; /* who reads it knows the same bars */
        if (!ltl_keep_write(&self->run->keep, &self->run->team, &batch, &part)) {
            part.len = 0;
        }
    }
    ltl_buf_append(&self->bytes, (ltl_str){(const char *)&own, sizeof(own)});
    ltl_buf_append(&self->bytes, ltl_buf_borrow(&part));
    return NULL;
}

static bool all_written(int to, ltl_str bytes) {
    while (bytes.len > 0) {
        ssize_t put = write(to, bytes.ptr, bytes.len);
        if (put < 0 && errno != EINTR) {
            return false;
        }
        size_t some = put > 0 ? (size_t)put : 0;
        bytes = ltl_str_slice(bytes, some, bytes.len);
    }
    return true;
}

/* What crashed for want of stack has more of it. */
_Noreturn static void look_alone(ltl_run *run, uint32_t target, int to) {
    alone self = {.run = run, .target = target};
    uint32_t seconds = ltl_supervised_seconds();
    struct rlimit limit = {seconds, seconds};
    pthread_attr_t attributes;
    pthread_t thread;
    ltl_watch_forget();
    (void)prctl(PR_SET_PDEATHSIG, SIGKILL);
    bool is_ready = (seconds == 0 || setrlimit(RLIMIT_CPU, &limit) == 0) &&
                    pthread_attr_init(&attributes) == 0 &&
                    pthread_attr_setstacksize(&attributes, LTL_ISOLATED_STACK_BYTES) == 0 &&
                    pthread_create(&thread, &attributes, alone_main, &self) == 0 &&
                    pthread_join(thread, NULL) == 0;
    _exit(is_ready && all_written(to, ltl_buf_borrow(&self.bytes)) ? 0 : 1);
}

/* ---- in the process of the run ---- */

static void bytes_read(int from, ltl_buf *out) {
    char piece[16384];
    ssize_t got;
    while ((got = read(from, piece, sizeof(piece))) > 0 || (got < 0 && errno == EINTR)) {
        ltl_buf_append(out, (ltl_str){piece, got > 0 ? (size_t)got : 0});
    }
}

/* What came of looking at a file alone. */
typedef struct outcome {
    bool is_through;
    int signal; /* that it crashed with; 0: it did not */
    head head;
    ltl_str part; /* empty: what went wrong is not kept */
} outcome;

static outcome outcome_of(ltl_run *run, int status, ltl_str bytes) {
    outcome out = {.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0};
    out.is_through = WIFEXITED(status) && WEXITSTATUS(status) == 0 && bytes.len >= sizeof(out.head);
    if (out.is_through) {
        memcpy(&out.head, bytes.ptr, sizeof(out.head));
        out.part = ltl_arena_copy(&run->arena, ltl_str_slice(bytes, sizeof(out.head), bytes.len));
    }
    return out;
}

static outcome child_look(ltl_run *run, uint32_t target) {
    int ends[2] = {-1, -1};
    pid_t child = pipe(ends) == 0 ? fork() : -1;
    if (child == 0) {
        close(ends[0]);
        look_alone(run, target, ends[1]);
    }
    close(ends[1]);
    outcome out = {0};
    if (child > 0) {
        ltl_buf bytes;
        int status = 0;
        ltl_buf_init(&bytes, LTL_MAX_DATA_BYTES);
        bytes_read(ends[0], &bytes);
        while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
        }
        out = outcome_of(run, status, ltl_buf_borrow(&bytes));
        ltl_buf_clear(&bytes);
    }
    close(ends[0]);
    return out;
}

static ltl_file_result *result_make(ltl_run *run, uint32_t target, ltl_reason reason,
                                    ltl_str detail, ltl_form form) {
    ltl_file_result *result = LTL_NEW(&run->arena, ltl_file_result);
    result->target = target;
    result->reason = reason;
    result->detail = detail;
    result->form = form;
    for (uint32_t i = 0; i < run->team.agent_count; i++) {
        result->agents[i] = (uint8_t)reason;
    }
    return result;
}

static ltl_file_result *crash_make(ltl_run *run, uint32_t target, int number, ltl_form form,
                                   bool was_alone) {
    bool is_late = number == SIGXCPU || number == SIGKILL; /* the hard end of the first */
    ltl_str detail = ltl_arena_printf(&run->arena, "signal %d (%s)%s", number, strsignal(number),
                                      was_alone ? ", in a process of its own" : "");
    return result_make(run, target, is_late ? LTL_REASON_OVER_TIME : LTL_REASON_CRASHED, detail,
                       form);
}

static ltl_file_result *failure_make(ltl_run *run, uint32_t target, const outcome *out) {
    return out->is_through ? result_make(run, target, (ltl_reason)out->head.reason,
                                         LTL_STR("in a process of its own"), LTL_FORM_WHOLE)
                           : result_make(run, target, LTL_REASON_CRASHED,
                                         LTL_STR("and there is no process of its own for it"),
                                         LTL_FORM_WHOLE);
}

static void result_set(ltl_run *run, ltl_file_result *result) {
    run->merge.results[result->target] = result;
    run->team.is_done[result->target] = true;
    atomic_fetch_add(&run->team.files_done, 1);
}

/* The part, when it got through and its result can be kept; else the result is set, unless it crashed. */
static ltl_str suspect_look(ltl_run *run, uint32_t target, uint32_t suspect) {
    outcome out = child_look(run, target);
    if (out.signal != 0) {
        ltl_form form = ltl_downgrades_form(&run->downgrades, target);
        ltl_suspect_set_out(suspect, out.signal, (uint8_t)form);
        ltl_downgrades_note_crash(&run->downgrades, target, form);
    } else if (out.part.len == 0) {
        result_set(run, failure_make(run, target, &out));
    }
    return out.part;
}

static bool target_find(const ltl_run *run, ltl_str path, uint32_t *out_target) {
    const ltl_targets *targets = ltl_intake_targets(run->intake);
    for (uint32_t i = 0; i < targets->count; i++) {
        if (ltl_str_eq(targets->at[i].path, path)) {
            *out_target = i;
            return true;
        }
    }
    return false;
}

typedef struct suspicion {
    uint32_t target; /* UINT32_MAX: of another run of this process */
    bool is_through;
} suspicion;

/* Whether there is a way of looking at it in which it has not crashed yet. */
static bool is_hopeful(const ltl_run *run, const suspicion *at, const ltl_suspect *suspect) {
    return at->target != UINT32_MAX && !at->is_through &&
           (!suspect->is_out || ltl_downgrades_form(&run->downgrades, at->target) > (ltl_form)suspect->way);
}

static suspicion *suspicions_make(ltl_run *run, uint32_t count) {
    suspicion *all = LTL_NEW_ARRAY(&run->arena, suspicion, (size_t)count + 1);
    for (uint32_t i = 0; i < count; i++) {
        ltl_suspect suspect = ltl_suspect_at(i);
        all[i].target = UINT32_MAX;
        if (target_find(run, suspect.path, &all[i].target) && suspect.is_out) {
            ltl_downgrades_note_crash(&run->downgrades, all[i].target, (ltl_form)suspect.way);
        }
    }
    return all;
}

/* One round over all of them; true when somebody was looked at: what crashes there may change what is left out. */
static bool suspects_look(ltl_run *run, suspicion *all, uint32_t count, ltl_str *parts, uint32_t *part_count) {
    bool has_looked = false;
    for (uint32_t i = 0; i < count; i++) {
        ltl_suspect suspect = ltl_suspect_at(i);
        if (!is_hopeful(run, &all[i], &suspect)) {
            continue;
        }
        ltl_str part = suspect_look(run, all[i].target, i);
        has_looked = true;
        if (part.len > 0) {
            parts[(*part_count)++] = part;
        }
        all[i].is_through = part.len > 0 || run->team.is_done[all[i].target];
    }
    return has_looked;
}

void ltl_run__isolate(ltl_run *run, ltl_str **out_parts, uint32_t *out_part_count) {
    const ltl_run_memory *memory = run->options->memory;
    uint32_t part_count = memory != NULL ? memory->part_count : 0;
    uint32_t count = ltl_suspect_count();
    ltl_str *parts = LTL_NEW_ARRAY(&run->arena, ltl_str, (size_t)part_count + count + 1);
    for (uint32_t i = 0; i < part_count; i++) {
        parts[i] = memory->parts[i];
    }
    suspicion *all = suspicions_make(run, count);
    while (suspects_look(run, all, count, parts, &part_count)) {
    }
    for (uint32_t i = 0; i < count; i++) {
        ltl_suspect suspect = ltl_suspect_at(i);
        if (all[i].target != UINT32_MAX && !all[i].is_through) {
            result_set(run, crash_make(run, all[i].target, suspect.signal, (ltl_form)suspect.way,
                                       suspect.was_alone));
        }
    }
    *out_parts = parts;
    *out_part_count = part_count;
}

/* ---- once more, in the form that it should have had ---- */

bool ltl_run__may_look_alone(const ltl_run *run, const ltl_file_result *result) {
    ltl_str path = ltl_intake_targets(run->intake)->at[result->target].path;
    bool may = !ltl_has_crashed(result);
    for (uint32_t i = 0; i < ltl_suspect_count() && !may; i++) {
        ltl_suspect suspect = ltl_suspect_at(i);
        may = suspect.was_alone && ltl_str_eq(suspect.path, path);
    }
    return may;
}

static ltl_file_result *part_take(ltl_run *run, uint32_t target, const outcome *out) {
    ltl_kept kept;
    ltl_kept_open(&kept, &run->arena, &out->part, 1);
    ltl_file_result *result =
        ltl_worker_open(&run->late)
            ? ltl_kept_take(&run->keep, &kept, &run->team, target, run->late.reader,
                            &run->late.arena, &run->late.file_arena)
            : NULL;
    if (result != NULL) {
        result->is_barred = out->head.is_barred;
    }
    return result;
}

ltl_file_result *ltl_run__look_alone(ltl_run *run, uint32_t target) {
    outcome out = child_look(run, target);
    if (out.signal != 0) {
        return crash_make(run, target, out.signal, ltl_downgrades_form(&run->downgrades, target),
                          true);
    }
    return out.part.len > 0 ? part_take(run, target, &out) : failure_make(run, target, &out);
}
