/* Every rule of the built-in pack against the annotated code that lies beside it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analyzers/rules/pack.h"
#include "analyzers/ruleset/fixture.h"
#include "analyzers/ruleset/scan.h"
#include "core/buf.h"
#include "core/compiler.h"
#include "core/limits.h"

enum { LEAST_MARKS = 2, HEAD_BYTES = 256 };

typedef struct pack_file {
    ltl_str path;
    ltl_str text;
} pack_file;

typedef struct pack_files LTL_VEC(pack_file) pack_files;

typedef struct fixture_run {
    ltl_arena arena;
    pack_files rules;
    pack_files lists;
    pack_files fixtures;
    pack_files twins; /* fixtures as they are once fixed */
    ltl_ruleset *ruleset;
    ltl_scanner *scanner;
    uint32_t failures;
} fixture_run;

static bool is_rule_file(ltl_str path) {
    return ltl_str_ends_with(path, LTL_STR(".yaml")) &&
           !ltl_str_ends_with(path, LTL_STR(".test.yaml"));
}

/* The path without its ending: what a rule and its fixture have in common. */
static ltl_str stem_of(ltl_str path) {
    size_t slash = ltl_str_find_last_byte(path, '/');
    size_t name = slash == SIZE_MAX ? 0 : slash + 1;
    size_t dot = ltl_str_find_byte(path, '.', name);
    return ltl_str_slice(path, 0, dot == SIZE_MAX ? path.len : dot);
}

static void fail_rule(fixture_run *run, ltl_str path, const char *what) {
    print_error("%.*s: %s\n", LTL_STR_ARG(path), what);
    run->failures++;
}

static int set_up(void **state) {
    static fixture_run run;
    run = (fixture_run){0};
    run.ruleset = ltl_ruleset_new();
    ltl_pack_reader reader = ltl_pack_open();
    pack_file file;
    while (ltl_pack_next(&reader, &file.path, &file.text)) {
        if (ltl_str_starts_with(file.path, LTL_STR("lists/"))) {
            LTL_PUSH(&run.arena, &run.lists, file);
        } else if (is_rule_file(file.path)) {
            LTL_PUSH(&run.arena, &run.rules, file);
            ltl_ruleset_add(run.ruleset, file.path, file.text);
        } else if (ltl_str_find(file.path, LTL_STR(".fixed."), 0) != SIZE_MAX ||
                   ltl_str_ends_with(file.path, LTL_STR(".fixed"))) {
            LTL_PUSH(&run.arena, &run.twins, file);
        } else {
            LTL_PUSH(&run.arena, &run.fixtures, file);
        }
    }
    ltl_error error;
    if (ltl_ruleset_compile_all(run.ruleset, &error) != LTL_OK) {
        return -1;
    }
    run.scanner = ltl_scanner_new(run.ruleset);
    ltl_scanner_ignore_paths(run.scanner);
    *state = &run;
    return run.scanner ? 0 : -1;
}

static int tear_down(void **state) {
    fixture_run *run = *state;
    ltl_scanner_free(run->scanner);
    ltl_ruleset_free(run->ruleset);
    ltl_arena_clear(&run->arena);
    return 0;
}

static void no_rule_has_a_problem(void **state) {
    fixture_run *run = *state;
    const ltl_problems *problems = ltl_ruleset_problems(run->ruleset);
    for (uint32_t i = 0; i < problems->count; i++) {
        const ltl_problem *problem = &problems->at[i];
        print_error("%.*s:%u:%u: %.*s\n", LTL_STR_ARG(problem->path), problem->line,
                    problem->column, LTL_STR_ARG(problem->text));
    }
    assert_int_equal(problems->count, 0);
    assert_true(run->rules.count > 0);
    assert_int_equal(ltl_ruleset_count(run->ruleset), run->rules.count);
}

/* One rule a file, named like it, in the folder of its domain. */
static void rules_are_named_like_their_files(void **state) {
    fixture_run *run = *state;
    run->failures = 0;
    for (uint32_t i = 0; i < ltl_ruleset_count(run->ruleset); i++) {
        const ltl_rule_info *info = &ltl_ruleset_rule(run->ruleset, i)->info;
        ltl_str domain = info->source_path;
        domain.len = ltl_str_find_byte(domain, '/', 0);
        if (!ltl_str_eq(ltl_str_after_last(stem_of(info->source_path), '/'), info->id)) {
            fail_rule(run, info->source_path, "the rule's id is not the file's name");
        }
        if (!ltl_str_is(domain, ltl_domain_name(info->domain))) {
            fail_rule(run, info->source_path, "the rule's domain is not its folder");
        }
    }
    assert_int_equal(run->failures, 0);
}

static bool names_a_weakness(const ltl_rule_info *info) {
    bool is_named = info->cwe_count > 0;
    for (uint32_t i = 0; i < info->cwe_count; i++) {
        is_named = is_named && ltl_cwe_number(info->cwe[i]) > 0;
    }
    return is_named;
}

/* Passwords and keys that stand in code: a report must not carry them on. */
static bool is_about_credentials(const ltl_rule_info *info) {
    return ltl_str_ends_with(info->id, LTL_STR("-password-in-code")) ||
           ltl_str_ends_with(info->id, LTL_STR("-key-in-code")) ||
           ltl_str_ends_with(info->id, LTL_STR("-secret-in-code"));
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* STR31-C; Rule 18.1, Dir 4.14 */
static bool names_guidelines(const ltl_rule_info *info) {
    bool is_good = true;
    for (uint32_t i = 0; i < info->cert_count; i++) {
        ltl_str tag = info->cert[i];
        is_good = is_good && tag.len == 7 && is_digit(tag.ptr[3]) && is_digit(tag.ptr[4]) &&
                  ltl_str_ends_with(tag, LTL_STR("-C"));
    }
    for (uint32_t i = 0; i < info->misra_count; i++) {
        ltl_str tag = info->misra[i];
        bool is_rule = ltl_str_starts_with(tag, LTL_STR("Rule ")) ||
                       ltl_str_starts_with(tag, LTL_STR("Dir "));
        is_good = is_good && is_rule && ltl_str_find_byte(tag, '.', 0) != SIZE_MAX &&
                  is_digit(tag.ptr[tag.len - 1]);
    }
    return is_good;
}

static void guidelines_are_written_as_in_their_standards(void **state) {
    fixture_run *run = *state;
    uint32_t with_some = 0;
    run->failures = 0;
    for (uint32_t i = 0; i < ltl_ruleset_count(run->ruleset); i++) {
        const ltl_rule_info *info = &ltl_ruleset_rule(run->ruleset, i)->info;
        with_some += info->cert_count > 0;
        if (!names_guidelines(info)) {
            fail_rule(run, info->source_path, "`cert` or `misra` is not written as in the standard");
        }
    }
    assert_int_equal(run->failures, 0);
    assert_true(with_some >= 50);
}

static void metadata_is_complete(void **state) {
    fixture_run *run = *state;
    run->failures = 0;
    for (uint32_t i = 0; i < ltl_ruleset_count(run->ruleset); i++) {
        const ltl_rule *rule = ltl_ruleset_rule(run->ruleset, i);
        const ltl_rule_info *info = &rule->info;
        bool is_guarded =
            info->domain == LTL_DOMAIN_SECURITY || info->domain == LTL_DOMAIN_SECRETS;
        if (info->message.len == 0 || info->title.len == 0 || info->why.len == 0 ||
            info->advice.len == 0) {
            fail_rule(run, info->source_path, "message, title, why or advice is missing");
        }
        if (is_guarded && !names_a_weakness(info)) {
            fail_rule(run, info->source_path, "no weakness (cwe) is named");
        }
        if (is_guarded && info->reference_count == 0) {
            fail_rule(run, info->source_path, "there are no references");
        }
        if (info->domain == LTL_DOMAIN_SECRETS && !rule->is_secret) {
            fail_rule(run, info->source_path, "what it finds is to be masked");
        }
        if (is_about_credentials(info) && !rule->is_secret) {
            fail_rule(run, info->source_path, "it finds credentials and does not say `secret: true`");
        }
    }
    assert_int_equal(run->failures, 0);
}

static const pack_file *file_of(const pack_files *files, ltl_str rule_path) {
    ltl_str stem = stem_of(rule_path);
    for (uint32_t i = 0; i < files->count; i++) {
        if (ltl_str_eq(stem_of(files->at[i].path), stem)) {
            return &files->at[i];
        }
    }
    return NULL;
}

static const pack_file *fixture_of(const fixture_run *run, ltl_str rule_path) {
    return file_of(&run->fixtures, rule_path);
}

static void fixture_scan(fixture_run *run, ltl_arena *arena, const pack_file *file,
                         bool with_prefilter, ltl_source *out_source) {
    ltl_source_init(out_source, arena, file->path, file->text);
    const ltl_language *language =
        ltl_language_of_file(file->path, ltl_str_slice(file->text, 0, HEAD_BYTES));
    ltl_scanner_set_prefilter(run->scanner, with_prefilter);
    ltl_scanner_begin(run->scanner, out_source, language, NULL);
}

static void differences_tell(fixture_run *run, const pack_file *file, const ltl_source *source,
                             const ltl_fixture_differences *differences) {
    for (uint32_t i = 0; i < differences->count; i++) {
        const ltl_fixture_difference *difference = &differences->at[i];
        print_error("%.*s:%u: %s: %.*s\n", LTL_STR_ARG(file->path), difference->line,
                    difference->is_missing ? "missed" : "reported, but good",
                    LTL_STR_ARG(ltl_source_line(source, difference->line)));
        run->failures++;
    }
}

static void fixture_check(fixture_run *run, const ltl_rule *rule, const pack_file *file) {
    ltl_arena arena = {0};
    ltl_marks marks;
    ltl_source source;
    ltl_str id = rule->info.id;
    ltl_fixture_read(&arena, file->text, false, &marks);
    if (ltl_fixture_count(&marks, id, LTL_MARK_RULEID) < LEAST_MARKS ||
        ltl_fixture_count(&marks, id, LTL_MARK_OK) < LEAST_MARKS) {
        fail_rule(run, file->path, "fewer than two `ruleid:` or two `ok:`");
    }
    fixture_scan(run, &arena, file, true, &source);
    const ltl_matches *matches = ltl_scanner_matches(run->scanner);
    uint32_t *lines = LTL_NEW_ARRAY(&arena, uint32_t, (size_t)matches->count + 1);
    uint32_t line_count = 0;
    for (uint32_t i = 0; i < matches->count; i++) {
        if (matches->at[i].rule == rule) {
            lines[line_count++] = ltl_source_position(&source, matches->at[i].span.start).line;
        }
    }
    ltl_fixture_differences differences;
    ltl_fixture_compare(&arena, &marks, id, lines, line_count, &differences);
    differences_tell(run, file, &source, &differences);
    ltl_arena_clear(&arena);
}

static void fixtures_say_what_the_rules_find(void **state) {
    fixture_run *run = *state;
    run->failures = 0;
    for (uint32_t i = 0; i < ltl_ruleset_count(run->ruleset); i++) {
        const ltl_rule *rule = ltl_ruleset_rule(run->ruleset, i);
        const pack_file *file = fixture_of(run, rule->info.source_path);
        if (file) {
            fixture_check(run, rule, file);
        } else {
            fail_rule(run, rule->info.source_path, "has no fixture");
        }
    }
    assert_int_equal(run->failures, 0);
}

static void every_fixture_has_its_rule(void **state) {
    fixture_run *run = *state;
    run->failures = 0;
    for (uint32_t i = 0; i < run->fixtures.count; i++) {
        uint32_t owners = 0;
        for (uint32_t r = 0; r < run->rules.count; r++) {
            owners += ltl_str_eq(stem_of(run->rules.at[r].path), stem_of(run->fixtures.at[i].path));
        }
        if (owners != 1) {
            fail_rule(run, run->fixtures.at[i].path, "no rule of this name");
        }
    }
    assert_int_equal(run->failures, 0);
}

static bool is_used(const fixture_run *run, ltl_arena *arena, ltl_str file, ltl_str list) {
    ltl_str use = ltl_arena_printf(arena, "use: %.*s/%.*s\n", LTL_STR_ARG(file), LTL_STR_ARG(list));
    for (uint32_t i = 0; i < run->rules.count; i++) {
        if (ltl_str_find(run->rules.at[i].text, use, 0) != SIZE_MAX) {
            return true;
        }
    }
    return false;
}

/* Names of lists stand two columns in. */
static void every_list_is_used(void **state) {
    fixture_run *run = *state;
    ltl_arena arena = {0};
    run->failures = 0;
    for (uint32_t i = 0; i < run->lists.count; i++) {
        const pack_file *file = &run->lists.at[i];
        ltl_str rest = file->text;
        ltl_str line;
        while (ltl_str_split(&rest, '\n', &line)) {
            bool is_name = line.len > 3 && ltl_str_starts_with(line, LTL_STR("  ")) &&
                           line.ptr[2] != ' ' && line.ptr[2] != '#';
            if (is_name && !is_used(run, &arena, ltl_str_after_last(stem_of(file->path), '/'),
                                    ltl_str_slice(line, 2, line.len - 1))) {
                fail_rule(run, file->path, ltl_arena_copy(&arena, line).ptr);
            }
        }
    }
    assert_true(run->lists.count > 0);
    assert_int_equal(run->failures, 0);
    ltl_arena_clear(&arena);
}

/* What one file gave, as text, so that two runs can be compared. */
static ltl_str matches_text(fixture_run *run, ltl_arena *arena, const pack_file *file,
                            bool with_prefilter) {
    ltl_source source;
    fixture_scan(run, arena, file, with_prefilter, &source);
    const ltl_matches *matches = ltl_scanner_matches(run->scanner);
    ltl_str text = LTL_STR("");
    for (uint32_t i = 0; i < matches->count; i++) {
        const ltl_match *match = &matches->at[i];
        text = ltl_arena_printf(arena, "%.*s%u-%u %.*s %.*s\n", LTL_STR_ARG(text), match->span.start,
                                match->span.end, LTL_STR_ARG(match->rule->info.id),
                                LTL_STR_ARG(match->message));
    }
    if (ltl_scanner_give_ups(run->scanner)->count > 0) {
        fail_rule(run, file->path, "a rule gave up");
    }
    return text;
}

static void the_prefilter_changes_nothing(void **state) {
    fixture_run *run = *state;
    run->failures = 0;
    for (uint32_t i = 0; i < run->fixtures.count; i++) {
        ltl_arena arena = {0};
        const pack_file *file = &run->fixtures.at[i];
        ltl_str with = matches_text(run, &arena, file, true);
        ltl_str without = matches_text(run, &arena, file, false);
        if (!ltl_str_eq(with, without)) {
            fail_rule(run, file->path, "the prefilter changes what is found");
        }
        ltl_arena_clear(&arena);
    }
    assert_int_equal(run->failures, 0);
}

/* What the fixes of one rule make of a text; the number of them. */
static uint32_t fixes_make(fixture_run *run, ltl_arena *arena, const ltl_rule *rule, const pack_file *file,
                           ltl_str *out_text) {
    ltl_source source;
    fixture_scan(run, arena, file, true, &source);
    const ltl_matches *matches = ltl_scanner_matches(run->scanner);
    ltl_buf made;
    ltl_buf_init(&made, LTL_MAX_RULE_FILE_BYTES);
    size_t from = 0;
    uint32_t count = 0;
    for (uint32_t i = 0; i < matches->count; i++) {
        const ltl_match *match = &matches->at[i];
        if (match->rule == rule && match->has_fix && match->span.start >= from) {
            ltl_buf_append(&made, ltl_str_slice(source.text, from, match->span.start));
            ltl_buf_append(&made, match->fix);
            from = match->span.end;
            count++;
        }
    }
    ltl_buf_append(&made, ltl_str_slice(source.text, from, source.text.len));
    *out_text = ltl_arena_copy(arena, ltl_buf_borrow(&made));
    ltl_buf_clear(&made);
    return count;
}

static void fix_check(fixture_run *run, const ltl_rule *rule) {
    ltl_arena arena = {0};
    ltl_str made;
    const pack_file *fixture = fixture_of(run, rule->info.source_path);
    const pack_file *twin = file_of(&run->twins, rule->info.source_path);
    uint32_t count = fixture != NULL ? fixes_make(run, &arena, rule, fixture, &made) : 0;
    if (count == 0 && twin != NULL) {
        fail_rule(run, twin->path, "no fix makes it");
    } else if (count > 0 && twin == NULL) {
        fail_rule(run, fixture->path, "it can be fixed and has no twin (.fixed.) that shows how");
    } else if (count > 0 && !ltl_str_eq(made, twin->text)) {
        fail_rule(run, twin->path, "the fixes make something else");
    } else if (count > 0 && fixes_make(run, &arena, rule, twin, &made) > 0) {
        fail_rule(run, twin->path, "there is something to fix still");
    }
    ltl_arena_clear(&arena);
}

static void fixes_make_the_twins(void **state) {
    fixture_run *run = *state;
    run->failures = 0;
    for (uint32_t i = 0; i < ltl_ruleset_count(run->ruleset); i++) {
        fix_check(run, ltl_ruleset_rule(run->ruleset, i));
    }
    assert_int_equal(run->failures, 0);
    assert_true(run->twins.count >= 25);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_rule_has_a_problem),
        cmocka_unit_test(rules_are_named_like_their_files),
        cmocka_unit_test(guidelines_are_written_as_in_their_standards),
        cmocka_unit_test(metadata_is_complete),
        cmocka_unit_test(fixtures_say_what_the_rules_find),
        cmocka_unit_test(every_fixture_has_its_rule),
        cmocka_unit_test(fixes_make_the_twins),
        cmocka_unit_test(every_list_is_used),
        cmocka_unit_test(the_prefilter_changes_nothing),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
