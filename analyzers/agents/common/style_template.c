/* style_template.c - styled.button`color: red;` and css`…` as the sheets they are. */
#include "analyzers/agents/common/script_styles.h"

enum { MOST_HEAD_BYTES = 2000 };

bool ltl_style_templates_may_be(ltl_str text) {
    static const char *const words[] = {"styled.", "styled(", "css`", "createGlobalStyle", "injectGlobal"};
    for (size_t i = 0; i < LTL_COUNT_OF(words); i++) {
        if (ltl_str_find(text, ltl_str_of(words[i]), 0) != SIZE_MAX) {
            return true;
        }
    }
    return false;
}

static bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$' ||
           c == '.';
}

/* What stands before the backtick: a chain of names, calls and types, `styled(Button).attrs<P>({…})`. */
static ltl_str head_of(ltl_str text, uint32_t stop) {
    uint32_t depth = 0;
    uint32_t at = stop;
    while (at > 0 && stop - at < MOST_HEAD_BYTES) {
        char c = text.ptr[at - 1];
        bool closes = c == ')' || (c == '>' && (at < 2 || text.ptr[at - 2] != '='));
        bool opens = c == '(' || c == '<';
        if (!closes && !is_word(c) && depth == 0) {
            break;
        }
        depth += closes;
        depth -= opens && depth > 0;
        at--;
    }
    return ltl_str_slice(text, at, stop);
}

static ltl_str word_at(ltl_str text) {
    size_t len = 0;
    while (len < text.len && is_word(text.ptr[len]) && text.ptr[len] != '.') {
        len++;
    }
    return ltl_str_slice(text, 0, len);
}

/* Of `styled.a` "a", of `styled('a')` "a", of `styled(NavLink)` ".NavLink". */
static bool selector_of(ltl_arena *arena, ltl_str head, ltl_str *out_selector) {
    static const ltl_str dotted = LTL_STR_INIT("styled.");
    static const ltl_str called = LTL_STR_INIT("styled(");
    if (ltl_str_starts_with(head, dotted)) {
        *out_selector = word_at(ltl_str_slice(head, dotted.len, head.len));
        return true;
    }
    if (ltl_str_starts_with(head, called)) {
        ltl_str rest = ltl_str_trim(ltl_str_slice(head, called.len, head.len));
        bool is_text = rest.len > 0 && (rest.ptr[0] == '\'' || rest.ptr[0] == '"');
        ltl_str word = word_at(ltl_str_slice(rest, is_text, rest.len));
        *out_selector = is_text ? word : ltl_arena_printf(arena, ".%.*s", LTL_STR_ARG(word));
        return true;
    }
    ltl_str word = word_at(head);
    bool is_global = ltl_str_is(word, "createGlobalStyle") || ltl_str_is(word, "injectGlobal");
    *out_selector = is_global ? LTL_STR("") : LTL_STR(".css");
    return is_global || ltl_str_is(head, "css");
}

/* Between the colon of a declaration and its end: the hole is a value, or a part of one. */
static bool is_value(ltl_str text, uint32_t start, uint32_t hole) {
    for (uint32_t at = hole; at > start; at--) {
        char c = text.ptr[at - 1];
        if (c == ';' || c == '{' || c == '}') {
            return false;
        }
        if (c == ':') {
            return true;
        }
    }
    return false;
}

static void hole_blank(ltl_style_templates *self, uint32_t from, uint32_t to) {
    if (self->text.ptr == self->tree->source->text.ptr) {
        self->text = ltl_arena_copy(self->arena, self->text);
    }
    for (uint32_t i = from; i < to; i++) {
        ((char *)self->text.ptr)[i] = 'x';
    }
}

/* What is no literal text between the backticks is a hole. False when one of them is no value. */
static bool holes_blank(ltl_style_templates *self, ltl_node node, ltl_span inside) {
    const ltl_tree *tree = self->tree;
    uint32_t at = inside.start;
    for (ltl_node part = ltl_tree_first_child(tree, node); at < inside.end;) {
        bool is_text = part != LTL_NO_NODE && ltl_tree_kind(tree, part) == LTL_KIND_STRING_PART;
        if (part != LTL_NO_NODE && !is_text) {
            part = ltl_tree_next_sibling(tree, part);
            continue;
        }
        uint32_t stop = is_text ? ltl_tree_span(tree, part).start : inside.end;
        if (stop > at && !is_value(self->text, inside.start, at)) {
            return false;
        }
        hole_blank(self, at, stop > at ? stop : at);
        at = is_text ? ltl_tree_span(tree, part).end : inside.end;
        part = is_text ? ltl_tree_next_sibling(tree, part) : part;
    }
    return true;
}

static bool template_read(ltl_style_templates *self, ltl_node node, ltl_sheet *out_sheet) {
    const ltl_tree *tree = self->tree;
    ltl_str text = tree->source->text;
    ltl_span span = ltl_tree_span(tree, node);
    ltl_str selector;
    if (span.end - span.start < 2 || text.ptr[span.start] != '`' ||
        !selector_of(self->arena, head_of(text, span.start), &selector)) {
        return false;
    }
    ltl_span inside = {span.start + 1, span.end - 1};
    if (ltl_tree_kind(tree, node) == LTL_KIND_TEMPLATE && !holes_blank(self, node, inside)) {
        return false;
    }
    ltl_sheet_read_within(self->arena, self->text, inside, selector, true, out_sheet);
    return true;
}

void ltl_style_templates_begin(ltl_arena *arena, const ltl_tree *tree, ltl_style_templates *out) {
    *out = (ltl_style_templates){.arena = arena, .tree = tree, .text = tree->source->text,
                                 .next = tree->kind_first[LTL_KIND_STRING], .kind = LTL_KIND_STRING};
}

bool ltl_style_templates_next(ltl_style_templates *templates, ltl_sheet *out_sheet) {
    const ltl_tree *tree = templates->tree;
    for (;;) {
        if (templates->next == LTL_NO_NODE && templates->kind == LTL_KIND_TEMPLATE) {
            return false;
        }
        if (templates->next == LTL_NO_NODE) {
            templates->kind = LTL_KIND_TEMPLATE;
            templates->next = tree->kind_first[LTL_KIND_TEMPLATE];
            continue;
        }
        ltl_node node = templates->next;
        templates->next = tree->kind_next[node];
        if (template_read(templates, node, out_sheet)) {
            return true;
        }
    }
}
