#include "orchestrator/plan/secret_like.h"

#include "core/compiler.h"
#include "orchestrator/plan/words.h"

enum { MIN_TOKEN_BYTES = 16, MIN_VALUE_BYTES = 8, MAX_SEPARATORS = 8 };

/* Beginnings that their issuers chose so that they can be recognised. */
static const struct {
    const char *beginning;
    const char *kind;
} tokens[] = {
    {"AKIA", "cloud access key"},
    {"ASIA", "cloud access key"},
    {"ghp_", "code host token"},
    {"gho_", "code host token"},
    {"ghs_", "code host token"},
    {"github_pat_", "code host token"},
    {"glpat-", "code host token"},
    {"xoxb-", "chat token"},
    {"xoxp-", "chat token"},
    {"sk_live_", "payment key"},
    {"rk_live_", "payment key"},
    {"AIza", "cloud API key"},
    {"npm_", "package registry token"},
    {"pypi-", "package registry token"},
    {"eyJhbGciOi", "signed token"},
};

/* Names whose value nobody else should know. */
static const char *const names[] = {"password", "passwd", "pwd",        "secret",
                                    "token",    "apikey", "credential", "passphrase"};

static bool is_token_byte(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           c == '-' || c == '.';
}

static bool has_token(ltl_str line, const char *beginning) {
    size_t len = strlen(beginning);
    size_t at = ltl_str_find(line, (ltl_str){beginning, len}, 0);
    while (at != SIZE_MAX) {
        size_t end = at + len;
        while (end < line.len && is_token_byte(line.ptr[end])) {
            end++;
        }
        if (end - at - len >= MIN_TOKEN_BYTES && (at == 0 || !is_token_byte(line.ptr[at - 1]))) {
            return true;
        }
        at = ltl_str_find(line, (ltl_str){beginning, len}, end);
    }
    return false;
}

static bool names_a_secret(ltl_str name) {
    for (size_t i = 0; i < LTL_COUNT_OF(names); i++) {
        if (ltl_words_have(name, names[i])) {
            return true;
        }
    }
    return ltl_words_have(name, "key") &&
           (ltl_words_have(name, "api") || ltl_words_have(name, "private") ||
            ltl_words_have(name, "access"));
}

/* A literal, not a reference: `"abc…"`, `abc…` at the end of a line, but not `${ABC}` or `get(x)`. */
static bool is_literal(ltl_str value) {
    value = ltl_str_trim(value);
    while (value.len > 0 && (value.ptr[value.len - 1] == ';' || value.ptr[value.len - 1] == ',')) {
        value.len--;
    }
    bool is_quoted = value.len > 2 && (value.ptr[0] == '"' || value.ptr[0] == '\'') &&
                     value.ptr[value.len - 1] == value.ptr[0];
    if (is_quoted) {
        value = ltl_str_slice(value, 1, value.len - 1);
    }
    bool has_digit = false;
    for (size_t i = 0; i < value.len; i++) {
        char c = value.ptr[i];
        if (c == ' ' || c == '$' || c == '{' || c == '<' ||
            (!is_quoted && (c == '(' || c == '['))) {
            return false;
        }
        has_digit = has_digit || (c >= '0' && c <= '9');
    }
    return value.len >= MIN_VALUE_BYTES && (is_quoted || has_digit);
}

/* The first few `=` and `:` of a line will do. */
static bool assigns_secret(ltl_str line) {
    uint32_t separators = 0;
    for (size_t i = 0; i < line.len && separators < MAX_SEPARATORS; i++) {
        if (line.ptr[i] != '=' && line.ptr[i] != ':') {
            continue;
        }
        if (is_literal(ltl_str_slice(line, i + 1, line.len))) {
            return names_a_secret(ltl_str_slice(line, 0, i));
        }
        separators++;
    }
    return false;
}

ltl_str ltl_secret_like_find(ltl_str text) {
    ltl_str line;
    while (text.len > 0 && ltl_str_split(&text, '\n', &line)) {
        if (ltl_str_find(line, LTL_STR("PRIVATE KEY-----"), 0) != SIZE_MAX) {
            return LTL_STR("private key");
        }
        for (size_t i = 0; i < LTL_COUNT_OF(tokens); i++) {
            if (has_token(line, tokens[i].beginning)) {
                return ltl_str_of(tokens[i].kind);
            }
        }
        if (assigns_secret(line)) {
            return LTL_STR("value of a secret");
        }
    }
    return LTL_STR("");
}
