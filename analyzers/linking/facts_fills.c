/* Functions that may do more with what they are given than give it back: they put it into their object, into
 * something else that they are given, or into a function that they are given. An unknown call is taken for one that
 * gives back all it has, so only these are to be known before a way may be found. */
#include "analyzers/dataflow/scopes.h"
#include "analyzers/linking/facts_internal.h"
#include "analyzers/taint/calls/fluent.h"
#include "analyzers/taint/far.h"
#include "analyzers/taint/objects/models.h"
#include "analyzers/taint/steps/thrown.h"

typedef ltl_facts_maker maker;

static ltl_function_fact *fact_of(maker *m, uint32_t unit) {
    uint32_t low = 0;
    uint32_t high = m->facts->functions.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (m->facts->functions.at[middle].unit < unit) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    bool is_there = low < m->facts->functions.count && m->facts->functions.at[low].unit == unit;
    return is_there ? &m->facts->functions.at[low] : NULL;
}

/* The function that others can name around the node: what a lambda in it does, it does. */
static ltl_function_fact *function_around(maker *m, ltl_node node) {
    ltl_function_fact *found = NULL;
    while (node != 0 && m->unit_of[node] != 0 && found == NULL) {
        found = fact_of(m, m->unit_of[node]);
        while (!ltl_is_unit(ltl_tree_kind(m->tree, node))) {
            node = m->tree->parent[node];
        }
        node = m->tree->parent[node];
    }
    return found;
}

/* The bit of the parameter of that name; 0: it is none. */
static uint32_t slot_of_name(const maker *m, const ltl_function_fact *function, ltl_node name) {
    uint32_t bit = 0;
    for (uint32_t i = 0; i < function->parameter_count && bit == 0; i++) {
        ltl_str text = ltl_fact_text(m->facts, m->facts->parameters.at[function->first_parameter + i]);
        while (text.len > 0 && text.ptr[0] == '*') {
            text = ltl_str_slice(text, 1, text.len);
        }
        bool is_it = text.len > 0 && ltl_str_eq(text, ltl_tree_name(m->tree, name));
        bit = is_it ? ltl_far_slot_bit(i + 1) : 0;
    }
    return bit;
}

/* `x` of `x.a[i].b`, `*x`. */
static ltl_node root_of(const ltl_tree *tree, ltl_node node) {
    enum { MOST_PARTS = 8 };
    for (uint32_t i = 0; i < MOST_PARTS && node != LTL_NO_NODE; i++) {
        ltl_kind kind = ltl_tree_kind(tree, node);
        bool is_part = kind == LTL_KIND_MEMBER || kind == LTL_KIND_INDEX;
        if (!is_part && kind != LTL_KIND_UNARY && kind != LTL_KIND_CALL) {
            return kind == LTL_KIND_NAME ? node : LTL_NO_NODE;
        }
        node = is_part                  ? ltl_tree_child(tree, node, LTL_ROLE_RECEIVER)
               : kind == LTL_KIND_UNARY ? ltl_tree_child(tree, node, LTL_ROLE_OPERAND)
                                        : ltl_tree_child(tree, node, LTL_ROLE_CALLEE);
    }
    return LTL_NO_NODE;
}

/* The object of the method, by one of its fields, or what the function was given. */
static uint32_t slots_of(const maker *m, const ltl_function_fact *function, ltl_node target) {
    ltl_family family = m->facts->family;
    ltl_node root = root_of(m->tree, target);
    if (root == LTL_NO_NODE) {
        return 0;
    }
    uint32_t slots = slot_of_name(m, function, root);
    ltl_str name = ltl_tree_name(m->tree, root);
    bool is_method = (function->flags & LTL_FUNCTION_METHOD) != 0;
    bool is_own = ltl_scopes_is_self(m->tree, root) || (name.len > 0 && name.ptr[0] == '@');
    bool is_bare = is_method && ltl_family_traits_of(family)->sees_fields;
    bool is_received = is_method && family == LTL_FAMILY_GO && root != target;
    return slots != 0 ? slots : is_own || is_bare || is_received ? ltl_far_slot_bit(0) : UINT32_C(0);
}

/* `x = 1` is the caller's only where parameters may be references. */
static uint32_t filled_by_assignment(const maker *m, const ltl_function_fact *function, ltl_node assignment) {
    ltl_family family = m->facts->family;
    ltl_node target = ltl_tree_child(m->tree, assignment, LTL_ROLE_LEFT);
    bool refers = family == LTL_FAMILY_PHP || family == LTL_FAMILY_CSHARP || family == LTL_FAMILY_C;
    uint32_t slots = target != LTL_NO_NODE ? slots_of(m, function, target) : 0;
    return root_of(m->tree, target) != target || refers ? slots : slots & ltl_far_slot_bit(0);
}

static uint32_t filled_by_call(const maker *m, const ltl_function_fact *function, ltl_node call) {
    const ltl_tree *tree = m->tree;
    ltl_node callee = ltl_tree_child(tree, call, LTL_ROLE_CALLEE);
    if (callee == LTL_NO_NODE) {
        return 0;
    }
    if (tree->kind[callee] == LTL_KIND_NAME) {
        ltl_node first = ltl_tree_child(tree, call, LTL_ROLE_ARGUMENT);
        bool copies = m->facts->family == LTL_FAMILY_C && first != LTL_NO_NODE &&
                      ltl_tree_next_sibling(tree, first) != LTL_NO_NODE;
        return slot_of_name(m, function, callee) | (copies ? slots_of(m, function, first) : 0);
    }
    bool stores = tree->kind[callee] == LTL_KIND_MEMBER &&
                  ltl_taint_method_stores(tree, ltl_tree_child(tree, callee, LTL_ROLE_NAME));
    return stores ? slots_of(m, function, ltl_tree_child(tree, callee, LTL_ROLE_RECEIVER)) : 0;
}

/* `fill(out, x)` of this file: what that fills of what it is given. `by_name` has what functions of a name fill. */
static uint32_t filled_by_own(const maker *m, const ltl_function_fact *function, ltl_node call,
                              const uint32_t *by_name) {
    const ltl_tree *tree = m->tree;
    ltl_node callee = ltl_tree_child(tree, call, LTL_ROLE_CALLEE);
    bool is_method = callee != LTL_NO_NODE && tree->kind[callee] == LTL_KIND_MEMBER;
    ltl_node name = is_method ? ltl_tree_child(tree, callee, LTL_ROLE_NAME) : callee;
    bool is_named = name != LTL_NO_NODE && ltl_tree_is_leaf(tree, name);
    const ltl_map_entry *known = is_named ? ltl_map_find(&m->names, ltl_tree_name(tree, name)) : NULL;
    uint32_t fills = known != NULL ? by_name[known->value] : 0;
    bool fills_object = is_method && (fills & 1) != 0;
    uint32_t filled =
        fills_object ? slots_of(m, function, ltl_tree_child(tree, callee, LTL_ROLE_RECEIVER)) : 0;
    bool throws = (fills & LTL_FAR_THROWS) != 0 && !ltl_taint_is_watched(tree, call);
    filled |= throws ? LTL_FAR_THROWS : 0;
    uint32_t slot = 1;
    for (ltl_node given = call + 1; fills != 0 && given < tree->end[call]; given = tree->end[given]) {
        if (tree->role[given] == LTL_ROLE_ARGUMENT) {
            filled |= (fills & ltl_far_slot_bit(slot++)) != 0 ? slots_of(m, function, given) : 0;
        }
    }
    return filled;
}

/* By those that fill it themselves, as far as the next few calls. */
static void fill_through_calls(maker *m) {
    enum { CALLS = 3 };
    const ltl_tree *tree = m->tree;
    uint32_t *by_name = LTL_NEW_ARRAY(m->scratch, uint32_t, m->facts->names.count);
    bool grows = true;
    for (uint32_t i = 0; i < CALLS && grows; i++) {
        uint32_t all = 0;
        grows = false;
        for (uint32_t j = 0; j < m->facts->functions.count; j++) {
            by_name[m->facts->functions.at[j].name] |= m->facts->functions.at[j].fills;
            all |= m->facts->functions.at[j].fills;
        }
        ltl_node call = all != 0 ? tree->kind_first[LTL_KIND_CALL] : LTL_NO_NODE;
        for (; call != LTL_NO_NODE; call = tree->kind_next[call]) {
            ltl_function_fact *function = function_around(m, call);
            if (function != NULL) {
                uint32_t fills = function->fills | filled_by_own(m, function, call, by_name);
                grows = grows || fills != function->fills;
                function->fills = fills;
            }
        }
    }
}

/* C++: `T::T(int a) : a_(a)` puts something into its object before its body begins. */
static void fill_by_initialisers(maker *m) {
    const ltl_tree *tree = m->tree;
    for (uint32_t i = 0; i < m->facts->functions.count && m->facts->family == LTL_FAMILY_C; i++) {
        ltl_function_fact *function = &m->facts->functions.at[i];
        bool makes = (function->flags & LTL_FUNCTION_CONSTRUCTOR) != 0;
        ltl_node end = makes ? tree->end[function->node] : 0;
        for (ltl_node child = function->node + 1; child < end; child = tree->end[child]) {
            bool is_list = tree->kind[child] == LTL_KIND_OTHER && tree->source->text.ptr[tree->start[child]] == ':';
            function->fills |= is_list ? ltl_far_slot_bit(0) : 0;
        }
    }
}

/* Something beside a type and texts is in what is thrown: `throw new E("no " + name)`. */
static bool says_something(const ltl_tree *tree, ltl_node thrown) {
    bool says = false;
    for (ltl_node node = thrown; node < tree->end[thrown] && !says; node++) {
        ltl_role role = node != thrown ? (ltl_role)tree->role[node] : LTL_ROLE_VALUE;
        bool is_type = role == LTL_ROLE_CALLEE || role == LTL_ROLE_TYPE;
        says = tree->kind[node] == LTL_KIND_NAME && !is_type;
    }
    return says;
}

static void fill_by_throwing(maker *m) {
    const ltl_tree *tree = m->tree;
    const ltl_kind kinds[] = {LTL_KIND_THROW, m->facts->family == LTL_FAMILY_RUBY    ? LTL_KIND_CALL
                                              : m->facts->family == LTL_FAMILY_SWIFT ? LTL_KIND_RETURN
                                                                                     : LTL_KIND_THROW};
    for (size_t i = 0; i < LTL_COUNT_OF(kinds) && (i == 0 || kinds[i] != kinds[0]); i++) {
        ltl_node node = tree->kind_first[kinds[i]];
        for (; node != LTL_NO_NODE; node = tree->kind_next[node]) {
            ltl_node thrown = ltl_taint_thrown_at(tree, node);
            bool leaves = thrown != LTL_NO_NODE && says_something(tree, thrown) && !ltl_taint_is_watched(tree, node);
            ltl_function_fact *function = leaves ? function_around(m, node) : NULL;
            if (function != NULL) {
                function->fills |= LTL_FAR_THROWS;
            }
        }
    }
}

/* Methods all of whose ways out give back their object; a `self` of Lua may be any variable. */
static void find_fluent(maker *m) {
    const ltl_tree *tree = m->tree;
    if (m->facts->family == LTL_FAMILY_LUA) {
        return;
    }
    uint8_t *gives_other = LTL_NEW_ARRAY(m->scratch, uint8_t, (size_t)m->facts->functions.count + 1);
    ltl_node node = tree->kind_first[LTL_KIND_RETURN];
    for (; node != LTL_NO_NODE; node = tree->kind_next[node]) {
        ltl_function_fact *function = fact_of(m, m->unit_of[node]);
        if (function == NULL || (function->flags & LTL_FUNCTION_METHOD) == 0) {
            continue;
        }
        ltl_node given = ltl_tree_child(tree, node, LTL_ROLE_VALUE);
        bool is_own = given != LTL_NO_NODE && ltl_taint_is_own_object(tree, function->node, given);
        gives_other[function - m->facts->functions.at] |= is_own ? 0 : 1;
        function->flags |= is_own ? LTL_FUNCTION_FLUENT : 0u;
    }
    for (uint32_t i = 0; i < m->facts->functions.count; i++) {
        ltl_function_fact *function = &m->facts->functions.at[i];
        ltl_node body = function->node != 0 && (function->flags & LTL_FUNCTION_METHOD) != 0
                            ? ltl_tree_child(tree, function->node, LTL_ROLE_BODY)
                            : LTL_NO_NODE;
        bool is_value = body != LTL_NO_NODE && tree->kind[body] != LTL_KIND_BLOCK; /* Kotlin's `= apply { … }` */
        bool is_own = is_value && ltl_taint_is_own_object(tree, function->node, body);
        function->flags |= is_own ? LTL_FUNCTION_FLUENT : 0u;
        function->flags &= gives_other[i] != 0 || (is_value && !is_own) ? ~(unsigned)LTL_FUNCTION_FLUENT : ~0u;
    }
}

void ltl_facts__fills(maker *m) {
    static const ltl_kind KINDS[] = {LTL_KIND_ASSIGN, LTL_KIND_CALL};
    const ltl_tree *tree = m->tree;
    for (size_t i = 0; i < LTL_COUNT_OF(KINDS); i++) {
        ltl_node node = tree->kind_first[KINDS[i]];
        for (; node != LTL_NO_NODE; node = tree->kind_next[node]) {
            ltl_function_fact *function = function_around(m, node);
            if (function != NULL) {
                function->fills |= KINDS[i] == LTL_KIND_CALL
                                       ? filled_by_call(m, function, node)
                                       : filled_by_assignment(m, function, node);
            }
        }
    }
    fill_by_initialisers(m);
    fill_by_throwing(m);
    find_fluent(m);
    fill_through_calls(m);
}
