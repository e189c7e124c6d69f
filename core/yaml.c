#include "core/yaml.h"

#include <stdlib.h>
#include <string.h>

#include <libfyaml.h>

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
    size_t offset;
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
    struct fy_event *event;
    place at;           /* of this event, or of the last one that had a place */
    size_t last_offset; /* where the last event with a place ended */
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

static ltl_str token_text(struct fy_token *token) {
    size_t len = 0;
    const char *text = token ? fy_token_get_text(token, &len) : NULL;
    return text ? (ltl_str){text, len} : LTL_STR("");
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
        return here(b, ltl_fail(b->error, LTL_SYNTAX, "duplicate key \"%.*s\"",
                                LTL_STR_ARG(shown((*key)->text))));
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
static uint32_t name_anchor(builder *b, struct fy_token *anchor) {
    if (!anchor) {
        return 0;
    }
    LTL_PUSH(&b->scratch, &b->anchors, (anchored){0});
    ltl_map_put_copy(&b->anchor_names, token_text(anchor), NULL)->value = b->anchors.count;
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
    return node;
}

static ltl_status open_collection(builder *b, ltl_yaml_kind kind, struct fy_token *anchor) {
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
    return open_collection(b, LTL_YAML_LIST, b->event->sequence_start.anchor);
}

static ltl_status on_mapping_start(builder *b) {
    return open_collection(b, LTL_YAML_MAP, b->event->mapping_start.anchor);
}

static ltl_status on_collection_end(builder *b) {
    frame top = b->frames[--b->depth];
    take_children(b, &top);
    fill_anchor(b, top.anchor, (anchored){top.node, top.size, top.height});
    return add_node(b, top.node, top.size, top.height);
}

static ltl_status on_alias(builder *b) {
    ltl_str name = token_text(b->event->alias.anchor);
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
static bool is_string_tag(struct fy_token *tag) {
    ltl_str text = token_text(tag);
    return ltl_str_is(text, "tag:yaml.org,2002:str") || ltl_str_is(text, "!");
}

/* The library places a block scalar at its first line of text; we mean its `|` or `>`. */
static void move_to_block_header(builder *b) {
    size_t end = b->at.offset < b->text.len ? b->at.offset : b->text.len;
    if (end > 0 && b->text.ptr[end - 1] == '\n') {
        end--;
        b->at.line--;
    }
    ltl_str before = ltl_str_slice(b->text, 0, end);
    size_t line_start = ltl_str_find_last_byte(before, '\n') + 1; /* SIZE_MAX + 1 is 0 */
    size_t at = b->last_offset > line_start ? b->last_offset : line_start;
    while (at < before.len && before.ptr[at] != '|' && before.ptr[at] != '>') {
        at++;
    }
    b->at.column = (uint32_t)ltl_utf8_length(ltl_str_slice(before, line_start, at)) + 1;
}

/* The library places a quoted scalar behind its quote; we mean the quote. */
static void move_to_quote(builder *b) {
    size_t at = b->at.offset;
    if (at > 0 && at <= b->text.len && b->at.column > 1 &&
        (b->text.ptr[at - 1] == '"' || b->text.ptr[at - 1] == '\'')) {
        b->at.column--;
    }
}

static bool is_blank(char byte) {
    return byte == ' ' || byte == '\t';
}
static bool is_break(char byte) {
    return byte == '\n' || byte == '\r';
}

/* Moves over line breaks and the blanks around them; returns how many breaks there were. */
static size_t skip_breaks(ltl_str text, size_t *at) {
    size_t count = 0;
    size_t i = *at;
    while (i < text.len && (is_break(text.ptr[i]) || is_blank(text.ptr[i]))) {
        bool is_pair = text.ptr[i] == '\r' && i + 1 < text.len && text.ptr[i + 1] == '\n';
        count += is_break(text.ptr[i]) ? 1 : 0;
        i += is_pair ? 2 : 1;
    }
    *at = i;
    return count;
}

static bool is_escaped_quote(ltl_str text, size_t at) {
    return at + 1 < text.len && text.ptr[at] == '\'' && text.ptr[at + 1] == '\'';
}

/* The text of a single-quoted scalar whose content starts at `at`. Read here because the library
 * (0.7.12) gives wrong text for two quotes in a row (`'a''''b'`) and leaks while doing so. */
static ltl_str single_quoted(ltl_arena *arena, ltl_str text, size_t at) {
    size_t end = at; /* at the quote that has no second one behind it */
    while (end < text.len && (text.ptr[end] != '\'' || is_escaped_quote(text, end))) {
        end += text.ptr[end] == '\'' ? 2 : 1;
    }
    text = ltl_str_slice(text, 0, end);
    char *out = ltl_arena_alloc_raw(arena, end - at + 1);
    size_t len = 0;
    size_t kept = 0; /* blanks are dropped before a break, but not what an earlier break left */
    while (at < end) {
        if (is_break(text.ptr[at])) {
            size_t breaks = skip_breaks(text, &at);
            len = kept;
            memset(out + len, breaks == 1 ? ' ' : '\n', breaks == 1 ? 1 : breaks - 1);
            len += breaks == 1 ? 1 : breaks - 1;
            kept = len;
            continue;
        }
        out[len++] = text.ptr[at];
        kept = is_blank(text.ptr[at]) ? kept : len;
        at += text.ptr[at] == '\'' ? 2 : 1;
    }
    out[len] = '\0';
    return (ltl_str){out, len};
}

static ltl_str scalar_text(builder *b, struct fy_token *value, enum fy_scalar_style style) {
    if (style == FYSS_SINGLE_QUOTED) {
        return single_quoted(b->arena, b->text, b->at.offset);
    }
    return ltl_arena_copy(b->arena, token_text(value));
}

/* The spaces before the first line of a block scalar that is not empty; 0 at the end of the text.
 */
static size_t indent_of_block(const builder *b) {
    size_t line_start = b->at.offset;
    size_t at = line_start;
    while (at < b->text.len && (b->text.ptr[at] == ' ' || is_break(b->text.ptr[at]))) {
        at++;
        line_start = is_break(b->text.ptr[at - 1]) ? at : line_start;
    }
    return at < b->text.len ? at - line_start : 0;
}

/* The library (0.7.12) takes what follows an empty block scalar for its text, and ends the text of
 * a folded one with zero bytes when it got it wrong. Neither may pass in silence. */
static ltl_status check_block(const builder *b, ltl_str text) {
    bool is_empty = ltl_str_is_empty(ltl_str_trim(text));
    bool is_inside = b->depth == 0 || indent_of_block(b) >= b->frames[b->depth - 1].node->column;
    if (is_empty || !is_inside) {
        return here(b,
                    ltl_fail(b->error, LTL_UNSUPPORTED,
                             "a block scalar without text is not supported; write \"\" instead"));
    }
    if (ltl_str_find_byte(text, '\0', 0) != SIZE_MAX) {
        return here(b,
                    ltl_fail(b->error, LTL_UNSUPPORTED,
                             "this layout of a block scalar is not supported; write it with | or "
                             "without deeper lines"));
    }
    return LTL_OK;
}

static ltl_status on_scalar(builder *b) {
    struct fy_token *value = b->event->scalar.value;
    enum fy_scalar_style style = fy_token_scalar_style(value);
    bool is_string = is_string_tag(b->event->scalar.tag);
    ltl_str text = scalar_text(b, value, style);
    bool is_plain = style == FYSS_PLAIN && !is_string;
    bool is_block = style == FYSS_LITERAL || style == FYSS_FOLDED;
    if (is_block) {
        move_to_block_header(b);
    } else if (style != FYSS_PLAIN) {
        move_to_quote(b);
    }
    ltl_status status = is_block ? check_block(b, text) : LTL_OK;
    if (status == LTL_OK) {
        status = count_nodes(b, 1);
    }
    if (status != LTL_OK) {
        return status;
    }
    bool is_null = is_plain && is_null_text(text);
    ltl_yaml *node = new_node(b, is_null ? LTL_YAML_NULL : LTL_YAML_SCALAR);
    node->is_plain = is_plain;
    node->is_block = is_block;
    node->text = text;
    fill_anchor(b, name_anchor(b, b->event->scalar.anchor), (anchored){node, 1, 0});
    return add_node(b, node, 1, 0);
}

static ltl_status (*const handlers[])(builder *) = {
    [FYET_NONE] = on_nothing,
    [FYET_STREAM_START] = on_nothing,
    [FYET_STREAM_END] = on_nothing,
    [FYET_DOCUMENT_START] = on_document_start,
    [FYET_DOCUMENT_END] = on_nothing,
    [FYET_MAPPING_START] = on_mapping_start,
    [FYET_MAPPING_END] = on_collection_end,
    [FYET_SEQUENCE_START] = on_sequence_start,
    [FYET_SEQUENCE_END] = on_collection_end,
    [FYET_SCALAR] = on_scalar,
    [FYET_ALIAS] = on_alias,
};

/* --- driving the library ------------------------------------------------------------------ */

/* A part left out (`key:`) has no place; it keeps that of what came before it. */
static void read_place(builder *b) {
    const struct fy_mark *start = fy_event_start_mark(b->event);
    if (start && start->line >= 0 && start->column >= 0) {
        b->at = (place){(uint32_t)start->line + 1, (uint32_t)start->column + 1, start->input_pos};
    }
}

static void read_end(builder *b) {
    const struct fy_mark *end = fy_event_end_mark(b->event);
    if (end) {
        b->last_offset = end->input_pos;
    }
}

static void drop_output(struct fy_diag *diag, void *user, const char *bytes, size_t len) {
    (void)diag, (void)user, (void)bytes, (void)len;
}

static struct fy_diag *new_silent_diag(void) {
    struct fy_diag_cfg cfg;
    fy_diag_cfg_default(&cfg);
    cfg.fp = NULL;
    cfg.output_fn = drop_output;
    struct fy_diag *diag = fy_diag_create(&cfg);
    if (diag) {
        fy_diag_set_collect_errors(diag, true);
    }
    return diag;
}

/* The first error that the library collected. It gives none for a `%YAML` version it cannot read.
 */
static ltl_status library_error(builder *b, struct fy_diag *diag) {
    void *position = NULL;
    const struct fy_diag_error *found = NULL;
    while ((found = fy_diag_errors_iterate(diag, &position)) != NULL && found->type != FYET_ERROR) {
    }
    if (!found) {
        return here(b,
                    ltl_fail(b->error, LTL_SYNTAX, "not valid YAML; the reader gives no reason"));
    }
    ltl_str message = ltl_str_of(found->msg ? found->msg : "not valid YAML");
    ltl_str first_line = message;
    (void)ltl_str_split(&message, '\n', &first_line);
    ltl_status status = ltl_fail(b->error, LTL_SYNTAX, "%.*s", LTL_STR_ARG(first_line));
    uint32_t line = found->line > 0 ? (uint32_t)found->line : b->at.line;
    uint32_t column = found->line > 0 && found->column > 0 ? (uint32_t)found->column : 0;
    ltl_error_at(b->error, b->path, line, column);
    return status;
}

static ltl_status read_events(builder *b, struct fy_parser *parser, struct fy_diag *diag) {
    bool is_at_end = false;
    while (!is_at_end) {
        b->event = fy_parser_parse(parser);
        if (!b->event) {
            return library_error(b, diag);
        }
        read_place(b);
        is_at_end = b->event->type == FYET_STREAM_END;
        ltl_status status = (size_t)b->event->type < LTL_COUNT_OF(handlers)
                                ? handlers[b->event->type](b)
                                : ltl_fail(b->error, LTL_INTERNAL, "unknown YAML event");
        read_end(b);
        fy_parser_event_free(parser, b->event);
        if (status != LTL_OK) {
            return status;
        }
        if (ltl_arena_is_exhausted(b->arena) || ltl_arena_is_exhausted(&b->scratch)) {
            return here(b, ltl_fail(b->error, LTL_LIMIT, "no memory left for this document"));
        }
    }
    return LTL_OK;
}

static ltl_status run_library(builder *b) {
    ltl_status status = LTL_NO_MEMORY;
    struct fy_parser *parser = NULL;
    struct fy_diag *diag = new_silent_diag();
    if (diag) {
        struct fy_parse_cfg cfg = {
            .flags = FYPCF_QUIET | FYPCF_DEFAULT_VERSION_1_2 | FYPCF_JSON_NONE, .diag = diag};
        parser = fy_parser_create(&cfg);
    }
    if (!parser || fy_parser_set_string(parser, b->text.ptr, b->text.len) != 0) {
        here(b, ltl_fail(b->error, status, "no memory for the YAML reader"));
        goto done;
    }
    status = read_events(b, parser, diag);
done:
    fy_parser_destroy(parser);
    fy_diag_destroy(diag);
    return status;
}

/* --- what the library should never see ---------------------------------------------------- */

/* YAML text is valid UTF-8 without control characters (YAML 1.2.2, 5.1). */
static bool is_allowed(uint32_t code_point, bool is_good) {
    return is_good &&
           (code_point >= 0x20 || code_point == '\t' || code_point == '\n' || code_point == '\r') &&
           code_point != 0x7F;
}

static ltl_status check_text(builder *b) {
    b->at = (place){1, 1, 0};
    for (size_t i = 0; i < b->text.len;) {
        uint32_t code_point = 0;
        size_t len = ltl_utf8_decode(b->text, i, &code_point);
        bool is_good =
            code_point != 0xFFFD || ltl_utf8_is_valid(ltl_str_slice(b->text, i, i + len));
        if (!is_allowed(code_point, is_good)) {
            return here(b, is_good ? ltl_fail(b->error, LTL_SYNTAX,
                                              "control character U+%04X is not allowed",
                                              (unsigned)code_point)
                                   : ltl_fail(b->error, LTL_SYNTAX, "not valid UTF-8"));
        }
        b->at.column++;
        if (code_point == '\n') {
            b->at = (place){b->at.line + 1, 1, i};
        }
        i += len;
    }
    b->at = (place){1, 1, 0};
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
        b.at = (place){1, 1, 0};
        *out_root = b.root ? b.root : new_node(&b, LTL_YAML_NULL);
    }
    ltl_arena_clear(&b.scratch);
    return status;
}
