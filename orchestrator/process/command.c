#include "orchestrator/process/command.h"

#include <string.h>

#include "core/limits.h"
#include "orchestrator/process/child.h"

static bool holds(const ltl_data *codes, int code) {
    for (uint32_t i = 0; i < codes->count; i++) {
        if (codes->at[i].number == code) {
            return true;
        }
    }
    return false;
}

static bool is_ok(ltl_call *call, int code) {
    const ltl_data *codes = ltl_call_input(call, "ok");
    return codes->count == 0 ? code == 0 : holds(codes, code);
}

/* A code that may pass, or a server that said when to come back, makes it worth another attempt. */
static ltl_ending failed(ltl_call *call, const ltl_child_end *end) {
    ltl_str line = ltl_child_last_line(end);
    uint64_t wait = ltl_child_retry_after(end);
    bool may_pass = wait > 0 || holds(ltl_call_input(call, "again"), end->code);
    ltl_ending ending =
        ltl_call_fail(call, may_pass ? LTL_CAUSE_TRANSIENT : LTL_CAUSE_PERMANENT,
                      "exit code %d%s%.*s", end->code, line.len > 0 ? ": " : "", LTL_STR_ARG(line));
    call->retry_after_us = wait;
    return ending;
}

static ltl_data text_of(ltl_call *call, const ltl_buf *buf) {
    return ltl_data_text(ltl_arena_copy(call->arena, ltl_buf_borrow(buf)));
}

static ltl_ending outcome(ltl_call *call, const char *program, const ltl_child_end *end) {
    if (end->start_error != 0) {
        return ltl_call_fail(call, ltl_child_start_cause(end->start_error), "%s: %s", program,
                             strerror(end->start_error));
    }
    if (ltl_call_must_stop(call)) {
        return LTL_ENDING_CANCELLED;
    }
    if (end->signal != 0) {
        return ltl_call_fail(call, LTL_CAUSE_CRASH, "ended by signal %d", end->signal);
    }
    if (!is_ok(call, end->code)) {
        return failed(call, end);
    }
    ltl_call_output(call, "code", ltl_data_number(end->code));
    ltl_call_output(call, "out", text_of(call, &end->texts[0]));
    ltl_call_output(call, "err", text_of(call, &end->texts[1]));
    return end->texts[0].is_cut || end->texts[1].is_cut
               ? ltl_call_partial(call, "its output was cut")
               : LTL_ENDING_OK;
}

static ltl_ending run(ltl_call *call) {
    const ltl_data *list = ltl_call_input(call, "run");
    const ltl_data *folder = ltl_call_input(call, "folder");
    if (list->count == 0) {
        return ltl_call_fail(call, LTL_CAUSE_INPUT, "no program was named");
    }
    char **words = ltl_child_words(call->arena, list);
    const char *where =
        folder->kind == LTL_DATA_TEXT ? ltl_arena_copy(call->arena, folder->text).ptr : NULL;
    const ltl_data *input = ltl_call_input(call, "input");
    const ltl_data *variables = ltl_call_input(call, "variables");
    ltl_child_how how = {
        .words = words,
        .folder = where,
        .input = input->kind == LTL_DATA_TEXT ? input->text : LTL_STR(""),
        .variables = variables->count > 0 ? ltl_child_words(call->arena, variables) : NULL,
        .max_output = LTL_MAX_COMMAND_OUTPUT,
    };
    ltl_child_end end;
    ltl_child_run_as(call, &how, &end);
    ltl_ending ending = outcome(call, words[0], &end);
    ltl_child_clear(&end);
    return ending;
}

static const ltl_port inputs[] = {
    {"run", "list of text", "The program and its arguments; no shell reads them.", false},
    {"folder", "text", "Where it runs; here when it is not said.", true},
    {"ok", "list of number", "Exit codes that are no failure; 0 alone when it is not said.", true},
    {"again", "list of number",
     "Exit codes that may pass, so that a guard tries again. An answer with Retry-After in the "
     "output of a failed "
     "program says it, too, and when.",
     true},
    {"variables", "list of text", "NAME=value, for its environment.", true},
    {"input", "text", "What it finds on its standard input; nothing when it is not said.", true},
    {0},
};

static const ltl_port outputs[] = {
    {"code", "number", "Its exit code.", false},
    {"out", "text", "What it wrote to standard output.", false},
    {"err", "text", "What it wrote to standard error.", false},
    {0},
};

const ltl_task ltl_task_command = {
    .name = "command",
    .summary = "Runs a program and gives its exit code and output.",
    .inputs = inputs,
    .outputs = outputs,
    .room = LTL_ROOM_PROCESS,
    .version = 1,
    .run = run,
};
