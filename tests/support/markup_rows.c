#include "tests/support/markup_rows.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analyzers/ruleset/scan.h"

static bool is_found(const test_markup_row *row, const ltl_tree *tree, ltl_arena *arena) {
    ltl_page page;
    ltl_markup_faults faults = {0};
    ltl_page_build(arena, tree, &page);
    ltl_markup_look(&page, LTL_DOMAIN_ACCESSIBILITY, &faults);
    ltl_markup_look(&page, LTL_DOMAIN_SEO, &faults);
    ltl_markup_look(&page, LTL_DOMAIN_PERFORMANCE, &faults);
    bool found = false;
    for (uint32_t i = 0; i < faults.count; i++) {
        assert_true(faults.at[i].message.len > 0 &&
                    faults.at[i].span.start < faults.at[i].span.end);
        found = found || ltl_str_is(faults.at[i].rule->id, row->rule);
    }
    return found;
}

void test_markup_rows_check(const test_markup_row *rows, size_t count) {
    ltl_ruleset *ruleset = ltl_ruleset_new();
    assert_int_equal(ltl_ruleset_compile(ruleset, NULL), LTL_OK);
    ltl_scanner *scanner = ltl_scanner_new(ruleset);
    uint32_t wrong = 0;
    for (size_t i = 0; i < count; i++) {
        ltl_arena arena = {0};
        ltl_source source;
        ltl_source_init(&source, &arena, ltl_str_of(rows[i].path), ltl_str_of(rows[i].text));
        const ltl_language *language = ltl_language_of_file(source.path, source.text);
        assert_true(language != NULL && ltl_page_can_be(language));
        ltl_scanner_begin(scanner, &source, language, NULL);
        const ltl_tree *tree = ltl_scanner_tree(scanner, NULL);
        assert_non_null(tree);
        if (is_found(&rows[i], tree, &arena) != rows[i].is_found) {
            print_error("%s: %s: %s\n", rows[i].rule, rows[i].is_found ? "not found" : "found",
                        rows[i].text);
            wrong++;
        }
        ltl_arena_clear(&arena);
    }
    ltl_scanner_free(scanner);
    ltl_ruleset_free(ruleset);
    assert_int_equal(wrong, 0);
}

static void fix_check(const test_markup_fix *row, const ltl_tree *tree, ltl_arena *arena) {
    ltl_page page;
    ltl_markup_faults faults = {0};
    ltl_str text = tree->source->text;
    ltl_page_build(arena, tree, &page);
    ltl_markup_look(&page, LTL_DOMAIN_ACCESSIBILITY, &faults);
    ltl_markup_look(&page, LTL_DOMAIN_SEO, &faults);
    for (uint32_t i = 0; i < faults.count; i++) {
        const ltl_markup_fault *fault = &faults.at[i];
        if (!ltl_str_is(fault->rule->id, row->rule)) {
            continue;
        }
        assert_int_equal(fault->has_fix, row->fixed != NULL);
        if (fault->has_fix) {
            ltl_str before = ltl_str_slice(text, 0, fault->fix_span.start);
            ltl_str after = ltl_str_slice(text, fault->fix_span.end, text.len);
            ltl_str made = ltl_arena_printf(arena, "%.*s%.*s%.*s", LTL_STR_ARG(before),
                                            LTL_STR_ARG(fault->fix), LTL_STR_ARG(after));
            assert_string_equal(made.ptr, row->fixed);
        }
        return;
    }
    fail_msg("%s is not found in %s", row->rule, row->text);
}

void test_markup_fixes_check(const test_markup_fix *rows, size_t count) {
    ltl_ruleset *ruleset = ltl_ruleset_new();
    assert_int_equal(ltl_ruleset_compile(ruleset, NULL), LTL_OK);
    ltl_scanner *scanner = ltl_scanner_new(ruleset);
    for (size_t i = 0; i < count; i++) {
        ltl_arena arena = {0};
        ltl_source source;
        ltl_source_init(&source, &arena, ltl_str_of(rows[i].path), ltl_str_of(rows[i].text));
        ltl_scanner_begin(scanner, &source, ltl_language_of_file(source.path, source.text), NULL);
        const ltl_tree *tree = ltl_scanner_tree(scanner, NULL);
        assert_non_null(tree);
        fix_check(&rows[i], tree, &arena);
        ltl_arena_clear(&arena);
    }
    ltl_scanner_free(scanner);
    ltl_ruleset_free(ruleset);
}

void test_markup_rows_cover(const test_markup_row *rows, size_t count, ltl_domain domain) {
    const ltl_rule_info *rule;
    assert_non_null(ltl_markup_rule_at(domain, 15));
    for (uint32_t i = 0; (rule = ltl_markup_rule_at(domain, i)) != NULL; i++) {
        uint32_t rows_of[2] = {0};
        for (size_t k = 0; k < count; k++) {
            rows_of[rows[k].is_found] += ltl_str_is(rule->id, rows[k].rule);
        }
        if (rows_of[0] < 2 || rows_of[1] < 2) {
            fail_msg("%.*s has too few rows", LTL_STR_ARG(rule->id));
        }
    }
}
