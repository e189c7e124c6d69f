/* gcov.c - what gcov writes by itself: a row a line, `hits:number:code`, and JSON. */
#include "analyzers/coverage/coverage.h"

static ltl_status too_many(ltl_error *error) {
    return ltl_fail(error, LTL_LIMIT, "the report has more lines than the limit");
}

/* ---- text ---- */

/* `12`, `12*` where only a part of the line was run, `#####` and `=====` where nothing was; `-`: no code. */
static bool hits_read(ltl_str text, uint64_t *out_hits) {
    *out_hits = 0;
    if (ltl_str_starts_with(text, LTL_STR("####")) || ltl_str_starts_with(text, LTL_STR("===="))) {
        return true;
    }
    bool is_part = text.len > 1 && text.ptr[text.len - 1] == '*';
    return ltl_str_to_u64(ltl_str_slice(text, 0, text.len - (is_part ? 1 : 0)), out_hits);
}

ltl_status ltl_coverage__read_gcov(ltl_coverage *coverage, ltl_str text, ltl_error *error) {
    ltl_covered_file *file = NULL;
    ltl_str row;
    while (text.len > 0 && ltl_str_split(&text, '\n', &row)) {
        ltl_str rest = row;
        ltl_str hits_text;
        ltl_str number_text;
        uint64_t number = 0;
        uint64_t hits = 0;
        if (!ltl_str_split(&rest, ':', &hits_text) || rest.ptr == NULL ||
            !ltl_str_split(&rest, ':', &number_text) ||
            !ltl_str_to_u64(ltl_str_trim(number_text), &number)) {
            continue; /* functions, branches, calls */
        }
        if (number == 0 && ltl_str_starts_with(rest, LTL_STR("Source:"))) {
            file = ltl_coverage__file(coverage, ltl_str_trim(ltl_str_slice(rest, 7, rest.len)));
        } else if (number > 0 && file != NULL && hits_read(ltl_str_trim(hits_text), &hits) &&
                   !ltl_coverage__line(coverage, file, number, hits)) {
            return too_many(error);
        }
    }
    return LTL_OK;
}

/* ---- JSON ---- */

/* Files are objects in the list of the whole, lines objects in a list of theirs; what lies deeper (branches, calls) has
 * counts of its own. */
enum { FILE_DEPTH = 2, LINE_DEPTH = 3 };

typedef struct gcov_json {
    ltl_coverage *coverage;
    ltl_str text;
    size_t at;
    uint32_t depth;
    ltl_str path;
    struct LTL_VEC(ltl_covered_line) lines; /* of the file; its name may stand behind them */
    ltl_covered_line line;
    bool has_line;
    bool has_hits;
} gcov_json;

/* The text in quotes at the place, without them; behind it then. */
static ltl_str string_take(gcov_json *self) {
    size_t start = ++self->at;
    while (self->at < self->text.len && self->text.ptr[self->at] != '"') {
        self->at += self->text.ptr[self->at] == '\\' ? 2u : 1u;
    }
    size_t end = self->at < self->text.len ? self->at : self->text.len;
    self->at = end + 1;
    return ltl_str_slice(self->text, start, end);
}

/* The number behind a key, when it is one. */
static bool number_take(gcov_json *self, uint32_t *out_number) {
    ltl_str rest = ltl_str_slice(self->text, self->at, self->text.len);
    size_t start = 0;
    while (start < rest.len && (rest.ptr[start] == ' ' || rest.ptr[start] == ':')) {
        start++;
    }
    size_t end = start;
    while (end < rest.len && rest.ptr[end] >= '0' && rest.ptr[end] <= '9') {
        end++;
    }
    uint64_t number = 0;
    bool is_one = ltl_str_to_u64(ltl_str_slice(rest, start, end), &number);
    *out_number = number < UINT32_MAX ? (uint32_t)number : UINT32_MAX;
    return is_one;
}

static bool is_key(const gcov_json *self) {
    size_t at = self->at;
    while (at < self->text.len && self->text.ptr[at] == ' ') {
        at++;
    }
    return at < self->text.len && self->text.ptr[at] == ':';
}

static void key_take(gcov_json *self) {
    ltl_str key = string_take(self);
    if (!is_key(self)) {
        return; /* a function may be called `count` */
    }
    if (self->depth == FILE_DEPTH && ltl_str_is(key, "file")) {
        size_t quote = ltl_str_find_byte(self->text, '"', self->at);
        self->at = quote == SIZE_MAX ? self->text.len : quote;
        self->path = self->at < self->text.len ? string_take(self) : LTL_STR("");
    } else if (self->depth == LINE_DEPTH && ltl_str_is(key, "line_number")) {
        self->has_line = number_take(self, &self->line.line);
    } else if (self->depth == LINE_DEPTH && ltl_str_is(key, "count")) {
        self->has_hits = number_take(self, &self->line.hits);
    }
}

static bool object_end(gcov_json *self) {
    ltl_arena *arena = self->coverage->arena;
    bool fits = true;
    if (self->depth == LINE_DEPTH && self->has_line && self->has_hits) {
        LTL_PUSH(arena, &self->lines, self->line);
    } else if (self->depth == FILE_DEPTH) {
        ltl_covered_file *file = ltl_coverage__file(self->coverage, self->path);
        for (uint32_t i = 0; i < self->lines.count && fits; i++) {
            fits = ltl_coverage__line(self->coverage, file, self->lines.at[i].line,
                                      self->lines.at[i].hits);
        }
        self->lines.count = 0;
    }
    self->has_line = self->has_hits = false;
    self->depth -= self->depth > 0;
    return fits;
}

ltl_status ltl_coverage__read_gcov_json(ltl_coverage *coverage, ltl_str text, ltl_error *error) {
    gcov_json self = {.coverage = coverage, .text = text};
    while (self.at < text.len) {
        char c = text.ptr[self.at];
        if (c == '"') {
            key_take(&self);
            continue;
        }
        self.depth += c == '{';
        if (c == '}' && !object_end(&self)) {
            return too_many(error);
        }
        self.at++;
    }
    return LTL_OK;
}
