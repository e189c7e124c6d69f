/* wcag.h - the success criteria of WCAG 2.2 on levels A and AA, and what it takes to judge them.
 *
 * Shape    one row a criterion, by number. Which rules look at one follows from their references; what no rule looks at
 *          needs a browser, or a person
 * Units    -
 * Owns     -
 * Errors   -
 * Threads  the table is immutable
 * Cost     -
 */
#ifndef LTL_MARKUP_WCAG_H
#define LTL_MARKUP_WCAG_H

#include "core/rule.h"

typedef enum ltl_criterion_need {
    LTL_NEEDS_BROWSER, /* the page laid out, or at work */
    LTL_NEEDS_PERSON,  /* somebody who understands it */
} ltl_criterion_need;

/* What must be on a page for the criterion to say anything about it. */
typedef enum ltl_criterion_about {
    LTL_ABOUT_ANY,
    LTL_ABOUT_MEDIA, /* sound or moving pictures */
    LTL_ABOUT_FORMS, /* something to fill in */
    LTL_ABOUT_COUNT
} ltl_criterion_about;

typedef struct ltl_criterion {
    const char *number; /* "1.4.3" */
    const char *name;
    const char *page; /* of the W3C's explanation: what rules refer to */
    ltl_criterion_need need;
    ltl_criterion_about about;
} ltl_criterion;

extern const ltl_criterion ltl_criteria[];
extern const size_t ltl_criterion_count;

/* Whether the rule looks at it. */
bool ltl_criterion_is_of(const ltl_criterion *criterion, const ltl_rule_info *rule);
/* Whether a page with that text can have what the criterion is about; in doubt, yes. */
bool ltl_page_text_is_about(ltl_str text, ltl_criterion_about about);

#endif
