#include <stdio.h>

#include "orchestrator/cli/analysis/analysis.h"
#include "orchestrator/cli/exit.h"
#include "orchestrator/cli/options.h"
#include "orchestrator/cli/rules/catalogue.h"
#include "orchestrator/cli/rules/tests.h"
#include "orchestrator/cli/rules/validate.h"
#include "orchestrator/cli/rules/why.h"

static int list(const ltl_arguments *arguments) {
    return ltl_catalogue_list(arguments);
}

static int show(const ltl_arguments *arguments) {
    if (arguments->operand_count != 1) {
        fputs("lintel: rules show takes the id of one rule\n", stderr);
        return LTL_EXIT_USAGE;
    }
    return ltl_catalogue_show(arguments, ltl_str_of(arguments->operands[0]));
}

static int export_one(const ltl_arguments *arguments) {
    if (arguments->operand_count != 1) {
        fputs("lintel: rules export takes the id of one rule\n", stderr);
        return LTL_EXIT_USAGE;
    }
    return ltl_catalogue_export(arguments, ltl_str_of(arguments->operands[0]));
}

static int test(const ltl_arguments *arguments) {
    return ltl_rule_tests_run(arguments);
}

typedef struct rules_verb {
    const char *name;
    int (*run)(const ltl_arguments *arguments);
} rules_verb;

static const rules_verb verb_table[] = {
    {"export", export_one},
    {"list", list},
    {"show", show},
    {"test", test},
    {"validate", ltl_rule_validate_run},
    {"why", ltl_rule_why_run},
};

static int run(const ltl_arguments *arguments) {
    for (size_t i = 0; arguments->verb && i < LTL_COUNT_OF(verb_table); i++) {
        if (strcmp(arguments->verb, verb_table[i].name) == 0) {
            return verb_table[i].run(arguments);
        }
    }
    fputs("lintel: rules needs a verb: export, list, show, test, validate or why\n", stderr);
    return LTL_EXIT_USAGE;
}

static const char *const format_choices[] = {"text", "json", NULL};

static const ltl_option own_options[] = {
    {"format", 'f', LTL_OPTION_VALUE, "FORMAT", "Of list, show and validate: text (default) or json.",
     format_choices},
    {"targets", 0, LTL_OPTION_VALUE, "DIR",
     "Of test: look for the fixtures of a/b.yaml below a folder of rules also at a/b.* and in a/b/ of this "
     "folder.",
     NULL},
    {0},
};

static const ltl_option *const options[] = {ltl_options_rules, own_options, ltl_options_settings,
                                            ltl_options_common, NULL};

static const char *const verbs[] = {"export", "list", "show", "test", "validate", "why", NULL};

const ltl_command ltl_command_rules = {
    .name = "rules",
    .summary = "List, show, test and check rules.",
    .usage = "list|show RULE|export RULE|test [PATH…]|validate [PATH…]|why RULE FILE:LINE",
    .description =
        "list: all rules that would run, with severity and domain.\n"
        "show: everything about one rule.\n"
        "export: the file of a built-in rule in plain Semgrep syntax: the lists that it shares with other "
        "rules are put in.\n"
        "test: run each rule over the fixtures beside it (same name, another extension, or all in a folder of "
        "that name) and compare with their comments: `ruleid: ID` and `ok: ID` about the next line, "
        "`todoruleid:` and `todook:` for what is known to be wrong still; `deepruleid:` and `deepok:` count with "
        "--dataflow file. What fixes make is compared with x.fixed.py beside x.py. Without a path, the built-in "
        "rules.\n"
        "validate: read and compile rules for every language and tell of all that is wrong, with its place; "
        "exit code 2 when a rule cannot run.\n"
        "why: what each part of a rule (its id, or its file) finds at a line of a file, and what does "
        "not hold there.",
    .options = options,
    .verbs = verbs,
    .run = run,
};
