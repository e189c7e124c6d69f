#include "core/yaml_fault.h"

#include <yaml.h>

#include "core/limits.h"

static int depth_after(const yaml_event_t *event) {
    switch (event->type) {
    case YAML_SEQUENCE_START_EVENT:
    case YAML_MAPPING_START_EVENT:
        return 1;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        return -1;
    default:
        return 0;
    }
}

/* True when the reader came to the end, or to where it is not let any further. */
static bool read_all(yaml_parser_t *parser) {
    int depth = 0;
    for (;;) {
        yaml_event_t event;
        if (!yaml_parser_parse(parser, &event)) {
            return false;
        }
        depth += depth_after(&event);
        bool is_over = event.type == YAML_STREAM_END_EVENT || depth > (int)LTL_MAX_YAML_DEPTH;
        yaml_event_delete(&event);
        if (is_over) {
            return true;
        }
    }
}

bool ltl_yaml_fault_find(ltl_arena *arena, ltl_str text, ltl_yaml_fault *out_fault) {
    static const ltl_str mark = LTL_STR_INIT("\xEF\xBB\xBF");
    yaml_parser_t parser;
    text = ltl_str_starts_with(text, mark) ? ltl_str_slice(text, mark.len, text.len) : text;
    if (!yaml_parser_initialize(&parser)) {
        return false;
    }
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)text.ptr, text.len);
    bool is_fault = !read_all(&parser) && parser.error != YAML_MEMORY_ERROR;
    if (is_fault) {
        out_fault->line = (uint32_t)parser.problem_mark.line + 1;
        out_fault->column = (uint32_t)parser.problem_mark.column + 1;
        out_fault->text =
            ltl_arena_copy(arena, ltl_str_of(parser.problem ? parser.problem : "not YAML"));
    }
    yaml_parser_delete(&parser);
    return is_fault;
}
