#include <stdio.h>

#include "orchestrator/cli/exit.h"
#include "orchestrator/cli/options.h"
#include "orchestrator/cli/rules/catalogue.h"

static int run(const ltl_arguments *arguments) {
    if (arguments->operand_count != 1) {
        fputs("lintel: explain takes the id of one rule\n", stderr);
        return LTL_EXIT_USAGE;
    }
    return ltl_catalogue_show(arguments, ltl_str_of(arguments->operands[0]));
}

static const ltl_option *const options[] = {ltl_options_rules, ltl_options_settings,
                                            ltl_options_common, NULL};

const ltl_command ltl_command_explain = {
    .name = "explain",
    .summary = "Say what a rule looks for, why, and what to do instead.",
    .usage = "RULE",
    .description = "RULE is an id as reports show it, or the end of one after a dot.",
    .options = options,
    .run = run,
};
