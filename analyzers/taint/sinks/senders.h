/* senders.h - who can send what a source holds, as far as the code around it says.
 *
 * Shape    guesses that something is in the hands of somebody to be afraid of: what only administrators
 *          reach (`@admin_required`, `before_action :require_admin`, `router.get(p, requireAdmin, f)`,
 *          `if (!user.isAdmin) return`) is theirs
 * Units    guesses, up to LTL_MAX_DOUBT
 * Errors   -
 * Threads  any
 * Cost     the nodes around the source, and what stands before the methods of its class
 */
#ifndef LTL_TAINT_SINKS_SENDERS_H
#define LTL_TAINT_SINKS_SENDERS_H

#include "analyzers/syntax/tree.h"

/* With `strikes_sender` only code that installs counts: administrators are whom others make send it. */
uint32_t ltl_taint_doubt_of_sender(const ltl_tree *tree, ltl_node source, bool strikes_sender);

#endif
