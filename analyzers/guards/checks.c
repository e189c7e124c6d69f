#include "analyzers/guards/checks.h"

#include "analyzers/guards/subject.h"
#include "analyzers/guards/words.h"
#include "analyzers/syntax/shell.h"
#include "core/limits.h"

typedef struct finder {
    ltl_arena *arena;
    const ltl_scopes *scopes;
    const ltl_tree *tree;
    const ltl_guards *guards;
    const ltl_call_guards *far;
    ltl_guard_checks *out;
    ltl_node test; /* at hand */
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

/* `params[:size]`, `req.query.next`, `args.get("next")`, `cookie("lang")`. */
static bool is_part(const ltl_tree *tree, ltl_node node) {
    bool is_call = tree->kind[node] == LTL_KIND_CALL;
    ltl_node callee = is_call ? ltl_tree_child(tree, node, LTL_ROLE_CALLEE) : node;
    if (is_call && callee != LTL_NO_NODE && tree->kind[callee] == LTL_KIND_NAME) {
        return ltl_tree_child(tree, node, LTL_ROLE_ARGUMENT) != LTL_NO_NODE;
    }
    return callee != LTL_NO_NODE &&
           (tree->kind[callee] == LTL_KIND_MEMBER || tree->kind[callee] == LTL_KIND_INDEX);
}

/* A key that is written out: `$a["b"]`, and `"$a[b]"` in a text of PHP. */
static ltl_node written_key(const ltl_tree *tree, ltl_node part) {
    ltl_node array = tree->kind[part] == LTL_KIND_INDEX ? ltl_tree_child(tree, part, LTL_ROLE_RECEIVER) : LTL_NO_NODE;
    ltl_node key = array != LTL_NO_NODE ? ltl_tree_next_sibling(tree, array) : LTL_NO_NODE;
    bool is_word = key != LTL_NO_NODE && tree->kind[key] == LTL_KIND_NAME &&
                   tree->kind[tree->parent[part]] == LTL_KIND_TEMPLATE;
    return is_word || (key != LTL_NO_NODE && tree->kind[key] == LTL_KIND_STRING) ? key : LTL_NO_NODE;
}

/* Of `trim($_GET["x"])` also what is trimmed. */
static void add_part(finder *f, ltl_node node, ltl_guard_check check) {
    enum { MAX_DRESSES = 4 };
    for (uint32_t i = 0; i < MAX_DRESSES && node != LTL_NO_NODE; i++) {
        if (is_part(f->tree, node) && f->out->all.count < LTL_MAX_TAINT_CHECKS) {
            check.declaration = 0;
            check.part = node;
            check.key = written_key(f->tree, node);
            LTL_PUSH(f->arena, &f->out->all, check);
        }
        node = ltl_guard_whole_of(f->tree, node);
    }
}

static void add_parts(finder *f, ltl_node from, ltl_node end, ltl_guard_check check) {
    for (ltl_node node = from; node < end; node = f->tree->end[node]) {
        add_part(f, node, check);
    }
}

/* Of `full = resolve(name); check(full)` also `name`: what was made of it is judged. */
static void add_names(finder *f, ltl_node from, ltl_node end, ltl_guard_check check) {
    enum { MAX_MAKING = 32 }; /* nodes of what a variable is made by */
    add_plain_names(f, from, end, check);
    add_parts(f, from, end, check);
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
    add_parts(f, atom->asked, f->tree->end[atom->asked], check);
    for (uint32_t i = 0; i < subjects.count; i++) {
        put(f, subjects.at[i], check);
    }
}

static void take_items(void *data, ltl_node from, ltl_node end, ltl_node behind) {
    finder *f = data;
    ltl_guard_check check = {.at = f->test, .is_only = true};
    check.ranges[0] = (ltl_guard_range){behind, LTL_NO_NODE};
    add_plain_names(f, from, end, check);
    add_parts(f, from, end, check);
}

/* `for x in xs: if not ok(x): raise …`, `ok($xs[$i])`: behind the loop all items have passed. */
static void add_collections(finder *f, ltl_node asked, ltl_node test) {
    f->test = test;
    ltl_guard_items(f->scopes, asked, test, take_items, f);
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
        bool is_yes = (guard->when[i] & LTL_GUARD_WHEN_TRUE) != 0;
        if (returns || ltl_guard_refuses(f->scopes, call, is_yes)) {
            add_collections(f, given, call);
        }
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
    bool is_among = (atom->kinds & (LTL_GUARD_LIST | LTL_GUARD_AMONG)) != 0;
    bool is_name = f->tree->kind[node] == LTL_KIND_BINARY && is_among && !ltl_is_shell(f->tree) &&
                   (atom->kinds & LTL_GUARD_PLACE) == 0 &&
                   f->tree->kind[atom->asked] != LTL_KIND_NAME;
    bool is_equal = f->tree->kind[node] == LTL_KIND_BINARY &&
                    !ltl_str_is(ltl_tree_name(f->tree, node), "in") &&
                    !ltl_str_is(ltl_tree_name(f->tree, node), "not in");
    bool is_only = is_equal || (atom->kinds & (LTL_GUARD_FORM | LTL_GUARD_NUMBER | LTL_GUARD_AMONG)) != 0;
    if (atom->kinds != 0 && ltl_guard_refuses(f->scopes, node, atom->passes_when)) {
        add_collections(f, atom->asked, node);
    }
    if (atom->kinds != 0 && is_name) {
        ltl_guard_reach(f->scopes, node, atom->passes_when, is_only, &check);
        add_parts(f, atom->asked, f->tree->end[atom->asked], check);
    }
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
    bool asks_part = name != LTL_NO_NODE && ltl_guard_name_contains(ltl_tree_name(f->tree, name));
    if (name == LTL_NO_NODE || (take_known(f, call) && !asks_part)) {
        return; /* what has something in it is asked for in so many ways that the name says more */
    }
    if (ltl_guard_name_judges(ltl_tree_name(f->tree, name))) {
        ltl_guard_check check = {.at = call};
        add_names(f, f->tree->end[callee], f->tree->end[call], check);
        ltl_node first = ltl_tree_child(f->tree, call, LTL_ROLE_ARGUMENT);
        if (first != LTL_NO_NODE && (is_statement(f->tree, call) || ltl_guard_refuses(f->scopes, call, true))) {
            add_collections(f, first, call);
        }
    } else if (ltl_guard_atom_of(f->scopes, call, &atom) || ltl_guard_atom_of_each(f->scopes, call, &atom)) {
        take_test(f, call, &atom);
    }
}

/* A test that leads out when something is missing holds behind it. */
static void take_missing(void *data, ltl_node from, ltl_node end, ltl_node at) {
    finder *f = data;
    ltl_guard_check check = {.at = at};
    add_names(f, from, end, check);
}

/* One that something was found for holds in the branch. */
static void take_found(void *data, ltl_node from, ltl_node end, ltl_node then) {
    finder *f = data;
    ltl_guard_check check = {.at = f->test, .is_only = true};
    check.ranges[0] = (ltl_guard_range){then, f->tree->end[then]};
    add_names(f, from, end, check);
}

/* One of a few texts where the test says so; where it says the opposite, behind what puts it right or leaves. */
static void take_constants(finder *f, ltl_node test) {
    ltl_node condition = ltl_tree_child(f->tree, test, LTL_ROLE_CONDITION);
    ltl_node then = ltl_tree_child(f->tree, test, LTL_ROLE_THEN);
    bool is_test = condition != LTL_NO_NODE && then != LTL_NO_NODE && then > condition;
    is_test = is_test && !ltl_str_is(ltl_tree_name(f->tree, test), "unless");
    uint32_t in = is_test ? ltl_guard_constant_in(f->scopes, condition) : 0;
    uint32_t other = is_test && in == 0 ? ltl_guard_constant_unless(f->scopes, condition) : 0;
    if (in != 0) {
        ltl_guard_check check = {.at = test, .is_only = true};
        check.ranges[0] = (ltl_guard_range){then, f->tree->end[then]};
        put(f, in, check);
    }
    if (other != 0) {
        ltl_guard_check check;
        ltl_guard_reach_unless(f->scopes, test, other, &check);
        put(f, other, check);
    }
}

/* Ruby's `when /\A[a-z]+\z/`, and `when /\A#{root}/`, which asks what it begins with. */
static bool holds_form(const ltl_scopes *scopes, ltl_node value) {
    return ltl_str_starts_with(ltl_tree_text(scopes->tree, value), LTL_STR("/\\A#{")) ||
           (ltl_guard_is_pattern(scopes, value) && ltl_guard_pins(scopes, value, false, false));
}

/* All values of the arm are written there. */
static bool has_constants(const ltl_scopes *scopes, ltl_node arm) {
    const ltl_tree *tree = scopes->tree;
    uint32_t count = 0;
    for (ltl_node child = arm + 1; child < tree->end[arm]; child = tree->end[child]) {
        bool is_value = tree->role[child] == LTL_ROLE_VALUE;
        bool is_word = ltl_is_shell(tree) && ltl_shell_is_plain(tree, child);
        bool is_text = tree->kind[child] == LTL_KIND_STRING || tree->kind[child] == LTL_KIND_NUMBER;
        if (is_value && !is_word && !is_text && !holds_form(scopes, child)) {
            return false;
        }
        count += is_value ? 1 : 0;
    }
    return count > 0;
}

/* `switch (x) { case "a": … x … }`: an arm that nothing else falls into. */
static void take_arms(finder *f, ltl_node choice) {
    const ltl_tree *tree = f->tree;
    ltl_node asked = ltl_tree_child(tree, choice, LTL_ROLE_CONDITION);
    bool is_put = asked != LTL_NO_NODE && tree->kind[asked] == LTL_KIND_ASSIGN; /* `case kind = params[:kind]` */
    asked = is_put ? ltl_tree_child(tree, asked, LTL_ROLE_LEFT) : asked;
    ltl_guard_atom atom = {asked, true, LTL_GUARD_LIST};
    ltl_guard_subjects subjects = {0};
    bool falls = false;
    if (asked != LTL_NO_NODE) {
        ltl_guard_subjects_of(f->scopes, &atom, &subjects);
    }
    bool is_of_part = asked != LTL_NO_NODE && is_part(tree, asked);
    for (ltl_node arm = choice + 1;
         arm < tree->end[choice] && (subjects.count > 0 || is_of_part); arm = tree->end[arm]) {
        bool is_one = tree->kind[arm] == LTL_KIND_CASE && has_constants(f->scopes, arm);
        ltl_guard_check check = {.at = is_put ? arm : asked, .is_only = true};
        check.ranges[0] = (ltl_guard_range){arm, tree->end[arm]};
        if (is_one && !falls && is_of_part) {
            add_parts(f, asked, tree->end[asked], check);
        }
        for (uint32_t i = 0; is_one && !falls && i < subjects.count; i++) {
            put(f, subjects.at[i], check);
        }
        bool has_body = ltl_tree_child(tree, arm, LTL_ROLE_BODY) != LTL_NO_NODE;
        falls = tree->kind[arm] == LTL_KIND_CASE && !has_body && (falls || !is_one);
    }
}

void ltl_guard_checks_find(ltl_arena *arena, const ltl_guards *guards, const ltl_call_guards *far,
                     ltl_guard_checks *out_checks) {
    const ltl_tree *tree = guards->scopes->tree;
    finder f = {arena, guards->scopes, tree, guards, far, out_checks, LTL_NO_NODE};
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
    for (ltl_node node = tree->kind_first[LTL_KIND_IF]; node != LTL_NO_NODE;
         node = tree->kind_next[node]) {
        f.test = node;
        ltl_guard_missing(guards->scopes, node, take_missing, &f);
        ltl_guard_found(guards->scopes, node, take_found, &f);
        take_constants(&f, node);
    }
    for (ltl_node node = tree->kind_first[LTL_KIND_SWITCH]; node != LTL_NO_NODE;
         node = tree->kind_next[node]) {
        take_arms(&f, node);
    }
    for (uint32_t i = 0; i < out_checks->all.count && out_checks->known == NULL; i++) {
        out_checks->known = out_checks->all.at[i].part != 0 ? LTL_NEW_ARRAY(arena, uint8_t, tree->count) : NULL;
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

bool ltl_guard_holds_of_part(const ltl_guard_checks *checks, ltl_node into, ltl_node until) {
    const ltl_tree *tree = checks != NULL ? checks->scopes->tree : NULL;
    if (tree == NULL || into == LTL_NO_NODE || until == LTL_NO_NODE || !is_part(tree, into)) {
        return false;
    }
    ltl_str text = ltl_tree_text(tree, into);
    for (uint32_t i = 0; i < checks->all.count; i++) {
        const ltl_guard_check *check = &checks->all.at[i];
        bool is_between = check->part != 0 && into < check->at && check->at < until;
        if (is_between && lies_in(check, until) == check->is_only &&
            ltl_str_eq(ltl_tree_text(tree, check->part), text)) {
            return true;
        }
    }
    return false;
}

static ltl_node function_around(const ltl_tree *tree, ltl_node node) {
    do {
        node = tree->parent[node];
    } while (node != LTL_NO_NODE && !ltl_is_unit(ltl_tree_kind(tree, node)));
    return node;
}

/* `x if x in ALLOWED else y`: what is asked stands in the condition of a test around what is read. */
static bool stands_behind(const ltl_tree *tree, ltl_node read, ltl_node asked) {
    for (ltl_node at = tree->parent[read]; at != LTL_NO_NODE; at = tree->parent[at]) {
        ltl_kind kind = ltl_tree_kind(tree, at);
        bool tests = kind == LTL_KIND_IF || kind == LTL_KIND_CONDITIONAL;
        ltl_node condition = tests ? ltl_tree_child(tree, at, LTL_ROLE_CONDITION) : LTL_NO_NODE;
        if (ltl_is_unit(kind)) {
            break;
        }
        if (condition != LTL_NO_NODE && condition <= asked && asked < tree->end[condition]) {
            return read < condition || read >= tree->end[condition];
        }
    }
    return false;
}

/* The function that reads it is called in this file, and wherever that is, the check holds. */
static bool holds_where_called(const ltl_guard_checks *checks, const ltl_guard_check *check, ltl_node read) {
    const ltl_tree *tree = checks->scopes->tree;
    ltl_node function = function_around(tree, read);
    bool is_function = function != LTL_NO_NODE && tree->kind[function] == LTL_KIND_FUNCTION;
    ltl_node name = is_function ? ltl_tree_child(tree, function, LTL_ROLE_NAME) : LTL_NO_NODE;
    ltl_node around = function_around(tree, check->at);
    bool is_called = false;
    for (ltl_node call = name != LTL_NO_NODE ? tree->kind_first[LTL_KIND_CALL] : LTL_NO_NODE; call != LTL_NO_NODE;
         call = tree->kind_next[call]) {
        ltl_node callee = ltl_guard_last_name(tree, ltl_tree_child(tree, call, LTL_ROLE_CALLEE));
        if (callee == LTL_NO_NODE || !ltl_str_eq(ltl_tree_name(tree, callee), ltl_tree_name(tree, name))) {
            continue;
        }
        is_called = tree->end[check->at] <= call && around < call && call < tree->end[around] &&
                    lies_in(check, call) == check->is_only;
        if (!is_called) {
            return false;
        }
    }
    return is_called;
}

/* `key` is that of `read`, LTL_NO_NODE: it has none that is written out. */
static bool is_written_alike(const ltl_tree *tree, const ltl_guard_check *check, ltl_node read, ltl_node key) {
    if (key != LTL_NO_NODE && check->key != LTL_NO_NODE) {
        return tree->name[key] == tree->name[check->key] &&
               ltl_str_eq(ltl_tree_text(tree, read + 1), ltl_tree_text(tree, check->part + 1));
    }
    return ltl_str_eq(ltl_tree_text(tree, check->part), ltl_tree_text(tree, read));
}

static bool find_asked(const ltl_guard_checks *checks, ltl_node read) {
    const ltl_tree *tree = checks->scopes->tree;
    ltl_node key = written_key(tree, read);
    for (uint32_t i = 0; i < checks->all.count; i++) {
        const ltl_guard_check *check = &checks->all.at[i];
        if (check->part == 0 || check->part == read || !is_written_alike(tree, check, read, key)) {
            continue;
        }
        ltl_node around = function_around(tree, check->at); /* or a function in that one */
        bool is_before = tree->end[check->at] <= read && around < read && read < tree->end[around] &&
                         lies_in(check, read) == check->is_only;
        if (is_before || stands_behind(tree, read, check->at) || holds_where_called(checks, check, read)) {
            return true;
        }
    }
    return false;
}

/* Rules and rounds ask again and again. */
static bool is_asked_about(const ltl_guard_checks *checks, ltl_node read) {
    enum { IS_NOT = 1, IS = 2 };
    if (checks->known == NULL) {
        return false;
    }
    if (checks->known[read] == 0) {
        checks->known[read] = find_asked(checks, read) ? IS : IS_NOT;
    }
    return checks->known[read] == IS;
}

bool ltl_guard_holds_where_read(const ltl_guard_checks *checks, ltl_node source) {
    enum { MAX_PARTS = 4 };
    const ltl_tree *tree = checks != NULL ? checks->scopes->tree : NULL;
    for (uint32_t i = 0; tree != NULL && i < MAX_PARTS && source != LTL_NO_NODE; i++) {
        if (is_part(tree, source) && is_asked_about(checks, source)) {
            return true;
        }
        ltl_role role = ltl_tree_role(tree, source);
        source = role == LTL_ROLE_RECEIVER || role == LTL_ROLE_CALLEE ? tree->parent[source]
                                                                      : LTL_NO_NODE;
    }
    return false;
}

bool ltl_guard_holds_of_read(const ltl_guard_checks *checks, ltl_node part) {
    return checks != NULL && is_part(checks->scopes->tree, part) && is_asked_about(checks, part);
}

/* `filepath.Clean(x)`: of all of x, another way to write it. */
static ltl_node only_given(const ltl_tree *tree, ltl_node call) {
    static const char *const NAMES[] = {"Clean", "EvalSymlinks", "normpath", "Normalize", "resolve"};
    ltl_node callee = tree->kind[call] == LTL_KIND_CALL ? ltl_tree_child(tree, call, LTL_ROLE_CALLEE) : LTL_NO_NODE;
    ltl_node name = ltl_guard_last_name(tree, callee);
    ltl_node given = ltl_tree_child(tree, call, LTL_ROLE_ARGUMENT);
    bool is_only = name != LTL_NO_NODE && given != LTL_NO_NODE && ltl_tree_next_sibling(tree, given) == LTL_NO_NODE;
    for (size_t i = 0; is_only && i < LTL_COUNT_OF(NAMES); i++) {
        if (ltl_str_is(ltl_tree_name(tree, name), NAMES[i])) {
            return given;
        }
    }
    return ltl_guard_whole_of(tree, call);
}

bool ltl_guard_holds_of_made(const ltl_guard_checks *checks, ltl_node into) {
    enum { MAX_DRESSES = 4 };
    const ltl_tree *tree = checks != NULL ? checks->scopes->tree : NULL;
    ltl_node assign = tree != NULL && into != LTL_NO_NODE ? tree->parent[into] : LTL_NO_NODE;
    bool is_assign = assign != LTL_NO_NODE && tree->kind[assign] == LTL_KIND_ASSIGN &&
                     tree->role[into] == LTL_ROLE_LEFT;
    ltl_node made = is_assign ? ltl_tree_child(tree, assign, LTL_ROLE_RIGHT) : LTL_NO_NODE;
    for (uint32_t i = 0; made != LTL_NO_NODE && i < MAX_DRESSES; i++) {
        ltl_kind kind = ltl_tree_kind(tree, made);
        if (kind == LTL_KIND_MEMBER || kind == LTL_KIND_INDEX) {
            return is_asked_about(checks, made);
        }
        made = only_given(tree, made);
    }
    return false;
}
