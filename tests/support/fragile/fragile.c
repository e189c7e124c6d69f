/* fragile.c - the program itself, with a parser that does what the text of a file says, for tests with real crashes:
 *
 *   CRASH-NOW     writes to address 0
 *   CRASH-WHOLE   the same, where all that there is to be known of a file is wanted: no cheaper form crashes
 *   CRASH-AGAIN   the same, when the process has its tree made for the second time, parsed or unpacked
 *   DEEP-STACK    takes 24 MiB of the stack: more than a worker has, less than a process of its own
 *   NEVER-ENDS    does not come back
 *   WAIT-HERE     takes a second
 *
 * The linker puts it there (--wrap): the program that people get knows nothing of it. */
#include <stdatomic.h>
#include <string.h>
#include <time.h>

#include "analyzers/ruleset/scan.h"
#include "analyzers/syntax/parse.h"

enum { STEP_BYTES = 4096, DEEP_STEPS = 24 << 20 >> 12 };

ltl_status __real_ltl_parser_parse(ltl_parser *parser, ltl_arena *arena, ltl_names *names, const ltl_source *source,
                                   const ltl_language *language, ltl_fuel *fuel, const ltl_tree **out_tree);
ltl_status __wrap_ltl_parser_parse(ltl_parser *parser, ltl_arena *arena, ltl_names *names, const ltl_source *source,
                                   const ltl_language *language, ltl_fuel *fuel, const ltl_tree **out_tree);

static void crash(void) {
    volatile int *volatile nowhere = NULL;
    *nowhere = 1;
}

static void crash_again(void) {
    static atomic_uint trees;
    if (atomic_fetch_add(&trees, 1) > 0) {
        crash();
    }
}

static _Thread_local ltl_form form_at_hand;

void __real_ltl_scanner_set_form(ltl_scanner *scanner, ltl_form form);
void __wrap_ltl_scanner_set_form(ltl_scanner *scanner, ltl_form form);

void __wrap_ltl_scanner_set_form(ltl_scanner *scanner, ltl_form form) {
    form_at_hand = form;
    __real_ltl_scanner_set_form(scanner, form);
}

static void crash_whole(void) {
    if (form_at_hand == LTL_FORM_WHOLE) {
        crash();
    }
}

static int deep(int steps) {
    volatile char piece[STEP_BYTES];
    piece[0] = (char)steps;
    return steps > 0 ? deep(steps - 1) + piece[0] : 0;
}

static void go_deep(void) {
    if (deep(DEEP_STEPS) == 1) {
        crash(); /* never: so that nobody leaves it out */
    }
}

static void never_end(void) {
    for (volatile int i = 0;; i++) {
    }
}

static void wait_here(void) {
    const struct timespec second = {1, 0};
    (void)nanosleep(&second, NULL);
}

static const struct {
    const char *word;
    void (*deed)(void);
} deeds[] = {
    {"CRASH-NOW", crash},    {"CRASH-WHOLE", crash_whole}, {"CRASH-AGAIN", crash_again},
    {"DEEP-STACK", go_deep}, {"NEVER-ENDS", never_end},    {"WAIT-HERE", wait_here},
};

ltl_status __wrap_ltl_parser_parse(ltl_parser *parser, ltl_arena *arena, ltl_names *names, const ltl_source *source,
                                   const ltl_language *language, ltl_fuel *fuel, const ltl_tree **out_tree) {
    for (size_t i = 0; i < sizeof(deeds) / sizeof(deeds[0]); i++) {
        if (ltl_str_find(source->text, ltl_str_of(deeds[i].word), 0) != SIZE_MAX) {
            deeds[i].deed();
        }
    }
    return __real_ltl_parser_parse(parser, arena, names, source, language, fuel, out_tree);
}

const ltl_tree *__real_ltl_tree_unpack(const ltl_packed_tree *packed, ltl_arena *arena, ltl_names *names);
const ltl_tree *__wrap_ltl_tree_unpack(const ltl_packed_tree *packed, ltl_arena *arena, ltl_names *names);

const ltl_tree *__wrap_ltl_tree_unpack(const ltl_packed_tree *packed, ltl_arena *arena, ltl_names *names) {
    if (ltl_str_find(packed->source.text, LTL_STR("CRASH-AGAIN"), 0) != SIZE_MAX) {
        crash_again();
    }
    return __real_ltl_tree_unpack(packed, arena, names);
}
