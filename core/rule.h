/* rule.h - what a report may say about a rule; the rule's logic lives elsewhere.
 *
 * Shape    plain facts, the same for rules from YAML, rules in C and rules of external programs
 * Units    -
 * Owns     every slice belongs to the arena of the rule set (or is static)
 * Errors   -
 * Threads  immutable once published
 * Cost     -
 */
#ifndef LTL_CORE_RULE_H
#define LTL_CORE_RULE_H

#include "core/str.h"

struct ltl_yaml;

typedef enum ltl_severity {
    LTL_SEVERITY_INFO,
    LTL_SEVERITY_LOW,
    LTL_SEVERITY_MEDIUM,
    LTL_SEVERITY_HIGH,
    LTL_SEVERITY_CRITICAL,
    LTL_SEVERITY_COUNT
} ltl_severity;

typedef enum ltl_confidence {
    LTL_CONFIDENCE_LOW,
    LTL_CONFIDENCE_MEDIUM,
    LTL_CONFIDENCE_HIGH,
    LTL_CONFIDENCE_COUNT
} ltl_confidence;

typedef enum ltl_domain {
    LTL_DOMAIN_SECURITY,
    LTL_DOMAIN_SECRETS,
    LTL_DOMAIN_PERFORMANCE,
    LTL_DOMAIN_QUALITY,
    LTL_DOMAIN_ACCESSIBILITY,
    LTL_DOMAIN_SEO,
    LTL_DOMAIN_COMPLIANCE,
    LTL_DOMAIN_COUNT
} ltl_domain;

typedef struct ltl_rule_info {
    ltl_str id;
    ltl_str message; /* as written, metavariables not replaced */
    ltl_str title;   /* one line for lists; the first sentence of the message when not given */
    ltl_str why;     /* what can go wrong */
    ltl_str advice;  /* what to do instead */
    ltl_severity severity;
    ltl_confidence confidence;
    ltl_domain domain;
    bool
        is_critical; /* nobody merges it, however great the hurry; analyzers/rules/README.md says when a rule may */
    bool
        is_crash; /* the program ends, hangs, or keeps a lock or a file: a hotfix is looked at for it, too */
    bool
        is_for_shipped; /* its severity is that in code that people get: lower in tests and examples */
    const ltl_str *cwe; /* "CWE-78" or "CWE-78: …" as written */
    uint32_t cwe_count;
    const ltl_str *owasp;
    uint32_t owasp_count;
    const ltl_str *cert; /* "STR31-C": guidelines of SEI CERT C that it checks, wholly or in part */
    uint32_t cert_count;
    const ltl_str *misra; /* the same of MISRA C:2012: "Rule 18.1", "Dir 4.14" */
    uint32_t misra_count;
    const ltl_str *references;
    uint32_t reference_count;
    const ltl_str *languages;
    uint32_t language_count;
    const struct ltl_yaml *metadata; /* as written, see yaml.h; null: none */
    ltl_str source_path;             /* the file the rule came from */
    uint32_t source_line;
} ltl_rule_info;

/* Part of the quick scan of a hotfix: critical, a secret, what crashes, or a weakness of high severity. */
bool ltl_rule_is_urgent(const ltl_rule_info *rule);
const char *ltl_severity_name(ltl_severity severity); /* "critical" … "info" */
const char *ltl_confidence_name(ltl_confidence confidence);
const char *ltl_domain_name(ltl_domain domain);
/* Any case; also the Semgrep spellings ERROR, WARNING, INFO, INVENTORY, EXPERIMENT. */
bool ltl_severity_parse(ltl_str text, ltl_severity *out_severity);
bool ltl_confidence_parse(ltl_str text, ltl_confidence *out_confidence);
bool ltl_domain_parse(ltl_str text, ltl_domain *out_domain);
/* The number in "CWE-78: …", 0 if there is none. */
uint32_t ltl_cwe_number(ltl_str cwe);

#endif
