/* Findings for people at a terminal: grouped by file, with the code and what to do about it. */
#include <inttypes.h>
#include <stdio.h>

#include "reports/escape/terminal.h"
#include "reports/format.h"
#include "reports/paint.h"
#include "reports/snippet.h"

enum { BODY_INDENT = 4, GUTTER_COLUMNS = 10, LEFT_OF_MATCH = 12 };

typedef struct text_report {
    ltl_painter painter;
    const ltl_report *report;
    const ltl_format_options *options;
    ltl_str path;              /* of the group that is open */
    const ltl_rule_info *rule; /* of the finding before */
    uint64_t shown;
} text_report;

/* A line of code as far as it fits: the columns [from, to) of it. */
typedef struct window {
    uint32_t from;
    uint32_t to;
} window;

/* --- code --------------------------------------------------------------------------------- */

static ltl_style style_at(const ltl_snippet *snippet, uint32_t *run, uint32_t offset) {
    while (*run < snippet->run_count &&
           snippet->runs[*run].start + snippet->runs[*run].len <= offset) {
        (*run)++;
    }
    bool is_inside = *run < snippet->run_count && snippet->runs[*run].start <= offset;
    return is_inside ? LTL_STYLE_TOKEN + snippet->runs[*run].token_class : LTL_STYLE_PLAIN;
}

static void paint_code(const ltl_painter *painter, const ltl_snippet *snippet, ltl_span line,
                       window view) {
    ltl_str text = ltl_str_slice(snippet->text, 0, line.end);
    uint32_t column = 0;
    uint32_t run = 0;
    ltl_style style = LTL_STYLE_PLAIN;
    for (uint32_t i = line.start; i < line.end;) {
        ltl_terminal_cell cell;
        ltl_style wanted = style_at(snippet, &run, i);
        i += (uint32_t)ltl_terminal_cell_next(text, i, column, &cell);
        if (column >= view.from && column + cell.columns <= view.to) {
            if (wanted != style) {
                ltl_paint_end(painter, style);
                ltl_paint_begin(painter, wanted);
                style = wanted;
            }
            ltl_out_str(painter->out, (ltl_str){cell.text, cell.len});
        }
        column += cell.columns;
    }
    ltl_paint_end(painter, style);
    ltl_out_byte(painter->out, '\n');
}

static void paint_gutter(const ltl_painter *painter, uint32_t line, bool is_match) {
    char number[16] = "";
    if (line > 0) {
        (void)snprintf(number, sizeof(number), "%u", (unsigned)line);
    }
    ltl_paint_blanks(painter, BODY_INDENT - 2);
    ltl_out_cstr(painter->out, is_match ? "> " : "  ");
    ltl_paint_begin(painter, LTL_STYLE_FAINT);
    ltl_out_printf(painter->out, "%4s |", number);
    ltl_paint_end(painter, LTL_STYLE_FAINT);
}

/* The columns of the match on its first line. */
static window match_columns(const ltl_finding *finding, ltl_span line) {
    ltl_span match = ltl_snippet_match(ltl_marked_of(finding));
    uint32_t end = match.end > line.end ? line.end : match.end;
    ltl_str text = ltl_str_slice(finding->snippet.text, line.start, line.end);
    ltl_str before = ltl_str_slice(text, 0, match.start - line.start);
    ltl_str inside = ltl_str_slice(text, match.start - line.start, end - line.start);
    window columns = {.from = ltl_terminal_width(before, 0)};
    columns.to = ltl_terminal_width(inside, columns.from);
    columns.to += columns.to == columns.from ? 1 : 0;
    return columns;
}

/* The whole of the lines when they are short; else the match starts a little from the left. */
static window view_of(const ltl_painter *painter, window match) {
    uint32_t room = painter->width - GUTTER_COLUMNS;
    uint32_t from = match.to > room && match.from > LEFT_OF_MATCH ? match.from - LEFT_OF_MATCH : 0;
    return (window){from, from + room};
}

static void paint_underline(const ltl_painter *painter, ltl_style style, window match,
                            window view) {
    uint32_t end = match.to < view.to ? match.to : view.to;
    paint_gutter(painter, 0, false);
    ltl_paint_blanks(painter, 1 + match.from - view.from);
    ltl_paint_begin(painter, style);
    for (uint32_t i = match.from; i < end; i++) {
        ltl_out_byte(painter->out, '^');
    }
    ltl_paint_end(painter, style);
    ltl_out_byte(painter->out, '\n');
}

static void paint_snippet(const text_report *text, const ltl_finding *finding) {
    const ltl_painter *painter = &text->painter;
    const ltl_snippet *snippet = &finding->snippet;
    uint32_t context = text->options->context_lines;
    uint32_t last = ltl_snippet_last_line(snippet);
    ltl_span first_line = ltl_snippet_line(snippet, finding->start.line);
    window match = match_columns(finding, first_line);
    window view = view_of(painter, match);
    for (uint32_t line = snippet->first_line; line <= last; line++) {
        bool is_match = line >= finding->start.line && line <= finding->end.line;
        if (line + context < finding->start.line || line > finding->end.line + context) {
            continue;
        }
        paint_gutter(painter, line, is_match && finding->end.line > finding->start.line);
        ltl_span span = ltl_snippet_line(snippet, line);
        ltl_paint_blanks(painter, span.end > span.start ? 1 : 0);
        paint_code(painter, snippet, span, view);
        if (line == finding->start.line) {
            paint_underline(painter, LTL_STYLE_SEVERITY + finding->severity, match, view);
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

static void paint_trace(const ltl_painter *painter, const ltl_finding *finding) {
    for (uint32_t i = 0; i < finding->trace_count; i++) {
        const ltl_trace_step *step = &finding->trace[i];
        uint32_t indent = BODY_INDENT + 6;
        ltl_paint_blanks(painter, BODY_INDENT);
        ltl_paint_begin(painter, LTL_STYLE_FAINT);
        ltl_out_printf(painter->out, "%-6s", i == 0 ? "flow" : "  ->");
        ltl_paint_end(painter, LTL_STYLE_FAINT);
        uint32_t column = ltl_escape_terminal(painter->out, step->path, indent);
        char place[32];
        int len = snprintf(place, sizeof(place), ":%u:%u  ", (unsigned)step->start.line,
                           (unsigned)step->start.column);
        ltl_out_cstr(painter->out, place);
        ltl_paint_words(painter, LTL_STYLE_PLAIN, step->note, column + (uint32_t)len, indent);
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
    paint_trace(painter, finding);
    if (rule != text->rule) { /* said once for a run of findings of one rule */
        bool is_said = ltl_str_eq(rule->why, finding->message);
        paint_note(painter, "why", is_said ? LTL_STR_NONE : rule->why);
        paint_note(painter, "do", rule->advice);
    }
    if (finding->has_fix) {
        paint_fix(painter, finding->fix);
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
