/* retry_after.h - when a server wants to be asked again, as a program that talked to it printed its answer.
 *
 * Shape    the header lines of the last answer in a text, however they are indented or marked (`curl -i`, `curl -v`,
 *          `gh api -i`): Retry-After in seconds or as a date; a rate limit's reset when nothing of it is left
 * Units    seconds since 1970 for now; microseconds of waiting
 * Owns     nothing
 * Errors   none: 0 when nothing was said; 1 when the moment has passed
 * Threads  reentrant
 * Cost     O(text)
 */
#ifndef LTL_PROCESS_RETRY_AFTER_H
#define LTL_PROCESS_RETRY_AFTER_H

#include "core/str.h"

/* At most LTL_MAX_RETRY_AFTER_S. */
uint64_t ltl_retry_after(ltl_str text, int64_t now);

#endif
