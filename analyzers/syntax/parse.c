#include "analyzers/syntax/parse.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <tree_sitter/api.h>

#include "analyzers/syntax/flatten.h"
#include "analyzers/syntax/front_end.h"
#include "analyzers/syntax/open_tags.h"
#include "analyzers/syntax/parse_internal.h"
#include "analyzers/syntax/parse_memory.h"
#include "core/limits.h"
#include "grammars/template_markers.h"
#include "grammars/twirl_repair.h"

struct ltl_parser {
    ltl_parse_memory memory;
    ltl_flatten_stack stack;
};

/* What the core asks back during a parse. */
typedef struct parse_input {
    ltl_str text;
    ltl_fuel *fuel;
} parse_input;

ltl_parser *ltl_parser_new(void) {
    ltl_parse_memory_install();
    return calloc(1, sizeof(ltl_parser));
}

void ltl_parser_free(ltl_parser *parser) {
    if (parser != NULL) {
        ltl_parse_memory_clear(&parser->memory);
        ltl_flatten_stack_clear(&parser->stack);
        free(parser);
    }
}

/* In pieces, each paid for: a grammar's own scanner may look ahead over the whole text at every token
 * (Python's does over comments), and its steps are counted nowhere else. A piece begins where it is
 * asked for, so that no character is ever cut. */
static const char *read_text(void *payload, uint32_t offset, TSPoint point, uint32_t *out_bytes) {
    const parse_input *input = payload;
    (void)point;
    if (offset >= input->text.len || !ltl_fuel_spend(input->fuel, 1)) {
        *out_bytes = 0;
        return "";
    }
    size_t rest = input->text.len - offset;
    *out_bytes = (uint32_t)(rest < LTL_PARSE_PIECE_BYTES ? rest : LTL_PARSE_PIECE_BYTES);
    return input->text.ptr + offset;
}

/* True stops the parse. */
static bool has_no_fuel(TSParseState *state) {
    const parse_input *input = state->payload;
    return !ltl_fuel_spend(input->fuel, 1);
}

/* Positions in rows are not asked for; offsets are. */
static bool set_part(TSParser *ts, ltl_span part) {
    TSRange range = {.start_point = {0, part.start},
                     .end_point = {0, part.end},
                     .start_byte = part.start,
                     .end_byte = part.end};
    return ts_parser_set_included_ranges(ts, &range, 1);
}

ltl_status ltl_parse__run(TSParser *ts, ltl_str text, ltl_fuel *fuel, TSTree **out_parsed) {
    parse_input input = {text, fuel};
    TSInput reader = {.payload = &input, .read = read_text, .encoding = TSInputEncodingUTF8};
    TSParseOptions options = {.payload = &input, .progress_callback = has_no_fuel};
    TSTree *parsed = ts_parser_parse_with_options(ts, NULL, reader, options);
    if (parsed == NULL) {
        return fuel->reason != LTL_OK ? fuel->reason : LTL_FUEL;
    }
    *out_parsed = parsed;
    return fuel->reason; /* whose text ended with the fuel has a tree of its beginning only */
}

ltl_status ltl_parse__core(ltl_str text, ltl_span part, const ltl_language *language,
                           ltl_fuel *fuel, TSTree **out_parsed) {
    if (language->scanner_keeps_tags &&
        !ltl_fuel_spend(fuel, ltl_open_tags_carried(ltl_str_slice(text, part.start, part.end)) /
                                  LTL_OPEN_TAGS_PER_FUEL)) {
        return fuel->reason;
    }
    TSParser *ts = ts_parser_new();
    bool is_whole = part.start == 0 && part.end == text.len;
    if (ts == NULL || !ts_parser_set_language(ts, language->grammar()) ||
        (!is_whole && !set_part(ts, part))) {
        ts_parser_delete(ts);
        return LTL_NO_MEMORY;
    }
    ltl_status status = ltl_parse__run(ts, text, fuel, out_parsed);
    ts_parser_delete(ts); /* the scanner's own state is not ours to forget */
    return status;
}

void ltl_parse__forget(TSTree *parsed) {
    if (!ltl_parse_memory_forgets()) {
        ts_tree_delete(parsed);
    }
}

static ltl_status parse(ltl_str text, const ltl_language *language, ltl_fuel *fuel,
                        TSTree **out_parsed) {
    return ltl_parse__core(text, (ltl_span){0, (uint32_t)text.len}, language, fuel, out_parsed);
}

/* The tree of `text`, which differs from the source in bytes at most. */
static ltl_status read_tree(ltl_parser *parser, ltl_arena *arena, ltl_names *names,
                            const ltl_source *source, ltl_str text, const ltl_language *language,
                            ltl_fuel *fuel, const ltl_tree **out_tree) {
    const ltl_grammar *grammar = ltl_grammar_of(language);
    if (grammar == NULL) {
        return LTL_NO_MEMORY;
    }
    TSTree *parsed = NULL;
    ltl_status status;
    ltl_parse_memory_enter(&parser->memory);
    if (language->front_end != NULL) {
        status = ltl_front_end_run(grammar, source, names, arena, &parser->stack, fuel, out_tree);
    } else {
        status = parse(text, language, fuel, &parsed);
        if (status == LTL_OK) {
            status =
                ltl_flatten(parsed, grammar, source, names, arena, &parser->stack, fuel, out_tree);
        }
    }
    ltl_parse__forget(parsed);
    ltl_parse_memory_leave(&parser->memory);
    return status;
}

typedef bool repair_text(ltl_arena *arena, ltl_str text, char *copy);

/* The text as the grammar can read it. */
static ltl_str prepared(ltl_arena *arena, const ltl_source *source, const ltl_language *language) {
    ltl_str text = source->text;
    if (language->prepare == NULL || text.len == 0) {
        return text;
    }
    char *copy = ltl_arena_alloc_raw(arena, text.len);
    memcpy(copy, text.ptr, text.len);
    return language->prepare(text, copy) ? (ltl_str){copy, text.len} : text;
}

/* What macros hide is taken away, and the text read once more. The better reading counts. */
static void repair(ltl_parser *parser, ltl_arena *arena, ltl_names *names, const ltl_source *source,
                   const ltl_language *language, repair_text *edit, const ltl_fuel *fuel,
                   const ltl_tree **tree) {
    char *copy = ltl_arena_alloc_raw(arena, source->text.len + 1);
    memcpy(copy, source->text.ptr, source->text.len);
    ltl_str text = {copy, source->text.len};
    if (!edit(arena, source->text, copy)) {
        return;
    }
    ltl_fuel own = *fuel;
    const ltl_tree *other;
    ltl_status status = read_tree(parser, arena, names, source, text, language, &own, &other);
    if (status == LTL_OK && other->error_count < (*tree)->error_count &&
        other->error_bytes <= (*tree)->error_bytes) {
        *tree = other;
    }
}

ltl_status ltl_parser_parse_as_written(ltl_parser *parser, ltl_arena *arena, ltl_names *names,
                                       const ltl_source *source, const ltl_language *language,
                                       ltl_fuel *fuel, const ltl_tree **out_tree) {
    ltl_str text = prepared(arena, source, language);
    return read_tree(parser, arena, names, source, text, language, fuel, out_tree);
}

ltl_status ltl_parser_parse(ltl_parser *parser, ltl_arena *arena, ltl_names *names,
                            const ltl_source *source, const ltl_language *language, ltl_fuel *fuel,
                            const ltl_tree **out_tree) {
    ltl_status status =
        ltl_parser_parse_as_written(parser, arena, names, source, language, fuel, out_tree);
    if (status == LTL_OK && (*out_tree)->error_count > 0 && language->repair != NULL) {
        repair(parser, arena, names, source, language, language->repair, fuel, out_tree);
    }
    return status;
}

/* Offsets of a part become those of the whole. */
static void move_tree(ltl_tree *tree, const ltl_source *source, uint32_t by) {
    for (ltl_node node = 0; node < tree->count; node++) {
        tree->start[node] += by;
        tree->stop[node] += by;
    }
    for (uint32_t i = 0; i < tree->comment_count; i++) {
        tree->comments[i].start += by;
        tree->comments[i].end += by;
    }
    tree->source = source;
}

ltl_status ltl_parser_parse_part(ltl_parser *parser, ltl_arena *arena, ltl_names *names,
                                 const ltl_source *source, ltl_span part,
                                 const ltl_language *language, ltl_fuel *fuel,
                                 const ltl_tree **out_tree) {
    ltl_source *own = LTL_NEW(arena, ltl_source);
    own->path = source->path;
    own->text = ltl_source_slice(source, part);
    const ltl_tree *tree;
    ltl_status status = ltl_parser_parse(parser, arena, names, own, language, fuel, &tree);
    bool was_tried = language->repair == ltl_marker_repair;
    if (status == LTL_OK && tree->error_count > 0 && !was_tried) {
        repair(parser, arena, names, own, language, ltl_marker_repair, fuel, &tree);
    }
    if (status == LTL_OK && tree->error_count > 0 && ltl_twirl_is_page(source->path)) {
        repair(parser, arena, names, own, language, ltl_twirl_script_repair, fuel, &tree);
    }
    if (status == LTL_OK) {
        move_tree((ltl_tree *)(uintptr_t)tree, source, part.start); /* nobody else has it yet */
        *out_tree = tree;
    }
    return status;
}

ltl_status ltl_parser_parse_only(ltl_parser *parser, const ltl_source *source,
                                 const ltl_language *language, ltl_fuel *fuel) {
    TSTree *parsed = NULL;
    ltl_parse_memory_enter(&parser->memory);
    ltl_status status = parse(source->text, language, fuel, &parsed);
    ltl_parse__forget(parsed);
    ltl_parse_memory_leave(&parser->memory);
    return status;
}
