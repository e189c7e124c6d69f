#include "analyzers/dataflow/name_use.h"
#include "analyzers/values/checks/certain.h"

static bool is_set_before(const ltl_values *values, uint32_t declaration, ltl_node from,
                          ltl_node end) {
    const ltl_scopes *scopes = ltl_values_types(values)->scopes;
    const ltl_tree *tree = ltl_values_tree(values);
    for (ltl_node leaf = from; leaf < end; leaf++) {
        ltl_name_use use = (ltl_name_use)scopes->use[leaf];
        if (tree->kind[leaf] == LTL_KIND_NAME && scopes->of[leaf] == declaration &&
            (use == LTL_NAME_WRITTEN || use == LTL_NAME_CHANGED || use == LTL_NAME_EXPOSED)) {
            return true;
        }
    }
    return false;
}

/* `out:` between the two. */
static bool has_label(const ltl_tree *tree, ltl_str name, ltl_node from, ltl_node end) {
    for (ltl_node node = from; node < end; node++) {
        bool is_label = tree->kind[node] == LTL_KIND_OTHER &&
                        ltl_str_starts_with(ltl_tree_text(tree, node), name) &&
                        tree->stop[node] > tree->start[node] + name.len;
        if (is_label) {
            ltl_str rest = ltl_str_slice(ltl_tree_text(tree, node), name.len,
                                         tree->stop[node] - tree->start[node]);
            size_t at = 0;
            while (at < rest.len && rest.ptr[at] == ' ') {
                at++;
            }
            if (at < rest.len && rest.ptr[at] == ':') {
                return true;
            }
        }
    }
    return false;
}

/* A `goto` that stands before anything gives it a value leads to a label before the node. */
static bool is_jumped_over(const ltl_values *values, uint32_t declaration, ltl_node node) {
    const ltl_tree *tree = ltl_values_tree(values);
    ltl_node leaf = ltl_values_types(values)->scopes->all.at[declaration].leaf;
    for (ltl_node at = leaf + 1; at < node; at++) {
        ltl_str text = tree->kind[at] == LTL_KIND_BREAK ? ltl_tree_text(tree, at) : LTL_STR("");
        if (!ltl_str_starts_with(text, LTL_STR("goto "))) {
            continue;
        }
        size_t end = 5;
        while (end < text.len && text.ptr[end] != ';' && text.ptr[end] > ' ') {
            end++;
        }
        if (is_set_before(values, declaration, leaf + 1, at)) {
            return false; /* so it is for those that follow */
        }
        if (has_label(tree, ltl_str_slice(text, 5, end), at, node)) {
            return true;
        }
    }
    return false;
}

static void judge(ltl_values *values, const ltl_value_check *check, ltl_node node,
                  ltl_region region) {
    const ltl_tree *tree = ltl_values_tree(values);
    const ltl_region_info *info = ltl_values_region(values, region);
    ltl_node unit = ltl_values_unit(values);
    if (info->kind == LTL_REGION_VARIABLE && ltl_is_unconditional(tree, node, unit) &&
        is_jumped_over(values, info->a, node)) {
        ltl_values_report(values, check, node, info->node);
    }
}

/* `record_release(&record)`. */
static bool gives_back(ltl_str word) {
    static const char *const WORDS[] = {"free", "release", "clear", "destroy", "close", NULL};
    for (size_t i = 0; WORDS[i] != NULL; i++) {
        if (ltl_str_find(word, ltl_str_of(WORDS[i]), 0) != SIZE_MAX) {
            return true;
        }
    }
    return false;
}

/* C: `struct record r;`, whose address is given. */
static bool is_bare(const ltl_values *values, ltl_region region) {
    const ltl_tree *tree = ltl_values_tree(values);
    const ltl_region_info *info = ltl_values_region(values, region);
    if (info->kind != LTL_REGION_VARIABLE || !ltl_str_is(ltl_str_of(tree->language->id), "c") ||
        ltl_type_is_array(ltl_values_types(values), info->type)) {
        return false;
    }
    ltl_node declarer = ltl_values_types(values)->scopes->all.at[info->a].declarer;
    ltl_node around = tree->parent[declarer];
    ltl_str text = ltl_tree_text(tree, around);
    return tree->kind[declarer] == LTL_KIND_VARIABLE &&
           tree->kind[around] == LTL_KIND_DECLARATION &&
           ltl_tree_child(tree, declarer, LTL_ROLE_VALUE) == LTL_NO_NODE &&
           !ltl_str_starts_with(text, LTL_STR("static")) &&
           ltl_str_starts_with(text, LTL_STR("struct"));
}

static void see(ltl_values *values, const ltl_value_check *check, const ltl_event *event) {
    if (event->kind == LTL_EVENT_READ) {
        if (ltl_fact_has(event->a, LTL_FACT_UNSET) && event->region != 0) {
            judge(values, check, event->node, event->region);
        }
        return;
    }
    for (uint32_t i = 0; i < event->argument_count && gives_back(event->word); i++) {
        ltl_region region = event->arguments[i].region;
        if (region != 0 && is_bare(values, region)) {
            judge(values, check, event->argument_nodes[i], region);
        }
    }
}

const ltl_value_check ltl_value_check_unset_at_label = {
    .id = "unset-at-label",
    .events = LTL_EVENT_BIT(READ) | LTL_EVENT_BIT(CALL),
    .see = see,
};
