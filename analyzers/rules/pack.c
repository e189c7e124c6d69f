#include "analyzers/rules/pack.h"

extern const char ltl_rules_pack_start[];
extern const char ltl_rules_pack_end[];

ltl_pack_reader ltl_pack_open(void) {
    size_t len = (size_t)(ltl_rules_pack_end - ltl_rules_pack_start);
    return ltl_pack_open_bytes((ltl_str){ltl_rules_pack_start, len});
}

ltl_pack_reader ltl_pack_open_bytes(ltl_str blob) { return (ltl_pack_reader){blob}; }

/* Cuts the line before the first newline off `rest`. */
static bool line_take(ltl_str *rest, ltl_str *out_line) {
    const char *newline = rest->len > 0 ? memchr(rest->ptr, '\n', rest->len) : NULL;
    if (!newline) {
        return false;
    }
    size_t len = (size_t)(newline - rest->ptr);
    *out_line = (ltl_str){rest->ptr, len};
    *rest = (ltl_str){newline + 1, rest->len - len - 1};
    return true;
}

/* Digits only; a length that does not fit into `most` is refused. */
static bool length_parse(ltl_str digits, size_t most, size_t *out_length) {
    size_t length = 0;
    for (size_t i = 0; i < digits.len; i++) {
        char digit = digits.ptr[i];
        if (digit < '0' || digit > '9' || length > most / 10) {
            return false;
        }
        length = length * 10 + (size_t)(digit - '0');
    }
    *out_length = length;
    return digits.len > 0 && length <= most;
}

bool ltl_pack_next(ltl_pack_reader *reader, ltl_str *out_path, ltl_str *out_text) {
    ltl_str rest = reader->rest;
    ltl_str path;
    ltl_str digits;
    size_t length = 0;
    reader->rest = (ltl_str){rest.ptr, 0};
    bool is_whole = line_take(&rest, &path) && line_take(&rest, &digits) && rest.len > 0 &&
                    length_parse(digits, rest.len - 1, &length) && rest.ptr[length] == '\n';
    if (!is_whole) {
        return false;
    }
    *out_path = path;
    *out_text = (ltl_str){rest.ptr, length};
    reader->rest = (ltl_str){rest.ptr + length + 1, rest.len - length - 1};
    return true;
}
