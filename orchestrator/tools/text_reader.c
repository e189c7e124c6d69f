/* text_reader.c - a finding a line: as compilers and most linters print them, file:line:col: severity: message [rule],
 * or as a regular expression with named groups says. */
#include "orchestrator/tools/reader.h"

enum { MOST_RULE = 64 };

static bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

static size_t digits_from(ltl_str text, size_t at) {
    size_t from = at;
    while (at < text.len && is_digit(text.ptr[at])) {
        at++;
    }
    return at - from;
}

typedef struct parts {
    ltl_str path;
    ltl_str line;
    ltl_str column;
    ltl_str rest;
} parts;

/* path(12,3): rest */
static bool parts_in_brackets(ltl_str text, parts *out) {
    size_t open = ltl_str_find_byte(text, '(', 1);
    if (open == SIZE_MAX || digits_from(text, open + 1) == 0) {
        return false;
    }
    size_t line = digits_from(text, open + 1);
    size_t at = open + 1 + line;
    out->line = ltl_str_slice(text, open + 1, at);
    if (at < text.len && text.ptr[at] == ',') {
        size_t column = digits_from(text, at + 1);
        out->column = ltl_str_slice(text, at + 1, at + 1 + column);
        at += 1 + column;
    }
    if (at + 1 >= text.len || text.ptr[at] != ')') {
        return false;
    }
    at += 1 + (text.ptr[at + 1] == ':');
    out->path = ltl_str_slice(text, 0, open);
    out->rest = ltl_str_trim(ltl_str_slice(text, at, text.len));
    return true;
}

/* path:12:3: rest, path:12: rest; a drive before it may have a colon, too. */
static bool parts_with_colons(ltl_str text, parts *out) {
    size_t from = text.len > 2 && text.ptr[1] == ':' && text.ptr[2] == '\\' ? 2 : 1;
    for (size_t colon = ltl_str_find_byte(text, ':', from); colon != SIZE_MAX;
         colon = ltl_str_find_byte(text, ':', colon + 1)) {
        size_t line = digits_from(text, colon + 1);
        size_t at = colon + 1 + line;
        if (line == 0 || at >= text.len || text.ptr[at] != ':') {
            continue;
        }
        out->path = ltl_str_slice(text, 0, colon);
        out->line = ltl_str_slice(text, colon + 1, at);
        size_t column = digits_from(text, at + 1);
        if (column > 0 && at + 1 + column < text.len && text.ptr[at + 1 + column] == ':') {
            out->column = ltl_str_slice(text, at + 1, at + 1 + column);
            at += 1 + column;
        }
        out->rest = ltl_str_trim(ltl_str_slice(text, at + 1, text.len));
        return true;
    }
    return false;
}

/* "warning: ", "error[E1]: ", "fatal error: ", "E501 ", "C0114: ": what comes before the message. */
static void lead_take(ltl_import_batch *batch, ltl_import_row *row, ltl_str *rest) {
    static const char *const words[] = {"fatal error", "error",       "warning",
                                        "note",        "info",        "style",
                                        "performance", "portability", "information"};
    for (size_t i = 0; i < LTL_COUNT_OF(words); i++) {
        ltl_str word = ltl_str_of(words[i]);
        ltl_str head = ltl_str_slice(*rest, 0, word.len);
        char after = rest->len > word.len ? rest->ptr[word.len] : '\0';
        if (ltl_str_equals_ignoring_case(head, word) && (after == ':' || after == ' ')) {
            ltl_row_set_text(batch, row, LTL_FIELD_SEVERITY, word);
            *rest = ltl_str_trim(ltl_str_slice(*rest, word.len + (after == ':'), rest->len));
            break;
        }
    }
    size_t letters = 0;
    while (letters < rest->len && rest->ptr[letters] >= 'A' && rest->ptr[letters] <= 'Z') {
        letters++;
    }
    size_t end = letters + digits_from(*rest, letters);
    char after = end < rest->len ? rest->ptr[end] : '\0';
    bool is_code = end > letters + 1 || (end > letters && after == ':');
    if (letters > 0 && letters < 8 && is_code && (after == ' ' || after == ':')) {
        ltl_row_set_text(batch, row, LTL_FIELD_RULE, ltl_str_slice(*rest, 0, end));
        *rest = ltl_str_trim(ltl_str_slice(*rest, end + 1, rest->len));
    }
}

/* "… [rule]" */
static void tail_take(ltl_import_batch *batch, ltl_import_row *row, ltl_str *rest) {
    size_t open = ltl_str_find_last_byte(*rest, '[');
    if (rest->len < 3 || rest->ptr[rest->len - 1] != ']' || open == SIZE_MAX || open == 0) {
        return;
    }
    ltl_str rule = ltl_str_slice(*rest, open + 1, rest->len - 1);
    if (rule.len > 0 && rule.len < MOST_RULE && ltl_str_find_byte(rule, ' ', 0) == SIZE_MAX) {
        ltl_row_set_text(batch, row, LTL_FIELD_RULE, rule);
        *rest = ltl_str_trim(ltl_str_slice(*rest, 0, open));
    }
}

/* --- as an expression says ------------------------------------------------------------------------ */

ltl_status ltl_import_text_open(ltl_import_reader *reader, ltl_error *error) {
    const char *pattern = reader->choices->pattern;
    ltl_status status = LTL_OK;
    if (pattern != NULL) {
        status = ltl_regex_compile(ltl_str_of(pattern), 0, &reader->regex, error);
    }
    if (status != LTL_OK || pattern == NULL) {
        return status;
    }
    bool has_path = false;
    bool has_message = false;
    reader->regex_state = ltl_regex_state_new();
    uint32_t count = ltl_regex_group_count(reader->regex);
    for (uint32_t i = 1; i <= count && i < LTL_REGEX_MAX_GROUPS; i++) {
        ltl_str name = ltl_regex_group_name(reader->regex, i);
        reader->groups[i] = name.len > 0 ? ltl_import_field_of(name) : LTL_FIELD_NONE;
        has_path = has_path || reader->groups[i] == LTL_FIELD_PATH;
        has_message = has_message || reader->groups[i] == LTL_FIELD_MESSAGE;
    }
    return has_path && has_message
               ? LTL_OK
               : ltl_fail(error, LTL_INVALID,
                          "the pattern needs the groups (?P<path>…) and (?P<message>…)");
}

static void groups_take(ltl_import_reader *reader, ltl_import_batch *batch, ltl_import_row *row,
                        ltl_str text) {
    ltl_span spans[LTL_REGEX_MAX_GROUPS];
    ltl_regex_answer answer = ltl_regex_find(reader->regex, reader->regex_state, text, 0, spans);
    if (answer != LTL_REGEX_YES) {
        ltl_row_kill(row, answer == LTL_REGEX_NO ? LTL_REFUSED_OTHER_LINE : LTL_REFUSED_BROKEN);
        return;
    }
    uint32_t count = ltl_regex_group_count(reader->regex);
    for (uint32_t i = 1; i <= count && i < LTL_REGEX_MAX_GROUPS; i++) {
        if (reader->groups[i] != LTL_FIELD_NONE && spans[i].start != UINT32_MAX) {
            ltl_row_set_text(batch, row, reader->groups[i],
                             ltl_str_slice(text, spans[i].start, spans[i].end));
        }
    }
}

/* --- a line --------------------------------------------------------------------------------------- */

/* "note: declared here" belongs to the finding before; one with a rule is a finding. */
static void note_judge(ltl_import_row *row) {
    if (ltl_str_is(*ltl_row_text(row, LTL_FIELD_SEVERITY), "note") &&
        ltl_row_text(row, LTL_FIELD_RULE)->len == 0) {
        ltl_row_kill(row, LTL_REFUSED_NO_FINDING);
    }
}

static void row_take(ltl_import_reader *reader, ltl_import_batch *batch, ltl_str text) {
    ltl_import_row *row = ltl_import_row_add(batch);
    parts of = {0};
    row->number = ++reader->now.record;
    row->offset = reader->now.place.offset;
    row->line = reader->now.place.line;
    if (reader->regex != NULL) {
        groups_take(reader, batch, row, text);
        note_judge(row);
        return;
    }
    bool is_one = text.len > 0 && text.ptr[0] != ' ' && text.ptr[0] != '\t' &&
                  (parts_with_colons(text, &of) || parts_in_brackets(text, &of));
    if (!is_one || of.rest.len == 0) {
        ltl_row_kill(row, LTL_REFUSED_OTHER_LINE);
        return;
    }
    ltl_row_set_text(batch, row, LTL_FIELD_PATH, of.path);
    ltl_row_set_text(batch, row, LTL_FIELD_LINE, of.line);
    ltl_row_set_text(batch, row, LTL_FIELD_COLUMN, of.column);
    lead_take(batch, row, &of.rest);
    tail_take(batch, row, &of.rest);
    ltl_row_set_text(batch, row, LTL_FIELD_MESSAGE, of.rest);
    note_judge(row);
}

/* A line that the window does not hold: past its end, as one dead row. */
static void long_line_pass(ltl_import_reader *reader, ltl_import_batch *batch) {
    ltl_import_row *row = ltl_import_row_add(batch);
    ltl_import_mark *now = &reader->now;
    row->number = ++now->record;
    row->offset = now->place.offset;
    row->line = now->place.line;
    ltl_row_kill(row, LTL_REFUSED_TOO_LONG);
    const char *end = NULL;
    int64_t got = 1;
    while (end == NULL && got > 0) {
        got = ltl_import_fill(reader, now->place.offset, reader->window, LTL_IMPORT_WINDOW_BYTES);
        end = got > 0 ? memchr(reader->window, '\n', (size_t)got) : NULL;
        uint64_t passed =
            end != NULL ? (uint64_t)(end - reader->window) + 1 : (uint64_t)(got > 0 ? got : 0);
        now->place.offset += passed;
    }
    now->place.line += end != NULL;
    now->is_at_end = end == NULL;
}

bool ltl_import_text_read(ltl_import_reader *reader, ltl_import_batch *batch) {
    ltl_import_mark *now = &reader->now;
    int64_t got =
        ltl_import_fill(reader, now->place.offset, reader->window, LTL_IMPORT_WINDOW_BYTES);
    size_t at = 0;
    size_t len = got > 0 ? (size_t)got : 0;
    bool is_last = len < LTL_IMPORT_WINDOW_BYTES;
    while (at < len && ltl_import_batch_has_room(batch)) {
        const char *end = memchr(reader->window + at, '\n', len - at);
        if (end == NULL && !is_last) {
            if (at == 0) {
                long_line_pass(reader, batch);
                return !reader->has_failed;
            }
            break;
        }
        size_t stop = end != NULL ? (size_t)(end - reader->window) : len;
        ltl_str line = {reader->window + at, stop - at};
        line.len -= line.len > 0 && line.ptr[line.len - 1] == '\r';
        if (line.len > 0) {
            row_take(reader, batch, line);
        }
        now->place.offset += stop + (end != NULL) - at;
        now->place.line++;
        at = stop + (end != NULL);
    }
    now->is_at_end = is_last && at >= len;
    return got >= 0;
}
