/* A program that talks to a real server, behind a guard: what the server says about when to come back is kept to. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/program.h"

#define HTTP LTL_SOURCE_DIR "/tests/support/http.mjs"

static int setup(void **state) {
    *state = sandbox_new();
    return 0;
}

static int teardown(void **state) {
    sandbox_free(*state);
    return 0;
}

/* Serves the answers while a guarded request is made; `guard` are its keys. */
static ltl_program ask(void **state, const char *answers, const char *guard) {
    char flow[1024];
    (void)snprintf(flow, sizeof(flow),
                   "workflow: post\ninputs: {url: text}\nguard:\n  step: {name: post, task: "
                   "command, with: {run: "
                   "[node, " HTTP ", ask, $inputs.url, hello]}}\n  %s\n",
                   guard);
    sandbox_write(*state, "flow.yaml", flow);
    sandbox_write(*state, "answers.json", answers);
    return ltl_program_run(
        LTL_PROGRAM, *state, ".",
        "rm -f port log; node " HTTP " serve port log answers.json & server=$!; "
        "while ! test -s port; do sleep 0.02; done; "
        "lintel workflow run flow.yaml -i url=http://127.0.0.1:$(cat port)/notes; code=$?; "
        "kill $server; awk 'NR > 1 {print $1 - last} {last = $1}' log > waits; exit $code");
}

static long wait_number(void **state, int index) {
    char text[256] = "";
    sandbox_read(*state, "waits", text, sizeof(text));
    char *at = text;
    for (int i = 0; i < index && at != NULL; i++) {
        at = strchr(at, '\n');
        at = at != NULL ? at + 1 : NULL;
    }
    return at != NULL && *at != '\0' ? strtol(at, NULL, 10) : -1;
}

/* The backoff alone would be a millisecond. */
static void a_server_says_when(void **state) {
    ltl_program program =
        ask(state,
            "[{\"status\": 429, \"headers\": {\"Retry-After\": \"1\"}},"
            " {\"status\": 403, \"headers\": {\"X-RateLimit-Remaining\": \"0\"}, \"resetIn\": 2},"
            " {\"status\": 201}]",
            "retry: {attempts: 4, backoff: 1ms, jitter: 0}");
    assert_int_equal(program.code, 0);
    assert_true(wait_number(state, 0) >= 990);
    assert_true(wait_number(state, 1) >= 900); /* to the full second: what a reset says */
    assert_int_equal(wait_number(state, 2), -1);
}

static void longer_than_there_is_time_ends_at_once(void **state) {
    ltl_program program =
        ask(state, "[{\"status\": 503, \"headers\": {\"Retry-After\": \"3600\"}}]",
            "retry: {attempts: 4, backoff: 1ms, total: 20s}");
    assert_int_equal(program.code, 1);
    assert_non_null(strstr(program.err, "it wants to be asked again in 3600 s"));
    assert_int_equal(wait_number(state, 0), -1);
}

/* An answer that says nothing of the kind will be the same next time. */
static void what_is_refused_is_not_asked_again(void **state) {
    assert_int_equal(ask(state, "[{\"status\": 401}]", "retry: {attempts: 4, backoff: 1ms}").code,
                     1);
    assert_int_equal(wait_number(state, 0), -1);
}

/* An endpoint that keeps failing is left alone, also by the runs to come, until somebody closes its circuit or its
 * time is over; then one probe decides. */
static void an_endpoint_s_circuit_outlives_the_run(void **state) {
    ltl_program program;
    (void)ask(state, "[{\"status\": 500}]",
              "retry: {attempts: 2, backoff: 1ms, on: [permanent]}\n"
              "  breaker: {name: notes, minimum: 2, open_for: 1s, remember: 1h}");
    program = ltl_program_run(LTL_PROGRAM, *state, ".", "lintel run circuits");
    assert_non_null(strstr(program.out, "2 of 2 calls failed, such as: exit code 22"));
    program = ltl_program_run(LTL_PROGRAM, *state, ".",
                              "lintel workflow run flow.yaml -i url=http://127.0.0.1:9/; code=$?; "
                              "lintel run close notes && lintel run circuits; exit $code");
    assert_int_equal(program.code, 1);
    assert_non_null(strstr(
        program.err, "its circuit `notes` is open: 2 of 2 calls failed, such as: exit code 22"));
    assert_string_equal(program.out, "");
    program = ltl_program_run(LTL_PROGRAM, *state, ".", "lintel run close notes");
    assert_int_equal(program.code, 2);
}

/* A pipeline that posts to the server; what it asked stands in `log`, milliseconds left out. */
static ltl_program publish(void **state, const char *answers, const char *log) {
    static char asked[4096];
    sandbox_write(*state, "answers.json", answers);
    ltl_program program = ltl_program_run(
        LTL_PROGRAM, *state, ".",
        "rm -f port log; node " HTTP " serve port log answers.json & server=$!; "
        "while ! test -s port; do sleep 0.02; done; export URL=http://127.0.0.1:$(cat port); "
        "(cd repo && GITHUB_ACTIONS=true GITHUB_STEP_SUMMARY=../summary.md lintel ci --base HEAD~1 "
        "--publish 'node " HTTP " ask $URL/notes $LINTEL_KEY' "
        "--unpublish 'node " HTTP " ask $URL/undo $LINTEL_KEY'); code=$?; "
        "kill $server; cut -d' ' -f2,3 log > asked; cut -d' ' -f4 log | sort -u | wc -l >> asked; "
        "exit $code");
    memset(asked, 0, sizeof(asked));
    sandbox_read(*state, "asked", asked, sizeof(asked));
    assert_string_equal(asked, log);
    return program;
}

/* Told to wait, it waits and posts once more with the same key; refused for good, it takes everything back. */
static void a_pipeline_posts_as_its_server_wants(void **state) {
    char summary[256] = "";
    sandbox_git_init(*state, "repo");
    sandbox_write(*state, "repo/a.py", "x = 1\n");
    sandbox_git_commit(*state, "repo", "first");
    sandbox_write(*state, "repo/b.py", "y = 1\n");
    sandbox_git_commit(*state, "repo", "second");
    ltl_program program = publish(
        state, "[{\"status\": 429, \"headers\": {\"Retry-After\": \"2\"}}, {\"status\": 201}]",
        "POST /notes\nPOST /notes\n1\n");
    assert_int_equal(program.code, 0);
    sandbox_run(
        *state, ".",
        "awk 'NR == 1 {t = $1} NR == 2 {exit $1 - t < 1990}' log && grep -q lintel: summary.md");
    program =
        publish(state, "[{\"status\": 401}, {\"status\": 204}]", "POST /notes\nPOST /undo\n1\n");
    assert_int_equal(program.code, 1);
    sandbox_read(*state, "summary.md", summary, sizeof(summary));
    assert_string_equal(summary, "");
    program = publish(state, "[{\"status\": 401}, {\"status\": 500}]",
                      "POST /notes\nPOST /undo\nPOST /undo\nPOST /undo\n1\n");
    assert_int_equal(program.code, 5);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_server_says_when, setup, teardown),
        cmocka_unit_test_setup_teardown(longer_than_there_is_time_ends_at_once, setup, teardown),
        cmocka_unit_test_setup_teardown(what_is_refused_is_not_asked_again, setup, teardown),
        cmocka_unit_test_setup_teardown(an_endpoint_s_circuit_outlives_the_run, setup, teardown),
        cmocka_unit_test_setup_teardown(a_pipeline_posts_as_its_server_wants, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
