#include "analyzers/migrations/tokens.h"

typedef struct lexer {
    ltl_str text;
    size_t at;
    uint32_t indent;
    bool is_first;
    uint32_t has;
} lexer;

static char at(const lexer *self, size_t ahead) {
    return self->at + ahead < self->text.len ? self->text.ptr[self->at + ahead] : '\0';
}

static bool is_word_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '?' || ((unsigned char)c & 0x80) != 0;
}

static void line_begin(lexer *self) {
    self->at++;
    self->indent = 0;
    self->is_first = true;
    while (at(self, 0) == ' ' || at(self, 0) == '\t') {
        self->indent++;
        self->at++;
    }
}

static void to_line_end(lexer *self) {
    while (self->at < self->text.len && at(self, 0) != '\n') {
        self->at++;
    }
}

static bool is_line_comment(const lexer *self) {
    char first = at(self, 0);
    char second = at(self, 1);
    return ((self->has & LTL_MIGRATION_HASH) != 0 && first == '#') ||
           ((self->has & LTL_MIGRATION_SLASH) != 0 && first == '/' && second == '/') ||
           ((self->has & LTL_MIGRATION_DASH) != 0 && first == '-' && second == '-');
}

static bool comment_pass(lexer *self) {
    bool has_blocks = (self->has & (LTL_MIGRATION_SLASH | LTL_MIGRATION_DASH)) != 0;
    bool is_block = has_blocks && at(self, 0) == '/' && at(self, 1) == '*';
    bool is_line = is_line_comment(self);
    if (is_block) {
        size_t end = ltl_str_find(self->text, LTL_STR("*/"), self->at + 2);
        self->at = end == SIZE_MAX ? self->text.len : end + 2;
    } else if (is_line) {
        to_line_end(self);
    }
    return is_block || is_line;
}

/* The content of a text that begins here; three quotes end with three. */
static ltl_span text_read(lexer *self) {
    char quote = at(self, 0);
    bool is_triple = at(self, 1) == quote && at(self, 2) == quote;
    size_t width = is_triple ? 3 : 1;
    size_t start = self->at + width;
    self->at = start;
    while (
        self->at < self->text.len &&
        !(at(self, 0) == quote && (!is_triple || (at(self, 1) == quote && at(self, 2) == quote)))) {
        if (at(self, 0) == '\n' && !is_triple && quote != '`') {
            break;
        }
        self->at += at(self, 0) == '\\' ? 2 : 1;
    }
    size_t end = self->at < self->text.len ? self->at : self->text.len;
    self->at = end + (at(self, 0) == quote ? width : 0);
    self->at = self->at < self->text.len ? self->at : self->text.len;
    return (ltl_span){(uint32_t)start, (uint32_t)end};
}

static ltl_span word_read(lexer *self) {
    size_t start = self->at;
    while (self->at < self->text.len && is_word_byte(at(self, 0))) {
        self->at++;
    }
    return (ltl_span){(uint32_t)start, (uint32_t)self->at};
}

static ltl_migration_token token_read(lexer *self) {
    ltl_migration_token token = {.indent = self->indent, .is_first = self->is_first};
    char c = at(self, 0);
    self->is_first = false;
    if (c == '"' || c == '\'' || c == '`') {
        token.kind = LTL_MIGRATION_TEXT;
        token.span = text_read(self);
    } else if ((self->has & LTL_MIGRATION_SYMBOLS) != 0 && c == ':' && is_word_byte(at(self, 1)) &&
               (self->at == 0 || self->text.ptr[self->at - 1] != ':')) {
        self->at++;
        token.kind = LTL_MIGRATION_TEXT;
        token.span = word_read(self);
    } else if (is_word_byte(c)) {
        token.kind = LTL_MIGRATION_WORD;
        token.span = word_read(self);
    } else {
        token.kind = LTL_MIGRATION_MARK;
        token.span = (ltl_span){(uint32_t)self->at, (uint32_t)self->at + 1};
        self->at++;
    }
    token.text = ltl_str_slice(self->text, token.span.start, token.span.end);
    return token;
}

void ltl_migration_tokens_read(ltl_arena *arena, ltl_str text, uint32_t has,
                               ltl_migration_tokens *out_tokens) {
    lexer self = {.text = text, .has = has, .is_first = true};
    while (self.at < text.len) {
        char c = at(&self, 0);
        if (c == '\n') {
            line_begin(&self);
        } else if (c == ' ' || c == '\t' || c == '\r') {
            self.at++;
        } else if (!comment_pass(&self)) {
            ltl_migration_token token = token_read(&self);
            LTL_PUSH(arena, out_tokens, token);
        }
    }
}
