#include "analyzers/suppression/words.h"

/* Past this many in one file, further ones are listed as a problem and suppress nothing. */
enum { MAX_SUPPRESSIONS = 10000 };

/* Lines of comments between a suppression and the code it is about. */
enum { MAX_GAP_LINES = 64 };

typedef enum scope_kind { SCOPE_LINE, SCOPE_NEXT, SCOPE_BEGIN, SCOPE_END, SCOPE_FILE } scope_kind;

typedef struct own_form {
    const char *word;
    scope_kind scope;
} own_form;

/* In this order: the longer words first. */
static const own_form FORMS[] = {
    {"lintel:ignore-next", SCOPE_NEXT}, {"lintel:ignore-begin", SCOPE_BEGIN},
    {"lintel:ignore-end", SCOPE_END},   {"lintel:ignore-file", SCOPE_FILE},
    {"lintel:ignore", SCOPE_LINE},
};

static const char OWN_WORD[] = "lintel:ignore";

typedef struct reader {
    ltl_arena *arena;
    const ltl_source *source;
    const ltl_tree *tree; /* may be null */
    ltl_suppressions *out;
    struct LTL_VEC(uint32_t) open; /* indexes of the begins without an end yet */
} reader;

static uint32_t line_of(const reader *r, size_t offset) {
    return ltl_source_position(r->source, (uint32_t)offset).line;
}

/* Nothing but white space and comments; without a tree a comment is not known as one. */
static bool is_without_code(const reader *r, uint32_t line1) {
    ltl_str line = ltl_source_line(r->source, line1);
    for (size_t i = 0; i < line.len; i++) {
        char byte = line.ptr[i];
        if (ltl_suppress__is_blank(byte) || byte == '\r') {
            continue;
        }
        uint32_t offset = (uint32_t)(line.ptr + i - r->source->text.ptr);
        const ltl_span *comment = r->tree ? ltl_tree_comment_at(r->tree, offset) : NULL;
        if (!comment) {
            return false;
        }
        i += comment->end - offset - 1;
    }
    return true;
}

/* The first line after `line1` with code on it: what a comment above code speaks about. */
static uint32_t next_code_line(const reader *r, uint32_t line1) {
    uint32_t line = line1 + 1;
    while (line <= r->source->line_count && line - line1 < MAX_GAP_LINES &&
           is_without_code(r, line)) {
        line++;
    }
    return line;
}

/* Nothing alphanumeric stands before `offset` on its line. */
static bool is_first_on_line(const reader *r, size_t offset) {
    for (size_t i = offset; i > 0; i--) {
        char byte = r->source->text.ptr[i - 1];
        if (byte == '\n' || byte == '\r') {
            return true;
        }
        if (ltl_suppress__is_word(byte)) {
            return false;
        }
    }
    return true;
}

static const own_form *find_form(ltl_str text) {
    for (size_t i = 0; i < LTL_COUNT_OF(FORMS); i++) {
        ltl_str word = ltl_str_of(FORMS[i].word);
        char next = word.len < text.len ? text.ptr[word.len] : ' ';
        if (ltl_str_starts_with(text, word) && !ltl_suppress__is_id_byte(next)) {
            return &FORMS[i];
        }
    }
    return NULL;
}

static bool same_ids(const ltl_suppression *a, const ltl_suppression *b) {
    if (a->id_count != b->id_count) {
        return false;
    }
    for (uint32_t i = 0; i < a->id_count; i++) {
        if (!ltl_str_eq(a->ids[i], b->ids[i])) {
            return false;
        }
    }
    return true;
}

/* Closes the latest begin with the same ids. */
static const char *close_block(reader *r, const ltl_suppression *end, uint32_t line) {
    for (uint32_t i = r->open.count; i > 0; i--) {
        ltl_suppression *begin = &r->out->at[r->open.at[i - 1]];
        if (same_ids(begin, end)) {
            begin->last_line = line;
            begin->problem = NULL;
            for (uint32_t j = i; j < r->open.count; j++) {
                r->open.at[j - 1] = r->open.at[j];
            }
            r->open.count--;
            return NULL;
        }
    }
    return "there is no `lintel:ignore-begin` with the same names before it";
}

static void set_lines(const reader *r, scope_kind scope, size_t word,
                      ltl_suppression *suppression) {
    uint32_t first = line_of(r, word);
    uint32_t last = line_of(r, suppression->comment.end - 1);
    bool is_alone = is_first_on_line(r, word);
    suppression->first_line = scope == SCOPE_FILE ? 1 : first;
    suppression->last_line = last;
    if (scope == SCOPE_NEXT || (scope == SCOPE_LINE && is_alone)) {
        suppression->last_line = next_code_line(r, last);
    } else if (scope == SCOPE_FILE) {
        suppression->last_line = UINT32_MAX;
    }
    if (scope == SCOPE_NEXT) {
        suppression->first_line = last + 1;
    }
}

static void add(reader *r, ltl_suppression suppression) {
    if (r->out->count == MAX_SUPPRESSIONS) {
        suppression.problem = "more than 10000 suppressions in one file; the rest has no effect";
    }
    if (r->out->count <= MAX_SUPPRESSIONS) {
        LTL_PUSH(r->arena, r->out, suppression);
    }
}

static void read_own(reader *r, const own_form *form, size_t word, ltl_span comment) {
    ltl_suppression suppression = {.comment = comment};
    if (!form) {
        suppression.problem = "only ignore, ignore-next, -begin, -end and -file are known";
        set_lines(r, SCOPE_LINE, word, &suppression);
        add(r, suppression);
        return;
    }
    ltl_str text = ltl_str_slice(r->source->text, word + strlen(form->word), comment.end);
    suppression.problem = ltl_suppress__read_own(r->arena, text, &suppression);
    set_lines(r, form->scope, word, &suppression);
    if (form->scope == SCOPE_END && !suppression.problem) {
        suppression.problem = close_block(r, &suppression, suppression.last_line);
        if (!suppression.problem) {
            return;
        }
    }
    if (form->scope == SCOPE_BEGIN && !suppression.problem && r->out->count < MAX_SUPPRESSIONS) {
        suppression.problem = "there is no `lintel:ignore-end` with the same names after it";
        LTL_PUSH(r->arena, &r->open, r->out->count);
    }
    add(r, suppression);
}

static void read_nosem(reader *r, size_t word, ltl_span comment) {
    ltl_suppression suppression = {.comment = comment};
    ltl_str text = ltl_str_slice(r->source->text, word, comment.end);
    ltl_suppress__read_nosem(r->arena, text, &suppression);
    suppression.first_line = line_of(r, word);
    suppression.last_line = suppression.first_line + (is_first_on_line(r, word) ? 1 : 0);
    add(r, suppression);
}

/* All suppressions in one comment, or in one line of a file without a tree. */
static void read_span(reader *r, ltl_span span) {
    ltl_str text = ltl_str_slice(r->source->text, 0, span.end);
    for (size_t at = span.start; at < span.end && r->out->count <= MAX_SUPPRESSIONS; at++) {
        char byte = text.ptr[at];
        ltl_str rest = ltl_str_slice(text, at, span.end);
        if (byte == 'l') {
            bool is_start = at == span.start || !ltl_suppress__is_id_byte(text.ptr[at - 1]);
            if (is_start && ltl_str_starts_with(rest, ltl_str_of(OWN_WORD))) {
                read_own(r, find_form(rest), at, span);
                at += strlen(OWN_WORD) - 1;
            }
        } else if ((byte == 'n' || byte == 'N') && ltl_suppress__is_nosem(text, at)) {
            read_nosem(r, at, span);
            at += strlen("nosem") - 1;
        }
    }
}

bool ltl_suppressions_may_hold(ltl_str text) {
    for (size_t at = 0; at + strlen("nosem") <= text.len; at++) {
        char byte = text.ptr[at];
        ltl_str rest = {text.ptr + at, text.len - at};
        if ((byte == 'l' && ltl_str_starts_with(rest, ltl_str_of(OWN_WORD))) ||
            ((byte == 'n' || byte == 'N') && ltl_suppress__is_nosem(text, at))) {
            return true;
        }
    }
    return false;
}

void ltl_suppressions_read(ltl_arena *arena, const ltl_source *source, const ltl_tree *tree,
                           ltl_suppressions *out_suppressions) {
    *out_suppressions = (ltl_suppressions){0};
    ltl_suppressions_add(arena, source, tree, out_suppressions);
}

/* Comments that the grammar takes for text. */
static void read_comments_in_text(reader *r, const ltl_language *language) {
    ltl_str text = r->source->text;
    ltl_str open = ltl_str_of(language->block_comment[0]);
    ltl_str close = ltl_str_of(language->block_comment[1]);
    for (size_t at = ltl_str_find(text, open, 0); at != SIZE_MAX; at = ltl_str_find(text, open, at)) {
        size_t end = ltl_str_find(text, close, at + open.len);
        end = end == SIZE_MAX ? text.len : end + close.len;
        read_span(r, (ltl_span){(uint32_t)at, (uint32_t)end});
        at = end;
    }
}

void ltl_suppressions_add(ltl_arena *arena, const ltl_source *source, const ltl_tree *tree,
                          ltl_suppressions *suppressions) {
    reader r = {.arena = arena, .source = source, .tree = tree, .out = suppressions};
    if (tree && tree->language->has_comments_in_text) {
        read_comments_in_text(&r, tree->language);
        return;
    }
    uint32_t count = tree ? tree->comment_count : source->line_count;
    for (uint32_t i = 0; i < count; i++) {
        ltl_span span = {0, 0};
        if (tree) {
            span = tree->comments[i];
        } else {
            span.start = source->lines[i];
            span.end = span.start + (uint32_t)ltl_source_line(source, i + 1).len;
        }
        read_span(&r, span);
    }
}
