/* What a file takes from others, and, for modules that say so, what it gives. */
#include "analyzers/linking/facts_internal.h"
#include "analyzers/syntax/shell.h"

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

/* `const m = require("m")`, `const {a, b: c} = require("m")`, `local f = require("m").f` */
static void required_variable(maker *m, ltl_node variable) {
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

/* ---- Solidity ---- */

/* Names are known by themselves, and nearer where their file is imported; one may get another name. */
static void solidity_import(maker *m, ltl_node import) {
    const ltl_tree *tree = m->tree;
    ltl_node path = ltl_tree_child(tree, import, LTL_ROLE_MODULE);
    ltl_node item = LTL_NO_NODE;
    if (path != LTL_NO_NODE && tree->kind[path] == LTL_KIND_STRING) {
        LTL_PUSH(m->arena, &m->facts->includes, ltl_facts__name(m, ltl_tree_name(tree, path)));
    }
    for (ltl_node child = import + 1; child < tree->end[import]; child = tree->end[child]) {
        if (tree->role[child] == LTL_ROLE_ALIAS && item != LTL_NO_NODE) {
            add(m, LTL_IMPORTS_MEMBER, ltl_tree_name(tree, child), ltl_tree_name(tree, item), LTL_STR(""));
        }
        item = tree->role[child] == LTL_ROLE_ITEM ? child : LTL_NO_NODE;
    }
}

/* ---- Elixir ---- */

static void elixir_module(maker *m, ltl_node call, ltl_str module) {
    const ltl_tree *tree = m->tree;
    ltl_str local = ltl_str_after_last(module, '.');
    if (ltl_facts__is(m, ltl_tree_child(tree, call, LTL_ROLE_CALLEE), "import")) {
        add(m, LTL_IMPORTS_ALL, LTL_STR(""), module, LTL_STR(""));
        return;
    }
    for (ltl_node child = call + 1; child < tree->end[call]; child = tree->end[child]) {
        ltl_node as = tree->kind[child] == LTL_KIND_KEYWORD_ARGUMENT ? ltl_tree_child(tree, child, LTL_ROLE_VALUE)
                                                                     : LTL_NO_NODE;
        bool renames = as != LTL_NO_NODE && ltl_facts__is(m, ltl_tree_child(tree, child, LTL_ROLE_NAME), "as");
        local = renames ? ltl_tree_text(tree, as) : local;
    }
    add(m, LTL_IMPORTS_MEMBER, local, module, LTL_STR(""));
}

/* `alias A.B`, `alias A.{B, C}`, `import A.B`: calls like any other. */
static void elixir_call(maker *m, ltl_node call) {
    const ltl_tree *tree = m->tree;
    ltl_node callee = ltl_tree_child(tree, call, LTL_ROLE_CALLEE);
    bool takes = ltl_facts__is(m, callee, "alias") || ltl_facts__is(m, callee, "import");
    ltl_node what = takes ? ltl_tree_child(tree, call, LTL_ROLE_ARGUMENT) : LTL_NO_NODE;
    ltl_node names = what != LTL_NO_NODE && tree->kind[what] == LTL_KIND_MEMBER
                         ? ltl_tree_child(tree, what, LTL_ROLE_NAME)
                         : LTL_NO_NODE;
    if (what != LTL_NO_NODE && (names == LTL_NO_NODE || tree->kind[names] != LTL_KIND_COLLECTION)) {
        elixir_module(m, call, ltl_facts__dotted(m, what));
        return;
    }
    for (ltl_node item = names + 1; names != LTL_NO_NODE && item < tree->end[names]; item = tree->end[item]) {
        ltl_str below = ltl_facts__dotted(m, item);
        ltl_str outer = ltl_facts__dotted(m, ltl_tree_child(tree, what, LTL_ROLE_RECEIVER));
        elixir_module(m, call, ltl_arena_printf(m->scratch, "%.*s.%.*s", LTL_STR_ARG(outer), LTL_STR_ARG(below)));
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

/* Within `mod x { … }` the module around is the file itself. */
static ltl_str from_file(maker *m, ltl_str path, ltl_node import) {
    ltl_node around = m->tree->parent[import];
    while (m->facts->family == LTL_FAMILY_RUST && around != 0 && ltl_str_starts_with(path, LTL_STR("super"))) {
        bool is_module = ltl_facts__is_module(m, around);
        path = !is_module                    ? path
               : path.len > strlen("super.") ? ltl_str_slice(path, strlen("super."), path.len)
                                             : LTL_STR("");
        around = m->tree->parent[around];
    }
    return path;
}

static void named_imports(maker *m, const ltl_imports *imports) {
    for (uint32_t i = 0; i < imports->count; i++) {
        const ltl_import *import = &imports->at[i];
        add(m, LTL_IMPORTS_MEMBER, ltl_names_text(m->tree->names, import->local),
            from_file(m, joined(m, import), import->node), LTL_STR(""));
    }
    for (uint32_t i = 0; i < imports->wildcard_count; i++) {
        const ltl_import *import = &imports->wildcards[i];
        ltl_str module = from_file(m, joined(m, import), import->node);
        if (module.len > 0) {
            add(m, LTL_IMPORTS_ALL, LTL_STR(""), module, LTL_STR(""));
        }
    }
}

/* `#[path = "a/b.rs"] mod name;`: the name, and behind it where it lies. */
static void rust_placed_modules(maker *m) {
    const ltl_tree *tree = m->tree;
    for (ltl_node mark = tree->kind_first[LTL_KIND_ANNOTATION]; mark != LTL_NO_NODE; mark = tree->kind_next[mark]) {
        ltl_node module = tree->parent[mark];
        ltl_node path = ltl_tree_child(tree, mark, LTL_ROLE_VALUE);
        ltl_node name = ltl_tree_child(tree, module, LTL_ROLE_NAME);
        bool places = path != LTL_NO_NODE && name != LTL_NO_NODE && tree->kind[path] == LTL_KIND_STRING &&
                      ltl_facts__is(m, module, "mod") &&
                      ltl_facts__is(m, ltl_tree_child(tree, mark, LTL_ROLE_NAME), "path");
        if (places) {
            LTL_PUSH(m->arena, &m->facts->includes, ltl_facts__name(m, ltl_tree_name(tree, name)));
            LTL_PUSH(m->arena, &m->facts->includes, ltl_facts__name(m, ltl_tree_name(tree, path)));
        }
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

/* `source "$DIR/lib/log.sh"`: what is written of the path, behind the last variable. */
static void shell_source(maker *m, ltl_node call) {
    const ltl_tree *tree = m->tree;
    ltl_str name = ltl_shell_command(tree, call);
    ltl_node given = ltl_str_is(name, "source") || ltl_str_is(name, ".")
                         ? ltl_tree_child(tree, call, LTL_ROLE_ARGUMENT)
                         : LTL_NO_NODE;
    if (given == LTL_NO_NODE) {
        return;
    }
    ltl_str text = LTL_STR("");
    for (ltl_node node = given; node < tree->end[given]; node++) {
        bool is_text = tree->kind[node] == LTL_KIND_STRING_PART ||
                       (tree->kind[node] == LTL_KIND_NAME && ltl_shell_is_word(tree, node));
        text = is_text ? ltl_tree_name(tree, node) : tree->kind[node] == LTL_KIND_UNARY ? LTL_STR("") : text;
    }
    if (text.len > 1) {
        LTL_PUSH(m->arena, &m->facts->includes, ltl_facts__name(m, text));
    }
}

void ltl_facts__imports(maker *m, const ltl_imports *imports) {
    static void (*const READERS[])(maker *, ltl_node) = {
        [LTL_FAMILY_PYTHON] = python_import,
        [LTL_FAMILY_JAVASCRIPT] = javascript_import,
        [LTL_FAMILY_GO] = go_import,
        [LTL_FAMILY_C] = c_include,
        [LTL_FAMILY_SOLIDITY] = solidity_import,
    };
    const ltl_tree *tree = m->tree;
    ltl_family family = m->facts->family;
    void (*read)(maker *, ltl_node) = family < LTL_COUNT_OF(READERS) ? READERS[family] : NULL;
    if (family == LTL_FAMILY_JVM || family == LTL_FAMILY_CSHARP || family == LTL_FAMILY_PHP ||
        family == LTL_FAMILY_RUST) {
        named_imports(m, imports);
    }
    if (family == LTL_FAMILY_RUST) {
        rust_placed_modules(m);
    }
    ltl_node node = tree->kind_first[LTL_KIND_IMPORT];
    for (; read != NULL && node != LTL_NO_NODE; node = tree->kind_next[node]) {
        read(m, node);
    }
    node = tree->kind_first[LTL_KIND_CALL];
    for (; family == LTL_FAMILY_ELIXIR && node != LTL_NO_NODE; node = tree->kind_next[node]) {
        elixir_call(m, node);
    }
    node = tree->kind_first[LTL_KIND_CALL];
    for (; family == LTL_FAMILY_SHELL && node != LTL_NO_NODE; node = tree->kind_next[node]) {
        shell_source(m, node);
    }
    node = tree->kind_first[LTL_KIND_VARIABLE];
    for (; m->traits->exports_whole && node != LTL_NO_NODE; node = tree->kind_next[node]) {
        required_variable(m, node);
    }
}
