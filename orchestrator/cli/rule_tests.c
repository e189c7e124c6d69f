#include "orchestrator/cli/rule_tests.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "analyzers/rules/pack.h"
#include "analyzers/ruleset/fixture.h"
#include "analyzers/ruleset/scan.h"
#include "core/limits.h"
#include "orchestrator/cli/exit.h"
#include "orchestrator/cli/files.h"
#include "orchestrator/cli/rule_files.h"
#include "orchestrator/cli/rule_test_report.h"
#include "orchestrator/fix/edits.h"

enum { LANGUAGE_PROBE_BYTES = 256 };

typedef struct rule_fixture {
    ltl_str rule_path;
    ltl_str path;
    ltl_str text;
} rule_fixture;
typedef struct rule_fixtures LTL_VEC(rule_fixture) rule_fixtures;

typedef struct tester {
    ltl_arena arena;
    ltl_ruleset *ruleset;
    ltl_scanner *scanner;
    rule_fixtures fixtures;
    ltl_test_verdict *verdicts; /* by rule */
} tester;

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

/* `a.py` has the twin `a.fixed.py`: what the fixes of its rules make of it. */
static const rule_fixture *twin_find(const tester *self, const rule_fixture *fixture) {
    size_t slash = ltl_str_find_last_byte(fixture->path, '/');
    size_t dot = ltl_str_find_byte(fixture->path, '.', slash == SIZE_MAX ? 0 : slash);
    ltl_str stem = ltl_str_slice(fixture->path, 0, dot == SIZE_MAX ? fixture->path.len : dot);
    ltl_str rest = ltl_str_slice(fixture->path, stem.len, fixture->path.len);
    for (uint32_t i = 0; i < self->fixtures.count; i++) {
        ltl_str path = self->fixtures.at[i].path;
        bool is_twin = path.len == fixture->path.len + strlen(".fixed") &&
                       ltl_str_starts_with(path, stem) && ltl_str_ends_with(path, rest) &&
                       ltl_str_eq(ltl_str_slice(path, stem.len, stem.len + strlen(".fixed")),
                                  LTL_STR(".fixed"));
        if (is_twin) {
            return &self->fixtures.at[i];
        }
    }
    return NULL;
}

static bool is_fixed_name(ltl_str path) {
    ltl_str name = ltl_str_after_last(path, '/');
    return ltl_str_find(name, LTL_STR(".fixed."), 0) != SIZE_MAX ||
           ltl_str_ends_with(name, LTL_STR(".fixed"));
}

/* The fixture with the fixes of the rules of its file. */
static ltl_str fixed_text(tester *self, const rule_fixture *fixture, const ltl_source *source) {
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

static void twin_test(tester *self, const rule_fixture *fixture, const ltl_source *source,
                      uint32_t rule) {
    const rule_fixture *twin = twin_find(self, fixture);
    const ltl_rule *of = ltl_ruleset_rule(self->ruleset, rule);
    if (twin == NULL || (!of->has_fix && !of->has_fix_regex)) {
        return;
    }
    ltl_str made = fixed_text(self, fixture, source);
    if (!ltl_str_eq(made, twin->text)) {
        ltl_test_report_twin(twin->path, of->info.id, twin->text, made);
        self->verdicts[rule] = LTL_TEST_FAILED;
    }
}

static void rule_test(tester *self, const rule_fixture *fixture, const ltl_marks *marks,
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
        ltl_test_report_lines(fixture->path, rule->info.id, source, &differences);
    }
    twin_test(self, fixture, source, index);
}

static void fixture_test(tester *self, const rule_fixture *fixture) {
    ltl_source source;
    ltl_source_init(&source, &self->arena, fixture->path, fixture->text);
    const ltl_language *language =
        ltl_language_of_file(fixture->path, ltl_str_slice(source.text, 0, LANGUAGE_PROBE_BYTES));
    ltl_scanner_begin(self->scanner, &source, language, NULL);
    ltl_marks marks = {0};
    ltl_fixture_read(&self->arena, source.text, &marks);
    for (uint32_t i = 0; i < ltl_ruleset_count(self->ruleset); i++) {
        const ltl_rule *rule = ltl_ruleset_rule(self->ruleset, i);
        if (ltl_str_eq(rule->info.source_path, fixture->rule_path) &&
            is_mentioned(&marks, rule->info.id) &&
            !ltl_test_is_unable(ltl_ruleset_problems(self->ruleset), rule)) {
            rule_test(self, fixture, &marks, &source, i);
        }
    }
}

/* ---- which fixtures there are ---- */

static ltl_str stem_of(ltl_str path) {
    size_t dot = ltl_str_find_last_byte(path, '.');
    return ltl_str_slice(path, 0, dot == SIZE_MAX ? path.len : dot + 1);
}

static bool is_fixture_name(ltl_str path, ltl_str rule_path) {
    return ltl_str_starts_with(path, stem_of(rule_path)) && !ltl_rule_file_is_named(path);
}

static void pack_collect(tester *self) {
    ltl_pack_reader rules = ltl_pack_open();
    ltl_str path;
    ltl_str text;
    while (ltl_pack_next(&rules, &path, &text)) {
        if (!ltl_rule_file_is_named(path)) {
            continue;
        }
        ltl_ruleset_add(self->ruleset, path, text);
        ltl_pack_reader others = ltl_pack_open();
        ltl_str other;
        ltl_str other_text;
        while (ltl_pack_next(&others, &other, &other_text)) {
            if (is_fixture_name(other, path)) {
                LTL_PUSH(&self->arena, &self->fixtures, ((rule_fixture){path, other, other_text}));
            }
        }
    }
}

static ltl_status fixture_add(tester *self, ltl_str rule_path, ltl_str path, ltl_error *error) {
    rule_fixture found = {.rule_path = rule_path, .path = path};
    ltl_status status =
        ltl_file_read(&self->arena, path.ptr, LTL_MAX_RULE_FILE_BYTES, &found.text, error);
    if (status == LTL_OK) {
        LTL_PUSH(&self->arena, &self->fixtures, found);
    }
    return status;
}

/* Everything below the folder `rule/` beside `rule.yaml`. */
static ltl_status folder_collect(tester *self, ltl_str rule_path, ltl_str folder, ltl_error *error) {
    ltl_str_list folders = {0};
    ltl_status status = LTL_OK;
    LTL_PUSH(&self->arena, &folders, folder);
    for (uint32_t i = 0; i < folders.count && i < LTL_MAX_RULES && status == LTL_OK; i++) {
        DIR *dir = opendir(folders.at[i].ptr);
        struct dirent *entry;
        while (dir && status == LTL_OK && (entry = readdir(dir)) != NULL) {
            ltl_str path = ltl_arena_printf(&self->arena, "%.*s/%s", LTL_STR_ARG(folders.at[i]),
                                            entry->d_name);
            if (entry->d_name[0] == '.') {
                continue;
            }
            if (entry->d_type == DT_DIR) {
                LTL_PUSH(&self->arena, &folders, path);
            } else if (entry->d_type == DT_REG && !ltl_rule_file_is_named(path)) {
                status = fixture_add(self, rule_path, path, error);
            }
        }
        if (dir) {
            closedir(dir);
        }
    }
    return status;
}

static ltl_status beside_collect(tester *self, ltl_str rule_path, ltl_error *error) {
    size_t slash = ltl_str_find_last_byte(rule_path, '/');
    ltl_str folder = slash == SIZE_MAX ? LTL_STR("") : ltl_str_slice(rule_path, 0, slash + 1);
    const char *name = folder.len > 0 ? ltl_arena_copy(&self->arena, folder).ptr : ".";
    ltl_str stem = stem_of(rule_path);
    ltl_str own_folder = ltl_arena_copy(&self->arena, ltl_str_slice(stem, 0, stem.len - 1));
    DIR *dir = opendir(name);
    ltl_status status = LTL_OK;
    struct dirent *entry;
    while (dir && status == LTL_OK && (entry = readdir(dir)) != NULL) {
        ltl_str path = ltl_arena_printf(&self->arena, "%.*s%s", LTL_STR_ARG(folder), entry->d_name);
        if (is_fixture_name(path, rule_path) && !ltl_folder_exists(path.ptr)) {
            status = fixture_add(self, rule_path, path, error);
        }
    }
    if (dir) {
        closedir(dir);
    }
    bool has_folder = status == LTL_OK && own_folder.len > 0 && ltl_folder_exists(own_folder.ptr);
    return has_folder ? folder_collect(self, rule_path, own_folder, error) : status;
}

static ltl_status files_collect(tester *self, const ltl_arguments *arguments, ltl_error *error) {
    ltl_str_list files = {0};
    ltl_status status = LTL_OK;
    for (uint32_t i = 0; i < arguments->operand_count && status == LTL_OK; i++) {
        status =
            ltl_rule_files_list(&self->arena, ltl_str_of(arguments->operands[i]), &files, error);
    }
    for (uint32_t i = 0; i < files.count && status == LTL_OK; i++) {
        ltl_str text;
        status =
            ltl_file_read(&self->arena, files.at[i].ptr, LTL_MAX_RULE_FILE_BYTES, &text, error);
        if (status == LTL_OK) {
            ltl_ruleset_add(self->ruleset, files.at[i], text);
            status = beside_collect(self, files.at[i], error);
        }
    }
    return status;
}

/* ---- all ---- */

static int fixture_compare(const void *left, const void *right) {
    return ltl_str_compare(((const rule_fixture *)left)->path, ((const rule_fixture *)right)->path);
}

static ltl_status fixtures_test(tester *self, ltl_error *error) {
    ltl_status status = ltl_ruleset_compile_all(self->ruleset, error);
    self->scanner = status == LTL_OK ? ltl_scanner_new(self->ruleset) : NULL;
    if (!self->scanner) {
        return status != LTL_OK ? status : ltl_fail(error, LTL_NO_MEMORY, "out of memory");
    }
    ltl_scanner_ignore_paths(self->scanner);
    self->verdicts =
        LTL_NEW_ARRAY(&self->arena, ltl_test_verdict, ltl_ruleset_count(self->ruleset) + 1);
    if (self->fixtures.count > 1) {
        qsort(self->fixtures.at, self->fixtures.count, sizeof(rule_fixture), fixture_compare);
    }
    for (uint32_t i = 0; i < self->fixtures.count; i++) {
        if (!is_fixed_name(self->fixtures.at[i].path)) {
            fixture_test(self, &self->fixtures.at[i]);
        }
    }
    return LTL_OK;
}

int ltl_rule_tests_run(const ltl_arguments *arguments) {
    tester self = {0};
    ltl_error error = {0};
    self.ruleset = ltl_ruleset_new();
    ltl_status status = self.ruleset ? LTL_OK : ltl_fail(&error, LTL_NO_MEMORY, "out of memory");
    if (status == LTL_OK && arguments->operand_count == 0) {
        pack_collect(&self);
    } else if (status == LTL_OK) {
        status = files_collect(&self, arguments, &error);
    }
    if (status == LTL_OK) {
        status = fixtures_test(&self, &error);
    }
    int code = status == LTL_OK ? ltl_test_report_end(self.ruleset, self.verdicts)
                                : ltl_exit_of_error(&error);
    ltl_scanner_free(self.scanner);
    ltl_ruleset_free(self.ruleset);
    ltl_arena_clear(&self.arena);
    return code;
}
