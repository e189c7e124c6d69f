#include "orchestrator/intake/git_config.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

#include "core/limits.h"
#include "orchestrator/intake/safe_file.h"

typedef struct reader {
    ltl_arena *arena;
    ltl_str text;
    size_t at;
    ltl_str section;
    ltl_str subsection;
    ltl_git_config_visit *visit;
    void *context;
} reader;

static int peek(const reader *r) {
    return r->at < r->text.len ? (unsigned char)r->text.ptr[r->at] : -1;
}

static bool is_name_byte(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.';
}

static void skip_blanks(reader *r) {
    while (peek(r) == ' ' || peek(r) == '\t' || peek(r) == '\r') {
        r->at++;
    }
}

static void skip_line(reader *r) {
    while (peek(r) >= 0 && peek(r) != '\n') {
        r->at++;
    }
}

/* A name in lower case; empty when there is none. */
static ltl_str read_name(reader *r) {
    size_t start = r->at;
    while (is_name_byte(peek(r))) {
        r->at++;
    }
    ltl_str name = ltl_arena_copy(r->arena, ltl_str_slice(r->text, start, r->at));
    char *bytes = (char *)name.ptr;
    for (size_t i = 0; i < name.len; i++) {
        if (bytes[i] >= 'A' && bytes[i] <= 'Z') {
            bytes[i] = (char)(bytes[i] | 0x20);
        }
    }
    return name;
}

/* Bytes up to the end of the line, lines that a backslash continues included. */
static size_t line_bytes(const reader *r) {
    size_t end = r->at;
    while (end < r->text.len && (r->text.ptr[end] != '\n' || r->text.ptr[end - 1] == '\\')) {
        end++;
    }
    return end - r->at;
}

/* `"…"` of a section head, after the opening quote; false without an end. */
static bool read_quoted(reader *r, ltl_str *out_text) {
    char *bytes = ltl_arena_alloc_raw(r->arena, line_bytes(r) + 1);
    size_t len = 0;
    for (;;) {
        int c = peek(r);
        if (c < 0 || c == '\n') {
            return false;
        }
        r->at++;
        if (c == '"') {
            *out_text = (ltl_str){bytes, len};
            return true;
        }
        if (c == '\\') {
            c = peek(r);
            if (c < 0 || c == '\n') {
                return false;
            }
            r->at++;
        }
        bytes[len++] = (char)c;
    }
}

static bool read_section(reader *r) {
    r->at++; /* the bracket */
    skip_blanks(r);
    ltl_str name = read_name(r);
    ltl_str subsection = LTL_STR_NONE;
    skip_blanks(r);
    if (peek(r) == '"') {
        r->at++;
        if (!read_quoted(r, &subsection)) {
            return false;
        }
    } else {
        size_t dot = ltl_str_find_byte(name, '.', 0);
        if (dot != SIZE_MAX) {
            subsection = ltl_str_slice(name, dot + 1, name.len);
            name = ltl_str_slice(name, 0, dot);
        }
    }
    skip_blanks(r);
    if (peek(r) != ']' || name.len == 0) {
        return false;
    }
    r->at++;
    r->section = name;
    r->subsection = subsection;
    return true;
}

/* The byte that a backslash and `c` stand for; -1 when they stand for nothing. */
static int escaped(int c) {
    static const char from[] = "ntb\"\\";
    static const char to[] = "\n\t\b\"\\";
    const char *hit = c > 0 ? strchr(from, c) : NULL;
    return hit ? to[hit - from] : -1;
}

/* After the equals sign, up to the line's end. */
static bool read_value(reader *r, ltl_str *out_value) {
    skip_blanks(r);
    char *bytes = ltl_arena_alloc_raw(r->arena, line_bytes(r) + 1);
    size_t len = 0;
    size_t kept = 0; /* without trailing blanks */
    bool is_quoted = false;
    for (int c = peek(r); c >= 0 && c != '\n'; c = peek(r)) {
        if (!is_quoted && (c == '#' || c == ';')) {
            skip_line(r);
            break;
        }
        r->at++;
        if (c == '"') {
            is_quoted = !is_quoted;
            continue;
        }
        if (c == '\\') {
            int next = peek(r);
            r->at += next >= 0;
            if (next == '\n') {
                continue;
            }
            if ((c = escaped(next)) < 0) {
                return false;
            }
            kept = len + 1;
        }
        bytes[len++] = (char)c;
        if (is_quoted || (c != ' ' && c != '\t' && c != '\r')) {
            kept = len;
        }
    }
    *out_value = (ltl_str){bytes, kept};
    return !is_quoted;
}

static bool read_setting(reader *r) {
    ltl_str key = read_name(r);
    if (key.len == 0 || r->section.len == 0) {
        return false;
    }
    ltl_str value = LTL_STR("true");
    skip_blanks(r);
    if (peek(r) == '=') {
        r->at++;
        if (!read_value(r, &value)) {
            return false;
        }
    } else if (peek(r) == '#' || peek(r) == ';') {
        skip_line(r);
    } else if (peek(r) >= 0 && peek(r) != '\n') {
        return false;
    }
    ltl_str name =
        ltl_arena_printf(r->arena, "%.*s.%.*s", LTL_STR_ARG(r->section), LTL_STR_ARG(key));
    r->visit(r->context, name, r->subsection, value);
    return true;
}

bool ltl_git_config_read(ltl_arena *arena, ltl_str text, ltl_git_config_visit *visit,
                         void *context) {
    reader r = {.arena = arena, .text = text, .visit = visit, .context = context};
    if (ltl_str_starts_with(text, LTL_STR("\xef\xbb\xbf"))) {
        r.at = 3;
    }
    while (!ltl_arena_is_exhausted(arena)) {
        while (peek(&r) == '\n' || peek(&r) == ' ' || peek(&r) == '\t' || peek(&r) == '\r') {
            r.at++;
        }
        if (peek(&r) < 0) {
            return true;
        }
        bool is_good = true;
        if (peek(&r) == '#' || peek(&r) == ';') {
            skip_line(&r);
        } else {
            is_good = peek(&r) == '[' ? read_section(&r) : read_setting(&r);
        }
        if (!is_good) {
            return false;
        }
    }
    return false;
}

bool ltl_git_config_is_true(ltl_str value) {
    static const char *const words[] = {"true", "yes", "on"};
    for (size_t i = 0; i < LTL_COUNT_OF(words); i++) {
        if (ltl_str_equals_ignoring_case(value, ltl_str_of(words[i]))) {
            return true;
        }
    }
    uint64_t number = 0;
    return ltl_str_to_u64(value, &number) && number != 0;
}

/* --- the user's own files --- */

typedef struct user_reader {
    ltl_arena *arena;
    ltl_git_user *user;
    ltl_str home;
    ltl_str folder; /* of the file being read */
    ltl_strs files; /* still to be read, first to last */
} user_reader;

/* `~/x`, `/x`, or `x` relative to the file that names it. */
static ltl_str resolve(const user_reader *u, ltl_str path) {
    if (ltl_str_starts_with(path, LTL_STR("~/"))) {
        return ltl_arena_printf(u->arena, "%.*s%.*s", LTL_STR_ARG(u->home),
                                LTL_STR_ARG(ltl_str_slice(path, 1, path.len)));
    }
    if (path.len == 0 || path.ptr[0] == '/') {
        return ltl_arena_copy(u->arena, path);
    }
    return ltl_arena_printf(u->arena, "%.*s/%.*s", LTL_STR_ARG(u->folder), LTL_STR_ARG(path));
}

static void visit_user(void *context, ltl_str name, ltl_str subsection, ltl_str value) {
    user_reader *u = context;
    if (subsection.len > 0) {
        return;
    }
    if (ltl_str_is(name, "core.excludesfile")) {
        u->user->excludes_file = resolve(u, value);
    } else if (ltl_str_is(name, "core.autocrlf")) {
        u->user->auto_crlf = ltl_arena_copy(u->arena, value);
    } else if (ltl_str_is(name, "safe.directory")) {
        if (value.len == 0) {
            u->user->safe_folders.count = 0;
        } else {
            LTL_PUSH(u->arena, &u->user->safe_folders, resolve(u, value));
            if (ltl_str_is(value, "*")) {
                u->user->safe_folders.at[u->user->safe_folders.count - 1] = LTL_STR("*");
            }
        }
    } else if (ltl_str_is(name, "include.path") && u->files.count < 16) {
        LTL_PUSH(u->arena, &u->files, resolve(u, value));
    }
}

static void read_user_file(user_reader *u, ltl_str path) {
    ltl_str text;
    size_t slash = ltl_str_find_last_byte(path, '/');
    if (slash == SIZE_MAX) {
        return;
    }
    u->folder = ltl_str_slice(path, 0, slash);
    /* Trusted, and often a link into a folder of dot files: opened by name. */
    int fd = open(path.ptr, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0) {
        return;
    }
    if (ltl_safe_try_read_handle(fd, LTL_MAX_CONTROL_FILE_BYTES, u->arena, &text)) {
        (void)ltl_git_config_read(u->arena, text, visit_user, u);
    }
}

static void queue_file(user_reader *u, ltl_str folder, const char *rest) {
    if (folder.len > 0) {
        LTL_PUSH(u->arena, &u->files,
                 ltl_arena_printf(u->arena, "%.*s%s", LTL_STR_ARG(folder), rest));
    }
}

static void queue_own_files(user_reader *u, ltl_str xdg) {
    const char *system = getenv("GIT_CONFIG_SYSTEM");
    const char *global = getenv("GIT_CONFIG_GLOBAL");
    const char *without = getenv("GIT_CONFIG_NOSYSTEM");
    if (!without || !ltl_git_config_is_true(ltl_str_of(without))) {
        queue_file(u, ltl_str_of(system ? system : "/etc/gitconfig"), "");
    }
    if (global) {
        queue_file(u, ltl_str_of(global), "");
    } else {
        queue_file(u, xdg, "/git/config");
        queue_file(u, u->home, "/.gitconfig");
    }
}

void ltl_git_user_read(ltl_arena *arena, ltl_git_user *out_user) {
    *out_user = (ltl_git_user){0};
    user_reader u = {.arena = arena, .user = out_user, .home = ltl_str_of(getenv("HOME"))};
    ltl_str xdg = ltl_str_of(getenv("XDG_CONFIG_HOME"));
    if (xdg.len == 0 && u.home.len > 0) {
        xdg = ltl_arena_printf(arena, "%.*s/.config", LTL_STR_ARG(u.home));
    }
    if (xdg.len > 0) {
        out_user->excludes_file = ltl_arena_printf(arena, "%.*s/git/ignore", LTL_STR_ARG(xdg));
    }
    queue_own_files(&u, xdg);
    for (uint32_t i = 0; i < u.files.count; i++) {
        read_user_file(&u, u.files.at[i]);
    }
}
