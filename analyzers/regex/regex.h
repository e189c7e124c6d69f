/* regex.h - PCRE2 with limits that are counted, not timed.
 *
 * Shape    a compiled expression is shared; match state is a thread's own
 * Units    byte offsets; capture groups from 0
 * Owns     ltl_regex_free releases; names are borrowed from the compiled code
 * Errors   compile: LTL_SYNTAX with the offset in `column`. match: LTL_REGEX_LIMIT means "gave up",
 *          which is never the same as "no match"
 * Threads  ltl_regex is immutable; one ltl_regex_state per thread
 * Cost     JIT; at most LTL_REGEX_MATCH_LIMIT steps an attempt. When the JIT's own stack is not
 *          enough the interpreter takes over
 */
#ifndef LTL_REGEX_REGEX_H
#define LTL_REGEX_REGEX_H

#include "core/span.h"
#include "core/status.h"
#include "core/str.h"

typedef struct ltl_regex ltl_regex;
typedef struct ltl_regex_state ltl_regex_state;

typedef enum ltl_regex_answer { LTL_REGEX_NO, LTL_REGEX_YES, LTL_REGEX_LIMIT } ltl_regex_answer;

enum ltl_regex_flags {
    LTL_REGEX_MULTILINE = 1 << 0, /* ^ and $ at lines: pattern-regex */
    LTL_REGEX_ANCHORED = 1 << 1,  /* at the start: metavariable-regex */
};

enum { LTL_REGEX_MAX_GROUPS = 32 };

LTL_MUST_USE ltl_status ltl_regex_compile(ltl_str pattern, unsigned flags, ltl_regex **out_regex,
                                          ltl_error *error);
void ltl_regex_free(ltl_regex *regex);
/* Groups besides group 0, at most LTL_REGEX_MAX_GROUPS - 1 are reported. */
uint32_t ltl_regex_group_count(const ltl_regex *regex);
/* Name of a group, empty when it has none. */
ltl_str ltl_regex_group_name(const ltl_regex *regex, uint32_t group);

/* True when the expression is about code points, not bytes: it holds characters outside ASCII, wide
 * escapes or Unicode properties. Invalid UTF-8 in a subject then matches nothing. */
bool ltl_regex_is_unicode(ltl_str pattern);

/* Null without memory; finding with a null state answers LTL_REGEX_LIMIT. */
ltl_regex_state *ltl_regex_state_new(void);
void ltl_regex_state_free(ltl_regex_state *state);

/* First match at or after `from`; fills `out_groups` (LTL_REGEX_MAX_GROUPS entries; an unset group is
 * {UINT32_MAX, UINT32_MAX}). Subjects need not be valid UTF-8. */
ltl_regex_answer ltl_regex_find(const ltl_regex *regex, ltl_regex_state *state, ltl_str subject,
                                uint32_t from, ltl_span *out_groups);

#endif
