#include "orchestrator/cli/rule_test_report.h"

#include <stdio.h>

#include "orchestrator/cli/exit.h"

enum { MOST_LINES = 20, MOST_TWIN_LINES = 6 };

static void print_line(char mark, uint32_t number, ltl_str line, const char *note) {
    printf("  %c %4u | %.*s%s%s\n", mark, number, LTL_STR_ARG(ltl_str_slice(line, 0, 160)),
           note[0] != '\0' ? "    " : "", note);
}

void ltl_test_report_lines(ltl_str path, ltl_str rule_id, const ltl_source *source,
                           const ltl_fixture_differences *differences) {
    printf("%.*s: %.*s\n", LTL_STR_ARG(path), LTL_STR_ARG(rule_id));
    for (uint32_t i = 0; i < differences->count && i < MOST_LINES; i++) {
        const ltl_fixture_difference *one = &differences->at[i];
        print_line(one->is_missing ? '-' : '+', one->line, ltl_source_line(source, one->line),
                   one->is_missing ? "<- missed: should be reported"
                                   : "<- incorrect: should not be reported");
    }
    if (differences->count > MOST_LINES) {
        printf("    … and %u more\n", differences->count - MOST_LINES);
    }
}

void ltl_test_report_twin(ltl_str path, ltl_str rule_id, ltl_str expected, ltl_str made) {
    ltl_str wanted;
    ltl_str got;
    uint32_t number = 1;
    printf("%.*s: %.*s: the fixes make something else\n", LTL_STR_ARG(path), LTL_STR_ARG(rule_id));
    for (uint32_t shown = 0; shown < MOST_TWIN_LINES; number++) {
        bool has_wanted = expected.ptr && ltl_str_split(&expected, '\n', &wanted);
        bool has_got = made.ptr && ltl_str_split(&made, '\n', &got);
        if (!has_wanted && !has_got) {
            return;
        }
        if (has_wanted && has_got && ltl_str_eq(wanted, got)) {
            continue;
        }
        shown++;
        if (has_wanted) {
            print_line('-', number, wanted, "");
        }
        if (has_got) {
            print_line('+', number, got, "");
        }
    }
}

/* Rules that could not be read, or not compiled: each once, however much is wrong with it. */
static uint32_t count_unable(const ltl_problems *problems) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < problems->count; i++) {
        bool is_known = problems->at[i].is_warning;
        for (uint32_t k = i; k-- > 0 && !is_known;) {
            if (!ltl_str_eq(problems->at[k].path, problems->at[i].path)) {
                break; /* problems are in order of path */
            }
            is_known = !problems->at[k].is_warning &&
                       ltl_str_eq(problems->at[k].rule_id, problems->at[i].rule_id);
        }
        count += !is_known;
    }
    return count;
}

bool ltl_test_is_unable(const ltl_problems *problems, const ltl_rule *rule) {
    for (uint32_t i = 0; i < problems->count; i++) {
        const ltl_problem *problem = &problems->at[i];
        if (!problem->is_warning && ltl_str_eq(problem->rule_id, rule->info.id) &&
            ltl_str_eq(problem->path, rule->info.source_path)) {
            return true;
        }
    }
    return false;
}

static void print_problems(const ltl_problems *problems) {
    for (uint32_t i = 0; i < problems->count; i++) {
        const ltl_problem *problem = &problems->at[i];
        fprintf(stderr, "lintel: %s: %.*s:%u:%u: %.*s: %.*s\n",
                problem->is_warning ? "warning" : "error", LTL_STR_ARG(problem->path), problem->line,
                problem->column, LTL_STR_ARG(problem->rule_id), LTL_STR_ARG(problem->text));
    }
}

int ltl_test_report_end(const ltl_ruleset *ruleset, const ltl_test_verdict *verdicts) {
    const ltl_problems *problems = ltl_ruleset_problems(ruleset);
    uint32_t counts[LTL_TEST_FAILED + 1] = {0};
    for (uint32_t i = 0; i < ltl_ruleset_count(ruleset); i++) {
        const ltl_rule *rule = ltl_ruleset_rule(ruleset, i);
        if (ltl_test_is_unable(problems, rule)) {
            continue;
        }
        counts[verdicts[i]]++;
        if (verdicts[i] == LTL_TEST_UNTESTED) {
            printf("%.*s: %.*s: no fixture mentions it\n", LTL_STR_ARG(rule->info.source_path),
                   LTL_STR_ARG(rule->info.id));
        }
    }
    uint32_t unable = count_unable(problems);
    print_problems(problems);
    fprintf(stderr, "lintel: %u rules = %u passed + %u failed + %u without a test + %u unable to run\n",
            counts[0] + counts[1] + counts[2] + unable, counts[LTL_TEST_PASSED],
            counts[LTL_TEST_FAILED], counts[LTL_TEST_UNTESTED], unable);
    return unable > 0 ? LTL_EXIT_USAGE : counts[LTL_TEST_FAILED] > 0 ? LTL_EXIT_FAILED : LTL_EXIT_PASSED;
}
