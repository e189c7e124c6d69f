#include "reports/escape/markdown.h"

#include "core/utf8.h"

/* By entity where a backslash would not stop a mention, a link made of a bare address, or an element. */
static const char *const entities[128] = {
    ['<'] = "&lt;",  ['>'] = "&gt;",  ['&'] = "&amp;", ['@'] = "&#64;",
    [':'] = "&#58;", ['#'] = "&#35;", ['\n'] = " ",    ['\r'] = " ",
};

static bool needs_backslash(char byte) {
    return byte != '\0' && strchr("\\*_[]()!|~+-={}$", byte) != NULL;
}

static bool is_lone_backtick(ltl_str text, size_t offset) {
    bool is_first = offset == 0 || text.ptr[offset - 1] != '`';
    bool is_last = offset + 1 >= text.len || text.ptr[offset + 1] != '`';
    return text.ptr[offset] == '`' && is_first && is_last;
}

/* The end of the code that starts with the backtick at `offset`, or 0 when nothing ends it. */
static size_t code_end(ltl_str text, size_t offset) {
    if (!is_lone_backtick(text, offset)) {
        return 0;
    }
    for (size_t i = offset + 1; i < text.len; i++) {
        if (is_lone_backtick(text, i)) {
            return i + 1;
        }
    }
    return 0;
}

static void append_ascii(ltl_buf *buf, char byte, bool is_code) {
    bool is_blank = byte == '\n' || byte == '\r';
    const char *entity = entities[(unsigned char)byte];
    if (entity && (!is_code || is_blank)) {
        ltl_buf_append(buf, ltl_str_of(entity));
        return;
    }
    if (is_code ? byte == '|' : needs_backslash(byte)) { /* a bar ends a cell even within code */
        ltl_buf_append_byte(buf, '\\');
    }
    ltl_buf_append_byte(buf, byte);
}

void ltl_escape_markdown(ltl_buf *buf, ltl_str text) {
    size_t end_of_code = 0;
    for (size_t i = 0; i < text.len;) {
        uint32_t code_point = 0;
        size_t len = ltl_utf8_decode(text, i, &code_point);
        if (i >= end_of_code && code_point == '`') {
            end_of_code = code_end(text, i);
        }
        if (code_point == '`' && i >= end_of_code) {
            ltl_buf_append(buf, LTL_STR("\\`"));
        } else if (ltl_code_point_is_deceptive(code_point) && code_point != '\r') {
            ltl_buf_printf(buf, "U\\+%04X", (unsigned)code_point);
        } else if (code_point < 0x80) {
            append_ascii(buf, text.ptr[i], i < end_of_code);
        } else if (code_point == 0xFFFD) {
            ltl_buf_append(buf, LTL_STR("\xEF\xBF\xBD"));
        } else {
            ltl_buf_append(buf, ltl_str_slice(text, i, i + len));
        }
        i += len;
    }
}
