#include "grammars/kind.h"

const char *ltl_kind_name(ltl_kind kind) {
    static const char *const names[] = {
#define LTL_KIND_TEXT(name, text) text,
        LTL_KIND_LIST(LTL_KIND_TEXT)
#undef LTL_KIND_TEXT
    };
    return kind < LTL_KIND_COUNT ? names[kind] : "unknown";
}

const char *ltl_role_name(ltl_role role) {
    static const char *const names[] = {
#define LTL_ROLE_TEXT(name, text) text,
        LTL_ROLE_LIST(LTL_ROLE_TEXT)
#undef LTL_ROLE_TEXT
    };
    return role < LTL_ROLE_COUNT ? names[role] : "unknown";
}
