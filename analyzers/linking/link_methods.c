/* Methods and constructors of a class, its own and those of its parents. */
#include "analyzers/linking/link_internal.h"

static const ltl_entity NOTHING = {0};

static ltl_entity functions(uint32_t first, ltl_function_list list) {
    return first != 0 ? (ltl_entity){LTL_ENTITY_FUNCTIONS, first, list} : NOTHING;
}

static ltl_family family_of(const ltl_index *index, uint32_t owner) {
    return ltl_index__facts(index, index->owners.at[owner].file)->family;
}

static bool has_body(const ltl_index *index, uint32_t function) {
    return function != 0 &&
           (index->functions.at[function].fact->flags & LTL_FUNCTION_ABSTRACT) == 0;
}

/* Where some file goes on with the class: one with a body, if there is one. `first` begins the list of that name. */
static uint32_t look_for_method(const ltl_index *index, uint32_t owner, uint32_t first, uint32_t name) {
    uint32_t function = 0;
    for (uint32_t at = first; at != 0; at = index->owners.at[at].next_of_name) {
        uint32_t other =
            ltl_parts__are_one(index, owner, at) ? ltl_pairs_find(&index->in_owner, at, name) : 0;
        function = has_body(index, other) || function == 0 ? other : function;
    }
    return function;
}

static ltl_entity own_method(ltl_index *index, uint32_t owner, uint32_t name) {
    const ltl_owner *of = &index->owners.at[owner];
    uint32_t function = ltl_pairs_find(&index->in_owner, owner, name);
    if (has_body(index, function)) {
        return functions(function, LTL_LIST_OWNER);
    }
    ltl_family family = family_of(index, owner);
    uint32_t first = ltl_pairs_find(&index->owners_of, (uint32_t)family, of->name);
    bool are_one = ltl_family_traits_of(family)->opens == LTL_CLASS_EVERYWHERE;
    uint32_t asked = are_one ? first : owner; /* then all files ask the same */
    uint32_t known = ltl_pairs_find(&index->methods, asked, name);
    if (known == 0) {
        known = look_for_method(index, owner, first, name) + 1;
        ltl_pairs_put(index->scratch, &index->methods, asked, name, known);
    }
    bool is_better = function == 0 || has_body(index, known - 1);
    return functions(is_better ? known - 1 : function, LTL_LIST_OWNER);
}

/* Ruby: what a module gives to the classes that it is included in. */
static uint32_t class_methods_of(const ltl_index *index, uint32_t module) {
    uint32_t file = index->owners.at[module].file;
    return family_of(index, module) == LTL_FAMILY_RUBY
               ? ltl_pairs_find(&index->owner_in, file,
                                ltl_index__find_name(index, LTL_STR("ClassMethods")))
               : 0;
}

/* Of the parents that one file writes for the class. */
static ltl_entity inherited_by(ltl_index *index, uint32_t owner, uint32_t name, uint32_t depth) {
    uint32_t file = index->owners.at[owner].file;
    ltl_entity found = NOTHING;
    ltl_str text;
    for (uint32_t i = 0; depth > 0 && found.kind == LTL_ENTITY_NONE &&
                         (text = ltl_index__parent(index, owner, i)).len > 0;
         i++) {
        uint32_t parent = ltl_entity__type(index, file, text, depth - 1);
        if (parent != 0 && parent != owner) {
            found = name != 0 ? ltl_entity__method(index, parent, name, depth - 1)
                              : ltl_entity__constructor(index, parent, LTL_ANY_COUNT, depth - 1);
            uint32_t extends = name != 0 && found.kind == LTL_ENTITY_NONE ? class_methods_of(index, parent) : 0;
            found = extends != 0 ? own_method(index, extends, name) : found;
        }
    }
    return found;
}

/* Of those that other files write for it. */
static ltl_entity inherited_by_parts(ltl_index *index, uint32_t owner, uint32_t first, uint32_t name, uint32_t depth) {
    ltl_entity found = NOTHING;
    uint32_t at = first;
    for (uint32_t i = 0; i < LTL_LINK_PARTS && at != 0 && found.kind == LTL_ENTITY_NONE; i++) {
        found = ltl_parts__are_one(index, owner, at) ? inherited_by(index, at, name, depth) : found;
        at = index->owners.at[at].next_of_name;
    }
    return found;
}

/* A class that goes on in hundreds of files is asked for the same names by each of them. */
static ltl_entity inherited_by_others(ltl_index *index, uint32_t owner, uint32_t name, uint32_t depth) {
    ltl_family family = family_of(index, owner);
    uint32_t first = ltl_pairs_find(&index->owners_of, (uint32_t)family, index->owners.at[owner].name);
    ltl_class_opens opens = ltl_family_traits_of(family)->opens;
    uint32_t asked = opens == LTL_CLASS_EVERYWHERE ? first : owner; /* then all parts ask the same */
    if (opens == LTL_CLASS_CLOSED || asked == 0) {
        return NOTHING;
    }
    uint32_t key = asked * (LTL_LINK_DEPTH + 1) + depth;
    uint32_t known = ltl_pairs_find(&index->inherited, key, name);
    if (known == 0) {
        ltl_entity found = inherited_by_parts(index, asked, first, name, depth);
        known = found.id * LTL_LIST_COUNT + (uint32_t)found.list + 1;
        ltl_pairs_put(index->scratch, &index->inherited, key, name, known);
    }
    return functions((known - 1) / LTL_LIST_COUNT, (ltl_function_list)((known - 1) % LTL_LIST_COUNT));
}

ltl_entity ltl_entity__inherited(ltl_index *index, uint32_t owner, uint32_t name, uint32_t depth) {
    ltl_entity found = inherited_by(index, owner, name, depth);
    return found.kind != LTL_ENTITY_NONE ? found : inherited_by_others(index, owner, name, depth);
}

ltl_entity ltl_entity__method(ltl_index *index, uint32_t owner, uint32_t name, uint32_t depth) {
    ltl_entity found = own_method(index, owner, name);
    return found.kind != LTL_ENTITY_NONE || depth == 0
               ? found
               : ltl_entity__inherited(index, owner, name, depth - 1);
}

ltl_entity ltl_entity__constructor(ltl_index *index, uint32_t owner, uint32_t arguments, uint32_t depth) {
    uint32_t first = ltl_parts__constructor(index, owner, arguments);
    return first != 0 || depth == 0 ? functions(first, LTL_LIST_CONSTRUCTORS)
                                    : ltl_entity__inherited(index, owner, 0, depth - 1);
}
