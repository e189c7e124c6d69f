/* What methods of the usual collections do, in whatever language: marks that are put in are in, and come
 * out under the key they were put under. A name that means something else somewhere only adds marks. */
#include <string.h>

#include "analyzers/taint/objects/models.h"

#include "analyzers/taint/taint_internal.h"

typedef enum effect {
    STORES = 1 << 0,  /* its object holds what it is given */
    KEYED = 1 << 1,   /* … the last of two under the first, when that is known */
    FETCHES = 1 << 2, /* gives what is under the key */
    REMOVES = 1 << 3, /* what was under the key is gone */
} effect;

typedef struct model {
    const char *name;
    unsigned effects;
} model;

/* Objects that something was put into under two keys, beside the names of functions. */
enum { TWO_KEYS = 3 };

static const model MODELS[] = {
    {"push", STORES},           {"append", STORES},
    {"add", STORES | KEYED},    {"unshift", STORES},
    {"insert", STORES | KEYED}, {"extend", STORES},
    {"addAll", STORES},         {"put", STORES | KEYED},
    {"set", STORES | KEYED},    {"Store", STORES | KEYED},
    {"Add", STORES | KEYED},    {"Push", STORES},
    {"Enqueue", STORES},        {"enqueue", STORES},
    {"offer", STORES},          {"addFirst", STORES},
    {"addLast", STORES},        {"setdefault", STORES | KEYED},
    {"update", STORES | KEYED}, {"prepend", STORES},
    {"appendleft", STORES},     {"Insert", STORES | KEYED},
    {"TryAdd", STORES | KEYED}, {"putIfAbsent", STORES | KEYED},
    {"putAll", STORES},         {"addElement", STORES},
    {"Append", STORES},         {"AddRange", STORES},
    {"pushBack", STORES},       {"push_back", STORES},
    {"emplace_back", STORES},   {"store", STORES | KEYED},
    {"addOne", STORES},         {"insertLast", STORES},
    {"WriteString", STORES},    {"WriteByte", STORES},
    {"WriteRune", STORES},      {"AppendLine", STORES},
    {"AppendFormat", STORES},   {"AppendJoin", STORES},
    {"concat", STORES},         {"get", FETCHES},
    {"Load", FETCHES},          {"fetch", FETCHES},
    {"getOrDefault", FETCHES},  {"GetValueOrDefault", FETCHES},
    {"getOrElse", FETCHES},     {"remove", REMOVES},
    {"delete", REMOVES},        {"Remove", REMOVES},
    {"Delete", REMOVES},        {"getValue", FETCHES},
};

/* `record->update($input)` writes a row; in Python and Ruby it is a mapping's. */
static bool is_of_rows(const ltl_tree *tree, ltl_str name) {
    const char *id = tree->language->id;
    return ltl_str_is(name, "update") && strcmp(id, "python") != 0 && strcmp(id, "ruby") != 0;
}

/* `$.extend(a, b)`: lists have no such method there, and libraries hold nothing. */
static bool is_of_library(const ltl_tree *tree, ltl_str name) {
    const char *id = tree->language->id;
    return ltl_str_is(name, "extend") &&
           (strcmp(id, "javascript") == 0 || strcmp(id, "typescript") == 0);
}

static unsigned effects_of(const ltl_tree *tree, ltl_str name) {
    if (is_of_rows(tree, name) || is_of_library(tree, name)) {
        return 0;
    }
    for (size_t i = 0; i < LTL_COUNT_OF(MODELS); i++) {
        if (ltl_str_is(name, MODELS[i].name)) {
            return MODELS[i].effects;
        }
    }
    return 0;
}

bool ltl_taint_method_stores(const ltl_tree *tree, ltl_node name) {
    return name != LTL_NO_NODE && (effects_of(tree, ltl_tree_name(tree, name)) & STORES) != 0;
}

/* In `a.append(x).append(y)` both go into `a`: what such a method gives is its object. */
static ltl_node object_of_chain(const ltl_tree *tree, ltl_node receiver) {
    while (receiver != LTL_NO_NODE && tree->kind[receiver] == LTL_KIND_CALL) {
        ltl_node callee = ltl_tree_child(tree, receiver, LTL_ROLE_CALLEE);
        bool is_method = callee != LTL_NO_NODE && tree->kind[callee] == LTL_KIND_MEMBER;
        ltl_node name = is_method ? ltl_tree_child(tree, callee, LTL_ROLE_NAME) : LTL_NO_NODE;
        if (name == LTL_NO_NODE || (effects_of(tree, ltl_tree_name(tree, name)) & STORES) == 0) {
            return receiver;
        }
        receiver = ltl_tree_child(tree, callee, LTL_ROLE_RECEIVER);
    }
    return receiver;
}

/* Functions of many libraries that call what they are given with parts of what else they have. */
static const char *const CALLING_BACK[] = {
    "forEach",
    "map",
    "filter",
    "flatMap",
    "reduce",
    "reduceRight",
    "some",
    "every",
    "find",
    "findIndex",
    "findLast",
    "findLastIndex",
    "each",
    "select",
    "collect",
    "then",
    "foreach",
    "let",
    "also",
    "apply",
    "flatten",
    "sortBy",
    "groupBy",
    "any",
    "all",
    "run",
    "with",
    "takeIf",
    "onEach",
    "mapNotNull",
    "filterNot",
    "partition",
    "fold",
    "foldLeft",
    "foldRight",
    "exists",
    "forall",
    "Select",
    "Where",
    "ForEach",
    "SelectMany",
    "Any",
    "All",
    "First",
    "FirstOrDefault",
    "Single",
    "OrderBy",
    "GroupBy",
    "Aggregate",
    "TakeWhile",
    "SkipWhile",
    "ConvertAll",
    "FindAll",
    "for_each",
    "and_then",
    "inspect",
    "filter_map",
    "flat_map",
    "compactMap",
    "each_with_index",
    "each_with_object",
    "inject",
    "reject",
    "detect",
    "sort_by",
    "group_by",
    "map!",
    "each_slice",
    "tap",
    "anyMatch",
    "allMatch",
    "noneMatch",
    "peek",
    "ifPresent",
    "thenApply",
    "thenAccept",
    "thenCompose",
    "mapToObj",
    "array_map",
    "array_filter",
    "array_walk",
    "usort",
    "call_user_func",
    "sorted",
    "starmap",
    "mapValues",
    "forEachIndexed",
    "mapIndexed",
    "takeWhile",
    "dropWhile",
    "flat_map_reduce",
    "map_reduce",
    "filter_map!",
    "each_char",
    "Map",
    "Filter",
};

/* Of those and some more: what they give is made of what is given back to them. */
static const char *const GIVING_RESULTS[] = {
    "map",        "flatMap",    "flat_map",        "filter_map", "compactMap",
    "mapNotNull", "mapValues",  "mapIndexed",      "reduce",     "inject",
    "fold",       "foldLeft",   "foldRight",       "then",       "let",
    "run",        "with",       "collect",         "Select",     "SelectMany",
    "Aggregate",  "thenApply",  "thenCompose",     "and_then",   "array_map",
    "Map",        "ConvertAll", "mapToObj",        "getOrElse",  "getOrPut",
    "orElseGet",  "or_else",    "computeIfAbsent", "ifEmpty",    "fetch",
};

bool ltl_taint__makes_of_items(const ltl_tree *tree, ltl_node callee) {
    bool is_member = callee != LTL_NO_NODE && tree->kind[callee] == LTL_KIND_MEMBER;
    ltl_node of = is_member ? ltl_tree_child(tree, callee, LTL_ROLE_RECEIVER) : LTL_NO_NODE;
    ltl_node name = is_member ? ltl_tree_child(tree, callee, LTL_ROLE_NAME) : LTL_NO_NODE;
    return of != LTL_NO_NODE && name != LTL_NO_NODE && tree->kind[of] == LTL_KIND_NAME &&
           ltl_str_is(ltl_tree_name(tree, of), "Array") && ltl_str_is(ltl_tree_name(tree, name), "from");
}

/* The last name of what is called: `map` of `a.map(f)`, and of `a.getOrElse(k) { … }`. */
static ltl_str called_name(const ltl_tree *tree, ltl_node callee) {
    if (callee != LTL_NO_NODE && tree->kind[callee] == LTL_KIND_CALL) {
        callee = ltl_tree_child(tree, callee, LTL_ROLE_CALLEE);
    }
    ltl_node name = callee;
    if (ltl_taint__makes_of_items(tree, callee)) {
        return LTL_STR("map"); /* `Array.from(xs, f)` */
    }
    if (callee != LTL_NO_NODE && tree->kind[callee] == LTL_KIND_MEMBER) {
        name = ltl_tree_child(tree, callee, LTL_ROLE_NAME);
    }
    bool is_name = name != LTL_NO_NODE && ltl_tree_is_leaf(tree, name);
    return is_name ? ltl_tree_name(tree, name) : LTL_STR_NONE;
}

static bool is_one_of(ltl_str name, const char *const *names, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (ltl_str_is(name, names[i])) {
            return true;
        }
    }
    return false;
}

bool ltl_taint__calls_back(const ltl_tree *tree, ltl_node callee) {
    bool is_call = callee != LTL_NO_NODE && tree->kind[callee] == LTL_KIND_CALL;
    return !is_call &&
           is_one_of(called_name(tree, callee), CALLING_BACK, LTL_COUNT_OF(CALLING_BACK));
}

bool ltl_taint__gives_only_results(const ltl_tree *tree, ltl_node callee) {
    static const char *const NAMES[] = {"Select",  "array_map", "collect", "filter_map",
                                        "flatMap", "flat_map",  "map",     "mapIndexed"};
    return is_one_of(called_name(tree, callee), NAMES, LTL_COUNT_OF(NAMES));
}

bool ltl_taint__maps_first(const ltl_tree *tree, ltl_node callee) {
    bool is_python = ltl_language_is(tree->language, "python");
    bool is_function = is_python && callee != LTL_NO_NODE && tree->kind[callee] == LTL_KIND_NAME;
    return ltl_str_is(called_name(tree, callee), is_function ? "map" : "array_map");
}

bool ltl_taint__is_mapper(const ltl_taint *t, ltl_node call, ltl_node given) {
    ltl_node callee = ltl_tree_child(t->tree, call, LTL_ROLE_CALLEE);
    return t->tree->kind[given] == LTL_KIND_LAMBDA ||
           (t->tree->kind[given] == LTL_KIND_STRING && ltl_taint__maps_first(t->tree, callee));
}

bool ltl_taint__gives_results(const ltl_tree *tree, ltl_node callee) {
    return is_one_of(called_name(tree, callee), GIVING_RESULTS, LTL_COUNT_OF(GIVING_RESULTS));
}

/* A call of a method, taken apart. */
typedef struct method_call {
    unsigned effects;
    ltl_node receiver;
    ltl_node first; /* argument; LTL_NO_NODE: none */
    ltl_node last;
    uint32_t count;
} method_call;

static bool read_call(const ltl_tree *tree, ltl_node call, method_call *out) {
    ltl_node callee = ltl_tree_child(tree, call, LTL_ROLE_CALLEE);
    if (callee == LTL_NO_NODE || tree->kind[callee] != LTL_KIND_MEMBER) {
        return false;
    }
    ltl_node name = ltl_tree_child(tree, callee, LTL_ROLE_NAME);
    *out = (method_call){.receiver = ltl_tree_child(tree, callee, LTL_ROLE_RECEIVER),
                         .first = LTL_NO_NODE,
                         .last = LTL_NO_NODE};
    out->effects = name != LTL_NO_NODE ? effects_of(tree, ltl_tree_name(tree, name)) : 0;
    if (out->effects == 0 || out->receiver == LTL_NO_NODE) {
        return false;
    }
    if ((out->effects & STORES) != 0) {
        out->receiver = object_of_chain(tree, out->receiver);
    }
    for (ltl_node child = call + 1; child < tree->end[call]; child = tree->end[child]) {
        if (tree->role[child] == LTL_ROLE_ARGUMENT) {
            out->first = out->count++ == 0 ? child : out->first;
            out->last = child;
        }
    }
    return true;
}

static uint32_t key_of(const ltl_tree *tree, ltl_node node) {
    bool is_known = node != LTL_NO_NODE &&
                    (tree->kind[node] == LTL_KIND_STRING || tree->kind[node] == LTL_KIND_NUMBER);
    return is_known ? tree->name[node] : 0;
}

/* `config.get("section", "key")`: under two keys, when something was put under two. */
static ltl_taint_path path_below_two(ltl_taint *t, const method_call *m) {
    uint32_t first = key_of(t->tree, m->first);
    uint32_t second = m->count >= 2 ? key_of(t->tree, ltl_tree_next_sibling(t->tree, m->first)) : 0;
    ltl_taint_path path = first != 0 && second != 0 ? ltl_taint__path(t, m->receiver) : 0;
    path = path != 0 ? ltl_taint_path_below(t->arena, &t->paths, path, first) : 0;
    return path != 0 ? ltl_taint_path_below(t->arena, &t->paths, path, second) : 0;
}

static ltl_taint_value with_usual(ltl_taint *t, const method_call *m, ltl_taint_value value) {
    for (ltl_node other = ltl_tree_next_sibling(t->tree, m->first); other != LTL_NO_NODE;
         other = ltl_tree_next_sibling(t->tree, other)) {
        value = ltl_taint_union(&t->out->traces, value, ltl_taint__gather(t, other));
    }
    return value;
}

/* `kw.get("a")` of a parameter of which nothing is known: its field. */
static bool fetch_from_parameter(ltl_taint *t, const method_call *m, ltl_taint_path path,
                                 ltl_taint_value *out_value) {
    ltl_taint_value whole = path != 0 ? ltl_taint__value(t, m->receiver) : (ltl_taint_value){0};
    ltl_taint_value field = ltl_taint__as_field(t, path, whole, m->receiver);
    if (path == 0 || field.marks == whole.marks) {
        return false;
    }
    *out_value = with_usual(t, m, field);
    return true;
}

bool ltl_taint__fetch(ltl_taint *t, ltl_node call, ltl_taint_value *out_value) {
    method_call m;
    if (!read_call(t->tree, call, &m) || (m.effects & FETCHES) == 0) {
        return false;
    }
    if (ltl_taint__is_table(t, m.receiver)) {
        *out_value = with_usual(t, &m, (ltl_taint_value){0});
        return true;
    }
    if (ltl_taint__list_item(t, call, out_value)) {
        return true;
    }
    ltl_taint_path two = m.count == 2 ? path_below_two(t, &m) : 0;
    if (two != 0 && ltl_pairs_find(&t->by_name, TWO_KEYS, ltl_taint__path(t, m.receiver)) != 0) {
        *out_value = ltl_taint_state_gather(&t->state, &t->paths, two);
        return true;
    }
    uint32_t key = key_of(t->tree, m.first);
    ltl_taint_path above = key != 0 ? ltl_taint__path(t, m.receiver) : 0;
    ltl_taint_path path = above != 0 ? ltl_taint_path_below(t->arena, &t->paths, above, key) : 0;
    if (!ltl_taint_state_has(&t->state, path) &&
        (above == 0 || !ltl_taint_state_has_below(&t->state, &t->paths, above))) {
        return fetch_from_parameter(t, &m, path, out_value);
    }
    *out_value =
        ltl_taint_union(&t->out->traces, ltl_taint_state_gather(&t->state, &t->paths, path),
                        ltl_taint_state_has(&t->state, path) ? (ltl_taint_value){0}
                                                             : ltl_taint__value(t, m.receiver));
    *out_value = with_usual(t, &m, *out_value); /* what else it may give */
    return true;
}

/* `import "net/http"` brings `http`, without saying that word apart. */
static bool is_imported_by_path(ltl_taint *t, ltl_str name) {
    const ltl_tree *tree = t->tree;
    ltl_node import = tree->kind_first[LTL_KIND_IMPORT];
    for (; import != LTL_NO_NODE && ltl_taint__spend(t, 1); import = tree->kind_next[import]) {
        for (ltl_node node = import; node < tree->end[import]; node++) {
            ltl_str path =
                tree->kind[node] == LTL_KIND_STRING ? ltl_tree_name(tree, node) : LTL_STR_NONE;
            size_t before = path.len > name.len ? path.len - name.len - 1 : 0;
            bool is_last = path.len == name.len || (path.len > 0 && path.ptr[before] == '/');
            if (path.len >= name.len && is_last && ltl_str_ends_with(path, name)) {
                return true;
            }
        }
    }
    return false;
}

/* `io.WriteString(w, x)`: a package holds nothing. */
static bool is_package(ltl_taint *t, ltl_node receiver) {
    if (t->tree->kind[receiver] != LTL_KIND_NAME) {
        return false;
    }
    uint32_t variable = t->scopes->of[receiver];
    uint8_t kind = variable != 0 ? t->scopes->all.at[variable].kind : LTL_DECLARED_LOCAL;
    return kind == LTL_DECLARED_IMPORT || kind == LTL_DECLARED_CLASS ||
           (variable == 0 && is_imported_by_path(t, ltl_tree_name(t->tree, receiver)));
}

void ltl_taint__call_method(ltl_taint *t, ltl_node call) {
    method_call m;
    if (t->query->only_assignments || !read_call(t->tree, call, &m) || m.first == LTL_NO_NODE ||
        (m.effects & (STORES | REMOVES)) == 0) {
        return;
    }
    ltl_taint_path path = ltl_taint__path(t, m.receiver);
    const ltl_taint_far_path *far = ltl_taint__far_path(t, path);
    bool is_shared = far != NULL && far->is_collection; /* of the file that it is imported from */
    bool holds_nothing =
        (is_package(t, m.receiver) && !is_shared) || ltl_taint__is_service(t->tree, m.receiver);
    path = holds_nothing ? 0 : path;
    uint32_t key = key_of(t->tree, m.first);
    if (path == 0) {
        return;
    }
    if ((m.effects & REMOVES) != 0) {
        if (key != 0) {
            ltl_taint_state_set(t->arena, &t->state, &t->paths,
                                ltl_taint_path_below(t->arena, &t->paths, path, key),
                                (ltl_taint_value){0});
        }
        return;
    }
    ltl_taint__note_somewhere(t, path);
    if ((m.effects & KEYED) != 0 && key != 0 && m.count == 2) {
        ltl_taint_value value = ltl_taint__through(t, ltl_taint__gather(t, m.last), m.receiver);
        ltl_taint_state_set(t->arena, &t->state, &t->paths,
                            ltl_taint_path_below(t->arena, &t->paths, path, key), value);
        return;
    }
    ltl_taint_path two = (m.effects & KEYED) != 0 && m.count == 3 ? path_below_two(t, &m) : 0;
    if (two != 0) {
        ltl_pairs_put(t->arena, &t->by_name, TWO_KEYS, path, 1);
        ltl_taint_value given = ltl_taint__through(t, ltl_taint__gather(t, m.last), m.receiver);
        ltl_taint_state_set(t->arena, &t->state, &t->paths, two, given);
        return;
    }
    ltl_taint_value value = {0};
    for (ltl_node given = m.first; given != LTL_NO_NODE;
         given = ltl_tree_next_sibling(t->tree, given)) {
        value = ltl_taint_union(&t->out->traces, value, ltl_taint__gather(t, given));
        if (!ltl_taint__spend(t, 1)) {
            return;
        }
    }
    value = ltl_taint__appended_by(t, call, m.receiver, value);
    ltl_taint__add_to(t, path, ltl_taint__through(t, value, m.receiver));
}

static bool is_shift(const ltl_tree *tree, ltl_node node) {
    return tree->kind[node] == LTL_KIND_BINARY && ltl_str_is(ltl_tree_name(tree, node), "<<");
}

/* `a << x << y` as a statement: both go into `a`. */
void ltl_taint__append_operator(ltl_taint *t, ltl_node node) {
    const ltl_tree *tree = t->tree;
    ltl_node object = node;
    ltl_node outermost = node;
    if (!is_shift(tree, node) || t->query->only_assignments) {
        return;
    }
    while (object != LTL_NO_NODE && is_shift(tree, object)) {
        object = ltl_tree_child(tree, object, LTL_ROLE_LEFT);
    }
    while (tree->parent[outermost] != LTL_NO_NODE && is_shift(tree, tree->parent[outermost]) &&
           tree->role[outermost] == LTL_ROLE_LEFT && ltl_taint__spend(t, 1)) {
        outermost = tree->parent[outermost];
    }
    ltl_node around = tree->parent[outermost];
    bool is_statement =
        around != LTL_NO_NODE && (tree->kind[around] == LTL_KIND_EXPRESSION_STATEMENT ||
                                  ltl_tree_is_statement_list(tree, around));
    ltl_node given = ltl_tree_child(tree, node, LTL_ROLE_RIGHT);
    ltl_taint_path path = is_statement && object != LTL_NO_NODE ? ltl_taint__path(t, object) : 0;
    if (path != 0 && given != LTL_NO_NODE) {
        ltl_taint__note_somewhere(t, path);
        ltl_taint__add_to(t, path, ltl_taint__through(t, ltl_taint__gather(t, given), object));
    }
}
