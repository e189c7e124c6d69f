/* rules.c - what tools say of their rules, as rules of ours. */
#include "orchestrator/import/import_internal.h"
#include "orchestrator/tools/meaning.h"

enum { MOST_CWES = 8 };

void ltl_import_rules_init(ltl_import_rule_table *table) {
    ltl_map_init(&table->by_id, &table->arena);
}

ltl_str ltl_import_rule_id(ltl_str tool, ltl_str rule, char *into) {
    char letters[64];
    ltl_str name = ltl_meant_tool(tool, letters);
    rule = rule.len > 0 ? rule : LTL_STR("unnamed");
    if (ltl_str_is(name, "lintel") || name.len == 0) {
        name.len = 0;
    } else {
        memcpy(into, name.ptr, name.len);
        into[name.len++] = '/';
    }
    size_t len = name.len + rule.len < LTL_RULE_ID_BYTES ? rule.len : LTL_RULE_ID_BYTES - name.len;
    memcpy(into + name.len, rule.ptr, len);
    return (ltl_str){into, name.len + len};
}

static void cwes_take(ltl_arena *arena, ltl_rule_info *info, ltl_str list) {
    ltl_str *cwes = NULL;
    ltl_str entry;
    while (info->cwe_count < MOST_CWES && list.ptr != NULL && ltl_str_split(&list, '\n', &entry)) {
        uint32_t number = ltl_meant_cwe(entry);
        if (number > 0) {
            cwes = cwes != NULL ? cwes : LTL_NEW_ARRAY(arena, ltl_str, MOST_CWES);
            cwes[info->cwe_count++] = ltl_arena_printf(arena, "CWE-%u", number);
        }
    }
    info->cwe = cwes;
}

static ltl_str kept(ltl_arena *arena, ltl_str text) {
    return text.len > 0 ? ltl_arena_copy(arena, text) : LTL_STR("");
}

static void reference_take(ltl_arena *arena, ltl_rule_info *info, ltl_str reference) {
    if (reference.len > 0) {
        ltl_str *one = LTL_NEW(arena, ltl_str);
        *one = ltl_arena_copy(arena, reference);
        info->references = one;
        info->reference_count = 1;
    }
}

static ltl_rule_info *info_add(ltl_import_rule_table *table, ltl_map_entry *entry) {
    ltl_arena *arena = &table->arena;
    ltl_rule_info *info = LTL_NEW(arena, ltl_rule_info);
    *info = (ltl_rule_info){.id = entry->key,
                            .message = LTL_STR(""),
                            .source_path = LTL_STR(""),
                            .why = LTL_STR(""),
                            .advice = LTL_STR("")};
    entry->value = table->infos.count;
    LTL_PUSH(arena, &table->infos, info);
    return info;
}

static void rule_take(ltl_import_rule_table *table, const ltl_sarif_run *run,
                      const ltl_sarif_rule *rule) {
    char letters[LTL_RULE_ID_BYTES];
    bool is_new;
    ltl_arena *arena = &table->arena;
    if (table->infos.count >= LTL_MAX_IMPORT_RULES ||
        ltl_sarif_rule_text(rule, LTL_FIELD_RULE).len == 0) {
        return;
    }
    ltl_map_entry *entry = ltl_map_put_copy(
        &table->by_id,
        ltl_import_rule_id(run->tool, ltl_sarif_rule_text(rule, LTL_FIELD_RULE), letters), &is_new);
    if (!is_new) {
        return;
    }
    ltl_str tags = ltl_sarif_rule_text(rule, LTL_FIELD_TAGS);
    ltl_str cwe = ltl_sarif_rule_text(rule, LTL_FIELD_CWE);
    ltl_str score = ltl_sarif_rule_text(rule, LTL_FIELD_SCORE);
    ltl_rule_info *info = info_add(table, entry);
    info->title = kept(arena, ltl_sarif_rule_text(rule, LTL_FIELD_TITLE));
    info->message = info->title;
    info->why = kept(arena, ltl_sarif_rule_text(rule, LTL_FIELD_WHY));
    info->advice = kept(arena, ltl_sarif_rule_text(rule, LTL_FIELD_ADVICE));
    info->severity = ltl_meant_severity(score, ltl_sarif_rule_text(rule, LTL_FIELD_SEVERITY));
    info->confidence = ltl_meant_confidence(ltl_sarif_rule_text(rule, LTL_FIELD_CONFIDENCE));
    info->domain = ltl_meant_domain(LTL_STR(""), tags, cwe, run->tool, score.len > 0);
    cwes_take(arena, info, cwe.len > 0 ? cwe : tags);
    reference_take(arena, info, ltl_sarif_rule_text(rule, LTL_FIELD_REFERENCE));
}

void ltl_import_rules_take(ltl_import_rule_table *table, const ltl_sarif_meta *meta) {
    for (uint32_t i = 0; i < meta->runs.count; i++) {
        const ltl_sarif_run *run = &meta->runs.at[i];
        for (uint32_t k = 0; k < run->component_count; k++) {
            const ltl_sarif_component *component = &meta->components.at[run->first_component + k];
            for (uint32_t n = 0; n < component->rule_count; n++) {
                rule_take(table, run, &meta->rules.at[component->first_rule + n]);
            }
        }
    }
}

static ltl_rule_info *info_of_finding(ltl_import_rule_table *table, const ltl_packed *packed,
                                      ltl_map_entry *entry) {
    ltl_arena *arena = &table->arena;
    ltl_rule_info *info = info_add(table, entry);
    info->title = kept(arena, packed->texts[LTL_PACKED_TITLE]);
    info->message = info->title;
    info->why = kept(arena, packed->texts[LTL_PACKED_WHY]);
    info->advice = kept(arena, packed->texts[LTL_PACKED_ADVICE]);
    info->severity = (ltl_severity)packed->severity;
    info->confidence = (ltl_confidence)packed->confidence;
    info->domain =
        packed->domain < LTL_DOMAIN_COUNT ? (ltl_domain)packed->domain : LTL_DOMAIN_QUALITY;
    cwes_take(arena, info, packed->texts[LTL_PACKED_CWE]);
    reference_take(arena, info, packed->texts[LTL_PACKED_REFERENCE]);
    return info;
}

const ltl_rule_info *ltl_import_rule_of(ltl_import_rule_table *table, const ltl_packed *packed) {
    ltl_str id = packed->texts[LTL_PACKED_RULE];
    const ltl_map_entry *known = ltl_map_find(&table->by_id, id);
    if (known != NULL) {
        return table->infos.at[known->value];
    }
    bool is_new;
    if (table->infos.count + 1 >= LTL_MAX_IMPORT_RULES) {
        table->left_out++;
        id = LTL_STR("import/other-rules");
    }
    ltl_map_entry *entry = ltl_map_put_copy(&table->by_id, id, &is_new);
    return is_new ? info_of_finding(table, packed, entry) : table->infos.at[entry->value];
}
