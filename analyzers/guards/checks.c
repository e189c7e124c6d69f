#include "analyzers/guards/checks.h"

#include "analyzers/guards/subject.h"
#include "analyzers/guards/words.h"
#include "core/limits.h"

typedef struct finder {
    ltl_arena *arena;
    const ltl_scopes *scopes;
    const ltl_tree *tree;
    const ltl_guards *guards;
    const ltl_call_guards *far;
    ltl_guard_checks *out;
} finder;

/* ---- what is judged ---- */

static void put(finder *f, uint32_t declaration, ltl_guard_check check) {
    if (declaration != 0 && f->out->all.count < LTL_MAX_TAINT_CHECKS) {
        check.declaration = declaration;
        LTL_PUSH(f->arena, &f->out->all, check);
    }
}

static void add_plain_names(finder *f, ltl_node from, ltl_node end, ltl_guard_check check) {
    for (ltl_node node = from; node < end; node++) {
        put(f, f->tree->kind[node] == LTL_KIND_NAME ? f->scopes->of[node] : 0, check);
    }
}

/* Of `full = resolve(name); check(full)` also `name`: what was made of it is judged. */
static void add_names(finder *f, ltl_node from, ltl_node end, ltl_guard_check check) {
    enum { MAX_MAKING = 32 }; /* nodes of what a variable is made by */
    add_plain_names(f, from, end, check);
    for (ltl_node node = from; node < end; node++) {
        uint32_t declared = f->tree->kind[node] == LTL_KIND_NAME ? f->scopes->of[node] : 0;
        const ltl_declaration *declaration = &f->scopes->all.at[declared];
        ltl_node made = declared != 0 && declaration->kind == LTL_DECLARED_LOCAL &&
                                declaration->writes == 1
                            ? declaration->write
                            : LTL_NO_NODE;
        if (made < check.at && f->tree->end[made] - made <= MAX_MAKING) {
            add_plain_names(f, made, f->tree->end[made], check);
        }
    }
}

static void add_subjects(finder *f, const ltl_guard_atom *atom, ltl_guard_check check) {
    ltl_guard_subjects subjects;
    ltl_guard_subjects_of(f->scopes, atom, &subjects);
    for (uint32_t i = 0; i < subjects.count; i++) {
        put(f, subjects.at[i], check);
    }
}

/* ---- functions whose bodies are known ---- */

static const ltl_call_guard *far_guard(const finder *f, ltl_node call) {
    uint32_t low = 0;
    uint32_t high = f->far != NULL ? f->far->count : 0;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (f->far->at[middle].call < call) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    bool is_there = f->far != NULL && low < f->far->count && f->far->at[low].call == call;
    return is_there ? &f->far->at[low] : NULL;
}

static bool is_statement(const ltl_tree *tree, ltl_node call) {
    ltl_kind around = ltl_tree_kind(tree, tree->parent[call]);
    return around == LTL_KIND_EXPRESSION_STATEMENT || around == LTL_KIND_BLOCK ||
           around == LTL_KIND_ROOT;
}

static void take_guard(finder *f, ltl_node call, const ltl_function_guard *guard,
                       const ltl_str *names, uint32_t name_count) {
    for (uint32_t i = 0; i < LTL_GUARD_PARAMETERS; i++) {
        ltl_str name = i < name_count ? names[i] : LTL_STR("");
        ltl_node given = guard->when[i] != 0 ? ltl_guard_passed(f->tree, call, i, name) : LTL_NO_NODE;
        bool returns = (guard->when[i] & LTL_GUARD_WHEN_RETURNS) != 0;
        if (given == LTL_NO_NODE || (!returns && is_statement(f->tree, call))) {
            continue; /* what it says is not asked for */
        }
        ltl_guard_atom atom = {given, true, guard->kinds[i]};
        ltl_guard_check check = {.at = call};
        if (!returns) {
            bool is_yes = (guard->when[i] & LTL_GUARD_WHEN_TRUE) != 0;
            ltl_guard_reach(f->scopes, call, is_yes, true, &check);
        }
        add_subjects(f, &atom, check);
    }
}

/* True when what the function does is known: its name says nothing more. */
static bool take_known(finder *f, ltl_node call) {
    ltl_node function = ltl_guard_callee(f->scopes, call);
    const ltl_call_guard *far = far_guard(f, call);
    if (function != LTL_NO_NODE) {
        const ltl_function_guard *guard = ltl_guards_of(f->guards, function);
        ltl_node leaves[LTL_GUARD_PARAMETERS];
        ltl_str names[LTL_GUARD_PARAMETERS];
        uint32_t count = guard != NULL ? ltl_guard_parameters(f->tree, function, leaves) : 0;
        for (uint32_t i = 0; i < count; i++) {
            names[i] = ltl_tree_name(f->tree, leaves[i]);
        }
        if (guard != NULL) {
            take_guard(f, call, guard, names, count);
        }
        return guard == NULL || !guard->is_unclear;
    }
    if (far != NULL) {
        take_guard(f, call, &far->guard, far->names, far->name_count);
    }
    return far != NULL && !far->guard.is_unclear;
}

/* ---- tests that stand where they are ---- */

/* Which tests hold wherever they stand, and which only where they decide what is done. */
static void take_test(finder *f, ltl_node node, const ltl_guard_atom *atom) {
    ltl_guard_check check;
    bool is_name = f->tree->kind[node] == LTL_KIND_BINARY && atom->kinds == LTL_GUARD_LIST &&
                   f->tree->kind[atom->asked] != LTL_KIND_NAME;
    bool is_equal = f->tree->kind[node] == LTL_KIND_BINARY &&
                    !ltl_str_is(ltl_tree_name(f->tree, node), "in") &&
                    !ltl_str_is(ltl_tree_name(f->tree, node), "not in");
    bool is_only = is_equal || (atom->kinds & (LTL_GUARD_FORM | LTL_GUARD_NUMBER)) != 0;
    if (atom->kinds == 0 || is_name) {
        return;
    }
    ltl_guard_reach(f->scopes, node, atom->passes_when, is_only, &check);
    if (is_only && !check.is_only) {
        return; /* nobody decides by it here */
    }
    if (is_only) {
        add_subjects(f, atom, check);
    } else {
        add_names(f, atom->asked, f->tree->end[atom->asked], check);
    }
}

static void take_call(finder *f, ltl_node call) {
    ltl_node callee = ltl_tree_child(f->tree, call, LTL_ROLE_CALLEE);
    ltl_node name = ltl_guard_last_name(f->tree, callee);
    ltl_guard_atom atom;
    if (name == LTL_NO_NODE || take_known(f, call)) {
        return;
    }
    if (ltl_guard_name_judges(ltl_tree_name(f->tree, name))) {
        ltl_guard_check check = {.at = call};
        add_names(f, f->tree->end[callee], f->tree->end[call], check);
    } else if (ltl_guard_atom_of(f->scopes, call, &atom)) {
        take_test(f, call, &atom);
    }
}

void ltl_guard_checks_find(ltl_arena *arena, const ltl_guards *guards, const ltl_call_guards *far,
                     ltl_guard_checks *out_checks) {
    const ltl_tree *tree = guards->scopes->tree;
    finder f = {arena, guards->scopes, tree, guards, far, out_checks};
    *out_checks = (ltl_guard_checks){.scopes = guards->scopes};
    for (ltl_node call = tree->kind_first[LTL_KIND_CALL]; call != LTL_NO_NODE;
         call = tree->kind_next[call]) {
        take_call(&f, call);
    }
    for (ltl_node node = tree->kind_first[LTL_KIND_BINARY]; node != LTL_NO_NODE;
         node = tree->kind_next[node]) {
        ltl_guard_atom atom;
        if (ltl_guard_atom_of(guards->scopes, node, &atom)) {
            take_test(&f, node, &atom);
        }
    }
}

/* ---- questions ---- */

static bool lies_in(const ltl_guard_check *check, ltl_node node) {
    for (size_t i = 0; i < LTL_COUNT_OF(check->ranges); i++) {
        if (check->ranges[i].from <= node && node < check->ranges[i].end) {
            return true;
        }
    }
    return false;
}

bool ltl_guard_holds(const ltl_guard_checks *checks, ltl_node leaf, ltl_node until) {
    if (checks == NULL || leaf == LTL_NO_NODE || checks->scopes->of[leaf] == 0) {
        return false;
    }
    uint32_t declaration = checks->scopes->of[leaf];
    for (uint32_t i = 0; i < checks->all.count; i++) {
        const ltl_guard_check *check = &checks->all.at[i];
        bool is_between = check->declaration == declaration && leaf < check->at && check->at < until;
        if (is_between && (until == LTL_NO_NODE || lies_in(check, until) == check->is_only)) {
            return true;
        }
    }
    return false;
}
