#include "reports/escape/markup.h"

#include "core/utf8.h"

static const char *const entities[128] = {
    ['&'] = "&amp;",  ['<'] = "&lt;",  ['>'] = "&gt;",   ['"'] = "&quot;",
    ['\''] = "&#39;", ['\t'] = "&#9;", ['\n'] = "&#10;", ['\r'] = "&#13;",
};

/* XML 1.0 has no way to write these, not even as references; HTML calls them errors. */
static bool is_forbidden(uint32_t code_point) {
    return (code_point & 0xFFFE) == 0xFFFE || (code_point >= 0xFDD0 && code_point <= 0xFDEF);
}

static void write_code_point(ltl_out *out, ltl_str sequence, uint32_t code_point) {
    if (code_point < 0x80 && entities[code_point]) {
        ltl_out_cstr(out, entities[code_point]);
    } else if (ltl_code_point_is_deceptive(code_point) || is_forbidden(code_point)) {
        ltl_out_printf(out, "\\u{%02X}", (unsigned)code_point);
    } else if (code_point == 0xFFFD) {
        ltl_out_cstr(out, "\xEF\xBF\xBD");
    } else {
        ltl_out_str(out, sequence);
    }
}

void ltl_escape_markup(ltl_out *out, ltl_str text) {
    for (size_t i = 0; i < text.len;) {
        uint32_t code_point = 0;
        size_t len = ltl_utf8_decode(text, i, &code_point);
        write_code_point(out, ltl_str_slice(text, i, i + len), code_point);
        i += len;
    }
}
