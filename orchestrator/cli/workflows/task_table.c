#include "orchestrator/cli/workflows/task_table.h"

#include <stdlib.h>

#include "orchestrator/ci/ci.h"
#include "orchestrator/cli/fix/saga.h"
#include "orchestrator/dataset/tasks.h"
#include "orchestrator/import/tasks.h"
#include "orchestrator/process/command.h"
#include "orchestrator/run/run.h"
#include "orchestrator/run/tools/tool.h"
#include "orchestrator/specialists/specialists.h"
#include "orchestrator/store/migration.h"
#include "orchestrator/workflow/basics.h"

enum { MOST_TASKS = 128 };

static const ltl_task *table[MOST_TASKS];
static ltl_tasks tasks = {table, 0};

static int compare(const void *left, const void *right) {
    return strcmp((*(const ltl_task *const *)left)->name, (*(const ltl_task *const *)right)->name);
}

static uint32_t take(const ltl_task **to, uint32_t count, ltl_tasks some) {
    for (uint32_t i = 0; i < some.count; i++) {
        to[count++] = some.at[i];
    }
    return count;
}

static ltl_tasks specialists(void) {
    return (ltl_tasks){ltl_specialists, (uint32_t)ltl_specialist_count};
}

const ltl_tasks *ltl_program_tasks(void) {
    if (tasks.count == 0) {
        tasks.count = take(table, tasks.count, ltl_basic_tasks);
        tasks.count = take(table, tasks.count, ltl_run_tasks);
        tasks.count = take(table, tasks.count, specialists());
        tasks.count = take(table, tasks.count, ltl_fix_tasks);
        tasks.count = take(table, tasks.count, ltl_store_tasks);
        tasks.count = take(table, tasks.count, ltl_dataset_tasks);
        tasks.count = take(table, tasks.count, ltl_import_tasks);
        tasks.count = take(table, tasks.count, ltl_ci_tasks);
        table[tasks.count++] = &ltl_task_command;
        table[tasks.count++] = &ltl_task_tool;
        qsort(table, tasks.count, sizeof(table[0]), compare);
    }
    return &tasks;
}

/* Tasks that work on something, and those that need nothing. */
static ltl_tasks hosted(const ltl_task **some, uint32_t count, ltl_tasks own, ltl_tasks more) {
    count = take(some, count, ltl_basic_tasks);
    count = take(some, count, own);
    count = take(some, count, more);
    some[count++] = &ltl_task_command;
    qsort(some, count, sizeof(some[0]), compare);
    return (ltl_tasks){some, count};
}

const ltl_tasks *ltl_scan_tasks(void) {
    static const ltl_task *some[MOST_TASKS];
    static ltl_tasks all;
    if (all.count == 0) {
        some[0] = &ltl_task_tool;
        all = hosted(some, 1, ltl_run_tasks, specialists());
    }
    return &all;
}

const ltl_tasks *ltl_fixing_tasks(void) {
    static const ltl_task *some[MOST_TASKS];
    static ltl_tasks all;
    all = all.count > 0 ? all : hosted(some, 0, ltl_fix_tasks, (ltl_tasks){0});
    return &all;
}
