/* read_row.h - the value of one key of a pattern, put where its row says. Private to the reader. */
#ifndef LTL_WORKFLOW_READ_ROW_H
#define LTL_WORKFLOW_READ_ROW_H

#include "core/yaml.h"
#include "orchestrator/workflow/files/check.h"

/* A step that still has to be read. */
typedef struct ltl_step_source {
    const ltl_yaml *yaml;
    const ltl_flow_step *above;
    const char *role;
    ltl_str label;
    uint32_t *place;     /* where its index goes; or */
    ltl_step_list *list; /* where it is appended */
} ltl_step_source;

typedef struct ltl_step_sources LTL_VEC(ltl_step_source) ltl_step_sources;

/* Everything but steps; steps are appended to `sources`. */
void ltl_row_read(ltl_flow_check *check, const ltl_row *row, const ltl_yaml *yaml,
                  ltl_flow_step *step, ltl_step_sources *sources);
/* Writes what a row says when the file says nothing. */
void ltl_row_standard(const ltl_row *row, void *options);
const ltl_flow_condition *ltl_condition_of_yaml(ltl_flow_check *check, const ltl_yaml *yaml);
ltl_ref ltl_ref_of_yaml(ltl_flow_check *check, const ltl_yaml *yaml);
ltl_data ltl_data_of_yaml(ltl_flow_check *check, const ltl_yaml *yaml);
/* The text of a scalar; empty, and complained about, when it is none. `what` is its key. */
ltl_str ltl_text_of_yaml(ltl_flow_check *check, const ltl_yaml *yaml, const char *what);
/* False, and complained about, for anything but a map. */
bool ltl_yaml_is_map(ltl_flow_check *check, const ltl_yaml *yaml, const char *what);
/* Complains about keys of a map that are none of `keys`, which ends with null. */
void ltl_yaml_keys_check(ltl_flow_check *check, const ltl_yaml *map, const char *what,
                         const char *const *keys);
void ltl_texts_of_yaml(ltl_flow_check *check, const ltl_yaml *yaml, ltl_text_list *out_texts);

#endif
