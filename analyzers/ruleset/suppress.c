#include "analyzers/ruleset/suppress.h"

#include "core/limits.h"

/* Past this many in one file, further ones are listed as a problem and suppress nothing. */
enum { MAX_SUPPRESSIONS = 10000, MAX_IDS = 64 };

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

static bool is_word(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_' ||
           (byte >= '0' && byte <= '9');
}

static bool is_blank(char byte) {
    return byte == ' ' || byte == '\t';
}

static bool is_id_byte(char byte) {
    return is_word(byte) || byte == '.' || byte == '-';
}

/* Rules of agents have their domain in front: `tests/sleep-in-test`. */
static bool is_rule_byte(char byte) {
    return is_id_byte(byte) || byte == '/';
}

static uint32_t line_of(const reader *r, size_t offset) {
    return ltl_source_position(r->source, (uint32_t)offset).line;
}

/* --- lines ----------------------------------------------------------------------------------- */

/* Nothing but white space and comments; without a tree a comment is not known as one. */
static bool is_without_code(const reader *r, uint32_t line1) {
    ltl_str line = ltl_source_line(r->source, line1);
    for (size_t i = 0; i < line.len; i++) {
        char byte = line.ptr[i];
        if (is_blank(byte) || byte == '\r') {
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
        if (is_word(byte)) {
            return false;
        }
    }
    return true;
}

/* --- the forms of our own -------------------------------------------------------------------- */

typedef struct cursor {
    ltl_str text; /* of the comment, from the word on */
    size_t at;
} cursor;

static char peek(const cursor *c) {
    return c->at < c->text.len ? c->text.ptr[c->at] : '\0';
}

static void skip_blanks(cursor *c) {
    while (is_blank(peek(c))) {
        c->at++;
    }
}

static ltl_str take_while(cursor *c, bool (*is_part)(char)) {
    size_t start = c->at;
    while (c->at < c->text.len && is_part(c->text.ptr[c->at])) {
        c->at++;
    }
    return ltl_str_slice(c->text, start, c->at);
}

static void copy_ids(ltl_arena *arena, const ltl_str *ids, uint32_t count,
                     ltl_suppression *suppression) {
    ltl_str *copy = LTL_NEW_ARRAY(arena, ltl_str, count);
    for (uint32_t i = 0; i < count; i++) {
        copy[i] = ids[i];
    }
    suppression->ids = copy;
    suppression->id_count = count;
}

/* `[id, id]`; null when fine, else what is wrong. */
static const char *read_brackets(reader *r, cursor *c, ltl_suppression *suppression) {
    ltl_str ids[MAX_IDS];
    uint32_t count = 0;
    skip_blanks(c);
    if (peek(c) != '[') {
        return NULL;
    }
    do {
        c->at++;
        skip_blanks(c);
        ltl_str id = take_while(c, is_rule_byte);
        if (id.len == 0) {
            return "a rule id, a domain or a CWE number is missing between the brackets";
        }
        if (count == MAX_IDS) {
            return "more than 64 names between the brackets";
        }
        ids[count++] = id;
        skip_blanks(c);
    } while (peek(c) == ',');
    if (peek(c) != ']') {
        return "the bracket is not closed";
    }
    c->at++;
    copy_ids(r->arena, ids, count, suppression);
    return NULL;
}

/* yyyymmdd of `2026-01-31`, 0 when it is no date. */
static uint32_t read_date(ltl_str text) {
    static const uint8_t DAYS[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    uint64_t year = 0;
    uint64_t month = 0;
    uint64_t day = 0;
    if (text.len != 10 || text.ptr[4] != '-' || text.ptr[7] != '-' ||
        !ltl_str_to_u64(ltl_str_slice(text, 0, 4), &year) ||
        !ltl_str_to_u64(ltl_str_slice(text, 5, 7), &month) ||
        !ltl_str_to_u64(ltl_str_slice(text, 8, 10), &day)) {
        return 0;
    }
    bool is_date = year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= DAYS[month - 1];
    return is_date ? (uint32_t)(year * 10000 + month * 100 + day) : 0;
}

/* A value in quotes, or up to the next blank. */
static bool read_value(cursor *c, ltl_str *out_value) {
    if (peek(c) != '"') {
        *out_value = take_while(c, is_id_byte);
        return out_value->len > 0;
    }
    size_t end = ltl_str_find_byte(c->text, '"', c->at + 1);
    size_t line_end = ltl_str_find_byte(c->text, '\n', c->at);
    if (end == SIZE_MAX || line_end < end) {
        return false;
    }
    *out_value = ltl_str_slice(c->text, c->at + 1, end);
    c->at = end + 1;
    return true;
}

/* `reason="…" until=… ref=…`; other words after the brackets are prose. */
static const char *read_attributes(cursor *c, ltl_suppression *suppression) {
    for (;;) {
        skip_blanks(c);
        ltl_str name = take_while(c, is_word);
        if (name.len == 0 || peek(c) != '=') {
            return NULL;
        }
        c->at++;
        ltl_str value;
        if (!read_value(c, &value)) {
            return "a value is missing or its quotes are not closed";
        }
        if (ltl_str_is(name, "reason")) {
            suppression->reason = value;
        } else if (ltl_str_is(name, "until")) {
            suppression->until = read_date(value);
            if (suppression->until == 0) {
                return "`until` is no date of the form 2030-12-31";
            }
        } else if (!ltl_str_is(name, "ref")) {
            return "only reason, until and ref are known";
        }
    }
}

static const own_form *find_form(ltl_str text) {
    for (size_t i = 0; i < LTL_COUNT_OF(FORMS); i++) {
        ltl_str word = ltl_str_of(FORMS[i].word);
        char next = word.len < text.len ? text.ptr[word.len] : ' ';
        if (ltl_str_starts_with(text, word) && !is_id_byte(next)) {
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
    cursor c = {ltl_str_slice(r->source->text, word, comment.end), strlen(form->word)};
    suppression.problem = read_brackets(r, &c, &suppression);
    if (!suppression.problem) {
        suppression.problem = read_attributes(&c, &suppression);
    }
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

/* --- nosem ----------------------------------------------------------------------------------- */

static void read_nosem(reader *r, size_t word, ltl_span comment) {
    ltl_suppression suppression = {.comment = comment};
    cursor c = {ltl_str_slice(r->source->text, word, comment.end), 0};
    (void)take_while(&c, is_word);
    skip_blanks(&c);
    if (peek(&c) == ':' || peek(&c) == '=') {
        ltl_str ids[MAX_IDS];
        uint32_t count = 0;
        do {
            c.at++;
            skip_blanks(&c);
            ltl_str id = take_while(&c, is_id_byte);
            while (id.len > 0 && id.ptr[id.len - 1] == '-') {
                id.len--; /* the end of the comment: `-->` */
            }
            if (id.len > 0 && count < MAX_IDS) {
                ids[count++] = id;
            }
            skip_blanks(&c);
        } while (peek(&c) == ',');
        copy_ids(r->arena, ids, count, &suppression);
    }
    suppression.first_line = line_of(r, word);
    suppression.last_line = suppression.first_line + (is_first_on_line(r, word) ? 1 : 0);
    add(r, suppression);
}

/* `nosem` or `nosemgrep`, any case, as a word. */
static bool is_nosem(ltl_str text, size_t at) {
    if (at > 0 && is_word(text.ptr[at - 1])) {
        return false;
    }
    cursor c = {text, at};
    ltl_str word = take_while(&c, is_word);
    return ltl_str_equals_ignoring_case(word, LTL_STR("nosem")) ||
           ltl_str_equals_ignoring_case(word, LTL_STR("nosemgrep"));
}

/* --- the walk -------------------------------------------------------------------------------- */

/* All suppressions in one comment, or in one line of a file without a tree. */
static void read_span(reader *r, ltl_span span) {
    ltl_str text = ltl_str_slice(r->source->text, 0, span.end);
    for (size_t at = span.start; at < span.end && r->out->count <= MAX_SUPPRESSIONS; at++) {
        char byte = text.ptr[at];
        ltl_str rest = ltl_str_slice(text, at, span.end);
        if (byte == 'l') {
            bool is_start = at == span.start || !is_id_byte(text.ptr[at - 1]);
            if (is_start && ltl_str_starts_with(rest, ltl_str_of(OWN_WORD))) {
                read_own(r, find_form(rest), at, span);
                at += strlen(OWN_WORD) - 1;
            }
        } else if ((byte == 'n' || byte == 'N') && is_nosem(text, at)) {
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
            ((byte == 'n' || byte == 'N') && is_nosem(text, at))) {
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

/* --- looking up ------------------------------------------------------------------------------ */

static bool has_cwe(const ltl_rule_info *rule, uint32_t number) {
    for (uint32_t i = 0; i < rule->cwe_count; i++) {
        if (ltl_cwe_number(rule->cwe[i]) == number) {
            return true;
        }
    }
    return false;
}

/* The rule's id or a part of it after a dot, its domain, or one of its weaknesses. */
static bool names_rule(ltl_str id, const ltl_rule_info *rule) {
    if (ltl_str_eq(id, rule->id)) {
        return true;
    }
    if (id.len < rule->id.len && ltl_str_ends_with(rule->id, id)) {
        char before = rule->id.ptr[rule->id.len - id.len - 1];
        if (before == '.' || before == '/') { /* "shellcheck/SC2086" */
            return true;
        }
    }
    if (ltl_str_equals_ignoring_case(id, ltl_str_of(ltl_domain_name(rule->domain)))) {
        return true;
    }
    uint32_t number = ltl_cwe_number(id);
    return number > 0 && has_cwe(rule, number);
}

static bool covers(const ltl_suppression *suppression, const ltl_rule_info *rule, uint32_t line,
                   uint32_t today) {
    if (line < suppression->first_line || line > suppression->last_line || suppression->problem ||
        (today > 0 && suppression->until > 0 && today > suppression->until)) {
        return false;
    }
    for (uint32_t i = 0; i < suppression->id_count; i++) {
        if (names_rule(suppression->ids[i], rule)) {
            return true;
        }
    }
    return suppression->id_count == 0;
}

const ltl_suppression *ltl_suppressions_find(const ltl_suppressions *suppressions,
                                             const ltl_rule_info *rule, uint32_t line,
                                             uint32_t today) {
    for (uint32_t i = 0; i < suppressions->count; i++) {
        if (covers(&suppressions->at[i], rule, line, today)) {
            return &suppressions->at[i];
        }
    }
    return NULL;
}
