/* The functions of a file, and the classes. */
#include "analyzers/dataflow/scopes.h"
#include "analyzers/linking/facts_internal.h"
#include "analyzers/syntax/constructor.h"
#include "analyzers/syntax/extension.h"
#include "analyzers/syntax/parameter.h"
#include "analyzers/syntax/property.h"

typedef ltl_facts_maker maker;

/* What a function is called, and as part of what. */
typedef struct naming {
    ltl_str name;
    ltl_fact_name owner;
    unsigned flags;
} naming;

static bool has_modifier(const maker *m, ltl_node node, const char *word) {
    for (ltl_node child = node + 1; child < m->tree->end[node]; child = m->tree->end[child]) {
        if (m->tree->kind[child] == LTL_KIND_MODIFIER && ltl_facts__is(m, child, word)) {
            return true;
        }
    }
    return false;
}

/* What an object written out, or a function, is assigned to. */
static naming name_of_value(maker *m, ltl_node value) {
    const ltl_tree *tree = m->tree;
    naming out = {0};
    ltl_node by = tree->parent[value];
    ltl_kind kind = ltl_tree_kind(tree, by);
    ltl_node target = LTL_NO_NODE;
    if (kind == LTL_KIND_VARIABLE) {
        target = ltl_tree_child(tree, by, LTL_ROLE_NAME);
    } else if (kind == LTL_KIND_ASSIGN) {
        target = ltl_tree_child(tree, by, LTL_ROLE_LEFT);
    } else if ((kind == LTL_KIND_OTHER && has_modifier(m, by, "default")) ||
               (kind == LTL_KIND_RETURN && m->facts->family == LTL_FAMILY_LUA && m->unit_of[by] == 0)) {
        out.flags = LTL_FUNCTION_WHOLE;
        return out;
    }
    if (target == LTL_NO_NODE) {
        return out;
    }
    if (ltl_facts__is_exports(m, target)) {
        out.flags = LTL_FUNCTION_WHOLE;
    } else if (tree->kind[target] == LTL_KIND_NAME) {
        out.name = ltl_tree_name(tree, target);
    } else if (tree->kind[target] == LTL_KIND_MEMBER) {
        ltl_node name = ltl_tree_child(tree, target, LTL_ROLE_NAME);
        ltl_node receiver = ltl_tree_child(tree, target, LTL_ROLE_RECEIVER);
        if (name != LTL_NO_NODE && receiver != LTL_NO_NODE) {
            bool is_own = ltl_facts__is_exports(m, receiver);
            ltl_str owner = is_own ? LTL_STR("") : ltl_facts__dotted(m, receiver);
            size_t end = owner.len;
            if (ltl_str_ends_with(owner, LTL_STR(".prototype"))) {
                end -= LTL_STR(".prototype").len;
            }
            out.name = ltl_tree_name(tree, name);
            out.owner = ltl_facts__name(m, ltl_str_slice(owner, 0, end));
            out.flags = out.owner != 0 ? LTL_FUNCTION_METHOD : 0;
        }
    }
    return out;
}

/* A member of an object written out belongs to what the object is called. */
static naming name_of_item(maker *m, ltl_node object, ltl_str name) {
    naming holder = name_of_value(m, object);
    naming out = {.name = name};
    if ((holder.flags & LTL_FUNCTION_WHOLE) == 0) {
        out.owner = ltl_facts__name(m, holder.name);
        out.flags = LTL_FUNCTION_METHOD;
    }
    return out;
}

/* `{f: function}` is an object with a method; what lies under a key in other languages is not called by its name. */
static bool has_members(const maker *m) {
    return m->facts->family == LTL_FAMILY_JAVASCRIPT || m->facts->family == LTL_FAMILY_LUA;
}

/* `T{F: func() {}}` of Go: `x.F()` of a T may call it. A T of another package is another one. */
static naming name_of_held(maker *m, ltl_node argument) {
    const ltl_tree *tree = m->tree;
    ltl_node made = tree->parent[argument];
    ltl_node name = ltl_tree_child(tree, argument, LTL_ROLE_NAME);
    ltl_node type = tree->kind[made] == LTL_KIND_NEW ? ltl_tree_child(tree, made, LTL_ROLE_TYPE) : LTL_NO_NODE;
    naming out = {0};
    if (name != LTL_NO_NODE && type != LTL_NO_NODE && tree->kind[type] == LTL_KIND_NAME) {
        out.name = ltl_tree_name(tree, name);
        out.owner = ltl_facts__name(m, ltl_tree_name(tree, type));
        out.flags = LTL_FUNCTION_METHOD;
    }
    return out;
}

static naming name_of_lambda(maker *m, ltl_node node) {
    const ltl_tree *tree = m->tree;
    ltl_node around = tree->parent[node];
    if (tree->kind[around] == LTL_KIND_PAIR) {
        ltl_node key = ltl_tree_child(tree, around, LTL_ROLE_KEY);
        ltl_node object = tree->parent[around];
        bool is_item = key != LTL_NO_NODE && tree->kind[object] == LTL_KIND_COLLECTION &&
                       (has_members(m) || name_of_value(m, object).name.len > 0);
        return is_item ? name_of_item(m, object, ltl_tree_name(tree, key)) : (naming){0};
    }
    if (tree->kind[around] == LTL_KIND_KEYWORD_ARGUMENT && m->facts->family == LTL_FAMILY_GO) {
        return name_of_held(m, around);
    }
    if (tree->kind[around] == LTL_KIND_FIELD) {
        ltl_node name = ltl_tree_child(tree, around, LTL_ROLE_NAME);
        naming out = {.flags = LTL_FUNCTION_METHOD};
        out.name = name != LTL_NO_NODE ? ltl_tree_name(tree, name) : LTL_STR("");
        out.owner = ltl_facts__class_name(m, ltl_facts__class_around(m, node));
        return out;
    }
    return name_of_value(m, node);
}

/* `func (s *T) f()` and `void T::f()` name the type that they belong to. */
static ltl_fact_name named_owner(maker *m, ltl_node node, ltl_node name) {
    const ltl_tree *tree = m->tree;
    ltl_node receiver = ltl_tree_child(tree, node, LTL_ROLE_RECEIVER);
    if (m->facts->family == LTL_FAMILY_GO && receiver != LTL_NO_NODE) {
        ltl_node type = ltl_tree_child(tree, receiver, LTL_ROLE_TYPE);
        return type != LTL_NO_NODE ? ltl_facts__name(m, ltl_facts__type(m, type)) : 0;
    }
    ltl_node extended = ltl_extended_type(tree, node);
    if (extended != LTL_NO_NODE) {
        return ltl_facts__name(m, ltl_str_after_last(ltl_facts__type(m, extended), '.'));
    }
    if (tree->kind[name] == LTL_KIND_MEMBER) {
        ltl_node qualifier = ltl_tree_child(tree, name, LTL_ROLE_RECEIVER);
        ltl_str text = qualifier != LTL_NO_NODE ? ltl_facts__dotted(m, qualifier) : LTL_STR("");
        return ltl_facts__name(m, ltl_str_after_last(text, '.'));
    }
    return 0;
}

/* `class_methods do … end`: what stands in there is part of the module. */
static bool is_in_class_block(const maker *m, ltl_node node) {
    static const char *const NAMES[] = {"class_methods", "included", "prepended", "class_eval"};
    const ltl_tree *tree = m->tree;
    ltl_node around = tree->parent[node];
    while (m->facts->family == LTL_FAMILY_RUBY && around != 0 && !ltl_is_unit(ltl_tree_kind(tree, around))) {
        around = tree->parent[around];
    }
    bool is_block = m->facts->family == LTL_FAMILY_RUBY && tree->kind[around] == LTL_KIND_LAMBDA &&
                    tree->kind[tree->parent[around]] == LTL_KIND_CALL;
    ltl_node callee = is_block ? ltl_tree_child(tree, tree->parent[around], LTL_ROLE_CALLEE) : LTL_NO_NODE;
    for (size_t i = 0; i < LTL_COUNT_OF(NAMES); i++) {
        if (ltl_facts__is(m, callee, NAMES[i])) {
            return true;
        }
    }
    return false;
}

/* `mod x { fn f() }`: f is part of x, as a method is of its class. */
static ltl_fact_name module_around(maker *m, ltl_node node) {
    const ltl_tree *tree = m->tree;
    ltl_node around = tree->parent[node];
    while (m->facts->family == LTL_FAMILY_RUST && around != 0 && !ltl_facts__is_module(m, around)) {
        around = tree->parent[around];
    }
    return m->facts->family == LTL_FAMILY_RUST && around != 0
               ? ltl_facts__name(m, ltl_facts__dotted(m, ltl_tree_child(tree, around, LTL_ROLE_NAME)))
               : 0;
}

/* What a property does: it is read as `.x`, and written as `x=`. */
static naming name_of_accessor(maker *m, ltl_node node) {
    ltl_node name = ltl_accessor_name(m->tree, node);
    ltl_node class = ltl_facts__class_around(m, m->tree->parent[node]);
    naming out = {0};
    if (name != LTL_NO_NODE && class != LTL_NO_NODE && ltl_tree_is_leaf(m->tree, name)) {
        out.name = ltl_facts__accessor_name(m, name, ltl_is_setter(m->tree, node));
        out.owner = ltl_facts__class_name(m, class);
        out.flags = LTL_FUNCTION_METHOD;
    }
    return out;
}

/* `get x()` and `@property def x` have names, too; those of an object that is written out go by that name. */
static bool is_property(const maker *m, ltl_node node) {
    bool has_name = m->facts->family == LTL_FAMILY_JAVASCRIPT || m->facts->family == LTL_FAMILY_PYTHON;
    return ltl_is_accessor(m->tree, node) ||
           (has_name && m->tree->kind[m->tree->parent[node]] != LTL_KIND_COLLECTION &&
            (ltl_is_getter(m->tree, node) || ltl_is_setter(m->tree, node)));
}

static naming name_of_function(maker *m, ltl_node node) {
    const ltl_tree *tree = m->tree;
    if (is_property(m, node)) {
        return name_of_accessor(m, node);
    }
    ltl_node name = ltl_tree_child(tree, node, LTL_ROLE_NAME);
    ltl_node class = ltl_facts__class_around(m, tree->parent[node]);
    bool is_nested = m->unit_of[tree->parent[node]] != 0 && !is_in_class_block(m, node) &&
                     (class == LTL_NO_NODE || m->unit_of[class] != m->unit_of[tree->parent[node]]);
    naming out = {0};
    if (name == LTL_NO_NODE && (class == LTL_NO_NODE || is_nested)) {
        return out;
    }
    if (tree->kind[tree->parent[node]] == LTL_KIND_COLLECTION) {
        return name_of_item(m, tree->parent[node], ltl_tree_name(tree, name));
    }
    if (is_nested) {
        return out; /* nobody outside knows it */
    }
    bool is_plain = m->facts->family == LTL_FAMILY_SHELL; /* its names may have dots */
    out.name = is_plain && name != LTL_NO_NODE ? ltl_tree_name(tree, name)
               : name != LTL_NO_NODE
                   ? ltl_str_after_last(ltl_facts__dotted(m, name), '.')
                   : LTL_STR("constructor");
    out.owner = name != LTL_NO_NODE ? named_owner(m, node, name) : 0;
    if (out.owner == 0) {
        out.owner = class != LTL_NO_NODE ? ltl_facts__class_name(m, class) : module_around(m, node);
    }
    out.flags = out.owner != 0 ? LTL_FUNCTION_METHOD : 0;
    if (class != LTL_NO_NODE && ltl_is_constructor(tree, class, node)) {
        out.flags |= LTL_FUNCTION_CONSTRUCTOR;
    } else if (out.owner != 0 && ltl_str_eq(ltl_fact_text(m->facts, out.owner), out.name)) {
        out.flags |= LTL_FUNCTION_CONSTRUCTOR;
    }
    out.flags |= ltl_extended_type(tree, node) != LTL_NO_NODE ? LTL_FUNCTION_ADDED : 0;
    bool is_hidden = m->facts->family == LTL_FAMILY_C && out.owner == 0 &&
                     has_modifier(m, node, "static");
    out.flags |= is_hidden ? LTL_FUNCTION_PRIVATE : 0;
    return out;
}

/* `*args` and `**kw` say what they take, whatever the language writes. */
static ltl_fact_name rest_name(maker *m, ltl_node parameter, ltl_node name) {
    ltl_parameter_takes takes = ltl_parameter_taking(m->tree, parameter);
    ltl_node leaf = m->tree->kind[name] == LTL_KIND_SPREAD && m->tree->end[name] > name + 1 ? name + 1 : name;
    const char *stars = takes == LTL_TAKES_NAMED ? "**" : "*";
    ltl_str text = ltl_tree_name(m->tree, leaf);
    return takes == LTL_TAKES_ONE
               ? 0
               : ltl_facts__name(m, ltl_arena_printf(m->arena, "%s%.*s", stars, LTL_STR_ARG(text)));
}

/* The last name of the type; 0: it is not written, or made of several. */
static ltl_fact_name type_of(maker *m, ltl_node parameter) {
    ltl_node type = ltl_tree_child(m->tree, parameter, LTL_ROLE_TYPE);
    if (type != LTL_NO_NODE && m->tree->kind[type] == LTL_KIND_MEMBER) {
        type = ltl_tree_child(m->tree, type, LTL_ROLE_NAME);
    }
    bool is_plain = type != LTL_NO_NODE && ltl_tree_is_leaf(m->tree, type);
    return is_plain ? ltl_facts__name(m, ltl_tree_name(m->tree, type)) : 0;
}

/* Functions of a shell may be given any words: `$1`, `$2`. */
static void number_parameters(maker *m, ltl_function_fact *fact) {
    static const char *const NAMES[] = {"1", "2", "3", "4", "5", "6", "7"};
    fact->first_parameter = m->facts->parameters.count;
    for (size_t i = 0; i < LTL_COUNT_OF(NAMES); i++) {
        LTL_PUSH(m->arena, &m->facts->parameters, ltl_facts__name(m, ltl_str_of(NAMES[i])));
        LTL_PUSH(m->arena, &m->facts->parameter_types, 0);
        fact->parameter_count++;
    }
}

/* One entry for each name; the object of a method is none of them. */
static void read_parameters(maker *m, ltl_function_fact *fact) {
    const ltl_tree *tree = m->tree;
    bool is_first = true;
    fact->first_parameter = m->facts->parameters.count;
    for (ltl_node child = fact->node + 1; child < tree->end[fact->node]; child = tree->end[child]) {
        if (tree->role[child] != LTL_ROLE_PARAMETER) {
            continue;
        }
        ltl_node name = ltl_tree_child(tree, child, LTL_ROLE_NAME);
        bool is_self = is_first && name != LTL_NO_NODE &&
                       (fact->flags & LTL_FUNCTION_METHOD) != 0 && ltl_scopes_is_self(tree, name);
        is_first = false;
        if (is_self) {
            continue;
        }
        ltl_node at = name;
        do {
            bool is_named = at != LTL_NO_NODE && tree->kind[at] == LTL_KIND_NAME;
            ltl_fact_name rest = at != LTL_NO_NODE ? rest_name(m, child, at) : 0;
            ltl_fact_name text = rest != 0  ? rest
                                 : is_named ? ltl_facts__name(m, ltl_tree_name(tree, at))
                                            : 0;
            LTL_PUSH(m->arena, &m->facts->parameters, text);
            LTL_PUSH(m->arena, &m->facts->parameter_types, type_of(m, child));
            fact->parameter_count++;
            at = at != LTL_NO_NODE ? tree->end[at] : child;
            while (at < tree->end[child] && at > child && tree->role[at] != LTL_ROLE_NAME) {
                at = tree->end[at];
            }
        } while (at > child && at < tree->end[child]);
    }
}

static void add_function(maker *m, ltl_node node, uint32_t unit) {
    const ltl_tree *tree = m->tree;
    naming named = tree->kind[node] == LTL_KIND_FUNCTION ? name_of_function(m, node)
                                                         : name_of_lambda(m, node);
    if (named.name.len == 0 && (named.flags & LTL_FUNCTION_WHOLE) == 0) {
        return;
    }
    ltl_function_fact fact = {.node = node,
                              .unit = unit,
                              .name = ltl_facts__name(m, named.name),
                              .owner = named.owner,
                              .flags = named.flags};
    ltl_node result = ltl_result_type(tree, node);
    bool makes = m->facts->family == LTL_FAMILY_LUA && ltl_str_is(named.name, "new");
    fact.result = makes                   ? named.owner
                  : result != LTL_NO_NODE ? ltl_facts__name(m, ltl_facts__type(m, result))
                                          : 0;
    if (ltl_tree_child(tree, node, LTL_ROLE_BODY) == LTL_NO_NODE) {
        fact.flags |= LTL_FUNCTION_ABSTRACT;
    }
    fact.flags |= ltl_takes_object(tree, node) ? LTL_FUNCTION_EXTENDS : 0;
    if (m->facts->family == LTL_FAMILY_SHELL) {
        number_parameters(m, &fact);
    } else {
        read_parameters(m, &fact);
    }
    if ((fact.flags & LTL_FUNCTION_EXTENDS) != 0 && fact.parameter_count > 0) { /* also `string?`, `List<T>` */
        ltl_node type = ltl_tree_child(tree, ltl_tree_child(tree, node, LTL_ROLE_PARAMETER), LTL_ROLE_TYPE);
        ltl_str text = type != LTL_NO_NODE ? ltl_str_after_last(ltl_facts__type(m, type), '.') : LTL_STR("");
        m->facts->parameter_types.at[fact.first_parameter] = ltl_facts__name(m, text);
    }
    LTL_PUSH(m->arena, &m->facts->functions, fact);
}

static void add_parent(maker *m, ltl_str text) {
    if (text.len > 0) {
        LTL_PUSH(m->arena, &m->facts->parents, ltl_facts__name(m, text));
    }
}

/* Ruby mixes modules in by a call, PHP traits by `use`. */
static void read_mixins(maker *m, ltl_node class) {
    const ltl_tree *tree = m->tree;
    ltl_node body = ltl_tree_child(tree, class, LTL_ROLE_BODY);
    if (body == LTL_NO_NODE ||
        (m->facts->family != LTL_FAMILY_RUBY && m->facts->family != LTL_FAMILY_PHP)) {
        return;
    }
    for (ltl_node node = body + 1; node < tree->end[body]; node = tree->end[node]) {
        ltl_node callee = tree->kind[node] == LTL_KIND_CALL
                              ? ltl_tree_child(tree, node, LTL_ROLE_CALLEE)
                              : LTL_NO_NODE;
        bool mixes = ltl_facts__is(m, callee, "include") || ltl_facts__is(m, callee, "extend") ||
                     ltl_facts__is(m, callee, "prepend");
        ltl_node what = mixes ? ltl_tree_child(tree, node, LTL_ROLE_ARGUMENT) : LTL_NO_NODE;
        if (what != LTL_NO_NODE) {
            add_parent(m, ltl_facts__dotted(m, what));
        }
        bool uses = tree->kind[node] == LTL_KIND_OTHER && ltl_facts__is(m, node, "use");
        for (ltl_node child = node + 1; uses && child < tree->end[node]; child = tree->end[child]) {
            add_parent(m, ltl_facts__dotted(m, child));
        }
    }
}

/* `type T struct { *Base }` of Go: T has the methods of what it embeds. */
static void read_embedded(maker *m, ltl_node class) {
    const ltl_tree *tree = m->tree;
    ltl_node body = m->facts->family == LTL_FAMILY_GO ? ltl_tree_child(tree, class, LTL_ROLE_BODY) : LTL_NO_NODE;
    for (ltl_node field = body + 1; body != LTL_NO_NODE && field < tree->end[body]; field = tree->end[field]) {
        bool is_one = tree->kind[field] == LTL_KIND_FIELD && ltl_tree_child(tree, field, LTL_ROLE_NAME) == LTL_NO_NODE;
        ltl_node type = is_one ? ltl_tree_child(tree, field, LTL_ROLE_TYPE) : LTL_NO_NODE;
        if (type != LTL_NO_NODE) {
            add_parent(m, ltl_facts__type(m, type));
        }
    }
}

static void add_class(maker *m, ltl_node node) {
    const ltl_tree *tree = m->tree;
    ltl_class_fact fact = {.name = ltl_facts__class_name(m, node),
                           .first_parent = m->facts->parents.count};
    if (fact.name == 0) {
        return;
    }
    for (ltl_node child = node + 1; child < tree->end[node]; child = tree->end[child]) {
        if (tree->role[child] == LTL_ROLE_PARENT) {
            add_parent(m, ltl_facts__type(m, child));
        }
    }
    read_mixins(m, node);
    read_embedded(m, node);
    fact.parent_count = m->facts->parents.count - fact.first_parent;
    fact.is_part = ltl_facts__adds(m, node);
    LTL_PUSH(m->arena, &m->facts->classes, fact);
}

void ltl_facts__functions(maker *m) {
    const ltl_tree *tree = m->tree;
    m->unit_of = LTL_NEW_ARRAY(m->scratch, uint32_t, tree->count + 1);
    uint32_t units = 0;
    if (m->facts->family == LTL_FAMILY_PHP) {
        ltl_function_fact file = {.flags = LTL_FUNCTION_FILE, .first_parameter = m->facts->parameters.count};
        LTL_PUSH(m->arena, &m->facts->functions, file);
    }
    for (ltl_node node = 1; node < tree->count; node++) {
        ltl_kind kind = ltl_tree_kind(tree, node);
        bool is_unit = kind == LTL_KIND_FUNCTION || kind == LTL_KIND_LAMBDA;
        m->unit_of[node] = is_unit ? ++units : m->unit_of[tree->parent[node]];
        if (is_unit) {
            add_function(m, node, units);
        } else if (kind == LTL_KIND_CLASS) {
            add_class(m, node);
        }
    }
}
