#include "analyzers/syntax/imports.h"

#include <ctype.h>
#include <stdlib.h>

#include "core/vec.h"

/* Import statements are short and regular: they are read as a run of words and marks, which is the same
 * for every grammar. */
typedef struct token {
    ltl_str text;    /* of a string: its content */
    bool is_string;
    char mark;       /* 0 for words and strings */
} token;

enum { MAX_TOKENS = 512, MAX_SEGMENTS = 16 };

typedef struct import_list LTL_VEC(ltl_import) import_list;

typedef struct reader {
    ltl_arena *arena;
    ltl_names *names;
    const ltl_tree *tree;
    ltl_node node;
    token tokens[MAX_TOKENS];
    uint32_t count;
    import_list found;
    import_list wildcards;
} reader;

typedef struct path {
    uint32_t ids[MAX_SEGMENTS];
    uint32_t count;
} path;

static bool is_word_byte(char c) {
    return isalnum((unsigned char)c) || c == '_' || c == '$' || (unsigned char)c >= 0x80;
}

/* Where the text goes on after a blank or a comment at `at`; `at` when there is neither. */
static size_t skip(const reader *r, ltl_node node, ltl_str text, size_t at) {
    if (isspace((unsigned char)text.ptr[at])) {
        return at + 1;
    }
    uint32_t start = r->tree->start[node];
    const ltl_span *comment = ltl_tree_comment_at(r->tree, start + (uint32_t)at);
    return comment != NULL ? comment->end - start : at;
}

static void tokenize(reader *r, ltl_node node) {
    ltl_str text = ltl_tree_text(r->tree, node);
    r->count = 0;
    size_t at = 0;
    while (at < text.len && r->count < MAX_TOKENS) {
        char c = text.ptr[at];
        size_t end = at + 1;
        token *made = &r->tokens[r->count];
        size_t next = skip(r, node, text, at);
        if (next > at) {
            at = next;
            continue;
        }
        *made = (token){0};
        if (is_word_byte(c)) {
            while (end < text.len && is_word_byte(text.ptr[end])) {
                end++;
            }
            made->text = ltl_str_slice(text, at, end);
        } else if (c == '"' || c == '\'' || c == '`') {
            while (end < text.len && text.ptr[end] != c) {
                end++;
            }
            made->text = ltl_str_slice(text, at + 1, end);
            made->is_string = true;
            end++;
        } else {
            made->mark = c;
        }
        r->count++;
        at = end;
    }
}

static bool is_word(const reader *r, uint32_t at, const char *word) {
    return at < r->count && r->tokens[at].mark == 0 && !r->tokens[at].is_string &&
           ltl_str_is(r->tokens[at].text, word);
}
static bool is_any_word(const reader *r, uint32_t at) {
    return at < r->count && r->tokens[at].mark == 0 && !r->tokens[at].is_string;
}
static bool is_mark(const reader *r, uint32_t at, char mark) {
    return at < r->count && r->tokens[at].mark == mark;
}

static void add_segment(reader *r, path *p, ltl_str text) {
    if (p->count < MAX_SEGMENTS) {
        p->ids[p->count++] = ltl_names_intern(r->names, text);
    }
}

/* a.b.c, a\b\c or a::b::c from `at`; returns where it ends. */
static uint32_t read_path(reader *r, uint32_t at, path *p) {
    while (is_any_word(r, at)) {
        add_segment(r, p, r->tokens[at].text);
        at++;
        uint32_t marks = 0;
        while (at + marks < r->count && marks < 2 &&
               (is_mark(r, at + marks, '.') || is_mark(r, at + marks, '\\') ||
                is_mark(r, at + marks, ':'))) {
            marks++;
        }
        if (marks == 0 || !is_any_word(r, at + marks) || is_word(r, at + marks, "_")) {
            return at + marks;
        }
        at += marks;
    }
    return at;
}

static void add(reader *r, import_list *list, ltl_str local, const path *p) {
    if (p->count == 0) {
        return;
    }
    ltl_import import = {.node = r->node, .segment_count = p->count};
    import.local = local.len > 0 ? ltl_names_intern(r->names, local) : 0;
    import.segments = LTL_NEW_ARRAY(r->arena, uint32_t, p->count);
    memcpy(import.segments, p->ids, p->count * sizeof *p->ids);
    LTL_PUSH(r->arena, list, import);
}

static ltl_str last_segment(const reader *r, const path *p) {
    return p->count > 0 ? ltl_names_text(r->names, p->ids[p->count - 1]) : LTL_STR("");
}

/* `as x`, Scala's `=> x`: where the new name stands, 0 when there is none. */
static uint32_t alias_at(const reader *r, uint32_t at) {
    if (is_word(r, at, "as") && is_any_word(r, at + 1)) {
        return at + 1;
    }
    bool has_arrow = is_mark(r, at, '=') && is_mark(r, at + 1, '>') && is_any_word(r, at + 2);
    return has_arrow ? at + 2 : 0;
}

/* `a.b`, `a.b as c`, `a.*` below `outer`: adds what it binds; returns where it ends. When braces
 * follow, `out_path` is what stands before them and nothing is added. */
static uint32_t read_item(reader *r, uint32_t at, const path *outer, bool *out_opens, path *out_path) {
    path p = *outer;
    uint32_t next = read_path(r, at, &p);
    *out_opens = is_mark(r, next, '{');
    *out_path = p;
    if (*out_opens) {
        return next;
    }
    bool is_wildcard = is_mark(r, next, '*') || is_word(r, next, "_");
    if (is_wildcard) {
        add(r, &r->wildcards, LTL_STR(""), &p);
        return next + 1;
    }
    if (next == at) {
        return next;
    }
    bool is_self = p.count > 1 && ltl_str_is(last_segment(r, &p), "self");
    p.count -= is_self ? 1 : 0;
    uint32_t alias = alias_at(r, next);
    if (alias == 0) {
        add(r, &r->found, last_segment(r, &p), &p);
        return next;
    }
    if (!is_word(r, alias, "_")) {
        add(r, &r->found, r->tokens[alias].text, &p);
    }
    return alias + 1;
}

enum { MAX_BRACES = 16 };

/* `a.{b, c as d, e.{f, *}}, g`: items in braces that nest. */
static void read_items(reader *r, uint32_t at, const path *module) {
    path outer[MAX_BRACES] = {*module};
    uint32_t depth = 0;
    while (at < r->count && !is_mark(r, at, ';')) {
        bool opens = false;
        path p = {0};
        uint32_t next = read_item(r, at, &outer[depth], &opens, &p);
        if (opens && depth + 1 < MAX_BRACES) {
            outer[++depth] = p;
            next++;
        } else if (next == at) {
            if (is_mark(r, at, '}') && depth-- == 0) {
                return;
            }
            next++;
        }
        at = next;
    }
}

static void read_python(reader *r) {
    path p = {0};
    if (is_word(r, 0, "from")) {
        uint32_t at = 1;
        while (is_mark(r, at, '.')) {
            at++; /* relative: the rest of the path is what can be told */
        }
        if (!is_word(r, at, "import")) {
            at = read_path(r, at, &p);
        }
        read_items(r, at + 1, &p);
        return;
    }
    for (uint32_t at = 1; at < r->count; at++) {
        p.count = 0;
        at = read_path(r, at, &p);
        if (is_word(r, at, "as") && is_any_word(r, at + 1)) {
            add(r, &r->found, r->tokens[at + 1].text, &p);
            at += 2;
        }
    }
}

/* The module's last part without its extension: what `./lib/a.js` is known as. */
static void add_module(reader *r, path *p, ltl_str module) {
    ltl_str name = ltl_str_after_last(module, '/');
    size_t dot = ltl_str_find_last_byte(name, '.');
    add_segment(r, p, dot != SIZE_MAX && dot > 0 ? ltl_str_slice(name, 0, dot) : name);
}

static uint32_t string_at_or_after(const reader *r, uint32_t at) {
    while (at < r->count && !r->tokens[at].is_string) {
        at++;
    }
    return at;
}

static void read_javascript_import(reader *r) {
    uint32_t module = string_at_or_after(r, 0);
    if (module >= r->count) {
        return;
    }
    path p = {0};
    add_module(r, &p, r->tokens[module].text);
    for (uint32_t at = 1; at < module; at++) {
        if (is_mark(r, at, '*') && is_word(r, at + 1, "as") && is_any_word(r, at + 2)) {
            add(r, &r->found, r->tokens[at + 2].text, &p);
            at += 2;
        } else if (is_mark(r, at, '{')) {
            read_items(r, at + 1, &p);
            return;
        }
    }
}

/* const m = require('m'); const {a, b: c} = require('m') */
static void read_javascript_require(reader *r) {
    uint32_t call = 0;
    while (call < r->count && !is_word(r, call, "require")) {
        call++;
    }
    if (call + 2 >= r->count || !is_mark(r, call + 1, '(') || !r->tokens[call + 2].is_string ||
        call == 0 || !is_mark(r, call - 1, '=')) {
        return;
    }
    path p = {0};
    add_module(r, &p, r->tokens[call + 2].text);
    if (is_mark(r, call + 4, '.') && is_any_word(r, call + 5)) {
        add_segment(r, &p, r->tokens[call + 5].text);
    }
    if (call == 2 && is_any_word(r, 0)) {
        add(r, &r->found, r->tokens[0].text, &p);
    } else if (is_mark(r, 0, '{')) {
        for (uint32_t at = 1; at < call && !is_mark(r, at, '}'); at++) {
            if (is_any_word(r, at)) {
                path item = p;
                add_segment(r, &item, r->tokens[at].text);
                bool renames = is_mark(r, at + 1, ':') && is_any_word(r, at + 2);
                at += renames ? 2 : 0;
                add(r, &r->found, r->tokens[at].text, &item);
            }
        }
    }
}

/* Where what follows the keyword begins; words that say what is imported are passed over. */
static uint32_t after_keyword(const reader *r, const char *keyword) {
    uint32_t at = 0;
    while (at < r->count && !is_word(r, at, keyword)) {
        at++;
    }
    at++;
    while (is_word(r, at, "static") || is_word(r, at, "function") || is_word(r, at, "const")) {
        at++;
    }
    while (is_mark(r, at, '\\') || is_mark(r, at, ':')) {
        at++;
    }
    return at;
}

/* import [static] a.b.C [as D]; use A\B [as C]; use a::{b, c as d}; import a.{b => c}. */
static void read_dotted(reader *r, const char *keyword) {
    path none = {0};
    read_items(r, after_keyword(r, keyword), &none);
}

/* using A.B; using X = A.B; using static A.B. */
static void read_csharp(reader *r) {
    uint32_t at = after_keyword(r, "using");
    bool has_local = is_any_word(r, at) && is_mark(r, at + 1, '=');
    path p = {0};
    read_path(r, has_local ? at + 2 : at, &p);
    add(r, has_local ? &r->found : &r->wildcards, has_local ? r->tokens[at].text : LTL_STR(""), &p);
}

static bool is_version(ltl_str part) {
    if (part.len < 2 || part.ptr[0] != 'v') {
        return false;
    }
    for (size_t i = 1; i < part.len; i++) {
        if (!isdigit((unsigned char)part.ptr[i])) {
            return false;
        }
    }
    return true;
}

static ltl_str without(ltl_str name, const char *prefix, const char *suffix) {
    ltl_str before = ltl_str_of(prefix);
    ltl_str after = ltl_str_of(suffix);
    if (name.len > before.len && ltl_str_starts_with(name, before)) {
        name = ltl_str_slice(name, before.len, name.len);
    }
    if (name.len > after.len && ltl_str_ends_with(name, after)) {
        name = ltl_str_slice(name, 0, name.len - after.len);
    }
    return name;
}

/* The package behind "example.org/go-jwt/v4", "gopkg.in/yaml.v2": jwt, yaml. */
static ltl_str go_package(ltl_str module) {
    ltl_str name = ltl_str_after_last(module, '/');
    if (is_version(name) && name.len + 1 < module.len) {
        name = ltl_str_after_last(ltl_str_slice(module, 0, module.len - name.len - 1), '/');
    }
    size_t dot = ltl_str_find_last_byte(name, '.');
    if (dot != SIZE_MAX && dot > 0 && is_version(ltl_str_slice(name, dot + 1, name.len))) {
        name = ltl_str_slice(name, 0, dot);
    }
    name = without(without(name, "go-", "-go"), "go.", ".go");
    return ltl_str_after_last(name, '-');
}

static void read_go(reader *r) {
    for (uint32_t at = 0; at < r->count; at++) {
        if (!r->tokens[at].is_string) {
            continue;
        }
        path p = {0};
        add_segment(r, &p, go_package(r->tokens[at].text));
        bool is_named = at > 0 && is_any_word(r, at - 1) && !is_word(r, at - 1, "import");
        if (is_named) {
            add(r, &r->found, r->tokens[at - 1].text, &p);
        } else if (at > 0 && is_mark(r, at - 1, '.')) {
            add(r, &r->wildcards, LTL_STR(""), &p);
        }
    }
}

static void read_node(reader *r, ltl_node node) {
    r->node = node;
    tokenize(r, node);
    switch (r->tree->language->imports) {
    case LTL_IMPORT_PYTHON:
        read_python(r);
        break;
    case LTL_IMPORT_JAVASCRIPT:
        read_javascript_import(r);
        break;
    case LTL_IMPORT_GO:
        read_go(r);
        break;
    case LTL_IMPORT_JAVA:
    case LTL_IMPORT_KOTLIN:
    case LTL_IMPORT_SCALA:
        read_dotted(r, "import");
        break;
    case LTL_IMPORT_CSHARP:
        read_csharp(r);
        break;
    case LTL_IMPORT_PHP:
    case LTL_IMPORT_RUST:
        read_dotted(r, "use");
        break;
    case LTL_IMPORT_NONE:
    default:
        break;
    }
}

/* The first leaf of an expression. */
static ltl_str first_text(const ltl_tree *tree, ltl_node node) {
    while (!ltl_tree_is_leaf(tree, node)) {
        node++;
    }
    return ltl_tree_text(tree, node);
}

/* `require` is an ordinary call: its variable is the import. */
static void read_requires(reader *r) {
    const ltl_tree *tree = r->tree;
    ltl_node node = tree->kind_first[LTL_KIND_VARIABLE];
    for (; node != LTL_NO_NODE; node = tree->kind_next[node]) {
        ltl_node value = ltl_tree_child(tree, node, LTL_ROLE_VALUE);
        bool calls = value != LTL_NO_NODE && ltl_str_is(first_text(tree, value), "require");
        if (calls) {
            r->node = node;
            tokenize(r, node);
            read_javascript_require(r);
        }
    }
}

typedef struct local_key {
    uint32_t local;
    ltl_node node;
    uint32_t index;
} local_key;

static int compare_keys(const void *a, const void *b) {
    const local_key *left = a;
    const local_key *right = b;
    if (left->local != right->local) {
        return left->local < right->local ? -1 : 1;
    }
    if (left->node != right->node) {
        return left->node < right->node ? -1 : 1;
    }
    return (left->index > right->index) - (left->index < right->index);
}

static const uint32_t *sort_by_local(ltl_arena *arena, const import_list *list) {
    local_key *keys = LTL_NEW_ARRAY(arena, local_key, list->count);
    uint32_t *sorted = LTL_NEW_ARRAY(arena, uint32_t, list->count);
    for (uint32_t i = 0; i < list->count; i++) {
        keys[i] = (local_key){list->at[i].local, list->at[i].node, i};
    }
    if (list->count > 1) {
        qsort(keys, list->count, sizeof *keys, compare_keys);
    }
    for (uint32_t i = 0; i < list->count; i++) {
        sorted[i] = keys[i].index;
    }
    return sorted;
}

void ltl_imports_build(ltl_arena *arena, ltl_names *names, const ltl_tree *tree,
                       ltl_imports *out_imports) {
    reader *r = LTL_NEW(arena, reader);
    r->arena = arena;
    r->names = names;
    r->tree = tree;
    ltl_node node = tree->kind_first[LTL_KIND_IMPORT];
    for (; node != LTL_NO_NODE; node = tree->kind_next[node]) {
        read_node(r, node);
    }
    if (tree->language->imports == LTL_IMPORT_JAVASCRIPT) {
        read_requires(r);
    }
    *out_imports = (ltl_imports){.tree = tree,
                                 .at = r->found.at,
                                 .count = r->found.count,
                                 .by_local = sort_by_local(arena, &r->found),
                                 .wildcards = r->wildcards.at,
                                 .wildcard_count = r->wildcards.count};
}

/* How many of `by_local` come before that name at that node. */
static uint32_t count_before(const ltl_imports *imports, uint32_t local, ltl_node node) {
    uint32_t low = 0;
    uint32_t high = imports->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        const ltl_import *import = &imports->at[imports->by_local[middle]];
        if (import->local < local || (import->local == local && import->node < node)) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

const ltl_import *ltl_imports_find(const ltl_imports *imports, uint32_t local, ltl_node node) {
    uint32_t count = count_before(imports, local, node);
    const ltl_import *last = count > 0 ? &imports->at[imports->by_local[count - 1]] : NULL;
    return last != NULL && last->local == local ? last : NULL;
}
