/* Lists that are filled and read on one way: `a = []; a.append(x); a.append(y); a.pop(0); a[0]`. What was
 * done to the list since it was made is done again, with the nodes of its items; whatever else happens to
 * it ends that. */
#include "analyzers/dataflow/name_use.h"
#include "analyzers/taint/taint_internal.h"

#include <string.h>

enum { MAX_ITEMS = 32, MAX_CHANGES = 64, MAX_STEPS = 256 };

typedef enum change {
    PUT_LAST,
    PUT_FIRST,
    PUT_AT,
    TAKE_LAST,
    TAKE_FIRST,
    TAKE_AT,
    CLEAR,
    LOOK
} change;

typedef struct method {
    const char *name;
    change without; /* what it does without an argument */
    change with;    /* … with one */
    change with_two;
} method;

/* One that is not here may do anything. */
static const method METHODS[] = {
    {"append", LOOK, PUT_LAST, LOOK},
    {"push", LOOK, PUT_LAST, LOOK},
    {"add", LOOK, PUT_LAST, PUT_AT},
    {"Add", LOOK, PUT_LAST, LOOK},
    {"addLast", LOOK, PUT_LAST, LOOK},
    {"push_back", LOOK, PUT_LAST, LOOK},
    {"addElement", LOOK, PUT_LAST, LOOK},
    {"offer", LOOK, PUT_LAST, LOOK},
    {"unshift", LOOK, PUT_FIRST, LOOK},
    {"appendleft", LOOK, PUT_FIRST, LOOK},
    {"prepend", LOOK, PUT_FIRST, LOOK},
    {"addFirst", LOOK, PUT_FIRST, LOOK},
    {"insert", LOOK, LOOK, PUT_AT},
    {"Insert", LOOK, LOOK, PUT_AT},
    {"pop", TAKE_LAST, TAKE_AT, LOOK},
    {"popleft", TAKE_FIRST, LOOK, LOOK},
    {"shift", TAKE_FIRST, LOOK, LOOK},
    {"removeFirst", TAKE_FIRST, LOOK, LOOK},
    {"removeLast", TAKE_LAST, LOOK, LOOK},
    {"RemoveAt", LOOK, TAKE_AT, LOOK},
    {"clear", CLEAR, LOOK, LOOK},
    {"get", LOOK, LOOK, LOOK},
    {"at", LOOK, LOOK, LOOK},
    {"size", LOOK, LOOK, LOOK},
    {"isEmpty", LOOK, LOOK, LOOK},
    {"join", LOOK, LOOK, LOOK},
    {"includes", LOOK, LOOK, LOOK},
    {"contains", LOOK, LOOK, LOOK},
    {"indexOf", LOOK, LOOK, LOOK},
    {"count", LOOK, LOOK, LOOK},
    {"index", LOOK, LOOK, LOOK},
};

static const method *method_named(ltl_str name) {
    for (size_t i = 0; i < LTL_COUNT_OF(METHODS); i++) {
        if (ltl_str_is(name, METHODS[i].name)) {
            return &METHODS[i];
        }
    }
    return NULL;
}

typedef struct list {
    ltl_taint *t;
    uint32_t variable;
    ltl_node calls[MAX_CHANGES]; /* methods of it, the last first */
    uint32_t call_count;
    ltl_node items[MAX_ITEMS];
    uint32_t count;
} list;

static bool read_index(const ltl_tree *tree, ltl_node node, uint32_t *out_index) {
    if (node == LTL_NO_NODE || tree->kind[node] != LTL_KIND_NUMBER) {
        return false;
    }
    ltl_known known = ltl_known_of_literal(tree, node);
    *out_index = (uint32_t)known.integer;
    return known.is_integer && known.integer >= 0 && known.integer < MAX_ITEMS;
}

/* The list that a method is called of. */
static ltl_node object_of(const ltl_tree *tree, ltl_node call) {
    ltl_node callee = ltl_tree_child(tree, call, LTL_ROLE_CALLEE);
    ltl_node object = callee != LTL_NO_NODE && tree->kind[callee] == LTL_KIND_MEMBER
                          ? ltl_tree_child(tree, callee, LTL_ROLE_RECEIVER)
                          : LTL_NO_NODE;
    return object != LTL_NO_NODE && tree->kind[object] == LTL_KIND_NAME ? object : LTL_NO_NODE;
}

static bool is_of(const list *l, ltl_node name) {
    return name != LTL_NO_NODE && l->t->tree->kind[name] == LTL_KIND_NAME &&
           l->t->scopes->of[name] == l->variable;
}

/* `a` is only looked at there, or a method is called that is known. */
static bool is_harmless_use(const list *l, ltl_node name) {
    const ltl_tree *tree = l->t->tree;
    ltl_node around = tree->parent[name];
    ltl_node outer = tree->parent[around];
    if (tree->role[name] != LTL_ROLE_RECEIVER) {
        return false;
    }
    bool is_written = outer != LTL_NO_NODE && tree->kind[outer] == LTL_KIND_ASSIGN &&
                      tree->role[around] == LTL_ROLE_LEFT;
    if (tree->kind[around] == LTL_KIND_INDEX || tree->role[around] != LTL_ROLE_CALLEE) {
        return !is_written && outer != LTL_NO_NODE && tree->kind[outer] != LTL_KIND_UNARY;
    }
    ltl_node method_name = ltl_tree_child(tree, around, LTL_ROLE_NAME);
    return method_name != LTL_NO_NODE && method_named(ltl_tree_name(tree, method_name)) != NULL;
}

typedef enum found { GOES_ON, MADE, LOST } found;

static found look_at_step(list *l, ltl_step_code step, ltl_node *out_leaf) {
    const ltl_tree *tree = l->t->tree;
    ltl_node node = ltl_step_node(step);
    if (ltl_step_defines(step)) {
        bool is_made = is_of(l, node) && l->t->scopes->use[node] != LTL_NAME_READ;
        *out_leaf = node;
        return is_made ? MADE : GOES_ON;
    }
    if (ltl_is_unit(ltl_tree_kind(tree, node)) || l->call_count == MAX_CHANGES) {
        return LOST;
    }
    if (is_of(l, node)) {
        return is_harmless_use(l, node) ? GOES_ON : LOST;
    }
    if (tree->kind[node] == LTL_KIND_CALL && is_of(l, object_of(tree, node))) {
        l->calls[l->call_count++] = node;
    }
    return GOES_ON;
}

/* Back from the step at hand, as long as there is one way only, to where the list was made. */
static ltl_node find_making(list *l) {
    ltl_taint *t = l->t;
    ltl_basic_block block = t->block;
    uint32_t step = t->step;
    for (uint32_t steps = 0; steps < MAX_STEPS;) {
        const ltl_cfg_block *at = &t->cfg->blocks.at[block];
        while (step > at->first && steps++ < MAX_STEPS) {
            ltl_node leaf = LTL_NO_NODE;
            found one =
                ltl_taint__spend(t, 1) ? look_at_step(l, t->cfg->steps.at[--step], &leaf) : LOST;
            if (one != GOES_ON) {
                return one == MADE ? leaf : LTL_NO_NODE;
            }
        }
        if (at->prev_end - at->prev_first != 1 || block == LTL_CFG_ENTRY) {
            return LTL_NO_NODE;
        }
        block = t->cfg->prev[at->prev_first];
        step = t->cfg->blocks.at[block].end;
        steps++;
    }
    return LTL_NO_NODE;
}

/* `[]`, `[a, b]`, `new List()`, `list()`. */
static bool begin(list *l, ltl_node leaf) {
    const ltl_tree *tree = l->t->tree;
    ltl_node by = l->t->scopes->by[leaf];
    bool is_plain = by != LTL_NO_NODE && tree->parent[leaf] == by &&
                    (tree->kind[by] == LTL_KIND_ASSIGN || tree->kind[by] == LTL_KIND_VARIABLE);
    ltl_node given = !is_plain                           ? LTL_NO_NODE
                     : tree->kind[by] == LTL_KIND_ASSIGN ? ltl_tree_child(tree, by, LTL_ROLE_RIGHT)
                                                         : ltl_tree_child(tree, by, LTL_ROLE_VALUE);
    if (given == LTL_NO_NODE) {
        return false;
    }
    bool is_new = tree->kind[given] == LTL_KIND_NEW;
    ltl_node callee = ltl_tree_child(tree, given, LTL_ROLE_CALLEE);
    bool is_list = tree->kind[given] == LTL_KIND_CALL && callee != LTL_NO_NODE &&
                   tree->kind[callee] == LTL_KIND_NAME &&
                   ltl_str_is(ltl_tree_name(tree, callee), "list");
    if (is_new || is_list) {
        return ltl_tree_child(tree, given, LTL_ROLE_ARGUMENT) == LTL_NO_NODE;
    }
    if (tree->kind[given] != LTL_KIND_COLLECTION) {
        return false;
    }
    for (ltl_node child = given + 1; child < tree->end[given]; child = tree->end[child]) {
        bool is_item = tree->kind[child] != LTL_KIND_PAIR && tree->kind[child] != LTL_KIND_SPREAD &&
                       tree->role[child] != LTL_ROLE_BODY && l->count < MAX_ITEMS;
        if (!is_item) {
            return false;
        }
        l->items[l->count++] = child;
    }
    return true;
}

static bool put(list *l, uint32_t at, ltl_node item) {
    if (at > l->count || l->count == MAX_ITEMS || l->t->tree->kind[item] == LTL_KIND_SPREAD) {
        return false;
    }
    memmove(&l->items[at + 1], &l->items[at], (l->count - at) * sizeof *l->items);
    l->items[at] = item;
    l->count++;
    return true;
}

static bool take(list *l, uint32_t at) {
    if (at >= l->count) {
        return false;
    }
    memmove(&l->items[at], &l->items[at + 1], (l->count - at - 1) * sizeof *l->items);
    l->count--;
    return true;
}

static bool change_by(list *l, ltl_node call) {
    const ltl_tree *tree = l->t->tree;
    ltl_node callee = ltl_tree_child(tree, call, LTL_ROLE_CALLEE);
    ltl_node name = ltl_tree_child(tree, callee, LTL_ROLE_NAME);
    const method *m = name != LTL_NO_NODE ? method_named(ltl_tree_name(tree, name)) : NULL;
    ltl_node first = ltl_tree_child(tree, call, LTL_ROLE_ARGUMENT);
    ltl_node second = first != LTL_NO_NODE ? ltl_tree_next_sibling(tree, first) : LTL_NO_NODE;
    change what = m == NULL               ? LOOK
                  : first == LTL_NO_NODE  ? m->without
                  : second == LTL_NO_NODE ? m->with
                                          : m->with_two;
    uint32_t at = 0;
    switch (m != NULL ? what : CLEAR) {
    case PUT_LAST:
        return put(l, l->count, first);
    case PUT_FIRST:
        return put(l, 0, first);
    case PUT_AT:
        return read_index(tree, first, &at) && put(l, at, second);
    case TAKE_LAST:
        return take(l, l->count - 1);
    case TAKE_FIRST:
        return take(l, 0);
    case TAKE_AT:
        return read_index(tree, first, &at) && take(l, at);
    case CLEAR:
        l->count = 0;
        return m != NULL;
    case LOOK:
    default:
        return true;
    }
}

bool ltl_taint__list_item(ltl_taint *t, ltl_node node, ltl_taint_value *out_value) {
    const ltl_tree *tree = t->tree;
    bool is_call = tree->kind[node] == LTL_KIND_CALL;
    ltl_node name = is_call ? object_of(tree, node) : ltl_tree_child(tree, node, LTL_ROLE_RECEIVER);
    ltl_node index = is_call               ? ltl_tree_child(tree, node, LTL_ROLE_ARGUMENT)
                     : name != LTL_NO_NODE ? ltl_tree_next_sibling(tree, name)
                                           : LTL_NO_NODE;
    list l = {.t = t};
    uint32_t at;
    if (name == LTL_NO_NODE || tree->kind[name] != LTL_KIND_NAME || !read_index(tree, index, &at) ||
        t->scopes->of[name] == 0 || ltl_taint__gather(t, name).marks == 0) {
        return false;
    }
    l.variable = t->scopes->of[name];
    const ltl_declaration *declaration = &t->scopes->all.at[l.variable];
    if (declaration->unit != ltl_taint__node_of(t, t->unit) ||
        (declaration->flags & LTL_DECLARATION_EXPOSED) != 0) {
        return false;
    }
    ltl_node made = find_making(&l);
    if (made == LTL_NO_NODE || !begin(&l, made)) {
        return false;
    }
    while (l.call_count > 0) {
        if (!change_by(&l, l.calls[--l.call_count])) {
            return false;
        }
    }
    if (at >= l.count) {
        return false;
    }
    *out_value = ltl_taint__gather(t, l.items[at]);
    return true;
}
