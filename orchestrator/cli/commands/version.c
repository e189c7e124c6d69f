#include <stdio.h>

#include "orchestrator/cli/command.h"
#include "orchestrator/cli/exit.h"
#include "orchestrator/cli/options.h"

static int run(const ltl_arguments *arguments) {
    (void)arguments;
    bool is_written = puts("lintel " LTL_VERSION) >= 0 && fflush(stdout) == 0;
    return is_written ? LTL_EXIT_PASSED : LTL_EXIT_INTERNAL;
}

static const ltl_option *const options[] = {ltl_options_common, NULL};

const ltl_command ltl_command_version = {
    .name = "version",
    .summary = "Print the version.",
    .usage = "",
    .options = options,
    .run = run,
};
