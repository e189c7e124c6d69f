/* Constants of a file that others may read, and the names of others' that it asks for. */
#include <ctype.h>

#include "analyzers/dataflow/typed/typed.h"
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
static bool is_constant(const maker *m, const ltl_flow *flow, uint32_t id) {
    const ltl_declaration *declaration = &flow->scopes.all.at[id];
    const ltl_tree *tree = m->tree;
    const unsigned strange = LTL_DECLARATION_EXPOSED | LTL_DECLARATION_BOUND | LTL_DECLARATION_FAR |
                             LTL_DECLARATION_IMPORTED;
    bool is_shared = (declaration->kind == LTL_DECLARED_GLOBAL && declaration->unit == 0) ||
                     declaration->kind == LTL_DECLARED_FIELD;
    bool is_given = declaration->writes == 1 || ltl_flow_is_counted(flow, id);
    if (!is_shared || !is_given || (declaration->flags & strange) != 0) {
        return false;
    }
    ltl_str before = text_before(tree, declaring(m, declaration->leaf), declaration->leaf);
    switch (m->facts->family) {
    case LTL_FAMILY_GO: /* a variable is one where nobody writes it: LTL_WANT_WRITTEN */
        return ltl_str_starts_with(before, LTL_STR("const")) || ltl_str_starts_with(before, LTL_STR("var"));
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

/* The fact that a value is; false: it is none that others could be told. */
static bool fact_of(maker *m, const ltl_known *value, ltl_constant_fact *out) {
    bool is_text = value->kind == LTL_KNOWN_STRING && value->text.len <= LTL_MAX_CONSTANT_BYTES;
    bool is_number = value->kind == LTL_KNOWN_NUMBER && value->is_integer;
    *out = (ltl_constant_fact){.kind = (uint16_t)value->kind,
                               .text = ltl_facts__name(m, is_text ? value->text : LTL_STR_NONE),
                               .integer = is_text ? 0 : value->integer};
    return is_text || is_number || value->kind == LTL_KNOWN_BOOL;
}

/* Lists level by level: items of one lie behind each other. What is not known keeps its place. */
typedef struct list_maker {
    maker *m;
    ltl_flow *flow;
    struct LTL_VEC(ltl_known) values; /* of `constant_items`, from `first` on */
    uint32_t first;
} list_maker;

static void put_items(list_maker *l, const ltl_known *list, ltl_constant_fact *of) {
    struct ltl_constant_facts *items = &l->m->facts->constant_items;
    of->kind = LTL_KNOWN_LIST;
    of->is_mapping = list->items->is_mapping ? 1 : 0;
    of->first = items->count;
    of->count = list->items->count;
    for (uint32_t i = 0; i < list->items->count; i++) {
        ltl_constant_fact item;
        const ltl_known *value = &list->items->at[i];
        bool is_known = fact_of(l->m, value, &item);
        bool is_symbol = value->kind == LTL_KNOWN_LITERAL && value->text.len <= LTL_MAX_CONSTANT_BYTES;
        if (!is_known) {
            item = (ltl_constant_fact){.kind = is_symbol ? LTL_KNOWN_LITERAL : LTL_KNOWN_NOTHING,
                                       .text = ltl_facts__name(l->m, is_symbol ? value->text : LTL_STR_NONE)};
        }
        LTL_PUSH(l->m->arena, items, item);
        LTL_PUSH(l->m->scratch, &l->values, list->items->at[i]);
    }
}

static bool list_fact(maker *m, ltl_flow *flow, const ltl_known *value, ltl_constant_fact *out) {
    struct ltl_constant_facts *items = &m->facts->constant_items;
    list_maker l = {.m = m, .flow = flow, .first = items->count};
    ltl_known list;
    if (!ltl_flow_list(flow, value, &list) || list.items->count == 0 ||
        items->count + list.items->count > LTL_MAX_CONSTANT_ITEMS) {
        return false;
    }
    *out = (ltl_constant_fact){0};
    put_items(&l, &list, out);
    uint32_t end = items->count;
    uint32_t depth = 1;
    for (uint32_t i = l.first; i < items->count && depth < LTL_MAX_CONSTANT_DEPTH; i++) {
        depth += i == end ? 1 : 0;
        end = i == end ? items->count : end;
        ltl_constant_fact item = items->at[i];
        bool fits = ltl_flow_list(flow, &l.values.at[i - l.first], &list) &&
                    items->count + list.items->count <= LTL_MAX_CONSTANT_ITEMS;
        if (fits) {
            put_items(&l, &list, &item);
            items->at[i] = item;
        }
    }
    return true;
}

static void add(maker *m, ltl_flow *flow, ltl_fact_name owner, ltl_str name, const ltl_known *value) {
    ltl_constant_fact fact;
    if (m->facts->constants.count < LTL_MAX_CONSTANTS &&
        (fact_of(m, value, &fact) || list_fact(m, flow, value, &fact))) {
        fact.name = ltl_facts__name(m, name);
        fact.owner = owner;
        LTL_PUSH(m->arena, &m->facts->constants, fact);
    }
}

/* ---- texts that are put together from constants of others ---- */

/* Whether the parts of the node follow each other in its text. */
static bool is_joined(const ltl_tree *tree, ltl_node node) {
    ltl_str operator= ltl_tree_name(tree, node);
    bool joins = tree->kind[node] == LTL_KIND_BINARY &&
                 (ltl_str_is(operator, "+") || (ltl_str_is(operator, ".") && tree->language->id[0] == 'p'));
    return joins || tree->kind[node] == LTL_KIND_TEMPLATE;
}

static bool piece_of(maker *m, ltl_flow *flow, ltl_node node, ltl_piece_fact *out) {
    bool is_part = m->tree->kind[node] == LTL_KIND_STRING_PART;
    ltl_known value = is_part ? (ltl_known){.kind = LTL_KNOWN_STRING, .text = ltl_tree_name(m->tree, node)}
                              : ltl_flow_value_or_literal(flow, node);
    *out = (ltl_piece_fact){0};
    if (value.kind == LTL_KNOWN_STRING) {
        out->text = ltl_facts__name(m, value.text);
        return value.text.len <= LTL_MAX_CONSTANT_BYTES;
    }
    uint32_t want = ltl_flow_wanted(flow, node);
    if (want == 0) {
        return false;
    }
    out->qualifier = ltl_facts__name(m, flow->wants.at[want - 1].qualifier);
    out->name = ltl_facts__name(m, flow->wants.at[want - 1].name);
    return true;
}

/* `BASE + "/x"`, `f"{BASE}/x"`, `BASE` of another file. */
static void add_pieces(maker *m, ltl_flow *flow, ltl_fact_name owner, ltl_str name, ltl_node given) {
    const ltl_tree *tree = m->tree;
    ltl_constant_fact fact = {.name = ltl_facts__name(m, name),
                              .owner = owner,
                              .kind = LTL_KNOWN_SOME_STRING,
                              .first = m->facts->pieces.count};
    ltl_node node = given;
    bool is_known = given != LTL_NO_NODE && m->facts->constants.count < LTL_MAX_CONSTANTS;
    while (is_known && node < tree->end[given]) {
        ltl_kind kind = ltl_tree_kind(tree, node);
        if (is_joined(tree, node) || kind == LTL_KIND_EXPRESSION_STATEMENT) {
            node++;
            continue;
        }
        bool is_leaf = kind == LTL_KIND_NAME || kind == LTL_KIND_MEMBER || kind == LTL_KIND_STRING ||
                       kind == LTL_KIND_INDEX || ltl_tree_is_leaf(tree, node);
        ltl_piece_fact piece;
        if (!is_leaf && tree->end[node] > node + 1 && tree->end[node + 1] == tree->end[node]) {
            node++; /* `{x}` in a text */
            continue;
        }
        is_known = is_leaf && fact.count < LTL_MAX_CONSTANT_PIECES && piece_of(m, flow, node, &piece);
        if (is_known) {
            LTL_PUSH(m->arena, &m->facts->pieces, piece);
            fact.count++;
        }
        node = tree->end[node];
    }
    if (is_known && fact.count > 0) {
        LTL_PUSH(m->arena, &m->facts->constants, fact);
    }
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
            add(m, flow, 0, ltl_tree_name(tree, name), &value);
        }
    }
}

/* The name begins with what another file gives. */
static bool is_of_elsewhere(const maker *m, const ltl_flow *flow, ltl_node node) {
    const ltl_scopes *scopes = &flow->scopes;
    enum { MAX_PARTS = 8 };
    for (uint32_t i = 0; i < MAX_PARTS && node != LTL_NO_NODE; i++) {
        ltl_kind kind = ltl_tree_kind(m->tree, node);
        if (kind == LTL_KIND_NAME) {
            uint32_t of = scopes->of[node];
            ltl_node given = of != 0 ? ltl_flow_giver(flow, of) : LTL_NO_NODE;
            bool is_required = given != LTL_NO_NODE && ltl_facts__required(m, given).len > 0;
            return (of == 0 && !ltl_facts__is_self(m, node)) || is_required ||
                   scopes->all.at[of].kind == LTL_DECLARED_IMPORT;
        }
        bool is_part = kind == LTL_KIND_MEMBER || kind == LTL_KIND_INDEX;
        node = is_part ? ltl_tree_child(m->tree, node, LTL_ROLE_RECEIVER) : LTL_NO_NODE;
    }
    return false;
}

/* What is written there, or into it, is no constant. */
static void add_write(maker *m, const ltl_flow *flow, ltl_node written) {
    const ltl_tree *tree = m->tree;
    while (written != LTL_NO_NODE && tree->kind[written] == LTL_KIND_INDEX) {
        written = ltl_tree_child(tree, written, LTL_ROLE_RECEIVER);
    }
    if (written == LTL_NO_NODE || m->facts->wants.count >= LTL_MAX_WANTS ||
        !is_of_elsewhere(m, flow, written)) {
        return;
    }
    bool is_member = tree->kind[written] == LTL_KIND_MEMBER;
    ltl_node name = is_member ? ltl_tree_child(tree, written, LTL_ROLE_NAME) : written;
    ltl_node of = is_member ? ltl_tree_child(tree, written, LTL_ROLE_RECEIVER) : LTL_NO_NODE;
    ltl_str qualifier = is_member && of != LTL_NO_NODE ? ltl_facts__dotted(m, of) : LTL_STR_NONE;
    if (name == LTL_NO_NODE || tree->kind[name] != LTL_KIND_NAME ||
        (is_member && qualifier.len == 0)) {
        return;
    }
    ltl_want_fact want = {.qualifier = ltl_facts__name(m, qualifier),
                          .name = ltl_facts__name(m, ltl_tree_name(tree, name)),
                          .how = LTL_WANT_WRITTEN};
    LTL_PUSH(m->arena, &m->facts->wants, want);
}

/* `TABLES.update(x)` */
static bool changes(const maker *m, ltl_node callee) {
    static const char *const NAMES[] = {"add",    "append", "clear",   "delete",     "extend", "insert",
                                        "pop",    "push",   "remove",  "setdefault", "shift",  "sort",
                                        "splice", "update", "unshift", "reverse",    "set",    "put"};
    ltl_node name = ltl_tree_child(m->tree, callee, LTL_ROLE_NAME);
    bool is_it = false;
    for (size_t i = 0; name != LTL_NO_NODE && i < LTL_COUNT_OF(NAMES); i++) {
        is_it = is_it || ltl_facts__is(m, name, NAMES[i]);
    }
    return is_it;
}

/* `config.X = 1` here takes the constant from everybody; so do `X[k] = 1`, `X.clear()` and, in Go, `&config.X`. */
static void add_writes(maker *m, const ltl_flow *flow) {
    const ltl_tree *tree = m->tree;
    bool is_go = m->facts->family == LTL_FAMILY_GO;
    bool can = m->facts->family == LTL_FAMILY_PYTHON || m->facts->family == LTL_FAMILY_JAVASCRIPT || is_go;
    for (ltl_node node = can ? tree->kind_first[LTL_KIND_ASSIGN] : LTL_NO_NODE; node != LTL_NO_NODE;
         node = tree->kind_next[node]) {
        ltl_node left = ltl_tree_child(tree, node, LTL_ROLE_LEFT);
        bool may_be = left != LTL_NO_NODE && (is_go || tree->kind[left] != LTL_KIND_NAME);
        add_write(m, flow, may_be ? left : LTL_NO_NODE);
    }
    for (ltl_node node = can ? tree->kind_first[LTL_KIND_CALL] : LTL_NO_NODE; node != LTL_NO_NODE;
         node = tree->kind_next[node]) {
        ltl_node callee = ltl_tree_child(tree, node, LTL_ROLE_CALLEE);
        bool is_method = callee != LTL_NO_NODE && tree->kind[callee] == LTL_KIND_MEMBER;
        if (is_method && changes(m, callee)) {
            add_write(m, flow, ltl_tree_child(tree, callee, LTL_ROLE_RECEIVER));
        }
    }
    for (ltl_node node = is_go ? tree->kind_first[LTL_KIND_UNARY] : LTL_NO_NODE; node != LTL_NO_NODE;
         node = tree->kind_next[node]) {
        if (ltl_facts__is(m, node, "&")) {
            add_write(m, flow, ltl_tree_child(tree, node, LTL_ROLE_OPERAND));
        }
    }
}

/* Nothing is wanted where nothing waits, but what calls pass: that may decide what they do. */
static void add_wants(maker *m, const ltl_flow *flow) {
    bool is_asked = false;
    for (uint32_t i = 0; i < flow->wants.count; i++) {
        is_asked = is_asked || flow->wants.at[i].is_asked;
    }
    for (uint32_t i = 0; i < flow->wants.count; i++) {
        const ltl_flow_want *at = &flow->wants.at[i];
        if (!is_asked && !at->is_passed) {
            continue;
        }
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
    if (class != LTL_NO_NODE && ltl_tree_child(m->tree, class, LTL_ROLE_NAME) == LTL_NO_NODE) {
        class = ltl_facts__class_around(m, m->tree->parent[class]); /* Kotlin's companion */
    }
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

/* `module.exports = {…}`, `export default {…}`, and `exports.X = 1`, which only counts when it is done once. */
static void add_exported(maker *m, ltl_flow *flow) {
    const ltl_tree *tree = m->tree;
    bool can = m->facts->family == LTL_FAMILY_JAVASCRIPT;
    ltl_pairs times = {0}; /* (name, 1) */
    for (uint32_t pass = 0; pass < 2; pass++) {
        for (ltl_node node = can ? tree->kind_first[LTL_KIND_ASSIGN] : LTL_NO_NODE;
             node != LTL_NO_NODE; node = tree->kind_next[node]) {
            ltl_node left = ltl_tree_child(tree, node, LTL_ROLE_LEFT);
            ltl_node right = ltl_tree_child(tree, node, LTL_ROLE_RIGHT);
            ltl_node of = left != LTL_NO_NODE && tree->kind[left] == LTL_KIND_MEMBER
                              ? ltl_tree_child(tree, left, LTL_ROLE_RECEIVER)
                              : LTL_NO_NODE;
            bool is_whole = left != LTL_NO_NODE && ltl_facts__is_exports(m, left);
            bool is_part = !is_whole && of != LTL_NO_NODE && ltl_facts__is_exports(m, of);
            ltl_node name = is_part ? ltl_tree_child(tree, left, LTL_ROLE_NAME) : LTL_NO_NODE;
            uint32_t key = is_whole ? 0 : name != LTL_NO_NODE ? tree->name[name] : UINT32_MAX;
            if (key == UINT32_MAX || right == LTL_NO_NODE) {
                continue;
            }
            uint32_t count = ltl_pairs_find(&times, key, 1);
            if (pass == 0) {
                ltl_pairs_put(m->scratch, &times, key, 1, count + 1);
            } else if (count == 1) {
                ltl_known value = ltl_flow_value_or_literal(flow, right);
                add(m, flow, 0, is_whole ? LTL_STR_NONE : ltl_tree_name(tree, name), &value);
            }
        }
    }
}

/* `export default {…}` is what an import of `default` means. */
static void add_default(maker *m, ltl_flow *flow) {
    const ltl_tree *tree = m->tree;
    bool can = m->facts->family == LTL_FAMILY_JAVASCRIPT;
    for (ltl_node node = 1; can && node < tree->count; node = tree->end[node]) {
        ltl_node value = tree->kind[node] == LTL_KIND_OTHER ? ltl_tree_child(tree, node, LTL_ROLE_VALUE)
                                                            : LTL_NO_NODE;
        if (value != LTL_NO_NODE && tree->kind[value] == LTL_KIND_COLLECTION &&
            ltl_str_starts_with(ltl_tree_text(tree, node), LTL_STR("export default"))) {
            ltl_known given = ltl_flow_value_or_literal(flow, value);
            add(m, flow, 0, LTL_STR("default"), &given);
        }
    }
}

/* A list is a constant where nobody changes it, a text also when constants of others are parts of it. */
static void add_declared(maker *m, ltl_flow *flow, uint32_t id) {
    const ltl_declaration *declaration = &flow->scopes.all.at[id];
    bool is_open = ltl_typed_is_macro(flow, id) && !ltl_typed_is_closed(flow, id);
    /* what `1 + 1` is depends on what stands beside it */
    ltl_known value = is_open ? ltl_known_nothing() : ltl_flow_constant(flow, id);
    ltl_fact_name owner = owner_of(m, declaration);
    ltl_str name = ltl_tree_name(m->tree, declaration->leaf);
    bool waits = value.kind == LTL_KNOWN_NOTHING && value.integer > 0;
    if (waits) {
        add_pieces(m, flow, owner, name, ltl_flow_giver(flow, id));
    } else if (value.kind != LTL_KNOWN_NOTHING &&
               (!ltl_flow_is_collection(&value) || ltl_flow_stays(flow, id))) {
        add(m, flow, owner, name, &value);
    }
}

void ltl_facts_add_constants(ltl_arena *arena, ltl_arena *scratch, ltl_flow *flow,
                             ltl_file_facts *facts) {
    maker m = {.arena = arena,
               .scratch = scratch,
               .tree = flow->tree,
               .facts = facts,
               .traits = ltl_family_traits_of(facts->family)};
    const ltl_scopes *scopes = ltl_flow_scopes(flow);
    ltl_map_init(&m.names, scratch);
    ltl_flow_want_passed(flow);
    add_wants(&m, flow);
    add_writes(&m, flow);
    add_defines(&m, flow);
    for (uint32_t id = 1; id < scopes->all.count && !is_overlaid(&m); id++) {
        if (is_constant(&m, flow, id)) {
            add_declared(&m, flow, id);
        }
    }
    add_exported(&m, flow);
    add_default(&m, flow);
    ltl_facts__typed_fields(&m);
}
