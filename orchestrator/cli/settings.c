#include "orchestrator/cli/settings.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/yaml.h"
#include "orchestrator/cli/files.h"
#include "orchestrator/cli/suggest.h"

typedef enum value_kind {
    VALUE_BOOL,
    VALUE_NOT_BOOL, /* `true` clears the flag */
    VALUE_NUMBER,
    VALUE_COUNT, /* a number of 64 bits beside a has_ flag: max-warnings */
    VALUE_LIST,
    VALUE_PATHS, /* a list, relative to the settings file */
    VALUE_PATH,
    VALUE_DOMAINS,
    VALUE_SEVERITY,
    VALUE_CONFIDENCE,
    VALUE_FAIL_ON,
    VALUE_DEPTH,
} value_kind;

typedef struct settings_key {
    const char *section; /* null: at the top */
    const char *name;
    value_kind kind;
    size_t offset;
    const char *help;
} settings_key;

#define AT(member) offsetof(ltl_settings, member)

static const settings_key keys[] = {
    {NULL, "rules", VALUE_PATHS, AT(rules),
     "rule files and folders to run beside the built-in rules"},
    {NULL, "built-in-rules", VALUE_NOT_BOOL, AT(has_own_rules_only), "false: run `rules` only"},
    {NULL, "baseline", VALUE_PATH, AT(baseline),
     "file of findings that `scan` and `fix` neither show nor count; see `lintel baseline`"},
    {NULL, "paths", VALUE_PATHS, AT(paths), "what `scan` looks at without an operand"},
    {NULL, "include", VALUE_LIST, AT(include), "look only at files that match (as in .gitignore)"},
    {NULL, "exclude", VALUE_LIST, AT(exclude), "leave out files that match (as in .gitignore)"},
    {NULL, "select", VALUE_LIST, AT(select), "keep only these rules, domains, CWEs, severities"},
    {NULL, "ignore", VALUE_LIST, AT(ignore), "leave these out"},
    {NULL, "domains", VALUE_DOMAINS, AT(domains), "the agents to run"},
    {NULL, "severity", VALUE_SEVERITY, AT(severity), "report findings of this severity or more"},
    {NULL, "confidence", VALUE_CONFIDENCE, AT(confidence),
     "report findings of this confidence or more"},
    {NULL, "doubtful", VALUE_BOOL, AT(shows_doubtful),
     "true: report data flows whose confidence guesses took down to low"},
    {NULL, "dataflow", VALUE_DEPTH, AT(dataflow),
     "how far taint rules follow what comes in: none, rule, function, file or repository"},
    {"metrics", "enabled", VALUE_BOOL, AT(with_metrics), "complexity and size of functions"},
    {"metrics", "cyclomatic", VALUE_NUMBER, AT(metrics.cyclomatic), "most cyclomatic complexity"},
    {"metrics", "cognitive", VALUE_NUMBER, AT(metrics.cognitive), "most cognitive complexity"},
    {"metrics", "function-lines", VALUE_NUMBER, AT(metrics.function_lines), "longest function"},
    {"metrics", "nesting", VALUE_NUMBER, AT(metrics.nesting), "deepest nesting"},
    {"metrics", "parameters", VALUE_NUMBER, AT(metrics.parameters), "most parameters"},
    {"gate", "fail-on", VALUE_FAIL_ON, AT(gate),
     "severity[:confidence] that fails the gate, or never"},
    {"gate", "max-warnings", VALUE_COUNT, AT(gate), "most findings below fail-on"},
    {"gate", "require-coverage", VALUE_BOOL, AT(gate.requires_coverage),
     "partly analysed files make the run incomplete"},
    {"review", "hotfix-lines", VALUE_NUMBER, AT(review.hotfix_lines),
     "a change of one file and fewer lines is a hotfix"},
    {"review", "major-files", VALUE_NUMBER, AT(review.major_files),
     "more files are a major change"},
    {"review", "major-lines", VALUE_NUMBER, AT(review.major_lines),
     "more lines are a major change"},
    {"review", "layers", VALUE_LIST, AT(layers),
     "folders, the lowest first: a change in which one imports one behind it is a major change"},
    {"review", "hub-files", VALUE_NUMBER, AT(review.hub_files),
     "a change of what more files depend on is no hotfix"},
    {"hook", "early-stop", VALUE_BOOL, AT(stops_early),
     "false: a hook that found something critical goes on to what the change does in other files"},
};

void ltl_settings_init(ltl_settings *settings) {
    *settings = (ltl_settings){
        .domains = (1u << LTL_DOMAIN_COUNT) - 1,
        .with_metrics = true,
        .stops_early = true,
        .gate = {.fail_on = LTL_SEVERITY_MEDIUM},
    };
}

ltl_str ltl_settings_find(ltl_arena *arena, const char *folder) {
    char real[PATH_MAX];
    if (!realpath(folder, real)) {
        return LTL_STR("");
    }
    ltl_str at = ltl_arena_copy(arena, ltl_str_of(real));
    for (;;) {
        ltl_str file = ltl_arena_printf(arena, "%.*s/%s", LTL_STR_ARG(at), LTL_SETTINGS_FILE);
        if (ltl_file_exists(file.ptr)) {
            return file;
        }
        ltl_str git = ltl_arena_printf(arena, "%.*s/.git", LTL_STR_ARG(at));
        size_t slash = ltl_str_find_last_byte(at, '/');
        if (ltl_file_exists(git.ptr) || slash == SIZE_MAX || at.len == 0) {
            return LTL_STR("");
        }
        at = ltl_str_slice(at, 0, slash);
    }
}

bool ltl_depth_parse(ltl_str text, ltl_depth_choice *out_choice) {
    static const struct {
        const char *name;
        ltl_dataflow_depth depth;
    } DEPTHS[] = {
        {"none", LTL_DATAFLOW_NONE},
        {"rule", LTL_DATAFLOW_BY_RULE},
        {"function", LTL_DATAFLOW_FUNCTION},
        {"file", LTL_DATAFLOW_FILE},
        {"repository", LTL_DATAFLOW_REPOSITORY},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(DEPTHS); i++) {
        if (ltl_str_is(text, DEPTHS[i].name)) {
            *out_choice = (ltl_depth_choice){true, DEPTHS[i].depth};
            return true;
        }
    }
    return false;
}

bool ltl_fail_on_parse(ltl_str text, ltl_gate_options *out_gate) {
    out_gate->is_chosen = true;
    if (ltl_str_is(text, "never")) {
        out_gate->fail_on = LTL_SEVERITY_COUNT;
        out_gate->fail_on_confidence = LTL_CONFIDENCE_LOW;
        return true;
    }
    ltl_str severity_text;
    ltl_str rest = text;
    ltl_severity severity;
    ltl_confidence confidence = LTL_CONFIDENCE_LOW;
    if (!ltl_str_split(&rest, ':', &severity_text) ||
        !ltl_severity_parse(severity_text, &severity)) {
        return false;
    }
    if (rest.ptr && !ltl_confidence_parse(rest, &confidence)) {
        return false;
    }
    out_gate->fail_on = severity;
    out_gate->fail_on_confidence = confidence;
    return true;
}

typedef struct reading {
    ltl_arena *arena;
    ltl_str path;
    ltl_settings *settings;
    ltl_error *error;
} reading;

static ltl_status fail_value(const reading *self, const settings_key *key, const ltl_yaml *node,
                             const char *wanted) {
    ltl_status status = ltl_fail(self->error, LTL_INVALID, "`%s` takes %s", key->name, wanted);
    ltl_error_at(self->error, self->path.ptr, node->line, node->column);
    return status;
}

static ltl_str folder_of(ltl_str path) {
    size_t slash = ltl_str_find_last_byte(path, '/');
    return slash == SIZE_MAX ? LTL_STR("") : ltl_str_slice(path, 0, slash + 1);
}

static void list_push(const reading *self, const settings_key *key, ltl_str_list *list,
                      ltl_str text) {
    bool is_path = key->kind == VALUE_PATHS || key->kind == VALUE_PATH;
    if (is_path && text.len > 0 && text.ptr[0] != '/') {
        text = ltl_arena_printf(self->arena, "%.*s%.*s", LTL_STR_ARG(folder_of(self->path)),
                                LTL_STR_ARG(text));
    }
    LTL_PUSH(self->arena, list, ltl_arena_copy(self->arena, text));
}

static ltl_status list_read(const reading *self, const settings_key *key, const ltl_yaml *node,
                            ltl_str_list *list) {
    if (node->kind == LTL_YAML_SCALAR) {
        list_push(self, key, list, node->text);
        return LTL_OK;
    }
    if (node->kind != LTL_YAML_LIST) {
        return fail_value(self, key, node, "a list of texts");
    }
    for (uint32_t i = 0; i < node->count; i++) {
        if (node->items[i]->kind != LTL_YAML_SCALAR) {
            return fail_value(self, key, node->items[i], "a list of texts");
        }
        list_push(self, key, list, node->items[i]->text);
    }
    return LTL_OK;
}

static ltl_status path_read(const reading *self, const settings_key *key, const ltl_yaml *node,
                            ltl_str *out_path) {
    ltl_str_list one = {0};
    if (node->kind != LTL_YAML_SCALAR) {
        return fail_value(self, key, node, "the path of a file");
    }
    list_push(self, key, &one, node->text);
    *out_path = one.at[0];
    return LTL_OK;
}

static ltl_status domains_read(const reading *self, const settings_key *key, const ltl_yaml *node,
                               uint32_t *out_domains) {
    ltl_str_list names = {0};
    ltl_status status = list_read(self, key, node, &names);
    uint32_t domains = 0;
    for (uint32_t i = 0; status == LTL_OK && i < names.count; i++) {
        ltl_domain domain;
        if (!ltl_domain_parse(names.at[i], &domain)) {
            return fail_value(self, key, node,
                              "domains: security, secrets, performance, quality, accessibility, "
                              "seo, compliance");
        }
        domains |= 1u << domain;
    }
    if (status == LTL_OK) {
        *out_domains = domains;
    }
    return status;
}

static ltl_status number_read(const reading *self, const settings_key *key, const ltl_yaml *node,
                              int64_t *out_number) {
    if (!ltl_yaml_to_i64(node, out_number) || *out_number < 0 || *out_number > UINT32_MAX) {
        return fail_value(self, key, node, "a number that is not negative");
    }
    return LTL_OK;
}

static ltl_status flag_read(const reading *self, const settings_key *key, const ltl_yaml *node,
                            bool *out_flag) {
    bool value;
    if (!ltl_yaml_to_bool(node, &value)) {
        return fail_value(self, key, node, "true or false");
    }
    *out_flag = key->kind == VALUE_NOT_BOOL ? !value : value;
    return LTL_OK;
}

/* Scalars that are words of a scale. */
static ltl_status level_read(const reading *self, const settings_key *key, const ltl_yaml *node,
                             void *member) {
    bool is_scalar = node->kind == LTL_YAML_SCALAR;
    switch (key->kind) {
    case VALUE_SEVERITY:
        return is_scalar && ltl_severity_parse(node->text, member)
                   ? LTL_OK
                   : fail_value(self, key, node, "info, low, medium, high or critical");
    case VALUE_CONFIDENCE:
        return is_scalar && ltl_confidence_parse(node->text, member)
                   ? LTL_OK
                   : fail_value(self, key, node, "low, medium or high");
    case VALUE_DEPTH:
        return is_scalar && ltl_depth_parse(node->text, member)
                   ? LTL_OK
                   : fail_value(self, key, node, "rule, function, file or repository");
    default:
        return is_scalar && ltl_fail_on_parse(node->text, member)
                   ? LTL_OK
                   : fail_value(self, key, node, "a severity, a severity:confidence, or never");
    }
}

static ltl_status value_read(const reading *self, const settings_key *key, const ltl_yaml *node) {
    void *member = (char *)self->settings + key->offset;
    int64_t number = 0;
    ltl_status status = LTL_OK;
    switch (key->kind) {
    case VALUE_BOOL:
    case VALUE_NOT_BOOL:
        return flag_read(self, key, node, member);
    case VALUE_LIST:
    case VALUE_PATHS:
        return list_read(self, key, node, member);
    case VALUE_PATH:
        return path_read(self, key, node, member);
    case VALUE_DOMAINS:
        return domains_read(self, key, node, member);
    case VALUE_NUMBER:
        status = number_read(self, key, node, &number);
        *(uint32_t *)member = status == LTL_OK ? (uint32_t)number : *(uint32_t *)member;
        return status;
    case VALUE_COUNT:
        status = number_read(self, key, node, &number);
        self->settings->gate.has_max_warnings = true;
        self->settings->gate.max_warnings = (uint64_t)number;
        return status;
    default:
        return level_read(self, key, node, member);
    }
}

static bool is_same(const char *a, const char *b) {
    return a == b || (a && b && strcmp(a, b) == 0);
}

static const settings_key *key_find(const char *section, ltl_str name) {
    for (size_t i = 0; i < LTL_COUNT_OF(keys); i++) {
        if (is_same(keys[i].section, section) && ltl_str_is(name, keys[i].name)) {
            return &keys[i];
        }
    }
    return NULL;
}

/* The section of that name, as the table spells it; null when there is none. */
static const char *section_find(ltl_str name) {
    for (size_t i = 0; i < LTL_COUNT_OF(keys); i++) {
        if (keys[i].section && ltl_str_is(name, keys[i].section)) {
            return keys[i].section;
        }
    }
    return NULL;
}

static ltl_status fail_key(const reading *self, const char *section, const ltl_yaml *node) {
    ltl_suggestion suggestion = ltl_suggestion_of(node->text);
    for (size_t i = 0; i < LTL_COUNT_OF(keys); i++) {
        if (is_same(keys[i].section, section)) {
            ltl_suggestion_try(&suggestion, ltl_str_of(keys[i].name));
        } else if (!section) {
            ltl_suggestion_try(&suggestion, ltl_str_of(keys[i].section));
        }
    }
    const char *where = section ? section : "a settings file";
    ltl_status status =
        suggestion.best.len > 0
            ? ltl_fail(self->error, LTL_INVALID, "%s has no key `%.*s`; did you mean `%.*s`?",
                       where, LTL_STR_ARG(node->text), LTL_STR_ARG(suggestion.best))
            : ltl_fail(self->error, LTL_INVALID, "%s has no key `%.*s`", where,
                       LTL_STR_ARG(node->text));
    ltl_error_at(self->error, self->path.ptr, node->line, node->column);
    return status;
}

static ltl_status section_read(const reading *self, const char *section, const ltl_yaml *map) {
    if (map->kind == LTL_YAML_NULL) {
        return LTL_OK;
    }
    if (map->kind != LTL_YAML_MAP) {
        ltl_status status = ltl_fail(self->error, LTL_INVALID, "%s is a mapping of keys",
                                     section ? section : "a settings file");
        ltl_error_at(self->error, self->path.ptr, map->line, map->column);
        return status;
    }
    ltl_status status = LTL_OK;
    for (uint32_t i = 0; i < map->count && status == LTL_OK; i++) {
        const settings_key *key = key_find(section, map->keys[i]->text);
        if (key) {
            status = value_read(self, key, map->items[i]);
        } else if (section || !section_find(map->keys[i]->text)) {
            status = fail_key(self, section, map->keys[i]);
        }
    }
    return status;
}

ltl_status ltl_settings_read(ltl_arena *arena, ltl_str path, ltl_str text, ltl_settings *settings,
                             ltl_error *error) {
    ltl_yaml *root = NULL;
    path = ltl_arena_copy(arena, path);
    ltl_status status = ltl_yaml_parse(arena, text, path.ptr, &root, error);
    if (status != LTL_OK) {
        return status;
    }
    reading self = {arena, path, settings, error};
    status = section_read(&self, NULL, root);
    for (uint32_t i = 0; status == LTL_OK && i < root->count && root->kind == LTL_YAML_MAP; i++) {
        const char *section = section_find(root->keys[i]->text);
        if (section) {
            status = section_read(&self, section, root->items[i]);
        }
    }
    settings->path = path;
    return status;
}

bool ltl_settings_key(size_t i, const char **out_section, const char **out_name) {
    if (i >= LTL_COUNT_OF(keys)) {
        return false;
    }
    *out_section = keys[i].section;
    *out_name = keys[i].name;
    return true;
}

void ltl_settings_describe(ltl_out *out) {
    const char *section = NULL;
    for (size_t i = 0; i < LTL_COUNT_OF(keys); i++) {
        if (!is_same(section, keys[i].section)) {
            section = keys[i].section;
            ltl_out_printf(out, "%s:\n", section);
        }
        ltl_out_printf(out, "%s%s: %s\n", section ? "  " : "", keys[i].name, keys[i].help);
    }
}
