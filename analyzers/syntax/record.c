#include "analyzers/syntax/record.h"

#include "analyzers/syntax/constructor.h"

static bool is_language(const ltl_tree *tree, const char *id) {
    return ltl_str_is(ltl_str_of(tree->language->id), id);
}

static bool is_among(ltl_str name, const char *const *words) {
    bool is = false;
    for (; *words != NULL && !is; words++) {
        is = ltl_str_is(name, *words);
    }
    return is;
}

static ltl_str last_name(const ltl_tree *tree, ltl_node node) {
    node = tree->kind[node] == LTL_KIND_MEMBER ? ltl_tree_child(tree, node, LTL_ROLE_NAME) : node;
    return node != LTL_NO_NODE && ltl_tree_is_leaf(tree, node) ? ltl_tree_name(tree, node) : LTL_STR_NONE;
}

/* `@dataclass`, `(NamedTuple)`. */
static bool is_data_class(const ltl_tree *tree, ltl_node class) {
    static const char *const WORDS[] = {"dataclass", "NamedTuple", NULL};
    for (ltl_node child = class + 1; child < tree->end[class]; child = tree->end[child]) {
        ltl_role role = (ltl_role)tree->role[child];
        for (ltl_node node = child; role != LTL_ROLE_BODY && node < tree->end[child]; node++) {
            if (is_among(last_name(tree, node), WORDS)) {
                return true;
            }
        }
    }
    return false;
}

/* `a: str` and `a: str = ""` in the body of a class. */
static ltl_node data_field(const ltl_tree *tree, ltl_node statement) {
    ltl_node assign = tree->kind[statement] == LTL_KIND_EXPRESSION_STATEMENT ? statement + 1 : statement;
    bool is_field = tree->kind[assign] == LTL_KIND_ASSIGN &&
                    ltl_tree_child(tree, assign, LTL_ROLE_TYPE) != LTL_NO_NODE;
    return is_field ? ltl_tree_child(tree, assign, LTL_ROLE_LEFT) : LTL_NO_NODE;
}

/* A class of an object-relational mapper or a validator of Python: it is made with fields by their names. With
 * another parent besides, there may be fields that are written elsewhere. */
static bool is_model(const ltl_tree *tree, ltl_node class) {
    static const char *const PARENTS[] = {"BaseModel", "Document", "Model", "SQLModel", NULL};
    uint32_t parents = 0;
    bool is = is_language(tree, "python");
    for (ltl_node child = class + 1; child < tree->end[class] && is; child = tree->end[child]) {
        if (tree->role[child] == LTL_ROLE_PARENT) {
            is = is_among(last_name(tree, child), PARENTS);
            parents++;
        }
    }
    return is && parents == 1;
}

bool ltl_record_has_more(const ltl_tree *tree, ltl_node class) {
    return is_model(tree, class);
}

/* `a = CharField()`, too. */
static ltl_node model_field(const ltl_tree *tree, ltl_node statement) {
    ltl_node assign = tree->kind[statement] == LTL_KIND_EXPRESSION_STATEMENT ? statement + 1 : statement;
    bool is_assign = tree->kind[assign] == LTL_KIND_ASSIGN;
    ltl_node made = is_assign ? ltl_tree_child(tree, assign, LTL_ROLE_RIGHT) : LTL_NO_NODE;
    bool is_made = made != LTL_NO_NODE && tree->kind[made] == LTL_KIND_CALL;
    ltl_node name = is_made ? ltl_tree_child(tree, assign, LTL_ROLE_LEFT) : data_field(tree, statement);
    return name != LTL_NO_NODE && tree->kind[name] == LTL_KIND_NAME ? name : LTL_NO_NODE;
}

/* The word that begins the class: `struct` of `public struct S`. */
static bool is_structure(const ltl_tree *tree, ltl_node class) {
    ltl_node name = ltl_tree_child(tree, class, LTL_ROLE_NAME);
    ltl_span head = {tree->start[class], name != LTL_NO_NODE ? tree->start[name] : tree->start[class]};
    if (is_language(tree, "go")) {
        uint32_t from = name != LTL_NO_NODE ? tree->stop[name] : tree->start[class];
        ltl_str rest = ltl_source_slice(tree->source, (ltl_span){from, tree->stop[class]});
        return ltl_str_starts_with(ltl_str_trim(rest), LTL_STR("struct"));
    }
    if (is_language(tree, "cpp")) {
        return ltl_tree_child(tree, class, LTL_ROLE_PARENT) == LTL_NO_NODE;
    }
    bool has_structures = is_language(tree, "swift") || is_language(tree, "solidity");
    return has_structures && ltl_str_find(ltl_source_slice(tree->source, head), LTL_STR("struct "), 0) != SIZE_MAX;
}

static bool has_child(const ltl_tree *tree, ltl_node node, ltl_kind kind, const char *text) {
    for (ltl_node child = node + 1; child < tree->end[node]; child = tree->end[child]) {
        if (tree->kind[child] == kind && (text == NULL || ltl_str_is(ltl_tree_name(tree, child), text))) {
            return true;
        }
    }
    return false;
}

/* What is given where an object is made: neither worked out nor given once and for all. */
static ltl_node structure_field(const ltl_tree *tree, ltl_node field) {
    if (tree->kind[field] != LTL_KIND_FIELD) {
        return LTL_NO_NODE;
    }
    ltl_node variable = field + 1;
    while (variable < tree->end[field] && tree->kind[variable] != LTL_KIND_VARIABLE) {
        variable = tree->end[variable];
    }
    if (variable >= tree->end[field]) {
        return ltl_tree_child(tree, field, LTL_ROLE_NAME);
    }
    bool is_fixed = has_child(tree, field, LTL_KIND_MODIFIER, "static") ||
                    (has_child(tree, field, LTL_KIND_MODIFIER, "let") &&
                     ltl_tree_child(tree, variable, LTL_ROLE_VALUE) != LTL_NO_NODE);
    return is_fixed || has_child(tree, variable, LTL_KIND_OTHER, NULL)
               ? LTL_NO_NODE
               : ltl_tree_child(tree, variable, LTL_ROLE_NAME);
}

static bool makes_itself(const ltl_tree *tree, ltl_node class) {
    ltl_node body = ltl_members_of(tree, class);
    for (ltl_node child = body + 1; child < tree->end[body]; child = tree->end[child]) {
        if (tree->kind[child] == LTL_KIND_FUNCTION && ltl_is_constructor(tree, class, child)) {
            return true;
        }
    }
    return false;
}

static ltl_node nth_field(const ltl_tree *tree, ltl_node class, uint32_t place,
                          ltl_node (*field_of)(const ltl_tree *, ltl_node)) {
    ltl_node body = ltl_members_of(tree, class);
    for (ltl_node child = body + 1; child < tree->end[body]; child = tree->end[child]) {
        ltl_node name = field_of(tree, child);
        if (name != LTL_NO_NODE && place-- == 0) {
            return name;
        }
    }
    return LTL_NO_NODE;
}

/* Go's `A, B string`, and what is embedded, whose name is that of its type. */
static ltl_node nth_of_struct(const ltl_tree *tree, ltl_node class, uint32_t place) {
    ltl_node body = ltl_tree_child(tree, class, LTL_ROLE_BODY);
    for (ltl_node field = body + 1; body != LTL_NO_NODE && field < tree->end[body]; field = tree->end[field]) {
        bool is_field = tree->kind[field] == LTL_KIND_FIELD;
        ltl_node name = is_field ? ltl_tree_child(tree, field, LTL_ROLE_NAME) : LTL_NO_NODE;
        if (is_field && name == LTL_NO_NODE && place-- == 0) {
            return ltl_tree_child(tree, field, LTL_ROLE_TYPE);
        }
        for (; name != LTL_NO_NODE && tree->role[name] == LTL_ROLE_NAME; name = ltl_tree_next_sibling(tree, name)) {
            if (place-- == 0) {
                return name;
            }
        }
    }
    return LTL_NO_NODE;
}

ltl_node ltl_record_parameter(const ltl_tree *tree, ltl_node class, uint32_t place) {
    for (ltl_node child = class + 1; child < tree->end[class]; child = tree->end[child]) {
        bool is_it = tree->role[child] == LTL_ROLE_PARAMETER;
        if (is_it && place-- == 0) {
            return ltl_tree_child(tree, child, LTL_ROLE_NAME);
        }
    }
    return LTL_NO_NODE;
}

static bool is_parameter(const ltl_tree *tree, ltl_node class, ltl_node name) {
    bool is_it = false;
    for (ltl_node child = class + 1; child < tree->end[class] && !is_it; child = tree->end[child]) {
        ltl_node own = tree->role[child] == LTL_ROLE_PARAMETER ? ltl_tree_child(tree, child, LTL_ROLE_NAME)
                                                               : LTL_NO_NODE;
        is_it = own != LTL_NO_NODE && tree->name[own] == tree->name[name];
    }
    return is_it;
}

/* `get() = x`, `set(y) { … }`, `=> x` of a property: not worked out where the object is made. */
static bool is_accessor(const ltl_tree *tree, ltl_node node) {
    ltl_kind of = ltl_tree_kind(tree, tree->parent[node]);
    if (of != LTL_KIND_FIELD && of != LTL_KIND_VARIABLE) {
        return false;
    }
    ltl_str text = tree->kind[node] == LTL_KIND_OTHER ? ltl_tree_text(tree, node) : LTL_STR("");
    return tree->role[node] == LTL_ROLE_BODY || ltl_str_starts_with(text, LTL_STR("get")) ||
           ltl_str_starts_with(text, LTL_STR("set"));
}

/* Its body works with what it is given, outside of methods: `class C(x: T) { private val y = clean(x) }`. */
static bool works_with_it(const ltl_tree *tree, ltl_node class) {
    ltl_node body = ltl_tree_child(tree, class, LTL_ROLE_BODY);
    for (ltl_node child = body + 1; body != LTL_NO_NODE && child < tree->end[body];) {
        ltl_kind kind = ltl_tree_kind(tree, child);
        if (kind == LTL_KIND_FUNCTION || kind == LTL_KIND_CLASS || is_accessor(tree, child)) {
            child = tree->end[child];
            continue;
        }
        if (kind == LTL_KIND_NAME && is_parameter(tree, class, child)) {
            return true;
        }
        child++;
    }
    return false;
}

ltl_node ltl_record_field(const ltl_tree *tree, ltl_node class, uint32_t place) {
    ltl_node body = ltl_tree_child(tree, class, LTL_ROLE_BODY);
    ltl_node name = ltl_record_parameter(tree, class, place);
    if (name != LTL_NO_NODE && (place > 0 || !works_with_it(tree, class))) {
        return name;
    }
    if (body != LTL_NO_NODE && is_structure(tree, class) && !makes_itself(tree, class)) {
        return is_language(tree, "go") ? nth_of_struct(tree, class, place)
                                       : nth_field(tree, class, place, structure_field);
    }
    if (is_data_class(tree, class)) {
        return nth_field(tree, class, place, data_field);
    }
    bool is_made_so = is_model(tree, class) && !makes_itself(tree, class);
    return is_made_so ? nth_field(tree, class, place, model_field) : LTL_NO_NODE;
}
