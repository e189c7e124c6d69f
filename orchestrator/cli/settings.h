/* settings.h - what a run is asked to do: .lintel.yaml, then the command line over it.
 *
 * Shape    a mapping; its keys are the table in settings.c, which the manual page prints, too
 * Units    -
 * Owns     the arena of the call
 * Errors   LTL_SYNTAX or LTL_INVALID with file, line and column: no YAML, a key that does not exist (with
 *          the one that was probably meant), a value of the wrong kind; LTL_USAGE for options
 * Threads  reentrant
 * Cost     -
 */
#ifndef LTL_CLI_SETTINGS_H
#define LTL_CLI_SETTINGS_H

#include "analyzers/agents/agent.h"
#include "core/out.h"
#include "orchestrator/cli/arguments.h"
#include "orchestrator/gather/gate.h"
#include "orchestrator/plan/evaluate.h"

#define LTL_SETTINGS_FILE ".lintel.yaml"

typedef struct ltl_str_list LTL_VEC(ltl_str) ltl_str_list;

/* How far taint rules follow what comes in, when somebody says so. */
typedef struct ltl_depth_choice {
    bool is_made;
    ltl_dataflow_depth depth;
} ltl_depth_choice;

typedef struct ltl_settings {
    ltl_str path;            /* of the settings file; empty: there is none */
    ltl_str_list rules;      /* rule files and folders; those of the settings file lie beside it */
    bool has_own_rules_only; /* --config, or `built-in-rules: false` */
    ltl_str baseline;        /* file of findings that are known; empty: none */
    ltl_str_list paths;      /* what to look at when no operand says */
    ltl_str_list include;
    ltl_str_list exclude;
    ltl_str_list select;
    ltl_str_list ignore;
    uint32_t option_select; /* index of the first that came from the command line */
    uint32_t option_ignore;
    uint32_t domains; /* bit per ltl_domain */
    ltl_severity severity;
    ltl_confidence confidence;
    bool shows_doubtful;
    ltl_depth_choice dataflow;
    bool with_metrics;
    ltl_metric_limits metrics;
    ltl_gate_options gate;
    ltl_thresholds review;
    ltl_str_list layers; /* folders, lowest first */
    bool is_exit_zero;
    bool stops_early; /* where the workflow has a place for it: a hook */
} ltl_settings;

void ltl_settings_init(ltl_settings *settings);
/* The nearest settings file at or above `folder`, up to the root of the repository; empty when
 * there is none. */
ltl_str ltl_settings_find(ltl_arena *arena, const char *folder);
/* Reads `text` over what is there. */
LTL_MUST_USE ltl_status ltl_settings_read(ltl_arena *arena, ltl_str path, ltl_str text,
                                          ltl_settings *settings, ltl_error *error);
LTL_MUST_USE ltl_status ltl_settings_take_arguments(ltl_arena *arena,
                                                    const ltl_arguments *arguments,
                                                    ltl_settings *settings, ltl_error *error);
/* "none", "rule", "function", "file", "repository" */
bool ltl_depth_parse(ltl_str text, ltl_depth_choice *out_choice);
/* "high", "high:medium", "never" */
LTL_MUST_USE bool ltl_fail_on_parse(ltl_str text, ltl_gate_options *out_gate);
/* The i-th key of the table; false: there are no more. `section` is null at the top. */
bool ltl_settings_key(size_t i, const char **out_section, const char **out_name);
/* All keys with their meaning, for help. */
void ltl_settings_describe(ltl_out *out);

#endif
