#include "analyzers/text/spdx.h"

#include <stdlib.h>
#include <strings.h>

enum { MOST_WORD_BYTES = 80 };

static int compare_name(const void *key, const void *row) {
    return strcasecmp(key, *(const char *const *)row);
}

static bool is_listed(ltl_str name, const char *const *names, size_t count) {
    char text[MOST_WORD_BYTES + 1];
    if (name.len > MOST_WORD_BYTES) {
        return false;
    }
    memcpy(text, name.ptr, name.len);
    text[name.len] = '\0';
    return bsearch(text, names, count, sizeof(names[0]), compare_name) != NULL;
}

/* Own licences are named by the file that has their text. */
static bool is_own(ltl_str name) {
    return ltl_str_starts_with(name, LTL_STR("LicenseRef-")) ||
           ltl_str_starts_with(name, LTL_STR("DocumentRef-"));
}

static ltl_spdx_verdict licence_check(ltl_str name) {
    ltl_str plain =
        ltl_str_ends_with(name, LTL_STR("+")) ? ltl_str_slice(name, 0, name.len - 1) : name;
    if (is_own(name) || is_listed(plain, ltl_spdx_licences, ltl_spdx_licence_count) ||
        ltl_str_equals_ignoring_case(name, LTL_STR("NONE")) ||
        ltl_str_equals_ignoring_case(name, LTL_STR("NOASSERTION"))) {
        return LTL_SPDX_GOOD;
    }
    return is_listed(plain, ltl_spdx_deprecated, ltl_spdx_deprecated_count) ? LTL_SPDX_DEPRECATED
                                                                            : LTL_SPDX_UNKNOWN;
}

/* A word or a bracket; empty at the end. */
static ltl_str word_next(ltl_str *rest) {
    *rest = ltl_str_trim(*rest);
    size_t end = 0;
    while (end < rest->len && strchr(" \t()", rest->ptr[end]) == NULL) {
        end++;
    }
    ltl_str word = ltl_str_slice(*rest, 0, end == 0 && rest->len > 0 ? 1 : end);
    *rest = ltl_str_slice(*rest, word.len, rest->len);
    return word;
}

typedef enum place {
    BEFORE_LICENCE,
    BEFORE_EXCEPTION,
    BEHIND_LICENCE,
} place;

typedef struct reading {
    place place;
    uint32_t open; /* brackets */
    ltl_spdx_verdict verdict;
    ltl_str word;
} reading;

static void verdict_take(reading *self, ltl_spdx_verdict verdict, ltl_str word) {
    if (verdict > self->verdict) {
        self->verdict = verdict;
        self->word = word;
    }
}

static bool is_word(ltl_str word, const char *what) {
    return ltl_str_equals_ignoring_case(word, ltl_str_of(what));
}

static void behind_read(reading *self, ltl_str word) {
    if (is_word(word, "AND") || is_word(word, "OR")) {
        self->place = BEFORE_LICENCE;
    } else if (is_word(word, "WITH")) {
        self->place = BEFORE_EXCEPTION;
    } else if (ltl_str_is(word, ")") && self->open > 0) {
        self->open--;
    } else {
        verdict_take(self, LTL_SPDX_NOT_AN_EXPRESSION, word);
    }
}

static void word_read(reading *self, ltl_str word) {
    if (self->place == BEHIND_LICENCE) {
        behind_read(self, word);
    } else if (self->place == BEFORE_LICENCE && ltl_str_is(word, "(")) {
        self->open++;
    } else if (self->place == BEFORE_LICENCE) {
        verdict_take(self, ltl_str_is(word, ")") ? LTL_SPDX_NOT_AN_EXPRESSION : licence_check(word),
                     word);
        self->place = BEHIND_LICENCE;
    } else {
        bool is_known = is_listed(word, ltl_spdx_exceptions, ltl_spdx_exception_count) ||
                        ltl_str_starts_with(word, LTL_STR("AdditionRef-"));
        verdict_take(self, is_known ? LTL_SPDX_GOOD : LTL_SPDX_UNKNOWN, word);
        self->place = BEHIND_LICENCE;
    }
}

ltl_spdx_verdict ltl_spdx_check(ltl_str expression, ltl_str *out_word) {
    reading self = {.place = BEFORE_LICENCE, .verdict = LTL_SPDX_GOOD};
    ltl_str rest = expression;
    for (ltl_str word = word_next(&rest); word.len > 0; word = word_next(&rest)) {
        word_read(&self, word);
    }
    if (self.place != BEHIND_LICENCE || self.open > 0) {
        verdict_take(&self, LTL_SPDX_NOT_AN_EXPRESSION, expression);
    }
    *out_word = self.word;
    return self.verdict;
}

static const ltl_str TAG = LTL_STR_INIT("SPDX-License-Identifier:");

/* Nothing but marks of a comment stands before it on its line: code that speaks of the tag is no tag. */
static bool begins_line(ltl_str text, size_t at) {
    while (at > 0 && text.ptr[at - 1] != '\n') {
        at--;
        if (strchr(" \t/*#;!<->%.\"'(\\dnlr{@", text.ptr[at]) == NULL) {
            return false;
        }
    }
    return true;
}

/* The rest of the line without what closes a comment. */
static ltl_str expression_at(ltl_str text, size_t at) {
    size_t end = ltl_str_find_byte(text, '\n', at);
    ltl_str line = ltl_str_trim(ltl_str_slice(text, at, end));
    static const char *const closers[] = {"*/", "-->", "*)", "-}", "%>", "#}", "--%>", "}}"};
    for (size_t i = 0; i < sizeof(closers) / sizeof(closers[0]); i++) {
        size_t close = ltl_str_find(line, ltl_str_of(closers[i]), 0);
        line = close == SIZE_MAX ? line : ltl_str_trim(ltl_str_slice(line, 0, close));
    }
    return line;
}

bool ltl_spdx_tag_next(ltl_str text, uint32_t *offset, ltl_spdx_tag *out_tag) {
    for (size_t at = ltl_str_find(text, TAG, *offset); at != SIZE_MAX;
         at = ltl_str_find(text, TAG, at + 1)) {
        ltl_str expression = expression_at(text, at + TAG.len);
        if (begins_line(text, at) && expression.len > 0) {
            uint32_t start = (uint32_t)(expression.ptr - text.ptr);
            *out_tag = (ltl_spdx_tag){{start, start + (uint32_t)expression.len}, expression};
            *offset = start;
            return true;
        }
    }
    *offset = (uint32_t)text.len;
    return false;
}
