/* What is written out: literals, tuples, what a statement gives back, constructors of pairs. */
#include "analyzers/taint/objects/parts.h"
#include "analyzers/syntax/holder.h"
#include "analyzers/syntax/scope_call.h"

#include <stdio.h>

/* The children that are parts. */
enum form { ITEMS, VALUES, ARGUMENTS, SIDES };

static bool is_language(const ltl_tree *tree, const char *id) {
    return ltl_language_is(tree->language, id);
}

static char first_byte(const ltl_tree *tree, ltl_node node) {
    return tree->source->text.ptr[tree->start[node]];
}

/* ---- keys ---- */

uint32_t ltl_taint__key_of_place(ltl_taint *t, uint32_t i) {
    char text[12];
    int length = snprintf(text, sizeof text, "%u", i);
    uint32_t known = ltl_names_find(t->tree->names, (ltl_str){text, (size_t)length});
    return known != 0 ? known
                      : ltl_taint__key_of_text(
                            t, ltl_arena_copy(t->arena, (ltl_str){text, (size_t)length}));
}

bool ltl_taint__is_place(const ltl_taint *t, uint32_t key, uint32_t first) {
    ltl_str text = ltl_taint__key_text(t, key);
    uint32_t place = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] < '0' || text.ptr[i] > '9' || i == 6) {
            return false;
        }
        place = place * 10 + (uint32_t)(text.ptr[i] - '0');
    }
    return text.len > 0 && place >= first;
}

/* `"$a[b]"` of PHP: what stands there is the key itself. */
bool ltl_taint__is_bare_key(const ltl_tree *tree, ltl_node node) {
    return node != LTL_NO_NODE && tree->kind[node] == LTL_KIND_NAME &&
           ltl_language_is(tree->language, "php") &&
           !ltl_str_starts_with(ltl_tree_name(tree, node), LTL_STR("$"));
}

uint32_t ltl_taint__key_of_leaf(ltl_taint *t, ltl_node leaf) {
    const ltl_tree *tree = t->tree;
    if (leaf == LTL_NO_NODE || !ltl_tree_is_leaf(tree, leaf)) {
        return 0;
    }
    ltl_kind kind = ltl_tree_kind(tree, leaf);
    ltl_str text = ltl_tree_name(tree, leaf);
    bool is_symbol = kind == LTL_KIND_LITERAL && text.len > 1 && text.ptr[0] == ':';
    return is_symbol ? ltl_taint__key_of_text(t, ltl_str_slice(text, 1, text.len))
                     : tree->name[leaf];
}

/* ---- what may be taken apart ---- */

typedef struct maker {
    const char *language;
    const char *name;
} maker;

/* Functions whose arguments are the parts of what they give. */
static const maker MAKERS[] = {
    {"kotlin", "Pair"}, {"kotlin", "Triple"}, {"cpp", "make_pair"}, {"cpp", "make_tuple"},
    {"cpp", "pair"},    {"cpp", "tuple"},     {"csharp", "Create"}, {"python", "dict"},
    {"kotlin", "mapOf"},     {"kotlin", "mutableMapOf"},  {"kotlin", "hashMapOf"}, {"kotlin", "linkedMapOf"},
    {"kotlin", "listOf"},    {"kotlin", "mutableListOf"}, {"kotlin", "arrayOf"},   {"kotlin", "arrayListOf"},
};

static bool is_maker(const ltl_taint *t, ltl_node call) {
    const ltl_tree *tree = t->tree;
    ltl_node callee = ltl_tree_child(tree, call, LTL_ROLE_CALLEE);
    ltl_node of = LTL_NO_NODE;
    if (callee != LTL_NO_NODE && tree->kind[callee] == LTL_KIND_MEMBER) {
        of = ltl_tree_child(tree, callee, LTL_ROLE_RECEIVER);
        callee = ltl_tree_child(tree, callee, LTL_ROLE_NAME);
    }
    if (callee == LTL_NO_NODE || !ltl_tree_is_leaf(tree, callee) || t->scopes->of[callee] != 0) {
        return false;
    }
    ltl_str name = ltl_tree_name(tree, callee);
    ltl_str object = of != LTL_NO_NODE ? ltl_tree_name(tree, of) : LTL_STR_NONE;
    bool is_tuple = of == LTL_NO_NODE || ltl_str_is(object, "std") || ltl_str_is(object, "Tuple") ||
                    ltl_str_is(object, "ValueTuple");
    for (size_t i = 0; is_tuple && i < LTL_COUNT_OF(MAKERS); i++) {
        if (ltl_str_is(name, MAKERS[i].name) && is_language(tree, MAKERS[i].language)) {
            return true;
        }
    }
    return false;
}

/* `new { A = x, y, z.B }` of C#. */
static bool is_anonymous(const ltl_tree *tree, ltl_node list) {
    return first_byte(tree, list) == 'n' && is_language(tree, "csharp") &&
           ltl_tree_child(tree, list, LTL_ROLE_TYPE) == LTL_NO_NODE;
}

/* `{a}` is `{a: a}`, and so is it in Rust's `T {a}`. */
static bool names_itself(const ltl_tree *tree, ltl_node of) {
    static const char *const IDS[] = {"javascript", "jsx", "svelte", "tsx", "typescript"};
    bool is_object = tree->kind[of] == LTL_KIND_COLLECTION && first_byte(tree, of) == '{';
    for (size_t i = 0; is_object && i < LTL_COUNT_OF(IDS); i++) {
        if (is_language(tree, IDS[i])) {
            return true;
        }
    }
    return is_anonymous(tree, of) || (tree->kind[of] == LTL_KIND_NEW && is_language(tree, "rust"));
}

/* `T{A: x, B: y}`: fields by their names only. */
static bool has_only_names(const ltl_tree *tree, ltl_node made) {
    bool has_some = false;
    for (ltl_node child = made + 1; child < tree->end[made]; child = tree->end[child]) {
        if (tree->role[child] == LTL_ROLE_ARGUMENT) {
            ltl_kind kind = ltl_tree_kind(tree, child);
            bool is_named = kind == LTL_KIND_KEYWORD_ARGUMENT || kind == LTL_KIND_PAIR ||
                            kind == LTL_KIND_SPREAD || /* Rust's `..s` */
                            (kind == LTL_KIND_NAME && names_itself(tree, made));
            if (!is_named) {
                return false;
            }
            has_some = true;
        }
    }
    return has_some;
}

/* `[]T{x, y}`: the type says that it is a list. */
static bool is_go_list(const ltl_tree *tree, ltl_node made) {
    ltl_node type = ltl_tree_child(tree, made, LTL_ROLE_TYPE);
    return type != LTL_NO_NODE && is_language(tree, "go") && first_byte(tree, type) == '[';
}

/* The function says that it gives a pair or a tuple: else `{x, y}` is anything that has fields. */
static bool gives_tuple(const ltl_tree *tree, ltl_node node) {
    while (node != LTL_NO_NODE && tree->kind[node] != LTL_KIND_FUNCTION) {
        node = tree->parent[node];
    }
    ltl_node type =
        node != LTL_NO_NODE ? ltl_tree_child(tree, node, LTL_ROLE_RETURN_TYPE) : LTL_NO_NODE;
    for (ltl_node at = type; type != LTL_NO_NODE && at < tree->end[type]; at++) {
        ltl_str name = ltl_tree_is_leaf(tree, at) ? ltl_tree_name(tree, at) : LTL_STR_NONE;
        if (ltl_str_is(name, "pair") || ltl_str_is(name, "tuple")) {
            return true;
        }
    }
    return false;
}

/* Whether things without a key are found by their place. Between braces they are, in most languages, something
 * else: a set, the fields of a structure, pairs of keys and values. */
static bool counts_places(const ltl_tree *tree, ltl_node list) {
    if (first_byte(tree, list) != '{') {
        return !is_anonymous(tree, list);
    }
    if (is_language(tree, "cpp")) {
        return tree->kind[tree->parent[list]] == LTL_KIND_RETURN && gives_tuple(tree, list);
    }
    return is_language(tree, "lua") || is_language(tree, "java") || is_language(tree, "elixir");
}

static uint32_t first_place(const ltl_tree *tree, ltl_node of) {
    return is_language(tree, "lua") && tree->kind[of] == LTL_KIND_COLLECTION ? 1 : 0;
}

/* `P(x, y)` of Rust's `struct P(String, String)`: its fields are places. */
bool ltl_taint__makes_tuple(ltl_taint *t, ltl_node call) {
    const ltl_tree *tree = t->tree;
    bool may_be = is_language(tree, "rust") && tree->kind[call] == LTL_KIND_CALL;
    ltl_node class = may_be ? ltl_taint__class_made(t, call) : LTL_NO_NODE;
    ltl_node body = class != LTL_NO_NODE ? ltl_tree_child(tree, class, LTL_ROLE_BODY) : LTL_NO_NODE;
    return body != LTL_NO_NODE && first_byte(tree, body) == '(';
}

static bool form_of(ltl_taint *t, ltl_node node, uint8_t *out_form, bool *out_has_places,
                    ltl_node *out_record) {
    const ltl_tree *tree = t->tree;
    *out_record = ltl_taint__record_made(t, node);
    *out_has_places = true;
    *out_form = ARGUMENTS;
    switch (ltl_tree_kind(tree, node)) {
    case LTL_KIND_COLLECTION:
        *out_form = ITEMS;
        *out_has_places = counts_places(tree, node) || *out_record != LTL_NO_NODE;
        return ltl_tree_child(tree, node, LTL_ROLE_BODY) == LTL_NO_NODE;
    case LTL_KIND_RETURN:
        *out_form = VALUES;
        return true;
    case LTL_KIND_NEW:
        *out_has_places = is_go_list(tree, node) || *out_record != LTL_NO_NODE;
        return *out_has_places || has_only_names(tree, node);
    case LTL_KIND_CALL:
        return *out_record != LTL_NO_NODE || is_maker(t, node) || ltl_taint__makes_tuple(t, node) ||
               ltl_taint__copied(t, node) != LTL_NO_NODE;
    case LTL_KIND_OTHER: {
        if (ltl_taint__copied(t, node) != LTL_NO_NODE) {
            *out_form = ITEMS;
            return true;
        }
        ltl_node name = ltl_tree_child(tree, node, LTL_ROLE_NAME);
        *out_form = SIDES;
        return name != LTL_NO_NODE && is_language(tree, "kotlin") &&
               ltl_str_is(ltl_tree_name(tree, name), "to") && t->scopes->of[name] == 0;
    }
    default:
        return false;
    }
}

bool ltl_taint__parts_of(ltl_taint *t, ltl_node node, bool has_places, ltl_taint_parts *out) {
    uint8_t form;
    bool can_have;
    ltl_node record;
    bool is_it = form_of(t, node, &form, &can_have, &record) &&
                 ltl_taint__first(t, node, LTL_TAINT_SOURCE) == 0 &&
                 ltl_taint__first(t, node, LTL_TAINT_SANITIZER) == 0;
    *out = (ltl_taint_parts){.of = node,
                             .next = node + 1,
                             .form = form,
                             .copied = is_it ? ltl_taint__copied(t, node) : LTL_NO_NODE,
                             .record = record,
                             .has_places = has_places && can_have,
                             .place = first_place(t->tree, node)};
    return is_it;
}

/* ---- one part after the other ---- */

static bool is_part(const ltl_taint_parts *p, const ltl_tree *tree, ltl_node child) {
    ltl_role role = (ltl_role)tree->role[child];
    switch (p->form) {
    case VALUES:
        return role == LTL_ROLE_VALUE;
    case ARGUMENTS:
        return role == LTL_ROLE_ARGUMENT;
    case SIDES:
        return role == LTL_ROLE_LEFT || role == LTL_ROLE_RIGHT;
    default:
        return true;
    }
}

/* `a:` of Swift's `(a: x)`, `A =` of C#'s `new { A = x }`: a name, and then the thing. */
static bool is_label(const ltl_tree *tree, ltl_node child) {
    if (tree->kind[child] != LTL_KIND_NAME || tree->end[child] >= tree->end[tree->parent[child]]) {
        return false;
    }
    ltl_str between = ltl_str_slice(tree->source->text, tree->stop[child], tree->start[child + 1]);
    bool is_named =
        tree->role[child] == LTL_ROLE_NAME && memchr(between.ptr, ':', between.len) != NULL;
    return is_named ||
           (is_language(tree, "csharp") && memchr(between.ptr, '=', between.len) != NULL);
}

/* `k to v` of Kotlin among what a mapping is made of. */
static bool pairs_up(const ltl_tree *tree, ltl_node of, ltl_node child) {
    bool may_be = tree->kind[child] == LTL_KIND_OTHER && tree->role[child] == LTL_ROLE_ARGUMENT;
    ltl_node name = may_be && is_language(tree, "kotlin") ? ltl_tree_child(tree, child, LTL_ROLE_NAME) : LTL_NO_NODE;
    /* among the children of a long list that has no callee, it would be looked for to the end */
    ltl_node callee = name != LTL_NO_NODE ? ltl_tree_child(tree, of, LTL_ROLE_CALLEE) : LTL_NO_NODE;
    return callee != LTL_NO_NODE && ltl_str_is(ltl_tree_name(tree, name), "to") &&
           ltl_str_ends_with(ltl_tree_text(tree, callee), LTL_STR("apOf"));
}

/* What names the part: the key of `a: x`, the left of `A = x`; LTL_NO_NODE: nothing does. */
static ltl_node name_of(const ltl_tree *tree, ltl_node of, ltl_node child, ltl_node *out_value) {
    *out_value = child;
    if (pairs_up(tree, of, child)) {
        *out_value = ltl_tree_child(tree, child, LTL_ROLE_RIGHT);
        return ltl_tree_child(tree, child, LTL_ROLE_LEFT);
    }
    switch (ltl_tree_kind(tree, child)) {
    case LTL_KIND_PAIR:
        *out_value = ltl_tree_child(tree, child, LTL_ROLE_VALUE);
        return ltl_tree_child(tree, child, LTL_ROLE_KEY);
    case LTL_KIND_OTHER: /* `A = x` of `p with { … }` */
        if (ltl_tree_kind(tree, of) != LTL_KIND_OTHER || !is_language(tree, "csharp") ||
            child + 1 >= tree->end[child]) {
            return LTL_NO_NODE;
        }
        *out_value = tree->end[child + 1] < tree->end[child] ? tree->end[child + 1] : child;
        return child + 1;
    case LTL_KIND_KEYWORD_ARGUMENT:
        *out_value = ltl_tree_child(tree, child, LTL_ROLE_VALUE);
        if (*out_value == LTL_NO_NODE) { /* Scala's */
            *out_value = ltl_tree_child(tree, child, LTL_ROLE_RIGHT);
            return ltl_tree_child(tree, child, LTL_ROLE_LEFT);
        }
        return ltl_tree_child(tree, child, LTL_ROLE_NAME);
    case LTL_KIND_ASSIGN:
        *out_value = ltl_tree_child(tree, child, LTL_ROLE_RIGHT);
        return ltl_tree_child(tree, child, LTL_ROLE_LEFT);
    case LTL_KIND_NAME:
        return names_itself(tree, of) ? child : LTL_NO_NODE;
    case LTL_KIND_MEMBER:
        return is_anonymous(tree, of) ? ltl_tree_child(tree, child, LTL_ROLE_NAME) : LTL_NO_NODE;
    default:
        return LTL_NO_NODE;
    }
}

typedef struct place_name {
    const char *language;
    const char *names[3];
} place_name;

/* What the places of tuples are called as well. */
static const place_name PLACE_NAMES[] = {
    {"kotlin", {"first", "second", "third"}},
    {"cpp", {"first", "second", "third"}},
    {"csharp", {"Item1", "Item2", "Item3"}},
    {"scala", {"_1", "_2", "_3"}},
};

static void add_place(ltl_taint *t, ltl_taint_parts *p) {
    uint32_t *keys = p->part.keys[0] == 0 ? p->part.keys : p->part.keys + 1;
    uint32_t place = p->place++;
    if (p->record != LTL_NO_NODE && p->part.keys[0] == 0 && !p->is_shifted) {
        *keys = ltl_taint__field_of_record(t, p->record, place);
        keys += *keys != 0 ? 1 : 0;
    }
    if (!p->has_places || p->is_shifted) {
        return;
    }
    *keys++ = ltl_taint__key_of_place(t, place);
    for (size_t i = 0; place < 3 && p->record == LTL_NO_NODE && i < LTL_COUNT_OF(PLACE_NAMES);
         i++) {
        if (is_language(t->tree, PLACE_NAMES[i].language)) {
            *keys = ltl_taint__key_of_text(t, ltl_str_of(PLACE_NAMES[i].names[place]));
        }
    }
}

bool ltl_taint__next_part(ltl_taint *t, ltl_taint_parts *p) {
    const ltl_tree *tree = t->tree;
    uint32_t label = 0;
    p->part = (ltl_taint_part_written){.value = LTL_NO_NODE};
    if (p->copied != LTL_NO_NODE && p->next == p->of + 1) {
        p->part.value = p->copied;
        p->part.is_spread = true;
        p->next = tree->end[p->next]; /* the callee, or what is copied */
        return true;
    }
    for (; p->next < tree->end[p->of] && ltl_taint__spend(t, 1); p->next = tree->end[p->next]) {
        ltl_node child = p->next;
        if (!is_part(p, tree, child) || child == p->copied) {
            continue;
        }
        if (is_label(tree, child)) {
            label = tree->name[child];
            continue;
        }
        ltl_node value;
        ltl_node name = name_of(tree, p->of, child, &value);
        p->part.value = value != LTL_NO_NODE ? value : child;
        p->part.keys[0] = label != 0 ? label : ltl_taint__key_of_leaf(t, name);
        p->part.is_spread = tree->kind[child] == LTL_KIND_SPREAD;
        p->is_shifted = p->is_shifted || p->part.is_spread;
        if (!p->part.is_spread &&
            (name == LTL_NO_NODE || tree->kind[child] == LTL_KIND_KEYWORD_ARGUMENT)) {
            add_place(t, p);
        }
        p->next = tree->end[child];
        return true;
    }
    return false;
}

/* ---- things under another guise ---- */

/* No place of the rule lies there. */
static bool cell_is_plain(ltl_taint *t, ltl_node node) { return ltl_taint__cell(t, node)->links == 0; }

/* `Box::new(x)`, `*x`. */
static ltl_node held_by(ltl_taint *t, ltl_node node) {
    bool is_call = t->tree->kind[node] == LTL_KIND_CALL;
    bool is_star = t->tree->kind[node] == LTL_KIND_UNARY && ltl_str_is(ltl_tree_name(t->tree, node), "*");
    if (!t->has_holders || (!is_call && !is_star) || !cell_is_plain(t, node)) {
        return LTL_NO_NODE;
    }
    return is_call ? ltl_held(t->tree, node) : ltl_tree_child(t->tree, node, LTL_ROLE_OPERAND);
}

ltl_node ltl_taint__unveiled(ltl_taint *t, ltl_node node) {
    const ltl_tree *tree = t->tree;
    for (uint32_t i = 0; i < LTL_MAX_TAINT_PATH_DEPTH && node != LTL_NO_NODE; i++) {
        ltl_kind kind = ltl_tree_kind(tree, node);
        ltl_role role = kind == LTL_KIND_AWAIT ? LTL_ROLE_OPERAND : LTL_ROLE_VALUE;
        bool may_be = kind == LTL_KIND_AWAIT || kind == LTL_KIND_CAST;
        const struct ltl_taint_cell *cell = may_be ? ltl_taint__cell(t, node) : NULL;
        bool is_guise =
            may_be && cell->links == 0 && cell->marks != 0; /* types may say that it is clean */
        bool is_call = kind == LTL_KIND_CALL;
        ltl_node inner = is_guise                   ? ltl_tree_child(tree, node, role)
                         : is_call && t->has_blocks ? ltl_scope_call_given(tree, node)
                                                    : LTL_NO_NODE;
        bool is_given = false;
        inner = inner == LTL_NO_NODE ? held_by(t, node) : inner;
        if (inner == LTL_NO_NODE && is_call && t->has_fluent) {
            inner = ltl_taint__object_given(t, node);
            is_given = inner != LTL_NO_NODE;
        }
        bool is_place = is_given && (ltl_taint__first(t, node, LTL_TAINT_SOURCE) != 0 ||
                                     ltl_taint__first(t, node, LTL_TAINT_SANITIZER) != 0);
        if (inner == LTL_NO_NODE || is_place) {
            return node;
        }
        node = inner;
    }
    return node;
}

/* The part of `path` that the entry lies in; 0: it lies elsewhere. */
static ltl_taint_path part_of_entry(const ltl_taint *t, ltl_taint_path entry, ltl_taint_path path) {
    if (!ltl_taint_path_is_below(&t->paths, entry, path)) {
        return 0;
    }
    while (t->paths.above.at[entry] != path) {
        entry = t->paths.above.at[entry];
    }
    return entry;
}

ltl_taint_value ltl_taint__places(ltl_taint *t, ltl_node node, uint32_t first,
                                  bool *out_has_names) {
    ltl_taint_value value = {0};
    ltl_taint_path path =
        t->has_shapes && t->state.entries.count > 0 ? ltl_taint__path(t, node) : 0;
    bool has_names = false;
    for (uint32_t i = 0; path != 0 && i < t->state.entries.count; i++) {
        const ltl_taint_entry *entry = &t->state.entries.at[i];
        ltl_taint_path part = part_of_entry(t, entry->path, path);
        if (part != 0 && ltl_taint__is_place(t, t->paths.key.at[part], first)) {
            value = ltl_taint_union(&t->out->traces, value, entry->value);
        } else {
            has_names = has_names || part != 0;
        }
    }
    if (out_has_names != NULL) {
        *out_has_names = has_names;
    }
    return value;
}
