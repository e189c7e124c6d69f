#include "analyzers/syntax/front_end.h"

#include <tree_sitter/api.h>

#include "analyzers/syntax/flattener.h"
#include "analyzers/syntax/packed.h"
#include "analyzers/syntax/parse_internal.h"
#include "core/limits.h"
#include "grammars/front_end.h"

enum {
    MAX_OPEN = 64,      /* a reader's own nodes nest so deep at most */
    BYTES_PER_STEP = 256,
};

typedef struct builder {
    ltl_tree_writer writer; /* first: the reader hands it back */
    flattener f;
    const ltl_language *language;
    ltl_fuel *fuel;
    uint32_t unpaid; /* bytes */
    uint32_t reach;  /* where the furthest node ends: whoever is around it ends there or later */
    ltl_status status;
    ltl_node open[MAX_OPEN];
    uint32_t depth;
} builder;

static builder *builder_of(ltl_tree_writer *writer) { return (builder *)writer; }

static ltl_node around(const builder *b) { return b->open[b->depth - 1]; }

static void reach_to(builder *b, uint32_t stop) { b->reach = stop > b->reach ? stop : b->reach; }

static uint16_t symbol_of(const builder *b, uint16_t type) {
    return (uint16_t)(b->f.grammar->first_own + type);
}

static void open_node(ltl_tree_writer *writer, uint16_t type, ltl_role role, uint32_t start) {
    builder *b = builder_of(writer);
    uint16_t symbol = symbol_of(b, type);
    if (b->depth == MAX_OPEN) {
        b->status = LTL_LIMIT;
        return;
    }
    ltl_kind kind = (ltl_kind)b->f.grammar->symbols[symbol].kind;
    b->open[b->depth] =
        ltl_flattener_emit(&b->f, around(b), kind, role, symbol, (ltl_span){start, start});
    b->depth++;
}

static void close_node(ltl_tree_writer *writer, uint32_t stop) {
    builder *b = builder_of(writer);
    ltl_tree *tree = b->f.tree;
    if (b->depth > 1) {
        ltl_node node = b->open[--b->depth];
        tree->end[node] = tree->count;
        reach_to(b, stop);
        tree->stop[node] = b->reach;
    }
}

static void write_leaf(ltl_tree_writer *writer, uint16_t type, ltl_role role, ltl_span span,
                       ltl_str name) {
    builder *b = builder_of(writer);
    uint16_t symbol = symbol_of(b, type);
    ltl_kind kind = (ltl_kind)b->f.grammar->symbols[symbol].kind;
    ltl_node leaf = ltl_flattener_emit(&b->f, around(b), kind, role, symbol, span);
    b->f.tree->name[leaf] = ltl_names_intern(b->f.names, name);
    reach_to(b, span.end);
}

static void write_comment(ltl_tree_writer *writer, ltl_span span) {
    ltl_flattener_add_comment(&builder_of(writer)->f, span);
}

static void write_error(ltl_tree_writer *writer, ltl_span span) {
    builder *b = builder_of(writer);
    ltl_flattener_emit(&b->f, around(b), LTL_KIND_ERROR, LTL_ROLE_NONE, LTL_SYMBOL_SYNTHETIC, span);
    reach_to(b, span.end);
    ltl_flattener_add_error(&b->f, span);
}

static bool is_fine(const builder *b) {
    return b->status == LTL_OK && !b->f.is_out_of_memory && b->f.tree->count < LTL_MAX_TREE_NODES;
}

static void embed(ltl_tree_writer *writer, ltl_role role, ltl_str code, ltl_span span) {
    builder *b = builder_of(writer);
    TSTree *parsed = NULL;
    if (!is_fine(b)) {
        return;
    }
    ltl_status status = ltl_parse__core(code, span, b->language, b->fuel, &parsed);
    if (status == LTL_OK) {
        b->f.text = code;
        ltl_flattener_embed(&b->f, parsed, around(b), role, span);
        b->f.text = writer->text;
        reach_to(b, span.end);
    } else {
        b->status = status;
    }
    ltl_parse__forget(parsed);
}

static bool spend(ltl_tree_writer *writer, uint32_t bytes) {
    builder *b = builder_of(writer);
    b->unpaid += bytes;
    uint32_t steps = b->unpaid / BYTES_PER_STEP;
    b->unpaid %= BYTES_PER_STEP;
    if (steps > 0 && !ltl_fuel_spend(b->fuel, steps)) {
        b->status = b->fuel->reason != LTL_OK ? b->fuel->reason : LTL_FUEL;
    }
    return is_fine(b);
}

ltl_status ltl_front_end_run(const ltl_grammar *grammar, const ltl_source *source,
                             ltl_names *names, ltl_arena *arena, ltl_flatten_stack *stack,
                             ltl_fuel *fuel, const ltl_tree **out_tree) {
    const ltl_language *language = grammar->language;
    builder b = {.writer = {.text = source->text,
                            .arena = arena,
                            .open = open_node,
                            .close = close_node,
                            .leaf = write_leaf,
                            .comment = write_comment,
                            .error = write_error,
                            .embed = embed,
                            .spend = spend},
                 .language = language,
                 .fuel = fuel,
                 .status = LTL_OK};
    ltl_flattener_init(&b.f, grammar, source, names, arena, stack);
    ltl_flattener_reserve(&b.f, 64);
    b.open[b.depth++] =
        ltl_flattener_emit(&b.f, LTL_NO_NODE, LTL_KIND_ROOT, LTL_ROLE_NONE, LTL_SYMBOL_SYNTHETIC,
                           (ltl_span){0, (uint32_t)source->text.len});
    language->front_end(&b.writer);
    b.f.tree->end[0] = b.f.tree->count;
    if (b.f.is_out_of_memory) {
        return LTL_NO_MEMORY;
    }
    if (b.status == LTL_OK && b.f.tree->count >= LTL_MAX_TREE_NODES) {
        return LTL_LIMIT;
    }
    if (b.status == LTL_OK) {
        ltl_tree_link_postings(b.f.tree, b.f.arena);
        *out_tree = b.f.tree;
    }
    return b.status;
}
