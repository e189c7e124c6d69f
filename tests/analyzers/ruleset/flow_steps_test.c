/* The way of a value as findings of taint rules tell it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/buf.h"
#include "core/limits.h"
#include "tests/support/scanned.h"

#define RULE                                                                                       \
    "  mode: taint\n"                                                                              \
    "  pattern-sources: [{pattern: source(...)}]\n"                                                \
    "  pattern-sinks: [{pattern: sink(...)}]\n"                                                    \
    "  pattern-propagators: [{pattern: $A.takes($B), from: $B, to: $A}]\n"
#define ACROSS RULE "  options: {taint_intrafile: true}\n"

typedef struct trace_row {
    const char *language;
    const char *rule;
    const char *code;
    const char *steps; /* of all findings: depth, line and note of each step, a line each */
} trace_row;

static ltl_str steps_of(scanned *s) {
    ltl_str all = LTL_STR("");
    for (uint32_t i = 0; i < s->matches->count; i++) {
        const ltl_trace_steps *trace = &s->matches->at[i].trace;
        for (uint32_t j = 0; j < trace->count; j++) {
            const ltl_trace_step *step = &trace->at[j];
            all = ltl_arena_printf(&s->arena, "%.*s%u %u %s: %.*s\n", LTL_STR_ARG(all), step->depth,
                                   step->start.line, ltl_trace_role_name(step->role),
                                   LTL_STR_ARG(step->note));
        }
    }
    return all;
}

static void check(const trace_row *rows, size_t count) {
    for (size_t i = 0; i < count; i++) {
        scanned s;
        scanned_make(&s, rows[i].language, rows[i].rule);
        scanned_run(&s, rows[i].language, ltl_str_of(rows[i].code), NULL);
        ltl_str steps = steps_of(&s);
        if (!ltl_str_is(steps, rows[i].steps)) {
            fail_msg("%s\ntold as\n%.*snot\n%s", rows[i].code, LTL_STR_ARG(steps), rows[i].steps);
        }
        scanned_clear(&s);
    }
}
#define CHECK(rows) check(rows, LTL_COUNT_OF(rows))

static void a_way_has_its_variables(void **state) {
    (void)state;
    static const trace_row rows[] = {
        {"python", RULE, "sink(source())\n",
         "0 1 source: comes from `source()`\n"
         "0 1 sink: reaches `sink(source())`\n"},
        {"python", RULE, "def f():\n    a = source(1)\n    b = a + '!'\n    sink(b)\n",
         "0 2 source: comes from `source(1)`\n"
         "0 2 step: gets into `a`\n"
         "0 3 step: gets into `b`\n"
         "0 4 sink: reaches `sink(b)`\n"},
        {"python", RULE, "a.takes(source())\nsink(a)\n",
         "0 1 source: comes from `source()`\n"
         "0 1 step: gets into `a`\n"
         "0 2 sink: reaches `sink(a)`\n"},
        {"javascript", RULE, "o.p = source();\nsink(o);\n",
         "0 1 source: comes from `source()`\n"
         "0 1 step: gets into `o.p`\n"
         "0 2 sink: reaches `sink(o)`\n"},
    };
    CHECK(rows);
}

/* Each finding tells the way of the source that it is about. */
static void values_that_meet_keep_their_ways_apart(void **state) {
    (void)state;
    static const trace_row rows[] = {
        {"python",
         "  mode: taint\n"
         "  pattern-sources: [{pattern: $X(...), label: A, requires: B}, {pattern: b(), label: B},"
         " {pattern: c(), label: C}]\n"
         "  pattern-sinks: [{pattern: sink(...), requires: C and not A}]\n",
         "x = c()\ny = x + c()\nsink(y)\n",
         "0 1 source: comes from `c()`\n"
         "0 1 step: gets into `x`\n"
         "0 2 step: gets into `y`\n"
         "0 3 sink: reaches `sink(y)`\n"},
        {"python", ACROSS,
         "def both(p, q):\n    r = p + q\n    return r\n"
         "a = source(1)\nsink(both(0, a))\n",
         "0 4 source: comes from `source(1)`\n"
         "0 4 step: gets into `a`\n"
         "0 5 call: is passed to `both`\n"
         "1 1 step: arrives as `q`\n"
         "1 2 step: gets into `r`\n"
         "0 5 return: comes back from `both`\n"
         "0 5 sink: reaches `sink(both(0, a))`\n"},
    };
    CHECK(rows);
}

static void calls_are_entered_and_left(void **state) {
    (void)state;
    static const trace_row rows[] = {
        {"python", ACROSS, "def get():\n    return source()\nx = get()\nsink(x)\n",
         "1 2 source: comes from `source()`\n"
         "0 3 return: comes back from `get`\n"
         "0 3 step: gets into `x`\n"
         "0 4 sink: reaches `sink(x)`\n"},
        {"python", ACROSS,
         "def low(a):\n    sink(a)\ndef high(b):\n    c = b\n    low(c)\nhigh(source())\n",
         "0 6 source: comes from `source()`\n"
         "0 6 call: is passed to `high`\n"
         "1 3 step: arrives as `b`\n"
         "1 4 step: gets into `c`\n"
         "1 5 call: is passed to `low`\n"
         "2 1 step: arrives as `a`\n"
         "2 2 sink: reaches `sink(a)`\n"},
        {"java", ACROSS,
         "class A {\n  void put(B b, String s) {\n    b.f = s;\n  }\n"
         "  void run(B b) {\n    put(b, source());\n    sink(b.f);\n  }\n}\n",
         "0 6 source: comes from `source()`\n"
         "0 6 call: is passed to `put`\n"
         "1 2 step: arrives as `s`\n"
         "1 3 step: gets into `b.f`\n"
         "0 6 return: comes back from `put`\n"
         "0 7 sink: reaches `sink(b.f)`\n"},
    };
    CHECK(rows);
}

static void a_long_way_keeps_both_ends(void **state) {
    (void)state;
    scanned s;
    ltl_buf code;
    ltl_buf_init(&code, 1 << 20);
    ltl_buf_printf(&code, "x0 = source()\n");
    for (int i = 1; i <= 200; i++) {
        ltl_buf_printf(&code, "x%d = x%d\n", i, i - 1);
    }
    ltl_buf_printf(&code, "sink(x200)\n");
    scanned_make(&s, "python", RULE);
    scanned_run(&s, "python", ltl_buf_borrow(&code), NULL);
    assert_int_equal(s.matches->count, 1);
    const ltl_trace_steps *trace = &s.matches->at[0].trace;
    assert_int_equal(trace->count, LTL_MAX_TRACE_STEPS);
    assert_int_equal(trace->at[0].role, LTL_TRACED_SOURCE);
    assert_int_equal(trace->at[1].start.line, 1);
    assert_true(ltl_str_starts_with(trace->at[LTL_MAX_TRACE_STEPS / 2].note,
                                    LTL_STR("… 139 more steps; gets into `x")));
    assert_int_equal(trace->at[LTL_MAX_TRACE_STEPS - 1].role, LTL_TRACED_SINK);
    ltl_buf_clear(&code);
    scanned_clear(&s);
}

/* Thousands of findings in one file do not bring thousands of long ways. */
static void many_findings_tell_short_ways(void **state) {
    (void)state;
    scanned s;
    ltl_buf code;
    ltl_buf_init(&code, 4 << 20);
    ltl_buf_printf(&code, "x0 = source()\n");
    for (int i = 1; i <= 40; i++) {
        ltl_buf_printf(&code, "x%d = x%d\n", i, i - 1);
    }
    for (int i = 0; i < 3000; i++) {
        ltl_buf_printf(&code, "sink(x40)\n");
    }
    scanned_make(&s, "python", RULE);
    scanned_run(&s, "python", ltl_buf_borrow(&code), NULL);
    assert_int_equal(s.matches->count, 3000);
    assert_int_equal(s.matches->at[0].trace.count, 43);
    assert_int_equal(s.matches->at[2999].trace.count, 2);
    assert_int_equal(s.matches->at[2999].trace.at[0].start.line, 1);
    ltl_buf_clear(&code);
    scanned_clear(&s);
}

/* A function that calls another twice, which does the same: the ways through them double each time. */
static void ways_through_many_calls_are_bounded(void **state) {
    (void)state;
    scanned s;
    ltl_buf code;
    ltl_buf_init(&code, 1 << 20);
    ltl_buf_printf(&code, "def f0(a):\n    return a\n");
    for (int i = 1; i <= 30; i++) {
        ltl_buf_printf(&code, "def f%d(a):\n    b = f%d(a)\n    return f%d(b)\n", i, i - 1, i - 1);
    }
    ltl_buf_printf(&code, "sink(f30(source()))\n");
    scanned_make(&s, "python", ACROSS);
    scanned_run(&s, "python", ltl_buf_borrow(&code), NULL);
    assert_int_equal(s.matches->count, 1);
    const ltl_trace_steps *trace = &s.matches->at[0].trace;
    assert_int_equal(trace->count, LTL_MAX_TRACE_STEPS);
    assert_int_equal(trace->at[0].role, LTL_TRACED_SOURCE);
    assert_int_equal(trace->at[LTL_MAX_TRACE_STEPS - 1].role, LTL_TRACED_SINK);
    ltl_buf_clear(&code);
    scanned_clear(&s);
}

static void a_step_brings_its_line(void **state) {
    (void)state;
    scanned s;
    scanned_make(&s, "python", RULE);
    scanned_run(&s, "python", LTL_STR("def f():\n    a = source(\n        1)\n    sink(a)\n"),
                NULL);
    assert_int_equal(s.matches->count, 1);
    const ltl_trace_step *source = &s.matches->at[0].trace.at[0];
    assert_true(ltl_str_is(source->code.text, "    a = source("));
    assert_int_equal(source->code.first_line, 2);
    assert_true(source->code.run_count > 0);
    assert_int_equal(source->end.line, 3);
    assert_true(ltl_str_is(source->note, "comes from `source( …`"));
    scanned_clear(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_way_has_its_variables),
        cmocka_unit_test(values_that_meet_keep_their_ways_apart),
        cmocka_unit_test(calls_are_entered_and_left),
        cmocka_unit_test(a_long_way_keeps_both_ends),
        cmocka_unit_test(many_findings_tell_short_ways),
        cmocka_unit_test(ways_through_many_calls_are_bounded),
        cmocka_unit_test(a_step_brings_its_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
