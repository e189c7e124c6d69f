/* What all readers of rule files use: complaints, and values of the right form. */
#include "analyzers/rulefiles/lists.h"

#include "core/nearest.h"

enum { SHOWN_BYTES = 80 };

/* --- complaints ------------------------------------------------------------------------------ */

ltl_str ltl_loader__shown(ltl_str name) {
    return ltl_str_slice(name, 0, SHOWN_BYTES);
}

static void complain(ltl_loader *loader, const ltl_yaml *at, bool is_warning, ltl_str text) {
    bool is_of_list = at && at->path && at->path != loader->path.ptr;
    ltl_problem problem = {.path = is_of_list ? ltl_str_of(at->path) : loader->path,
                           .line = at && at->line ? at->line : 1,
                           .column = at && at->column ? at->column : 1,
                           .rule_id = loader->rule_id,
                           .rule_line = loader->rule_line,
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
        ltl_loader__error(loader, key, "`%.*s` %s", LTL_STR_ARG(ltl_loader__shown(key->text)),
                          value->kind == LTL_YAML_NULL  ? "is empty"
                          : value->kind == LTL_YAML_LIST ? "must be a text; this is a list"
                                                         : "must be a text; this is a mapping");
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
        bool is_text = value->kind == LTL_YAML_SCALAR;
        ltl_loader__error(loader, key, "`%.*s` must be a list of texts%s%.*s%s",
                          LTL_STR_ARG(ltl_loader__shown(key->text)), is_text ? ": [" : "",
                          LTL_STR_ARG(is_text ? ltl_loader__shown(value->text) : LTL_STR("")),
                          is_text ? "]" : "");
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

void ltl_loader__find_lines(ltl_arena *arena, ltl_str text, ltl_line_starts *lines) {
    size_t at = 0;
    lines->text = text;
    while (at != SIZE_MAX && !ltl_arena_is_exhausted(arena)) {
        LTL_PUSH(arena, lines, (uint32_t)at);
        size_t end = ltl_str_find_byte(text, '\n', at);
        at = end == SIZE_MAX ? SIZE_MAX : end + 1;
    }
}

/* The text of a block begins in the column of its first line that is not blank. */
static uint32_t block_column(const ltl_line_starts *lines, uint32_t line1) {
    ltl_str text = lines->text;
    for (uint32_t i = line1 - 1; i < lines->count; i++) {
        size_t at = lines->at[i];
        size_t start = at;
        while (at < text.len && text.ptr[at] == ' ') {
            at++;
        }
        bool is_blank = at == text.len || strchr("\r\n", text.ptr[at]);
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
    *out_column = value->is_block ? block_column(ltl_lists_lines(loader, value), value->line + 1)
                                  : value->column + (is_quoted ? 1 : 0);
}
