/* What a file takes from others, and, for modules that say so, what it gives. */
#include "analyzers/linking/facts_internal.h"

typedef ltl_facts_maker maker;

static void add(maker *m, ltl_import_what what, ltl_str local, ltl_str module, ltl_str member) {
    ltl_import_fact fact = {what, ltl_facts__name(m, local), ltl_facts__name(m, module),
                            ltl_facts__name(m, member)};
    LTL_PUSH(m->arena, &m->facts->imports, fact);
}

/* ---- Python ---- */

/* `..a.b` of `from ..a.b import c`. */
static ltl_str python_module(maker *m, ltl_node import) {
    ltl_str text = LTL_STR("");
    for (ltl_node child = import + 1; child < m->tree->end[import]; child = m->tree->end[child]) {
        if (m->tree->role[child] == LTL_ROLE_MODULE) {
            ltl_str part = ltl_tree_text(m->tree, child);
            text = ltl_arena_printf(m->scratch, "%.*s%.*s", LTL_STR_ARG(text), LTL_STR_ARG(part));
        }
    }
    return text;
}

static void python_item(maker *m, ltl_str module, ltl_node item) {
    const ltl_tree *tree = m->tree;
    if (tree->kind[item] == LTL_KIND_PAIR) {
        ltl_node name = ltl_tree_child(tree, item, LTL_ROLE_NAME);
        ltl_node alias = ltl_tree_child(tree, item, LTL_ROLE_ALIAS);
        if (name != LTL_NO_NODE && alias != LTL_NO_NODE) {
            add(m, LTL_IMPORTS_MEMBER, ltl_tree_text(tree, alias), module,
                ltl_tree_text(tree, name));
        }
    } else if (tree->kind[item] == LTL_KIND_NAME) {
        ltl_str name = ltl_tree_text(tree, item);
        add(m, LTL_IMPORTS_MEMBER, name, module, name);
    } else {
        add(m, LTL_IMPORTS_ALL, LTL_STR(""), module, LTL_STR(""));
    }
}

static void python_import(maker *m, ltl_node import) {
    const ltl_tree *tree = m->tree;
    bool takes_items = ltl_tree_child(tree, import, LTL_ROLE_ITEM) != LTL_NO_NODE;
    ltl_str module = takes_items ? python_module(m, import) : LTL_STR("");
    for (ltl_node child = import + 1; child < tree->end[import]; child = tree->end[child]) {
        if (takes_items && tree->role[child] == LTL_ROLE_ITEM) {
            python_item(m, module, child);
        } else if (!takes_items && tree->role[child] == LTL_ROLE_MODULE) {
            bool renames = tree->kind[child] == LTL_KIND_PAIR;
            ltl_node name = renames ? ltl_tree_child(tree, child, LTL_ROLE_NAME) : child;
            ltl_node alias = renames ? ltl_tree_child(tree, child, LTL_ROLE_ALIAS) : child;
            if (name != LTL_NO_NODE && alias != LTL_NO_NODE) {
                /* `import a.b` is known as a.b: dots in the local name say so */
                add(m, LTL_IMPORTS_MODULE, ltl_tree_text(tree, alias), ltl_tree_text(tree, name),
                    LTL_STR(""));
            }
        }
    }
}

/* ---- JavaScript ---- */

/* `a`, `a as b`, `a: b`: what of the module, and what it is called here. */
static void javascript_item(maker *m, ltl_str module, ltl_node item) {
    const ltl_tree *tree = m->tree;
    ltl_node name = item;
    ltl_node local = item;
    if (tree->kind[item] == LTL_KIND_PAIR) {
        name = ltl_tree_child(tree, item, LTL_ROLE_NAME);
        local = ltl_tree_child(tree, item, LTL_ROLE_ALIAS);
        name = name != LTL_NO_NODE ? name : ltl_tree_child(tree, item, LTL_ROLE_KEY);
        local = local != LTL_NO_NODE ? local : ltl_tree_child(tree, item, LTL_ROLE_VALUE);
    }
    if (name != LTL_NO_NODE && local != LTL_NO_NODE && tree->kind[local] == LTL_KIND_NAME) {
        add(m, LTL_IMPORTS_MEMBER, ltl_tree_name(tree, local), module, ltl_tree_name(tree, name));
    }
}

static void javascript_import(maker *m, ltl_node import) {
    const ltl_tree *tree = m->tree;
    ltl_node from = ltl_tree_child(tree, import, LTL_ROLE_MODULE);
    if (from == LTL_NO_NODE || tree->kind[from] != LTL_KIND_STRING) {
        return;
    }
    ltl_str module = ltl_tree_name(tree, from);
    for (ltl_node child = import + 1; child < tree->end[import]; child = tree->end[child]) {
        if (tree->role[child] == LTL_ROLE_ITEM) {
            javascript_item(m, module, child);
        } else if (tree->role[child] == LTL_ROLE_ALIAS && tree->kind[child] == LTL_KIND_SPREAD) {
            ltl_node name = ltl_tree_first_child(tree, child);
            if (name != LTL_NO_NODE) {
                add(m, LTL_IMPORTS_MODULE, ltl_tree_name(tree, name), module, LTL_STR(""));
            }
        } else if (tree->role[child] == LTL_ROLE_ALIAS) {
            add(m, LTL_IMPORTS_MEMBER, ltl_tree_name(tree, child), module, LTL_STR("default"));
        }
    }
}

/* `const m = require("m")`, `const {a, b: c} = require("m")`, `const f = require("m").f` */
static void javascript_require(maker *m, ltl_node variable) {
    const ltl_tree *tree = m->tree;
    ltl_node name = ltl_tree_child(tree, variable, LTL_ROLE_NAME);
    ltl_node value = ltl_tree_child(tree, variable, LTL_ROLE_VALUE);
    if (name == LTL_NO_NODE || value == LTL_NO_NODE) {
        return;
    }
    ltl_node member = LTL_NO_NODE;
    if (tree->kind[value] == LTL_KIND_MEMBER) {
        member = ltl_tree_child(tree, value, LTL_ROLE_NAME);
        value = ltl_tree_child(tree, value, LTL_ROLE_RECEIVER);
    }
    ltl_str module = value != LTL_NO_NODE ? ltl_facts__required(m, value) : LTL_STR("");
    if (module.len == 0) {
        return;
    }
    if (tree->kind[name] == LTL_KIND_NAME) {
        add(m, member != LTL_NO_NODE ? LTL_IMPORTS_MEMBER : LTL_IMPORTS_MODULE,
            ltl_tree_name(tree, name), module,
            member != LTL_NO_NODE ? ltl_tree_name(tree, member) : LTL_STR(""));
        return;
    }
    for (ltl_node item = name + 1; member == LTL_NO_NODE && item < tree->end[name];
         item = tree->end[item]) {
        javascript_item(m, module, item);
    }
}

/* ---- Go ---- */

/* The package is known by the last part of its path, versions aside. */
static ltl_str go_local(ltl_str module) {
    ltl_str last = ltl_str_after_last(module, '/');
    bool is_version = last.len >= 2 && last.ptr[0] == 'v' && last.ptr[1] >= '0' && last.ptr[1] <= '9';
    if (is_version && last.len < module.len) {
        last = ltl_str_after_last(ltl_str_slice(module, 0, module.len - last.len - 1), '/');
    }
    return last;
}

static void go_import(maker *m, ltl_node import) {
    ltl_node from = ltl_tree_child(m->tree, import, LTL_ROLE_MODULE);
    ltl_node alias = ltl_tree_child(m->tree, import, LTL_ROLE_ALIAS);
    if (from != LTL_NO_NODE) {
        ltl_str module = ltl_tree_name(m->tree, from);
        ltl_str local = alias != LTL_NO_NODE ? ltl_tree_name(m->tree, alias) : go_local(module);
        add(m, LTL_IMPORTS_MODULE, local, module, LTL_STR(""));
    }
}

/* ---- languages whose imports name types ---- */

static ltl_str joined(maker *m, const ltl_import *import) {
    ltl_str text = LTL_STR("");
    for (uint32_t i = 0; i < import->segment_count; i++) {
        ltl_str part = ltl_names_text(m->tree->names, import->segments[i]);
        text = ltl_arena_printf(m->scratch, "%.*s%s%.*s", LTL_STR_ARG(text), i > 0 ? "." : "",
                                LTL_STR_ARG(part));
    }
    return text;
}

static void named_imports(maker *m, const ltl_imports *imports) {
    for (uint32_t i = 0; i < imports->count; i++) {
        const ltl_import *import = &imports->at[i];
        add(m, LTL_IMPORTS_MEMBER, ltl_names_text(m->tree->names, import->local),
            joined(m, import), LTL_STR(""));
    }
    for (uint32_t i = 0; i < imports->wildcard_count; i++) {
        add(m, LTL_IMPORTS_ALL, LTL_STR(""), joined(m, &imports->wildcards[i]), LTL_STR(""));
    }
}

/* Names are known by themselves; paths tell which files belong together. */
static void c_include(maker *m, ltl_node import) {
    ltl_node path = ltl_tree_child(m->tree, import, LTL_ROLE_MODULE);
    ltl_str text = path != LTL_NO_NODE ? ltl_tree_text(m->tree, path) : LTL_STR("");
    if (text.len > 2 && text.ptr[0] == '"') {
        ltl_fact_name name = ltl_facts__name(m, ltl_str_slice(text, 1, text.len - 1));
        LTL_PUSH(m->arena, &m->facts->includes, name);
    }
}

void ltl_facts__imports(maker *m, const ltl_imports *imports) {
    static void (*const READERS[])(maker *, ltl_node) = {
        [LTL_FAMILY_PYTHON] = python_import,
        [LTL_FAMILY_JAVASCRIPT] = javascript_import,
        [LTL_FAMILY_GO] = go_import,
        [LTL_FAMILY_C] = c_include,
    };
    const ltl_tree *tree = m->tree;
    ltl_family family = m->facts->family;
    void (*read)(maker *, ltl_node) = family < LTL_COUNT_OF(READERS) ? READERS[family] : NULL;
    if (family == LTL_FAMILY_JVM || family == LTL_FAMILY_CSHARP || family == LTL_FAMILY_PHP) {
        named_imports(m, imports);
    }
    ltl_node node = tree->kind_first[LTL_KIND_IMPORT];
    for (; read != NULL && node != LTL_NO_NODE; node = tree->kind_next[node]) {
        read(m, node);
    }
    node = tree->kind_first[LTL_KIND_VARIABLE];
    for (; family == LTL_FAMILY_JAVASCRIPT && node != LTL_NO_NODE; node = tree->kind_next[node]) {
        javascript_require(m, node);
    }
}
