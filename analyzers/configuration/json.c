/* json.c - what a reader of JSON complains about; comments and last commas where they are known to be taken. */
#include "analyzers/configuration/format.h"
#include "core/compiler.h"
#include "core/json_fault.h"

/* Read by readers that take JSON and nothing more. What others take, nobody knows: there a comment is no fault. */
static const char *const strict[] = {
    "package.json", "package-lock.json", "composer.json",   "bower.json",    "manifest.json",
    "app.json",     "cmakepresets.json", "vcpkg.json",      "lerna.json",    "firebase.json",
    "vercel.json",  "now.json",          "dependabot.json", "codemeta.json", NULL};

static const struct {
    const char *problem; /* in the words of jansson */
    const char *right;
} hints[] = {
    {"string or '}' expected",
     "put names into double quotes, and take out a comma behind the last member"},
    {"'}' expected", "put a comma between the members, or close the object with `}`"},
    {"']' expected", "put a comma between the elements, or close the array with `]`"},
    {"':' expected", "put a colon between the name and its value"},
    {"end of file expected", "take out what stands behind the end"},
    {"premature end", "close the quote or bracket that was opened"},
    {"unexpected end", "close the quote or bracket that was opened"},
    {"unexpected newline", "close the quote on the line where it was opened"},
    {"control character", "write control characters as escapes, such as \\n"},
    {"invalid escape", "write backslashes twice"},
    {"invalid token",
     "put texts into double quotes; true, false and null are written small; take out a last comma"},
    {"unexpected token",
     "put texts into double quotes, and take out a comma behind the last element"},
};

static const char *hint_for(ltl_str problem) {
    for (size_t i = 0; i < LTL_COUNT_OF(hints); i++) {
        if (ltl_str_find(problem, ltl_str_of(hints[i].problem), 0) != SIZE_MAX) {
            return hints[i].right;
        }
    }
    return NULL;
}

/* ---- JSON with comments ---- */

static size_t string_end(ltl_str text, size_t at) {
    for (at++; at < text.len && text.ptr[at] != '"' && text.ptr[at] != '\n'; at++) {
        at += text.ptr[at] == '\\';
    }
    return at < text.len ? at + 1 : text.len;
}

static size_t comment_end(ltl_str text, size_t at) {
    if (text.ptr[at + 1] == '/') {
        size_t end = ltl_str_find_byte(text, '\n', at);
        return end == SIZE_MAX ? text.len : end;
    }
    size_t end = ltl_str_find(text, LTL_STR("*/"), at + 2);
    return end == SIZE_MAX ? text.len : end + 2;
}

/* A copy of the same length, with blanks for comments and for commas behind the last member. */
static ltl_str without_comments(ltl_arena *arena, ltl_str text) {
    char *copy = LTL_NEW_ARRAY(arena, char, text.len + 1);
    size_t comma = SIZE_MAX; /* since which nothing was said */
    memcpy(copy, text.ptr, text.len);
    for (size_t i = 0; i < text.len;) {
        char c = text.ptr[i];
        bool is_comment =
            c == '/' && i + 1 < text.len && (text.ptr[i + 1] == '/' || text.ptr[i + 1] == '*');
        size_t end = is_comment ? comment_end(text, i) : c == '"' ? string_end(text, i) : i + 1;
        for (size_t k = i; is_comment && k < end; k++) {
            copy[k] = copy[k] == '\n' ? '\n' : ' ';
        }
        if ((c == '}' || c == ']') && comma != SIZE_MAX) {
            copy[comma] = ' ';
        }
        bool is_blank = is_comment || c == ' ' || c == '\t' || c == '\n' || c == '\r';
        comma = c == ',' ? i : is_blank ? comma : SIZE_MAX;
        i = end;
    }
    return (ltl_str){copy, text.len};
}

void ltl_configuration__json(ltl_configuration_look *look) {
    static const ltl_str mark = LTL_STR_INIT("\xEF\xBB\xBF");
    ltl_str text = look->source->text;
    text = ltl_str_starts_with(text, mark) ? ltl_str_slice(text, mark.len, text.len) : text;
    uint32_t line = 1;
    ltl_str fault = ltl_json_fault_at(look->arena, text, &line);
    bool is_strict = ltl_configuration__is_named(look->source->path, strict);
    if (fault.len > 0 && !is_strict) {
        ltl_str bare = without_comments(look->arena, text);
        fault = ltl_json_fault_at(look->arena, bare, &line);
    }
    if (fault.len > 0 && ltl_str_trim(text).len > 0 && !ltl_configuration__is_template(text)) {
        ltl_configuration__say(look, line, fault, hint_for(fault));
    }
}
