#include "grammars/front_ends/dockerfile.h"

enum { MAX_HEREDOCS = 16 };

typedef struct heredoc {
    ltl_span opening; /* `<<EOF` */
    ltl_span body;
} heredoc;

typedef struct reader {
    ltl_tree_writer *writer;
    ltl_str text;
    char *code; /* the text with line continuations, and comments among them, blanked */
    uint32_t at;
    char escape;
    bool may_have_directives;
    bool has_other_shell; /* SHELL named one of another grammar; until the next FROM */
    heredoc heredocs[MAX_HEREDOCS]; /* of the instruction at hand */
    uint32_t heredoc_count;
    uint32_t after; /* where the instruction ends, heredocs included */
} reader;

typedef struct instruction instruction;
typedef void write_instruction(reader *r, const instruction *what, ltl_docker_line *line);

struct instruction {
    const char *keyword;
    write_instruction *write; /* what stands behind keyword and flags */
    bool has_flags;
};

static void write_one(reader *r, ltl_docker_line *line, ltl_role role);
static bool find_instruction(ltl_str keyword, uint16_t *out_index);

/* ---- lines ---- */

static bool is_blank(char byte) { return byte == ' ' || byte == '\t' || byte == '\r'; }

static uint32_t line_end(const reader *r, uint32_t at) {
    while (at < r->text.len && r->text.ptr[at] != '\n') {
        at++;
    }
    return at;
}

static uint32_t skip_blanks(const reader *r, uint32_t at) {
    while (at < r->text.len && is_blank(r->text.ptr[at])) {
        at++;
    }
    return at;
}

static void blank(reader *r, uint32_t start, uint32_t end) {
    if (end > start) {
        memset(r->code + start, ' ', end - start);
    }
}

/* The escape that ends the line before `end`, or `end`. */
static uint32_t continuation_in(const reader *r, uint32_t start, uint32_t end) {
    uint32_t at = end;
    while (at > start && is_blank(r->text.ptr[at - 1])) {
        at--;
    }
    return at > start && r->text.ptr[at - 1] == r->escape ? at - 1 : end;
}

/* Lines that are empty or a comment between a continued line and the next. */
static uint32_t skip_between(reader *r, uint32_t at, bool *out_has_empty) {
    *out_has_empty = false;
    while (at < r->text.len) {
        uint32_t first = skip_blanks(r, at);
        uint32_t end = line_end(r, at);
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

static bool starts_instruction(const reader *r, uint32_t at) {
    uint32_t stop = at;
    while (stop < r->text.len && r->text.ptr[stop] != '\n' && !is_blank(r->text.ptr[stop])) {
        stop++;
    }
    uint16_t index;
    return find_instruction(ltl_str_slice(r->text, at, stop), &index);
}

/* The end of the instruction that starts at `start`; continuations are blanked. */
static uint32_t instruction_end(reader *r, uint32_t start) {
    uint32_t at = start;
    for (;;) {
        uint32_t end = line_end(r, at);
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

/* ---- heredocs ---- */

static bool is_delimiter_byte(char byte) {
    return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z') ||
           (byte >= '0' && byte <= '9') || byte == '_' || byte == '.' || byte == '-';
}

/* `<<EOF`, `<<-EOF`, `<<"EOF"` at `at`. */
static bool read_opening(const reader *r, uint32_t at, uint32_t end, ltl_span *out_opening,
                         ltl_str *out_delimiter, bool *out_strips) {
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
static uint32_t delimiter_line(reader *r, uint32_t at, ltl_str delimiter, bool strips) {
    while (at < r->text.len) {
        uint32_t end = line_end(r, at);
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

/* Bodies follow the instruction's line in the order of their openings. */
static void read_heredocs(reader *r, uint32_t start, uint32_t end) {
    r->heredoc_count = 0;
    r->after = end;
    for (uint32_t at = start; at + 2 < end && r->heredoc_count < MAX_HEREDOCS; at++) {
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
        r->heredocs[r->heredoc_count++] = (heredoc){opening, {body, stop}};
        r->after = line_end(r, stop);
    }
}

/* ---- what stands behind a keyword ---- */

static bool is_rest_empty(const ltl_docker_line *line) {
    for (uint32_t at = line->at; at < line->end; at++) {
        if (!is_blank(line->text.ptr[at]) && line->text.ptr[at] != '\n') {
            return false;
        }
    }
    return true;
}

static ltl_span rest_of(const ltl_docker_line *line) {
    ltl_span rest = {line->at, line->end};
    while (rest.start < rest.end && is_blank(line->text.ptr[rest.start])) {
        rest.start++;
    }
    while (rest.end > rest.start && is_blank(line->text.ptr[rest.end - 1])) {
        rest.end--;
    }
    return rest;
}

/* A node that only adorns, with its mark, which starts at `mark`. */
static void write_adornment(ltl_docker_line *line, uint16_t type, uint32_t mark, ltl_span part) {
    line->writer->open(line->writer, type, LTL_ROLE_MODIFIER, mark);
    ltl_docker_word_write(line, LTL_ROLE_VALUE, part);
    line->writer->close(line->writer, part.end);
}

static void write_words(reader *r, const instruction *what, ltl_docker_line *line) {
    ltl_span word;
    (void)what;
    if (ltl_docker_exec_form_write(line, LTL_ROLE_ARGUMENT)) {
        return;
    }
    while (ltl_docker_word_next(line, &word) && r->writer->spend(r->writer, word.end - word.start)) {
        ltl_docker_word_write(line, LTL_ROLE_ARGUMENT, word);
    }
}

static void write_text(reader *r, const instruction *what, ltl_docker_line *line) {
    (void)r;
    (void)what;
    ltl_span rest = rest_of(line);
    if (rest.end > rest.start) {
        ltl_docker_word_write(line, LTL_ROLE_ARGUMENT, rest);
    }
}

/* `name:tag@digest`; a port of the registry is no tag. */
static void write_image(ltl_docker_line *line, ltl_span word) {
    ltl_str text = line->text;
    uint32_t at_sign = ltl_docker_word_find(text, word, '@', false);
    ltl_span name = {word.start, at_sign != UINT32_MAX ? at_sign : word.end};
    uint32_t slash = ltl_docker_word_find(text, name, '/', true);
    ltl_span last = {slash != UINT32_MAX ? slash : name.start, name.end};
    uint32_t colon = ltl_docker_word_find(text, last, ':', false);
    ltl_span tag = {colon, name.end};
    name.end = colon != UINT32_MAX ? colon : name.end;
    ltl_docker_word_write(line, LTL_ROLE_NAME, name);
    if (colon != UINT32_MAX && colon + 1 < tag.end) {
        write_adornment(line, LTL_DOCKERFILE_TAG, colon, (ltl_span){colon + 1, tag.end});
    }
    if (at_sign != UINT32_MAX && at_sign + 1 < word.end) {
        write_adornment(line, LTL_DOCKERFILE_DIGEST, at_sign, (ltl_span){at_sign + 1, word.end});
    }
}

static void write_from(reader *r, const instruction *what, ltl_docker_line *line) {
    ltl_span word;
    r->has_other_shell = false;
    if (!ltl_docker_word_next(line, &word)) {
        return;
    }
    write_image(line, word);
    while (ltl_docker_word_next(line, &word) && r->writer->spend(r->writer, 1)) {
        ltl_str text = ltl_str_slice(line->text, word.start, word.end);
        ltl_span alias;
        if (ltl_str_equals_ignoring_case(text, LTL_STR("as")) &&
            ltl_docker_word_next(line, &alias)) {
            write_adornment(line, LTL_DOCKERFILE_ALIAS, word.start, alias);
        } else {
            ltl_docker_word_write(line, LTL_ROLE_ARGUMENT, word);
        }
    }
    (void)what;
}

static void write_user(reader *r, const instruction *what, ltl_docker_line *line) {
    ltl_span word;
    if (!ltl_docker_word_next(line, &word)) {
        return;
    }
    uint32_t colon = ltl_docker_word_find(line->text, word, ':', false);
    ltl_span name = {word.start, colon != UINT32_MAX ? colon : word.end};
    ltl_docker_word_write(line, LTL_ROLE_NAME, name);
    if (colon != UINT32_MAX && colon + 1 < word.end) {
        write_adornment(line, LTL_DOCKERFILE_GROUP, colon, (ltl_span){colon + 1, word.end});
    }
    write_words(r, what, line);
}

/* `key=value`; without a value when there is no `=`. */
static void write_pair(ltl_docker_line *line, uint16_t type, ltl_role role, ltl_span word) {
    uint32_t sign = ltl_docker_word_find(line->text, word, '=', false);
    line->writer->open(line->writer, type, role, word.start);
    if (sign == UINT32_MAX) {
        ltl_docker_word_write(line, LTL_ROLE_KEY, word);
    } else {
        ltl_docker_word_write(line, LTL_ROLE_KEY, (ltl_span){word.start, sign});
        ltl_docker_word_write(line, LTL_ROLE_VALUE, (ltl_span){sign + 1, word.end});
    }
    line->writer->close(line->writer, word.end);
}

/* `a=1 b=2`, or the old `a 1`: then all that follows is the value. */
static void write_pairs(reader *r, const instruction *what, ltl_docker_line *line) {
    ltl_span word;
    bool is_first = true;
    while (ltl_docker_word_next(line, &word) && r->writer->spend(r->writer, 1)) {
        ltl_str text = ltl_str_slice(line->text, word.start, word.end);
        bool has_sign = ltl_docker_word_find(line->text, word, '=', false) != UINT32_MAX;
        bool is_ellipsis = ltl_stand_in_length(text) == text.len &&
                           !ltl_str_starts_with(text, ltl_str_of(ltl_stand_in_starts[0]));
        if (is_first && !has_sign && !is_ellipsis && !is_rest_empty(line)) {
            ltl_span value = rest_of(line);
            r->writer->open(r->writer, LTL_DOCKERFILE_PAIR, LTL_ROLE_ARGUMENT, word.start);
            ltl_docker_word_write(line, LTL_ROLE_KEY, word);
            ltl_docker_word_write(line, LTL_ROLE_VALUE, value);
            r->writer->close(r->writer, value.end);
            return;
        }
        if (has_sign) {
            write_pair(line, LTL_DOCKERFILE_PAIR, LTL_ROLE_ARGUMENT, word);
        } else {
            ltl_docker_word_write(line, is_ellipsis ? LTL_ROLE_ARGUMENT : LTL_ROLE_KEY, word);
        }
        is_first = false;
    }
    (void)what;
}

/* A name without a value is another instruction than one with. */
static void write_argument(reader *r, const instruction *what, ltl_docker_line *line) {
    ltl_span word;
    while (ltl_docker_word_next(line, &word) && r->writer->spend(r->writer, 1)) {
        uint32_t sign = ltl_docker_word_find(line->text, word, '=', false);
        ltl_span key = {word.start, sign != UINT32_MAX ? sign : word.end};
        ltl_docker_word_write(line, LTL_ROLE_KEY, key);
        if (sign != UINT32_MAX) {
            ltl_docker_word_write(line, LTL_ROLE_VALUE, (ltl_span){sign + 1, word.end});
        }
    }
    (void)what;
}

/* ---- the shell ---- */

/* `RUN <<EOF` and nothing more: the heredoc is the script. */
static bool is_script(const reader *r, ltl_span rest) {
    return r->heredoc_count == 1 && ltl_span_eq(r->heredocs[0].opening, rest);
}

static void write_shell(reader *r, const instruction *what, ltl_docker_line *line) {
    (void)what;
    ltl_span rest = rest_of(line);
    if (ltl_docker_exec_form_write(line, LTL_ROLE_BODY) || rest.end == rest.start) {
        return;
    }
    if (is_script(r, rest)) {
        rest = r->heredocs[0].body;
    } else if (r->heredoc_count > 0) {
        rest.end = r->after;
    }
    if (r->has_other_shell) {
        r->writer->leaf(r->writer, LTL_DOCKERFILE_HEREDOC, LTL_ROLE_BODY, rest,
                        ltl_str_slice(r->text, rest.start, rest.end));
        return;
    }
    r->writer->embed(r->writer, LTL_ROLE_BODY, line->text, rest);
}

static void write_copy(reader *r, const instruction *what, ltl_docker_line *line) {
    write_words(r, what, line);
    for (uint32_t i = 0; i < r->heredoc_count; i++) {
        ltl_span body = r->heredocs[i].body;
        if (body.end > body.start) {
            r->writer->leaf(r->writer, LTL_DOCKERFILE_HEREDOC, LTL_ROLE_MODIFIER, body,
                            ltl_str_slice(r->text, body.start, body.end));
        }
    }
}

/* Windows has shells that no shell's grammar reads. */
static void write_shell_name(reader *r, const instruction *what, ltl_docker_line *line) {
    static const char *const OTHERS[] = {"powershell", "pwsh", "cmd"};
    ltl_str rest = ltl_str_slice(line->text, line->at, line->end);
    r->has_other_shell = false;
    for (size_t i = 0; i < LTL_COUNT_OF(OTHERS); i++) {
        r->has_other_shell =
            r->has_other_shell || ltl_str_find(rest, ltl_str_of(OTHERS[i]), 0) != SIZE_MAX;
    }
    write_words(r, what, line);
}

static void write_health_check(reader *r, const instruction *what, ltl_docker_line *line) {
    (void)what;
    ltl_docker_line ahead = *line;
    ltl_span word;
    if (!ltl_docker_word_next(&ahead, &word)) {
        return;
    }
    ltl_str text = ltl_str_slice(line->text, word.start, word.end);
    if (ltl_str_equals_ignoring_case(text, LTL_STR("cmd"))) {
        write_one(r, line, LTL_ROLE_BODY);
    } else {
        ltl_docker_word_write(line, LTL_ROLE_BODY, word);
    }
}

/* One in another is not allowed, and would nest as deep as the text is long. */
static void write_on_build(reader *r, const instruction *what, ltl_docker_line *line) {
    ltl_docker_line ahead = *line;
    ltl_span word;
    if (!ltl_docker_word_next(&ahead, &word)) {
        return;
    }
    ltl_str keyword = ltl_str_slice(line->text, word.start, word.end);
    if (ltl_str_equals_ignoring_case(keyword, ltl_str_of(what->keyword))) {
        r->writer->error(r->writer, rest_of(line));
    } else {
        write_one(r, line, LTL_ROLE_BODY);
    }
}

/* ---- flags ---- */

/* `--name`, `--name=value`, `--name=a=b,c=d`. */
static void write_flag(ltl_docker_line *line, ltl_span word) {
    ltl_tree_writer *writer = line->writer;
    ltl_str text = line->text;
    uint32_t sign = ltl_docker_word_find(text, word, '=', false);
    ltl_span name = {word.start + 2, sign != UINT32_MAX ? sign : word.end};
    writer->open(writer, LTL_DOCKERFILE_FLAG, LTL_ROLE_MODIFIER, word.start);
    ltl_docker_word_write(line, LTL_ROLE_NAME, name);
    ltl_span value = {sign + 1, word.end};
    bool has_value = sign != UINT32_MAX && value.end > value.start;
    if (has_value && ltl_docker_word_find(text, value, '=', false) != UINT32_MAX) {
        writer->open(writer, LTL_DOCKERFILE_OPTIONS, LTL_ROLE_VALUE, value.start);
        while (value.start < value.end) {
            uint32_t comma = ltl_docker_word_find(text, value, ',', false);
            uint32_t end = comma != UINT32_MAX ? comma : value.end;
            if (end > value.start) {
                write_pair(line, LTL_DOCKERFILE_PAIR, LTL_ROLE_ITEM, (ltl_span){value.start, end});
            }
            value.start = comma != UINT32_MAX ? comma + 1 : value.end;
        }
        writer->close(writer, word.end);
    } else if (has_value) {
        ltl_docker_word_write(line, LTL_ROLE_VALUE, value);
    }
    writer->close(writer, word.end);
}

static void write_flags(reader *r, ltl_docker_line *line) {
    for (;;) {
        ltl_docker_line ahead = *line;
        ltl_span word;
        bool is_word = ltl_docker_word_next(&ahead, &word) && word.end - word.start > 2;
        if (!is_word || memcmp(line->text.ptr + word.start, "--", 2) != 0 ||
            !r->writer->spend(r->writer, word.end - word.start)) {
            return;
        }
        write_flag(line, word);
        line->at = ahead.at;
    }
}

/* ---- instructions ---- */

/* In the order of ltl_dockerfile_node. */
static const instruction INSTRUCTIONS[] = {
    {"ADD", write_copy, true},
    {"ARG", write_argument, false},
    {"CMD", write_shell, false},
    {"COPY", write_copy, true},
    {"ENTRYPOINT", write_shell, false},
    {"ENV", write_pairs, false},
    {"EXPOSE", write_words, false},
    {"FROM", write_from, true},
    {"HEALTHCHECK", write_health_check, true},
    {"LABEL", write_pairs, false},
    {"MAINTAINER", write_text, false},
    {"ONBUILD", write_on_build, false},
    {"RUN", write_shell, true},
    {"SHELL", write_shell_name, false},
    {"STOPSIGNAL", write_words, false},
    {"USER", write_user, false},
    {"VOLUME", write_words, false},
    {"WORKDIR", write_text, false},
};

static bool find_instruction(ltl_str keyword, uint16_t *out_index) {
    for (size_t i = 0; i < LTL_COUNT_OF(INSTRUCTIONS); i++) {
        if (ltl_str_equals_ignoring_case(keyword, ltl_str_of(INSTRUCTIONS[i].keyword))) {
            *out_index = (uint16_t)i;
            return true;
        }
    }
    return false;
}

/* The instruction at the start of the line. In a pattern a line may be a hole. */
static void write_one(reader *r, ltl_docker_line *line, ltl_role role) {
    ltl_tree_writer *writer = r->writer;
    ltl_span word;
    if (!ltl_docker_word_next(line, &word)) {
        return;
    }
    ltl_str keyword = ltl_str_slice(line->text, word.start, word.end);
    uint16_t index;
    if (!find_instruction(keyword, &index)) {
        if (ltl_stand_in_length(keyword) == keyword.len && is_rest_empty(line)) {
            writer->leaf(writer, LTL_DOCKERFILE_WORD, role, word, keyword);
        } else {
            writer->error(writer, (ltl_span){word.start, line->end});
        }
        return;
    }
    uint32_t stop = rest_of(line).end;
    stop = r->heredoc_count > 0 ? r->after : stop;
    writer->open(writer, index, role, word.start);
    if (INSTRUCTIONS[index].has_flags) {
        write_flags(r, line);
    }
    INSTRUCTIONS[index].write(r, &INSTRUCTIONS[index], line);
    writer->close(writer, stop > word.end ? stop : word.end);
}

/* Comments in front of the first instruction may be directives: `# escape=` and the like. */
static void read_directive(reader *r, ltl_str comment) {
    ltl_str rest = ltl_str_trim(ltl_str_slice(comment, 1, comment.len));
    size_t sign = ltl_str_find_byte(rest, '=', 0);
    if (sign == SIZE_MAX) {
        r->may_have_directives = false;
        return;
    }
    ltl_str name = ltl_str_trim(ltl_str_slice(rest, 0, sign));
    ltl_str value = ltl_str_trim(ltl_str_slice(rest, sign + 1, rest.len));
    if (ltl_str_equals_ignoring_case(name, LTL_STR("escape")) && value.len == 1) {
        r->escape = value.ptr[0];
    }
}

static void read_line(reader *r) {
    uint32_t start = skip_blanks(r, r->at);
    uint32_t end = line_end(r, r->at);
    if (start < end && r->text.ptr[start] == '#') {
        ltl_span comment = {start, end};
        if (r->may_have_directives) {
            read_directive(r, ltl_str_slice(r->text, start, end));
        }
        r->writer->comment(r->writer, comment);
    } else if (start < end) {
        r->may_have_directives = false;
        end = instruction_end(r, start);
        read_heredocs(r, start, end);
        ltl_str code = {r->code, r->text.len};
        ltl_docker_line line = {r->writer, code, start, end, r->escape};
        write_one(r, &line, LTL_ROLE_NONE);
        end = r->after;
    } else {
        r->may_have_directives = false;
    }
    r->at = end + 1;
}

void ltl_front_end_dockerfile(ltl_tree_writer *writer) {
    reader r = {.writer = writer,
                .text = writer->text,
                .code = ltl_arena_alloc_raw(writer->arena, writer->text.len + 1),
                .escape = '\\',
                .may_have_directives = true};
    if (r.text.len > 0) {
        memcpy(r.code, r.text.ptr, r.text.len);
    }
    while (r.at < r.text.len && writer->spend(writer, 1)) {
        read_line(&r);
    }
}
