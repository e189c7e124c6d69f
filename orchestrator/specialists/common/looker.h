/* looker.h - one side of one file, read and parsed again by a specialist.
 *
 * Shape    a reader and a scanner of its own; a second one has the other side at the same time
 * Units    lines from 1
 * Owns     source, tree and suppressions live until the next look
 * Errors   false for what cannot be read or is no text: the ledger has the reason already
 * Threads  one owner
 * Cost     a parse when the tree is asked for
 */
#ifndef LTL_SPECIALISTS_COMMON_LOOKER_H
#define LTL_SPECIALISTS_COMMON_LOOKER_H

#include "orchestrator/specialists/common/rule.h"

typedef struct ltl_looker {
    ltl_assess *assess;
    ltl_reader *reader;
    ltl_scanner *scanner;
    ltl_arena arena; /* bytes and lines */
    ltl_source source;
    const ltl_language *language; /* null: none */
    const ltl_target *target;
    ltl_side side;
    bool is_generated; /* by a program, as the text says */
} ltl_looker;

/* `intake` is that of the run, or another one. False without the memory. */
bool ltl_looker_open(ltl_looker *looker, ltl_assess *assess, const ltl_intake *intake);
void ltl_looker_close(ltl_looker *looker);
/* False when that side does not exist or cannot be read. */
bool ltl_looker_look(ltl_looker *looker, const ltl_target *target, ltl_side side);
/* Null without a language, or when the parse gave up. */
const ltl_tree *ltl_looker_tree(ltl_looker *looker);

/* Whether the change wrote the line; on the base side: took it away. */
bool ltl_looker_is_changed(const ltl_looker *looker, uint32_t line);
/* The first changed line of `first` to `last`; 0: none. */
uint32_t ltl_looker_first_changed(const ltl_looker *looker, uint32_t first, uint32_t last);

/* A finding on the side that is looked at; suppressions of the file are honoured. */
LTL_PRINTF(5, 6)
void ltl_looker_say(ltl_looker *looker, const ltl_rule_info *rule, ltl_span span, ltl_node node,
                    const char *format, ...);

/* The same with a fix: `text` takes the place of `span`. */
void ltl_looker_offer(ltl_looker *looker, const ltl_rule_info *rule, ltl_span place, ltl_node node,
                      ltl_str message, ltl_span span, ltl_str text);

#endif
