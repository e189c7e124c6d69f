#include "analyzers/match/matcher_internal.h"

/* JavaScript brings in modules in two ways, and each is the other: `import {a} from 'm'` is
 * `const {a} = require('m')`, `import m from 'm'` is `const m = require('m')`. */

/* Where the code says what it brings in. */
typedef struct module_use {
    ltl_node
        names; /* its children are the names; the name itself when it is one; LTL_NO_NODE: none */
    ltl_node module; /* the string */
    bool is_import;
} module_use;

/* The string in `require('m')`; LTL_NO_NODE when `t` is anything else. */
static ltl_node required_module(const ltl_tree *tree, ltl_node t) {
    if (tree->kind[t] != LTL_KIND_CALL || ltl_tree_child_count(tree, t) != 2) {
        return LTL_NO_NODE;
    }
    ltl_node argument = tree->end[t + 1];
    bool loads =
        tree->kind[t + 1] == LTL_KIND_NAME && ltl_str_is(ltl_tree_name(tree, t + 1), "require");
    return loads && tree->kind[argument] == LTL_KIND_STRING ? argument : LTL_NO_NODE;
}

static module_use use_at(const ltl_tree *tree, ltl_node t) {
    module_use use = {.names = LTL_NO_NODE, .module = LTL_NO_NODE};
    if (tree->kind[t] == LTL_KIND_IMPORT) {
        use = (module_use){t, ltl_tree_child(tree, t, LTL_ROLE_MODULE), true};
    } else if (tree->kind[t] == LTL_KIND_EXPRESSION_STATEMENT && tree->end[t] > t + 1) {
        use.module = required_module(tree, t + 1);
    } else if (tree->kind[t] == LTL_KIND_DECLARATION) {
        ltl_node variable = ltl_only_variable(tree, t);
        ltl_node value =
            variable != LTL_NO_NODE ? ltl_tree_child(tree, variable, LTL_ROLE_VALUE) : LTL_NO_NODE;
        if (value != LTL_NO_NODE) {
            use.module = required_module(tree, value);
            use.names = ltl_tree_child(tree, variable, LTL_ROLE_NAME);
        }
    }
    return use;
}

static ltl_node name_of(const ltl_tree *tree, ltl_node node) {
    if (tree->kind[node] != LTL_KIND_PAIR) {
        return node;
    }
    ltl_node key = ltl_tree_child(tree, node, LTL_ROLE_KEY);
    return key != LTL_NO_NODE ? key : ltl_tree_child(tree, node, LTL_ROLE_NAME);
}

static ltl_node alias_of(const ltl_tree *tree, ltl_node pair) {
    ltl_node value = ltl_tree_child(tree, pair, LTL_ROLE_VALUE);
    return value != LTL_NO_NODE ? value : ltl_tree_child(tree, pair, LTL_ROLE_ALIAS);
}

/* `a` is also there when it is known as b; `a as b` only so. */
static void prove_item(ltl_search *search, ltl_node p, ltl_node t, const ltl_goal *next) {
    const ltl_tree *asked = search->asked;
    const ltl_tree *tree = search->tree;
    ltl_goal alias = {.kind = LTL_GOAL_NODE, .next = next};
    bool asks_pair = asked->kind[p] == LTL_KIND_PAIR && search->pattern->asks[p] == LTL_ASK_SAME;
    if (asks_pair) {
        if (tree->kind[t] != LTL_KIND_PAIR) {
            return;
        }
        alias.p = alias_of(asked, p);
        alias.t = alias_of(tree, t);
        p = name_of(asked, p);
    }
    t = name_of(tree, t);
    bool is_whole = p != LTL_NO_NODE && t != LTL_NO_NODE &&
                    (!asks_pair || (alias.p != LTL_NO_NODE && alias.t != LTL_NO_NODE));
    if (is_whole) {
        ltl_prove_fit(search, p, t, asks_pair ? &alias : next);
    }
}

/* `* as m` and `m` are both the module, for require. */
static void prove_whole(ltl_search *search, ltl_node p, ltl_node t, bool is_import,
                        const ltl_goal *next) {
    const ltl_tree *asked = search->asked;
    if (!is_import && asked->kind[p] == LTL_KIND_SPREAD && asked->end[p] > p + 1) {
        p++;
    }
    if (search->tree->kind[t] != LTL_KIND_SPREAD || asked->kind[p] == LTL_KIND_SPREAD) {
        ltl_prove_fit(search, p, t, next);
    }
}

static void prove_names(ltl_search *search, const ltl_goal *rest, ltl_node p,
                        const module_use *use) {
    const ltl_tree *tree = search->tree;
    bool asks_item = search->asked->role[p] == LTL_ROLE_ITEM;
    if (use->names == LTL_NO_NODE) {
        return;
    }
    if (!use->is_import && tree->kind[use->names] == LTL_KIND_NAME) {
        if (!asks_item) {
            prove_whole(search, p, use->names, false, rest);
        }
        return;
    }
    for (ltl_node t = use->names + 1; t < tree->end[use->names]; t = tree->end[t]) {
        if (ltl_search_is_over(search) || !ltl_search_look(search)) {
            return;
        }
        bool is_item = tree->role[t] == LTL_ROLE_ITEM;
        if (asks_item && is_item) {
            prove_item(search, p, t, rest);
        } else if (!asks_item && tree->role[t] == LTL_ROLE_ALIAS) {
            prove_whole(search, p, t, use->is_import, rest);
        }
    }
}

void ltl_prove_module_part(ltl_search *search, const ltl_goal *goal) {
    const ltl_tree *asked = search->asked;
    if (goal->p >= asked->end[goal->p_around]) {
        ltl_prove(search, goal->next);
        return;
    }
    module_use use = use_at(search->tree, goal->around);
    ltl_goal rest = *goal;
    rest.p = asked->end[goal->p];
    ltl_ask ask = (ltl_ask)search->pattern->asks[goal->p];
    ltl_role role = ltl_tree_role(asked, goal->p);
    if (ask == LTL_ASK_ELLIPSIS ||
        (role != LTL_ROLE_MODULE && role != LTL_ROLE_ALIAS && role != LTL_ROLE_ITEM)) {
        ltl_prove(search, &rest);
    } else if (role == LTL_ROLE_MODULE) {
        ltl_prove_fit(search, goal->p, use.module, &rest);
    } else {
        prove_names(search, &rest, goal->p, &use);
    }
}

bool ltl_prove_module(ltl_search *search, const ltl_goal *goal) {
    const ltl_tree *asked = search->asked;
    if (asked->kind[goal->p] != LTL_KIND_IMPORT ||
        asked->language->imports != LTL_IMPORT_JAVASCRIPT) {
        return false;
    }
    if (use_at(search->tree, goal->t).module != LTL_NO_NODE) {
        ltl_goal parts = {.kind = LTL_GOAL_MODULE,
                          .p = goal->p + 1,
                          .p_around = goal->p,
                          .around = goal->t,
                          .next = goal->next};
        ltl_prove(search, &parts);
    }
    return true;
}
