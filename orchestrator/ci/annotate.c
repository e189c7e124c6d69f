#include "orchestrator/ci/annotate.h"

#include "core/rule.h"
#include "orchestrator/tools/json_tree.h"
#include "reports/escape/markdown.h"

enum { SUMMARY_ROWS = 20 };

static const ltl_data *findings_of(const ltl_data *report) {
    static const ltl_data none = {.kind = LTL_DATA_LIST};
    const ltl_data *list = ltl_json_tree_at(report, "findings");
    return list != NULL && list->kind == LTL_DATA_LIST ? list : &none;
}

static ltl_str text_at(ltl_arena *arena, const ltl_data *value, const char *path) {
    return ltl_json_tree_text(arena, ltl_json_tree_at(value, path));
}

static ltl_severity severity_of(ltl_arena *arena, const ltl_data *finding) {
    ltl_severity severity = LTL_SEVERITY_MEDIUM;
    (void)ltl_severity_parse(text_at(arena, finding, "severity"), &severity);
    return severity;
}

/* Text within a workflow command: what would end it, or begin another one, is written in percent. */
static void command_text(ltl_buf *out, ltl_str text, bool is_property) {
    for (size_t i = 0; i < text.len; i++) {
        unsigned char byte = (unsigned char)text.ptr[i];
        bool is_live = byte == '%' || byte < 0x20 || byte == 0x7F ||
                       (is_property && (byte == ':' || byte == ','));
        if (is_live) {
            ltl_buf_printf(out, "%%%02X", byte);
        } else {
            ltl_buf_append_byte(out, (char)byte);
        }
    }
}

static void annotation_write(ltl_arena *arena, const ltl_data *finding, const char *level,
                             ltl_buf *out) {
    ltl_buf_printf(out, "::%s file=", level);
    command_text(out, text_at(arena, finding, "path"), true);
    ltl_buf_printf(out, ",line=%u,endLine=%u,title=",
                   ltl_json_tree_number(ltl_json_tree_at(finding, "start.line")),
                   ltl_json_tree_number(ltl_json_tree_at(finding, "end.line")));
    command_text(out, text_at(arena, finding, "rule_id"), true);
    ltl_buf_append(out, LTL_STR("::"));
    command_text(out, text_at(arena, finding, "message"), false);
    ltl_buf_append_byte(out, '\n');
}

static const char *level_of(ltl_severity severity) {
    return severity >= LTL_SEVERITY_HIGH     ? "error"
           : severity >= LTL_SEVERITY_MEDIUM ? "warning"
                                             : "notice";
}

/* The worst first; within a severity in the order of the report. */
void ltl_annotate_github(ltl_arena *arena, const ltl_data *report, ltl_buf *out) {
    const ltl_data *list = findings_of(report);
    uint32_t shown[LTL_SEVERITY_COUNT] = {0};
    uint32_t total = 0;
    for (int severity = LTL_SEVERITY_COUNT - 1; severity >= 0; severity--) {
        const char *level = level_of((ltl_severity)severity);
        uint32_t *count = &shown[level[0] == 'e' ? 0 : level[0] == 'w' ? 1 : 2];
        for (uint32_t i = 0; i < list->count && *count < LTL_ANNOTATIONS_SHOWN; i++) {
            if ((int)severity_of(arena, &list->at[i]) == severity) {
                annotation_write(arena, &list->at[i], level, out);
                ++*count;
                total++;
            }
        }
    }
    if (total < list->count) {
        ltl_buf_printf(out, "::notice::%u more findings are in the report\n", list->count - total);
    }
}

static void summary_rows(ltl_arena *arena, const ltl_data *list, ltl_buf *out) {
    uint32_t rows = 0;
    ltl_buf_append(out, LTL_STR("\n| severity | rule | where | what |\n|---|---|---|---|\n"));
    for (int severity = LTL_SEVERITY_COUNT - 1; severity >= 0; severity--) {
        for (uint32_t i = 0; i < list->count && rows < SUMMARY_ROWS; i++) {
            const ltl_data *finding = &list->at[i];
            if ((int)severity_of(arena, finding) != severity) {
                continue;
            }
            ltl_buf_printf(out, "| %s | ", ltl_severity_name((ltl_severity)severity));
            ltl_escape_markdown(out, text_at(arena, finding, "rule_id"));
            ltl_buf_append(out, LTL_STR(" | "));
            ltl_escape_markdown(out, text_at(arena, finding, "path"));
            ltl_buf_printf(out, ":%u | ",
                           ltl_json_tree_number(ltl_json_tree_at(finding, "start.line")));
            ltl_escape_markdown(out, text_at(arena, finding, "message"));
            ltl_buf_append(out, LTL_STR(" |\n"));
            rows++;
        }
    }
    if (rows < list->count) {
        ltl_buf_printf(out, "\nand %u more, in the report.\n", list->count - rows);
    }
}

void ltl_annotate_summary(ltl_arena *arena, const ltl_data *report, ltl_buf *out) {
    const ltl_data *list = findings_of(report);
    ltl_buf_append(out, LTL_STR("### Lintel: "));
    ltl_escape_markdown(out, text_at(arena, report, "gate.verdict"));
    ltl_str reason = text_at(arena, report, "gate.reason");
    if (reason.len > 0) {
        ltl_buf_append(out, LTL_STR("\n\n"));
        ltl_escape_markdown(out, reason);
    }
    ltl_buf_printf(out, "\n\n%u finding%s\n", list->count, list->count == 1 ? "" : "s");
    if (list->count > 0) {
        summary_rows(arena, list, out);
    }
}

static const char *gitlab_severity(ltl_severity severity) {
    static const char *const names[LTL_SEVERITY_COUNT] = {[LTL_SEVERITY_INFO] = "info",
                                                          [LTL_SEVERITY_LOW] = "minor",
                                                          [LTL_SEVERITY_MEDIUM] = "major",
                                                          [LTL_SEVERITY_HIGH] = "critical",
                                                          [LTL_SEVERITY_CRITICAL] = "blocker"};
    return names[severity];
}

void ltl_annotate_gitlab(ltl_arena *arena, const ltl_data *report, ltl_out *out) {
    const ltl_data *list = findings_of(report);
    ltl_json json;
    ltl_json_init(&json, out, false);
    ltl_json_begin_array(&json);
    for (uint32_t i = 0; i < list->count; i++) {
        const ltl_data *finding = &list->at[i];
        ltl_json_begin_object(&json);
        ltl_json_key_str(&json, "description", text_at(arena, finding, "message"));
        ltl_json_key_str(&json, "check_name", text_at(arena, finding, "rule_id"));
        ltl_json_key_str(&json, "fingerprint", text_at(arena, finding, "fingerprint"));
        ltl_json_key_cstr(&json, "severity", gitlab_severity(severity_of(arena, finding)));
        ltl_json_key(&json, "location");
        ltl_json_begin_object(&json);
        ltl_json_key_str(&json, "path", text_at(arena, finding, "path"));
        ltl_json_key(&json, "lines");
        ltl_json_begin_object(&json);
        ltl_json_key_u64(&json, "begin",
                         ltl_json_tree_number(ltl_json_tree_at(finding, "start.line")));
        ltl_json_end_object(&json);
        ltl_json_end_object(&json);
        ltl_json_end_object(&json);
    }
    ltl_json_end_array(&json);
}
