#include "orchestrator/tools/place.h"

enum { MOST_BASES = 8 };

static bool is_letter(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* "file" of "file:///a"; empty when there is none. One letter is a drive. */
static ltl_str scheme_of(ltl_str uri) {
    size_t at = 0;
    while (at < uri.len && (is_letter(uri.ptr[at]) || (at > 0 && uri.ptr[at] != ':' &&
                                                       strchr("+-.0123456789", uri.ptr[at])))) {
        at++;
    }
    return at > 1 && at < uri.len && uri.ptr[at] == ':' ? ltl_str_slice(uri, 0, at) : LTL_STR("");
}

static bool has_drive(ltl_str path) {
    return path.len > 1 && is_letter(path.ptr[0]) && path.ptr[1] == ':';
}

static int hex_of(char byte) {
    if (byte >= '0' && byte <= '9') {
        return byte - '0';
    }
    byte = (char)(byte | 0x20);
    return byte >= 'a' && byte <= 'f' ? byte - 'a' + 10 : -1;
}

/* In place: what is no escape stays as it is. */
static ltl_str percent_decode(char *text, size_t len) {
    size_t out = 0;
    for (size_t at = 0; at < len; at++) {
        int high = text[at] == '%' && at + 2 < len ? hex_of(text[at + 1]) : -1;
        int low = high >= 0 ? hex_of(text[at + 2]) : -1;
        text[out++] = low >= 0 ? (char)(high * 16 + low) : text[at];
        at += low >= 0 ? 2 : 0;
    }
    return (ltl_str){text, out};
}

static const ltl_place_base *base_find(const ltl_place_base *bases, uint32_t count, ltl_str name) {
    for (uint32_t i = 0; i < count && name.len > 0; i++) {
        if (ltl_str_eq(bases[i].name, name)) {
            return &bases[i];
        }
    }
    return NULL;
}

/* Bases with such names are where the sources are, wherever that was on the machine of the tool. */
static bool is_source_root(ltl_str name) {
    static const char *const words[] = {"SRC",    "REPO",      "PROJECT",
                                        "SOURCE", "WORKSPACE", "ROOTPATH"};
    for (size_t i = 0; i < LTL_COUNT_OF(words); i++) {
        if (ltl_str_find(name, ltl_str_of(words[i]), 0) != SIZE_MAX) {
            return true;
        }
    }
    return ltl_str_is(name, "%ROOT%");
}

static bool is_absolute(ltl_str uri) {
    return scheme_of(uri).len > 0 || ltl_str_starts_with(uri, LTL_STR("/")) || has_drive(uri);
}

/* Puts the bases before the path, innermost last. */
static ltl_str bases_join(const ltl_place_base *bases, uint32_t count, ltl_str written,
                          ltl_str name, char *into) {
    ltl_str parts[MOST_BASES + 1] = {written};
    uint32_t part_count = 1;
    bool is_open = !is_absolute(written);
    while (is_open && part_count <= MOST_BASES) {
        const ltl_place_base *base = base_find(bases, count, name);
        is_open = base != NULL && !(is_absolute(base->uri) && is_source_root(base->name));
        if (is_open) {
            parts[part_count++] = base->uri;
            is_open = !is_absolute(base->uri);
            name = base->parent;
        }
    }
    size_t len = 0;
    for (uint32_t i = part_count; i-- > 0;) {
        bool wants_slash = len > 0 && into[len - 1] != '/';
        if (len + parts[i].len + 1 <= LTL_PLACE_BYTES) {
            memcpy(into + len + wants_slash, parts[i].ptr, parts[i].len);
            into[len] = wants_slash ? '/' : into[len];
            len += parts[i].len + wants_slash;
        }
    }
    return (ltl_str){into, len};
}

/* file:///a, file:/a, file://localhost/a to /a; false for another machine. */
static bool file_scheme_take(ltl_str *path) {
    ltl_str rest = ltl_str_slice(*path, 5, path->len);
    if (ltl_str_starts_with(rest, LTL_STR("//"))) {
        size_t slash = ltl_str_find_byte(rest, '/', 2);
        ltl_str host = ltl_str_slice(rest, 2, slash);
        if (host.len > 0 && !ltl_str_is(host, "localhost")) {
            return false;
        }
        rest = ltl_str_slice(rest, slash == SIZE_MAX ? rest.len : slash, rest.len);
    }
    /* file:///C:/a */
    bool is_drive =
        rest.len > 2 && rest.ptr[0] == '/' && has_drive(ltl_str_slice(rest, 1, rest.len));
    *path = is_drive ? ltl_str_slice(rest, 1, rest.len) : rest;
    return true;
}

/* True when the path lies below `folder`; cuts it off. */
static bool below_take(ltl_str *path, ltl_str folder) {
    while (folder.len > 1 && folder.ptr[folder.len - 1] == '/') {
        folder.len--;
    }
    if (folder.len == 0 || !ltl_str_starts_with(*path, folder) ||
        (path->len > folder.len && path->ptr[folder.len] != '/')) {
        return false;
    }
    *path = ltl_str_slice(*path, folder.len, path->len);
    return true;
}

/* Without `.`, `..` and empty parts, in place; false when `..` leads out. */
static bool parts_tidy(char *text, ltl_str *path) {
    size_t len = 0;
    ltl_str rest = *path;
    ltl_str part;
    while (ltl_str_split(&rest, '/', &part)) {
        if (part.len == 0 || ltl_str_is(part, ".")) {
            continue;
        }
        if (ltl_str_is(part, "..")) {
            if (len == 0) {
                return false;
            }
            size_t slash = ltl_str_find_last_byte((ltl_str){text, len}, '/');
            len = slash == SIZE_MAX ? 0 : slash;
            continue;
        }
        if (len > 0) {
            text[len++] = '/';
        }
        memmove(text + len, part.ptr, part.len);
        len += part.len;
    }
    *path = (ltl_str){text, len};
    return true;
}

static void slashes_turn(char *text, ltl_str path) {
    bool is_windows = has_drive(path) || ltl_str_find_byte(path, '/', 0) == SIZE_MAX;
    for (size_t i = 0; i < path.len && is_windows; i++) {
        text[i] = text[i] == '\\' ? '/' : text[i];
    }
}

ltl_import_reason ltl_import_place_of(const ltl_place_options *options, const ltl_place_base *bases,
                                      uint32_t base_count, ltl_str written, ltl_str base,
                                      bool is_uri, char *into, ltl_str *out_path) {
    ltl_str path = bases_join(bases, base_count, written, base, into);
    ltl_str scheme = scheme_of(path);
    bool is_file = ltl_str_equals_ignoring_case(scheme, LTL_STR("file"));
    bool is_address = is_uri || ltl_str_find(path, LTL_STR("://"), 0) != SIZE_MAX;
    if ((scheme.len > 0 && is_address && !is_file) || (is_file && !file_scheme_take(&path))) {
        return LTL_REFUSED_OUTSIDE;
    }
    char *text = into + (path.ptr - into);
    if (is_uri || is_file) {
        path = ltl_str_slice(path, 0, ltl_str_find_byte(path, '#', 0));
        path = percent_decode(text, path.len);
    } else {
        slashes_turn(text, path);
    }
    if (ltl_str_find_byte(path, '\0', 0) != SIZE_MAX) {
        return LTL_REFUSED_BAD_PATH;
    }
    bool is_rooted = ltl_str_starts_with(path, LTL_STR("/")) || has_drive(path);
    /* `..` in an absolute path is taken away before it is held against the root. */
    char *rooted = text + (path.ptr - text);
    if (is_rooted && path.len > 0 && path.ptr[0] == '/') {
        ltl_str inner = ltl_str_slice(path, 1, path.len);
        if (!parts_tidy(rooted + 1, &inner)) {
            return LTL_REFUSED_OUTSIDE;
        }
        path = (ltl_str){rooted, inner.len + 1};
    }
    if (is_rooted && !below_take(&path, options->prefix) && !below_take(&path, options->root)) {
        return LTL_REFUSED_OUTSIDE;
    }
    if (!parts_tidy(rooted, &path)) {
        return LTL_REFUSED_OUTSIDE;
    }
    *out_path = path;
    return path.len > 0 && path.len < LTL_MAX_PATH_BYTES ? LTL_REFUSED_NONE : LTL_REFUSED_BAD_PATH;
}
