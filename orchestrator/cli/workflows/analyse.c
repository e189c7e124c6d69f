#include "orchestrator/cli/workflows/analyse.h"

#include <stdio.h>
#include <unistd.h>

#include "orchestrator/cli/exit.h"
#include "orchestrator/cli/workflows/task_table.h"
#include "orchestrator/cli/workflows/files.h"
#include "orchestrator/dataset/tasks.h"
#include "orchestrator/import/tasks.h"
#include "orchestrator/run/assess.h"

extern const ltl_command ltl_command_data;
extern const ltl_command ltl_command_hook;
extern const ltl_command ltl_command_import;
extern const ltl_command ltl_command_scan;
extern const ltl_command ltl_command_review;

/* What a workflow asks of those who run it. */
typedef struct asking {
    bool is_analysis;
    const ltl_command *command; /* of files of another kind; null: scan or review */
    bool needs_change; /* it makes no sense without two sides */
    bool likes_change; /* some of it does not */
    bool asks_kind;    /* what kind of change it is decides what is done: else all of it is */
} asking;

static bool is_of(const ltl_tasks *tasks, const ltl_task *task) {
    for (uint32_t i = 0; i < tasks->count; i++) {
        if (tasks->at[i] == task) {
            return true;
        }
    }
    return false;
}

static asking ask(const ltl_workflow *workflow) {
    asking result = {0};
    for (uint32_t i = 0; i < workflow->steps.count; i++) {
        const ltl_task *task = workflow->steps.at[i]->task;
        if (task == NULL) {
            continue;
        }
        const ltl_specialist *specialist = task->specialist;
        result.is_analysis |= specialist != NULL || is_of(&ltl_run_tasks, task);
        result.command = is_of(&ltl_dataset_tasks, task)  ? &ltl_command_data
                         : is_of(&ltl_import_tasks, task) ? &ltl_command_import
                                                          : result.command;
        result.needs_change |= specialist != NULL && specialist->needs_change;
        result.likes_change |= specialist != NULL && specialist->likes_change;
        result.asks_kind |= strcmp(task->name, "change-type-evaluator") == 0;
    }
    result.likes_change |= result.needs_change;
    return result;
}

/* What is staged, as for the command that runs the workflow of this name; with an operand it is a scan or a review. */
static bool is_of_staged(const ltl_workflow *workflow, const ltl_arguments *arguments) {
    return ltl_str_is(workflow->name, ltl_command_hook.name) && arguments->operand_count == 1;
}

static bool names_change(const ltl_arguments *arguments) {
    return ltl_arguments_has(arguments, "staged") ||
           ltl_arguments_value(arguments, "patch") != NULL;
}

static bool is_change(const ltl_arguments *arguments, const asking *wanted) {
    if (names_change(arguments)) {
        return true;
    }
    if (arguments->operand_count == 0) {
        return wanted->likes_change;
    }
    return access(arguments->operands[0], F_OK) != 0;
}

/* The same arguments without the first operand, with the workflow named and, unless it asks for the kind of a change
 * itself, with all that there is. */
static int command_run(const ltl_command *command, const ltl_arguments *arguments, bool is_full,
                       ltl_arena *arena) {
    static const ltl_option workflow = {"workflow", 0, LTL_OPTION_VALUE, "NAME|FILE", "", NULL};
    static const ltl_option full = {"full", 0, LTL_OPTION_FLAG, NULL, "", NULL};
    ltl_arguments own = *arguments;
    ltl_argument *given = LTL_NEW_ARRAY(arena, ltl_argument, (size_t)arguments->given_count + 2);
    for (uint32_t i = 0; i < arguments->given_count; i++) {
        given[i] = arguments->given[i];
    }
    given[own.given_count++] = (ltl_argument){&workflow, arguments->operands[0]};
    if (is_full) {
        given[own.given_count++] = (ltl_argument){&full, NULL};
    }
    own.command = command;
    own.verb = NULL;
    own.operands++;
    own.operand_count--;
    own.given = given;
    return command->run(&own);
}

static int analyse(const ltl_arguments *arguments, const asking *wanted, ltl_arena *arena) {
    ltl_arguments rest = *arguments;
    rest.operands++;
    rest.operand_count--;
    bool has_change = is_change(&rest, wanted);
    if (wanted->needs_change && !has_change) {
        fprintf(stderr,
                "lintel: %s looks at a change: name a range of commits, --staged, --patch FILE, or "
                "nothing for "
                "the work tree\n",
                arguments->operands[0]);
        return LTL_EXIT_USAGE;
    }
    return command_run(has_change ? &ltl_command_review : &ltl_command_scan, arguments,
                       has_change && !wanted->asks_kind, arena);
}

bool ltl_workflow_analyse(const ltl_arguments *arguments, int *out_code) {
    ltl_arena arena = {0};
    ltl_workflow_file file;
    ltl_workflow *workflow = NULL;
    ltl_error error = {0};
    asking wanted = {0};
    if (ltl_workflow_file_open(&arena, arguments->operands[0], ltl_program_tasks(), &file,
                               &workflow, &error) != LTL_OK) {
        *out_code = ltl_exit_of_error(&error);
        ltl_arena_clear(&arena);
        return true;
    }
    wanted = ask(workflow);
    wanted.command = is_of_staged(workflow, arguments) ? &ltl_command_hook : wanted.command;
    ltl_workflow_free(workflow);
    if (wanted.command != NULL) {
        *out_code = command_run(wanted.command, arguments, false, &arena);
    } else if (wanted.is_analysis) {
        *out_code = analyse(arguments, &wanted, &arena);
    }
    ltl_arena_clear(&arena);
    return wanted.is_analysis || wanted.command != NULL;
}
