/* finding.h - one thing a rule says about one place.
 *
 * Shape    rule, place, message, the lines around it with token classes, identity, state
 * Units    see span.h
 * Owns     all slices belong to the arena of the sink that took the finding
 * Errors   -
 * Threads  immutable once gathered
 * Cost     a few hundred bytes; snippets are bounded by LTL_MAX_SNIPPET_LINES
 */
#ifndef LTL_CORE_FINDING_H
#define LTL_CORE_FINDING_H

#include "core/arena.h"
#include "core/hash.h"
#include "core/rule.h"
#include "core/span.h"
#include "core/str.h"
#include "core/vec.h"

typedef enum ltl_token_class {
    LTL_TOKEN_PLAIN,
    LTL_TOKEN_KEYWORD,
    LTL_TOKEN_STRING,
    LTL_TOKEN_NUMBER,
    LTL_TOKEN_COMMENT,
    LTL_TOKEN_NAME,
    LTL_TOKEN_CALL,
    LTL_TOKEN_TYPE,
    LTL_TOKEN_CLASS_COUNT
} ltl_token_class;

/* A run of bytes within the snippet text. */
typedef struct ltl_token_run {
    uint32_t start;
    uint32_t len;
    ltl_token_class token_class;
} ltl_token_run;

typedef struct ltl_snippet {
    uint32_t first_line; /* line number of the first line of `text` */
    ltl_str text;        /* whole lines, LF between them; long lines and long ranges are cut */
    bool is_cut;
    uint32_t cut_bytes;        /* left out at the start of the line on which the finding starts */
    const ltl_token_run *runs; /* ascending, without overlap; may be empty */
    uint32_t run_count;
} ltl_snippet;

typedef struct ltl_binding {
    ltl_str name; /* with its dollar sign */
    ltl_str text;
    ltl_span span;
    bool
        is_operation; /* binds looser than what may stand beside it in a fix: `a + b`, `x ? y : z` */
} ltl_binding;

typedef enum ltl_trace_role {
    LTL_TRACED_SOURCE, /* where the value comes in: the first step */
    LTL_TRACED_STEP,   /* what it is put into on its way */
    LTL_TRACED_CALL,   /* it is passed to a function: the steps that follow lie deeper, in there */
    LTL_TRACED_RETURN, /* it comes back from one */
    LTL_TRACED_SINK,   /* where it must not get: the last step */
    LTL_TRACED_ROLE_COUNT
} ltl_trace_role;

/* One step of a data flow, source first. Steps may lie in several files. A finding has at most
 * LTL_MAX_TRACE_STEPS. */
typedef struct ltl_trace_step {
    ltl_str path;
    ltl_position start;
    ltl_position end;
    ltl_str note; /* what happens there, in a few words */
    ltl_trace_role role;
    uint32_t depth;   /* calls that are open around it: 0 in the function of the source */
    ltl_snippet code; /* the line on which it starts; no text when that is not at hand */
} ltl_trace_step;

typedef struct ltl_trace_steps {
    const ltl_trace_step *at;
    uint32_t count;
} ltl_trace_steps;

typedef enum ltl_finding_state {
    LTL_STATE_UNKNOWN, /* nothing to compare with */
    LTL_STATE_NEW,
    LTL_STATE_UNCHANGED, /* also on the base side */
    LTL_STATE_FIXED,     /* only on the base side */
} ltl_finding_state;

/* The severity is that of code that people get; less where it stands. */
typedef enum ltl_lowered {
    LTL_LOWERED_NOWHERE,
    LTL_LOWERED_IN_TEST,
    LTL_LOWERED_IN_EXAMPLE,
    LTL_LOWERED_IN_DOCUMENT,
    LTL_LOWERED_COUNT
} ltl_lowered;

typedef struct ltl_finding {
    const ltl_rule_info *rule;
    const char *agent; /* id of the agent that reported it */
    ltl_str path;
    ltl_position start;
    ltl_position end;
    ltl_str message; /* metavariables replaced */
    ltl_severity severity;
    ltl_lowered lowered_in; /* why it is below that of the rule */
    ltl_snippet snippet;
    ltl_str scope;    /* enclosing symbols, outermost first, `.` between: "Server.start" */
    ltl_digest shape; /* rule and token stream of the matched code, white space and comments out */
    ltl_digest loose; /* the same with local names and literals blanked: survives small edits */
    ltl_digest fingerprint; /* shape, scope, path and ordinal: set by gather */
    ltl_str line_hash; /* GitHub's identity of the start line, see line_hash.h: set by gather */
    ltl_finding_state state;
    bool is_suppressed;
    bool is_suppressed_elsewhere; /* by another tool's own list, not by a comment in the code */
    ltl_str suppression;          /* the reason given, or the comment itself */
    bool is_secret;      /* the matched text must not be shown */
    bool has_fix;
    ltl_span fix_span;
    ltl_digest content; /* of the file's bytes when it was looked at: a fix is for these only */
    ltl_str fix;
    const ltl_binding *bindings;
    uint32_t binding_count;
    const ltl_trace_step *trace;
    uint32_t trace_count;
    const ltl_trace_step *places; /* others that the message speaks of; steps of no flow */
    uint32_t place_count;
    uint32_t seen_by; /* bit per assessment of the report: who answers for it */
    const ltl_str *related; /* ids of other rules that said the same of this place */
    uint32_t related_count;
    uint8_t form;    /* ltl_form: of the rule, as it found this */
    uint8_t doubt;   /* how many steps of the trace are guesses */
    uint8_t support; /* steps of confidence that others gave it which found the same by other means */
} ltl_finding;

typedef struct ltl_findings LTL_VEC(ltl_finding) ltl_findings;

/* The confidence of its rule, one step less for each guess, one more for each step of support. */
ltl_confidence ltl_finding_confidence(const ltl_finding *finding);
/* Guesses took its confidence down to low, and nobody else says the same: it is counted, and shown when asked for. */
bool ltl_finding_is_doubtful(const ltl_finding *finding);

/* A deep copy. */
ltl_trace_steps ltl_trace_steps_copy(ltl_arena *arena, ltl_trace_steps steps);
const char *ltl_lowered_name(ltl_lowered lowered);          /* "test", "example", "document", "" */
const char *ltl_trace_role_name(ltl_trace_role role); /* "source", "step", … */

/* A deep copy: every slice and array moves into `arena`; the rule stays borrowed. */
ltl_finding ltl_finding_copy(ltl_arena *arena, const ltl_finding *finding);
/* Path, start offset, rule id, end offset, message: the one order of all reports. */
int ltl_finding_compare(const ltl_finding *a, const ltl_finding *b);

#endif
