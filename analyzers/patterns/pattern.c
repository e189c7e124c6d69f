#include "analyzers/patterns/pattern.h"

#include "analyzers/patterns/anchor.h"
#include "analyzers/patterns/ask.h"
#include "core/limits.h"

uint16_t ltl_metavariables_intern(ltl_arena *arena, ltl_metavariables *all, ltl_str name) {
    for (uint32_t i = 0; i < all->count; i++) {
        if (ltl_str_eq(all->at[i], name)) {
            return (uint16_t)i;
        }
    }
    LTL_PUSH(arena, all, ltl_arena_copy(arena, name));
    return (uint16_t)(all->count - 1);
}

static bool is_statement_kind(ltl_kind kind) {
    switch (kind) {
    case LTL_KIND_EXPRESSION_STATEMENT:
    case LTL_KIND_DECLARATION:
    case LTL_KIND_FUNCTION:
    case LTL_KIND_CLASS:
    case LTL_KIND_IF:
    case LTL_KIND_LOOP:
    case LTL_KIND_SWITCH:
    case LTL_KIND_TRY:
    case LTL_KIND_WITH:
    case LTL_KIND_RETURN:
    case LTL_KIND_THROW:
    case LTL_KIND_BREAK:
    case LTL_KIND_IMPORT:
        return true;
    default:
        return false;
    }
}

static bool binds_any(const ltl_pattern *pattern) {
    for (ltl_node node = pattern->first; node < pattern->end; node++) {
        ltl_ask ask = (ltl_ask)pattern->asks[node];
        if (ask == LTL_ASK_METAVARIABLE || ask == LTL_ASK_SEQUENCE ||
            ask == LTL_ASK_STRING_CONTENT || ask == LTL_ASK_SYMBOL_CONTENT ||
            ask == LTL_ASK_REGEX_CONTENT || ask == LTL_ASK_TYPED) {
            return true;
        }
    }
    return false;
}

void ltl_pattern_clear(const ltl_pattern *pattern) {
    for (; pattern != NULL; pattern = pattern->also) {
        for (ltl_node node = 0; pattern->regex != NULL && node < pattern->tree->count; node++) {
            ltl_regex_free(pattern->regex[node]);
        }
    }
}

static ltl_status reading_compile(ltl_asker *asker, const ltl_reading *reading, unsigned options) {
    ltl_pattern *pattern = LTL_NEW(asker->arena, ltl_pattern);
    *pattern = (ltl_pattern){.tree = reading->tree,
                             .first = reading->first,
                             .end = reading->end,
                             .root_count = reading->root_count,
                             .is_header = reading->is_header,
                             .options = options};
    asker->pattern = pattern;
    ltl_ask_nodes(asker, reading);
    if (asker->status != LTL_OK) {
        return asker->status;
    }
    pattern->is_statement =
        pattern->root_count > 1 || is_statement_kind(ltl_tree_kind(pattern->tree, pattern->first));
    ltl_ask root = (ltl_ask)pattern->asks[pattern->first];
    pattern->is_metavariable =
        pattern->root_count == 1 && (root == LTL_ASK_METAVARIABLE || root == LTL_ASK_ANYTHING);
    pattern->binds = binds_any(pattern);
    ltl_anchor_choose(pattern);
    return LTL_OK;
}

/* Line and column within the pattern's text, from 1. */
static void place_fault(ltl_error *error, ltl_str text, size_t fault) {
    uint32_t line = 1;
    uint32_t column = 1;
    for (size_t at = 0; at < fault && at < text.len; at++) {
        bool ends_line = text.ptr[at] == '\n';
        line += ends_line ? 1 : 0;
        column = ends_line ? 1 : column + 1;
    }
    ltl_error_at(error, "", line, column);
}

enum { FAULT_BYTES = 24 };

/* Names what the grammar stumbled over: the rest of the line. */
static void tell_fault(ltl_error *error, const ltl_language *language, ltl_str text, size_t fault) {
    ltl_str rest = ltl_str_slice(text, fault, text.len);
    ltl_str line = ltl_str_trim(ltl_str_slice(rest, 0, ltl_str_find_byte(rest, '\n', 0)));
    size_t end = FAULT_BYTES;
    while (end < line.len && ((unsigned char)line.ptr[end] & 0xC0) == 0x80) {
        end++;
    }
    ltl_str shown = ltl_str_slice(line, 0, end);
    if (ltl_str_trim(rest).len == 0) {
        (void)ltl_fail(error, LTL_SYNTAX,
                       "%s cannot read this pattern: something is missing at its end",
                       language->title);
    } else {
        (void)ltl_fail(error, LTL_SYNTAX, "%s cannot read this pattern at `%.*s%s`",
                       language->title, LTL_STR_ARG(shown), shown.len < line.len ? "…" : "");
    }
    place_fault(error, text, fault);
}

static bool is_too_long(const ltl_readings *readings) {
    for (uint32_t i = 0; i < readings->count; i++) {
        if (readings->at[i].end - readings->at[i].first > LTL_MAX_PATTERN_NODES) {
            return true;
        }
    }
    return false;
}

ltl_status ltl_pattern_compile(ltl_arena *arena, ltl_parser *parser, ltl_names *names,
                               ltl_metavariables *metavariables, const ltl_language *language,
                               ltl_str text, unsigned options, const ltl_pattern **out_pattern,
                               ltl_error *error) {
    if (text.len > LTL_MAX_PATTERN_BYTES) {
        return ltl_fail(error, LTL_LIMIT, "the pattern is longer than %llu bytes",
                        (unsigned long long)LTL_MAX_PATTERN_BYTES);
    }
    ltl_readings readings;
    ltl_status status = ltl_pattern_read(arena, parser, names, language, text, &readings);
    if (status == LTL_SYNTAX) {
        tell_fault(error, language, text, readings.fault);
        return status;
    }
    if (status != LTL_OK) {
        return ltl_fail(error, status, "%s", ltl_status_text(status));
    }
    if (is_too_long(&readings)) {
        return ltl_fail(error, LTL_LIMIT, "the pattern has more than %u syntax nodes",
                        LTL_MAX_PATTERN_NODES);
    }
    ltl_asker asker = {
        .arena = arena, .names = names, .metavariables = metavariables, .error = error};
    const ltl_pattern *also = NULL;
    for (uint32_t i = readings.count; i-- > 0 && status == LTL_OK;) {
        status = reading_compile(&asker, &readings.at[i], options);
        asker.pattern->also = also;
        also = asker.pattern;
    }
    if (status != LTL_OK) {
        ltl_pattern_clear(also);
        return status;
    }
    *out_pattern = also;
    return LTL_OK;
}

ltl_status ltl_pattern_compile_type(ltl_arena *arena, ltl_parser *parser, ltl_names *names,
                                    ltl_metavariables *metavariables, const ltl_language *language,
                                    ltl_str type, const ltl_pattern **out_pattern,
                                    ltl_error *error) {
    if (language->type_probe[0] == NULL) {
        return ltl_fail(error, LTL_INVALID, "%s has no types to ask for", language->title);
    }
    ltl_str text = language->type_follows ? ltl_arena_printf(arena, "($_: %.*s)", LTL_STR_ARG(type))
                                          : ltl_arena_printf(arena, "(%.*s $_)", LTL_STR_ARG(type));
    return ltl_pattern_compile(arena, parser, names, metavariables, language, text, 0, out_pattern,
                               error);
}
