#include "reports/summary.h"

#include <inttypes.h>
#include <stdio.h>

#include "reports/escape/terminal.h"
#include "reports/paint.h"

enum { LABEL_COLUMNS = 12, NOTE_COLUMN = 38, MOST_PROBLEMS = 20, MOST_REASONS = 3, MOST_UNNEEDED = 4 };

static void write_label(const ltl_painter *painter, const char *label) {
    ltl_out_cstr(painter->out, "  ");
    ltl_paint_begin(painter, LTL_STYLE_FAINT);
    ltl_out_printf(painter->out, "%-10s", label);
    ltl_paint_end(painter, LTL_STYLE_FAINT);
}

/* --- problems ----------------------------------------------------------------------------- */

static void write_problem(const ltl_painter *painter, const ltl_report_problem *problem) {
    static const ltl_style styles[] = {[LTL_LEVEL_NOTE] = LTL_STYLE_FAINT,
                                       [LTL_LEVEL_WARNING] = LTL_STYLE_DOUBT,
                                       [LTL_LEVEL_ERROR] = LTL_STYLE_BAD};
    const char *level = ltl_problem_level_name(problem->level);
    uint32_t column = ltl_paint(painter, styles[problem->level], ltl_str_of(level), 0);
    ltl_out_cstr(painter->out, ": ");
    column += 2;
    if (problem->path.len > 0) {
        char place[32] = ": ";
        if (problem->line > 0) {
            (void)snprintf(place, sizeof(place), ":%u: ", (unsigned)problem->line);
        }
        column = ltl_escape_terminal(painter->out, problem->path, column);
        column = ltl_escape_terminal(painter->out, ltl_str_of(place), column);
    }
    if (problem->rule_id.len > 0) {
        column = ltl_paint(painter, LTL_STYLE_STRONG, problem->rule_id, column);
        column = ltl_escape_terminal(painter->out, LTL_STR(": "), column);
    }
    ltl_paint_words(painter, LTL_STYLE_PLAIN, problem->message, column, 4);
}

static void write_problems(const ltl_painter *painter, const ltl_report *report) {
    uint32_t shown = report->problem_count < MOST_PROBLEMS ? report->problem_count : MOST_PROBLEMS;
    for (uint32_t i = 0; i < shown; i++) {
        write_problem(painter, &report->problems[i]);
    }
    if (report->problem_count > shown) {
        ltl_out_printf(painter->out, "… and %u more problems; the JSON report has them all\n",
                       (unsigned)(report->problem_count - shown));
    }
    if (shown > 0) {
        ltl_out_byte(painter->out, '\n');
    }
}

/* --- findings ----------------------------------------------------------------------------- */

typedef struct tally {
    uint64_t severities[LTL_SEVERITY_COUNT];
    uint64_t domains[LTL_DOMAIN_COUNT];
    uint64_t total;
    uint64_t files;
    uint64_t suppressed;
    uint64_t doubtful;
    uint64_t unchanged; /* not shown because they were there before */
    uint64_t fixed;
    uint64_t fixable;
} tally;

static tally count(const ltl_report *report) {
    tally t = {0};
    ltl_digest path = {0, 0};
    ltl_report_walk walk = ltl_report_walk_begin(report);
    const ltl_finding *finding;
    while ((finding = ltl_report_walk_next(&walk)) != NULL) {
        if (!ltl_report_shows(report, finding)) {
            t.suppressed += finding->is_suppressed ? 1 : 0;
            t.fixed += !finding->is_suppressed && finding->state == LTL_STATE_FIXED ? 1 : 0;
            bool is_doubtful = ltl_report_hides_doubtful(report, finding);
            t.doubtful += is_doubtful ? 1 : 0;
            t.unchanged += !finding->is_suppressed && !is_doubtful &&
                                   finding->state == LTL_STATE_UNCHANGED
                               ? 1
                               : 0;
            continue;
        }
        ltl_digest own = ltl_digest_of(finding->path);
        t.files += t.total == 0 || !ltl_digest_eq(path, own) ? 1 : 0;
        path = own;
        t.total++;
        t.severities[finding->severity]++;
        t.domains[finding->rule->domain]++;
        t.fixable += finding->has_fix ? 1 : 0;
    }
    return t;
}

static void write_severities(const ltl_painter *painter, const tally *t) {
    bool is_first = true;
    for (int i = LTL_SEVERITY_COUNT - 1; i >= 0; i--) {
        if (t->severities[i] == 0) {
            continue;
        }
        ltl_out_cstr(painter->out, is_first ? "" : ", ");
        ltl_paint_begin(painter, LTL_STYLE_SEVERITY + (ltl_style)i);
        ltl_out_printf(painter->out, "%" PRIu64 " %s", t->severities[i],
                       ltl_severity_name((ltl_severity)i));
        ltl_paint_end(painter, LTL_STYLE_SEVERITY + (ltl_style)i);
        is_first = false;
    }
    if (is_first) {
        ltl_out_cstr(painter->out, "none");
    } else {
        ltl_out_printf(painter->out, " in %" PRIu64 " %s", t->files,
                       t->files == 1 ? "file" : "files");
    }
    ltl_out_byte(painter->out, '\n');
}

static void write_domains(const ltl_painter *painter, const tally *t) {
    const char *separator = "";
    write_label(painter, "");
    for (int i = 0; i < LTL_DOMAIN_COUNT; i++) {
        if (t->domains[i] > 0) {
            ltl_out_printf(painter->out, "%s%s %" PRIu64, separator, ltl_domain_name((ltl_domain)i),
                           t->domains[i]);
            separator = " · ";
        }
    }
    ltl_out_byte(painter->out, '\n');
}

/* What is known and not shown: "2 suppressed, 3 doubtful (--doubtful shows them), 1 fixed". */
static void write_unshown(const ltl_painter *painter, const tally *t) {
    const struct {
        uint64_t count;
        const char *what;
    } parts[] = {
        {t->suppressed, "suppressed"},
        {t->doubtful, "doubtful (--doubtful shows them)"},
        {t->unchanged, "there before"},
        {t->fixed, "fixed"}};
    const char *separator = "";
    if (t->suppressed + t->doubtful + t->unchanged + t->fixed == 0) {
        return;
    }
    write_label(painter, "not shown");
    for (size_t i = 0; i < LTL_COUNT_OF(parts); i++) {
        if (parts[i].count > 0) {
            ltl_out_printf(painter->out, "%s%" PRIu64 " %s", separator, parts[i].count,
                           parts[i].what);
            separator = ", ";
        }
    }
    ltl_out_byte(painter->out, '\n');
}

/* --- the ledger --------------------------------------------------------------------------- */

/* The most frequent reason of `outcome` that is not in `taken`, or LTL_REASON_COUNT. */
static int most_frequent(const ltl_ledger_row *row, ltl_outcome outcome, const bool *taken) {
    int best = LTL_REASON_COUNT;
    for (int i = 0; i < LTL_REASON_COUNT; i++) {
        bool is_candidate = ltl_reason_outcome((ltl_reason)i) == outcome && !taken[i];
        if (is_candidate && row->reasons[i] > (best == LTL_REASON_COUNT ? 0 : row->reasons[best])) {
            best = i;
        }
    }
    return best;
}

static void write_reasons(const ltl_painter *painter, const ltl_ledger_row *row,
                          ltl_outcome outcome) {
    bool taken[LTL_REASON_COUNT] = {false};
    uint64_t left = row->counts[outcome];
    if (left == 0) {
        return;
    }
    write_label(painter, "");
    ltl_out_printf(painter->out, "%s:", ltl_outcome_name(outcome));
    for (int i = 0; i < MOST_REASONS; i++) {
        int reason = most_frequent(row, outcome, taken);
        if (reason == LTL_REASON_COUNT) {
            break;
        }
        taken[reason] = true;
        left -= row->reasons[reason];
        ltl_out_printf(painter->out, "%s %s (%" PRIu64 ")", i == 0 ? "" : ",",
                       ltl_reason_text((ltl_reason)reason), row->reasons[reason]);
    }
    if (left > 0) {
        ltl_out_printf(painter->out, ", other reasons (%" PRIu64 ")", left);
    }
    ltl_out_byte(painter->out, '\n');
}

static void write_ledger(const ltl_painter *painter, const ltl_ledger *ledger) {
    const ltl_ledger_row *files = &ledger->files;
    write_label(painter, "files");
    ltl_out_printf(painter->out, "%" PRIu64 " =", files->found);
    for (int i = 0; i < LTL_OUTCOME_COUNT; i++) {
        bool is_bad = i == LTL_OUTCOME_FAILED && files->counts[i] > 0;
        ltl_out_cstr(painter->out, i == 0 ? " " : " + ");
        ltl_paint_begin(painter, is_bad ? LTL_STYLE_BAD : LTL_STYLE_PLAIN);
        ltl_out_printf(painter->out, "%" PRIu64 " %s", files->counts[i],
                       ltl_outcome_name((ltl_outcome)i));
        ltl_paint_end(painter, is_bad ? LTL_STYLE_BAD : LTL_STYLE_PLAIN);
    }
    ltl_out_byte(painter->out, '\n');
    for (int i = LTL_OUTCOME_ANALYSED + 1; i < LTL_OUTCOME_COUNT; i++) {
        write_reasons(painter, files, (ltl_outcome)i);
    }
    if (!ltl_ledger_is_balanced(ledger)) {
        ltl_paint(painter, LTL_STYLE_BAD,
                  LTL_STR("  the ledger does not balance: this is a defect of Lintel"), 0);
        ltl_out_byte(painter->out, '\n');
    }
}

/* Programs that were asked to look, and what came of it: no findings of one that had nothing to do say nothing. */
static void write_programs(const ltl_painter *painter, const ltl_report *report) {
    const char *separator = "";
    for (uint32_t i = 0; i < report->agent_count; i++) {
        const ltl_report_agent *one = &report->agents[i];
        if (!one->is_program) {
            continue;
        }
        if (separator[0] == '\0') {
            write_label(painter, "programs");
        }
        ltl_out_printf(painter->out, "%s%.*s ", separator, LTL_STR_ARG(one->id));
        if (one->trouble.len > 0) {
            ltl_paint(painter, LTL_STYLE_DOUBT, LTL_STR("did not look"), 0);
        } else if (one->files == 0) {
            ltl_out_cstr(painter->out, "has no file to look at");
        } else {
            ltl_out_printf(painter->out, "%" PRIu64 " finding%s in %" PRIu64 " file%s", one->findings,
                           one->findings == 1 ? "" : "s", one->files, one->files == 1 ? "" : "s");
        }
        separator = " · ";
    }
    if (separator[0] != '\0') {
        ltl_out_byte(painter->out, '\n');
    }
}

/* --- score cards -------------------------------------------------------------------------- */

static void write_card_counts(const ltl_painter *painter, const ltl_report_assessment *one) {
    const char *separator = "";
    for (int i = LTL_SEVERITY_COUNT - 1; i >= 0; i--) {
        if (one->counts[i] > 0) {
            ltl_out_printf(painter->out, "%s%" PRIu64 " %s", separator, one->counts[i],
                           ltl_severity_name((ltl_severity)i));
            separator = ", ";
        }
    }
    if (separator[0] == '\0') {
        ltl_out_cstr(painter->out, "no findings");
    }
    if (one->files > 0) {
        ltl_out_printf(painter->out, " in %" PRIu64 " file%s looked at", one->files,
                       one->files == 1 ? "" : "s");
    }
}

static void write_card(const ltl_painter *painter, const ltl_report_assessment *one) {
    const char *grade = ltl_assessment_grade(one);
    bool has_counts = grade[0] != '\0';
    write_label(painter, "");
    ltl_out_printf(painter->out, "%s  %-22.*s ", has_counts ? grade : "–", LTL_STR_ARG(one->title));
    if (has_counts) {
        write_card_counts(painter, one);
    }
    if (one->state != LTL_ASSESSED) {
        ltl_style style = one->state == LTL_NOT_ASSESSED ? LTL_STYLE_DOUBT : LTL_STYLE_FAINT;
        ltl_out_cstr(painter->out, has_counts ? "; " : "");
        ltl_paint(painter, style, ltl_str_of(ltl_assessed_name(one->state)), 0);
        ltl_out_cstr(painter->out, one->reason.len > 0 ? ": " : "");
        ltl_escape_terminal(painter->out, one->reason, 0);
    }
    uint32_t first = 0;
    if (!has_counts && one->state == LTL_ASSESSED && one->note_count > 0) {
        ltl_paint_words(painter, LTL_STYLE_PLAIN, one->notes[first++], NOTE_COLUMN, LABEL_COLUMNS + 3);
    } else {
        ltl_out_byte(painter->out, '\n');
    }
    for (uint32_t i = first; i < one->note_count; i++) {
        ltl_paint_blanks(painter, LABEL_COLUMNS + 3);
        ltl_paint_words(painter, LTL_STYLE_FAINT, one->notes[i], LABEL_COLUMNS + 3, LABEL_COLUMNS + 3);
    }
}

/* Steps that nothing asked for share one line. */
static void write_unneeded(const ltl_painter *painter, const ltl_report *report) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < report->assessment_count; i++) {
        if (report->assessments[i].state != LTL_NOT_NEEDED) {
            continue;
        }
        if (count == 0) {
            write_label(painter, "");
            ltl_out_cstr(painter->out, "not needed: ");
        }
        if (count++ < MOST_UNNEEDED) {
            ltl_out_cstr(painter->out, count > 1 ? ", " : "");
            ltl_escape_terminal(painter->out, report->assessments[i].step, 0);
        }
    }
    if (count > MOST_UNNEEDED) {
        ltl_out_printf(painter->out, " and %u more", (unsigned)(count - MOST_UNNEEDED));
    }
    if (count > 0) {
        ltl_out_byte(painter->out, '\n');
    }
}

/* Agents that the workflow has no use for: silence must not look like a result. */
static void write_unassessed(const ltl_painter *painter, const ltl_report *report) {
    const char *separator = "";
    for (uint32_t i = 0; i < report->agent_count; i++) {
        if (report->agents[i].was_run || report->agents[i].is_program) {
            continue;
        }
        if (separator[0] == '\0') {
            write_label(painter, "");
            ltl_out_cstr(painter->out, "not assessed: ");
        }
        ltl_out_printf(painter->out, "%s%.*s", separator, LTL_STR_ARG(report->agents[i].title));
        separator = ", ";
    }
    if (separator[0] != '\0') {
        ltl_out_byte(painter->out, '\n');
    }
}

static void write_cards(const ltl_painter *painter, const ltl_report *report) {
    if (report->assessment_count == 0) {
        return;
    }
    write_label(painter, "workflow");
    ltl_escape_terminal(painter->out, report->workflow, 0);
    ltl_out_byte(painter->out, '\n');
    for (uint32_t i = 0; i < report->assessment_count; i++) {
        if (report->assessments[i].state != LTL_NOT_NEEDED) {
            write_card(painter, &report->assessments[i]);
        }
    }
    write_unneeded(painter, report);
    write_unassessed(painter, report);
}

/* --- verdict ------------------------------------------------------------------------------ */

static void write_gate(const ltl_painter *painter, const ltl_report *report) {
    static const ltl_style styles[] = {[LTL_GATE_PASSED] = LTL_STYLE_GOOD,
                                       [LTL_GATE_FAILED] = LTL_STYLE_BAD,
                                       [LTL_GATE_INCOMPLETE] = LTL_STYLE_DOUBT};
    write_label(painter, "gate");
    const char *name = ltl_gate_name(report->gate);
    uint32_t column = ltl_paint(painter, styles[report->gate], ltl_str_of(name), LABEL_COLUMNS);
    if (report->gate_reason.len == 0) {
        ltl_out_byte(painter->out, '\n');
        return;
    }
    ltl_out_cstr(painter->out, ": ");
    ltl_paint_words(painter, LTL_STYLE_PLAIN, report->gate_reason, column + 2, LABEL_COLUMNS);
}

/* The rule of the first of the worst findings: the one to look at first. */
static const ltl_rule_info *first_of_worst(const ltl_report *report) {
    const ltl_rule_info *worst = NULL;
    ltl_severity severity = LTL_SEVERITY_INFO;
    for (uint32_t i = 0; i < report->finding_count; i++) { /* the worst are held in any case */
        const ltl_finding *finding = &report->findings[i];
        if (ltl_report_shows(report, finding) && (!worst || finding->severity > severity)) {
            worst = finding->rule;
            severity = finding->severity;
        }
    }
    return worst;
}

static void write_next(const ltl_painter *painter, const ltl_report *report, const tally *t) {
    const ltl_rule_info *worst = first_of_worst(report);
    const ltl_ledger_row *files = &report->ledger->files;
    if (worst) {
        write_label(painter, "next");
        ltl_out_cstr(painter->out, "lintel explain ");
        ltl_escape_terminal(painter->out, worst->id, 0);
        ltl_out_byte(painter->out, '\n');
    }
    if (t->fixable > 0) {
        write_label(painter, worst ? "" : "next");
        ltl_out_printf(painter->out,
                       "lintel fix (%" PRIu64 " can be fixed by themselves; --diff shows them)\n",
                       t->fixable);
    }
    if (report->is_interrupted || files->counts[LTL_OUTCOME_FAILED] > 0) {
        write_label(painter, worst ? "" : "next");
        ltl_out_cstr(painter->out,
                     "files failed: the ledger of the JSON report names each of them\n");
    }
}

void ltl_summary_write(const ltl_report *report, const ltl_format_options *options, ltl_out *out) {
    ltl_painter painter = ltl_painter_make(options, out);
    tally t = count(report);
    write_problems(&painter, report);
    write_label(&painter, "findings");
    write_severities(&painter, &t);
    if (t.total > 0) {
        write_domains(&painter, &t);
    }
    write_unshown(&painter, &t);
    write_ledger(&painter, report->ledger);
    write_programs(&painter, report);
    write_cards(&painter, report);
    write_gate(&painter, report);
    write_next(&painter, report, &t);
}
