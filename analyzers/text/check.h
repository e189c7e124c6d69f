/* check.h - one thing that can be wrong with the text of a file, whatever its language.
 *
 * Shape    a rule and a function; each file of checks/ is one, and none of them knows another
 * Units    days are yyyymmdd
 * Owns     the arena of the call owns the faults
 * Errors   none
 * Threads  reentrant
 * Cost     one search for a word or a byte that every fault has, more only where it is found
 */
#ifndef LTL_TEXT_CHECK_H
#define LTL_TEXT_CHECK_H

#include "core/compiler.h"
#include "core/rule.h"
#include "core/source.h"
#include "core/vec.h"

typedef struct ltl_text_fault {
    const ltl_rule_info *rule;
    ltl_span span;
    ltl_str message;
    bool is_secret; /* the text must not be shown */
} ltl_text_fault;

typedef struct ltl_text_look {
    ltl_arena *arena;
    const ltl_source *source;
    uint32_t today; /* 0: not known, nothing is past */
    struct ltl_text_faults LTL_VEC(ltl_text_fault) faults;
} ltl_text_look;

typedef struct ltl_text_check {
    ltl_rule_info rule;
    bool finds_secrets;
    void (*look)(const struct ltl_text_check *check, ltl_text_look *look);
} ltl_text_check;

extern const ltl_text_check *const ltl_text_checks[];
extern const size_t ltl_text_check_count;

/* The rules of one domain by number; null past the last. */
const ltl_rule_info *ltl_text_rule_at(ltl_domain domain, uint32_t index);
/* Asks all checks of a domain; faults are in the order of checks, then of places. */
void ltl_text_look_at(ltl_text_look *look, ltl_domain domain);

/* For checks: the bytes of `span` are at fault. */
void ltl_text_fault_at(const ltl_text_check *check, ltl_text_look *look, ltl_span span);
LTL_PRINTF(4, 5)
void ltl_text_fault_say(const ltl_text_check *check, ltl_text_look *look, ltl_span span,
                        const char *format, ...);

/* The word stands there between other characters than letters, in any case: `card_number` has "card". */
bool ltl_text_has_word(ltl_str text, const char *word);
/* Offset of the first hit in any case of ASCII letters, or SIZE_MAX; `word` is in lower case. */
size_t ltl_text_find_ignoring_case(ltl_str text, const char *word);

#define LTL_REFERENCE(url) .references = (const ltl_str[]){LTL_STR_INIT(url)}, .reference_count = 1

#endif
