#include "analyzers/generic/pattern.h"

#include "core/limits.h"

enum { TAB_WIDTH = 8, MAX_DEPTH = 64 };

typedef struct reader {
    ltl_arena *arena;
    ltl_names *names;
    ltl_metavariables *metavariables;
    ltl_generic_pattern *pattern;
    ltl_str text;
    size_t at;
    uint32_t indents[MAX_DEPTH];
    uint32_t opens[MAX_DEPTH]; /* the OPEN of each indent; of the first one none */
    uint32_t depth;
} reader;

static void add(reader *r, ltl_element element) {
    bool is_bound = element.metavariable != LTL_ELEMENT_UNBOUND;
    for (uint32_t i = 0; is_bound && i < r->pattern->elements.count; i++) {
        bool is_again = r->pattern->elements.at[i].metavariable == element.metavariable;
        r->pattern->repeats = r->pattern->repeats || is_again;
    }
    LTL_PUSH(r->arena, &r->pattern->elements, element);
}

static ltl_element make(const reader *r, ltl_element_kind kind) {
    uint32_t around = r->depth > 0 ? r->opens[r->depth - 1] : LTL_ELEMENT_NONE;
    return (ltl_element){
        .kind = (uint8_t)kind, .metavariable = LTL_ELEMENT_UNBOUND, .around = around};
}

static void close_block(reader *r) {
    add(r, make(r, LTL_ELEMENT_CLOSE));
    r->depth--;
}

static void begin_line(reader *r, uint32_t indent) {
    while (r->depth > 1 && r->indents[r->depth - 1] > indent) {
        close_block(r);
    }
    if (r->depth == 0) {
        r->opens[0] = LTL_ELEMENT_NONE;
        r->indents[r->depth++] = indent;
    } else if (indent > r->indents[r->depth - 1] && r->depth < MAX_DEPTH) {
        add(r, make(r, LTL_ELEMENT_OPEN));
        r->opens[r->depth] = r->pattern->elements.count - 1;
        r->indents[r->depth++] = indent;
    } else if (r->depth == 1 && indent < r->indents[0]) {
        r->indents[0] = indent;
    }
}

/* The end of the metavariable's name that may start at `at`, else `at`. */
static size_t name_end(ltl_str text, size_t at) {
    size_t end = at;
    if (end < text.len && text.ptr[end] >= 'A' && text.ptr[end] <= 'Z') {
        while (end < text.len && ltl_is_word_byte(text.ptr[end])) {
            end++;
        }
    }
    return end;
}

static size_t count_dots(const reader *r, size_t at) {
    size_t end = at;
    while (end < r->text.len && r->text.ptr[end] == '.') {
        end++;
    }
    return end - at;
}

/* `$X`, `$...X`, `...`; false when none starts here. */
static bool read_hole(reader *r) {
    bool has_dollar = r->text.ptr[r->at] == '$';
    size_t after = r->at + (has_dollar ? 1 : 0);
    size_t dots = count_dots(r, after);
    size_t end = has_dollar ? name_end(r->text, after + dots) : after + dots;
    bool is_ellipsis = dots == 3;
    bool is_named = has_dollar && end > after + dots;
    if (!(is_ellipsis || (dots == 0 && has_dollar)) || (has_dollar && !is_named)) {
        return false;
    }
    ltl_element element = make(r, is_ellipsis ? LTL_ELEMENT_ELLIPSIS : LTL_ELEMENT_VARIABLE);
    if (is_ellipsis) {
        element.ellipsis = r->pattern->ellipsis_count++;
    }
    if (is_named) {
        ltl_str name = ltl_str_slice(r->text, r->at, end);
        element.metavariable = ltl_metavariables_intern(r->arena, r->metavariables, name);
    }
    add(r, element);
    r->at = end;
    return true;
}

static void read_token(reader *r) {
    ltl_element element = make(r, LTL_ELEMENT_TOKEN);
    size_t end = r->at;
    while (end < r->text.len && ltl_is_word_byte(r->text.ptr[end])) {
        end++;
    }
    if (end > r->at) {
        ltl_str word = ltl_str_slice(r->text, r->at, end);
        element.name = ltl_names_intern(r->names, word);
        LTL_PUSH(r->arena, &r->pattern->words, word);
    } else {
        element.name = LTL_TOKEN_MARK + (unsigned char)r->text.ptr[r->at];
        end = r->at + 1;
        if (r->text.ptr[r->at] == '.') { /* a run of dots that is no ellipsis is read as a whole */
            for (size_t more = count_dots(r, r->at); more > 1; more--, end++) {
                add(r, element);
            }
        }
    }
    add(r, element);
    r->at = end;
}

static void read_all(reader *r) {
    bool is_first = true;
    uint32_t indent = 0;
    while (r->at < r->text.len && r->pattern->elements.count < LTL_MAX_PATTERN_NODES) {
        char byte = r->text.ptr[r->at];
        if (byte == '\n') {
            is_first = true;
            indent = 0;
            r->at++;
        } else if (byte == '\t' || byte == ' ' || byte == '\r' || byte == '\f' || byte == '\v') {
            indent += byte == '\t' ? TAB_WIDTH - indent % TAB_WIDTH : 1;
            r->at++;
        } else {
            if (is_first) {
                begin_line(r, indent);
                is_first = false;
            }
            if (!read_hole(r)) {
                read_token(r);
            }
        }
    }
    while (r->depth > 1) {
        close_block(r);
    }
}

/* The first word before anything that may skip tokens, else the first mark there. */
static uint32_t find_anchor(const ltl_generic_pattern *pattern) {
    uint32_t anchor = LTL_ELEMENT_NONE;
    for (uint32_t i = 0; i < pattern->elements.count; i++) {
        const ltl_element *element = &pattern->elements.at[i];
        if (element->kind == LTL_ELEMENT_TOKEN && element->name < LTL_TOKEN_MARK) {
            return i;
        }
        if (element->kind == LTL_ELEMENT_TOKEN && anchor == LTL_ELEMENT_NONE) {
            anchor = i;
        }
        if (element->kind != LTL_ELEMENT_TOKEN && element->kind != LTL_ELEMENT_VARIABLE) {
            break;
        }
    }
    return anchor;
}

ltl_status ltl_generic_compile(ltl_arena *arena, ltl_names *names, ltl_metavariables *metavariables,
                               ltl_str text, const ltl_generic_options *options,
                               const ltl_generic_pattern **out_pattern, ltl_error *error) {
    ltl_generic_pattern *pattern = LTL_NEW(arena, ltl_generic_pattern);
    pattern->options = *options;
    reader r = {.arena = arena,
                .names = names,
                .metavariables = metavariables,
                .pattern = pattern,
                .text = text};
    read_all(&r);
    if (pattern->elements.count == 0) {
        return ltl_fail(error, LTL_SYNTAX, "the pattern has no words or marks");
    }
    if (r.at < text.len) {
        return ltl_fail(error, LTL_SYNTAX, "the pattern has more than %u words and marks",
                        LTL_MAX_PATTERN_NODES);
    }
    pattern->anchor = find_anchor(pattern);
    *out_pattern = pattern;
    return LTL_OK;
}

ltl_clauses ltl_generic_clauses(ltl_arena *arena, const ltl_generic_pattern *pattern) {
    ltl_clauses clauses = {0};
    for (uint32_t i = 0; i < pattern->words.count; i++) {
        if (pattern->words.at[i].len < LTL_MIN_ANCHOR_BYTES) {
            continue;
        }
        ltl_clause clause = {0};
        ltl_literal literal = {.text = pattern->words.at[i], .is_word = true};
        LTL_PUSH(arena, &clause, literal);
        LTL_PUSH(arena, &clauses, clause);
    }
    return clauses;
}
