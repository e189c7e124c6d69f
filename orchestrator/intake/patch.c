#include "orchestrator/intake/patch.h"

#include <string.h>

typedef struct reader {
    ltl_arena *arena;
    ltl_str text;
    size_t at;
    uint32_t line; /* number of the line that was taken last */
    ltl_patch_files files;
    ltl_patch_file *file; /* being filled; null before the first */
    bool wants_names;     /* of a git head: `---` and `+++` still belong to it */
} reader;

/* Without its newline. */
static bool take_line(reader *r, ltl_str *out_line) {
    if (r->at >= r->text.len) {
        return false;
    }
    size_t end = ltl_str_find_byte(r->text, '\n', r->at);
    end = end == SIZE_MAX ? r->text.len : end;
    *out_line = ltl_str_slice(r->text, r->at, end);
    r->at = end < r->text.len ? end + 1 : end;
    r->line++;
    return true;
}

static ltl_str without_return(ltl_str line) {
    return line.len > 0 && line.ptr[line.len - 1] == '\r' ? ltl_str_slice(line, 0, line.len - 1)
                                                          : line;
}

static bool cut_prefix(ltl_str line, const char *prefix, ltl_str *out_rest) {
    ltl_str head = ltl_str_of(prefix);
    if (!ltl_str_starts_with(line, head)) {
        return false;
    }
    *out_rest = ltl_str_slice(line, head.len, line.len);
    return true;
}

/* --- names --- */

static int octal(ltl_str s, size_t at) {
    int value = 0;
    for (size_t i = at; i < at + 3; i++) {
        if (i >= s.len || s.ptr[i] < '0' || s.ptr[i] > '7') {
            return -1;
        }
        value = value * 8 + (s.ptr[i] - '0');
    }
    return value;
}

/* A name in quotes as C has them; `out_used` is the length with quotes. False when broken. */
static bool unquote(ltl_arena *arena, ltl_str s, ltl_str *out_name, size_t *out_used) {
    static const char from[] = "abtnvfr\"\\";
    static const char to[] = "\a\b\t\n\v\f\r\"\\";
    char *bytes = ltl_arena_alloc_raw(arena, s.len + 1);
    size_t len = 0;
    for (size_t i = 1; i < s.len; i++) {
        if (s.ptr[i] == '"') {
            *out_name = (ltl_str){bytes, len};
            *out_used = i + 1;
            return true;
        }
        if (s.ptr[i] != '\\') {
            bytes[len++] = s.ptr[i];
            continue;
        }
        i++;
        int code = octal(s, i);
        const char *hit = i < s.len && s.ptr[i] ? strchr(from, s.ptr[i]) : NULL;
        if (code < 0 && !hit) {
            return false;
        }
        bytes[len++] = code >= 0 ? (char)code : to[hit - from];
        i += code >= 0 ? 2 : 0;
    }
    return false;
}

/* The name in a `---` or `+++` line; empty for /dev/null. */
static ltl_str read_name(reader *r, ltl_str rest) {
    ltl_str name = LTL_STR_NONE;
    size_t used = 0;
    if (rest.len > 0 && rest.ptr[0] == '"' && unquote(r->arena, rest, &name, &used)) {
        return name;
    }
    size_t tab = ltl_str_find_byte(rest, '\t', 0);
    name = without_return(tab == SIZE_MAX ? rest : ltl_str_slice(rest, 0, tab));
    return ltl_str_is(name, "/dev/null") ? LTL_STR_NONE : name;
}

/* `a/NAME b/NAME`, the same name twice, possibly with blanks in it. */
static void read_git_names(reader *r, ltl_str rest) {
    size_t used = 0;
    rest = without_return(rest);
    if (rest.len > 0 && rest.ptr[0] == '"') {
        if (unquote(r->arena, rest, &r->file->old_name, &used)) {
            r->file->new_name = ltl_str_slice(rest, used + 1, rest.len);
            if (r->file->new_name.len > 0 && r->file->new_name.ptr[0] == '"') {
                (void)unquote(r->arena, r->file->new_name, &r->file->new_name, &used);
            }
        }
        return;
    }
    size_t half = rest.len / 2;
    if (rest.len % 2 == 1 && rest.ptr[half] == ' ') {
        r->file->old_name = ltl_str_slice(rest, 0, half);
        r->file->new_name = ltl_str_slice(rest, half + 1, rest.len);
    } else { /* different names: the rename lines say them, this is for copies without */
        size_t blank = ltl_str_find_byte(rest, ' ', 0);
        r->file->old_name = ltl_str_slice(rest, 0, blank == SIZE_MAX ? rest.len : blank);
        r->file->new_name = ltl_str_slice(rest, blank == SIZE_MAX ? rest.len : blank + 1, rest.len);
    }
}

static void begin_file(reader *r, bool is_git) {
    LTL_PUSH(r->arena, &r->files, ((ltl_patch_file){.is_git = is_git, .line = r->line}));
    r->file = &r->files.at[r->files.count - 1];
    r->wants_names = is_git;
}

/* --- the lines of a git head --- */

static uint32_t read_mode(ltl_str text) {
    uint32_t mode = 0;
    text = ltl_str_trim(text);
    for (size_t i = 0; i < text.len && i < 7; i++) {
        if (text.ptr[i] < '0' || text.ptr[i] > '7') {
            return 0;
        }
        mode = mode * 8 + (uint32_t)(text.ptr[i] - '0');
    }
    return mode;
}

static ltl_str head_name(reader *r, ltl_str rest) {
    ltl_str name = without_return(rest);
    size_t used = 0;
    if (name.len > 0 && name.ptr[0] == '"') {
        (void)unquote(r->arena, name, &name, &used);
    }
    return name;
}

static void read_head_line(reader *r, ltl_str line) {
    ltl_patch_file *file = r->file;
    ltl_str rest;
    if (cut_prefix(line, "new file mode ", &rest)) {
        file->is_new = true;
        file->mode = read_mode(rest);
    } else if (cut_prefix(line, "deleted file mode ", &rest)) {
        file->is_deleted = true;
        file->mode = read_mode(rest);
    } else if (cut_prefix(line, "old mode ", &rest)) {
        file->old_mode = read_mode(rest);
    } else if (cut_prefix(line, "new mode ", &rest)) {
        file->mode = read_mode(rest);
    } else if (cut_prefix(line, "index ", &rest) && ltl_str_find_byte(rest, ' ', 0) != SIZE_MAX) {
        file->mode = read_mode(ltl_str_after_last(rest, ' ')); /* there when it stays */
        file->old_mode = file->mode;
    } else if (cut_prefix(line, "rename from ", &rest) || cut_prefix(line, "copy from ", &rest)) {
        file->rename_from = head_name(r, rest);
        file->is_copy = line.ptr[0] == 'c';
    } else if (cut_prefix(line, "rename to ", &rest) || cut_prefix(line, "copy to ", &rest)) {
        file->rename_to = head_name(r, rest);
    } else if (cut_prefix(line, "Binary files ", &rest) ||
               cut_prefix(line, "GIT binary patch", &rest)) {
        file->is_binary = true;
    }
}

/* --- hunks --- */

/* `START` or `START,COUNT`, and what follows. */
static bool read_range(ltl_str *rest, uint32_t *out_start, uint32_t *out_count) {
    uint64_t values[2] = {0, 1};
    for (int i = 0; i < 2; i++) {
        size_t len = 0;
        while (len < rest->len && rest->ptr[len] >= '0' && rest->ptr[len] <= '9') {
            len++;
        }
        if (!ltl_str_to_u64(ltl_str_slice(*rest, 0, len), &values[i]) || values[i] > INT32_MAX) {
            return false;
        }
        *rest = ltl_str_slice(*rest, len, rest->len);
        if (i == 1 || rest->len == 0 || rest->ptr[0] != ',') {
            break;
        }
        *rest = ltl_str_slice(*rest, 1, rest->len);
    }
    *out_start = (uint32_t)values[0];
    *out_count = (uint32_t)values[1];
    return true;
}

static bool read_hunk_head(ltl_str line, ltl_hunk *hunk) {
    ltl_str rest;
    return cut_prefix(line, "@@ -", &rest) &&
           read_range(&rest, &hunk->old_start, &hunk->old_count) && cut_prefix(rest, " +", &rest) &&
           read_range(&rest, &hunk->new_start, &hunk->new_count) && cut_prefix(rest, " @@", &rest);
}

static ltl_status fail_at(reader *r, uint32_t line, const char *text, ltl_error *error) {
    ltl_status status = ltl_fail(error, LTL_INVALID, "line %u of the patch: %s", line, text);
    ltl_str name = r->file && r->file->new_name.len > 0 ? r->file->new_name
                   : r->file                            ? r->file->old_name
                                                        : LTL_STR_NONE;
    ltl_error_at(error, ltl_arena_copy(r->arena, name).ptr, line, 0);
    return status;
}

/* As many lines as the head promises, and the marker of a missing newline after the last. */
static ltl_status read_hunk(reader *r, ltl_str head, ltl_error *error) {
    ltl_hunk hunk = {.line = r->line};
    if (!r->file) {
        return fail_at(r, r->line, "a hunk without a file", error);
    }
    if (!read_hunk_head(head, &hunk)) {
        return fail_at(r, r->line, "the head of a hunk cannot be read", error);
    }
    uint32_t old_left = hunk.old_count;
    uint32_t new_left = hunk.new_count;
    size_t start = r->at;
    while (old_left > 0 || new_left > 0 || (r->at < r->text.len && r->text.ptr[r->at] == '\\')) {
        ltl_str line = LTL_STR_NONE;
        if (!take_line(r, &line)) {
            return fail_at(r, hunk.line, "the hunk is cut off", error);
        }
        char mark = line.len > 0 ? line.ptr[0] : ' '; /* mailers drop a blank at a line's end */
        bool is_old = mark == ' ' || mark == '-' || mark == '\r';
        bool is_new = mark == ' ' || mark == '+' || mark == '\r';
        if ((is_old && old_left == 0) || (is_new && new_left == 0) ||
            (!is_old && !is_new && mark != '\\')) {
            return fail_at(r, r->line, "not a line of the hunk it is in", error);
        }
        old_left -= is_old;
        new_left -= is_new;
    }
    hunk.body = ltl_str_slice(r->text, start, r->at);
    LTL_PUSH(r->arena, &r->file->hunks, hunk);
    r->wants_names = false;
    return LTL_OK;
}

/* --- the whole --- */

/* At `--- `, when `+++ ` is the next line. */
static bool is_name_pair(const reader *r) {
    return ltl_str_starts_with(ltl_str_slice(r->text, r->at, r->text.len), LTL_STR("+++ "));
}

static void read_name_pair(reader *r, ltl_str old_rest) {
    ltl_str line = LTL_STR_NONE;
    if (!r->wants_names) {
        begin_file(r, false);
    }
    (void)take_line(r, &line);
    r->file->old_name = read_name(r, old_rest);
    r->file->new_name = read_name(r, ltl_str_slice(line, 4, line.len));
    r->file->is_new = r->file->is_new || r->file->old_name.len == 0;
    r->file->is_deleted = r->file->is_deleted || r->file->new_name.len == 0;
    r->wants_names = false;
}

ltl_status ltl_patch_read(ltl_arena *arena, ltl_str text, ltl_patch_files *out_files,
                          ltl_error *error) {
    reader r = {.arena = arena, .text = text};
    ltl_str line;
    ltl_str rest;
    while (take_line(&r, &line) && !ltl_arena_is_exhausted(arena)) {
        ltl_status status = LTL_OK;
        if (cut_prefix(line, "diff --git ", &rest)) {
            begin_file(&r, true);
            read_git_names(&r, rest);
        } else if (cut_prefix(line, "--- ", &rest) && is_name_pair(&r)) {
            read_name_pair(&r, rest);
        } else if (ltl_str_starts_with(line, LTL_STR("@@ -"))) {
            status = read_hunk(&r, line, error);
        } else if (r.file && r.wants_names) {
            read_head_line(&r, line);
        }
        if (status != LTL_OK) {
            return status;
        }
    }
    if (r.files.count == 0 && ltl_str_trim(text).len > 0) {
        return ltl_fail(error, LTL_INVALID, "this is not a unified diff: it names no file");
    }
    *out_files = r.files;
    return LTL_OK;
}
