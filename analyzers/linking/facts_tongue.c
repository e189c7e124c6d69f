/* What single languages say in their own words: types and methods that pass on what they hold. */
#include "analyzers/linking/facts_internal.h"
#include "analyzers/syntax/holder.h"

typedef ltl_facts_maker maker;

typedef struct word_row {
    ltl_family family;
    const char *word;
} word_row;

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

bool ltl_facts__holds(const maker *m, ltl_node name) { return ltl_is_holder(m->tree, name); }
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
