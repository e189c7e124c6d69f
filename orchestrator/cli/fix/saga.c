#include "orchestrator/cli/fix/saga.h"

#include <stdio.h>

#include "orchestrator/cli/workflows/files.h"
#include "orchestrator/cli/workflows/task_table.h"
#include "orchestrator/drive/drive.h"

static const char within[] = "fix";

/* The saga at hand; null in a run of something else. */
static ltl_fix_saga *saga_of(ltl_call *call) {
    return ltl_call_services(call, within);
}

static ltl_ending failed_for(ltl_call *call, ltl_cause cause, const ltl_error *error) {
    ltl_fix_saga *saga = call->services.of;
    saga->is_stuck = true;
    return ltl_call_fail(call, cause, "%s%s%s", error->path, error->path[0] != '\0' ? ": " : "",
                         error->text);
}

static ltl_ending failed(ltl_call *call, const ltl_error *error) {
    return failed_for(call, LTL_CAUSE_PERMANENT, error);
}

static ltl_ending journal_run(ltl_call *call) {
    ltl_fix_saga *saga = saga_of(call);
    ltl_error error = {0};
    if (saga == NULL) {
        return LTL_ENDING_FAILED;
    }
    if (saga->files != NULL &&
        ltl_fix_journal_write(saga->journal, saga->files, saga->verify, &error) != LTL_OK) {
        return failed(call, &error);
    }
    return LTL_ENDING_OK;
}

static ltl_ending replace_run(ltl_call *call) {
    ltl_fix_saga *saga = saga_of(call);
    ltl_error error = {0};
    if (saga == NULL) {
        return LTL_ENDING_FAILED;
    }
    if (!saga->journal->is_pending) {
        return ltl_call_fail(call, LTL_CAUSE_INPUT,
                             "no journal was written: `fix-journal` comes first");
    }
    saga->left = 0;
    saga->is_stuck = false; /* by an attempt before this one */
    for (uint32_t i = 0; i < saga->journal->files.count; i++) {
        ltl_fix_state state = LTL_FIX_BEFORE;
        if (ltl_call_must_stop(call)) {
            return LTL_ENDING_CANCELLED;
        }
        ltl_status status = ltl_fix_journal_put(saga->journal, i, LTL_FIX_AFTER, &state, &error);
        if (status != LTL_OK) { /* git holds its index for moments */
            return failed_for(call, status == LTL_REFUSED ? LTL_CAUSE_TRANSIENT : LTL_CAUSE_PERMANENT,
                              &error);
        }
        saga->journal->files.at[i].is_left = state == LTL_FIX_OTHER;
        saga->left += state == LTL_FIX_OTHER;
    }
    ltl_status status = ltl_fix_journal_sync(saga->journal, &error);
    if (status == LTL_OK && saga->read_back != NULL) {
        status = saga->read_back(saga->context, &error);
    }
    return status == LTL_OK ? LTL_ENDING_OK : failed(call, &error);
}

/* What somebody else changed cannot get its old bytes back without losing theirs: those are put aside. */
static ltl_status restore_one(ltl_fix_saga *saga, uint32_t index, ltl_error *error) {
    ltl_fix_state state = LTL_FIX_AFTER;
    ltl_str kept;
    ltl_status status = ltl_fix_journal_put(saga->journal, index, LTL_FIX_BEFORE, &state, error);
    bool is_ours = state != LTL_FIX_OTHER || saga->journal->files.at[index].is_made;
    if (status != LTL_OK || is_ours) { /* where nothing was, nothing of it is lost */
        return status;
    }
    status = ltl_fix_journal_keep(saga->journal, index, &saga->arena, &kept, error);
    if (status == LTL_OK) {
        saga->left++;
        ltl_str note = ltl_arena_printf(
            &saga->arena,
            "%.*s: somebody else changed it meanwhile; it stays, what it was before is in %.*s",
            LTL_STR_ARG(saga->journal->files.at[index].path), LTL_STR_ARG(kept));
        LTL_PUSH(&saga->arena, &saga->notes, note);
    }
    return status;
}

static ltl_status restore_all(ltl_fix_saga *saga, ltl_error *error) {
    ltl_status first = LTL_OK;
    saga->left = 0;
    saga->notes = (ltl_text_list){0};
    for (uint32_t i = 0; i < saga->journal->files.count; i++) {
        ltl_error own = {0};
        ltl_status status = restore_one(saga, i, &own);
        if (status != LTL_OK && first == LTL_OK) {
            first = status;
            *error = own;
        }
    }
    ltl_status synced = first == LTL_OK ? ltl_fix_journal_sync(saga->journal, error) : first;
    return first != LTL_OK ? first : synced;
}

static ltl_ending restore_run(ltl_call *call) {
    ltl_fix_saga *saga = saga_of(call);
    ltl_error error = {0};
    if (saga == NULL) {
        return LTL_ENDING_FAILED;
    }
    return restore_all(saga, &error) == LTL_OK ? LTL_ENDING_OK : failed(call, &error);
}

static ltl_ending settle_run(ltl_call *call) {
    ltl_fix_saga *saga = saga_of(call);
    ltl_error error = {0};
    if (saga == NULL) {
        return LTL_ENDING_FAILED;
    }
    return ltl_fix_journal_end(saga->journal, &error) == LTL_OK ? LTL_ENDING_OK
                                                                : failed(call, &error);
}

static const ltl_port no_ports[] = {{0}};

#define FIX_TASK(identifier, task_name, text, function)                                            \
    static const ltl_task identifier = {.name = task_name,                                         \
                                        .summary = text,                                           \
                                        .inputs = no_ports,                                        \
                                        .outputs = no_ports,                                       \
                                        .is_idempotent = true,                                     \
                                        .version = 1,                                              \
                                        .run = function}

FIX_TASK(journal_task, "fix-journal", "Writes down what was and what will be.", journal_run);
FIX_TASK(replace_task, "fix-replace", "Gives every file its new bytes.", replace_run);
FIX_TASK(restore_task, "fix-restore", "Gives every file its old bytes.", restore_run);
FIX_TASK(settle_task, "fix-settle", "Removes the journal: nothing is undone any more.", settle_run);

static const ltl_task *const tasks[] = {&journal_task, &replace_task, &restore_task, &settle_task};
const ltl_tasks ltl_fix_tasks = {tasks, LTL_COUNT_OF(tasks)};

static ltl_status drive(ltl_fix_saga *saga, const ltl_workflow *workflow, ltl_error *error) {
    const ltl_str names[] = {LTL_STR("command"), LTL_STR("log")};
    const ltl_data values[] = {ltl_data_text(saga->verify), ltl_data_text(saga->log)};
    ltl_data inputs = ltl_data_record(names, values, LTL_COUNT_OF(values));
    ltl_drive_options options = {.inputs = &inputs,
                                 .jobs = 1,
                                 .grace_us = UINT64_MAX / 4, /* a half-done file is waited for */
                                 .takes_signals = true,
                                 .services = {within, saga}};
    ltl_drive *run = NULL;
    ltl_status status = ltl_drive_run(workflow, &options, &run, error);
    if (status != LTL_OK) {
        return status;
    }
    const ltl_result *result = ltl_engine_result(ltl_drive_engine(run));
    saga->ending = result->ending;
    saga->reason = ltl_arena_copy(&saga->arena, result->reason);
    saga->is_half_done = saga->journal->is_pending;
    saga->signal = ltl_drive_signal(run);
    ltl_drive_free(run);
    return LTL_OK;
}

ltl_status ltl_fix_saga_run(ltl_fix_saga *saga, ltl_error *error) {
    ltl_workflow *workflow = NULL;
    ltl_workflow_file file;
    ltl_status status =
        ltl_workflow_file_open(&saga->arena, saga->workflow != NULL ? saga->workflow : "fix",
                               ltl_fixing_tasks(), &file, &workflow, error);
    if (status == LTL_OK) {
        status = drive(saga, workflow, error);
    }
    ltl_workflow_free(workflow);
    return status;
}

ltl_status ltl_fix_saga_undo(ltl_fix_saga *saga, ltl_error *error) {
    ltl_status status = restore_all(saga, error);
    if (status == LTL_OK) {
        status = ltl_fix_journal_end(saga->journal, error);
    }
    saga->is_half_done = saga->journal->is_pending;
    return status;
}
