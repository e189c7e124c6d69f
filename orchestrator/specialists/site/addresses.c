/* addresses.c - where an address leads, as far as files tell. */
#include "orchestrator/specialists/site/site.h"

/* Written in the source, served as a page: nobody knows here whether it is. */
static const char *const sources[] = {".md",  ".mdx", ".markdown", ".rst", ".adoc", ".ipynb",
                                      ".php", ".jsp", ".asp",      ".erb", ".hbs",  ".ejs",
                                      ".pug", ".vue", ".njk",      ".tmpl"};

static bool is_scheme(ltl_str address) {
    size_t colon = ltl_str_find_byte(address, ':', 0);
    size_t slash = ltl_str_find_byte(address, '/', 0);
    return colon != SIZE_MAX && (slash == SIZE_MAX || colon < slash);
}

static bool is_computed(ltl_str address) {
    static const char *const marks[] = {"{{", "{%", "<%", "<?", "${", "[[", "%%", "#{"};
    for (size_t i = 0; i < LTL_COUNT_OF(marks); i++) {
        if (ltl_str_find(address, ltl_str_of(marks[i]), 0) != SIZE_MAX) {
            return true;
        }
    }
    return false;
}

static int digit_of(char c) {
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    c = (char)(c | 0x20);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static ltl_str decoded(ltl_arena *arena, ltl_str text) {
    char *out = ltl_arena_alloc(arena, text.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < text.len; i++) {
        bool is_pair = text.ptr[i] == '%' && i + 2 < text.len && digit_of(text.ptr[i + 1]) >= 0 &&
                       digit_of(text.ptr[i + 2]) >= 0;
        out[len++] = is_pair ? (char)(digit_of(text.ptr[i + 1]) * 16 + digit_of(text.ptr[i + 2]))
                             : text.ptr[i];
        i += is_pair ? 2 : 0;
    }
    return (ltl_str){out, len};
}

/* `a/./b/../c` is `a/c`; false when it leads out of the repository. */
static bool straightened(ltl_arena *arena, ltl_str path, ltl_str *out_path) {
    char *out = ltl_arena_alloc(arena, path.len + 1);
    size_t len = 0;
    bool is_folder = path.len > 0 && path.ptr[path.len - 1] == '/';
    ltl_str rest = path;
    ltl_str piece;
    while (ltl_str_split(&rest, '/', &piece)) {
        if (piece.len == 0 || ltl_str_is(piece, ".")) {
            continue;
        }
        if (ltl_str_is(piece, "..")) {
            if (len == 0) {
                return false;
            }
            len = len > 1 ? ltl_str_find_last_byte((ltl_str){out, len - 1}, '/') + 1 : 0;
            continue;
        }
        memcpy(out + len, piece.ptr, piece.len);
        len += piece.len;
        out[len++] = '/';
    }
    is_folder = is_folder || ltl_str_ends_with(path, LTL_STR("..")) || ltl_str_is(path, ".") ||
                ltl_str_ends_with(path, LTL_STR("/."));
    *out_path = (ltl_str){out, len > 0 && !is_folder ? len - 1 : len};
    return true;
}

static bool page_is(const ltl_site *site, ltl_str path, uint32_t *out_page) {
    const ltl_map_entry *entry = ltl_map_find(&site->page_of, path);
    if (entry != NULL) {
        *out_page = (uint32_t)entry->value - 1;
    }
    return entry != NULL;
}

static bool source_is(const ltl_site *site, ltl_str stem) {
    for (size_t i = 0; i < LTL_COUNT_OF(sources); i++) {
        ltl_str path = ltl_arena_printf(site->arena, "%.*s%s", LTL_STR_ARG(stem), sources[i]);
        if (ltl_map_find(&site->files, path) != NULL) {
            return true;
        }
    }
    return false;
}

static ltl_str without_ending(ltl_str path) {
    ltl_str name = ltl_str_after_last(path, '/');
    size_t dot = ltl_str_find_last_byte(name, '.');
    return dot == SIZE_MAX || dot == 0 ? path : ltl_str_slice(path, 0, path.len - name.len + dot);
}

/* Only pages can be missing: other files are built, or kept elsewhere. */
static ltl_site_place place_of(const ltl_site *site, ltl_str path, uint32_t *out_page) {
    static const char *const tails[] = {"",      "index.html", "/index.html",
                                        ".html", "/index.htm", ".htm"};
    for (size_t i = 0; i < LTL_COUNT_OF(tails); i++) {
        ltl_str one = ltl_arena_printf(site->arena, "%.*s%s", LTL_STR_ARG(path), tails[i]);
        if (page_is(site, one, out_page)) {
            return LTL_PLACE_PAGE;
        }
    }
    ltl_str folder = ltl_arena_printf(site->arena, "%.*s/", LTL_STR_ARG(path));
    if (ltl_map_find(&site->files, path) != NULL) {
        return LTL_PLACE_FILE;
    }
    bool is_folder = path.len == 0 || ltl_map_find(&site->folders, path) != NULL ||
                     ltl_map_find(&site->folders, folder) != NULL;
    bool is_page =
        ltl_str_ends_with(path, LTL_STR(".html")) || ltl_str_ends_with(path, LTL_STR(".htm"));
    bool is_made =
        is_folder || !is_page || source_is(site, without_ending(path)) || source_is(site, path);
    return is_made ? LTL_PLACE_ELSEWHERE : LTL_PLACE_MISSING;
}

/* `https://host/a/b` is `a/b` below the root, or `b` when the site lies in a folder of its host. */
static ltl_site_place far_place(const ltl_site *site, const ltl_site_page *from, ltl_str address,
                                uint32_t *out_page) {
    size_t host = ltl_str_find(address, LTL_STR("//"), 0);
    size_t slash = host == SIZE_MAX ? SIZE_MAX : ltl_str_find_byte(address, '/', host + 2);
    bool is_web = ltl_str_starts_with(address, LTL_STR("http")) ||
                  ltl_str_starts_with(address, LTL_STR("//"));
    if (!is_web || host == SIZE_MAX) {
        return LTL_PLACE_ELSEWHERE;
    }
    ltl_str path = slash == SIZE_MAX ? LTL_STR("") : ltl_str_slice(address, slash + 1, address.len);
    for (int turn = 0; turn < 2; turn++) {
        ltl_str whole =
            ltl_arena_printf(site->arena, "%.*s%.*s", LTL_STR_ARG(from->root), LTL_STR_ARG(path));
        if (place_of(site, whole, out_page) == LTL_PLACE_PAGE) {
            return LTL_PLACE_PAGE;
        }
        size_t first = ltl_str_find_byte(path, '/', 0);
        if (first == SIZE_MAX) {
            break;
        }
        path = ltl_str_slice(path, first + 1, path.len);
    }
    return LTL_PLACE_ELSEWHERE;
}

ltl_site_place ltl_site_resolve(const ltl_site *site, const ltl_site_page *from, ltl_str address,
                                uint32_t *out_page, ltl_str *out_fragment) {
    size_t hash = ltl_str_find_byte(address, '#', 0);
    *out_fragment = hash == SIZE_MAX
                        ? LTL_STR_NONE
                        : decoded(site->arena, ltl_str_slice(address, hash + 1, address.len));
    ltl_str path = ltl_str_slice(address, 0, hash == SIZE_MAX ? address.len : hash);
    size_t query = ltl_str_find_byte(path, '?', 0);
    path = ltl_str_slice(path, 0, query == SIZE_MAX ? path.len : query);
    if (is_computed(address)) {
        return LTL_PLACE_ELSEWHERE;
    }
    if (path.len == 0) { /* the page itself */
        return page_is(site, from->path, out_page) && hash != SIZE_MAX ? LTL_PLACE_PAGE
                                                                       : LTL_PLACE_ELSEWHERE;
    }
    if (is_scheme(path) || ltl_str_starts_with(path, LTL_STR("//"))) {
        return far_place(site, from, path, out_page);
    }
    bool is_rooted = path.ptr[0] == '/';
    ltl_str folder =
        ltl_str_slice(from->path, 0, from->path.len - ltl_str_after_last(from->path, '/').len);
    path = decoded(site->arena, path);
    ltl_str whole = ltl_arena_printf(
        site->arena, "%.*s%.*s", LTL_STR_ARG(is_rooted ? from->root : folder), LTL_STR_ARG(path));
    if ((is_rooted && !from->has_root) || !straightened(site->arena, whole, &path)) {
        return LTL_PLACE_ELSEWHERE;
    }
    return place_of(site, path, out_page);
}
