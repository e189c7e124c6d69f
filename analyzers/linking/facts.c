#include "analyzers/linking/facts_internal.h"

#include "analyzers/dataflow/scopes.h"

typedef ltl_facts_maker maker;

ltl_fact_name ltl_facts__name(maker *m, ltl_str text) {
    if (text.len == 0) {
        return 0;
    }
    bool is_new;
    ltl_map_entry *entry = ltl_map_put(&m->names, text, &is_new);
    if (is_new) {
        ltl_str kept = ltl_arena_copy(m->arena, text);
        entry->key = kept;
        LTL_PUSH(m->arena, &m->facts->names, kept);
        entry->value = m->facts->names.count - 1;
    }
    return (ltl_fact_name)entry->value;
}

/* PHP's variables have a dollar sign where they stand, and none as fields. */
static ltl_str leaf_text(const maker *m, ltl_node leaf) {
    ltl_str text = ltl_tree_name(m->tree, leaf);
    bool has_sigil = m->facts->family == LTL_FAMILY_PHP && text.len > 1 && text.ptr[0] == '$';
    return has_sigil ? ltl_str_slice(text, 1, text.len) : text;
}

ltl_str ltl_facts__dotted(maker *m, ltl_node node) {
    enum { MAX_PARTS = 8 };
    const ltl_tree *tree = m->tree;
    ltl_str parts[MAX_PARTS];
    uint32_t count = 0;
    while (tree->kind[node] == LTL_KIND_MEMBER) {
        ltl_node name = ltl_tree_child(tree, node, LTL_ROLE_NAME);
        ltl_node receiver = ltl_tree_child(tree, node, LTL_ROLE_RECEIVER);
        if (name == LTL_NO_NODE || receiver == LTL_NO_NODE || !ltl_tree_is_leaf(tree, name) ||
            count + 1 == MAX_PARTS) {
            return LTL_STR("");
        }
        parts[count++] = leaf_text(m, name);
        node = receiver;
    }
    bool is_object = count > 0 && m->facts->family == LTL_FAMILY_RUST && ltl_facts__is(m, node, "self") &&
                     !ltl_facts__is_path(m, tree->parent[node]);
    if (tree->kind[node] != LTL_KIND_NAME || is_object) {
        return LTL_STR("");
    }
    bool is_own = m->traits->own_class != NULL && ltl_facts__is(m, node, m->traits->own_class);
    ltl_str text = is_own ? ltl_fact_text(m->facts, ltl_facts__class_name(m, ltl_facts__class_around(m, node)))
                          : leaf_text(m, node);
    while (count > 0) {
        text = ltl_arena_printf(m->scratch, "%.*s.%.*s", LTL_STR_ARG(text),
                                LTL_STR_ARG(parts[count - 1]));
        count--;
    }
    return text;
}

/* Of `Box<T>` the T where the family knows such a type by what it holds, else what stands first. */
static ltl_node type_within(const maker *m, ltl_node type) {
    const ltl_tree *tree = m->tree;
    ltl_node inner = ltl_tree_first_child(tree, type);
    while (inner != LTL_NO_NODE && tree->kind[inner] == LTL_KIND_MODIFIER) {
        inner = ltl_tree_next_sibling(tree, inner);
    }
    ltl_node held = tree->kind[type] == LTL_KIND_TYPE ? ltl_tree_child(tree, type, LTL_ROLE_TYPE_ARGUMENT)
                                                      : LTL_NO_NODE;
    bool holds = held != LTL_NO_NODE && inner != LTL_NO_NODE && ltl_facts__holds(m, inner);
    return holds ? held : inner;
}

/* `P<X>` of C++'s `ns::P<X>`. */
static ltl_node type_behind_path(const maker *m, ltl_node node) {
    ltl_node name = m->facts->family == LTL_FAMILY_C && m->tree->kind[node] == LTL_KIND_MEMBER
                        ? ltl_tree_child(m->tree, node, LTL_ROLE_NAME)
                        : LTL_NO_NODE;
    return name != LTL_NO_NODE && m->tree->kind[name] == LTL_KIND_TYPE ? name : node;
}

ltl_str ltl_facts__type(maker *m, ltl_node node) {
    const ltl_tree *tree = m->tree;
    node = node != LTL_NO_NODE ? type_behind_path(m, node) : node;
    while (node != LTL_NO_NODE && tree->kind[node] != LTL_KIND_NAME &&
           tree->kind[node] != LTL_KIND_MEMBER) {
        bool wraps = tree->kind[node] == LTL_KIND_TYPE || tree->kind[node] == LTL_KIND_OTHER ||
                     tree->kind[node] == LTL_KIND_UNARY || tree->kind[node] == LTL_KIND_NEW;
        node = wraps ? type_within(m, node) : LTL_NO_NODE;
        node = node != LTL_NO_NODE ? type_behind_path(m, node) : node;
    }
    return node != LTL_NO_NODE ? ltl_facts__dotted(m, node) : LTL_STR("");
}

ltl_node ltl_facts__class_around(const maker *m, ltl_node node) {
    enum { MAX_LEVELS = 64 };
    for (uint32_t level = 0; level < MAX_LEVELS && node != LTL_NO_NODE; level++) {
        if (m->tree->kind[node] == LTL_KIND_CLASS) {
            return node;
        }
        node = m->tree->parent[node];
    }
    return LTL_NO_NODE;
}

ltl_fact_name ltl_facts__class_name(maker *m, ltl_node class) {
    if (class != LTL_NO_NODE && ltl_facts__is(m, class, "companion object")) { /* it goes by the name of its class */
        class = ltl_facts__class_around(m, m->tree->parent[class]);
    }
    ltl_node name = class != LTL_NO_NODE ? ltl_tree_child(m->tree, class, LTL_ROLE_NAME)
                                         : LTL_NO_NODE;
    if (name == LTL_NO_NODE) {
        return 0;
    }
    ltl_str text = ltl_facts__type(m, name);
    if (!m->traits->names_whole) {
        return ltl_facts__name(m, ltl_str_after_last(text, '.'));
    }
    for (class = ltl_facts__class_around(m, m->tree->parent[class]); class != LTL_NO_NODE;
         class = ltl_facts__class_around(m, m->tree->parent[class])) {
        ltl_node outer = ltl_tree_child(m->tree, class, LTL_ROLE_NAME);
        ltl_str around = outer != LTL_NO_NODE ? ltl_facts__type(m, outer) : LTL_STR("");
        text = ltl_arena_printf(m->scratch, "%.*s.%.*s", LTL_STR_ARG(around), LTL_STR_ARG(text));
    }
    return ltl_facts__name(m, text);
}

bool ltl_facts__is_self(const maker *m, ltl_node node) {
    const char *own = m->traits->own_class;
    return (own != NULL && ltl_facts__is(m, node, own)) ||
           (ltl_scopes_is_self(m->tree, node) && !ltl_facts__is(m, node, "static"));
}

ltl_str ltl_facts__required(const maker *m, ltl_node call) {
    const ltl_tree *tree = m->tree;
    ltl_node callee =
        tree->kind[call] == LTL_KIND_CALL ? ltl_tree_child(tree, call, LTL_ROLE_CALLEE) : LTL_NO_NODE;
    ltl_node argument = callee != LTL_NO_NODE ? ltl_tree_child(tree, call, LTL_ROLE_ARGUMENT)
                                              : LTL_NO_NODE;
    bool requires = callee != LTL_NO_NODE && tree->kind[callee] == LTL_KIND_NAME &&
                    ltl_facts__is(m, callee, "require") && argument != LTL_NO_NODE &&
                    tree->kind[argument] == LTL_KIND_STRING;
    return requires ? ltl_tree_name(tree, argument) : LTL_STR("");
}

/* `package a.b;`, `namespace A\B;`; Scala's may stand in several lines, the last one as `package object`. */
static void read_package(maker *m) {
    const ltl_tree *tree = m->tree;
    ltl_str all = LTL_STR("");
    bool is_split = ltl_str_is(ltl_str_of(tree->language->id), "scala");
    for (ltl_node node = 1; node < tree->count && (is_split || all.len == 0); node = tree->end[node]) {
        bool declares = tree->kind[node] == LTL_KIND_OTHER && (ltl_facts__is(m, node, "package") ||
                                                               ltl_facts__is(m, node, "package object") ||
                                                               ltl_facts__is(m, node, "namespace"));
        ltl_node name = declares ? ltl_tree_child(tree, node, LTL_ROLE_NAME) : LTL_NO_NODE;
        if (name != LTL_NO_NODE) {
            ltl_str part = ltl_facts__dotted(m, name);
            bool is_first = all.len == 0;
            all = is_first ? part
                           : ltl_arena_printf(m->scratch, "%.*s.%.*s", LTL_STR_ARG(all), LTL_STR_ARG(part));
        }
    }
    m->facts->package = ltl_facts__name(m, all);
}

void ltl_facts_make(ltl_arena *arena, ltl_arena *scratch, const ltl_tree *tree,
                    const ltl_imports *imports, const ltl_guards *guards, ltl_str path,
                    ltl_file_facts *out_facts) {
    *out_facts = (ltl_file_facts){.family = ltl_family_of(tree->language), .path = path};
    LTL_PUSH(arena, &out_facts->names, LTL_STR(""));
    LTL_PUSH(arena, &out_facts->parameters, 0);
    LTL_PUSH(arena, &out_facts->parameter_types, 0);
    maker m = {.arena = arena,
               .scratch = scratch,
               .tree = tree,
               .facts = out_facts,
               .traits = ltl_family_traits_of(out_facts->family)};
    ltl_map_init(&m.names, scratch);
    read_package(&m);
    ltl_facts__imports(&m, imports);
    if (out_facts->family == LTL_FAMILY_JAVASCRIPT) {
        ltl_facts__exports(&m);
    } else if (out_facts->family == LTL_FAMILY_LUA) {
        ltl_facts__exports_returned(&m);
    }
    ltl_facts__functions(&m);
    ltl_facts__fills(&m);
    ltl_facts__records(&m);
    ltl_facts__types(&m);
    ltl_facts__calls(&m);
    for (uint32_t i = 0; guards != NULL && i < guards->all.count; i++) {
        LTL_PUSH(arena, &out_facts->guards, guards->all.at[i]);
    }
}
