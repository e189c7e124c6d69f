#include "orchestrator/fix/journal_text.h"

#include <inttypes.h>
#include <stdio.h>

#include "core/buf.h"
#include "core/limits.h"
#include "orchestrator/fix/replace.h"
#include "orchestrator/intake/safe_file.h"

#define FIRST_LINE "lintel fix journal 1\n"

static void hex_put(ltl_buf *buf, ltl_str bytes) {
    for (size_t i = 0; i < bytes.len; i++) {
        ltl_buf_printf(buf, "%02x", (unsigned char)bytes.ptr[i]);
    }
}

static void head_make(const ltl_fix_journal *journal, ltl_buf *buf) {
    ltl_buf_printf(buf, FIRST_LINE "id %s\nverify ", journal->id);
    hex_put(buf, journal->verify);
    ltl_buf_printf(buf, "\nfiles %u\n", journal->files.count);
    for (uint32_t i = 0; i < journal->files.count; i++) {
        const ltl_fix_file *file = &journal->files.at[i];
        const char *kind = file->is_index ? "index" : file->is_made ? "made" : "file";
        ltl_buf_printf(buf, "%s %zu %zu ", kind, file->before.len, file->after.len);
        hex_put(buf, file->path);
        ltl_buf_append_byte(buf, '\n');
    }
}

bool ltl_fix_journal_print(const ltl_fix_journal *journal, int fd) {
    ltl_buf head;
    ltl_buf_init(&head, LTL_MAX_DATA_BYTES);
    head_make(journal, &head);
    ltl_digest digest = ltl_digest_of(ltl_buf_borrow(&head));
    bool is_written = !head.is_cut && ltl_write_all(fd, ltl_buf_borrow(&head));
    ltl_buf_clear(&head);
    for (uint32_t i = 0; i < journal->files.count && is_written; i++) {
        const ltl_fix_file *file = &journal->files.at[i];
        digest = ltl_digest_mix(ltl_digest_mix(digest, file->before_digest), file->after_digest);
        is_written = ltl_write_all(fd, file->before) && ltl_write_all(fd, file->after);
    }
    char hex[LTL_DIGEST_HEX_BYTES];
    ltl_digest_hex(digest, hex);
    return is_written && ltl_write_all(fd, ltl_str_of(hex));
}

static bool nibble(char byte, unsigned *out_value) {
    static const char digits[] = "0123456789abcdef";
    const char *at = byte != '\0' ? strchr(digits, byte) : NULL;
    *out_value = at != NULL ? (unsigned)(at - digits) : 0;
    return at != NULL;
}

static bool hex_read(ltl_arena *arena, ltl_str text, ltl_str *out_bytes) {
    char *bytes = ltl_arena_alloc(arena, text.len / 2 + 1);
    for (size_t i = 0; i + 1 < text.len; i += 2) {
        unsigned high;
        unsigned low;
        if (!nibble(text.ptr[i], &high) || !nibble(text.ptr[i + 1], &low)) {
            return false;
        }
        bytes[i / 2] = (char)(high << 4 | low);
    }
    *out_bytes = (ltl_str){bytes, text.len / 2};
    return text.len % 2 == 0;
}

/* "KEY VALUE" */
static bool line_read(ltl_str *rest, const char *key, ltl_str *out_value) {
    ltl_str line;
    size_t len = strlen(key);
    if (!ltl_str_split(rest, '\n', &line) || !ltl_str_starts_with(line, ltl_str_of(key)) ||
        line.len <= len || line.ptr[len] != ' ') {
        return false;
    }
    *out_value = ltl_str_slice(line, len + 1, line.len);
    return true;
}

/* The tree's own files; of the git folder its indexes alone. */
static bool may_be_named(const ltl_fix_journal *journal, const ltl_fix_file *file) {
    if (!ltl_path_is_safe(file->path)) {
        return false;
    }
    return !file->is_index ||
           (journal->git >= 0 && ltl_str_find_byte(file->path, '/', 0) == SIZE_MAX &&
            (ltl_str_starts_with(file->path, LTL_STR("index")) ||
             ltl_str_starts_with(file->path, LTL_STR("next-index-"))));
}

static bool file_read(ltl_fix_journal *journal, ltl_str *rest) {
    ltl_str line;
    ltl_str word;
    uint64_t before;
    uint64_t after;
    ltl_fix_file file = {0};
    if (!ltl_str_split(rest, '\n', &line) || !ltl_str_split(&line, ' ', &word)) {
        return false;
    }
    file.is_index = ltl_str_is(word, "index");
    file.is_made = ltl_str_is(word, "made");
    if ((!file.is_index && !file.is_made && !ltl_str_is(word, "file")) || !ltl_str_split(&line, ' ', &word) ||
        !ltl_str_to_u64(word, &before) || !ltl_str_split(&line, ' ', &word) ||
        !ltl_str_to_u64(word, &after) || !hex_read(&journal->arena, line, &file.path) ||
        !may_be_named(journal, &file)) {
        return false;
    }
    file.before.len = before;
    file.after.len = after;
    LTL_PUSH(&journal->arena, &journal->files, file);
    return true;
}

static bool slice_take(ltl_str *rest, ltl_str *slice) {
    if (slice->len > rest->len) {
        return false;
    }
    slice->ptr = rest->ptr;
    *rest = ltl_str_slice(*rest, slice->len, rest->len);
    return true;
}

static bool bytes_read(ltl_fix_journal *journal, ltl_digest digest, ltl_str rest) {
    for (uint32_t i = 0; i < journal->files.count; i++) {
        ltl_fix_file *file = &journal->files.at[i];
        if (!slice_take(&rest, &file->before) || !slice_take(&rest, &file->after)) {
            return false;
        }
        file->before_digest = ltl_digest_of(file->before);
        file->after_digest = ltl_digest_of(file->after);
        digest = ltl_digest_mix(ltl_digest_mix(digest, file->before_digest), file->after_digest);
    }
    char hex[LTL_DIGEST_HEX_BYTES];
    ltl_digest_hex(digest, hex);
    return ltl_str_is(rest, hex);
}

static bool head_read(ltl_fix_journal *journal, ltl_str *rest) {
    ltl_str value;
    uint64_t count;
    if (!ltl_str_starts_with(*rest, LTL_STR(FIRST_LINE))) {
        return false;
    }
    *rest = ltl_str_slice(*rest, sizeof(FIRST_LINE) - 1, rest->len);
    if (!line_read(rest, "id", &value) || value.len != LTL_FIX_ID_BYTES - 1 ||
        ltl_str_find_byte(value, '/', 0) != SIZE_MAX) {
        return false;
    }
    memcpy(journal->id, value.ptr, value.len);
    if (!line_read(rest, "verify", &value) ||
        !hex_read(&journal->arena, value, &journal->verify) ||
        !line_read(rest, "files", &value) || !ltl_str_to_u64(value, &count) ||
        count > LTL_MAX_FILES) {
        return false;
    }
    for (uint64_t i = 0; i < count; i++) {
        if (!file_read(journal, rest)) {
            return false;
        }
    }
    return true;
}

ltl_status ltl_fix_journal_parse(ltl_fix_journal *journal, ltl_str text, ltl_error *error) {
    ltl_str rest = text;
    if (!head_read(journal, &rest) ||
        !bytes_read(journal, ltl_digest_of(ltl_str_slice(text, 0, (size_t)(rest.ptr - text.ptr))),
                    rest)) {
        return ltl_fail(error, LTL_SYNTAX,
                        "the journal of an earlier `lintel fix` is damaged, nothing of it is used");
    }
    return LTL_OK;
}
