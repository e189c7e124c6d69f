#include "analyzers/match/matcher_internal.h"

/* An import is a list of entries, one for each thing it brings in: `from a.b import c as d, e` brings in
 * a.b.c, known as d, and a.b.e. Each entry of the pattern has to be the beginning of one of the code. */

enum { MAX_SEGMENTS = 16 };

typedef struct entry {
    ltl_node module; /* first node of the path; LTL_NO_NODE: none */
    ltl_node item;   /* what is taken from the module; LTL_NO_NODE: the module itself */
    ltl_node alias;
    uint32_t count;
    ltl_node segments[MAX_SEGMENTS]; /* the names of the path, outermost first */
} entry;

static bool joins_modules(const ltl_tree *tree) {
    return tree->language->imports == LTL_IMPORT_SCALA;
}

/* False when it is no path of names, or too long. */
static bool add_path(const ltl_tree *tree, ltl_node node, entry *e) {
    ltl_node names[MAX_SEGMENTS];
    uint32_t count = 0;
    while (tree->kind[node] == LTL_KIND_MEMBER && count < MAX_SEGMENTS) {
        names[count++] = ltl_tree_child(tree, node, LTL_ROLE_NAME);
        node = ltl_tree_child(tree, node, LTL_ROLE_RECEIVER);
        if (node == LTL_NO_NODE || names[count - 1] == LTL_NO_NODE) {
            return false;
        }
    }
    if (!ltl_tree_is_leaf(tree, node) || e->count + count + 1 > MAX_SEGMENTS) {
        return false;
    }
    e->segments[e->count++] = node;
    while (count > 0) {
        e->segments[e->count++] = names[--count];
    }
    return true;
}

/* `name as alias` is a pair; other grammars put the alias beside the name. */
static bool add_named(const ltl_tree *tree, ltl_node node, entry *e) {
    if (tree->kind[node] != LTL_KIND_PAIR) {
        return add_path(tree, node, e);
    }
    ltl_node name = ltl_tree_child(tree, node, LTL_ROLE_NAME);
    e->alias = ltl_tree_child(tree, node, LTL_ROLE_ALIAS);
    return name != LTL_NO_NODE && add_path(tree, name, e);
}

/* What an import says of all its entries. */
typedef struct import_shape {
    ltl_node module; /* the first one */
    ltl_node alias;
    bool has_items;
} import_shape;

static import_shape shape_of(const ltl_tree *tree, ltl_node import) {
    return (import_shape){.module = ltl_tree_child(tree, import, LTL_ROLE_MODULE),
                          .alias = ltl_tree_child(tree, import, LTL_ROLE_ALIAS),
                          .has_items = ltl_tree_child(tree, import, LTL_ROLE_ITEM) != LTL_NO_NODE};
}

/* A module is an entry when nothing is taken from it; of several that are one path, the first. */
static bool is_entry(const ltl_tree *tree, const import_shape *shape, ltl_node child) {
    if (tree->role[child] != LTL_ROLE_MODULE) {
        return tree->role[child] == LTL_ROLE_ITEM;
    }
    return !shape->has_items && (!joins_modules(tree) || child == shape->module);
}

/* The entry that `child` of an import is; false when it is none. */
static bool entry_at(const ltl_tree *tree, const import_shape *shape, ltl_node child,
                     entry *out_entry) {
    *out_entry = (entry){.module = LTL_NO_NODE, .item = LTL_NO_NODE, .alias = shape->alias};
    if (!is_entry(tree, shape, child)) {
        return false;
    }
    bool is_item = tree->role[child] == LTL_ROLE_ITEM;
    out_entry->module = is_item ? shape->module : child;
    for (ltl_node m = out_entry->module; m != LTL_NO_NODE && tree->role[m] == LTL_ROLE_MODULE;
         m = ltl_tree_next_sibling(tree, m)) {
        if (!add_named(tree, m, out_entry)) {
            return false;
        }
        if (!is_item && !joins_modules(tree)) {
            break;
        }
    }
    out_entry->item = is_item ? child : LTL_NO_NODE;
    return !is_item || add_named(tree, child, out_entry);
}

static bool is_open(const ltl_search *search, ltl_node p) {
    ltl_ask ask = (ltl_ask)search->pattern->asks[p];
    return ask == LTL_ASK_METAVARIABLE || ask == LTL_ASK_ANYTHING;
}

static ltl_node name_of_item(const ltl_tree *tree, ltl_node item) {
    return tree->kind[item] == LTL_KIND_PAIR ? ltl_tree_child(tree, item, LTL_ROLE_NAME) : item;
}

/* A lone metavariable is the whole path: of a module, or, as in `import $X`, with what is taken from it. */
static void prove_whole_path(ltl_search *search, const entry *asked, const entry *had,
                             const ltl_goal *next) {
    bool takes_item = asked->item == LTL_NO_NODE && had->item != LTL_NO_NODE;
    ltl_node last = takes_item ? had->item : had->module;
    ltl_node p = asked->segments[0];
    ltl_goal item = {.kind = LTL_GOAL_NODE, .next = next};
    if (asked->item != LTL_NO_NODE) {
        if (had->item == LTL_NO_NODE) {
            return;
        }
        item.p = name_of_item(search->asked, asked->item);
        item.t = name_of_item(search->tree, had->item);
        next = &item;
    }
    if (search->pattern->asks[p] == LTL_ASK_ANYTHING) {
        ltl_prove(search, next);
        return;
    }
    if (search->tree->kind[last] == LTL_KIND_PAIR && last == had->module) {
        last = name_of_item(search->tree, last); /* `import a.b as c` */
        ltl_bind_nodes(search, search->pattern->metavariable[p], last, last, next);
        return;
    }
    ltl_bind_nodes(search, search->pattern->metavariable[p], had->module, last, next);
}

static void prove_entry(ltl_search *search, const entry *asked, const entry *had,
                        const ltl_goal *next) {
    ltl_goal alias = {.kind = LTL_GOAL_NODE, .p = asked->alias, .t = had->alias, .next = next};
    if (asked->alias != LTL_NO_NODE) {
        if (had->alias == LTL_NO_NODE || asked->count != had->count) {
            return;
        }
        next = &alias;
    }
    bool has_one_module = asked->count == (asked->item == LTL_NO_NODE ? 1 : 2);
    if (asked->count > 0 && has_one_module && is_open(search, asked->segments[0])) {
        prove_whole_path(search, asked, had, next);
        return;
    }
    if (asked->count > had->count) {
        return;
    }
    ltl_goal segments[MAX_SEGMENTS];
    for (uint32_t i = asked->count; i-- > 0;) {
        ltl_node p = asked->segments[i];
        ltl_node t = had->segments[i];
        if (!is_open(search, p)) {
            if (search->asked->name[p] != search->tree->name[t]) {
                return;
            }
            continue;
        }
        segments[i] = (ltl_goal){.kind = LTL_GOAL_NODE, .p = p, .t = t, .next = next};
        next = &segments[i];
    }
    ltl_prove(search, next);
}

/* `import ...`, `from a import ...`: whatever it is. */
static void forget_ellipsis(const ltl_search *search, entry *asked) {
    if (asked->count > 0 &&
        search->pattern->asks[asked->segments[asked->count - 1]] == LTL_ASK_ELLIPSIS) {
        asked->count--;
        asked->item = LTL_NO_NODE;
    }
}

/* From `goal->p` on, each entry of the pattern's import is one of the code's. */
void ltl_prove_import(ltl_search *search, const ltl_goal *goal) {
    const ltl_tree *tree = search->tree;
    import_shape asked_shape = shape_of(search->asked, goal->p_around);
    ltl_node p = goal->p;
    entry asked;
    while (p < search->asked->end[goal->p_around] &&
           !entry_at(search->asked, &asked_shape, p, &asked)) {
        p = search->asked->end[p];
    }
    if (p >= search->asked->end[goal->p_around]) {
        ltl_prove(search, goal->next);
        return;
    }
    forget_ellipsis(search, &asked);
    ltl_goal rest = *goal;
    rest.p = search->asked->end[p];
    import_shape shape = shape_of(tree, goal->around);
    for (ltl_node t = goal->around + 1; t < tree->end[goal->around]; t = tree->end[t]) {
        entry had;
        if (ltl_search_is_over(search) || !ltl_search_look(search)) {
            return;
        }
        if (entry_at(tree, &shape, t, &had)) {
            prove_entry(search, &asked, &had, &rest);
        }
    }
}

/* Imports of strings, and what else has no path of names, are compared as any node. */
static bool is_dotted_import(const ltl_tree *tree, ltl_node node) {
    import_shape shape = shape_of(tree, node);
    bool has_any = false;
    for (ltl_node child = node + 1; child < tree->end[node]; child = tree->end[child]) {
        entry e;
        bool is_readable = entry_at(tree, &shape, child, &e);
        bool is_known = is_readable || !is_entry(tree, &shape, child);
        if (!is_known || tree->kind[child] == LTL_KIND_STRING) {
            return false;
        }
        has_any = has_any || is_readable;
    }
    return has_any;
}

bool ltl_prove_dotted_import(ltl_search *search, const ltl_goal *goal) {
    if (search->asked->kind[goal->p] != LTL_KIND_IMPORT ||
        search->tree->kind[goal->t] != LTL_KIND_IMPORT ||
        !is_dotted_import(search->asked, goal->p)) {
        return false;
    }
    ltl_goal entries = *goal;
    entries.kind = LTL_GOAL_IMPORT;
    entries.p_around = goal->p;
    entries.around = goal->t;
    entries.p = goal->p + 1;
    ltl_prove(search, &entries);
    return true;
}
