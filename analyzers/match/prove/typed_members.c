/* What classes write about their members: properties, parameters that are properties, results. */
#include "analyzers/dataflow/scopes.h"
#include "analyzers/match/prove/typed.h"
#include "core/buf.h"

enum { MAX_LEVELS = 64, MAX_PARENTS = 4, MOST_GIVEN = 80, MAX_NAME = 96 };

static bool is_php(const ltl_tree *tree) {
    return tree->language->imports == LTL_IMPORT_PHP;
}

static ltl_node class_around(const ltl_tree *tree, ltl_node node) {
    for (int level = 0; level < MAX_LEVELS && node != LTL_NO_NODE; level++) {
        if (tree->kind[node] == LTL_KIND_CLASS) {
            return node;
        }
        node = tree->parent[node];
    }
    return LTL_NO_NODE;
}

static ltl_node class_named(const ltl_scopes *scopes, ltl_node name) {
    uint32_t id = scopes->of[name];
    id = id != 0 ? id : ltl_scopes_find(scopes, 0, scopes->tree->name[name]);
    const ltl_declaration *declaration = &scopes->all.at[id];
    return id != 0 && declaration->kind == LTL_DECLARED_CLASS ? declaration->declarer : LTL_NO_NODE;
}

/* The class whose member is meant: `$this->x`, `self::f()`, `Shop::f()`. */
static ltl_node class_of(const ltl_scopes *scopes, ltl_node receiver) {
    bool is_name = receiver != LTL_NO_NODE && scopes->tree->kind[receiver] == LTL_KIND_NAME;
    if (is_name && ltl_scopes_is_self(scopes->tree, receiver)) {
        return class_around(scopes->tree, receiver);
    }
    return is_name ? class_named(scopes, receiver) : LTL_NO_NODE;
}

static ltl_node class_above(const ltl_scopes *scopes, ltl_node class) {
    ltl_node parent = ltl_tree_child(scopes->tree, class, LTL_ROLE_PARENT);
    bool is_name = parent != LTL_NO_NODE && scopes->tree->kind[parent] == LTL_KIND_NAME;
    return is_name ? class_named(scopes, parent) : LTL_NO_NODE;
}

static bool has_type(const ltl_tree *tree, ltl_node declarer) {
    ltl_node around = tree->parent[declarer];
    return ltl_tree_child(tree, declarer, LTL_ROLE_TYPE) != LTL_NO_NODE ||
           (tree->kind[around] == LTL_KIND_FIELD &&
            ltl_tree_child(tree, around, LTL_ROLE_TYPE) != LTL_NO_NODE);
}

/* `function __construct(private PDO $x)`: the parameter, which is a property. */
static ltl_node promoted(const ltl_scopes *scopes, ltl_node class, uint32_t name) {
    const ltl_tree *tree = scopes->tree;
    uint32_t maker = ltl_names_find(tree->names, LTL_STR("__construct"));
    uint32_t id = maker != 0 ? ltl_scopes_find(scopes, class, maker) : 0;
    bool is_made = id != 0 && scopes->all.at[id].kind == LTL_DECLARED_FUNCTION;
    ltl_node function = is_made ? scopes->all.at[id].declarer : LTL_NO_NODE;
    uint32_t parameter = is_made ? ltl_scopes_find(scopes, function, name) : 0;
    ltl_node declarer = parameter != 0 ? scopes->all.at[parameter].declarer : LTL_NO_NODE;
    bool is_property = declarer != LTL_NO_NODE && tree->kind[declarer] == LTL_KIND_PARAMETER &&
                       ltl_tree_child(tree, declarer, LTL_ROLE_MODIFIER) != LTL_NO_NODE;
    return is_property ? declarer : LTL_NO_NODE;
}

/* PHP declares `$x` and reads `$this->x`. */
static uint32_t name_with_sigil(const ltl_tree *tree, ltl_node name) {
    char text[MAX_NAME];
    ltl_str had = ltl_tree_name(tree, name);
    if (had.len == 0 || had.len >= MAX_NAME || had.ptr[0] == '$') {
        return tree->name[name];
    }
    text[0] = '$';
    memcpy(text + 1, had.ptr, had.len);
    return ltl_names_find(tree->names, (ltl_str){text, had.len + 1});
}

ltl_node ltl_typed__written_field(ltl_search *search, ltl_node member) {
    const ltl_tree *tree = search->tree;
    ltl_node name = is_php(tree) && tree->kind[member] == LTL_KIND_MEMBER
                        ? ltl_tree_child(tree, member, LTL_ROLE_NAME)
                        : LTL_NO_NODE;
    if (name == LTL_NO_NODE || tree->kind[name] != LTL_KIND_NAME) {
        return LTL_NO_NODE;
    }
    const ltl_scopes *scopes = ltl_flow_scopes(&search->target->flow);
    uint32_t asked = name_with_sigil(tree, name);
    ltl_node class = class_of(scopes, ltl_tree_child(tree, member, LTL_ROLE_RECEIVER));
    for (int level = 0; level < MAX_PARENTS && asked != 0 && class != LTL_NO_NODE; level++) {
        uint32_t id = ltl_scopes_find(scopes, class, asked);
        bool is_field = id != 0 && scopes->all.at[id].kind == LTL_DECLARED_FIELD;
        ltl_node written = is_field ? scopes->all.at[id].declarer : promoted(scopes, class, asked);
        if (written != LTL_NO_NODE) {
            return has_type(tree, written) ? written : LTL_NO_NODE;
        }
        class = ltl_search_look(search) ? class_above(scopes, class) : LTL_NO_NODE;
    }
    return LTL_NO_NODE;
}

static ltl_node function_declared(const ltl_scopes *scopes, uint32_t id) {
    const ltl_declaration *declaration = &scopes->all.at[id];
    return id != 0 && declaration->kind == LTL_DECLARED_FUNCTION ? declaration->declarer
                                                                 : LTL_NO_NODE;
}

static ltl_node method_called(ltl_search *search, const ltl_scopes *scopes, ltl_node callee) {
    const ltl_tree *tree = search->tree;
    ltl_node name = ltl_tree_child(tree, callee, LTL_ROLE_NAME);
    ltl_node class = class_of(scopes, ltl_tree_child(tree, callee, LTL_ROLE_RECEIVER));
    ltl_node found = LTL_NO_NODE;
    for (int level = 0; level < MAX_PARENTS && class != LTL_NO_NODE && found == LTL_NO_NODE; level++) {
        bool is_plain = name != LTL_NO_NODE && tree->kind[name] == LTL_KIND_NAME;
        found = is_plain ? function_declared(scopes, ltl_scopes_find(scopes, class, tree->name[name]))
                         : LTL_NO_NODE;
        class = ltl_search_look(search) ? class_above(scopes, class) : LTL_NO_NODE;
    }
    return found;
}

ltl_node ltl_typed__called(ltl_search *search, ltl_node call) {
    const ltl_tree *tree = search->tree;
    ltl_node callee = is_php(tree) ? ltl_tree_child(tree, call, LTL_ROLE_CALLEE) : LTL_NO_NODE;
    if (callee == LTL_NO_NODE) {
        return LTL_NO_NODE;
    }
    const ltl_scopes *scopes = ltl_flow_scopes(&search->target->flow);
    if (tree->kind[callee] == LTL_KIND_MEMBER) {
        return method_called(search, scopes, callee);
    }
    uint32_t id = tree->kind[callee] == LTL_KIND_NAME ? scopes->of[callee] : 0;
    return function_declared(scopes, id);
}

ltl_node ltl_typed__given(const ltl_tree *tree, ltl_node function) {
    ltl_node given = LTL_NO_NODE;
    bool is_one = tree->end[function] - function <= MOST_GIVEN;
    for (ltl_node node = function + 1; is_one && node < tree->end[function]; node++) {
        if (tree->kind[node] == LTL_KIND_RETURN) {
            is_one = given == LTL_NO_NODE;
            given = ltl_tree_child(tree, node, LTL_ROLE_VALUE);
        }
    }
    return is_one ? given : LTL_NO_NODE;
}

ltl_node ltl_typed__meant(const ltl_tree *tree, ltl_node type) {
    ltl_str text = type != LTL_NO_NODE && is_php(tree) ? ltl_tree_name(tree, type) : LTL_STR("");
    bool is_own = ltl_str_is(text, "self") || ltl_str_is(text, "static");
    ltl_node class = is_own ? class_around(tree, type) : LTL_NO_NODE;
    ltl_node name = class != LTL_NO_NODE ? ltl_tree_child(tree, class, LTL_ROLE_NAME) : LTL_NO_NODE;
    return name != LTL_NO_NODE ? name : type;
}
