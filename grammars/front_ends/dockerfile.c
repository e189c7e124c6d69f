#include "grammars/front_ends/dockerfile_internal.h"

/* Comments in front of the first instruction may be directives: `# escape=` and the like. */
static void read_directive(ltl_docker_reader *r, ltl_str comment) {
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

static void read_line(ltl_docker_reader *r) {
    uint32_t start = ltl_docker_skip_blanks(r, r->at);
    uint32_t end = ltl_docker_line_end(r, r->at);
    if (start < end && r->text.ptr[start] == '#') {
        ltl_span comment = {start, end};
        if (r->may_have_directives) {
            read_directive(r, ltl_str_slice(r->text, start, end));
        }
        r->writer->comment(r->writer, comment);
    } else if (start < end) {
        r->may_have_directives = false;
        end = ltl_docker_instruction_end(r, start);
        ltl_docker_heredocs_read(r, start, end);
        ltl_str code = {r->code, r->text.len};
        ltl_docker_line line = {r->writer, code, start, end, r->escape};
        ltl_docker_instruction_write(r, &line, LTL_ROLE_NONE);
        end = r->after;
    } else {
        r->may_have_directives = false;
    }
    r->at = end + 1;
}

void ltl_front_end_dockerfile(ltl_tree_writer *writer) {
    ltl_docker_reader r = {.writer = writer,
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
