#include "orchestrator/cli/debug_tree.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "analyzers/dataflow/print.h"
#include "analyzers/patterns/pattern.h"
#include "core/limits.h"
#include "orchestrator/cli/exit.h"
#include "orchestrator/cli/files.h"
#include "orchestrator/cli/suggest.h"
#include "orchestrator/cli/terminal.h"
#include "orchestrator/cli/tree_view.h"

typedef struct viewer {
    ltl_arena arena;
    ltl_parser *parser;
    ltl_names names;
    ltl_metavariables metavariables; /* of a pattern */
    bool has_colour;
    ltl_file_writer writer;
} viewer;

static ltl_status language_find(const char *name, const ltl_language **out_language,
                                ltl_error *error) {
    *out_language = ltl_language_find(ltl_str_of(name));
    if (*out_language) {
        return LTL_OK;
    }
    ltl_suggestion suggestion = ltl_suggestion_of(ltl_str_of(name));
    for (size_t i = 0; i < ltl_language_count; i++) {
        ltl_suggestion_try(&suggestion, ltl_str_of(ltl_languages[i]->id));
    }
    bool has_hint = suggestion.best.len > 0;
    return ltl_fail(error, LTL_USAGE, "there is no language '%s'%s%.*s%s", name,
                    has_hint ? "; did you mean '" : "", LTL_STR_ARG(suggestion.best),
                    has_hint ? "'?" : "");
}

static void nodes_print(viewer *self, const ltl_tree *tree, ltl_node first, ltl_node end,
                        const ltl_pattern *pattern) {
    ltl_tree_view view = {.arena = &self->arena,
                          .out = &self->writer.out,
                          .metavariables = &self->metavariables,
                          .has_colour = self->has_colour};
    ltl_tree_view_print(&view, tree, first, end, pattern);
}

/* What dataflow says about the file, in place of the nodes. */
static void flow_print(viewer *self, const char *verb, const ltl_tree *tree) {
    ltl_flow flow;
    ltl_flow_init(&flow, &self->arena, tree);
    ltl_str text = strcmp(verb, "names") == 0
                       ? ltl_print_names(&self->arena, ltl_flow_scopes(&flow))
                   : strcmp(verb, "cfg") == 0 ? ltl_print_cfg(&self->arena, &flow)
                                              : ltl_print_values(&self->arena, &flow);
    ltl_out_str(&self->writer.out, text);
}

static void view_print(viewer *self, const char *verb, const ltl_tree *tree) {
    if (strcmp(verb, "tree") == 0) {
        nodes_print(self, tree, 0, tree->count, NULL);
    } else {
        flow_print(self, verb, tree);
    }
}

static ltl_status tree_show(viewer *self, const ltl_arguments *arguments, bool *out_has_errors,
                            ltl_error *error) {
    const char *path = arguments->operands[0];
    const char *name = ltl_arguments_value(arguments, "language");
    ltl_str text;
    ltl_status status = ltl_file_read(&self->arena, path, LTL_MAX_SOURCE_BYTES, &text, error);
    if (status != LTL_OK) {
        return status;
    }
    ltl_source source;
    ltl_source_init(&source, &self->arena, ltl_str_of(path), text);
    const ltl_language *language =
        ltl_language_of_file(ltl_str_of(path), ltl_str_slice(source.text, 0, 256));
    if (name) {
        status = language_find(name, &language, error);
    }
    if (status == LTL_OK && !language) {
        status = ltl_fail(error, LTL_USAGE, "%s: no language for this file; say one with -l", path);
    }
    if (status != LTL_OK) {
        return status;
    }
    ltl_fuel fuel =
        ltl_fuel_make(LTL_PARSE_FUEL_BASE + source.text.len / LTL_PARSE_BYTES_PER_FUEL, NULL);
    const ltl_tree *tree = NULL;
    status =
        ltl_parser_parse(self->parser, &self->arena, &self->names, &source, language, &fuel, &tree);
    if (status != LTL_OK) {
        return ltl_fail(error, status, "%s: %s", path, ltl_status_text(status));
    }
    view_print(self, arguments->verb, tree);
    *out_has_errors = tree->error_count > 0;
    return LTL_OK;
}

/* Which literals a file must have: all of the groups, of a group any. */
static void clauses_print(viewer *self, const ltl_pattern *pattern) {
    ltl_out *out = &self->writer.out;
    ltl_clauses clauses = ltl_pattern_clauses(&self->arena, pattern);
    ltl_out_cstr(out, "needs    ");
    for (uint32_t i = 0; i < clauses.count; i++) {
        ltl_out_cstr(out, i > 0 ? " and " : "");
        for (uint32_t k = 0; k < clauses.at[i].count; k++) {
            ltl_out_printf(out, "%s`%.*s`", k > 0 ? " or " : "",
                           LTL_STR_ARG(clauses.at[i].at[k].text));
        }
    }
    ltl_out_cstr(out, clauses.count > 0 ? " in the file\n" : "nothing: every file is looked at\n");
}

/* What it is compared with, where the search begins, what a file must have, and the tree. */
static void reading_print(viewer *self, const ltl_pattern *pattern, uint32_t readings) {
    ltl_out *out = &self->writer.out;
    ltl_str anchor =
        pattern->anchor != 0 ? ltl_names_text(&self->names, pattern->anchor) : LTL_STR("");
    ltl_out_printf(out, "%s  %s%s\n", readings > 1 ? "reading" : "compared with",
                   pattern->root_count > 1 ? "runs of statements"
                   : pattern->is_metavariable
                       ? "any expression: it selects among what else is found"
                   : pattern->is_statement ? "statements and definitions"
                                           : "expressions",
                   pattern->is_header ? ", whatever their body" : "");
    if (anchor.len > 0 && pattern->anchor_depth > 0) {
        ltl_out_printf(out, "begins   at each `%.*s`, up to %u levels above\n", LTL_STR_ARG(anchor),
                       pattern->anchor_depth);
    } else if (anchor.len > 0) {
        ltl_out_printf(out, "begins   above each `%.*s`\n", LTL_STR_ARG(anchor));
    } else {
        ltl_out_cstr(out, "begins   at every node of its kind\n");
    }
    clauses_print(self, pattern);
    nodes_print(self, pattern->tree, pattern->first, pattern->end, pattern);
}

static ltl_status pattern_show(viewer *self, const ltl_arguments *arguments, ltl_error *error) {
    const char *name = ltl_arguments_value(arguments, "language");
    if (!name) {
        return ltl_fail(error, LTL_USAGE, "debug pattern needs a language: -l NAME");
    }
    const ltl_language *language = NULL;
    ltl_status status = language_find(name, &language, error);
    if (status != LTL_OK) {
        return status;
    }
    const ltl_pattern *pattern = NULL;
    status = ltl_pattern_compile(&self->arena, self->parser, &self->names, &self->metavariables,
                                 language, ltl_str_of(arguments->operands[0]), 0, &pattern, error);
    if (status != LTL_OK) {
        return status;
    }
    uint32_t readings = 0;
    for (const ltl_pattern *one = pattern; one != NULL; one = one->also) {
        readings++;
    }
    for (const ltl_pattern *one = pattern; one != NULL; one = one->also) {
        reading_print(self, one, readings);
    }
    ltl_pattern_clear(pattern);
    return LTL_OK;
}

static int show(const ltl_arguments *arguments, bool is_pattern) {
    viewer *self = calloc(1, sizeof(*self));
    if (!self) {
        return LTL_EXIT_INTERNAL;
    }
    ltl_error error = {0};
    bool has_errors = false;
    self->parser = ltl_parser_new();
    self->has_colour =
        ltl_terminal_of(STDOUT_FILENO, ltl_arguments_value(arguments, "color")).has_colour;
    ltl_names_init(&self->names);
    ltl_fd_writer_open(&self->writer, STDOUT_FILENO, "standard output");
    ltl_status status = !self->parser ? ltl_fail(&error, LTL_NO_MEMORY, "out of memory")
                        : is_pattern  ? pattern_show(self, arguments, &error)
                                      : tree_show(self, arguments, &has_errors, &error);
    int code = status != LTL_OK ? ltl_exit_of_error(&error)
               : has_errors     ? LTL_EXIT_FAILED
                                : LTL_EXIT_PASSED;
    if (ltl_fd_writer_close(&self->writer, &error) != LTL_OK) {
        (void)ltl_exit_of_error(&error);
        code = LTL_EXIT_INTERNAL;
    }
    ltl_parser_free(self->parser);
    ltl_names_clear(&self->names);
    ltl_arena_clear(&self->arena);
    free(self);
    return code;
}

int ltl_debug_tree(const ltl_arguments *arguments) {
    return show(arguments, false);
}

int ltl_debug_pattern(const ltl_arguments *arguments) {
    return show(arguments, true);
}
