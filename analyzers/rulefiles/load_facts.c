#include "analyzers/rulefiles/load_internal.h"
#include "core/nearest.h"

/* --- languages ------------------------------------------------------------------------------- */

/* Names in Semgrep rules, and the id such a language has here once it has a grammar. */
typedef struct language_name {
    const char *name;
    const char *id;
} language_name;

static const language_name LANGUAGE_NAMES[] = {
    {"apex", "apex"},
    {"bash", "bash"},
    {"sh", "bash"},
    {"c", "c"},
    {"cairo", "cairo"},
    {"circom", "circom"},
    {"clojure", "clojure"},
    {"cpp", "cpp"},
    {"c++", "cpp"},
    {"crystal", "crystal"},
    {"csharp", "csharp"},
    {"c#", "csharp"},
    {"dart", "dart"},
    {"dockerfile", "dockerfile"},
    {"docker", "dockerfile"},
    {"elixir", "elixir"},
    {"ex", "elixir"},
    {"generic", "generic"},
    {"go", "go"},
    {"golang", "go"},
    {"gosu", "gosu"},
    {"hack", "hack"},
    {"hcl", "hcl"},
    {"terraform", "hcl"},
    {"tf", "hcl"},
    {"html", "html"},
    {"java", "java"},
    {"javascript", "javascript"},
    {"js", "javascript"},
    {"json", "json"},
    {"jsonnet", "jsonnet"},
    {"julia", "julia"},
    {"kotlin", "kotlin"},
    {"kt", "kotlin"},
    {"lisp", "lisp"},
    {"lua", "lua"},
    {"move_on_aptos", "move_on_aptos"},
    {"move_on_sui", "move_on_sui"},
    {"none", "regex"},
    {"ocaml", "ocaml"},
    {"php", "php"},
    {"powershell", "powershell"},
    {"promql", "promql"},
    {"proto", "protobuf"},
    {"proto3", "protobuf"},
    {"protobuf", "protobuf"},
    {"py", "python"},
    {"python", "python"},
    {"python2", "python"},
    {"python3", "python"},
    {"ql", "ql"},
    {"r", "r"},
    {"regex", "regex"},
    {"ruby", "ruby"},
    {"rust", "rust"},
    {"scala", "scala"},
    {"scheme", "scheme"},
    {"sol", "solidity"},
    {"solidity", "solidity"},
    {"swift", "swift"},
    {"ts", "typescript"},
    {"typescript", "typescript"},
    {"vb", "vb"},
    {"vue", "vue"},
    {"xml", "xml"},
    {"yaml", "yaml"},
};

/* Files of the second are targets of rules for the first. */
static const language_name COMPANIONS[] = {{"typescript", "tsx"}};

static const language_name *find_language_name(ltl_str name, const char **out_nearest) {
    for (size_t i = 0; i < LTL_COUNT_OF(LANGUAGE_NAMES); i++) {
        if (ltl_str_equals_ignoring_case(name, ltl_str_of(LANGUAGE_NAMES[i].name))) {
            return &LANGUAGE_NAMES[i];
        }
    }
    uint32_t best = UINT32_MAX;
    *out_nearest = NULL;
    for (size_t i = 0; i < LTL_COUNT_OF(LANGUAGE_NAMES); i++) {
        if (ltl_nearest_try(name, ltl_str_of(LANGUAGE_NAMES[i].name), &best)) {
            *out_nearest = LANGUAGE_NAMES[i].name;
        }
    }
    return NULL;
}

/* Room for every name, its companion and the null at the end. */
typedef struct targets {
    const ltl_language **languages;
    uint32_t language_count;
    ltl_str *names;
    uint32_t name_count;
    const ltl_yaml *without_grammar; /* the first one */
} targets;

static void add_name(targets *to, ltl_str name) {
    for (uint32_t i = 0; i < to->name_count; i++) {
        if (ltl_str_eq(to->names[i], name)) {
            return;
        }
    }
    to->names[to->name_count++] = name;
}

static void add_language(targets *to, const ltl_language *language) {
    for (uint32_t i = 0; i < to->language_count; i++) {
        if (to->languages[i] == language) {
            return;
        }
    }
    to->languages[to->language_count++] = language;
    for (size_t i = 0; i < LTL_COUNT_OF(COMPANIONS); i++) {
        const ltl_language *companion = ltl_language_find(ltl_str_of(COMPANIONS[i].id));
        if (companion && strcmp(language->id, COMPANIONS[i].name) == 0) {
            to->languages[to->language_count++] = companion;
        }
    }
}

static void add_target(ltl_loader *loader, targets *to, const ltl_yaml *item, ltl_rule *rule) {
    const char *nearest = NULL;
    const language_name *known = find_language_name(item->text, &nearest);
    const ltl_language *language = ltl_language_find(item->text);
    if (!language && known) {
        language = ltl_language_find(ltl_str_of(known->id));
    }
    if (language) {
        add_language(to, language);
        add_name(to, ltl_str_of(language->id));
    } else if (!known) {
        ltl_loader__error(loader, item, "there is no language `%.*s`%s",
                          LTL_STR_ARG(ltl_loader__shown(item->text)),
                          ltl_loader__meant(loader, item->text, nearest));
    } else if (strcmp(known->id, "regex") == 0 || strcmp(known->id, "generic") == 0) {
        rule->is_any_text = true;
        rule->is_generic = rule->is_generic || strcmp(known->id, "generic") == 0;
        add_name(to, ltl_str_of(known->id));
    } else if (!to->without_grammar) {
        to->without_grammar = item;
    }
}

bool ltl_load__view_language(ltl_loader *loader, const ltl_yaml *value,
                             const ltl_language **out_language, bool *out_is_generic) {
    const char *nearest = NULL;
    const language_name *known = find_language_name(value->text, &nearest);
    const ltl_language *language = ltl_language_find(value->text);
    if (!language && known) {
        language = ltl_language_find(ltl_str_of(known->id));
    }
    bool is_generic = known && strcmp(known->id, "generic") == 0;
    bool is_regex = known && strcmp(known->id, "regex") == 0;
    if (!language && !is_generic && !is_regex) {
        ltl_loader__error(loader, value, "there is no %s `%.*s`%s",
                          known ? "grammar yet for" : "language",
                          LTL_STR_ARG(ltl_loader__shown(value->text)),
                          known ? "" : ltl_loader__meant(loader, value->text, nearest));
        return false;
    }
    *out_language = language;
    *out_is_generic = is_generic;
    return true;
}

void ltl_load__languages(ltl_loader *loader, const ltl_yaml *key, const ltl_yaml *value,
                         ltl_rule_reading *reading) {
    const ltl_str *texts = NULL;
    uint32_t count = 0;
    if (!ltl_loader__texts(loader, key, value, false, &texts, &count)) {
        return;
    }
    targets to = {.languages = LTL_NEW_ARRAY(loader->arena, const ltl_language *, 2 * count + 1),
                  .names = LTL_NEW_ARRAY(loader->arena, ltl_str, count)};
    for (uint32_t i = 0; i < count; i++) {
        add_target(loader, &to, value->items[i], &reading->rule);
    }
    if (to.without_grammar && to.name_count > 0) {
        ltl_loader__warn(
            loader, to.without_grammar,
            "there is no grammar for `%.*s` yet; the rule runs for its other languages",
            LTL_STR_ARG(to.without_grammar->text));
    } else if (to.without_grammar) {
        ltl_loader__error(loader, to.without_grammar, "there is no grammar for `%.*s` yet",
                          LTL_STR_ARG(to.without_grammar->text));
    }
    reading->rule.languages = to.languages;
    reading->rule.info.languages = to.names;
    reading->rule.info.language_count = to.name_count;
}

/* --- severity, paths ------------------------------------------------------------------------- */

void ltl_load__severity(ltl_loader *loader, const ltl_yaml *key, const ltl_yaml *value,
                        ltl_rule_reading *reading) {
    static const char *const NAMES[] = {"ERROR",  "WARNING", "INFO",      "CRITICAL",   "HIGH",
                                        "MEDIUM", "LOW",     "INVENTORY", "EXPERIMENT", NULL};
    ltl_str text;
    if (!ltl_loader__text(loader, key, value, &text)) {
        return;
    }
    if (!ltl_severity_parse(text, &reading->rule.info.severity)) {
        const char *meant = ltl_loader__meant(loader, text, ltl_nearest(text, NAMES));
        ltl_loader__error(loader, value, "there is no severity `%.*s`%s",
                          LTL_STR_ARG(ltl_loader__shown(text)),
                          *meant != '\0' ? meant
                                         : "; there are CRITICAL, HIGH or ERROR, MEDIUM or WARNING, LOW or INFO");
    }
}

void ltl_load__paths(ltl_loader *loader, const ltl_yaml *key, const ltl_yaml *value,
                     ltl_rule_reading *reading) {
    static const char *const KEYS[] = {"include", "exclude", NULL};
    ltl_rule *rule = &reading->rule;
    if (value->kind != LTL_YAML_MAP) {
        ltl_loader__error(loader, key, "`paths` must be a mapping with `include` or `exclude`");
        return;
    }
    for (uint32_t i = 0; i < value->count; i++) {
        const ltl_yaml *part = value->keys[i];
        const ltl_yaml *list = value->items[i];
        if (list->kind == LTL_YAML_LIST && list->count == 0) {
            continue;
        }
        if (ltl_str_is(part->text, "include")) {
            (void)ltl_loader__texts(loader, part, list, false, &rule->include,
                                    &rule->include_count);
        } else if (ltl_str_is(part->text, "exclude")) {
            (void)ltl_loader__texts(loader, part, list, false, &rule->exclude,
                                    &rule->exclude_count);
        } else {
            ltl_loader__error(loader, part, "unknown key `%.*s` in `paths`%s",
                              LTL_STR_ARG(ltl_loader__shown(part->text)),
                              ltl_loader__meant(loader, part->text, ltl_nearest(part->text, KEYS)));
        }
    }
}

/* --- versions -------------------------------------------------------------------------------- */

/* The release of Semgrep whose rule syntax this loader reads. */
enum { LEVEL_MAJOR = 1, LEVEL_MINOR = 93 };

/* Major and minor of `1.93.0`, `v1.93`; false on anything else. */
static bool read_version(ltl_str text, uint64_t out_parts[2]) {
    ltl_str rest = ltl_str_trim(text);
    if (rest.len > 0 && (rest.ptr[0] == 'v' || rest.ptr[0] == 'V')) {
        rest = ltl_str_slice(rest, 1, rest.len);
    }
    uint64_t parts[3] = {0};
    size_t count = 0;
    ltl_str part;
    while (rest.ptr && ltl_str_split(&rest, '.', &part)) {
        if (count == 3 || !ltl_str_to_u64(part, &parts[count])) {
            return false;
        }
        count++;
    }
    out_parts[0] = parts[0];
    out_parts[1] = parts[1];
    return count > 0;
}

/* Negative when the version is older than ours, 0 when the same. */
static int compare_version(const uint64_t parts[2]) {
    if (parts[0] != LEVEL_MAJOR) {
        return parts[0] < LEVEL_MAJOR ? -1 : 1;
    }
    return parts[1] == LEVEL_MINOR ? 0 : parts[1] < LEVEL_MINOR ? -1 : 1;
}

/* `wrong_side` is the sign of a version that this engine does not satisfy. */
static void check_version(ltl_loader *loader, const ltl_yaml *key, const ltl_yaml *value,
                          int wrong_side, ltl_rule_reading *reading) {
    ltl_str text;
    uint64_t parts[2];
    if (!ltl_loader__text(loader, key, value, &text)) {
        return;
    }
    if (!read_version(text, parts)) {
        ltl_loader__error(loader, value, "`%.*s` must be a version such as 1.60.0",
                          LTL_STR_ARG(key->text));
        return;
    }
    if (compare_version(parts) == wrong_side) {
        ltl_loader__warn(
            loader, value, "left out: `%.*s` is %.*s, and the rule syntax here is that of %d.%d",
            LTL_STR_ARG(key->text), LTL_STR_ARG(ltl_loader__shown(text)), LEVEL_MAJOR, LEVEL_MINOR);
        reading->is_skipped = true;
    }
}

void ltl_load__min_version(ltl_loader *loader, const ltl_yaml *key, const ltl_yaml *value,
                           ltl_rule_reading *reading) {
    check_version(loader, key, value, 1, reading);
}

void ltl_load__max_version(ltl_loader *loader, const ltl_yaml *key, const ltl_yaml *value,
                           ltl_rule_reading *reading) {
    check_version(loader, key, value, -1, reading);
}
