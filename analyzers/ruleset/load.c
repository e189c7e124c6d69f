#include "analyzers/ruleset/load.h"

#include "analyzers/ruleset/load_internal.h"
#include "core/limits.h"
#include "core/nearest.h"

enum { SHOWN_BYTES = 80, MAX_ID_BYTES = 512 };

typedef void read_key(ltl_loader *loader, const ltl_yaml *key, const ltl_yaml *value,
                      ltl_rule_reading *reading);

typedef struct rule_key {
    const char *name;
    ltl_key_use use;
    read_key *read; /* of LTL_KEY_READ */
} rule_key;

/* --- complaints ------------------------------------------------------------------------------ */

ltl_str ltl_loader__shown(ltl_str name) {
    return ltl_str_slice(name, 0, SHOWN_BYTES);
}

static void complain(ltl_loader *loader, const ltl_yaml *at, bool is_warning, ltl_str text) {
    ltl_problem problem = {.path = loader->path,
                           .line = at && at->line ? at->line : 1,
                           .column = at && at->column ? at->column : 1,
                           .rule_id = loader->rule_id,
                           .text = text,
                           .is_warning = is_warning};
    LTL_PUSH(loader->arena, loader->problems, problem);
}

void ltl_loader__error(ltl_loader *loader, const ltl_yaml *at, const char *format, ...) {
    va_list args;
    va_start(args, format);
    complain(loader, at, false, ltl_arena_vprintf(loader->arena, format, args));
    va_end(args);
    loader->error_count++;
}

void ltl_loader__warn(ltl_loader *loader, const ltl_yaml *at, const char *format, ...) {
    va_list args;
    va_start(args, format);
    complain(loader, at, true, ltl_arena_vprintf(loader->arena, format, args));
    va_end(args);
}

const char *ltl_loader__meant(ltl_loader *loader, ltl_str word, const char *nearest) {
    if (!nearest || ltl_str_is(word, nearest)) {
        return "";
    }
    return ltl_arena_printf(loader->arena, ", did you mean `%s`?", nearest).ptr;
}

/* --- values ---------------------------------------------------------------------------------- */

bool ltl_loader__text(ltl_loader *loader, const ltl_yaml *key, const ltl_yaml *value,
                      ltl_str *out_text) {
    if (value->kind != LTL_YAML_SCALAR) {
        ltl_loader__error(loader, key, "`%.*s` must be a text",
                          LTL_STR_ARG(ltl_loader__shown(key->text)));
        return false;
    }
    if (ltl_str_trim(value->text).len == 0) {
        ltl_loader__error(loader, value, "`%.*s` is empty",
                          LTL_STR_ARG(ltl_loader__shown(key->text)));
        return false;
    }
    *out_text = value->text;
    return true;
}

bool ltl_loader__texts(ltl_loader *loader, const ltl_yaml *key, const ltl_yaml *value,
                       bool can_be_one, const ltl_str **out_texts, uint32_t *out_count) {
    bool is_one = can_be_one && value->kind == LTL_YAML_SCALAR;
    if (!is_one && (value->kind != LTL_YAML_LIST || value->count == 0)) {
        ltl_loader__error(loader, key, "`%.*s` must be a list of texts",
                          LTL_STR_ARG(ltl_loader__shown(key->text)));
        return false;
    }
    uint32_t count = is_one ? 1 : value->count;
    ltl_str *texts = LTL_NEW_ARRAY(loader->arena, ltl_str, count);
    for (uint32_t i = 0; i < count; i++) {
        if (!ltl_loader__text(loader, key, is_one ? value : value->items[i], &texts[i])) {
            return false;
        }
    }
    *out_texts = texts;
    *out_count = count;
    return true;
}

bool ltl_loader__keys(ltl_loader *loader, const ltl_yaml *map, const char *const *known) {
    bool is_fine = true;
    for (uint32_t i = 0; i < map->count; i++) {
        const ltl_yaml *key = map->keys[i];
        bool is_known = false;
        for (const char *const *name = known; *name && !is_known; name++) {
            is_known = ltl_str_is(key->text, *name);
        }
        if (!is_known) {
            ltl_loader__error(loader, key, "unknown key `%.*s`%s",
                              LTL_STR_ARG(ltl_loader__shown(key->text)),
                              ltl_loader__meant(loader, key->text, ltl_nearest(key->text, known)));
            is_fine = false;
        }
    }
    return is_fine;
}

static void find_lines(ltl_loader *loader) {
    size_t at = 0;
    while (at != SIZE_MAX && !ltl_arena_is_exhausted(loader->arena)) {
        LTL_PUSH(loader->arena, &loader->lines, (uint32_t)at);
        size_t end = ltl_str_find_byte(loader->text, '\n', at);
        at = end == SIZE_MAX ? SIZE_MAX : end + 1;
    }
}

/* The text of a block begins in the column of its first line that is not blank. */
static uint32_t block_column(const ltl_loader *loader, uint32_t line1) {
    for (uint32_t i = line1 - 1; i < loader->lines.count; i++) {
        size_t at = loader->lines.at[i];
        size_t start = at;
        while (at < loader->text.len && loader->text.ptr[at] == ' ') {
            at++;
        }
        bool is_blank = at == loader->text.len || strchr("\r\n", loader->text.ptr[at]);
        if (!is_blank) {
            return (uint32_t)(at - start) + 1;
        }
    }
    return 1;
}

void ltl_loader__text_place(const ltl_loader *loader, const ltl_yaml *value, uint32_t *out_line,
                            uint32_t *out_column) {
    bool is_quoted = !value->is_plain && !value->is_block;
    *out_line = value->line + (value->is_block ? 1 : 0);
    *out_column = value->is_block ? block_column(loader, value->line + 1)
                                  : value->column + (is_quoted ? 1 : 0);
}

/* --- keys of a rule -------------------------------------------------------------------------- */

static bool is_id(ltl_str id) {
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
    if (!is_id(id)) {
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
    static const char *const LATER[] = {"taint", "join", "extract", "steps", "step"};
    static const char *const MODES[] = {"search", "taint", NULL};
    (void)reading;
    ltl_str mode;
    if (!ltl_loader__text(loader, key, value, &mode) || ltl_str_is(mode, "search")) {
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
    {"taint", LTL_KEY_LATER, NULL},
    {"pattern-sources", LTL_KEY_LATER, NULL},
    {"pattern-sinks", LTL_KEY_LATER, NULL},
    {"pattern-sanitizers", LTL_KEY_LATER, NULL},
    {"pattern-propagators", LTL_KEY_LATER, NULL},
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
    uint32_t best = UINT32_MAX;
    *out_nearest = NULL;
    for (size_t i = 0; i < LTL_COUNT_OF(RULE_KEYS); i++) {
        ltl_str known = ltl_str_of(RULE_KEYS[i].name);
        if (ltl_str_eq(name, known)) {
            return &RULE_KEYS[i];
        }
        if (ltl_nearest_try(name, known, &best)) {
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

static void read_rule_key(ltl_loader *loader, const ltl_yaml *key, const ltl_yaml *value,
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

/* --- a rule as a whole ----------------------------------------------------------------------- */

static bool has_code_leaf(const ltl_formula *formula) {
    /* the loader's formulas are trees with numbered leaves: a stack of their depth is enough */
    const ltl_formula *stack[LTL_MAX_FORMULA_DEPTH + 1];
    uint32_t next[LTL_MAX_FORMULA_DEPTH + 1] = {0};
    uint32_t depth = 1;
    stack[0] = formula;
    while (depth > 0) {
        const ltl_formula *top = stack[depth - 1];
        uint32_t index = next[depth - 1]++;
        uint32_t after = index - top->child_count;
        const ltl_formula *part = NULL;
        if (top->op == LTL_FORMULA_PATTERN) {
            return true;
        }
        if (index < top->child_count) {
            part = top->children[index];
        } else if (after < top->condition_count) {
            const ltl_condition *condition = &top->conditions[after];
            part = condition->view == LTL_VIEW_CODE ? condition->formula : NULL;
        } else {
            depth--;
        }
        if (part && depth <= LTL_MAX_FORMULA_DEPTH) {
            stack[depth] = part;
            next[depth++] = 0;
        }
    }
    return false;
}

/* The first sentence of the message, on one line. */
static ltl_str first_sentence(ltl_str message) {
    for (size_t i = 0; i < message.len; i++) {
        char next = i + 1 < message.len ? message.ptr[i + 1] : '\n';
        bool is_end = strchr(".!?", message.ptr[i]) && (next == ' ' || next == '\n');
        if (message.ptr[i] == '\n' || is_end) {
            return ltl_str_slice(message, 0, i);
        }
    }
    return message;
}

static void check_required(ltl_loader *loader, const ltl_yaml *node) {
    static const char *const REQUIRED[] = {"id", "message", "severity", "languages"};
    for (size_t i = 0; i < LTL_COUNT_OF(REQUIRED); i++) {
        if (!ltl_yaml_get(node, REQUIRED[i])) {
            ltl_loader__error(loader, node, "the rule has no `%s`", REQUIRED[i]);
        }
    }
}

static void read_formula(ltl_loader *loader, const ltl_yaml *node, ltl_rule_reading *reading) {
    if (!reading->formula_key) {
        if (loader->error_count == 0) { /* else what is there instead was named already */
            ltl_loader__error(loader, node,
                              "the rule has no `pattern`, `patterns`, `pattern-either`, "
                              "`pattern-regex` or `match`");
        }
        return;
    }
    ltl_load__formula(loader, reading->formula_key, reading->formula_value, &reading->rule);
    bool has_languages = reading->rule.languages && reading->rule.languages[0];
    if (loader->error_count == 0 && !has_languages && has_code_leaf(reading->rule.formula)) {
        ltl_loader__error(loader, reading->formula_key,
                          "code patterns need a language with a grammar");
    }
}

/* Keeps the rule unless there is one of its name. */
static void keep(ltl_loader *loader, const ltl_yaml *node, const ltl_rule *rule) {
    ltl_rules *rules = loader->rules;
    if (!rules->ids.arena) {
        ltl_map_init(&rules->ids, loader->arena);
    }
    bool is_new = false;
    ltl_map_entry *entry = ltl_map_put(&rules->ids, rule->info.id, &is_new);
    if (!is_new) {
        ltl_loader__warn(loader, node, "a rule of this name was read before; this one is left out");
        return;
    }
    if (rules->count >= LTL_MAX_RULES) {
        ltl_loader__error(loader, node, "more than %u rules", (unsigned)LTL_MAX_RULES);
        return;
    }
    entry->value = rules->count;
    LTL_PUSH(loader->arena, rules, *rule);
}

static void read_rule(ltl_loader *loader, const ltl_yaml *node) {
    loader->rule_id = LTL_STR("");
    loader->error_count = 0;
    if (node->kind != LTL_YAML_MAP) {
        ltl_loader__error(loader, node, "a rule must be a mapping");
        return;
    }
    const ltl_yaml *id = ltl_yaml_get(node, "id");
    if (id && id->kind == LTL_YAML_SCALAR) {
        loader->rule_id = ltl_loader__shown(id->text);
        loader->rule_id = is_id(id->text) ? id->text : loader->rule_id;
    }
    ltl_rule_reading reading = {0};
    ltl_rule_info *info = &reading.rule.info;
    info->confidence = LTL_CONFIDENCE_MEDIUM;
    info->domain = LTL_DOMAIN_QUALITY;
    info->source_path = loader->path;
    info->source_line = node->line;
    reading.rule.generic.max_span = LTL_GENERIC_MAX_SPAN;
    check_required(loader, node);
    for (uint32_t i = 0; i < node->count; i++) {
        read_rule_key(loader, node->keys[i], node->items[i], &reading);
    }
    if (reading.is_skipped) {
        return;
    }
    read_formula(loader, node, &reading);
    if (loader->error_count > 0) {
        return;
    }
    info->title = info->title.len ? info->title : first_sentence(info->message);
    keep(loader, node, &reading.rule);
}

/* --- a file ---------------------------------------------------------------------------------- */

static void read_file(ltl_loader *loader, const ltl_yaml *root) {
    const ltl_yaml *rules = ltl_yaml_get(root, "rules");
    if (!rules || rules->kind != LTL_YAML_LIST) {
        ltl_loader__error(loader, rules ? rules : root,
                          "no rule file: it must be a mapping with the list `rules`");
        return;
    }
    for (uint32_t i = 0; i < root->count; i++) {
        if (root->items[i] != rules) {
            ltl_loader__warn(loader, root->keys[i], "unknown key `%.*s` has no effect",
                             LTL_STR_ARG(ltl_loader__shown(root->keys[i]->text)));
        }
    }
    for (uint32_t i = 0; i < rules->count; i++) {
        read_rule(loader, rules->items[i]);
    }
    loader->rule_id = LTL_STR("");
}

void ltl_rules_load(ltl_arena *arena, ltl_str path, ltl_str text, ltl_rules *rules,
                    ltl_problems *problems) {
    ltl_loader loader = {.arena = arena,
                         .path = ltl_arena_copy(arena, path),
                         .text = text,
                         .rules = rules,
                         .problems = problems};
    if (text.len > LTL_MAX_RULE_FILE_BYTES) {
        ltl_loader__error(&loader, NULL, "larger than the %u MiB a rule file may have",
                          (unsigned)(LTL_MAX_RULE_FILE_BYTES / LTL_MIB));
        return;
    }
    find_lines(&loader);
    ltl_yaml *root = NULL;
    ltl_error error = {0};
    if (ltl_yaml_parse(arena, text, loader.path.ptr, &root, &error) != LTL_OK) {
        ltl_yaml place = {.line = error.line, .column = error.column};
        ltl_loader__error(&loader, &place, "%s", error.text);
        return;
    }
    read_file(&loader, root);
}
