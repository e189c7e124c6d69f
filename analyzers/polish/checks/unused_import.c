#include "analyzers/polish/polish.h"

/* Modules of Python's library that do nothing when they are loaded. */
static const char *const idle_modules[] = {
    "abc",         "argparse",   "ast",        "asyncio",   "base64",      "bisect",   "calendar",
    "collections", "contextlib", "copy",       "csv",       "dataclasses", "datetime", "decimal",
    "enum",        "functools",  "glob",       "hashlib",   "heapq",       "hmac",     "html",
    "http",        "inspect",    "io",         "itertools", "json",        "logging",  "math",
    "operator",    "os",         "pathlib",    "pickle",    "platform",    "pprint",   "queue",
    "random",      "re",         "secrets",    "shutil",    "socket",      "sqlite3",  "statistics",
    "string",      "struct",     "subprocess", "sys",       "tempfile",    "textwrap", "threading",
    "time",        "traceback",  "types",      "typing",    "unittest",    "urllib",   "uuid",
    "warnings",    "xml",        "zipfile",
};

static bool is_idle(ltl_str module) {
    size_t dot = ltl_str_find_byte(module, '.', 0);
    ltl_str top = dot == SIZE_MAX ? module : ltl_str_slice(module, 0, dot);
    for (size_t i = 0; i < LTL_COUNT_OF(idle_modules); i++) {
        if (ltl_str_is(top, idle_modules[i])) {
            return true;
        }
    }
    return false;
}

/* What the import is known as: the alias, or the first part of the module. */
static ltl_str name_of(const ltl_tree *tree, ltl_node item) {
    ltl_node alias = ltl_tree_child(tree, item, LTL_ROLE_ALIAS);
    ltl_str text = ltl_tree_text(tree, alias != LTL_NO_NODE ? alias : item);
    size_t dot = ltl_str_find_byte(text, '.', 0);
    return dot == SIZE_MAX ? text : ltl_str_slice(text, 0, dot);
}

/* Somebody who says so wants it; `import x as x` hands it on. */
static bool is_kept(const ltl_tree *tree, ltl_node import) {
    static const char *const words[] = {"noqa",  "type:",  "pylint", "lintel",
                                        "nosem", "pragma", "isort",  "eslint"};
    uint32_t line = ltl_source_position(tree->source, tree->start[import]).line;
    uint32_t last = ltl_source_position(tree->source, tree->stop[import]).line;
    ltl_str text = ltl_source_line(tree->source, line);
    for (size_t i = 0; i < LTL_COUNT_OF(words); i++) {
        if (ltl_str_find(text, ltl_str_of(words[i]), 0) != SIZE_MAX) {
            return true;
        }
    }
    return line != last || tree->parent[import] != 0;
}

/* One name of several: with the comma behind it, or before it when it is the last one. */
static ltl_span item_span(const ltl_tree *tree, ltl_node import, ltl_node item) {
    ltl_str text = tree->source->text;
    uint32_t start = tree->start[item];
    uint32_t end = tree->stop[item];
    uint32_t at = end;
    while (at < tree->stop[import] && text.ptr[at] == ' ') {
        at++;
    }
    if (at < tree->stop[import] && text.ptr[at] == ',') {
        at++;
        while (at < tree->stop[import] && text.ptr[at] == ' ') {
            at++;
        }
        return (ltl_span){start, at};
    }
    while (start > tree->start[import] && text.ptr[start - 1] == ' ') {
        start--;
    }
    return start > tree->start[import] && text.ptr[start - 1] == ',' ? (ltl_span){start - 1, end}
                                                                     : (ltl_span){start, end};
}

typedef struct names {
    uint32_t all;
    uint32_t unused;
    ltl_node first; /* unused one */
    bool has_alias_of_itself;
} names;

static bool is_unused(const ltl_tree *tree, ltl_node item) {
    return ltl_polish_count(tree, name_of(tree, item)) == 1;
}

static names names_of(const ltl_tree *tree, ltl_node import, ltl_role role) {
    names found = {.first = LTL_NO_NODE};
    for (ltl_node child = import + 1; child < tree->end[import]; child = tree->end[child]) {
        if (tree->role[child] == role) {
            found.all++;
            bool is_one = is_unused(tree, child);
            found.unused += is_one;
            found.first = is_one && found.first == LTL_NO_NODE ? child : found.first;
        }
    }
    return found;
}

static void python_look(const ltl_polish_check *check, ltl_polish_look *look, ltl_node import) {
    const ltl_tree *tree = look->tree;
    bool has_items = ltl_tree_child(tree, import, LTL_ROLE_ITEM) != LTL_NO_NODE;
    ltl_node module = ltl_tree_child(tree, import, LTL_ROLE_MODULE);
    names found = names_of(tree, import, has_items ? LTL_ROLE_ITEM : LTL_ROLE_MODULE);
    if (module == LTL_NO_NODE || found.unused == 0) {
        return; /* `from __future__` has none */
    }
    ltl_str name = name_of(tree, found.first);
    if (found.unused == found.all && (found.all == 1 || has_items) &&
        is_idle(ltl_tree_text(tree, module))) {
        ltl_polish_edit_add(check, look, import,
                            ltl_polish_lines(tree, ltl_tree_span(tree, import)), "",
                            "`%.*s` is imported and not used.", LTL_STR_ARG(name));
    } else if (found.unused < found.all && found.unused == 1 && has_items) {
        ltl_polish_edit_add(check, look, found.first, item_span(tree, import, found.first), "",
                            "`%.*s` is imported and not used.", LTL_STR_ARG(name));
    }
}

/* The last part of the name; a star imports what nobody can tell. */
static void java_look(const ltl_polish_check *check, ltl_polish_look *look, ltl_node import) {
    const ltl_tree *tree = look->tree;
    ltl_node module = ltl_tree_child(tree, import, LTL_ROLE_MODULE);
    if (module == LTL_NO_NODE || ltl_tree_child(tree, import, LTL_ROLE_ITEM) != LTL_NO_NODE) {
        return;
    }
    ltl_str name = ltl_str_after_last(ltl_tree_text(tree, module), '.');
    if (ltl_polish_count(tree, name) == 1) {
        ltl_polish_edit_add(check, look, import,
                            ltl_polish_lines(tree, ltl_tree_span(tree, import)), "",
                            "`%.*s` is imported and not used.", LTL_STR_ARG(name));
    }
}

/* Loading a module may do something: it stays, only a name among others goes. */
static void script_look(const ltl_polish_check *check, ltl_polish_look *look, ltl_node import) {
    const ltl_tree *tree = look->tree;
    names found = names_of(tree, import, LTL_ROLE_ITEM);
    if (found.unused == 1 && found.all > 1 && !ltl_str_is(name_of(tree, found.first), "React")) {
        ltl_polish_edit_add(check, look, found.first, item_span(tree, import, found.first), "",
                            "`%.*s` is imported and not used.",
                            LTL_STR_ARG(name_of(tree, found.first)));
    }
}

static void look_for(const ltl_polish_check *check, ltl_polish_look *look) {
    const ltl_tree *tree = look->tree;
    ltl_str language = ltl_str_of(tree->language->id);
    bool is_package = ltl_str_is(ltl_str_after_last(tree->source->path, '/'), "__init__.py");
    if (is_package || tree->error_count > 0) {
        return;
    }
    for (ltl_node import = tree->kind_first[LTL_KIND_IMPORT]; import != LTL_NO_NODE;
         import = tree->kind_next[import]) {
        if (is_kept(tree, import)) {
            continue;
        }
        if (ltl_str_is(language, "python")) {
            python_look(check, look, import);
        } else if (ltl_str_is(language, "java")) {
            java_look(check, look, import);
        } else {
            script_look(check, look, import);
        }
    }
}

static const char *const languages[] = {"python", "java", "javascript", "typescript", "tsx", NULL};

const ltl_polish_check ltl_polish_check_unused_import = {
    .rule = {.id = LTL_STR_INIT("polish/unused-import"),
             .title = LTL_STR_INIT("An import that nothing uses"),
             .message = LTL_STR_INIT("The import is not used."),
             .why = LTL_STR_INIT(
                 "It is read by everybody who wants to know what the file depends on, and "
                 "answers wrongly."),
             .advice = LTL_STR_INIT("Take it out."),
             .severity = LTL_SEVERITY_INFO,
             .confidence = LTL_CONFIDENCE_HIGH,
             .domain = LTL_DOMAIN_QUALITY},
    .languages = languages,
    .look = look_for,
};
