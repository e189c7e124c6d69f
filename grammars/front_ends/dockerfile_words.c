#include "grammars/front_ends/dockerfile.h"

static bool is_blank(char byte) {
    return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

static bool is_variable_byte(char byte) {
    return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z') ||
           (byte >= '0' && byte <= '9') || byte == '_';
}

/* ---- words ---- */

/* Where a byte stands: within quotes, within the braces of an expansion. */
typedef struct place {
    char quote;
    uint32_t braces;
} place;

/* Moves past the byte at `at`, and past the one it escapes. */
static uint32_t step(ltl_str text, uint32_t at, uint32_t end, char escape, place *p) {
    char byte = text.ptr[at];
    if (byte == escape && p->quote != '\'' && at + 1 < end) {
        return at + 2;
    }
    if (p->quote != '\0') {
        p->quote = byte == p->quote ? '\0' : p->quote;
    } else if (byte == '"' || byte == '\'') {
        p->quote = byte;
    } else if (byte == '$' && at + 1 < end && text.ptr[at + 1] == '{') {
        p->braces++;
        return at + 2;
    } else if (byte == '}' && p->braces > 0) {
        p->braces--;
    }
    return at + 1;
}

bool ltl_docker_word_next(ltl_docker_line *line, ltl_span *out_word) {
    while (line->at < line->end && is_blank(line->text.ptr[line->at])) {
        line->at++;
    }
    uint32_t start = line->at;
    place p = {0};
    while (line->at < line->end &&
           (!is_blank(line->text.ptr[line->at]) || p.quote != '\0' || p.braces > 0)) {
        line->at = step(line->text, line->at, line->end, line->escape, &p);
    }
    *out_word = (ltl_span){start, line->at};
    return line->at > start;
}

uint32_t ltl_docker_word_find(ltl_str text, ltl_span word, char mark, bool is_last) {
    uint32_t found = UINT32_MAX;
    place p = {0};
    for (uint32_t at = word.start; at < word.end;) {
        if (text.ptr[at] == mark && p.braces == 0 && p.quote == '\0') {
            found = at;
            if (!is_last) {
                break;
            }
        }
        at = step(text, at, word.end, '\0', &p);
    }
    return found;
}

/* ---- parts of words ---- */

typedef enum part_kind { PART_LITERAL, PART_STAND_IN, PART_EXPANSION } part_kind;

typedef struct part {
    part_kind kind;
    ltl_span span; /* with quotes */
    ltl_str name;  /* without */
} part;

static uint32_t expansion_end(ltl_str text, uint32_t at, uint32_t end, ltl_str *out_name) {
    uint32_t from = at + 1;
    bool has_braces = from < end && text.ptr[from] == '{';
    uint32_t name = from + (has_braces ? 1 : 0);
    uint32_t stop = name;
    while (stop < end && is_variable_byte(text.ptr[stop])) {
        stop++;
    }
    *out_name = ltl_str_slice(text, name, stop);
    place p = {.braces = 1};
    while (has_braces && stop < end && p.braces > 0) {
        stop = step(text, stop, end, '\0', &p);
    }
    return out_name->len > 0 ? stop : at;
}

/* True when a part that is no literal starts at `at`. */
static bool read_hole(ltl_str text, uint32_t at, uint32_t end, char quote, part *out) {
    size_t stand_in = ltl_stand_in_length(ltl_str_slice(text, at, end));
    if (stand_in > 0) {
        out->kind = PART_STAND_IN;
        out->span = (ltl_span){at, at + (uint32_t)stand_in};
        out->name = ltl_str_slice(text, at, at + stand_in);
        return true;
    }
    if (text.ptr[at] == '$' && quote != '\'') {
        uint32_t stop = expansion_end(text, at, end, &out->name);
        out->kind = PART_EXPANSION;
        out->span = (ltl_span){at, stop};
        return stop > at;
    }
    return false;
}

/* The part at `*at`, which moves behind it. A literal goes on through quotes, which it loses. */
static part next_part(ltl_docker_line *line, uint32_t *at, uint32_t end, char *quote,
                      char *buffer) {
    ltl_str text = line->text;
    part p = {0};
    if (read_hole(text, *at, end, *quote, &p)) {
        *at = p.span.end;
        return p;
    }
    uint32_t start = *at;
    size_t len = 0;
    part next;
    while (*at < end && !read_hole(text, *at, end, *quote, &next)) {
        char byte = text.ptr[*at];
        if (byte == *quote || (*quote == '\0' && (byte == '"' || byte == '\''))) {
            *quote = byte == *quote ? '\0' : byte;
        } else if (byte == line->escape && *quote != '\'' && *at + 1 < end) {
            *at += 1;
            buffer[len++] = text.ptr[*at];
        } else {
            buffer[len++] = byte;
        }
        *at += 1;
    }
    bool is_plain = len == *at - start;
    ltl_str name = is_plain ? ltl_str_slice(text, start, *at)
                            : ltl_arena_copy(line->writer->arena, (ltl_str){buffer, len});
    return (part){PART_LITERAL, {start, *at}, name};
}

static void write_part(ltl_docker_line *line, ltl_role role, const part *p) {
    ltl_tree_writer *writer = line->writer;
    bool is_quoted = p->kind == PART_LITERAL && p->name.len != p->span.end - p->span.start;
    uint16_t type = is_quoted ? LTL_DOCKERFILE_QUOTED_WORD : LTL_DOCKERFILE_WORD;
    if (p->kind != PART_EXPANSION) {
        writer->leaf(writer, type, role, p->span, p->name);
        return;
    }
    uint32_t name = (uint32_t)(p->name.ptr - line->text.ptr);
    ltl_span span = {name, name + (uint32_t)p->name.len};
    writer->open(writer, LTL_DOCKERFILE_EXPANSION, role, p->span.start);
    writer->leaf(writer, LTL_DOCKERFILE_WORD, LTL_ROLE_OPERAND, span, p->name);
    writer->close(writer, p->span.end);
}

/* Quotes around all of a stand-in say no more than the stand-in. */
static ltl_span without_quotes(ltl_str text, ltl_span word) {
    char first = text.ptr[word.start];
    bool has_quotes = word.end - word.start > 2 && (first == '"' || first == '\'') &&
                      text.ptr[word.end - 1] == first;
    ltl_str inner = ltl_str_slice(text, word.start + 1, word.end - 1);
    bool is_hole = has_quotes && ltl_stand_in_length(inner) == inner.len;
    return is_hole ? (ltl_span){word.start + 1, word.end - 1} : word;
}

void ltl_docker_word_write(ltl_docker_line *line, ltl_role role, ltl_span word) {
    ltl_tree_writer *writer = line->writer;
    word = word.start < word.end ? without_quotes(line->text, word) : word;
    char *buffer = ltl_arena_alloc_raw(writer->arena, word.end - word.start + 1);
    uint32_t at = word.start;
    char quote = '\0';
    part first = next_part(line, &at, word.end, &quote, buffer);
    if (at >= word.end) {
        write_part(line, role, &first);
        return;
    }
    writer->open(writer, LTL_DOCKERFILE_TEMPLATE, role, word.start);
    for (part p = first;; p = next_part(line, &at, word.end, &quote, buffer)) {
        if (p.kind != PART_LITERAL || p.name.len > 0) { /* not the quotes around an expansion */
            write_part(line, LTL_ROLE_PART, &p);
        }
        if (at >= word.end || !writer->spend(writer, 1)) {
            break;
        }
    }
    writer->close(writer, word.end);
}

/* ---- exec form ---- */

static uint32_t skip_blanks(const ltl_docker_line *line, uint32_t at) {
    while (at < line->end && is_blank(line->text.ptr[at])) {
        at++;
    }
    return at;
}

/* The end of the string or stand-in at `at`, or `at` when there is none. */
static uint32_t item_end(const ltl_docker_line *line, uint32_t at) {
    ltl_str rest = ltl_str_slice(line->text, at, line->end);
    size_t stand_in = ltl_stand_in_length(rest);
    if (stand_in > 0 || at >= line->end || line->text.ptr[at] != '"') {
        return at + (uint32_t)stand_in;
    }
    for (uint32_t stop = at + 1; stop < line->end; stop++) {
        if (line->text.ptr[stop] == '\\') {
            stop++;
        } else if (line->text.ptr[stop] == '"') {
            return stop + 1;
        }
    }
    return at;
}

/* The next item from `*at` on, `*out_item` empty behind the last one; false when this is no list. */
static bool next_item(const ltl_docker_line *line, bool is_first, uint32_t *at,
                      ltl_span *out_item) {
    *at = skip_blanks(line, *at);
    *out_item = (ltl_span){*at, *at};
    if (*at < line->end && line->text.ptr[*at] == ']') {
        *at += 1;
        return skip_blanks(line, *at) == line->end;
    }
    if (!is_first) {
        if (*at >= line->end || line->text.ptr[*at] != ',') {
            return false;
        }
        *at = skip_blanks(line, *at + 1);
    }
    out_item->start = *at;
    out_item->end = item_end(line, *at);
    *at = out_item->end;
    return out_item->end > out_item->start;
}

static bool is_exec_form(const ltl_docker_line *line, uint32_t at) {
    ltl_span item = {0};
    bool is_first = true;
    do {
        if (!next_item(line, is_first, &at, &item)) {
            return false;
        }
        is_first = false;
    } while (item.end > item.start);
    return true;
}

static void write_item(ltl_docker_line *line, ltl_span item) {
    ltl_tree_writer *writer = line->writer;
    ltl_span word = without_quotes(line->text, item);
    bool is_string = line->text.ptr[word.start] == '"';
    ltl_str name = is_string ? ltl_str_slice(line->text, word.start + 1, word.end - 1)
                             : ltl_str_slice(line->text, word.start, word.end);
    uint16_t type = is_string ? LTL_DOCKERFILE_QUOTED_WORD : LTL_DOCKERFILE_WORD;
    writer->leaf(writer, type, LTL_ROLE_ITEM, word, name);
}

bool ltl_docker_exec_form_write(ltl_docker_line *line, ltl_role role) {
    ltl_tree_writer *writer = line->writer;
    uint32_t start = skip_blanks(line, line->at);
    if (start >= line->end || line->text.ptr[start] != '[' || !is_exec_form(line, start + 1)) {
        return false;
    }
    uint32_t at = start + 1;
    ltl_span item = {0};
    writer->open(writer, LTL_DOCKERFILE_EXEC_FORM, role, start);
    for (bool is_first = true; next_item(line, is_first, &at, &item) && item.end > item.start;
         is_first = false) {
        write_item(line, item);
    }
    writer->close(writer, at);
    line->at = line->end;
    return true;
}
