#include "analyzers/tables/sql_internal.h"

char ltl_sql__byte_at(const ltl_sql *self, uint32_t at) {
    return at < self->len ? self->text[at] : '\0';
}

bool ltl_sql__is_blank(char byte) {
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r' || byte == '\f';
}

static bool is_word(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9') || byte == '_' || (uint8_t)byte >= 0x80;
}

void ltl_sql__open_set(ltl_sql *self) {
    self->is_open = true;
    self->at = self->len;
}

void ltl_sql__pass_to(ltl_sql *self, const char *what) {
    size_t found = ltl_str_find((ltl_str){self->text, self->len}, ltl_str_of(what), self->at);
    if (found == SIZE_MAX) {
        ltl_sql__open_set(self);
    } else {
        self->at = (uint32_t)(found + strlen(what));
    }
}

/* `at` is the opening quote, then behind the closing one. */
static void quoted_pass(ltl_sql *self) {
    char quote = self->text[self->at++];
    char closing = quote == '[' ? ']' : quote;
    while (self->at < self->len) {
        char byte = self->text[self->at++];
        if (byte == '\\' && self->has_backslashes && quote != '`' && quote != '[') {
            self->at++;
        } else if (byte == closing && ltl_sql__byte_at(self, self->at) == closing &&
                   closing != ']') {
            self->at++;
        } else if (byte == closing) {
            /* At the end of the piece the quote may be the first of two. */
            self->is_open = self->is_open || (self->at >= self->len && !self->is_last);
            return;
        }
    }
    ltl_sql__open_set(self);
}

/* $tag$ … $tag$ of PostgreSQL; false when it is only a dollar sign. */
static bool dollars_pass(ltl_sql *self) {
    uint32_t end = self->at + 1;
    while (is_word(ltl_sql__byte_at(self, end))) {
        end++;
    }
    uint32_t len = end + 1 - self->at;
    if (ltl_sql__byte_at(self, end) != '$' || len > 64) {
        return false;
    }
    char tag[65];
    memcpy(tag, self->text + self->at, len);
    tag[len] = '\0';
    self->at += len;
    ltl_sql__pass_to(self, tag);
    return true;
}

static bool comment_pass(ltl_sql *self) {
    char byte = ltl_sql__byte_at(self, self->at);
    char next = ltl_sql__byte_at(self, self->at + 1);
    if ((byte == '-' && next == '-') || byte == '#') {
        ltl_sql__pass_to(self, "\n");
        self->is_open = self->is_open && !self->is_last;
    } else if (byte == '/' && next == '*') {
        self->at += 2;
        ltl_sql__pass_to(self, "*/");
    } else {
        return false;
    }
    return true;
}

void ltl_sql__blanks_pass(ltl_sql *self) {
    while (self->at < self->len &&
           (ltl_sql__is_blank(self->text[self->at]) || comment_pass(self))) {
        self->at += self->at < self->len && ltl_sql__is_blank(self->text[self->at]);
    }
}

void ltl_sql__token_pass(ltl_sql *self) {
    char byte = self->text[self->at];
    if (byte == '\'' || byte == '"' || byte == '`') {
        quoted_pass(self);
    } else if (!comment_pass(self) && !(byte == '$' && dollars_pass(self))) {
        self->at++;
    }
}

void ltl_sql__statement_pass(ltl_sql *self) {
    while (self->at < self->len && self->text[self->at] != ';') {
        ltl_sql__token_pass(self);
    }
    if (self->at < self->len) {
        self->at++;
    } else {
        self->is_open = !self->is_last;
    }
}

bool ltl_sql__word_take(ltl_sql *self, const char *word) {
    ltl_str wanted = ltl_str_of(word);
    ltl_str there =
        ltl_str_slice((ltl_str){self->text, self->len}, self->at, self->at + wanted.len);
    if (!ltl_str_equals_ignoring_case(there, wanted) ||
        is_word(ltl_sql__byte_at(self, self->at + (uint32_t)wanted.len))) {
        return false;
    }
    self->at += (uint32_t)wanted.len;
    ltl_sql__blanks_pass(self);
    return true;
}

ltl_str ltl_sql__name_take(ltl_sql *self) {
    ltl_str name = LTL_STR("");
    do {
        uint32_t from = self->at;
        char byte = ltl_sql__byte_at(self, from);
        if (byte == '`' || byte == '"' || byte == '[' || byte == '\'') {
            quoted_pass(self);
            uint32_t end = self->at > from + 1 ? self->at - 1 : from + 1;
            name = (ltl_str){self->text + from + 1, end - from - 1};
        } else {
            while (is_word(ltl_sql__byte_at(self, self->at)) ||
                   ltl_sql__byte_at(self, self->at) == '$') {
                self->at++;
            }
            name = (ltl_str){self->text + from, self->at - from};
        }
    } while (ltl_sql__byte_at(self, self->at) == '.' && self->at++ < self->len);
    ltl_sql__blanks_pass(self);
    return name;
}
