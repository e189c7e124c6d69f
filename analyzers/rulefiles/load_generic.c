/* Options of generic patterns. */
#include "analyzers/rulefiles/load_internal.h"

typedef bool read_option(ltl_loader *loader, const ltl_yaml *value, ltl_generic_options *options);

/* What brackets are unless a rule says others. */
static const ltl_str USUAL_BRACKETS = LTL_STR_INIT("()[]{}");

void ltl_load__generic_defaults(ltl_generic_options *options) {
    *options = (ltl_generic_options){
        .max_span = LTL_GENERIC_MAX_SPAN, .brackets = USUAL_BRACKETS, .is_multiline = true};
}

static bool read_comments(ltl_loader *loader, const ltl_yaml *value, ltl_generic_options *options) {
    static const char *const STYLES[] = {
        [LTL_COMMENTS_C] = "c", [LTL_COMMENTS_CPP] = "cpp", [LTL_COMMENTS_SHELL] = "shell"};
    (void)loader;
    for (size_t i = LTL_COMMENTS_C; i < LTL_COUNT_OF(STYLES); i++) {
        if (ltl_str_is(value->text, STYLES[i])) {
            options->comments = (ltl_comment_style)i;
            return true;
        }
    }
    return false;
}

static bool read_span(ltl_loader *loader, const ltl_yaml *value, ltl_generic_options *options) {
    uint64_t lines = 0;
    (void)loader;
    if (!ltl_str_to_u64(value->text, &lines) || lines > UINT32_MAX) {
        return false;
    }
    options->max_span = (uint32_t)lines;
    return true;
}

static bool read_engine(ltl_loader *loader, const ltl_yaml *value, ltl_generic_options *options) {
    (void)loader;
    options->is_aliengrep = ltl_str_is(value->text, "aliengrep");
    return options->is_aliengrep || ltl_str_is(value->text, "spacegrep");
}

static bool read_multiline(ltl_loader *loader, const ltl_yaml *value,
                           ltl_generic_options *options) {
    (void)loader;
    return ltl_yaml_to_bool(value, &options->is_multiline);
}

static bool read_caseless(ltl_loader *loader, const ltl_yaml *value, ltl_generic_options *options) {
    (void)loader;
    return ltl_yaml_to_bool(value, &options->is_caseless);
}

static bool append(ltl_loader *loader, const ltl_yaml *item, ltl_str *text) {
    if (item->kind != LTL_YAML_SCALAR || item->text.len != 1) {
        return false;
    }
    *text = ltl_arena_printf(loader->arena, "%.*s%.*s", LTL_STR_ARG(*text),
                             LTL_STR_ARG(item->text));
    return true;
}

static bool read_pairs(ltl_loader *loader, const ltl_yaml *value, ltl_str *brackets) {
    bool is_list = value->kind == LTL_YAML_LIST;
    for (uint32_t i = 0; is_list && i < value->count; i++) {
        const ltl_yaml *pair = value->items[i];
        if (pair->kind != LTL_YAML_LIST || pair->count != 2 ||
            !append(loader, pair->items[0], brackets) ||
            !append(loader, pair->items[1], brackets)) {
            return false;
        }
    }
    return is_list;
}

static bool read_braces(ltl_loader *loader, const ltl_yaml *value, ltl_generic_options *options) {
    options->brackets = LTL_STR("");
    return read_pairs(loader, value, &options->brackets);
}

static bool read_extra_braces(ltl_loader *loader, const ltl_yaml *value,
                              ltl_generic_options *options) {
    return read_pairs(loader, value, &options->brackets);
}

static bool read_word_bytes(ltl_loader *loader, const ltl_yaml *value,
                            ltl_generic_options *options) {
    bool is_list = value->kind == LTL_YAML_LIST;
    for (uint32_t i = 0; is_list && i < value->count; i++) {
        if (!append(loader, value->items[i], &options->word_bytes)) {
            return false;
        }
    }
    return is_list;
}

static const struct {
    const char *name;
    read_option *read;
    const char *wanted;
} OPTIONS[] = {
    {"generic_braces", read_braces, "a list of pairs of one character each"},
    {"generic_caseless", read_caseless, "true or false"},
    {"generic_comment_style", read_comments, "`c`, `cpp` or `shell`"},
    {"generic_ellipsis_max_span", read_span, "a number of lines"},
    {"generic_engine", read_engine, "`spacegrep` or `aliengrep`"},
    {"generic_extra_braces", read_extra_braces, "a list of pairs of one character each"},
    {"generic_extra_word_characters", read_word_bytes, "a list of one character each"},
    {"generic_multiline", read_multiline, "true or false"},
};

void ltl_load__generic_option(ltl_loader *loader, ltl_str name, const ltl_yaml *value,
                              ltl_generic_options *options) {
    for (size_t i = 0; i < LTL_COUNT_OF(OPTIONS); i++) {
        if (ltl_str_is(name, OPTIONS[i].name) && !OPTIONS[i].read(loader, value, options)) {
            ltl_loader__error(loader, value, "`%s` must be %s", OPTIONS[i].name,
                              OPTIONS[i].wanted);
        }
    }
}
