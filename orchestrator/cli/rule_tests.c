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

enum { MOST_DIFFERENCES = 10, LANGUAGE_PROBE_BYTES = 256 };

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
    uint32_t passed;
    uint32_t failed;
    uint32_t untested;
} tester;

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

/* Lines where rule and fixture disagree are said on stdout. */
static bool rule_passes(tester *self, const rule_fixture *fixture, const ltl_rule *rule,
                        const ltl_marks *marks, const ltl_source *source) {
    uint32_t *lines = NULL;
    uint32_t count =
        lines_collect(&self->arena, ltl_scanner_matches(self->scanner), rule, source, &lines);
    ltl_fixture_differences differences = {0};
    ltl_fixture_compare(&self->arena, marks, rule->info.id, lines, count, &differences);
    for (uint32_t i = 0; i < differences.count && i < MOST_DIFFERENCES; i++) {
        printf("%.*s:%u: %.*s: %s\n", LTL_STR_ARG(fixture->path), differences.at[i].line,
               LTL_STR_ARG(rule->info.id),
               differences.at[i].is_missing ? "not reported, but should be"
                                            : "reported, but should not be");
    }
    return differences.count == 0;
}

static bool is_mentioned(const ltl_marks *marks, ltl_str id) {
    for (int kind = 0; kind < LTL_MARK_COUNT; kind++) {
        if (ltl_fixture_count(marks, id, (ltl_mark_kind)kind) > 0) {
            return true;
        }
    }
    return false;
}

static void fixture_test(tester *self, const rule_fixture *fixture, bool *is_tested) {
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
            is_mentioned(&marks, rule->info.id)) {
            bool is_right = rule_passes(self, fixture, rule, &marks, &source);
            *(is_right ? &self->passed : &self->failed) += 1;
            is_tested[i] = true;
        }
    }
}

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

static ltl_status beside_collect(tester *self, ltl_str rule_path, ltl_error *error) {
    size_t slash = ltl_str_find_last_byte(rule_path, '/');
    ltl_str folder = slash == SIZE_MAX ? LTL_STR("") : ltl_str_slice(rule_path, 0, slash + 1);
    const char *name = folder.len > 0 ? ltl_arena_copy(&self->arena, folder).ptr : ".";
    DIR *dir = opendir(name);
    ltl_status status = LTL_OK;
    struct dirent *entry;
    while (dir && status == LTL_OK && (entry = readdir(dir)) != NULL) {
        ltl_str path = ltl_arena_printf(&self->arena, "%.*s%s", LTL_STR_ARG(folder), entry->d_name);
        if (is_fixture_name(path, rule_path) && !ltl_folder_exists(path.ptr)) {
            rule_fixture found = {.rule_path = rule_path, .path = path};
            status =
                ltl_file_read(&self->arena, path.ptr, LTL_MAX_RULE_FILE_BYTES, &found.text, error);
            LTL_PUSH(&self->arena, &self->fixtures, found);
        }
    }
    if (dir) {
        closedir(dir);
    }
    return status;
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

static int fixture_compare(const void *left, const void *right) {
    return ltl_str_compare(((const rule_fixture *)left)->path, ((const rule_fixture *)right)->path);
}

static ltl_status fixtures_test(tester *self, ltl_error *error) {
    ltl_status status = ltl_ruleset_compile(self->ruleset, error);
    self->scanner = status == LTL_OK ? ltl_scanner_new(self->ruleset) : NULL;
    if (!self->scanner) {
        return status != LTL_OK ? status : ltl_fail(error, LTL_NO_MEMORY, "out of memory");
    }
    uint32_t count = ltl_ruleset_count(self->ruleset);
    bool *is_tested = LTL_NEW_ARRAY(&self->arena, bool, (size_t)count + 1);
    if (self->fixtures.count > 1) {
        qsort(self->fixtures.at, self->fixtures.count, sizeof(rule_fixture), fixture_compare);
    }
    for (uint32_t i = 0; i < self->fixtures.count; i++) {
        fixture_test(self, &self->fixtures.at[i], is_tested);
    }
    for (uint32_t i = 0; i < count; i++) {
        if (!is_tested[i]) {
            const ltl_rule *rule = ltl_ruleset_rule(self->ruleset, i);
            printf("%.*s: %.*s: no fixture mentions it\n", LTL_STR_ARG(rule->info.source_path),
                   LTL_STR_ARG(rule->info.id));
            self->untested++;
        }
    }
    return LTL_OK;
}

static uint32_t problems_print(const ltl_ruleset *ruleset) {
    const ltl_problems *problems = ltl_ruleset_problems(ruleset);
    uint32_t errors = 0;
    for (uint32_t i = 0; i < problems->count; i++) {
        const ltl_problem *problem = &problems->at[i];
        errors += !problem->is_warning;
        fprintf(stderr, "lintel: %.*s:%u:%u: %.*s: %.*s\n", LTL_STR_ARG(problem->path),
                problem->line, problem->column, LTL_STR_ARG(problem->rule_id),
                LTL_STR_ARG(problem->text));
    }
    return errors;
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
    int code = LTL_EXIT_PASSED;
    if (status != LTL_OK) {
        code = ltl_exit_of_error(&error);
    } else {
        uint32_t errors = problems_print(self.ruleset);
        fprintf(stderr, "lintel: %u passed, %u failed, %u without a fixture, %u rule errors\n",
                self.passed, self.failed, self.untested, errors);
        code = errors > 0 ? LTL_EXIT_USAGE : self.failed > 0 ? LTL_EXIT_FAILED : LTL_EXIT_PASSED;
    }
    ltl_scanner_free(self.scanner);
    ltl_ruleset_free(self.ruleset);
    ltl_arena_clear(&self.arena);
    return code;
}
