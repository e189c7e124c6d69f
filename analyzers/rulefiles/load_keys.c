/* The keys at the top of a rule. */
#include "analyzers/rulefiles/load_internal.h"
#include "core/nearest.h"

enum { MAX_ID_BYTES = 512 };

typedef void read_key(ltl_loader *loader, const ltl_yaml *key, const ltl_yaml *value,
                      ltl_rule_reading *reading);

typedef struct rule_key {
    const char *name;
    ltl_key_use use;
    read_key *read; /* of LTL_KEY_READ */
} rule_key;

bool ltl_load__is_id(ltl_str id) {
    for (size_t i = 0; i < id.len; i++) {
        char byte = id.ptr[i];
        bool is_letter = (byte | 32) >= 'a' && (byte | 32) <= 'z';
        bool is_digit = byte >= '0' && byte <= '9';
        if (!is_letter && !is_digit && byte != '.' && byte != '_' && byte != '-') {
            return false;
        }
    }
    return id.len > 0 && id.len <= MAX_ID_BYTES;
}

static void read_id(ltl_loader *loader, const ltl_yaml *key, const ltl_yaml *value,
                    ltl_rule_reading *reading) {
    ltl_str id;
    if (!ltl_loader__text(loader, key, value, &id)) {
        return;
    }
    if (!ltl_load__is_id(id)) {
        ltl_loader__error(loader, value,
                          "`id` may hold letters, digits, `.`, `_` and `-`, at most %d bytes",
                          (int)MAX_ID_BYTES);
        return;
    }
    reading->rule.info.id = id;
}

static void read_message(ltl_loader *loader, const ltl_yaml *key, const ltl_yaml *value,
                         ltl_rule_reading *reading) {
    ltl_str text;
    if (ltl_loader__text(loader, key, value, &text)) {
        reading->rule.info.message = ltl_str_trim(text);
    }
}

static void read_mode(ltl_loader *loader, const ltl_yaml *key, const ltl_yaml *value,
                      ltl_rule_reading *reading) {
    static const char *const LATER[] = {"join", "extract", "steps", "step"};
    static const char *const MODES[] = {"search", "taint", NULL};
    ltl_str mode;
    if (!ltl_loader__text(loader, key, value, &mode) || ltl_str_is(mode, "search")) {
        return;
    }
    if (ltl_str_is(mode, "taint")) {
        reading->rule.is_taint = true;
        return;
    }
    for (size_t i = 0; i < LTL_COUNT_OF(LATER); i++) {
        if (ltl_str_is(mode, LATER[i])) {
            ltl_loader__error(loader, value, "mode `%s` is not supported yet", LATER[i]);
            return;
        }
    }
    ltl_loader__error(loader, value, "there is no mode `%.*s`%s",
                      LTL_STR_ARG(ltl_loader__shown(mode)),
                      ltl_loader__meant(loader, mode, ltl_nearest(mode, MODES)));
}

static void read_fix(ltl_loader *loader, const ltl_yaml *key, const ltl_yaml *value,
                     ltl_rule_reading *reading) {
    if (value->kind != LTL_YAML_SCALAR) { /* an empty text is a fix that deletes */
        ltl_loader__error(loader, key, "`fix` must be a text");
        return;
    }
    reading->rule.fix = value->text;
    reading->rule.has_fix = true;
}

static void read_fix_regex(ltl_loader *loader, const ltl_yaml *key, const ltl_yaml *value,
                           ltl_rule_reading *reading) {
    static const char *const KEYS[] = {"regex", "replacement", "count", NULL};
    ltl_rule *rule = &reading->rule;
    const ltl_yaml *regex = ltl_yaml_get(value, "regex");
    const ltl_yaml *replacement = ltl_yaml_get(value, "replacement");
    const ltl_yaml *count = ltl_yaml_get(value, "count");
    uint64_t most = 0;
    if (value->kind != LTL_YAML_MAP || !regex || !replacement) {
        ltl_loader__error(loader, key, "`%.*s` must be a mapping with `regex` and `replacement`",
                          LTL_STR_ARG(key->text));
        return;
    }
    if (!ltl_loader__keys(loader, value, KEYS) ||
        !ltl_loader__text(loader, key, regex, &rule->fix_regex)) {
        return;
    }
    if (count && (!ltl_str_to_u64(count->text, &most) || most > UINT32_MAX)) {
        ltl_loader__error(loader, count, "`count` must be a number");
        return;
    }
    ltl_loader__text_place(loader, regex, &rule->fix_line, &rule->fix_column);
    rule->fix_replacement = replacement->text;
    rule->fix_count = (uint32_t)most;
    rule->has_fix_regex = true;
}

static void read_formula_key(ltl_loader *loader, const ltl_yaml *key, const ltl_yaml *value,
                             ltl_rule_reading *reading) {
    if (reading->formula_key) {
        ltl_loader__error(loader, key,
                          "a rule has one formula, and `%.*s` stands in line %u already; "
                          "join them under `patterns` or `pattern-either`",
                          LTL_STR_ARG(ltl_loader__shown(reading->formula_key->text)),
                          reading->formula_key->line);
        return;
    }
    reading->formula_key = key;
    reading->formula_value = value;
}

/* The lists of a taint rule are read together. */
static void read_taint_list(ltl_loader *loader, const ltl_yaml *key, const ltl_yaml *value,
                            ltl_rule_reading *reading) {
    (void)loader;
    (void)value;
    reading->taint_key = reading->taint_key != NULL ? reading->taint_key : key;
}

static void read_taint(ltl_loader *loader, const ltl_yaml *key, const ltl_yaml *value,
                       ltl_rule_reading *reading) {
    if (value->kind != LTL_YAML_MAP) {
        ltl_loader__error(loader, key, "`taint` must be a mapping with `sources` and `sinks`");
        return;
    }
    reading->rule.is_taint = true;
    read_formula_key(loader, key, value, reading);
}

static void refuse_part(ltl_loader *loader, const ltl_yaml *key, const ltl_yaml *value,
                        ltl_rule_reading *reading) {
    (void)value;
    (void)reading;
    ltl_loader__error(loader, key, "`%.*s` belongs into the list of `patterns`, beside a pattern",
                      LTL_STR_ARG(ltl_loader__shown(key->text)));
}

static const rule_key RULE_KEYS[] = {
    {"id", LTL_KEY_READ, read_id},
    {"message", LTL_KEY_READ, read_message},
    {"severity", LTL_KEY_READ, ltl_load__severity},
    {"languages", LTL_KEY_READ, ltl_load__languages},
    {"mode", LTL_KEY_READ, read_mode},
    {"metadata", LTL_KEY_READ, ltl_load__metadata},
    {"options", LTL_KEY_READ, ltl_load__options},
    {"paths", LTL_KEY_READ, ltl_load__paths},
    {"fix", LTL_KEY_READ, read_fix},
    {"fix-regex", LTL_KEY_READ, read_fix_regex},
    {"fix_regex", LTL_KEY_READ, read_fix_regex},
    {"min-version", LTL_KEY_READ, ltl_load__min_version},
    {"max-version", LTL_KEY_READ, ltl_load__max_version},
    {"pattern", LTL_KEY_READ, read_formula_key},
    {"patterns", LTL_KEY_READ, read_formula_key},
    {"pattern-either", LTL_KEY_READ, read_formula_key},
    {"pattern-regex", LTL_KEY_READ, read_formula_key},
    {"match", LTL_KEY_READ, read_formula_key},
    {"check", LTL_KEY_READ, read_formula_key},
    {"pattern-anywhere", LTL_KEY_READ, refuse_part},
    {"pattern-not", LTL_KEY_READ, refuse_part},
    {"pattern-not-regex", LTL_KEY_READ, refuse_part},
    {"pattern-inside", LTL_KEY_READ, refuse_part},
    {"pattern-not-inside", LTL_KEY_READ, refuse_part},
    {"metavariable-regex", LTL_KEY_READ, refuse_part},
    {"metavariable-pattern", LTL_KEY_READ, refuse_part},
    {"metavariable-comparison", LTL_KEY_READ, refuse_part},
    {"metavariable-analysis", LTL_KEY_READ, refuse_part},
    {"metavariable-type", LTL_KEY_READ, refuse_part},
    {"metavariable-name", LTL_KEY_READ, refuse_part},
    {"focus-metavariable", LTL_KEY_READ, refuse_part},
    {"taint", LTL_KEY_READ, read_taint},
    {"pattern-sources", LTL_KEY_READ, read_taint_list},
    {"pattern-sinks", LTL_KEY_READ, read_taint_list},
    {"pattern-sanitizers", LTL_KEY_READ, read_taint_list},
    {"pattern-propagators", LTL_KEY_READ, read_taint_list},
    {"pattern-where-python", LTL_KEY_LATER, NULL},
    {"join", LTL_KEY_LATER, NULL},
    {"extract", LTL_KEY_LATER, NULL},
    {"dest-language", LTL_KEY_LATER, NULL},
    {"dest-rules", LTL_KEY_LATER, NULL},
    {"transform", LTL_KEY_LATER, NULL},
    {"reduce", LTL_KEY_LATER, NULL},
    {"steps", LTL_KEY_LATER, NULL},
    {"project-depends-on", LTL_KEY_LATER, NULL},
    {"r2c-internal-project-depends-on", LTL_KEY_LATER, NULL},
    {"equivalences", LTL_KEY_IGNORED, NULL},
    {"validators", LTL_KEY_IGNORED, NULL},
    {"license", LTL_KEY_FREE, NULL},
    {"author", LTL_KEY_FREE, NULL},
    {"version", LTL_KEY_FREE, NULL},
    {"product", LTL_KEY_FREE, NULL},
};

static const rule_key *find_rule_key(ltl_str name, const char **out_nearest) {
    for (size_t i = 0; i < LTL_COUNT_OF(RULE_KEYS); i++) {
        if (ltl_str_is(name, RULE_KEYS[i].name)) {
            return &RULE_KEYS[i];
        }
    }
    uint32_t best = UINT32_MAX;
    *out_nearest = NULL;
    for (size_t i = 0; i < LTL_COUNT_OF(RULE_KEYS); i++) {
        if (ltl_nearest_try(name, ltl_str_of(RULE_KEYS[i].name), &best)) {
            *out_nearest = RULE_KEYS[i].name;
        }
    }
    return NULL;
}

/* Rules of others carry keys of their own; one that looks mistyped must not be lost with them. */
static void unknown_key(ltl_loader *loader, const ltl_yaml *key, const char *nearest) {
    ltl_str shown = ltl_loader__shown(key->text);
    if (nearest) {
        ltl_loader__error(loader, key, "unknown key `%.*s`%s", LTL_STR_ARG(shown),
                          ltl_loader__meant(loader, key->text, nearest));
    } else {
        ltl_loader__warn(loader, key, "unknown key `%.*s` has no effect", LTL_STR_ARG(shown));
    }
}

void ltl_load__rule_key(ltl_loader *loader, const ltl_yaml *key, const ltl_yaml *value,
                          ltl_rule_reading *reading) {
    const char *nearest = NULL;
    const rule_key *known = find_rule_key(key->text, &nearest);
    if (!known) {
        unknown_key(loader, key, nearest);
    } else if (known->use == LTL_KEY_LATER) {
        ltl_loader__error(loader, key, "`%s` is not supported yet", known->name);
    } else if (known->use == LTL_KEY_IGNORED) {
        ltl_loader__warn(loader, key, "`%s` is not supported yet and has no effect", known->name);
    } else if (known->use == LTL_KEY_READ) {
        known->read(loader, key, value, reading);
    }
}
