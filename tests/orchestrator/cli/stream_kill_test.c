/* lintel data and lintel import, killed at any moment, again and again: the run that comes to its end gives the bytes
 * of one that nobody disturbed. STREAM_KILLS and RANDOM_SEED make more of it: see `make soak-streams`. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "tests/support/program.h"
#include "tests/support/random.h"

enum { KILLS = 3, MOST_KILLS_OF_A_RUN = 4, COMMAND = 1024 };

/* A checkpoint after every piece: as many places to go on from as there can be. */
#define WORKFLOW(read, clean, validate, transform, analyse)                                        \
    "workflow: own\nstream:\n"                                                                     \
    "  source: {name: r, task: " read ", with: {cursor: $cursor}}\n  stages:\n"                    \
    "    - {name: c, task: " clean ", with: {rows: $rows}}\n"                                      \
    "    - {name: v, task: " validate ", with: {rows: $rows}}\n"                                   \
    "    - {name: t, task: " transform ", with: {rows: $rows}}\n"                                  \
    "  fold: {name: a, task: " analyse ", with: {rows: $rows}}\n  buffer: 1\n  checkpoint: 1\n"    \
    "  stops_at_poison: true\n"

static const struct {
    const char *command;
    const char *workflow;
    const char *file; /* a program that makes it */
} kinds[] = {
    {"data",
     WORKFLOW("data-reader", "data-cleaning", "data-validation", "data-transformation",
              "data-analysis"),
     "awk 'BEGIN { print \"id,mail,text\"; for (i = 0; i < 200000; i++) printf "
     "\"%d,u%d@corp.io,some text%s\\n\", i, i, i % 5000 ? \"\" : \",more\" }' > big"},
    {"import",
     WORKFLOW("read-findings", "clean-findings", "validate-findings", "transform-findings",
              "analyse-findings"),
     "(echo file,line,rule,message; awk 'BEGIN { for (i = 0; i < 30000; i++) printf "
     "\"%sf%d.c,%d,R%d,message %d\\n\", i % 500 ? \"\" : \"../\", i * 7919 % 100, i, i % 9, i }') "
     "> "
     "big.csv; mv big.csv big"},
};

static uint64_t number_of(const char *name, uint64_t otherwise) {
    const char *given = getenv(name);
    return given != NULL ? strtoull(given, NULL, 10) : otherwise;
}

static const char *program; /* pinned */

static uint64_t now_ms(void) {
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}

static ltl_program run(const sandbox *box, const char *format, ...) {
    char command[COMMAND];
    va_list args;
    va_start(args, format);
    (void)vsnprintf(command, sizeof(command), format, args);
    va_end(args);
    return ltl_program_run(program, box, ".", command);
}

#define ARGUMENTS "--no-settings -q -f json --workflow own.yaml --dead-letters dead --checkpoint c"

/* One run, with up to four kills at random moments, then to its end. */
static void killed_run(const sandbox *box, const char *command, ltl_random *random, uint64_t ms) {
    (void)run(box, "rm -f c c.findings dead result");
    size_t kills = 1 + ltl_random_below(random, MOST_KILLS_OF_A_RUN);
    for (size_t i = 0; i < kills; i++) {
        size_t wait = ltl_random_below(random, ms + 1);
        (void)run(box,
                  "\"$LINTEL\" %s " ARGUMENTS " --resume big > result & p=$!; sleep %zu.%03zu; "
                  "kill -9 $p; wait $p",
                  command, wait / 1000, wait % 1000);
    }
    ltl_program ran = run(box,
                          "lintel %s " ARGUMENTS " --resume big > result; cmp result whole && cmp "
                          "dead whole.dead",
                          command);
    if (ran.code != 0) {
        fail_msg("%s: other bytes\n%s\n%s", command, ran.out, ran.err);
    }
}

static void killed_at_any_moment_it_gives_the_same_bytes(void **state) {
    (void)state;
    ltl_random random = ltl_random_make("stream_kill", 20261128);
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        sandbox *box = sandbox_new();
        program = ltl_program_pin(LTL_PROGRAM, box);
        sandbox_run(box, ".", "%s", kinds[i].file);
        sandbox_write(box, "own.yaml", kinds[i].workflow);
        const char *more = i == 1 ? "import --from csv" : "data";
        uint64_t start = now_ms();
        ltl_program ran = run(box, "lintel %s " ARGUMENTS " big > whole; cp dead whole.dead", more);
        uint64_t ms = now_ms() - start;
        assert_int_equal(ran.code, 0);
        ran = run(box, "test $(wc -l < whole.dead) -gt 30 && grep -q '\"rule_id\"' whole");
        assert_int_equal(ran.code, 0);
        uint64_t kills = number_of("STREAM_KILLS", KILLS);
        for (uint64_t k = 0; k < kills; k++) {
            killed_run(box, more, &random, ms);
        }
        printf("%s: %" PRIu64 " runs, each killed up to %d times within %" PRIu64 " ms\n",
               kinds[i].command, kills, MOST_KILLS_OF_A_RUN, ms);
        sandbox_free(box);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(killed_at_any_moment_it_gives_the_same_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
