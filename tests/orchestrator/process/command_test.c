#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "orchestrator/process/command.h"

static ltl_arena arena;
static atomic_int stop;
static ltl_data inputs[6];
static ltl_str absences[6];
static ltl_data outputs[3];
static ltl_call call;
static atomic_uint beats;

static ltl_ending run(const char *first, const char *second, const char *third) {
    static ltl_data words[3];
    const char *const given[] = {first, second, third};
    uint32_t count = 0;
    for (int i = 0; i < 3 && given[i] != NULL; i++) {
        words[count++] = ltl_data_text(ltl_str_of(given[i]));
    }
    inputs[0] = ltl_data_list(words, count);
    memset(outputs, 0, sizeof(outputs));
    call = (ltl_call){.task = &ltl_task_command,
                      .inputs = inputs,
                      .absences = absences,
                      .outputs = outputs,
                      .arena = &arena,
                      .stop = &stop,
                      .beats = &beats};
    return ltl_task_command.run(&call);
}

static void outputs_and_code_come_back(void **state) {
    (void)state;
    assert_int_equal(run("sh", "-c", "echo out; echo err >&2"), LTL_ENDING_OK);
    assert_int_equal(outputs[0].number, 0);
    assert_true(ltl_str_is(outputs[1].text, "out\n"));
    assert_true(ltl_str_is(outputs[2].text, "err\n"));
    /* No shell reads the words, and standard input is at its end. */
    assert_int_equal(run("echo", "$HOME; `x`", NULL), LTL_ENDING_OK);
    assert_true(ltl_str_is(outputs[1].text, "$HOME; `x`\n"));
    assert_int_equal(run("cat", NULL, NULL), LTL_ENDING_OK);
}

/* What may pass says so by its code, or by what a server answered; and when. */
static void what_may_pass_says_so(void **state) {
    (void)state;
    ltl_data code = ltl_data_number(75);
    inputs[3] = ltl_data_list(&code, 1);
    assert_int_equal(run("sh", "-c", "exit 75"), LTL_ENDING_FAILED);
    assert_int_equal(call.cause, LTL_CAUSE_TRANSIENT);
    assert_int_equal(call.retry_after_us, 0);
    inputs[3] = LTL_DATA_NONE;
    assert_int_equal(run("sh", "-c", "exit 75"), LTL_ENDING_FAILED);
    assert_int_equal(call.cause, LTL_CAUSE_PERMANENT);
    assert_int_equal(run("sh", "-c", "echo 'HTTP/1.1 429 No'; echo 'Retry-After: 7'; exit 22"),
                     LTL_ENDING_FAILED);
    assert_int_equal(call.cause, LTL_CAUSE_TRANSIENT);
    assert_int_equal(call.retry_after_us, 7000000);
}

static void ways_to_fail_are_told_apart(void **state) {
    (void)state;
    assert_int_equal(run("sh", "-c", "echo first >&2; echo why >&2; exit 3"), LTL_ENDING_FAILED);
    assert_int_equal(call.cause, LTL_CAUSE_PERMANENT);
    assert_string_equal(call.reason.ptr, "exit code 3: why");
    assert_int_equal(run("sh", "-c", "kill -9 $$"), LTL_ENDING_FAILED);
    assert_int_equal(call.cause, LTL_CAUSE_CRASH);
    assert_int_equal(run("no-such-program-anywhere", NULL, NULL), LTL_ENDING_FAILED);
    assert_int_equal(call.cause, LTL_CAUSE_INPUT);
    assert_int_equal(run(NULL, NULL, NULL), LTL_ENDING_FAILED);
    ltl_data code = ltl_data_number(3);
    inputs[2] = ltl_data_list(&code, 1);
    assert_int_equal(run("sh", "-c", "exit 3"), LTL_ENDING_OK);
    assert_int_equal(outputs[0].number, 3);
    inputs[2] = LTL_DATA_NONE;
}

/* Its children, too, and also one that does not listen. Else it would take longer than a test may. */
static void it_ends_when_told_to(void **state) {
    (void)state;
    atomic_store(&stop, LTL_CANCELLED);
    assert_int_equal(run("sh", "-c", "sleep 600 & sleep 600"), LTL_ENDING_CANCELLED);
    assert_int_equal(run("sh", "-c", "trap '' TERM; while :; do sleep 1; done"),
                     LTL_ENDING_CANCELLED);
    atomic_store(&stop, 0);
}

static void much_output_does_not_block(void **state) {
    (void)state;
    assert_int_equal(run("sh", "-c", "head -c 3000000 /dev/zero; head -c 3000000 /dev/zero >&2"),
                     LTL_ENDING_OK);
    assert_int_equal(outputs[1].text.len, 3000000);
    assert_int_equal(outputs[2].text.len, 3000000);
    assert_int_equal(run("head", "-c", "20000000"), LTL_ENDING_OK);
    assert_int_equal(run("sh", "-c", "head -c 20000000 /dev/zero"), LTL_ENDING_PARTIAL);
}

/* Who writes is alive; who is silent gives no sign. */
static void output_is_a_sign_of_life(void **state) {
    (void)state;
    atomic_store(&beats, 0);
    assert_int_equal(run("true", NULL, NULL), LTL_ENDING_OK);
    assert_int_equal(atomic_load(&beats), 0);
    assert_int_equal(run("sh", "-c", "echo a; sleep 0.1; echo b >&2; sleep 0.1; echo c"),
                     LTL_ENDING_OK);
    assert_in_range(atomic_load(&beats), 3, 10);
}

/* A text of any length, and words of the environment; one that reads nothing of it holds nobody up. */
static void it_gets_input_and_variables(void **state) {
    (void)state;
    ltl_data words[] = {ltl_data_text(LTL_STR("WORD=a b")),
                        ltl_data_text(LTL_STR("HOME=/nowhere"))};
    inputs[4] = ltl_data_list(words, 2);
    inputs[5] = ltl_data_text(LTL_STR("one\ntwo\n"));
    assert_int_equal(run("sh", "-c", "cat; echo $WORD $HOME"), LTL_ENDING_OK);
    assert_true(ltl_str_is(outputs[1].text, "one\ntwo\na b /nowhere\n"));
    char *large = malloc(3000000);
    memset(large, 'x', 3000000);
    inputs[5] = ltl_data_text((ltl_str){large, 3000000});
    assert_int_equal(run("wc", "-c", NULL), LTL_ENDING_OK);
    assert_true(ltl_str_is(outputs[1].text, "3000000\n"));
    assert_int_equal(run("true", NULL, NULL), LTL_ENDING_OK);
    assert_int_equal(run("sh", "-c", "exec >&- 2>&-; sleep 0.1"), LTL_ENDING_OK);
    free(large);
    inputs[4] = inputs[5] = LTL_DATA_NONE;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(outputs_and_code_come_back),  cmocka_unit_test(what_may_pass_says_so),
        cmocka_unit_test(ways_to_fail_are_told_apart), cmocka_unit_test(it_ends_when_told_to),
        cmocka_unit_test(much_output_does_not_block),  cmocka_unit_test(output_is_a_sign_of_life),
        cmocka_unit_test(it_gets_input_and_variables),
    };
    signal(SIGPIPE, SIG_IGN); /* as the program does */
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    ltl_arena_clear(&arena);
    return failed;
}
