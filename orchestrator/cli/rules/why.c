#include "orchestrator/cli/rules/why.h"

#include <unistd.h>

#include "analyzers/embedded/embedded.h"
#include "analyzers/rulefiles/paths.h"
#include "analyzers/ruleset/scan.h"
#include "core/limits.h"
#include "orchestrator/cli/exit.h"
#include "orchestrator/cli/files.h"
#include "orchestrator/cli/rules/files.h"
#include "orchestrator/cli/settings_open.h"
#include "orchestrator/cli/suggest.h"
#include "orchestrator/cli/terminal.h"
#include "orchestrator/cli/rules/why_text.h"
#include "reports/escape/terminal.h"

typedef struct question {
    ltl_arena arena;
    ltl_settings settings;
    ltl_ruleset *ruleset;
    ltl_scanner *scanner;
    const ltl_rule *rule;
    const char *path;
    uint32_t line;
    ltl_source source;
    const ltl_language *language;
    bool has_colour;
    ltl_file_writer writer;
} question;

static ltl_status place_read(question *q, const char *text, ltl_error *error) {
    ltl_str place = ltl_str_of(text);
    size_t colon = ltl_str_find_last_byte(place, ':');
    uint64_t line = 0;
    if (colon == SIZE_MAX || !ltl_str_to_u64(ltl_str_slice(place, colon + 1, place.len), &line) ||
        line == 0 || line > UINT32_MAX) {
        return ltl_fail(error, LTL_USAGE, "'%s' must be a file and a line: FILE:LINE", text);
    }
    q->path = ltl_arena_copy(&q->arena, ltl_str_slice(place, 0, colon)).ptr;
    q->line = (uint32_t)line;
    ltl_str bytes;
    ltl_status status = ltl_file_read(&q->arena, q->path, LTL_MAX_SOURCE_BYTES, &bytes, error);
    if (status != LTL_OK) {
        return status;
    }
    ltl_source_init(&q->source, &q->arena, ltl_str_of(q->path), bytes);
    q->language = ltl_language_of_file(ltl_str_of(q->path), q->source.text);
    return q->line <= q->source.line_count
               ? LTL_OK
               : ltl_fail(error, LTL_USAGE, "%s has %u lines", q->path, q->source.line_count);
}

static bool ends_with_id(ltl_str id, ltl_str end) {
    return ltl_str_eq(id, end) ||
           (end.len > 0 && end.len < id.len && ltl_str_ends_with(id, end) &&
            id.ptr[id.len - end.len - 1] == '.');
}

/* By its id; or, when that names a file, the one rule in there. */
static ltl_status rule_find(question *q, const char *name, ltl_error *error) {
    uint32_t count = ltl_ruleset_count(q->ruleset);
    ltl_suggestion suggestion = ltl_suggestion_of(ltl_str_of(name));
    for (uint32_t i = 0; i < count; i++) {
        const ltl_rule *rule = ltl_ruleset_rule(q->ruleset, i);
        ltl_suggestion_try(&suggestion, rule->info.id);
        if (ends_with_id(rule->info.id, ltl_str_of(name)) || (ltl_file_exists(name) && count == 1)) {
            q->rule = rule;
            return LTL_OK;
        }
    }
    const ltl_problems *problems = ltl_ruleset_problems(q->ruleset);
    for (uint32_t i = 0; i < problems->count; i++) {
        const ltl_problem *problem = &problems->at[i];
        if (!problem->is_warning &&
            (ltl_file_exists(name) || ends_with_id(problem->rule_id, ltl_str_of(name)))) {
            return ltl_fail(error, LTL_INVALID, "%.*s:%u:%u: %.*s", LTL_STR_ARG(problem->path),
                            problem->line, problem->column, LTL_STR_ARG(problem->text));
        }
    }
    if (ltl_file_exists(name)) {
        return ltl_fail(error, LTL_USAGE, "%s has %u rules; ask about one: rules why -c %s ID FILE:LINE",
                        name, count, name);
    }
    bool has_hint = suggestion.best.len > 0;
    return ltl_fail(error, LTL_NOT_FOUND, "there is no rule '%s'%s%.*s%s", name,
                    has_hint ? "; did you mean '" : "", LTL_STR_ARG(suggestion.best),
                    has_hint ? "'?" : "");
}

static ltl_status rules_open(question *q, const ltl_arguments *arguments, ltl_error *error) {
    const char *name = arguments->operands[0];
    ltl_status status = ltl_settings_open(&q->arena, arguments, ".", &q->settings, error);
    if (status == LTL_OK && ltl_file_exists(name)) {
        q->settings.rules = (ltl_str_list){0};
        q->settings.has_own_rules_only = true;
        LTL_PUSH(&q->arena, &q->settings.rules, ltl_str_of(name));
    }
    q->ruleset = ltl_ruleset_new();
    if (status == LTL_OK && q->ruleset == NULL) {
        status = ltl_fail(error, LTL_NO_MEMORY, "out of memory");
    }
    if (status == LTL_OK) {
        status = ltl_rule_files_load(&q->arena, &q->settings, q->ruleset, error);
    }
    return status == LTL_OK ? rule_find(q, name, error) : status;
}

/* The file may hold code in the language of the rule. */
static bool is_for_embedded(const question *q) {
    const ltl_language *const *language = q->rule->languages;
    bool may_speak = q->language != NULL &&
                     (!q->language->has_fences || q->rule->speaks_in_documents);
    while (may_speak && language != NULL && *language != NULL &&
           !ltl_embedded_is_host_of(q->language, *language)) {
        language++;
    }
    return may_speak && language != NULL && *language != NULL;
}

/* What keeps the rule from the file as a whole, or null. */
static const char *obstacle(const question *q) {
    const ltl_language *twin = ltl_language_twin(q->source.path, q->language);
    bool is_for_twin = twin != NULL && ltl_rule_is_for(q->rule, twin);
    if (!ltl_rule_is_for(q->rule, q->language) && !ltl_rule_is_for(q->rule, NULL) && !is_for_twin &&
        !is_for_embedded(q)) {
        return q->language ? "the rule is not for files of this language"
                           : "no language is known for this file";
    }
    return ltl_rule_wants_path(q->rule, q->source.path) ? NULL : "`paths` of the rule leave this file out";
}

static bool is_reported(const question *q, const ltl_ranges *found) {
    for (uint32_t i = 0; i < found->count; i++) {
        if (ltl_source_position(&q->source, found->at[i].span.start).line == q->line) {
            return true;
        }
    }
    return false;
}

static void say_why_not(question *q, const char *why_not) {
    ltl_out_printf(&q->writer.out, "%.*s at %s:%u: %s\n", LTL_STR_ARG(q->rule->info.id), q->path,
                   q->line, why_not);
}

/* What is wrong with the rule, or that there is nothing it could look at. */
static ltl_status say_nothing_there(question *q, ltl_error *error) {
    const ltl_problems *problems = ltl_ruleset_problems(q->ruleset);
    for (uint32_t i = 0; i < problems->count; i++) {
        const ltl_problem *problem = &problems->at[i];
        if (!problem->is_warning && ltl_str_eq(problem->rule_id, q->rule->info.id)) {
            return ltl_fail(error, LTL_INVALID, "the rule does not compile for this file: %.*s",
                            LTL_STR_ARG(problem->text));
        }
    }
    say_why_not(q, "the rule is for code of another language, and none begins, ends or goes on there");
    return LTL_OK;
}

/* What is found across the line is reported where it begins. */
static bool say_where_it_begins(question *q, const ltl_ranges *found) {
    for (uint32_t i = 0; i < found->count; i++) {
        uint32_t first = ltl_source_position(&q->source, found->at[i].span.start).line;
        uint32_t last = ltl_source_position(&q->source, found->at[i].span.end).line;
        if (first < q->line && q->line <= last) {
            ltl_out_printf(&q->writer.out,
                           "\nWhat the rule finds goes on here; it is reported in line %u, where it begins.\n",
                           first);
            return true;
        }
    }
    return false;
}

/* A comment may keep what is found out of the report. */
static void say_what_hides_it(question *q) {
    const ltl_suppression *hiding =
        ltl_suppressions_find(ltl_scanner_suppressions(q->scanner), &q->rule->info, q->line, 0);
    if (hiding != NULL) {
        ltl_position at = ltl_source_position(&q->source, hiding->comment.start);
        ltl_out_printf(&q->writer.out, "\nThe comment in line %u keeps it out of the report.\n", at.line);
    }
}

static ltl_status answer(question *q, bool *out_is_found, ltl_error *error) {
    ltl_explanation explanation;
    const char *why_not = obstacle(q);
    ltl_out *out = &q->writer.out;
    *out_is_found = false;
    if (why_not != NULL) {
        say_why_not(q, why_not);
        return LTL_OK;
    }
    if (q->settings.dataflow.is_made) { /* there is one file to follow values in */
        ltl_dataflow_depth depth = q->settings.dataflow.depth;
        ltl_scanner_set_dataflow(q->scanner,
                                 depth == LTL_DATAFLOW_REPOSITORY ? LTL_DATAFLOW_FILE : depth);
    }
    ltl_scanner_begin(q->scanner, &q->source, q->language, NULL);
    uint32_t start = q->source.lines[q->line - 1];
    ltl_span line = {start, start + (uint32_t)ltl_source_line(&q->source, q->line).len};
    if (!ltl_scanner_explain(q->scanner, q->rule, line, &explanation)) {
        return say_nothing_there(q, error);
    }
    ltl_why w = {.arena = ltl_scanner_arena(q->scanner),
                 .out = out,
                 .source = &q->source,
                 .program = explanation.program,
                 .line = q->line,
                 .has_colour = q->has_colour};
    *out_is_found = is_reported(q, &explanation.found);
    const char *language = explanation.embedded != NULL ? explanation.embedded->title : "";
    ltl_out_printf(out, "%.*s at %s:%u: %s%s%s%s\n  %u | ", LTL_STR_ARG(q->rule->info.id), q->path,
                   q->line, *out_is_found ? "found" : "not found",
                   language[0] != '\0' ? ", in the " : "", language,
                   language[0] != '\0' ? " of the page" : "", q->line);
    (void)ltl_escape_terminal(out, ltl_source_line(&q->source, q->line), 0);
    ltl_out_cstr(out, "\n\n");
    ltl_why_print_parts(&w, &explanation.trace);
    ltl_near_miss miss = {0};
    if (*out_is_found) {
        ltl_why_print_way(&w, &explanation.found);
        say_what_hides_it(q);
    } else if (!say_where_it_begins(q, &explanation.found)) {
        ltl_why_print_verdict(&w, &explanation.trace, &miss);
    }
    if (explanation.reason != LTL_REASON_NONE) {
        ltl_out_printf(out, "\nThe search gave up: %s\n", ltl_reason_text(explanation.reason));
    }
    ltl_why_print_trees(&w,
                        explanation.tree != NULL ? explanation.tree
                                                 : ltl_scanner_tree(q->scanner, NULL),
                        &miss);
    return LTL_OK;
}

int ltl_rule_why_run(const ltl_arguments *arguments) {
    question q = {0};
    ltl_error error = {0};
    bool is_found = false;
    ltl_status status = LTL_OK;
    if (arguments->operand_count != 2) {
        status = ltl_fail(&error, LTL_USAGE, "rules why takes a rule and a place: RULE FILE:LINE");
    }
    if (status == LTL_OK) {
        status = place_read(&q, arguments->operands[1], &error);
    }
    if (status == LTL_OK) {
        status = rules_open(&q, arguments, &error);
    }
    if (status == LTL_OK) {
        status = ltl_ruleset_compile(q.ruleset, &error);
    }
    q.scanner = status == LTL_OK ? ltl_scanner_new(q.ruleset) : NULL;
    if (status == LTL_OK && q.scanner == NULL) {
        status = ltl_fail(&error, LTL_NO_MEMORY, "out of memory");
    }
    if (status == LTL_OK) {
        ltl_fd_writer_open(&q.writer, STDOUT_FILENO, "standard output");
        q.has_colour =
            ltl_terminal_of(STDOUT_FILENO, ltl_arguments_value(arguments, "color")).has_colour;
        status = answer(&q, &is_found, &error);
        ltl_status closed = ltl_fd_writer_close(&q.writer, status == LTL_OK ? &error : NULL);
        status = status == LTL_OK ? closed : status;
    }
    int code = status != LTL_OK ? ltl_exit_of_error(&error)
               : is_found       ? LTL_EXIT_PASSED
                                : LTL_EXIT_FAILED;
    ltl_scanner_free(q.scanner);
    ltl_ruleset_free(q.ruleset);
    ltl_arena_clear(&q.arena);
    return code;
}
