#include "analyzers/ruleset/scan_internal.h"
#include "core/limits.h"

/* The parts of the file, found once; null when it has no tree. */
const ltl_embedded_parts *ltl_scanner__parts(ltl_scanner *scanner, ltl_reason *out_reason) {
    const ltl_tree *tree = ltl_scanner_tree(scanner, out_reason);
    if (tree != NULL && !scanner->parts_are_known) {
        scanner->parts_are_known = true;
        if (!ltl_embedded_find(&scanner->arena, tree, &scanner->page)) {
            scanner->embedded_reason =
                ltl_reason_worse(scanner->embedded_reason, LTL_REASON_EMBEDDED_PARTS);
        }
    }
    return tree != NULL ? &scanner->page : NULL;
}

/* The part as if it were a file of its own: tree, imports, values and whatever the rules keep. */
static ltl_reason read_embedded(ltl_scanner *scanner, ltl_evaluation_context *c) {
    const ltl_embedded *part = c->page_part;
    uint64_t bytes = part->span.end - part->span.start;
    ltl_fuel fuel =
        ltl_fuel_make(LTL_PARSE_FUEL_BASE + bytes / LTL_PARSE_BYTES_PER_FUEL, scanner->stop);
    const ltl_tree *tree = NULL;
    ltl_status status = ltl_parser_parse_part(scanner->parser, c->arena, c->names, c->source,
                                              part->span, part->language, &fuel, &tree);
    ltl_reason reason = ltl_scanner__reason_of_tree(status, tree);
    bool is_expected = part->is_shown && reason == LTL_REASON_PARSE_ERRORS;
    if (!is_expected) {
        scanner->embedded_reason = ltl_reason_worse(scanner->embedded_reason, reason);
    }
    if (status == LTL_OK) {
        if (!part->is_shown) {
            LTL_PUSH(c->arena, &scanner->embedded, tree);
        }
        ltl_imports *imports = LTL_NEW(c->arena, ltl_imports);
        ltl_imports_build(c->arena, c->names, tree, imports);
        c->tree = tree;
        c->target = LTL_NEW(c->arena, ltl_match_target);
        ltl_match_target_init(c->target, c->arena, tree, imports);
        c->target->regex_state = scanner->regex_state;
    }
    return reason;
}

ltl_reason ltl_scanner__enter_part(ltl_scanner *scanner, ltl_evaluation_context *c,
                                   const ltl_embedded_parts *parts, const ltl_embedded *part,
                                   bool with_tree) {
    const ltl_program *program = c->program;
    memset(c->patterns, 0, program->patterns.count * sizeof *c->patterns);
    memset(c->generics, 0, program->generics.count * sizeof *c->generics);
    memset(c->regexes, 0, program->regexes.count * sizeof *c->regexes);
    memset(c->shared, 0, ((size_t)program->shared_count + 1) * sizeof *c->shared);
    c->parts = LTL_NEW(c->arena, ltl_map);
    c->taint_scratch = LTL_NEW(c->arena, ltl_taint_scratch);
    c->values = LTL_NEW(c->arena, ltl_value_scratch);
    c->parts_of_page = parts;
    c->page_part = part;
    c->source = parts->source;
    c->within = part->span;
    c->tree = NULL;
    c->target = NULL;
    return with_tree ? read_embedded(scanner, c) : LTL_REASON_NONE;
}

/* The rules of one language over all parts that are written in it. */
static void run_parts(ltl_scanner *scanner, ltl_lane *l, const ltl_embedded_parts *parts) {
    const ltl_program *program = l->program;
    ltl_evaluation_context c = ltl_scanner__context(scanner, l, false);
    ltl_budget *budgets = LTL_NEW_ARRAY(c.arena, ltl_budget, program->units.count);
    for (uint32_t i = 0; i < program->units.count; i++) {
        budgets[i].fuel = LTL_MATCH_FUEL_PER_RULE_FILE;
    }
    for (uint32_t i = 0; i < parts->count; i++) {
        const ltl_embedded *part = &parts->at[i];
        if (part->language != program->language ||
            !ltl_scanner__wake(scanner, l, ltl_source_slice(parts->source, part->span))) {
            continue;
        }
        ltl_reason reason = ltl_scanner__enter_part(scanner, &c, parts, part,
                                                    ltl_scanner__needs_tree(scanner, l));
        ltl_scanner__run_units(scanner, l, &c, budgets, reason);
    }
}

/* What is spelt with entities may hide what a rule looks for. */
static bool wake_page(ltl_scanner *scanner, ltl_lane *l) {
    ltl_str text = scanner->source->text;
    if (ltl_scanner__wake(scanner, l, text)) {
        return true;
    }
    ltl_str decoded = ltl_embedded_decode(&scanner->arena, text);
    return decoded.ptr != text.ptr && ltl_scanner__wake(scanner, l, decoded);
}

static void run_language(ltl_scanner *scanner, const ltl_language *language) {
    ltl_lane *l = ltl_scanner__lane_with_rules(scanner, language);
    if (l == NULL || !wake_page(scanner, l)) {
        return;
    }
    ltl_reason reason;
    const ltl_embedded_parts *parts = ltl_scanner__parts(scanner, &reason);
    if (parts == NULL) {
        ltl_scanner__give_up_alive(scanner, l, reason);
    } else {
        run_parts(scanner, l, parts);
    }
}

/* Only a file with such a tag, attribute or fence, in whose text a rule of such a language could match, is
 * parsed for it. */
void ltl_scanner__run_embedded(ltl_scanner *scanner) {
    const ltl_language *languages[LTL_MAX_EMBEDDED_LANGUAGES];
    const ltl_language *host = scanner->language;
    uint32_t count = ltl_embedded_is_host(host)
                         ? ltl_embedded_languages(scanner->source, host, languages)
                         : 0;
    scanner->is_in_document = host->has_fences;
    for (uint32_t i = 0; i < count; i++) {
        if (!host->has_fences || ltl_ruleset_speaks_in_documents(scanner->ruleset, languages[i])) {
            run_language(scanner, languages[i]);
        }
    }
    scanner->is_in_document = false;
}
