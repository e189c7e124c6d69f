#include "orchestrator/cli/fix/fixing.h"

#include <signal.h>
#include <stdio.h>

#include "orchestrator/cli/exit.h"
#include "orchestrator/cli/files.h"
#include "orchestrator/cli/fix/check.h"
#include "orchestrator/cli/fix/folders.h"
#include "orchestrator/cli/fix/tell.h"
#include "orchestrator/cli/path_scope.h"
#include "orchestrator/intake/index_rewrite.h"

ltl_status ltl_fixing_open(ltl_fixing *fixing, ltl_error *error) {
    fixing->plan.tree_fd = -1;
    const char *folder =
        fixing->is_staged ? "." : ltl_path_scope_root(&fixing->arena, fixing->arguments);
    ltl_status status = ltl_fix_folders_find(&fixing->arena, folder, &fixing->folders, error);
    if (status != LTL_OK || (fixing->is_dry && !ltl_folder_exists(fixing->folders.state.ptr))) {
        return status;
    }
    status = ltl_fix_journal_open(&fixing->folders, &fixing->journal, error);
    fixing->has_journal = status == LTL_OK;
    /* A repository that cannot be written to can be looked at all the same. */
    return status == LTL_IO && fixing->is_dry ? LTL_OK : status;
}

bool ltl_fixing_is_pending(const ltl_fixing *fixing) {
    return fixing->has_journal && fixing->journal.is_pending;
}

static int exit_of_saga(const ltl_fix_saga *saga) {
    if (saga->is_half_done) {
        return LTL_EXIT_NOT_UNDONE;
    }
    if (saga->ending == LTL_ENDING_OK) {
        return saga->left > 0 ? LTL_EXIT_FAILED : LTL_EXIT_PASSED;
    }
    if (saga->signal != 0) {
        return saga->signal == SIGTERM ? LTL_EXIT_TERMINATED : LTL_EXIT_INTERRUPTED;
    }
    return saga->is_stuck ? LTL_EXIT_INTERNAL : LTL_EXIT_FAILED;
}

static ltl_fix_saga saga_of(ltl_fixing *fixing) {
    ltl_fix_saga saga = {.journal = &fixing->journal,
                         .verify = fixing->verify,
                         .workflow = fixing->workflow,
                         .ending = LTL_ENDING_OK};
    saga.log = ltl_arena_printf(&fixing->arena, "%.*s/fix-verify.log",
                                LTL_STR_ARG(fixing->folders.state));
    return saga;
}

static int saga_run(ltl_fix_saga *saga) {
    ltl_error error = {0};
    if (ltl_fix_saga_run(saga, &error) != LTL_OK) {
        return ltl_exit_of_error(&error);
    }
    ltl_fix_tell_saga(saga);
    return exit_of_saga(saga);
}

int ltl_fixing_roll_back(ltl_fixing *fixing) {
    ltl_error error = {0};
    ltl_fix_saga saga = saga_of(fixing);
    ltl_status status = ltl_fix_saga_undo(&saga, &error);
    ltl_fix_tell_undone(&saga, status == LTL_OK ? NULL : &error);
    ltl_arena_clear(&saga.arena);
    return status == LTL_OK ? LTL_EXIT_PASSED : LTL_EXIT_NOT_UNDONE;
}

int ltl_fixing_resume(ltl_fixing *fixing) {
    if (fixing->journal.verify.len > 0 && fixing->verify.len == 0) {
        ltl_fix_tell_verify(&fixing->journal);
        return LTL_EXIT_USAGE;
    }
    ltl_fix_saga saga = saga_of(fixing);
    int code = saga_run(&saga);
    ltl_arena_clear(&saga.arena);
    return code;
}

static ltl_status index_make(ltl_fixing *fixing, const ltl_analysis *analysis, ltl_error *error) {
    const ltl_fix_items *items = &fixing->plan.items;
    ltl_pair *pairs = LTL_NEW_ARRAY(&fixing->arena, ltl_pair, (size_t)items->count + 2);
    uint32_t count = 0;
    for (uint32_t i = 0; i < items->count; i++) {
        const ltl_fix_item *item = &items->at[i];
        if (ltl_fix_item_changes(item) && item->is_staged) {
            pairs[count++] = (ltl_pair){item->path, item->bytes, item->made};
        }
    }
    if (count == 0) {
        return LTL_OK;
    }
    if (fixing->known.is_staged) {
        pairs[count++] = (ltl_pair){fixing->known.path, fixing->known.before, fixing->known.after};
    }
    ltl_index_bytes index;
    ltl_str scratch =
        ltl_arena_printf(&fixing->arena, "%.*s/fix-index", LTL_STR_ARG(fixing->folders.state));
    ltl_status status = ltl_index_rewrite(analysis->intake, pairs, count, scratch.ptr,
                                          &fixing->arena, &index, error);
    if (status == LTL_OK) {
        ltl_fix_file file = {
            .path = index.name, .is_index = true, .before = index.before, .after = index.after};
        LTL_PUSH(&fixing->arena, &fixing->files, file);
    }
    return status;
}

static ltl_status files_make(ltl_fixing *fixing, const ltl_analysis *analysis, ltl_error *error) {
    ltl_status status = index_make(fixing, analysis, error);
    for (uint32_t i = 0; i < fixing->plan.items.count && status == LTL_OK; i++) {
        const ltl_fix_item *item = &fixing->plan.items.at[i];
        if (ltl_fix_item_changes(item) && item->has_tree) {
            ltl_fix_file file = {.path = item->path, .before = item->bytes, .after = item->made};
            LTL_PUSH(&fixing->arena, &fixing->files, file);
        }
    }
    /* No file changes without it, and it does not without a file: what is known goes with what is fixed. */
    if (status == LTL_OK && fixing->known.path.len > 0) {
        ltl_fix_file file = {.path = fixing->known.path,
                             .before = fixing->known.before,
                             .after = fixing->known.after};
        LTL_PUSH(&fixing->arena, &fixing->files, file);
    }
    return status;
}

static int carry_out(ltl_fixing *fixing, const ltl_analysis *analysis) {
    ltl_error error = {0};
    if (files_make(fixing, analysis, &error) != LTL_OK) {
        return ltl_exit_of_error(&error);
    }
    if (fixing->files.count == 0) {
        return LTL_EXIT_PASSED;
    }
    ltl_fix_saga saga = saga_of(fixing);
    saga.files = &fixing->files;
    int code = saga_run(&saga);
    if (saga.ending == LTL_ENDING_OK) {
        fixing->left = saga.left;
        ltl_fix_plan_left(&fixing->plan, &fixing->journal.files);
    }
    ltl_arena_clear(&saga.arena);
    return code;
}

static int show(const ltl_fixing *fixing, const ltl_analysis *analysis) {
    ltl_error error = {0};
    const ltl_terminal *terminal =
        fixing->diff_to == STDERR_FILENO ? &analysis->err : &analysis->out;
    if (!fixing->shows_diff ||
        ltl_fix_tell_diff(&fixing->plan, &fixing->known, fixing->diff_to, terminal, &error) == LTL_OK) {
        return LTL_EXIT_PASSED;
    }
    (void)ltl_exit_of_error(&error);
    return LTL_EXIT_INTERNAL;
}

static int exit_of_check(const ltl_error *error, int number) {
    int code = ltl_exit_of_error(error);
    switch (error->code) {
    case LTL_DEADLINE:
        return LTL_EXIT_DEADLINE;
    case LTL_CANCELLED:
        return number == SIGTERM ? LTL_EXIT_TERMINATED : LTL_EXIT_INTERRUPTED;
    default:
        return code;
    }
}

int ltl_fixing_run(ltl_fixing *fixing, ltl_analysis *analysis) {
    ltl_error error = {0};
    int number = 0;
    ltl_fix_plan_make(&fixing->plan, analysis, fixing->folders.tree, fixing->is_staged);
    if (ltl_fix_check(&fixing->plan, analysis, &fixing->rest, &number, &error) != LTL_OK) {
        return exit_of_check(&error, number);
    }
    ltl_fix_known_make(&fixing->arena, analysis, &fixing->plan, &fixing->rest, &fixing->known);
    int code = fixing->is_dry ? show(fixing, analysis) : carry_out(fixing, analysis);
    if (code == LTL_EXIT_PASSED || fixing->left > 0) {
        fixing->changed = ltl_fix_tell_plan(&fixing->plan, fixing->is_dry, analysis->is_quiet);
        ltl_fix_known_tell(&fixing->known, fixing->is_dry ? NULL : &fixing->journal.files,
                           analysis->is_quiet);
    }
    return code;
}

void ltl_fixing_close(ltl_fixing *fixing) {
    ltl_fix_plan_clear(&fixing->plan);
    if (fixing->has_journal) {
        ltl_fix_journal_close(&fixing->journal);
    }
    ltl_arena_clear(&fixing->arena);
}
