#include <stdio.h>
#include <stdlib.h>

#include "orchestrator/cli/exit.h"
#include "orchestrator/cli/help.h"
#include "orchestrator/cli/options.h"
#include "orchestrator/cli/path_scope.h"
#include "orchestrator/cli/shards/join.h"
#include "orchestrator/cli/shards/share.h"
#include "orchestrator/cli/workflows/dispatch.h"

static int usage(const char *text) {
    fprintf(stderr, "lintel report: %s\nTry 'lintel report --help'.\n", text);
    return LTL_EXIT_USAGE;
}

/* The scan that all shards are parts of, with what is asked of its report here. The reports of the shards may lie
 * among the files that it is of. */
static ltl_status scan_words(ltl_join *join, const ltl_arguments *typed, ltl_arguments *out_scan,
                             ltl_error *error) {
    ltl_arena *arena = &join->arena;
    const ltl_str_list *shared = &join->shards[0].word_list;
    uint32_t typed_count = 0;
    const char **own = ltl_command_words(arena, typed, &typed_count);
    struct LTL_VEC(char *) words = {0};
    LTL_PUSH(arena, &words, (char *)"scan");
    for (uint32_t i = 2; own[i][2] != '\0'; i++) { /* behind command and verb, up to `--` */
        if (strcmp(own[i], "--allow-missing") != 0) {
            LTL_PUSH(arena, &words, (char *)own[i]);
        }
    }
    for (uint32_t i = 0; i < join->count; i++) {
        LTL_PUSH(arena, &words,
                 (char *)ltl_arena_printf(arena, "--own-output=%s", join->shards[i].name).ptr);
    }
    for (uint32_t i = 0; i < shared->count; i++) {
        LTL_PUSH(arena, &words, (char *)ltl_arena_copy(arena, shared->at[i]).ptr);
    }
    LTL_PUSH(arena, &words, NULL);
    const ltl_command *scan = ltl_command_find(LTL_STR("scan"));
    return ltl_arguments_parse(arena, scan, (int)words.count - 1, words.at, out_scan, error);
}

static ltl_status scan_begin(ltl_join *join, const ltl_arguments *scan, ltl_analysis *analysis,
                             ltl_error *error) {
    char seconds[24];
    /* Rules and suppressions that look at the date see that of the shards. */
    (void)snprintf(seconds, sizeof(seconds), "%llu", (unsigned long long)join->shards[0].seconds);
    if (setenv("SOURCE_DATE_EPOCH", seconds, 1) != 0) {
        return ltl_fail(error, LTL_NO_MEMORY, "out of memory");
    }
    ltl_status status =
        ltl_analysis_begin(analysis, scan, ltl_path_scope_folder(&join->arena, scan), error);
    if (status == LTL_OK) {
        status = ltl_analysis_load_rules(analysis, error);
    }
    if (status == LTL_OK) {
        ltl_join_into(join, analysis);
        status = ltl_path_scope_open(analysis, error);
    }
    return status;
}

static int incomplete(const ltl_join *join) {
    fprintf(
        stderr,
        "lintel: of %u shards these are missing: %.*s. Give their reports, too, or --allow-missing "
        "for a report that says what is not assessed\n",
        join->shards[0].of, LTL_STR_ARG(join->missing));
    return LTL_EXIT_INCOMPLETE;
}

static int merge(const ltl_arguments *arguments) {
    static ltl_analysis analysis;
    ltl_join join;
    ltl_arguments scan = {0};
    ltl_error error = {0};
    ltl_status status = ltl_share_check(arguments, "report merge", &error);
    if (status != LTL_OK) {
        return ltl_exit_of_error(&error);
    }
    status = ltl_join_open(&join, arguments->operands, arguments->operand_count, &error);
    int code = LTL_EXIT_INCOMPLETE;
    if (status == LTL_OK && join.missing.len > 0 &&
        !ltl_arguments_has(arguments, "allow-missing")) {
        code = incomplete(&join);
    } else {
        status = status == LTL_OK ? scan_words(&join, arguments, &scan, &error) : status;
        status = status == LTL_OK ? scan_begin(&join, &scan, &analysis, &error) : status;
        code = status == LTL_OK ? ltl_analysis_finish(&analysis) : ltl_exit_of_error(&error);
        ltl_analysis_clear(&analysis);
        /* --exit-zero is about findings. */
        code = code == LTL_EXIT_PASSED && join.missing.len > 0 ? LTL_EXIT_INCOMPLETE : code;
    }
    ltl_join_close(&join);
    return code;
}

static int run(const ltl_arguments *arguments) {
    if (arguments->verb == NULL) {
        return usage("needs a verb: merge");
    }
    return merge(arguments);
}

static const ltl_option own_options[] = {
    {"allow-missing", 0, LTL_OPTION_FLAG, NULL,
     "Write a report although shards are missing: it says so, their files count as failed, and the "
     "exit code is "
     "not 0.",
     NULL},
    {0},
};

static const ltl_option *const options[] = {
    own_options, ltl_options_output, ltl_options_formats, ltl_options_run, ltl_options_common, NULL,
};

static const char *const verbs[] = {"merge", NULL};

const ltl_command ltl_command_report = {
    .name = "report",
    .summary = "Make one report of those of all shards of a scan.",
    .usage = "merge [OPTION…] FILE…",
    .description =
        "merge: each of N machines runs `lintel scan --shard I/N` on the same files and writes its "
        "report as json, "
        "jsonl or sarif; this makes of them, in any order, the report that one scan of everything "
        "gives, in any "
        "format, to the byte. It runs where the files are, in the folder in which the shards were "
        "made, with the same build of "
        "lintel, and looks for the same: rules, paths, limits and gate are those of the shards.\n"
        "It is refused, with the name of the report, when a shard is there twice, or is not of the "
        "same files, rules, "
        "options, day or program. When one is missing nothing is written and the exit code is 3, "
        "unless --allow-missing is "
        "given; then the code is 3, or 1 where the gate fails anyway, and never 0.\n"
        "What a shard finds is what its files show by themselves. Data is followed from file to "
        "file here, where all "
        "files are known, on all cores; with `--dataflow file` nothing is left to do but to put "
        "reports together. "
        "Files with secrets in them, and those looked at in windows, are looked at here once more: "
        "their contents are "
        "in no report.",
    .options = options,
    .verbs = verbs,
    .run = run,
};
