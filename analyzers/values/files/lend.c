#include "analyzers/values/files/lend.h"

#include "core/hash.h"
#include "core/limits.h"

enum { MAX_GIVER_NODES = 60 };

typedef struct lending {
    ltl_arena *arena;
    const ltl_tree *tree;
    const ltl_scopes *scopes;
    ltl_lent *lent;
    ltl_pairs defined; /* (name, 1) of what the file defines; (name, 2) to the macro of that name, plus one */
} lending;

uint64_t ltl_lent_key(ltl_str name) {
    return ltl_hash64(name);
}

/* ---- definitions ---- */

static uint64_t namespace_of(const ltl_tree *tree, ltl_node node) {
    for (ltl_node at = tree->parent[node]; at != LTL_NO_NODE; at = tree->parent[at]) {
        ltl_node name = ltl_tree_child(tree, at, LTL_ROLE_NAME);
        if (ltl_str_is(ltl_tree_name(tree, at), "namespace") && name != LTL_NO_NODE) {
            return ltl_lent_key(ltl_tree_text(tree, name));
        }
    }
    return 0;
}

static bool has_word(const ltl_tree *tree, ltl_node node, const char *word) {
    for (ltl_node child = node + 1; child < tree->end[node]; child = tree->end[child]) {
        if (ltl_str_is(ltl_tree_name(tree, child), word)) {
            return true;
        }
    }
    return false;
}

/* What a variable of the file is, wherever it is named: constants are what they say, those of a file
 * its own, others one for all files. */
static uint64_t digest_of_variable(const lending *l, uint64_t name, ltl_node around) {
    ltl_str text = ltl_tree_text(l->tree, around);
    if (has_word(l->tree, around, "const") || has_word(l->tree, around, "constexpr")) {
        return ltl_hash64(text);
    }
    return has_word(l->tree, around, "static")
               ? ltl_lent_within(ltl_hash64(l->lent->path), name)
               : ltl_lent_within(namespace_of(l->tree, around) | 1, name);
}

/* Nobody gives these another meaning. */
static bool is_of_language(ltl_str name) {
    static const char *const NAMES[] = {"void",  "char", "int",    "long",   "short",
                                        "float", "bool", "double", "size_t", "NULL"};
    for (size_t i = 0; i < LTL_COUNT_OF(NAMES); i++) {
        if (ltl_str_is(name, NAMES[i])) {
            return true;
        }
    }
    return false;
}

/* What stands in a class by its name: parents, types, functions that its bodies call. */
static void note_class(lending *l, ltl_node around, ltl_lent_definition *definition) {
    const ltl_tree *tree = l->tree;
    definition->first_mention = l->lent->mentions.count;
    for (ltl_node leaf = around + 1; leaf < tree->end[around]; leaf++) {
        uint8_t role = tree->role[leaf];
        bool is_meant = role == LTL_ROLE_PARENT || role == LTL_ROLE_TYPE ||
                        role == LTL_ROLE_TYPE_ARGUMENT || role == LTL_ROLE_CALLEE ||
                        role == LTL_ROLE_KEY;
        if (is_meant && tree->kind[leaf] == LTL_KIND_NAME &&
            !is_of_language(ltl_tree_name(tree, leaf))) {
            LTL_PUSH(l->arena, &l->lent->mentions, ltl_lent_key(ltl_tree_name(tree, leaf)));
        }
    }
    definition->mention_count = l->lent->mentions.count - definition->first_mention;
    definition->is_giver = ltl_lent_is_giver(tree, around);
}

/* A macro that the file has twice, behind `#if` and `#else`, is lent as all that it may be. */
static bool joins_other(lending *l, uint32_t name, ltl_str text) {
    uint32_t before = ltl_pairs_find(&l->defined, name, 2);
    if (before == 0) {
        ltl_pairs_put(l->arena, &l->defined, name, 2, l->lent->definitions.count + 1);
        return false;
    }
    ltl_lent_definition *other = &l->lent->definitions.at[before - 1];
    if (ltl_str_find(other->text, text, 0) == SIZE_MAX) {
        other->digest = ltl_lent_within(other->digest, ltl_hash64(text));
        other->text = other->text.len + text.len <= LTL_MAX_LENT_BYTES
                          ? ltl_arena_printf(l->arena, "%.*s%.*s\n", LTL_STR_ARG(other->text), LTL_STR_ARG(text))
                          : LTL_STR("");
    }
    return true;
}

static void define(lending *l, ltl_node name, ltl_node around, const char *end) {
    ltl_str text = ltl_tree_text(l->tree, around);
    ltl_lent_definition definition = {.name = ltl_lent_key(ltl_tree_name(l->tree, name)),
                                      .digest = ltl_hash64(text)};
    bool is_macro = ltl_str_starts_with(ltl_tree_name(l->tree, around), LTL_STR("#define"));
    if (is_macro && joins_other(l, l->tree->name[name], text)) {
        return;
    }
    if (l->tree->kind[around] == LTL_KIND_DECLARATION) {
        definition.digest = digest_of_variable(l, definition.name, around);
        definition.is_linked = definition.digest != ltl_hash64(text);
    } else if (l->tree->kind[around] == LTL_KIND_CLASS) {
        note_class(l, around, &definition);
    }
    ltl_pairs_put(l->arena, &l->defined, l->tree->name[name], 1, 1);
    if (text.len <= LTL_MAX_LENT_BYTES) {
        definition.text = ltl_arena_printf(l->arena, "%.*s%s", LTL_STR_ARG(text), end);
    }
    LTL_PUSH(l->arena, &l->lent->definitions, definition);
}

/* In no function, class or template. */
static bool stands_free(const ltl_tree *tree, ltl_node node) {
    for (ltl_node at = tree->parent[node]; at != LTL_NO_NODE; at = tree->parent[at]) {
        ltl_str word = ltl_tree_name(tree, at);
        bool is_plain = tree->kind[at] == LTL_KIND_ROOT || tree->kind[at] == LTL_KIND_BLOCK ||
                        ltl_str_is(word, "namespace") || ltl_str_is(word, "extern");
        if (!is_plain) {
            return false;
        }
    }
    return true;
}

static void list_definitions(lending *l) {
    const ltl_tree *tree = l->tree;
    ltl_node node = tree->kind_first[LTL_KIND_OTHER];
    for (; node != LTL_NO_NODE; node = tree->kind_next[node]) {
        ltl_str word = ltl_tree_name(tree, node);
        ltl_node name = ltl_tree_child(tree, node, LTL_ROLE_NAME);
        bool defines = ltl_str_starts_with(word, LTL_STR("#define")) || ltl_str_is(word, "typedef");
        if (ltl_str_is(word, "namespace") && name != LTL_NO_NODE) {
            LTL_PUSH(l->arena, &l->lent->namespaces, ltl_lent_key(ltl_tree_text(tree, name)));
        } else if (defines && name != LTL_NO_NODE && stands_free(tree, node)) {
            define(l, name, node, "\n");
        }
    }
    node = tree->kind_first[LTL_KIND_CLASS];
    for (; node != LTL_NO_NODE; node = tree->kind_next[node]) {
        ltl_node name = ltl_tree_child(tree, node, LTL_ROLE_NAME);
        if (name != LTL_NO_NODE && stands_free(tree, node) &&
            ltl_tree_child(tree, node, LTL_ROLE_BODY) != LTL_NO_NODE) {
            define(l, name, node, ";\n");
        }
    }
    node = tree->kind_first[LTL_KIND_VARIABLE];
    for (; node != LTL_NO_NODE; node = tree->kind_next[node]) {
        ltl_node name = ltl_tree_child(tree, node, LTL_ROLE_NAME);
        ltl_node around = tree->parent[node];
        if (name != LTL_NO_NODE && tree->kind[around] == LTL_KIND_DECLARATION &&
            stands_free(tree, around)) {
            define(l, name, around, "\n");
        }
    }
}

/* ---- functions ---- */

static ltl_node name_of(const ltl_tree *tree, ltl_node function, ltl_node *out_class) {
    ltl_node name = ltl_tree_child(tree, function, LTL_ROLE_NAME);
    *out_class = LTL_NO_NODE;
    while (name != LTL_NO_NODE && tree->kind[name] == LTL_KIND_MEMBER) {
        *out_class = ltl_tree_child(tree, name, LTL_ROLE_RECEIVER);
        name = ltl_tree_child(tree, name, LTL_ROLE_NAME);
    }
    return name;
}

/* `data = -1`. */
static bool is_fixed(const ltl_tree *tree, ltl_node node) {
    ltl_node right =
        tree->kind[node] == LTL_KIND_ASSIGN     ? ltl_tree_child(tree, node, LTL_ROLE_RIGHT)
        : tree->kind[node] == LTL_KIND_VARIABLE ? ltl_tree_child(tree, node, LTL_ROLE_VALUE)
                                                : LTL_NO_NODE;
    ltl_kind kind = right != LTL_NO_NODE ? ltl_tree_kind(tree, right) : LTL_KIND_ROOT;
    return kind == LTL_KIND_NUMBER || kind == LTL_KIND_LITERAL || kind == LTL_KIND_UNARY;
}

bool ltl_lent_is_giver(const ltl_tree *tree, ltl_node function) {
    bool is_short = tree->end[function] - function <= MAX_GIVER_NODES;
    for (ltl_node node = function; node < tree->end[function]; node++) {
        bool is_made = tree->kind[node] == LTL_KIND_NEW ||
                       (tree->role[node] == LTL_ROLE_CALLEE && tree->kind[node] == LTL_KIND_NAME &&
                        ltl_library_gives(ltl_tree_name(tree, node)));
        if (is_made || (is_short && is_fixed(tree, node))) {
            return true;
        }
    }
    return false;
}

static bool was_read(const ltl_tree *tree, ltl_node function) {
    for (ltl_node node = function; node < tree->end[function]; node++) {
        if (tree->kind[node] == LTL_KIND_ERROR) {
            return false;
        }
    }
    return true;
}

/* A function, a class, or a name of the file: not what is the function's own. */
static bool leans_on(const lending *l, ltl_node leaf) {
    const ltl_tree *tree = l->tree;
    uint32_t declaration = l->scopes->of[leaf];
    if (declaration != 0 && l->scopes->all.at[declaration].kind <= LTL_DECLARED_PARAMETER) {
        return false;
    }
    bool is_member =
        tree->role[leaf] == LTL_ROLE_NAME && tree->kind[tree->parent[leaf]] == LTL_KIND_MEMBER;
    if (declaration == 0 && !is_member) {
        return !is_of_language(ltl_tree_name(tree, leaf)); /* of a header, perhaps */
    }
    bool is_called = tree->role[leaf] == LTL_ROLE_CALLEE;
    bool is_built = tree->role[leaf] == LTL_ROLE_TYPE;
    bool is_function =
        declaration != 0 && l->scopes->all.at[declaration].kind == LTL_DECLARED_FUNCTION;
    return is_called || is_built || is_function ||
           ltl_pairs_find(&l->defined, tree->name[leaf], 1) != 0;
}

static void note_mentions(lending *l, ltl_node function, ltl_lent_function *lent) {
    const ltl_tree *tree = l->tree;
    lent->first_mention = l->lent->mentions.count;
    for (ltl_node leaf = function; leaf < tree->end[function]; leaf++) {
        if (tree->kind[leaf] != LTL_KIND_NAME || !leans_on(l, leaf)) {
            continue;
        }
        uint64_t key = ltl_lent_key(ltl_tree_name(tree, leaf));
        uint32_t at = lent->first_mention;
        while (at < l->lent->mentions.count && l->lent->mentions.at[at] != key) {
            at++;
        }
        if (at == l->lent->mentions.count) {
            LTL_PUSH(l->arena, &l->lent->mentions, key);
        }
    }
    lent->mention_count = l->lent->mentions.count - lent->first_mention;
}

static void lend(lending *l, ltl_node function) {
    const ltl_tree *tree = l->tree;
    ltl_node around;
    ltl_node name = name_of(tree, function, &around);
    ltl_str text = ltl_tree_text(tree, function);
    if (name == LTL_NO_NODE || ltl_tree_child(tree, function, LTL_ROLE_BODY) == LTL_NO_NODE ||
        tree->kind[name] != LTL_KIND_NAME) {
        return;
    }
    ltl_pairs_put(l->arena, &l->defined, tree->name[name], 1, 1);
    bool is_lent = tree->end[function] - function <= LTL_MAX_LENT_NODES &&
                   text.len <= LTL_MAX_LENT_BYTES && stands_free(tree, function) &&
                   was_read(tree, function);
    ltl_lent_function lent = {
        .scope = around != LTL_NO_NODE ? ltl_lent_key(ltl_tree_text(tree, around)) : 0,
        .digest = ltl_hash64(text),
        .is_private = has_word(tree, function, "static")};
    uint64_t scope = lent.scope != 0 ? lent.scope : namespace_of(tree, function);
    lent.name = ltl_lent_key(ltl_tree_name(tree, name));
    lent.key = ltl_lent_within(scope, lent.name);
    if (is_lent) {
        lent.text = ltl_arena_copy(l->arena, text);
        lent.start = tree->start[function];
        note_mentions(l, function, &lent);
        lent.is_giver = ltl_lent_is_giver(tree, function);
    }
    LTL_PUSH(l->arena, &l->lent->functions, lent);
}

/* ---- includes ---- */

static void list_includes(lending *l) {
    const ltl_tree *tree = l->tree;
    ltl_node node = tree->kind_first[LTL_KIND_IMPORT];
    for (; node != LTL_NO_NODE; node = tree->kind_next[node]) {
        ltl_node module = ltl_tree_child(tree, node, LTL_ROLE_MODULE);
        ltl_str text = module != LTL_NO_NODE ? ltl_tree_text(tree, module) : LTL_STR("");
        if (text.len > 2 && (text.ptr[0] == '"' || text.ptr[0] == '<')) {
            text = ltl_arena_copy(l->arena, ltl_str_slice(text, 1, text.len - 1));
            LTL_PUSH(l->arena, &l->lent->includes, text);
        }
    }
}

/* ---- what is wanted ---- */

/* Functions with values that tell something, or whose values are used. */
static void list_wants(lending *l, const ltl_value_opens *opens) {
    for (uint32_t i = 0; i < opens->count; i++) {
        const ltl_value_open *open = &opens->at[i];
        ltl_lent_want want = {.name = ltl_lent_key(ltl_names_text(l->tree->names, open->name)),
                              .unit = l->tree->start[open->unit],
                              .is_any = open->is_told,
                              .is_class = open->is_class};
        if (open->is_told || open->is_asked) {
            LTL_PUSH(l->arena, &l->lent->wants, want);
        }
    }
}

void ltl_value_places_of(ltl_arena *arena, const ltl_tree *tree, const ltl_value_findings *findings,
                         ltl_value_places *out_places) {
    *out_places = (ltl_value_places){0};
    for (uint32_t i = 0; i < findings->count; i++) {
        const ltl_value_finding *finding = &findings->at[i];
        ltl_value_place place = {.check = finding->check,
                                 .span = ltl_tree_span(tree, finding->node),
                                 .kind = tree->kind[finding->node],
                                 .doubt = finding->doubt};
        if (finding->from != 0) {
            place.from = ltl_tree_span(tree, finding->from);
        }
        LTL_PUSH(arena, out_places, place);
    }
}

void ltl_lent_make(ltl_arena *arena, ltl_flow *flow, const ltl_value_findings *found,
                   const ltl_value_opens *opens, ltl_lent *out_lent) {
    lending l = {
        .arena = arena, .tree = flow->tree, .scopes = ltl_flow_scopes(flow), .lent = out_lent};
    *out_lent = (ltl_lent){.path = ltl_arena_copy(arena, l.tree->source->path)};
    list_includes(&l);
    list_definitions(&l);
    ltl_node node = l.tree->kind_first[LTL_KIND_FUNCTION];
    for (; node != LTL_NO_NODE; node = l.tree->kind_next[node]) {
        lend(&l, node);
    }
    list_wants(&l, opens);
    ltl_value_places_of(arena, l.tree, found, &out_lent->found);
}

ltl_node ltl_value_place_node(const ltl_tree *tree, ltl_span span, int kind) {
    uint32_t low = 1;
    uint32_t high = tree->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (tree->start[middle] < span.start) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    for (; low < tree->count && tree->start[low] == span.start; low++) {
        if (tree->stop[low] == span.end && (kind < 0 || tree->kind[low] == kind)) {
            return low;
        }
    }
    return LTL_NO_NODE;
}
