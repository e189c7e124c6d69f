/* Collections all of whose items are judged: in a loop that is left for good when one has not passed, or by a
 * question about each of them. */
#include "analyzers/guards/checks.h"
#include "analyzers/guards/words.h"

typedef struct loop {
    ltl_node node;   /* LTL_NO_NODE: there is none */
    ltl_node list;   /* what it goes over; LTL_NO_NODE: it counts */
    ltl_node lambda; /* of `xs.each { |x| … }`; LTL_NO_NODE: it is a statement */
} loop;

static bool is_one_of(ltl_str name, const char *const *names, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (ltl_str_is(name, names[i])) {
            return true;
        }
    }
    return false;
}
#define IS_ONE_OF(name, names) is_one_of(name, names, LTL_COUNT_OF(names))

/* The method that `call` calls on an object, which is `*out_object`; empty: it calls none. */
static ltl_str method_of(const ltl_tree *tree, ltl_node call, ltl_node *out_object) {
    ltl_node callee = ltl_tree_child(tree, call, LTL_ROLE_CALLEE);
    bool is_member = callee != LTL_NO_NODE && tree->kind[callee] == LTL_KIND_MEMBER;
    ltl_node name = is_member ? ltl_guard_last_name(tree, callee) : LTL_NO_NODE;
    *out_object = is_member ? ltl_tree_child(tree, callee, LTL_ROLE_RECEIVER) : LTL_NO_NODE;
    return name != LTL_NO_NODE ? ltl_tree_name(tree, name) : LTL_STR("");
}

static loop loop_around(const ltl_tree *tree, ltl_node node) {
    static const char *const EACH[] = {"each", "forEach", "ForEach", "for_each"};
    loop out = {LTL_NO_NODE, LTL_NO_NODE, LTL_NO_NODE};
    do {
        node = tree->parent[node];
    } while (node != LTL_NO_NODE && tree->kind[node] != LTL_KIND_LOOP && !ltl_is_unit(ltl_tree_kind(tree, node)));
    if (node == LTL_NO_NODE) {
        return out;
    }
    if (tree->kind[node] == LTL_KIND_LOOP) {
        ltl_node right = ltl_tree_child(tree, node, LTL_ROLE_RIGHT);
        out.node = node;
        out.list = right != LTL_NO_NODE ? right : ltl_tree_child(tree, node, LTL_ROLE_VALUE);
        return out;
    }
    ltl_node call = tree->kind[node] == LTL_KIND_LAMBDA ? tree->parent[node] : LTL_NO_NODE;
    bool is_each = call != LTL_NO_NODE && tree->kind[call] == LTL_KIND_CALL &&
                   IS_ONE_OF(method_of(tree, call, &out.list), EACH);
    out.node = is_each ? call : LTL_NO_NODE;
    out.lambda = node;
    return out;
}

static bool is_item(const ltl_scopes *scopes, const loop *in, ltl_node node) {
    uint32_t of = scopes->tree->kind[node] == LTL_KIND_NAME ? scopes->of[node] : 0;
    const ltl_declaration *declaration = &scopes->all.at[of];
    bool is_given = in->lambda != LTL_NO_NODE && declaration->kind == LTL_DECLARED_PARAMETER &&
                    declaration->unit == in->lambda;
    return of != 0 && (is_given || scopes->by[declaration->leaf] == in->node);
}

void ltl_guard_items(const ltl_scopes *scopes, ltl_node asked, ltl_node test, ltl_guard_tell *tell, void *data) {
    const ltl_tree *tree = scopes->tree;
    loop in = loop_around(tree, test);
    for (ltl_node node = asked; in.node != LTL_NO_NODE && node < tree->end[asked]; node++) {
        ltl_node list = is_item(scopes, &in, node) ? in.list : LTL_NO_NODE;
        if (tree->kind[node] == LTL_KIND_INDEX) {
            ltl_node key = ltl_tree_child(tree, node, LTL_ROLE_KEY);
            bool varies = key != LTL_NO_NODE && tree->kind[key] == LTL_KIND_NAME;
            list = varies ? ltl_tree_child(tree, node, LTL_ROLE_RECEIVER) : list;
        }
        if (list != LTL_NO_NODE) {
            tell(data, list, tree->end[list], tree->end[in.node]);
        }
    }
}

/* ---- `xs.every((x) => ok(x))` ---- */

static bool is_turned(const ltl_tree *tree, ltl_node node, ltl_node lambda) {
    bool turned = false;
    for (; node != lambda; node = tree->parent[node]) {
        bool is_not = tree->kind[node] == LTL_KIND_UNARY && (ltl_str_is(ltl_tree_name(tree, node), "!") ||
                                                             ltl_str_is(ltl_tree_name(tree, node), "not"));
        turned = turned != is_not;
    }
    return turned;
}

/* Whether the function judges what it is given, and with which outcome that has passed. */
static bool judges_item(const ltl_scopes *scopes, ltl_node function, bool *out_passes_when) {
    enum { MOST_NODES = 64 };
    const ltl_tree *tree = scopes->tree;
    if (tree->kind[function] != LTL_KIND_LAMBDA) {
        ltl_node name = ltl_guard_last_name(tree, function);
        *out_passes_when = true;
        return name != LTL_NO_NODE && ltl_guard_name_judges(ltl_tree_name(tree, name));
    }
    for (ltl_node node = function + 1; node < tree->end[function] && node < function + MOST_NODES; node++) {
        ltl_guard_atom atom;
        bool is_test = ltl_guard_atom_of(scopes, node, &atom) && atom.kinds != 0 &&
                       tree->kind[atom.asked] == LTL_KIND_NAME;
        const ltl_declaration *asked = is_test ? &scopes->all.at[scopes->of[atom.asked]] : NULL;
        if (is_test && asked->kind == LTL_DECLARED_PARAMETER && asked->unit == function) {
            *out_passes_when = atom.passes_when != is_turned(tree, node, function);
            return true;
        }
    }
    return false;
}

bool ltl_guard_atom_of_each(const ltl_scopes *scopes, ltl_node call, ltl_guard_atom *out_atom) {
    static const char *const ALL[] = {"All", "all", "all?", "allMatch", "every"};
    static const char *const ANY[] = {"Any", "any", "any?", "anyMatch", "some"};
    static const char *const NONE[] = {"none", "none?", "noneMatch"};
    const ltl_tree *tree = scopes->tree;
    ltl_node list;
    ltl_str name = method_of(tree, call, &list);
    bool is_all = IS_ONE_OF(name, ALL);
    bool is_none = IS_ONE_OF(name, NONE);
    ltl_node function = ltl_tree_child(tree, call, LTL_ROLE_ARGUMENT);
    function = function != LTL_NO_NODE ? function : ltl_tree_child(tree, call, LTL_ROLE_BODY);
    bool passes_when;
    bool may_be = (is_all || is_none || IS_ONE_OF(name, ANY)) && function != LTL_NO_NODE;
    if (!may_be || !judges_item(scopes, function, &passes_when) || passes_when != is_all) {
        return false;
    }
    *out_atom = (ltl_guard_atom){list, is_all || is_none, LTL_GUARD_FORM};
    return true;
}
