/* Objects of classes that are nothing but their fields. */
#include "analyzers/dataflow/scopes.h"
#include "analyzers/syntax/deconstruct.h"
#include "analyzers/syntax/record.h"
#include "analyzers/taint/objects/parts.h"

uint32_t ltl_taint__field_of_record(ltl_taint *t, ltl_node record, uint32_t place) {
    ltl_node name = ltl_record_field(t->tree, record, place);
    name = name != LTL_NO_NODE ? name : ltl_deconstructed_field(t->tree, record, place);
    return name != LTL_NO_NODE && ltl_tree_is_leaf(t->tree, name) ? ltl_taint__key_shown(t, t->tree->name[name]) : 0;
}

bool ltl_taint__has_records(ltl_taint *t) {
    ltl_node class = t->records == 0 ? t->tree->kind_first[LTL_KIND_CLASS] : LTL_NO_NODE;
    t->records = t->records == 0 ? 1 : t->records;
    for (; class != LTL_NO_NODE && t->records == 1 && ltl_taint__spend(t, 1);
         class = t->tree->kind_next[class]) {
        bool is_it = ltl_record_field(t->tree, class, 0) != LTL_NO_NODE ||
                     ltl_deconstructed_field(t->tree, class, 0) != LTL_NO_NODE;
        t->records = is_it ? 2 : 1;
    }
    return t->records == 2;
}

/* `T x = {…}`, `T x{…}`, `T{…}` of C++: the class that is written there. */
static ltl_node class_of_braces(ltl_taint *t, ltl_node list) {
    const ltl_tree *tree = t->tree;
    ltl_node by = tree->parent[list];
    ltl_kind kind = ltl_tree_kind(tree, by);
    bool may_be = ltl_language_is(tree->language, "cpp") && tree->role[list] == LTL_ROLE_VALUE &&
                  (kind == LTL_KIND_NEW || kind == LTL_KIND_VARIABLE);
    return may_be ? ltl_taint__class_constructed(t, by) : LTL_NO_NODE;
}

/* `[]T{{…}}`, `map[K]*T{k: {…}}` of Go: what each item is, which need not say it. */
static ltl_node class_of_items(ltl_taint *t, ltl_node item) {
    const ltl_tree *tree = t->tree;
    ltl_node around = tree->parent[item];
    around = tree->kind[around] == LTL_KIND_KEYWORD_ARGUMENT ? tree->parent[around] : around;
    bool may_be = tree->kind[around] == LTL_KIND_NEW && ltl_language_is(tree->language, "go");
    ltl_node type = may_be ? ltl_tree_child(tree, around, LTL_ROLE_TYPE) : LTL_NO_NODE;
    if (type == LTL_NO_NODE || tree->kind[type] != LTL_KIND_TYPE) {
        return LTL_NO_NODE;
    }
    ltl_node last = tree->end[type] - 1; /* the type of the values stands last */
    bool is_own = tree->kind[last] == LTL_KIND_NAME && tree->kind[tree->parent[last]] != LTL_KIND_MEMBER;
    return is_own ? ltl_taint__class_declared(t, ltl_scopes_find(t->scopes, 0, tree->name[last])) : LTL_NO_NODE;
}

static ltl_node class_of_list(ltl_taint *t, ltl_node list) {
    ltl_node class = class_of_braces(t, list);
    return class != LTL_NO_NODE ? class : class_of_items(t, list);
}

ltl_node ltl_taint__record_made(ltl_taint *t, ltl_node call) {
    ltl_kind kind = ltl_tree_kind(t->tree, call);
    bool is_list = kind == LTL_KIND_COLLECTION;
    bool may_be = (kind == LTL_KIND_CALL || kind == LTL_KIND_NEW || is_list) && ltl_taint__has_records(t);
    ltl_node class = !may_be    ? LTL_NO_NODE
                     : is_list ? class_of_list(t, call)
                               : ltl_taint__class_made(t, call);
    bool is_sure;
    bool is_record = class != LTL_NO_NODE && ltl_record_field(t->tree, class, 0) != LTL_NO_NODE &&
                     (is_list || ltl_taint__callee(t, call, &is_sure) == LTL_TAINT_NO_UNIT);
    return is_record ? class : LTL_NO_NODE;
}

ltl_taint_path ltl_taint__field_asked(ltl_taint *t, ltl_node call) {
    const ltl_tree *tree = t->tree;
    ltl_node callee = ltl_tree_child(tree, call, LTL_ROLE_CALLEE);
    bool may_be = t->query->is_across_functions && callee != LTL_NO_NODE &&
                  tree->kind[callee] == LTL_KIND_MEMBER && tree->end[callee] == tree->end[call];
    ltl_node object = may_be ? ltl_tree_child(tree, callee, LTL_ROLE_RECEIVER) : LTL_NO_NODE;
    ltl_node name = may_be ? ltl_tree_child(tree, callee, LTL_ROLE_NAME) : LTL_NO_NODE;
    ltl_node record =
        object != LTL_NO_NODE && name != LTL_NO_NODE ? ltl_taint__class_of(t, object) : LTL_NO_NODE;
    ltl_node field = record != LTL_NO_NODE ? ltl_record_parameter(tree, record, 0) : LTL_NO_NODE;
    for (uint32_t i = 0;
         field != LTL_NO_NODE && tree->name[field] != tree->name[name] && ltl_taint__spend(t, 1);) {
        field = ltl_record_parameter(tree, record, ++i);
    }
    uint32_t method =
        field != LTL_NO_NODE ? ltl_scopes_find(t->scopes, record, tree->name[name]) : 0;
    bool is_field = field != LTL_NO_NODE && t->scopes->all.at[method].kind != LTL_DECLARED_FUNCTION;
    return is_field ? ltl_taint__path(t, callee) : 0;
}
