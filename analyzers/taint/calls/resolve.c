/* Which function of the file a call means, and which one an expression is. */
#include "analyzers/dataflow/scopes.h"
#include "analyzers/syntax/constructor.h"
#include "analyzers/syntax/extension.h"
#include "analyzers/syntax/holder.h"
#include "analyzers/syntax/pipe.h"
#include "analyzers/syntax/sent_call.h"
#include "analyzers/taint/calls/accessors.h"
#include "analyzers/taint/objects/parts.h"

static uint32_t unit_at(const ltl_taint *t, ltl_node node) {
    uint32_t unit = ltl_taint__unit_of(t, node);
    return ltl_taint__node_of(t, unit) == node ? unit : LTL_TAINT_NO_UNIT;
}

static uint32_t unit_of_declaration(const ltl_taint *t, uint32_t declaration) {
    const ltl_tree *tree = t->tree;
    const ltl_declaration *at = &t->scopes->all.at[declaration];
    if (declaration == 0) {
        return LTL_TAINT_NO_UNIT;
    }
    if (at->kind == LTL_DECLARED_FUNCTION) { /* one without a body is written elsewhere */
        bool has_body = ltl_tree_child(tree, at->declarer, LTL_ROLE_BODY) != LTL_NO_NODE;
        return has_body ? unit_at(t, at->declarer) : LTL_TAINT_NO_UNIT;
    }
    if (at->writes != 1 || at->write == LTL_NO_NODE || at->write >= tree->count) {
        return LTL_TAINT_NO_UNIT;
    }
    ltl_role roles[] = {LTL_ROLE_VALUE, LTL_ROLE_RIGHT};
    for (size_t i = 0; i < LTL_COUNT_OF(roles); i++) {
        ltl_node value = ltl_tree_child(tree, at->write, roles[i]);
        if (value != LTL_NO_NODE && tree->kind[value] == LTL_KIND_LAMBDA) {
            return unit_at(t, value);
        }
    }
    return LTL_TAINT_NO_UNIT;
}

/* `void T::f() { … }`, `impl T { fn f() … }`: a method that stands outside of its class. Names of classes have keys of
 * their own. */
#define APART_KEY (UINT32_C(1) << 30)
static uint32_t unit_of_owner(const ltl_taint *t, uint32_t owner, uint32_t name) {
    uint32_t found = owner != 0 ? ltl_pairs_find(&t->by_name, APART_KEY | owner, name) : 0;
    return found == 0 || found == LTL_TAINT_MANY ? LTL_TAINT_NO_UNIT : found - 1;
}

static uint32_t unit_apart(const ltl_taint *t, ltl_node class, uint32_t name) {
    ltl_node of = ltl_tree_child(t->tree, class, LTL_ROLE_NAME);
    return unit_of_owner(t, of != LTL_NO_NODE ? t->tree->name[of] : 0, name);
}

static uint32_t constructor_of(ltl_taint *t, ltl_node class) {
    const ltl_tree *tree = t->tree;
    ltl_node around = ltl_members_of(tree, class);
    for (ltl_node child = around + 1; child < tree->end[around] && ltl_taint__spend(t, 1);
         child = tree->end[child]) {
        if (tree->kind[child] == LTL_KIND_FUNCTION && ltl_is_constructor(tree, class, child)) {
            return unit_at(t, child);
        }
    }
    ltl_node name = ltl_tree_child(tree, class, LTL_ROLE_NAME);
    return name != LTL_NO_NODE ? unit_apart(t, class, tree->name[name]) : LTL_TAINT_NO_UNIT;
}

/* A name alone: a function, a variable that holds one, a class, or a method of the class around, which `new` does
 * not make. */
static uint32_t unit_of_name(ltl_taint *t, ltl_node callee) {
    uint32_t declaration = t->scopes->of[callee];
    bool is_made = t->tree->role[callee] == LTL_ROLE_TYPE;
    if (declaration == 0 && !is_made) {
        ltl_node class = ltl_taint__class_around(t, callee);
        declaration =
            class != LTL_NO_NODE ? ltl_scopes_find(t->scopes, class, t->tree->name[callee]) : 0;
    }
    ltl_node declarer = t->scopes->all.at[declaration].declarer;
    ltl_node class_meant = ltl_taint__class_declared(t, declaration);
    if (class_meant != LTL_NO_NODE) {
        return constructor_of(t, class_meant);
    }
    bool is_method = is_made && declaration != 0 && declarer != LTL_NO_NODE &&
                     ltl_taint__class_around(t, declarer) != LTL_NO_NODE;
    return is_method ? LTL_TAINT_NO_UNIT : unit_of_declaration(t, declaration);
}

/* The only function of that name in the file, whatever its object is. */
static uint32_t unit_named(const ltl_taint *t, uint32_t name) {
    uint32_t found = ltl_pairs_find(&t->by_name, 1, name);
    return found == 0 || found == LTL_TAINT_MANY ? LTL_TAINT_NO_UNIT : found - 1;
}

static void list_name(ltl_taint *t, uint32_t key, uint32_t name, uint32_t unit) {
    uint32_t had = ltl_pairs_find(&t->by_name, key, name);
    ltl_pairs_put(t->arena, &t->by_name, key, name, had == 0 ? unit + 1 : LTL_TAINT_MANY);
}

/* Of `T::f` its own name, and that of its class. */
static ltl_node name_apart(const ltl_tree *tree, ltl_node name, uint32_t *out_class) {
    ltl_node of = ltl_tree_child(tree, name, LTL_ROLE_RECEIVER);
    if (of != LTL_NO_NODE && tree->kind[of] == LTL_KIND_MEMBER) {
        of = ltl_tree_child(tree, of, LTL_ROLE_NAME);
    }
    *out_class = of != LTL_NO_NODE && ltl_tree_is_leaf(tree, of) ? tree->name[of] : 0;
    return ltl_tree_child(tree, name, LTL_ROLE_NAME);
}

/* The name of the class that the function stands in, or that it says it belongs to: `func (s *T) f()`. */
static uint32_t class_around(const ltl_tree *tree, ltl_node function) {
    ltl_node receiver = ltl_tree_child(tree, function, LTL_ROLE_RECEIVER);
    ltl_node type = receiver != LTL_NO_NODE ? ltl_taint__type_name(tree, receiver) : LTL_NO_NODE;
    if (type != LTL_NO_NODE) {
        return tree->name[type];
    }
    ltl_node added = ltl_extended_type(tree, function); /* `fun T.f()` */
    if (added != LTL_NO_NODE) {
        ltl_node of = ltl_name_of_type(tree, added);
        return of != LTL_NO_NODE ? tree->name[of] : 0;
    }
    ltl_node class = tree->parent[function];
    class = tree->kind[class] == LTL_KIND_BLOCK ? tree->parent[class] : class;
    ltl_node name = tree->kind[class] == LTL_KIND_CLASS ? ltl_tree_child(tree, class, LTL_ROLE_NAME)
                                                        : LTL_NO_NODE;
    while (name != LTL_NO_NODE && tree->kind[name] == LTL_KIND_TYPE) { /* `impl T<X>` */
        name = ltl_tree_first_child(tree, name);
    }
    return name != LTL_NO_NODE && ltl_tree_is_leaf(tree, name) ? tree->name[name] : 0;
}

void ltl_taint__list_names(ltl_taint *t) {
    for (uint32_t i = 1; i < t->flow->units.count && ltl_taint__spend(t, 1); i++) {
        ltl_node node = t->flow->units.at[i].node;
        ltl_node name = ltl_tree_child(t->tree, node, LTL_ROLE_NAME);
        bool has_body = ltl_tree_child(t->tree, node, LTL_ROLE_BODY) != LTL_NO_NODE;
        uint32_t class = class_around(t->tree, node);
        if (name != LTL_NO_NODE && t->tree->kind[name] == LTL_KIND_MEMBER) {
            name = name_apart(t->tree, name, &class);
        }
        if (t->tree->kind[node] != LTL_KIND_FUNCTION || name == LTL_NO_NODE || !has_body ||
            !ltl_tree_is_leaf(t->tree, name)) {
            continue;
        }
        list_name(t, 1, t->tree->name[name], i);
        if (class != 0) {
            list_name(t, APART_KEY | class, t->tree->name[name], i);
        }
    }
}

/* `LoggerFactory.get()`, `request.get()` of a `Request request`: a module, or a class that another file
 * declares. Its methods are not those here. */
static bool is_of_elsewhere(const ltl_taint *t, ltl_node callee) {
    const ltl_tree *tree = t->tree;
    ltl_node receiver = ltl_tree_child(tree, callee, LTL_ROLE_RECEIVER);
    if (receiver == LTL_NO_NODE || tree->kind[receiver] != LTL_KIND_NAME) {
        return false;
    }
    ltl_str name = ltl_tree_name(tree, receiver);
    const ltl_declaration *declaration = &t->scopes->all.at[t->scopes->of[receiver]];
    if (t->scopes->of[receiver] == 0) {
        return name.len > 1 && name.ptr[0] >= 'A' && name.ptr[0] <= 'Z';
    }
    if (declaration->kind != LTL_DECLARED_PARAMETER && declaration->kind != LTL_DECLARED_LOCAL) {
        return declaration->kind == LTL_DECLARED_IMPORT;
    }
    ltl_node type = ltl_taint__type_name(tree, declaration->declarer);
    bool is_qualified = type != LTL_NO_NODE && ltl_taint__qualifier(tree, type) != LTL_NO_NODE;
    return is_qualified ? ltl_taint__class_meant(t, type) == LTL_NO_NODE
                        : type != LTL_NO_NODE && ltl_scopes_find(t->scopes, 0, tree->name[type]) == 0;
}

/* `request.args.get(…)`: what comes from outside is no object of this file. */
static bool asks_source(ltl_taint *t, ltl_node callee) {
    ltl_node receiver = ltl_tree_child(t->tree, callee, LTL_ROLE_RECEIVER);
    return receiver != LTL_NO_NODE && ltl_taint__first(t, receiver, LTL_TAINT_SOURCE) != 0;
}

/* `function T.f()`: T is a variable, and stands for itself; `void T::f()`, `func (s *T) f()`: the type of the variable
 * is declared in another file. */
static uint32_t unit_of_written_type(const ltl_taint *t, ltl_node receiver, uint32_t name) {
    uint32_t unit = unit_of_owner(t, t->tree->name[receiver], name);
    const ltl_declaration *declaration = &t->scopes->all.at[t->scopes->of[receiver]];
    bool is_declared = t->scopes->of[receiver] != 0 && declaration->declarer != LTL_NO_NODE &&
                       declaration->declarer < t->tree->count;
    ltl_node type = unit == LTL_TAINT_NO_UNIT && is_declared ? ltl_taint__type_name(t->tree, declaration->declarer)
                                                             : LTL_NO_NODE;
    bool is_apart = type != LTL_NO_NODE && ltl_taint__qualifier(t->tree, type) != LTL_NO_NODE &&
                    !ltl_language_is(t->tree->language, "cpp"); /* `pkg.T`: not the T of this file */
    return type != LTL_NO_NODE && !is_apart ? unit_of_owner(t, t->tree->name[type], name) : unit;
}

/* A field may have the name of a method. */
static uint32_t method_beside_field(ltl_taint *t, ltl_node class, uint32_t name) {
    const ltl_tree *tree = t->tree;
    ltl_node around = ltl_members_of(tree, class);
    for (ltl_node child = around + 1; child < tree->end[around] && ltl_taint__spend(t, 1); child = tree->end[child]) {
        ltl_node own = tree->kind[child] == LTL_KIND_FUNCTION ? ltl_tree_child(tree, child, LTL_ROLE_NAME)
                                                              : LTL_NO_NODE;
        if (own != LTL_NO_NODE && tree->name[own] == name && ltl_tree_is_leaf(tree, own)) {
            return unit_at(t, child);
        }
    }
    return LTL_TAINT_NO_UNIT;
}

static uint32_t unit_in_class(ltl_taint *t, ltl_node class, uint32_t name) {
    uint32_t declaration = ltl_scopes_find(t->scopes, class, name);
    bool is_field = declaration != 0 && t->scopes->all.at[declaration].kind == LTL_DECLARED_FIELD;
    uint32_t unit = unit_of_declaration(t, declaration);
    return unit == LTL_TAINT_NO_UNIT && is_field ? method_beside_field(t, class, name) : unit;
}

/* Of `o.send(:f, x)` that of f. */
static uint32_t name_called(const ltl_taint *t, ltl_node callee, ltl_node name) {
    ltl_str sent = ltl_sent_name(t->tree, t->tree->parent[callee]);
    return sent.len > 0 ? ltl_names_find(t->tree->names, sent) : t->tree->name[name];
}

/* The method that `callee` names, of the class that its object is known to have. */
static uint32_t unit_of_method(ltl_taint *t, ltl_node callee) {
    ltl_node receiver = ltl_tree_child(t->tree, callee, LTL_ROLE_RECEIVER);
    ltl_node name = ltl_tree_child(t->tree, callee, LTL_ROLE_NAME);
    ltl_node class = receiver == LTL_NO_NODE ? LTL_NO_NODE
                     : ltl_taint__is_of_parent(t, t->tree->parent[callee])
                         ? ltl_taint__class_above(t, callee)
                         : ltl_taint__class_of_receiver(t, receiver);
    if (name == LTL_NO_NODE || !ltl_tree_is_leaf(t->tree, name)) {
        return LTL_TAINT_NO_UNIT;
    }
    uint32_t key = name_called(t, callee, name);
    if (class == LTL_NO_NODE) {
        bool is_name = receiver != LTL_NO_NODE && t->tree->kind[receiver] == LTL_KIND_NAME;
        return is_name ? unit_of_written_type(t, receiver, key) : LTL_TAINT_NO_UNIT;
    }
    uint32_t unit = unit_in_class(t, class, key);
    return unit != LTL_TAINT_NO_UNIT ? unit : unit_apart(t, class, key);
}

/* `f.apply(x)`, `f.call(x)`: names under which objects that are functions are called. */
static bool is_invocation(ltl_str name) {
    static const char *const NAMES[] = {"apply",    "accept", "call", "run",
                                        "invoke",   "Invoke", "Call", "DynamicInvoke",
                                        "__call__", "()",     "yield"};
    for (size_t i = 0; i < LTL_COUNT_OF(NAMES); i++) {
        if (ltl_str_is(name, NAMES[i])) {
            return true;
        }
    }
    return false;
}

/* What is called when it is a name: `f` of `f(x)` and of `f.apply(x)`. */
ltl_node ltl_taint__called_object(const ltl_taint *t, ltl_node call) {
    const ltl_tree *tree = t->tree;
    ltl_node callee = ltl_tree_child(tree, call, LTL_ROLE_CALLEE);
    if (callee != LTL_NO_NODE && tree->kind[callee] == LTL_KIND_MEMBER) {
        ltl_node name = ltl_tree_child(tree, callee, LTL_ROLE_NAME);
        bool is_invoked = name == LTL_NO_NODE || is_invocation(ltl_tree_name(tree, name));
        callee = is_invoked ? ltl_tree_child(tree, callee, LTL_ROLE_RECEIVER) : LTL_NO_NODE;
    }
    bool is_name = callee != LTL_NO_NODE && tree->kind[callee] == LTL_KIND_NAME;
    return is_name ? callee : LTL_NO_NODE;
}

static uint32_t callee_named(ltl_taint *t, ltl_node call, bool *out_is_sure) {
    const ltl_tree *tree = t->tree;
    *out_is_sure = true;
    ltl_node callee = ltl_tree_child(tree, call, LTL_ROLE_CALLEE);
    if (tree->kind[call] == LTL_KIND_NEW) {
        callee = ltl_tree_child(tree, call, LTL_ROLE_TYPE);
    }
    if (tree->kind[call] == LTL_KIND_MEMBER || tree->kind[call] == LTL_KIND_ASSIGN) {
        return ltl_taint__accessor(t, call);
    }
    bool is_constructed = tree->kind[call] == LTL_KIND_VARIABLE || tree->kind[call] == LTL_KIND_FUNCTION;
    if (is_constructed) { /* `T x(y)`, see constructed.c */
        ltl_node class = ltl_taint__class_constructed(t, call);
        return class != LTL_NO_NODE ? constructor_of(t, class) : LTL_TAINT_NO_UNIT;
    }
    if (tree->kind[call] == LTL_KIND_NAME) {
        uint32_t accessor = ltl_taint__accessor(t, call);
        if (accessor != LTL_TAINT_NO_UNIT) {
            return accessor;
        }
        callee = call; /* `get_data`, see ltl_taint__call_bare */
    }
    if (callee == LTL_NO_NODE) {
        return LTL_TAINT_NO_UNIT;
    }
    if (tree->kind[callee] == LTL_KIND_NAME) {
        ltl_node above = ltl_taint__is_of_parent(t, call) ? ltl_taint__class_above(t, call) : LTL_NO_NODE;
        bool is_sent = above == LTL_NO_NODE && ltl_sent_name(tree, call).len > 0;
        return above != LTL_NO_NODE ? constructor_of(t, above)
               : is_sent            ? unit_named(t, name_called(t, callee, callee))
                                    : unit_of_name(t, callee);
    }
    if (tree->kind[callee] == LTL_KIND_LAMBDA) {
        return unit_at(t, callee); /* `(x => …)(y)` */
    }
    ltl_node class = ltl_taint__class_constructed(t, call); /* `C.new(…)`, `P.C(…)`, `new C<T>(…)` */
    uint32_t unit = class != LTL_NO_NODE ? constructor_of(t, class) : LTL_TAINT_NO_UNIT;
    if (unit != LTL_TAINT_NO_UNIT || tree->kind[callee] != LTL_KIND_MEMBER || tree->kind[call] == LTL_KIND_NEW) {
        return unit;
    }
    unit = unit_of_declaration(t, ltl_scopes_field(t->scopes, callee));
    unit = unit == LTL_TAINT_NO_UNIT ? unit_of_method(t, callee) : unit;
    ltl_node object = ltl_taint__called_object(t, call);
    if (unit == LTL_TAINT_NO_UNIT && object != LTL_NO_NODE && t->scopes->of[object] != 0) {
        unit = unit_of_declaration(t, t->scopes->of[object]);
    }
    if (unit == LTL_TAINT_NO_UNIT && !asks_source(t, callee)) {
        ltl_node name = ltl_tree_child(tree, callee, LTL_ROLE_NAME);
        uint32_t named = name != LTL_NO_NODE && ltl_tree_is_leaf(tree, name)
                             ? unit_named(t, name_called(t, callee, name))
                             : LTL_TAINT_NO_UNIT;
        *out_is_sure = ltl_taint__extends(t, named, callee);
        unit = *out_is_sure || !is_of_elsewhere(t, callee) ? named : unit;
    }
    return unit;
}

uint32_t ltl_taint__callee(ltl_taint *t, ltl_node call, bool *out_is_sure) {
    return ltl_taint__overload(t, callee_named(t, call, out_is_sure), call, out_is_sure);
}

static uint32_t count_children(ltl_taint *t, ltl_node node, ltl_role role) {
    uint32_t count = 0;
    for (ltl_node child = node + 1; child < t->tree->end[node] && ltl_taint__spend(t, 1);
         child = t->tree->end[child]) {
        count += t->tree->role[child] == role ? 1 : 0;
    }
    return count;
}

uint32_t ltl_taint__next_clause(ltl_taint *t, uint32_t unit, ltl_node call) {
    const ltl_tree *tree = t->tree;
    ltl_node first = ltl_taint__node_of(t, unit);
    ltl_node name = ltl_tree_child(tree, first, LTL_ROLE_NAME);
    if ((tree->language->scoping & LTL_SCOPING_CLAUSES) == 0 || name == LTL_NO_NODE) {
        return name != LTL_NO_NODE ? ltl_taint__next_overload(t, unit, call) : LTL_TAINT_NO_UNIT;
    }
    bool is_piped = ltl_piped_argument(tree, call) != LTL_NO_NODE;
    uint32_t arity = count_children(t, call, LTL_ROLE_ARGUMENT) + (is_piped ? 1 : 0);
    for (uint32_t i = unit + 1; i < t->flow->units.count && ltl_taint__spend(t, 1); i++) {
        ltl_node node = t->flow->units.at[i].node;
        if (node >= tree->end[tree->parent[first]]) {
            break;
        }
        ltl_node other = ltl_tree_child(tree, node, LTL_ROLE_NAME);
        if (tree->parent[node] == tree->parent[first] && other != LTL_NO_NODE &&
            tree->name[other] == tree->name[name] &&
            count_children(t, node, LTL_ROLE_PARAMETER) == arity) {
            return i;
        }
    }
    return LTL_TAINT_NO_UNIT;
}

/* `&f`, `&f/1`: the function itself. */
static ltl_node referred(const ltl_tree *tree, ltl_node node) {
    if (tree->kind[node] == LTL_KIND_UNARY && ltl_str_is(ltl_tree_name(tree, node), "&")) {
        node = ltl_tree_child(tree, node, LTL_ROLE_OPERAND);
        if (node != LTL_NO_NODE && tree->kind[node] == LTL_KIND_BINARY) {
            node = ltl_tree_child(tree, node, LTL_ROLE_LEFT);
        }
    }
    return node;
}

/* The function that an expression is: a lambda, the name of one, or that name as text (`array_map('f', $x)`). */
uint32_t ltl_taint__function_of(ltl_taint *t, ltl_node node) {
    node = node != LTL_NO_NODE ? referred(t->tree, node) : LTL_NO_NODE;
    if (node == LTL_NO_NODE) {
        return LTL_TAINT_NO_UNIT;
    }
    switch (ltl_tree_kind(t->tree, node)) {
    case LTL_KIND_LAMBDA:
        return unit_at(t, node);
    case LTL_KIND_NAME:
        return unit_of_name(t, node);
    case LTL_KIND_MEMBER:
        return unit_of_declaration(t, ltl_scopes_field(t->scopes, node));
    case LTL_KIND_STRING:
        return unit_named(t, t->tree->name[node]);
    default:
        return LTL_TAINT_NO_UNIT;
    }
}
