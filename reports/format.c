#include "reports/format.h"

#include "reports/mask.h"

const ltl_format *ltl_format_find(ltl_str id) {
    for (size_t i = 0; i < ltl_format_count; i++) {
        if (ltl_str_is(id, ltl_formats[i]->id)) {
            return ltl_formats[i];
        }
    }
    return NULL;
}

void ltl_format_write(const ltl_format *format, const ltl_report *report,
                      const ltl_format_options *options, ltl_out *out) {
    ltl_arena arena = {0};
    ltl_report masked = ltl_report_mask(&arena, report);
    format->write(&masked, options, out);
    ltl_arena_clear(&arena);
}
