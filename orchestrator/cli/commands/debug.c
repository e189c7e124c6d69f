#include <stdio.h>

#include "orchestrator/cli/debug_tree.h"
#include "orchestrator/cli/exit.h"
#include "orchestrator/cli/options.h"

static int run(const ltl_arguments *arguments) {
    if (!arguments->verb || arguments->operand_count != 1) {
        fputs("lintel: debug takes `tree FILE`, `names FILE`, `cfg FILE`, `values FILE` or "
              "`pattern -l LANGUAGE PATTERN`\n",
              stderr);
        return LTL_EXIT_USAGE;
    }
    return strcmp(arguments->verb, "pattern") == 0 ? ltl_debug_pattern(arguments)
                                                   : ltl_debug_tree(arguments);
}

static const ltl_option own_options[] = {
    {"language", 'l', LTL_OPTION_VALUE, "NAME",
     "The language; for a tree the default is what the file's name says.", NULL},
    {0},
};

static const ltl_option *const options[] = {own_options, ltl_options_common, NULL};

static const char *const verbs[] = {"tree", "names", "cfg", "values", "pattern", NULL};

const ltl_command ltl_command_debug = {
    .name = "debug",
    .summary = "Show what the engine sees, for people who write rules.",
    .usage = "tree FILE | names FILE | cfg FILE | values FILE | pattern -l LANGUAGE PATTERN",
    .description =
        "tree: the normalised tree of a file: kind, role, text, place, and the grammar's own name "
        "of each node.\n"
        "names: what each name of a file does, and the declaration it means.\n"
        "cfg: the control flow of each function; values: what is known about values.\n"
        "pattern: the same for the code of a pattern; $X and … are marked.",
    .options = options,
    .verbs = verbs,
    .run = run,
};
