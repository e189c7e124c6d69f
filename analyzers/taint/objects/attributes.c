/* Ruby's attributes: `o.x`, `o.x = y` and, within its class, `x` are the field `@x`. */
#include "analyzers/syntax/attribute.h"
#include "analyzers/taint/taint_internal.h"

#define ATTRIBUTE_KEY UINT32_C(4)

void ltl_taint__list_attributes(ltl_taint *t) {
    const ltl_tree *tree = t->tree;
    ltl_node call =
        strcmp(tree->language->id, "ruby") == 0 ? tree->kind_first[LTL_KIND_CALL] : LTL_NO_NODE;
    for (; call != LTL_NO_NODE && ltl_taint__spend(t, 1); call = tree->kind_next[call]) {
        bool declares = ltl_declares_attributes(tree, call);
        for (ltl_node child = call + 1; declares && child < tree->end[call];
             child = tree->end[child]) {
            uint32_t name = ltl_names_find(tree->names, ltl_attribute_name(tree, child));
            if (name != 0) {
                ltl_pairs_put(t->arena, &t->by_name, ATTRIBUTE_KEY, name, 1);
            }
        }
    }
}

bool ltl_taint__is_attribute(const ltl_taint *t, uint32_t name) {
    return ltl_pairs_find(&t->by_name, ATTRIBUTE_KEY, name) != 0;
}

/* `@x` lies under x. */
uint32_t ltl_taint__key_of_field(ltl_taint *t, uint32_t name) {
    if (t->scratch->has_shown) {
        return ltl_taint__key_shown(t, name);
    }
    ltl_str text = ltl_taint__key_text(t, name);
    bool is_marked = text.len > 1 && text.ptr[0] == '@' && text.ptr[1] != '@';
    return is_marked ? ltl_taint__key_of_text(t, ltl_str_slice(text, 1, text.len)) : name;
}

ltl_node ltl_taint__attribute_of(const ltl_taint *t, ltl_node call) {
    ltl_node member =
        t->query->is_across_functions ? ltl_attribute_asked(t->tree, call) : LTL_NO_NODE;
    ltl_node name =
        member != LTL_NO_NODE ? ltl_tree_child(t->tree, member, LTL_ROLE_NAME) : LTL_NO_NODE;
    bool is_it = name != LTL_NO_NODE && ltl_taint__is_attribute(t, t->tree->name[name]);
    return is_it ? member : LTL_NO_NODE;
}
