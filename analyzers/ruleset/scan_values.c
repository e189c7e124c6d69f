/* Values from file to file: what the file lends, and what functions of others say about it. */
#include "analyzers/ruleset/scan_internal.h"
#include "core/limits.h"

bool ltl_scanner_lend(ltl_scanner *scanner, ltl_arena *arena, ltl_lent *out_lent) {
    if (!scanner->values.is_known || !ltl_values_reads(scanner->language) ||
        scanner->dataflow != LTL_DATAFLOW_REPOSITORY) {
        return false; /* no rule asked */
    }
    ltl_lent_make(arena, &scanner->target.flow, &scanner->values.findings, &scanner->values.opens,
                  out_lent);
    return true;
}

static bool was_found(const ltl_value_places *found, const ltl_value_place *place) {
    for (uint32_t i = 0; i < found->count; i++) {
        if (found->at[i].check == place->check && found->at[i].span.start == place->span.start &&
            found->at[i].span.end == place->span.end) {
            return true;
        }
    }
    return false;
}

/* Both texts as one, read as code of the file's language; null: they cannot be. */
static const ltl_tree *read_both(ltl_scanner *scanner, ltl_str borrowed) {
    ltl_arena *arena = &scanner->arena;
    ltl_source *source = LTL_NEW(arena, ltl_source);
    ltl_str own = scanner->source->text;
    char *text = ltl_arena_alloc_raw(arena, own.len + borrowed.len + 1);
    memcpy(text, own.ptr, own.len);
    memcpy(text + own.len, borrowed.ptr, borrowed.len);
    ltl_source_init(source, arena, scanner->source->path, (ltl_str){text, own.len + borrowed.len});
    uint64_t steps = LTL_PARSE_FUEL_BASE + source->text.len / LTL_PARSE_BYTES_PER_FUEL;
    ltl_fuel fuel = ltl_fuel_make(steps, scanner->stop);
    const ltl_tree *tree = NULL;
    ltl_status status = ltl_parser_parse(scanner->parser, arena,
                                         &ltl_scanner__lane(scanner, scanner->language)->names,
                                         source, scanner->language, &fuel, &tree);
    return status == LTL_OK ? tree : NULL;
}

void ltl_scanner_borrow(ltl_scanner *scanner, const ltl_borrowed_text *borrowed,
                        const ltl_lent *lent, ltl_arena *arena, ltl_value_places *out_places) {
    *out_places = (ltl_value_places){0};
    const ltl_tree *tree = read_both(scanner, borrowed->text);
    if (tree == NULL) {
        return;
    }
    ltl_flow flow;
    ltl_value_findings findings;
    ltl_value_places places;
    ltl_flow_init(&flow, &scanner->arena, tree);
    ltl_values_far far = {
        .own_bytes = (uint32_t)scanner->source->text.len, .lent = lent, .known = &borrowed->known};
    (void)ltl_values_find_far(&scanner->arena, &flow, &far, scanner->stop, &findings);
    ltl_value_places_of(&scanner->arena, tree, &findings, &places);
    for (uint32_t i = 0; i < places.count; i++) {
        if (!was_found(&lent->found, &places.at[i])) {
            LTL_PUSH(arena, out_places, places.at[i]);
        }
    }
}

void ltl_scanner__add_borrowed(ltl_arena *arena, const ltl_tree *tree,
                               const ltl_value_places *places, ltl_value_findings *findings) {
    for (uint32_t i = 0; i < places->count; i++) {
        const ltl_value_place *place = &places->at[i];
        ltl_value_finding finding = {.check = place->check,
                                     .doubt = place->doubt,
                                     .node = ltl_value_place_node(tree, place->span, place->kind)};
        ltl_node from =
            place->from.end > 0 ? ltl_value_place_node(tree, place->from, -1) : LTL_NO_NODE;
        finding.from = from != LTL_NO_NODE ? from : 0;
        if (finding.node != LTL_NO_NODE) {
            LTL_PUSH(arena, findings, finding);
        }
    }
}
