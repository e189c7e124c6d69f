#include "grammars/front_ends/dockerfile_internal.h"

bool ltl_docker_is_blank(char byte) {
    return byte == ' ' || byte == '\t' || byte == '\r';
}

uint32_t ltl_docker_line_end(const ltl_docker_reader *r, uint32_t at) {
    while (at < r->text.len && r->text.ptr[at] != '\n') {
        at++;
    }
    return at;
}

uint32_t ltl_docker_skip_blanks(const ltl_docker_reader *r, uint32_t at) {
    while (at < r->text.len && ltl_docker_is_blank(r->text.ptr[at])) {
        at++;
    }
    return at;
}

static void blank(ltl_docker_reader *r, uint32_t start, uint32_t end) {
    if (end > start) {
        memset(r->code + start, ' ', end - start);
    }
}

/* The escape that ends the line before `end`, or `end`. */
static uint32_t continuation_in(const ltl_docker_reader *r, uint32_t start, uint32_t end) {
    uint32_t at = end;
    while (at > start && ltl_docker_is_blank(r->text.ptr[at - 1])) {
        at--;
    }
    return at > start && r->text.ptr[at - 1] == r->escape ? at - 1 : end;
}

/* Lines that are empty or a comment between a continued line and the next. */
static uint32_t skip_between(ltl_docker_reader *r, uint32_t at, bool *out_has_empty) {
    *out_has_empty = false;
    while (at < r->text.len) {
        uint32_t first = ltl_docker_skip_blanks(r, at);
        uint32_t end = ltl_docker_line_end(r, at);
        bool is_comment = first < end && r->text.ptr[first] == '#';
        if (!is_comment && first < end) {
            break;
        }
        if (is_comment) {
            r->writer->comment(r->writer, (ltl_span){first, end});
        }
        *out_has_empty = *out_has_empty || !is_comment;
        uint32_t next = end < r->text.len ? end + 1 : end;
        blank(r, at, next);
        at = next;
    }
    return at;
}

static bool starts_instruction(const ltl_docker_reader *r, uint32_t at) {
    uint32_t stop = at;
    while (stop < r->text.len && r->text.ptr[stop] != '\n' &&
           !ltl_docker_is_blank(r->text.ptr[stop])) {
        stop++;
    }
    uint16_t index;
    return ltl_docker_instruction_find(ltl_str_slice(r->text, at, stop), &index);
}

uint32_t ltl_docker_instruction_end(ltl_docker_reader *r, uint32_t start) {
    uint32_t at = start;
    for (;;) {
        uint32_t end = ltl_docker_line_end(r, at);
        uint32_t mark = continuation_in(r, at, end);
        if (mark == end || end >= r->text.len || !r->writer->spend(r->writer, end - at)) {
            return end;
        }
        blank(r, mark, end + 1);
        bool has_empty;
        at = skip_between(r, end + 1, &has_empty);
        if (at >= r->text.len) {
            return at;
        }
        if (has_empty && starts_instruction(r, at)) {
            return at - 1; /* the continuation before an empty line was one too many */
        }
    }
}

static bool is_delimiter_byte(char byte) {
    return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z') ||
           (byte >= '0' && byte <= '9') || byte == '_' || byte == '.' || byte == '-';
}

/* `<<EOF`, `<<-EOF`, `<<"EOF"` at `at`. */
static bool read_opening(const ltl_docker_reader *r, uint32_t at, uint32_t end,
                         ltl_span *out_opening, ltl_str *out_delimiter, bool *out_strips) {
    uint32_t from = at + 2;
    *out_strips = from < end && r->code[from] == '-';
    from += *out_strips ? 1 : 0;
    bool is_quoted = from < end && (r->code[from] == '"' || r->code[from] == '\'');
    from += is_quoted ? 1 : 0;
    uint32_t stop = from;
    while (stop < end && is_delimiter_byte(r->code[stop])) {
        stop++;
    }
    *out_delimiter = ltl_str_slice(r->text, from, stop);
    *out_opening = (ltl_span){at, stop + (is_quoted && stop < end ? 1 : 0)};
    return stop > from;
}

/* Where the line is that holds the delimiter alone; the end of the text when there is none. */
static uint32_t delimiter_line(ltl_docker_reader *r, uint32_t at, ltl_str delimiter, bool strips) {
    while (at < r->text.len) {
        uint32_t end = ltl_docker_line_end(r, at);
        uint32_t first = at;
        while (strips && first < end && r->text.ptr[first] == '\t') {
            first++;
        }
        ltl_str line = ltl_str_slice(r->text, first, end);
        line.len -= line.len > 0 && line.ptr[line.len - 1] == '\r' ? 1 : 0;
        if (ltl_str_eq(line, delimiter) || !r->writer->spend(r->writer, end - at)) {
            return at;
        }
        at = end + 1;
    }
    return (uint32_t)r->text.len;
}

void ltl_docker_heredocs_read(ltl_docker_reader *r, uint32_t start, uint32_t end) {
    r->heredoc_count = 0;
    r->after = end;
    for (uint32_t at = start; at + 2 < end && r->heredoc_count < LTL_DOCKER_MAX_HEREDOCS; at++) {
        ltl_span opening;
        ltl_str delimiter;
        bool strips;
        bool is_here = r->code[at] == '<' && r->code[at + 1] == '<' && r->code[at + 2] != '<' &&
                       (at == start || r->code[at - 1] != '<');
        if (!is_here || !read_opening(r, at, end, &opening, &delimiter, &strips)) {
            continue;
        }
        uint32_t body = r->after < r->text.len ? r->after + 1 : r->after;
        uint32_t stop = delimiter_line(r, body, delimiter, strips);
        r->heredocs[r->heredoc_count++] = (ltl_docker_heredoc){opening, {body, stop}};
        r->after = ltl_docker_line_end(r, stop);
    }
}
