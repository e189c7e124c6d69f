/* ci.h - the stages of a pipeline as tasks: source-control, test-results, quality-gate, and the three of publication.
 *
 * Shape    each is started by an event and gives numbers and texts that can be written down, so that a pipeline
 *          that was killed goes on; building and testing are the task `command`
 * Units    -
 * Owns     -
 * Errors   a base that cannot be found names what to fetch; reports that cannot be read fail the stage
 * Threads  see task.h
 * Cost     the gate is a process of its own
 */
#ifndef LTL_CI_CI_H
#define LTL_CI_CI_H

#include "orchestrator/workflow/task.h"

/* What publication writes: in the folder of the reports, and where GitLab reads it. */
#define LTL_PUBLISHED_FILE ".published"
#define LTL_GITLAB_FILE "gl-code-quality-report.json"

extern const ltl_tasks ltl_ci_tasks;

extern const ltl_task ltl_task_source_control;
extern const ltl_task ltl_task_test_results;
extern const ltl_task ltl_task_quality_gate;
extern const ltl_task ltl_task_publication;
extern const ltl_task ltl_task_withdrawal;
extern const ltl_task ltl_task_annotations;

#endif
