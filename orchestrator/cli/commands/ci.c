#include <stdio.h>

#include "core/json.h"
#include "core/limits.h"
#include "orchestrator/cli/exit.h"
#include "orchestrator/cli/options.h"
#include "orchestrator/cli/workflows/run.h"

enum { MOST_INPUTS = 10 };

static ltl_status to_buf(void *target, ltl_str bytes) {
    ltl_buf *buf = target;
    ltl_buf_append(buf, bytes);
    return buf->is_cut ? LTL_LIMIT : LTL_OK;
}

/* NAME=["…", "…"]: how a list is typed. */
static const char *list_input(ltl_arena *arena, const char *name, const char *const *texts,
                              uint32_t count) {
    static ltl_out out;
    ltl_buf buf;
    ltl_json json;
    ltl_buf_init(&buf, LTL_MAX_WORKFLOW_BYTES);
    ltl_out_init(&out, to_buf, &buf);
    ltl_json_init(&json, &out, false);
    ltl_json_begin_array(&json);
    for (uint32_t i = 0; i < count; i++) {
        ltl_json_cstr(&json, texts[i]);
    }
    ltl_json_end_array(&json);
    bool is_whole = ltl_out_flush(&out) == LTL_OK;
    ltl_str text = ltl_buf_borrow(&buf);
    const char *typed =
        ltl_arena_printf(arena, "%s=%.*s", name, is_whole ? (int)text.len : 0, text.ptr).ptr;
    ltl_buf_clear(&buf);
    return typed;
}

/* A command for the shell, as whoever configures a pipeline writes them. */
static const char *command_input(ltl_arena *arena, const char *name, const char *command) {
    const char *const words[] = {"sh", "-c", command};
    return list_input(arena, name, words, LTL_COUNT_OF(words));
}

static const char *option_list_input(ltl_arena *arena, const ltl_arguments *arguments,
                                     const char *option, const char *name) {
    uint32_t count = ltl_arguments_count(arguments, option);
    const char **texts = LTL_NEW_ARRAY(arena, const char *, (size_t)count + 1);
    for (uint32_t i = 0; i < count; i++) {
        texts[i] = ltl_arguments_item(arguments, option, i);
    }
    return list_input(arena, name, texts, count);
}

/* Operands are words for the review or scan behind the gate, which is as quiet as this command. */
static const char *gate_input(ltl_arena *arena, const ltl_arguments *arguments) {
    uint32_t count = 0;
    const char **words =
        LTL_NEW_ARRAY(arena, const char *, (size_t)arguments->operand_count + 1);
    if (ltl_arguments_has(arguments, "quiet")) {
        words[count++] = "--quiet";
    }
    for (uint32_t i = 0; i < arguments->operand_count; i++) {
        words[count++] = arguments->operands[i];
    }
    return list_input(arena, "options", words, count);
}

static uint32_t inputs_make(ltl_arena *arena, const ltl_arguments *arguments,
                            const char **out_inputs) {
    uint32_t count = 0;
    const char *base = ltl_arguments_value(arguments, "base");
    const char *build = ltl_arguments_value(arguments, "build");
    const char *test = ltl_arguments_value(arguments, "test");
    const char *reports = ltl_arguments_value(arguments, "reports");
    if (base != NULL) {
        out_inputs[count++] = ltl_arena_printf(arena, "base=%s", base).ptr;
    }
    if (build != NULL) {
        out_inputs[count++] = command_input(arena, "build", build);
    }
    if (test != NULL) {
        out_inputs[count++] = command_input(arena, "test", test);
    }
    static const char *const plain[] = {"publish", "unpublish"};
    for (size_t i = 0; i < LTL_COUNT_OF(plain); i++) {
        const char *value = ltl_arguments_value(arguments, plain[i]);
        if (value != NULL) {
            out_inputs[count++] = ltl_arena_printf(arena, "%s=%s", plain[i], value).ptr;
        }
    }
    if (reports != NULL) {
        out_inputs[count++] = ltl_arena_printf(arena, "reports=%s", reports).ptr;
    }
    out_inputs[count++] = option_list_input(arena, arguments, "junit", "junit");
    out_inputs[count++] = option_list_input(arena, arguments, "coverage", "coverage");
    out_inputs[count++] = gate_input(arena, arguments);
    return count;
}

/* An analysis that is not complete is told apart from a gate that failed. */
static int exit_of(const ltl_result *result, int code) {
    bool is_incomplete =
        code == LTL_EXIT_FAILED && ltl_str_starts_with(result->reason, LTL_STR("incomplete"));
    bool is_usage = code == LTL_EXIT_FAILED &&
                    ltl_str_starts_with(result->reason, LTL_STR("nothing to compare with"));
    return is_incomplete ? LTL_EXIT_INCOMPLETE : is_usage ? LTL_EXIT_USAGE : code;
}

static int run(const ltl_arguments *arguments) {
    ltl_arena arena = {0};
    const char *inputs[MOST_INPUTS];
    ltl_workflow_extra extra = {
        .typed = inputs,
        .count = inputs_make(&arena, arguments, inputs),
    };
    int code = ltl_workflow_run_with(arguments, "cicd", &extra);
    ltl_arena_clear(&arena);
    return code;
}

static const ltl_option own_options[] = {
    {"base", 0, LTL_OPTION_VALUE, "REV",
     "What to compare with (default: what the host says; everything is looked at when nobody "
     "does).",
     NULL},
    {"build", 0, LTL_OPTION_VALUE, "COMMAND", "Builds, before anything is looked at; by the shell.",
     NULL},
    {"test", 0, LTL_OPTION_VALUE, "COMMAND", "Tests, when it was built; by the shell.", NULL},
    {"junit", 0, LTL_OPTION_LIST, "FILE", "What the tests came to, as JUnit's XML.", NULL},
    {"coverage", 0, LTL_OPTION_LIST, "FILE", "What they covered, of lcov or Cobertura.", NULL},
    {"reports", 0, LTL_OPTION_VALUE, "FOLDER",
     "Where the JSON, SARIF, HTML and text reports go (default: lintel-report).", NULL},
    {"publish", 0, LTL_OPTION_VALUE, "COMMAND",
     "Posts a comment, sets a status, uploads: by the shell, with the folder of the reports in LINTEL_REPORTS and in "
     "LINTEL_KEY a word that is the same for the same report.",
     NULL},
    {"unpublish", 0, LTL_OPTION_VALUE, "COMMAND",
     "Takes back what --publish may have done when it failed or was interrupted.", NULL},
    {0},
};

static const ltl_option *const options[] = {own_options, ltl_options_workflow_run,
                                            ltl_options_common, NULL};

const ltl_command ltl_command_ci = {
    .name = "ci",
    .summary = "Build, test, review and publish, in a pipeline of a host.",
    .usage = "[OPTION…] [-- OPTION OF REVIEW…]",
    .description =
        "Runs the workflow cicd: source control, build, test, quality gate, publication, each "
        "started by an event of another. What to compare with comes from the variables of GitHub, "
        "GitLab, Jenkins, Bitbucket or Azure, or from LINTEL_BASE; the change since then is "
        "reviewed. Without one everything is scanned.\n"
        "On GitHub findings become annotations and a step summary, on GitLab a code quality "
        "report; "
        "the reports are in a folder everywhere. Nothing is deployed. Words behind -- are options "
        "of the review.\n"
        "Publication is all or nothing: --publish is tried again after exit code 75, or when the answer of a server in "
        "its output says Retry-After; when it fails in the end, or the run is stopped, --unpublish runs, and summary "
        "and code quality report are as they were. A run that was killed and is resumed publishes once.\n"
        "A stage is done once more with `lintel run event N gate.retry`; `lintel run "
        "pause|continue|"
        "resume N` do what they say.\n"
        "Exit codes: 0 passed, 1 the gate, a test or a stage failed, 2 nothing to compare with, 3 "
        "incomplete, 5 a publication that failed and could not be taken back.",
    .options = options,
    .exit_of = exit_of,
    .run = run,
};
