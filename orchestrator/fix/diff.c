#include "orchestrator/fix/diff.h"

enum { AROUND = 3 };

#define COLOUR_HEAD "\x1b[1m"
#define COLOUR_PLACE "\x1b[36m"
#define COLOUR_OLD "\x1b[31m"
#define COLOUR_NEW "\x1b[32m"
#define COLOUR_END "\x1b[0m"

/* Lines [first, end) of the old text become the text `made`. */
typedef struct block {
    uint32_t first;
    uint32_t end;
    ltl_str made;
} block;

typedef struct blocks LTL_VEC(block) blocks;

typedef struct writer {
    ltl_str text; /* the old one */
    ltl_diff_style style;
    ltl_out *out;
} writer;

typedef struct line_list {
    uint32_t *at;
    uint32_t count; /* one more start than lines: the end of the text */
} line_list;

/* A line feed ends a line, a lone carriage return does not: so has it every program that reads a diff. */
static line_list lines_find(ltl_arena *arena, ltl_str text) {
    uint32_t count = 0;
    for (size_t i = 0; i < text.len; i++) {
        count += text.ptr[i] == '\n';
    }
    line_list lines = {LTL_NEW_ARRAY(arena, uint32_t, (size_t)count + 2), 0};
    lines.at[lines.count++] = 0;
    for (size_t i = 0; i + 1 < text.len; i++) {
        if (text.ptr[i] == '\n') {
            lines.at[lines.count++] = (uint32_t)i + 1;
        }
    }
    lines.at[lines.count] = (uint32_t)text.len;
    return lines;
}

static uint32_t line_of(const line_list *lines, uint32_t offset) {
    uint32_t low = 0;
    uint32_t high = lines->count;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (lines->at[middle] <= offset) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return low;
}

static ltl_str line_at(const line_list *lines, ltl_str text, uint32_t index) {
    return ltl_str_slice(text, lines->at[index], lines->at[index + 1]);
}

static void text_put(const writer *w, ltl_str text) {
    for (size_t i = 0; i < text.len; i++) {
        unsigned char byte = (unsigned char)text.ptr[i];
        bool is_control = (byte < 0x20 && byte != '\t') || byte == 0x7F;
        if (w->style.is_shown && is_control) {
            ltl_out_printf(w->out, "\\x%02x", byte);
        } else {
            ltl_out_byte(w->out, (char)byte);
        }
    }
}

static void line_put(const writer *w, char mark, ltl_str line) {
    const char *colour = mark == '-' ? COLOUR_OLD : mark == '+' ? COLOUR_NEW : NULL;
    bool has_end = ltl_str_ends_with(line, LTL_STR("\n"));
    ltl_str text = ltl_str_slice(line, 0, line.len - has_end);
    if (w->style.is_shown && ltl_str_ends_with(text, LTL_STR("\r"))) {
        text.len--;
    }
    if (w->style.has_colour && colour != NULL) {
        ltl_out_cstr(w->out, colour);
    }
    ltl_out_byte(w->out, mark);
    text_put(w, text);
    if (w->style.has_colour && colour != NULL) {
        ltl_out_cstr(w->out, COLOUR_END);
    }
    ltl_out_cstr(w->out, has_end ? "\n" : "\n\\ No newline at end of file\n");
}

static void lines_put(const writer *w, char mark, ltl_str text) {
    while (text.len > 0) {
        size_t end = ltl_str_find_byte(text, '\n', 0);
        end = end == SIZE_MAX ? text.len : end + 1;
        line_put(w, mark, ltl_str_slice(text, 0, end));
        text = ltl_str_slice(text, end, text.len);
    }
}

static uint32_t lines_count(ltl_str text) {
    uint32_t count = 0;
    for (size_t i = 0; i < text.len; i++) {
        count += text.ptr[i] == '\n' || i + 1 == text.len;
    }
    return count;
}

/* The lines that changes touch; those of two changes on one line are one block. */
static void blocks_make(ltl_arena *arena, const line_list *lines, ltl_str after,
                        const ltl_swaps *changes, blocks *out_blocks) {
    int64_t longer = 0; /* than the old text, before this change */
    for (uint32_t i = 0; i < changes->count; i++) {
        ltl_span span = changes->at[i].old;
        block now = {.first = line_of(lines, span.start), .end = line_of(lines, span.end) + 1};
        size_t from = (size_t)(lines->at[now.first] + longer);
        longer = (int64_t)changes->at[i].made.end - span.end;
        size_t to = (size_t)(lines->at[now.end] + longer);
        block *last = out_blocks->count > 0 ? &out_blocks->at[out_blocks->count - 1] : NULL;
        if (last != NULL && now.first < last->end) {
            last->end = now.end;
            last->made.len = (size_t)(after.ptr + to - last->made.ptr);
        } else {
            now.made = ltl_str_slice(after, from, to);
            LTL_PUSH(arena, out_blocks, now);
        }
    }
}

/* Lines that are in both at either end are no part of the change. */
static void block_trim(block *self, const line_list *lines, ltl_str text) {
    while (self->first < self->end) {
        ltl_str line = line_at(lines, text, self->first);
        bool is_line = line.len > 0 && ltl_str_starts_with(self->made, line) &&
                       (ltl_str_ends_with(line, LTL_STR("\n")) || line.len == self->made.len);
        if (!is_line) {
            break;
        }
        self->made = ltl_str_slice(self->made, line.len, self->made.len);
        self->first++;
    }
    while (self->first < self->end) {
        ltl_str line = line_at(lines, text, self->end - 1);
        size_t rest = self->made.len - line.len;
        bool is_line = line.len > 0 && ltl_str_ends_with(self->made, line) &&
                       (rest == 0 || self->made.ptr[rest - 1] == '\n');
        if (!is_line) {
            break;
        }
        self->made.len = rest;
        self->end--;
    }
}

static uint32_t less(uint32_t a, uint32_t b) {
    return a < b ? a : b;
}

/* "first,count" as the format has it: an empty range names the line before it. */
static void range_put(const writer *w, char mark, uint32_t first, uint32_t count) {
    ltl_out_printf(w->out, " %c%u", mark, count == 0 ? first : first + 1);
    if (count != 1) {
        ltl_out_printf(w->out, ",%u", count);
    }
}

/* Blocks [from, to) lie near enough to each other to be one hunk; `shift` lines were added before it. */
static void hunk_put(const writer *w, const line_list *lines, const block *at, uint32_t count,
                     int64_t shift) {
    uint32_t first = at[0].first - less(at[0].first, AROUND);
    uint32_t end = less(at[count - 1].end + AROUND, lines->count);
    uint32_t made = end - first;
    for (uint32_t i = 0; i < count; i++) {
        made += lines_count(at[i].made) - (at[i].end - at[i].first);
    }
    if (w->style.has_colour) {
        ltl_out_cstr(w->out, COLOUR_PLACE);
    }
    ltl_out_cstr(w->out, "@@");
    range_put(w, '-', first, end - first);
    range_put(w, '+', (uint32_t)(first + shift), made);
    ltl_out_cstr(w->out, " @@");
    ltl_out_cstr(w->out, w->style.has_colour ? COLOUR_END "\n" : "\n");
    ltl_str text = w->text;
    for (uint32_t i = 0; i < count; i++) {
        lines_put(w, ' ', ltl_str_slice(text, lines->at[first], lines->at[at[i].first]));
        lines_put(w, '-', ltl_str_slice(text, lines->at[at[i].first], lines->at[at[i].end]));
        lines_put(w, '+', at[i].made);
        first = at[i].end;
    }
    lines_put(w, ' ', ltl_str_slice(text, lines->at[first], lines->at[end]));
}

static void hunks_put(const writer *w, const line_list *lines, const blocks *all) {
    int64_t shift = 0;
    for (uint32_t from = 0; from < all->count;) {
        uint32_t to = from + 1;
        while (to < all->count && all->at[to].first <= all->at[to - 1].end + 2 * AROUND) {
            to++;
        }
        hunk_put(w, lines, &all->at[from], to - from, shift);
        for (; from < to; from++) {
            shift += lines_count(all->at[from].made);
            shift -= all->at[from].end - all->at[from].first;
        }
    }
}

static bool is_plain(ltl_str path) {
    for (size_t i = 0; i < path.len; i++) {
        unsigned char byte = (unsigned char)path.ptr[i];
        if (byte < 0x20 || byte >= 0x7F || byte == '"' || byte == '\\') {
            return false;
        }
    }
    return true;
}

static void name_put(const writer *w, const char *mark, const char *side, ltl_str path) {
    ltl_out_printf(w->out, "%s%s ", w->style.has_colour ? COLOUR_HEAD : "", mark);
    if (is_plain(path)) {
        ltl_out_printf(w->out, "%s%.*s", side, LTL_STR_ARG(path));
    } else {
        ltl_out_printf(w->out, "\"%s", side);
        for (size_t i = 0; i < path.len; i++) {
            ltl_str byte = ltl_str_slice(path, i, i + 1);
            if (byte.ptr[0] == '"' || byte.ptr[0] == '\\') {
                ltl_out_printf(w->out, "\\%c", byte.ptr[0]);
            } else if (is_plain(byte)) {
                ltl_out_str(w->out, byte);
            } else {
                ltl_out_printf(w->out, "\\%03o", (unsigned char)byte.ptr[0]);
            }
        }
        ltl_out_byte(w->out, '"');
    }
    /* A tab ends a name that has spaces in it. */
    bool has_space = ltl_str_find_byte(path, ' ', 0) != SIZE_MAX;
    ltl_out_printf(w->out, "%s%s\n", has_space ? "\t" : "", w->style.has_colour ? COLOUR_END : "");
}

void ltl_diff_write(ltl_str before, ltl_str after, const ltl_swaps *changes, ltl_str path,
                    ltl_diff_style style, ltl_out *out) {
    ltl_arena arena = {0};
    writer w = {.text = before, .style = style, .out = out};
    line_list lines = lines_find(&arena, before);
    blocks all = {0};
    blocks_make(&arena, &lines, after, changes, &all);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < all.count; i++) {
        block_trim(&all.at[i], &lines, before);
        if (all.at[i].first < all.at[i].end || all.at[i].made.len > 0) {
            all.at[kept++] = all.at[i];
        }
    }
    all.count = kept;
    if (kept > 0) {
        name_put(&w, "---", "a/", path);
        name_put(&w, "+++", "b/", path);
        hunks_put(&w, &lines, &all);
    }
    ltl_arena_clear(&arena);
}

void ltl_diff_texts(ltl_arena *arena, ltl_str before, ltl_str after, ltl_str path,
                    ltl_diff_style style, ltl_out *out) {
    size_t least = before.len < after.len ? before.len : after.len;
    size_t front = 0;
    size_t back = 0;
    while (front < least && before.ptr[front] == after.ptr[front]) {
        front++;
    }
    while (back < least - front &&
           before.ptr[before.len - 1 - back] == after.ptr[after.len - 1 - back]) {
        back++;
    }
    ltl_swap swap = {{(uint32_t)front, (uint32_t)(before.len - back)},
                     {(uint32_t)front, (uint32_t)(after.len - back)}};
    ltl_swaps changes = {0};
    LTL_PUSH(arena, &changes, swap);
    ltl_diff_write(before, after, &changes, path, style, out);
}
