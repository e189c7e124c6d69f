#include "analyzers/configuration/faults.h"

#include <ctype.h>

#include "analyzers/configuration/format.h"
#include "core/compiler.h"

static const struct {
    const char *ending;
    ltl_configuration_looker *look;
    bool is_of_tree; /* repeated keys show in the tree */
} formats[] = {
    {".yaml", ltl_configuration__yaml, true},
    {".yml", ltl_configuration__yaml, true},
    {".json", ltl_configuration__json, true},
    {".jsonc", ltl_configuration__json, true},
    {".toml", ltl_configuration__tree, true},
    {".tf", ltl_configuration__tree, true},
    {".tfvars", ltl_configuration__tree, true},
    {".hcl", ltl_configuration__tree, true},
    {".xml", ltl_configuration__xml, false},
    {".csproj", ltl_configuration__xml, false},
    {".props", ltl_configuration__xml, false},
    {".targets", ltl_configuration__xml, false},
    {".config", ltl_configuration__xml, false},
    {".ini", ltl_configuration__ini, false},
    {".cfg", ltl_configuration__ini, false},
    {".properties", ltl_configuration__properties, false},
    {".env", ltl_configuration__env, false},
};

static size_t format_of(ltl_str path) {
    ltl_str name = ltl_str_after_last(path, '/');
    size_t found = LTL_COUNT_OF(formats);
    for (size_t i = 0; i < LTL_COUNT_OF(formats) && found == LTL_COUNT_OF(formats); i++) {
        bool is_env = formats[i].look == ltl_configuration__env &&
                      ltl_str_starts_with(name, LTL_STR(".env."));
        if (is_env || ltl_str_ends_with(name, ltl_str_of(formats[i].ending))) {
            found = i;
        }
    }
    return found;
}

bool ltl_configuration_is_known(ltl_str path) {
    return format_of(path) < LTL_COUNT_OF(formats);
}

/* ---- for all formats ---- */

static ltl_span line_span(const ltl_source *source, uint32_t line) {
    ltl_str text = ltl_str_trim(ltl_source_line(source, line));
    uint32_t start =
        text.len > 0 ? (uint32_t)(text.ptr - source->text.ptr) : source->lines[line - 1];
    return (ltl_span){start, start + (uint32_t)text.len};
}

void ltl_configuration__say(ltl_configuration_look *look, uint32_t line, ltl_str what,
                            const char *right) {
    uint32_t count = look->source->line_count;
    line = line == 0 ? 1 : line > count ? count : line;
    while (line > 1 && ltl_str_trim(ltl_source_line(look->source, line)).len == 0) {
        line--; /* what is missing at the end is missing behind the last line that says something */
    }
    ltl_configuration_fault fault = {.span = line_span(look->source, line),
                                     .what = what,
                                     .right = right != NULL ? ltl_str_of(right) : LTL_STR("")};
    LTL_PUSH(look->arena, look->faults, fault);
}

void ltl_configuration__say_repeated(ltl_configuration_look *look, ltl_span span, ltl_str key,
                                     uint32_t first) {
    enum { SHOWN_BYTES = 80 };
    ltl_configuration_fault fault = {
        .span = span,
        .what = ltl_arena_printf(look->arena, "`%.*s` stands here a second time, first in line %u",
                                 LTL_STR_ARG(ltl_str_slice(key, 0, SHOWN_BYTES)), first),
        .right = LTL_STR("keep one of the two: readers take the last one without a word, or refuse "
                         "the file"),
        .is_repeated_key = true};
    LTL_PUSH(look->arena, look->faults, fault);
}

bool ltl_configuration__is_named(ltl_str path, const char *const *names) {
    ltl_str name = ltl_str_after_last(path, '/');
    for (; *names != NULL; names++) {
        if (ltl_str_equals_ignoring_case(name, ltl_str_of(*names))) {
            return true;
        }
    }
    return false;
}

/* `@project.version@`, which Maven and CMake fill in. */
static bool is_filled_in(ltl_str text, size_t at) {
    size_t end = at + 1;
    while (end < text.len &&
           (isalnum((unsigned char)text.ptr[end]) || strchr("._-", text.ptr[end]) != NULL)) {
        end++;
    }
    return end > at + 1 && end < text.len && text.ptr[end] == '@';
}

/* `${{ x }}` of GitHub and what stands in quotes are values like any other. */
bool ltl_configuration__is_template(ltl_str text) {
    bool is_quoted = false;
    for (size_t i = 0; i + 1 < text.len; i++) {
        char c = text.ptr[i];
        char next = text.ptr[i + 1];
        if (c == '\\' && next == '$') {
            return true; /* of a template that leaves the mark for the next one */
        }
        bool is_mark = (c == '{' && (next == '{' || next == '%' || next == '#')) ||
                       (c == '<' && (next == '%' || next == '?')) || (c == '[' && next == '%');
        is_mark = is_mark || (c == '@' && is_filled_in(text, i));
        bool is_value = i > 0 && text.ptr[i - 1] == '$';
        if (is_mark && !is_quoted && !is_value) {
            return true;
        }
        is_quoted = c == '\n' ? false : is_quoted != (c == '"' || c == '\'');
    }
    return false;
}

bool ltl_configuration_is_template(ltl_str text) {
    return ltl_configuration__is_template(text);
}

/* A key that stands in a file again and again is a way to write a list down. */
static void lists_drop(ltl_configuration_faults *faults) {
    enum { MOST_ALIKE = 2 };
    uint32_t kept = 0;
    for (uint32_t i = 0; i < faults->count; i++) {
        uint32_t alike = 0;
        for (uint32_t k = 0; k < faults->count && alike <= MOST_ALIKE; k++) {
            alike += ltl_str_eq(faults->at[k].what, faults->at[i].what);
        }
        if (!faults->at[i].is_repeated_key || alike <= MOST_ALIKE) {
            faults->at[kept++] = faults->at[i];
        }
    }
    faults->count = kept;
}

void ltl_configuration_faults_find(ltl_arena *arena, const ltl_source *source, const ltl_tree *tree,
                                   ltl_configuration_faults *out_faults) {
    *out_faults = (ltl_configuration_faults){0};
    ltl_configuration_look look = {arena, source, tree, out_faults};
    size_t format = format_of(source->path);
    if (format == LTL_COUNT_OF(formats) || source->line_count == 0) {
        return;
    }
    formats[format].look(&look);
    /* `{{ if }} a: 1 {{ else }} a: 2 {{ end }}` is one key */
    if (out_faults->count == 0 && formats[format].is_of_tree && tree != NULL &&
        tree->error_count == 0 && !ltl_configuration__is_template(source->text)) {
        ltl_configuration__keys(&look);
    }
    lists_drop(out_faults);
}
