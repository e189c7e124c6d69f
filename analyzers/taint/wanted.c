/* Which units are walked: those with a source or a sink, whatever they call, and whoever calls one
 * through which a source or a sink can be reached. */
#include "analyzers/syntax/constructor.h"
#include "analyzers/syntax/property.h"
#include "analyzers/taint/taint_internal.h"

#include <stdlib.h>

enum { MAX_SHORT_METHOD = 40 }; /* nodes */

/* A call of something of that name stands in the unit. */
typedef struct caller {
    uint32_t name;
    uint32_t unit;
} caller;

struct ltl_taint_callers_by_name {
    caller *at; /* by name, then by unit */
    uint32_t count;
};

static int compare(const void *a, const void *b) {
    const caller *left = a;
    const caller *right = b;
    if (left->name != right->name) {
        return left->name < right->name ? -1 : 1;
    }
    return (left->unit > right->unit) - (left->unit < right->unit);
}

/* The last name of what is called: `f` of `a.f(…)` and of `new a.f(…)`. */
static uint32_t called_name(const ltl_tree *tree, ltl_node call) {
    ltl_role role = tree->kind[call] == LTL_KIND_NEW ? LTL_ROLE_TYPE : LTL_ROLE_CALLEE;
    ltl_node callee = ltl_tree_child(tree, call, role);
    if (callee != LTL_NO_NODE && tree->kind[callee] == LTL_KIND_MEMBER) {
        callee = ltl_tree_child(tree, callee, LTL_ROLE_NAME);
    }
    return callee != LTL_NO_NODE && ltl_tree_is_leaf(tree, callee) ? tree->name[callee] : 0;
}

/* Once a file, for all rules. */
static const struct ltl_taint_callers_by_name *callers_by_name(ltl_taint *t) {
    static const ltl_kind KINDS[] = {LTL_KIND_CALL, LTL_KIND_NEW};
    if (t->scratch->callers != NULL) {
        return t->scratch->callers;
    }
    struct LTL_VEC(caller) all = {0};
    for (size_t i = 0; i < LTL_COUNT_OF(KINDS); i++) {
        ltl_node call = t->tree->kind_first[KINDS[i]];
        for (; call != LTL_NO_NODE; call = t->tree->kind_next[call]) {
            caller one = {called_name(t->tree, call), ltl_taint__unit_around(t, call)};
            if (one.name != 0) {
                LTL_PUSH(t->arena, &all, one);
            }
        }
    }
    if (all.count > 1) {
        qsort(all.at, all.count, sizeof *all.at, compare);
    }
    struct ltl_taint_callers_by_name *made = LTL_NEW(t->arena, struct ltl_taint_callers_by_name);
    *made = (struct ltl_taint_callers_by_name){all.at, all.count};
    t->scratch->callers = made;
    return made;
}

static void want_callers_of_name(ltl_taint *t, uint32_t name) {
    const struct ltl_taint_callers_by_name *callers = callers_by_name(t);
    uint32_t low = 0;
    uint32_t high = callers->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (callers->at[middle].name < name) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    for (; low < callers->count && callers->at[low].name == name && ltl_taint__spend(t, 1); low++) {
        ltl_taint__want(t, callers->at[low].unit);
    }
}

/* The leaf that names the unit: its own, or that of what it is assigned to. */
static uint32_t name_of(const ltl_tree *tree, ltl_node unit) {
    static const ltl_role ROLES[] = {LTL_ROLE_NAME, LTL_ROLE_LEFT, LTL_ROLE_KEY};
    ltl_node holder = tree->kind[unit] == LTL_KIND_LAMBDA ? tree->parent[unit] : unit;
    for (size_t i = 0; i < LTL_COUNT_OF(ROLES); i++) {
        ltl_node name = ltl_tree_child(tree, holder, ROLES[i]);
        if (name != LTL_NO_NODE && tree->kind[name] == LTL_KIND_MEMBER) {
            name = ltl_tree_child(tree, name, LTL_ROLE_NAME);
        }
        if (name != LTL_NO_NODE && ltl_tree_is_leaf(tree, name)) {
            return tree->name[name];
        }
    }
    return 0;
}

/* Properties are called where their name is read or written. */
static void want_readers(ltl_taint *t, ltl_node function) {
    static const ltl_kind KINDS[] = {LTL_KIND_MEMBER, LTL_KIND_NAME};
    const ltl_tree *tree = t->tree;
    ltl_node own = ltl_accessor_name(tree, function);
    bool is_bare = (tree->language->scoping & LTL_SCOPING_MEMBERS) != 0;
    for (size_t i = 0; own != LTL_NO_NODE && i < (is_bare ? 2 : 1); i++) {
        ltl_node node = tree->kind_first[KINDS[i]];
        for (; node != LTL_NO_NODE && ltl_taint__spend(t, 1); node = tree->kind_next[node]) {
            ltl_node name = i == 0 ? ltl_tree_child(tree, node, LTL_ROLE_NAME) : node;
            if (name != LTL_NO_NODE && node != own && tree->name[name] == tree->name[own]) {
                ltl_taint__want(t, ltl_taint__unit_around(t, node));
            }
        }
    }
}

void ltl_taint__want_callers(ltl_taint *t, uint32_t unit) {
    ltl_node node = ltl_taint__node_of(t, unit);
    t->units[unit].wants_callers = true;
    want_callers_of_name(t, name_of(t->tree, node));
    if (t->scratch->has_accessors && t->tree->kind[node] == LTL_KIND_FUNCTION &&
        (ltl_is_accessor(t->tree, node) || (ltl_is_getter(t->tree, node)))) {
        want_readers(t, node);
    }
    ltl_node class = ltl_taint__class_around(t, node);
    if (class != LTL_NO_NODE && ltl_is_constructor(t->tree, class, node)) {
        ltl_node name = ltl_tree_child(t->tree, class, LTL_ROLE_NAME);
        want_callers_of_name(t, name != LTL_NO_NODE ? t->tree->name[name] : 0);
    }
}

static void begin(ltl_taint *t, uint32_t unit) {
    if (!t->units[unit].is_wanted) {
        t->units[unit].is_wanted = true;
        t->units[unit].is_waiting = true;
        LTL_PUSH(t->arena, &t->wanted, unit);
    }
}

/* What a method finds in its object, the constructors have put there; and short methods, which set a field
 * or give one, where other files may call them. */
static void want_methods(ltl_taint *t, ltl_node class) {
    const ltl_tree *tree = t->tree;
    ltl_node around = ltl_members_of(tree, class);
    for (ltl_node child = around + 1; child < tree->end[around] && ltl_taint__spend(t, 1);
         child = tree->end[child]) {
        if (tree->kind[child] != LTL_KIND_FUNCTION) {
            continue;
        }
        uint32_t unit = ltl_taint__unit_of(t, child);
        bool is_short = tree->end[child] - child <= MAX_SHORT_METHOD && ltl_taint__may_be_called(t, unit);
        if (is_short || ltl_is_constructor(tree, class, child)) {
            begin(t, unit);
        }
    }
}

/* The name of the class of `void T::f() { … }`; 0: the unit is no such method. */
static uint32_t class_apart(const ltl_taint *t, uint32_t unit) {
    ltl_node name = ltl_tree_child(t->tree, ltl_taint__node_of(t, unit), LTL_ROLE_NAME);
    bool is_apart = name != LTL_NO_NODE && t->tree->kind[name] == LTL_KIND_MEMBER;
    ltl_node of = is_apart ? ltl_tree_child(t->tree, name, LTL_ROLE_RECEIVER) : LTL_NO_NODE;
    return of != LTL_NO_NODE && ltl_tree_is_leaf(t->tree, of) ? t->tree->name[of] : 0;
}

/* The same of methods that stand outside of their class; once for each class. */
static void want_methods_apart(ltl_taint *t, uint32_t class) {
    if (t->query->far == NULL || ltl_pairs_find(&t->by_class, 4, class) != 0) {
        return;
    }
    ltl_pairs_put(t->arena, &t->by_class, 4, class, 1);
    for (uint32_t unit = 1; unit < t->flow->units.count && ltl_taint__spend(t, 1); unit++) {
        ltl_node node = t->flow->units.at[unit].node;
        if (t->tree->end[node] - node <= MAX_SHORT_METHOD && class_apart(t, unit) == class) {
            begin(t, unit);
        }
    }
}

/* With it all around it: they say what it sees. */
void ltl_taint__want(ltl_taint *t, uint32_t unit) {
    while (!t->units[unit].is_wanted && ltl_taint__spend(t, 1)) {
        begin(t, unit);
        if (!t->query->is_across_functions) {
            return;
        }
        ltl_node class = ltl_taint__class_around(t, ltl_taint__node_of(t, unit));
        uint32_t apart = class == LTL_NO_NODE ? class_apart(t, unit) : 0;
        if (class != LTL_NO_NODE) {
            want_methods(t, class);
        } else if (apart != 0) {
            want_methods_apart(t, apart);
        }
        unit = t->flow->units.at[ltl_taint__base_of(t, unit)].around;
    }
}

void ltl_taint__want_unit_of(ltl_taint *t, ltl_node node) {
    ltl_taint__want(t, ltl_taint__unit_around(t, node));
}

void ltl_taint__want_callees(ltl_taint *t, const ltl_taint_order *order) {
    for (; t->asked_for < t->wanted.count; t->asked_for++) {
        uint32_t unit = t->wanted.at[t->asked_for];
        for (uint32_t i = order->callees_from[unit]; i < order->callees_from[unit + 1]; i++) {
            ltl_taint__want(t, order->callees[i]);
        }
    }
}
