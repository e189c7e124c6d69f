#include <stdio.h>

#include "orchestrator/cli/changeset.h"
#include "orchestrator/cli/exit.h"
#include "orchestrator/cli/options.h"
#include "orchestrator/cli/reactions.h"

static int run(const ltl_arguments *arguments) {
    const char *patch = ltl_arguments_value(arguments, "patch");
    bool is_staged = ltl_arguments_has(arguments, "staged");
    uint32_t scopes = (patch != NULL) + is_staged + arguments->operand_count;
    if (scopes > 1) {
        fputs("lintel: review takes one of BASE[..HEAD], --staged and --patch\n", stderr);
        return LTL_EXIT_USAGE;
    }
    if (patch) {
        return ltl_changeset_review(arguments, LTL_SCOPE_PATCH, patch);
    }
    if (is_staged) {
        return ltl_changeset_review(arguments, LTL_SCOPE_INDEX, NULL);
    }
    return arguments->operand_count > 0
               ? ltl_changeset_review(arguments, LTL_SCOPE_RANGE, arguments->operands[0])
               : ltl_changeset_review(arguments, LTL_SCOPE_WORK_TREE, NULL);
}

static const ltl_option own_options[] = {
    {"staged", 0, LTL_OPTION_FLAG, NULL, "What is staged, with its content from the index.", NULL},
    {"patch", 0, LTL_OPTION_VALUE, "FILE",
     "A unified diff against the files here; - is standard input.", NULL},
    {0},
};

static const ltl_option *const options[] = {
    own_options,
    ltl_options_review,
    ltl_options_rules,
    ltl_options_files,
    ltl_options_gate,
    ltl_options_output,
    ltl_options_formats,
    ltl_options_run,
    ltl_options_events,
    ltl_options_reactions,
    ltl_options_settings,
    ltl_options_common,
    NULL,
};

static const char *const aliases[] = {"diff", NULL};

const ltl_command ltl_command_review = {
    .name = "review",
    .aliases = aliases,
    .summary = "Look at a change and report what it brings.",
    .usage = "[OPTION…] [BASE[..HEAD]]",
    .description =
        "Compares both sides of a change and reports the findings that are new; code that only "
        "moved "
        "is not new. Without an operand: the work tree against HEAD. BASE alone means BASE..HEAD; both "
        "start where the two parted.\n"
        "The kind of change (hotfix, configuration, major_change, test_change, standard …) chooses "
        "which agents look and how closely; --explain tells why, --as says it, --full switches that off. "
        "A line `Review-As: LABEL` at the end of a commit's message asks for a label more. What review "
        "does is the workflow adaptive-review: `lintel workflow graph adaptive-review` draws it.\n"
        "Data is followed from file to file through what the change touches, its callers and what they call; what "
        "that leads to is reported in files that are not changed, too, and says so. --dataflow file stays within "
        "each file.\n"
        "A range is reviewed with the .lintel.yaml of its base, so that no change sets its own rules.",
    .options = options,
    .workflow = "adaptive-review",
    .run = run,
};
