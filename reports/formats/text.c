/* Findings for people at a terminal: grouped by file, with the code and what to do about it. */
#include <inttypes.h>
#include <stdio.h>

#include "reports/escape/terminal.h"
#include "reports/paint_code.h"

enum { BODY_INDENT = LTL_PAINT_INDENT };

typedef struct text_report {
    ltl_painter painter;
    const ltl_report *report;
    const ltl_format_options *options;
    ltl_str path;              /* of the group that is open */
    const ltl_rule_info *rule; /* of the finding before */
    uint64_t shown;
} text_report;

/* --- code --------------------------------------------------------------------------------- */

static void paint_snippet(const text_report *text, const ltl_finding *finding) {
    uint32_t context = text->options->context_lines;
    uint32_t first = finding->snippet.first_line;
    uint32_t last = ltl_snippet_last_line(&finding->snippet);
    first = first + context < finding->start.line ? finding->start.line - context : first;
    last = last > finding->end.line + context ? finding->end.line + context : last;
    ltl_paint_code(&text->painter, ltl_marked_of(finding), first, last,
                   LTL_STYLE_SEVERITY + finding->severity);
}

static void paint_step(const ltl_painter *painter, const ltl_trace_step *step, const char *label) {
    uint32_t indent = BODY_INDENT + 6;
    ltl_paint_blanks(painter, BODY_INDENT);
    ltl_paint_begin(painter, LTL_STYLE_FAINT);
    ltl_out_printf(painter->out, "%-6s", label);
    ltl_paint_end(painter, LTL_STYLE_FAINT);
    uint32_t column = ltl_escape_terminal(painter->out, step->path, indent);
    char place[32];
    int len = snprintf(place, sizeof(place), ":%u:%u  ", (unsigned)step->start.line,
                       (unsigned)step->start.column);
    ltl_out_cstr(painter->out, place);
    ltl_paint_words(painter, LTL_STYLE_PLAIN, step->note, column + (uint32_t)len, indent);
}

static ltl_style style_of(ltl_trace_role role, ltl_severity severity) {
    return role == LTL_TRACED_SOURCE ? LTL_STYLE_DOUBT
           : role == LTL_TRACED_SINK ? LTL_STYLE_SEVERITY + severity
                                     : LTL_STYLE_FAINT;
}

/* Where the value comes from; the whole way with its code when that is asked for. */
static void paint_trace(const text_report *text, const ltl_finding *finding) {
    for (uint32_t i = 0; i < finding->trace_count; i++) {
        const ltl_trace_step *step = &finding->trace[i];
        paint_step(&text->painter, step, i == 0 ? "flow" : "  ->");
        if (!text->options->has_traces) {
            return;
        }
        if (step->code.text.len > 0) {
            ltl_paint_code(&text->painter, ltl_marked_of_step(step), step->code.first_line,
                           ltl_snippet_last_line(&step->code),
                           style_of(step->role, finding->severity));
        }
    }
}

/* --- findings ----------------------------------------------------------------------------- */

static void paint_note(const ltl_painter *painter, const char *label, ltl_str words) {
    if (words.len == 0) {
        return;
    }
    uint32_t indent = BODY_INDENT + 6;
    ltl_paint_blanks(painter, BODY_INDENT);
    ltl_paint_begin(painter, LTL_STYLE_FAINT);
    ltl_out_printf(painter->out, "%-6s", label);
    ltl_paint_end(painter, LTL_STYLE_FAINT);
    ltl_paint_words(painter, LTL_STYLE_PLAIN, words, indent, indent);
}

/* Code keeps its blanks and its lines. */
static void paint_fix(const ltl_painter *painter, ltl_str fix) {
    const char *label = "fix";
    if (ltl_str_trim(fix).len == 0) {
        paint_note(painter, label, LTL_STR("remove it"));
        return;
    }
    ltl_str line;
    while (ltl_str_split(&fix, '\n', &line)) {
        ltl_paint_blanks(painter, BODY_INDENT);
        ltl_paint_begin(painter, LTL_STYLE_FAINT);
        ltl_out_printf(painter->out, "%-6s", label);
        ltl_paint_end(painter, LTL_STYLE_FAINT);
        ltl_paint(painter, LTL_STYLE_GOOD, line, 0);
        ltl_out_byte(painter->out, '\n');
        label = "";
    }
}

static void paint_head(const text_report *text, const ltl_finding *finding) {
    const ltl_painter *painter = &text->painter;
    ltl_style severity = LTL_STYLE_SEVERITY + finding->severity;
    ltl_paint_blanks(painter, BODY_INDENT - 2);
    ltl_paint(painter, severity, ltl_str_of(ltl_severity_name(finding->severity)), 0);
    ltl_paint_blanks(painter, 2);
    ltl_paint(painter, LTL_STYLE_STRONG, finding->rule->id, 0);
    ltl_paint_blanks(painter, 2);
    ltl_paint_begin(painter, LTL_STYLE_FAINT);
    ltl_escape_terminal(painter->out, finding->path, 0);
    ltl_out_printf(painter->out, ":%u:%u", (unsigned)finding->start.line,
                   (unsigned)finding->start.column);
    if (finding->lowered_in != LTL_LOWERED_NOWHERE) {
        ltl_out_printf(painter->out, "  in %s %s",
                       finding->lowered_in == LTL_LOWERED_IN_EXAMPLE ? "an" : "a",
                       ltl_lowered_name(finding->lowered_in));
    }
    if (finding->state != LTL_STATE_UNKNOWN) {
        ltl_out_printf(painter->out, "  %s", ltl_state_name(finding->state));
    }
    ltl_paint_end(painter, LTL_STYLE_FAINT);
    ltl_out_byte(painter->out, '\n');
}

static void paint_finding(text_report *text, const ltl_finding *finding) {
    const ltl_painter *painter = &text->painter;
    const ltl_rule_info *rule = finding->rule;
    paint_head(text, finding);
    ltl_paint_blanks(painter, BODY_INDENT);
    ltl_paint_words(painter, LTL_STYLE_PLAIN, finding->message, BODY_INDENT, BODY_INDENT);
    if (finding->snippet.text.len > 0) {
        paint_snippet(text, finding);
    }
    paint_trace(text, finding);
    if (rule != text->rule) { /* said once for a run of findings of one rule */
        bool is_said = ltl_str_eq(rule->why, finding->message);
        paint_note(painter, "why", is_said ? LTL_STR_NONE : rule->why);
        paint_note(painter, "do", rule->advice);
    }
    if (finding->has_fix) {
        paint_fix(painter, finding->fix);
    }
    if (finding->form != LTL_FORM_WHOLE) {
        paint_note(painter, "by", ltl_str_of(ltl_form_text((ltl_form)finding->form)));
    }
    for (uint32_t i = 0; i < finding->related_count; i++) {
        paint_note(painter, i == 0 ? "also" : "", finding->related[i]);
    }
    ltl_out_byte(painter->out, '\n');
    text->rule = rule;
}

static void open_group(text_report *text, ltl_str path) {
    const ltl_painter *painter = &text->painter;
    if (text->shown > 0 && ltl_str_eq(path, text->path)) {
        return;
    }
    text->path = path;
    text->rule = NULL;
    ltl_paint(painter, LTL_STYLE_STRONG, path, 0);
    ltl_out_byte(painter->out, '\n');
}

/* Silence could be taken for an answer about files that nobody looked at. */
static void write_nothing_found(const text_report *text) {
    const ltl_ledger_row *files = &text->report->ledger->files;
    ltl_out_printf(text->painter.out, "No findings. Files: %" PRIu64 " =", files->found);
    for (int i = 0; i < LTL_OUTCOME_COUNT; i++) {
        ltl_out_printf(text->painter.out, "%s %" PRIu64 " %s", i == 0 ? "" : " +", files->counts[i],
                       ltl_outcome_name((ltl_outcome)i));
    }
    ltl_out_byte(text->painter.out, '\n');
}

static void text_write(const ltl_report *report, const ltl_format_options *options, ltl_out *out) {
    text_report text = {
        .painter = ltl_painter_make(options, out), .report = report, .options = options};
    for (uint32_t i = 0; i < report->finding_count; i++) {
        const ltl_finding *finding = &report->findings[i];
        if (ltl_report_shows(report, finding)) {
            open_group(&text, finding->path);
            paint_finding(&text, finding);
            text.shown++;
        }
    }
    if (text.shown == 0 && !options->is_quiet) {
        write_nothing_found(&text);
    }
}

const ltl_format ltl_format_text = {
    .id = "text",
    .title = "for people at a terminal",
    .extension = ".txt",
    .write = text_write,
};
