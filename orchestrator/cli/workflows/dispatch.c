#include "orchestrator/cli/workflows/dispatch.h"

#include <stdio.h>
#include <unistd.h>

#include "orchestrator/cli/exit.h"
#include "orchestrator/cli/files.h"
#include "orchestrator/cli/help.h"
#include "orchestrator/cli/terminal.h"

int ltl_command_usage_error(const char *text, const char *command) {
    fprintf(stderr, "lintel: %s\nTry 'lintel %s%s--help'.\n", text, command, command[0] ? " " : "");
    return LTL_EXIT_USAGE;
}

/* Help goes to stdout when it was asked for. */
static int help_print(const ltl_command *command) {
    static ltl_file_writer writer;
    ltl_fd_writer_open(&writer, STDOUT_FILENO, "standard output");
    ltl_help_command(&writer.out, command, ltl_terminal_of(STDOUT_FILENO, NULL).width);
    return ltl_fd_writer_close(&writer, NULL) == LTL_OK ? LTL_EXIT_PASSED : LTL_EXIT_INTERNAL;
}

int ltl_words_run(const ltl_command *command, int count, char **words) {
    ltl_arena arena = {0};
    ltl_arguments arguments;
    ltl_error error = {0};
    int code;
    if (ltl_arguments_parse(&arena, command, count, words, &arguments, &error) != LTL_OK) {
        code = ltl_command_usage_error(error.text, command->name);
    } else if (ltl_arguments_has(&arguments, "help")) {
        code = help_print(command);
    } else {
        code = command->run(&arguments);
    }
    ltl_arena_clear(&arena);
    return code;
}

const char **ltl_command_words(ltl_arena *arena, const ltl_arguments *arguments,
                               uint32_t *out_count) {
    size_t most = (size_t)arguments->given_count + arguments->operand_count + 4;
    const char **words = LTL_NEW_ARRAY(arena, const char *, most);
    uint32_t count = 0;
    words[count++] = arguments->command->name;
    if (arguments->verb != NULL) {
        words[count++] = arguments->verb;
    }
    for (uint32_t i = 0; i < arguments->given_count; i++) {
        const ltl_argument *given = &arguments->given[i];
        words[count++] =
            given->value != NULL
                ? ltl_arena_printf(arena, "--%s=%s", given->option->name, given->value).ptr
                : ltl_arena_printf(arena, "--%s", given->option->name).ptr;
    }
    words[count++] = "--";
    for (uint32_t i = 0; i < arguments->operand_count; i++) {
        words[count++] = arguments->operands[i];
    }
    *out_count = count;
    return words;
}
