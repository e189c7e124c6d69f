#include "orchestrator/cli/rules/tests.h"

#include <unistd.h>

#include "analyzers/ruleset/fixture.h"
#include "analyzers/ruleset/scan.h"
#include "core/limits.h"
#include "orchestrator/cli/exit.h"
#include "orchestrator/cli/files.h"
#include "orchestrator/cli/rules/fixtures.h"
#include "orchestrator/cli/rules/problems.h"
#include "orchestrator/cli/rules/test_report.h"
#include "orchestrator/cli/rules/selection.h"
#include "orchestrator/fix/edits.h"

enum { LANGUAGE_PROBE_BYTES = 256 };

typedef struct tester {
    ltl_arena arena;
    ltl_settings settings; /* of the command line alone: settings files are about scans */
    ltl_ruleset *ruleset;
    ltl_scanner *scanner;
    ltl_rule_fixtures fixtures;
    ltl_test_verdict *verdicts; /* by rule */
    ltl_file_writer writer;
    ltl_test_report report;
} tester;

/* A fixture is a repository of one file. */
static ltl_dataflow_depth depth_of(const tester *self) {
    ltl_dataflow_depth depth =
        self->settings.dataflow.is_made ? self->settings.dataflow.depth : LTL_DATAFLOW_BY_RULE;
    return depth == LTL_DATAFLOW_REPOSITORY ? LTL_DATAFLOW_FILE : depth;
}

/* ---- one fixture ---- */

/* Start lines of what the rule reports. */
static uint32_t lines_collect(ltl_arena *arena, const ltl_matches *matches, const ltl_rule *rule,
                              const ltl_source *source, uint32_t **out_lines) {
    uint32_t *lines = LTL_NEW_ARRAY(arena, uint32_t, (size_t)matches->count + 1);
    uint32_t count = 0;
    for (uint32_t i = 0; i < matches->count; i++) {
        if (matches->at[i].rule == rule) {
            lines[count++] = ltl_source_position(source, matches->at[i].span.start).line;
        }
    }
    *out_lines = lines;
    return count;
}

static bool is_mentioned(const ltl_marks *marks, ltl_str id) {
    for (int kind = 0; kind < LTL_MARK_COUNT; kind++) {
        if (ltl_fixture_count(marks, id, (ltl_mark_kind)kind) > 0) {
            return true;
        }
    }
    return false;
}

/* The fixture with the fixes of the rules of its file. */
static ltl_str fixed_text(tester *self, const ltl_rule_fixture *fixture, const ltl_source *source) {
    const ltl_matches *matches = ltl_scanner_matches(self->scanner);
    const ltl_finding **findings = LTL_NEW_ARRAY(&self->arena, const ltl_finding *, matches->count);
    uint32_t count = 0;
    for (uint32_t i = 0; i < matches->count; i++) {
        const ltl_match *match = &matches->at[i];
        if (match->has_fix && ltl_str_eq(match->rule->info.source_path, fixture->rule_path)) {
            ltl_finding *finding = LTL_NEW(&self->arena, ltl_finding);
            *finding = (ltl_finding){.rule = &match->rule->info,
                                     .start = ltl_source_position(source, match->span.start),
                                     .end = ltl_source_position(source, match->span.end),
                                     .has_fix = true,
                                     .fix_span = match->span,
                                     .fix = match->fix};
            findings[count++] = finding;
        }
    }
    ltl_edits edits;
    ltl_edits_plan(&self->arena, findings, count, &edits);
    return ltl_edits_apply(&self->arena, source->text, &edits);
}

static void twin_test(tester *self, const ltl_rule_fixture *fixture, const ltl_source *source,
                      uint32_t rule) {
    const ltl_rule_fixture *twin = ltl_rule_fixtures_twin(&self->fixtures, fixture);
    const ltl_rule *of = ltl_ruleset_rule(self->ruleset, rule);
    if (twin == NULL) {
        return;
    }
    ltl_str made = fixed_text(self, fixture, source);
    if (!ltl_str_eq(made, twin->text)) {
        ltl_test_report_twin(&self->report, twin->path, of, twin->text, made);
        self->verdicts[rule] = LTL_TEST_FAILED;
    }
}

static void rule_test(tester *self, const ltl_rule_fixture *fixture, const ltl_marks *marks,
                      const ltl_source *source, uint32_t index) {
    const ltl_rule *rule = ltl_ruleset_rule(self->ruleset, index);
    uint32_t *lines = NULL;
    uint32_t count =
        lines_collect(&self->arena, ltl_scanner_matches(self->scanner), rule, source, &lines);
    ltl_fixture_differences differences = {0};
    ltl_fixture_compare(&self->arena, marks, rule->info.id, lines, count, &differences);
    if (self->verdicts[index] == LTL_TEST_UNTESTED) {
        self->verdicts[index] = LTL_TEST_PASSED;
    }
    if (differences.count > 0) {
        self->verdicts[index] = LTL_TEST_FAILED;
        ltl_test_report_lines(&self->report, fixture->path, rule, source, &differences);
    }
    twin_test(self, fixture, source, index);
}

static void fixture_test(tester *self, const ltl_rule_fixture *fixture) {
    ltl_source source;
    ltl_source_init(&source, &self->arena, fixture->path, fixture->text);
    const ltl_language *language =
        ltl_language_of_file(fixture->path, ltl_str_slice(source.text, 0, LANGUAGE_PROBE_BYTES));
    bool is_deep = depth_of(self) >= LTL_DATAFLOW_FILE;
    ltl_marks marks = {0};
    ltl_scanner_begin(self->scanner, &source, language, NULL);
    ltl_fixture_read(&self->arena, source.text, is_deep, &marks);
    for (uint32_t i = 0; i < ltl_ruleset_count(self->ruleset); i++) {
        const ltl_rule *rule = ltl_ruleset_rule(self->ruleset, i);
        if (ltl_str_eq(rule->info.source_path, fixture->rule_path) &&
            is_mentioned(&marks, rule->info.id) &&
            !ltl_rule_is_wrong(ltl_ruleset_problems(self->ruleset), rule)) {
            rule_test(self, fixture, &marks, &source, i);
        }
    }
}

/* ---- all ---- */

static bool is_wanted(void *context, const ltl_rule *rule) {
    return ltl_selection_accepts(context, &rule->info);
}

static ltl_status rules_collect(tester *self, const ltl_arguments *arguments, ltl_error *error) {
    const char *mirror = ltl_arguments_value(arguments, "targets");
    ltl_str_list paths = self->settings.rules;
    ltl_status status = LTL_OK;
    if (mirror != NULL && !ltl_folder_exists(mirror)) {
        return ltl_fail(error, LTL_NOT_FOUND, "%s: no such folder", mirror);
    }
    for (uint32_t i = 0; i < arguments->operand_count; i++) {
        LTL_PUSH(&self->arena, &paths, ltl_str_of(arguments->operands[i]));
    }
    if (paths.count == 0) {
        ltl_rule_fixtures_of_pack(&self->arena, self->ruleset, &self->fixtures);
    }
    for (uint32_t i = 0; i < paths.count && status == LTL_OK; i++) {
        status = ltl_rule_fixtures_of_path(&self->arena, paths.at[i], mirror, self->ruleset,
                                           &self->fixtures, error);
    }
    if (status == LTL_OK) {
        status = ltl_selection_check(&self->settings, self->ruleset, error);
    }
    ltl_ruleset_filter(self->ruleset, is_wanted, &self->settings);
    return status;
}

static ltl_status fixtures_test(tester *self, ltl_error *error) {
    ltl_status status = ltl_ruleset_compile_all(self->ruleset, error);
    self->scanner = status == LTL_OK ? ltl_scanner_new(self->ruleset) : NULL;
    if (!self->scanner) {
        return status != LTL_OK ? status : ltl_fail(error, LTL_NO_MEMORY, "out of memory");
    }
    ltl_scanner_set_dataflow(self->scanner, depth_of(self));
    ltl_scanner_ignore_paths(self->scanner);
    self->verdicts =
        LTL_NEW_ARRAY(&self->arena, ltl_test_verdict, ltl_ruleset_count(self->ruleset) + 1);
    ltl_rule_fixtures_sort(&self->fixtures);
    for (uint32_t i = 0; i < self->fixtures.count; i++) {
        if (!ltl_rule_fixture_is_twin(&self->fixtures.at[i])) {
            fixture_test(self, &self->fixtures.at[i]);
        }
    }
    return LTL_OK;
}

int ltl_rule_tests_run(const ltl_arguments *arguments) {
    tester self = {0};
    ltl_error error = {0};
    int code = LTL_EXIT_INTERNAL;
    ltl_settings_init(&self.settings);
    ltl_status status = ltl_settings_take_arguments(&self.arena, arguments, &self.settings, &error);
    self.ruleset = ltl_ruleset_new();
    if (status == LTL_OK && self.ruleset == NULL) {
        status = ltl_fail(&error, LTL_NO_MEMORY, "out of memory");
    }
    if (status == LTL_OK) {
        status = rules_collect(&self, arguments, &error);
    }
    if (status == LTL_OK) {
        ltl_fd_writer_open(&self.writer, STDOUT_FILENO, "standard output");
        ltl_test_report_begin(&self.report, &self.arena, &self.writer.out, arguments);
        status = fixtures_test(&self, &error);
        code = status == LTL_OK ? ltl_test_report_end(&self.report, self.ruleset, self.verdicts)
                                : code;
        ltl_status closed = ltl_fd_writer_close(&self.writer, status == LTL_OK ? &error : NULL);
        status = status == LTL_OK ? closed : status;
    }
    code = status == LTL_OK ? code : ltl_exit_of_error(&error);
    ltl_scanner_free(self.scanner);
    ltl_ruleset_free(self.ruleset);
    ltl_arena_clear(&self.arena);
    return code;
}
