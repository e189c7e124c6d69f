#include "orchestrator/specialists/common/words.h"

#include <ctype.h>

#include "core/compiler.h"

typedef struct reader {
    ltl_arena *arena;
    ltl_str text;
    size_t at;
    uint32_t line;
    ltl_words *out;
} reader;

static bool is_letter(char c) {
    return isalnum((unsigned char)c) || c == '_' || c == '$' || (unsigned char)c >= 0x80;
}

static void word_add(reader *self, size_t start, size_t end) {
    uint32_t hash = 2166136261u;
    for (size_t i = start; i < end; i++) {
        hash = (hash ^ (unsigned char)self->text.ptr[i]) * 16777619u;
    }
    ltl_word word = {hash, self->line};
    LTL_PUSH(self->arena, self->out, word);
}

static bool stands(const reader *self, size_t at, const char *mark) {
    return ltl_str_starts_with(ltl_str_slice(self->text, at, self->text.len), ltl_str_of(mark));
}

static void to_line_end(reader *self) {
    while (self->at < self->text.len && self->text.ptr[self->at] != '\n') {
        self->at++;
    }
}

/* Lines that say what is used, not what is done. `#` begins a comment in some languages and a directive in others:
 * neither is copied code by itself. */
static bool is_passed_over(const reader *self) {
    static const char *const marks[] = {"//",     "#",    "--",       "import ", "from ",
                                        "using ", "use ", "package ", "require"};
    for (size_t i = 0; i < LTL_COUNT_OF(marks); i++) {
        if (stands(self, self->at, marks[i])) {
            return true;
        }
    }
    return false;
}

static void comment_skip(reader *self) {
    size_t end = ltl_str_find(self->text, LTL_STR("*/"), self->at + 2);
    end = end == SIZE_MAX ? self->text.len : end + 2;
    for (; self->at < end; self->at++) {
        self->line += self->text.ptr[self->at] == '\n';
    }
}

void ltl_words_read(ltl_arena *arena, ltl_str text, ltl_words *out_words) {
    *out_words = (ltl_words){0};
    reader self = {.arena = arena, .text = text, .line = 1, .out = out_words};
    bool is_line_start = true;
    while (self.at < text.len) {
        char c = text.ptr[self.at];
        if (c == '\n' || isspace((unsigned char)c)) {
            self.line += c == '\n';
            is_line_start = is_line_start || c == '\n';
            self.at++;
        } else if (stands(&self, self.at, "/*")) {
            comment_skip(&self);
        } else if (stands(&self, self.at, "//") || (is_line_start && is_passed_over(&self))) {
            to_line_end(&self);
        } else {
            size_t start = self.at++;
            while (is_letter(c) && self.at < text.len && is_letter(text.ptr[self.at])) {
                self.at++;
            }
            word_add(&self, start, self.at);
            is_line_start = false;
        }
    }
}
