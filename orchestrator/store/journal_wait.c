/* journal_wait.c - others write to the same file: how long the journal waits for them, and what becomes of that which
 * it could not write meanwhile. A scan does not stand still for its log: what cannot be written at once is held, and
 * written later; only its end, and that which is written before something is begun, waits for long. */
#include <stdio.h>
#include <unistd.h>

#include "orchestrator/store/journal_internal.h"

enum {
    TRY_MS = 10, /* between two tries */
    OPEN_MS = 5000,
    GLANCE_MS = 50,
    LONG_MS = 30000,
};

static void sleep_for_a_try(void *context, uint32_t waited_ms) {
    (void)context;
    (void)waited_ms;
    (void)usleep(TRY_MS * 1000);
}

/* Of SQLite: whether to try once more. */
static int try_again(void *context, int tries) {
    ltl_journal *self = context;
    uint32_t waited_ms = (uint32_t)tries * TRY_MS;
    if (waited_ms >= self->patience_ms) {
        return 0;
    }
    self->pause(self->pause_context, waited_ms);
    return 1;
}

void ltl_journal__wait_begin(ltl_journal *self) {
    self->pause = sleep_for_a_try;
    self->patience_ms = OPEN_MS;
    (void)sqlite3_busy_handler(self->database, try_again, self);
}

void ltl_journal_pause_by(ltl_journal *journal, void (*pause)(void *, uint32_t waited_ms),
                          void *context) {
    journal->pause = pause;
    journal->pause_context = context;
}

static bool is_of_others(const ltl_journal *self) {
    int code = sqlite3_errcode(self->database) & 0xFF;
    return code == SQLITE_BUSY || code == SQLITE_LOCKED;
}

/* After a long wait that came to nothing there is no second one until something could be written, but at the end. */
bool ltl_journal__open_together(ltl_journal *self, ltl_journal_patience patience) {
    bool is_long =
        patience == LTL_JOURNAL_AT_LAST || (patience == LTL_JOURNAL_LONG && !self->has_waited_long);
    self->patience_ms = is_long ? LONG_MS : GLANCE_MS;
    bool is_open = sqlite3_exec(self->database, "BEGIN IMMEDIATE", NULL, NULL, NULL) == SQLITE_OK;
    self->has_waited_long = !is_open && (is_long || self->has_waited_long);
    if (!is_open && (!is_of_others(self) || patience == LTL_JOURNAL_AT_LAST)) {
        ltl_journal__note_trouble(self);
    }
    self->patience_ms = OPEN_MS;
    return is_open;
}

bool ltl_journal__close_together(ltl_journal *self) {
    self->patience_ms = LONG_MS;
    bool is_written = sqlite3_exec(self->database, "COMMIT", NULL, NULL, NULL) == SQLITE_OK;
    if (!is_written) {
        ltl_journal__note_trouble(self);
        (void)sqlite3_exec(self->database, "ROLLBACK", NULL, NULL, NULL);
    }
    self->patience_ms = OPEN_MS;
    return is_written;
}

void ltl_journal__note_trouble(ltl_journal *self) {
    if (self->status == LTL_OK) {
        self->status = LTL_IO;
        (void)snprintf(self->trouble, sizeof(self->trouble), "%s", sqlite3_errmsg(self->database));
    }
}
