#include <stdlib.h>
#include <time.h>

#include "orchestrator/cli/analysis/analysis.h"
#include "orchestrator/cli/exit.h"
#include "orchestrator/cli/options.h"
#include "orchestrator/gather/identity.h"

/* Findings of the same thing in all versions of a file. */
typedef struct version {
    ltl_digest key;
    uint32_t order; /* of the commit */
    uint32_t index;
} version;

static int compare_versions(const void *left, const void *right) {
    const version *a = left;
    const version *b = right;
    int order = ltl_digest_compare(a->key, b->key);
    order = order != 0 ? order : (a->order > b->order) - (a->order < b->order);
    return order != 0 ? order : (a->index > b->index) - (a->index < b->index);
}

static int compare_findings(const void *left, const void *right) {
    return ltl_finding_compare(left, right);
}

/* A fingerprint that survives a history that is written anew: of the path within the commit. */
static ltl_finding told(ltl_arena *arena, const ltl_finding *finding, const ltl_origin *origin) {
    ltl_finding own = *finding;
    char day[16] = "";
    time_t seconds = (time_t)origin->time;
    struct tm utc;
    if (gmtime_r(&seconds, &utc) != NULL) {
        (void)strftime(day, sizeof(day), "%Y-%m-%d", &utc);
    }
    own.path = origin->path;
    own.fingerprint = ltl_fingerprint_of(ltl_finding_key(&own), 0);
    own.path = finding->path;
    own.message = ltl_arena_printf(arena, "%.*s It came in with commit %.10s of %s.",
                                   LTL_STR_ARG(finding->message), origin->commit, day);
    return own;
}

/* Each once for a file, where it came in first: in later versions it is the same. */
static ltl_findings first_ones(ltl_analysis *analysis, const ltl_findings *findings) {
    ltl_arena *arena = &analysis->arena;
    version *versions = LTL_NEW_ARRAY(arena, version, (size_t)findings->count + 1);
    ltl_findings first = {0};
    for (uint32_t i = 0; i < findings->count; i++) {
        ltl_finding own = findings->at[i];
        ltl_origin origin = {.path = own.path};
        (void)ltl_intake_origin(analysis->intake, own.path, &origin);
        own.path = origin.path;
        versions[i] = (version){ltl_finding_key(&own), origin.order, i};
    }
    if (findings->count > 1) {
        qsort(versions, findings->count, sizeof(versions[0]), compare_versions);
    }
    for (uint32_t i = 0; i < findings->count; i++) {
        bool is_first = i == 0 || ltl_digest_compare(versions[i].key, versions[i - 1].key) != 0;
        const ltl_finding *finding = &findings->at[versions[i].index];
        ltl_origin origin;
        if (is_first && ltl_intake_origin(analysis->intake, finding->path, &origin)) {
            ltl_finding own = told(arena, finding, &origin);
            LTL_PUSH(arena, &first, own);
        }
    }
    if (first.count > 1) {
        qsort(first.at, first.count, sizeof(first.at[0]), compare_findings);
    }
    return first;
}

static ltl_status history_open(ltl_analysis *analysis, ltl_error *error) {
    const ltl_arguments *arguments = analysis->arguments;
    ltl_str repository = ltl_str_of(arguments->operand_count > 0 ? arguments->operands[0] : ".");
    ltl_intake_options options;
    analysis->report.target = repository;
    analysis->refine = first_ones;
    ltl_status status = ltl_analysis_intake_options(analysis, &options, error);
    return status == LTL_OK
               ? ltl_intake_open_history(repository, &options, &analysis->intake, error)
               : status;
}

static int run(const ltl_arguments *arguments) {
    static ltl_analysis analysis;
    ltl_error error = {0};
    const char *folder = arguments->operand_count > 0 ? arguments->operands[0] : ".";
    ltl_status status = arguments->operand_count > 1
                            ? ltl_fail(&error, LTL_USAGE, "one repository at a time")
                            : ltl_analysis_begin(&analysis, arguments, folder, &error);
    if (status == LTL_OK) {
        /* What matters of the past is what somebody may still use. */
        bool is_said =
            ltl_arguments_has(arguments, "select") || ltl_arguments_has(arguments, "config");
        analysis.settings.domains = is_said ? analysis.settings.domains : 1u << LTL_DOMAIN_SECRETS;
        analysis.workflow = "scan";
        status = ltl_analysis_load_rules(&analysis, &error);
    }
    status = status == LTL_OK ? history_open(&analysis, &error) : status;
    int code = status == LTL_OK ? ltl_analysis_finish(&analysis) : ltl_exit_of_error(&error);
    ltl_analysis_clear(&analysis);
    return code;
}

static const ltl_option *const options[] = {
    ltl_options_rules,    ltl_options_files,   ltl_options_gate,
    ltl_options_output,   ltl_options_formats, ltl_options_run,
    ltl_options_settings, ltl_options_common,  NULL,
};

const ltl_command ltl_command_history = {
    .name = "history",
    .summary = "Look for secrets in everything that was ever committed.",
    .usage = "[OPTION…] [REPOSITORY]",
    .description =
        "Looks at every version of every file that a commit of any branch or tag brought, each "
        "once, and tells a secret with the commit it came in with, also when it was deleted since: "
        "who has the repository has it. Files are named as git names them, COMMIT:PATH. Rules of "
        "secrets run, unless --select or --config name others.\n"
        "A secret that is found was told to everybody: revoke it first; a history that is written "
        "anew still lies in clones. A shallow clone is refused: what it does not hold would "
        "pass for clean.\n"
        "Exit codes are those of scan.",
    .options = options,
    .run = run,
};
