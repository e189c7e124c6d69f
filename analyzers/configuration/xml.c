/* xml.c - elements that are closed in another order than they were opened. */
#include "analyzers/configuration/format.h"

typedef struct element {
    ltl_str name;
    uint32_t start;
} element;

typedef struct element_list LTL_VEC(element) element_list;

static size_t behind(ltl_str text, size_t at, const char *end) {
    size_t found = ltl_str_find(text, ltl_str_of(end), at);
    return found == SIZE_MAX ? text.len : found + strlen(end);
}

/* Behind the tag: a `>` in quotes does not end it. */
static size_t tag_end(ltl_str text, size_t at) {
    char quote = '\0';
    for (; at < text.len; at++) {
        char c = text.ptr[at];
        if (quote != '\0') {
            quote = c == quote ? '\0' : quote;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '>') {
            return at + 1;
        }
    }
    return text.len;
}

static ltl_str name_at(ltl_str text, size_t at) {
    size_t end = at;
    while (end < text.len && strchr(" \t\r\n/>", text.ptr[end]) == NULL) {
        end++;
    }
    return ltl_str_slice(text, at, end);
}

/* What is no element: comments, CDATA, declarations, instructions. */
static size_t other_end(ltl_str text, size_t at) {
    ltl_str rest = ltl_str_slice(text, at, text.len);
    if (ltl_str_starts_with(rest, LTL_STR("<!--"))) {
        return behind(text, at + 4, "-->");
    }
    if (ltl_str_starts_with(rest, LTL_STR("<![CDATA["))) {
        return behind(text, at, "]]>");
    }
    if (ltl_str_starts_with(rest, LTL_STR("<?"))) {
        return behind(text, at, "?>");
    }
    return ltl_str_starts_with(rest, LTL_STR("<!")) ? tag_end(text, at) : at;
}

static uint32_t line_of(const ltl_configuration_look *look, uint32_t offset) {
    return ltl_source_position(look->source, offset).line;
}

/* False when that is the fault: what follows from it is none of its own. */
static bool tag_take(ltl_configuration_look *look, element_list *open, size_t at, size_t end) {
    ltl_str text = look->source->text;
    bool is_end = at + 1 < text.len && text.ptr[at + 1] == '/';
    ltl_str name = name_at(text, at + (is_end ? 2 : 1));
    if (!is_end) {
        if (text.ptr[end - 1] == '>' && text.ptr[end - 2] != '/') {
            LTL_PUSH(look->arena, open, ((element){name, (uint32_t)at}));
        }
        return true;
    }
    const element *top = open->count > 0 ? &open->at[open->count - 1] : NULL;
    if (top != NULL && ltl_str_eq(top->name, name)) {
        open->count--;
        return true;
    }
    ltl_str what = top == NULL
                       ? ltl_arena_printf(look->arena, "`</%.*s>` closes what was never opened",
                                          LTL_STR_ARG(name))
                       : ltl_arena_printf(
                             look->arena, "`</%.*s>` stands where `<%.*s>` of line %u is open",
                             LTL_STR_ARG(name), LTL_STR_ARG(top->name), line_of(look, top->start));
    ltl_configuration__say(look, line_of(look, (uint32_t)at), what,
                           "close elements in the order in which they were opened, the last first");
    return false;
}

void ltl_configuration__xml(ltl_configuration_look *look) {
    ltl_str text = look->source->text;
    element_list open = {0};
    ltl_str start = ltl_str_trim(text);
    if (start.len == 0 || start.ptr[0] != '<' || ltl_configuration__is_template(text)) {
        return;
    }
    for (size_t at = ltl_str_find_byte(text, '<', 0); at != SIZE_MAX && at + 1 < text.len;
         at = ltl_str_find_byte(text, '<', at)) {
        size_t other = other_end(text, at);
        size_t end = other > at ? other : tag_end(text, at + 1);
        if (other == at && !tag_take(look, &open, at, end)) {
            return;
        }
        at = end;
    }
    if (open.count > 0) {
        const element *last = &open.at[open.count - 1];
        ltl_configuration__say(
            look, line_of(look, last->start),
            ltl_arena_printf(look->arena, "`<%.*s>` is never closed", LTL_STR_ARG(last->name)),
            "close the element");
    }
}
