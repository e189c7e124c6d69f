/* Classes that are nothing but their fields: Java's and C#'s records, Kotlin's data classes, Scala's case classes,
 * Python's data classes and named tuples. What they are made with lies in their fields, in order. */
#include "analyzers/dataflow/scopes.h"
#include "analyzers/taint/parts.h"

/* `@dataclass`, `(NamedTuple)`. */
static bool is_data_class(const ltl_tree *tree, ltl_node class) {
    for (ltl_node child = class + 1; child < tree->end[class]; child = tree->end[child]) {
        ltl_role role = (ltl_role)tree->role[child];
        for (ltl_node node = child; role != LTL_ROLE_BODY && node < tree->end[child]; node++) {
            ltl_str name = ltl_tree_is_leaf(tree, node) ? ltl_tree_name(tree, node) : LTL_STR_NONE;
            if (ltl_str_is(name, "dataclass") || ltl_str_is(name, "NamedTuple")) {
                return true;
            }
        }
    }
    return false;
}

/* `a: str` and `a: str = ""` in the body of a class. */
static ltl_node field_declared(const ltl_tree *tree, ltl_node statement) {
    ltl_node assign = tree->kind[statement] == LTL_KIND_EXPRESSION_STATEMENT ? statement + 1 : statement;
    bool is_field = tree->kind[assign] == LTL_KIND_ASSIGN &&
                    ltl_tree_child(tree, assign, LTL_ROLE_TYPE) != LTL_NO_NODE;
    return is_field ? ltl_tree_child(tree, assign, LTL_ROLE_LEFT) : LTL_NO_NODE;
}

static ltl_node nth_parameter(const ltl_tree *tree, ltl_node class, uint32_t place) {
    for (ltl_node child = class + 1; child < tree->end[class]; child = tree->end[child]) {
        bool is_it = tree->role[child] == LTL_ROLE_PARAMETER;
        if (is_it && place-- == 0) {
            return ltl_tree_child(tree, child, LTL_ROLE_NAME);
        }
    }
    return LTL_NO_NODE;
}

static ltl_node nth_field(const ltl_tree *tree, ltl_node class, uint32_t place) {
    ltl_node body = ltl_tree_child(tree, class, LTL_ROLE_BODY);
    for (ltl_node child = body + 1; body != LTL_NO_NODE && child < tree->end[body]; child = tree->end[child]) {
        ltl_node name = field_declared(tree, child);
        if (name != LTL_NO_NODE && place-- == 0) {
            return name;
        }
    }
    return LTL_NO_NODE;
}

/* Its body makes further fields of what it is given: `class C(x: T) { private val y = x }`. */
static bool has_fields_of_its_own(const ltl_tree *tree, ltl_node class) {
    ltl_node body = ltl_tree_child(tree, class, LTL_ROLE_BODY);
    for (ltl_node child = body + 1; body != LTL_NO_NODE && child < tree->end[body]; child = tree->end[child]) {
        ltl_kind kind = ltl_tree_kind(tree, child);
        if (kind == LTL_KIND_FIELD || kind == LTL_KIND_DECLARATION || kind == LTL_KIND_VARIABLE) {
            return true;
        }
    }
    return false;
}

static ltl_node field_at(const ltl_tree *tree, ltl_node record, uint32_t place) {
    ltl_node name = has_fields_of_its_own(tree, record) ? LTL_NO_NODE : nth_parameter(tree, record, place);
    return name != LTL_NO_NODE || !is_data_class(tree, record) ? name : nth_field(tree, record, place);
}

uint32_t ltl_taint__field_of_record(ltl_taint *t, ltl_node record, uint32_t place) {
    ltl_node name = field_at(t->tree, record, place);
    return name != LTL_NO_NODE && ltl_tree_is_leaf(t->tree, name) ? t->tree->name[name] : 0;
}

bool ltl_taint__has_records(ltl_taint *t) {
    ltl_node class = t->records == 0 ? t->tree->kind_first[LTL_KIND_CLASS] : LTL_NO_NODE;
    t->records = t->records == 0 ? 1 : t->records;
    for (; class != LTL_NO_NODE && t->records == 1 && ltl_taint__spend(t, 1); class = t->tree->kind_next[class]) {
        t->records = field_at(t->tree, class, 0) != LTL_NO_NODE ? 2 : 1;
    }
    return t->records == 2;
}

ltl_node ltl_taint__record_made(ltl_taint *t, ltl_node call) {
    ltl_kind kind = ltl_tree_kind(t->tree, call);
    bool may_be = (kind == LTL_KIND_CALL || kind == LTL_KIND_NEW) && ltl_taint__has_records(t);
    ltl_node class = may_be ? ltl_taint__class_made(t, call) : LTL_NO_NODE;
    bool is_sure;
    bool is_record = class != LTL_NO_NODE && field_at(t->tree, class, 0) != LTL_NO_NODE &&
                     ltl_taint__callee(t, call, &is_sure) == LTL_TAINT_NO_UNIT;
    return is_record ? class : LTL_NO_NODE;
}

ltl_taint_path ltl_taint__field_asked(ltl_taint *t, ltl_node call) {
    const ltl_tree *tree = t->tree;
    ltl_node callee = ltl_tree_child(tree, call, LTL_ROLE_CALLEE);
    bool may_be = t->query->is_across_functions && callee != LTL_NO_NODE &&
                  tree->kind[callee] == LTL_KIND_MEMBER && tree->end[callee] == tree->end[call];
    ltl_node object = may_be ? ltl_tree_child(tree, callee, LTL_ROLE_RECEIVER) : LTL_NO_NODE;
    ltl_node name = may_be ? ltl_tree_child(tree, callee, LTL_ROLE_NAME) : LTL_NO_NODE;
    ltl_node record = object != LTL_NO_NODE && name != LTL_NO_NODE ? ltl_taint__class_of(t, object) : LTL_NO_NODE;
    ltl_node field = record != LTL_NO_NODE ? nth_parameter(tree, record, 0) : LTL_NO_NODE;
    for (uint32_t i = 0; field != LTL_NO_NODE && tree->name[field] != tree->name[name] && ltl_taint__spend(t, 1);) {
        field = nth_parameter(tree, record, ++i);
    }
    uint32_t method = field != LTL_NO_NODE ? ltl_scopes_find(t->scopes, record, tree->name[name]) : 0;
    bool is_field = field != LTL_NO_NODE && t->scopes->all.at[method].kind != LTL_DECLARED_FUNCTION;
    return is_field ? ltl_taint__path(t, callee) : 0;
}
