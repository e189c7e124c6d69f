/* journal_internal.h - what the files of the store share: the handle of its database.
 *
 * Shape    -
 * Units    -
 * Owns     the journal has it
 * Errors   -
 * Threads  the owner of the journal
 * Cost     -
 */
#ifndef LTL_STORE_JOURNAL_INTERNAL_H
#define LTL_STORE_JOURNAL_INTERNAL_H

#include <sqlite3.h>

#include "orchestrator/store/journal.h"

sqlite3 *ltl_journal__database(const ltl_journal *journal);

#endif
