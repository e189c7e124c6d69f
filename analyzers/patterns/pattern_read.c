#include "analyzers/patterns/pattern_read.h"

#include "analyzers/patterns/pattern_attempt.h"
#include "analyzers/patterns/pattern_roots.h"
#include "analyzers/syntax/grammar.h"

typedef struct reader {
    ltl_arena *arena;
    ltl_parser *parser;
    ltl_names *names;
    const ltl_language *language;
    ltl_str text;
    ltl_readings *readings;
    uint32_t least_errors; /* bytes under ERROR nodes in the best try that failed */
} reader;

/* The furthest fault of the best try. One that stumbles over the wrap says nothing. */
static void note_fault(reader *r, const ltl_attempt *a) {
    uint32_t errors = a->tree->error_bytes;
    uint32_t fault = ltl_attempt_fault(a);
    if (fault < a->offset || errors > r->least_errors) {
        return;
    }
    size_t origin = ltl_placeholder_origin(&a->written->marks, fault - a->offset);
    if (errors < r->least_errors || origin > r->readings->fault) {
        r->readings->fault = origin;
    }
    r->least_errors = errors;
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
static bool takes_keyword_for_name(const ltl_attempt *a, const ltl_reading *reading) {
    static const char *const controls[] = {"if",  "else",  "for",     "foreach", "while", "do",
                                           "try", "catch", "finally", "switch",  "case",  NULL};
    static const char *const definitions[] = {"class",  "interface", "enum",
                                              "record", "struct",    NULL};
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

static ltl_status try_wrap(reader *r, const ltl_spelt *written, const ltl_pattern_wrap *wrap,
                           bool is_header) {
    ltl_attempt a = {.written = written, .wrap = wrap};
    ltl_status status = ltl_attempt_parse(r->arena, r->parser, r->names, r->language, &a);
    if (status != LTL_OK || a.region.start == a.region.end) {
        return status == LTL_SYNTAX ? LTL_OK : status;
    }
    if (a.tree->error_count > 0) {
        note_fault(r, &a);
        return LTL_OK;
    }
    ltl_reading reading;
    bool is_found =
        is_header ? ltl_pattern_roots_header(&a, &reading) : ltl_pattern_roots_whole(&a, &reading);
    if (is_found && ltl_attempt_find_types(&a, &reading) &&
        ltl_attempt_shows_stand_ins(r->arena, &a, reading.first) &&
        !takes_keyword_for_name(&a, &reading)) {
        ltl_pattern_roots_unwrap(&a, &reading);
        keep(r->readings, &reading);
    }
    return LTL_OK;
}

/* The rows in order, until one has read the pattern unless all are asked for. */
static ltl_status try_wraps(reader *r, const ltl_spelt *written, const ltl_pattern_wrap *wraps,
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

static ltl_status try_spelling(reader *r, const ltl_spelt *written) {
    static const ltl_pattern_wrap bare[] = {{"", ""}, {NULL, NULL}};
    const ltl_language *language = r->language;
    const ltl_pattern_wrap *wraps = language->pattern_wraps;
    ltl_status status = try_wraps(r, written, wraps != NULL ? wraps : bare, false, false);
    if (status == LTL_OK && r->readings->count == 0) {
        status = try_wraps(r, written, language->pattern_headers, true, false);
    }
    return status == LTL_OK ? try_wraps(r, written, language->pattern_further, false, true)
                            : status;
}

ltl_status ltl_pattern_read(ltl_arena *arena, ltl_parser *parser, ltl_names *names,
                            const ltl_language *language, ltl_str text,
                            ltl_readings *out_readings) {
    *out_readings = (ltl_readings){0};
    reader r = {arena, parser, names, language, text, out_readings, UINT32_MAX};
    ltl_spelt tried[LTL_SPELLING_COUNT];
    size_t count = 0;
    for (size_t s = 0; s < LTL_SPELLING_COUNT && out_readings->count == 0; s++) {
        ltl_spelt *next = &tried[count];
        *next = ltl_attempt_spell(arena, text, language, &ltl_spellings[s]);
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
