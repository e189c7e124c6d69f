/* check.h - one thing that can be wrong with a style sheet.
 *
 * Shape    a rule and a function; each file of checks/ is one, and none of them knows another
 * Units    byte offsets of the text that was read
 * Owns     the arena of the sheet owns the faults
 * Errors   none: what a sheet alone cannot tell is not reported
 * Threads  reentrant
 * Cost     O(declarations); a check that looks for a counterpart in the sheet costs O(blocks) where one is wanted
 */
#ifndef LTL_STYLES_CHECK_H
#define LTL_STYLES_CHECK_H

#include "analyzers/styles/selector.h"
#include "analyzers/styles/sheet.h"
#include "core/compiler.h"
#include "core/rule.h"

typedef struct ltl_style_fault {
    const ltl_rule_info *rule;
    ltl_span span;
    ltl_str message;
    ltl_severity severity;
} ltl_style_fault;

typedef struct ltl_style_faults LTL_VEC(ltl_style_fault) ltl_style_faults;

typedef struct ltl_style_look {
    const ltl_sheet *sheet;
    ltl_style_faults faults;
    uint32_t
        searches; /* through the whole sheet; past LTL_MAX_STYLE_SEARCHES nothing more is judged */
} ltl_style_look;

enum { LTL_MAX_STYLE_SEARCHES = 2000 };

typedef struct ltl_style_check {
    ltl_rule_info rule;
    void (*look)(const struct ltl_style_check *check, ltl_style_look *look);
} ltl_style_check;

extern const ltl_style_check *const ltl_style_checks[];
extern const size_t ltl_style_check_count;

/* The rules by number; null past the last. All are of accessibility. */
const ltl_rule_info *ltl_style_rule_at(uint32_t index);
/* Asks all checks; faults are in the order of checks, then of places. */
void ltl_style_look_at(const ltl_sheet *sheet, ltl_style_faults *out_faults);

/* For checks: what stands at `span` is at fault. */
LTL_PRINTF(5, 6)
void ltl_style_fault_say(const ltl_style_check *check, ltl_style_look *look, ltl_span span,
                         ltl_severity severity, const char *format, ...);
/* The property of the declaration, in any case. */
bool ltl_style_is(const ltl_style_declaration *declaration, const char *property);
/* A number with that unit; false for anything else. */
LTL_MUST_USE bool ltl_style_length(ltl_str value, const char *unit, double *out_number);

#define LTL_STYLE_WCAG(page)                                                                       \
    .references =                                                                                  \
        (const ltl_str[]){LTL_STR_INIT("https://www.w3.org/WAI/WCAG22/Understanding/" page)},      \
    .reference_count = 1

#endif
