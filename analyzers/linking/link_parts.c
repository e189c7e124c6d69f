/* Classes that several files write: partial ones, those that are opened again, `impl` and `extension`. */
#include "analyzers/linking/link_internal.h"

bool ltl_parts__are_one(const ltl_index *index, uint32_t a, uint32_t b) {
    const ltl_indexed_file *left = &index->files[index->owners.at[a].file];
    const ltl_indexed_file *right = &index->files[index->owners.at[b].file];
    ltl_class_opens opens = ltl_family_traits_of(left->facts->family)->opens;
    bool are_two = ltl_family_traits_of(left->facts->family)->marks_parts && index->owners.at[a].is_declared &&
                   index->owners.at[b].is_declared; /* in two modules, or under two conditions */
    bool is_near = opens == LTL_CLASS_EVERYWHERE ||
                   (opens == LTL_CLASS_IN_PACKAGE && left->package == right->package);
    return is_near && !are_two;
}

/* The next part of the class behind `at`; 0: none. */
static uint32_t next_part(const ltl_index *index, uint32_t owner, uint32_t at) {
    for (uint32_t i = 0; i < LTL_LINK_PARTS && at != 0; i++) {
        at = index->owners.at[at].next_of_name;
        if (at != 0 && at != owner && ltl_parts__are_one(index, owner, at)) {
            return at;
        }
    }
    return 0;
}

static uint32_t first_part(const ltl_index *index, uint32_t owner) {
    const ltl_owner *of = &index->owners.at[owner];
    uint32_t family = (uint32_t)ltl_index__facts(index, of->file)->family;
    uint32_t first = ltl_pairs_find(&index->owners_of, family, of->name);
    bool is_it = first != 0 && first != owner && ltl_parts__are_one(index, owner, first);
    return is_it || first == 0 ? first : next_part(index, owner, first);
}

/* What a part has of constructors: none, only declared ones (C++'s headers), some with bodies, one that takes so many
 * arguments. */
enum { NOTHING, DECLARED, WRITTEN, FITTING };
static uint32_t worth_of(const ltl_index *index, uint32_t first, uint32_t arguments) {
    uint32_t worth = first != 0 ? DECLARED : NOTHING;
    for (uint32_t at = first; at != 0 && worth < FITTING; at = index->functions.at[at].next_constructor) {
        const ltl_function_fact *fact = index->functions.at[at].fact;
        bool fits = fact->parameter_count == arguments;
        bool is_written = (fact->flags & LTL_FUNCTION_ABSTRACT) == 0;
        worth = is_written ? (fits ? FITTING : WRITTEN) : worth;
    }
    return worth;
}

uint32_t ltl_parts__constructor(const ltl_index *index, uint32_t owner, uint32_t arguments) {
    uint32_t found = index->owners.at[owner].constructor;
    uint32_t worth = worth_of(index, found, arguments);
    bool is_all = found != 0 && ltl_index__facts(index, index->owners.at[owner].file)->family != LTL_FAMILY_C;
    uint32_t at = is_all || worth == FITTING ? 0 : first_part(index, owner);
    for (uint32_t i = 0; i < LTL_LINK_PARTS && at != 0 && worth < FITTING; i++, at = next_part(index, owner, at)) {
        uint32_t first = index->owners.at[at].constructor;
        uint32_t here = worth_of(index, first, arguments);
        found = here > worth ? first : found;
        worth = here > worth ? here : worth;
    }
    return found;
}

bool ltl_parts__go_on(const ltl_index *index, uint32_t owner) {
    const ltl_owner *of = &index->owners.at[owner];
    uint32_t family = (uint32_t)ltl_index__facts(index, of->file)->family;
    return ltl_pairs_find(&index->children_of, family, of->name) != 0 || first_part(index, owner) != 0;
}

/* Once for each file that goes on with the class. */
static void look_at_all(ltl_index *index, uint32_t owner) {
    ltl_owner *of = &index->owners.at[owner];
    uint32_t family = (uint32_t)ltl_index__facts(index, of->file)->family;
    of->first = owner;
    of->is_related = ltl_pairs_find(&index->children_of, family, of->name) != 0 ||
                     ltl_index__parent(index, owner, 0).len > 0;
    for (uint32_t at = first_part(index, owner); at != 0; at = next_part(index, owner, at)) {
        of->first = at < of->first ? at : of->first;
        of->is_related = of->is_related || ltl_index__parent(index, at, 0).len > 0;
    }
}

uint32_t ltl_parts__first(ltl_index *index, uint32_t owner) {
    if (index->owners.at[owner].first == 0) {
        look_at_all(index, owner);
    }
    return index->owners.at[owner].first;
}

bool ltl_parts__are_related(ltl_index *index, uint32_t owner) {
    return ltl_parts__first(index, owner) != 0 && index->owners.at[owner].is_related;
}
