#include "analyzers/match/references.h"

#include "analyzers/match/matcher_internal.h"
#include "core/limits.h"
#include "core/map.h"

/* ---- which node a reference means ---- */

/* What the mark stands before; other marks may stand between. */
static ltl_node marked_by(const ltl_tree *tree, ltl_node mark) {
    ltl_node node = ltl_tree_next_sibling(tree, mark);
    while (node != LTL_NO_NODE && tree->kind[node] == LTL_KIND_MODIFIER) {
        node = ltl_tree_next_sibling(tree, node);
    }
    return node;
}

/* A document of several in a file: marks of one are unknown in the next. A mark of the whole stands before
 * it. */
static bool begins_document(const ltl_tree *tree, ltl_node node) {
    return tree->parent[node] == 0 &&
           (node == 1 || tree->kind[node - 1] != LTL_KIND_MODIFIER || tree->parent[node - 1] != 0);
}

typedef struct reader {
    ltl_arena *arena;
    const ltl_tree *tree;
    ltl_map marks; /* name without the ampersand to node */
    ltl_node *meant;
} reader;

static void read_mark(reader *r, ltl_node node) {
    ltl_node marked = marked_by(r->tree, node);
    ltl_str name = ltl_str_slice(ltl_tree_text(r->tree, node), 1, SIZE_MAX);
    bool is_new = false;
    if (marked != LTL_NO_NODE) {
        ltl_map_put(&r->marks, name, &is_new)->value = marked;
    }
}

/* What lies in the node it means has no end. */
static void read_reference(reader *r, ltl_node node) {
    const ltl_tree *tree = r->tree;
    ltl_str name = ltl_str_slice(ltl_tree_text(tree, node), 1, SIZE_MAX);
    const ltl_map_entry *mark = ltl_map_find(&r->marks, name);
    if (mark == NULL || tree->end[mark->value] > node) {
        return;
    }
    if (r->meant == NULL) {
        r->meant = ltl_arena_alloc_raw(r->arena, tree->count * sizeof *r->meant);
        memset(r->meant, 0xff, tree->count * sizeof *r->meant);
    }
    r->meant[node] = (ltl_node)mark->value;
}

static bool begins_with(const ltl_tree *tree, ltl_node node, char byte) {
    return tree->source->text.ptr[tree->start[node]] == byte;
}

ltl_node *ltl_references_read(ltl_arena *arena, const ltl_tree *tree) {
    if (!tree->language->has_references || tree->kind_first[LTL_KIND_NAME] == LTL_NO_NODE) {
        return NULL;
    }
    reader r = {.arena = arena, .tree = tree};
    ltl_map_init(&r.marks, arena);
    for (ltl_node node = 1; node < tree->count; node++) {
        if (begins_document(tree, node)) {
            ltl_map_init(&r.marks, arena);
        }
        if (tree->kind[node] == LTL_KIND_MODIFIER && begins_with(tree, node, '&')) {
            read_mark(&r, node);
        } else if (tree->kind[node] == LTL_KIND_NAME && begins_with(tree, node, '*')) {
            read_reference(&r, node);
        }
    }
    return r.meant;
}

/* ---- pairs that are brought in ---- */

/* Mappings in the order in which they are asked for a key: the first is the one that is written. */
typedef struct merge {
    ltl_search *search;
    const ltl_goal *goal;
    ltl_node maps[LTL_MAX_MERGED_MAPPINGS];
    uint32_t count;
} merge;

static ltl_node meant_by(const ltl_search *search, ltl_node node) {
    ltl_node meant = search->target->references[node];
    return meant != LTL_NO_NODE ? meant : node;
}

static bool is_mapping(const ltl_tree *tree, ltl_node node) {
    return tree->kind[node] == LTL_KIND_COLLECTION &&
           (ltl_tree_row_flags(tree, node) & LTL_ROW_ANY_ORDER) != 0;
}

static void add_mapping(merge *m, ltl_node node) {
    for (uint32_t i = 0; i < m->count; i++) {
        if (m->maps[i] == node) {
            return;
        }
    }
    if (m->count == LTL_MAX_MERGED_MAPPINGS) {
        m->search->reason = LTL_REASON_RULE_FUEL;
    } else if (is_mapping(m->search->tree, node)) {
        m->maps[m->count++] = node;
    }
}

/* The name of the pair's key; 0: none. */
static uint32_t key_of(const ltl_tree *tree, ltl_node pair) {
    ltl_node key = tree->kind[pair] == LTL_KIND_PAIR ? ltl_tree_child(tree, pair, LTL_ROLE_KEY)
                                                     : LTL_NO_NODE;
    return key != LTL_NO_NODE ? tree->name[key] : 0;
}

static bool is_merge_key(const ltl_tree *tree, ltl_node pair) {
    uint32_t key = key_of(tree, pair);
    return key != 0 && ltl_str_is(ltl_names_text(tree->names, key), "<<");
}

bool ltl_is_merge_only(const ltl_search *search, ltl_node p, ltl_node t) {
    return search->asked->kind[p] == LTL_KIND_PAIR && is_merge_key(search->tree, t) &&
           !is_merge_key(search->asked, p);
}

/* `<<: *a`, `<<: [*a, *b]`, `<<: {…}`. */
static void add_merged(merge *m, ltl_node pair) {
    const ltl_tree *tree = m->search->tree;
    ltl_node value = ltl_tree_child(tree, pair, LTL_ROLE_VALUE);
    if (value == LTL_NO_NODE) {
        return;
    }
    value = meant_by(m->search, value);
    if (tree->kind[value] != LTL_KIND_COLLECTION || is_mapping(tree, value)) {
        add_mapping(m, value);
        return;
    }
    for (ltl_node item = value + 1; item < tree->end[value]; item = tree->end[item]) {
        add_mapping(m, meant_by(m->search, item));
    }
}

static bool is_said_before(const merge *m, uint32_t map, uint32_t key) {
    const ltl_tree *tree = m->search->tree;
    for (uint32_t i = 0; i < map; i++) {
        ltl_node at = m->maps[i];
        for (ltl_node pair = at + 1; pair < tree->end[at]; pair = tree->end[pair]) {
            if (key_of(tree, pair) == key || !ltl_search_look(m->search)) {
                return true;
            }
        }
    }
    return false;
}

static void prove_pair(merge *m, uint32_t map, ltl_node pair) {
    const ltl_goal *goal = m->goal;
    uint32_t key = key_of(m->search->tree, pair);
    if (map == 0 || key == 0 || is_said_before(m, map, key)) {
        return;
    }
    ltl_taken taken = {pair, goal->taken};
    ltl_goal rest = *goal;
    rest.p = m->search->asked->end[goal->p];
    rest.taken = &taken;
    ltl_prove_fit(m->search, goal->p, pair, &rest);
}

static bool is_taken(const ltl_taken *taken, ltl_node node) {
    while (taken != NULL && taken->node != node) {
        taken = taken->before;
    }
    return taken != NULL;
}

void ltl_prove_merged(ltl_search *search, const ltl_goal *goal) {
    const ltl_tree *tree = search->tree;
    merge m = {.search = search, .goal = goal};
    if (search->target->references == NULL || search->asked->kind[goal->p] != LTL_KIND_PAIR) {
        return;
    }
    add_mapping(&m, goal->around);
    for (uint32_t map = 0; map < m.count; map++) {
        ltl_node at = m.maps[map];
        for (ltl_node pair = at + 1; pair < tree->end[at]; pair = tree->end[pair]) {
            if (is_merge_key(tree, pair)) {
                add_merged(&m, pair);
            } else if (!is_taken(goal->taken, pair)) {
                prove_pair(&m, map, pair);
            }
            if (ltl_search_is_over(search) || !ltl_search_look(search)) {
                return;
            }
        }
    }
}
