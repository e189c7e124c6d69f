/* rule.h - how a specialist writes down its own rules, and findings that belong to a whole repository.
 *
 * Shape    macros for constants; a finding at a path, without lines
 * Units    -
 * Owns     static
 * Errors   -
 * Threads  constants
 * Cost     -
 */
#ifndef LTL_SPECIALISTS_COMMON_RULE_H
#define LTL_SPECIALISTS_COMMON_RULE_H

#include "orchestrator/run/assess.h"

/* LTL_OWN_RULE("review/x", QUALITY, LOW, HIGH, title, message, why, advice) */
#define LTL_OWN_RULE(rule_id, rule_domain, rule_severity, rule_confidence, rule_title, text,       \
                     reason, what_to_do)                                                           \
    {                                                                                              \
        .id = LTL_STR_INIT(rule_id), .title = LTL_STR_INIT(rule_title),                            \
        .message = LTL_STR_INIT(text), .why = LTL_STR_INIT(reason),                                \
        .advice = LTL_STR_INIT(what_to_do), .severity = LTL_SEVERITY_##rule_severity,              \
        .confidence = LTL_CONFIDENCE_##rule_confidence, .domain = LTL_DOMAIN_##rule_domain,        \
    }

/* A finding about `path` as a whole: its first line stands for it. */
LTL_PRINTF(4, 5)
void ltl_assess_add_path(ltl_assess *assess, const ltl_rule_info *rule, ltl_str path,
                         const char *format, ...);

#endif
