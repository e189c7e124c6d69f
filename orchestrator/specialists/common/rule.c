#include "orchestrator/specialists/common/rule.h"

void ltl_assess_add_path(ltl_assess *assess, const ltl_rule_info *rule, ltl_str path,
                         const char *format, ...) {
    va_list args;
    va_start(args, format);
    ltl_str message = ltl_arena_vprintf(&assess->own->arena, format, args);
    va_end(args);
    ltl_assess_add(assess, (ltl_finding){.rule = rule,
                                         .path = path,
                                         .message = message,
                                         .start = {.line = 1, .column = 1},
                                         .end = {.line = 1, .column = 1}});
}
