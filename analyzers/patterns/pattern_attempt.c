#include "analyzers/patterns/pattern_attempt.h"

#include <ctype.h>

#include "core/limits.h"

#include "analyzers/patterns/pattern_attempt.h"

#include <ctype.h>

#include "core/limits.h"

/* Texts may hold zero bytes. */
static ltl_str join(ltl_arena *arena, const ltl_str *parts, size_t count) {
    size_t len = 0;
    for (size_t i = 0; i < count; i++) {
        len += parts[i].len;
    }
    char *joined = ltl_arena_alloc(arena, len + 1);
    char *at = joined;
    for (size_t i = 0; i < count; i++) {
        if (parts[i].len > 0) {
            memcpy(at, parts[i].ptr, parts[i].len);
            at += parts[i].len;
        }
    }
    return (ltl_str){joined, len};
}

static bool is_blank(const ltl_attempt *a, uint32_t at) {
    return isspace((unsigned char)a->tree->source->text.ptr[at]) ||
           ltl_tree_comment_at(a->tree, at) != NULL;
}

static void trim(ltl_attempt *a) {
    while (a->region.start < a->region.end && is_blank(a, a->region.start)) {
        a->region.start++;
    }
    while (a->region.end > a->region.start && is_blank(a, a->region.end - 1)) {
        a->region.end--;
    }
}

/* `@` in it becomes the name of the tag that the pattern begins with. */
static ltl_str text_after(ltl_arena *arena, const ltl_attempt *a) {
    ltl_str after = ltl_str_of(a->wrap->after);
    size_t mark = ltl_str_find_byte(after, '@', 0);
    if (mark == SIZE_MAX) {
        return after;
    }
    ltl_str text = ltl_str_trim(a->written->text);
    size_t end = 1;
    while (end < text.len && strchr(" \t\r\n/>", text.ptr[end]) == NULL) {
        end++;
    }
    ltl_str parts[] = {ltl_str_slice(after, 0, mark), ltl_str_slice(text, 1, end),
                       ltl_str_slice(after, mark + 1, after.len)};
    return join(arena, parts, LTL_COUNT_OF(parts));
}

/* `class T { String x; }` behind the pattern, so that the grammar reads the type as one. */
static void write_probes(ltl_arena *arena, const ltl_language *language,
                         const ltl_spelling *spelling, ltl_spelt *written) {
    ltl_str before = ltl_str_of(language->type_probe[0]);
    ltl_str after = ltl_str_of(language->type_probe[1]);
    written->probes = LTL_STR("");
    for (uint32_t i = 0; i < written->types.count; i++) {
        ltl_str type = ltl_placeholder_write(arena, written->types.at[i], language, spelling);
        uint32_t start = (uint32_t)(written->probes.len + before.len);
        written->probed[i] = (ltl_span){start, start + (uint32_t)type.len};
        ltl_str parts[] = {written->probes, before, type, after};
        written->probes = join(arena, parts, LTL_COUNT_OF(parts));
    }
}

ltl_spelt ltl_attempt_spell(ltl_arena *arena, ltl_str pattern, const ltl_language *language,
                            const ltl_spelling *spelling) {
    ltl_spelt written = {0};
    written.text = ltl_placeholder_write_marked(arena, pattern, language, spelling, &written.marks,
                                                &written.types);
    write_probes(arena, language, spelling, &written);
    return written;
}

/* The first node within the bytes of each type. */
bool ltl_attempt_find_types(const ltl_attempt *a, ltl_reading *reading) {
    uint32_t offset = (uint32_t)(a->tree->source->text.len - a->written->probes.len);
    for (uint32_t i = 0; i < a->written->types.count; i++) {
        ltl_span span = {offset + a->written->probed[i].start, offset + a->written->probed[i].end};
        ltl_node node = ltl_tree_first_from(a->tree, span.start);
        while (node < a->tree->count && a->tree->start[node] < span.end &&
               (a->tree->stop[node] > span.end || a->tree->kind[node] == LTL_KIND_MODIFIER)) {
            node++; /* the declaration around the type; C's const */
        }
        if (node >= a->tree->count || a->tree->start[node] >= span.end) {
            return false;
        }
        reading->types[i] = node;
    }
    reading->type_count = a->written->types.count;
    return true;
}

ltl_status ltl_attempt_parse(ltl_arena *arena, ltl_parser *parser, ltl_names *names,
                             const ltl_language *language, ltl_attempt *a) {
    ltl_str before = ltl_str_of(a->wrap->before);
    ltl_str parts[] = {before, a->written->text, text_after(arena, a), a->written->probes};
    ltl_source *source = LTL_NEW(arena, ltl_source);
    ltl_source_init(source, arena, LTL_STR("pattern"), join(arena, parts, LTL_COUNT_OF(parts)));
    ltl_fuel fuel = ltl_fuel_make(LTL_PARSE_FUEL_BASE, NULL);
    ltl_status status =
        ltl_parser_parse_as_written(parser, arena, names, source, language, &fuel, &a->tree);
    if (status == LTL_OK) {
        a->offset = (uint32_t)before.len;
        a->region = (ltl_span){a->offset, a->offset + (uint32_t)a->written->text.len};
        trim(a);
    }
    return status;
}

uint32_t ltl_attempt_fault(const ltl_attempt *a) {
    const ltl_tree *tree = a->tree;
    uint32_t fault = tree->kind_first[LTL_KIND_ERROR] == LTL_NO_NODE ? a->region.end : 0;
    for (ltl_node node = tree->kind_first[LTL_KIND_ERROR]; node != LTL_NO_NODE;
         node = tree->kind_next[node]) {
        if (tree->start[node] >= a->region.start && tree->start[node] < a->region.end) {
            fault = tree->start[node];
        }
    }
    return fault;
}

/* A stand-in must have become what it was meant to be: a leaf that can be told, or part of a text. One
 * that the tree does not show would match whatever stands in its place. */
static bool shows_stand_in(ltl_arena *arena, const ltl_tree *tree, uint32_t at, ltl_node root) {
    ltl_node node = ltl_tree_node_at(tree, (ltl_span){at, at + 1});
    ltl_kind kind = ltl_tree_kind(tree, node);
    if (!ltl_tree_is_leaf(tree, node)) {
        return kind == LTL_KIND_TEMPLATE || kind == LTL_KIND_ELEMENT; /* the closing tag */
    }
    ltl_str name;
    bool is_told =
        ltl_placeholder_read(arena, ltl_tree_text(tree, node), &name) != LTL_STAND_IN_NONE;
    bool is_code_as_text = kind == LTL_KIND_TEXT && node == root; /* PHP without its opening mark */
    bool is_quoted_word = (ltl_tree_row_flags(tree, node) & LTL_ROW_WORD) != 0;
    return is_told || is_quoted_word ||
           (kind != LTL_KIND_NAME && kind != LTL_KIND_MODIFIER && !is_code_as_text);
}

bool ltl_attempt_shows_stand_ins(ltl_arena *arena, const ltl_attempt *a, ltl_node root) {
    const ltl_stand_in_marks *marks = &a->written->marks;
    for (uint32_t i = 0; i < marks->count; i++) {
        uint32_t at = a->offset + marks->at[i].written;
        if (ltl_tree_comment_at(a->tree, at) == NULL && !shows_stand_in(arena, a->tree, at, root)) {
            return false;
        }
    }
    return true;
}
