/* touch.h - what the changed lines of one file touch.
 *
 * Shape    a set of topics, each with the piece of text that told of it
 * Units    -
 * Owns     the arena of the call; evidence is static or in that arena
 * Errors   none: what cannot be read is a topic of its own
 * Threads  reentrant
 * Cost     O(bytes of the changed lines)
 *
 * Words and phrases are looked for, not meaning: a touch asks for a deeper look, it accuses nobody.
 * Blank lines and lines that are only a comment are left out, but for what looks like a secret.
 */
#ifndef LTL_PLAN_TOUCH_H
#define LTL_PLAN_TOUCH_H

#include "core/arena.h"
#include "core/str.h"

typedef enum ltl_topic {
    LTL_TOPIC_REMOVED_CHECK, /* something that guards went away and did not come back */
    LTL_TOPIC_ACCESS,        /* who may do what */
    LTL_TOPIC_CRYPTOGRAPHY,
    LTL_TOPIC_DESERIALISATION,
    LTL_TOPIC_EXECUTION,     /* of commands or of text as code */
    LTL_TOPIC_QUERY,         /* of a database */
    LTL_TOPIC_SWITCH,        /* a protection is switched on or off */
    LTL_TOPIC_SECRET,
    LTL_TOPIC_WORKFLOW,      /* permissions, triggers and third parties of a CI workflow */
    LTL_TOPIC_INPUT,         /* what comes from outside; harmless by itself */
    LTL_TOPIC_UNKNOWN,       /* lines changed, but nobody says which */
    LTL_TOPIC_COUNT
} ltl_topic;

typedef struct ltl_touch {
    unsigned topics;                    /* bit per ltl_topic */
    ltl_str evidence[LTL_TOPIC_COUNT];  /* empty where the topic speaks for itself */
    uint32_t idle_lines;                /* blank or comment only, of both sides */
} ltl_touch;

typedef struct ltl_change_text {
    ltl_str added; /* LF after each line */
    ltl_str removed;
    uint32_t lines_added;
    uint32_t lines_removed;
    ltl_str path; /* a file that is named after a guard is one */
} ltl_change_text;

/* Blank, or only a comment. */
bool ltl_line_is_idle(ltl_str line);
void ltl_touch_find(ltl_arena *arena, const ltl_change_text *text, ltl_touch *out_touch);

#endif
