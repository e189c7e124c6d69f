#include "analyzers/generic/search.h"

#include <stdlib.h>

/* Where the search is: everything before `element` fits up to the token before `at`. */
typedef struct place {
    uint32_t element;
    uint32_t at;
    uint32_t block; /* that of the last token matched, or around the last block matched */
    uint32_t line;  /* of the last token matched */
} place;

/* A way to fit. */
typedef struct hit {
    uint32_t first;
    uint32_t end; /* token */
    ltl_range range;
} hit;

typedef struct search {
    const ltl_document *document;
    const ltl_generic_pattern *pattern;
    ltl_arena *arena;
    ltl_fuel *fuel;
    ltl_reason reason;
    uint32_t looked;
    uint32_t end;     /* of the way found: one past its last token */
    uint32_t *opened; /* by OPEN: the block it stands for at present */
    uint64_t *failed; /* by ellipsis and token: the rest does not fit; null until asked for */
    uint32_t bound_count;
    ltl_bound bound[LTL_MAX_METAVARIABLES];
    struct LTL_VEC(hit) hits;
} search;

static bool fits_from(search *s, place p);

enum { LOOKS_PER_STEP = 64 };

static bool look(search *s) {
    if (++s->looked % LOOKS_PER_STEP == 0 && !ltl_fuel_spend(s->fuel, 1)) {
        s->reason = LTL_REASON_RULE_FUEL;
    }
    return s->reason == LTL_REASON_NONE;
}

/* One past the last token that this element may take. */
static uint32_t limit_of(const search *s, const ltl_element *element) {
    return element->around == LTL_ELEMENT_NONE
               ? s->document->count
               : s->document->blocks[s->opened[element->around]].end;
}

/* ---- bindings ---- */

static bool bind(search *s, uint16_t metavariable, ltl_span span) {
    if (metavariable == LTL_ELEMENT_UNBOUND) {
        return true;
    }
    ltl_str text = s->document->text;
    for (uint32_t i = 0; i < s->bound_count; i++) {
        if (s->bound[i].metavariable == metavariable) {
            return ltl_str_eq(ltl_str_slice(text, span.start, span.end),
                              ltl_str_slice(text, s->bound[i].span.start, s->bound[i].span.end));
        }
    }
    if (s->bound_count == LTL_MAX_METAVARIABLES) {
        return false;
    }
    s->bound[s->bound_count++] =
        (ltl_bound){.metavariable = metavariable, .is_text = true, .span = span};
    return true;
}

static ltl_span span_of(const search *s, uint32_t first, uint32_t end) {
    const ltl_document *document = s->document;
    if (first == end) { /* nothing, behind the token before it */
        uint32_t offset = first > 0 ? document->stop[first - 1] : 0;
        return (ltl_span){offset, offset};
    }
    return (ltl_span){document->start[first], document->stop[end - 1]};
}

static bool bind_run(search *s, uint32_t element, uint32_t count, uint32_t first, uint32_t end) {
    for (uint32_t i = element; i < element + count; i++) {
        uint16_t metavariable = s->pattern->elements.at[i].metavariable;
        if (metavariable != LTL_ELEMENT_UNBOUND) {
            return bind(s, metavariable, span_of(s, first, end));
        }
    }
    return true;
}

/* ---- ellipses ---- */

/* What follows depends on nothing but the token: no binding and no block decide. */
static bool is_independent(const search *s, uint32_t element) {
    const ltl_element *elements = s->pattern->elements.at;
    return !s->pattern->repeats && elements[element].around == LTL_ELEMENT_NONE;
}

/* True when the rest after this ellipsis is known not to fit here; notes it when `is_failure`. */
static bool known_failure(search *s, uint32_t element, uint32_t at, bool is_failure) {
    if (!is_independent(s, element)) {
        return false;
    }
    const ltl_element *ellipsis = &s->pattern->elements.at[element];
    uint64_t row = (uint64_t)s->document->count + 1;
    if (s->failed == NULL && is_failure) {
        uint64_t bits = row * s->pattern->ellipsis_count;
        s->failed = LTL_NEW_ARRAY(s->arena, uint64_t, bits / 64 + 1);
    }
    if (s->failed == NULL) {
        return false;
    }
    uint64_t bit = row * ellipsis->ellipsis + at;
    if (is_failure) {
        s->failed[bit / 64] |= (uint64_t)1 << (bit % 64);
    }
    return (s->failed[bit / 64] >> (bit % 64) & 1) != 0;
}

/* Tokens that an ellipsis may skip. */
typedef struct reach {
    uint32_t end;  /* token */
    uint32_t line; /* the last one */
} reach;

static bool may_skip(const search *s, const reach *r, uint32_t at) {
    return at < r->end && s->document->line[at] <= r->line;
}

static bool fits_rest(search *s, const place *p, uint32_t count, uint32_t at) {
    uint32_t bound_count = s->bound_count;
    place rest = {p->element + count, at, p->block, at > 0 ? s->document->line[at - 1] : p->line};
    if (bind_run(s, p->element, count, p->at, at) && fits_from(s, rest)) {
        return true;
    }
    s->bound_count = bound_count;
    return false;
}

static bool fits_last(search *s, const place *p, uint32_t count, const reach *r) {
    uint32_t at = p->at;
    while (may_skip(s, r, at) && look(s)) {
        at++;
    }
    return fits_rest(s, p, count, at);
}

/* One `...` or several in a row, which reach further. */
static bool fits_ellipsis(search *s, const place *p) {
    const ltl_element *elements = s->pattern->elements.at;
    uint32_t total = s->pattern->elements.count;
    const ltl_element *ellipsis = &elements[p->element];
    uint32_t count = 1;
    while (p->element + count < total &&
           elements[p->element + count].kind == LTL_ELEMENT_ELLIPSIS) {
        count++;
    }
    uint64_t line = p->line + (uint64_t)s->pattern->options.max_span * count;
    reach r = {limit_of(s, ellipsis), line < UINT32_MAX ? (uint32_t)line : UINT32_MAX};
    if (p->element + count == total) {
        r.end = s->document->blocks[p->block].end; /* the last one stays in its block */
        return fits_last(s, p, count, &r);
    }
    const ltl_element *next = &elements[p->element + count];
    if (next->kind == LTL_ELEMENT_CLOSE) {
        return fits_rest(s, p, count, r.end); /* the rest of a block, however long */
    }
    if (known_failure(s, p->element, p->at, false)) {
        return false;
    }
    for (uint32_t at = p->at; look(s); at++) {
        bool can_begin = next->kind != LTL_ELEMENT_TOKEN ||
                         (at < r.end && s->document->name[at] == next->name);
        if (can_begin && fits_rest(s, p, count, at)) {
            return true;
        }
        if (!may_skip(s, &r, at)) {
            break;
        }
    }
    if (s->reason == LTL_REASON_NONE) {
        (void)known_failure(s, p->element, p->at, true);
    }
    return false;
}

/* ---- elements ---- */

static bool fits_open(search *s, place *p, uint32_t limit) {
    const ltl_document *document = s->document;
    if (p->at >= limit) {
        return false;
    }
    uint32_t block = document->block[p->at];
    if (block == 0 || document->blocks[block].first != p->at) {
        return false;
    }
    s->opened[p->element] = block;
    p->block = block;
    return true;
}

static bool fits_close(search *s, place *p, const ltl_element *element) {
    uint32_t block = s->opened[element->around];
    if (p->at != s->document->blocks[block].end) {
        return false;
    }
    p->block = s->document->blocks[block].parent;
    return true;
}

static bool fits_token(search *s, place *p, const ltl_element *element, uint32_t limit) {
    const ltl_document *document = s->document;
    if (p->at >= limit) {
        return false;
    }
    uint32_t name = document->name[p->at];
    bool fits = element->kind == LTL_ELEMENT_TOKEN
                    ? name == element->name
                    : name < LTL_TOKEN_MARK &&
                          bind(s, element->metavariable, span_of(s, p->at, p->at + 1));
    p->block = document->block[p->at];
    p->line = document->line[p->at];
    p->at++;
    return fits;
}

/* Whether the pattern from `p` on fits; then `end` is set and the bindings are made. */
static bool fits_from(search *s, place p) {
    for (; p.element < s->pattern->elements.count; p.element++) {
        const ltl_element *element = &s->pattern->elements.at[p.element];
        bool fits = false;
        if (!look(s)) {
            return false;
        }
        switch ((ltl_element_kind)element->kind) {
        case LTL_ELEMENT_ELLIPSIS:
            return fits_ellipsis(s, &p);
        case LTL_ELEMENT_OPEN:
            fits = fits_open(s, &p, limit_of(s, element));
            break;
        case LTL_ELEMENT_CLOSE:
            fits = fits_close(s, &p, element);
            break;
        case LTL_ELEMENT_TOKEN:
        case LTL_ELEMENT_VARIABLE:
        default:
            fits = fits_token(s, &p, element, limit_of(s, element));
            break;
        }
        if (!fits) {
            return false;
        }
    }
    s->end = p.at;
    return true;
}

/* ---- results ---- */

/* Bindings in order of metavariable. */
static ltl_env env_of(const search *s) {
    ltl_bound *bound = LTL_NEW_ARRAY(s->arena, ltl_bound, s->bound_count);
    for (uint32_t i = 0; i < s->bound_count; i++) {
        uint32_t at = i;
        for (; at > 0 && bound[at - 1].metavariable > s->bound[i].metavariable; at--) {
            bound[at] = bound[at - 1];
        }
        bound[at] = s->bound[i];
    }
    return (ltl_env){s->bound_count, bound};
}

static void try_at(search *s, uint32_t first) {
    s->bound_count = 0;
    place p = {0, first, s->document->block[first], s->document->line[first]};
    if (!fits_from(s, p) || s->end == first) {
        return;
    }
    if (s->hits.count == LTL_MAX_RANGES_PER_PATTERN) {
        s->reason = LTL_REASON_TOO_MANY_FINDINGS;
        return;
    }
    hit found = {first, s->end, {.span = span_of(s, first, s->end), .node = LTL_NO_NODE}};
    found.range.env = env_of(s);
    LTL_PUSH(s->arena, &s->hits, found);
}

static void try_anchored(search *s) {
    const ltl_document *document = s->document;
    uint32_t anchor = s->pattern->anchor;
    uint32_t name = s->pattern->elements.at[anchor].name;
    for (uint32_t at = anchor; at < document->count && look(s); at++) {
        if (document->name[at] == name) {
            try_at(s, at - anchor);
        }
    }
}

static void try_everywhere(search *s) {
    const ltl_document *document = s->document;
    bool needs_block = s->pattern->elements.at[0].kind == LTL_ELEMENT_ELLIPSIS;
    for (uint32_t at = 0; at < document->count && look(s); at++) {
        if (!needs_block || document->blocks[document->block[at]].first == at) {
            try_at(s, at);
        }
    }
}

static int compare_hits(const void *a, const void *b) {
    const hit *left = a;
    const hit *right = b;
    if (left->end != right->end) {
        return left->end < right->end ? -1 : 1;
    }
    return left->first < right->first ? -1 : left->first > right->first;
}

void ltl_generic_search(const ltl_document *document, ltl_arena *arena,
                        const ltl_generic_pattern *pattern, ltl_fuel *fuel, ltl_ranges *out_ranges,
                        ltl_reason *out_reason) {
    uint32_t count = pattern->elements.count;
    search s = {.document = document,
                .pattern = pattern,
                .arena = arena,
                .fuel = fuel,
                .reason = LTL_REASON_NONE,
                .opened = LTL_NEW_ARRAY(arena, uint32_t, count)};
    if (pattern->anchor != LTL_ELEMENT_NONE) {
        try_anchored(&s);
    } else {
        try_everywhere(&s);
    }
    if (s.hits.count > 1) {
        qsort(s.hits.at, s.hits.count, sizeof *s.hits.at, compare_hits);
    }
    bool keeps_longest = pattern->elements.at[count - 1].kind == LTL_ELEMENT_ELLIPSIS;
    for (uint32_t i = 0; i < s.hits.count; i++) {
        uint32_t other = keeps_longest ? i - 1 : i + 1; /* in front of the first there is none */
        if (other >= s.hits.count || s.hits.at[other].end != s.hits.at[i].end) {
            LTL_PUSH(arena, out_ranges, s.hits.at[i].range);
        }
    }
    if (out_ranges->count > 1) {
        ltl_ranges_sort(out_ranges);
    }
    *out_reason = s.reason;
}
