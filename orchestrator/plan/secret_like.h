/* secret_like.h - does this text look as if it held a secret?
 *
 * Shape    a yes-or-no for planning; the secrets agent is the one that finds them
 * Units    -
 * Owns     nothing
 * Errors   none
 * Threads  reentrant
 * Cost     O(bytes × known beginnings)
 */
#ifndef LTL_PLAN_SECRET_LIKE_H
#define LTL_PLAN_SECRET_LIKE_H

#include "core/str.h"

/* The kind of secret, for people; empty when there is none. Never the secret itself. */
ltl_str ltl_secret_like_find(ltl_str text);

#endif
