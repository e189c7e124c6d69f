/* `super(message)` of an error whose parent nobody knows: its object has what it is made with. */
#include "analyzers/taint/calls/messages.h"

#include "analyzers/syntax/constructor.h"

/* By the name of a parent: of other classes nobody knows what becomes of what is passed on. */
static bool is_error(const ltl_tree *tree, ltl_node class) {
    static const char *const ENDS[] = {"Error", "Exception"};
    for (ltl_node child = class + 1; child < tree->end[class]; child = tree->end[child]) {
        ltl_str text = tree->role[child] == LTL_ROLE_PARENT ? ltl_tree_text(tree, child) : LTL_STR("");
        for (size_t i = 0; i < LTL_COUNT_OF(ENDS); i++) {
            if (ltl_str_ends_with(text, ltl_str_of(ENDS[i]))) {
                return true;
            }
        }
    }
    return false;
}

/* The field that is read for it; 0: a method gives it. */
static uint32_t key_of_message(ltl_taint *t) {
    static const struct {
        const char *language, *key;
    } KEYS[] = {{"javascript", "message"}, {"typescript", "message"}, {"tsx", "message"}, {"csharp", "Message"}};
    for (size_t i = 0; i < LTL_COUNT_OF(KEYS); i++) {
        if (ltl_language_is(t->tree->language, KEYS[i].language)) {
            return ltl_taint__key_of_text(t, ltl_str_of(KEYS[i].key));
        }
    }
    return 0;
}

void ltl_taint__keep_message(ltl_taint *t, ltl_node call) {
    const ltl_tree *tree = t->tree;
    bool may_be = t->query->is_across_functions && ltl_taint__is_of_parent(t, call);
    ltl_node class = may_be ? ltl_taint__class_around(t, call) : LTL_NO_NODE;
    bool makes = class != LTL_NO_NODE && is_error(tree, class) &&
                 ltl_is_constructor(tree, class, ltl_taint__node_of(t, t->unit));
    ltl_taint_value value = {0};
    for (ltl_node child = call + 1; makes && child < tree->end[call] && ltl_taint__spend(t, 1);
         child = tree->end[child]) {
        if (tree->role[child] == LTL_ROLE_ARGUMENT) {
            value = ltl_taint_union(&t->out->traces, value, ltl_taint__gather(t, child));
        }
    }
    if (value.marks != 0) {
        ltl_taint__add_to_own(t, key_of_message(t), value);
    }
}
