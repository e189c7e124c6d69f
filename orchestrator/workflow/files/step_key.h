/* step_key.h - the keys that every step may have, whatever it is.
 *
 * Shape    one row a key: how it is read, and what the schema says of it
 * Units    -
 * Owns     what is read lies in the arena of the workflow
 * Errors   complaints of the check
 * Threads  the table is immutable
 * Cost     -
 */
#ifndef LTL_WORKFLOW_STEP_KEY_H
#define LTL_WORKFLOW_STEP_KEY_H

#include "orchestrator/workflow/files/read_row.h"

/* A file that is being read. */
typedef struct ltl_reading {
    ltl_flow_check check;
    const ltl_tasks *tasks;
    ltl_step_sources sources;
} ltl_reading;

typedef enum ltl_step_form {
    LTL_FORM_TEXT,
    LTL_FORM_TEXTS, /* one, or a list */
    LTL_FORM_MAP,
    LTL_FORM_NUMBER, /* from 1 */
    LTL_FORM_TRUTH,
} ltl_step_form;

typedef struct ltl_step_key {
    const char *name;
    ltl_step_form form;
    const char *help;
    const char *pattern; /* of its text, for the schema; null: any */
    void (*read)(ltl_reading *self, ltl_flow_step *step, const ltl_yaml *value);
} ltl_step_key;

extern const ltl_step_key ltl_step_keys[];
extern const size_t ltl_step_key_count;

/* A length of time, for the schema. */
#define LTL_DURATION_PATTERN "^[0-9]+(us|ms|s|m|h)$"

#endif
