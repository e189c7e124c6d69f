#include "analyzers/ruleset/load_internal.h"
#include "core/nearest.h"

/* What an option means to the formulas that are supported. */
typedef enum option_kind {
    OPTION_OFF,   /* a switch that is off here; asking for it changes what is found */
    OPTION_ON,    /* a switch that is on here; asking for less changes what is found */
    OPTION_NONE,  /* changes nothing in search mode over code and regular expressions */
    OPTION_VALUE, /* any value changes what is found */
} option_kind;

typedef struct rule_option {
    const char *name;
    option_kind kind;
} rule_option;

static const rule_option OPTIONS[] = {
    {"ac_matching", OPTION_ON},
    {"arrow_is_function", OPTION_ON},
    {"attr_expr", OPTION_ON},
    {"commutative_boolop", OPTION_OFF},
    {"constant_propagation", OPTION_ON},
    {"cpp_parsing_pref", OPTION_NONE},
    {"decorators_order_matters", OPTION_OFF},
    {"flddef_assign", OPTION_OFF},
    {"generic_braces", OPTION_NONE},
    {"generic_caseless", OPTION_NONE},
    {"generic_comment_style", OPTION_NONE},
    {"generic_ellipsis_max_span", OPTION_NONE},
    {"generic_engine", OPTION_NONE},
    {"generic_extra_braces", OPTION_NONE},
    {"generic_extra_word_characters", OPTION_NONE},
    {"generic_multiline", OPTION_NONE},
    {"go_deeper_expr", OPTION_ON},
    {"go_deeper_stmt", OPTION_ON},
    {"implicit_deep_exprstmt", OPTION_ON},
    {"implicit_ellipsis", OPTION_ON},
    {"implicit_return", OPTION_ON},
    {"interfile", OPTION_NONE},
    {"let_is_var", OPTION_ON},
    {"max_match_per_file", OPTION_VALUE},
    {"symbolic_propagation", OPTION_OFF},
    {"symmetric_eq", OPTION_OFF},
    {"taint_assume_safe_booleans", OPTION_NONE},
    {"taint_assume_safe_comparisons", OPTION_NONE},
    {"taint_assume_safe_functions", OPTION_NONE},
    {"taint_assume_safe_indexes", OPTION_NONE},
    {"taint_assume_safe_numbers", OPTION_NONE},
    {"taint_focus_on", OPTION_NONE},
    {"taint_intrafile", OPTION_NONE},
    {"taint_match_on", OPTION_NONE},
    {"taint_only_propagate_through_assignments", OPTION_NONE},
    {"taint_unify_mvars", OPTION_NONE},
    {"timeout", OPTION_NONE},
    {"unify_ids_strictly", OPTION_ON},
    {"vardef_assign", OPTION_ON},
    {"xml_attrs_implicit_ellipsis", OPTION_ON},
    {"xml_children_ordered", OPTION_ON},
    {"xml_singleton_loose_matching", OPTION_ON},
};

static void check_option(ltl_loader *loader, const rule_option *option, const ltl_yaml *key,
                         const ltl_yaml *value) {
    bool is_on = false;
    if (option->kind == OPTION_NONE) {
        return;
    }
    if (option->kind == OPTION_VALUE) {
        ltl_loader__error(loader, key, "option `%s` is not supported yet", option->name);
    } else if (!ltl_yaml_to_bool(value, &is_on)) {
        ltl_loader__error(loader, value, "option `%s` must be true or false", option->name);
    } else if (is_on != (option->kind == OPTION_ON)) {
        ltl_loader__error(loader, key, "option `%s: %s` is not supported yet", option->name,
                          is_on ? "true" : "false");
    }
}

void ltl_load__options(ltl_loader *loader, const ltl_yaml *key, const ltl_yaml *value,
                       ltl_rule_reading *reading) {
    (void)reading;
    if (value->kind == LTL_YAML_NULL) {
        return;
    }
    if (value->kind != LTL_YAML_MAP) {
        ltl_loader__error(loader, key, "`options` must be a mapping");
        return;
    }
    for (uint32_t i = 0; i < value->count; i++) {
        ltl_str name = value->keys[i]->text;
        const char *nearest = NULL;
        const rule_option *known = NULL;
        uint32_t best = UINT32_MAX;
        for (size_t j = 0; j < LTL_COUNT_OF(OPTIONS) && !known; j++) {
            if (ltl_str_is(name, OPTIONS[j].name)) {
                known = &OPTIONS[j];
            } else if (ltl_nearest_try(name, ltl_str_of(OPTIONS[j].name), &best)) {
                nearest = OPTIONS[j].name;
            }
        }
        if (known) {
            check_option(loader, known, value->keys[i], value->items[i]);
        } else {
            ltl_loader__error(loader, value->keys[i], "unknown option `%.*s`%s",
                              LTL_STR_ARG(ltl_loader__shown(name)),
                              ltl_loader__meant(loader, name, nearest));
        }
    }
}
