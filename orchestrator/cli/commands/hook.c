#include <stdio.h>

#include "orchestrator/cli/changeset.h"
#include "orchestrator/cli/exit.h"
#include "orchestrator/cli/hook_files.h"
#include "orchestrator/cli/options.h"
#include "orchestrator/cli/reactions.h"

static int change(ltl_status (*act)(ltl_arena *, ltl_str *, ltl_error *), const char *done) {
    ltl_arena arena = {0};
    ltl_error error = {0};
    ltl_str path = LTL_STR("");
    int code = LTL_EXIT_PASSED;
    if (act(&arena, &path, &error) == LTL_OK) {
        fprintf(stderr, "lintel: %s %.*s\n", done, LTL_STR_ARG(path));
    } else {
        code = ltl_exit_of_error(&error);
    }
    ltl_arena_clear(&arena);
    return code;
}

/* While git replays commits that were made before, nothing new is being committed. */
static bool is_replay(const ltl_arguments *arguments) {
    ltl_arena arena = {0};
    ltl_repository_folders folders;
    const char *replay = NULL;
    if (!ltl_arguments_has(arguments, "always") &&
        ltl_repository_folders_find(&arena, &folders, NULL) == LTL_OK) {
        replay = ltl_hook_replay(&arena, &folders);
    }
    if (replay) {
        fprintf(stderr, "lintel: a %s is under way, nothing was looked at (--always looks)\n", replay);
    }
    ltl_arena_clear(&arena);
    return replay != NULL;
}

static int run(const ltl_arguments *arguments) {
    if (arguments->operand_count > 0) {
        fputs("lintel: hook takes no operands\n", stderr);
        return LTL_EXIT_USAGE;
    }
    if (arguments->verb && strcmp(arguments->verb, "install") == 0) {
        return change(ltl_hook_install, "installed");
    }
    if (arguments->verb && strcmp(arguments->verb, "uninstall") == 0) {
        return change(ltl_hook_uninstall, "removed");
    }
    return is_replay(arguments) ? LTL_EXIT_PASSED
                                : ltl_changeset_review(arguments, LTL_SCOPE_INDEX, NULL);
}

static const ltl_option own_options[] = {
    {"always", 0, LTL_OPTION_FLAG, NULL, "Look even while a rebase or cherry-pick is under way.", NULL},
    {"no-early-stop", 0, LTL_OPTION_FLAG, NULL,
     "Also look at what the change leads to in other files when something critical is new in it.", NULL},
    {0},
};

static const ltl_option *const options[] = {
    own_options,          ltl_options_review, ltl_options_rules,   ltl_options_files,
    ltl_options_gate,     ltl_options_output, ltl_options_formats, ltl_options_run, ltl_options_events,
    ltl_options_reactions, ltl_options_settings, ltl_options_common, NULL,
};

static const char *const verbs[] = {"run", "install", "uninstall", NULL};

const ltl_command ltl_command_hook = {
    .name = "hook",
    .summary = "Look at what is about to be committed; install that as a git hook.",
    .usage = "[run|install|uninstall] [OPTION…]",
    .description =
        "Without a verb, or with run: reviews what is staged, with its content from the index, and "
        "exits with 1 when it brings findings that fail the gate. When one of them is critical, what "
        "comes behind is not run, and that is said: --no-early-stop and --full run it.\n"
        "install writes a pre-commit hook that does so. It goes where git looks (core.hooksPath is "
        "honoured); a hook that is there already is kept and runs first. `git commit --no-verify` "
        "passes it by.\n"
        "uninstall takes it out and puts the earlier hook back.",
    .options = options,
    .verbs = verbs,
    .run = run,
};
