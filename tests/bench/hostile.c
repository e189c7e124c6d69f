/* hostile.c - what code made to hurt dataflow costs at three sizes, and what comes of it.
 *
 * usage: hostile [NAME]: the shapes of tests/support/hostile_shapes.c, or those whose names begin so
 *
 * For a quarter, a half and all of each shape: bytes of code, milliseconds, mebibytes, findings and the outcome
 * (`done`, or the reason that the report states); then how much more the last doubling cost. Twice is
 * proportional. Rules are compiled once a shape and not counted.
 */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "analyzers/ruleset/scan.h"
#include "core/limits.h"
#include "tests/support/hostile_shapes.h"

enum { SIZES = 3 };

typedef struct cost {
    double seconds;
    double mebibytes;
} cost;

static double now(void) {
    struct timespec t;
    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static ltl_ruleset *rules_of(const hostile_shape *shape, ltl_arena *arena) {
    ltl_ruleset *rules = ltl_ruleset_new();
    ltl_str text = ltl_arena_printf(
        arena, "rules:\n- id: t\n  message: m\n  severity: ERROR\n  languages: [%s]\n%s\n",
        shape->language, shape->rule);
    ltl_ruleset_add(rules, LTL_STR("t.yaml"), text);
    if (ltl_ruleset_compile_all(rules, NULL) != LTL_OK) {
        ltl_ruleset_free(rules);
        return NULL;
    }
    return rules;
}

static const char *outcome_of(const ltl_scanner *scanner) {
    ltl_reason reason = LTL_REASON_NONE;
    const ltl_give_ups *all = ltl_scanner_give_ups(scanner);
    for (uint32_t i = 0; i < all->count; i++) {
        reason = ltl_reason_worse(reason, all->at[i].reason);
    }
    return reason == LTL_REASON_NONE ? "done" : ltl_reason_text(reason);
}

static cost measure(const hostile_shape *shape, const ltl_ruleset *rules, int count) {
    ltl_arena arena = {0};
    ltl_source source;
    ltl_str code = hostile_code(&arena, shape, count);
    ltl_scanner *scanner = ltl_scanner_new(rules);
    ltl_source_init(&source, &arena, LTL_STR("code"), code);
    double from = now();
    ltl_scanner_begin(scanner, &source, ltl_language_find(ltl_str_of(shape->language)), NULL);
    uint32_t found = ltl_scanner_matches(scanner)->count;
    cost spent = {now() - from,
                  (double)ltl_scanner_arena(scanner)->used_bytes / (double)LTL_MIB};
    printf("%-40s %7d %9zu %9.1f %8.1f %7u  %s\n", shape->name, count, code.len,
           spent.seconds * 1e3, spent.mebibytes, found, outcome_of(scanner));
    ltl_scanner_free(scanner);
    ltl_arena_clear(&arena);
    return spent;
}

static int measure_shape(const hostile_shape *shape) {
    ltl_arena arena = {0};
    ltl_ruleset *rules = rules_of(shape, &arena);
    cost before = {0};
    cost last = {0};
    if (rules == NULL) {
        return 1;
    }
    for (int size = SIZES; size-- > 0;) {
        before = last;
        last = measure(shape, rules, shape->count >> size);
    }
    printf("%-40s %39.1fx %7.1fx\n", "", last.seconds / before.seconds,
           last.mebibytes / before.mebibytes);
    ltl_ruleset_free(rules);
    ltl_arena_clear(&arena);
    return 0;
}

int main(int argc, char **argv) {
    int failed = 0;
    printf("%-40s %7s %9s %9s %8s %7s  %s\n", "shape", "pieces", "bytes", "ms", "MiB", "found",
           "outcome");
    for (size_t i = 0; i < hostile_shape_count; i++) {
        const char *name = argc > 1 ? argv[1] : "";
        if (strncmp(hostile_shapes[i].name, name, strlen(name)) == 0) {
            failed |= measure_shape(&hostile_shapes[i]);
        }
    }
    return failed;
}
