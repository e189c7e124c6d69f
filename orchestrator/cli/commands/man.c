#include <stdio.h>
#include <unistd.h>

#include "orchestrator/cli/arguments.h"
#include "orchestrator/cli/exit.h"
#include "orchestrator/cli/files.h"
#include "orchestrator/cli/manual.h"
#include "orchestrator/cli/options.h"

static int run(const ltl_arguments *arguments) {
    (void)arguments;
    static ltl_file_writer writer;
    ltl_fd_writer_open(&writer, STDOUT_FILENO, "standard output");
    ltl_manual_roff(&writer.out);
    return ltl_fd_writer_close(&writer, NULL) == LTL_OK ? LTL_EXIT_PASSED : LTL_EXIT_INTERNAL;
}

static const ltl_option *const options[] = {ltl_options_common, NULL};

const ltl_command ltl_command_man = {
    .name = "man",
    .summary = "Print the manual page, for man(1).",
    .usage = "",
    .description = "To read it: lintel man | man -l -",
    .options = options,
    .run = run,
};
