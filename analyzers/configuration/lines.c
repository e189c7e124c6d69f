/* lines.c - formats of one key a line: INI, properties, .env. */
#include "analyzers/configuration/format.h"
#include "core/map.h"

/* Readers that refuse a key that stands twice in a section; others collect what is repeated. */
static const char *const strict_ini[] = {"setup.cfg",   "tox.ini", "pytest.ini", "mypy.ini",
                                         "alembic.ini", ".flake8", ".pylintrc",  NULL};

static bool is_comment(ltl_str text) {
    return text.len == 0 || text.ptr[0] == '#' || text.ptr[0] == ';' || text.ptr[0] == '!';
}

static bool is_indented(ltl_str line) {
    return line.len > 0 && (line.ptr[0] == ' ' || line.ptr[0] == '\t');
}

static ltl_str key_of(ltl_str text, const char *marks) {
    size_t end = 0;
    while (end < text.len && strchr(marks, text.ptr[end]) == NULL) {
        end++;
    }
    return end < text.len ? ltl_str_trim(ltl_str_slice(text, 0, end)) : LTL_STR("");
}

/* `scope`: the section, and empty outside of one. */
static void key_note(ltl_configuration_look *look, ltl_map *keys, ltl_str scope, ltl_str key,
                     uint32_t line) {
    bool is_new = false;
    ltl_str full =
        ltl_arena_printf(look->arena, "%.*s\n%.*s", LTL_STR_ARG(scope), LTL_STR_ARG(key));
    ltl_map_entry *entry = ltl_map_put(keys, full, &is_new);
    if (is_new) {
        entry->value = line;
    } else {
        uint32_t start = (uint32_t)(key.ptr - look->source->text.ptr);
        ltl_configuration__say_repeated(look, (ltl_span){start, start + (uint32_t)key.len}, key,
                                        (uint32_t)entry->value);
    }
}

void ltl_configuration__ini(ltl_configuration_look *look) {
    bool is_strict = ltl_configuration__is_named(look->source->path, strict_ini);
    ltl_str section = LTL_STR("");
    ltl_map keys;
    ltl_map_init(&keys, look->arena);
    bool is_template = ltl_configuration__is_template(look->source->text);
    for (uint32_t i = 1; i <= look->source->line_count && !is_template; i++) {
        ltl_str line = ltl_source_line(look->source, i);
        ltl_str text = ltl_str_trim(line);
        if (is_comment(text) || is_indented(line)) {
            continue;
        }
        if (text.ptr[0] == '[') {
            if (ltl_str_find_byte(text, ']', 0) == SIZE_MAX) {
                ltl_configuration__say(look, i, LTL_STR("the name of a section is not closed"),
                                       "end the name with `]`");
                return;
            }
            section = text;
            continue;
        }
        ltl_str key = key_of(text, "=:");
        if (is_strict && key.len > 0) {
            key_note(look, &keys, section, key, i);
        }
    }
}

/* A line that ends with an odd number of backslashes goes on. */
static bool goes_on(ltl_str line) {
    size_t count = 0;
    while (count < line.len && line.ptr[line.len - 1 - count] == '\\') {
        count++;
    }
    return count % 2 != 0;
}

/* `\u` needs four digits of sixteen: a reader of Java refuses the file otherwise. */
static bool has_bad_escape(ltl_str line) {
    for (size_t i = 0; i + 1 < line.len; i++) {
        if (line.ptr[i] != '\\') {
            continue;
        }
        bool is_bad = line.ptr[i + 1] == 'u' && i + 6 > line.len;
        for (size_t k = i + 2; line.ptr[i + 1] == 'u' && k < i + 6 && k < line.len; k++) {
            is_bad |= strchr("0123456789abcdefABCDEF", line.ptr[k]) == NULL;
        }
        if (is_bad) {
            return true;
        }
        i++;
    }
    return false;
}

void ltl_configuration__properties(ltl_configuration_look *look) {
    ltl_map keys;
    ltl_map_init(&keys, look->arena);
    bool is_going_on = false;
    for (uint32_t i = 1; i <= look->source->line_count; i++) {
        ltl_str line = ltl_source_line(look->source, i);
        ltl_str text = ltl_str_trim(line);
        bool is_key = !is_going_on && !is_comment(text);
        is_going_on = (is_key || is_going_on) && goes_on(line);
        ltl_str key = is_key ? key_of(text, "=: \t") : LTL_STR("");
        if (key.len > 0 && key.ptr[key.len - 1] != '\\') {
            key_note(look, &keys, LTL_STR(""), key, i);
        }
        if (is_key && has_bad_escape(text)) {
            ltl_configuration__say(look, i,
                                   LTL_STR("`\\u` is not followed by four hexadecimal digits"),
                                   "write a backslash that is meant as one twice");
        }
    }
}

void ltl_configuration__env(ltl_configuration_look *look) {
    ltl_map keys;
    ltl_map_init(&keys, look->arena);
    bool is_quoted = false; /* a value over several lines */
    for (uint32_t i = 1; i <= look->source->line_count; i++) {
        ltl_str line = ltl_source_line(look->source, i);
        ltl_str text = ltl_str_trim(line);
        bool is_key = !is_quoted && !is_comment(text) && !is_indented(line);
        for (size_t k = 0; k < line.len && (is_quoted || is_key); k++) {
            is_quoted = is_quoted != (line.ptr[k] == '"');
        }
        ltl_str name = ltl_str_starts_with(text, LTL_STR("export "))
                           ? ltl_str_trim(ltl_str_slice(text, 7, text.len))
                           : text;
        ltl_str key = is_key ? key_of(name, "=") : LTL_STR("");
        if (key.len > 0 && ltl_str_find_byte(key, ' ', 0) == SIZE_MAX) {
            key_note(look, &keys, LTL_STR(""), key, i);
        }
    }
}
