#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "orchestrator/cli/arguments.h"
#include "orchestrator/cli/workflows/dispatch.h"
#include "orchestrator/cli/exit.h"
#include "orchestrator/cli/files.h"
#include "orchestrator/cli/help.h"
#include "orchestrator/cli/options.h"
#include "orchestrator/cli/suggest.h"
#include "orchestrator/cli/terminal.h"

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
    return ltl_command_usage_error(text, "");
}

/* What there is, for somebody who typed nothing. */
static void overview_print(void) {
    static ltl_file_writer writer;
    ltl_fd_writer_open(&writer, STDOUT_FILENO, "standard output");
    ltl_help_overview(&writer.out, ltl_terminal_of(STDOUT_FILENO, NULL).width);
    if (ltl_fd_writer_close(&writer, NULL) != LTL_OK) {
        return; /* nobody is left to tell */
    }
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
        overview_print();
        return LTL_EXIT_USAGE;
    }
    const char *name = command_name(argv[1]);
    const ltl_command *command = ltl_command_find(ltl_str_of(name));
    if (!command) {
        return unknown_command(name);
    }
    return ltl_words_run(command, argc - 1, argv + 1);
}
