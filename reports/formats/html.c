/* One page for people, with everything in it.
 *
 * The page is built once from reports/html and embedded; the report goes into it as deflated JSON in base64.
 * So no byte of a repository stands in the page as it is: there is nothing to escape, and nothing to get
 * wrong. It also makes the page five to eight times smaller than plain JSON. reports/html/src/data.js
 * reads what is written here. */
#include "core/map.h"
#include "core/utf8.h"
#include "reports/deflate.h"
#include "reports/format.h"
#include "reports/json_parts.h"
#include "reports/snippet.h"

extern const char ltl_report_page_start[];
extern const char ltl_report_page_end[];

enum { STATE_SUPPRESSED = LTL_STATE_FIXED + 1, STATE_DOUBTFUL };

typedef struct html_report {
    ltl_json json;
    const ltl_report *report;
    ltl_arena arena;
    ltl_map rules; /* id to number in the page's list */
    ltl_map paths;
    const ltl_rule_info **rule_list;
} html_report;

/* --- lists -------------------------------------------------------------------------------- */

static uint32_t number_of(ltl_map *map, ltl_str key, bool *out_is_new) {
    uint32_t count = map->count;
    ltl_map_entry *entry = ltl_map_put(map, key, out_is_new);
    if (*out_is_new) {
        entry->value = count;
    }
    return (uint32_t)entry->value;
}

static void collect(html_report *html) {
    const ltl_report *report = html->report;
    bool is_new = false;
    ltl_map_init(&html->rules, &html->arena);
    ltl_map_init(&html->paths, &html->arena);
    html->rule_list = LTL_NEW_ARRAY(&html->arena, const ltl_rule_info *, report->finding_count + 1);
    for (uint32_t i = 0; i < report->finding_count; i++) {
        const ltl_finding *finding = &report->findings[i];
        uint32_t number = number_of(&html->rules, finding->rule->id, &is_new);
        if (is_new) {
            html->rule_list[number] = finding->rule;
        }
        number_of(&html->paths, finding->path, &is_new);
    }
}

static void write_rule(ltl_json *json, const ltl_rule_info *rule) {
    ltl_json_begin_object(json);
    ltl_json_key_str(json, "id", rule->id);
    ltl_json_key_str(json, "title", rule->title);
    ltl_json_key_str(json, "message", rule->message);
    ltl_json_key_str(json, "why", rule->why);
    ltl_json_key_str(json, "advice", rule->advice);
    ltl_json_key_cstr(json, "domain", ltl_domain_name(rule->domain));
    ltl_json_key_cstr(json, "confidence", ltl_confidence_name(rule->confidence));
    ltl_json_key_cwe(json, "cwe", rule);
    ltl_json_key_strs(json, "owasp", rule->owasp, rule->owasp_count);
    ltl_json_key_strs(json, "cert", rule->cert, rule->cert_count);
    ltl_json_key_strs(json, "misra", rule->misra, rule->misra_count);
    ltl_json_key_strs(json, "references", rule->references, rule->reference_count);
    ltl_json_end_object(json);
}

static void write_lists(html_report *html) {
    ltl_json *json = &html->json;
    ltl_json_key(json, "rules");
    ltl_json_begin_array(json);
    for (uint32_t i = 0; i < html->rules.count; i++) {
        write_rule(json, html->rule_list[i]);
    }
    ltl_json_end_array(json);
    ltl_json_key(json, "paths");
    ltl_json_begin_array(json);
    for (uint32_t i = 0; i < html->paths.count; i++) {
        ltl_json_str(json, html->paths.entries[i].key);
    }
    ltl_json_end_array(json);
}

/* --- findings ----------------------------------------------------------------------------- */

/* The page counts UTF-16 units. */
static uint32_t units_before(const ltl_snippet *snippet, uint32_t offset) {
    return (uint32_t)ltl_utf8_utf16_length(ltl_str_slice(snippet->text, 0, offset));
}

static void write_runs(ltl_json *json, const ltl_snippet *snippet) {
    ltl_json_begin_array(json);
    uint32_t offset = 0;
    uint32_t units = 0;
    for (uint32_t i = 0; i < snippet->run_count; i++) {
        const ltl_token_run *run = &snippet->runs[i];
        ltl_str gap = ltl_str_slice(snippet->text, offset, run->start);
        ltl_str text = ltl_str_slice(snippet->text, run->start, run->start + run->len);
        units += (uint32_t)ltl_utf8_utf16_length(gap);
        uint32_t length = (uint32_t)ltl_utf8_utf16_length(text);
        ltl_json_u64(json, units);
        ltl_json_u64(json, length);
        ltl_json_u64(json, run->token_class);
        units += length;
        offset = run->start + run->len;
    }
    ltl_json_end_array(json);
}

/* First line, text, colours, what is marked in it: as toSnippet in data.js reads them. */
static void write_snippet(ltl_json *json, ltl_marked marked) {
    const ltl_snippet *snippet = marked.snippet;
    ltl_span match = ltl_snippet_match(marked);
    ltl_json_u64(json, snippet->first_line);
    ltl_json_str(json, snippet->text);
    write_runs(json, snippet);
    ltl_json_begin_array(json);
    ltl_json_u64(json, units_before(snippet, match.start));
    ltl_json_u64(json, units_before(snippet, match.end));
    ltl_json_end_array(json);
}

/* The order of the fields is that of toStep in data.js. */
static void write_step(ltl_json *json, const ltl_trace_step *step) {
    ltl_json_begin_array(json);
    ltl_json_cstr(json, ltl_trace_role_name(step->role));
    ltl_json_u64(json, step->depth);
    ltl_json_str(json, step->path);
    ltl_json_u64(json, step->start.line);
    ltl_json_u64(json, step->start.column);
    ltl_json_str(json, step->note);
    write_snippet(json, ltl_marked_of_step(step));
    ltl_json_end_array(json);
}

static void key_trace(ltl_json *json, const ltl_finding *finding) {
    ltl_json_key(json, "trace");
    ltl_json_begin_array(json);
    for (uint32_t i = 0; i < finding->trace_count; i++) {
        write_step(json, &finding->trace[i]);
    }
    ltl_json_end_array(json);
}

static void write_extra(ltl_json *json, const ltl_report *report, const ltl_finding *finding) {
    ltl_json_begin_object(json);
    if (finding->has_fix) {
        ltl_json_key_str(json, "fix", finding->fix);
    }
    if (finding->trace_count > 0) {
        key_trace(json, finding);
    }
    if (finding->is_suppressed) {
        ltl_json_key_str(json, "suppression", finding->suppression);
    }
    if (finding->is_secret) {
        ltl_json_key_bool(json, "masked", true);
    }
    ltl_json_key_lowered(json, finding);
    if (finding->form != LTL_FORM_WHOLE) {
        ltl_json_key_cstr(json, "form", ltl_form_text((ltl_form)finding->form));
    }
    ltl_json_key_voices(json, report, finding);
    if (finding->doubt > 0) { /* else it is that of the rule */
        ltl_json_key_cstr(json, "confidence", ltl_confidence_name(ltl_finding_confidence(finding)));
    }
    ltl_json_end_object(json);
}

static unsigned state_of(const ltl_report *report, const ltl_finding *finding) {
    return finding->is_suppressed                      ? STATE_SUPPRESSED
           : ltl_report_hides_doubtful(report, finding) ? STATE_DOUBTFUL
                                                        : (unsigned)finding->state;
}

/* The order of the fields is that of toFinding in data.js. */
static void write_finding(html_report *html, const ltl_finding *finding) {
    ltl_json *json = &html->json;
    char hex[LTL_DIGEST_HEX_BYTES];
    ltl_digest_hex(finding->fingerprint, hex);
    ltl_json_begin_array(json);
    ltl_json_u64(json, ltl_map_find(&html->rules, finding->rule->id)->value);
    ltl_json_u64(json, ltl_map_find(&html->paths, finding->path)->value);
    ltl_json_u64(json, LTL_SEVERITY_COUNT - 1 - finding->severity); /* the worst is 0 */
    ltl_json_u64(json, state_of(html->report, finding));
    ltl_json_u64(json, finding->start.line);
    ltl_json_u64(json, finding->start.column);
    ltl_json_u64(json, finding->end.line);
    ltl_json_u64(json, finding->end.column);
    if (ltl_str_eq(finding->message, finding->rule->message)) {
        ltl_json_u64(json, 0); /* said once, with the rule */
    } else {
        ltl_json_str(json, finding->message);
    }
    ltl_json_str(json, finding->scope);
    ltl_json_cstr(json, hex);
    write_snippet(json, ltl_marked_of(finding));
    write_extra(json, html->report, finding);
    ltl_json_end_array(json);
}

/* --- the page ----------------------------------------------------------------------------- */

static void write_run(html_report *html) {
    const ltl_report *report = html->report;
    ltl_json *json = &html->json;
    ltl_json_key_str(json, "tool", report->tool_version);
    ltl_json_key_str(json, "command", report->command);
    ltl_json_key_str(json, "target", report->target);
    ltl_json_key_str(json, "ruleset", report->ruleset);
    ltl_json_key_u64(json, "ruleCount", report->rule_count);
    ltl_json_key_bool(json, "interrupted", report->is_interrupted);
    ltl_json_key(json, "shownStates");
    ltl_json_begin_array(json);
    ltl_json_u64(json, LTL_STATE_UNKNOWN);
    ltl_json_u64(json, LTL_STATE_NEW);
    if (report->shows_unchanged) {
        ltl_json_u64(json, LTL_STATE_UNCHANGED);
    }
    ltl_json_end_array(json);
    ltl_json_key_gate(json, report);
    ltl_json_key_problems(json, "errors", report);
    ltl_json_key_ledger(json, report->ledger);
    ltl_json_key_agents(json, report);
    if (report->review) {
        ltl_json_key_review(json, report->review);
    }
    ltl_json_key_assessments(json, report);
}

static void write_data(html_report *html, ltl_out *out) {
    ltl_json *json = &html->json;
    ltl_json_init(json, out, false);
    ltl_json_begin_object(json);
    write_run(html);
    write_lists(html);
    ltl_json_key(json, "findings");
    ltl_json_begin_array(json);
    for (uint32_t i = 0; i < html->report->finding_count; i++) {
        write_finding(html, &html->report->findings[i]);
    }
    ltl_json_end_array(json);
    ltl_json_end_object(json);
}

static void html_write(const ltl_report *report, const ltl_format_options *options, ltl_out *out) {
    (void)options;
    static const ltl_str marker = {"LINTEL-DATA", 11};
    ltl_str page = {ltl_report_page_start, (size_t)(ltl_report_page_end - ltl_report_page_start)};
    size_t place = ltl_str_find(page, marker, 0);
    html_report html = {.report = report};
    ltl_deflate *deflate = ltl_deflate_new(out);
    if (!deflate) {
        return;
    }
    collect(&html);
    ltl_out_str(out, ltl_str_slice(page, 0, place));
    write_data(&html, ltl_deflate_out(deflate));
    ltl_deflate_end(deflate);
    ltl_out_str(out, ltl_str_slice(page, place + marker.len, page.len));
    ltl_arena_clear(&html.arena);
}

const ltl_format ltl_format_html = {
    .id = "html",
    .title = "a page for people, everything in one file",
    .extension = ".html",
    .write = html_write,
};
