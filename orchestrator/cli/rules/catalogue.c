#include "orchestrator/cli/rules/catalogue.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "analyzers/rules/pack.h"
#include "analyzers/rulefiles/lists_export.h"
#include "analyzers/tables/check.h"
#include "core/json.h"
#include "core/limits.h"
#include "orchestrator/cli/exit.h"
#include "orchestrator/cli/files.h"
#include "orchestrator/cli/help.h"
#include "orchestrator/cli/rules/files.h"
#include "orchestrator/cli/rules/selection.h"
#include "orchestrator/cli/settings_open.h"
#include "orchestrator/cli/suggest.h"
#include "orchestrator/cli/terminal.h"
#include "orchestrator/specialists/specialists.h"

typedef struct catalogue {
    ltl_arena arena;
    ltl_settings settings;
    ltl_ruleset *ruleset;
    const ltl_rule_info **rules; /* by id */
    uint32_t count;
    ltl_terminal terminal;
    ltl_file_writer writer;
} catalogue;

static int compare(const void *left, const void *right) {
    const ltl_rule_info *a = *(const ltl_rule_info *const *)left;
    const ltl_rule_info *b = *(const ltl_rule_info *const *)right;
    int order = ltl_str_compare(a->id, b->id);
    return order != 0 ? order : ltl_str_compare(a->source_path, b->source_path);
}

static void rules_collect(catalogue *self) {
    size_t most = ltl_ruleset_count(self->ruleset) + ltl_table_check_count + 1;
    for (size_t i = 0; i < ltl_agent_count; i++) {
        most += ltl_agent_rule_count(ltl_agents[i]);
    }
    uint32_t specialists = 0;
    while (ltl_specialist_rule(specialists) != NULL) {
        specialists++;
    }
    most += specialists;
    self->rules = LTL_NEW_ARRAY(&self->arena, const ltl_rule_info *, most);
    for (uint32_t i = 0; i < ltl_ruleset_count(self->ruleset); i++) {
        self->rules[self->count++] = &ltl_ruleset_rule(self->ruleset, i)->info;
    }
    for (size_t i = 0; i < ltl_agent_count && !self->settings.has_own_rules_only; i++) {
        const ltl_rule_info *rule;
        for (uint32_t k = 0; (rule = ltl_agent_rule(ltl_agents[i], k)) != NULL; k++) {
            self->rules[self->count++] = rule;
        }
    }
    for (size_t i = 0; i < ltl_table_check_count && !self->settings.has_own_rules_only; i++) {
        self->rules[self->count++] = &ltl_table_checks[i]->rule;
    }
    for (uint32_t i = 0; i < specialists && !self->settings.has_own_rules_only; i++) {
        self->rules[self->count++] = ltl_specialist_rule(i);
    }
    if (self->count > 1) {
        qsort(self->rules, self->count, sizeof(self->rules[0]), compare);
    }
}

static ltl_status open_all(catalogue *self, const ltl_arguments *arguments, ltl_error *error) {
    self->terminal = ltl_terminal_of(STDOUT_FILENO, ltl_arguments_value(arguments, "color"));
    ltl_status status = ltl_settings_open(&self->arena, arguments, ".", &self->settings, error);
    if (status != LTL_OK) {
        return status;
    }
    self->ruleset = ltl_ruleset_new();
    if (!self->ruleset) {
        return ltl_fail(error, LTL_NO_MEMORY, "out of memory");
    }
    status = ltl_rule_files_load(&self->arena, &self->settings, self->ruleset, error);
    if (status == LTL_OK) {
        rules_collect(self);
        ltl_fd_writer_open(&self->writer, STDOUT_FILENO, "standard output");
    }
    return status;
}

static int close_all(catalogue *self, ltl_status status, int code, ltl_error *error) {
    if (status == LTL_OK) {
        status = ltl_fd_writer_close(&self->writer, error);
        code = status == LTL_OK ? code : LTL_EXIT_INTERNAL;
    }
    if (status != LTL_OK) {
        int failed = ltl_exit_of_error(error);
        code = code == LTL_EXIT_INTERNAL ? code : failed;
    }
    ltl_ruleset_free(self->ruleset);
    ltl_arena_clear(&self->arena);
    free(self);
    return code;
}

static void json_strs(ltl_json *json, const char *key, const ltl_str *items, uint32_t count) {
    ltl_json_key(json, key);
    ltl_json_begin_array(json);
    for (uint32_t i = 0; i < count; i++) {
        ltl_json_str(json, items[i]);
    }
    ltl_json_end_array(json);
}

static void rule_json(ltl_json *json, const ltl_rule_info *rule) {
    ltl_json_begin_object(json);
    ltl_json_key_str(json, "rule_id", rule->id);
    ltl_json_key_str(json, "title", rule->title);
    ltl_json_key_str(json, "message", rule->message);
    ltl_json_key_cstr(json, "severity", ltl_severity_name(rule->severity));
    ltl_json_key_cstr(json, "confidence", ltl_confidence_name(rule->confidence));
    ltl_json_key_cstr(json, "domain", ltl_domain_name(rule->domain));
    ltl_json_key_bool(json, "critical", rule->is_critical);
    ltl_json_key_bool(json, "crash", rule->is_crash);
    json_strs(json, "cwe", rule->cwe, rule->cwe_count);
    json_strs(json, "languages", rule->languages, rule->language_count);
    ltl_json_key_str(json, "source", rule->source_path);
    ltl_json_end_object(json);
}

static void list_json(catalogue *self) {
    ltl_json json;
    ltl_json_init(&json, &self->writer.out, true);
    ltl_json_begin_array(&json);
    for (uint32_t i = 0; i < self->count; i++) {
        if (ltl_selection_accepts(&self->settings, self->rules[i])) {
            rule_json(&json, self->rules[i]);
        }
    }
    ltl_json_end_array(&json);
    ltl_out_byte(&self->writer.out, '\n');
}

static const char *const severity_colours[LTL_SEVERITY_COUNT] = {"\x1b[2m", "\x1b[36m", "\x1b[33m",
                                                                 "\x1b[31m", "\x1b[1;31m"};

static void list_text(catalogue *self) {
    ltl_out *out = &self->writer.out;
    size_t widest = 0;
    for (uint32_t i = 0; i < self->count; i++) {
        widest = self->rules[i]->id.len > widest ? self->rules[i]->id.len : widest;
    }
    widest = widest < 60 ? widest : 60;
    bool has_colour = self->terminal.has_colour;
    for (uint32_t i = 0; i < self->count; i++) {
        const ltl_rule_info *rule = self->rules[i];
        if (ltl_selection_accepts(&self->settings, rule)) {
            ltl_out_printf(out, "%-*.*s  %s%-8s%s  %-13s %.*s\n", (int)widest,
                           LTL_STR_ARG(rule->id),
                           has_colour ? severity_colours[rule->severity] : "",
                           ltl_severity_name(rule->severity), has_colour ? "\x1b[0m" : "",
                           ltl_domain_name(rule->domain), LTL_STR_ARG(rule->title));
        }
    }
}

int ltl_catalogue_list(const ltl_arguments *arguments) {
    ltl_error error = {0};
    catalogue *self = calloc(1, sizeof(*self));
    if (!self) {
        return LTL_EXIT_INTERNAL;
    }
    ltl_status status = open_all(self, arguments, &error);
    const char *format = ltl_arguments_value(arguments, "format");
    if (status == LTL_OK && format && strcmp(format, "json") == 0) {
        list_json(self);
    } else if (status == LTL_OK) {
        list_text(self);
    }
    return close_all(self, status, LTL_EXIT_PASSED, &error);
}

static void heading(catalogue *self, const char *text) {
    bool has_colour = self->terminal.has_colour;
    ltl_out_printf(&self->writer.out, "\n%s%s%s\n", has_colour ? "\x1b[1m" : "", text,
                   has_colour ? "\x1b[0m" : "");
}

static void paragraph(catalogue *self, const char *title, ltl_str text) {
    if (ltl_str_trim(text).len > 0) {
        heading(self, title);
        ltl_out_cstr(&self->writer.out, "  ");
        ltl_help_wrap(&self->writer.out, ltl_str_trim(text), 2, 2, self->terminal.width);
    }
}

static void items(catalogue *self, const char *title, const ltl_str *texts, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        if (i == 0) {
            heading(self, title);
        }
        ltl_out_printf(&self->writer.out, "  %.*s\n", LTL_STR_ARG(texts[i]));
    }
}

/* The line after the first comment that holds `mark`, from the fixture that travels with the rule. */
static ltl_str example_find(ltl_str fixture, const char *mark) {
    ltl_str line;
    while (ltl_str_split(&fixture, '\n', &line)) {
        size_t at = ltl_str_find(line, ltl_str_of(mark), 0);
        /* `ok:` is also the end of `todook:` */
        bool is_word = at != SIZE_MAX && (at == 0 || line.ptr[at - 1] == ' ' ||
                                          line.ptr[at - 1] == '/' || line.ptr[at - 1] == '#');
        if (is_word && ltl_str_split(&fixture, '\n', &line)) {
            return line;
        }
    }
    return LTL_STR("");
}

static bool is_fixture_of(ltl_str path, ltl_str rule_path) {
    size_t dot = ltl_str_find_last_byte(rule_path, '.');
    ltl_str stem = ltl_str_slice(rule_path, 0, dot == SIZE_MAX ? rule_path.len : dot + 1);
    return stem.len > 0 && ltl_str_starts_with(path, stem) && !ltl_str_eq(path, rule_path);
}

/* Beside the fixture lies, when the rule fixes what it finds, what becomes of it. */
static void examples(catalogue *self, const ltl_rule_info *rule) {
    ltl_pack_reader reader = ltl_pack_open();
    ltl_str path;
    ltl_str text;
    ltl_str bad = LTL_STR("");
    ltl_str good = LTL_STR("");
    ltl_str fixed = LTL_STR("");
    while (ltl_pack_next(&reader, &path, &text)) {
        bool is_its = is_fixture_of(path, rule->source_path);
        if (is_its && ltl_str_find(path, LTL_STR(".fixed."), 0) != SIZE_MAX) {
            fixed = example_find(text, "ruleid:");
        } else if (is_its && bad.len == 0) {
            bad = example_find(text, "ruleid:");
            good = example_find(text, "ok:");
        }
    }
    items(self, "Reported", &bad, bad.len > 0);
    items(self, "As `lintel fix` makes it", &fixed, fixed.len > 0 && !ltl_str_eq(fixed, bad));
    items(self, "Fine", &good, good.len > 0);
}

static void rule_text(catalogue *self, const ltl_rule_info *rule) {
    ltl_out *out = &self->writer.out;
    ltl_out_printf(out, "%.*s\n  %.*s\n\n", LTL_STR_ARG(rule->id), LTL_STR_ARG(rule->title));
    ltl_out_printf(out, "  domain      %s\n  severity    %s\n  confidence  %s\n",
                   ltl_domain_name(rule->domain), ltl_severity_name(rule->severity),
                   ltl_confidence_name(rule->confidence));
    if (rule->is_critical) {
        ltl_out_cstr(out, "  critical    part of the quick scan of a hotfix\n");
    }
    if (rule->is_crash) {
        ltl_out_cstr(out, "  crash       part of the quick scan of a hotfix\n");
    }
    if (rule->source_path.len > 0) {
        ltl_out_printf(out, "  source      %.*s:%u\n", LTL_STR_ARG(rule->source_path),
                       rule->source_line);
    }
    paragraph(self, "Message", rule->message);
    paragraph(self, "Why", rule->why);
    paragraph(self, "What to do", rule->advice);
    examples(self, rule);
    items(self, "Languages", rule->languages, rule->language_count);
    items(self, "Weakness", rule->cwe, rule->cwe_count);
    items(self, "OWASP", rule->owasp, rule->owasp_count);
    items(self, "SEI CERT C", rule->cert, rule->cert_count);
    items(self, "MISRA C:2012", rule->misra, rule->misra_count);
    items(self, "Read more", rule->references, rule->reference_count);
}

static ltl_status rule_find(catalogue *self, ltl_str id, const ltl_rule_info **out_rule,
                            ltl_error *error) {
    ltl_suggestion suggestion = ltl_suggestion_of(id);
    for (uint32_t i = 0; i < self->count; i++) {
        const ltl_rule_info *rule = self->rules[i];
        ltl_suggestion_try(&suggestion, rule->id);
        bool is_end = id.len > 0 && id.len < rule->id.len && ltl_str_ends_with(rule->id, id) &&
                      rule->id.ptr[rule->id.len - id.len - 1] == '.';
        if (ltl_str_eq(rule->id, id) || is_end) {
            *out_rule = rule;
            return LTL_OK;
        }
    }
    bool has_hint = suggestion.best.len > 0;
    return ltl_fail(error, LTL_NOT_FOUND, "there is no rule '%.*s'%s%.*s%s", LTL_STR_ARG(id),
                    has_hint ? "; did you mean '" : "", LTL_STR_ARG(suggestion.best),
                    has_hint ? "'?" : "");
}

static bool pack_text(ltl_str wanted, ltl_str *out_text) {
    ltl_pack_reader reader = ltl_pack_open();
    ltl_str path;
    while (ltl_pack_next(&reader, &path, out_text)) {
        if (ltl_str_eq(path, wanted)) {
            return true;
        }
    }
    return false;
}

int ltl_catalogue_export(const ltl_arguments *arguments, ltl_str id) {
    ltl_error error = {0};
    catalogue *self = calloc(1, sizeof(*self));
    if (!self) {
        return LTL_EXIT_INTERNAL;
    }
    const ltl_rule_info *rule = NULL;
    ltl_str text;
    ltl_status status = open_all(self, arguments, &error);
    if (status == LTL_OK) {
        status = rule_find(self, id, &rule, &error);
    }
    if (status == LTL_OK && !pack_text(rule->source_path, &text)) {
        status = ltl_fail(&error, LTL_NOT_FOUND, "'%.*s' is no rule in a built-in file",
                          LTL_STR_ARG(id));
    }
    if (status == LTL_OK) {
        ltl_out_str(&self->writer.out, ltl_lists_export(&self->arena, text));
    }
    return close_all(self, status, LTL_EXIT_PASSED, &error);
}

int ltl_catalogue_show(const ltl_arguments *arguments, ltl_str id) {
    ltl_error error = {0};
    catalogue *self = calloc(1, sizeof(*self));
    if (!self) {
        return LTL_EXIT_INTERNAL;
    }
    const ltl_rule_info *rule = NULL;
    ltl_status status = open_all(self, arguments, &error);
    if (status == LTL_OK) {
        status = rule_find(self, id, &rule, &error);
    }
    const char *format = ltl_arguments_value(arguments, "format");
    if (status == LTL_OK && format && strcmp(format, "json") == 0) {
        ltl_json json;
        ltl_json_init(&json, &self->writer.out, true);
        rule_json(&json, rule);
        ltl_out_byte(&self->writer.out, '\n');
    } else if (status == LTL_OK) {
        rule_text(self, rule);
    }
    return close_all(self, status, LTL_EXIT_PASSED, &error);
}
