#include "analyzers/polish/polish.h"

static bool is_for(const ltl_polish_check *check, const ltl_language *language) {
    for (const char *const *id = check->languages; *id != NULL; id++) {
        if (ltl_str_is(ltl_str_of(*id), language->id)) {
            return true;
        }
    }
    return false;
}

void ltl_polish_look_at(ltl_arena *arena, const ltl_tree *tree, ltl_polish_edits *out_edits) {
    ltl_polish_look look = {.arena = arena, .tree = tree};
    ltl_flow_init(&look.flow, arena, tree);
    for (size_t i = 0; i < ltl_polish_check_count; i++) {
        if (is_for(ltl_polish_checks[i], tree->language)) {
            ltl_polish_checks[i]->look(ltl_polish_checks[i], &look);
        }
    }
    *out_edits = look.edits;
}

static void edit_push(const ltl_polish_check *check, ltl_polish_look *look, ltl_node node,
                      ltl_span span, ltl_str text, ltl_str message) {
    ltl_polish_edit edit = {.rule = &check->rule,
                            .place = ltl_tree_span(look->tree, node),
                            .node = node,
                            .span = span,
                            .text = text,
                            .message = message};
    LTL_PUSH(look->arena, &look->edits, edit);
}

void ltl_polish_edit_add(const ltl_polish_check *check, ltl_polish_look *look, ltl_node node,
                         ltl_span span, const char *text, const char *format, ...) {
    va_list args;
    va_start(args, format);
    edit_push(check, look, node, span, ltl_arena_copy(look->arena, ltl_str_of(text)),
              ltl_arena_vprintf(look->arena, format, args));
    va_end(args);
}

void ltl_polish_edit_make(const ltl_polish_check *check, ltl_polish_look *look, ltl_node node,
                          ltl_span span, ltl_str text, const char *format, ...) {
    va_list args;
    va_start(args, format);
    edit_push(check, look, node, span, text, ltl_arena_vprintf(look->arena, format, args));
    va_end(args);
}

ltl_span ltl_polish_lines(const ltl_tree *tree, ltl_span span) {
    ltl_str text = tree->source->text;
    uint32_t start = span.start;
    uint32_t end = span.end;
    while (start > 0 && (text.ptr[start - 1] == ' ' || text.ptr[start - 1] == '\t')) {
        start--;
    }
    while (end < text.len && (text.ptr[end] == ' ' || text.ptr[end] == '\t' ||
                              text.ptr[end] == ';' || text.ptr[end] == '\r')) {
        end++;
    }
    bool begins = start == 0 || text.ptr[start - 1] == '\n';
    bool ends = end == text.len || text.ptr[end] == '\n';
    return begins && ends ? (ltl_span){start, end < text.len ? end + 1 : end} : span;
}

bool ltl_polish_is_alone(const ltl_tree *tree, ltl_node node, ltl_span *out_lines) {
    *out_lines = ltl_polish_lines(tree, ltl_tree_span(tree, node));
    return out_lines->start < tree->start[node] && out_lines->end > tree->stop[node];
}

bool ltl_polish_knows_names(const ltl_tree *tree) {
    static const char *const words[] = {"locals(", "vars(", "eval(", "exec(", "globals("};
    for (size_t i = 0; i < LTL_COUNT_OF(words); i++) {
        if (ltl_str_find(tree->source->text, ltl_str_of(words[i]), 0) != SIZE_MAX) {
            return true;
        }
    }
    return false;
}

bool ltl_polish_is_language(const ltl_tree *tree, const char *id) {
    return strcmp(tree->language->id, id) == 0;
}

static bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '$' || (unsigned char)c >= 0x80;
}

uint32_t ltl_polish_count(const ltl_tree *tree, ltl_str word) {
    ltl_str text = tree->source->text;
    uint32_t count = 0;
    for (size_t at = ltl_str_find(text, word, 0); at != SIZE_MAX && count < 2;
         at = ltl_str_find(text, word, at + word.len)) {
        bool begins = at == 0 || !is_word(text.ptr[at - 1]);
        bool ends = at + word.len == text.len || !is_word(text.ptr[at + word.len]);
        count += begins && ends;
    }
    return count;
}
