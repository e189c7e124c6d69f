#include "reports/json_finding.h"

#include "core/utf8.h"
#include "reports/escape/base64.h"
#include "reports/json_parts.h"

static void write_position(ltl_json *json, const char *key, ltl_position position) {
    ltl_json_key(json, key);
    ltl_json_begin_object(json);
    ltl_json_key_u64(json, "line", position.line);
    ltl_json_key_u64(json, "col", position.column);
    ltl_json_key_u64(json, "offset", position.offset);
    ltl_json_end_object(json);
}

/* A name that is not UTF-8 is shown with replacement characters; its bytes are kept beside it. */
static void write_path(ltl_json *json, ltl_str path) {
    ltl_json_key_str(json, "path", path);
    if (ltl_utf8_is_valid(path)) {
        return;
    }
    ltl_arena arena = {0};
    size_t len = LTL_BASE64_BYTES(path.len);
    char *letters = ltl_arena_alloc_raw(&arena, len);
    ltl_base64_encode(path, letters);
    ltl_json_key_str(json, "path_base64", (ltl_str){letters, len});
    ltl_arena_clear(&arena);
}

static void key_snippet(ltl_json *json, const ltl_snippet *snippet) {
    ltl_json_key(json, "snippet");
    ltl_json_begin_object(json);
    ltl_json_key_u64(json, "line", snippet->first_line);
    ltl_json_key_str(json, "text", snippet->text);
    ltl_json_key_bool(json, "cut", snippet->is_cut);
    ltl_json_end_object(json);
}

static void write_fix(ltl_json *json, const ltl_finding *finding) {
    ltl_json_key(json, "fix");
    ltl_json_begin_object(json);
    ltl_json_key_u64(json, "start", finding->fix_span.start);
    ltl_json_key_u64(json, "end", finding->fix_span.end);
    ltl_json_key_str(json, "text", finding->fix);
    ltl_json_end_object(json);
}

static void write_metavars(ltl_json *json, const ltl_finding *finding) {
    ltl_json_key(json, "metavars");
    ltl_json_begin_object(json);
    for (uint32_t i = 0; i < finding->binding_count; i++) {
        const ltl_binding *binding = &finding->bindings[i];
        ltl_json_key_slice(json, binding->name);
        ltl_json_begin_object(json);
        ltl_json_key_str(json, "text", binding->text);
        ltl_json_key_u64(json, "start", binding->span.start);
        ltl_json_key_u64(json, "end", binding->span.end);
        ltl_json_end_object(json);
    }
    ltl_json_end_object(json);
}

static void write_step(ltl_json *json, const ltl_trace_step *step) {
    write_path(json, step->path);
    write_position(json, "start", step->start);
    write_position(json, "end", step->end);
    ltl_json_key_some(json, "note", step->note);
    if (step->code.text.len > 0) {
        key_snippet(json, &step->code);
    }
    ltl_json_end_object(json);
}

static void write_trace(ltl_json *json, const ltl_finding *finding) {
    ltl_json_key(json, "trace");
    ltl_json_begin_array(json);
    for (uint32_t i = 0; i < finding->trace_count; i++) {
        ltl_json_begin_object(json);
        ltl_json_key_cstr(json, "kind", ltl_trace_role_name(finding->trace[i].role));
        ltl_json_key_u64(json, "depth", finding->trace[i].depth);
        write_step(json, &finding->trace[i]);
    }
    ltl_json_end_array(json);
}

static void write_places(ltl_json *json, const ltl_finding *finding) {
    ltl_json_key(json, "places");
    ltl_json_begin_array(json);
    for (uint32_t i = 0; i < finding->place_count; i++) {
        ltl_json_begin_object(json);
        write_step(json, &finding->places[i]);
    }
    ltl_json_end_array(json);
}

/* What the rule says, the same for each of its findings. */
static void write_rule(ltl_json *json, const ltl_rule_info *rule) {
    ltl_json_key_cwe(json, "cwe", rule);
    ltl_json_key_strs(json, "owasp", rule->owasp, rule->owasp_count);
    ltl_json_key_some(json, "title", rule->title);
    ltl_json_key_some(json, "why", rule->why);
    ltl_json_key_some(json, "advice", rule->advice);
    ltl_json_key_strs(json, "references", rule->references, rule->reference_count);
    ltl_json_key_metadata(json, "metadata", rule);
}

static void write_details(ltl_json *json, const ltl_finding *finding) {
    key_snippet(json, &finding->snippet);
    ltl_json_key_str(json, "scope", finding->scope);
    if (finding->is_secret) {
        ltl_json_key_bool(json, "masked", true);
    }
    if (finding->has_fix) {
        write_fix(json, finding);
    }
    if (finding->binding_count > 0) {
        write_metavars(json, finding);
    }
    if (finding->trace_count > 0) {
        write_trace(json, finding);
    }
    if (finding->place_count > 0) {
        write_places(json, finding);
    }
    if (finding->is_suppressed) {
        ltl_json_key_str(json, "suppression", finding->suppression);
        if (finding->is_suppressed_elsewhere) {
            ltl_json_key_bool(json, "suppressed_elsewhere", true);
        }
    }
}

void ltl_json_finding(ltl_json *json, const ltl_report *report, const ltl_finding *finding,
                      bool identity) {
    const ltl_rule_info *rule = finding->rule;
    ltl_json_key_str(json, "rule_id", rule->id);
    ltl_json_key_str(json, "message", finding->message);
    ltl_json_key_cstr(json, "severity", ltl_severity_name(finding->severity));
    ltl_json_key_lowered(json, finding);
    ltl_json_key_cstr(json, "confidence", ltl_confidence_name(ltl_finding_confidence(finding)));
    ltl_json_key_cstr(json, "domain", ltl_domain_name(rule->domain));
    ltl_json_key_cstr(json, "agent", finding->agent ? finding->agent : "");
    write_path(json, finding->path);
    write_position(json, "start", finding->start);
    write_position(json, "end", finding->end);
    if (identity) {
        ltl_json_key_digest(json, "fingerprint", finding->fingerprint);
    }
    ltl_json_key_some(json, "line_hash", finding->line_hash);
    if (identity) {
        ltl_json_key_cstr(json, "state", ltl_state_name(finding->state));
        ltl_json_key_form(json, finding);
    ltl_json_key_voices(json, report, finding);
    }
    write_rule(json, rule);
    write_details(json, finding);
}
