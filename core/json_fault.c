#include "core/json_fault.h"

#include <jansson.h>

ltl_str ltl_json_fault(ltl_arena *arena, ltl_str text) {
    json_error_t error;
    json_t *root = json_loadb(text.ptr, text.len, JSON_DECODE_ANY | JSON_ALLOW_NUL, &error);
    if (root != NULL) {
        json_decref(root);
        return LTL_STR("");
    }
    return ltl_arena_printf(arena, "%s at line %d, column %d", error.text, error.line, error.column);
}
