#include "analyzers/ruleset/fixture.h"

#include "core/compiler.h"

typedef struct comment_style {
    const char *before;
    const char *after; /* null: to the end of the line */
} comment_style;

/* In this order: `{` + `/ *` is no plain block comment. */
static const comment_style STYLES[] = {
    {"{/*", "*/}"}, {"#", NULL},   {"//", NULL}, {"<!--", "-->"}, {"(*", "*)"}, {"/*", "*/"},
    {"{#", "#}"},   {"<%#", "%>"}, {";", NULL},  {"--", NULL},    {"%", NULL},  {"'", NULL},
};

static const char *const KINDS[LTL_MARK_COUNT] = {
    [LTL_MARK_RULEID] = "ruleid:",
    [LTL_MARK_OK] = "ok:",
    [LTL_MARK_TODORULEID] = "todoruleid:",
    [LTL_MARK_TODOOK] = "todook:",
};

/* What a comment says that stands alone on the line; false when none does. */
static bool read_comment(ltl_str line, ltl_str *out_text) {
    ltl_str text = ltl_str_trim(line);
    for (size_t i = 0; i < LTL_COUNT_OF(STYLES); i++) {
        ltl_str before = ltl_str_of(STYLES[i].before);
        if (!ltl_str_starts_with(text, before)) {
            continue;
        }
        text = ltl_str_slice(text, before.len, text.len);
        if (strcmp(STYLES[i].before, ";") == 0) { /* any number of them */
            while (text.len > 0 && text.ptr[0] == ';') {
                text = ltl_str_slice(text, 1, text.len);
            }
        }
        if (STYLES[i].after && ltl_str_ends_with(text, ltl_str_of(STYLES[i].after))) {
            text = ltl_str_slice(text, 0, text.len - strlen(STYLES[i].after));
        }
        *out_text = ltl_str_trim(text);
        return true;
    }
    return false;
}

/* Cuts a kind off the front; LTL_MARK_COUNT when there is none. */
static ltl_mark_kind take_kind(ltl_str *text) {
    for (int kind = 0; kind < LTL_MARK_COUNT; kind++) {
        ltl_str word = ltl_str_of(KINDS[kind]);
        if (ltl_str_starts_with(*text, word)) {
            *text = ltl_str_trim(ltl_str_slice(*text, word.len, text->len));
            return (ltl_mark_kind)kind;
        }
    }
    return LTL_MARK_COUNT;
}

/* `deep` and `pro` before a kind: it is about taint that is followed into functions and files. */
static bool take_depth(ltl_str *text) {
    static const char *const PREFIXES[] = {"pro", "deep"};
    for (size_t i = 0; i < LTL_COUNT_OF(PREFIXES); i++) {
        ltl_str prefix = ltl_str_of(PREFIXES[i]);
        ltl_str rest = ltl_str_slice(*text, prefix.len, text->len);
        ltl_str after = rest;
        if (ltl_str_starts_with(*text, prefix) && take_kind(&after) != LTL_MARK_COUNT) {
            *text = rest;
            return true;
        }
    }
    return false;
}

/* What a line says to one depth, and whether it is an annotation at all. */
typedef struct annotation {
    bool is_one;
    bool is_deep;
    ltl_mark_kind kind; /* LTL_MARK_COUNT: nothing to this depth */
    ltl_str ids;
} annotation;

/* Of `ruleid: deepok: id` the first kind speaks to everybody, one with a prefix to who follows further. */
static annotation read_annotation(ltl_str line, bool is_deep) {
    annotation read = {.kind = LTL_MARK_COUNT};
    ltl_str text;
    if (!read_comment(line, &text)) {
        return read;
    }
    for (bool is_first = true;; is_first = false) {
        bool has_prefix = take_depth(&text);
        ltl_mark_kind kind = take_kind(&text);
        if (kind == LTL_MARK_COUNT) {
            break;
        }
        read.is_one = true;
        bool counts = has_prefix ? is_deep && !read.is_deep : is_first;
        read.kind = counts ? kind : read.kind;
        read.is_deep |= counts && has_prefix;
    }
    read.ids = text;
    return read;
}

/* Annotations below each other speak about the same line. */
static void move_down(ltl_marks *marks, uint32_t line) {
    for (uint32_t i = marks->count; i > 0 && marks->at[i - 1].line == line; i--) {
        marks->at[i - 1].line++;
    }
}

static void add_marks(ltl_arena *arena, const annotation *read, uint32_t line, ltl_marks *marks) {
    ltl_str ids = read->ids;
    ltl_str id;
    while (read->kind != LTL_MARK_COUNT && ids.ptr && ltl_str_split(&ids, ',', &id)) {
        ltl_mark mark = {read->kind, ltl_str_trim(id), line, read->is_deep};
        if (mark.rule_id.len > 0) {
            LTL_PUSH(arena, marks, mark);
        }
    }
}

static bool is_overridden(const ltl_marks *marks, uint32_t index) {
    const ltl_mark *mark = &marks->at[index];
    for (uint32_t i = 0; i < marks->count && !mark->is_deep; i++) {
        const ltl_mark *other = &marks->at[i];
        if (other->is_deep && other->line == mark->line && ltl_str_eq(other->rule_id, mark->rule_id)) {
            return true;
        }
    }
    return false;
}

/* What is said to who follows further wins over what is said to everybody. */
static void drop_overridden(ltl_marks *marks) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < marks->count; i++) {
        if (!is_overridden(marks, i)) {
            ltl_mark mark = marks->at[i];
            marks->at[i] = marks->at[kept];
            marks->at[kept++] = mark;
        }
    }
    marks->count = kept;
}

void ltl_fixture_read(ltl_arena *arena, ltl_str text, bool is_deep, ltl_marks *out_marks) {
    *out_marks = (ltl_marks){0};
    ltl_str rest = text;
    ltl_str line;
    for (uint32_t number = 1; rest.ptr && ltl_str_split(&rest, '\n', &line); number++) {
        annotation read = read_annotation(line, is_deep);
        if (read.is_one) {
            move_down(out_marks, number);
            add_marks(arena, &read, number + 1, out_marks);
        }
    }
    if (is_deep) {
        drop_overridden(out_marks);
    }
}

static bool is_for(const ltl_mark *mark, ltl_str rule_id) {
    if (ltl_str_eq(mark->rule_id, rule_id)) {
        return true;
    }
    size_t start = rule_id.len - mark->rule_id.len;
    return mark->rule_id.len < rule_id.len && ltl_str_ends_with(rule_id, mark->rule_id) &&
           rule_id.ptr[start - 1] == '.';
}

uint32_t ltl_fixture_count(const ltl_marks *marks, ltl_str rule_id, ltl_mark_kind kind) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < marks->count; i++) {
        count += marks->at[i].kind == kind && is_for(&marks->at[i], rule_id);
    }
    return count;
}

static bool has_line(const uint32_t *lines, uint32_t count, uint32_t line) {
    for (uint32_t i = 0; i < count; i++) {
        if (lines[i] == line) {
            return true;
        }
    }
    return false;
}

/* Any mark but `ok:`. */
static bool may_be_found(const ltl_marks *marks, ltl_str rule_id, uint32_t line) {
    for (uint32_t i = 0; i < marks->count; i++) {
        const ltl_mark *mark = &marks->at[i];
        if (mark->line == line && mark->kind != LTL_MARK_OK && is_for(mark, rule_id)) {
            return true;
        }
    }
    return false;
}

static bool is_todo(const ltl_marks *marks, ltl_str rule_id, uint32_t line) {
    for (uint32_t i = 0; i < marks->count; i++) {
        const ltl_mark *mark = &marks->at[i];
        bool is_open = mark->kind == LTL_MARK_TODORULEID || mark->kind == LTL_MARK_TODOOK;
        if (mark->line == line && is_open && is_for(mark, rule_id)) {
            return true;
        }
    }
    return false;
}

/* Keeps the list in order of lines, each line once. */
static void add_difference(ltl_arena *arena, ltl_fixture_differences *to, uint32_t line,
                           bool is_missing) {
    uint32_t place = to->count;
    while (place > 0 && to->at[place - 1].line >= line) {
        if (to->at[place - 1].line == line) {
            return;
        }
        place--;
    }
    ltl_fixture_difference added = {line, is_missing};
    LTL_PUSH(arena, to, added);
    for (uint32_t i = to->count - 1; i > place; i--) {
        to->at[i] = to->at[i - 1];
    }
    to->at[place] = added;
}

void ltl_fixture_compare(ltl_arena *arena, const ltl_marks *marks, ltl_str rule_id,
                         const uint32_t *lines, uint32_t line_count,
                         ltl_fixture_differences *out_differences) {
    *out_differences = (ltl_fixture_differences){0};
    for (uint32_t i = 0; i < marks->count; i++) {
        const ltl_mark *mark = &marks->at[i];
        if (mark->kind == LTL_MARK_RULEID && is_for(mark, rule_id) &&
            !is_todo(marks, rule_id, mark->line) && !has_line(lines, line_count, mark->line)) {
            add_difference(arena, out_differences, mark->line, true);
        }
    }
    for (uint32_t i = 0; i < line_count; i++) {
        if (!may_be_found(marks, rule_id, lines[i])) {
            add_difference(arena, out_differences, lines[i], false);
        }
    }
}
