#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "orchestrator/cli/arguments.h"
#include "orchestrator/cli/exit.h"
#include "orchestrator/cli/files.h"
#include "orchestrator/cli/help.h"
#include "orchestrator/cli/options.h"
#include "orchestrator/cli/suggest.h"
#include "orchestrator/cli/terminal.h"

static int usage_error(const char *text, const char *command) {
    fprintf(stderr, "lintel: %s\nTry 'lintel %s%s--help'.\n", text, command, command[0] ? " " : "");
    return LTL_EXIT_USAGE;
}

static int unknown_command(const char *name) {
    ltl_suggestion suggestion = ltl_suggestion_of(ltl_str_of(name));
    for (size_t i = 0; i < ltl_command_count; i++) {
        ltl_suggestion_try(&suggestion, ltl_str_of(ltl_commands[i]->name));
        for (const char *const *alias = ltl_commands[i]->aliases; alias && *alias; alias++) {
            ltl_suggestion_try(&suggestion, ltl_str_of(*alias));
        }
    }
    char text[256];
    if (suggestion.best.len > 0) {
        snprintf(text, sizeof(text), "there is no command '%.100s'; did you mean '%.*s'?", name,
                 LTL_STR_ARG(suggestion.best));
    } else {
        snprintf(text, sizeof(text), "there is no command '%.100s'", name);
    }
    return usage_error(text, "");
}

/* Help goes to stdout when it was asked for. */
static int help_print(const ltl_command *command) {
    static ltl_file_writer writer;
    ltl_fd_writer_open(&writer, STDOUT_FILENO, "standard output");
    uint32_t width = ltl_terminal_of(STDOUT_FILENO, NULL).width;
    if (command) {
        ltl_help_command(&writer.out, command, width);
    } else {
        ltl_help_overview(&writer.out, width);
    }
    return ltl_fd_writer_close(&writer, NULL) == LTL_OK ? LTL_EXIT_PASSED : LTL_EXIT_INTERNAL;
}

static int command_run(const ltl_command *command, int argc, char **argv) {
    ltl_arena arena = {0};
    ltl_arguments arguments;
    ltl_error error = {0};
    int code;
    if (ltl_arguments_parse(&arena, command, argc, argv, &arguments, &error) != LTL_OK) {
        code = usage_error(error.text, command->name);
    } else if (ltl_arguments_has(&arguments, "help")) {
        code = help_print(command);
    } else {
        code = command->run(&arguments);
    }
    ltl_arena_clear(&arena);
    return code;
}

/* `lintel --help` and friends are words that commands stand behind. */
static const char *command_name(const char *word) {
    if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0) {
        return "help";
    }
    if (strcmp(word, "--version") == 0 || strcmp(word, "-V") == 0) {
        return "version";
    }
    return word;
}

int main(int argc, char **argv) {
    /* A reader that goes away, or a file that may not grow, is a report that could not be written. */
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    ltl_options_prepare();
    if (argc < 2) {
        (void)help_print(NULL);
        return LTL_EXIT_USAGE;
    }
    const char *name = command_name(argv[1]);
    const ltl_command *command = ltl_command_find(ltl_str_of(name));
    if (!command) {
        return unknown_command(name);
    }
    return command_run(command, argc - 1, argv + 1);
}
