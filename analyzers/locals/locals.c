#include "analyzers/locals/locals.h"

#include <stdlib.h>
#include <string.h>

#include "analyzers/dataflow/name_use.h"
#include "analyzers/locals/locals_internal.h"
#include "core/limits.h"

bool ltl_locals_reads(const ltl_language *language) {
    return ltl_local_words_of(language) != NULL;
}

const ltl_value_check *ltl_check_named(ltl_str id) {
    for (size_t i = 0; i < ltl_local_check_count; i++) {
        if (ltl_str_is(id, ltl_local_checks[i]->check.id)) {
            return &ltl_local_checks[i]->check;
        }
    }
    return ltl_value_check_find(id);
}

/* ---- what checks may ask ---- */

const ltl_tree *ltl_locals_tree(const ltl_locals *locals) {
    return locals->tree;
}

const ltl_scopes *ltl_locals_scopes(const ltl_locals *locals) {
    return locals->scopes;
}

ltl_flow *ltl_locals_flow(ltl_locals *locals) {
    return locals->flow;
}

ltl_arena *ltl_locals_scratch(ltl_locals *locals) {
    return &locals->scratch;
}

bool ltl_locals_is_one_of(const ltl_locals *locals, const char *const *languages) {
    return ltl_locals__is_word(ltl_str_of(locals->tree->language->id), languages);
}

static uint32_t index_of(const ltl_local_check *check) {
    uint32_t i = 0;
    while (ltl_local_checks[i] != check) {
        i++;
    }
    return i + 1;
}

void ltl_locals_report(ltl_locals *locals, const ltl_local_check *check, ltl_node node,
                       ltl_node from) {
    uint32_t index = index_of(check);
    if (ltl_pairs_find(&locals->said, node, index) == 0) {
        ltl_value_finding finding = {.check = &check->check, .node = node, .from = from};
        ltl_pairs_put(locals->arena, &locals->said, node, index, 1);
        LTL_PUSH(locals->arena, locals->findings, finding);
    }
}

void ltl_locals_suspect(ltl_locals *locals, const ltl_local_check *check, ltl_node node,
                        ltl_node from) {
    ltl_suspected suspected = {.check = check, .node = node, .from = from};
    if (ltl_pairs_find(&locals->refuted, node, index_of(check)) == 0) {
        LTL_PUSH(&locals->scratch, &locals->suspected, suspected);
    }
}

void ltl_locals_refute(ltl_locals *locals, const ltl_local_check *check, ltl_node node) {
    ltl_pairs_put(locals->arena, &locals->refuted, node, index_of(check), 1);
}

void ltl_locals_confirm(ltl_locals *locals, const ltl_local_check *check, ltl_node node) {
    ltl_pairs_put(locals->arena, &locals->confirmed, node, index_of(check), 1);
}

static bool is_sure(const ltl_locals *l, const ltl_suspected *suspected) {
    uint32_t index = index_of(suspected->check);
    return ltl_pairs_find(&l->refuted, suspected->node, index) == 0 &&
           (!suspected->check->wants_both ||
            ltl_pairs_find(&l->confirmed, suspected->node, index) != 0);
}

void ltl_locals__tell(ltl_locals *l, const ltl_local_event *event) {
    for (size_t i = 0; i < ltl_local_check_count; i++) {
        const ltl_local_check *check = ltl_local_checks[i];
        if ((check->events >> event->kind & 1) != 0) {
            check->see(l, check, event);
        }
    }
}

/* ---- the variables of a function ---- */

uint32_t ltl_locals__slot(const ltl_locals *l, ltl_node name) {
    uint32_t declaration = l->tree->kind[name] == LTL_KIND_NAME ? l->scopes->of[name] : 0;
    uint32_t slot = declaration != 0 ? l->slot_of[declaration] : 0;
    return slot != 0 && l->scopes->all.at[declaration].unit == l->unit ? slot - 1 : UINT32_MAX;
}

/* Nobody else can write it. A write by reference would not be seen. */
static void give_slot(ltl_locals *l, ltl_node name) {
    uint32_t declaration = l->scopes->of[name];
    bool is_of_object = ltl_str_starts_with(ltl_tree_name(l->tree, name), LTL_STR("@"));
    if (declaration != 0 && !is_of_object && l->slot_of[declaration] == 0 &&
        l->slotted.count < LTL_LOCAL_SLOTS && ltl_is_followed(l->scopes, declaration, l->unit)) {
        LTL_PUSH(l->arena, &l->slotted, declaration);
        l->slot_of[declaration] = l->slotted.count;
    }
}

static void clear_slots(ltl_locals *l) {
    for (uint32_t i = 0; i < l->slotted.count; i++) {
        l->slot_of[l->slotted.at[i]] = 0;
    }
    l->slotted.count = 0;
}

/* What makes it worth to follow a variable: it is null, compared, opened, or a number or a collection; those
 * that are only ever passed on are not. */
static bool is_telling(const ltl_locals *l, ltl_node node) {
    const ltl_tree *tree = l->tree;
    switch (ltl_tree_kind(tree, node)) {
    case LTL_KIND_ASSIGN:
    case LTL_KIND_VARIABLE: {
        ltl_role role = tree->kind[node] == LTL_KIND_ASSIGN ? LTL_ROLE_RIGHT : LTL_ROLE_VALUE;
        ltl_node value = ltl_tree_child(tree, node, role);
        ltl_kind kind = value != LTL_NO_NODE ? ltl_tree_kind(tree, value) : LTL_KIND_ROOT;
        return kind == LTL_KIND_LITERAL || kind == LTL_KIND_NUMBER || kind == LTL_KIND_COLLECTION ||
               kind == LTL_KIND_CALL || kind == LTL_KIND_NEW || kind == LTL_KIND_BINARY;
    }
    case LTL_KIND_IF:
    case LTL_KIND_UNARY:
    case LTL_KIND_BINARY:
        return true;
    case LTL_KIND_MEMBER:
        return l->is_asking[node] != 0; /* Ruby's `x.nil?` */
    case LTL_KIND_CALL:
        return l->is_asking[tree->parent[node]] != 0;
    default:
        return false;
    }
}

/* Gives slots to names that stand in what tells something. False: there are none. */
static bool list_variables(ltl_locals *l) {
    const ltl_tree *tree = l->tree;
    const ltl_cfg *cfg = &l->cfg;
    for (uint32_t i = 0; i < cfg->steps.count; i++) {
        ltl_node node = ltl_step_node(cfg->steps.at[i]);
        if (tree->kind[node] == LTL_KIND_NAME) {
            ltl_node by = ltl_step_defines(cfg->steps.at[i]) ? l->scopes->by[node] : LTL_NO_NODE;
            ltl_node around = by != LTL_NO_NODE ? by : tree->parent[node];
            if (is_telling(l, around)) {
                give_slot(l, node);
            }
        }
    }
    return l->slotted.count > 0;
}

/* ---- a file ---- */

static bool is_opener(const ltl_locals *l, ltl_node node) {
    ltl_str name = ltl_tree_text(l->tree, node + 1);
    bool is_new = l->tree->kind[node] == LTL_KIND_NEW;
    for (const char *const *word = l->words->opens; *word != NULL; word++) {
        const char *bare = is_new && strncmp(*word, "new ", 4) == 0 ? *word + 4 : *word;
        if (ltl_str_is(name, bare)) {
            return true;
        }
    }
    return false;
}

static bool asks(const ltl_locals *l, ltl_node node) {
    const ltl_tree *tree = l->tree;
    switch (ltl_tree_kind(tree, node)) {
    case LTL_KIND_LITERAL:
        return ltl_locals__is_null_word(tree, node);
    case LTL_KIND_CALL:
    case LTL_KIND_NEW:
        return !ltl_tree_is_leaf(tree, node) && is_opener(l, node);
    case LTL_KIND_BINARY:
    case LTL_KIND_ASSIGN: {
        ltl_str word = ltl_tree_name(tree, node);
        return word.len > 0 && (word.ptr[0] == '/' || word.ptr[0] == '%') &&
               l->words->fails_on_zero;
    }
    case LTL_KIND_MEMBER:
        return !ltl_tree_is_leaf(tree, node) &&
               ltl_str_starts_with(ltl_tree_text(tree, tree->end[node] - 1), LTL_STR("nil?"));
    case LTL_KIND_IF: {
        ltl_node condition = ltl_tree_child(tree, node, LTL_ROLE_CONDITION);
        bool is_negated = condition != LTL_NO_NODE && tree->kind[condition] == LTL_KIND_UNARY;
        condition = is_negated ? condition + 1 : condition;
        return l->words->falsy_is_null && condition != LTL_NO_NODE &&
               tree->kind[condition] == LTL_KIND_NAME;
    }
    case LTL_KIND_INDEX: {
        ltl_node key = ltl_tree_child(tree, node, LTL_ROLE_KEY);
        bool is_number = key != LTL_NO_NODE &&
                         (tree->kind[key] == LTL_KIND_NUMBER || tree->kind[key] == LTL_KIND_UNARY);
        return is_number && l->words->fails_on_index;
    }
    default:
        return false;
    }
}

/* Where null stands, something is opened, divided, or counted: only functions with such a place are walked.
 * Marks the place, what is around it, and the function. */
static void mark_asking(ltl_locals *l) {
    const ltl_tree *tree = l->tree;
    struct LTL_VEC(ltl_node) units = {0};
    for (ltl_node node = 0; node < tree->count; node++) {
        while (units.count > 0 && tree->end[units.at[units.count - 1]] <= node) {
            units.count--;
        }
        if (ltl_is_unit(ltl_tree_kind(tree, node))) {
            LTL_PUSH(l->arena, &units, node);
        } else if (asks(l, node)) {
            ltl_node at = node;
            for (int level = 0; level < 3 && at != 0; level++, at = tree->parent[at]) {
                l->is_asking[at] = 1;
            }
            l->is_asking[units.at[units.count - 1]] = 1;
        }
    }
}

static void end_unit(ltl_locals *l) {
    for (uint32_t i = 0; i < l->suspected.count && !l->is_cut; i++) {
        const ltl_suspected *suspected = &l->suspected.at[i];
        if (is_sure(l, suspected)) {
            ltl_locals_report(l, suspected->check, suspected->node, suspected->from);
        }
    }
    l->suspected = (struct ltl_suspecteds){0};
    ltl_arena_clear(&l->scratch);
    clear_slots(l);
}

/* Is there a check that looks at every function of the language? */
static void look_at(ltl_locals *l) {
    for (size_t i = 0; i < ltl_local_check_count; i++) {
        if (ltl_local_checks[i]->look != NULL) {
            ltl_local_checks[i]->look(l, ltl_local_checks[i], &l->cfg);
        }
    }
}

static void walk_unit(ltl_locals *l, ltl_node node) {
    uint64_t nodes = l->tree->end[node] - node;
    ltl_fuel fuel = ltl_fuel_make(LTL_FLOW_FUEL_BASE + nodes * LTL_FLOW_FUEL_PER_NODE, l->stop);
    l->unit = node;
    l->is_cut = false;
    ltl_cfg_build(&l->scratch, l->scopes, node, &fuel, &l->cfg);
    if (l->cfg.is_cut) {
        l->is_cut = true;
    } else {
        look_at(l);
        if (l->is_asking[node] != 0 && list_variables(l)) {
            l->fuel =
                ltl_fuel_make(LTL_LOCALS_FUEL_BASE + nodes * LTL_LOCALS_FUEL_PER_NODE, l->stop);
            ltl_locals__walk(l);
        }
    }
    end_unit(l);
}

static int compare_findings(const void *a, const void *b) {
    const ltl_value_finding *x = a;
    const ltl_value_finding *y = b;
    return x->node != y->node ? (x->node < y->node ? -1 : 1) : strcmp(x->check->id, y->check->id);
}

ltl_reason ltl_locals_find(ltl_arena *arena, ltl_flow *flow, const atomic_int *stop,
                           ltl_value_findings *out_findings) {
    *out_findings = (ltl_value_findings){0};
    ltl_locals l = {.arena = arena,
                    .flow = flow,
                    .tree = flow->tree,
                    .words = ltl_local_words_of(flow->tree->language),
                    .findings = out_findings,
                    .stop = stop};
    l.scopes = ltl_flow_scopes(flow);
    l.slot_of = LTL_NEW_ARRAY(arena, uint32_t, l.scopes->all.count + 1);
    l.is_asking = LTL_NEW_ARRAY(arena, uint8_t, l.tree->count);
    mark_asking(&l);
    bool is_cut = false;
    for (ltl_node node = 0; node < l.tree->count; node++) {
        if (ltl_is_unit(ltl_tree_kind(l.tree, node))) {
            walk_unit(&l, node);
            is_cut = is_cut || l.is_cut;
        }
    }
    if (out_findings->count > 1) {
        qsort(out_findings->at, out_findings->count, sizeof *out_findings->at, compare_findings);
    }
    return is_cut ? LTL_REASON_RULE_FUEL : LTL_REASON_NONE;
}
