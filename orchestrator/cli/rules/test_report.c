#include "orchestrator/cli/rules/test_report.h"

#include <stdio.h>
#include <unistd.h>

#include "orchestrator/cli/exit.h"
#include "orchestrator/cli/rules/line_diff.h"
#include "orchestrator/cli/rules/problems.h"
#include "orchestrator/cli/terminal.h"
#include "reports/escape/terminal.h"

enum { MOST_LINES = 20, LINE_BYTES = 160, CONTEXT = 1 };

static const char *colour_of(char mark) {
    return mark == '-' ? "31" : mark == '+' ? "32" : "2";
}

static void paint(const ltl_test_report *report, const char *code) {
    if (report->has_colour) {
        ltl_out_printf(report->out, "\x1b[%sm", code);
    }
}

void ltl_test_report_begin(ltl_test_report *report, ltl_arena *arena, ltl_out *out,
                           const ltl_arguments *arguments) {
    const char *colour = ltl_arguments_value(arguments, "color");
    *report = (ltl_test_report){.arena = arena,
                                .out = out,
                                .has_colour = ltl_terminal_of(STDOUT_FILENO, colour).has_colour,
                                .is_quiet = ltl_arguments_has(arguments, "quiet")};
}

static void print_head(const ltl_test_report *report, ltl_str path, const ltl_rule *rule,
                       const char *note) {
    paint(report, "1");
    (void)ltl_escape_terminal(report->out, path, 0);
    ltl_out_printf(report->out, ": %.*s%s", LTL_STR_ARG(rule->info.id), note);
    paint(report, "0");
    ltl_out_byte(report->out, '\n');
}

static void print_line(const ltl_test_report *report, char mark, uint32_t number, ltl_str line,
                       const char *note) {
    paint(report, colour_of(mark));
    ltl_out_printf(report->out, "  %c %4u | ", mark, number);
    (void)ltl_escape_terminal(report->out, ltl_str_slice(line, 0, LINE_BYTES), 0);
    paint(report, "0");
    ltl_out_printf(report->out, "%s%s\n", note[0] != '\0' ? "    " : "", note);
}

void ltl_test_report_lines(ltl_test_report *report, ltl_str path, const ltl_rule *rule,
                           const ltl_source *source, const ltl_fixture_differences *differences) {
    print_head(report, path, rule, "");
    for (uint32_t i = 0; i < differences->count && i < MOST_LINES; i++) {
        const ltl_fixture_difference *one = &differences->at[i];
        print_line(report, one->is_missing ? '-' : '+', one->line,
                   ltl_source_line(source, one->line),
                   one->is_missing ? "<- missed: should be reported"
                                   : "<- incorrect: should not be reported");
    }
    if (differences->count > MOST_LINES) {
        ltl_out_printf(report->out, "    … and %u more\n", differences->count - MOST_LINES);
    }
    ltl_out_printf(report->out, "    why: lintel rules why -c %.*s %.*s %.*s:%u\n",
                   LTL_STR_ARG(rule->info.source_path), LTL_STR_ARG(rule->info.id),
                   LTL_STR_ARG(path), differences->at[0].line);
}

void ltl_test_report_twin(ltl_test_report *report, ltl_str path, const ltl_rule *rule,
                          ltl_str expected, ltl_str made) {
    print_head(report, path, rule, ": the fixes make something else");
    ltl_diff_lines lines;
    ltl_line_diff(report->arena, expected, made, CONTEXT, &lines);
    for (uint32_t i = 0; i < lines.count && i < MOST_LINES; i++) {
        print_line(report, lines.at[i].mark, lines.at[i].number, lines.at[i].text, "");
    }
    if (lines.count > MOST_LINES) {
        ltl_out_printf(report->out, "    … and %u more\n", lines.count - MOST_LINES);
    } else if (lines.count == 0) {
        ltl_out_cstr(report->out, "    only the end of the last line differs\n");
    }
}

int ltl_test_report_end(ltl_test_report *report, const ltl_ruleset *ruleset,
                        const ltl_test_verdict *verdicts) {
    const ltl_problems *problems = ltl_ruleset_problems(ruleset);
    ltl_rule_tally tally = ltl_rule_tally_of(ruleset);
    uint32_t counts[LTL_TEST_FAILED + 1] = {0};
    for (uint32_t i = 0; i < ltl_ruleset_count(ruleset); i++) {
        const ltl_rule *rule = ltl_ruleset_rule(ruleset, i);
        if (ltl_rule_is_wrong(problems, rule)) {
            continue;
        }
        counts[verdicts[i]]++;
        if (verdicts[i] == LTL_TEST_UNTESTED && !report->is_quiet) {
            ltl_out_printf(report->out, "%.*s: %.*s: no fixture mentions it\n",
                           LTL_STR_ARG(rule->info.source_path), LTL_STR_ARG(rule->info.id));
        }
    }
    ltl_rule_problems_print(report->arena, report->out, problems, report->has_colour);
    uint32_t unable = tally.wrong + tally.left_out + tally.files;
    if (!report->is_quiet) {
        fprintf(stderr,
                "lintel: %u rules = %u passed + %u failed + %u without a test + %u unable to run\n",
                tally.fine + unable, counts[LTL_TEST_PASSED], counts[LTL_TEST_FAILED],
                counts[LTL_TEST_UNTESTED], unable);
    }
    return unable > 0                    ? LTL_EXIT_USAGE
           : counts[LTL_TEST_FAILED] > 0 ? LTL_EXIT_FAILED
                                         : LTL_EXIT_PASSED;
}
