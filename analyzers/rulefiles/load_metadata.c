#include "analyzers/rulefiles/load_internal.h"
#include "core/nearest.h"

typedef struct metadata_key {
    const char *name;
    ltl_key_use use;
    void (*read)(ltl_loader *loader, const ltl_yaml *key, const ltl_yaml *value, ltl_rule *rule);
} metadata_key;

/* --- metadata: free-form; what can be shown is shown, nothing costs the rule -------------------
 */

static void read_list(ltl_loader *loader, const ltl_yaml *value, const ltl_str **out_texts,
                      uint32_t *out_count) {
    bool is_one = value->kind == LTL_YAML_SCALAR;
    uint32_t count = is_one ? 1 : value->kind == LTL_YAML_LIST ? value->count : 0;
    ltl_str *texts = LTL_NEW_ARRAY(loader->arena, ltl_str, count);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < count; i++) {
        const ltl_yaml *item = is_one ? value : value->items[i];
        if (item->kind == LTL_YAML_SCALAR && ltl_str_trim(item->text).len > 0) {
            texts[kept++] = ltl_str_trim(item->text);
        }
    }
    *out_texts = texts;
    *out_count = kept;
}

static void read_cwe(ltl_loader *loader, const ltl_yaml *key, const ltl_yaml *value,
                     ltl_rule *rule) {
    (void)key;
    read_list(loader, value, &rule->info.cwe, &rule->info.cwe_count);
}

static void read_owasp(ltl_loader *loader, const ltl_yaml *key, const ltl_yaml *value,
                       ltl_rule *rule) {
    (void)key;
    read_list(loader, value, &rule->info.owasp, &rule->info.owasp_count);
}

static void read_cert(ltl_loader *loader, const ltl_yaml *key, const ltl_yaml *value,
                      ltl_rule *rule) {
    (void)key;
    read_list(loader, value, &rule->info.cert, &rule->info.cert_count);
}

static void read_misra(ltl_loader *loader, const ltl_yaml *key, const ltl_yaml *value,
                       ltl_rule *rule) {
    (void)key;
    read_list(loader, value, &rule->info.misra, &rule->info.misra_count);
}

static void read_references(ltl_loader *loader, const ltl_yaml *key, const ltl_yaml *value,
                            ltl_rule *rule) {
    (void)key;
    read_list(loader, value, &rule->info.references, &rule->info.reference_count);
}

static void read_confidence(ltl_loader *loader, const ltl_yaml *key, const ltl_yaml *value,
                            ltl_rule *rule) {
    (void)key;
    if (value->kind != LTL_YAML_SCALAR ||
        !ltl_confidence_parse(ltl_str_trim(value->text), &rule->info.confidence)) {
        ltl_loader__warn(loader, value,
                         "`confidence` is none of LOW, MEDIUM, HIGH; taken as MEDIUM");
    }
}

/* Categories that are no domain of ours (correctness, maintainability …) are quality. */
static void read_category(ltl_loader *loader, const ltl_yaml *key, const ltl_yaml *value,
                          ltl_rule *rule) {
    (void)loader;
    (void)key;
    if (value->kind == LTL_YAML_SCALAR) {
        (void)ltl_domain_parse(ltl_str_trim(value->text), &rule->info.domain);
    }
}

static const metadata_key METADATA_KEYS[] = {
    {"cwe", LTL_KEY_READ, read_cwe},
    {"owasp", LTL_KEY_READ, read_owasp},
    {"cert", LTL_KEY_READ, read_cert},
    {"misra", LTL_KEY_READ, read_misra},
    {"references", LTL_KEY_READ, read_references},
    {"confidence", LTL_KEY_READ, read_confidence},
    {"category", LTL_KEY_READ, read_category},
};

/* --- metadata.lintel: ours, so it is checked ---------------------------------------------------
 */

static void read_domain(ltl_loader *loader, const ltl_yaml *key, const ltl_yaml *value,
                        ltl_rule *rule) {
    ltl_str text;
    if (!ltl_loader__text(loader, key, value, &text) ||
        ltl_domain_parse(text, &rule->info.domain)) {
        return;
    }
    const char *names[LTL_DOMAIN_COUNT + 1] = {NULL};
    for (int i = 0; i < LTL_DOMAIN_COUNT; i++) {
        names[i] = ltl_domain_name((ltl_domain)i);
    }
    ltl_loader__error(loader, value, "there is no domain `%.*s`%s",
                      LTL_STR_ARG(ltl_loader__shown(text)),
                      ltl_loader__meant(loader, text, ltl_nearest(text, names)));
}

static void read_title(ltl_loader *loader, const ltl_yaml *key, const ltl_yaml *value,
                       ltl_rule *rule) {
    if (ltl_loader__text(loader, key, value, &rule->info.title)) {
        rule->info.title = ltl_str_trim(rule->info.title);
    }
}

static void read_why(ltl_loader *loader, const ltl_yaml *key, const ltl_yaml *value,
                     ltl_rule *rule) {
    if (ltl_loader__text(loader, key, value, &rule->info.why)) {
        rule->info.why = ltl_str_trim(rule->info.why);
    }
}

static void read_advice(ltl_loader *loader, const ltl_yaml *key, const ltl_yaml *value,
                        ltl_rule *rule) {
    if (ltl_loader__text(loader, key, value, &rule->info.advice)) {
        rule->info.advice = ltl_str_trim(rule->info.advice);
    }
}

static void read_flag(ltl_loader *loader, const ltl_yaml *key, const ltl_yaml *value,
                      bool *out_flag) {
    if (!ltl_yaml_to_bool(value, out_flag)) {
        ltl_loader__error(loader, value, "`%.*s` must be true or false", LTL_STR_ARG(key->text));
    }
}

static void read_critical(ltl_loader *loader, const ltl_yaml *key, const ltl_yaml *value,
                          ltl_rule *rule) {
    read_flag(loader, key, value, &rule->info.is_critical);
}

static void read_crash(ltl_loader *loader, const ltl_yaml *key, const ltl_yaml *value,
                       ltl_rule *rule) {
    read_flag(loader, key, value, &rule->info.is_crash);
}

static void read_secret(ltl_loader *loader, const ltl_yaml *key, const ltl_yaml *value,
                        ltl_rule *rule) {
    read_flag(loader, key, value, &rule->is_secret);
}

static void read_documents(ltl_loader *loader, const ltl_yaml *key, const ltl_yaml *value,
                           ltl_rule *rule) {
    read_flag(loader, key, value, &rule->speaks_in_documents);
}

static const metadata_key LINTEL_KEYS[] = {
    {"domain", LTL_KEY_READ, read_domain},
    {"title", LTL_KEY_READ, read_title},
    {"why", LTL_KEY_READ, read_why},
    {"advice", LTL_KEY_READ, read_advice},
    {"critical", LTL_KEY_READ, read_critical},
    {"crash", LTL_KEY_READ, read_crash},
    {"secret", LTL_KEY_READ, read_secret},
    {"documents", LTL_KEY_READ, read_documents},
    {"bad", LTL_KEY_FREE, NULL},
    {"good", LTL_KEY_FREE, NULL},
    {"wcag", LTL_KEY_FREE, NULL},
};

static const metadata_key *find_key(const metadata_key *keys, size_t count, ltl_str name,
                                    const char **out_nearest) {
    for (size_t i = 0; i < count; i++) {
        if (ltl_str_is(name, keys[i].name)) {
            return &keys[i];
        }
    }
    uint32_t best = UINT32_MAX;
    *out_nearest = NULL;
    for (size_t i = 0; i < count; i++) {
        if (ltl_nearest_try(name, ltl_str_of(keys[i].name), &best)) {
            *out_nearest = keys[i].name;
        }
    }
    return NULL;
}

static void read_lintel(ltl_loader *loader, const ltl_yaml *key, const ltl_yaml *value,
                        ltl_rule *rule) {
    if (value->kind != LTL_YAML_MAP) {
        ltl_loader__error(loader, key, "`metadata.lintel` must be a mapping");
        return;
    }
    const ltl_yaml *domain = ltl_yaml_get(value, "domain");
    if (domain && ltl_str_is(domain->text, "secrets")) {
        rule->is_secret = true; /* unless `secret` says otherwise */
    }
    for (uint32_t i = 0; i < value->count; i++) {
        const char *nearest = NULL;
        const ltl_yaml *part = value->keys[i];
        const metadata_key *known =
            find_key(LINTEL_KEYS, LTL_COUNT_OF(LINTEL_KEYS), part->text, &nearest);
        if (!known) {
            ltl_loader__error(loader, part, "unknown key `%.*s` in `metadata.lintel`%s",
                              LTL_STR_ARG(ltl_loader__shown(part->text)),
                              ltl_loader__meant(loader, part->text, nearest));
        } else if (known->read) {
            known->read(loader, part, value->items[i], rule);
        }
    }
}

void ltl_load__metadata(ltl_loader *loader, const ltl_yaml *key, const ltl_yaml *value,
                        ltl_rule_reading *reading) {
    if (value->kind == LTL_YAML_NULL) {
        return;
    }
    if (value->kind != LTL_YAML_MAP) {
        ltl_loader__error(loader, key, "`metadata` must be a mapping");
        return;
    }
    reading->rule.info.metadata = value;
    for (uint32_t i = 0; i < value->count; i++) {
        const char *nearest = NULL;
        const metadata_key *known =
            find_key(METADATA_KEYS, LTL_COUNT_OF(METADATA_KEYS), value->keys[i]->text, &nearest);
        if (known) {
            known->read(loader, value->keys[i], value->items[i], &reading->rule);
        }
    }
    /* last, so that its domain counts more than the category, wherever it stands */
    const ltl_yaml *ours = ltl_yaml_get(value, "lintel");
    if (ours) {
        read_lintel(loader, key, ours, &reading->rule);
    }
}
