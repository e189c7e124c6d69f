#include <stdio.h>
#include <unistd.h>

#include "orchestrator/cli/changeset.h"
#include "orchestrator/cli/exit.h"
#include "orchestrator/cli/files.h"
#include "orchestrator/cli/options.h"
#include "orchestrator/cli/workflows/analyse.h"
#include "orchestrator/cli/workflows/run.h"
#include "orchestrator/cli/workflows/task_table.h"
#include "orchestrator/workflow/files/schema.h"
#include "orchestrator/workflow/pictures/draw.h"

static ltl_file_writer writer;

static int usage(const char *text) {
    fprintf(stderr, "lintel: workflow %s\n", text);
    return LTL_EXIT_USAGE;
}

static ltl_str description_of(ltl_arena *arena, const ltl_workflow_file *file) {
    ltl_workflow_problems problems = {0};
    ltl_workflow *workflow = NULL;
    ltl_str text = LTL_STR("(cannot run: see `lintel workflow validate`)");
    if (ltl_workflow_read(arena, file->text, file->path.ptr, ltl_program_tasks(), &problems,
                          &workflow, NULL) == LTL_OK) {
        text = ltl_arena_copy(arena, ltl_str_trim(workflow->description));
    }
    ltl_workflow_free(workflow);
    return text;
}

static int list(const ltl_arguments *arguments) {
    (void)arguments;
    ltl_arena arena = {0};
    ltl_workflow_file_list files;
    ltl_workflow_files_list(&arena, &files);
    for (uint32_t i = 0; i < files.count; i++) {
        ltl_workflow_file file;
        ltl_error error = {0};
        if (ltl_workflow_file_find(&arena, ltl_arena_copy(&arena, files.at[i].name).ptr, &file,
                                   &error) == LTL_OK) {
            ltl_str text = description_of(&arena, &file);
            bool is_built_in = ltl_str_is(file.path, "built in");
            printf("%-20.*s %.*s%s%s%.*s\n", LTL_STR_ARG(file.name), LTL_STR_ARG(text),
                   is_built_in ? "" : " [", is_built_in ? "" : "",
                   is_built_in ? 0 : (int)file.path.len, file.path.ptr);
        }
    }
    ltl_arena_clear(&arena);
    return LTL_EXIT_PASSED;
}

static void ports_print(const char *title, const ltl_port *ports) {
    for (uint32_t i = 0; i < ltl_port_count(ports); i++) {
        printf("%s%-12s %-16s %s%s\n", i == 0 ? title : "           ", ports[i].name, ports[i].type,
               ports[i].help, ports[i].is_optional ? " (may be left out)" : "");
    }
}

static int show_task(const ltl_task *task) {
    printf("%s: %s\n", task->name, task->summary);
    ports_print("  takes    ", task->inputs);
    ports_print("  gives    ", task->outputs);
    printf("  runs on  %s\n", ltl_room_name(task->room));
    return LTL_EXIT_PASSED;
}

static int show_pattern(const ltl_workflow_pattern *pattern) {
    printf("%s: %s\n\n", pattern->name, pattern->summary);
    for (const ltl_row *row = pattern->rows; row->key != NULL; row++) {
        printf("  %-22s %s%s\n", row->key, row->help, row->is_required ? " (required)" : "");
    }
    ports_print("  steps see ", pattern->locals);
    ports_print("  gives     ", pattern->outputs);
    printf("\n%s", pattern->sample);
    return LTL_EXIT_PASSED;
}

/* A workflow, a task or a pattern by its name. */
static int show(const ltl_arguments *arguments) {
    if (arguments->operand_count != 1) {
        return usage("show takes the name of a workflow, a task or a pattern");
    }
    ltl_str name = ltl_str_of(arguments->operands[0]);
    const ltl_task *task = ltl_task_find(ltl_program_tasks(), name);
    const ltl_workflow_pattern *pattern = ltl_workflow_pattern_find(name);
    if (task != NULL) {
        return show_task(task);
    }
    if (pattern != NULL) {
        return show_pattern(pattern);
    }
    ltl_arena arena = {0};
    ltl_workflow_file file;
    ltl_error error = {0};
    int code = LTL_EXIT_PASSED;
    if (ltl_workflow_file_find(&arena, arguments->operands[0], &file, &error) == LTL_OK) {
        fwrite(file.text.ptr, 1, file.text.len, stdout);
    } else {
        code = ltl_exit_of_error(&error);
    }
    ltl_arena_clear(&arena);
    return code;
}

static bool is_valid(ltl_arena *arena, const char *name) {
    ltl_workflow_file file;
    ltl_workflow *workflow = NULL;
    ltl_error error = {0};
    ltl_status status =
        ltl_workflow_file_open(arena, name, ltl_program_tasks(), &file, &workflow, &error);
    if (status != LTL_OK) {
        (void)ltl_exit_of_error(&error);
    }
    ltl_workflow_free(workflow);
    return status == LTL_OK;
}

static int validate(const ltl_arguments *arguments) {
    if (arguments->operand_count == 0) {
        return usage("validate takes the names or files of workflows");
    }
    ltl_arena arena = {0};
    uint32_t bad = 0;
    for (uint32_t i = 0; i < arguments->operand_count; i++) {
        bad += !is_valid(&arena, arguments->operands[i]);
    }
    if (bad == 0 && !ltl_arguments_has(arguments, "quiet")) {
        fprintf(stderr, "lintel: %u workflow%s can run\n", arguments->operand_count,
                arguments->operand_count == 1 ? "" : "s");
    }
    ltl_arena_clear(&arena);
    return bad == 0 ? LTL_EXIT_PASSED : LTL_EXIT_USAGE;
}

static int graph(const ltl_arguments *arguments) {
    if (arguments->operand_count != 1) {
        return usage("graph takes the name or file of one workflow");
    }
    ltl_arena arena = {0};
    ltl_workflow_file file;
    ltl_workflow *workflow = NULL;
    ltl_error error = {0};
    const char *format = ltl_arguments_value(arguments, "format");
    ltl_status status = ltl_workflow_file_open(&arena, arguments->operands[0], ltl_program_tasks(),
                                               &file, &workflow, &error);
    if (status == LTL_OK) {
        ltl_fd_writer_open(&writer, STDOUT_FILENO, "standard output");
        bool is_svg = format != NULL && strcmp(format, "svg") == 0;
        if (format != NULL && !is_svg && strcmp(format, "mermaid") != 0) {
            status = ltl_fail(&error, LTL_USAGE, "a graph is mermaid or svg, not '%s'", format);
        } else if (is_svg) {
            ltl_workflow_draw_svg(workflow, &writer.out);
        } else {
            ltl_workflow_draw_mermaid(workflow, &writer.out);
        }
        ltl_status closed = ltl_fd_writer_close(&writer, status == LTL_OK ? &error : NULL);
        status = status == LTL_OK ? closed : status;
    }
    int code = status == LTL_OK ? LTL_EXIT_PASSED : ltl_exit_of_error(&error);
    ltl_workflow_free(workflow);
    ltl_arena_clear(&arena);
    return code;
}

static int run_one(const ltl_arguments *arguments) {
    if (arguments->operand_count == 0) {
        return usage("run takes the name or file of a workflow");
    }
    int code = LTL_EXIT_PASSED;
    if (ltl_workflow_analyse(arguments, &code)) {
        return code;
    }
    return arguments->operand_count == 1
               ? ltl_workflow_run_new(arguments, arguments->operands[0])
               : usage("run takes paths or a range only for a workflow that looks at files");
}

static int schema(const ltl_arguments *arguments) {
    (void)arguments;
    ltl_error error = {0};
    ltl_json json;
    ltl_fd_writer_open(&writer, STDOUT_FILENO, "standard output");
    ltl_json_init(&json, &writer.out, true);
    ltl_workflow_schema_write(&json);
    ltl_out_byte(&writer.out, '\n');
    return ltl_fd_writer_close(&writer, &error) == LTL_OK ? LTL_EXIT_PASSED
                                                          : ltl_exit_of_error(&error);
}

static int tasks(const ltl_arguments *arguments) {
    (void)arguments;
    const ltl_tasks *all = ltl_program_tasks();
    for (uint32_t i = 0; i < all->count; i++) {
        printf("%-24s %s\n", all->at[i]->name, all->at[i]->summary);
    }
    for (size_t i = 0; i < ltl_workflow_pattern_count; i++) {
        printf("%-24s (pattern) %s\n", ltl_workflow_patterns[i]->name,
               ltl_workflow_patterns[i]->summary);
    }
    return LTL_EXIT_PASSED;
}

static const struct {
    const char *name;
    int (*run)(const ltl_arguments *arguments);
} verb_table[] = {
    {"graph", graph}, {"list", list},   {"run", run_one},       {"schema", schema},
    {"show", show},   {"tasks", tasks}, {"validate", validate},
};

static int run(const ltl_arguments *arguments) {
    for (size_t i = 0; arguments->verb && i < LTL_COUNT_OF(verb_table); i++) {
        if (strcmp(arguments->verb, verb_table[i].name) == 0) {
            return verb_table[i].run(arguments);
        }
    }
    return usage("needs a verb: graph, list, run, schema, show, tasks or validate");
}

static const ltl_option own_options[] = {
    {"format", 'f', LTL_OPTION_VALUE, "FORMAT",
     "Of graph: mermaid (default) or svg. Of run, when the workflow looks at files: the format of "
     "the "
     "report on stdout (default: text).",
     NULL},
    {"output", 'o', LTL_OPTION_VALUE, "FILE", "Write the report to this file instead of stdout.",
     NULL},
    {"context", 'C', LTL_OPTION_VALUE, "N", "Lines to show around a finding (default: 2).", NULL},
    {"dataflow-traces", 0, LTL_OPTION_FLAG, NULL,
     "Show every step of a data flow with its code (text).", NULL},
    {"staged", 0, LTL_OPTION_FLAG, NULL, "Run on what is staged.", NULL},
    {"patch", 0, LTL_OPTION_VALUE, "FILE",
     "Run on a unified diff against the files here; - is standard input.", NULL},
    {0},
};

static const ltl_option *const options[] = {own_options,         ltl_options_workflow_run,
                                            ltl_options_review,  ltl_options_rules,
                                            ltl_options_files,   ltl_options_gate,
                                            ltl_options_formats, ltl_options_settings,
                                            ltl_options_common,  NULL};

static const char *const verbs[] = {"graph", "list",  "run",      "schema",
                                    "show",  "tasks", "validate", NULL};

const ltl_command ltl_command_workflow = {
    .name = "workflow",
    .summary = "List, check, draw and run workflows.",
    .usage = "list|tasks|schema|show NAME|validate NAME|FILE…|graph NAME|FILE|run NAME|FILE "
             "[PATH…|RANGE]",
    .description =
        "A workflow is a YAML file of steps within steps: tasks, and the patterns "
        "sequence, parallel, branch, scatter, "
        "events, guard, saga, lazy and stream around them. A name is looked for in the "
        "workflows folder of your "
        "configuration, then among those built in; anything with a slash or ending in "
        ".yaml is a file.\n"
        "list: the workflows that can be named. tasks: what steps can be. show: the "
        "text of a workflow, or what a task or "
        "a pattern takes and gives. schema: the JSON schema for editors.\n"
        "validate: everything that would go wrong in a run, with file, line and column; "
        "exit code 2.\n"
        "graph: a picture.\n"
        "run: runs it. One that looks at files takes what it looks at: paths, or a range of "
        "commits (BASE, BASE..HEAD), --staged or --patch; it reports as scan and review do, "
        "in every format, with their exit codes. Any other: progress on standard error, its "
        "outputs as JSON on standard output. Exit codes: 0 ok, 1 failed, "
        "3 partial, 5 a change that could not be taken back, 124 deadline, 130 and 143 "
        "interrupted. "
        "See `lintel run` for what "
        "can be done afterwards.",
    .options = options,
    .verbs = verbs,
    .run = run,
};
