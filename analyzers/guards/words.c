#include "analyzers/guards/words.h"

#include <stdlib.h>
#include <string.h>

#include "core/compiler.h"

/* What names of functions that judge begin with, in order; what follows does not matter. */
static const char *const JUDGES[] = {
    "allow",  "assert", "authorize", "deny",     "enforce",  "ensure", "forbid",
    "guard",  "permit", "reject",    "restrict", "valid",  "validate", "verify",
};

/* `is…`, `check…`: what is asked decides, which is one of ASKED. */
static const char *const ASKS[] = {
    "are", "can", "check", "contains", "has", "is", "must", "require", "test",
};

static const char *const ASKED[] = {
    "acceptable", "access", "active", "allow", "allowed", "allowlisted", "alphanumeric",
    "authorized", "blacklisted", "blocked", "contained", "dangerous", "denied", "enabled",
    "forbidden", "illegal", "injection", "inside", "installed", "integer", "invalid", "known",
    "legal", "local", "malicious", "numeric", "owner", "ownership", "permission", "permissions",
    "permitted", "registered", "relative", "safe", "secure", "ssrf", "supported", "traversal",
    "trust", "trusted", "under", "uuid", "valid", "whitelisted", "within",
};

/* What a name of two words says of the first: `hostBlocked(x)`. */
static const char *const ADJECTIVES[] = {
    "allowed", "allowlisted", "blacklisted", "blocked", "blocklisted", "forbidden", "permitted", "whitelisted",
};

/* `getAllowed`, `set_blocked`: does something with what is so. */
static const char *const DEEDS[] = {
    "add", "clear", "count", "fetch", "find", "get", "handle", "list", "load", "make", "mark", "not", "on", "remove",
    "render", "save", "set", "show", "update",
};

/* What lists of what is allowed are called. */
static const char *const LISTS[] = {
    "acceptable", "accepted", "allow", "allowed", "choices", "known", "legal", "permitted",
    "safe", "supported", "trusted", "valid", "white", "whitelist",
};

/* What is sent is called so. */
static const char *const REQUESTS[] = {
    "arg",    "args",  "argument", "arguments", "body",    "cookie", "cookies", "data", "fields",
    "form",   "forms", "header",   "headers",   "input",   "inputs", "json",    "param", "parameters",
    "params", "payload", "post",   "query",     "req",     "request", "requested", "values",
};

enum { MAX_WORD = 24 };

static int compare(const void *key, const void *row) {
    return strcmp(key, *(const char *const *)row);
}
#define HAS(list, word) \
    (bsearch(word, list, LTL_COUNT_OF(list), sizeof(list)[0], compare) != NULL)

static bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || is_upper(c); }

/* The next word of `camelCase` or `snake_case`, in small letters; false at the end. A longer word is cut. */
static bool next_word(ltl_str name, size_t *at, char *out) {
    size_t length = 0;
    while (*at < name.len && !is_letter(name.ptr[*at])) {
        *at += 1;
    }
    for (; *at < name.len && is_letter(name.ptr[*at]); *at += 1) {
        bool is_last_of_capitals = *at + 1 < name.len && is_letter(name.ptr[*at + 1]) &&
                                   !is_upper(name.ptr[*at + 1]); /* the A of `URLAllowed` */
        bool begins = is_upper(name.ptr[*at]) && length > 0 &&
                      (!is_upper(name.ptr[*at - 1]) || is_last_of_capitals);
        if (begins) {
            break;
        }
        if (length < MAX_WORD) {
            out[length++] = (char)(name.ptr[*at] | 0x20);
        }
    }
    out[length] = '\0';
    return length > 0;
}

bool ltl_guard_name_judges(ltl_str name) {
    char word[MAX_WORD + 1];
    size_t at = 0;
    bool asks = false;
    bool names_thing = false;
    for (uint32_t i = 0; next_word(name, &at, word); i++) {
        bool says_which = strcmp(word, "allowed") == 0 && at < name.len; /* `allowed_methods(x)` */
        bool is_said = i == 1 && names_thing && at == name.len && HAS(ADJECTIVES, word);
        if ((i == 0 && (HAS(JUDGES, word) || says_which)) || (asks && HAS(ASKED, word)) || is_said) {
            return true;
        }
        asks = asks || HAS(ASKS, word);
        names_thing = i == 0 && !HAS(DEEDS, word);
    }
    return false;
}

/* `ALLOWED_TYPES`, `supportedKinds`, `KINDS`: a constant, or what is called as such lists are. */
bool ltl_guard_names_list(ltl_str name) {
    char word[MAX_WORD + 1];
    bool is_sent = ltl_str_starts_with(name, LTL_STR("$_")); /* PHP's `$_GET` */
    bool is_constant = name.len > 1 && !is_sent;
    for (size_t i = 0; i < name.len; i++) {
        is_constant = is_constant && !(name.ptr[i] >= 'a' && name.ptr[i] <= 'z');
    }
    for (size_t at = 0; !is_sent && !is_constant && next_word(name, &at, word);) {
        is_constant = HAS(LISTS, word);
    }
    return is_constant;
}

bool ltl_guard_names_request(ltl_str code) {
    char word[MAX_WORD + 1];
    bool does = ltl_str_find(code, LTL_STR("$_"), 0) != SIZE_MAX;
    for (size_t at = 0; !does && next_word(code, &at, word);) {
        does = HAS(REQUESTS, word);
    }
    return does;
}

bool ltl_guard_name_contains(ltl_str name) {
    char word[MAX_WORD + 1];
    bool does = false;
    for (size_t at = 0; !does && next_word(name, &at, word);) {
        does = strcmp(word, "contains") == 0 || strcmp(word, "contain") == 0;
    }
    return does;
}
