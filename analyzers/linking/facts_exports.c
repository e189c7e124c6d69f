/* What a module gives that says so: `export`, `module.exports` and its many spellings, `return` of Lua. */
#include "analyzers/linking/facts_internal.h"

typedef ltl_facts_maker maker;

static void add(maker *m, ltl_str name, ltl_str local, ltl_str module, bool is_whole) {
    ltl_export_fact fact = {ltl_facts__name(m, name), ltl_facts__name(m, local),
                            ltl_facts__name(m, module), is_whole};
    LTL_PUSH(m->arena, &m->facts->exports, fact);
}

bool ltl_facts__is_exports(const maker *m, ltl_node node) {
    const ltl_tree *tree = m->tree;
    if (tree->kind[node] == LTL_KIND_MEMBER) {
        return ltl_facts__is(m, ltl_tree_child(tree, node, LTL_ROLE_RECEIVER), "module") &&
               ltl_facts__is(m, ltl_tree_child(tree, node, LTL_ROLE_NAME), "exports");
    }
    if (tree->kind[node] != LTL_KIND_NAME || m->facts->family != LTL_FAMILY_JAVASCRIPT) {
        return false;
    }
    ltl_str text = ltl_tree_name(tree, node);
    return ltl_str_is(text, "exports") ||
           (m->exports != 0 && ltl_str_eq(text, ltl_fact_text(m->facts, m->exports)));
}

/* `...require("m")`, and `...m` of such an m. */
static ltl_str module_spread(const maker *m, ltl_node spread) {
    ltl_node of = ltl_tree_child(m->tree, spread, LTL_ROLE_OPERAND);
    ltl_str module = of != LTL_NO_NODE ? ltl_facts__required(m, of) : LTL_STR("");
    bool is_name = of != LTL_NO_NODE && m->tree->kind[of] == LTL_KIND_NAME;
    for (uint32_t i = 0; is_name && module.len == 0 && i < m->facts->imports.count; i++) {
        const ltl_import_fact *import = &m->facts->imports.at[i];
        bool is_it = import->what == LTL_IMPORTS_MODULE &&
                     ltl_str_eq(ltl_tree_name(m->tree, of), ltl_fact_text(m->facts, import->local));
        module = is_it ? ltl_fact_text(m->facts, import->module) : module;
    }
    return module;
}

/* `name: value`: what is known by a name, what a module gives, an object of a class. */
static void export_value(maker *m, ltl_str name, ltl_node value) {
    const ltl_tree *tree = m->tree;
    ltl_str module = ltl_facts__required(m, value);
    bool is_named = tree->kind[value] == LTL_KIND_NAME || tree->kind[value] == LTL_KIND_MEMBER;
    ltl_str local = is_named                               ? ltl_facts__dotted(m, value)
                    : tree->kind[value] == LTL_KIND_NEW ? ltl_facts__type(m, value)
                                                           : LTL_STR("");
    if (local.len > 0) {
        add(m, name, local, LTL_STR(""), false);
    } else if (module.len > 0) {
        add(m, name, LTL_STR(""), module, false);
    }
}

/* `{a, b: c, ...d}`: of what is known by a name. Functions written out are found as functions. */
static void export_object(maker *m, ltl_node object) {
    const ltl_tree *tree = m->tree;
    for (ltl_node item = object + 1; item < tree->end[object]; item = tree->end[item]) {
        ltl_node key = item;
        ltl_node value = item;
        if (tree->kind[item] == LTL_KIND_PAIR) {
            key = ltl_tree_child(tree, item, LTL_ROLE_KEY);
            value = ltl_tree_child(tree, item, LTL_ROLE_VALUE);
        }
        ltl_str spread = tree->kind[item] == LTL_KIND_SPREAD ? module_spread(m, item) : LTL_STR("");
        if (spread.len > 0) {
            add(m, LTL_STR(""), LTL_STR(""), spread, false);
        } else if (key != LTL_NO_NODE && value != LTL_NO_NODE) {
            export_value(m, ltl_tree_name(tree, key), value);
        }
    }
}

static void export_whole(maker *m, ltl_node value) {
    const ltl_tree *tree = m->tree;
    ltl_str module = ltl_facts__required(m, value);
    if (tree->kind[value] == LTL_KIND_NAME || tree->kind[value] == LTL_KIND_CLASS) {
        ltl_node name = tree->kind[value] == LTL_KIND_CLASS
                            ? ltl_tree_child(tree, value, LTL_ROLE_NAME)
                            : value;
        if (name != LTL_NO_NODE) {
            add(m, LTL_STR(""), ltl_tree_name(tree, name), LTL_STR(""), true);
        }
    } else if (tree->kind[value] == LTL_KIND_COLLECTION) {
        export_object(m, value);
    } else if (tree->kind[value] == LTL_KIND_NEW) {
        add(m, LTL_STR(""), ltl_facts__type(m, value), LTL_STR(""), true);
    } else if (module.len > 0) {
        add(m, LTL_STR(""), LTL_STR(""), module, true);
    }
}

/* `module.exports = …`, `exports.a = …`, `const X = module.exports` */
static void export_assigned(maker *m, ltl_node left, ltl_node right) {
    const ltl_tree *tree = m->tree;
    if (ltl_facts__is_exports(m, left)) {
        if (tree->kind[right] == LTL_KIND_ASSIGN) { /* module.exports = exports = … */
            ltl_node inner = ltl_tree_child(tree, right, LTL_ROLE_RIGHT);
            right = inner != LTL_NO_NODE ? inner : right;
        }
        export_whole(m, right);
        return;
    }
    ltl_node receiver = tree->kind[left] == LTL_KIND_MEMBER
                            ? ltl_tree_child(tree, left, LTL_ROLE_RECEIVER)
                            : LTL_NO_NODE;
    if (receiver == LTL_NO_NODE || !ltl_facts__is_exports(m, receiver)) {
        return;
    }
    ltl_node name = ltl_tree_child(tree, left, LTL_ROLE_NAME);
    if (name != LTL_NO_NODE) {
        export_value(m, ltl_tree_name(tree, name), right);
    }
}

/* `export {a as b} from "m"`, `export * from "m"`, `export default a` */
static void export_statement(maker *m, ltl_node node) {
    const ltl_tree *tree = m->tree;
    ltl_node from = ltl_tree_child(tree, node, LTL_ROLE_MODULE);
    ltl_node value = ltl_tree_child(tree, node, LTL_ROLE_VALUE);
    ltl_str module = from != LTL_NO_NODE ? ltl_tree_name(tree, from) : LTL_STR("");
    bool has_items = false;
    for (ltl_node child = node + 1; child < tree->end[node]; child = tree->end[child]) {
        if (tree->role[child] != LTL_ROLE_ITEM) {
            continue;
        }
        has_items = true;
        bool renames = tree->kind[child] == LTL_KIND_PAIR;
        ltl_node local = renames ? ltl_tree_child(tree, child, LTL_ROLE_NAME) : child;
        ltl_node name = renames ? ltl_tree_child(tree, child, LTL_ROLE_ALIAS) : child;
        ltl_node whole = tree->kind[child] == LTL_KIND_SPREAD ? ltl_tree_child(tree, child, LTL_ROLE_OPERAND)
                                                              : LTL_NO_NODE;
        if (whole != LTL_NO_NODE) { /* `export * as a from "m"` */
            add(m, ltl_tree_name(tree, whole), LTL_STR(""), module, false);
        } else if (local != LTL_NO_NODE && name != LTL_NO_NODE) {
            add(m, ltl_tree_name(tree, name), ltl_tree_name(tree, local), module, false);
        }
    }
    if (!has_items && module.len > 0) {
        add(m, LTL_STR(""), LTL_STR(""), module, false);
    } else if (value != LTL_NO_NODE && tree->kind[value] == LTL_KIND_NAME) {
        add(m, LTL_STR("default"), ltl_tree_name(tree, value), LTL_STR(""), false);
    } else if (value != LTL_NO_NODE && tree->kind[value] == LTL_KIND_NEW) {
        add(m, LTL_STR("default"), ltl_facts__type(m, value), LTL_STR(""), false);
    }
}

static bool has_modifier(const maker *m, ltl_node node, const char *word) {
    for (ltl_node child = node + 1; child < m->tree->end[node]; child = m->tree->end[child]) {
        if (m->tree->kind[child] == LTL_KIND_MODIFIER && ltl_facts__is(m, child, word)) {
            return true;
        }
    }
    return false;
}

/* `export default function f`, `export default class C` */
static void export_default(maker *m, ltl_node node) {
    ltl_node name = ltl_tree_child(m->tree, node, LTL_ROLE_NAME);
    if (name != LTL_NO_NODE && has_modifier(m, node, "default")) {
        add(m, LTL_STR("default"), ltl_tree_name(m->tree, name), LTL_STR(""), false);
    }
}

void ltl_facts__exports(maker *m) {
    const ltl_tree *tree = m->tree;
    for (ltl_node node = tree->kind_first[LTL_KIND_VARIABLE]; node != LTL_NO_NODE;
         node = tree->kind_next[node]) {
        ltl_node name = ltl_tree_child(tree, node, LTL_ROLE_NAME);
        ltl_node value = ltl_tree_child(tree, node, LTL_ROLE_VALUE);
        if (value != LTL_NO_NODE && tree->kind[value] == LTL_KIND_ASSIGN) {
            value = ltl_tree_child(tree, value, LTL_ROLE_LEFT); /* const X = module.exports = {} */
        }
        if (name != LTL_NO_NODE && value != LTL_NO_NODE && tree->kind[name] == LTL_KIND_NAME &&
            tree->kind[value] == LTL_KIND_MEMBER && ltl_facts__is_exports(m, value)) {
            m->exports = ltl_facts__name(m, ltl_tree_name(tree, name));
        }
    }
    for (ltl_node node = tree->kind_first[LTL_KIND_ASSIGN]; node != LTL_NO_NODE;
         node = tree->kind_next[node]) {
        ltl_node left = ltl_tree_child(tree, node, LTL_ROLE_LEFT);
        ltl_node right = ltl_tree_child(tree, node, LTL_ROLE_RIGHT);
        if (left != LTL_NO_NODE && right != LTL_NO_NODE) {
            export_assigned(m, left, right);
        }
    }
    for (ltl_node node = 1; node < tree->count; node = tree->end[node]) {
        if (tree->kind[node] == LTL_KIND_OTHER && has_modifier(m, node, "export")) {
            export_statement(m, node);
        } else if (tree->kind[node] == LTL_KIND_FUNCTION || tree->kind[node] == LTL_KIND_CLASS) {
            export_default(m, node);
        }
    }
}

/* `return M`, `return { f = f }`, `return setmetatable(M, …)` */
void ltl_facts__exports_returned(maker *m) {
    const ltl_tree *tree = m->tree;
    for (ltl_node node = 1; node < tree->count; node = tree->end[node]) {
        ltl_node value = tree->kind[node] == LTL_KIND_RETURN ? ltl_tree_child(tree, node, LTL_ROLE_VALUE)
                                                             : LTL_NO_NODE;
        bool dresses = value != LTL_NO_NODE && tree->kind[value] == LTL_KIND_CALL &&
                       ltl_facts__is(m, ltl_tree_child(tree, value, LTL_ROLE_CALLEE), "setmetatable");
        value = dresses ? ltl_tree_child(tree, value, LTL_ROLE_ARGUMENT) : value;
        if (value != LTL_NO_NODE) {
            export_whole(m, value);
        }
    }
}
