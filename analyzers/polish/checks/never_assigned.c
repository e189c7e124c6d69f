#include "analyzers/polish/polish.h"

/* Of nodes looked at in one file: past it nothing more is offered. */
enum { MOST_STEPS = 50000000 };

/* Whether the name is given a value anywhere in the file, but for its declaration: `x = …`, `x++`, `[x] = …`, loops. */
static bool is_assigned(const ltl_tree *tree, ltl_node declared) {
    uint32_t name = tree->name[declared];
    for (ltl_node leaf = 0; leaf < tree->count; leaf++) {
        if (leaf == declared || tree->name[leaf] != name || tree->kind[leaf] != LTL_KIND_NAME) {
            continue;
        }
        for (ltl_node at = leaf; at != LTL_NO_NODE; at = tree->parent[at]) {
            ltl_kind above = tree->parent[at] != LTL_NO_NODE ? ltl_tree_kind(tree, tree->parent[at])
                                                             : LTL_KIND_ROOT;
            bool is_target = tree->role[at] == LTL_ROLE_LEFT &&
                             (above == LTL_KIND_ASSIGN || above == LTL_KIND_LOOP);
            bool is_step = above == LTL_KIND_UNARY &&
                           (ltl_str_is(ltl_tree_name(tree, tree->parent[at]), "++") ||
                            ltl_str_is(ltl_tree_name(tree, tree->parent[at]), "--"));
            if (is_target || is_step) {
                return true;
            }
            if (above == LTL_KIND_BLOCK || above == LTL_KIND_ROOT || above == LTL_KIND_FUNCTION) {
                break;
            }
        }
    }
    return false;
}

/* The one variable of `let x = …`; nothing for lists, patterns and those without a value. */
static ltl_node single_of(const ltl_tree *tree, ltl_node declaration) {
    ltl_node variable = ltl_tree_first_child(tree, declaration);
    bool is_one = variable != LTL_NO_NODE && tree->kind[variable] == LTL_KIND_VARIABLE &&
                  ltl_tree_next_sibling(tree, variable) == LTL_NO_NODE &&
                  ltl_tree_child(tree, variable, LTL_ROLE_VALUE) != LTL_NO_NODE;
    ltl_node name = is_one ? ltl_tree_child(tree, variable, LTL_ROLE_NAME) : LTL_NO_NODE;
    return name != LTL_NO_NODE && tree->kind[name] == LTL_KIND_NAME ? name : LTL_NO_NODE;
}

static void look_for(const ltl_polish_check *check, ltl_polish_look *look) {
    const ltl_tree *tree = look->tree;
    uint64_t steps = 0;
    if (tree->error_count > 0) {
        return;
    }
    for (ltl_node at = tree->kind_first[LTL_KIND_DECLARATION]; at != LTL_NO_NODE;
         at = tree->kind_next[at]) {
        ltl_str word = ltl_str_slice(tree->source->text, tree->start[at], tree->start[at] + 4);
        ltl_node parent = tree->parent[at];
        bool is_in_head = parent != LTL_NO_NODE && tree->kind[parent] == LTL_KIND_LOOP;
        ltl_node name = ltl_str_is(word, "let ") && !is_in_head ? single_of(tree, at) : LTL_NO_NODE;
        steps += name != LTL_NO_NODE ? tree->count : 0;
        if (name != LTL_NO_NODE && steps < MOST_STEPS && !is_assigned(tree, name)) {
            ltl_span span = {tree->start[at], tree->start[at] + 3};
            ltl_polish_edit_add(check, look, name, span, "const",
                                "`%.*s` never gets another value.",
                                LTL_STR_ARG(ltl_tree_text(tree, name)));
        }
    }
}

static const char *const languages[] = {"javascript", "typescript", "tsx", NULL};

const ltl_polish_check ltl_polish_check_never_assigned = {
    .rule =
        {.id = LTL_STR_INIT("polish/never-assigned"),
         .title = LTL_STR_INIT("A let that could be a const"),
         .message = LTL_STR_INIT("The variable never gets another value."),
         .why = LTL_STR_INIT(
             "`let` tells readers to look for the place where the value changes; there is none."),
         .advice = LTL_STR_INIT("Declare it with `const`."),
         .severity = LTL_SEVERITY_INFO,
         .confidence = LTL_CONFIDENCE_HIGH,
         .domain = LTL_DOMAIN_QUALITY},
    .languages = languages,
    .look = look_for,
};
