/* meaning.h - the words of other tools in ours.
 *
 * Shape    severities, confidences, domains and states from what files say
 * Units    -
 * Owns     nothing
 * Errors   a word that nobody knows leaves what is usual: medium
 * Threads  reentrant
 * Cost     O(bytes)
 */
#ifndef LTL_TOOLS_MEANING_H
#define LTL_TOOLS_MEANING_H

#include "orchestrator/tools/row.h"

/* `score` is a number from 0 to 10, or a word that goes before `word`. */
ltl_severity ltl_meant_severity(ltl_str score, ltl_str word);
ltl_confidence ltl_meant_confidence(ltl_str word);
/* `tags` and `cwe` have one entry a line. */
ltl_domain ltl_meant_domain(ltl_str word, ltl_str tags, ltl_str cwe, ltl_str tool, bool has_score);
ltl_finding_state ltl_meant_state(ltl_str word);
ltl_trace_role ltl_meant_role(ltl_str word, bool is_first, bool is_last);
/* The number of a weakness in a tag such as "external/cwe/cwe-078" or "CWE-78: …", or 0. */
uint32_t ltl_meant_cwe(ltl_str text);
/* "Semgrep OSS" is semgrep-oss; `into` has 64 bytes. */
ltl_str ltl_meant_tool(ltl_str name, char *into);

#endif
