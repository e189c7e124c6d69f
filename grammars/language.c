#include "grammars/language.h"

enum { MAX_EXTENSION_BYTES = 16, MAX_TELLING_BYTES = 65536 };

static bool is_listed(const char *const *list, ltl_str text) {
    for (; list != NULL && *list != NULL; list++) {
        if (ltl_str_equals_ignoring_case(text, ltl_str_of(*list))) {
            return true;
        }
    }
    return false;
}

const ltl_language *ltl_language_find(ltl_str name) {
    for (size_t i = 0; i < ltl_language_count; i++) {
        if (ltl_str_equals_ignoring_case(name, ltl_str_of(ltl_languages[i]->id))) {
            return ltl_languages[i];
        }
    }
    for (size_t i = 0; i < ltl_language_count; i++) {
        if (is_listed(ltl_languages[i]->aliases, name)) {
            return ltl_languages[i];
        }
    }
    return NULL;
}

/* Names are compared as they are spelt: `makefile.PL` is no Makefile. With a star at its end an entry is
 * also for names that go on with a dot or a dash: Dockerfile.alpine. */
static bool is_file_name(ltl_str name, ltl_str entry) {
    bool has_more = ltl_str_ends_with(entry, LTL_STR("*"));
    ltl_str start = ltl_str_slice(entry, 0, entry.len - (has_more ? 1 : 0));
    if (ltl_str_eq(name, start)) {
        return true;
    }
    bool goes_on = name.len > start.len &&
                   (name.ptr[start.len] == '.' || name.ptr[start.len] == '-');
    return has_more && goes_on && ltl_str_starts_with(name, start);
}

static const ltl_language *by_file_name(ltl_str name) {
    for (size_t i = 0; i < ltl_language_count; i++) {
        const char *const *entry = ltl_languages[i]->file_names;
        for (; entry != NULL && *entry != NULL; entry++) {
            if (is_file_name(name, ltl_str_of(*entry))) {
                return ltl_languages[i];
            }
        }
    }
    return NULL;
}

/* A line that only this language has. */
static bool is_told(const ltl_language *language, ltl_str head) {
    ltl_str rest = ltl_str_slice(head, 0, MAX_TELLING_BYTES);
    ltl_str line;
    while (language->told_by != NULL && ltl_str_split(&rest, '\n', &line)) {
        line = ltl_str_trim(line);
        for (const char *const *start = language->told_by; *start != NULL; start++) {
            if (ltl_str_starts_with(line, ltl_str_of(*start))) {
                return true;
            }
        }
    }
    return false;
}

static const ltl_language *by_extension(ltl_str extension, ltl_str head) {
    const ltl_language *plain = NULL;
    for (size_t i = 0; i < ltl_language_count; i++) {
        const ltl_language *language = ltl_languages[i];
        if (!is_listed(language->extensions, extension)) {
            continue;
        }
        if (plain == NULL) {
            plain = language;
        } else if (is_told(language, head)) {
            return language;
        }
    }
    return plain;
}

static bool is_version_byte(char byte) { return (byte >= '0' && byte <= '9') || byte == '.'; }

/* "#!/usr/bin/env -S python3.11 -u" names python. */
static ltl_str interpreter_of(ltl_str head) {
    if (!ltl_str_starts_with(head, LTL_STR("#!"))) {
        return LTL_STR_NONE;
    }
    size_t line_end = ltl_str_find_byte(head, '\n', 0);
    ltl_str rest = ltl_str_trim(ltl_str_slice(head, 2, line_end));
    ltl_str word;
    while (ltl_str_split(&rest, ' ', &word)) {
        word = ltl_str_trim(ltl_str_after_last(word, '/'));
        bool is_option = ltl_str_starts_with(word, LTL_STR("-"));
        bool is_setting = ltl_str_find_byte(word, '=', 0) != SIZE_MAX;
        if (word.len == 0 || is_option || is_setting || ltl_str_is(word, "env")) {
            continue;
        }
        while (word.len > 1 && is_version_byte(word.ptr[word.len - 1])) {
            word.len--;
        }
        return word;
    }
    return LTL_STR_NONE;
}

static const ltl_language *by_interpreter(ltl_str name) {
    for (size_t i = 0; name.len > 0 && i < ltl_language_count; i++) {
        if (is_listed(ltl_languages[i]->interpreters, name)) {
            return ltl_languages[i];
        }
    }
    return NULL;
}

const ltl_language *ltl_language_of_file(ltl_str path, ltl_str head) {
    ltl_str name = ltl_str_after_last(path, '/');
    const ltl_language *language = by_file_name(name);
    size_t dot = ltl_str_find_last_byte(name, '.');
    if (language == NULL && dot != SIZE_MAX && name.len - dot <= MAX_EXTENSION_BYTES) {
        language = by_extension(ltl_str_slice(name, dot, name.len), head);
    }
    return language != NULL ? language : by_interpreter(interpreter_of(head));
}

static ltl_str extension_of(ltl_str path) {
    ltl_str name = ltl_str_after_last(path, '/');
    size_t dot = ltl_str_find_last_byte(name, '.');
    return dot != SIZE_MAX ? ltl_str_slice(name, dot, name.len) : LTL_STR_NONE;
}

const ltl_language *ltl_language_twin(ltl_str path, const ltl_language *language) {
    ltl_str extension = extension_of(path);
    if (language == NULL || extension.len == 0 || !is_listed(language->extensions, extension)) {
        return NULL;
    }
    for (size_t i = 0; i < ltl_language_count; i++) {
        if (ltl_languages[i] != language && is_listed(ltl_languages[i]->extensions, extension)) {
            return ltl_languages[i];
        }
    }
    return NULL;
}

bool ltl_language_shares_names(const ltl_language *a, const ltl_language *b) {
    for (const char *const *extension = a->extensions; a != b && extension && *extension;
         extension++) {
        if (is_listed(b->extensions, ltl_str_of(*extension))) {
            return true;
        }
    }
    return false;
}

size_t ltl_language_index(const ltl_language *language) {
    size_t index = 0;
    while (index < ltl_language_count && ltl_languages[index] != language) {
        index++;
    }
    return index;
}
