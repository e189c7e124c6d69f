/* sarif.h - one run as a SARIF 2.1.0 log, in two flavours.
 *
 * Shape    the complete log holds every finding, suppressed and fixed ones with their state; the one for
 *          code hosts holds what they show, worst first, within the counts they accept
 * Units    columns in UTF-16 units, as the log says
 * Owns     nothing
 * Errors   those of the out
 * Threads  reentrant
 * Cost     constant memory but for one line a rule
 */
#ifndef LTL_REPORTS_SARIF_H
#define LTL_REPORTS_SARIF_H

#include "core/json.h"
#include "reports/report.h"

/* What GitHub refuses to take more of; the counts of others are higher. */
enum {
    LTL_SARIF_MAX_RESULTS = 25000,
    LTL_SARIF_MAX_RULES = 25000,
    LTL_SARIF_MAX_TAGS = 10,
    LTL_SARIF_MAX_FLOW_STEPS = 1000,
    LTL_SARIF_MAX_RELATED = 8,
    LTL_SARIF_MAX_DESCRIPTION = 1024,
};

typedef struct ltl_sarif {
    ltl_json json;
    const ltl_report *report;
    ltl_arena arena; /* reset after each result */
    bool is_for_host;
} ltl_sarif;

void ltl_sarif_write(const ltl_report *report, bool is_for_host, ltl_out *out);

/* The parts, each in a file of its own. */
void ltl_sarif_write_tool(ltl_sarif *sarif);
void ltl_sarif_write_invocation(ltl_sarif *sarif);
void ltl_sarif_write_result(ltl_sarif *sarif, const ltl_finding *finding);
/* "physicalLocation": the file, and the line when it is known. */
void ltl_sarif_key_artifact(ltl_sarif *sarif, ltl_str path);
void ltl_sarif_key_text(ltl_sarif *sarif, const char *key, ltl_str text); /* {"text": …} */
const char *ltl_sarif_level(ltl_severity severity);

#endif
