/* Cases of functions that other files are told of: what a function does when its defaults hold, and what it does when a
 * parameter is one of the values that it tests (`get($name, $type)` with its `case INT`). Each is a variant, see
 * variants.c. A call elsewhere takes the case of which most is known, where all of it holds. */
#include <assert.h>

#include "analyzers/dataflow/name_use.h"
#include "analyzers/taint/calls/variants.h"
#include "analyzers/taint/taint_internal.h"
#include "core/hash.h"

static const ltl_taint_passed NOTHING_PASSED = {
    .node = {LTL_NO_NODE, LTL_NO_NODE, LTL_NO_NODE, LTL_NO_NODE, LTL_NO_NODE, LTL_NO_NODE,
             LTL_NO_NODE, LTL_NO_NODE},
    .function = {LTL_NO_NODE, LTL_NO_NODE, LTL_NO_NODE, LTL_NO_NODE, LTL_NO_NODE, LTL_NO_NODE,
                 LTL_NO_NODE, LTL_NO_NODE}};
static_assert(LTL_TAINT_SLOTS == 8, "a slot that nothing is passed for");

/* A value that other files can tell from others: a literal by its text, whatever its case (`FALSE`). */
static uint64_t key_of(const ltl_tree *tree, const ltl_known *value) {
    enum { MAX_TEXT = 64 };
    char lower[MAX_TEXT];
    if (value->kind == LTL_KNOWN_STRING) {
        return ltl_hash64_seeded(value->text, LTL_KNOWN_STRING);
    }
    if (value->kind == LTL_KNOWN_NUMBER || value->kind == LTL_KNOWN_BOOL) {
        ltl_str bytes = {(const char *)&value->integer, sizeof value->integer};
        return ltl_hash64_seeded(bytes, value->kind);
    }
    ltl_str text = value->origin != LTL_NO_NODE ? ltl_tree_text(tree, value->origin) : value->text;
    size_t length = text.len < MAX_TEXT ? text.len : MAX_TEXT;
    for (size_t i = 0; i < length; i++) {
        char c = text.ptr[i];
        lower[i] = (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
    }
    return ltl_hash64_seeded((ltl_str){lower, length}, text.len);
}

/* ---- the defaults ---- */

/* `''` is what nobody passes, and stands for nothing: calls pass another. */
static bool is_empty_text(const ltl_known *value) {
    return value->kind == LTL_KNOWN_STRING && value->text.len == 0;
}

/* What holds where nothing is passed; nothing where it is too much to tell. */
static void read_defaults(ltl_taint *t, uint32_t base, ltl_taint_case *out, ltl_flow_facts *out_facts) {
    ltl_taint_parameters p = ltl_taint__parameters_of(ltl_taint__node_of(t, base));
    uint32_t asked = ltl_taint__slots_asked(t, base);
    while (ltl_taint__next_parameter(t, &p)) {
        ltl_node leaf = p.name != LTL_NO_NODE ? p.name : p.parameter;
        bool is_asked = p.slot < LTL_TAINT_SLOTS - 1 && (asked >> p.slot & 1) != 0 &&
                        t->tree->kind[leaf] == LTL_KIND_NAME && t->scopes->of[leaf] != 0;
        ltl_known value = is_asked ? ltl_taint__value_given(t, &p, &NOTHING_PASSED) : ltl_known_nothing();
        if (!ltl_taint__is_telling(&value) || is_empty_text(&value)) {
            continue;
        }
        if (out->count == LTL_FAR_CONDITIONS) {
            out->count = 0;
            return;
        }
        out->at[out->count++] = (ltl_far_condition){p.slot, true, key_of(t->tree, &value)};
        out_facts->at[out_facts->count++] = (ltl_flow_fact){t->scopes->of[leaf], value};
    }
}
static_assert((int)LTL_FAR_CONDITIONS <= (int)LTL_MAX_FLOW_FACTS, "what a case says is a fact for each");

/* ---- the values that a function tests ---- */

typedef struct tested_values {
    struct {
        uint32_t slot;
        ltl_flow_fact fact;
    } at[LTL_FAR_CASES];
    uint32_t count;
} tested_values;

static void add_value(ltl_taint *t, uint32_t base, ltl_node name, ltl_known value, tested_values *out) {
    uint32_t variable = t->scopes->of[name];
    uint32_t slot = ltl_taint__slot_of_leaf(t, base, t->scopes->all.at[variable].leaf);
    bool is_told = ltl_taint__is_telling(&value) && ltl_known_literal(&value) == LTL_NO_NODE &&
                   slot < LTL_TAINT_SLOTS - 1 && out->count < LTL_FAR_CASES;
    for (uint32_t i = 0; i < out->count && is_told; i++) {
        is_told = out->at[i].slot != slot || !ltl_known_equal(&out->at[i].fact.value, &value);
    }
    if (is_told) {
        out->at[out->count].slot = slot;
        out->at[out->count++].fact = (ltl_flow_fact){variable, value};
    }
}

/* Not one of a switch inside it. */
static bool is_case_of(const ltl_tree *tree, ltl_node node, ltl_node subject) {
    ltl_node around = tree->kind[node] == LTL_KIND_CASE ? tree->parent[node] : LTL_NO_NODE;
    while (around != LTL_NO_NODE && tree->kind[around] != LTL_KIND_SWITCH) {
        around = tree->parent[around];
    }
    return around == subject;
}

static void add_labels(ltl_taint *t, uint32_t base, ltl_node name, ltl_node subject, tested_values *out) {
    const ltl_tree *tree = t->tree;
    for (ltl_node node = tree->end[name]; node < tree->end[subject] && ltl_taint__spend(t, 1); node++) {
        bool is_own = is_case_of(tree, node, subject);
        for (ltl_node label = node + 1; is_own && label < tree->end[node]; label = tree->end[label]) {
            if (tree->role[label] == LTL_ROLE_VALUE) {
                add_value(t, base, name, ltl_flow_value_or_literal(t->flow, label), out);
            }
        }
    }
}

/* `$type == 'int'`, `switch ($type) { case 'int': …`. */
static void add_tested(ltl_taint *t, uint32_t base, ltl_node name, tested_values *out) {
    const ltl_tree *tree = t->tree;
    ltl_node around = tree->parent[name];
    if (tree->kind[around] == LTL_KIND_SWITCH) {
        add_labels(t, base, name, around, out);
    } else if (tree->kind[around] == LTL_KIND_BINARY && ltl_known_compares(ltl_tree_name(tree, around))) {
        ltl_node left = around + 1;
        ltl_node right = tree->end[left];
        ltl_node other = left == name ? right : left;
        if (other < tree->end[around]) {
            add_value(t, base, name, ltl_flow_value_or_literal(t->flow, other), out);
        }
    }
}

static void find_tested(ltl_taint *t, uint32_t base, tested_values *out) {
    ltl_node function = ltl_taint__node_of(t, base);
    for (ltl_node node = function + 1; node < t->tree->end[function] && out->count < LTL_FAR_CASES &&
                                       ltl_taint__spend(t, 1);
         node++) {
        uint32_t variable = t->tree->kind[node] == LTL_KIND_NAME ? t->scopes->of[node] : 0;
        const ltl_declaration *declaration = &t->scopes->all.at[variable];
        if (variable != 0 && declaration->kind == LTL_DECLARED_PARAMETER && declaration->unit == function &&
            t->scopes->use[node] == LTL_NAME_READ && declaration->writes <= 1) {
            add_tested(t, base, node, out);
        }
    }
}

/* ---- variants ---- */

static void tell_case(ltl_taint *t, uint32_t base, const ltl_taint_case *holds, const ltl_flow_facts *facts) {
    uint32_t count = t->variants.count;
    uint32_t made = t->told_count < LTL_TAINT_MAX_TOLD ? ltl_taint__variant_of(t, base, facts, true) : base;
    if (made != base) {
        ltl_taint_variant *variant = &t->variants.at[made - t->flow->units.count];
        variant->holds = variant->holds.count == 0 ? *holds : variant->holds;
        t->told_count += t->variants.count - count;
        t->units[base].is_told_apart = true;
    }
}

void ltl_taint__take_cases(ltl_taint *t, uint32_t base) {
    ltl_taint_unit *unit = &t->units[base];
    bool may_have = !unit->has_cases && ltl_taint__may_be_called(t, base) && t->query->is_across_functions &&
                    !t->query->without_variants && base != 0 &&
                    (t->tree->language->scoping & LTL_SCOPING_CLAUSES) == 0 &&
                    (unit->result.marks != 0 || unit->sinks.count > 0);
    if (!may_have || ltl_taint__slots_asked(t, base) == 0) {
        return;
    }
    unit->has_cases = true;
    ltl_taint_case defaults = {0};
    ltl_flow_facts facts = {0};
    read_defaults(t, base, &defaults, &facts);
    if (defaults.count > 0) {
        tell_case(t, base, &defaults, &facts);
    }
    tested_values tested = {0};
    find_tested(t, base, &tested);
    for (uint32_t i = 0; i < tested.count; i++) {
        const ltl_flow_fact *fact = &tested.at[i].fact;
        ltl_taint_case holds = {1, {{tested.at[i].slot, false, key_of(t->tree, &fact->value)}}};
        facts = (ltl_flow_facts){.count = 1, .at = {*fact}};
        tell_case(t, base, &holds, &facts);
    }
}

/* ---- calls ---- */

static bool holds(ltl_taint *t, const ltl_far_condition *condition, const ltl_taint_passed *passed) {
    ltl_node node = passed->node[condition->slot];
    if (node == LTL_NO_NODE) {
        return condition->is_default && passed->function[condition->slot] == LTL_NO_NODE;
    }
    ltl_known value = ltl_flow_value_or_literal(t->flow, node);
    return ltl_taint__is_telling(&value) && key_of(t->tree, &value) == condition->value;
}

static bool all_hold(ltl_taint *t, const ltl_far_summary *summary, const ltl_taint_passed *passed) {
    bool all = true;
    for (uint32_t i = 0; i < summary->condition_count && all; i++) {
        all = holds(t, &summary->conditions[i], passed);
    }
    return all;
}

const ltl_far_summary *ltl_taint__case_of(ltl_taint *t, ltl_node call, uint32_t function,
                                          const ltl_far_summary *general, const ltl_taint_passed *passed) {
    const ltl_taint_far *far = t->query->far;
    const ltl_far_summary *best = general;
    uint32_t at = 0;
    const ltl_far_summary *one = far->next_case(far->world, function, &at);
    for (; one != NULL && ltl_taint__spend(t, 1); one = far->next_case(far->world, function, &at)) {
        bool knows_more = one->condition_count > best->condition_count;
        best = knows_more && all_hold(t, one, passed) && !ltl_taint__spreads(t->tree, call) ? one : best;
    }
    return best;
}
