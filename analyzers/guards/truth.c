#include "analyzers/guards/truth.h"

#include "analyzers/guards/empty.h"
#include "analyzers/guards/subject.h"

enum { MOST_NODES = 200 };

static const ltl_guard_truth NOTHING = {0, 0};
static const ltl_guard_truth NEVER_FALSE = {0, LTL_GUARD_ALL};
static const ltl_guard_truth NEVER_TRUE = {LTL_GUARD_ALL, 0};

static bool is_one_of(ltl_str text, const char *const *list, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (ltl_str_is(text, list[i])) {
            return true;
        }
    }
    return false;
}
#define IS_ONE_OF(text, list) is_one_of(text, list, LTL_COUNT_OF(list))

/* ---- parameters ---- */

static uint8_t parameters_of(ltl_guard_reader *r, const ltl_guard_atom *atom) {
    const ltl_scopes *scopes = r->guards->scopes;
    ltl_guard_subjects subjects;
    uint8_t out = 0;
    ltl_guard_subjects_of(scopes, atom, &subjects);
    for (uint32_t i = 0; i < subjects.count; i++) {
        for (uint32_t j = 0; j < r->parameter_count; j++) {
            if (scopes->of[r->parameters[j]] == subjects.at[i]) {
                out |= (uint8_t)(1u << j);
                r->kinds[j] |= (uint8_t)atom->kinds;
            }
        }
    }
    return out;
}

/* ---- leaves ---- */

static ltl_guard_truth truth_of_literal(const ltl_tree *tree, ltl_node node) {
    static const char *const NO[] = {"false", "False", "FALSE", "null",      "None",
                                     "nil",   "NULL",  "0",     "undefined", "nullptr"};
    static const char *const YES[] = {"true", "True", "TRUE"};
    ltl_str text = ltl_tree_text(tree, node);
    if (IS_ONE_OF(text, NO)) {
        return NEVER_TRUE;
    }
    bool is_some = IS_ONE_OF(text, YES) || tree->kind[node] == LTL_KIND_NUMBER ||
                   (tree->kind[node] == LTL_KIND_STRING && text.len > 2);
    return is_some ? NEVER_FALSE : NOTHING;
}

/* `errors.New("…")`: a fault, which is not nothing. */
static bool makes_fault(const ltl_tree *tree, ltl_node call) {
    static const char *const NAMES[] = {"New", "Errorf", "Wrap", "Wrapf", "NewError"};
    ltl_node name = ltl_guard_last_name(tree, ltl_tree_child(tree, call, LTL_ROLE_CALLEE));
    return name != LTL_NO_NODE && IS_ONE_OF(ltl_tree_name(tree, name), NAMES);
}

static ltl_guard_truth truth_of_call(ltl_guard_reader *r, ltl_node call) {
    const ltl_scopes *scopes = r->guards->scopes;
    ltl_node function = ltl_guard_callee(scopes, call);
    const ltl_function_guard *guard =
        function != LTL_NO_NODE ? ltl_guards_of(r->guards, function) : NULL;
    ltl_guard_truth out = makes_fault(scopes->tree, call) ? NEVER_FALSE : NOTHING;
    ltl_node leaves[LTL_GUARD_PARAMETERS];
    uint32_t count = guard != NULL ? ltl_guard_parameters(scopes->tree, function, leaves) : 0;
    for (uint32_t i = 0; i < count; i++) {
        ltl_node given = ltl_guard_passed(scopes->tree, call, i, ltl_tree_name(scopes->tree, leaves[i]));
        if (guard->when[i] == 0 || given == LTL_NO_NODE) {
            continue;
        }
        ltl_guard_atom atom = {given, true, guard->kinds[i]};
        uint8_t judged = parameters_of(r, &atom);
        bool returns = (guard->when[i] & LTL_GUARD_WHEN_RETURNS) != 0;
        out.if_true |= returns || (guard->when[i] & LTL_GUARD_WHEN_TRUE) != 0 ? judged : 0;
        out.if_false |= returns || (guard->when[i] & LTL_GUARD_WHEN_FALSE) != 0 ? judged : 0;
    }
    return out;
}

/* `ok := allowed[x]`, of which `ok` is all that is asked. */
static ltl_node told_by(const ltl_scopes *scopes, ltl_node expression) {
    enum { MOST_NAMES = 3 };
    for (uint32_t i = 0; i < MOST_NAMES && scopes->tree->kind[expression] == LTL_KIND_NAME; i++) {
        bool is_local = scopes->all.at[scopes->of[expression]].kind == LTL_DECLARED_LOCAL;
        ltl_node made = is_local ? ltl_guard_made_of(scopes, expression) : LTL_NO_NODE;
        if (made == LTL_NO_NODE) {
            break;
        }
        expression = made;
    }
    return expression;
}

/* `row = rows.get(x)`: what it says of x that there is something. */
static ltl_guard_truth truth_of_found(ltl_guard_reader *r, ltl_node node) {
    const ltl_scopes *scopes = r->guards->scopes;
    ltl_guard_atom atom;
    bool looks_up = ltl_guard_looks_up(scopes, told_by(scopes, node), &atom);
    return looks_up ? (ltl_guard_truth){parameters_of(r, &atom), 0} : NOTHING;
}

/* `row is None`, `row != null`. */
static ltl_guard_truth truth_of_nothing(ltl_guard_reader *r, ltl_node node) {
    static const char *const SAME[] = {"==", "===", "is"};
    static const char *const OTHER[] = {"!=", "!==", "is not"};
    static const char *const NOTHINGS[] = {"None", "nil", "null", "NULL", "undefined"};
    const ltl_tree *tree = r->guards->scopes->tree;
    ltl_node left = ltl_tree_child(tree, node, LTL_ROLE_LEFT);
    ltl_node right = ltl_tree_child(tree, node, LTL_ROLE_RIGHT);
    bool is_same = IS_ONE_OF(ltl_tree_name(tree, node), SAME);
    bool is_it = left != LTL_NO_NODE && right != LTL_NO_NODE && tree->kind[left] == LTL_KIND_NAME &&
                 (is_same || IS_ONE_OF(ltl_tree_name(tree, node), OTHER)) &&
                 IS_ONE_OF(ltl_tree_text(tree, right), NOTHINGS);
    ltl_guard_truth found = is_it ? truth_of_found(r, left) : NOTHING;
    return is_same ? (ltl_guard_truth){0, found.if_true} : found;
}

/* ---- operators ---- */

/* What the node says, given what its parts say; `at` holds them by their distance from `first`. */
typedef struct told {
    ltl_node first;
    ltl_guard_truth at[MOST_NODES];
} told;

static ltl_guard_truth part(const told *all, ltl_node node) {
    return node != LTL_NO_NODE ? all->at[node - all->first] : NOTHING;
}

static ltl_guard_truth truth_of_binary(ltl_guard_reader *r, const told *all, ltl_node node) {
    static const char *const AND[] = {"&&", "and"};
    static const char *const OR[] = {"||", "or"};
    const ltl_tree *tree = r->guards->scopes->tree;
    ltl_str operator= ltl_tree_name(tree, node);
    ltl_guard_truth a = part(all, ltl_tree_child(tree, node, LTL_ROLE_LEFT));
    ltl_guard_truth b = part(all, ltl_tree_child(tree, node, LTL_ROLE_RIGHT));
    ltl_guard_atom atom;
    if (IS_ONE_OF(operator, AND)) {
        return (ltl_guard_truth){a.if_true | b.if_true, a.if_false & b.if_false};
    }
    if (IS_ONE_OF(operator, OR)) {
        return (ltl_guard_truth){a.if_true & b.if_true, a.if_false | b.if_false};
    }
    if (!ltl_guard_atom_of(r->guards->scopes, node, &atom) || atom.kinds == 0) {
        return truth_of_nothing(r, node);
    }
    uint8_t judged = parameters_of(r, &atom);
    return atom.passes_when ? (ltl_guard_truth){judged, 0} : (ltl_guard_truth){0, judged};
}

static ltl_guard_truth truth_of_choice(const told *all, const ltl_tree *tree, ltl_node node) {
    ltl_guard_truth c = part(all, ltl_tree_child(tree, node, LTL_ROLE_CONDITION));
    ltl_guard_truth a = part(all, ltl_tree_child(tree, node, LTL_ROLE_THEN));
    ltl_guard_truth b = part(all, ltl_tree_child(tree, node, LTL_ROLE_ELSE));
    return (ltl_guard_truth){(c.if_true | a.if_true) & (c.if_false | b.if_true),
                             (c.if_true | a.if_false) & (c.if_false | b.if_false)};
}

static bool is_not(const ltl_tree *tree, ltl_node node) {
    static const char *const NOT[] = {"!", "not"};
    return IS_ONE_OF(ltl_tree_name(tree, node), NOT);
}

/* `bool(x)`, `Boolean(x)`, `!!x`. */
static bool keeps_outcome(const ltl_tree *tree, ltl_node call) {
    static const char *const NAMES[] = {"bool", "Boolean"};
    return IS_ONE_OF(ltl_tree_text(tree, call + 1), NAMES);
}

static ltl_guard_truth truth_of_node(ltl_guard_reader *r, const told *all, ltl_node node) {
    const ltl_tree *tree = r->guards->scopes->tree;
    ltl_guard_atom atom;
    switch (ltl_tree_kind(tree, node)) {
    case LTL_KIND_LITERAL:
    case LTL_KIND_NUMBER:
    case LTL_KIND_STRING:
        return truth_of_literal(tree, node);
    case LTL_KIND_NEW:
        return NEVER_FALSE;
    case LTL_KIND_UNARY: {
        ltl_guard_truth of = part(all, ltl_tree_first_child(tree, node));
        return is_not(tree, node) ? (ltl_guard_truth){of.if_false, of.if_true} : NOTHING;
    }
    case LTL_KIND_BINARY:
        return truth_of_binary(r, all, node);
    case LTL_KIND_CONDITIONAL:
        return truth_of_choice(all, tree, node);
    case LTL_KIND_EXPRESSION_STATEMENT:
    case LTL_KIND_AWAIT:
        return part(all, ltl_tree_first_child(tree, node));
    case LTL_KIND_NAME:
        return truth_of_found(r, node);
    case LTL_KIND_CALL:
    case LTL_KIND_INDEX:
        break;
    default:
        return NOTHING;
    }
    if (ltl_guard_atom_of(r->guards->scopes, node, &atom)) {
        uint8_t judged = atom.kinds != 0 ? parameters_of(r, &atom) : 0;
        return atom.passes_when ? (ltl_guard_truth){judged, 0} : (ltl_guard_truth){0, judged};
    }
    bool is_call = tree->kind[node] == LTL_KIND_CALL;
    if (is_call && keeps_outcome(tree, node)) {
        return part(all, ltl_tree_child(tree, node, LTL_ROLE_ARGUMENT));
    }
    ltl_guard_truth found = truth_of_found(r, node);
    return found.if_true != 0 ? found : is_call ? truth_of_call(r, node) : NOTHING;
}

/* Where there is nothing, nothing can do harm: `if (x == null) { return; }`. */
static ltl_guard_truth truth_of_empty(ltl_guard_reader *r, ltl_node node) {
    bool when = false;
    ltl_guard_atom atom = {
        .asked = r->is_at_branch ? ltl_guard_asks_empty(r->guards->scopes, node, &when) : LTL_NO_NODE};
    uint8_t none = atom.asked != LTL_NO_NODE ? parameters_of(r, &atom) : 0;
    return when ? (ltl_guard_truth){none, 0} : (ltl_guard_truth){0, none};
}

/* Parts come behind what they are part of: backwards, each is known when it is asked for. */
ltl_guard_truth ltl_guard_truth_of(ltl_guard_reader *reader, ltl_node expression) {
    const ltl_tree *tree = reader->guards->scopes->tree;
    told all;
    expression = told_by(reader->guards->scopes, expression);
    uint32_t count = tree->end[expression] - expression;
    if (count > MOST_NODES) {
        return NOTHING;
    }
    all.first = expression;
    for (uint32_t i = count; i-- > 0;) {
        ltl_guard_truth none = truth_of_empty(reader, expression + i);
        all.at[i] = truth_of_node(reader, &all, expression + i);
        all.at[i].if_true |= none.if_true;
        all.at[i].if_false |= none.if_false;
    }
    return all.at[0];
}

/* ---- calls ---- */

/* `assert(ok(x))`, `Preconditions.checkArgument(ok(x))`, `require(ok(x)) { … }`: they come back when it holds. */
static bool demands(const ltl_tree *tree, ltl_node call) {
    static const char *const NAMES[] = {"assert",  "checkArgument", "invariant", "isTrue",
                                        "require", "check",         "validState"};
    ltl_node name = ltl_guard_last_name(tree, ltl_tree_child(tree, call, LTL_ROLE_CALLEE));
    return name != LTL_NO_NODE && IS_ONE_OF(ltl_tree_name(tree, name), NAMES);
}

uint8_t ltl_guard_after_call(ltl_guard_reader *reader, ltl_node call) {
    const ltl_tree *tree = reader->guards->scopes->tree;
    ltl_node given = ltl_guard_converts(reader->guards->scopes, call);
    if (given != LTL_NO_NODE) {
        ltl_guard_atom atom = {given, true, LTL_GUARD_NUMBER};
        return parameters_of(reader, &atom);
    }
    ltl_node first = ltl_tree_child(tree, call, LTL_ROLE_ARGUMENT);
    uint8_t demanded = demands(tree, call) && first != LTL_NO_NODE
                           ? ltl_guard_truth_of(reader, first).if_true
                           : 0;
    ltl_guard_truth said = truth_of_call(reader, call);
    uint8_t always = makes_fault(tree, call) ? 0 : said.if_true & said.if_false;
    return (demanded == LTL_GUARD_ALL ? 0 : demanded) | always;
}
