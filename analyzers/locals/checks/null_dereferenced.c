#include "analyzers/locals/check.h"

static bool branches(ltl_kind kind) {
    return kind == LTL_KIND_IF || kind == LTL_KIND_CONDITIONAL || kind == LTL_KIND_LOOP ||
           kind == LTL_KIND_SWITCH || kind == LTL_KIND_CATCH || kind == LTL_KIND_CASE;
}

static bool is_short(const ltl_tree *tree, ltl_node node) {
    static const char *const WORDS[] = {"&&", "||", "and", "or", "??", "?:", NULL};
    for (size_t i = 0; ltl_tree_kind(tree, node) == LTL_KIND_BINARY && WORDS[i] != NULL; i++) {
        if (ltl_str_is(ltl_tree_name(tree, node), WORDS[i])) {
            return true;
        }
    }
    return false;
}

static bool holds(const ltl_tree *tree, ltl_node node, ltl_node inner) {
    return inner > node && inner < tree->end[node];
}

/* Does it ask for an error, which may come instead of a value, and leave? */
static bool leaves_with_error(const ltl_tree *tree, ltl_node branch) {
    ltl_node condition = ltl_tree_child(tree, branch, LTL_ROLE_CONDITION);
    ltl_str text = condition != LTL_NO_NODE ? ltl_tree_text(tree, condition) : LTL_STR("");
    if (ltl_str_find(text, LTL_STR("err"), 0) == SIZE_MAX &&
        ltl_str_find(text, LTL_STR("Err"), 0) == SIZE_MAX && !ltl_str_is(text, "!ok")) {
        return false;
    }
    for (ltl_node node = branch + 1; node < tree->end[branch]; node++) {
        ltl_kind kind = ltl_tree_kind(tree, node);
        if (kind == LTL_KIND_RETURN || kind == LTL_KIND_THROW || kind == LTL_KIND_BREAK) {
            return true;
        }
    }
    return false;
}

/* Between the test and here another test may have told that it is not null after all: one around this place, or
 * one for an error, before it. */
static bool is_guarded(const ltl_tree *tree, ltl_node name, ltl_node origin) {
    int level = 0;
    for (ltl_node at = name;
         tree->parent[at] != LTL_NO_NODE && !holds(tree, tree->parent[at], origin);
         at = tree->parent[at]) {
        ltl_node around = tree->parent[at];
        if (level++ == LTL_LOCAL_LEVELS) {
            return true; /* nobody looks further */
        }
        bool is_head = tree->role[at] == LTL_ROLE_CONDITION || tree->role[at] == LTL_ROLE_RIGHT;
        if ((branches(ltl_tree_kind(tree, around)) && !is_head) ||
            (is_short(tree, around) && tree->role[at] == LTL_ROLE_RIGHT)) {
            return true;
        }
    }
    ltl_node at = name; /* the statement that stands in one list with what holds the test */
    while (tree->parent[at] != LTL_NO_NODE && !holds(tree, tree->parent[at], origin)) {
        at = tree->parent[at];
    }
    ltl_node list = tree->parent[at];
    for (ltl_node child = list + 1; list != LTL_NO_NODE && child < at; child = tree->end[child]) {
        if (child > origin && branches(ltl_tree_kind(tree, child)) &&
            leaves_with_error(tree, child)) {
            return true;
        }
    }
    return false;
}

/* Go's methods may be called on nothing. */
static bool is_call_in_go(const ltl_locals *locals, ltl_node member) {
    static const char *const GO[] = {"go", NULL};
    return ltl_locals_is_one_of(locals, GO) &&
           ltl_locals_tree(locals)->role[member] == LTL_ROLE_CALLEE;
}

/* C#'s extensions are called like methods and may be given nothing; some names are methods of every object, or of
 * strings and lists. */
static bool may_be_extension(const ltl_locals *locals, ltl_node member) {
    static const char *const CSHARP[] = {"csharp", NULL};
    static const char *const METHODS[] = {
        "Add",     "Append",   "Clear",      "Close",  "CompareTo", "Contains", "Dispose",
        "Equals",  "EndsWith", "GetType",    "Insert", "IndexOf",   "Remove",   "GetHashCode",
        "Replace", "Split",    "StartsWith", "Read",   "Substring", "ToLower",  "ToString",
        "ToUpper", "Trim",     "Write",      NULL};
    const ltl_tree *tree = ltl_locals_tree(locals);
    ltl_node name = ltl_tree_child(tree, member, LTL_ROLE_NAME);
    if (!ltl_locals_is_one_of(locals, CSHARP) || tree->role[member] != LTL_ROLE_CALLEE ||
        name == LTL_NO_NODE) {
        return false;
    }
    for (size_t i = 0; METHODS[i] != NULL; i++) {
        if (ltl_str_is(ltl_tree_text(tree, name), METHODS[i])) {
            return false;
        }
    }
    return true;
}

/* A test in the function says that it is null here, or every way does. */
static void see(ltl_locals *locals, const ltl_local_check *check, const ltl_local_event *event) {
    const ltl_held *held = event->held;
    if (held->is_null != LTL_YES || is_call_in_go(locals, event->node)) {
        ltl_locals_refute(locals, check, event->name);
    } else if (!held->is_tested && may_be_extension(locals, event->node)) {
        ltl_locals_refute(locals, check, event->name);
    } else if (!held->is_tested) {
        ltl_locals_suspect(locals, check, event->name, held->origin);
    } else if (!is_guarded(ltl_locals_tree(locals), event->name, held->origin)) {
        ltl_locals_report(locals, check, event->name, held->origin);
    }
}

const ltl_local_check ltl_local_check_null_dereferenced = {
    .check = {.id = "null-dereferenced"},
    .events = LTL_LOCAL_BIT(FOLLOWED),
    .see = see,
};
