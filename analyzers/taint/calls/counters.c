/* Parameters of functions that are called back with each item: one of them only counts the items. */
#include <string.h>

#include "analyzers/dataflow/name_use.h"
#include "analyzers/taint/taint_internal.h"

/* Where a function that is the first thing given to a call of that name is told the place of the item. */
typedef struct counting {
    const char *language; /* null: where JavaScript's arrays are */
    const char *name;
    uint32_t slot;
    bool may_be_key; /* of other collections it is the key: only what is called like a number counts */
} counting;

static const counting COUNTING[] = {
    {NULL, "map", 2, false},
    {NULL, "filter", 2, false},
    {NULL, "flatMap", 2, false},
    {NULL, "some", 2, false},
    {NULL, "every", 2, false},
    {NULL, "find", 2, false},
    {NULL, "findIndex", 2, false},
    {NULL, "findLast", 2, false},
    {NULL, "forEach", 2, true},
    {NULL, "reduce", 3, false},
    {NULL, "reduceRight", 3, false},
    {"csharp", "Select", 2, false},
    {"csharp", "SelectMany", 2, false},
    {"csharp", "Where", 2, false},
    {"kotlin", "mapIndexed", 1, false},
    {"kotlin", "mapIndexedNotNull", 1, false},
    {"kotlin", "flatMapIndexed", 1, false},
    {"kotlin", "filterIndexed", 1, false},
    {"kotlin", "forEachIndexed", 1, false},
    {"kotlin", "onEachIndexed", 1, false},
    {"kotlin", "foldIndexed", 1, false},
    {"kotlin", "reduceIndexed", 1, false},
    {"ruby", "each_with_index", 2, false},
    {"ruby", "with_index", 2, false},
};

static bool is_of(const ltl_tree *tree, const char *language) {
    const char *id = tree->language->id;
    return language != NULL ? strcmp(id, language) == 0
                            : strcmp(id, "javascript") == 0 || strcmp(id, "typescript") == 0 || strcmp(id, "tsx") == 0;
}

static bool is_number_name(ltl_str name) {
    static const char *const NAMES[] = {"i", "j", "n", "idx", "ix", "index", "pos", "position"};
    for (size_t i = 0; i < LTL_COUNT_OF(NAMES); i++) {
        if (ltl_str_is(name, NAMES[i])) {
            return true;
        }
    }
    return false;
}

static ltl_str parameter_at(ltl_taint *t, ltl_node function, uint32_t slot) {
    ltl_taint_parameters p = ltl_taint__parameters_of(function);
    while (ltl_taint__next_parameter(t, &p)) {
        if (p.slot == slot) {
            return p.name != LTL_NO_NODE ? ltl_tree_name(t->tree, p.name) : LTL_STR_NONE;
        }
    }
    return LTL_STR_NONE;
}

static ltl_str last_name(const ltl_tree *tree, ltl_node callee) {
    ltl_node name = callee != LTL_NO_NODE && tree->kind[callee] == LTL_KIND_MEMBER
                        ? ltl_tree_child(tree, callee, LTL_ROLE_NAME)
                        : LTL_NO_NODE;
    return name != LTL_NO_NODE && ltl_tree_is_leaf(tree, name) ? ltl_tree_name(tree, name) : LTL_STR_NONE;
}

/* `Array.from(xs, (x, i) => …)`. */
static bool is_made_of_items(const ltl_tree *tree, ltl_node callee, ltl_node function, ltl_node first) {
    ltl_node of = is_of(tree, NULL) ? ltl_tree_child(tree, callee, LTL_ROLE_RECEIVER) : LTL_NO_NODE;
    return of != LTL_NO_NODE && function == tree->end[first] && ltl_str_is(last_name(tree, callee), "from") &&
           ltl_str_is(ltl_tree_text(tree, of), "Array");
}

/* `xs.enumerated().map { i, x in … }`. */
static bool is_called_with_pairs(const ltl_tree *tree, ltl_node callee) {
    ltl_node of = is_of(tree, "swift") ? ltl_tree_child(tree, callee, LTL_ROLE_RECEIVER) : LTL_NO_NODE;
    bool is_call = of != LTL_NO_NODE && tree->kind[of] == LTL_KIND_CALL;
    return is_call && ltl_str_is(last_name(tree, ltl_tree_child(tree, of, LTL_ROLE_CALLEE)), "enumerated");
}

uint32_t ltl_taint__counting_slot(ltl_taint *t, ltl_node function) {
    const ltl_tree *tree = t->tree;
    ltl_node call = tree->kind[function] == LTL_KIND_LAMBDA ? tree->parent[function] : LTL_NO_NODE;
    bool is_given = call != LTL_NO_NODE && tree->kind[call] == LTL_KIND_CALL;
    ltl_node callee = is_given ? ltl_tree_child(tree, call, LTL_ROLE_CALLEE) : LTL_NO_NODE;
    if (callee == LTL_NO_NODE || tree->kind[callee] != LTL_KIND_MEMBER || function == callee) {
        return 0;
    }
    ltl_str name = last_name(tree, callee);
    ltl_node first = tree->end[callee];
    if (is_made_of_items(tree, callee, function, first)) {
        return 2;
    }
    if (is_called_with_pairs(tree, callee)) {
        return parameter_at(t, function, 2).len > 0 ? 1 : 0;
    }
    bool is_wrapped = tree->source->text.ptr[tree->start[callee]] == '$'; /* jQuery tells the place first */
    for (size_t i = 0; !is_wrapped && i < LTL_COUNT_OF(COUNTING); i++) {
        const counting *row = &COUNTING[i];
        bool is_it = is_of(tree, row->language) && ltl_str_is(name, row->name);
        bool is_first = function == first || is_of(tree, "kotlin"); /* there behind what a fold begins with */
        if (is_it && is_first) {
            return row->may_be_key && !is_number_name(parameter_at(t, function, row->slot)) ? 0 : row->slot;
        }
    }
    return 0;
}
