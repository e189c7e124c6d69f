/* tree.c - formats that have a grammar and no reader here: the first place that does not parse. */
#include "analyzers/configuration/format.h"

/* ---- brackets ---- */

typedef struct open_list LTL_VEC(uint32_t) open_list;

static bool opens(char c) {
    return c == '{' || c == '[' || c == '(';
}

static bool closes(char c) {
    return c == '}' || c == ']' || c == ')';
}

/* Behind a text in quotes, or a comment; else the next byte. */
static size_t step(ltl_str text, size_t at) {
    char c = text.ptr[at];
    if (c == '"' || c == '\'') {
        size_t end = at + 1;
        while (end < text.len && text.ptr[end] != c && text.ptr[end] != '\n') {
            end += text.ptr[end] == '\\' ? 2u : 1u;
        }
        return end < text.len ? end + 1 : text.len;
    }
    bool is_comment = c == '#' || (c == '/' && at + 1 < text.len && text.ptr[at + 1] == '/');
    size_t end = is_comment ? ltl_str_find_byte(text, '\n', at) : at + 1;
    return end == SIZE_MAX ? text.len : end;
}

/* The offset of the innermost bracket that is never closed; SIZE_MAX: there is none. */
static size_t open_bracket(ltl_arena *arena, ltl_str text) {
    open_list open = {0};
    for (size_t i = 0; i < text.len; i = step(text, i)) {
        if (opens(text.ptr[i])) {
            LTL_PUSH(arena, &open, (uint32_t)i);
        } else if (closes(text.ptr[i]) && open.count > 0) {
            open.count--;
        }
    }
    return open.count > 0 ? open.at[open.count - 1] : SIZE_MAX;
}

/* ---- the fault ---- */

static bool has_open_quote(ltl_str line) {
    uint32_t quotes = 0;
    for (size_t i = 0; i < line.len; i++) {
        quotes += line.ptr[i] == '"' && (i == 0 || line.ptr[i - 1] != '\\');
    }
    return quotes % 2 != 0 && ltl_str_find(line, LTL_STR("\"\"\""), 0) == SIZE_MAX;
}

static const char *hint_for(ltl_str line) {
    if (has_open_quote(line)) {
        return "close the quote on the line where it was opened";
    }
    if (ltl_str_find_byte(line, '=', 0) == SIZE_MAX && line.len > 0 && line.ptr[0] != '[' &&
        line.ptr[line.len - 1] != '{') {
        return "give the key a value with `=`";
    }
    return "put texts into quotes, and close each bracket";
}

void ltl_configuration__tree(ltl_configuration_look *look) {
    const ltl_tree *tree = look->tree;
    if (tree == NULL || tree->error_count == 0 ||
        ltl_configuration__is_template(look->source->text)) {
        return;
    }
    size_t bracket = open_bracket(look->arena, look->source->text);
    if (bracket != SIZE_MAX) {
        ltl_configuration__say(look, ltl_source_position(look->source, (uint32_t)bracket).line,
                               LTL_STR("a bracket that is opened here is never closed"),
                               "close the bracket");
        return;
    }
    ltl_node error = tree->kind_first[LTL_KIND_ERROR];
    if (error != LTL_NO_NODE) {
        uint32_t line = ltl_source_position(look->source, tree->start[error]).line;
        ltl_str text = ltl_str_trim(ltl_source_line(look->source, line));
        ltl_configuration__say(look, line, LTL_STR("this line does not parse"), hint_for(text));
    }
}
