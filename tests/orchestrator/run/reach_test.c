#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "analyzers/ruleset/fixture.h"
#include "core/buf.h"
#include "core/limits.h"
#include "orchestrator/run/run.h"

/* Folders with small programs of several files, whose comments say on which lines what comes in
 * elsewhere must be found; the same whatever the number of workers. */

#define FOLDER LTL_SOURCE_DIR "/tests/orchestrator/run/reach"

enum { MAX_TEXT = 1 << 20 };

static char *read_text(ltl_arena *arena, const char *path, size_t *out_len) {
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    char *text = ltl_arena_alloc(arena, MAX_TEXT);
    *out_len = fread(text, 1, MAX_TEXT - 1, file);
    fclose(file);
    return text;
}

static ltl_ruleset *rules_of(ltl_arena *arena) {
    size_t len;
    char *text = read_text(arena, FOLDER "/rules.yaml", &len);
    ltl_ruleset *rules = ltl_ruleset_new();
    ltl_ruleset_add(rules, LTL_STR("rules.yaml"), (ltl_str){text, len});
    ltl_ruleset_follow_files(rules);
    assert_int_equal(ltl_ruleset_compile(rules, NULL), LTL_OK);
    return rules;
}

static ltl_intake *intake_of(const char *folder) {
    ltl_intake *intake = NULL;
    ltl_intake_options options = {.ignore_gitignore = true};
    ltl_str path = ltl_str_of(folder);
    assert_int_equal(ltl_intake_open_paths(&path, 1, &options, &intake, NULL), LTL_OK);
    return intake;
}

static ltl_run *run_of(const ltl_intake *intake, const ltl_ruleset *rules, uint32_t jobs,
                       ltl_dataflow_depth depth) {
    ltl_run *run = NULL;
    ltl_run_options options = {.jobs = jobs,
                               .ruleset = rules,
                               .domains = (1u << LTL_DOMAIN_COUNT) - 1,
                               .use_prefilter = true,
                               .dataflow = depth};
    assert_int_equal(ltl_run_start(intake, &options, &run, NULL), LTL_OK);
    return run;
}

static void write_findings(const ltl_findings *findings, ltl_buf *out) {
    for (uint32_t i = 0; i < findings->count; i++) {
        const ltl_finding *finding = &findings->at[i];
        ltl_buf_printf(out, "%.*s:%u %.*s\n", LTL_STR_ARG(finding->path), finding->start.line,
                       LTL_STR_ARG(finding->message));
        for (uint32_t j = 0; j < finding->trace_count; j++) {
            const ltl_trace_step *step = &finding->trace[j];
            ltl_buf_printf(out, "  %.*s:%u %u %.*s\n", LTL_STR_ARG(step->path), step->start.line,
                           step->depth, LTL_STR_ARG(step->note));
        }
    }
}

static void check_file(const char *folder, ltl_str path, const ltl_findings *findings) {
    ltl_arena arena = {0};
    const char *name =
        ltl_arena_printf(&arena, "%s/%.*s", folder, LTL_STR_ARG(path)).ptr;
    size_t len;
    char *text = read_text(&arena, name, &len);
    ltl_marks marks = {0};
    ltl_fixture_read(&arena, (ltl_str){text, len}, false, &marks);
    struct LTL_VEC(uint32_t) lines = {0};
    for (uint32_t i = 0; i < findings->count; i++) {
        bool is_told = findings->at[i].doubt < LTL_MAX_DOUBT; /* what is judged is only counted */
        if (is_told && ltl_str_eq(findings->at[i].path, path)) {
            LTL_PUSH(&arena, &lines, findings->at[i].start.line);
        }
    }
    ltl_fixture_differences differences = {0};
    ltl_fixture_compare(&arena, &marks, LTL_STR("far"), lines.at, lines.count, &differences);
    for (uint32_t i = 0; i < differences.count; i++) {
        print_error("%s:%u: %s\n", name, differences.at[i].line,
                    differences.at[i].is_missing ? "missing" : "not expected");
    }
    assert_int_equal(differences.count, 0);
    ltl_arena_clear(&arena);
}

static void check_folder(const char *language) {
    static const uint32_t JOBS[] = {1, 2, 8};
    ltl_arena arena = {0};
    const char *folder = ltl_arena_printf(&arena, FOLDER "/%s", language).ptr;
    ltl_ruleset *rules = rules_of(&arena);
    ltl_intake *intake = intake_of(folder);
    ltl_buf texts[LTL_COUNT_OF(JOBS)];
    for (size_t i = 0; i < LTL_COUNT_OF(JOBS); i++) {
        ltl_run *run = run_of(intake, rules, JOBS[i], LTL_DATAFLOW_REPOSITORY);
        ltl_buf_init(&texts[i], MAX_TEXT);
        write_findings(ltl_run_findings(run), &texts[i]);
        assert_string_equal(texts[i].ptr, texts[0].ptr);
        const ltl_targets *targets = ltl_intake_targets(intake);
        for (uint32_t j = 0; i == 0 && j < targets->count; j++) {
            check_file(folder, targets->at[j].path, ltl_run_findings(run));
        }
        ltl_run_free(run);
    }
    for (size_t i = 0; i < LTL_COUNT_OF(JOBS); i++) {
        ltl_buf_clear(&texts[i]);
    }
    ltl_intake_close(intake);
    ltl_ruleset_free(rules);
    ltl_arena_clear(&arena);
}

#define LANGUAGE(name)                                                                             \
    static void finds_##name(void **state) {                                                       \
        (void)state;                                                                               \
        check_folder(#name);                                                                       \
    }
LANGUAGE(c)
LANGUAGE(cases)
LANGUAGE(c_values)
LANGUAGE(cpp)
LANGUAGE(cpp_values)
LANGUAGE(cpp_objects)
LANGUAGE(csharp)
LANGUAGE(go)
LANGUAGE(go_types)
LANGUAGE(java)
LANGUAGE(javascript)
LANGUAGE(javascript_exports)
LANGUAGE(kotlin)
LANGUAGE(php)
LANGUAGE(python)
LANGUAGE(ruby)
LANGUAGE(typescript)
LANGUAGE(typescript_packages)
LANGUAGE(go_modules)
LANGUAGE(rust_crates)
LANGUAGE(csharp_extensions)
LANGUAGE(solidity_libraries)
LANGUAGE(properties)
LANGUAGE(field_types)
LANGUAGE(csharp_objects)
LANGUAGE(java_objects)
LANGUAGE(php_objects)
LANGUAGE(python_objects)
LANGUAGE(ruby_objects)
LANGUAGE(typescript_objects)
LANGUAGE(guards)
LANGUAGE(constants)
LANGUAGE(constant_kinds)
LANGUAGE(inherited)
LANGUAGE(included)
LANGUAGE(parts)
LANGUAGE(parameters)
LANGUAGE(overrides)
LANGUAGE(helpers)
LANGUAGE(rust)
LANGUAGE(scala)
LANGUAGE(swift)
LANGUAGE(solidity)
LANGUAGE(elixir)
LANGUAGE(lua)
LANGUAGE(bash)
LANGUAGE(kotlin_objects)
LANGUAGE(ruby_attributes)
LANGUAGE(ruby_concerns)
LANGUAGE(ruby_sent)
LANGUAGE(shared)
LANGUAGE(split)
LANGUAGE(neighbours)
LANGUAGE(thrown)
LANGUAGE(promises)

/* Nothing of that is seen within files. */
static void is_only_seen_across_files(void **state) {
    (void)state;
    ltl_arena arena = {0};
    ltl_ruleset *rules = rules_of(&arena);
    ltl_intake *intake = intake_of(FOLDER "/go");
    ltl_run *run = run_of(intake, rules, 2, LTL_DATAFLOW_FILE);
    assert_int_equal(ltl_run_findings(run)->count, 0);
    ltl_run_free(run);
    ltl_intake_close(intake);
    ltl_ruleset_free(rules);
    ltl_arena_clear(&arena);
}

/* Within files, names of others have no value, and all ways are taken. */
static void constants_stay_in_files(void **state) {
    (void)state;
    ltl_arena arena = {0};
    ltl_ruleset *rules = rules_of(&arena);
    ltl_intake *intake = intake_of(FOLDER "/constants/py");
    ltl_run *run = run_of(intake, rules, 2, LTL_DATAFLOW_FILE);
    const ltl_findings *findings = ltl_run_findings(run);
    assert_int_equal(findings->count, 2);
    for (uint32_t i = 0; i < findings->count; i++) {
        assert_string_equal(findings->at[i].message.ptr, "what comes in gets to value");
    }
    ltl_run_free(run);
    ltl_intake_close(intake);
    ltl_ruleset_free(rules);
    ltl_arena_clear(&arena);
}

/* The way is told from file to file, each step at its depth. */
static void tells_the_way(void **state) {
    (void)state;
    ltl_arena arena = {0};
    ltl_ruleset *rules = rules_of(&arena);
    ltl_intake *intake = intake_of(FOLDER "/go");
    ltl_run *run = run_of(intake, rules, 1, LTL_DATAFLOW_REPOSITORY);
    ltl_buf text;
    ltl_buf_init(&text, MAX_TEXT);
    write_findings(ltl_run_findings(run), &text);
    assert_string_equal(text.ptr, "store/more.go:5 what comes in gets to query\n"
                                  "  web/main.go:10 0 comes from `take_input()`\n"
                                  "  web/main.go:10 0 gets into `query`\n"
                                  "  web/main.go:11 0 is passed to `db.Exec`\n"
                                  "  store/store.go:11 1 arrives as `query`\n"
                                  "  store/store.go:12 1 is passed to `inner`\n"
                                  "  store/more.go:3 2 arrives as `query`\n"
                                  "  store/more.go:5 2 reaches `query`\n"
                                  "store/more.go:10 what comes in gets to second\n"
                                  "  web/main.go:10 0 comes from `take_input()`\n"
                                  "  web/main.go:10 0 gets into `query`\n"
                                  "  web/main.go:14 0 is passed to `s.Find`\n"
                                  "  store/more.go:8 1 arrives as `second`\n"
                                  "  store/more.go:10 1 reaches `second`\n");
    ltl_buf_clear(&text);
    ltl_run_free(run);
    ltl_intake_close(intake);
    ltl_ruleset_free(rules);
    ltl_arena_clear(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_c),          cmocka_unit_test(finds_cpp),
        cmocka_unit_test(finds_cases),
        cmocka_unit_test(finds_csharp),     cmocka_unit_test(finds_go),
        cmocka_unit_test(finds_go_types),
        cmocka_unit_test(finds_java),       cmocka_unit_test(finds_javascript),
        cmocka_unit_test(finds_javascript_exports),
        cmocka_unit_test(finds_kotlin),     cmocka_unit_test(finds_php),
        cmocka_unit_test(finds_python),     cmocka_unit_test(finds_ruby),
        cmocka_unit_test(finds_typescript), cmocka_unit_test(is_only_seen_across_files),
        cmocka_unit_test(tells_the_way),    cmocka_unit_test(finds_c_values),
        cmocka_unit_test(finds_cpp_values), cmocka_unit_test(finds_cpp_objects),
        cmocka_unit_test(finds_field_types),
        cmocka_unit_test(finds_csharp_objects),
        cmocka_unit_test(finds_java_objects),
        cmocka_unit_test(finds_php_objects),
        cmocka_unit_test(finds_python_objects),
        cmocka_unit_test(finds_ruby_objects),
        cmocka_unit_test(finds_typescript_objects),
        cmocka_unit_test(finds_guards),
        cmocka_unit_test(finds_constants),
        cmocka_unit_test(finds_constant_kinds),
        cmocka_unit_test(constants_stay_in_files),
        cmocka_unit_test(finds_inherited),
        cmocka_unit_test(finds_included),
        cmocka_unit_test(finds_parts),
        cmocka_unit_test(finds_parameters),
        cmocka_unit_test(finds_overrides),
        cmocka_unit_test(finds_helpers),
        cmocka_unit_test(finds_neighbours),
        cmocka_unit_test(finds_thrown),
        cmocka_unit_test(finds_promises),
        cmocka_unit_test(finds_rust),
        cmocka_unit_test(finds_scala),
        cmocka_unit_test(finds_swift),
        cmocka_unit_test(finds_solidity),
        cmocka_unit_test(finds_elixir),
        cmocka_unit_test(finds_lua),
        cmocka_unit_test(finds_bash),
        cmocka_unit_test(finds_kotlin_objects),
        cmocka_unit_test(finds_ruby_attributes),
        cmocka_unit_test(finds_ruby_concerns),
        cmocka_unit_test(finds_ruby_sent),
        cmocka_unit_test(finds_shared),
        cmocka_unit_test(finds_split),
        cmocka_unit_test(finds_typescript_packages),
        cmocka_unit_test(finds_go_modules),
        cmocka_unit_test(finds_rust_crates),
        cmocka_unit_test(finds_csharp_extensions),
        cmocka_unit_test(finds_solidity_libraries),
        cmocka_unit_test(finds_properties),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
