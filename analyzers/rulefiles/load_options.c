#include "analyzers/patterns/pattern.h"
#include "analyzers/rulefiles/load_internal.h"
#include "core/nearest.h"

/* What an option means to the formulas that are supported. */
typedef enum option_kind {
    OPTION_NONE,    /* changes nothing in search mode over code and regular expressions */
    OPTION_MATCH,   /* a switch of the matcher: `flag` is what it means when it is not as usual */
    OPTION_MAXIMUM, /* a number of findings per file */
    OPTION_TAINT, /* a switch of taint: `flag` is where it lies in ltl_taint_query, and `is_usually` what
                      * it is when that is not set */
    OPTION_FOCUS_ON, /* `sink` or `source` */
    OPTION_GENERIC,  /* of generic patterns, see load_generic.c */
} option_kind;

typedef struct rule_option {
    const char *name;
    option_kind kind;
    unsigned flag;   /* ltl_match_option */
    bool is_usually; /* of OPTION_MATCH: the default */
} rule_option;

#define TAINT(member) OPTION_TAINT, offsetof(ltl_taint_query, member), false

static const rule_option OPTIONS[] = {
    {"ac_matching", OPTION_MATCH, LTL_MATCH_NO_AC, true},
    {"arrow_is_function", OPTION_MATCH, LTL_MATCH_OWN_FUNCTIONS, true},
    {"attr_expr", OPTION_MATCH, LTL_MATCH_NO_ATTRIBUTES, true},
    {"commutative_boolop", OPTION_MATCH, LTL_MATCH_COMMUTATIVE_LOGIC, false},
    {"constant_propagation", OPTION_MATCH, LTL_MATCH_NO_CONSTANTS, true},
    {"cpp_parsing_pref", OPTION_NONE, 0, false},
    {"decorators_order_matters", OPTION_MATCH, LTL_MATCH_ORDERED_ANNOTATIONS, false},
    {"flddef_assign", OPTION_MATCH, LTL_MATCH_FUNCTION_FIELDS, false},
    {"generic_braces", OPTION_GENERIC, 0, false},
    {"generic_caseless", OPTION_GENERIC, 0, false},
    {"generic_comment_style", OPTION_GENERIC, 0, false},
    {"generic_ellipsis_max_span", OPTION_GENERIC, 0, false},
    {"generic_engine", OPTION_GENERIC, 0, false},
    {"generic_extra_braces", OPTION_GENERIC, 0, false},
    {"generic_extra_word_characters", OPTION_GENERIC, 0, false},
    {"generic_multiline", OPTION_GENERIC, 0, false},
    {"go_deeper_expr", OPTION_MATCH, LTL_MATCH_SHALLOW_EXPRESSION, true},
    {"go_deeper_stmt", OPTION_MATCH, LTL_MATCH_FLAT_STATEMENTS, true},
    {"guarded_taint_signatures", OPTION_TAINT, offsetof(ltl_taint_query, without_variants), true},
    {"implicit_deep_exprstmt", OPTION_MATCH, LTL_MATCH_SHALLOW_STATEMENT, true},
    {"implicit_ellipsis", OPTION_MATCH, LTL_MATCH_NO_MORE_MEMBERS, true},
    {"implicit_return", OPTION_MATCH, LTL_MATCH_SAID_RETURNS, true},
    {"interfile", OPTION_NONE, 0, false},
    {"let_is_var", OPTION_MATCH, LTL_MATCH_VAR_IS_VAR, true},
    {"max_match_per_file", OPTION_MAXIMUM, 0, false},
    {"symbolic_propagation", OPTION_MATCH, LTL_MATCH_SYMBOLIC, false},
    {"symmetric_eq", OPTION_MATCH, LTL_MATCH_SYMMETRIC_EQUALITY, false},
    {"taint_assume_safe_booleans", TAINT(safe_booleans)},
    {"taint_assume_safe_comparisons", TAINT(safe_comparisons)},
    {"taint_assume_safe_functions", TAINT(safe_functions)},
    {"taint_assume_safe_indexes", TAINT(safe_indexes)},
    {"taint_assume_safe_numbers", TAINT(safe_numbers)},
    {"taint_focus_on", OPTION_FOCUS_ON, 0, false},
    {"taint_intrafile", TAINT(is_across_functions)},
    {"taint_match_on", OPTION_NONE, 0, false},
    {"taint_only_beginning", TAINT(only_beginning)},
    {"taint_only_propagate_through_assignments", TAINT(only_assignments)},
    {"taint_only_text", TAINT(only_text)},
    {"taint_strikes_sender", TAINT(strikes_sender)},
    {"taint_unify_mvars", TAINT(unifies)},
    {"timeout", OPTION_NONE, 0, false},
    {"unify_ids_strictly", OPTION_MATCH, LTL_MATCH_LOOSE_NAMES, true},
    {"vardef_assign", OPTION_MATCH, LTL_MATCH_NO_DECLARATIONS, true},
    {"xml_attrs_implicit_ellipsis", OPTION_MATCH, LTL_MATCH_EXACT_ATTRIBUTES, true},
    {"xml_children_ordered", OPTION_MATCH, LTL_MATCH_FREE_CONTENT, true},
    {"xml_singleton_loose_matching", OPTION_MATCH, LTL_MATCH_OWN_TAGS, true},
};

/* 0 and less: no limit but the program's own. */
static void read_maximum(ltl_loader *loader, const rule_option *option, const ltl_yaml *value,
                         ltl_rule *rule) {
    int64_t most = 0;
    if (!ltl_yaml_to_i64(value, &most) || most > UINT32_MAX) {
        ltl_loader__error(loader, value, "option `%s` must be a number", option->name);
        return;
    }
    rule->max_matches = most > 0 ? (uint32_t)most : 0;
}

static void read_option(ltl_loader *loader, const rule_option *option, const ltl_yaml *value,
                        ltl_rule *rule) {
    bool is_on = false;
    if (option->kind == OPTION_NONE) {
        return;
    }
    if (option->kind == OPTION_FOCUS_ON) {
        rule->taint.is_focused_on_source = ltl_str_is(value->text, "source");
        if (!rule->taint.is_focused_on_source && !ltl_str_is(value->text, "sink")) {
            ltl_loader__error(loader, value, "`taint_focus_on` must be `sink` or `source`");
        }
    } else if (option->kind == OPTION_MAXIMUM) {
        read_maximum(loader, option, value, rule);
    } else if (!ltl_yaml_to_bool(value, &is_on)) {
        ltl_loader__error(loader, value, "option `%s` must be true or false", option->name);
    } else if (option->kind == OPTION_TAINT) {
        *(bool *)((char *)&rule->taint + option->flag) = is_on != option->is_usually;
    } else {
        rule->match_options |= is_on != option->is_usually ? option->flag : 0;
    }
}

static const rule_option *find_option(ltl_str name) {
    for (size_t i = 0; i < LTL_COUNT_OF(OPTIONS); i++) {
        if (ltl_str_is(name, OPTIONS[i].name)) {
            return &OPTIONS[i];
        }
    }
    return NULL;
}

static const char *nearest_option(ltl_str name) {
    uint32_t best = UINT32_MAX;
    const char *nearest = NULL;
    for (size_t i = 0; i < LTL_COUNT_OF(OPTIONS); i++) {
        if (ltl_nearest_try(name, ltl_str_of(OPTIONS[i].name), &best)) {
            nearest = OPTIONS[i].name;
        }
    }
    return nearest;
}

void ltl_load__options(ltl_loader *loader, const ltl_yaml *key, const ltl_yaml *value,
                       ltl_rule_reading *reading) {
    if (value->kind == LTL_YAML_NULL) {
        return;
    }
    if (value->kind != LTL_YAML_MAP) {
        ltl_loader__error(loader, key, "`options` must be a mapping");
        return;
    }
    for (uint32_t i = 0; i < value->count; i++) {
        ltl_str name = value->keys[i]->text;
        const rule_option *known = find_option(name);
        if (known && known->kind == OPTION_GENERIC) {
            ltl_load__generic_option(loader, name, value->items[i], &reading->rule.generic);
        } else if (known) {
            read_option(loader, known, value->items[i], &reading->rule);
        } else {
            ltl_loader__error(loader, value->keys[i], "unknown option `%.*s`%s",
                              LTL_STR_ARG(ltl_loader__shown(name)),
                              ltl_loader__meant(loader, name, nearest_option(name)));
        }
    }
}
