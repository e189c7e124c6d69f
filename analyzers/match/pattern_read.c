#include "analyzers/match/pattern_read.h"

#include <ctype.h>

#include "analyzers/match/placeholder.h"
#include "analyzers/syntax/grammar.h"
#include "core/limits.h"

typedef struct reader {
    ltl_arena *arena;
    ltl_parser *parser;
    ltl_names *names;
    const ltl_language *language;
    ltl_str text;
    ltl_readings *readings;
    uint32_t least_errors; /* bytes under ERROR nodes in the best try that failed */
} reader;

/* The pattern as one spelling writes it. */
typedef struct spelt {
    ltl_str text;
    ltl_stand_in_marks marks;
    ltl_asked_types types;
    ltl_str probes; /* one declaration for each of the types, to be put behind all */
    ltl_span probed[LTL_MAX_ASKED_TYPES]; /* the types in it */
} spelt;

/* The pattern within its wrap, parsed: its bytes are the region, blanks and comments at the ends
 * excluded. */
typedef struct attempt {
    const spelt *written;
    const ltl_pattern_wrap *wrap;
    const ltl_tree *tree;
    uint32_t offset; /* of the written text */
    ltl_span region;
} attempt;

/* ---- parsing ---- */

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

static bool is_blank(const attempt *a, uint32_t at) {
    return isspace((unsigned char)a->tree->source->text.ptr[at]) ||
           ltl_tree_comment_at(a->tree, at) != NULL;
}

static void trim(attempt *a) {
    while (a->region.start < a->region.end && is_blank(a, a->region.start)) {
        a->region.start++;
    }
    while (a->region.end > a->region.start && is_blank(a, a->region.end - 1)) {
        a->region.end--;
    }
}

/* `@` in it becomes the name of the tag that the pattern begins with. */
static ltl_str text_after(const reader *r, const attempt *a) {
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
    return join(r->arena, parts, LTL_COUNT_OF(parts));
}

/* `class T { String x; }` behind the pattern, so that the grammar reads the type as one. */
static void write_probes(const reader *r, const ltl_spelling *spelling, spelt *written) {
    ltl_str before = ltl_str_of(r->language->type_probe[0]);
    ltl_str after = ltl_str_of(r->language->type_probe[1]);
    written->probes = LTL_STR("");
    for (uint32_t i = 0; i < written->types.count; i++) {
        ltl_str type =
            ltl_placeholder_write(r->arena, written->types.at[i], r->language, spelling);
        uint32_t start = (uint32_t)(written->probes.len + before.len);
        written->probed[i] = (ltl_span){start, start + (uint32_t)type.len};
        ltl_str parts[] = {written->probes, before, type, after};
        written->probes = join(r->arena, parts, LTL_COUNT_OF(parts));
    }
}

/* The first node within the bytes of each type. */
static bool find_types(const attempt *a, ltl_reading *reading) {
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

static ltl_status parse(const reader *r, attempt *a) {
    ltl_str before = ltl_str_of(a->wrap->before);
    ltl_str parts[] = {before, a->written->text, text_after(r, a), a->written->probes};
    ltl_source *source = LTL_NEW(r->arena, ltl_source);
    ltl_source_init(source, r->arena, LTL_STR("pattern"),
                    join(r->arena, parts, LTL_COUNT_OF(parts)));
    ltl_fuel fuel = ltl_fuel_make(LTL_PARSE_FUEL_BASE, NULL);
    ltl_status status =
        ltl_parser_parse_as_written(r->parser, r->arena, r->names, source, r->language, &fuel, &a->tree);
    if (status == LTL_OK) {
        a->offset = (uint32_t)before.len;
        a->region = (ltl_span){a->offset, a->offset + (uint32_t)a->written->text.len};
        trim(a);
    }
    return status;
}

/* Where the grammar last skipped something of the pattern; its end when it only missed something. A try
 * that stumbles over the wrap says nothing. */
static void note_fault(reader *r, const attempt *a) {
    const ltl_tree *tree = a->tree;
    uint32_t fault = tree->kind_first[LTL_KIND_ERROR] == LTL_NO_NODE ? a->region.end : 0;
    for (ltl_node node = tree->kind_first[LTL_KIND_ERROR]; node != LTL_NO_NODE;
         node = tree->kind_next[node]) {
        if (tree->start[node] >= a->region.start && tree->start[node] < a->region.end) {
            fault = tree->start[node];
        }
    }
    if (fault < a->offset || tree->error_bytes > r->least_errors) {
        return;
    }
    size_t origin = ltl_placeholder_origin(&a->written->marks, fault - a->offset);
    if (tree->error_bytes < r->least_errors || origin > r->readings->fault) {
        r->readings->fault = origin;
    }
    r->least_errors = tree->error_bytes;
}

/* ---- which nodes are the pattern ---- */

/* Some nodes end behind the line that they stand in: directives of C. */
static ltl_span trimmed(const ltl_tree *tree, ltl_node node) {
    ltl_span span = ltl_tree_span(tree, node);
    while (span.end > span.start &&
           isspace((unsigned char)tree->source->text.ptr[span.end - 1])) {
        span.end--;
    }
    return span;
}

/* In the region, or a statement that the wrap's semicolon ended: `return $X`. */
static bool is_in_region(const attempt *a, ltl_node node) {
    ltl_span span = trimmed(a->tree, node);
    if (ltl_span_contains(a->region, span)) {
        return true;
    }
    ltl_str rest = ltl_str_slice(a->tree->source->text, a->region.end, span.end);
    ltl_kind kind = ltl_tree_kind(a->tree, node);
    return span.start >= a->region.start && ltl_str_is(ltl_str_trim(rest), ";") &&
           (kind == LTL_KIND_RETURN || kind == LTL_KIND_THROW || kind == LTL_KIND_YIELD ||
            kind == LTL_KIND_BREAK || kind == LTL_KIND_CALL || kind == LTL_KIND_DECLARATION ||
            kind == LTL_KIND_IMPORT);
}

/* Top nodes that lie in the region; their parent. */
static bool find_roots(const attempt *a, ltl_reading *reading, ltl_node *out_around) {
    const ltl_tree *tree = a->tree;
    ltl_node around = 0;
    for (;;) {
        ltl_node wider = LTL_NO_NODE;
        *reading = (ltl_reading){.tree = tree, .first = LTL_NO_NODE};
        for (ltl_node child = around + 1; child < tree->end[around]; child = tree->end[child]) {
            ltl_span span = trimmed(tree, child);
            if (span.end <= a->region.start || span.start >= a->region.end) {
                continue;
            }
            if (is_in_region(a, child)) {
                reading->first = reading->first == LTL_NO_NODE ? child : reading->first;
                reading->end = tree->end[child];
                reading->root_count++;
            } else {
                wider = child;
            }
        }
        if (reading->root_count > 0 || wider == LTL_NO_NODE) {
            *out_around = around;
            return reading->root_count > 0 && wider == LTL_NO_NODE;
        }
        around = wider;
    }
}

/* Nodes that are more than what stands at their beginning. */
static bool has_an_end(ltl_kind kind) {
    switch (kind) {
    case LTL_KIND_FUNCTION:
    case LTL_KIND_CLASS:
    case LTL_KIND_IF:
    case LTL_KIND_LOOP:
    case LTL_KIND_SWITCH:
    case LTL_KIND_CASE:
    case LTL_KIND_TRY:
    case LTL_KIND_CATCH:
    case LTL_KIND_WITH:
    case LTL_KIND_LAMBDA:
        return true;
    default:
        return false;
    }
}

static bool may_lack_its_end(ltl_kind kind) {
    return has_an_end(kind) || kind == LTL_KIND_FIELD || kind == LTL_KIND_ELEMENT ||
           kind == LTL_KIND_OTHER;
}

/* Leaves the root the children before `end`. */
static void cut_to_header(const attempt *a, ltl_reading *reading, ltl_node end) {
    const ltl_tree *tree = a->tree;
    ltl_node root = reading->first;
    for (ltl_node cut = end; cut < tree->end[root]; cut = tree->end[cut]) {
        tree->parent[cut] = tree->parent[root];
    }
    tree->end[root] = end;
    tree->stop[root] = a->region.end;
    reading->end = end;
    reading->is_header = true;
}

/* Python's grammar reads `if x:` as complete, with a body of no bytes. */
static void cut_empty_body(const attempt *a, ltl_reading *reading) {
    const ltl_tree *tree = a->tree;
    ltl_node last = LTL_NO_NODE;
    for (ltl_node child = reading->first + 1; child < reading->end; child = tree->end[child]) {
        last = child;
    }
    if (reading->root_count == 1 && last != LTL_NO_NODE && last > reading->first + 1 &&
        tree->kind[last] == LTL_KIND_BLOCK && tree->start[last] == tree->stop[last] &&
        tree->symbol[last] != LTL_SYMBOL_SYNTHETIC) {
        cut_to_header(a, reading, last);
    }
}

static bool locate_whole(const attempt *a, ltl_reading *reading) {
    ltl_node around;
    if (!find_roots(a, reading, &around)) {
        return false;
    }
    /* A node that begins with the region and goes on behind it is more than the pattern says: of
     * `class A` in `class A {}` the name alone would be left. */
    const ltl_tree *tree = a->tree;
    ltl_kind kind = ltl_tree_kind(tree, reading->first);
    bool is_fragment = has_an_end(ltl_tree_kind(tree, around)) &&
                       tree->start[around] >= a->region.start && kind != LTL_KIND_ANNOTATION &&
                       kind != LTL_KIND_MODIFIER;
    bool is_run = reading->root_count > 1;
    if (is_fragment || (is_run && !ltl_tree_is_statement_list(tree, around))) {
        return false;
    }
    cut_empty_body(a, reading);
    return true;
}

/* The outermost node that begins with the region and is completed by what the wrap adds: cut to the
 * children that the pattern wrote. */
static bool locate_header(const attempt *a, ltl_reading *reading) {
    const ltl_tree *tree = a->tree;
    ltl_node root = ltl_tree_first_from(tree, a->region.start);
    if (root >= tree->count || tree->start[root] != a->region.start ||
        tree->stop[root] <= a->region.end || !may_lack_its_end(ltl_tree_kind(tree, root))) {
        return false;
    }
    ltl_node end = root + 1;
    while (end < tree->end[root] && tree->stop[end] <= a->region.end) {
        end = tree->end[end];
    }
    bool is_cut = end < tree->end[root]; /* of an element the tree does not show the end */
    if (is_cut ? tree->start[end] < a->region.end : tree->kind[root] != LTL_KIND_ELEMENT) {
        return false;
    }
    if (end == root + 1) {
        return false;
    }
    *reading = (ltl_reading){.tree = tree, .first = root, .root_count = 1};
    cut_to_header(a, reading, end);
    return true;
}

static bool is_token(const ltl_grammar *grammar, ltl_str text) {
    for (uint32_t i = 0; i < grammar->symbol_count; i++) {
        if (grammar->symbols[i].token == LTL_TOKEN_WORD &&
            ltl_str_is(text, grammar->symbols[i].name)) {
            return true;
        }
    }
    return false;
}

static bool is_keyword(const ltl_tree *tree, ltl_node node, const char *const *keywords) {
    ltl_str text = ltl_tree_name(tree, node);
    for (; tree->kind[node] == LTL_KIND_NAME && *keywords != NULL; keywords++) {
        if (ltl_str_is(text, *keywords)) {
            return is_token(tree->grammar, text);
        }
    }
    return false;
}

/* `catch (E $X) {}` is a constructor, and `class $A` a parameter, to a grammar that takes the keyword
 * for a name. */
static bool takes_keyword_for_name(const attempt *a, const ltl_reading *reading) {
    static const char *const controls[] = {"if",  "else",  "for",     "foreach", "while", "do",
                                           "try", "catch", "finally", "switch",  "case",  NULL};
    static const char *const definitions[] = {"class", "interface", "enum", "record", "struct",
                                              NULL};
    const ltl_tree *tree = a->tree;
    ltl_node node = reading->first;
    while (!ltl_tree_is_leaf(tree, node) && tree->start[node + 1] == tree->start[node]) {
        node++;
    }
    bool takes = is_keyword(tree, node, controls);
    for (node = reading->first; node < reading->end && !takes; node++) {
        takes = tree->role[node] == LTL_ROLE_TYPE && is_keyword(tree, node, definitions);
    }
    return takes;
}

/* A stand-in must have become what it was meant to be: a leaf that can be told, or part of a text. One
 * that the tree does not show would match whatever stands in its place. */
static bool shows_stand_in(const reader *r, const ltl_tree *tree, uint32_t at, ltl_node root) {
    ltl_node node = ltl_tree_node_at(tree, (ltl_span){at, at + 1});
    ltl_kind kind = ltl_tree_kind(tree, node);
    if (!ltl_tree_is_leaf(tree, node)) {
        return kind == LTL_KIND_TEMPLATE || kind == LTL_KIND_ELEMENT; /* the closing tag */
    }
    ltl_str name;
    bool is_told = ltl_placeholder_read(r->arena, ltl_tree_text(tree, node), &name) !=
                   LTL_STAND_IN_NONE;
    bool is_code_as_text = kind == LTL_KIND_TEXT && node == root; /* PHP without its opening mark */
    bool is_quoted_word = (ltl_tree_row_flags(tree, node) & LTL_ROW_WORD) != 0;
    return is_told || is_quoted_word || (kind != LTL_KIND_NAME && kind != LTL_KIND_MODIFIER && !is_code_as_text);
}

static bool shows_stand_ins(const reader *r, const attempt *a, ltl_node root) {
    const ltl_stand_in_marks *marks = &a->written->marks;
    for (uint32_t i = 0; i < marks->count; i++) {
        uint32_t at = a->offset + marks->at[i].written;
        if (ltl_tree_comment_at(a->tree, at) == NULL && !shows_stand_in(r, a->tree, at, root)) {
            return false;
        }
    }
    return true;
}

static bool ends_statement(const attempt *a) {
    return a->tree->source->text.ptr[a->region.end - 1] == ';';
}

/* `f()` alone is an expression, `f();` a statement. */
static void unwrap_expression(const attempt *a, ltl_reading *reading) {
    while (reading->root_count == 1 && !ends_statement(a) &&
           a->tree->kind[reading->first] == LTL_KIND_EXPRESSION_STATEMENT &&
           ltl_tree_child_count(a->tree, reading->first) == 1) {
        reading->first++;
    }
}

/* YAML: one pair or item is that pair or item anywhere. */
static void unwrap_lone_member(const attempt *a, ltl_reading *reading) {
    bool has_styles = (ltl_tree_row_flags(a->tree, reading->first) & LTL_ROW_STYLES) != 0;
    if (reading->root_count == 1 && has_styles &&
        ltl_tree_child_count(a->tree, reading->first) == 1) {
        reading->first++;
    }
}

/* ---- readings ---- */

static bool is_same_reading(const ltl_reading *a, const ltl_reading *b) {
    if (a->end - a->first != b->end - b->first || a->root_count != b->root_count) {
        return false;
    }
    for (ltl_node i = 0; i < a->end - a->first; i++) {
        ltl_node x = a->first + i;
        ltl_node y = b->first + i;
        bool is_root = i == 0;
        if (a->tree->kind[x] != b->tree->kind[y] || a->tree->name[x] != b->tree->name[y] ||
            a->tree->end[x] - x != b->tree->end[y] - y ||
            (!is_root && a->tree->role[x] != b->tree->role[y])) {
            return false;
        }
    }
    return true;
}

static void keep(ltl_readings *readings, const ltl_reading *reading) {
    for (uint32_t i = 0; i < readings->count; i++) {
        if (is_same_reading(&readings->at[i], reading)) {
            return;
        }
    }
    if (readings->count < LTL_MAX_READINGS) {
        readings->at[readings->count++] = *reading;
    }
}

static ltl_status try_wrap(reader *r, const spelt *written, const ltl_pattern_wrap *wrap,
                           bool is_header) {
    attempt a = {.written = written, .wrap = wrap};
    ltl_status status = parse(r, &a);
    if (status != LTL_OK || a.region.start == a.region.end) {
        return status == LTL_SYNTAX ? LTL_OK : status;
    }
    if (a.tree->error_count > 0) {
        note_fault(r, &a);
        return LTL_OK;
    }
    ltl_reading reading;
    bool is_found = is_header ? locate_header(&a, &reading) : locate_whole(&a, &reading);
    if (is_found && find_types(&a, &reading) && shows_stand_ins(r, &a, reading.first) &&
        !takes_keyword_for_name(&a, &reading)) {
        unwrap_expression(&a, &reading);
        unwrap_lone_member(&a, &reading);
        keep(r->readings, &reading);
    }
    return LTL_OK;
}

/* The rows in order, until one has read the pattern unless all are asked for. */
static ltl_status try_wraps(reader *r, const spelt *written, const ltl_pattern_wrap *wraps,
                            bool is_header, bool tries_all) {
    ltl_status status = LTL_OK;
    for (const ltl_pattern_wrap *wrap = wraps;
         status == LTL_OK && wrap != NULL && wrap->before != NULL; wrap++) {
        if (tries_all || r->readings->count == 0) {
            status = try_wrap(r, written, wrap, is_header);
        }
    }
    return status;
}

static ltl_status try_spelling(reader *r, const spelt *written) {
    static const ltl_pattern_wrap bare[] = {{"", ""}, {NULL, NULL}};
    const ltl_language *language = r->language;
    const ltl_pattern_wrap *wraps = language->pattern_wraps;
    ltl_status status = try_wraps(r, written, wraps != NULL ? wraps : bare, false, false);
    if (status == LTL_OK && r->readings->count == 0) {
        status = try_wraps(r, written, language->pattern_headers, true, false);
    }
    return status == LTL_OK ? try_wraps(r, written, language->pattern_further, false, true) : status;
}

ltl_status ltl_pattern_read(ltl_arena *arena, ltl_parser *parser, ltl_names *names,
                            const ltl_language *language, ltl_str text,
                            ltl_readings *out_readings) {
    *out_readings = (ltl_readings){0};
    reader r = {arena, parser, names, language, text, out_readings, UINT32_MAX};
    spelt tried[LTL_SPELLING_COUNT];
    size_t count = 0;
    for (size_t s = 0; s < LTL_SPELLING_COUNT && out_readings->count == 0; s++) {
        spelt *next = &tried[count];
        next->text = ltl_placeholder_write_marked(arena, text, language, &ltl_spellings[s],
                                                  &next->marks, &next->types);
        write_probes(&r, &ltl_spellings[s], next);
        bool is_new = true;
        for (size_t i = 0; i < count && is_new; i++) {
            is_new = !ltl_str_eq(tried[i].text, next->text);
        }
        if (is_new) {
            count++;
            ltl_status status = try_spelling(&r, next);
            if (status != LTL_OK) {
                return status;
            }
        }
    }
    return out_readings->count > 0 ? LTL_OK : LTL_SYNTAX;
}
