#include "analyzers/styles/check.h"

#include <stdlib.h>

const ltl_rule_info *ltl_style_rule_at(uint32_t index) {
    return index < ltl_style_check_count ? &ltl_style_checks[index]->rule : NULL;
}

void ltl_style_look_at(const ltl_sheet *sheet, ltl_style_faults *out_faults) {
    ltl_style_look look = {.sheet = sheet};
    for (size_t i = 0; i < ltl_style_check_count; i++) {
        look.searches = 0;
        ltl_style_checks[i]->look(ltl_style_checks[i], &look);
    }
    *out_faults = look.faults;
}

void ltl_style_fault_say(const ltl_style_check *check, ltl_style_look *look, ltl_span span,
                         ltl_severity severity, const char *format, ...) {
    va_list args;
    va_start(args, format);
    ltl_style_fault fault = {.rule = &check->rule,
                             .span = span,
                             .message = ltl_arena_vprintf(look->sheet->arena, format, args),
                             .severity = severity};
    va_end(args);
    LTL_PUSH(look->sheet->arena, &look->faults, fault);
}

bool ltl_style_is(const ltl_style_declaration *declaration, const char *property) {
    return ltl_str_equals_ignoring_case(declaration->property, ltl_str_of(property));
}

bool ltl_style_length(ltl_str value, const char *unit, double *out_number) {
    char copy[24];
    char *end;
    if (value.len == 0 || value.len >= sizeof copy) {
        return false;
    }
    memcpy(copy, value.ptr, value.len);
    copy[value.len] = '\0';
    *out_number = strtod(copy, &end);
    return end != copy && strcmp(end, unit) == 0;
}
