#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include <jansson.h>

#include "core/limits.h"
#include "orchestrator/workflow/engine/trace.h"
#include "orchestrator/workflow/files/inputs.h"
#include "orchestrator/workflow/files/schema.h"
#include "orchestrator/workflow/pictures/draw.h"
#include "tests/support/flow.h"

static flow play;
static ltl_buf buf;
static ltl_out out;

static int clear(void **state) {
    (void)state;
    flow_clear(&play);
    ltl_buf_clear(&buf);
    return 0;
}

static const char *drawn(void (*draw)(const ltl_workflow *, ltl_out *), const char *text) {
    assert_int_equal(flow_read(&play, text), LTL_OK);
    ltl_buf_init(&buf, LTL_MIB);
    ltl_out_init_buf(&out, &buf);
    draw(play.workflow, &out);
    assert_int_equal(ltl_out_flush(&out), LTL_OK);
    return buf.ptr;
}

static const char mixed[] = "workflow: w\n"
                            "saga:\n"
                            "  steps:\n"
                            "    - {name: a, task: work}\n"
                            "    - {name: b, task: work, with: {value: $a.value}}\n"
                            "    - name: pick\n"
                            "      branch:\n"
                            "        on: red\n"
                            "        cases:\n"
                            "          'r\"<x>': {name: red, task: work}\n"
                            "  undo:\n"
                            "    a: {name: back, task: work}\n";

static void mermaid_shows_needs_order_and_undo(void **state) {
    (void)state;
    const char *text = drawn(ltl_workflow_draw_mermaid, mixed);
    assert_non_null(strstr(text, "flowchart TD\n  subgraph s0[\"w (saga)\"]"));
    assert_non_null(strstr(text, "s1 --> s2\n"));
    assert_non_null(strstr(text, "s2 --> s3\n"));
    assert_non_null(strstr(text, "s1 -.->|\"undo\"| s4"));
    /* Nothing of a label is live. */
    assert_non_null(strstr(text, "r#34;#60;x#62;: red"));
    assert_null(strstr(text, "<x>"));
}

static void events_are_arrows_with_their_type(void **state) {
    (void)state;
    const char *text =
        drawn(ltl_workflow_draw_mermaid, ltl_workflow_pattern_find(LTL_STR("events"))->sample);
    assert_non_null(strstr(text, "s1 -->|\"build.completed\"| s2"));
}

static void conditional_demands_are_dashed(void **state) {
    (void)state;
    const char *text =
        drawn(ltl_workflow_draw_mermaid, ltl_workflow_pattern_find(LTL_STR("lazy"))->sample);
    assert_non_null(strstr(text, "s2 -.->|\"$basic.value #62; 0\"| s3"));
}

static void every_sample_is_a_picture(void **state) {
    (void)state;
    for (size_t i = 0; i < ltl_workflow_pattern_count; i++) {
        const char *text = drawn(ltl_workflow_draw_svg, ltl_workflow_patterns[i]->sample);
        assert_int_equal(strncmp(text, "<svg xmlns=", 11), 0);
        assert_non_null(strstr(text, "<title>sample</title>"));
        assert_non_null(strstr(text, "</svg>\n"));
        clear(NULL);
    }
    const char *text = drawn(ltl_workflow_draw_svg, mixed);
    assert_non_null(strstr(text, "r&quot;&lt;x&gt;: red"));
}

static unsigned number_behind(const char *text, const char *mark, unsigned skip) {
    const char *at = text;
    for (unsigned i = 0; i <= skip; i++) {
        at = strstr(at, mark);
        assert_non_null(at);
        at += strlen(mark);
    }
    return (unsigned)strtoul(at, NULL, 10);
}

/* Seven at the same time are two piles, not a picture as wide as a street; a case called like its step says so once. */
static void many_tasks_stand_in_piles(void **state) {
    (void)state;
    static const char text[] = "workflow: w\nparallel:\n"
                               "  - {name: a, task: echo}\n  - {name: b, task: echo}\n"
                               "  - {name: c, task: echo}\n  - {name: d, task: echo}\n"
                               "  - {name: e, task: echo}\n  - {name: f, task: echo}\n"
                               "  - {name: g, task: echo}\n";
    const char *svg = drawn(ltl_workflow_draw_svg, text);
    assert_true(number_behind(svg, "width=\"", 0) < 400);
    assert_int_equal(number_behind(svg, "<g class=\"task\"><rect x=\"", 0),
                     number_behind(svg, "<g class=\"task\"><rect x=\"", 3));
    clear(NULL);
    svg = drawn(ltl_workflow_draw_svg,
                "workflow: w\nbranch:\n  on: [red]\n  cases:\n"
                "    red: {name: red, task: echo}\n  default: {name: else, task: echo}\n");
    assert_null(strstr(svg, "red: red"));
}

/* Every key a file may have is in the schema, with its help. */
static void the_schema_knows_every_key(void **state) {
    (void)state;
    ltl_json json;
    ltl_buf_init(&buf, LTL_MIB);
    ltl_out_init_buf(&out, &buf);
    ltl_json_init(&json, &out, true);
    ltl_workflow_schema_write(&json);
    assert_int_equal(ltl_out_flush(&out), LTL_OK);
    json_error_t error;
    json_t *root = json_loads(buf.ptr, 0, &error);
    assert_non_null(root);
    json_t *step =
        json_object_get(json_object_get(json_object_get(root, "$defs"), "step"), "properties");
    for (size_t i = 0; i < ltl_workflow_pattern_count; i++) {
        json_t *forms =
            json_object_get(json_object_get(step, ltl_workflow_patterns[i]->name), "anyOf");
        json_t *map = json_array_get(forms, json_array_size(forms) - 1);
        for (const ltl_row *row = ltl_workflow_patterns[i]->rows; row->key != NULL; row++) {
            char key[64];
            snprintf(key, sizeof(key), "%s", row->key);
            char *dot = strchr(key, '.');
            json_t *in = json_object_get(map, "properties");
            if (dot != NULL) {
                *dot = '\0';
                in = json_object_get(json_object_get(in, key), "properties");
            }
            assert_non_null(
                json_object_get(json_object_get(in, dot != NULL ? dot + 1 : key), "description"));
        }
    }
    json_decref(root);
}

static ltl_flow_trace trace;

static void take(void *context, const ltl_happening *happening) {
    (void)context;
    ltl_trace_take(&trace, happening);
    ltl_json json;
    static ltl_out line_out;
    ltl_buf line;
    ltl_buf_init(&line, LTL_MIB);
    ltl_out_init_buf(&line_out, &line);
    ltl_json_init(&json, &line_out, false);
    ltl_happening_write_json(happening, &json);
    assert_int_equal(ltl_out_flush(&line_out), LTL_OK);
    json_t *object = json_loads(line.ptr, 0, NULL);
    assert_non_null(object);
    assert_int_equal(json_integer_value(json_object_get(object, "number")), happening->number);
    json_decref(object);
    ltl_buf_clear(&line);
}

static void dispatch(void *context, ltl_flow_job *job) {
    ltl_flow_job **place = context;
    job->next = *place;
    *place = job;
}

/* Bars for tasks, spans for patterns, all closed; every happening is a line of JSON. */
static void a_trace_opens_in_a_viewer(void **state) {
    (void)state;
    ltl_buf_init(&buf, LTL_MIB);
    ltl_out_init_buf(&out, &buf);
    ltl_trace_begin(&trace, &out, LTL_STR("w"));
    assert_int_equal(
        flow_read(&play,
                  "workflow: w\nsequence:\n  - {name: a, task: echo}\n  - {name: b, task: echo}\n"),
        LTL_OK);
    ltl_flow_job *waiting = NULL;
    ltl_engine *engine = NULL;
    ltl_engine_options options = {.dispatch = dispatch, .context = &waiting, .tell = take};
    assert_int_equal(ltl_engine_new(play.workflow, &options, &engine, NULL), LTL_OK);
    for (uint64_t now = 1000; !ltl_engine_is_over(engine); now += 1000) {
        ltl_engine_advance(engine, now);
        while (waiting != NULL) {
            ltl_flow_job *job = waiting;
            waiting = job->next;
            job->started_us = 5000000 + now;
            ltl_job_run(job, 1);
            job->ended_us = 5000000 + now + 500;
            ltl_engine_job_done(engine, job);
        }
    }
    ltl_engine_free(engine);
    ltl_trace_end(&trace);
    assert_int_equal(ltl_out_flush(&out), LTL_OK);
    json_t *root = json_loads(buf.ptr, 0, NULL);
    json_t *events = json_object_get(root, "traceEvents");
    uint32_t bars = 0;
    int open_spans = 0;
    for (size_t i = 0; i < json_array_size(events); i++) {
        const char *phase = json_string_value(json_object_get(json_array_get(events, i), "ph"));
        bars += strcmp(phase, "X") == 0;
        open_spans += strcmp(phase, "b") == 0;
        open_spans -= strcmp(phase, "e") == 0;
    }
    assert_int_equal(bars, 2);
    assert_int_equal(open_spans, 0);
    json_decref(root);
}

static void inputs_as_people_type_them(void **state) {
    (void)state;
    assert_int_equal(flow_read(&play, "workflow: w\n"
                                      "inputs: {n: number, t: text, l: list of text, r: any}\n"
                                      "task: echo\n"),
                     LTL_OK);
    static const char *const good[] = {"n=3", "t=3", "l=[true, 3, x]", "r={a: [1]}"};
    ltl_data inputs;
    ltl_error error = {0};
    assert_int_equal(ltl_workflow_inputs_read(&play.arena, play.workflow, good, 4, &inputs, &error),
                     LTL_OK);
    assert_int_equal(inputs.at[0].number, 3);
    assert_true(ltl_str_is(inputs.at[1].text, "3"));
    assert_true(ltl_str_is(inputs.at[2].at[0].text, "true"));
    assert_int_equal(inputs.at[3].at[0].at[0].number, 1);
    static const char *const bad[] = {"n=x", "m=1", "n", "l=[[1]]", "r=[", "l=x"};
    for (size_t i = 0; i < LTL_COUNT_OF(bad); i++) {
        assert_int_not_equal(
            ltl_workflow_inputs_read(&play.arena, play.workflow, &bad[i], 1, &inputs, &error),
            LTL_OK);
    }
}

/* References may stand among the members of a list; when one is missing, the list is. */
static void lists_with_references(void **state) {
    (void)state;
    assert_int_equal(
        flow_run(&play, "workflow: w\n"
                        "inputs: {n: {type: number, default: 4}}\n"
                        "sequence:\n"
                        "  - {name: a, task: work, on_failure: continue, with: {value: 1}}\n"
                        "  - {name: b, task: keep, with: {rows: [$a.value, 2, $inputs.n]}}\n"),
        LTL_ENDING_OK);
    assert_int_equal(flow_output(&play, "b", "rows")->count, 3);
    assert_int_equal(flow_output(&play, "b", "rows")->at[2].number, 4);
    flow_clear(&play);
    assert_int_not_equal(
        flow_read(&play, "workflow: w\nsequence:\n  - {task: keep, with: {rows: [$b.value]}}\n"),
        LTL_OK);
    assert_int_equal(flow_problem(&play, "nothing here is called `b`")->column, 32);
}

/* A step that waits for all others stands below them, in both pictures. */
static void what_gathers_comes_after_the_others(void **state) {
    (void)state;
    static const char text[] = "workflow: w\n"
                               "parallel:\n"
                               "  steps: [{name: a, task: work}, {name: b, task: work}]\n"
                               "  gather: {name: all, task: work}\n";
    const char *mermaid = drawn(ltl_workflow_draw_mermaid, text);
    assert_non_null(strstr(mermaid, "s1 --> s3\n  s2 --> s3\n"));
    clear(state);
    const char *svg = drawn(ltl_workflow_draw_svg, text);
    const char *arrow = strstr(svg, "<path class=\"to\"");
    assert_non_null(arrow);
    assert_non_null(strstr(arrow + 1, "<path class=\"to\""));
}

/* Events are arrows with their types, also back to an earlier handler; needs of lazy steps are, too. */
static void what_leads_to_what_is_in_the_picture(void **state) {
    static const char events[] =
        "workflow: w\n"
        "events:\n"
        "  handlers:\n"
        "    - {name: a, on: [started, b.completed, b.failed], task: work, emit: {m: "
        "$a.value == 1}}\n"
        "    - {name: b, on: m, task: work}\n"
        "  ends: [{when: $seen contains a.failed, verdict: failed}]\n";
    const char *svg = drawn(ltl_workflow_draw_svg, events);
    assert_non_null(strstr(svg, ">m</text>"));
    assert_non_null(strstr(svg, ">b.completed, b.failed</text>"));
    assert_non_null(strstr(svg, "<path class=\"to\""));
    clear(state);
    static const char lazy[] =
        "workflow: w\n"
        "lazy:\n"
        "  steps:\n"
        "    - {name: a, task: work}\n"
        "    - {name: b, task: work}\n"
        "    - {name: c, task: work, with: {value: {from: $a.value, if: 1 > 0, optional: true}}}\n"
        "  demand: [b, c]\n";
    svg = drawn(ltl_workflow_draw_svg, lazy);
    assert_non_null(strstr(svg, "<path class=\"to maybe\""));
    assert_non_null(strstr(svg, "<title>1 &gt; 0</title>"));
    assert_null(strstr(svg, "<line")); /* nothing comes after another */
}

/* What undoes a step stands beside it and hangs on it; the chain is that of the steps. */
static void what_undoes_stands_beside(void **state) {
    (void)state;
    const char *svg =
        drawn(ltl_workflow_draw_svg, "workflow: w\n"
                                     "saga:\n"
                                     "  steps: [{name: a, task: work}, {name: b, task: work}]\n"
                                     "  undo: {a: {name: undo-a, task: work}}\n");
    const char *line = strstr(svg, "<line");
    assert_non_null(line);
    assert_null(strstr(line + 1, "<line"));
    assert_non_null(strstr(svg, "<path class=\"to maybe\""));
    assert_non_null(strstr(svg, ">undo</text>"));
}

#define TEST(name) cmocka_unit_test_teardown(name, clear)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(mermaid_shows_needs_order_and_undo),
        TEST(events_are_arrows_with_their_type),
        TEST(conditional_demands_are_dashed),
        TEST(every_sample_is_a_picture),
        TEST(many_tasks_stand_in_piles),
        TEST(the_schema_knows_every_key),
        TEST(a_trace_opens_in_a_viewer),
        TEST(inputs_as_people_type_them),
        TEST(lists_with_references),
        TEST(what_gathers_comes_after_the_others),
        TEST(what_leads_to_what_is_in_the_picture),
        TEST(what_undoes_stands_beside),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
