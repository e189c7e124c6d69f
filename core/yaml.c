#include "core/yaml.h"

#include <yaml.h>

#include "core/limits.h"
#include "core/map.h"
#include "core/utf8.h"
#include "core/vec.h"

/* Keys of one mapping are compared one by one up to here, then through a map. */
enum { FEW_KEYS = 16 };

/* The most of a name that goes into a message. */
enum { SHOWN_BYTES = 80 };

typedef struct place {
    uint32_t line;
    uint32_t column;
} place;

/* One occurrence of an anchor. Aliases share its node; only the count is expanded. */
typedef struct anchored {
    ltl_yaml *node; /* null while the collection is still open */
    uint64_t size;  /* nodes in it, aliases expanded */
    uint32_t height;
} anchored;

typedef struct frame {
    ltl_yaml *node;
    uint32_t first_child; /* on the stack of children */
    uint32_t anchor;      /* index + 1; 0 is none */
    uint64_t size;
    uint32_t height;
    ltl_map keys;
} frame;

typedef struct node_stack LTL_VEC(ltl_yaml *) node_stack;
typedef struct anchor_list LTL_VEC(anchored) anchor_list;

typedef struct builder {
    ltl_arena *arena;  /* of the caller: nodes and text */
    ltl_arena scratch; /* of this parse */
    ltl_str text;
    const char *path;
    ltl_error *error;
    const yaml_event_t *event;
    place at;      /* of this event */
    size_t cursor; /* in bytes of the text, and in the characters that the library counts */
    size_t cursor_index;
    frame frames[LTL_MAX_YAML_DEPTH];
    uint32_t depth;
    node_stack children; /* of all open frames; key, value, key, value for a map */
    anchor_list anchors;
    ltl_map anchor_names;
    uint64_t node_count; /* aliases expanded */
    uint32_t document_count;
    ltl_yaml *root;
} builder;

static ltl_str shown(ltl_str s) {
    return ltl_str_slice(s, 0, SHOWN_BYTES);
}

/* Adds the place of the current event to an error just made. */
static ltl_status here(const builder *b, ltl_status status) {
    ltl_error_at(b->error, b->path, b->at.line, b->at.column);
    return status;
}

static ltl_str text_of(const yaml_char_t *text) {
    return ltl_str_of((const char *)text);
}

/* --- building the tree -------------------------------------------------------------------- */

static ltl_status count_nodes(builder *b, uint64_t nodes) {
    b->node_count += nodes;
    if (b->node_count > LTL_MAX_YAML_NODES) {
        return here(b, ltl_fail(b->error, LTL_LIMIT, "more than %u YAML nodes, aliases included",
                                (unsigned)LTL_MAX_YAML_NODES));
    }
    return LTL_OK;
}

static bool is_key_due(const builder *b, const frame *top) {
    return top->node->kind == LTL_YAML_MAP && (b->children.count - top->first_child) % 2 == 0;
}

static bool has_key(builder *b, frame *top, ltl_str key) {
    uint32_t count = b->children.count - top->first_child;
    ltl_yaml **pairs = b->children.at + top->first_child;
    if (count / 2 < FEW_KEYS) {
        for (uint32_t i = 0; i < count; i += 2) {
            if (ltl_str_eq(pairs[i]->text, key)) {
                return true;
            }
        }
        return false;
    }
    if (!top->keys.arena) {
        ltl_map_init(&top->keys, &b->scratch);
        for (uint32_t i = 0; i < count; i += 2) {
            (void)ltl_map_put(&top->keys, pairs[i]->text, NULL);
        }
    }
    bool is_new = false;
    (void)ltl_map_put(&top->keys, key, &is_new);
    return !is_new;
}

static uint32_t line_of_key(const builder *b, const frame *top, ltl_str key) {
    for (uint32_t i = top->first_child; i < b->children.count; i += 2) {
        if (ltl_str_eq(b->children.at[i]->text, key)) {
            return b->children.at[i]->line;
        }
    }
    return 0;
}

static ltl_status check_key(builder *b, frame *top, ltl_yaml **key) {
    if ((*key)->kind == LTL_YAML_LIST || (*key)->kind == LTL_YAML_MAP) {
        return here(b, ltl_fail(b->error, LTL_SYNTAX, "a key must be a scalar"));
    }
    if ((*key)->kind == LTL_YAML_NULL) { /* `~: x` is a key too; its text is all that counts */
        ltl_yaml *scalar = LTL_NEW(b->arena, ltl_yaml);
        *scalar = **key;
        scalar->kind = LTL_YAML_SCALAR;
        *key = scalar;
    }
    if (has_key(b, top, (*key)->text)) {
        return here(b, ltl_fail(b->error, LTL_SYNTAX, "duplicate key \"%.*s\", first in line %u",
                                LTL_STR_ARG(shown((*key)->text)), line_of_key(b, top, (*key)->text)));
    }
    return LTL_OK;
}

/* Hangs a finished node into the collection that is open, or makes it the root. */
static ltl_status add_node(builder *b, ltl_yaml *node, uint64_t size, uint32_t height) {
    if (b->depth == 0) {
        b->root = node;
        return LTL_OK;
    }
    frame *top = &b->frames[b->depth - 1];
    if (is_key_due(b, top)) {
        ltl_status status = check_key(b, top, &node);
        if (status != LTL_OK) {
            return status;
        }
    }
    LTL_PUSH(&b->scratch, &b->children, node);
    top->size += size;
    top->height = height + 1 > top->height ? height + 1 : top->height;
    return LTL_OK;
}

/* Remembers an anchor, if there is one; gives its index + 1. */
static uint32_t name_anchor(builder *b, const yaml_char_t *anchor) {
    if (!anchor) {
        return 0;
    }
    LTL_PUSH(&b->scratch, &b->anchors, (anchored){0});
    ltl_map_put_copy(&b->anchor_names, text_of(anchor), NULL)->value = b->anchors.count;
    return b->anchors.count;
}

static void fill_anchor(builder *b, uint32_t anchor, anchored content) {
    if (anchor != 0) {
        b->anchors.at[anchor - 1] = content;
    }
}

static ltl_yaml *new_node(builder *b, ltl_yaml_kind kind) {
    ltl_yaml *node = LTL_NEW(b->arena, ltl_yaml);
    node->kind = kind;
    node->line = b->at.line;
    node->column = b->at.column;
    node->path = b->path;
    return node;
}

static ltl_status open_collection(builder *b, ltl_yaml_kind kind, const yaml_char_t *anchor) {
    if (b->depth == LTL_MAX_YAML_DEPTH) {
        return here(b, ltl_fail(b->error, LTL_LIMIT, "nested deeper than %u levels",
                                (unsigned)LTL_MAX_YAML_DEPTH));
    }
    if (b->depth > 0 && is_key_due(b, &b->frames[b->depth - 1])) {
        return here(b, ltl_fail(b->error, LTL_SYNTAX, "a key must be a scalar"));
    }
    ltl_status status = count_nodes(b, 1);
    if (status == LTL_OK) {
        b->frames[b->depth++] = (frame){.node = new_node(b, kind),
                                        .first_child = b->children.count,
                                        .anchor = name_anchor(b, anchor),
                                        .size = 1,
                                        .height = 1};
    }
    return status;
}

/* Moves the children off the stack into arrays of their exact size. */
static void take_children(builder *b, const frame *top) {
    ltl_yaml *node = top->node;
    ltl_yaml **children = b->children.at + top->first_child;
    uint32_t count = b->children.count - top->first_child;
    uint32_t stride = node->kind == LTL_YAML_MAP ? 2 : 1;
    node->count = count / stride;
    node->items = LTL_NEW_ARRAY(b->arena, ltl_yaml *, node->count);
    node->keys = stride == 2 ? LTL_NEW_ARRAY(b->arena, ltl_yaml *, node->count) : NULL;
    for (uint32_t i = 0; i < node->count; i++) {
        node->items[i] = children[i * stride + stride - 1];
        if (node->keys) {
            node->keys[i] = children[i * stride];
        }
    }
    b->children.count = top->first_child;
}

/* --- one handler per event ---------------------------------------------------------------- */

static ltl_status on_nothing(builder *b) {
    (void)b;
    return LTL_OK;
}

static ltl_status on_document_start(builder *b) {
    if (++b->document_count > 1) {
        return here(b, ltl_fail(b->error, LTL_SYNTAX, "only one document is allowed in a file"));
    }
    return LTL_OK;
}

static ltl_status on_sequence_start(builder *b) {
    return open_collection(b, LTL_YAML_LIST, b->event->data.sequence_start.anchor);
}

static ltl_status on_mapping_start(builder *b) {
    return open_collection(b, LTL_YAML_MAP, b->event->data.mapping_start.anchor);
}

static ltl_status on_collection_end(builder *b) {
    frame top = b->frames[--b->depth];
    take_children(b, &top);
    fill_anchor(b, top.anchor, (anchored){top.node, top.size, top.height});
    return add_node(b, top.node, top.size, top.height);
}

static ltl_status on_alias(builder *b) {
    ltl_str name = text_of(b->event->data.alias.anchor);
    const ltl_map_entry *entry = ltl_map_find(&b->anchor_names, name);
    if (!entry) {
        return here(b, ltl_fail(b->error, LTL_SYNTAX, "undefined alias \"%.*s\"",
                                LTL_STR_ARG(shown(name))));
    }
    anchored target = b->anchors.at[entry->value - 1];
    if (!target.node) {
        return here(b, ltl_fail(b->error, LTL_SYNTAX, "alias \"%.*s\" stands inside its own anchor",
                                LTL_STR_ARG(shown(name))));
    }
    if (b->depth + target.height > LTL_MAX_YAML_DEPTH) {
        return here(b, ltl_fail(b->error, LTL_LIMIT, "nested deeper than %u levels by an alias",
                                (unsigned)LTL_MAX_YAML_DEPTH));
    }
    ltl_status status = count_nodes(b, target.size);
    return status == LTL_OK ? add_node(b, target.node, target.size, target.height) : status;
}

static bool is_null_text(ltl_str text) {
    static const char *const nulls[] = {"", "~", "null", "Null", "NULL"};
    for (size_t i = 0; i < LTL_COUNT_OF(nulls); i++) {
        if (ltl_str_is(text, nulls[i])) {
            return true;
        }
    }
    return false;
}

/* A tag that makes any text a string. Other tags do not change how a scalar is read. */
static bool is_string_tag(const yaml_char_t *tag) {
    ltl_str text = text_of(tag);
    return ltl_str_is(text, YAML_STR_TAG) || ltl_str_is(text, "!");
}

/* Moves the cursor to the character that a mark names; marks only ever grow. */
static void move_cursor(builder *b, size_t index) {
    while (b->cursor_index < index && b->cursor < b->text.len) {
        uint32_t code_point = 0;
        b->cursor += ltl_utf8_decode(b->text, b->cursor, &code_point);
        b->cursor_index++;
    }
}

/* Moves the place of a block scalar from its anchor or tag to its `|` or `>`, which may stand on a
 * later line. */
static void move_to_block_header(builder *b) {
    move_cursor(b, b->event->start_mark.index);
    bool is_in_word = false; /* an anchor, a tag or a comment, where the indicators mean nothing */
    bool is_in_comment = false;
    for (size_t i = b->cursor; i < b->text.len; i++) {
        char byte = b->text.ptr[i];
        if (!is_in_word && (byte == '|' || byte == '>')) {
            return;
        }
        if (byte == '\n') {
            is_in_comment = false;
            b->at = (place){b->at.line + 1, 0};
        }
        is_in_comment = is_in_comment || (!is_in_word && byte == '#');
        is_in_word = is_in_comment || (byte != ' ' && byte != '\t' && byte != '\n' && byte != '\r');
        b->at.column += ((unsigned char)byte & 0xC0u) == 0x80u ? 0 : 1;
    }
}

static ltl_status on_scalar(builder *b) {
    yaml_scalar_style_t style = b->event->data.scalar.style;
    ltl_str text = {(const char *)b->event->data.scalar.value, b->event->data.scalar.length};
    ltl_status status = count_nodes(b, 1);
    if (status != LTL_OK) {
        return status;
    }
    bool is_plain = style == YAML_PLAIN_SCALAR_STYLE && !is_string_tag(b->event->data.scalar.tag);
    bool is_block = style == YAML_LITERAL_SCALAR_STYLE || style == YAML_FOLDED_SCALAR_STYLE;
    if (is_block) {
        move_to_block_header(b);
    }
    bool is_null = is_plain && is_null_text(text);
    ltl_yaml *node = new_node(b, is_null ? LTL_YAML_NULL : LTL_YAML_SCALAR);
    node->is_plain = is_plain;
    node->is_block = is_block;
    node->text = ltl_arena_copy(b->arena, text);
    fill_anchor(b, name_anchor(b, b->event->data.scalar.anchor), (anchored){node, 1, 0});
    return add_node(b, node, 1, 0);
}

static ltl_status (*const handlers[])(builder *) = {
    [YAML_NO_EVENT] = on_nothing,
    [YAML_STREAM_START_EVENT] = on_nothing,
    [YAML_STREAM_END_EVENT] = on_nothing,
    [YAML_DOCUMENT_START_EVENT] = on_document_start,
    [YAML_DOCUMENT_END_EVENT] = on_nothing,
    [YAML_ALIAS_EVENT] = on_alias,
    [YAML_SCALAR_EVENT] = on_scalar,
    [YAML_SEQUENCE_START_EVENT] = on_sequence_start,
    [YAML_SEQUENCE_END_EVENT] = on_collection_end,
    [YAML_MAPPING_START_EVENT] = on_mapping_start,
    [YAML_MAPPING_END_EVENT] = on_collection_end,
};

/* --- driving the library ------------------------------------------------------------------ */

static place place_of(yaml_mark_t mark) {
    return (place){(uint32_t)mark.line + 1, (uint32_t)mark.column + 1};
}

/* What usually causes what the library complains about. */
static const char *hint(builder *b, const yaml_parser_t *parser) {
    move_cursor(b, parser->problem_mark.index);
    if (b->cursor < b->text.len && b->text.ptr[b->cursor] == '\t') {
        return "; this is a tab, and YAML is indented by blanks";
    }
    bool is_colon = parser->problem && strstr(parser->problem, "mapping values are not allowed") != NULL;
    return is_colon ? "; a text with `: ` in it needs quotes, or `|` and lines of its own" : "";
}

static ltl_status library_error(builder *b, const yaml_parser_t *parser) {
    if (parser->error == YAML_MEMORY_ERROR) {
        return here(b, ltl_fail(b->error, LTL_NO_MEMORY, "no memory for the YAML reader"));
    }
    b->at = place_of(parser->problem_mark);
    const char *problem = parser->problem ? parser->problem : "not valid YAML";
    const char *context = parser->context ? parser->context : "";
    return here(b, ltl_fail(b->error, LTL_SYNTAX, "%s%s%s%s", problem, *context ? " " : "", context,
                            hint(b, parser)));
}

static ltl_status take_event(builder *b, const yaml_event_t *event) {
    b->event = event;
    b->at = place_of(event->start_mark);
    ltl_status status = (size_t)event->type < LTL_COUNT_OF(handlers)
                            ? handlers[event->type](b)
                            : ltl_fail(b->error, LTL_INTERNAL, "unknown YAML event");
    bool is_full = ltl_arena_is_exhausted(b->arena) || ltl_arena_is_exhausted(&b->scratch);
    if (status == LTL_OK && is_full) {
        status = here(b, ltl_fail(b->error, LTL_LIMIT, "no memory left for this document"));
    }
    return status;
}

/* Reads events, never documents: the library has no limit of its own on depth, and gets slow with
 * it; the first event that is too deep ends the reading. */
static ltl_status run_library(builder *b) {
    yaml_parser_t parser;
    if (!yaml_parser_initialize(&parser)) {
        return here(b, ltl_fail(b->error, LTL_NO_MEMORY, "no memory for the YAML reader"));
    }
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)b->text.ptr, b->text.len);
    ltl_status status = LTL_OK;
    bool is_at_end = false;
    while (status == LTL_OK && !is_at_end) {
        yaml_event_t event;
        if (!yaml_parser_parse(&parser, &event)) {
            status = library_error(b, &parser);
            break;
        }
        is_at_end = event.type == YAML_STREAM_END_EVENT;
        status = take_event(b, &event);
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    return status;
}

/* --- what the library should never see ---------------------------------------------------- */

/* YAML text is valid UTF-8 of printable characters (YAML 1.2.2, 5.1). The library would say so too,
 * but without the line. */
static bool is_printable(uint32_t code_point) {
    if (code_point < 0xA0) {
        return (code_point >= 0x20 && code_point < 0x7F) || code_point == '\t' ||
               code_point == '\n' || code_point == '\r' || code_point == 0x85;
    }
    return code_point != 0xFFFE && code_point != 0xFFFF;
}

static bool is_utf16(ltl_str text) {
    return ltl_str_starts_with(text, LTL_STR("\xFF\xFE")) || ltl_str_starts_with(text, LTL_STR("\xFE\xFF"));
}

static ltl_status check_text(builder *b) {
    b->at = (place){1, 1};
    for (size_t i = 0; i < b->text.len;) {
        uint32_t code_point = 0;
        size_t len = ltl_utf8_decode(b->text, i, &code_point);
        bool is_good =
            code_point != 0xFFFD || ltl_utf8_is_valid(ltl_str_slice(b->text, i, i + len));
        if (!is_good || !is_printable(code_point)) {
            return here(b, is_good ? ltl_fail(b->error, LTL_SYNTAX,
                                              "control character U+%04X is not allowed",
                                              (unsigned)code_point)
                                   : ltl_fail(b->error, LTL_SYNTAX, "not valid UTF-8: the byte 0x%02X%s",
                                              (unsigned char)b->text.ptr[i],
                                              i == 0 && is_utf16(b->text) ? "; this is UTF-16" : ""));
        }
        b->at.column++;
        if (code_point == '\n') {
            b->at = (place){b->at.line + 1, 1};
        }
        i += len;
    }
    b->at = (place){1, 1};
    return LTL_OK;
}

ltl_status ltl_yaml_parse(ltl_arena *arena, ltl_str text, const char *path, ltl_yaml **out_root,
                          ltl_error *error) {
    builder b = {.arena = arena, .text = text, .path = path, .error = error};
    if (ltl_str_starts_with(text, LTL_STR("\xEF\xBB\xBF"))) {
        b.text = ltl_str_slice(text, 3, text.len);
    }
    ltl_map_init(&b.anchor_names, &b.scratch);
    ltl_status status = check_text(&b);
    if (status == LTL_OK && b.text.len > 0) {
        status = run_library(&b);
    }
    if (status == LTL_OK) {
        b.at = (place){1, 1};
        *out_root = b.root ? b.root : new_node(&b, LTL_YAML_NULL);
    }
    ltl_arena_clear(&b.scratch);
    return status;
}
