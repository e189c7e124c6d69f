#include "analyzers/polish/polish.h"

/* Names that were kept for old code, and are on their way out or gone. */
static const struct {
    const char *receiver; /* null: any of the loggers */
    const char *old;
    const char *new;
} names[] = {
    {"self", "assertEquals", "assertEqual"},
    {"self", "assertNotEquals", "assertNotEqual"},
    {"self", "assert_", "assertTrue"},
    {"self", "assertAlmostEquals", "assertAlmostEqual"},
    {"self", "assertRegexpMatches", "assertRegex"},
    {"self", "assertNotRegexpMatches", "assertNotRegex"},
    {"self", "assertRaisesRegexp", "assertRaisesRegex"},
    {"logging", "warn", "warning"},
    {"logger", "warn", "warning"},
    {"LOGGER", "warn", "warning"},
    {"log", "warn", "warning"},
};

/* A class of the file that has such a method means its own. */
static bool is_own(const ltl_tree *tree, ltl_str name) {
    for (ltl_node node = tree->kind_first[LTL_KIND_FUNCTION]; node != LTL_NO_NODE;
         node = tree->kind_next[node]) {
        ltl_node own = ltl_tree_child(tree, node, LTL_ROLE_NAME);
        if (own != LTL_NO_NODE && ltl_str_eq(ltl_tree_text(tree, own), name)) {
            return true;
        }
    }
    return false;
}

static void call_look(const ltl_polish_check *check, ltl_polish_look *look, ltl_node call) {
    const ltl_tree *tree = look->tree;
    ltl_node callee = ltl_tree_child(tree, call, LTL_ROLE_CALLEE);
    if (callee == LTL_NO_NODE || tree->kind[callee] != LTL_KIND_MEMBER) {
        return;
    }
    ltl_node receiver = ltl_tree_child(tree, callee, LTL_ROLE_RECEIVER);
    ltl_node name = ltl_tree_child(tree, callee, LTL_ROLE_NAME);
    for (size_t i = 0; receiver != LTL_NO_NODE && name != LTL_NO_NODE && i < LTL_COUNT_OF(names);
         i++) {
        bool is_it = ltl_str_is(ltl_tree_text(tree, receiver), names[i].receiver) &&
                     ltl_str_is(ltl_tree_text(tree, name), names[i].old);
        if (is_it && !is_own(tree, ltl_str_of(names[i].old))) {
            ltl_polish_edit_add(check, look, name, ltl_tree_span(tree, name), names[i].new,
                                "`%s` is the old name of `%s`.", names[i].old, names[i].new);
        }
    }
}

static void look_for(const ltl_polish_check *check, ltl_polish_look *look) {
    const ltl_tree *tree = look->tree;
    for (ltl_node call = tree->kind_first[LTL_KIND_CALL]; call != LTL_NO_NODE;
         call = tree->kind_next[call]) {
        call_look(check, look, call);
    }
}

static const char *const languages[] = {"python", NULL};

const ltl_polish_check ltl_polish_check_old_name = {
    .rule = {.id = LTL_STR_INIT("polish/old-name"),
             .title = LTL_STR_INIT("A function called by its old name"),
             .message = LTL_STR_INIT("The function is called by its old name."),
             .why = LTL_STR_INIT(
                 "Old names go away with a later version: the tests of `unittest` lost theirs in "
                 "Python 3.12."),
             .advice = LTL_STR_INIT("Call it by its new name."),
             .severity = LTL_SEVERITY_INFO,
             .confidence = LTL_CONFIDENCE_HIGH,
             .domain = LTL_DOMAIN_QUALITY},
    .languages = languages,
    .look = look_for,
};
