/* fixture.h - what an annotated test file expects of the rules, and whether it got it.
 *
 * Shape    `ruleid: id, id`, `ok:`, `todoruleid:`, `todook:` alone in a comment on a line of its
 *          own speak about the next line that is none; several kinds may follow each other in
 *          one, the first counts. With `deep` or `pro` before it (`deepruleid`, `deepok` …) a mark is
 *          for taint that is followed into functions and files, and wins over others there
 * Units    lines from 1
 * Owns     the arena of the call
 * Errors   none: a line that is no annotation is code
 * Threads  reentrant
 * Cost     O(bytes), O(marks × findings of the rule)
 */
#ifndef LTL_RULESET_FIXTURE_H
#define LTL_RULESET_FIXTURE_H

#include "core/arena.h"
#include "core/str.h"
#include "core/vec.h"

typedef enum ltl_mark_kind {
    LTL_MARK_RULEID,     /* a finding must start there */
    LTL_MARK_OK,         /* none may */
    LTL_MARK_TODORULEID, /* one should, but does not yet: either is fine */
    LTL_MARK_TODOOK,     /* none should, but one does: either is fine */
    LTL_MARK_COUNT
} ltl_mark_kind;

typedef struct ltl_mark {
    ltl_mark_kind kind;
    ltl_str rule_id;
    uint32_t line; /* the line it speaks about */
    bool is_deep;
} ltl_mark;

typedef struct ltl_marks LTL_VEC(ltl_mark) ltl_marks;

/* One line where what was expected and what was found differ. */
typedef struct ltl_fixture_difference {
    uint32_t line;
    bool is_missing; /* expected and not found; else found and not expected */
} ltl_fixture_difference;

typedef struct ltl_fixture_differences LTL_VEC(ltl_fixture_difference) ltl_fixture_differences;

/* Marks in order of their lines; those for deep analysis only when that was done. */
void ltl_fixture_read(ltl_arena *arena, ltl_str text, bool is_deep, ltl_marks *out_marks);
uint32_t ltl_fixture_count(const ltl_marks *marks, ltl_str rule_id, ltl_mark_kind kind);
/* Compares with the start lines of the findings of one rule, in any order, repeated or not. A
 * finding on a line without a mark differs. Differences are in order of lines. A mark is for
 * the rule when it has its id, or the part of it after a dot. */
void ltl_fixture_compare(ltl_arena *arena, const ltl_marks *marks, ltl_str rule_id,
                         const uint32_t *lines, uint32_t line_count,
                         ltl_fixture_differences *out_differences);

#endif
