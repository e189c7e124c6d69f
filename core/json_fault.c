#include "core/json_fault.h"

#include <jansson.h>

ltl_str ltl_json_fault_at(ltl_arena *arena, ltl_str text, uint32_t *out_line) {
    json_error_t error;
    json_t *root = json_loadb(text.ptr, text.len, JSON_DECODE_ANY | JSON_ALLOW_NUL, &error);
    if (root != NULL) {
        json_decref(root);
        return LTL_STR("");
    }
    *out_line = error.line > 0 ? (uint32_t)error.line : 1;
    return ltl_arena_copy(arena, ltl_str_of(error.text));
}

ltl_str ltl_json_fault(ltl_arena *arena, ltl_str text) {
    json_error_t error;
    json_t *root = json_loadb(text.ptr, text.len, JSON_DECODE_ANY | JSON_ALLOW_NUL, &error);
    if (root != NULL) {
        json_decref(root);
        return LTL_STR("");
    }
    return ltl_arena_printf(arena, "%s at line %d, column %d", error.text, error.line,
                            error.column);
}
