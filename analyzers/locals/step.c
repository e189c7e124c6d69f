#include <string.h>

#include "analyzers/dataflow/name_use.h"
#include "analyzers/locals/locals_internal.h"

/* ---- what is opened ---- */

/* `new X` or `f`, as it is written. */
static bool is_opening(const ltl_locals *l, ltl_node node) {
    const ltl_tree *tree = l->tree;
    ltl_kind kind = ltl_tree_kind(tree, node);
    bool is_new = kind == LTL_KIND_NEW;
    if ((!is_new && kind != LTL_KIND_CALL) || ltl_tree_is_leaf(tree, node)) {
        return false;
    }
    ltl_str name = ltl_tree_text(tree, node + 1);
    for (const char *const *word = l->words->opens; *word != NULL; word++) {
        ltl_str known = ltl_str_of(*word);
        bool wants_new = ltl_str_starts_with(known, LTL_STR("new "));
        ltl_str bare = wants_new ? ltl_str_slice(known, 4, known.len) : known;
        if (wants_new == is_new && ltl_str_eq(bare, name)) {
            return true;
        }
    }
    return false;
}

/* Ruby's with a block closes by itself. */
static bool has_block(const ltl_tree *tree, ltl_node call) {
    for (ltl_node child = call + 1; child < tree->end[call]; child = tree->end[child]) {
        if (tree->kind[child] == LTL_KIND_LAMBDA) {
            return true;
        }
    }
    return false;
}

/* `with`, `using`, `try (…)`: closed by what stands around. */
static bool is_looked_after(const ltl_tree *tree, ltl_node by) {
    ltl_node at = by;
    for (int level = 0; level < 4 && at != LTL_NO_NODE; level++, at = tree->parent[at]) {
        ltl_kind kind = ltl_tree_kind(tree, at);
        ltl_str text = ltl_tree_text(tree, at);
        ltl_node around = tree->parent[at];
        bool is_head = tree->role[at] == LTL_ROLE_INIT && around != LTL_NO_NODE &&
                       (tree->kind[around] == LTL_KIND_WITH || tree->kind[around] == LTL_KIND_TRY);
        if (is_head || kind == LTL_KIND_WITH || ltl_str_starts_with(text, LTL_STR("using ")) ||
            ltl_str_starts_with(text, LTL_STR("await using "))) {
            return true;
        }
        if (kind == LTL_KIND_BLOCK || kind == LTL_KIND_FUNCTION) {
            return false;
        }
    }
    return false;
}

/* ---- what a name is used for ---- */

static bool is_test(ltl_kind kind) {
    return kind == LTL_KIND_BINARY || kind == LTL_KIND_UNARY || kind == LTL_KIND_IF ||
           kind == LTL_KIND_LOOP || kind == LTL_KIND_CONDITIONAL || kind == LTL_KIND_SWITCH;
}

/* Does the read leave what the variable opened where it is? */
static bool keeps(const ltl_locals *l, ltl_node name) {
    const ltl_tree *tree = l->tree;
    ltl_node around = tree->parent[name];
    ltl_kind kind = ltl_tree_kind(tree, around);
    if (tree->role[name] == LTL_ROLE_RECEIVER || (is_test(kind) && kind != LTL_KIND_BINARY)) {
        return true;
    }
    if (kind == LTL_KIND_BINARY) {
        static const char *const VALUES[] = {"or", "and", "||", "&&", "??", NULL};
        return !ltl_locals__is_word(ltl_tree_name(tree, around), VALUES);
    }
    if (kind == LTL_KIND_KEYWORD_ARGUMENT) {
        around = tree->parent[around];
        kind = ltl_tree_kind(tree, around);
    }
    return kind == LTL_KIND_CALL && tree->role[around + 1] == LTL_ROLE_CALLEE &&
           ltl_locals__is_word(ltl_tree_text(tree, around + 1), l->words->borrows);
}

static void tell(ltl_locals *l, ltl_way *way, ltl_local_event_kind kind, ltl_node node,
                 ltl_node name, const ltl_held *held, const ltl_held *key) {
    ltl_local_event event = {
        .kind = kind, .node = node, .name = name, .way = way, .held = held, .key = key};
    ltl_locals__tell(l, &event);
}

static void take_name(ltl_locals *l, ltl_way *way, ltl_node node) {
    uint32_t slot = ltl_locals__slot(l, node);
    if (slot == UINT32_MAX) {
        return;
    }
    ltl_held *held = &way->held[slot];
    bool is_kept = keeps(l, node);
    if (!is_kept || is_looked_after(l->tree, node)) {
        held->resource = held->resource != LTL_RESOURCE_NONE ? LTL_RESOURCE_GIVEN : held->resource;
    }
    if (l->tree->kind[l->tree->parent[node]] != LTL_KIND_INDEX) {
        held->size = 0; /* somebody may add to it */
    }
}

/* ---- what asks for more ---- */

static bool is_optional(const ltl_tree *tree, ltl_node node) {
    ltl_str text = ltl_tree_text(tree, node);
    ltl_node first = node + 1;
    ltl_str behind = ltl_str_slice(text, tree->stop[first] - tree->start[node], text.len);
    behind = ltl_str_trim(behind);
    return ltl_str_starts_with(behind, LTL_STR("?")) ||
           ltl_str_starts_with(behind, LTL_STR("&.")) ||
           ltl_str_starts_with(behind, LTL_STR("::")) || ltl_str_starts_with(behind, LTL_STR("!"));
}

/* `sizeof`-like places where nothing is evaluated: `typeof x.y`, `nameof(x.y)`, `unset($x->y)`. */
static bool is_only_named(const ltl_tree *tree, ltl_node node) {
    static const char *const WORDS[] = {"typeof", "isset",  "unset", "empty", "defined?",
                                        "nameof", "delete", "del",   "@",     NULL};
    for (int level = 0; level < 4; level++) {
        node = tree->parent[node];
        ltl_kind kind = node != LTL_NO_NODE ? ltl_tree_kind(tree, node) : LTL_KIND_ROOT;
        if (kind == LTL_KIND_ROOT || kind == LTL_KIND_BLOCK ||
            kind == LTL_KIND_EXPRESSION_STATEMENT) {
            return false;
        }
        bool is_call = kind == LTL_KIND_CALL;
        ltl_str word = is_call ? ltl_tree_text(tree, node + 1) : ltl_tree_name(tree, node);
        if (ltl_locals__is_word(word, WORDS)) {
            return true;
        }
    }
    return false;
}

static void follow(ltl_locals *l, ltl_way *way, ltl_node node, ltl_node name, uint32_t slot) {
    ltl_held *held = &way->held[slot];
    tell(l, way, LTL_LOCAL_FOLLOWED, node, name, held, NULL);
    held->is_null = LTL_NO; /* or it has failed */
    if (held->is_true == LTL_NO && !held->is_number) {
        held->is_true = LTL_MAYBE;
    }
}

static void take_member(ltl_locals *l, ltl_way *way, ltl_node node) {
    const ltl_tree *tree = l->tree;
    ltl_node object = ltl_tree_child(tree, node, LTL_ROLE_RECEIVER);
    ltl_node member = ltl_tree_child(tree, node, LTL_ROLE_NAME);
    uint32_t slot = object != LTL_NO_NODE && tree->kind[object] == LTL_KIND_NAME
                        ? ltl_locals__slot(l, object)
                        : UINT32_MAX;
    if (slot == UINT32_MAX || !l->words->fails_on_members || is_optional(tree, node)) {
        return;
    }
    bool is_harmless = member != LTL_NO_NODE &&
                       ltl_locals__is_word(ltl_tree_name(tree, member), l->words->harmless);
    if (!is_harmless && !is_only_named(tree, node)) {
        follow(l, way, node, object, slot);
    }
}

static void take_index(ltl_locals *l, ltl_way *way, ltl_node node) {
    const ltl_tree *tree = l->tree;
    ltl_node object = ltl_tree_child(tree, node, LTL_ROLE_RECEIVER);
    ltl_node key = ltl_tree_child(tree, node, LTL_ROLE_KEY);
    uint32_t slot = object != LTL_NO_NODE && tree->kind[object] == LTL_KIND_NAME
                        ? ltl_locals__slot(l, object)
                        : UINT32_MAX;
    if (slot == UINT32_MAX || is_optional(tree, node) || is_only_named(tree, node)) {
        return;
    }
    if (key != LTL_NO_NODE && tree->end[key] == tree->end[node] && l->words->fails_on_index) {
        ltl_held held = ltl_locals__value(l, way, key);
        tell(l, way, LTL_LOCAL_INDEXED, node, object, &way->held[slot], &held);
    }
    if (l->words->fails_on_items) {
        follow(l, way, node, object, slot);
    }
}

static void take_division(ltl_locals *l, ltl_way *way, ltl_node node) {
    static const char *const WORDS[] = {"/", "%", "//", "/=", "%=", "//=", NULL};
    ltl_node right = ltl_tree_child(l->tree, node, LTL_ROLE_RIGHT);
    if (l->words->fails_on_zero && right != LTL_NO_NODE &&
        ltl_locals__is_word(ltl_tree_name(l->tree, node), WORDS)) {
        ltl_held held = ltl_locals__value(l, way, right);
        tell(l, way, LTL_LOCAL_DIVIDED, node, right, &held, NULL);
    }
}

/* ---- calls ---- */

/* In any case of letters; `word` is in small ones. */
static bool mentions(ltl_str text, const char *word) {
    size_t len = strlen(word);
    for (size_t at = 0; at + len <= text.len; at++) {
        size_t i = 0;
        while (i < len && (text.ptr[at + i] | 32) == word[i]) {
            i++;
        }
        if (i == len) {
            return true;
        }
    }
    return false;
}

/* By their names: they end the program, the request or the test. */
static bool ends_by_name(const ltl_tree *tree, ltl_node call) {
    static const char *const WORDS[] = {"fail",  "abort",  "exit",     "die",    "fatal",
                                        "panic", "throw",  "redirect", "usage",  "raise",
                                        "bail",  "skip",   "error",    "assert", "halt",
                                        "never", "reject", "unreach",  "denied", NULL};
    ltl_node around = tree->parent[call];
    bool is_statement =
        around != LTL_NO_NODE &&
        (tree->kind[around] == LTL_KIND_EXPRESSION_STATEMENT ||
         tree->kind[around] == LTL_KIND_AWAIT || ltl_tree_is_statement_list(tree, around) ||
         tree->role[call] == LTL_ROLE_THEN || tree->role[call] == LTL_ROLE_BODY);
    ltl_node callee = call + 1;
    if (!is_statement || callee >= tree->end[call]) {
        return false;
    }
    if (tree->kind[callee] == LTL_KIND_MEMBER) {
        ltl_node method = ltl_tree_child(tree, callee, LTL_ROLE_NAME);
        ltl_str object = ltl_tree_text(tree, callee + 1);
        bool is_log =
            mentions(object, "log") || mentions(object, "console") || mentions(object, "messages");
        if (method == LTL_NO_NODE || is_log) {
            return false;
        }
        callee = method;
    }
    ltl_str name = ltl_tree_text(tree, callee);
    for (size_t i = 0; WORDS[i] != NULL; i++) {
        if (mentions(name, WORDS[i])) {
            return true;
        }
    }
    return false;
}

static void take_method(ltl_locals *l, ltl_way *way, ltl_node call) {
    const ltl_tree *tree = l->tree;
    ltl_node callee = call + 1;
    ltl_node object = ltl_tree_child(tree, callee, LTL_ROLE_RECEIVER);
    ltl_node method = ltl_tree_child(tree, callee, LTL_ROLE_NAME);
    uint32_t slot =
        object != LTL_NO_NODE && method != LTL_NO_NODE && tree->kind[object] == LTL_KIND_NAME
            ? ltl_locals__slot(l, object)
            : UINT32_MAX;
    if (slot == UINT32_MAX) {
        return;
    }
    ltl_held *held = &way->held[slot];
    bool is_handed_out = ltl_str_is(ltl_tree_name(tree, method), "fileno"); /* by its number */
    if (is_handed_out && held->resource == LTL_RESOURCE_OPEN) {
        held->resource = LTL_RESOURCE_GIVEN;
    } else if (ltl_locals__is_word(ltl_tree_name(tree, method), l->words->closes)) {
        ltl_node around = tree->parent[call];
        bool is_later = around != LTL_NO_NODE && tree->kind[around] == LTL_KIND_OTHER;
        way->is_closing = true;
        bool had_one = held->resource == LTL_RESOURCE_OPEN;
        held->resource = !had_one ? held->resource
                         : is_later && tree->parent[tree->parent[around]] != l->unit
                             ? LTL_RESOURCE_GIVEN
                             : LTL_RESOURCE_CLOSED;
    }
}

/* What a function made here can see, it may close. */
static void take_inner(ltl_locals *l, ltl_way *way, ltl_node inner) {
    for (ltl_node leaf = inner + 1; leaf < l->tree->end[inner]; leaf++) {
        uint32_t declaration = l->tree->kind[leaf] == LTL_KIND_NAME ? l->scopes->of[leaf] : 0;
        uint32_t slot = declaration != 0 && l->slot_of[declaration] != 0
                            ? l->slot_of[declaration] - 1
                            : UINT32_MAX;
        if (slot != UINT32_MAX) {
            ltl_held *held = &way->held[slot];
            held->size = 0;
            held->resource =
                held->resource != LTL_RESOURCE_NONE ? LTL_RESOURCE_GIVEN : held->resource;
        }
    }
}

/* ---- what gets a value ---- */

/* Is the name the whole target, and not part of a pattern? */
static bool is_whole_target(const ltl_tree *tree, ltl_node by, ltl_node name) {
    return tree->parent[name] == by;
}

static ltl_node value_of(const ltl_tree *tree, ltl_node by) {
    ltl_kind kind = ltl_tree_kind(tree, by);
    return kind == LTL_KIND_ASSIGN     ? ltl_tree_child(tree, by, LTL_ROLE_RIGHT)
           : kind == LTL_KIND_VARIABLE ? ltl_tree_child(tree, by, LTL_ROLE_VALUE)
                                       : LTL_NO_NODE;
}

static bool is_plain_assignment(const ltl_tree *tree, ltl_node by) {
    ltl_str word = ltl_tree_name(tree, by);
    return ltl_tree_kind(tree, by) == LTL_KIND_VARIABLE || ltl_str_is(word, "=") ||
           ltl_str_is(word, ":=");
}

/* Of `f, err := open()`: false when its error cannot be followed. */
static bool find_error(const ltl_locals *l, ltl_node name, uint32_t *out_guard) {
    const ltl_tree *tree = l->tree;
    ltl_node next = tree->end[name];
    bool has_one = next < tree->end[tree->parent[name]] && tree->kind[next] == LTL_KIND_NAME &&
                   !ltl_str_is(ltl_tree_name(tree, next), "_");
    uint32_t slot = has_one ? ltl_locals__slot(l, next) : UINT32_MAX;
    *out_guard = slot != UINT32_MAX ? slot + 1 : 0;
    return !has_one || slot != UINT32_MAX;
}

static void open_resource(const ltl_locals *l, ltl_node by, ltl_node name, ltl_node value,
                          ltl_held *held) {
    const ltl_tree *tree = l->tree;
    ltl_node opening = ltl_locals__bare(tree, value);
    bool is_whole = is_whole_target(tree, by, name);
    uint32_t guard = 0;
    if ((is_whole || tree->parent[name] + 1 == name) && is_opening(l, opening) &&
        !has_block(tree, opening) && !is_looked_after(tree, by) &&
        (is_whole || find_error(l, name, &guard))) {
        held->resource = LTL_RESOURCE_OPEN;
        held->opened = opening;
        held->guard = guard;
    }
}

static void define(ltl_locals *l, ltl_way *way, ltl_node name) {
    uint32_t slot = ltl_locals__slot(l, name);
    ltl_node by = l->scopes->by[name];
    if (slot == UINT32_MAX || by == LTL_NO_NODE) {
        return;
    }
    ltl_held held = ltl_held_any();
    ltl_held was = way->held[slot];
    ltl_node value = value_of(l->tree, by);
    bool is_acted_on = l->scopes->use[name] == LTL_NAME_READ;
    if (is_acted_on) { /* `x.append(y)`: it is another one, but still there */
        held = was;
        held.size = 0;
        held.is_true = LTL_MAYBE;
    } else if (value != LTL_NO_NODE && is_plain_assignment(l->tree, by)) {
        if (is_whole_target(l->tree, by, name)) {
            held = ltl_locals__value(l, way, value);
            held.is_tested = false;
            held.origin = held.is_null == LTL_YES ? name : 0;
        }
        open_resource(l, by, name, value, &held);
    }
    for (uint32_t i = 0; i < way->count; i++) { /* its error is another one's now */
        bool is_same = way->held[i].opened > by && way->held[i].opened < l->tree->end[by];
        way->held[i].guard = way->held[i].guard == slot + 1 && !is_same ? 0 : way->held[i].guard;
    }
    if (held.guard == slot + 1) {
        held.guard = 0;
    }
    way->held[slot] = held;
}

/* Whatever held may not come to pass. */
static void forget_all(ltl_way *way) {
    for (uint32_t i = 0; i < way->count; i++) {
        ltl_held *held = &way->held[i];
        ltl_node opened = held->opened;
        bool had_one = held->resource != LTL_RESOURCE_NONE;
        *held = (ltl_held){.is_null = held->is_null == LTL_NO ? LTL_NO : LTL_MAYBE};
        held->opened = opened;
        held->resource = had_one ? LTL_RESOURCE_GIVEN : LTL_RESOURCE_NONE;
    }
}

static void forget_imported(const ltl_locals *l, ltl_way *way, ltl_node node) {
    for (ltl_node leaf = node + 1; leaf < l->tree->end[node]; leaf++) {
        uint32_t slot =
            l->tree->kind[leaf] == LTL_KIND_NAME ? ltl_locals__slot(l, leaf) : UINT32_MAX;
        if (slot != UINT32_MAX) {
            way->held[slot] = ltl_held_any();
        }
    }
}

/* Python's and Java's `assert x`. */
static bool is_assertion(const ltl_tree *tree, ltl_node node) {
    return ltl_str_starts_with(ltl_tree_text(tree, node), LTL_STR("assert ")) &&
           !ltl_tree_is_leaf(tree, node);
}

bool ltl_locals__step(ltl_locals *l, ltl_way *way, ltl_step_code step) {
    ltl_node node = ltl_step_node(step);
    const ltl_tree *tree = l->tree;
    way->is_closing = false;
    if (ltl_step_defines(step)) {
        define(l, way, node);
        return true;
    }
    switch (ltl_tree_kind(tree, node)) {
    case LTL_KIND_NAME:
        take_name(l, way, node);
        break;
    case LTL_KIND_MEMBER:
        take_member(l, way, node);
        break;
    case LTL_KIND_INDEX:
        take_index(l, way, node);
        break;
    case LTL_KIND_BINARY:
    case LTL_KIND_ASSIGN:
        take_division(l, way, node);
        break;
    case LTL_KIND_CALL:
        if (ends_by_name(tree, node)) {
            forget_all(way);
        }
        if (tree->kind[node + 1] == LTL_KIND_MEMBER) {
            take_method(l, way, node);
        }
        break;
    case LTL_KIND_LAMBDA:
    case LTL_KIND_FUNCTION:
    case LTL_KIND_CLASS:
        take_inner(l, way, node);
        break;
    case LTL_KIND_OTHER:
        return !is_assertion(tree, node) || ltl_locals__assume(l, way, node + 1, true);
    case LTL_KIND_IMPORT:
        forget_imported(l, way, node);
        break;
    case LTL_KIND_RETURN:
    case LTL_KIND_THROW:
        if (tree->kind[l->unit] ==
            LTL_KIND_ROOT) { /* an accessor of a class: the next one follows */
            memset(way->held, 0, way->count * sizeof *way->held);
        }
        break;
    case LTL_KIND_CATCH:
        way->is_handled = true;
        break;
    default:
        break;
    }
    return true;
}
