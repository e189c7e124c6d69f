#include "orchestrator/cli/graph/mentions.h"

#include <string.h>

#include "orchestrator/cli/impact/touched.h"

enum { MOST_WORD_BYTES = 128, MOST_MARKS = 4 };

/* Where languages name files: in lines with one of the marks, there between quotes alone, or anywhere. */
static const struct {
    ltl_family family;
    bool is_quoted;
    const char *marks[MOST_MARKS];
} places[] = {
    {LTL_FAMILY_C, false, {"include", "import"}},
    {LTL_FAMILY_PYTHON, false, {"import", "from"}},
    {LTL_FAMILY_JAVASCRIPT, true, {"import", "from", "require", "export"}},
    {LTL_FAMILY_GO, true, {"\""}},
    {LTL_FAMILY_PHP, false, {"use ", "require", "include"}},
};

void ltl_mentions_init(ltl_mentions *self, ltl_arena *arena) {
    *self = (ltl_mentions){.arena = arena};
    self->scratch = (ltl_str){LTL_NEW_ARRAY(arena, char, MOST_WORD_BYTES), 0};
    ltl_map_init(&self->words, arena);
}

static ltl_str folder_of(ltl_str path) {
    size_t slash = ltl_str_find_last_byte(path, '/');
    return slash == SIZE_MAX ? LTL_STR("") : ltl_str_slice(path, 0, slash);
}

/* A package of Go is its folder. */
static ltl_str name_of(ltl_str path, ltl_family family) {
    return family == LTL_FAMILY_GO ? ltl_str_after_last(folder_of(path), '/')
                                   : ltl_touched_file_name(path);
}

void ltl_mentions_name(ltl_mentions *self, ltl_str path, ltl_family family) {
    uint32_t file = self->word_of.count;
    ltl_str word = ltl_touched_word(self->arena, name_of(path, family));
    ltl_map_entry *entry = ltl_map_put(&self->words, word, NULL);
    LTL_PUSH(self->arena, &self->word_of, (uint32_t)(entry - self->words.entries));
    LTL_PUSH(self->arena, &self->next_named, (uint32_t)entry->value);
    entry->value = file + 1;
}

void ltl_mentions_add(ltl_mentions *self, uint32_t file, ltl_str word) {
    const ltl_map_entry *entry = word.len > 0 ? ltl_map_find(&self->words, word) : NULL;
    if (entry != NULL) {
        ltl_mention mention = {file, (uint32_t)(entry - self->words.entries)};
        LTL_PUSH(self->arena, &self->all, mention);
    }
}

/* --- words of a text ----------------------------------------------------------------------- */

/* What a byte is in a word: itself in lower case, nothing (`_`, `-`), or the end of it. */
enum { WORD_ENDS = 0, WORD_SKIPS = 1 };

static char plain(char c) {
    if (c >= 'A' && c <= 'Z') {
        return (char)(c - 'A' + 'a');
    }
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
        return c;
    }
    return c == '_' || c == '-' ? WORD_SKIPS : WORD_ENDS;
}

/* The next word of the text; false: there is none. */
static bool word_next(ltl_mentions *self, ltl_str *text, ltl_str *out_word) {
    char *word = (char *)self->scratch.ptr;
    size_t len = 0;
    size_t at = 0;
    bool is_long = false;
    for (; at < text->len; at++) {
        char c = plain(text->ptr[at]);
        if (c == WORD_ENDS && len > 0) {
            break;
        }
        if (c != WORD_ENDS && c != WORD_SKIPS && len < MOST_WORD_BYTES) {
            word[len++] = c;
        } else {
            is_long |= len == MOST_WORD_BYTES;
        }
    }
    *text = ltl_str_slice(*text, at, text->len);
    *out_word = (ltl_str){word, is_long ? 0 : len};
    return len > 0;
}

static void words_take(ltl_mentions *self, uint32_t file, ltl_str text) {
    ltl_str word;
    while (word_next(self, &text, &word)) {
        ltl_mentions_add(self, file, word);
    }
}

void ltl_mentions_split(ltl_mentions *self, ltl_str text, ltl_map *to) {
    ltl_str word;
    while (word_next(self, &text, &word)) {
        (void)ltl_map_put_copy(to, word, NULL);
    }
}

/* `from . import x`, `require('..')`: the folder stands for itself, or for one further up. */
static void folder_take(ltl_mentions *self, uint32_t file, ltl_str path, size_t dots, bool is_python) {
    ltl_str folder = folder_of(path);
    size_t up = is_python ? dots : dots - 1;
    for (size_t i = 1; i < up && folder.len > 0; i++) {
        folder = folder_of(folder);
    }
    words_take(self, file, ltl_str_after_last(folder, '/'));
}

static void python_dots_take(ltl_mentions *self, uint32_t file, ltl_str path, ltl_str line) {
    size_t at = ltl_str_find(line, LTL_STR("from ."), 0);
    size_t dots = 0;
    while (at != SIZE_MAX && at + 5 + dots < line.len && line.ptr[at + 5 + dots] == '.') {
        dots++;
    }
    if (dots > 0) {
        folder_take(self, file, path, dots, true);
    }
}

/* "..", "../..", "./": no name, and a folder all the same. */
static bool is_only_dots(ltl_str text, size_t *out_steps) {
    size_t steps = 1;
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] != '.' && text.ptr[i] != '/') {
            return false;
        }
        steps += i > 0 && text.ptr[i] == '.' && text.ptr[i - 1] == '.';
    }
    *out_steps = steps;
    return text.len > 0 && text.ptr[0] == '.';
}

static void quoted_take(ltl_mentions *self, uint32_t file, ltl_str path, ltl_str line) {
    size_t from = 0;
    while (from < line.len) {
        char quote = line.ptr[from++];
        if (quote != '"' && quote != '\'' && quote != '`') {
            continue;
        }
        size_t to = ltl_str_find_byte(line, quote, from);
        ltl_str text = ltl_str_slice(line, from, to == SIZE_MAX ? line.len : to);
        size_t steps = 0;
        if (is_only_dots(text, &steps)) {
            folder_take(self, file, path, steps + 1, false);
        } else {
            words_take(self, file, text);
        }
        from += text.len + 1;
    }
}

static bool has_mark(ltl_str line, const char *const *marks) {
    bool has = false;
    for (size_t i = 0; i < MOST_MARKS && marks[i] != NULL && !has; i++) {
        has = ltl_str_find(line, ltl_str_of(marks[i]), 0) != SIZE_MAX;
    }
    return has;
}

/* `from x import (` goes on to the bracket that ends it. */
static bool goes_on(ltl_str line, bool is_open) {
    return ltl_str_find_byte(line, ')', 0) == SIZE_MAX &&
           (is_open || ltl_str_find_byte(line, '(', 0) != SIZE_MAX);
}

static size_t place_of(ltl_family family) {
    size_t i = 0;
    while (i < LTL_COUNT_OF(places) && places[i].family != family) {
        i++;
    }
    return i;
}

void ltl_mentions_read(ltl_mentions *self, uint32_t file, ltl_str path, ltl_family family,
                       ltl_str text) {
    size_t place = place_of(family);
    if (place == LTL_COUNT_OF(places)) {
        words_take(self, file, text);
        return;
    }
    ltl_str line;
    bool is_open = false;
    while (ltl_str_split(&text, '\n', &line)) {
        if (!is_open && !has_mark(line, places[place].marks)) {
            continue;
        }
        if (places[place].is_quoted) {
            quoted_take(self, file, path, line);
        } else {
            words_take(self, file, line);
        }
        if (family == LTL_FAMILY_PYTHON) {
            python_dots_take(self, file, path, line);
            is_open = goes_on(line, is_open);
        }
    }
}

/* --- both orders ------------------------------------------------------------------------------ */

/* What is mentioned twice in a file is one mention. They come in the order of files. */
static void repetitions_drop(ltl_mentions *self) {
    uint32_t *last = LTL_NEW_ARRAY(self->arena, uint32_t, (size_t)self->words.count + 1);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < self->all.count; i++) {
        ltl_mention one = self->all.at[i];
        if (last[one.word] != one.file + 1) {
            last[one.word] = one.file + 1;
            self->all.at[kept++] = one;
        }
    }
    self->all.count = kept;
}

void ltl_mentions_settle(ltl_mentions *self) {
    repetitions_drop(self);
    uint32_t files = self->word_of.count;
    uint32_t words = self->words.count;
    uint32_t *starts = LTL_NEW_ARRAY(self->arena, uint32_t, (size_t)files + 2);
    uint32_t *word_starts = LTL_NEW_ARRAY(self->arena, uint32_t, (size_t)words + 2);
    uint32_t *by_word = LTL_NEW_ARRAY(self->arena, uint32_t, (size_t)self->all.count + 1);
    for (uint32_t i = 0; i < self->all.count; i++) {
        starts[self->all.at[i].file + 1]++;
        word_starts[self->all.at[i].word + 1]++;
    }
    for (uint32_t i = 0; i < files; i++) {
        starts[i + 1] += starts[i];
    }
    for (uint32_t i = 0; i < words; i++) {
        word_starts[i + 1] += word_starts[i];
    }
    uint32_t *next = LTL_NEW_ARRAY(self->arena, uint32_t, (size_t)words + 1);
    memcpy(next, word_starts, words * sizeof(next[0]));
    for (uint32_t i = 0; i < self->all.count; i++) {
        by_word[next[self->all.at[i].word]++] = self->all.at[i].file;
    }
    self->starts = starts;
    self->word_starts = word_starts;
    self->by_word = by_word;
}
