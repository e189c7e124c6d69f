#include "orchestrator/cli/debug_tree.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "analyzers/dataflow/print.h"
#include "analyzers/match/pattern.h"
#include "core/limits.h"
#include "orchestrator/cli/exit.h"
#include "orchestrator/cli/files.h"
#include "orchestrator/cli/suggest.h"
#include "orchestrator/cli/terminal.h"
#include "reports/escape/terminal.h"

enum { MAX_TEXT_COLUMNS = 60 };

static const char *const ask_names[] = {
    [LTL_ASK_SAME] = "",
    [LTL_ASK_METAVARIABLE] = "metavariable",
    [LTL_ASK_ANYTHING] = "anything",
    [LTL_ASK_ELLIPSIS] = "ellipsis",
    [LTL_ASK_SEQUENCE] = "sequence",
    [LTL_ASK_DEEP] = "deep",
    [LTL_ASK_ANY_STRING] = "any string",
    [LTL_ASK_STRING_CONTENT] = "string content",
    [LTL_ASK_STRING_REGEX] = "string regex",
    [LTL_ASK_CHAIN] = "chain",
};

typedef struct viewer {
    ltl_arena arena;
    ltl_parser *parser;
    ltl_names names;
    ltl_metavariables metavariables; /* of a pattern */
    bool has_colour;
    ltl_file_writer writer;
} viewer;

static void paint(viewer *self, const char *code, const char *text) {
    ltl_out *out = &self->writer.out;
    if (self->has_colour) {
        ltl_out_printf(out, "\x1b[%sm%s\x1b[0m", code, text);
    } else {
        ltl_out_cstr(out, text);
    }
}

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

/* Text of a leaf on one line, cut to fit, with what a terminal must not get made visible. */
static void text_print(viewer *self, ltl_str text) {
    ltl_out *out = &self->writer.out;
    bool is_cut = false;
    uint32_t column = 0;
    ltl_out_byte(out, ' ');
    for (size_t i = 0; i < text.len && !is_cut;) {
        ltl_terminal_cell cell;
        i += ltl_terminal_cell_next(text, i, column, &cell);
        column += cell.columns;
        is_cut = column > MAX_TEXT_COLUMNS;
        if (!is_cut) {
            ltl_out_str(out, (ltl_str){cell.text, cell.len});
        }
    }
    ltl_out_cstr(out, is_cut ? "…" : "");
}

/* `pattern` is null for a file; else the node's demand and its metavariable are shown. */
static void node_print(viewer *self, const ltl_tree *tree, ltl_node node, uint32_t depth,
                       const ltl_pattern *pattern) {
    ltl_ask ask = pattern ? (ltl_ask)pattern->asks[node] : LTL_ASK_SAME;
    ltl_out *out = &self->writer.out;
    for (uint32_t i = 0; i < depth; i++) {
        ltl_out_cstr(out, "  ");
    }
    if (ltl_tree_role(tree, node) != LTL_ROLE_NONE) {
        paint(self, "36", ltl_role_name(ltl_tree_role(tree, node)));
        ltl_out_cstr(out, ": ");
    }
    paint(self, "1", ltl_kind_name(ltl_tree_kind(tree, node)));
    bool is_bound =
        ask == LTL_ASK_METAVARIABLE || ask == LTL_ASK_SEQUENCE || ask == LTL_ASK_STRING_CONTENT;
    if (ask != LTL_ASK_SAME) {
        ltl_out_cstr(out, " ");
        paint(self, "33", ask_names[ask]);
    }
    if (is_bound) {
        text_print(self, self->metavariables.at[pattern->metavariable[node]]);
    } else if (ask == LTL_ASK_SAME && ltl_tree_name(tree, node).len > 0) {
        text_print(self, ltl_tree_name(tree, node));
    }
    ltl_position start = ltl_source_position(tree->source, tree->start[node]);
    ltl_position end = ltl_source_position(tree->source, tree->stop[node]);
    char place[96];
    snprintf(place, sizeof(place), "  %u:%u-%u:%u ", start.line, start.column, end.line,
             end.column);
    paint(self, "2", place);
    paint(self, "2", ltl_tree_symbol_name(tree, node));
    ltl_out_byte(out, '\n');
}

/* Depth without recursion: the parents that are still open. */
static void nodes_print(viewer *self, const ltl_tree *tree, ltl_node first, ltl_node end,
                        const ltl_pattern *pattern) {
    uint32_t *depths = LTL_NEW_ARRAY(&self->arena, uint32_t, (size_t)tree->count + 1);
    for (ltl_node node = first; node < end; node++) {
        ltl_node parent = tree->parent[node];
        bool has_parent = parent != LTL_NO_NODE && parent >= first;
        depths[node] = has_parent ? depths[parent] + 1 : 0;
        node_print(self, tree, node, depths[node], pattern);
    }
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
    nodes_print(self, pattern->tree, pattern->first, pattern->end, pattern);
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
