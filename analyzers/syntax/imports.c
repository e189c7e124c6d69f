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

/* `name [as alias], …` below `module`. */
static void read_items(reader *r, uint32_t at, const path *module, const char *as) {
    for (; at < r->count; at++) {
        if (is_mark(r, at, '*')) {
            add(r, &r->wildcards, LTL_STR(""), module);
        } else if (is_any_word(r, at)) {
            path p = *module;
            ltl_str local = r->tokens[at].text;
            add_segment(r, &p, local);
            if (is_word(r, at + 1, as) && is_any_word(r, at + 2)) {
                local = r->tokens[at + 2].text;
                at += 2;
            }
            add(r, &r->found, local, &p);
        } else if (is_mark(r, at, '}')) {
            return;
        }
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
        read_items(r, at + 1, &p, "as");
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
            read_items(r, at + 1, &p, "as");
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

/* import [static] a.b.C [as D]; using [X =] A.B; use A\B [as C]; Scala's {A => B} is left alone. */
static void read_dotted(reader *r, const char *keyword, bool without_star_is_wildcard) {
    uint32_t at = 0;
    while (at < r->count && !is_word(r, at, keyword)) {
        at++;
    }
    at++;
    while (is_word(r, at, "static") || is_word(r, at, "function") || is_word(r, at, "const")) {
        at++;
    }
    ltl_str local = LTL_STR("");
    if (is_any_word(r, at) && is_mark(r, at + 1, '=')) {
        local = r->tokens[at].text;
        at += 2;
    }
    while (is_mark(r, at, '\\')) {
        at++;
    }
    path p = {0};
    at = read_path(r, at, &p);
    if (is_mark(r, at, '*') || (is_mark(r, at - 1, '.') && is_word(r, at, "_"))) {
        add(r, &r->wildcards, LTL_STR(""), &p);
    } else if (is_mark(r, at, '{')) {
        read_items(r, at + 1, &p, "as");
    } else if (is_word(r, at, "as") && is_any_word(r, at + 1)) {
        add(r, &r->found, r->tokens[at + 1].text, &p);
    } else if (local.len == 0 && without_star_is_wildcard) {
        add(r, &r->wildcards, LTL_STR(""), &p);
    } else {
        add(r, &r->found, local.len > 0 ? local : last_segment(r, &p), &p);
    }
}

static void read_go(reader *r) {
    for (uint32_t at = 0; at < r->count; at++) {
        if (!r->tokens[at].is_string) {
            continue;
        }
        path p = {0};
        add_segment(r, &p, ltl_str_after_last(r->tokens[at].text, '/'));
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
        read_dotted(r, "import", false);
        break;
    case LTL_IMPORT_CSHARP:
        read_dotted(r, "using", true);
        break;
    case LTL_IMPORT_PHP:
    case LTL_IMPORT_RUST:
        read_dotted(r, "use", false);
        break;
    case LTL_IMPORT_NONE:
    default:
        break;
    }
}

/* `require` is an ordinary call: its variable is the import. */
static void read_requires(reader *r) {
    const ltl_tree *tree = r->tree;
    ltl_node node = tree->kind_first[LTL_KIND_VARIABLE];
    for (; node != LTL_NO_NODE; node = tree->kind_next[node]) {
        ltl_node value = ltl_tree_child(tree, node, LTL_ROLE_VALUE);
        bool calls = value != LTL_NO_NODE && tree->kind[value] == LTL_KIND_CALL &&
                     ltl_str_is(ltl_tree_text(tree, value + 1), "require");
        if (calls) {
            r->node = node;
            tokenize(r, node);
            read_javascript_require(r);
        }
    }
}

typedef struct local_key {
    uint32_t local;
    uint32_t index;
} local_key;

static int compare_keys(const void *a, const void *b) {
    const local_key *left = a;
    const local_key *right = b;
    if (left->local != right->local) {
        return left->local < right->local ? -1 : 1;
    }
    return (left->index > right->index) - (left->index < right->index);
}

static const uint32_t *sort_by_local(ltl_arena *arena, const import_list *list) {
    local_key *keys = LTL_NEW_ARRAY(arena, local_key, list->count);
    uint32_t *sorted = LTL_NEW_ARRAY(arena, uint32_t, list->count);
    for (uint32_t i = 0; i < list->count; i++) {
        keys[i] = (local_key){list->at[i].local, i};
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

const ltl_import *ltl_imports_find(const ltl_imports *imports, uint32_t local) {
    uint32_t low = 0; /* all before are of that local name or of a lower one */
    uint32_t high = imports->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (imports->at[imports->by_local[middle]].local <= local) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    const ltl_import *last = low > 0 ? &imports->at[imports->by_local[low - 1]] : NULL;
    return last != NULL && last->local == local ? last : NULL;
}
