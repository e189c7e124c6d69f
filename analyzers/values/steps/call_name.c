#include "analyzers/values/steps/call_name.h"

#include <ctype.h>
#include <string.h>

#include "core/vec.h"

bool ltl_name_has(ltl_str name, const char *part) {
    size_t length = strlen(part);
    for (size_t i = 0; i + length <= name.len; i++) {
        size_t k = 0;
        while (k < length && tolower((unsigned char)name.ptr[i + k]) == part[k]) {
            k++;
        }
        if (k == length) {
            return true;
        }
    }
    return false;
}

static bool never_returns(ltl_str name) {
    static const char *const NAMES[] = {"exit",
                                        "_exit",
                                        "abort",
                                        "_Exit",
                                        "quick_exit",
                                        "longjmp",
                                        "err",
                                        "errx",
                                        "verr",
                                        "pthread_exit",
                                        "siglongjmp",
                                        "terminate",
                                        "__builtin_unreachable",
                                        "__builtin_trap",
                                        "unreachable",
                                        "panic",
                                        "die",
                                        "fatal",
                                        "die_errno",
                                        "usage",
                                        "BUG",
                                        NULL};
    for (size_t i = 0; NAMES[i] != NULL; i++) {
        if (ltl_str_is(name, NAMES[i])) {
            return true;
        }
    }
    return ltl_name_has(name, "abort") || ltl_name_has(name, "panic") ||
           ltl_name_has(name, "fatal");
}

/* `RETURN_ERROR(x)`, but not `RETURN_IF(x)`. */
static bool leaves(ltl_str name) {
    static const char *const WORDS[] = {"return", "goto", "bail"};
    static const char *const NONE[] = {"if", "on_", "unless", "not", "when", "expect"};
    bool leaves = false;
    for (size_t i = 0; i < name.len; i++) {
        if (islower((unsigned char)name.ptr[i])) {
            return false;
        }
    }
    for (size_t i = 0; i < LTL_COUNT_OF(WORDS); i++) {
        leaves = leaves || ltl_name_has(name, WORDS[i]);
    }
    for (size_t i = 0; i < LTL_COUNT_OF(NONE); i++) {
        leaves = leaves && !ltl_name_has(name, NONE[i]);
    }
    return leaves;
}

/* Functions whose name says that they look at what they get and keep nothing of it. */
bool ltl_name_looks(ltl_str name) {
    static const char *const WORDS[] = {"print", "log",  "trace", "debug",   "dump",
                                        "warn",  "show", "cmp",   "compare", "equal"};
    static const char *const OTHERS[] = {"asprint", "sprint", "snprint", /* put the text somewhere */
                                         "fingerprint", "blueprint", "login",   "logout",
                                         "logical",     "dialog",    "catalog", "backlog"};
    bool looks = false;
    for (size_t i = 0; i < LTL_COUNT_OF(WORDS); i++) {
        looks = looks || ltl_name_has(name, WORDS[i]);
    }
    for (size_t i = 0; i < LTL_COUNT_OF(OTHERS); i++) {
        looks = looks && !ltl_name_has(name, OTHERS[i]);
    }
    return looks;
}

bool ltl_name_ends(ltl_str name) {
    return never_returns(name) || leaves(name);
}
