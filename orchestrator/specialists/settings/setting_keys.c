#include "orchestrator/specialists/settings/setting_keys.h"

ltl_setting_format ltl_setting_format_of(ltl_str path) {
    static const struct {
        const char *ending;
        ltl_setting_format format;
    } rows[] = {
        {".env", LTL_SETTING_ENV},   {".properties", LTL_SETTING_PROPERTIES},
        {".json", LTL_SETTING_TREE}, {".yaml", LTL_SETTING_TREE},
        {".yml", LTL_SETTING_TREE},  {".tfvars", LTL_SETTING_TERRAFORM},
    };
    ltl_str name = ltl_str_after_last(path, '/');
    if (ltl_str_starts_with(name, LTL_STR(".env")) || ltl_str_starts_with(name, LTL_STR("env."))) {
        return LTL_SETTING_ENV;
    }
    for (size_t i = 0; i < LTL_COUNT_OF(rows); i++) {
        if (ltl_str_ends_with(name, ltl_str_of(rows[i].ending))) {
            return rows[i].format;
        }
    }
    return LTL_SETTING_NONE;
}

static bool is_key(ltl_str key) {
    for (size_t i = 0; i < key.len; i++) {
        char c = key.ptr[i];
        bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                        (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '-';
        if (!is_plain) {
            return false;
        }
    }
    return key.len > 0 && (key.ptr[0] < '0' || key.ptr[0] > '9');
}

static void key_put(ltl_map *keys, ltl_str key, uint32_t start) {
    if (keys->count < LTL_MAX_SETTING_KEYS) {
        ltl_map_put_copy(keys, key, NULL)->value = (uint64_t)start + 1;
    }
}

static ltl_str without_word(ltl_str line, const char *word) {
    ltl_str prefix = ltl_str_of(word);
    return ltl_str_starts_with(line, prefix)
               ? ltl_str_trim(ltl_str_slice(line, prefix.len, line.len))
               : line;
}

/* Only at the left edge: what is indented belongs to a value. A key that is commented out is a hint that it exists. */
static void lines_read(const ltl_source *source, ltl_setting_format format, ltl_map *keys) {
    uint32_t depth = 0;
    for (uint32_t i = 1; i <= source->line_count; i++) {
        ltl_str line = ltl_source_line(source, i);
        ltl_str text = ltl_str_trim(line);
        bool is_at_edge = line.len > 0 && line.ptr[0] != ' ' && line.ptr[0] != '\t';
        bool is_env = format == LTL_SETTING_ENV;
        text = is_env ? without_word(without_word(text, "#"), "export ") : text;
        size_t equals = ltl_str_find_byte(text, '=', 0);
        size_t colon =
            format == LTL_SETTING_PROPERTIES ? ltl_str_find_byte(text, ':', 0) : SIZE_MAX;
        size_t end = equals < colon ? equals : colon;
        ltl_str key = end == SIZE_MAX ? LTL_STR("") : ltl_str_trim(ltl_str_slice(text, 0, end));
        if (is_key(key) && is_at_edge && depth == 0) {
            key_put(keys, key, source->lines[i - 1]);
        }
        for (size_t k = 0; format == LTL_SETTING_TERRAFORM && k < line.len; k++) {
            depth += line.ptr[k] == '{' || line.ptr[k] == '[';
            depth -= depth > 0 && (line.ptr[k] == '}' || line.ptr[k] == ']');
        }
    }
}

static ltl_str key_of(const ltl_tree *tree, ltl_node pair) {
    ltl_node key = ltl_tree_child(tree, pair, LTL_ROLE_KEY);
    if (key == LTL_NO_NODE) {
        return LTL_STR("");
    }
    ltl_str text = tree->kind[key] == LTL_KIND_STRING
                       ? ltl_source_slice(tree->source, ltl_tree_string_content(tree, key))
                       : ltl_tree_text(tree, key);
    return is_key(text) ? text : LTL_STR("");
}

/* Of each pair with its names on the way; false below a list, where names mean nothing across files. */
static bool full_key(ltl_arena *arena, const ltl_tree *tree, ltl_node pair, ltl_str *out_key) {
    enum { MOST_LEVELS = 12 };
    ltl_str full = key_of(tree, pair);
    uint32_t level = 0;
    ltl_node below = pair;
    for (ltl_node at = tree->parent[pair]; at != LTL_NO_NODE && at != 0 && full.len > 0;
         at = tree->parent[at]) {
        if (tree->kind[at] == LTL_KIND_COLLECTION && tree->kind[below] != LTL_KIND_PAIR) {
            return false;
        }
        if (tree->kind[at] == LTL_KIND_PAIR) {
            ltl_str name = key_of(tree, at);
            if (name.len == 0 || ++level == MOST_LEVELS) {
                return false;
            }
            full = ltl_arena_printf(arena, "%.*s.%.*s", LTL_STR_ARG(name), LTL_STR_ARG(full));
        }
        below = at;
    }
    *out_key = full;
    return full.len > 0;
}

/* A key that holds further ones is told by them. */
static bool holds_keys(const ltl_tree *tree, ltl_node pair) {
    ltl_node value = ltl_tree_child(tree, pair, LTL_ROLE_VALUE);
    ltl_node first = value != LTL_NO_NODE && tree->kind[value] == LTL_KIND_COLLECTION
                         ? ltl_tree_first_child(tree, value)
                         : LTL_NO_NODE;
    return first != LTL_NO_NODE && tree->kind[first] == LTL_KIND_PAIR;
}

static void tree_read(ltl_arena *arena, const ltl_tree *tree, ltl_map *keys) {
    ltl_node pair = tree->kind_first[LTL_KIND_PAIR];
    for (; pair != LTL_NO_NODE && keys->count < LTL_MAX_SETTING_KEYS;
         pair = tree->kind_next[pair]) {
        ltl_str key;
        if (!holds_keys(tree, pair) && full_key(arena, tree, pair, &key)) {
            key_put(keys, key, tree->start[pair]);
        }
    }
}

bool ltl_setting_keys_read(ltl_arena *arena, ltl_looker *looker, ltl_map *out_keys) {
    ltl_setting_format format = ltl_setting_format_of(looker->source.path);
    ltl_map_init(out_keys, arena);
    if (format == LTL_SETTING_TREE) {
        const ltl_tree *tree = ltl_looker_tree(looker);
        if (tree == NULL || tree->error_count > 0) {
            return false;
        }
        tree_read(arena, tree, out_keys);
    } else if (format != LTL_SETTING_NONE) {
        lines_read(&looker->source, format, out_keys);
    }
    return out_keys->count > 0 && out_keys->count < LTL_MAX_SETTING_KEYS;
}
