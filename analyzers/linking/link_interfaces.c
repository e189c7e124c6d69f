/* Go says nowhere which types an interface stands for: those that have all of its methods do. */
#include "analyzers/linking/link_internal.h"

/* Methods of that name that are looked at; where there are more, nobody knows which is meant. */
enum { MOST_CANDIDATES = 64 };

static bool is_abstract(const ltl_index *index, uint32_t function) {
    return (index->functions.at[function].fact->flags & LTL_FUNCTION_ABSTRACT) != 0;
}

static ltl_str text_of(const ltl_index *index, uint32_t function, ltl_fact_name name) {
    return ltl_fact_text(ltl_index__facts(index, index->functions.at[function].file), name);
}

/* What both say is the same, or one says nothing; packages are left out. */
static bool agree(ltl_str a, ltl_str b) {
    return a.len == 0 || b.len == 0 || ltl_str_eq(ltl_str_after_last(a, '.'), ltl_str_after_last(b, '.'));
}

static bool has_signature_of(const ltl_index *index, uint32_t method, uint32_t declared) {
    const ltl_function_fact *a = index->functions.at[method].fact;
    const ltl_function_fact *b = index->functions.at[declared].fact;
    const ltl_file_facts *of_a = ltl_index__facts(index, index->functions.at[method].file);
    const ltl_file_facts *of_b = ltl_index__facts(index, index->functions.at[declared].file);
    bool fits = a->parameter_count == b->parameter_count &&
                agree(text_of(index, method, a->result), text_of(index, declared, b->result));
    for (uint32_t i = 0; fits && i < a->parameter_count; i++) {
        ltl_fact_name type_a = of_a->parameter_types.at[a->first_parameter + i];
        ltl_fact_name type_b = of_b->parameter_types.at[b->first_parameter + i];
        fits = agree(ltl_fact_text(of_a, type_a), ltl_fact_text(of_b, type_b));
    }
    return fits;
}

/* The class has every method that the interface, whose methods stand in one file, declares. */
static bool has_all(ltl_index *index, uint32_t class, uint32_t interface) {
    const ltl_owner *of = &index->owners.at[interface];
    const ltl_indexed_file *in = &index->files[of->file];
    for (uint32_t i = 0; i < in->facts->functions.count; i++) {
        const ltl_function_fact *fact = &in->facts->functions.at[i];
        if (fact->owner == 0 || in->ids[fact->owner] != of->name || (fact->flags & LTL_FUNCTION_ABSTRACT) == 0) {
            continue;
        }
        ltl_entity own = ltl_entity__method(index, class, in->ids[fact->name], LTL_LINK_DEPTH);
        if (own.kind != LTL_ENTITY_FUNCTIONS || is_abstract(index, own.id)) {
            return false;
        }
    }
    return true;
}

/* What stands in for the real thing in tests is none. */
static bool is_of_tests(const ltl_index *index, uint32_t file) {
    return ltl_str_ends_with(ltl_index__facts(index, file)->path, LTL_STR("_test.go"));
}

static void look_for(ltl_index *index, uint32_t interface, uint32_t declared) {
    const ltl_indexed_function *of = &index->functions.at[declared];
    uint32_t first = index->implementers.count;
    uint32_t looked_at = 0;
    uint32_t at = ltl_pairs_find(&index->of_name, LTL_FAMILY_GO, of->name);
    for (; at != 0 && looked_at < MOST_CANDIDATES; at = index->functions.at[at].next_of_name) {
        looked_at++;
        uint32_t class = index->functions.at[at].owner;
        bool may_be = class != 0 && !is_abstract(index, at) && !is_of_tests(index, index->functions.at[at].file) &&
                      has_signature_of(index, at, declared);
        if (may_be && has_all(index, class, interface)) {
            LTL_PUSH(index->scratch, &index->implementers, at);
        }
    }
    bool is_few = at == 0 && index->implementers.count - first <= LTL_MAX_TARGETS;
    index->implementers.count = is_few ? index->implementers.count : first;
    LTL_PUSH(index->scratch, &index->implementers, 0);
    ltl_pairs_put(index->scratch, &index->implementers_of, interface, of->name, first + 1);
}

const uint32_t *ltl_entity__implementers(ltl_index *index, uint32_t interface, uint32_t declared) {
    uint32_t name = index->functions.at[declared].name;
    if (ltl_pairs_find(&index->implementers_of, interface, name) == 0) {
        look_for(index, interface, declared);
    }
    return &index->implementers.at[ltl_pairs_find(&index->implementers_of, interface, name) - 1];
}
