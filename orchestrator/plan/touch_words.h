/* touch_words.h - the words and phrases that tell what a line touches.
 *
 * Shape    two static tables
 * Units    -
 * Owns     nothing
 * Errors   none
 * Threads  constants
 * Cost     a word is compared with the stems of its first letter
 */
#ifndef LTL_PLAN_TOUCH_WORDS_H
#define LTL_PLAN_TOUCH_WORDS_H

#include "orchestrator/plan/touch.h"

enum { LTL_TOUCH_WORDS_MAX = 128 };
#define LTL_NO_TOUCH_WORD UINT32_MAX

typedef struct ltl_touch_word {
    const char *stem;  /* lower case */
    bool is_prefix;    /* longer words that begin with it count, too */
    bool guards;       /* losing it may open a door */
    ltl_topic topic;   /* LTL_TOPIC_COUNT: none */
} ltl_touch_word;

typedef struct ltl_touch_phrase {
    const char *text; /* lower case, without blanks */
    ltl_topic topic;
} ltl_touch_phrase;

extern const ltl_touch_word ltl_touch_words[];
extern const uint32_t ltl_touch_word_count;
extern const ltl_touch_phrase ltl_touch_phrases[];
extern const uint32_t ltl_touch_phrase_count;

/* Index of the first row that fits, or LTL_NO_TOUCH_WORD. */
uint32_t ltl_touch_word_find(ltl_str word);

#endif
