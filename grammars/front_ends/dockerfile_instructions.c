#include "grammars/front_ends/dockerfile_internal.h"

typedef struct instruction instruction;
typedef void write_instruction(ltl_docker_reader *r, const instruction *what,
                               ltl_docker_line *line);

struct instruction {
    const char *keyword;
    write_instruction *write; /* what stands behind keyword and flags */
    bool has_flags;
};

static bool is_rest_empty(const ltl_docker_line *line) {
    for (uint32_t at = line->at; at < line->end; at++) {
        if (!ltl_docker_is_blank(line->text.ptr[at]) && line->text.ptr[at] != '\n') {
            return false;
        }
    }
    return true;
}

static ltl_span rest_of(const ltl_docker_line *line) {
    ltl_span rest = {line->at, line->end};
    while (rest.start < rest.end && ltl_docker_is_blank(line->text.ptr[rest.start])) {
        rest.start++;
    }
    while (rest.end > rest.start && ltl_docker_is_blank(line->text.ptr[rest.end - 1])) {
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

static void write_words(ltl_docker_reader *r, const instruction *what, ltl_docker_line *line) {
    ltl_span word;
    (void)what;
    if (ltl_docker_exec_form_write(line, LTL_ROLE_ARGUMENT)) {
        return;
    }
    while (ltl_docker_word_next(line, &word) &&
           r->writer->spend(r->writer, word.end - word.start)) {
        ltl_docker_word_write(line, LTL_ROLE_ARGUMENT, word);
    }
}

static void write_text(ltl_docker_reader *r, const instruction *what, ltl_docker_line *line) {
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

static void write_from(ltl_docker_reader *r, const instruction *what, ltl_docker_line *line) {
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

static void write_user(ltl_docker_reader *r, const instruction *what, ltl_docker_line *line) {
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
static void write_pairs(ltl_docker_reader *r, const instruction *what, ltl_docker_line *line) {
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
static void write_argument(ltl_docker_reader *r, const instruction *what, ltl_docker_line *line) {
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

/* `RUN <<EOF` and nothing more: the heredoc is the script. */
static bool is_script(const ltl_docker_reader *r, ltl_span rest) {
    return r->heredoc_count == 1 && ltl_span_eq(r->heredocs[0].opening, rest);
}

static void write_shell(ltl_docker_reader *r, const instruction *what, ltl_docker_line *line) {
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

static void write_copy(ltl_docker_reader *r, const instruction *what, ltl_docker_line *line) {
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
static void write_shell_name(ltl_docker_reader *r, const instruction *what, ltl_docker_line *line) {
    static const char *const OTHERS[] = {"powershell", "pwsh", "cmd"};
    ltl_str rest = ltl_str_slice(line->text, line->at, line->end);
    r->has_other_shell = false;
    for (size_t i = 0; i < LTL_COUNT_OF(OTHERS); i++) {
        r->has_other_shell =
            r->has_other_shell || ltl_str_find(rest, ltl_str_of(OTHERS[i]), 0) != SIZE_MAX;
    }
    write_words(r, what, line);
}

static void write_health_check(ltl_docker_reader *r, const instruction *what,
                               ltl_docker_line *line) {
    (void)what;
    ltl_docker_line ahead = *line;
    ltl_span word;
    if (!ltl_docker_word_next(&ahead, &word)) {
        return;
    }
    ltl_str text = ltl_str_slice(line->text, word.start, word.end);
    if (ltl_str_equals_ignoring_case(text, LTL_STR("cmd"))) {
        ltl_docker_instruction_write(r, line, LTL_ROLE_BODY);
    } else {
        ltl_docker_word_write(line, LTL_ROLE_BODY, word);
    }
}

/* One in another is not allowed, and would nest as deep as the text is long. */
static void write_on_build(ltl_docker_reader *r, const instruction *what, ltl_docker_line *line) {
    ltl_docker_line ahead = *line;
    ltl_span word;
    if (!ltl_docker_word_next(&ahead, &word)) {
        return;
    }
    ltl_str keyword = ltl_str_slice(line->text, word.start, word.end);
    if (ltl_str_equals_ignoring_case(keyword, ltl_str_of(what->keyword))) {
        r->writer->error(r->writer, rest_of(line));
    } else {
        ltl_docker_instruction_write(r, line, LTL_ROLE_BODY);
    }
}

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

static void write_flags(ltl_docker_reader *r, ltl_docker_line *line) {
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

bool ltl_docker_instruction_find(ltl_str keyword, uint16_t *out_index) {
    for (size_t i = 0; i < LTL_COUNT_OF(INSTRUCTIONS); i++) {
        if (ltl_str_equals_ignoring_case(keyword, ltl_str_of(INSTRUCTIONS[i].keyword))) {
            *out_index = (uint16_t)i;
            return true;
        }
    }
    return false;
}

void ltl_docker_instruction_write(ltl_docker_reader *r, ltl_docker_line *line, ltl_role role) {
    ltl_tree_writer *writer = r->writer;
    ltl_span word;
    if (!ltl_docker_word_next(line, &word)) {
        return;
    }
    ltl_str keyword = ltl_str_slice(line->text, word.start, word.end);
    uint16_t index;
    if (!ltl_docker_instruction_find(keyword, &index)) {
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
