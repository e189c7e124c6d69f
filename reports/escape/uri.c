#include "reports/escape/uri.h"

static bool is_unreserved(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9') || byte == '-' || byte == '.' || byte == '_' || byte == '~';
}

ltl_str ltl_escape_uri_path(ltl_arena *arena, ltl_str path) {
    static const char digits[] = "0123456789ABCDEF";
    ltl_str scheme = ltl_str_starts_with(path, LTL_STR("/")) ? LTL_STR("file://") : LTL_STR("");
    char *text = ltl_arena_alloc_raw(arena, scheme.len + path.len * 3 + 1);
    memcpy(text, scheme.ptr, scheme.len);
    size_t len = scheme.len;
    for (size_t i = 0; i < path.len; i++) {
        unsigned char byte = (unsigned char)path.ptr[i];
        if (is_unreserved(path.ptr[i]) || byte == '/') {
            text[len++] = path.ptr[i];
            continue;
        }
        text[len++] = '%';
        text[len++] = digits[byte >> 4];
        text[len++] = digits[byte & 15];
    }
    text[len] = '\0';
    return (ltl_str){text, len};
}

bool ltl_uri_is_web(ltl_str text) {
    static const char allowed[] = "/?#=&%+,;:@()$*";
    size_t host = ltl_str_starts_with(text, LTL_STR("https://"))  ? 8
                  : ltl_str_starts_with(text, LTL_STR("http://")) ? 7
                                                                  : 0;
    if (host == 0 || text.len == host || text.ptr[host] == '/') {
        return false;
    }
    for (size_t i = host; i < text.len; i++) {
        char byte = text.ptr[i];
        bool is_known = is_unreserved(byte) || (byte != '\0' && strchr(allowed, byte));
        if (!is_known) {
            return false;
        }
    }
    return true;
}
