#include "analyzers/ruleset/scan.h"

#include <stdlib.h>

#include "analyzers/ruleset/scan_internal.h"
#include "core/limits.h"

ltl_scanner *ltl_scanner_new(const ltl_ruleset *ruleset) {
    ltl_scanner *scanner = calloc(1, sizeof *scanner);
    if (scanner == NULL) {
        return NULL;
    }
    scanner->ruleset = ruleset;
    scanner->uses_prefilter = true;
    scanner->parser = ltl_parser_new();
    scanner->regex_state = ltl_regex_state_new();
    if (scanner->parser == NULL || scanner->regex_state == NULL) {
        ltl_scanner_free(scanner);
        return NULL;
    }
    return scanner;
}

static void lane_clear(ltl_lane *l) {
    if (l->has_names) {
        ltl_names_clear(&l->names);
    }
    ltl_prefilter_scratch_free(l->scratch);
    free(l->alive);
    *l = (ltl_lane){0};
}

void ltl_scanner_free(ltl_scanner *scanner) {
    if (scanner == NULL) {
        return;
    }
    for (size_t i = 0; i < MAX_LANES; i++) {
        lane_clear(&scanner->lanes[i]);
    }
    ltl_scanner__forget_words(scanner);
    ltl_parser_free(scanner->parser);
    ltl_regex_state_free(scanner->regex_state);
    ltl_arena_clear(&scanner->arena);
    ltl_arena_clear(&scanner->tree_arena);
    free(scanner);
}

ltl_lane *ltl_scanner__lane(ltl_scanner *scanner, const ltl_language *language) {
    size_t index = language != NULL ? 1 + ltl_language_index(language) : 0;
    ltl_lane *l = &scanner->lanes[index];
    if (!l->is_used) {
        l->is_used = true;
        scanner->used[scanner->used_count++] = (uint16_t)index;
    }
    if (l->is_known) {
        return l;
    }
    l->is_known = true;
    l->program = ltl_ruleset_program(scanner->ruleset, language);
    ltl_names_init(&l->names);
    l->has_names = true;
    if (l->program != NULL) {
        ltl_names_copy_base(&l->names, &l->program->names);
        l->scratch = ltl_prefilter_scratch_new(l->program->prefilter);
        l->alive = calloc(l->program->units.count + 1, 1);
    }
    return l;
}

/* The names of the last file go, in every lane it came to. */
static void lanes_reset(ltl_scanner *scanner) {
    while (scanner->used_count > 0) {
        ltl_lane *l = &scanner->lanes[scanner->used[--scanner->used_count]];
        l->is_used = false;
        ltl_names_reset(&l->names);
    }
}

/* All that is known of the file but its tree. */
static void file_reset(ltl_scanner *scanner) {
    lanes_reset(scanner);
    ltl_scanner__forget_words(scanner);
    ltl_arena_reset(&scanner->arena);
    scanner->target_is_known = false;
    memset(scanner->parts, 0, sizeof scanner->parts);
    scanner->matches_are_known = false;
    memset(&scanner->embedded, 0, sizeof scanner->embedded);
    scanner->parts_are_known = false;
    scanner->embedded_reason = LTL_REASON_NONE;
    scanner->taint = (ltl_taint_scratch){0};
    scanner->values = (ltl_value_scratch){0};
    scanner->reach = NULL;
    ltl_scanner__begin_rules(scanner);
    ltl_scanner__begin_form(scanner);
    scanner->matches = (ltl_matches){0};
    scanner->form_reason = LTL_REASON_NONE;
    scanner->give_ups = (ltl_give_ups){0};
    scanner->suppressions_are_known = false;
    scanner->suppressions = (ltl_suppressions){0};
}

void ltl_scanner_begin(ltl_scanner *scanner, const ltl_source *source, const ltl_language *language,
                       const atomic_int *stop) {
    file_reset(scanner);
    ltl_arena_reset(&scanner->tree_arena);
    scanner->source = source;
    scanner->language = language;
    scanner->twin = ltl_language_twin(source->path, language);
    scanner->stop = stop;
    scanner->tree_is_known = false;
    scanner->tree_reason = LTL_REASON_NONE;
    scanner->tree = NULL;
}

void ltl_scanner_begin_packed(ltl_scanner *scanner, const ltl_packed_tree *packed, const atomic_int *stop) {
    ltl_scanner_begin(scanner, &packed->source, packed->tree.language, stop);
    ltl_names *names = &ltl_scanner__lane(scanner, scanner->language)->names;
    scanner->tree = ltl_tree_unpack(packed, &scanner->tree_arena, names);
    scanner->tree_is_known = true;
    scanner->tree_names = names->count;
    scanner->tree_reason = ltl_scanner__reason_of_tree(LTL_OK, scanner->tree);
}

bool ltl_scanner_pack(const ltl_scanner *scanner, ltl_packed_tree *out) {
    if (scanner->tree == NULL || ltl_scanner_is_exhausted(scanner)) {
        return false;
    }
    ltl_tree_pack(scanner->tree, scanner->tree_names, out);
    return true;
}

ltl_arena *ltl_scanner_arena(ltl_scanner *scanner) { return &scanner->arena; }
bool ltl_scanner_is_exhausted(const ltl_scanner *scanner) {
    return ltl_arena_is_exhausted(&scanner->arena) || ltl_arena_is_exhausted(&scanner->tree_arena);
}
const ltl_source *ltl_scanner_source(const ltl_scanner *scanner) { return scanner->source; }
const ltl_language *ltl_scanner_language(const ltl_scanner *scanner) { return scanner->language; }
const ltl_tree *ltl_scanner_tree_if_parsed(const ltl_scanner *scanner) { return scanner->tree; }
ltl_reason ltl_scanner_tree_reason(const ltl_scanner *scanner) {
    return ltl_reason_worse(scanner->tree_reason, scanner->embedded_reason);
}

ltl_reason ltl_scanner_looked_reason(const ltl_scanner *scanner) {
    return scanner->form_reason != LTL_REASON_NONE ? scanner->form_reason
                                                   : ltl_scanner_tree_reason(scanner);
}

uint32_t ltl_scanner_error_bytes(const ltl_scanner *scanner) {
    uint32_t bytes = scanner->tree != NULL ? scanner->tree->error_bytes : 0;
    for (uint32_t i = 0; i < scanner->embedded.count; i++) {
        bytes += scanner->embedded.at[i]->error_bytes;
    }
    return bytes;
}

void ltl_scanner_set_dataflow(ltl_scanner *scanner, ltl_dataflow_depth depth) {
    scanner->dataflow = depth;
}
void ltl_scanner_set_prefilter(ltl_scanner *scanner, bool is_on) {
    scanner->uses_prefilter = is_on;
}

void ltl_scanner_ignore_paths(ltl_scanner *scanner) { scanner->ignores_paths = true; }

void ltl_scanner_set_today(ltl_scanner *scanner, int64_t seconds) { scanner->today = seconds; }

/* ---- tree ---- */

ltl_reason ltl_scanner__reason_of(ltl_status status) {
    switch (status) {
    case LTL_OK:
        return LTL_REASON_NONE;
    case LTL_CANCELLED:
        return LTL_REASON_CANCELLED;
    case LTL_DEADLINE:
        return LTL_REASON_DEADLINE;
    case LTL_LIMIT:
        return LTL_REASON_TREE_NODES;
    case LTL_NO_MEMORY:
        return LTL_REASON_MEMORY;
    default:
        return LTL_REASON_PARSE_FUEL;
    }
}

ltl_reason ltl_scanner__reason_of_tree(ltl_status status, const ltl_tree *tree) {
    if (status != LTL_OK) {
        return ltl_scanner__reason_of(status);
    }
    return tree->is_cut             ? LTL_REASON_TREE_DEPTH
           : tree->error_count > 0 ? LTL_REASON_PARSE_ERRORS
                                   : LTL_REASON_NONE;
}

const ltl_tree *ltl_scanner_tree(ltl_scanner *scanner, ltl_reason *out_reason) {
    if (!scanner->tree_is_known) {
        scanner->tree_is_known = true;
        if (scanner->language == NULL) {
            scanner->tree_reason = LTL_REASON_NO_LANGUAGE;
        } else if (scanner->best >= LTL_FORM_TOKENS) {
            scanner->tree_reason = LTL_REASON_TREE_QUARANTINED;
        } else {
            uint64_t steps =
                LTL_PARSE_FUEL_BASE + scanner->source->text.len / LTL_PARSE_BYTES_PER_FUEL;
            ltl_fuel fuel = ltl_fuel_make(steps, scanner->stop);
            ltl_names *names = &ltl_scanner__lane(scanner, scanner->language)->names;
            ltl_status status = ltl_parser_parse(scanner->parser, &scanner->tree_arena, names, scanner->source,
                                                 scanner->language, &fuel, &scanner->tree);
            scanner->tree_names = names->count;
            scanner->tree_reason = ltl_scanner__reason_of_tree(status, scanner->tree);
        }
    }
    if (out_reason != NULL) {
        *out_reason = scanner->tree_reason;
    }
    return scanner->tree;
}

ltl_match_target *ltl_scanner__target(ltl_scanner *scanner) {
    const ltl_tree *tree = ltl_scanner_tree(scanner, NULL);
    if (tree != NULL && !scanner->target_is_known) {
        scanner->target_is_known = true;
        ltl_imports_build(&scanner->arena, &ltl_scanner__lane(scanner, scanner->language)->names, tree,
                          &scanner->imports);
        ltl_match_target_init(&scanner->target, &scanner->arena, tree, &scanner->imports);
        scanner->target.regex_state = scanner->regex_state;
        bool is_reaching = scanner->dataflow == LTL_DATAFLOW_REPOSITORY && scanner->reach != NULL;
        scanner->target.flow.far = is_reaching ? scanner->reach->constants : NULL;
    }
    return tree != NULL ? &scanner->target : NULL;
}

static int compare_matches(const void *a, const void *b) {
    const ltl_match *left = a;
    const ltl_match *right = b;
    if (left->span.start != right->span.start) {
        return left->span.start < right->span.start ? -1 : 1;
    }
    if (left->span.end != right->span.end) {
        return left->span.end < right->span.end ? -1 : 1;
    }
    int order = ltl_str_compare(left->rule->info.id, right->rule->info.id);
    return order != 0 ? order : ltl_str_compare(left->message, right->message);
}

/* The better form first. */
static int compare_forms(const void *a, const void *b) {
    int order = compare_matches(a, b);
    return order != 0 ? order : (int)((const ltl_match *)a)->form - (int)((const ltl_match *)b)->form;
}

/* A rule may be for the language of the file and for that of a part. */
static void drop_repeated(ltl_matches *matches) {
    uint32_t kept = 1;
    for (uint32_t i = 1; i < matches->count; i++) {
        const ltl_match *last = &matches->at[kept - 1];
        const ltl_match *match = &matches->at[i];
        if (last->rule != match->rule || compare_matches(last, match) != 0) {
            matches->at[kept++] = *match;
        }
    }
    matches->count = kept;
}

const ltl_matches *ltl_scanner_matches(ltl_scanner *scanner) {
    if (!scanner->matches_are_known) {
        scanner->matches_are_known = true;
        if (scanner->language != NULL) {
            ltl_scanner__run_lane(scanner, scanner->language);
            ltl_scanner__run_embedded(scanner);
        }
        ltl_scanner__run_lane(scanner, NULL);
        if (scanner->matches.count > 1) {
            qsort(scanner->matches.at, scanner->matches.count, sizeof *scanner->matches.at,
                  compare_forms);
            drop_repeated(&scanner->matches);
        }
    }
    return &scanner->matches;
}

const ltl_give_ups *ltl_scanner_give_ups(const ltl_scanner *scanner) { return &scanner->give_ups; }

/* ---- suppressions ---- */

static const ltl_tree *tree_of_part(const ltl_scanner *scanner, const ltl_source *source,
                                    const ltl_embedded *part) {
    for (uint32_t i = 0; i < scanner->embedded.count; i++) {
        const ltl_tree *tree = scanner->embedded.at[i];
        if (tree->source == source && tree->start[0] == part->span.start) {
            return tree;
        }
    }
    return NULL;
}

/* Code that is shown has comments for its readers, unless a rule found something there. */
static bool is_silent(ltl_scanner *scanner, const ltl_embedded *part) {
    if (!part->is_shown) {
        return false;
    }
    const ltl_matches *matches = ltl_scanner_matches(scanner);
    bool is_silent = true;
    for (uint32_t i = 0; i < matches->count && is_silent; i++) {
        is_silent = !ltl_span_contains(part->content, matches->at[i].span);
    }
    return is_silent;
}

/* The comments of scripts and styles, whether a rule looked at those or not. Code in attributes has no
 * comments of the file. */
static void add_parts(ltl_scanner *scanner) {
    const ltl_embedded_parts *parts = ltl_scanner__parts(scanner, NULL);
    for (uint32_t i = 0; parts != NULL && i < parts->count; i++) {
        const ltl_embedded *part = &parts->at[i];
        bool has_comments = part->form == LTL_EMBED_NOTHING || part->form == LTL_EMBED_LINES;
        if (!has_comments || !ltl_suppressions_may_hold(ltl_source_slice(parts->source, part->span)) ||
            is_silent(scanner, part)) {
            continue;
        }
        const ltl_tree *tree = tree_of_part(scanner, parts->source, part);
        ltl_fuel fuel = ltl_fuel_make(LTL_PARSE_FUEL_BASE + (part->span.end - part->span.start) /
                                                                LTL_PARSE_BYTES_PER_FUEL,
                                      scanner->stop);
        if (tree != NULL ||
            ltl_parser_parse_part(scanner->parser, &scanner->arena,
                                  &ltl_scanner__lane(scanner, part->language)->names,
                                  parts->source, part->span, part->language, &fuel,
                                  &tree) == LTL_OK) {
            uint32_t first = scanner->suppressions.count;
            ltl_suppressions_add(&scanner->arena, parts->source, tree, &scanner->suppressions);
            for (uint32_t at = first; at < scanner->suppressions.count; at++) {
                ltl_span *comment = &scanner->suppressions.at[at].comment;
                *comment = ltl_embedded_place(parts, *comment);
            }
        }
    }
}

/* Whether a word is in a comment does not depend on whether a rule needed the tree. */
const ltl_suppressions *ltl_scanner_suppressions(ltl_scanner *scanner) {
    if (!scanner->suppressions_are_known) {
        scanner->suppressions_are_known = true;
        if (!ltl_suppressions_may_hold(scanner->source->text)) {
            return &scanner->suppressions;
        }
        const ltl_tree *tree = ltl_scanner_tree(scanner, NULL);
        ltl_suppressions_read(&scanner->arena, scanner->source, tree, &scanner->suppressions);
        if (tree != NULL && ltl_embedded_is_host(tree->language)) {
            add_parts(scanner);
        }
    }
    return &scanner->suppressions;
}
