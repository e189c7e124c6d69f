#include "core/json.h"

#include <assert.h>
#include <inttypes.h>

#include "core/utf8.h"

void ltl_json_init(ltl_json *json, ltl_out *out, bool is_pretty) {
    *json = (ltl_json){.out = out, .is_pretty = is_pretty};
}

/* Where the state of the open container is. Those that are too deep share the last place, which is
 * no longer right then: so nothing is asserted once the sink has failed. */
static int level(const ltl_json *json) {
    return json->depth < LTL_JSON_MAX_DEPTH ? json->depth : LTL_JSON_MAX_DEPTH - 1;
}

static void new_line(const ltl_json *json) {
    ltl_out_byte(json->out, '\n');
    for (int i = 0; i < json->depth; i++) {
        ltl_out_cstr(json->out, "  ");
    }
}

/* The comma, and in a pretty document the line break, that come before an item. */
static void begin_item(ltl_json *json) {
    bool is_first = !json->has_items[level(json)];
    json->has_items[level(json)] = true;
    if (json->depth == 0) {
        if (!is_first) {
            ltl_out_byte(json->out, '\n'); /* JSON lines: one root value a line */
        }
        return;
    }
    if (!is_first) {
        ltl_out_byte(json->out, ',');
    }
    if (json->is_pretty) {
        new_line(json);
    }
}

static void begin_value(ltl_json *json) {
    if (json->after_key) {
        json->after_key = false;
        return;
    }
    assert((json->out->status != LTL_OK || !json->is_object[level(json)]) &&
           "a key is due in an object");
    begin_item(json);
}

static void begin_container(ltl_json *json, char bracket, bool is_object) {
    begin_value(json);
    ltl_out_byte(json->out, bracket);
    json->depth++;
    if (json->depth >= LTL_JSON_MAX_DEPTH && json->out->status == LTL_OK) {
        json->out->status = LTL_INTERNAL; /* the document is lost; the caller hears of it */
    }
    json->has_items[level(json)] = false;
    json->is_object[level(json)] = is_object;
}

static void end_container(ltl_json *json, char bracket, bool is_object) {
    assert(json->depth > 0 && "an end without a begin");
    assert((json->out->status != LTL_OK || json->is_object[level(json)] == is_object) &&
           "the wrong end for this container");
    assert(!json->after_key && "a value is due after a key");
    bool is_empty = !json->has_items[level(json)];
    json->depth--;
    if (json->is_pretty && !is_empty) {
        new_line(json);
    }
    ltl_out_byte(json->out, bracket);
    (void)is_object;
}

void ltl_json_begin_object(ltl_json *json) {
    begin_container(json, '{', true);
}
void ltl_json_end_object(ltl_json *json) {
    end_container(json, '}', true);
}
void ltl_json_begin_array(ltl_json *json) {
    begin_container(json, '[', false);
}
void ltl_json_end_array(ltl_json *json) {
    end_container(json, ']', false);
}

/* --- strings ------------------------------------------------------------------------------ */

static bool is_ordinary(unsigned char byte) {
    return byte >= 0x20 && byte < 0x7F && byte != '"' && byte != '\\';
}

static void write_escaped_byte(ltl_out *out, unsigned char byte) {
    static const char letters[256] = {['"'] = '"',  ['\\'] = '\\', ['\b'] = 'b', ['\f'] = 'f',
                                      ['\n'] = 'n', ['\r'] = 'r',  ['\t'] = 't'};
    if (letters[byte]) {
        ltl_out_byte(out, '\\');
        ltl_out_byte(out, letters[byte]);
    } else {
        ltl_out_printf(out, "\\u%04x", (unsigned)byte);
    }
}

/* What is not seen where it is shown is escaped; to readers of JSON it is the same text. */
static void write_code_point(ltl_out *out, ltl_str sequence, uint32_t code_point) {
    if (code_point == 0xFFFD) {
        ltl_out_cstr(out, "\xEF\xBF\xBD"); /* the text's own, or in place of bad bytes */
    } else if (!ltl_code_point_is_deceptive(code_point)) {
        ltl_out_str(out, sequence);
    } else if (code_point < 0x10000) {
        ltl_out_printf(out, "\\u%04x", (unsigned)code_point);
    } else {
        unsigned rest = (unsigned)code_point - 0x10000;
        ltl_out_printf(out, "\\u%04x\\u%04x", 0xD800 + (rest >> 10), 0xDC00 + (rest & 0x3FF));
    }
}

static void write_string(ltl_out *out, ltl_str s) {
    ltl_out_byte(out, '"');
    size_t i = 0;
    while (i < s.len) {
        size_t start = i;
        while (i < s.len && is_ordinary((unsigned char)s.ptr[i])) {
            i++;
        }
        ltl_out_str(out, ltl_str_slice(s, start, i));
        if (i >= s.len) {
            break;
        }
        unsigned char byte = (unsigned char)s.ptr[i];
        if (byte < 0x80) {
            write_escaped_byte(out, byte);
            i++;
        } else {
            uint32_t code_point = 0;
            size_t len = ltl_utf8_decode(s, i, &code_point);
            write_code_point(out, ltl_str_slice(s, i, i + len), code_point);
            i += len;
        }
    }
    ltl_out_byte(out, '"');
}

/* --- keys and values ---------------------------------------------------------------------- */

void ltl_json_key_slice(ltl_json *json, ltl_str key) {
    assert((json->out->status != LTL_OK || json->is_object[level(json)]) &&
           "a key outside an object");
    assert(!json->after_key && "a value is due after a key");
    begin_item(json);
    write_string(json->out, key);
    ltl_out_cstr(json->out, json->is_pretty ? ": " : ":");
    json->after_key = true;
}

void ltl_json_key(ltl_json *json, const char *key) {
    ltl_json_key_slice(json, ltl_str_of(key));
}

void ltl_json_str(ltl_json *json, ltl_str value) {
    begin_value(json);
    write_string(json->out, value);
}

void ltl_json_cstr(ltl_json *json, const char *value) {
    if (value) {
        ltl_json_str(json, ltl_str_of(value));
    } else {
        ltl_json_null(json);
    }
}

void ltl_json_i64(ltl_json *json, int64_t value) {
    begin_value(json);
    ltl_out_printf(json->out, "%" PRId64, value);
}

void ltl_json_u64(ltl_json *json, uint64_t value) {
    begin_value(json);
    ltl_out_printf(json->out, "%" PRIu64, value);
}

void ltl_json_bool(ltl_json *json, bool value) {
    begin_value(json);
    ltl_out_cstr(json->out, value ? "true" : "false");
}

void ltl_json_null(ltl_json *json) {
    begin_value(json);
    ltl_out_cstr(json->out, "null");
}

void ltl_json_key_str(ltl_json *json, const char *key, ltl_str value) {
    ltl_json_key(json, key);
    ltl_json_str(json, value);
}

void ltl_json_key_cstr(ltl_json *json, const char *key, const char *value) {
    ltl_json_key(json, key);
    ltl_json_cstr(json, value);
}

void ltl_json_key_u64(ltl_json *json, const char *key, uint64_t value) {
    ltl_json_key(json, key);
    ltl_json_u64(json, value);
}

void ltl_json_key_bool(ltl_json *json, const char *key, bool value) {
    ltl_json_key(json, key);
    ltl_json_bool(json, value);
}
