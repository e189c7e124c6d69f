/* The tool's part of a SARIF log: its rules, and the weaknesses they are about. */
#include <stdio.h>
#include <stdlib.h>

#include "reports/escape/markdown.h"
#include "reports/escape/uri.h"
#include "reports/json_parts.h"
#include "reports/sarif.h"

static ltl_str cut_text(ltl_str text, size_t most) {
    if (text.len <= most) {
        return text;
    }
    while (most > 0 && ((unsigned char)text.ptr[most] & 0xC0) == 0x80) {
        most--; /* not within a character */
    }
    return ltl_str_slice(text, 0, most);
}

static ltl_str first_of(ltl_str a, ltl_str b, ltl_str c) {
    return a.len > 0 ? a : b.len > 0 ? b : c;
}

/* --- help --------------------------------------------------------------------------------- */

static void append_paragraph(ltl_buf *buf, const char *title, ltl_str text, bool is_markdown) {
    if (text.len == 0) {
        return;
    }
    if (buf->len > 0) {
        ltl_buf_append(buf, LTL_STR("\n\n"));
    }
    if (title) {
        ltl_buf_printf(buf, is_markdown ? "**%s** " : "%s ", title);
    }
    if (is_markdown) {
        ltl_escape_markdown(buf, text);
    } else {
        ltl_buf_append(buf, text);
    }
}

static void append_references(ltl_buf *buf, const ltl_rule_info *rule, bool is_markdown) {
    for (uint32_t i = 0; i < rule->reference_count; i++) {
        if (ltl_uri_is_web(rule->references[i])) {
            ltl_buf_append(buf, i == 0 ? LTL_STR("\n\n") : LTL_STR("\n"));
            ltl_buf_printf(buf, is_markdown ? "- <%.*s>" : "- %.*s",
                           LTL_STR_ARG(rule->references[i]));
        }
    }
}

static void key_help(ltl_sarif *sarif, const char *key, const ltl_rule_info *rule,
                     bool is_markdown) {
    ltl_buf buf;
    ltl_buf_init(&buf, 1 << 20);
    append_paragraph(&buf, NULL, first_of(rule->message, rule->title, rule->id), is_markdown);
    append_paragraph(&buf, "Why:", rule->why, is_markdown);
    append_paragraph(&buf, "What to do:", rule->advice, is_markdown);
    append_references(&buf, rule, is_markdown);
    ltl_json_key_str(&sarif->json, key, ltl_buf_borrow(&buf));
    ltl_buf_clear(&buf);
}

/* --- properties --------------------------------------------------------------------------- */

static bool is_security(const ltl_rule_info *rule) {
    return rule->domain == LTL_DOMAIN_SECURITY || rule->domain == LTL_DOMAIN_SECRETS;
}

/* Numbers as text, in the middle of the ranges that code hosts give to a severity. */
static const char *security_severity(ltl_severity severity) {
    static const char *const numbers[LTL_SEVERITY_COUNT] = {
        [LTL_SEVERITY_LOW] = "2.5",
        [LTL_SEVERITY_MEDIUM] = "5.5",
        [LTL_SEVERITY_HIGH] = "8.0",
        [LTL_SEVERITY_CRITICAL] = "9.5",
    };
    return numbers[severity];
}

static const char *problem_severity(ltl_severity severity) {
    const char *level = ltl_sarif_level(severity);
    return level[0] == 'n' ? "recommendation" : level;
}

static void key_tags(ltl_sarif *sarif, const ltl_rule_info *rule) {
    ltl_json *json = &sarif->json;
    uint32_t left = LTL_SARIF_MAX_TAGS - 1;
    ltl_json_key(json, "tags");
    ltl_json_begin_array(json);
    ltl_json_cstr(json, is_security(rule) ? "security" : ltl_domain_name(rule->domain));
    if (rule->domain == LTL_DOMAIN_SECRETS) {
        ltl_json_cstr(json, "secrets");
        left--;
    }
    for (uint32_t i = 0; i < rule->cwe_count && left > 0; i++) {
        uint32_t number = ltl_cwe_number(rule->cwe[i]);
        if (number > 0) {
            char tag[40];
            (void)snprintf(tag, sizeof(tag), "external/cwe/cwe-%03u", (unsigned)number);
            ltl_json_cstr(json, tag);
            left--;
        }
    }
    for (uint32_t i = 0; i < rule->owasp_count && left > 0; i++, left--) {
        ltl_json_str(json,
                     ltl_arena_printf(&sarif->arena, "OWASP-%.*s", LTL_STR_ARG(rule->owasp[i])));
    }
    for (uint32_t i = 0; i < rule->cert_count && left > 0; i++, left--) {
        ltl_json_str(json,
                     ltl_arena_printf(&sarif->arena, "CERT-%.*s", LTL_STR_ARG(rule->cert[i])));
    }
    for (uint32_t i = 0; i < rule->misra_count && left > 0; i++, left--) {
        ltl_json_str(json, ltl_arena_printf(&sarif->arena, "MISRA-C-2012 %.*s",
                                            LTL_STR_ARG(rule->misra[i])));
    }
    ltl_json_end_array(json);
}

static void key_properties(ltl_sarif *sarif, const ltl_rule_info *rule) {
    ltl_json *json = &sarif->json;
    const char *number = is_security(rule) ? security_severity(rule->severity) : NULL;
    ltl_json_key(json, "properties");
    ltl_json_begin_object(json);
    key_tags(sarif, rule);
    ltl_json_key_cstr(json, "precision", ltl_confidence_name(rule->confidence));
    if (number) {
        ltl_json_key_cstr(json, "security-severity", number);
    } else {
        ltl_json_key_cstr(json, "problem.severity", problem_severity(rule->severity));
    }
    ltl_json_key_metadata(json, "metadata", rule);
    ltl_json_end_object(json);
}

/* --- weaknesses --------------------------------------------------------------------------- */

static void key_relationships(ltl_json *json, const ltl_rule_info *rule) {
    ltl_json_key(json, "relationships");
    ltl_json_begin_array(json);
    for (uint32_t i = 0; i < rule->cwe_count; i++) {
        uint32_t number = ltl_cwe_number(rule->cwe[i]);
        if (number == 0) {
            continue;
        }
        char id[24];
        (void)snprintf(id, sizeof(id), "CWE-%u", (unsigned)number);
        ltl_json_begin_object(json);
        ltl_json_key(json, "target");
        ltl_json_begin_object(json);
        ltl_json_key_cstr(json, "id", id);
        ltl_json_key(json, "toolComponent");
        ltl_json_begin_object(json);
        ltl_json_key_cstr(json, "name", "CWE");
        ltl_json_end_object(json);
        ltl_json_end_object(json);
        ltl_json_key(json, "kinds");
        ltl_json_begin_array(json);
        ltl_json_cstr(json, "relevant");
        ltl_json_end_array(json);
        ltl_json_end_object(json);
    }
    ltl_json_end_array(json);
}

static int compare_numbers(const void *a, const void *b) {
    uint32_t left = *(const uint32_t *)a;
    uint32_t right = *(const uint32_t *)b;
    return (left > right) - (left < right);
}

static uint32_t *collect_weaknesses(ltl_sarif *sarif, uint32_t *out_count) {
    uint32_t most = 0;
    uint32_t count = 0;
    for (uint32_t i = 0; i < sarif->report->rule_count; i++) {
        most += sarif->report->rules[i]->cwe_count;
    }
    uint32_t *numbers = LTL_NEW_ARRAY(&sarif->arena, uint32_t, most);
    for (uint32_t i = 0; i < sarif->report->rule_count; i++) {
        const ltl_rule_info *rule = sarif->report->rules[i];
        for (uint32_t c = 0; c < rule->cwe_count; c++) {
            numbers[count++] = ltl_cwe_number(rule->cwe[c]);
        }
    }
    qsort(numbers, count, sizeof(*numbers), compare_numbers);
    *out_count = count;
    return numbers;
}

static void write_taxonomy(ltl_sarif *sarif) {
    ltl_json *json = &sarif->json;
    uint32_t count = 0;
    const uint32_t *numbers = collect_weaknesses(sarif, &count);
    ltl_json_key(json, "taxonomies");
    ltl_json_begin_array(json);
    ltl_json_begin_object(json);
    ltl_json_key_cstr(json, "name", "CWE");
    ltl_json_key_cstr(json, "organization", "MITRE");
    ltl_json_key_cstr(json, "informationUri", "https://cwe.mitre.org/");
    ltl_sarif_key_text(sarif, "shortDescription", LTL_STR("Common Weakness Enumeration"));
    ltl_json_key(json, "taxa");
    ltl_json_begin_array(json);
    for (uint32_t i = 0; i < count; i++) {
        if (numbers[i] == 0 || (i > 0 && numbers[i] == numbers[i - 1])) {
            continue;
        }
        char text[80];
        ltl_json_begin_object(json);
        (void)snprintf(text, sizeof(text), "CWE-%u", (unsigned)numbers[i]);
        ltl_json_key_cstr(json, "id", text);
        (void)snprintf(text, sizeof(text), "https://cwe.mitre.org/data/definitions/%u.html",
                       (unsigned)numbers[i]);
        ltl_json_key_cstr(json, "helpUri", text);
        ltl_json_end_object(json);
    }
    ltl_json_end_array(json);
    ltl_json_end_object(json);
    ltl_json_end_array(json);
}

/* --- rules -------------------------------------------------------------------------------- */

static void write_rule(ltl_sarif *sarif, const ltl_rule_info *rule) {
    ltl_json *json = &sarif->json;
    ltl_json_begin_object(json);
    ltl_json_key_str(json, "id", rule->id);
    ltl_sarif_key_text(sarif, "shortDescription",
                       cut_text(first_of(rule->title, rule->message, rule->id), 255));
    ltl_sarif_key_text(
        sarif, "fullDescription",
        cut_text(first_of(rule->message, rule->title, rule->id), LTL_SARIF_MAX_DESCRIPTION));
    ltl_json_key(json, "help");
    ltl_json_begin_object(json);
    key_help(sarif, "text", rule, false);
    key_help(sarif, "markdown", rule, true);
    ltl_json_end_object(json);
    if (rule->reference_count > 0 && ltl_uri_is_web(rule->references[0])) {
        ltl_json_key_str(json, "helpUri", rule->references[0]);
    }
    ltl_json_key(json, "defaultConfiguration");
    ltl_json_begin_object(json);
    ltl_json_key_cstr(json, "level", ltl_sarif_level(rule->severity));
    ltl_json_end_object(json);
    key_relationships(json, rule);
    key_properties(sarif, rule);
    ltl_json_end_object(json);
    ltl_arena_reset(&sarif->arena);
}

void ltl_sarif_write_tool(ltl_sarif *sarif) {
    const ltl_report *report = sarif->report;
    ltl_json *json = &sarif->json;
    uint32_t count = report->rule_count;
    if (sarif->is_for_host && count > LTL_SARIF_MAX_RULES) {
        count = LTL_SARIF_MAX_RULES;
    }
    ltl_json_key(json, "tool");
    ltl_json_begin_object(json);
    ltl_json_key(json, "driver");
    ltl_json_begin_object(json);
    ltl_json_key_cstr(json, "name", "Lintel");
    ltl_json_key_str(json, "version", report->tool_version);
    ltl_json_key_str(json, "semanticVersion", report->tool_version);
    ltl_json_key(json, "rules");
    ltl_json_begin_array(json);
    for (uint32_t i = 0; i < count; i++) {
        write_rule(sarif, report->rules[i]);
    }
    ltl_json_end_array(json);
    ltl_json_end_object(json);
    ltl_json_end_object(json);
    write_taxonomy(sarif);
}
