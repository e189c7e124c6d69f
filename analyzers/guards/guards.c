/* Which functions are worth a look, and what came of it. */
#include "analyzers/guards/guards.h"

#include <stdlib.h>

#include "analyzers/dataflow/name_use.h"
#include "analyzers/guards/judge.h"
#include "analyzers/guards/subject.h"
#include "analyzers/guards/words.h"
#include "core/limits.h"

enum { ROUNDS = 3 }; /* functions that leave it to others, which leave it to others */

typedef struct finder {
    ltl_arena *arena;
    ltl_guards *out;
    const ltl_scopes *scopes;
    const ltl_tree *tree;
    ltl_pairs listed;   /* (1, function) to index + 1 */
    ltl_pairs taken;    /* (round, function) to 1 */
    uint64_t nodes;     /* looked at so far */
    uint32_t round;
} finder;

/* ---- names ---- */

/* The leaf that a function is called by: its own name, or that of the variable it is put into. */
static ltl_node name_of(const ltl_tree *tree, ltl_node function) {
    static const ltl_role ROLES[] = {LTL_ROLE_NAME, LTL_ROLE_LEFT, LTL_ROLE_KEY};
    ltl_node holder = tree->kind[function] == LTL_KIND_LAMBDA ? tree->parent[function] : function;
    for (size_t i = 0; i < LTL_COUNT_OF(ROLES); i++) {
        ltl_node name = ltl_guard_last_name(tree, ltl_tree_child(tree, holder, ROLES[i]));
        if (name != LTL_NO_NODE) {
            return name;
        }
    }
    return LTL_NO_NODE;
}

static bool is_method(const ltl_tree *tree, ltl_node function) {
    ltl_node around = tree->parent[function];
    while (around != 0 && around != LTL_NO_NODE && tree->kind[around] != LTL_KIND_CLASS &&
           !ltl_is_unit(ltl_tree_kind(tree, around))) {
        around = tree->parent[around];
    }
    return around != LTL_NO_NODE && tree->kind[around] == LTL_KIND_CLASS;
}

/* ---- functions that ask nothing of what they are given ---- */

/* Null, empty, long; a line of a log. */
static bool is_little(const ltl_scopes *scopes, ltl_node name) {
    static const char *const LOGS[] = {"debug", "error", "info", "log", "print", "println", "warn", "warning"};
    enum { MOST_CLIMB = 4 };
    const ltl_tree *tree = scopes->tree;
    ltl_node node = name;
    for (uint32_t i = 0; i < MOST_CLIMB; i++) {
        ltl_role role = (ltl_role)tree->role[node];
        ltl_guard_atom atom;
        node = tree->parent[node];
        if (role == LTL_ROLE_CONDITION) {
            return true; /* whether there is any */
        }
        if (ltl_guard_atom_of(scopes, node, &atom)) {
            return atom.kinds == 0;
        }
        ltl_node called = tree->kind[node] == LTL_KIND_CALL
                              ? ltl_guard_last_name(tree, ltl_tree_child(tree, node, LTL_ROLE_CALLEE))
                              : LTL_NO_NODE;
        for (size_t j = 0; called != LTL_NO_NODE && j < LTL_COUNT_OF(LOGS); j++) {
            if (ltl_str_is(ltl_tree_name(tree, called), LOGS[j])) {
                return true;
            }
        }
    }
    return false;
}

/* Some use of a parameter may be a test that is not understood; and what is not written yet, or is there to be
 * overridden, may be one as well. */
static bool is_unclear(const finder *f, ltl_node function, const ltl_node *leaves, uint32_t count) {
    ltl_node body = ltl_tree_child(f->tree, function, LTL_ROLE_BODY);
    bool is_used = false;
    for (ltl_node node = body; body != LTL_NO_NODE && node < f->tree->end[body]; node++) {
        uint32_t meant = f->tree->kind[node] == LTL_KIND_NAME ? f->scopes->of[node] : 0;
        for (uint32_t i = 0; meant != 0 && i < count; i++) {
            if (f->scopes->of[leaves[i]] == meant && f->scopes->use[node] == LTL_NAME_READ) {
                is_used = true;
                if (!is_little(f->scopes, node)) {
                    return true;
                }
            }
        }
    }
    return body == LTL_NO_NODE || (!is_used && (count == 0 || is_method(f->tree, function)));
}

/* ---- functions ---- */

static void put(finder *f, const ltl_function_guard *guard) {
    uint32_t index = ltl_pairs_find(&f->listed, 1, guard->function);
    if (index == 0) {
        LTL_PUSH(f->arena, &f->out->all, *guard);
        index = f->out->all.count;
        ltl_pairs_put(f->arena, &f->listed, 1, guard->function, index);
    }
    f->out->all.at[index - 1] = *guard;
    f->out->index = f->listed;
}

static void take(finder *f, ltl_node function) {
    uint32_t size = f->tree->end[function] - function;
    bool may_be = function != 0 && size <= LTL_MAX_GUARD_FUNCTION &&
                  f->nodes + size <= LTL_MAX_GUARD_NODES &&
                  ltl_pairs_find(&f->taken, f->round, function) == 0;
    if (!may_be) {
        return;
    }
    ltl_pairs_put(f->arena, &f->taken, f->round, function, 1);
    f->nodes += size;
    ltl_node leaves[LTL_GUARD_PARAMETERS];
    uint32_t count = ltl_guard_parameters(f->tree, function, leaves);
    ltl_function_guard guard = {.function = function};
    bool judges = count > 0 && ltl_guard_judge(f->out, function, leaves, count, &guard);
    if (judges) {
        put(f, &guard);
    }
}

/* The function around whose parameter something in the expression is; 0: none. */
static ltl_node asker(const finder *f, ltl_node expression) {
    enum { MOST_NODES = 24 };
    for (ltl_node node = expression + 1;
         node < f->tree->end[expression] && node < expression + MOST_NODES; node++) {
        uint32_t meant = f->tree->kind[node] == LTL_KIND_NAME ? f->scopes->of[node] : 0;
        const ltl_declaration *declaration = &f->scopes->all.at[meant];
        if (meant != 0 && (declaration->kind == LTL_DECLARED_PARAMETER ||
                           declaration->kind == LTL_DECLARED_LOCAL)) {
            return declaration->unit;
        }
    }
    return 0;
}

static void take_tests(finder *f, ltl_kind kind) {
    for (ltl_node node = f->tree->kind_first[kind]; node != LTL_NO_NODE;
         node = f->tree->kind_next[node]) {
        ltl_node function = asker(f, node);
        ltl_guard_atom atom;
        bool is_new = function != 0 && ltl_pairs_find(&f->taken, f->round, function) == 0;
        bool is_found = is_new && (kind == LTL_KIND_BINARY || kind == LTL_KIND_UNARY) &&
                        ltl_guard_asks_found(f->scopes, node);
        if (is_new && (is_found || (ltl_guard_atom_of(f->scopes, node, &atom) && atom.kinds != 0) ||
                       (kind == LTL_KIND_CALL &&
                        ltl_guard_converts(f->scopes, node) != LTL_NO_NODE))) {
            take(f, function);
        }
    }
}

/* Switches are tests as well. */
static void take_choices(finder *f) {
    for (ltl_node node = f->tree->kind_first[LTL_KIND_SWITCH]; node != LTL_NO_NODE;
         node = f->tree->kind_next[node]) {
        ltl_node subject = ltl_tree_child(f->tree, node, LTL_ROLE_CONDITION);
        if (subject != LTL_NO_NODE && f->tree->kind[subject] == LTL_KIND_NAME) {
            take(f, f->scopes->all.at[f->scopes->of[subject]].unit);
        }
    }
}

/* Functions that call one that judges. */
static bool take_callers(finder *f) {
    uint32_t before = f->out->all.count;
    for (ltl_node call = f->tree->kind_first[LTL_KIND_CALL]; call != LTL_NO_NODE;
         call = f->tree->kind_next[call]) {
        ltl_node callee = ltl_guard_callee(f->scopes, call);
        ltl_node around = callee != LTL_NO_NODE && ltl_guards_of(f->out, callee) != NULL
                              ? asker(f, call)
                              : 0;
        if (around != 0 && around != callee && ltl_guards_of(f->out, around) == NULL) {
            take(f, around);
        }
    }
    return f->out->all.count > before;
}

/* Those whose names say that they judge, of which nothing came out. */
static void take_names(finder *f, ltl_kind kind) {
    for (ltl_node node = f->tree->kind_first[kind]; node != LTL_NO_NODE;
         node = f->tree->kind_next[node]) {
        ltl_node name = name_of(f->tree, node);
        ltl_node leaves[LTL_GUARD_PARAMETERS];
        if (name == LTL_NO_NODE || !ltl_guard_name_judges(ltl_tree_name(f->tree, name)) ||
            ltl_guards_of(f->out, node) != NULL) {
            continue;
        }
        uint32_t count = ltl_guard_parameters(f->tree, node, leaves);
        if (is_unclear(f, node, leaves, count)) {
            ltl_function_guard guard = {.function = node, .is_unclear = true};
            put(f, &guard);
        }
    }
}

static int compare(const void *a, const void *b) {
    const ltl_function_guard *left = a;
    const ltl_function_guard *right = b;
    return (left->function > right->function) - (left->function < right->function);
}

void ltl_guards_find(ltl_arena *arena, const ltl_scopes *scopes, ltl_guards *out_guards) {
    *out_guards = (ltl_guards){.scopes = scopes};
    finder f = {.arena = arena, .out = out_guards, .scopes = scopes, .tree = scopes->tree};
    take_tests(&f, LTL_KIND_CALL);
    take_tests(&f, LTL_KIND_BINARY);
    take_tests(&f, LTL_KIND_UNARY);
    take_tests(&f, LTL_KIND_INDEX);
    take_choices(&f);
    for (f.round = 1; f.round < ROUNDS && out_guards->all.count > 0 && take_callers(&f); f.round++) {
    }
    take_names(&f, LTL_KIND_FUNCTION);
    take_names(&f, LTL_KIND_LAMBDA);
    if (out_guards->all.count > 1) {
        qsort(out_guards->all.at, out_guards->all.count, sizeof *out_guards->all.at, compare);
    }
    out_guards->is_sorted = true;
}

const ltl_function_guard *ltl_guards_of(const ltl_guards *guards, ltl_node function) {
    if (!guards->is_sorted) {
        uint32_t index = ltl_pairs_find(&guards->index, 1, function);
        return index != 0 ? &guards->all.at[index - 1] : NULL;
    }
    uint32_t low = 0;
    uint32_t high = guards->all.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (guards->all.at[middle].function < function) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    bool is_there = low < guards->all.count && guards->all.at[low].function == function;
    return is_there ? &guards->all.at[low] : NULL;
}
