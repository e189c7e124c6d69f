/* commit_message.h - what the message of a commit says the commit is about.
 *
 * Shape    its first line, by the words that people begin it with
 * Units    -
 * Owns     slices of the message
 * Errors   none
 * Threads  reentrant
 * Cost     a few words
 */
#ifndef LTL_CLI_COMMIT_MESSAGE_H
#define LTL_CLI_COMMIT_MESSAGE_H

#include "core/str.h"

ltl_str ltl_message_subject(ltl_str message);
/* Tests: `test: …`, `tests(api): …`, `Add tests …`. */
bool ltl_message_claims_tests(ltl_str message);

#endif
