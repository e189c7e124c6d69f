/* outcome.h - what became of one file in the hands of one agent, and the ledger over all of them.
 *
 * Shape    every file × agent ends in exactly one outcome with a reason
 * Units    -
 * Owns     reasons are static texts, details belong to the sink's arena
 * Errors   ltl_ledger_is_balanced says whether the promise holds: found = analysed + partial +
 *          skipped + failed, for files and for each agent
 * Threads  one owner (the gather side)
 * Cost     O(1) each
 */
#ifndef LTL_CORE_OUTCOME_H
#define LTL_CORE_OUTCOME_H

#include "core/str.h"
#include "core/vec.h"

typedef enum ltl_outcome {
    LTL_OUTCOME_ANALYSED,
    LTL_OUTCOME_PARTIAL, /* looked, but not at all of it: findings may be missing */
    LTL_OUTCOME_SKIPPED, /* not looked at, by rule: too large, binary, ignored, no language … */
    LTL_OUTCOME_FAILED,  /* should have been looked at, and was not */
    LTL_OUTCOME_COUNT
} ltl_outcome;

/* X(NAME, "id for machines", outcome, "text for people") */
#define LTL_REASON_LIST(X)                                                                         \
    X(NONE, "analysed", ANALYSED, "analysed")                                                      \
    X(PARSE_ERRORS, "parse-errors", PARTIAL, "parts of the file do not parse")                     \
    X(RULE_FUEL, "rule-fuel", PARTIAL, "a rule used up its step budget on the file")               \
    X(SHALLOW_FLOW, "shallow-flow", PARTIAL,                                                       \
      "a rule used up its step budget and followed values within functions alone")                 \
    X(PATTERN_FLOW, "pattern-flow", PARTIAL,                                                       \
      "a rule used up its step budget and looked for sources within sinks alone")                  \
    X(RULE_TOKENS, "rule-tokens", PARTIAL,                                                         \
      "a rule used up its step budget and looked at words in place of syntax")                     \
    X(TOKENS, "tokens", PARTIAL, "no syntax tree: rules looked at words in place of syntax")       \
    X(BYTES, "bytes", PARTIAL, "no syntax tree: of some rules it is only known that they could match") \
    X(QUARANTINED, "quarantined", PARTIAL, "a rule was quarantined, since it had exceeded its budget too often")  \
    X(FLOW_QUARANTINED, "flow-quarantined", PARTIAL,                                               \
      "following values was quarantined for this language: a rule looked in a cheaper form")       \
    X(REGEX_LIMIT, "regex-limit", PARTIAL, "a regular expression reached its match limit")         \
    X(TREE_DEPTH, "tree-depth", PARTIAL, "nested deeper than the limit")                           \
    X(EMBEDDED_PARTS, "embedded-parts", PARTIAL, "more scripts and handlers than the limit")       \
    X(WINDOWS, "windows", PARTIAL, "large: in windows, by secrets and text rules only")             \
    X(TOO_MANY_FINDINGS, "too-many-findings", PARTIAL, "more findings than the limit of a rule")   \
    X(NO_LANGUAGE, "no-language", SKIPPED, "no language for this file")                            \
    X(NOT_WANTED, "not-wanted", SKIPPED, "no rule of this agent is for this language")             \
    X(TOO_LARGE, "too-large", SKIPPED, "larger than the size limit")                               \
    X(BINARY, "binary", SKIPPED, "binary content")                                                 \
    X(MINIFIED, "minified", SKIPPED, "minified or generated lines")                                \
    X(GENERATED, "generated", SKIPPED, "marked as generated")                                      \
    X(VENDORED, "vendored", SKIPPED, "marked as vendored")                                         \
    X(IGNORED, "ignored", SKIPPED, "ignored by a pattern")                                         \
    X(LINK, "link", SKIPPED, "symbolic link, not followed")                                        \
    X(SPECIAL, "special", SKIPPED, "not a regular file")                                           \
    X(SUBMODULE, "submodule", SKIPPED, "submodule, scanned on its own")                            \
    X(LFS_POINTER, "lfs-pointer", SKIPPED, "pointer to a large file that is not here")             \
    X(PATH_INVALID, "path-invalid", SKIPPED, "path too long or not allowed")                       \
    X(OTHER_SHARD, "other-shard", SKIPPED, "another shard looks at it")                            \
    X(DELETED, "deleted", SKIPPED, "deleted by the change")                                        \
    X(NO_OPTIONAL_PROGRAM, "no-optional-program", SKIPPED, "a program that may be missing is missing") \
    X(UNREADABLE, "unreadable", FAILED, "cannot be read")                                          \
    X(NOT_RECOGNISED, "not-recognised", FAILED, "nothing in it was recognised")                    \
    X(CHANGED, "changed", FAILED, "changed while it was read")                                     \
    X(PARSE_FUEL, "parse-fuel", FAILED, "the parser used up its step budget")                      \
    X(TREE_QUARANTINED, "tree-quarantined", FAILED,                                                \
      "syntax trees were quarantined for this language, since making them failed too often")       \
    X(TREE_NODES, "tree-nodes", FAILED, "more syntax nodes than the limit")                        \
    X(MEMORY, "memory", FAILED, "needed more memory than the limit")                               \
    X(CANCELLED, "cancelled", FAILED, "the run was interrupted first")                             \
    X(DEADLINE, "deadline", FAILED, "the deadline passed first")                                   \
    X(NOT_REACHED, "not-reached", FAILED, "the workflow did not come to it")                                   \
    X(NO_SHARD, "no-shard", FAILED, "the report of its shard is missing")                          \
    X(NO_PROGRAM, "no-program", FAILED, "a program that should look at it is not there")          \
    X(PROGRAM_FAILED, "program-failed", FAILED, "a program that should look at it failed")         \
    X(CRASHED, "crashed", FAILED, "the analysis crashed on it")                                    \
    X(OVER_TIME, "over-time", FAILED, "the analysis of it did not end in the time that a file has")

typedef enum ltl_reason {
#define LTL_REASON_ENUM(name, id, outcome, text) LTL_REASON_##name,
    LTL_REASON_LIST(LTL_REASON_ENUM)
#undef LTL_REASON_ENUM
        LTL_REASON_COUNT
} ltl_reason;

/* The ladder: how a rule looked at a file, from the form it is written in to the cheapest. Where one form uses up its
 * steps, or has no tree, the next one looks; what it finds carries its name, and the file the reason beside it.
 * X(NAME, "id for machines", "text for people") */
#define LTL_FORM_LIST(X)                                                                           \
    X(WHOLE, "whole", "as the rule is written")                                                    \
    X(SHALLOW, "shallow", "values followed within functions alone")                                \
    X(PATTERN, "pattern", "sources within sinks alone")                                            \
    X(TOKENS, "tokens", "words in place of syntax")                                                \
    X(BYTES, "bytes", "only what the rule cannot do without")

typedef enum ltl_form {
#define LTL_FORM_ENUM(name, id, text) LTL_FORM_##name,
    LTL_FORM_LIST(LTL_FORM_ENUM)
#undef LTL_FORM_ENUM
        LTL_FORM_COUNT
} ltl_form;

const char *ltl_form_id(ltl_form form); /* "tokens", stable, for machines */
const char *ltl_form_text(ltl_form form);

const char *ltl_outcome_name(ltl_outcome outcome); /* "analysed" "partial" "skipped" "failed" */
const char *ltl_reason_id(ltl_reason reason);      /* "parse-errors", stable, for machines */
const char *ltl_reason_text(ltl_reason reason);
ltl_outcome ltl_reason_outcome(ltl_reason reason);
/* The worse of two: failed over partial over skipped over analysed; the first on a tie. */
ltl_reason ltl_reason_worse(ltl_reason a, ltl_reason b);

/* One line of the ledger that a person may want to read: anything but `analysed`. */
typedef struct ltl_ledger_note {
    ltl_str path;
    const char *agent; /* null: the file as a whole */
    ltl_reason reason;
    ltl_str detail; /* "37 of 5120 bytes", a rule id, a system message; may be empty */
} ltl_ledger_note;

typedef struct ltl_ledger_notes LTL_VEC(ltl_ledger_note) ltl_ledger_notes;

typedef struct ltl_ledger_row {
    const char *agent; /* null: the files themselves */
    uint64_t found;
    uint64_t counts[LTL_OUTCOME_COUNT];
    uint64_t reasons[LTL_REASON_COUNT];
} ltl_ledger_row;

enum { LTL_LEDGER_MAX_AGENTS = 32 };

typedef struct ltl_ledger {
    ltl_ledger_row files;
    ltl_ledger_row agents[LTL_LEDGER_MAX_AGENTS];
    uint32_t agent_count;
    ltl_ledger_notes notes; /* sorted by path, agent when the run ends */
    uint64_t bytes;         /* of the files looked at */
    uint64_t lines;
} ltl_ledger;

/* The agent's row, made on first use; null means the files' row. Past LTL_LEDGER_MAX_AGENTS, agents
 * share the last row, which is then called "others". `agent` is borrowed. */
ltl_ledger_row *ltl_ledger_row_of(ltl_ledger *ledger, const char *agent);
/* Counts one outcome. `found` is not touched: it is what was planned, counted by whoever planned it,
 * or the balance would prove nothing. */
void ltl_ledger_add(ltl_ledger_row *row, ltl_reason reason);
bool ltl_ledger_is_balanced(const ltl_ledger *ledger);
/* Files that a cheaper form looked at because they have no tree: as much of a gap as a file that failed. */
uint64_t ltl_ledger_downgraded(const ltl_ledger *ledger);

#endif
