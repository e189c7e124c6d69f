#include "orchestrator/run/command.h"

#include <string.h>

#include "core/limits.h"
#include "orchestrator/run/child.h"

static bool is_ok(const ltl_data *codes, int code) {
    for (uint32_t i = 0; i < codes->count; i++) {
        if (codes->at[i].number == code) {
            return true;
        }
    }
    return codes->count == 0 && code == 0;
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
    if (!is_ok(ltl_call_input(call, "ok"), end->code)) {
        ltl_str line = ltl_child_last_line(end);
        return ltl_call_fail(call, LTL_CAUSE_PERMANENT, "exit code %d%s%.*s", end->code,
                             line.len > 0 ? ": " : "", LTL_STR_ARG(line));
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
    ltl_child_end end;
    ltl_child_run(call, words, where, LTL_MAX_COMMAND_OUTPUT, &end);
    ltl_ending ending = outcome(call, words[0], &end);
    ltl_child_clear(&end);
    return ending;
}

static const ltl_port inputs[] = {
    {"run", "list of text", "The program and its arguments; no shell reads them.", false},
    {"folder", "text", "Where it runs; here when it is not said.", true},
    {"ok", "list of number", "Exit codes that are no failure; 0 alone when it is not said.", true},
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
