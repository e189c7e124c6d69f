#include "analyzers/rulefiles/load.h"

#include "analyzers/rulefiles/lists.h"
#include "core/limits.h"

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

/* The lists are one formula; a pattern beside them would have no meaning. */
static void check_taint(ltl_loader *loader, const ltl_yaml *node, ltl_rule_reading *reading) {
    const ltl_yaml *lists = reading->taint_key;
    if (lists && reading->formula_key) {
        ltl_loader__error(loader, lists, "`%.*s` stands beside `%.*s` in line %u; a rule has one "
                                         "formula",
                          LTL_STR_ARG(lists->text), LTL_STR_ARG(reading->formula_key->text),
                          reading->formula_key->line);
    } else if (lists && !reading->rule.is_taint) {
        ltl_loader__error(loader, lists, "`%.*s` needs `mode: taint`", LTL_STR_ARG(lists->text));
    } else if (lists) {
        reading->formula_key = lists;
        reading->formula_value = node;
    } else if (reading->rule.is_taint && reading->formula_key &&
               !ltl_str_is(reading->formula_key->text, "taint")) {
        ltl_loader__error(loader, reading->formula_key,
                          "a rule of mode `taint` needs `pattern-sources` and `pattern-sinks`");
    }
    bool has_trees = reading->rule.languages && reading->rule.languages[0];
    if (reading->rule.is_taint && !has_trees && loader->error_count == 0) {
        ltl_loader__error(loader, reading->formula_key ? reading->formula_key : node,
                          "marks can be followed only in a language with a grammar");
    }
}

static void read_formula(ltl_loader *loader, const ltl_yaml *node, ltl_rule_reading *reading) {
    check_taint(loader, node, reading);
    if (!reading->formula_key) {
        if (loader->error_count == 0) { /* else what is there instead was named already */
            ltl_loader__error(loader, node,
                              "the rule has no `pattern`, `patterns`, `pattern-either`, "
                              "`pattern-regex` or `match`");
        }
        return;
    }
    ltl_load__formula(loader, node, reading->formula_key, reading->formula_value, &reading->rule);
    bool has_languages = reading->rule.languages && reading->rule.languages[0];
    if (loader->error_count == 0 && !has_languages && has_code_leaf(reading->rule.formula)) {
        ltl_loader__error(loader, reading->formula_key,
                          "code patterns need a language with a grammar");
    }
}

/* `file.id`, `folder.file.id` …: with so many parts of the path, in the bytes that names may have. */
static ltl_str longer_name(ltl_loader *loader, ltl_str id, uint32_t levels) {
    ltl_str path = loader->path;
    size_t dot = ltl_str_find_last_byte(path, '.');
    size_t end = dot == SIZE_MAX ? path.len : dot;
    size_t start = end;
    for (; levels > 0 && start > 0; levels--) {
        size_t slash = ltl_str_find_last_byte(ltl_str_slice(path, 0, start), '/');
        start = slash == SIZE_MAX ? 0 : slash;
    }
    ltl_str parts = ltl_str_slice(path, start, end);
    ltl_str name =
        ltl_arena_printf(loader->arena, "%.*s.%.*s", LTL_STR_ARG(parts), LTL_STR_ARG(id));
    char *bytes = (char *)name.ptr;
    for (size_t i = 0; i < parts.len; i++) {
        bytes[i] = bytes[i] == '/'                              ? '.'
                   : ltl_load__is_id((ltl_str){bytes + i, 1}) ? bytes[i]
                                                                : '-';
    }
    return bytes[0] == '.' ? ltl_str_slice(name, 1, name.len) : name;
}

/* Rules of one name in different files all run: the later ones get the names of their files. */
static ltl_map_entry *entry_of(ltl_loader *loader, const ltl_yaml *node, ltl_rule *rule) {
    ltl_rules *rules = loader->rules;
    ltl_str id = rule->info.id;
    bool is_new = false;
    ltl_map_entry *entry = ltl_map_put(&rules->ids, id, &is_new);
    if (!is_new && ltl_str_eq(rules->at[entry->value].info.source_path, loader->path)) {
        ltl_loader__error(loader, node, "a rule of this name stands in line %u already",
                          rules->at[entry->value].info.source_line);
        return NULL;
    }
    for (uint32_t levels = 1; !is_new && levels <= LTL_MAX_WALK_DEPTH; levels++) {
        rule->info.id = longer_name(loader, id, levels);
        entry = ltl_map_put(&rules->ids, rule->info.id, &is_new);
    }
    if (!is_new) {
        ltl_loader__error(loader, node, "a rule of this name was read before");
        return NULL;
    }
    if (!ltl_str_eq(id, rule->info.id)) {
        ltl_loader__warn(loader, node, "a rule of this name was read before; this one is called `%.*s`",
                         LTL_STR_ARG(rule->info.id));
    }
    return entry;
}

static void keep(ltl_loader *loader, const ltl_yaml *node, ltl_rule *rule) {
    ltl_rules *rules = loader->rules;
    if (!rules->ids.arena) {
        ltl_map_init(&rules->ids, loader->arena);
    }
    if (rules->count >= LTL_MAX_RULES) {
        ltl_loader__error(loader, node, "more than %u rules", (unsigned)LTL_MAX_RULES);
        return;
    }
    ltl_map_entry *entry = entry_of(loader, node, rule);
    if (entry != NULL) {
        entry->value = rules->count;
        LTL_PUSH(loader->arena, rules, *rule);
    }
}

static void keep_broken(ltl_loader *loader, ltl_rule *rule) {
    if (rule->formula != NULL && loader->rules->broken.count < LTL_MAX_RULES) {
        rule->is_broken = true;
        rule->info.id = loader->rule_id;
        LTL_PUSH(loader->arena, &loader->rules->broken, *rule);
    }
}

static void read_rule(ltl_loader *loader, const ltl_yaml *node) {
    loader->rule_id = LTL_STR("");
    loader->rule_line = node->line;
    loader->error_count = 0;
    if (node->kind != LTL_YAML_MAP) {
        ltl_loader__error(loader, node, "a rule must be a mapping");
        return;
    }
    const ltl_yaml *id = ltl_yaml_get(node, "id");
    if (id && id->kind == LTL_YAML_SCALAR) {
        loader->rule_id = ltl_loader__shown(id->text);
        loader->rule_id = ltl_load__is_id(id->text) ? id->text : loader->rule_id;
    }
    ltl_rule_reading reading = {0};
    ltl_rule_info *info = &reading.rule.info;
    info->confidence = LTL_CONFIDENCE_MEDIUM;
    info->domain = LTL_DOMAIN_QUALITY;
    info->source_path = loader->path;
    info->source_line = node->line;
    reading.rule.speaks_in_documents = !loader->rules->are_built_in;
    ltl_load__generic_defaults(&reading.rule.generic);
    check_required(loader, node);
    for (uint32_t i = 0; i < node->count; i++) {
        ltl_load__rule_key(loader, node->keys[i], node->items[i], &reading);
    }
    /* Who writes rules of their own says with the severity what stops everything; ours are measured. */
    info->is_critical |= !loader->rules->are_built_in && info->severity == LTL_SEVERITY_CRITICAL;
    if (reading.is_skipped) {
        loader->rules->left_out_count++;
        return;
    }
    read_formula(loader, node, &reading);
    if (loader->error_count > 0) {
        keep_broken(loader, &reading.rule);
        return;
    }
    info->is_for_shipped = loader->rules->are_built_in && (info->domain == LTL_DOMAIN_SECURITY ||
                                                           info->domain == LTL_DOMAIN_SECRETS);
    info->title = info->title.len ? info->title : first_sentence(info->message);
    keep(loader, node, &reading.rule);
}

/* --- a file ---------------------------------------------------------------------------------- */

/* What stands where the list of rules should. */
static const char *why_no_rules(const ltl_yaml *root, const ltl_yaml *rules) {
    if (root->kind == LTL_YAML_NULL) {
        return "the file is empty; a rule file is a mapping with the list `rules`";
    }
    if (rules != NULL) {
        return rules->kind == LTL_YAML_NULL ? "the list `rules` is empty" : "`rules` must be a list";
    }
    if (root->kind == LTL_YAML_LIST) {
        return "no rule file: this is a list; put `rules:` above it";
    }
    return ltl_yaml_get(root, "id") != NULL
               ? "no rule file: this is a rule; put it into the list `rules`"
               : "no rule file: it must be a mapping with the list `rules`";
}

static void read_file(ltl_loader *loader, const ltl_yaml *root) {
    const ltl_yaml *rules = ltl_yaml_get(root, "rules");
    loader->lists = ltl_yaml_get(root, "lists");
    if (loader->lists) {
        ltl_lists_check(loader, loader->lists);
    }
    if (!rules && loader->lists) {
        return; /* others use them */
    }
    if (!rules || rules->kind != LTL_YAML_LIST) {
        ltl_loader__error(loader, rules ? rules : root, "%s", why_no_rules(root, rules));
        return;
    }
    if (rules->count == 0) {
        ltl_loader__warn(loader, rules, "the list `rules` is empty");
    }
    for (uint32_t i = 0; i < root->count; i++) {
        if (root->items[i] != rules && root->items[i] != loader->lists) {
            ltl_loader__warn(loader, root->keys[i], "unknown key `%.*s` has no effect",
                             LTL_STR_ARG(ltl_loader__shown(root->keys[i]->text)));
        }
    }
    for (uint32_t i = 0; i < rules->count; i++) {
        read_rule(loader, rules->items[i]);
    }
    loader->rule_id = LTL_STR("");
    loader->rule_line = 0;
}

void ltl_rules_load(ltl_arena *arena, ltl_str path, ltl_str text, ltl_rules *rules,
                    ltl_problems *problems) {
    ltl_loader loader = {.arena = arena,
                         .path = ltl_arena_copy(arena, path),
                         .rules = rules,
                         .problems = problems};
    if (text.len > LTL_MAX_RULE_FILE_BYTES) {
        ltl_loader__error(&loader, NULL, "larger than the %u MiB a rule file may have",
                          (unsigned)(LTL_MAX_RULE_FILE_BYTES / LTL_MIB));
        return;
    }
    ltl_loader__find_lines(arena, text, &loader.lines);
    ltl_yaml *root = NULL;
    ltl_error error = {0};
    if (ltl_yaml_parse(arena, text, loader.path.ptr, &root, &error) != LTL_OK) {
        ltl_yaml place = {.line = error.line, .column = error.column};
        ltl_loader__error(&loader, &place, "%s", error.text);
        return;
    }
    read_file(&loader, root);
}
