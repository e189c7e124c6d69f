/* evaluate.h - what kind of change this is, and which review it asks for.
 *
 * Shape    facts about a changeset lead to labels, each with the facts that led to it; labels do not
 *          exclude each other; the plan is the union of the labels' profiles, and one primary label
 *          is shown to people: the first that applies of security, major change, configuration,
 *          hotfix, standard, test change, documentation, nothing
 * Units    lines, files
 * Owns     the arena of the call
 * Errors   none: what cannot be told leads to `standard` plus security (it fails closed)
 * Threads  reentrant, deterministic, no clock
 * Cost     O(files), plus the text of changed lines where it is given
 * See      orchestrator/plan/README.md for the labels and what each one asks for
 *
 * The classic evaluator is the table of the seed document to the number: one file and fewer than ten
 * lines is a hotfix, configuration without tests, more than 20 files or 1000 lines, tests, else
 * standard. A path is of tests or of configuration when one of its words says so.
 */
#ifndef LTL_PLAN_EVALUATE_H
#define LTL_PLAN_EVALUATE_H

#include "core/arena.h"
#include "core/rule.h"
#include "core/str.h"
#include "orchestrator/plan/function_delta.h"
#include "orchestrator/plan/graph_delta.h"

typedef enum ltl_label {
    LTL_LABEL_HOTFIX,
    LTL_LABEL_CONFIGURATION,
    LTL_LABEL_MAJOR_CHANGE,
    LTL_LABEL_TEST_CHANGE,
    LTL_LABEL_STANDARD,
    LTL_LABEL_SECURITY,      /* touches code that guards something */
    LTL_LABEL_DOCUMENTATION, /* documents, binaries or vendored files only */
    LTL_LABEL_NOTHING,       /* an empty changeset */
    LTL_LABEL_COUNT
} ltl_label;

/* What the evaluator is told about one file of the change. */
typedef struct ltl_changed_file {
    ltl_str path;
    ltl_str old_path;
    bool is_added;
    bool is_deleted;
    bool is_binary;
    bool mode_changed;
    bool is_link;      /* symbolic link on either side */
    bool is_submodule; /* on either side */
    uint32_t lines_added;
    uint32_t lines_removed;
    ltl_str added_text; /* the added lines, LF after each; may be empty when unknown */
    ltl_str removed_text;
    const ltl_function_delta *delta; /* null: nobody parsed both sides */
    const ltl_graph_delta *graph;    /* null: no code, or nobody asked */
} ltl_changed_file;

typedef struct ltl_label_reason {
    ltl_label label;
    ltl_str fact; /* "removes a line that mentions authorisation: src/login.py" */
} ltl_label_reason;

/* What may be spent beside the change itself; the same on any machine. Who uses it up says what was left out. */
typedef struct ltl_review_budget {
    uint32_t slice_files; /* around the change, that data is followed into */
    uint64_t slice_bytes; /* of them */
    uint64_t slice_steps; /* bytes parsed to learn which files those are */
    uint64_t past_steps;  /* bytes of earlier versions that are read */
} ltl_review_budget;

/* What the agents do for this change. */
typedef struct ltl_profile {
    uint32_t domains; /* bit per ltl_domain */
    bool only_urgent;
    ltl_severity min_severity;
    bool with_metrics;
    ltl_review_budget budget;
} ltl_profile;

/* 0 keeps the default. */
typedef struct ltl_thresholds {
    uint32_t hotfix_lines; /* default 10: fewer lines, one file */
    uint32_t major_files;  /* default 20: more files */
    uint32_t major_lines;  /* default 1000: more lines */
    uint32_t hub_files;    /* default 20: more files depend on one that is changed */
} ltl_thresholds;

typedef struct ltl_evaluation {
    ltl_label primary;
    uint32_t labels; /* bit per ltl_label */
    const ltl_label_reason *reasons;
    uint32_t reason_count;
    ltl_profile profile;
    uint32_t files_changed;
    uint32_t lines_added;
    uint32_t lines_removed;
    const ltl_changed_file *files; /* what it was told, by number of the file; borrowed */
    uint32_t file_count;
} ltl_evaluation;

const char *ltl_label_name(ltl_label label); /* "hotfix", "configuration", "major_change" … */
bool ltl_label_named(ltl_str name, ltl_label *out_label);

/* With the defaults where there are none; `given` may be null. */
ltl_thresholds ltl_thresholds_complete(const ltl_thresholds *given);
/* `thresholds` may be null. Documents, vendored and generated files and locks do not make a change
 * major, nor do blank lines, comments and lines that only move or shift, where the text is given. */
void ltl_evaluate(ltl_arena *arena, const ltl_changed_file *files, uint32_t file_count,
                  const ltl_thresholds *thresholds, ltl_evaluation *out_evaluation);
void ltl_evaluate_classic(ltl_arena *arena, const ltl_changed_file *files, uint32_t file_count,
                          ltl_evaluation *out_evaluation);
/* Somebody asked for these labels: on top of those there are, or in their place. `who` follows "asked for": the reasons
 * say so, and what was replaced. */
void ltl_evaluation_ask(ltl_arena *arena, uint32_t labels, bool in_place, ltl_str who,
                        ltl_evaluation *evaluation);

#endif
