/* What single languages say in their own words: types and methods that pass on what they hold, manifests. */
#include "analyzers/linking/facts_internal.h"

typedef ltl_facts_maker maker;

typedef struct word_row {
    ltl_family family;
    const char *word;
} word_row;

static const word_row HOLDERS[] = {
    {LTL_FAMILY_RUST, "Arc"},      {LTL_FAMILY_RUST, "Box"},      {LTL_FAMILY_RUST, "Cow"},
    {LTL_FAMILY_RUST, "LazyLock"}, {LTL_FAMILY_RUST, "Mutex"},    {LTL_FAMILY_RUST, "OnceCell"},
    {LTL_FAMILY_RUST, "OnceLock"}, {LTL_FAMILY_RUST, "Option"},   {LTL_FAMILY_RUST, "Pin"},
    {LTL_FAMILY_RUST, "Rc"},       {LTL_FAMILY_RUST, "RefCell"},  {LTL_FAMILY_RUST, "Result"},
    {LTL_FAMILY_RUST, "RwLock"},   {LTL_FAMILY_SWIFT, "Optional"}, {LTL_FAMILY_SWIFT, "Result"},
};

static const word_row PASSERS[] = {
    {LTL_FAMILY_RUST, "as_mut"},     {LTL_FAMILY_RUST, "as_ref"},     {LTL_FAMILY_RUST, "borrow"},
    {LTL_FAMILY_RUST, "borrow_mut"}, {LTL_FAMILY_RUST, "clone"},      {LTL_FAMILY_RUST, "expect"},
    {LTL_FAMILY_RUST, "lock"},       {LTL_FAMILY_RUST, "read"},       {LTL_FAMILY_RUST, "to_owned"},
    {LTL_FAMILY_RUST, "unwrap"},     {LTL_FAMILY_RUST, "unwrap_or_default"}, {LTL_FAMILY_RUST, "write"},
};

static bool has(const maker *m, ltl_node name, const word_row *rows, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (rows[i].family == m->facts->family && ltl_facts__is(m, name, rows[i].word)) {
            return true;
        }
    }
    return false;
}

bool ltl_facts__holds(const maker *m, ltl_node name) { return has(m, name, HOLDERS, LTL_COUNT_OF(HOLDERS)); }
bool ltl_facts__passes_on(const maker *m, ltl_node name) {
    return has(m, name, PASSERS, LTL_COUNT_OF(PASSERS));
}

bool ltl_facts__is_path(const maker *m, ltl_node member) {
    return m->tree->kind[member] == LTL_KIND_MEMBER && ltl_facts__is(m, member, "::");
}

bool ltl_facts__adds(const maker *m, ltl_node class) {
    ltl_node name = ltl_tree_child(m->tree, class, LTL_ROLE_NAME);
    ltl_span head = {m->tree->start[class], name != LTL_NO_NODE ? m->tree->start[name] : m->tree->start[class]};
    ltl_str text = ltl_source_slice(m->tree->source, head);
    bool is_rust = m->facts->family == LTL_FAMILY_RUST;
    return (is_rust && ltl_str_starts_with(ltl_tree_name(m->tree, class), LTL_STR("impl"))) ||
           (m->facts->family == LTL_FAMILY_SWIFT && ltl_str_find(text, LTL_STR("extension "), 0) != SIZE_MAX);
}

bool ltl_facts__is_module(const maker *m, ltl_node node) {
    return m->facts->family == LTL_FAMILY_RUST && m->tree->kind[node] == LTL_KIND_OTHER &&
           ltl_facts__is(m, node, "mod") && ltl_tree_child(m->tree, node, LTL_ROLE_BODY) != LTL_NO_NODE;
}

/* ---- manifests ---- */

bool ltl_facts_is_manifest(ltl_str path) { return ltl_str_is(ltl_str_after_last(path, '/'), "Cargo.toml"); }

/* The value of `name = "…"`; empty: there is none. */
static ltl_str name_in(const maker *m, ltl_node table) {
    const ltl_tree *tree = m->tree;
    for (ltl_node pair = table + 1; pair < tree->end[table]; pair = tree->end[pair]) {
        ltl_node value = tree->kind[pair] == LTL_KIND_PAIR ? ltl_tree_child(tree, pair, LTL_ROLE_VALUE)
                                                           : LTL_NO_NODE;
        bool is_name = value != LTL_NO_NODE && tree->kind[value] == LTL_KIND_STRING &&
                       ltl_facts__is(m, ltl_tree_child(tree, pair, LTL_ROLE_KEY), "name");
        if (is_name) {
            return ltl_tree_name(tree, value);
        }
    }
    return LTL_STR("");
}

/* Code writes `a_b` for the package `a-b`. */
static ltl_fact_name crate_name(maker *m, ltl_str written) {
    char *text = ltl_arena_alloc(m->scratch, written.len + 1);
    for (size_t i = 0; i < written.len; i++) {
        text[i] = written.ptr[i] == '-' ? '_' : written.ptr[i];
    }
    return ltl_facts__name(m, (ltl_str){text, written.len});
}

/* A library may have a name of its own. */
void ltl_facts__manifest(maker *m) {
    const ltl_tree *tree = m->tree;
    if (!ltl_facts_is_manifest(m->facts->path)) {
        return;
    }
    for (ltl_node table = 1; table < tree->count; table = tree->end[table]) {
        ltl_node title = tree->kind[table] == LTL_KIND_CLASS ? ltl_tree_child(tree, table, LTL_ROLE_NAME)
                                                             : LTL_NO_NODE;
        bool is_library = title != LTL_NO_NODE && ltl_facts__is(m, title, "lib");
        bool is_package = title != LTL_NO_NODE && ltl_facts__is(m, title, "package");
        ltl_str name = is_library || is_package ? name_in(m, table) : LTL_STR("");
        if (name.len > 0 && (is_library || m->facts->package == 0)) {
            m->facts->package = crate_name(m, name);
        }
    }
}
