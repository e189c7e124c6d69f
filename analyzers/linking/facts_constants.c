/* Constants of a file that others may read, and the names of others' that it asks for. */
#include <ctype.h>

#include "analyzers/linking/facts_internal.h"
#include "core/limits.h"

typedef ltl_facts_maker maker;

static ltl_str text_before(const ltl_tree *tree, ltl_node from, ltl_node to) {
    return ltl_str_slice(tree->source->text, tree->start[from], tree->start[to]);
}

/* The statement of the file, or the member of a class, that declares it. */
static ltl_node declaring(const maker *m, ltl_node leaf) {
    enum { MAX_LEVELS = 5 };
    const ltl_tree *tree = m->tree;
    ltl_node node = leaf;
    for (uint32_t i = 0; i < MAX_LEVELS && tree->parent[node] != LTL_NO_NODE; i++) {
        ltl_kind around = ltl_tree_kind(tree, tree->parent[node]);
        if (around == LTL_KIND_ROOT || around == LTL_KIND_BLOCK || around == LTL_KIND_CLASS) {
            break;
        }
        node = tree->parent[node];
    }
    return node;
}

static bool contains(ltl_str text, ltl_str word) {
    return ltl_str_find(text, word, 0) != SIZE_MAX;
}

/* C's pointers may be set elsewhere, unless they are constant themselves; macros and enumerators may not. */
static bool is_constant_in_c(ltl_str before, const ltl_declaration *declaration,
                             const ltl_tree *tree) {
    bool is_variable = tree->kind[declaration->declarer] == LTL_KIND_VARIABLE;
    ltl_str behind_star = ltl_str_after_last(before, '*');
    bool has_star = behind_star.len < before.len;
    return !is_variable || contains(has_star ? behind_star : before, LTL_STR("const"));
}

/* The same for all who can read it. */
static bool is_constant(const maker *m, const ltl_declaration *declaration) {
    const ltl_tree *tree = m->tree;
    const unsigned strange = LTL_DECLARATION_EXPOSED | LTL_DECLARATION_BOUND | LTL_DECLARATION_FAR |
                             LTL_DECLARATION_IMPORTED;
    bool is_shared = (declaration->kind == LTL_DECLARED_GLOBAL && declaration->unit == 0) ||
                     declaration->kind == LTL_DECLARED_FIELD;
    if (!is_shared || declaration->writes != 1 || (declaration->flags & strange) != 0) {
        return false;
    }
    ltl_str before = text_before(tree, declaring(m, declaration->leaf), declaration->leaf);
    switch (m->facts->family) {
    case LTL_FAMILY_GO:
        return ltl_str_starts_with(before, LTL_STR("const"));
    case LTL_FAMILY_C:
        return is_constant_in_c(before, declaration, tree);
    case LTL_FAMILY_PHP:
        return tree->source->text.ptr[tree->start[declaration->leaf]] != '$';
    case LTL_FAMILY_RUBY:
        return isupper((unsigned char)tree->source->text.ptr[tree->start[declaration->leaf]]);
    case LTL_FAMILY_JVM:
    case LTL_FAMILY_CSHARP:
        return !contains(before, LTL_STR("private"));
    default:
        return true;
    }
}

static void add(maker *m, ltl_fact_name owner, ltl_str name, const ltl_known *value) {
    bool is_text = value->kind == LTL_KNOWN_STRING && value->text.len <= LTL_MAX_CONSTANT_BYTES;
    bool is_number = value->kind == LTL_KNOWN_NUMBER && value->is_integer;
    if ((!is_text && !is_number && value->kind != LTL_KNOWN_BOOL) ||
        m->facts->constants.count == LTL_MAX_CONSTANTS) {
        return;
    }
    ltl_constant_fact fact = {.name = ltl_facts__name(m, name),
                              .owner = owner,
                              .kind = (uint32_t)value->kind,
                              .text = ltl_facts__name(m, is_text ? value->text : LTL_STR_NONE),
                              .integer = is_text ? 0 : value->integer};
    LTL_PUSH(m->arena, &m->facts->constants, fact);
}

/* PHP's `define('NAME', value)` */
static void add_defines(maker *m, ltl_flow *flow) {
    const ltl_tree *tree = m->tree;
    ltl_node call =
        m->facts->family == LTL_FAMILY_PHP ? tree->kind_first[LTL_KIND_CALL] : LTL_NO_NODE;
    for (; call != LTL_NO_NODE; call = tree->kind_next[call]) {
        ltl_node callee = ltl_tree_child(tree, call, LTL_ROLE_CALLEE);
        ltl_node name = ltl_tree_child(tree, call, LTL_ROLE_ARGUMENT);
        ltl_node given = name != LTL_NO_NODE ? tree->end[name] : LTL_NO_NODE;
        if (ltl_facts__is(m, callee, "define") && name != LTL_NO_NODE &&
            tree->kind[name] == LTL_KIND_STRING && given < tree->end[call]) {
            ltl_known value = ltl_flow_value(flow, given);
            add(m, 0, ltl_tree_name(tree, name), &value);
        }
    }
}

/* `config.X = 1` here takes the constant from everybody. */
static void add_writes(maker *m) {
    const ltl_tree *tree = m->tree;
    bool can = m->facts->family == LTL_FAMILY_PYTHON || m->facts->family == LTL_FAMILY_JAVASCRIPT;
    ltl_node node = can ? tree->kind_first[LTL_KIND_ASSIGN] : LTL_NO_NODE;
    for (; node != LTL_NO_NODE && m->facts->wants.count < LTL_MAX_WANTS;
         node = tree->kind_next[node]) {
        ltl_node left = ltl_tree_child(tree, node, LTL_ROLE_LEFT);
        bool is_member = left != LTL_NO_NODE && tree->kind[left] == LTL_KIND_MEMBER;
        ltl_node name = is_member ? ltl_tree_child(tree, left, LTL_ROLE_NAME) : LTL_NO_NODE;
        ltl_node of = is_member ? ltl_tree_child(tree, left, LTL_ROLE_RECEIVER) : LTL_NO_NODE;
        if (name == LTL_NO_NODE || of == LTL_NO_NODE || ltl_facts__is_self(m, of) ||
            tree->kind[name] != LTL_KIND_NAME) {
            continue;
        }
        ltl_want_fact want = {.qualifier = ltl_facts__name(m, ltl_facts__dotted(m, of)),
                              .name = ltl_facts__name(m, ltl_tree_name(tree, name)),
                              .how = LTL_WANT_WRITTEN};
        if (want.qualifier != 0) {
            LTL_PUSH(m->arena, &m->facts->wants, want);
        }
    }
}

/* Nothing is wanted where nothing waits. */
static void add_wants(maker *m, const ltl_flow *flow) {
    bool is_asked = false;
    for (uint32_t i = 0; i < flow->wants.count; i++) {
        is_asked = is_asked || flow->wants.at[i].is_asked;
    }
    for (uint32_t i = 0; i < flow->wants.count && is_asked; i++) {
        const ltl_flow_want *at = &flow->wants.at[i];
        ltl_want_fact want = {.qualifier = ltl_facts__name(m, at->qualifier),
                              .name = ltl_facts__name(m, at->name),
                              .how = at->is_asked ? LTL_WANT_ASKED : LTL_WANT_READ};
        LTL_PUSH(m->arena, &m->facts->wants, want);
    }
}

/* Enumerators of C are known by their bare names. */
static ltl_fact_name owner_of(maker *m, const ltl_declaration *declaration) {
    if (declaration->kind != LTL_DECLARED_FIELD) {
        return 0;
    }
    ltl_node class = ltl_facts__class_around(m, declaration->leaf);
    bool is_enumerator = m->facts->family == LTL_FAMILY_C && ltl_facts__is(m, class, "enum");
    return is_enumerator ? 0 : ltl_facts__class_name(m, class);
}

/* Python's `from local import *` may put others in their place. */
static bool is_overlaid(const maker *m) {
    for (uint32_t i = 0; i < m->facts->imports.count; i++) {
        if (m->facts->family == LTL_FAMILY_PYTHON &&
            m->facts->imports.at[i].what == LTL_IMPORTS_ALL) {
            return true;
        }
    }
    return false;
}

void ltl_facts_add_constants(ltl_arena *arena, ltl_arena *scratch, ltl_flow *flow,
                             ltl_file_facts *facts) {
    maker m = {.arena = arena, .scratch = scratch, .tree = flow->tree, .facts = facts};
    const ltl_scopes *scopes = ltl_flow_scopes(flow);
    ltl_map_init(&m.names, scratch);
    add_wants(&m, flow);
    add_writes(&m);
    add_defines(&m, flow);
    for (uint32_t id = 1; id < scopes->all.count && !is_overlaid(&m); id++) {
        const ltl_declaration *declaration = &scopes->all.at[id];
        if (is_constant(&m, declaration)) {
            ltl_known value = ltl_flow_constant(flow, id);
            add(&m, owner_of(&m, declaration), ltl_tree_name(m.tree, declaration->leaf), &value);
        }
    }
}
