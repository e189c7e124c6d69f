#include "orchestrator/cli/options.h"

#include <stdio.h>

#include "orchestrator/cli/workflows/sinks.h"
#include "reports/format.h"

enum { MAX_NAME_BYTES = 48, MAX_HELP_BYTES = 160 };

static const char *const colour_choices[] = {"auto", "always", "never", NULL};

static const char *const severity_choices[] = {"info", "low", "medium", "high", "critical", NULL};

static const char *const dataflow_choices[] = {"none", "rule", "function", "file", "repository", NULL};

static const char *const confidence_choices[] = {"low", "medium", "high", NULL};

const ltl_option ltl_options_common[] = {
    {"help", 'h', LTL_OPTION_FLAG, NULL, "Show this help.", NULL},
    {"quiet", 'q', LTL_OPTION_FLAG, NULL, "Only findings and errors: no progress, no summary.",
     NULL},
    {"verbose", 'v', LTL_OPTION_FLAG, NULL, "Say more on stderr about what is done.", NULL},
    {"color", 0, LTL_OPTION_VALUE, "WHEN",
     "Colour: auto (default; honours NO_COLOR, FORCE_COLOR, CLICOLOR_FORCE), always or never.",
     colour_choices},
    {0},
};

const ltl_option ltl_options_rules[] = {
    {"config", 'c', LTL_OPTION_LIST, "FILE|DIR",
     "Run the rules of this file, or of all *.yaml and *.yml below this folder, in place of the "
     "built-in ones. May be repeated.",
     NULL},
    {"select", 0, LTL_OPTION_LIST, "WHAT",
     "Keep only these rules: a rule id or the end of one, a domain, CWE-79, or a severity. "
     "Separated by "
     "commas or repeated.",
     NULL},
    {"ignore", 0, LTL_OPTION_LIST, "WHAT", "Leave these rules out; the same names as --select.",
     NULL},
    {"domains", 0, LTL_OPTION_LIST, "NAME",
     "Run only these agents: security, secrets, performance, quality … Separated by commas.", NULL},
    {"severity", 0, LTL_OPTION_VALUE, "MIN",
     "Report findings of this severity or more (default: info).", severity_choices},
    {"confidence", 0, LTL_OPTION_VALUE, "MIN",
     "Report findings of this confidence or more (default: low).", confidence_choices},
    {"doubtful", 0, LTL_OPTION_FLAG, NULL,
     "Also report data flows whose confidence guesses took down to low; "
     "without it they are only counted.",
     NULL},
    {"dataflow", 0, LTL_OPTION_VALUE, "DEPTH",
     "How far taint rules follow what comes in: within each `function`, into the functions of the "
     "same `file`, into those of all files of the `repository` that are looked at, or as each `rule` "
     "says (default: rule; repository when a scan runs the built-in rules). With `none` rules that follow "
     "values are left out.",
     dataflow_choices},
    {"no-metrics", 0, LTL_OPTION_FLAG, NULL, "Leave out complexity and size of functions.", NULL},
    {0},
};

const ltl_option ltl_options_files[] = {
    {"include", 0, LTL_OPTION_LIST, "GLOB", "Look only at files that match, as in .gitignore.",
     NULL},
    {"exclude", 0, LTL_OPTION_LIST, "GLOB", "Leave out files that match, as in .gitignore.", NULL},
    {"force-exclude", 0, LTL_OPTION_FLAG, NULL,
     "Excludes also apply to files named on the command line.", NULL},
    {"no-gitignore", 0, LTL_OPTION_FLAG, NULL, "Also look at files that .gitignore leaves out.",
     NULL},
    {"no-ignore", 0, LTL_OPTION_FLAG, NULL, "The same as --no-gitignore.", NULL},
    {"max-target-bytes", 0, LTL_OPTION_VALUE, "N",
     "Look at files larger than this in windows, by secrets and text rules only, and say so "
     "(default: 1048576).",
     NULL},
    {"no-windows", 0, LTL_OPTION_FLAG, NULL, "Skip such files, and say so.", NULL},
    {0},
};

const ltl_option ltl_options_run[] = {
    {"jobs", 'j', LTL_OPTION_VALUE, "N",
     "Workers; 0 takes what the machine, the affinity and the control group allow (default: 0).",
     NULL},
    {"deadline", 0, LTL_OPTION_VALUE, "SECONDS",
     "Stop after this time with a partial report and exit code 124 (default: none).", NULL},
    {"file-timeout", 0, LTL_OPTION_VALUE, "SECONDS",
     "Give up on a file that takes longer than this, on its own, too; 0 for never (default: 300). What files cost is "
     "bounded by steps; this is for what does not count any.",
     NULL},
    {"quarantine", 0, LTL_OPTION_VALUE, "HOURS",
     "A rule that exceeded its budget in so many files that it was not run on the rest, and an analyzer that failed as "
     "often for one language, are left out of later runs here "
     "for so long, which they say (see `lintel run circuits`); 0: each run tries again (default).",
     NULL},
    {"in-process", 0, LTL_OPTION_FLAG, NULL,
     "Do without a process of its own for the analysis: a crash then ends the run instead of costing a file.", NULL},
    {"workflow", 0, LTL_OPTION_VALUE, "NAME|FILE",
     "The workflow that does it (default: scan, adaptive-review or hook; see `lintel workflow`).", NULL},
    {"trace", 0, LTL_OPTION_VALUE, "FILE",
     "What ran when on which worker, for chrome://tracing or Perfetto.", NULL},
    {"no-journal", 0, LTL_OPTION_FLAG, NULL,
     "Leave no log of the run; one that is killed cannot be resumed.", NULL},
    {"no-cache", 0, LTL_OPTION_FLAG, NULL, "Accepted; this version keeps no cache.", NULL},
    {0},
};

const ltl_option ltl_options_events[] = {LTL_OPTION_EVENTS, {0}};

const ltl_option ltl_options_gate[] = {
    {"fail-on", 0, LTL_OPTION_VALUE, "SEVERITY[:CONFIDENCE]",
     "Exit with 1 when there is a finding of this severity (and confidence) or more; `never` for "
     "no "
     "such gate (default: medium).",
     NULL},
    {"max-warnings", 0, LTL_OPTION_VALUE, "N",
     "Exit with 1 when there are more findings than this below --fail-on (default: no limit).",
     NULL},
    {"exit-zero", 0, LTL_OPTION_FLAG, NULL, "Exit with 0 where it would be 1.", NULL},
    {"require-coverage", 0, LTL_OPTION_FLAG, NULL,
     "Exit with 3 when a file was analysed only in part, not just when one could not be analysed.",
     NULL},
    {0},
};

const ltl_option ltl_options_output[] = {
    {"format", 'f', LTL_OPTION_VALUE, "FORMAT", "Format of the report on stdout (default: text).",
     NULL},
    {"output", 'o', LTL_OPTION_VALUE, "FILE",
     "Write the report to this file instead of stdout; it appears whole or not at all.", NULL},
    {"own-output", 0, LTL_OPTION_LIST, "FILE",
     "Another file that whoever runs this writes among those looked at, such as a log: it is left out, as the reports "
     "of this run are. May be repeated.",
     NULL},
    {"context", 'C', LTL_OPTION_VALUE, "N", "Lines to show around a finding (default: 2).", NULL},
    {"dataflow-traces", 0, LTL_OPTION_FLAG, NULL,
     "Show every step of a data flow with its code, not just where it comes from (text).", NULL},
    {0},
};

const ltl_option ltl_options_settings[] = {
    {"settings", 0, LTL_OPTION_VALUE, "FILE",
     "Read the settings from this file (default: .lintel.yaml of the nearest folder up to the root "
     "of the repository).",
     NULL},
    {"no-settings", 0, LTL_OPTION_FLAG, NULL, "Ignore .lintel.yaml.", NULL},
    {0},
};

ltl_option ltl_options_formats[LTL_MAX_FORMAT_OPTIONS + 1];

void ltl_options_prepare(void) {
    static char names[LTL_MAX_FORMAT_OPTIONS][MAX_NAME_BYTES];
    static char helps[LTL_MAX_FORMAT_OPTIONS][MAX_HELP_BYTES];
    size_t count =
        ltl_format_count < LTL_MAX_FORMAT_OPTIONS ? ltl_format_count : LTL_MAX_FORMAT_OPTIONS;
    for (size_t i = 0; i < count; i++) {
        const ltl_format *format = ltl_formats[i];
        snprintf(names[i], sizeof(names[i]), "%s-output", format->id);
        snprintf(helps[i], sizeof(helps[i]), "Also write a report to this file: %s.",
                 format->title);
        ltl_options_formats[i] =
            (ltl_option){names[i], 0, LTL_OPTION_VALUE, "FILE", helps[i], NULL};
    }
    ltl_options_formats[count] = (ltl_option){0};
}
