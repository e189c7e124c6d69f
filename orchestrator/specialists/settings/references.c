#include "orchestrator/specialists/settings/references.h"

#include <ctype.h>

#include "core/compiler.h"

/* How a name follows the words that ask for it. */
typedef enum form {
    QUOTED,     /* `ask("NAME", fallback)`, `ask["NAME"]` */
    BARE,       /* `process.env.NAME || fallback` */
    EXPANDED,   /* `${NAME:-fallback}` */
    QUOTED_ASK, /* quoted, and what comes back says whether it is there */
} form;

static const struct {
    const char *words;
    form form;
} ways[] = {
    {"environ[", QUOTED},
    {"environ.get(", QUOTED},
    {"os.getenv(", QUOTED},
    {"process.env.", BARE},
    {"process.env[", QUOTED},
    {"import.meta.env.", BARE},
    {"ENV[", QUOTED},
    {"ENV.fetch(", QUOTED},
    {"System.getenv(", QUOTED},
    {"os.Getenv(", QUOTED},
    {"os.LookupEnv(", QUOTED_ASK},
    {"env::var(", QUOTED_ASK},
    {"env!(", QUOTED},
    {"GetEnvironmentVariable(", QUOTED},
    {" env(", QUOTED},
    {"(env(", QUOTED},
    {"=env(", QUOTED},
    {"${", EXPANDED},
};

/* Set by the system, the shell, or whoever runs a pipeline. */
static const char *const given[] = {
    "PATH",        "HOME",       "USER",     "PWD",       "SHELL",        "LANG",    "TERM",
    "TMP",         "TEMP",       "TMPDIR",   "EDITOR",    "DISPLAY",      "CI",      "HOSTNAME",
    "LOGNAME",     "TZ",         "NODE_ENV", "RAILS_ENV", "RACK_ENV",     "PORT",    "DEV",
    "PROD",        "MODE",       "BASE_URL", "SSR",       "PROGRAMFILES", "APPDATA", "LOCALAPPDATA",
    "USERPROFILE", "SYSTEMROOT", "COLUMNS",  "NO_COLOR",  "FORCE_COLOR",  "SHLVL",   "OLDPWD",
    "UID",         "GID",        "RANDOM",   "PPID",      "BASH_SOURCE",  "VERSION"};
static const char *const families[] = {"GITHUB_", "RUNNER_",  "GITLAB_", "CI_",    "TRAVIS_",
                                       "CIRCLE_", "XDG_",     "LC_",     "npm_",   "NPM_",
                                       "BUILD_",  "JENKINS_", "SYSTEM_", "AWS_",   "KUBERNETES_",
                                       "PYTHON",  "JAVA_",    "GO",      "CARGO_", "VERCEL_"};

static bool is_own(ltl_str name) {
    bool is_one = name.len >= 3;
    for (size_t i = 0; i < LTL_COUNT_OF(given) && is_one; i++) {
        is_one = !ltl_str_is(name, given[i]);
    }
    for (size_t i = 0; i < LTL_COUNT_OF(families) && is_one; i++) {
        is_one = !ltl_str_starts_with(name, ltl_str_of(families[i]));
    }
    return is_one;
}

static ltl_str name_at(ltl_str line, size_t at) {
    size_t end = at;
    while (end < line.len &&
           ((line.ptr[end] >= 'A' && line.ptr[end] <= 'Z') ||
            (end > at && isdigit((unsigned char)line.ptr[end])) || line.ptr[end] == '_')) {
        end++;
    }
    return ltl_str_slice(line, at, end);
}

static bool is_quote(char c) {
    return c == '"' || c == '\'' || c == '`';
}

static size_t skip_blanks(ltl_str line, size_t at) {
    while (at < line.len && (line.ptr[at] == ' ' || line.ptr[at] == '\t')) {
        at++;
    }
    return at;
}

/* Up to the bracket or comma that ends it. */
static ltl_str argument_at(ltl_str line, size_t at) {
    size_t start = skip_blanks(line, at);
    size_t end = start;
    uint32_t depth = 0;
    char quote = '\0';
    for (; end < line.len; end++) {
        char c = line.ptr[end];
        if (quote != '\0') {
            quote = c == quote ? '\0' : quote;
        } else if (is_quote(c)) {
            quote = c;
        } else if (c == '(' || c == '[' || c == '{') {
            depth++;
        } else if (depth == 0 && strchr(",;)]}", c) != NULL) {
            break;
        } else {
            depth -= c == ')' || c == ']' || c == '}';
        }
    }
    return ltl_str_trim(ltl_str_slice(line, start, end));
}

/* `|| x`, `?? x`, `or x`, `?: x`, `.unwrap_or(x`, behind the whole. */
static ltl_str fallback_behind(ltl_str line, size_t at) {
    static const char *const marks[] = {"||", "??", "or ", "?:", ".unwrap_or", ".get_or"};
    size_t start = skip_blanks(line, at);
    ltl_str rest = ltl_str_slice(line, start, line.len);
    for (size_t i = 0; i < LTL_COUNT_OF(marks); i++) {
        if (ltl_str_starts_with(rest, ltl_str_of(marks[i]))) {
            ltl_str text = argument_at(line, start + strlen(marks[i]));
            return text.len > 0 ? text : LTL_STR("?");
        }
    }
    return LTL_STR_NONE;
}

/* Without `os.` and the like at the end, which belong to the words that ask. */
static ltl_str before_owner(ltl_str text) {
    size_t end = text.len;
    while (end > 0 && text.ptr[end - 1] == '.') {
        end--;
        while (end > 0 && (isalnum((unsigned char)text.ptr[end - 1]) || text.ptr[end - 1] == '_')) {
            end--;
        }
    }
    return ltl_str_trim(ltl_str_slice(text, 0, end));
}

/* A test of it, or a value given to it. */
static bool is_only_asked(ltl_str line, size_t start, size_t end) {
    static const char *const tests_before[] = {"if", "if (", "if(", "!", "elif", "unless", "not"};
    static const char *const tests_behind[] = {"==", "!=", "? ", "&&"};
    ltl_str before = before_owner(ltl_str_slice(line, 0, start));
    ltl_str behind = ltl_str_slice(line, skip_blanks(line, end), line.len);
    bool is_one = behind.len > 1 && behind.ptr[0] == '=' && behind.ptr[1] != '=';
    for (size_t i = 0; i < LTL_COUNT_OF(tests_before) && !is_one; i++) {
        is_one = ltl_str_ends_with(before, ltl_str_of(tests_before[i]));
    }
    for (size_t i = 0; i < LTL_COUNT_OF(tests_behind) && !is_one; i++) {
        is_one = ltl_str_starts_with(behind, ltl_str_of(tests_behind[i]));
    }
    return is_one;
}

static size_t closed_behind(ltl_str line, size_t at) {
    while (at < line.len && strchr(")]'\"`", line.ptr[at]) != NULL) {
        at++;
    }
    return at;
}

static bool quoted_take(ltl_str line, size_t at, ltl_reference *reference, size_t *out_end) {
    size_t quote = skip_blanks(line, at);
    if (quote >= line.len || !is_quote(line.ptr[quote])) {
        return false;
    }
    reference->name = name_at(line, quote + 1);
    size_t end = quote + 1 + reference->name.len;
    if (end >= line.len || line.ptr[end] != line.ptr[quote]) {
        return false;
    }
    size_t comma = skip_blanks(line, end + 1);
    bool has_more = comma < line.len && line.ptr[comma] == ',';
    *out_end = closed_behind(line, end + 1);
    reference->fallback = has_more ? argument_at(line, comma + 1) : fallback_behind(line, *out_end);
    return true;
}

static bool expanded_take(ltl_str line, size_t at, ltl_reference *reference, size_t *out_end) {
    reference->name = name_at(line, at);
    size_t end = at + reference->name.len;
    size_t close = ltl_str_find_byte(line, '}', end);
    if (close == SIZE_MAX || (end < close && strchr(":-?+", line.ptr[end]) == NULL)) {
        return false;
    }
    size_t mark = end < close && line.ptr[end] == ':' ? end + 1 : end;
    bool has_more = mark < close && line.ptr[mark] == '-';
    reference->is_asked_for = mark < close && line.ptr[mark] == '+';
    reference->fallback = has_more ? ltl_str_slice(line, mark + 1, close) : LTL_STR_NONE;
    *out_end = close + 1;
    return true;
}

static bool take(ltl_str line, size_t start, size_t at, form how, ltl_reference *reference) {
    size_t end = at;
    bool is_one = false;
    if (how == EXPANDED) {
        is_one = expanded_take(line, at, reference, &end);
    } else if (how == BARE) {
        reference->name = name_at(line, at);
        end = at + reference->name.len;
        reference->fallback = fallback_behind(line, end);
        is_one = end >= line.len || !isalnum((unsigned char)line.ptr[end]);
    } else {
        is_one = quoted_take(line, at, reference, &end);
    }
    reference->is_asked_for |=
        how == QUOTED_ASK || (how != EXPANDED && is_only_asked(line, start, end));
    return is_one && is_own(reference->name);
}

void ltl_references_find(ltl_arena *arena, ltl_str line, ltl_references *references) {
    for (size_t i = 0; i < LTL_COUNT_OF(ways); i++) {
        ltl_str words = ltl_str_of(ways[i].words);
        for (size_t at = ltl_str_find(line, words, 0); at != SIZE_MAX;
             at = ltl_str_find(line, words, at + words.len)) {
            ltl_reference reference = {.fallback = LTL_STR_NONE};
            if (take(line, at, at + words.len, ways[i].form, &reference)) {
                LTL_PUSH(arena, references, reference);
            }
        }
    }
}

bool ltl_fallback_is_on(ltl_str fallback) {
    static const char *const words[] = {"true", "1", "on", "yes"};
    ltl_str text = ltl_str_trim(fallback);
    if (text.len > 1 && is_quote(text.ptr[0])) {
        text = ltl_str_slice(text, 1, text.len - 1);
    }
    bool is_on = false;
    for (size_t i = 0; i < LTL_COUNT_OF(words) && !is_on; i++) {
        is_on = ltl_str_equals_ignoring_case(text, ltl_str_of(words[i]));
    }
    return is_on;
}
