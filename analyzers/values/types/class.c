#include "analyzers/values/types/class.h"

/* ---- names ---- */

/* `A`, the last of `a::b::A`, the `A` of `A<T>`. */
static uint32_t plain_name(const ltl_tree *tree, ltl_node node) {
    for (uint32_t round = 0; node != LTL_NO_NODE && round < LTL_MAX_PARENTS; round++) {
        if (tree->kind[node] == LTL_KIND_NAME) {
            return tree->name[node];
        }
        if (tree->kind[node] != LTL_KIND_MEMBER && tree->kind[node] != LTL_KIND_TYPE) {
            break;
        }
        node = ltl_tree_child(tree, node, LTL_ROLE_NAME);
    }
    return 0;
}

ltl_node ltl_class_named(const ltl_classes *classes, uint32_t name) {
    uint32_t found = name != 0 ? ltl_pairs_find(&classes->by_name, name, 1) : 0;
    return found == 0 || found == UINT32_MAX ? LTL_NO_NODE : found;
}

uint32_t ltl_class_around(const ltl_classes *classes, ltl_node function) {
    return ltl_pairs_find(&classes->holders, function, 1);
}

static bool has_modifier(const ltl_tree *tree, ltl_node node, const char *word) {
    for (ltl_node child = node + 1; child < tree->end[node]; child = tree->end[child]) {
        if (ltl_str_is(ltl_tree_name(tree, child), word)) {
            return true;
        }
    }
    return false;
}

/* ---- methods ---- */

static ltl_method count_parameters(const ltl_tree *tree, ltl_node function) {
    ltl_method method = {.function = function};
    for (ltl_node child = function + 1; child < tree->end[function]; child = tree->end[child]) {
        if (tree->role[child] == LTL_ROLE_PARAMETER &&
            !ltl_str_is(ltl_tree_text(tree, child), "void")) {
            method.most++;
            bool is_needed = ltl_tree_child(tree, child, LTL_ROLE_VALUE) == LTL_NO_NODE;
            method.least = (uint16_t)(method.least + is_needed);
        }
    }
    return method;
}

static void add_method(ltl_arena *arena, ltl_classes *classes, uint32_t class_name,
                       ltl_node function, ltl_node name) {
    const ltl_tree *tree = classes->tree;
    if (class_name == 0 || name == LTL_NO_NODE || tree->kind[name] != LTL_KIND_NAME) {
        return;
    }
    ltl_pairs_put(arena, &classes->holders, function, 1, class_name);
    if (ltl_tree_child(tree, function, LTL_ROLE_BODY) == LTL_NO_NODE) {
        return;
    }
    ltl_method method = count_parameters(tree, function);
    method.next = ltl_pairs_find(&classes->by_key, class_name, tree->name[name]);
    LTL_PUSH(arena, &classes->methods, method);
    ltl_pairs_put(arena, &classes->by_key, class_name, tree->name[name],
                  classes->methods.count - 1);
}

/* `virtual` and `override` stand beside the function or around it. */
static void note_virtual(ltl_arena *arena, ltl_classes *classes, uint32_t class_name,
                         ltl_node function, ltl_node name) {
    const ltl_tree *tree = classes->tree;
    ltl_node around = tree->parent[function];
    bool is_virtual =
        has_modifier(tree, function, "virtual") || has_modifier(tree, function, "override") ||
        (tree->kind[around] != LTL_KIND_CLASS && has_modifier(tree, around, "virtual"));
    if (is_virtual && name != LTL_NO_NODE) {
        ltl_pairs_put(arena, &classes->virtuals, class_name, tree->name[name], 1);
    }
}

static ltl_node class_of(const ltl_tree *tree, ltl_node function) {
    ltl_node around = tree->parent[function];
    for (uint32_t round = 0; round < 3 && around != LTL_NO_NODE; round++) {
        if (tree->kind[around] == LTL_KIND_CLASS) {
            return around;
        }
        if (tree->kind[around] == LTL_KIND_BLOCK || tree->kind[around] == LTL_KIND_FUNCTION) {
            break;
        }
        around = tree->parent[around];
    }
    return LTL_NO_NODE;
}

static void list_methods(ltl_arena *arena, ltl_classes *classes) {
    const ltl_tree *tree = classes->tree;
    ltl_node function = tree->kind_first[LTL_KIND_FUNCTION];
    for (; function != LTL_NO_NODE; function = tree->kind_next[function]) {
        ltl_node name = ltl_tree_child(tree, function, LTL_ROLE_NAME);
        ltl_node around = class_of(tree, function);
        uint32_t class_name = 0;
        if (name != LTL_NO_NODE && tree->kind[name] == LTL_KIND_MEMBER) {
            class_name = plain_name(tree, ltl_tree_child(tree, name, LTL_ROLE_RECEIVER));
            name = ltl_tree_child(tree, name, LTL_ROLE_NAME);
            for (; name != LTL_NO_NODE && tree->kind[name] == LTL_KIND_MEMBER;
                 name = ltl_tree_child(tree, name, LTL_ROLE_NAME)) {
                class_name = plain_name(tree, ltl_tree_child(tree, name, LTL_ROLE_RECEIVER));
            }
        } else if (around != LTL_NO_NODE) {
            class_name = plain_name(tree, ltl_tree_child(tree, around, LTL_ROLE_NAME));
            note_virtual(arena, classes, class_name, function, name);
        }
        add_method(arena, classes, class_name, function, name);
    }
}

void ltl_classes_make(ltl_arena *arena, const ltl_tree *tree, ltl_classes *out_classes) {
    *out_classes = (ltl_classes){.tree = tree};
    LTL_PUSH(arena, &out_classes->methods, ((ltl_method){0}));
    ltl_node node = tree->kind_first[LTL_KIND_CLASS];
    for (; node != LTL_NO_NODE; node = tree->kind_next[node]) {
        uint32_t name = plain_name(tree, ltl_tree_child(tree, node, LTL_ROLE_NAME));
        bool is_body = tree->end[node] > node + 2; /* else it only says that there is one */
        if (name != 0 && is_body) {
            bool is_again = ltl_pairs_find(&out_classes->by_name, name, 1) != 0;
            ltl_pairs_put(arena, &out_classes->by_name, name, 1, is_again ? UINT32_MAX : node);
        }
    }
    list_methods(arena, out_classes);
}

/* ---- questions ---- */

uint32_t ltl_class_line(const ltl_classes *classes, uint32_t name, uint32_t *out_names) {
    const ltl_tree *tree = classes->tree;
    uint32_t count = 0;
    out_names[count++] = name;
    for (uint32_t at = 0; at < count; at++) {
        ltl_node node = ltl_class_named(classes, out_names[at]);
        for (ltl_node child = node != LTL_NO_NODE ? node + 1 : 0;
             child != 0 && child < tree->end[node] && count < LTL_MAX_PARENTS;
             child = tree->end[child]) {
            uint32_t parent = tree->role[child] == LTL_ROLE_PARENT ? plain_name(tree, child) : 0;
            if (parent != 0) {
                out_names[count++] = parent;
            }
        }
    }
    return count;
}

static ltl_node body_for(const ltl_classes *classes, uint32_t class_name, uint32_t name,
                         uint32_t arguments) {
    ltl_node found = LTL_NO_NODE;
    uint32_t at = ltl_pairs_find(&classes->by_key, class_name, name);
    for (; at != 0; at = classes->methods.at[at].next) {
        const ltl_method *method = &classes->methods.at[at];
        if (arguments >= method->least && arguments <= method->most) {
            if (found != LTL_NO_NODE) {
                return LTL_NO_NODE;
            }
            found = method->function;
        }
    }
    return found;
}

ltl_node ltl_class_method(const ltl_classes *classes, uint32_t class_name, uint32_t name,
                          uint32_t arguments) {
    uint32_t line[LTL_MAX_PARENTS];
    uint32_t count = ltl_class_line(classes, class_name, line);
    for (uint32_t i = 0; i < count && name != 0; i++) {
        ltl_node found = body_for(classes, line[i], name, arguments);
        bool is_last = ltl_pairs_find(&classes->by_key, line[i], name) != 0;
        if (found != LTL_NO_NODE || is_last) {
            return found;
        }
    }
    return LTL_NO_NODE;
}

ltl_node ltl_class_constructor(const ltl_classes *classes, uint32_t class_name,
                               uint32_t arguments) {
    return class_name != 0 ? body_for(classes, class_name, class_name, arguments) : LTL_NO_NODE;
}

ltl_node ltl_class_destructor(const ltl_classes *classes, uint32_t class_name) {
    const ltl_tree *tree = classes->tree;
    char text[256];
    ltl_str name = class_name != 0 ? ltl_names_text(tree->names, class_name) : LTL_STR("");
    if (name.len == 0 || name.len + 1 > sizeof text) {
        return LTL_NO_NODE;
    }
    text[0] = '~';
    memcpy(text + 1, name.ptr, name.len);
    uint32_t id = ltl_names_find(tree->names, (ltl_str){text, name.len + 1});
    return id != 0 ? body_for(classes, class_name, id, 0) : LTL_NO_NODE;
}

bool ltl_class_is_virtual(const ltl_classes *classes, uint32_t class_name, uint32_t name) {
    uint32_t line[LTL_MAX_PARENTS];
    uint32_t count = ltl_class_line(classes, class_name, line);
    for (uint32_t i = 0; i < count; i++) {
        if (ltl_pairs_find(&classes->virtuals, line[i], name) != 0) {
            return true;
        }
    }
    return false;
}

static bool declares_field(const ltl_tree *tree, ltl_node record, uint32_t name) {
    for (ltl_node field = record + 1; field < tree->end[record]; field = tree->end[field]) {
        for (ltl_node part = field + 1;
             tree->kind[field] == LTL_KIND_FIELD && part < tree->end[field];
             part = tree->end[part]) {
            ltl_node leaf = tree->kind[part] == LTL_KIND_VARIABLE
                                ? ltl_tree_child(tree, part, LTL_ROLE_NAME)
                                : LTL_NO_NODE;
            if (leaf != LTL_NO_NODE && tree->name[leaf] == name) {
                return true;
            }
        }
    }
    return false;
}

bool ltl_class_has_field(const ltl_classes *classes, uint32_t class_name, uint32_t name) {
    uint32_t line[LTL_MAX_PARENTS];
    uint32_t count = ltl_class_line(classes, class_name, line);
    for (uint32_t i = 0; i < count && name != 0; i++) {
        ltl_node record = ltl_class_named(classes, line[i]);
        if (record != LTL_NO_NODE && declares_field(classes->tree, record, name)) {
            return true;
        }
    }
    return false;
}

static bool declares_method(const ltl_tree *tree, ltl_node record, uint32_t name) {
    for (ltl_node leaf = record + 1; leaf < tree->end[record]; leaf++) {
        ltl_kind holder = ltl_tree_kind(tree, tree->parent[leaf]);
        if (tree->kind[leaf] == LTL_KIND_NAME && tree->name[leaf] == name &&
            tree->role[leaf] == LTL_ROLE_NAME &&
            (holder == LTL_KIND_FUNCTION || holder == LTL_KIND_FIELD)) {
            return true;
        }
    }
    return false;
}

bool ltl_class_declares(const ltl_classes *classes, uint32_t class_name, uint32_t name) {
    uint32_t line[LTL_MAX_PARENTS];
    uint32_t count = ltl_class_line(classes, class_name, line);
    for (uint32_t i = 0; i < count && name != 0; i++) {
        ltl_node record = ltl_class_named(classes, line[i]);
        if (record != LTL_NO_NODE && declares_method(classes->tree, record, name)) {
            return true;
        }
    }
    return false;
}
