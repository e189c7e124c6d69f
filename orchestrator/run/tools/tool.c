/* tool.c - the task `tool`: another program's findings, as part of a scan.
 *
 * The program gets a copy of the files it is for and nothing else of the repository, so nothing in there can steer it,
 * and nothing in there is ever run: copies have no right to be executed, and the program is one of the search path. */
#include "orchestrator/run/tools/tool.h"

#include "core/limits.h"
#include "orchestrator/process/child.h"
#include "orchestrator/run/run_state.h"

#define FILES LTL_STR("{files}")

enum { TEMPORARY_FAILURE = 75 }; /* EX_TEMPFAIL of sysexits.h */

/* One call, while it is at work. */
typedef struct tool_call {
    ltl_call *call;
    ltl_run *run;
    const char *program;
    ltl_tool_format format;
    uint64_t most_bytes;
    bool reads_errors; /* findings come on standard error */
    ltl_tool_result *result;
    ltl_tool_copy copy;
    ltl_tool_findings found;
    bool was_cut;
    uint32_t crashed; /* files on which it crashes also when it has nothing else to look at */
    ltl_str first_crashed;
} tool_call;

static ltl_str text_or(ltl_call *call, const char *port, ltl_str otherwise) {
    const ltl_data *value = ltl_call_input(call, port);
    return value->kind == LTL_DATA_TEXT && value->text.len > 0 ? value->text : otherwise;
}

static bool holds(const ltl_data *numbers, int number) {
    for (uint32_t i = 0; i < numbers->count; i++) {
        if (numbers->at[i].number == number) {
            return true;
        }
    }
    return false;
}

/* 0 and 1: most programs say with 1 that they found something. */
static bool is_ok(const tool_call *self, int code) {
    const ltl_data *codes = ltl_call_input(self->call, "ok");
    return codes->count > 0 ? holds(codes, code) : code == 0 || code == 1;
}

static ltl_ending fail(tool_call *self, ltl_reason reason, ltl_cause cause, ltl_str text) {
    self->result->reason = reason;
    self->result->trouble = ltl_arena_copy(&self->result->arena, text);
    return ltl_call_fail(self->call, cause, "%s: %.*s", self->result->agent.id, LTL_STR_ARG(text));
}

/* Not there: a gap that is told, also when it is one that may be. */
static ltl_ending not_available(tool_call *self, int error_number) {
    ltl_str text = ltl_arena_printf(self->call->arena, "not available: %s: %s", self->program,
                                    strerror(error_number));
    if (!self->result->is_optional) {
        return fail(self, LTL_REASON_NO_PROGRAM, LTL_CAUSE_INPUT, text);
    }
    self->result->reason = LTL_REASON_NO_OPTIONAL_PROGRAM;
    self->result->trouble = ltl_arena_copy(&self->result->arena, text);
    return ltl_call_partial(self->call, "%s: %.*s", self->result->agent.id, LTL_STR_ARG(text));
}

static ltl_ending program_failed(tool_call *self, const ltl_child_end *end) {
    const ltl_data *again = ltl_call_input(self->call, "again");
    uint64_t wait = ltl_child_retry_after(end);
    bool may_pass = wait > 0 || holds(again, end->code) ||
                    (again->count == 0 && end->code == TEMPORARY_FAILURE);
    ltl_str line = ltl_child_last_line(end);
    ltl_str text = end->signal != 0
                       ? ltl_arena_printf(self->call->arena, "ended by signal %d", end->signal)
                       : ltl_arena_printf(self->call->arena, "exit code %d%s%.*s", end->code,
                                          line.len > 0 ? ": " : "", LTL_STR_ARG(line));
    ltl_ending ending = fail(self, LTL_REASON_PROGRAM_FAILED,
                             end->signal != 0 ? LTL_CAUSE_CRASH
                             : may_pass       ? LTL_CAUSE_TRANSIENT
                                              : LTL_CAUSE_PERMANENT,
                             text);
    self->call->retry_after_us = wait;
    return ending;
}

/* A program that fails and says nothing that is a finding has not looked. */
static ltl_ending output_read(tool_call *self, const ltl_child_end *end) {
    const ltl_buf *buf = &end->texts[self->reads_errors];
    ltl_tool_report report = {0};
    ltl_error error = {0};
    ltl_str text = ltl_arena_copy(self->call->arena, ltl_buf_borrow(buf));
    if (buf->is_cut && ltl_str_is(self->format.reads, "lines")) {
        size_t last = ltl_str_find_last_byte(text, '\n'); /* half a line is none */
        text = ltl_str_slice(text, 0, last != SIZE_MAX ? last : 0);
    }
    ltl_status status = ltl_tool_report_read(self->call->arena, &self->format, self->copy.folder.path,
                                             text, &report, &error);
    if (status != LTL_OK && end->code != 0) {
        return program_failed(self, end);
    }
    if (status != LTL_OK) {
        ltl_str why = ltl_arena_printf(
            self->call->arena, "its output%s: %s",
            buf->is_cut ? ", which was cut at the limit" : " cannot be read", error.text);
        return fail(self, LTL_REASON_PROGRAM_FAILED,
                    status == LTL_INVALID ? LTL_CAUSE_INPUT : LTL_CAUSE_PERMANENT, why);
    }
    if (report.has_failed || (end->code != 0 && report.findings.count == 0)) {
        return report.trouble.len > 0
                   ? fail(self, LTL_REASON_PROGRAM_FAILED, LTL_CAUSE_PERMANENT, report.trouble)
                   : program_failed(self, end);
    }
    for (uint32_t i = 0; i < report.findings.count; i++) {
        LTL_PUSH(self->call->arena, &self->found, report.findings.at[i]);
    }
    self->was_cut |= buf->is_cut;
    return LTL_ENDING_OK;
}

static ltl_ending program_run(tool_call *self, char *const *words) {
    ltl_child_end end;
    ltl_child_run(self->call, words, self->copy.folder.path.ptr, self->most_bytes, &end);
    ltl_ending ending;
    if (end.start_error != 0) {
        ltl_cause cause = ltl_child_start_cause(end.start_error);
        ending = cause == LTL_CAUSE_TRANSIENT ? fail(self, LTL_REASON_PROGRAM_FAILED, cause,
                                                     ltl_str_of(strerror(end.start_error)))
                                              : not_available(self, end.start_error);
    } else if (ltl_call_must_stop(self->call)) {
        bool is_late = atomic_load(self->call->stop) == LTL_DEADLINE;
        self->result->reason = is_late ? LTL_REASON_DEADLINE : LTL_REASON_CANCELLED;
        self->result->trouble =
            is_late ? LTL_STR("it took longer than it may") : LTL_STR("it was interrupted");
        ending = LTL_ENDING_CANCELLED;
    } else if (end.signal != 0 || !is_ok(self, end.code)) {
        ending = program_failed(self, &end);
    } else {
        ending = output_read(self, &end);
    }
    ltl_child_clear(&end);
    return ending;
}

static bool names_files(const ltl_data *words) {
    for (uint32_t i = 0; i < words->count; i++) {
        if (ltl_str_eq(words->at[i].text, FILES)) {
            return true;
        }
    }
    return false;
}

/* How many files from `from` on go into one command line; after a crash each has a process of its own. */
static uint32_t pack_end(const tool_call *self, uint32_t from) {
    if (self->call->is_isolated) {
        return from + 1;
    }
    uint64_t bytes = 0;
    uint32_t at = from;
    while (at < self->copy.files.count && bytes < LTL_MAX_TOOL_COMMAND_BYTES) {
        bytes += self->copy.files.at[at].name.len + 3;
        at++;
    }
    return at;
}

/* The words with the files in the place of {files}; "./" keeps a name from being taken for an option. */
static char **words_make(const tool_call *self, const ltl_data *list, uint32_t from, uint32_t to) {
    ltl_arena *arena = self->call->arena;
    char **words = LTL_NEW_ARRAY(arena, char *, (size_t)list->count + to - from + 1);
    uint32_t count = 0;
    for (uint32_t i = 0; i < list->count; i++) {
        bool is_files = ltl_str_eq(list->at[i].text, FILES);
        for (uint32_t k = from; is_files && k < to; k++) {
            const ltl_copied_file *file = &self->copy.files.at[k];
            if (file->reason == LTL_REASON_NONE) {
                words[count++] =
                    (char *)ltl_arena_printf(arena, "./%.*s", LTL_STR_ARG(file->name)).ptr;
            }
        }
        if (!is_files) {
            words[count++] = (char *)ltl_arena_copy(arena, list->at[i].text).ptr;
        }
    }
    return words;
}

/* The one file that it crashes on is told, and the others have been looked at. Of the old side of a change nothing may
 * be missing, or what was there before would be new. */
static bool crash_is_kept_apart(tool_call *self, ltl_side side, uint32_t index) {
    bool is_apart = self->call->is_isolated && side == LTL_SIDE_HEAD &&
                    self->copy.files.count > 1 && self->call->cause == LTL_CAUSE_CRASH &&
                    self->result->files.count > index;
    if (is_apart) {
        self->result->files.at[index].reason = LTL_REASON_PROGRAM_FAILED;
        self->result->reason = LTL_REASON_NONE;
        self->call->cause = LTL_CAUSE_NONE;
        if (self->crashed++ == 0) {
            self->first_crashed = self->copy.files.at[index].name;
        }
        self->result->trouble = ltl_arena_printf(&self->result->arena, "crashes on %.*s",
                                                 LTL_STR_ARG(self->first_crashed));
        if (self->crashed > 1) {
            self->result->trouble =
                ltl_arena_printf(&self->result->arena, "%.*s and %u more",
                                 LTL_STR_ARG(self->result->trouble), self->crashed - 1);
        }
    }
    return is_apart;
}

static ltl_ending packs_run(tool_call *self, ltl_side side) {
    const ltl_data *list = ltl_call_input(self->call, "run");
    if (!names_files(list)) {
        return program_run(self, words_make(self, list, 0, 0));
    }
    ltl_ending ending = LTL_ENDING_OK;
    for (uint32_t from = 0; from < self->copy.files.count && ending == LTL_ENDING_OK;) {
        uint32_t to = pack_end(self, from);
        bool is_empty =
            self->call->is_isolated && self->copy.files.at[from].reason != LTL_REASON_NONE;
        ending = is_empty ? LTL_ENDING_OK : program_run(self, words_make(self, list, from, to));
        if (ending == LTL_ENDING_FAILED && crash_is_kept_apart(self, side, from)) {
            ending = LTL_ENDING_OK;
        }
        from = to;
    }
    return ending;
}

static void files_note(tool_call *self) {
    for (uint32_t i = 0; i < self->copy.files.count; i++) {
        const ltl_copied_file *file = &self->copy.files.at[i];
        LTL_PUSH(&self->result->arena, &self->result->files,
                 ((ltl_tool_file){file->target, file->reason}));
    }
}

/* One side: copy, run, take. A side without files for the program needs no program. */
static ltl_ending side_run(tool_call *self, ltl_side side) {
    ltl_error error = {0};
    ltl_status status = ltl_tool_copy_make(&self->copy, self->call->arena, self->run->intake, side,
                                           ltl_call_input(self->call, "files"), &error);
    if (status == LTL_OK && side == LTL_SIDE_HEAD) {
        files_note(self);
    }
    self->found = (ltl_tool_findings){0};
    ltl_ending ending = LTL_ENDING_OK;
    if (status == LTL_OK && self->copy.files.count > 0) {
        ending = packs_run(self, side);
        status = ltl_tool_result_take(self->result, &self->run->team, side, &self->copy,
                                      &self->found, self->call->stop, &error);
    }
    ltl_tool_copy_remove(&self->copy);
    return status == LTL_OK
               ? ending
               : fail(self, LTL_REASON_PROGRAM_FAILED, LTL_CAUSE_TRANSIENT, ltl_str_of(error.text));
}

static ltl_ending work(tool_call *self) {
    ltl_ending ending = side_run(self, LTL_SIDE_HEAD);
    if (ending == LTL_ENDING_OK && self->run->options->both_sides) {
        ending = side_run(self, LTL_SIDE_BASE);
    }
    const ltl_tool_result *result = self->result;
    ltl_call_output(self->call, "files", ltl_data_number(result->files.count));
    ltl_call_output(self->call, "findings", ltl_data_number(result->head.count));
    if (ending == LTL_ENDING_OK && self->crashed > 0 && self->crashed == result->files.count) {
        ending = ltl_call_fail(self->call, LTL_CAUSE_CRASH, "%s: %.*s", result->agent.id,
                               LTL_STR_ARG(result->trouble));
    } else if (ending == LTL_ENDING_OK && self->crashed > 0) {
        ending = ltl_call_partial(self->call, "%s: %.*s", result->agent.id,
                                  LTL_STR_ARG(result->trouble));
    }
    if (ending == LTL_ENDING_OK && self->was_cut) {
        self->result->reason = LTL_REASON_TOO_MANY_FINDINGS;
        self->result->trouble = LTL_STR("its output was cut at the limit");
        ending =
            ltl_call_partial(self->call, "%s: its output was cut at the limit", result->agent.id);
    }
    return ending;
}

/* Reads the inputs; the call has failed when they make no sense. */
static bool settings_read(tool_call *self) {
    ltl_call *call = self->call;
    const ltl_data *words = ltl_call_input(call, "run");
    ltl_domain domain = LTL_DOMAIN_QUALITY;
    ltl_str domain_name = text_or(call, "domain", LTL_STR("quality"));
    if (words->count == 0 || words->at[0].text.len == 0) {
        (void)ltl_call_fail(call, LTL_CAUSE_INPUT, "no program was named");
        return false;
    }
    if (!ltl_domain_parse(domain_name, &domain)) {
        (void)ltl_call_fail(call, LTL_CAUSE_INPUT, "there is no domain `%.*s`",
                            LTL_STR_ARG(domain_name));
        return false;
    }
    int64_t most = ltl_call_input(call, "most_bytes")->number;
    self->program = ltl_arena_copy(call->arena, words->at[0].text).ptr;
    self->most_bytes = most > 0 ? (uint64_t)most : LTL_MAX_COMMAND_OUTPUT;
    self->reads_errors = ltl_str_is(text_or(call, "from", LTL_STR("out")), "err");
    self->format = (ltl_tool_format){
        .reads = text_or(call, "reads", LTL_STR("sarif")),
        .pattern = text_or(call, "pattern", LTL_STR("")),
        .fields = ltl_call_input(call, "fields"),
    };
    ltl_str name = text_or(call, "name", ltl_str_after_last(words->at[0].text, '/'));
    self->result = ltl_tool_result_new(name, domain, call->key);
    if (self->result == NULL) {
        (void)ltl_call_fail(call, LTL_CAUSE_TRANSIENT, "out of memory");
        return false;
    }
    self->result->is_optional = ltl_data_is_true(ltl_call_input(call, "optional"));
    return true;
}

/* The latest attempt of a step is the one that counts. */
static void result_push(ltl_run *run, ltl_tool_result *result) {
    pthread_mutex_lock(&run->team.lock);
    for (ltl_tool_result *at = run->tools; at != NULL; at = at->next) {
        at->is_replaced |= ltl_str_eq(at->step, result->step);
    }
    ltl_tool_result_insert(&run->tools, result);
    pthread_mutex_unlock(&run->team.lock);
}

static ltl_ending run(ltl_call *call) {
    tool_call self = {.call = call, .run = ltl_call_services(call, LTL_WITHIN_RUN)};
    if (self.run == NULL || !settings_read(&self)) {
        return LTL_ENDING_FAILED;
    }
    ltl_ending ending = work(&self);
    result_push(self.run, self.result);
    return ending;
}

static const ltl_port inputs[] = {
    {"run", "list of text",
     "The program and its arguments, no shell reads them; {files} stands for the files.", false},
    {"files", "list of text", "Which files it is for, as in .gitignore; all when it is not said.",
     true},
    {"name", "text", "What reports call it; the program's name when it is not said.", true},
    {"domain", "text", "What its findings are about; quality when it is not said.", true},
    {"reads", "text", "How it writes: sarif (not said), json or lines.", true},
    {"fields", "record",
     "Of json: where results, path, line, column, rule, message and severity stand.", true},
    {"pattern", "text",
     "Of lines: an expression with the groups path and message, and maybe line, column, rule, "
     "severity, cwe; GCC's way when it is not said.",
     true},
    {"from", "text", "Where its findings come: out (not said) or err.", true},
    {"ok", "list of number", "Exit codes with which it has looked; 0 and 1 when it is not said.",
     true},
    {"again", "list of number", "Exit codes that may pass; 75 when it is not said.", true},
    {"most_bytes", "number", "So much of its output is read; 16 MiB when it is not said.", true},
    {"optional", "truth", "Not having it is told, and is no gap in the run.", true},
    {0},
};

static const ltl_port outputs[] = {
    {"files", "number", "How many files it was given.", false},
    {"findings", "number", "How many findings of it count.", false},
    {0},
};

const ltl_task ltl_task_tool = {
    .name = "tool",
    .summary = "Has another program look at files of a scan, and takes its findings.",
    .inputs = inputs,
    .outputs = outputs,
    .room = LTL_ROOM_PROCESS,
    .is_idempotent = true,
    .version = 1,
    .run = run,
};
