#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "orchestrator/cli/arguments.h"
#include "orchestrator/cli/help.h"
#include "orchestrator/cli/manual.h"
#include "orchestrator/cli/options.h"
#include "tests/support/program.h"

/* What every command keeps, whatever it does. */

static ltl_buf buf;
static ltl_out out;

static const char *text_of(void (*write)(ltl_out *)) {
    ltl_buf_reset(&buf);
    ltl_out_init_buf(&out, &buf);
    write(&out);
    assert_int_equal(ltl_out_flush(&out), LTL_OK);
    return buf.ptr;
}

static const char *help_of(const ltl_command *command, uint32_t width) {
    ltl_buf_reset(&buf);
    ltl_out_init_buf(&out, &buf);
    ltl_help_command(&out, command, width);
    assert_int_equal(ltl_out_flush(&out), LTL_OK);
    return buf.ptr;
}

static void descriptors_are_complete(void **state) {
    (void)state;
    assert_true(ltl_command_count >= 10);
    for (size_t i = 0; i < ltl_command_count; i++) {
        const ltl_command *command = ltl_commands[i];
        assert_non_null(command->name);
        assert_non_null(command->summary);
        assert_non_null(command->usage);
        assert_non_null(command->run);
        assert_ptr_equal(ltl_command_find(ltl_str_of(command->name)), command);
        for (const char *const *alias = command->aliases; alias && *alias; alias++) {
            assert_ptr_equal(ltl_command_find(ltl_str_of(*alias)), command);
        }
    }
}

static void options_are_unique_and_told(void **state) {
    (void)state;
    ltl_options_prepare();
    for (size_t i = 0; i < ltl_command_count; i++) {
        const char *names[128];
        bool letters[128] = {false};
        size_t count = 0;
        bool has_help = false;
        ltl_option_walk walk = {0};
        const ltl_option *option;
        while ((option = ltl_option_next(ltl_commands[i], &walk)) != NULL) {
            for (size_t k = 0; k < count; k++) {
                assert_string_not_equal(names[k], option->name);
            }
            names[count++] = option->name;
            assert_true(count < 128);
            assert_true(option->help && option->help[0]);
            assert_int_equal(option->help[strlen(option->help) - 1], '.'); /* not cut short */
            assert_true((option->kind == LTL_OPTION_FLAG) == (option->placeholder == NULL));
            if (option->letter) {
                assert_false(letters[(int)option->letter]);
                letters[(int)option->letter] = true;
            }
            has_help |= strcmp(option->name, "help") == 0;
        }
        assert_true(has_help);
    }
}

static void help_names_every_option_within_the_width(void **state) {
    (void)state;
    for (size_t i = 0; i < ltl_command_count; i++) {
        const char *text = help_of(ltl_commands[i], 60);
        ltl_option_walk walk = {0};
        const ltl_option *option;
        while ((option = ltl_option_next(ltl_commands[i], &walk)) != NULL) {
            char wanted[64];
            snprintf(wanted, sizeof(wanted), "--%s", option->name);
            assert_non_null(strstr(text, wanted));
        }
        ltl_str rest = ltl_str_of(text);
        ltl_str line;
        while (ltl_str_split(&rest, '\n', &line)) {
            bool is_usage = ltl_str_starts_with(line, LTL_STR("Usage:")) ||
                            ltl_str_starts_with(line, LTL_STR("lintel "));
            assert_true(is_usage || line.len <= 70);
        }
    }
}

static void manual_and_completions_name_every_command(void **state) {
    (void)state;
    static void (*const writers[])(ltl_out *) = {ltl_manual_roff, ltl_completion_bash,
                                                 ltl_completion_zsh, ltl_completion_fish};
    for (size_t k = 0; k < LTL_COUNT_OF(writers); k++) {
        const char *text = text_of(writers[k]);
        for (size_t i = 0; i < ltl_command_count; i++) {
            assert_non_null(strstr(text, ltl_commands[i]->name));
        }
    }
}

static void a_wrong_option_is_exit_code_2_with_a_hint(void **state) {
    sandbox *box = *state;
    for (size_t i = 0; i < ltl_command_count; i++) {
        char command[256];
        snprintf(command, sizeof(command), "lintel %s --hepl", ltl_commands[i]->name);
        ltl_program got = ltl_program_run(LTL_PROGRAM, box, ".", command);
        assert_int_equal(got.code, 2);
        assert_non_null(strstr(got.err, "did you mean '--help'?"));
        assert_string_equal(got.out, "");
        snprintf(command, sizeof(command), "lintel %s --help", ltl_commands[i]->name);
        got = ltl_program_run(LTL_PROGRAM, box, ".", command);
        assert_int_equal(got.code, 0);
        assert_non_null(strstr(got.out, ltl_commands[i]->summary));
        assert_string_equal(got.err, "");
    }
}

static void shells_read_their_completions(void **state) {
    ltl_program got = ltl_program_run(LTL_PROGRAM, *state, ".",
                                      "lintel completion bash > c.bash && bash -n c.bash && "
                                      "bash -c '. ./c.bash; COMP_WORDS=(lintel scan --form); "
                                      "COMP_CWORD=2; _lintel; echo \"${COMPREPLY[@]}\"'");
    assert_int_equal(got.code, 0);
    assert_string_equal(got.out, "--format\n");
}

static int setup(void **state) {
    ltl_buf_init(&buf, 1 << 20);
    ltl_options_prepare();
    *state = sandbox_new();
    return 0;
}

static int teardown(void **state) {
    ltl_buf_clear(&buf);
    sandbox_free(*state);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(descriptors_are_complete),
        cmocka_unit_test(options_are_unique_and_told),
        cmocka_unit_test(help_names_every_option_within_the_width),
        cmocka_unit_test(manual_and_completions_name_every_command),
        cmocka_unit_test(a_wrong_option_is_exit_code_2_with_a_hint),
        cmocka_unit_test(shells_read_their_completions),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
