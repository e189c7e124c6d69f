#include "analyzers/patterns/entry_ellipsis.h"

#include <string.h>

enum { ELLIPSIS_LEN = 3 };

static bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r';
}
static bool is_space(char c) {
    return is_blank(c) || c == '\n';
}

/* ---- entries between braces ---- */

/* The bracket that is open at `at`, '\0' for none; `$` for the braces of an interpolation. */
static char open_bracket(ltl_str text, size_t at) {
    int depth = 0;
    while (at-- > 0) {
        char c = text.ptr[at];
        if (strchr(")]}", c) != NULL && c != '\0') {
            depth++;
        } else if (strchr("([{", c) != NULL && c != '\0' && depth-- == 0) {
            return c == '{' && at > 0 && text.ptr[at - 1] == '$' ? '$' : c;
        }
    }
    return '\0';
}

/* Behind a line's end, a brace or a comma; behind a blank when nothing there waits for a value. */
static bool starts_entry(ltl_str text, size_t at) {
    size_t end = at;
    bool has_line_end = false;
    while (at > 0 && is_space(text.ptr[at - 1])) {
        has_line_end = has_line_end || text.ptr[at - 1] == '\n';
        at--;
    }
    if (at == 0 || has_line_end || text.ptr[at - 1] == '{' || text.ptr[at - 1] == ',') {
        return true;
    }
    return at < end && strchr("=:([<>+-*/%?!&|", text.ptr[at - 1]) == NULL;
}

static bool is_between_entries(ltl_str text, size_t at) {
    char open = open_bracket(text, at);
    return (open == '{' || open == '\0') && starts_entry(text, at);
}

/* ---- entries by indentation ---- */

/* Where a line begins to say something: behind blanks, and behind the dashes of sequences. */
typedef struct entry_line {
    size_t start;
    size_t indent; /* of its first mark */
    size_t column; /* of what stands behind the dashes */
    bool is_empty;
    bool is_item; /* begins with a dash */
} entry_line;

static bool is_dash(ltl_str text, size_t at) {
    return at < text.len && text.ptr[at] == '-' &&
           (at + 1 >= text.len || is_space(text.ptr[at + 1]));
}

static entry_line line_at(ltl_str text, size_t start) {
    entry_line line = {.start = start};
    size_t at = start;
    while (at < text.len && text.ptr[at] == ' ') {
        at++;
    }
    line.indent = at - start;
    line.is_item = is_dash(text, at);
    while (is_dash(text, at)) {
        at++;
        while (at < text.len && text.ptr[at] == ' ') {
            at++;
        }
    }
    line.column = at - start;
    line.is_empty = at >= text.len || text.ptr[at] == '\n' || text.ptr[at] == '#';
    return line;
}

static size_t line_start(ltl_str text, size_t at) {
    while (at > 0 && text.ptr[at - 1] != '\n') {
        at--;
    }
    return at;
}

static size_t next_line(ltl_str text, size_t at) {
    while (at < text.len && text.ptr[at] != '\n') {
        at++;
    }
    return at < text.len ? at + 1 : text.len;
}

static bool is_ellipsis(ltl_str text, entry_line line) {
    size_t at = line.start + line.column;
    return ltl_str_is(ltl_str_slice(text, at, at + ELLIPSIS_LEN), "...");
}

typedef enum sibling {
    SIBLING_NONE,
    SIBLING_DEEPER,
    SIBLING_ITEM,
    SIBLING_ENTRY,
    SIBLING_OVER
} sibling;

/* What `line` is to an ellipsis in `column`. */
static sibling sibling_of(ltl_str text, entry_line line, size_t column) {
    if (line.is_empty) {
        return SIBLING_DEEPER;
    }
    if (line.is_item && line.indent == column) {
        return SIBLING_ITEM;
    }
    if (line.column == column) {
        return is_ellipsis(text, line) && !line.is_item ? SIBLING_DEEPER : SIBLING_ENTRY;
    }
    return line.column < column ? SIBLING_OVER : SIBLING_DEEPER;
}

static sibling sibling_below(ltl_str text, size_t at, size_t column) {
    for (at = next_line(text, at); at < text.len; at = next_line(text, at)) {
        entry_line line = line_at(text, at);
        sibling found = sibling_of(text, line, column);
        if (found == SIBLING_ENTRY && line.indent < column) {
            return SIBLING_NONE; /* the first entry of the next item */
        }
        if (found != SIBLING_DEEPER) {
            return found == SIBLING_OVER ? SIBLING_NONE : found;
        }
    }
    return SIBLING_NONE;
}

static sibling sibling_above(ltl_str text, size_t at, size_t column) {
    for (at = line_start(text, at); at > 0;) {
        at = line_start(text, at - 1);
        entry_line line = line_at(text, at);
        sibling found = sibling_of(text, line, column);
        if (found == SIBLING_ENTRY && line.indent < column && is_ellipsis(text, line)) {
            return SIBLING_NONE;
        }
        if (found != SIBLING_DEEPER) {
            return found == SIBLING_OVER ? SIBLING_NONE : found;
        }
    }
    return SIBLING_NONE;
}

/* The entry or item that stands in the same column tells what the ellipsis is. */
static const char *spelt_by_sibling(const ltl_language *language, ltl_str text, size_t at) {
    size_t start = line_start(text, at);
    entry_line line = line_at(text, start);
    if (start + line.column != at) {
        return NULL;
    }
    sibling found = sibling_below(text, at, line.column);
    if (found == SIBLING_NONE && !line.is_item) {
        found = sibling_above(text, at, line.column);
    }
    if (found == SIBLING_ITEM) {
        return language->ellipsis_item;
    }
    return found == SIBLING_ENTRY ? language->ellipsis_entry : NULL;
}

/* Between `<` and `>`. */
static bool is_in_tag(ltl_str text, size_t at) {
    while (at > 0 && text.ptr[at - 1] != '<' && text.ptr[at - 1] != '>') {
        at--;
    }
    return at > 0 && text.ptr[at - 1] == '<';
}

static bool is_quoted(ltl_str text, size_t at) {
    return at > 0 && (text.ptr[at - 1] == '"' || text.ptr[at - 1] == '\'');
}

const char *ltl_entry_ellipsis(const ltl_language *language, ltl_str pattern, size_t at) {
    if (language->ellipsis_attribute != NULL) {
        bool is_attribute = is_in_tag(pattern, at) && !is_quoted(pattern, at);
        return is_attribute ? language->ellipsis_attribute : NULL;
    }
    if (language->ellipsis_entry == NULL) {
        return NULL;
    }
    if (language->ellipsis_item != NULL && open_bracket(pattern, at) == '\0') {
        return spelt_by_sibling(language, pattern, at);
    }
    return is_between_entries(pattern, at) ? language->ellipsis_entry : NULL;
}
