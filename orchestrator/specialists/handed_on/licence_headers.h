/* licence_headers.h - files that lack the licence header which nearly all others of the repository have.
 *
 * Shape    one finding per file without a header, where most have one; a note where it is undecided
 * Units    files
 * Owns     -
 * Errors   a file that cannot be read is left out: the ledger tells of it
 * Threads  see assess.h
 * Cost     reads every source file once more
 */
#ifndef LTL_SPECIALISTS_COMMON_LICENCE_HEADERS_H
#define LTL_SPECIALISTS_COMMON_LICENCE_HEADERS_H

#include "orchestrator/specialists/common/rule.h"

extern const ltl_rule_info ltl_rule_licence_header_missing;

void ltl_licence_headers_look(ltl_assess *assess);

#endif
