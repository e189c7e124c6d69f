#include "analyzers/dataflow/flow_internal.h"
#include "analyzers/dataflow/fold/fold.h"
#include "analyzers/dataflow/typed/typed.h"

#include "core/limits.h"

void ltl_flow_init(ltl_flow *flow, ltl_arena *arena, const ltl_tree *tree) {
    *flow = (ltl_flow){
        .arena = arena, .tree = tree, .fold_language = ltl_fold_language(tree->language)};
}

/* ---- names ---- */

const ltl_scopes *ltl_flow_scopes(ltl_flow *flow) {
    if (!flow->has_scopes) {
        flow->has_scopes = true;
        ltl_scopes_build(flow->arena, flow->tree, &flow->scopes);
    }
    return &flow->scopes;
}

const ltl_declaration *ltl_flow_declaration(ltl_flow *flow, ltl_node node) {
    const ltl_scopes *scopes = ltl_flow_scopes(flow);
    uint32_t id = node < flow->tree->count ? scopes->of[node] : 0;
    return id != 0 ? &scopes->all.at[id] : NULL;
}

/* Members are told apart by their objects, which nobody knows: their spelling counts. */
static bool is_member(const ltl_scopes *scopes, uint32_t declaration) {
    return scopes->tree->kind[scopes->all.at[declaration].scope] == LTL_KIND_CLASS;
}

bool ltl_flow_means_same(ltl_flow *flow, ltl_node a, ltl_node b) {
    const ltl_tree *tree = flow->tree;
    if (a == b || tree->language->scoping == LTL_SCOPING_NONE) {
        return true;
    }
    const ltl_scopes *scopes = ltl_flow_scopes(flow);
    const uint32_t *of = scopes->of;
    for (uint32_t i = 0; a + i < tree->end[a] && b + i < tree->end[b]; i++) {
        if (of[a + i] != of[b + i] && of[a + i] != 0 && of[b + i] != 0 &&
            !is_member(scopes, of[a + i]) && !is_member(scopes, of[b + i])) {
            return false;
        }
    }
    return true;
}

/* ---- units ---- */

static void list_units(ltl_flow *flow) {
    const ltl_tree *tree = flow->tree;
    uint32_t around = 0;
    for (ltl_node node = 0; node < tree->count; node++) {
        if (!ltl_is_unit(ltl_tree_kind(tree, node))) {
            continue;
        }
        while (flow->units.count > 0 && tree->end[flow->units.at[around].node] <= node) {
            around = flow->units.at[around].around;
        }
        ltl_code_unit unit = {.node = node, .around = around};
        LTL_PUSH(flow->arena, &flow->units, unit);
        around = flow->units.count - 1;
    }
}

uint32_t ltl_flow__unit_at(const ltl_flow *flow, ltl_node node) {
    uint32_t low = 0;
    uint32_t high = flow->units.count;
    while (low + 1 < high) {
        uint32_t middle = low + (high - low) / 2;
        if (flow->units.at[middle].node <= node) {
            low = middle;
        } else {
            high = middle;
        }
    }
    while (flow->tree->end[flow->units.at[low].node] <= node) {
        low = flow->units.at[low].around;
    }
    return low;
}

/* The units around it come first: they say what it sees. */
static const ltl_code_unit *unit_worked_out(ltl_flow *flow, uint32_t index) {
    struct LTL_VEC(uint32_t) chain = {0};
    for (uint32_t at = index; !flow->units.at[at].is_done; at = flow->units.at[at].around) {
        LTL_PUSH(flow->arena, &chain, at);
        if (at == 0) {
            break;
        }
    }
    while (chain.count > 0) {
        ltl_code_unit *unit = &flow->units.at[chain.at[--chain.count]];
        unit->is_cut = unit->around != chain.at[chain.count] && flow->units.at[unit->around].is_cut;
        ltl_flow__work_out(flow, unit);
        unit->is_done = true;
    }
    flow->is_cut = flow->units.at[index].is_cut;
    return &flow->units.at[index];
}

const ltl_code_unit *ltl_flow_unit(ltl_flow *flow, ltl_node node) {
    if (flow->tree->language->scoping == LTL_SCOPING_NONE) {
        return NULL;
    }
    if (!flow->has_units) {
        flow->has_units = true;
        (void)ltl_flow_scopes(flow);
        list_units(flow);
        flow->given = LTL_NEW_ARRAY(flow->arena, ltl_node, flow->tree->count);
        flow->value_of = LTL_NEW_ARRAY(flow->arena, uint32_t, flow->tree->count);
        LTL_PUSH(flow->arena, &flow->values, ltl_known_nothing());
    }
    return unit_worked_out(flow, ltl_flow__unit_at(flow, node));
}

/* ---- values ---- */

ltl_known ltl_flow__known(const ltl_flow *flow, ltl_node node) {
    if (node == LTL_NO_NODE) {
        return ltl_known_nothing();
    }
    uint32_t index = flow->value_of[node];
    if (index == 0 && flow->tree->kind[node] == LTL_KIND_COLLECTION &&
        ltl_tree_is_leaf(flow->tree, node)) {
        return (ltl_known){.kind = LTL_KNOWN_CONSTANTS, .origin = node}; /* `[]` is no step */
    }
    return index != 0 ? flow->values.at[index] : ltl_known_of_literal(flow->tree, node);
}

/* ---- names that may have a value ---- */

static bool may_be_value(ltl_kind kind) {
    switch (kind) {
    case LTL_KIND_STRING:
    case LTL_KIND_TEMPLATE:
    case LTL_KIND_NUMBER:
    case LTL_KIND_LITERAL:
    case LTL_KIND_NAME:
    case LTL_KIND_MEMBER:
    case LTL_KIND_BINARY:
    case LTL_KIND_UNARY:
    case LTL_KIND_CONDITIONAL:
    case LTL_KIND_CAST:
    case LTL_KIND_ASSIGN:
    case LTL_KIND_COLLECTION:
        return true;
    default:
        return false;
    }
}

static bool may_know_call(ltl_flow *flow, ltl_node call) {
    (void)ltl_flow_scopes(flow);
    return ltl_is_text_call(flow->tree, call) || ltl_flow__may_be_asked(flow, call) ||
           ltl_flow__names_constant(flow, call) ||
           ltl_typed_may_know(flow, call) || ltl_fold_may_know(flow, call);
}

/* Values that are worked out of others, whose names were marked before. */
static bool may_be_given(ltl_flow *flow, ltl_node given) {
    switch (ltl_tree_kind(flow->tree, given)) {
    case LTL_KIND_CALL:
        return may_know_call(flow, given);
    case LTL_KIND_INDEX:
        return ltl_fold_may_know(flow, given);
    case LTL_KIND_NEW:
        return ltl_fold_makes(flow, given);
    default:
        return may_be_value(ltl_tree_kind(flow->tree, given));
    }
}

/* The names below the node's part `role`. */
static void mark_told(ltl_flow *flow, ltl_node by, ltl_role role) {
    const ltl_tree *tree = flow->tree;
    ltl_node target = ltl_tree_child(tree, by, role);
    ltl_node given =
        ltl_tree_child(tree, by, role == LTL_ROLE_LEFT ? LTL_ROLE_RIGHT : LTL_ROLE_VALUE);
    given = given == LTL_NO_NODE ? ltl_flow__class_constant(tree, by) : given;
    bool is_counted = given == LTL_NO_NODE && ltl_flow__is_counted(flow, by);
    if (target == LTL_NO_NODE || (given == LTL_NO_NODE && !is_counted)) {
        return;
    }
    if (tree->kind[target] == LTL_KIND_MEMBER) { /* of `a.b` it is the field that gets it */
        ltl_node field = ltl_tree_child(tree, target, LTL_ROLE_NAME);
        target = field != LTL_NO_NODE ? field : target;
    }
    if (!ltl_fuel_spend(&flow->fuel, (tree->end[target] - target) / 8)) {
        memset(flow->is_told, 1, tree->names->count); /* then all may */
        return;
    }
    bool tells = is_counted || may_be_given(flow, given);
    ltl_node end = is_counted ? tree->end[by] : tree->end[target]; /* `B, C` beside each other */
    for (ltl_node leaf = target; tells && leaf < end; leaf++) {
        if (tree->kind[leaf] == LTL_KIND_NAME) {
            flow->is_told[tree->name[leaf]] = 1;
        }
    }
}

static void list_told(ltl_flow *flow) {
    static const struct {
        ltl_kind kind;
        ltl_role role;
    } DEFINERS[] = {
        {LTL_KIND_VARIABLE, LTL_ROLE_NAME},    {LTL_KIND_FIELD, LTL_ROLE_NAME},
        {LTL_KIND_DECLARATION, LTL_ROLE_NAME}, {LTL_KIND_OTHER, LTL_ROLE_NAME},
        {LTL_KIND_ASSIGN, LTL_ROLE_LEFT},
    };
    const ltl_tree *tree = flow->tree;
    flow->fuel = ltl_fuel_make(LTL_FLOW_FUEL_BASE + tree->count, NULL);
    flow->is_told = LTL_NEW_ARRAY(flow->arena, uint8_t, tree->names->count);
    for (size_t i = 0; i < 2 * LTL_COUNT_OF(DEFINERS);
         i++) { /* twice: values of values that come later */
        size_t at = i % LTL_COUNT_OF(DEFINERS);
        ltl_node node = tree->kind_first[DEFINERS[at].kind];
        for (; node != LTL_NO_NODE; node = tree->kind_next[node]) {
            mark_told(flow, node, DEFINERS[at].role);
        }
    }
}

bool ltl_flow_may_know(ltl_flow *flow, ltl_node node) {
    const ltl_tree *tree = flow->tree;
    ltl_kind kind = ltl_tree_kind(tree, node);
    if (ltl_flow_may_be_far(flow, node) ||
        (kind == LTL_KIND_MEMBER && (ltl_flow__may_be_asked(flow, node) || ltl_fold_may_know(flow, node)))) {
        return true;
    }
    if (kind == LTL_KIND_NAME && ltl_flow__is_defined(flow, node)) {
        return true;
    }
    if (kind == LTL_KIND_CALL) {
        return may_know_call(flow, node);
    }
    ltl_node name = kind == LTL_KIND_MEMBER ? ltl_tree_child(tree, node, LTL_ROLE_NAME) : node;
    bool is_name = name != LTL_NO_NODE && tree->kind[name] == LTL_KIND_NAME;
    if (!is_name || (tree->language->scoping & LTL_SCOPING_LOCALS) != 0) {
        return true;
    }
    if (flow->is_told == NULL) {
        list_told(flow);
    }
    if (flow->is_told[tree->name[name]] == 0) {
        return false;
    }
    const ltl_declaration *meant = kind == LTL_KIND_NAME ? ltl_flow_declaration(flow, node) : NULL;
    return meant == NULL || (meant->flags & LTL_DECLARATION_TOLD) != 0 || ltl_flow__is_counted(flow, meant->declarer) ||
           ltl_flow__class_constant(tree, meant->declarer) != LTL_NO_NODE;
}

ltl_known ltl_flow_value(ltl_flow *flow, ltl_node node) {
    flow->is_cut = false;
    if (flow->facts == NULL && !ltl_flow_may_know(flow, node)) {
        return ltl_known_of_literal(flow->tree, node);
    }
    if (ltl_flow_unit(flow, node) == NULL) {
        return ltl_known_of_literal(flow->tree, node);
    }
    ltl_known value = ltl_flow__known(flow, node);
    if (value.kind == LTL_KNOWN_NOTHING && value.integer > 0) {
        flow->wants.at[value.integer - 1].is_asked = true;
        return ltl_known_nothing();
    }
    bool is_nothing = value.kind == LTL_KNOWN_UNREACHED || value.kind == LTL_KNOWN_CONSTANTS ||
                      value.kind == LTL_KNOWN_PARTS || value.kind == LTL_KNOWN_LIST;
    return is_nothing ? ltl_known_nothing() : value;
}

ltl_known ltl_flow_value_or_literal(ltl_flow *flow, ltl_node node) {
    if (ltl_flow_unit(flow, node) == NULL) {
        return ltl_known_of_literal(flow->tree, node);
    }
    ltl_known value = ltl_flow__known(flow, node);
    bool is_nothing = value.kind == LTL_KNOWN_UNREACHED || value.kind == LTL_KNOWN_NOTHING;
    return is_nothing ? ltl_known_nothing() : value;
}

bool ltl_flow_is_counted(const ltl_flow *flow, uint32_t declaration) {
    const ltl_declaration *of = &flow->scopes.all.at[declaration];
    return of->writes == 0 && ltl_flow__is_counted(flow, of->declarer);
}

ltl_known ltl_flow_constant(ltl_flow *flow, uint32_t declaration) {
    const ltl_declaration *of = &ltl_flow_scopes(flow)->all.at[declaration];
    if (ltl_flow__is_cast_to_count(flow) && ltl_flow__is_enumerator(flow, declaration)) {
        return ltl_known_nothing();
    }
    if (ltl_flow_is_counted(flow, declaration)) {
        return ltl_flow_unit(flow, 0) != NULL ? ltl_flow__outer(flow, declaration, 0) : ltl_known_nothing();
    }
    ltl_node leaf = of->writes == 1 ? ltl_flow__giver(flow, declaration) : LTL_NO_NODE;
    if (leaf == LTL_NO_NODE || !may_be_given(flow, leaf) || ltl_flow_unit(flow, 0) == NULL) {
        return ltl_known_nothing();
    }
    return ltl_flow__outer(flow, declaration, 0);
}

/* Languages in which 0 and the empty text are false. */
static bool has_falsy_values(const ltl_tree *tree) {
    static const char *const NAMES[] = {"javascript", "php", "python", "tsx", "typescript"};
    for (size_t i = 0; i < LTL_COUNT_OF(NAMES); i++) {
        if (ltl_language_is(tree->language, NAMES[i])) {
            return true;
        }
    }
    return false;
}

int ltl_flow_truth(const ltl_flow *flow, const ltl_known *value) {
    if (value->kind == LTL_KNOWN_BOOL) {
        return value->integer != 0 ? 1 : 0;
    }
    if (flow->facts == NULL) { /* what a variable begins with is often no more than that */
        return -1;
    }
    bool is_number = value->kind == LTL_KNOWN_NUMBER && value->is_integer;
    bool is_empty = is_number ? value->integer == 0 : value->text.len == 0;
    if (ltl_known_is_null(value)) {
        return 0;
    }
    if (!is_number && (value->kind != LTL_KNOWN_STRING || ltl_str_is(value->text, "0"))) {
        return -1;
    }
    return !is_empty ? 1 : has_falsy_values(flow->tree) ? 0 : -1;
}

ltl_node ltl_flow_given(ltl_flow *flow, ltl_node node) {
    if (ltl_flow_unit(flow, node) == NULL || flow->given[node] == 0) {
        return LTL_NO_NODE;
    }
    return flow->given[node] - 1;
}
