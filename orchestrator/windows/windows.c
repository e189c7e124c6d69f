#include "orchestrator/windows/windows.h"

#include <string.h>

#include "core/limits.h"

enum { PIECE_BYTES = 64 * 1024, MARK_BYTES = 2, CHARACTER_BYTES = 4 };

void ltl_windows_begin(ltl_windows *windows, ltl_arena *arena, uint64_t step, uint64_t overlap,
                       ltl_status (*read)(void *context, char *bytes, size_t room, size_t *out_len),
                       void *context) {
    *windows = (ltl_windows){.arena = arena,
                             .read = read,
                             .context = context,
                             .step = step > 0 ? step : LTL_WINDOW_BYTES,
                             .overlap = overlap > 0 ? overlap : LTL_WINDOW_OVERLAP_BYTES};
    windows->raw = (char *)ltl_arena_alloc_raw(arena, MARK_BYTES + PIECE_BYTES) + MARK_BYTES;
    windows->bytes =
        ltl_arena_alloc_raw(arena, windows->step + 3 * windows->overlap + 2 * CHARACTER_BYTES);
}

void ltl_windows_end(ltl_windows *windows) {
    ltl_arena_clear(&windows->pieces);
}

/* ---- the text ---- */

static bool is_utf16(const ltl_windows *self) {
    return self->encoding == LTL_ENCODING_UTF16_LE || self->encoding == LTL_ENCODING_UTF16_BE;
}

/* Bytes at the end of `len` that begin a character and do not end it. */
static size_t half_at_end(const ltl_windows *self, size_t len) {
    bool is_big_endian = self->encoding == LTL_ENCODING_UTF16_BE;
    size_t whole = len & ~(size_t)1;
    if (whole >= 2) {
        unsigned char high = (unsigned char)self->raw[whole - (is_big_endian ? 2 : 1)];
        whole -= (high & 0xFC) == 0xD8 ? 2 : 0;
    }
    return len - whole;
}

/* The first piece keeps the mark it has; the decoder takes one off each piece, so that others get one. */
static void utf16_take(ltl_windows *self, size_t len, bool is_first) {
    bool is_big_endian = self->encoding == LTL_ENCODING_UTF16_BE;
    size_t half = self->is_read ? 0 : half_at_end(self, len);
    ltl_str raw = {self->raw, len - half};
    if (!is_first) {
        memcpy(self->raw - MARK_BYTES, is_big_endian ? "\xFE\xFF" : "\xFF\xFE", MARK_BYTES);
        raw = (ltl_str){self->raw - MARK_BYTES, len - half + MARK_BYTES};
    }
    ltl_arena_reset(&self->pieces);
    self->piece = ltl_utf8_from_utf16(&self->pieces, raw, is_big_endian);
    memmove(self->raw, self->raw + len - half, half);
    self->carry = half;
}

static ltl_status piece_read(ltl_windows *self) {
    size_t got = 0;
    size_t room = PIECE_BYTES - self->carry;
    ltl_status status = self->read(self->context, self->raw + self->carry, room, &got);
    if (status != LTL_OK) {
        return status;
    }
    bool is_first = !self->is_begun;
    size_t len = self->carry + got;
    self->is_read = got < room;
    if (is_first) {
        self->is_begun = true;
        self->encoding = ltl_encoding_detect((ltl_str){self->raw, len});
    }
    if (self->encoding == LTL_ENCODING_BINARY) {
        return LTL_REFUSED;
    }
    if (is_utf16(self)) {
        utf16_take(self, len, is_first);
    } else {
        self->piece = (ltl_str){self->raw, len};
    }
    return LTL_OK;
}

/* Until `wanted` bytes are there, or all. */
static ltl_status fill(ltl_windows *self, uint64_t wanted) {
    while (self->len < wanted && !(self->is_read && self->piece.len == 0)) {
        if (self->piece.len == 0) {
            ltl_status status = piece_read(self);
            if (status != LTL_OK) {
                return status;
            }
            continue;
        }
        size_t room = wanted - self->len;
        size_t len = self->piece.len < room ? self->piece.len : room;
        memcpy(self->bytes + self->len, self->piece.ptr, len);
        self->len += len;
        self->piece = ltl_str_slice(self->piece, len, self->piece.len);
    }
    return LTL_OK;
}

/* ---- where windows begin and end ---- */

static bool is_following_byte(char byte) {
    return ((unsigned char)byte & 0xC0) == 0x80;
}

/* The start of a line if one is near enough, else of a character; never between CR and LF. */
static size_t start_choose(const ltl_windows *self) {
    uint64_t own = self->own - self->offset;
    size_t latest = own > self->overlap ? own - self->overlap : 0;
    size_t earliest = latest > self->overlap ? latest - self->overlap : 0;
    for (size_t at = latest; at > earliest; at--) {
        if (self->bytes[at - 1] == '\n') {
            return at;
        }
    }
    if (earliest == 0 && self->line_start == self->offset) {
        return 0; /* where it is */
    }
    size_t at = latest;
    while (at > earliest && latest - at < CHARACTER_BYTES - 1 &&
           is_following_byte(self->bytes[at])) {
        at--;
    }
    return at > 0 && self->bytes[at] == '\n' && self->bytes[at - 1] == '\r' ? at - 1 : at;
}

static void lines_pass(ltl_windows *self, size_t count) {
    ltl_str passed = {self->bytes, count};
    bool has_return = memchr(passed.ptr, '\r', passed.len) != NULL;
    size_t at = 0;
    while (has_return ? at < count : (at = ltl_str_find_byte(passed, '\n', at)) != SIZE_MAX) {
        char byte = passed.ptr[at++];
        bool is_pair = byte == '\r' && at < self->len && self->bytes[at] == '\n';
        if (byte == '\n' || (byte == '\r' && !is_pair)) {
            self->lines++;
            self->line_start = self->offset + at;
        }
    }
}

/* Forgets what is too far before the next window. */
static void forget(ltl_windows *self) {
    size_t count = self->own > 0 ? start_choose(self) : 0;
    if (count > 0) {
        lines_pass(self, count);
        memmove(self->bytes, self->bytes + count, self->len - count);
        self->len -= count;
        self->offset += count;
    }
}

ltl_status ltl_windows_next(ltl_windows *windows, ltl_window *out_window) {
    ltl_windows *self = windows;
    if (self->is_over) {
        return LTL_NOT_FOUND;
    }
    forget(self);
    size_t before = (size_t)(self->own - self->offset);
    uint64_t wanted = before + self->step + self->overlap;
    ltl_status status = fill(self, wanted + CHARACTER_BYTES);
    if (status != LTL_OK || self->len == 0) {
        self->is_over = true;
        return status != LTL_OK ? status : LTL_NOT_FOUND;
    }
    self->is_over = self->len < wanted + CHARACTER_BYTES;
    size_t end = self->is_over ? self->len : (size_t)wanted;
    while (!self->is_over && end < wanted + CHARACTER_BYTES - 1 &&
           is_following_byte(self->bytes[end])) {
        end++;
    }
    self->own += self->step;
    self->bytes[self->len] = '\0'; /* there is room for one more */
    *out_window = (ltl_window){
        .text = {self->bytes, end},
        .offset = self->offset,
        .own_start = (uint32_t)before,
        .own_end = self->is_over ? (uint32_t)end + 1 : (uint32_t)(before + self->step),
        .lines_before = self->lines,
        .column_before = self->offset - self->line_start,
        .is_last = self->is_over,
    };
    return LTL_OK;
}

/* ---- findings ---- */

static uint32_t add(uint32_t value, uint64_t more) {
    return more < UINT32_MAX - value ? value + (uint32_t)more : UINT32_MAX;
}

static void position_place(const ltl_window *window, ltl_position *position) {
    if (position->line == 1) {
        position->column = add(position->column, window->column_before);
    }
    position->line = add(position->line, window->lines_before);
    position->offset += window->offset;
}

/* Spans are of 4 GiB: behind that a binding has no place, and is left out. */
static void bindings_place(const ltl_window *window, ltl_finding *finding) {
    if (window->offset + window->text.len >= UINT32_MAX) {
        finding->binding_count = 0;
        return;
    }
    for (uint32_t i = 0; i < finding->binding_count; i++) {
        ltl_span *span = (ltl_span *)&finding->bindings[i].span; /* a copy of our own */
        span->start += (uint32_t)window->offset;
        span->end += (uint32_t)window->offset;
    }
}

void ltl_window_place(const ltl_window *window, ltl_finding *finding) {
    if (finding->start.line == 1) {
        finding->snippet.cut_bytes = add(finding->snippet.cut_bytes, window->column_before);
        finding->snippet.is_cut |= window->column_before > 0;
    }
    finding->snippet.first_line = add(finding->snippet.first_line, window->lines_before);
    position_place(window, &finding->start);
    position_place(window, &finding->end);
    bindings_place(window, finding);
    finding->has_fix = false;
}
