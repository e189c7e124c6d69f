#include "orchestrator/windows/window_comments.h"

#include "core/limits.h"

enum { LINE_BYTES = 4096, CHUNK_BYTES = 2048, CHUNK_OVERLAP = 64, CODE_BYTES = 64 };

void ltl_window_comments_begin(ltl_window_comments *comments, ltl_arena *arena) {
    *comments = (ltl_window_comments){.arena = arena};
    ltl_buf_init(&comments->text, LTL_MAX_WINDOWED_COMMENTS);
}

static void line_add(ltl_window_comments *self, const char *before, ltl_str text, uint32_t line) {
    if (self->text.is_cut || self->text.len + text.len + CODE_BYTES > self->text.max) {
        self->text.is_cut = true;
        return;
    }
    ltl_buf_append(&self->text, ltl_str_of(before));
    ltl_buf_append(&self->text, text);
    ltl_buf_append_byte(&self->text, '\n');
    LTL_PUSH(self->arena, &self->lines, line);
}

static bool is_blank(ltl_str line) {
    return ltl_str_trim(line).len == 0;
}

/* The lines that a comment alone on its line may speak about: up to the first with code. */
static void follower_take(ltl_window_comments *self, ltl_str text, uint32_t line) {
    self->awaits_code = is_blank(text);
    line_add(self, "", ltl_str_slice(text, 0, CODE_BYTES), line);
}

/* Of a line that no window need show as a whole: what stands around the words. Only its start may be alone. */
static void long_line_take(ltl_window_comments *self, const ltl_window *window, ltl_str text,
                           uint32_t line, bool is_start) {
    size_t start = (size_t)(text.ptr - window->text.ptr);
    for (size_t at = 0; at < text.len; at += CHUNK_BYTES - CHUNK_OVERLAP) {
        ltl_str chunk = ltl_str_slice(text, at, at + CHUNK_BYTES);
        if (ltl_window_owns(window, start + at) && ltl_suppressions_may_hold(chunk)) {
            line_add(self, at > 0 || !is_start ? "x" : "", chunk, line);
            self->awaits_code = true;
        }
    }
}

void ltl_window_comments_take(ltl_window_comments *comments, const ltl_window *window,
                              const ltl_source *source) {
    ltl_window_comments *self = comments;
    if (!self->awaits_code && !ltl_suppressions_may_hold(window->text)) {
        return;
    }
    for (uint32_t i = 1; i <= source->line_count; i++) {
        ltl_str text = ltl_source_line(source, i);
        bool is_own = ltl_window_owns(window, source->lines[i - 1]);
        bool goes_on = i == 1 && window->column_before > 0;
        uint32_t line = (uint32_t)(window->lines_before + i);
        bool holds = (is_own || goes_on) && ltl_suppressions_may_hold(text);
        if (holds && is_own && !goes_on && text.len <= LINE_BYTES) {
            line_add(self, "", text, line);
            self->awaits_code = true;
        } else if (holds) {
            long_line_take(self, window, text, line, !goes_on);
        } else if (is_own && !goes_on && self->awaits_code) {
            follower_take(self, text, line);
        }
    }
}

/* Lines that were not kept follow the last one that was. */
static uint32_t line_of(const ltl_window_comments *self, uint32_t line) {
    uint32_t count = self->lines.count;
    return line == UINT32_MAX || count == 0 ? line
           : line <= count                  ? self->lines.at[line - 1]
                                            : self->lines.at[count - 1] + (line - count);
}

static void suppression_set(ltl_arena *arena, const ltl_source *source,
                            const ltl_suppression *found, ltl_finding *finding) {
    ltl_str said = found->reason.len > 0 ? found->reason : ltl_source_slice(source, found->comment);
    finding->is_suppressed = true;
    finding->suppression = ltl_arena_copy(arena, said);
}

void ltl_window_comments_end(ltl_window_comments *comments, ltl_arena *arena, uint32_t today,
                             ltl_finding *findings, uint32_t count) {
    ltl_suppressions suppressions = {0};
    ltl_source source;
    ltl_source_init_part(&source, comments->arena, LTL_STR(""), ltl_buf_borrow(&comments->text));
    ltl_suppressions_read(comments->arena, &source, NULL, &suppressions);
    for (uint32_t i = 0; i < suppressions.count; i++) {
        ltl_suppression *one = &suppressions.at[i];
        bool is_of_file = one->last_line == UINT32_MAX;
        one->first_line = is_of_file ? 1 : line_of(comments, one->first_line);
        one->last_line = line_of(comments, one->last_line);
    }
    for (uint32_t i = 0; i < count; i++) {
        const ltl_suppression *found =
            ltl_suppressions_find(&suppressions, findings[i].rule, findings[i].start.line, today);
        findings[i].is_suppressed = false;
        findings[i].suppression = LTL_STR("");
        if (found != NULL) {
            suppression_set(arena, &source, found, &findings[i]);
        }
    }
    ltl_buf_clear(&comments->text);
}
