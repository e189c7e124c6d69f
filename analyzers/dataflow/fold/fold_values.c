/* Values as folded functions take and give them. */
#include <stdio.h>

#include "analyzers/dataflow/fold/fold_internal.h"

/* ---- texts and numbers ---- */

static bool is_letter_literal(const ltl_known *value) {
    ltl_str text = value->text;
    return value->kind == LTL_KNOWN_LITERAL && text.len == 3 && text.ptr[0] == '\'' &&
           text.ptr[2] == '\'';
}

bool ltl_fold__text(const ltl_known *value, ltl_str *out_text) {
    bool is_letter = is_letter_literal(value);
    if ((value->kind != LTL_KNOWN_STRING && !is_letter) || value->text.len > LTL_MAX_FOLD_BYTES) {
        return false;
    }
    ltl_str text = is_letter ? ltl_str_slice(value->text, 1, 2) : value->text;
    for (size_t i = 0; i < text.len; i++) {
        unsigned char byte = (unsigned char)text.ptr[i];
        if (byte == '\\' || byte >= 0x7f || (byte < ' ' && byte != '\t' && byte != '\n')) {
            return false;
        }
    }
    *out_text = text;
    return true;
}

ltl_known ltl_fold__of_text(ltl_str text) {
    return (ltl_known){.kind = LTL_KNOWN_STRING, .origin = LTL_NO_NODE, .text = text};
}

ltl_known ltl_fold__of_letter(const ltl_fold *f, char letter) {
    if ((f->language & LTL_FOLD_LETTERS) == 0) {
        return ltl_fold__of_text(ltl_arena_printf(f->flow->arena, "%c", letter));
    }
    if (letter == '\'') {
        return ltl_known_nothing();
    }
    return (ltl_known){.kind = LTL_KNOWN_LITERAL,
                       .origin = LTL_NO_NODE,
                       .text = ltl_arena_printf(f->flow->arena, "'%c'", letter)};
}

ltl_known ltl_fold__of_bool(bool holds) {
    return (ltl_known){.kind = LTL_KNOWN_BOOL, .origin = LTL_NO_NODE, .integer = holds ? 1 : 0};
}

ltl_known ltl_fold__of_integer(ltl_flow *flow, int64_t integer) {
    int64_t most = (flow->fold_language & LTL_FOLD_NARROW) != 0 ? INT32_MAX
                   : (flow->fold_language & LTL_FOLD_JS) != 0   ? (INT64_C(1) << 53) - 1
                                                                : INT64_MAX;
    bool is_within = integer <= most && integer >= -most;
    return is_within ? ltl_known_of_integer(flow->arena, integer)
                     : ltl_known_some(LTL_KNOWN_SOME_NUMBER);
}

bool ltl_fold__integer(const ltl_known *value, int64_t *out_integer) {
    bool is_integer = value->kind == LTL_KNOWN_NUMBER && value->is_integer;
    *out_integer = is_integer ? value->integer : 0;
    return is_integer;
}

bool ltl_fold__spelling(const ltl_known *value, ltl_arena *arena, ltl_str *out_text) {
    int64_t integer;
    if (!ltl_fold__integer(value, &integer)) {
        return ltl_fold__text(value, out_text);
    }
    *out_text = ltl_arena_printf(arena, "%lld", (long long)integer);
    return true;
}

static bool is_text_or_number(const ltl_known *value) {
    return value->kind == LTL_KNOWN_STRING || value->kind == LTL_KNOWN_NUMBER;
}

int ltl_fold__equal(const ltl_known *a, const ltl_known *b) {
    if ((ltl_known_is_symbol(a) && is_text_or_number(b)) || (ltl_known_is_symbol(b) && is_text_or_number(a))) {
        return 0;
    }
    bool are_values =
        (a->kind == LTL_KNOWN_STRING || a->kind == LTL_KNOWN_BOOL || a->kind == LTL_KNOWN_LITERAL ||
         (a->kind == LTL_KNOWN_NUMBER && a->is_integer)) &&
        a->kind == b->kind && a->is_integer == b->is_integer;
    ltl_str text;
    bool is_plain = are_values && (a->kind != LTL_KNOWN_STRING ||
                                   (ltl_fold__text(a, &text) && ltl_fold__text(b, &text)));
    return is_plain ? ltl_known_equal(a, b) : -1;
}

/* ---- collections ---- */

bool ltl_fold__is_collection(const ltl_known *value) {
    return value->kind == LTL_KNOWN_LIST || ltl_known_literal(value) != LTL_NO_NODE;
}

/* A value that is itself whoever else has it; what lies in another collection may change there. */
static ltl_known item_value(const ltl_flow *flow, ltl_node node) {
    ltl_known value = ltl_flow__known(flow, node);
    bool is_shared = value.kind == LTL_KNOWN_LIST ||
                     (ltl_known_literal(&value) != LTL_NO_NODE && value.origin != node);
    return is_shared ? ltl_known_nothing() : value;
}

static bool push(ltl_fold_items *items, ltl_known value) {
    bool fits = items->count < LTL_MAX_FOLD_ITEMS;
    if (fits) {
        items->at[items->count++] = value;
    }
    return fits;
}

/* `{k: 1}` of an object has `k` for a key, that of a mapping what the variable `k` holds. */
static ltl_known key_value(const ltl_flow *flow, ltl_node pair, ltl_node key) {
    const ltl_tree *tree = flow->tree;
    ltl_node type = ltl_tree_child(tree, tree->parent[pair], LTL_ROLE_TYPE);
    bool is_object = (flow->fold_language & LTL_FOLD_JS) != 0 ||
                     (type != LTL_NO_NODE && !ltl_str_is(ltl_tree_name(tree, type), "map"));
    bool is_bare = tree->kind[key] == LTL_KIND_NAME && is_object;
    return is_bare ? ltl_fold__of_text(ltl_tree_name(tree, key)) : item_value(flow, key);
}

static bool push_pair(const ltl_flow *flow, ltl_node pair, ltl_fold_items *items) {
    const ltl_tree *tree = flow->tree;
    bool is_keyword = tree->kind[pair] == LTL_KIND_KEYWORD_ARGUMENT;
    ltl_node key = ltl_tree_child(tree, pair, is_keyword ? LTL_ROLE_NAME : LTL_ROLE_KEY);
    ltl_node value = ltl_tree_child(tree, pair, LTL_ROLE_VALUE);
    return key != LTL_NO_NODE && value != LTL_NO_NODE && push(items, key_value(flow, pair, key)) &&
           push(items, item_value(flow, value));
}

/* `{a}` of JavaScript. */
static bool push_short(const ltl_flow *flow, ltl_node name, ltl_fold_items *items) {
    return push(items, ltl_fold__of_text(ltl_tree_name(flow->tree, name))) &&
           push(items, item_value(flow, name));
}

/* What of a literal is no item: the type before Go's. */
static bool is_aside(const ltl_tree *tree, ltl_node child) {
    ltl_role role = (ltl_role)tree->role[child];
    return role == LTL_ROLE_TYPE || role == LTL_ROLE_MODIFIER;
}

/* Items that are each one value, whatever it is. */
static bool is_one_item(const ltl_tree *tree, ltl_node child) {
    switch (ltl_tree_kind(tree, child)) {
    case LTL_KIND_SPREAD:
    case LTL_KIND_LOOP:
    case LTL_KIND_OTHER:
    case LTL_KIND_ASSIGN:
        return false;
    default:
        return true;
    }
}

/* JavaScript's `[1, , 2]` has an item that is not written. */
static bool has_holes(const ltl_flow *flow, ltl_node literal) {
    const ltl_tree *tree = flow->tree;
    ltl_str text = tree->source->text;
    bool is_list = (flow->fold_language & LTL_FOLD_JS) != 0 && text.ptr[tree->start[literal]] == '[';
    uint32_t commas = 1; /* before the first item one is too many */
    ltl_node child = literal + 1;
    for (uint32_t at = tree->start[literal] + 1; is_list && at < tree->stop[literal]; at++) {
        bool is_item = child < tree->end[literal] && at == tree->start[child];
        if (is_item) {
            at = tree->stop[child] - 1;
            child = tree->end[child];
            commas = 0;
        } else if (text.ptr[at] == ',' && ++commas > 1) {
            return true;
        }
    }
    return false;
}

/* Go's `[3]int{1}` has more items than are written, `[]int{2: 1}` may have. */
static bool has_places(const ltl_flow *flow, ltl_node literal) {
    const ltl_tree *tree = flow->tree;
    ltl_node type = flow->fold_language == LTL_FOLD_GO ? ltl_tree_child(tree, literal, LTL_ROLE_TYPE) : LTL_NO_NODE;
    ltl_str text = type != LTL_NO_NODE ? ltl_tree_text(tree, type) : LTL_STR_NONE;
    bool is_list = ltl_str_starts_with(text, LTL_STR("["));
    bool is_counted = is_list && !ltl_str_starts_with(text, LTL_STR("[]"));
    for (ltl_node child = literal + 1; is_list && !is_counted && child < tree->end[literal];
         child = tree->end[child]) {
        is_counted = tree->kind[child] == LTL_KIND_PAIR || tree->kind[child] == LTL_KIND_KEYWORD_ARGUMENT;
    }
    return is_counted;
}

bool ltl_fold__has_unwritten(const ltl_flow *flow, ltl_node literal) {
    return has_holes(flow, literal) || has_places(flow, literal);
}

static bool read_literal(const ltl_flow *flow, ltl_node literal, ltl_fold_items *out) {
    const ltl_tree *tree = flow->tree;
    if (ltl_fold__has_unwritten(flow, literal)) {
        return false;
    }
    bool is_first = true;
    bool is_object = (flow->fold_language & LTL_FOLD_JS) != 0 &&
                     tree->source->text.ptr[tree->start[literal]] == '{';
    for (ltl_node child = literal + 1; child < tree->end[literal]; child = tree->end[child]) {
        ltl_kind kind = ltl_tree_kind(tree, child);
        bool is_short = is_object && kind == LTL_KIND_NAME;
        bool is_pair = kind == LTL_KIND_PAIR || kind == LTL_KIND_KEYWORD_ARGUMENT || is_short;
        if (is_aside(tree, child)) {
            continue;
        }
        out->is_mapping = is_first ? is_pair : out->is_mapping;
        is_first = false;
        bool fits = is_short  ? push_short(flow, child, out)
                    : is_pair ? push_pair(flow, child, out)
                              : push(out, item_value(flow, child));
        if (is_pair != out->is_mapping || !is_one_item(tree, child) || !fits) {
            return false;
        }
    }
    return true;
}

/* `{a, b}` is an object in JavaScript; `{}` there, and in Python, is one without keys. */
static bool is_list_literal(const ltl_flow *flow, ltl_node literal, bool is_empty) {
    bool is_braced = flow->tree->source->text.ptr[flow->tree->start[literal]] == '{';
    bool is_python = flow->fold_language == LTL_FOLD_PYTHON && is_empty;
    return !is_braced || ((flow->fold_language & LTL_FOLD_JS) == 0 && !is_python);
}

bool ltl_fold__items(const ltl_flow *flow, const ltl_known *value, ltl_fold_items *out_items) {
    ltl_node literal = ltl_known_literal(value);
    out_items->count = 0;
    out_items->is_mapping = false;
    if (value->kind == LTL_KNOWN_LIST) {
        out_items->is_mapping = value->items->is_mapping;
        for (uint32_t i = 0; i < value->items->count; i++) {
            (void)push(out_items, value->items->at[i]);
        }
        return true;
    }
    if (literal == LTL_NO_NODE || !read_literal(flow, literal, out_items)) {
        return false;
    }
    bool is_empty = out_items->count == 0;
    bool is_list = is_list_literal(flow, literal, is_empty);
    out_items->is_mapping = out_items->is_mapping || (is_empty && !is_list);
    return out_items->is_mapping || is_list;
}

ltl_known ltl_fold__of_items(ltl_flow *flow, const ltl_fold_items *items) {
    size_t bytes = items->count * sizeof items->at[0];
    ltl_known_items *made = ltl_arena_alloc(flow->arena, sizeof *made + bytes);
    made->count = items->count;
    made->is_mapping = items->is_mapping;
    if (bytes > 0) {
        memcpy(made->at, items->at, bytes);
    }
    return (ltl_known){.kind = LTL_KNOWN_LIST, .origin = LTL_NO_NODE, .items = made};
}

bool ltl_fold_nests(const ltl_flow *flow, const ltl_known *value) {
    ltl_fold_items items;
    if (!ltl_fold__items(flow, value, &items)) {
        return true;
    }
    for (uint32_t i = 0; i < items.count; i++) {
        if (ltl_fold__is_collection(&items.at[i])) {
            return true;
        }
    }
    return false;
}

bool ltl_fold__is_mapping(const ltl_flow *flow, const ltl_known *value) {
    ltl_fold_items items;
    return ltl_fold__items(flow, value, &items) && items.is_mapping;
}

ltl_known ltl_fold__under(const ltl_flow *flow, const ltl_known *mapping, const ltl_known *key,
                          bool *out_is_absent) {
    ltl_fold_items items;
    ltl_known found = ltl_known_nothing();
    *out_is_absent = false;
    bool is_known = ltl_fold__items(flow, mapping, &items) && items.is_mapping;
    bool is_found = false;
    for (uint32_t i = 0; i + 1 < items.count && is_known; i += 2) {
        int is_equal = ltl_fold__equal(&items.at[i], key);
        is_known = is_equal >= 0; /* a later one of the same key counts */
        found = is_equal == 1 ? items.at[i + 1] : found;
        is_found = is_found || is_equal == 1;
    }
    *out_is_absent = is_known && !is_found;
    return is_known ? found : ltl_known_nothing();
}
