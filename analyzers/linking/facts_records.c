/* Classes that are nothing but their fields: other files know what becomes of what they are made with. And fields that
 * are shown as methods. */
#include "analyzers/linking/facts_internal.h"
#include "analyzers/syntax/attribute.h"
#include "analyzers/syntax/property.h"
#include "analyzers/syntax/record.h"

typedef ltl_facts_maker maker;

/* Behind those of all functions. */
#define FIRST_RECORD (UINT32_C(1) << 30)

/* The name by which others read a field of the class: that of the property that shows it, or its own. */
static ltl_node read_as(const ltl_tree *tree, ltl_node class, ltl_node field) {
    ltl_node body = ltl_tree_child(tree, class, LTL_ROLE_BODY);
    for (ltl_node child = body + 1; body != LTL_NO_NODE && child < tree->end[body]; child = tree->end[child]) {
        ltl_node name = LTL_NO_NODE;
        ltl_node shown = tree->kind[child] == LTL_KIND_FIELD ? ltl_property_field(tree, child, &name) : LTL_NO_NODE;
        if (shown != LTL_NO_NODE && tree->name[shown] == tree->name[field]) {
            return name;
        }
    }
    return field;
}

static void add_record(maker *m, ltl_node class, uint32_t unit) {
    ltl_fact_name name = ltl_facts__class_name(m, class);
    ltl_node field = name != 0 ? ltl_record_field(m->tree, class, 0) : LTL_NO_NODE;
    ltl_function_fact fact = {.node = class,
                              .unit = unit,
                              .name = name,
                              .owner = name,
                              .result = name,
                              .first_parameter = m->facts->parameters.count,
                              .flags = LTL_FUNCTION_METHOD | LTL_FUNCTION_CONSTRUCTOR | LTL_FUNCTION_RECORD};
    for (; field != LTL_NO_NODE; field = ltl_record_field(m->tree, class, fact.parameter_count)) {
        ltl_str text = ltl_tree_name(m->tree, read_as(m->tree, class, field));
        LTL_PUSH(m->arena, &m->facts->parameters, ltl_facts__name(m, text));
        LTL_PUSH(m->arena, &m->facts->parameter_types, 0);
        fact.parameter_count++;
    }
    if (fact.parameter_count > 0 && ltl_record_has_more(m->tree, class)) {
        LTL_PUSH(m->arena, &m->facts->parameters, ltl_facts__name(m, LTL_STR("**")));
        LTL_PUSH(m->arena, &m->facts->parameter_types, 0);
        fact.parameter_count++;
    }
    if (fact.parameter_count > 0) {
        LTL_PUSH(m->arena, &m->facts->functions, fact);
    }
}

/* `attr_reader :x`: a method for each. */
static void add_readers(maker *m, ltl_node call, uint32_t *unit) {
    const ltl_tree *tree = m->tree;
    ltl_fact_name owner = ltl_facts__class_name(m, ltl_facts__class_around(m, call));
    for (ltl_node child = call + 1; owner != 0 && child < tree->end[call]; child = tree->end[child]) {
        ltl_str name = ltl_attribute_name(tree, child);
        ltl_function_fact fact = {.node = child,
                                  .unit = *unit,
                                  .name = ltl_facts__name(m, name),
                                  .owner = owner,
                                  .first_parameter = m->facts->parameters.count,
                                  .flags = LTL_FUNCTION_METHOD | LTL_FUNCTION_READER};
        if (name.len > 0) {
            LTL_PUSH(m->arena, &m->facts->functions, fact);
            *unit += 1;
        }
    }
}

void ltl_facts__records(maker *m) {
    uint32_t unit = FIRST_RECORD;
    ltl_node class = m->tree->kind_first[LTL_KIND_CLASS];
    for (; class != LTL_NO_NODE; class = m->tree->kind_next[class]) {
        add_record(m, class, unit++);
    }
    ltl_node call = m->facts->family == LTL_FAMILY_RUBY ? m->tree->kind_first[LTL_KIND_CALL] : LTL_NO_NODE;
    for (; call != LTL_NO_NODE; call = m->tree->kind_next[call]) {
        if (ltl_declares_attributes(m->tree, call)) {
            add_readers(m, call, &unit);
        }
    }
}
