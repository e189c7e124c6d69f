/* weigh.h - the severity of a finding where it stands.
 *
 * Shape    a weakness that a built-in rule finds in a test, an example or a document is LOW, and says so; so is a
 *          secret in a test. What gets below the `least` that is asked for is left out
 * Units    -
 * Owns     nothing; findings are changed in place
 * Errors   none; what is weighed already stays as it is
 * Threads  reentrant
 * Cost     O(findings of security × length of the path)
 */
#ifndef LTL_RUN_WEIGH_H
#define LTL_RUN_WEIGH_H

#include "core/finding.h"

void ltl_findings_weigh(ltl_findings *findings, ltl_severity least);

#endif
