/* report.h - one finished run, the only input of a report format.
 *
 * Shape    findings in the one order of ltl_finding_compare; problems; the ledger; the gate's verdict;
 *          for reviews the changeset and how its branch was chosen
 * Units    see span.h; sizes in bytes
 * Owns     nothing: all borrowed from the run
 * Errors   -
 * Threads  immutable
 * Cost     -
 *
 * Nothing here depends on the number of workers, on the clock or on the machine.
 */
#ifndef LTL_REPORTS_REPORT_H
#define LTL_REPORTS_REPORT_H

#include "core/finding.h"
#include "core/outcome.h"

typedef enum ltl_problem_level {
    LTL_LEVEL_NOTE,
    LTL_LEVEL_WARNING,
    LTL_LEVEL_ERROR
} ltl_problem_level;

/* Something that went wrong outside the files: a rule, the configuration, the repository. */
typedef struct ltl_report_problem {
    ltl_problem_level level;
    ltl_str rule_id; /* may be empty */
    ltl_str path;    /* may be empty */
    uint32_t line;   /* 0: unknown */
    uint32_t column;
    ltl_str message;
} ltl_report_problem;

typedef enum ltl_gate { LTL_GATE_PASSED, LTL_GATE_FAILED, LTL_GATE_INCOMPLETE } ltl_gate;

/* One fact the change-type evaluator used, and the label it led to. */
typedef struct ltl_review_reason {
    ltl_str label;
    ltl_str fact;
} ltl_review_reason;

typedef struct ltl_report_review {
    ltl_str base; /* what the change is compared with, for people: a commit id, "index", a file */
    ltl_str head;
    ltl_str primary; /* the branch shown to people: hotfix, configuration, major_change … */
    const ltl_str *labels;
    uint32_t label_count;
    const ltl_review_reason *reasons;
    uint32_t reason_count;
    const ltl_str *agents; /* what the branch runs, in order */
    uint32_t agent_count;
    uint32_t files_changed;
    uint32_t lines_added;
    uint32_t lines_removed;
} ltl_report_review;

typedef struct ltl_report_agent {
    ltl_str id;
    ltl_str title;
    bool was_run; /* false: not assessed */
    uint64_t findings;
    bool is_program; /* another one, that a workflow asked to look */
    uint64_t files;  /* that it was given */
    ltl_str trouble; /* of another program: why it did not do its work; empty: it did */
} ltl_report_agent;

/* What became of one specialist of the workflow. */
typedef enum ltl_assessed {
    LTL_ASSESSED,
    LTL_ASSESSED_IN_PART,
    LTL_ASSESSED_NOTHING, /* there was nothing of its kind */
    LTL_NOT_NEEDED,       /* nothing asked for it */
    LTL_NOT_ASSESSED,
    LTL_ASSESSED_COUNT
} ltl_assessed;

/* Who depends on whom, around what a change did to it. */
typedef enum ltl_edge_state {
    LTL_EDGE_KEPT,
    LTL_EDGE_NEW,
    LTL_EDGE_GONE,
    LTL_EDGE_STATE_COUNT
} ltl_edge_state;

typedef struct ltl_report_edge {
    uint32_t from; /* numbers of nodes */
    uint32_t to;
    ltl_edge_state state;
    bool is_in_circle; /* since the change */
} ltl_report_edge;

typedef struct ltl_report_graph {
    const ltl_str *nodes; /* paths */
    uint32_t node_count;
    const ltl_report_edge *edges;
    uint32_t edge_count;
    uint32_t left_out; /* files that came or went as ends of an edge and are not shown */
} ltl_report_graph;

enum { LTL_MAX_GRAPH_NODES = 28, LTL_MAX_GRAPH_EDGES = 90 };

/* One specialist and what it answers for: a score card. */
typedef struct ltl_report_assessment {
    ltl_str step;  /* its names in the workflow, with commas: those of its steps that ran */
    ltl_str agent; /* "security-analyzer" */
    ltl_str title; /* "Security" */
    ltl_assessed state;
    ltl_str reason;                      /* why it is not assessed, or only in part; else empty */
    bool has_findings;                   /* it answers for findings: else it only notes */
    uint64_t counts[LTL_SEVERITY_COUNT]; /* shown findings it answers for */
    uint64_t files;                      /* that were looked at for it */
    const ltl_str *notes;                /* what it says besides findings */
    uint32_t note_count;
    const ltl_report_graph *graph; /* null: none */
} ltl_report_assessment;

enum { LTL_MAX_ASSESSMENTS = 32, LTL_MAX_RANKED = 10 };

/* One of several runs that share out the files of a scan. */
typedef struct ltl_report_shard {
    uint32_t index; /* from 1 */
    uint32_t of;
    uint64_t files;     /* this shard was given */
    uint64_t all_files; /* all shards together */
    ltl_str build;      /* of the program, and of the rules and options; hex digests */
    ltl_str options;
    uint64_t seconds; /* since 1970: which day it is for rules and suppressions that look at the date */
    const ltl_str *words; /* typed, as far as they say what is looked for and where */
    uint32_t word_count;
    ltl_str digest;  /* of the results, packed as they are */
    ltl_str results; /* for whoever puts the shards together: see deflate.h */
} ltl_report_shard;

/* Findings that nobody holds in memory: one after the other, without secrets already. */
typedef struct ltl_finding_source {
    void *context;
    void (*rewind)(void *context);
    const ltl_finding *(*next)(void *context); /* until the next call; null at the end */
} ltl_finding_source;

typedef struct ltl_report {
    ltl_str tool_version;
    ltl_str command;             /* "scan", "review", "hook" */
    ltl_str target;              /* what was looked at, as the user named it */
    ltl_str ruleset;             /* hex digest of the rule set */
    const ltl_finding *findings; /* suppressed and unchanged ones included, marked */
    uint32_t finding_count;
    /* Null: `findings` are all there are. Else they are the worst of what this gives, for formats that cannot do
     * with one finding at a time. */
    const ltl_finding_source *source;
    const ltl_rule_info *const *rules; /* the rules that ran, by id */
    uint32_t rule_count;
    const ltl_report_problem *problems;
    uint32_t problem_count;
    const ltl_ledger *ledger;
    const ltl_report_agent *agents;
    uint32_t agent_count;
    const ltl_report_shard *shard;            /* null: it is a whole */
    const ltl_report_review *review;          /* null for a scan */
    ltl_str workflow;                         /* empty: the command's own */
    const ltl_report_assessment *assessments; /* of a workflow with specialists, in its order */
    uint32_t assessment_count;
    const ltl_str *seers; /* names of the steps that a finding may have been seen by, by bit */
    uint32_t seer_count;
    ltl_gate gate;
    ltl_str gate_reason; /* "3 findings of severity high or more" */
    bool is_interrupted;
    bool shows_unchanged; /* --all: list what was there before, too */
    bool shows_doubtful;  /* --doubtful: and what rests on too many guesses */
} ltl_report;

/* All findings in their order, wherever they are. */
typedef struct ltl_report_walk {
    const ltl_report *report;
    uint32_t at;
} ltl_report_walk;

ltl_report_walk ltl_report_walk_begin(const ltl_report *report);
/* Until the next call, when the report has a source; null at the end. */
const ltl_finding *ltl_report_walk_next(ltl_report_walk *walk);

/* True for findings that a report lists and a gate counts: not suppressed, not fixed, and neither there
 * before nor doubtful unless the report shows such ones. */
bool ltl_report_shows(const ltl_report *report, const ltl_finding *finding);
/* Doubtful, and nothing else hides it. */
bool ltl_report_hides_doubtful(const ltl_report *report, const ltl_finding *finding);
/* Shown findings per severity. */
void ltl_report_count(const ltl_report *report, uint64_t out_counts[LTL_SEVERITY_COUNT]);

/* The findings to look at first, as indices: by severity, confidence, how many rules and specialists
 * say so, whether a way leads there; at most LTL_MAX_RANKED. */
uint32_t ltl_report_rank(const ltl_report *report, uint32_t out_indices[LTL_MAX_RANKED]);
/* "A": nothing but hints; B, C, D, E: the worst is low, medium, high, critical. Empty when there is nothing
 * to go by. */
const char *ltl_assessment_grade(const ltl_report_assessment *assessment);
const char *ltl_assessed_name(ltl_assessed state); /* "not assessed" … */

const char *ltl_state_name(ltl_finding_state state);         /* "new" … */
const char *ltl_gate_name(ltl_gate gate);                    /* "passed" … */
const char *ltl_problem_level_name(ltl_problem_level level); /* "warning" … */

#endif
