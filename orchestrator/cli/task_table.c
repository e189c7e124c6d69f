#include "orchestrator/cli/task_table.h"

#include <stdlib.h>

#include "orchestrator/run/command.h"
#include "orchestrator/run/run.h"
#include "orchestrator/specialists/specialists.h"
#include "orchestrator/run/tool.h"
#include "orchestrator/workflow/basics.h"

enum { MOST_TASKS = 128 };

static const ltl_task *table[MOST_TASKS];
static ltl_tasks tasks = {table, 0};

static int compare(const void *left, const void *right) {
    return strcmp((*(const ltl_task *const *)left)->name, (*(const ltl_task *const *)right)->name);
}

const ltl_tasks *ltl_program_tasks(void) {
    if (tasks.count == 0) {
        for (uint32_t i = 0; i < ltl_basic_tasks.count; i++) {
            table[tasks.count++] = ltl_basic_tasks.at[i];
        }
        for (uint32_t i = 0; i < ltl_run_tasks.count; i++) {
            table[tasks.count++] = ltl_run_tasks.at[i];
        }
        for (size_t i = 0; i < ltl_specialist_count; i++) {
            table[tasks.count++] = ltl_specialists[i];
        }
        table[tasks.count++] = &ltl_task_command;
        table[tasks.count++] = &ltl_task_tool;
        qsort(table, tasks.count, sizeof(table[0]), compare);
    }
    return &tasks;
}
