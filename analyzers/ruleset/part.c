#include "analyzers/ruleset/part.h"

#include "core/limits.h"

enum {
    BYTES_PER_STEP = 32, /* of a text that is cut into words */
    PARSE_BYTES_PER_STEP = 4,
    PARSE_STEPS = 64,
};

typedef ltl_evaluation_context context;

/* What was made of a part. */
typedef struct part {
    const ltl_document *document;
    ltl_match_target *target;
    ltl_reason reason;
} part;

typedef struct part_key {
    uint32_t start;
    uint32_t end;
    uint32_t read_as; /* a comment style, or a language's index behind those */
} part_key;

/* ---- what is looked at ---- */

/* In quotes, whether the language takes it for a string or for a word. */
static bool is_quoted(const context *c, ltl_node node) {
    ltl_kind kind = ltl_tree_kind(c->tree, node);
    bool is_word = kind == LTL_KIND_NAME && (ltl_tree_row_flags(c->tree, node) & LTL_ROW_WORD) != 0;
    return kind == LTL_KIND_STRING || is_word;
}

static bool is_text(const context *c, const ltl_bound *bound) {
    if (bound->is_text) {
        return true;
    }
    if (c->tree == NULL || bound->first >= bound->end ||
        c->tree->end[bound->first] != bound->end) {
        return false;
    }
    ltl_kind kind = ltl_tree_kind(c->tree, bound->first);
    return kind == LTL_KIND_TEXT || kind == LTL_KIND_STRING_PART || is_quoted(c, bound->first);
}

bool ltl_part_span(const context *c, ltl_view view, const ltl_bound *bound, ltl_span *out_span) {
    bool is_string = !bound->is_text && is_text(c, bound) && is_quoted(c, bound->first);
    *out_span = is_string ? ltl_tree_string_content(c->tree, bound->first) : bound->span;
    return view != LTL_VIEW_LANGUAGE || is_text(c, bound);
}

ltl_env ltl_env_as_text(ltl_arena *arena, const ltl_env *env) {
    ltl_bound *bound = LTL_NEW_ARRAY(arena, ltl_bound, env->count);
    for (uint32_t i = 0; i < env->count; i++) {
        bound[i] = (ltl_bound){.metavariable = env->at[i].metavariable,
                               .is_text = true,
                               .span = env->at[i].span};
    }
    return (ltl_env){env->count, bound};
}

/* ---- parts ---- */

static part *part_of(context *c, ltl_span span, uint32_t read_as, bool *out_is_new) {
    part_key *key = LTL_NEW(c->arena, part_key);
    *key = (part_key){span.start, span.end, read_as};
    if (c->parts->arena == NULL) {
        ltl_map_init(c->parts, c->arena);
    }
    ltl_map_entry *entry =
        ltl_map_put(c->parts, (ltl_str){(const char *)key, sizeof *key}, out_is_new);
    if (*out_is_new) {
        entry->value = (uintptr_t)LTL_NEW(c->arena, part);
    }
    return (part *)(uintptr_t)entry->value; // NOLINT: the arena's own pointer comes back
}

static bool pay(context *c, uint64_t steps) {
    if (!ltl_fuel_spend(&c->fuel, steps)) {
        c->reason = LTL_REASON_RULE_FUEL;
        return false;
    }
    return true;
}

const ltl_document *ltl_part_document(context *c, ltl_span span, ltl_comment_style comments) {
    if (!pay(c, 1 + (span.end - span.start) / BYTES_PER_STEP)) {
        return NULL;
    }
    bool is_new;
    part *p = part_of(c, span, (uint32_t)comments, &is_new);
    if (is_new) {
        p->document = ltl_document_new(c->arena, c->names, c->source->text, span, comments);
    }
    return p->document;
}

static void parse_part(context *c, ltl_span span, const ltl_language *language, part *p) {
    uint64_t bytes = span.end - span.start;
    ltl_fuel fuel =
        ltl_fuel_make(LTL_PARSE_FUEL_BASE + bytes / LTL_PARSE_BYTES_PER_FUEL, c->fuel.stop);
    const ltl_tree *tree;
    ltl_status status = ltl_parser_parse_part(c->parser, c->arena, c->names, c->source, span,
                                              language, &fuel, &tree);
    if (status != LTL_OK) {
        p->reason = LTL_REASON_RULE_FUEL;
        return;
    }
    ltl_imports *imports = LTL_NEW(c->arena, ltl_imports);
    p->target = LTL_NEW(c->arena, ltl_match_target);
    ltl_imports_build(c->arena, c->names, tree, imports);
    ltl_match_target_init(p->target, c->arena, tree, imports);
    p->target->regex_state = c->regex_state;
}

ltl_match_target *ltl_part_target(context *c, ltl_span span, const ltl_language *language) {
    if (!pay(c, PARSE_STEPS + (span.end - span.start) / PARSE_BYTES_PER_STEP)) {
        return NULL;
    }
    bool is_new;
    uint32_t read_as = LTL_COMMENT_STYLE_COUNT + (uint32_t)ltl_language_index(language);
    part *p = part_of(c, span, read_as, &is_new);
    if (is_new) {
        parse_part(c, span, language, p);
    }
    c->reason = ltl_reason_worse(c->reason, p->reason);
    return p->target;
}
