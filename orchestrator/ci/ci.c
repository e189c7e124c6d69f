#include "orchestrator/ci/ci.h"

static const ltl_task *const tasks[] = {&ltl_task_source_control, &ltl_task_test_results,
                                        &ltl_task_quality_gate, &ltl_task_publication,
                                        &ltl_task_withdrawal,     &ltl_task_annotations};
const ltl_tasks ltl_ci_tasks = {tasks, LTL_COUNT_OF(tasks)};
