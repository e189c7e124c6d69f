#include <stdio.h>
#include <unistd.h>

#include "orchestrator/cli/arguments.h"
#include "orchestrator/cli/exit.h"
#include "orchestrator/cli/files.h"
#include "orchestrator/cli/manual.h"
#include "orchestrator/cli/options.h"

typedef struct shell {
    const char *name;
    void (*write)(ltl_out *out);
} shell;

static const shell shells[] = {
    {"bash", ltl_completion_bash},
    {"fish", ltl_completion_fish},
    {"zsh", ltl_completion_zsh},
};

static int run(const ltl_arguments *arguments) {
    for (size_t i = 0; arguments->verb && i < LTL_COUNT_OF(shells); i++) {
        if (strcmp(arguments->verb, shells[i].name) == 0) {
            static ltl_file_writer writer;
            ltl_fd_writer_open(&writer, STDOUT_FILENO, "standard output");
            shells[i].write(&writer.out);
            return ltl_fd_writer_close(&writer, NULL) == LTL_OK ? LTL_EXIT_PASSED
                                                                : LTL_EXIT_INTERNAL;
        }
    }
    fputs("lintel: completion takes a shell: bash, fish or zsh\n", stderr);
    return LTL_EXIT_USAGE;
}

static const ltl_option *const options[] = {ltl_options_common, NULL};

static const char *const verbs[] = {"bash", "fish", "zsh", NULL};

const ltl_command ltl_command_completion = {
    .name = "completion",
    .summary = "Print a completion script for a shell.",
    .usage = "bash|fish|zsh",
    .description = "bash: source <(lintel completion bash)\n"
                   "zsh: lintel completion zsh > a file named _lintel in a folder of $fpath\n"
                   "fish: lintel completion fish > ~/.config/fish/completions/lintel.fish",
    .options = options,
    .verbs = verbs,
    .run = run,
};
