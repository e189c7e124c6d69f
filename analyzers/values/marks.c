/* marks.c - what a look over the whole file says of its functions and names, before any is walked. */
#include "analyzers/dataflow/name_use.h"
#include "analyzers/values/steps/call_name.h"
#include "analyzers/values/values_internal.h"
#include "core/limits.h"

/* An error, a statement that is not there, or a block that is given to a macro. */
static bool is_misread(const ltl_tree *tree, ltl_node node) {
    return tree->kind[node] == LTL_KIND_ERROR ||
           (tree->kind[node] == LTL_KIND_EXPRESSION_STATEMENT &&
            tree->start[node] == tree->stop[node]) ||
           (tree->kind[node] == LTL_KIND_BLOCK && tree->role[node] == LTL_ROLE_ARGUMENT);
}

static void mark_around(ltl_values *v, ltl_node at) {
    for (; at != LTL_NO_NODE; at = v->tree->parent[at]) {
        if (v->tree->kind[at] == LTL_KIND_FUNCTION) {
            ltl_pairs_put(v->arena, &v->unreadable, at, 1, 1);
        }
    }
}

/* `ON_ERROR(f()) { … }`: whether the block runs the macro decides; a loop's block runs as often as not. */
static void mark_blocks(ltl_values *v) {
    static const char *const LOOPS[] = {"each", "iter", "loop", "for", "while", "scan"};
    const ltl_tree *tree = v->tree;
    ltl_node call = tree->kind_first[LTL_KIND_CALL];
    for (; call != LTL_NO_NODE; call = tree->kind_next[call]) {
        ltl_node callee = ltl_tree_child(tree, call, LTL_ROLE_CALLEE);
        ltl_node statement = tree->parent[call];
        if (callee == LTL_NO_NODE || tree->kind[statement] != LTL_KIND_EXPRESSION_STATEMENT ||
            !ltl_call__has_block(v, call)) {
            continue;
        }
        bool is_loop = false;
        for (size_t i = 0; i < LTL_COUNT_OF(LOOPS); i++) {
            is_loop = is_loop || ltl_name_has(ltl_tree_name(tree, callee), LOOPS[i]);
        }
        if (!is_loop) {
            mark_around(v, call);
        }
    }
}

void ltl_values__mark_unreadable(ltl_values *v) {
    static const ltl_kind KINDS[] = {LTL_KIND_ERROR, LTL_KIND_EXPRESSION_STATEMENT, LTL_KIND_BLOCK};
    const ltl_tree *tree = v->tree;
    for (size_t i = 0; i < LTL_COUNT_OF(KINDS); i++) {
        ltl_node node = tree->kind_first[KINDS[i]];
        for (; node != LTL_NO_NODE; node = tree->kind_next[node]) {
            mark_around(v, is_misread(tree, node) ? tree->parent[node] : LTL_NO_NODE);
        }
    }
    mark_blocks(v);
}

/* `typeof(*p)`: nothing is read, whatever stands within. */
static bool is_type_question(ltl_str name) {
    static const char *const WORDS[] = {"typeof", "__typeof", "__typeof__", "decltype", "offsetof"};
    for (size_t i = 0; i < LTL_COUNT_OF(WORDS); i++) {
        if (ltl_str_is(name, WORDS[i])) {
            return true;
        }
    }
    return false;
}

void ltl_values__mark_quiet(ltl_values *v) {
    const ltl_tree *tree = v->tree;
    v->is_quiet = LTL_NEW_ARRAY(v->arena, uint8_t, tree->count);
    ltl_node node = tree->kind_first[LTL_KIND_UNARY];
    for (; node != LTL_NO_NODE; node = tree->kind_next[node]) {
        if (ltl_str_is(ltl_tree_name(tree, node), "sizeof")) {
            memset(v->is_quiet + node + 1, 1, tree->end[node] - node - 1);
        }
    }
    node = tree->kind_first[LTL_KIND_CALL];
    for (; node != LTL_NO_NODE; node = tree->kind_next[node]) {
        ltl_node callee = ltl_tree_child(tree, node, LTL_ROLE_CALLEE);
        if (callee != LTL_NO_NODE && is_type_question(ltl_tree_name(tree, callee))) {
            memset(v->is_quiet + node + 1, 1, tree->end[node] - node - 1);
        }
    }
}

static bool is_letter(char byte) {
    char lower = (char)(byte | 32);
    return (lower >= 'a' && lower <= 'z') || byte == '_' || (byte >= '0' && byte <= '9');
}

/* Whatever a macro of the file mentions is read wherever that is used. */
static void mark_mentioned(ltl_values *v) {
    const ltl_tree *tree = v->tree;
    ltl_node node = tree->kind_first[LTL_KIND_OTHER];
    for (; node != LTL_NO_NODE; node = tree->kind_next[node]) {
        if (!ltl_str_is(ltl_tree_name(tree, node), "#define")) {
            continue;
        }
        ltl_str text = ltl_tree_text(tree, node);
        for (size_t at = 0, end = 0; at < text.len; at = end + 1) {
            for (end = at; end < text.len && is_letter(text.ptr[end]);) {
                end++;
            }
            uint32_t name = ltl_names_find(tree->names, ltl_str_slice(text, at, end));
            if (name != 0) {
                ltl_pairs_put(v->arena, &v->read_names, UINT32_MAX, name, 1);
            }
        }
    }
}

/* `if ((n = f()) < 0)`: what it gets is looked at on its way. */
static bool is_passed_on(const ltl_tree *tree, ltl_node name) {
    ltl_node assign = tree->parent[name];
    if (tree->kind[assign] != LTL_KIND_ASSIGN || tree->role[name] != LTL_ROLE_LEFT) {
        return false;
    }
    ltl_kind around = ltl_tree_kind(tree, tree->parent[assign]);
    return around == LTL_KIND_BINARY || around == LTL_KIND_UNARY || around == LTL_KIND_CALL ||
           tree->role[assign] == LTL_ROLE_CONDITION;
}

void ltl_values__mark_read(ltl_values *v) {
    const ltl_tree *tree = v->tree;
    mark_mentioned(v);
    ltl_node node = tree->kind_first[LTL_KIND_NAME];
    for (; node != LTL_NO_NODE; node = tree->kind_next[node]) {
        ltl_name_use use = (ltl_name_use)v->scopes->use[node];
        bool is_read = use == LTL_NAME_READ || use == LTL_NAME_CHANGED || use == LTL_NAME_EXPOSED ||
                       (use == LTL_NAME_WRITTEN && is_passed_on(tree, node));
        if (is_read) {
            const ltl_declaration *declared = &v->scopes->all.at[v->scopes->of[node]];
            uint32_t unit = v->scopes->of[node] != 0 ? declared->unit : UINT32_MAX;
            ltl_pairs_put(v->arena, &v->read_names, unit, tree->name[node], 1);
        }
    }
}

bool ltl_values_is_read(const ltl_values *values, ltl_region variable) {
    const ltl_region_info *info = ltl_region_of(&values->regions, variable);
    if (info->kind != LTL_REGION_VARIABLE) {
        return true;
    }
    const ltl_declaration *declared = &values->scopes->all.at[info->a];
    return ltl_pairs_find(&values->read_names, declared->unit, declared->name) != 0 ||
           ltl_pairs_find(&values->read_names, UINT32_MAX, declared->name) != 0;
}

static bool is_set_within(const ltl_values *v, uint32_t declaration, ltl_node loop) {
    for (ltl_node leaf = loop; leaf < v->tree->end[loop]; leaf++) {
        ltl_name_use use = (ltl_name_use)v->scopes->use[leaf];
        if (v->scopes->of[leaf] == declaration && v->tree->kind[leaf] == LTL_KIND_NAME &&
            (use == LTL_NAME_WRITTEN || use == LTL_NAME_CHANGED || use == LTL_NAME_EXPOSED)) {
            return true;
        }
    }
    return false;
}

bool ltl_values_is_set_in_loop(const ltl_values *values, ltl_region variable, ltl_node node) {
    const ltl_tree *tree = values->tree;
    const ltl_region_info *info =
        ltl_region_of(&values->regions, ltl_region_root(&values->regions, variable));
    if (info->kind != LTL_REGION_VARIABLE) {
        return false;
    }
    ltl_node leaf = values->scopes->all.at[info->a].leaf;
    for (ltl_node at = tree->parent[node]; at != LTL_NO_NODE && tree->kind[at] != LTL_KIND_FUNCTION;
         at = tree->parent[at]) {
        bool is_outside = leaf < at || leaf >= tree->end[at];
        if (tree->kind[at] == LTL_KIND_LOOP && is_outside && is_set_within(values, info->a, at)) {
            return true;
        }
    }
    return false;
}
