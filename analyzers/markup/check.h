/* check.h - one thing that can be wrong with a page.
 *
 * Shape    a rule and a function; each file of checks/ is one, and none of them knows another
 * Units    -
 * Owns     the arena of the page owns the faults
 * Errors   none: what a file alone cannot tell is not reported
 * Threads  reentrant
 * Cost     O(elements it is asked about)
 */
#ifndef LTL_MARKUP_CHECK_H
#define LTL_MARKUP_CHECK_H

#include "analyzers/markup/accessible_name.h"
#include "analyzers/markup/page.h"
#include "core/compiler.h"
#include "core/rule.h"
#include "core/vec.h"

typedef struct ltl_markup_fault {
    const ltl_rule_info *rule;
    ltl_span span;
    ltl_node node;
    ltl_str message;
    bool has_fix;
    ltl_span fix_span;
    ltl_str fix;
} ltl_markup_fault;

typedef struct ltl_markup_faults LTL_VEC(ltl_markup_fault) ltl_markup_faults;

typedef struct ltl_markup_check {
    ltl_rule_info rule;
    const char *const *tags; /* of the elements it is asked about; null: all */
    /* Exactly one of the two: asked for each element, or once for the page. */
    void (*element)(const struct ltl_markup_check *check, const ltl_page *page, uint32_t element,
                    ltl_markup_faults *faults);
    void (*page)(const struct ltl_markup_check *check, const ltl_page *page,
                 ltl_markup_faults *faults);
} ltl_markup_check;

extern const ltl_markup_check *const ltl_markup_checks[];
extern const size_t ltl_markup_check_count;

/* The rules of one domain by number; null past the last. */
const ltl_rule_info *ltl_markup_rule_at(ltl_domain domain, uint32_t index);
/* Asks all checks of a domain. */
void ltl_markup_look(const ltl_page *page, ltl_domain domain, ltl_markup_faults *faults);

/* The start tag of the element is at fault; the rule's message, or one of its own. */
void ltl_markup_fault_at(const ltl_markup_check *check, const ltl_page *page, uint32_t element,
                         ltl_markup_faults *faults);
LTL_PRINTF(5, 6)
void ltl_markup_fault_say(const ltl_markup_check *check, const ltl_page *page, uint32_t element,
                          ltl_markup_faults *faults, const char *format, ...);

/* What puts the last fault right, every time: another value, another name, or nothing in the attribute's place. What is
 * not written in the file as it was read (a framework's spelling, something computed) is left to people. */
void ltl_markup_fix_value(const ltl_page *page, const ltl_markup_attribute *attribute,
                          ltl_str value, ltl_markup_faults *faults);
void ltl_markup_fix_name(const ltl_page *page, const ltl_markup_attribute *attribute, ltl_str name,
                         ltl_markup_faults *faults);
void ltl_markup_fix_drop(const ltl_page *page, const ltl_markup_attribute *attribute,
                         ltl_markup_faults *faults);
/* `en_GB`, as other systems write it, becomes `en-GB` where that is valid. */
void ltl_markup_fix_underscores(const ltl_page *page, const ltl_markup_attribute *attribute,
                                bool (*is_valid)(ltl_str value), ltl_markup_faults *faults);

/* A null-terminated list of tags in place. */
#define LTL_TAGS(...)      ((const char *const[]){__VA_ARGS__, NULL})
#define LTL_REFERENCE(url) .references = (const ltl_str[]){LTL_STR_INIT(url)}, .reference_count = 1
/* The page on which the W3C explains the success criterion. */
#define LTL_WCAG(page) LTL_REFERENCE("https://www.w3.org/WAI/WCAG22/Understanding/" page)

#endif
