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
    for (size_t i = 0; i < ltl_polish_check_count; i++) {
        if (is_for(ltl_polish_checks[i], tree->language)) {
            ltl_polish_checks[i]->look(ltl_polish_checks[i], &look);
        }
    }
    *out_edits = look.edits;
}

void ltl_polish_edit_add(const ltl_polish_check *check, ltl_polish_look *look, ltl_node node,
                         ltl_span span, const char *text, const char *format, ...) {
    va_list args;
    va_start(args, format);
    ltl_polish_edit edit = {.rule = &check->rule,
                            .place = ltl_tree_span(look->tree, node),
                            .node = node,
                            .span = span,
                            .text = ltl_arena_copy(look->arena, ltl_str_of(text)),
                            .message = ltl_arena_vprintf(look->arena, format, args)};
    va_end(args);
    LTL_PUSH(look->arena, &look->edits, edit);
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
