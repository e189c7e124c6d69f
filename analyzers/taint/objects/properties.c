/* Properties that do nothing but show a field: `o.x` and `o._x` are one thing. Where one name shows several, nothing is
 * taken for granted. */
#include "analyzers/syntax/property.h"
#include "analyzers/taint/taint_internal.h"

/* NEXT_OF: a property to the next one that shows the same field. */
enum { FIELD_OF = 1, PROPERTY_OF = 2, NEXT_OF = 3, SEVERAL = UINT32_MAX };

static void put(ltl_taint *t, uint32_t name, uint32_t field) {
    ltl_pairs *shown = &t->scratch->shown;
    uint32_t had = ltl_pairs_find(shown, FIELD_OF, name);
    ltl_pairs_put(t->arena, shown, FIELD_OF, name, had == 0 || had == field ? field : SEVERAL);
    if (had == 0) {
        ltl_pairs_put(t->arena, shown, NEXT_OF, name, ltl_pairs_find(shown, PROPERTY_OF, field));
        ltl_pairs_put(t->arena, shown, PROPERTY_OF, field, name);
    }
    t->scratch->has_shown = true;
}

/* Whatever the rule: worked out once for a file. */
void ltl_taint__list_properties(ltl_taint *t) {
    static const ltl_kind HOLDERS[] = {LTL_KIND_FUNCTION, LTL_KIND_FIELD};
    const ltl_tree *tree = t->tree;
    for (size_t i = 0; !t->scratch->knows_shown && i < LTL_COUNT_OF(HOLDERS); i++) {
        for (ltl_node node = tree->kind_first[HOLDERS[i]]; node != LTL_NO_NODE; node = tree->kind_next[node]) {
            ltl_node name;
            ltl_node field = ltl_property_field(tree, node, &name);
            if (field != LTL_NO_NODE && tree->name[field] != tree->name[name]) {
                put(t, tree->name[name], tree->name[field]);
            }
        }
    }
    t->scratch->knows_shown = true;
}

uint32_t ltl_taint__key_shown(const ltl_taint *t, uint32_t name) {
    uint32_t field = t->scratch->has_shown ? ltl_pairs_find(&t->scratch->shown, FIELD_OF, name) : 0;
    return field != 0 && field != SEVERAL ? field : name;
}

uint32_t ltl_taint__property_of(const ltl_taint *t, uint32_t field, uint32_t after) {
    const ltl_pairs *shown = &t->scratch->shown;
    uint32_t name = !t->scratch->has_shown ? 0
                    : after == 0           ? ltl_pairs_find(shown, PROPERTY_OF, field)
                                           : ltl_pairs_find(shown, NEXT_OF, after);
    while (name != 0 && ltl_taint__key_shown(t, name) != field) {
        name = ltl_pairs_find(shown, NEXT_OF, name);
    }
    return name;
}
