/* tool_result.h - what another program came to, as a part of the run.
 *
 * Shape    one for each call of a `tool` step: its files with one outcome each, its findings as ours, with identity,
 *          snippet and suppression like any other
 * Units    -
 * Owns     its own arena, until the run is freed
 * Errors   a finding outside the files it was given is counted, and not taken
 * Threads  made by the thread of the call, then handed to the run under its lock
 * Cost     each file with findings is read once more
 */
#ifndef LTL_RUN_TOOLS_TOOL_RESULT_H
#define LTL_RUN_TOOLS_TOOL_RESULT_H

#include "core/map.h"
#include "orchestrator/run/tools/tool_copy.h"
#include "orchestrator/run/worker/worker.h"
#include "orchestrator/tools/tool_report.h"

typedef struct ltl_tool_file {
    uint32_t target;
    ltl_reason reason;
} ltl_tool_file;

struct ltl_tool_result {
    struct ltl_tool_result *next;
    ltl_arena arena;
    ltl_agent agent;   /* its name as the agent of its findings */
    ltl_str step;      /* key of the step: the latest attempt counts */
    ltl_reason reason; /* of all its files, but for those that could not be read */
    ltl_str trouble;   /* why it did not do its work; empty: it did */
    bool is_replaced;  /* by a later attempt */
    bool is_optional;
    uint32_t outside; /* findings elsewhere */
    struct ltl_tool_files LTL_VEC(ltl_tool_file) files;
    ltl_findings head;
    ltl_findings base;
    struct ltl_tool_rules LTL_VEC(const ltl_rule_info *) rules;
    ltl_map by_rule; /* place in `rules` */
};

ltl_tool_result *ltl_tool_result_new(ltl_str name, ltl_domain domain, ltl_str step);
/* Into a list by name and step, whoever was first: reports do not depend on how fast a program is. */
void ltl_tool_result_insert(ltl_tool_result **list, ltl_tool_result *result);
void ltl_tool_result_free(ltl_tool_result *result);
/* Findings of the report at their places in the files of `side`. LTL_NO_MEMORY. */
LTL_MUST_USE ltl_status ltl_tool_result_take(ltl_tool_result *result, ltl_team *team, ltl_side side,
                                             const ltl_tool_copy *copy,
                                             const ltl_tool_findings *found, const atomic_int *stop,
                                             ltl_error *error);

#endif
