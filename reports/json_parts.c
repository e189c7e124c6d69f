#include "reports/json_parts.h"

#include "core/yaml.h"

#include <stdio.h>

void ltl_json_key_tool(ltl_json *json, const ltl_report *report) {
    ltl_json_key(json, "tool");
    ltl_json_begin_object(json);
    ltl_json_key_cstr(json, "name", "lintel");
    ltl_json_key_str(json, "version", report->tool_version);
    ltl_json_end_object(json);
}

void ltl_json_key_some(ltl_json *json, const char *key, ltl_str value) {
    if (value.len > 0) {
        ltl_json_key_str(json, key, value);
    }
}

void ltl_json_key_strs(ltl_json *json, const char *key, const ltl_str *values, uint32_t count) {
    ltl_json_key(json, key);
    ltl_json_begin_array(json);
    for (uint32_t i = 0; i < count; i++) {
        ltl_json_str(json, values[i]);
    }
    ltl_json_end_array(json);
}

void ltl_json_key_digest(ltl_json *json, const char *key, ltl_digest digest) {
    char hex[LTL_DIGEST_HEX_BYTES];
    ltl_digest_hex(digest, hex);
    ltl_json_key_cstr(json, key, hex);
}

void ltl_json_key_cwe(ltl_json *json, const char *key, const ltl_rule_info *rule) {
    ltl_json_key(json, key);
    ltl_json_begin_array(json);
    for (uint32_t i = 0; i < rule->cwe_count; i++) {
        char text[24];
        uint32_t number = ltl_cwe_number(rule->cwe[i]);
        (void)snprintf(text, sizeof(text), "CWE-%u", (unsigned)number);
        ltl_json_str(json, number > 0 ? ltl_str_of(text) : rule->cwe[i]);
    }
    ltl_json_end_array(json);
}

enum { MAX_METADATA_DEPTH = 16 };

/* The rule's author nests; what is deeper than anybody reads is left out. */
static void write_yaml(ltl_json *json, const ltl_yaml *node, int depth) {
    bool truth = false;
    int64_t number = 0;
    if (node->kind == LTL_YAML_SCALAR && ltl_yaml_to_bool(node, &truth)) {
        ltl_json_bool(json, truth);
    } else if (node->kind == LTL_YAML_SCALAR && ltl_yaml_to_i64(node, &number)) {
        ltl_json_i64(json, number);
    } else if (node->kind == LTL_YAML_SCALAR) {
        ltl_json_str(json, node->text);
    } else if (node->kind == LTL_YAML_LIST && depth < MAX_METADATA_DEPTH) {
        ltl_json_begin_array(json);
        for (uint32_t i = 0; i < node->count; i++) {
            write_yaml(json, node->items[i], depth + 1);
        }
        ltl_json_end_array(json);
    } else if (node->kind == LTL_YAML_MAP && depth < MAX_METADATA_DEPTH) {
        ltl_json_begin_object(json);
        for (uint32_t i = 0; i < node->count; i++) {
            ltl_json_key_slice(json, node->keys[i]->text);
            write_yaml(json, node->items[i], depth + 1);
        }
        ltl_json_end_object(json);
    } else {
        ltl_json_null(json);
    }
}

static bool has_own_place(ltl_str key) {
    static const char *const KEYS[] = {"cwe", "owasp", "references", "confidence", "lintel"};
    for (size_t i = 0; i < sizeof KEYS / sizeof KEYS[0]; i++) {
        if (ltl_str_is(key, KEYS[i])) {
            return true;
        }
    }
    return false;
}

void ltl_json_key_metadata(ltl_json *json, const char *key, const ltl_rule_info *rule) {
    const ltl_yaml *metadata = rule->metadata;
    bool is_open = false;
    for (uint32_t i = 0; metadata != NULL && i < metadata->count; i++) {
        if (has_own_place(metadata->keys[i]->text)) {
            continue;
        }
        if (!is_open) {
            ltl_json_key(json, key);
            ltl_json_begin_object(json);
            is_open = true;
        }
        ltl_json_key_slice(json, metadata->keys[i]->text);
        write_yaml(json, metadata->items[i], 0);
    }
    if (is_open) {
        ltl_json_end_object(json);
    }
}

void ltl_json_key_form(ltl_json *json, const ltl_finding *finding) {
    if (finding->form != LTL_FORM_WHOLE) {
        ltl_json_key_cstr(json, "form", ltl_form_id((ltl_form)finding->form));
    }
}

void ltl_json_key_counts(ltl_json *json, const char *key, const ltl_report *report) {
    uint64_t counts[LTL_SEVERITY_COUNT];
    ltl_report_count(report, counts);
    ltl_json_key(json, key);
    ltl_json_begin_object(json);
    for (int i = LTL_SEVERITY_COUNT - 1; i >= 0; i--) {
        ltl_json_key_u64(json, ltl_severity_name((ltl_severity)i), counts[i]);
    }
    ltl_json_end_object(json);
}

void ltl_json_key_gate(ltl_json *json, const ltl_report *report) {
    ltl_json_key(json, "gate");
    ltl_json_begin_object(json);
    ltl_json_key_cstr(json, "verdict", ltl_gate_name(report->gate));
    ltl_json_key_str(json, "reason", report->gate_reason);
    ltl_json_end_object(json);
}

void ltl_json_key_problems(ltl_json *json, const char *key, const ltl_report *report) {
    ltl_json_key(json, key);
    ltl_json_begin_array(json);
    for (uint32_t i = 0; i < report->problem_count; i++) {
        const ltl_report_problem *problem = &report->problems[i];
        ltl_json_begin_object(json);
        ltl_json_key_cstr(json, "level", ltl_problem_level_name(problem->level));
        ltl_json_key_some(json, "rule_id", problem->rule_id);
        ltl_json_key_str(json, "message", problem->message);
        ltl_json_key_some(json, "path", problem->path);
        if (problem->line > 0) {
            ltl_json_key_u64(json, "line", problem->line);
        }
        if (problem->column > 0) {
            ltl_json_key_u64(json, "col", problem->column);
        }
        ltl_json_end_object(json);
    }
    ltl_json_end_array(json);
}

/* --- the ledger --------------------------------------------------------------------------- */

static void write_row(ltl_json *json, const ltl_ledger_row *row) {
    ltl_json_begin_object(json);
    if (row->agent) {
        ltl_json_key_cstr(json, "agent", row->agent);
    }
    ltl_json_key_u64(json, "found", row->found);
    for (int i = 0; i < LTL_OUTCOME_COUNT; i++) {
        ltl_json_key_u64(json, ltl_outcome_name((ltl_outcome)i), row->counts[i]);
    }
    ltl_json_key(json, "reasons");
    ltl_json_begin_object(json);
    for (int i = LTL_REASON_NONE + 1; i < LTL_REASON_COUNT; i++) {
        if (row->reasons[i] > 0) {
            ltl_json_key_u64(json, ltl_reason_id((ltl_reason)i), row->reasons[i]);
        }
    }
    ltl_json_end_object(json);
    ltl_json_end_object(json);
}

/* What the reason ids of this report mean: "binary": {"outcome": "skipped", "text": "…"}. */
static void write_reasons(ltl_json *json, const ltl_ledger *ledger) {
    ltl_json_begin_object(json);
    for (int i = LTL_REASON_NONE + 1; i < LTL_REASON_COUNT; i++) {
        ltl_reason reason = (ltl_reason)i;
        uint64_t times = ledger->files.reasons[i];
        for (uint32_t agent = 0; agent < ledger->agent_count; agent++) {
            times += ledger->agents[agent].reasons[i];
        }
        if (times == 0) {
            continue;
        }
        ltl_json_key(json, ltl_reason_id(reason));
        ltl_json_begin_object(json);
        ltl_json_key_cstr(json, "outcome", ltl_outcome_name(ltl_reason_outcome(reason)));
        ltl_json_key_cstr(json, "text", ltl_reason_text(reason));
        ltl_json_key_u64(json, "files", ledger->files.reasons[i]);
        ltl_json_end_object(json);
    }
    ltl_json_end_object(json);
}

static void write_note(ltl_json *json, const ltl_ledger_note *note) {
    ltl_json_begin_object(json);
    ltl_json_key_str(json, "path", note->path);
    if (note->agent) {
        ltl_json_key_cstr(json, "agent", note->agent);
    }
    ltl_json_key_cstr(json, "outcome", ltl_outcome_name(ltl_reason_outcome(note->reason)));
    ltl_json_key_cstr(json, "reason", ltl_reason_id(note->reason));
    ltl_json_key_cstr(json, "text", ltl_reason_text(note->reason));
    ltl_json_key_some(json, "detail", note->detail);
    ltl_json_end_object(json);
}

void ltl_json_key_ledger(ltl_json *json, const ltl_ledger *ledger) {
    ltl_json_key(json, "ledger");
    ltl_json_begin_object(json);
    ltl_json_key(json, "files");
    write_row(json, &ledger->files);
    ltl_json_key(json, "agents");
    ltl_json_begin_array(json);
    for (uint32_t i = 0; i < ledger->agent_count; i++) {
        write_row(json, &ledger->agents[i]);
    }
    ltl_json_end_array(json);
    ltl_json_key(json, "reasons");
    write_reasons(json, ledger);
    ltl_json_key(json, "notes");
    ltl_json_begin_array(json);
    for (uint32_t i = 0; i < ledger->notes.count; i++) {
        write_note(json, &ledger->notes.at[i]);
    }
    ltl_json_end_array(json);
    ltl_json_key_u64(json, "bytes", ledger->bytes);
    ltl_json_key_u64(json, "lines", ledger->lines);
    ltl_json_key_bool(json, "balanced", ltl_ledger_is_balanced(ledger));
    ltl_json_end_object(json);
}

/* --- the review --------------------------------------------------------------------------- */

void ltl_json_key_shard(ltl_json *json, const ltl_report *report) {
    const ltl_report_shard *shard = report->shard;
    if (shard == NULL) {
        return;
    }
    ltl_json_key(json, "shard");
    ltl_json_begin_object(json);
    ltl_json_key_u64(json, "index", shard->index);
    ltl_json_key_u64(json, "of", shard->of);
    ltl_json_key_u64(json, "files", shard->files);
    ltl_json_key_u64(json, "all_files", shard->all_files);
    ltl_json_key_str(json, "version", report->tool_version);
    ltl_json_key_str(json, "build", shard->build);
    ltl_json_key_str(json, "ruleset", report->ruleset);
    ltl_json_key_str(json, "options", shard->options);
    ltl_json_key_u64(json, "seconds", shard->seconds);
    ltl_json_key_strs(json, "words", shard->words, shard->word_count);
    ltl_json_key_str(json, "digest", shard->digest);
    ltl_json_key_str(json, "results", shard->results);
    ltl_json_end_object(json);
}

void ltl_json_key_review(ltl_json *json, const ltl_report_review *review) {
    ltl_json_key(json, "review");
    ltl_json_begin_object(json);
    ltl_json_key_str(json, "base", review->base);
    ltl_json_key_str(json, "head", review->head);
    ltl_json_key_str(json, "branch", review->primary);
    ltl_json_key_strs(json, "labels", review->labels, review->label_count);
    ltl_json_key(json, "reasons");
    ltl_json_begin_array(json);
    for (uint32_t i = 0; i < review->reason_count; i++) {
        ltl_json_begin_object(json);
        ltl_json_key_str(json, "label", review->reasons[i].label);
        ltl_json_key_str(json, "fact", review->reasons[i].fact);
        ltl_json_end_object(json);
    }
    ltl_json_end_array(json);
    ltl_json_key_strs(json, "agents", review->agents, review->agent_count);
    ltl_json_key_u64(json, "files_changed", review->files_changed);
    ltl_json_key_u64(json, "lines_added", review->lines_added);
    ltl_json_key_u64(json, "lines_removed", review->lines_removed);
    ltl_json_end_object(json);
}

void ltl_json_key_agents(ltl_json *json, const ltl_report *report) {
    ltl_json_key(json, "agents");
    ltl_json_begin_array(json);
    for (uint32_t i = 0; i < report->agent_count; i++) {
        ltl_json_begin_object(json);
        ltl_json_key_str(json, "id", report->agents[i].id);
        ltl_json_key_str(json, "title", report->agents[i].title);
        ltl_json_key_bool(json, "was_run", report->agents[i].was_run);
        ltl_json_key_u64(json, "findings", report->agents[i].findings);
        if (report->agents[i].trouble.len > 0) {
            ltl_json_key_str(json, "trouble", report->agents[i].trouble);
        }
        ltl_json_end_object(json);
    }
    ltl_json_end_array(json);
}
