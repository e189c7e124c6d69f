/* Collections that are made by their type: `new HashMap<>()`, Go's `[]string{"a"}`. */
#include "analyzers/dataflow/fold/fold_internal.h"

typedef enum made_of {
    EMPTY_LIST,
    EMPTY_MAPPING,
    ITEMS_OF_LIST,
    ITEMS_OF_SET,
    PAIRS,
    BUILDER
} made_of;

static const struct {
    const char *name;
    uint32_t languages;
    made_of of;
} TYPES[] = {
    {"ArrayList", LTL_FOLD_JAVA, EMPTY_LIST},
    {"ArrayList", LTL_FOLD_JAVA, ITEMS_OF_LIST},
    {"Dictionary", LTL_FOLD_CSHARP, EMPTY_MAPPING},
    {"HashMap", LTL_FOLD_JAVA, EMPTY_MAPPING},
    {"HashSet", LTL_FOLD_JAVA, ITEMS_OF_SET},
    {"LinkedHashMap", LTL_FOLD_JAVA, EMPTY_MAPPING},
    {"LinkedList", LTL_FOLD_JAVA, EMPTY_LIST},
    {"List", LTL_FOLD_CSHARP, EMPTY_LIST},
    {"Map", LTL_FOLD_JS, EMPTY_MAPPING},
    {"Map", LTL_FOLD_JS, PAIRS},
    {"Set", LTL_FOLD_JS, ITEMS_OF_SET},
    {"StringBuffer", LTL_FOLD_JAVA, BUILDER},
    {"StringBuilder", LTL_FOLD_JAVA | LTL_FOLD_CSHARP, BUILDER},
    {"TreeMap", LTL_FOLD_JAVA, EMPTY_MAPPING},
};

/* The name of its type without what it is made for. */
static ltl_str type_name(const ltl_tree *tree, ltl_node node) {
    ltl_node type = ltl_tree_child(tree, node, LTL_ROLE_TYPE);
    ltl_node name = type != LTL_NO_NODE && tree->kind[type] == LTL_KIND_TYPE
                        ? ltl_tree_child(tree, type, LTL_ROLE_NAME)
                        : type;
    return name != LTL_NO_NODE ? ltl_tree_name(tree, name) : LTL_STR_NONE;
}

static ltl_node written_items(const ltl_tree *tree, ltl_node node) {
    ltl_node items = ltl_tree_child(tree, node, LTL_ROLE_INIT);
    items = items != LTL_NO_NODE ? items : ltl_tree_child(tree, node, LTL_ROLE_VALUE);
    return items != LTL_NO_NODE && tree->kind[items] == LTL_KIND_COLLECTION ? items : LTL_NO_NODE;
}

/* Go's `T{…}`, `[]T{…}`, `map[K]V{…}` */
static bool is_composite(const ltl_flow *flow, ltl_node node) {
    return flow->fold_language == LTL_FOLD_GO &&
           flow->tree->source->text.ptr[flow->tree->stop[node] - 1] == '}';
}

bool ltl_fold_makes(const ltl_flow *flow, ltl_node node) {
    if (is_composite(flow, node) || written_items(flow->tree, node) != LTL_NO_NODE) {
        return flow->fold_language != 0;
    }
    ltl_str name = type_name(flow->tree, node);
    for (size_t i = 0; i < LTL_COUNT_OF(TYPES); i++) {
        if ((TYPES[i].languages & flow->fold_language) != 0 && ltl_str_is(name, TYPES[i].name)) {
            return true;
        }
    }
    return false;
}

static ltl_known empty(ltl_flow *flow, bool is_mapping) {
    ltl_fold_items items;
    items.count = 0;
    items.is_mapping = is_mapping;
    return ltl_fold__of_items(flow, &items);
}

/* `["a"] = 1` of C#. */
static bool is_keyed(const ltl_tree *tree, ltl_node item) {
    ltl_node left = tree->kind[item] == LTL_KIND_ASSIGN ? ltl_tree_child(tree, item, LTL_ROLE_LEFT)
                                                        : LTL_NO_NODE;
    return left != LTL_NO_NODE && tree->kind[left] == LTL_KIND_OTHER && tree->end[left] == left + 2;
}

static ltl_known keyed_dictionary(ltl_flow *flow, ltl_node written) {
    const ltl_tree *tree = flow->tree;
    ltl_fold_items made = {.is_mapping = true};
    for (ltl_node item = written + 1; item < tree->end[written]; item = tree->end[item]) {
        ltl_node value =
            is_keyed(tree, item) ? ltl_tree_child(tree, item, LTL_ROLE_RIGHT) : LTL_NO_NODE;
        if (value == LTL_NO_NODE || made.count + 2 > LTL_MAX_FOLD_ITEMS) {
            return ltl_known_nothing();
        }
        ltl_known held = ltl_flow__known(flow, value);
        made.at[made.count++] = ltl_flow__known(flow, item + 2);
        made.at[made.count++] = ltl_fold__is_collection(&held) ? ltl_known_nothing() : held;
    }
    return ltl_fold__of_items(flow, &made);
}

/* `{{"a", 1}, {"b", 2}}` of a dictionary. */
static ltl_known dictionary(ltl_flow *flow, ltl_node written) {
    ltl_known whole = ltl_flow__known(flow, written);
    if (written + 1 < flow->tree->end[written] && is_keyed(flow->tree, written + 1)) {
        return keyed_dictionary(flow, written);
    }
    ltl_fold_items pairs;
    ltl_fold_items made = {.is_mapping = true};
    if (!ltl_fold__items(flow, &whole, &pairs) || pairs.count * 2 > LTL_MAX_FOLD_ITEMS) {
        return ltl_known_nothing();
    }
    for (uint32_t i = 0; i < pairs.count; i++) {
        ltl_fold_items pair;
        if (!ltl_fold__items(flow, &pairs.at[i], &pair) || pair.count != 2) {
            return ltl_known_nothing();
        }
        made.at[made.count++] = pair.at[0];
        made.at[made.count++] = pair.at[1];
    }
    return ltl_fold__of_items(flow, &made);
}

static ltl_known of_type(ltl_flow *flow, ltl_node node, made_of of) {
    ltl_node given = ltl_tree_child(flow->tree, node, LTL_ROLE_ARGUMENT);
    bool is_alone = given != LTL_NO_NODE && flow->tree->end[given] == flow->tree->end[node];
    if (of == EMPTY_LIST || of == EMPTY_MAPPING) {
        return given == LTL_NO_NODE ? empty(flow, of == EMPTY_MAPPING) : ltl_known_nothing();
    }
    ltl_fold f = {.flow = flow, .call = node, .language = flow->fold_language, .count = 1};
    f.given[0] = is_alone ? ltl_flow__known(flow, given) : ltl_known_nothing();
    if (f.given[0].kind == LTL_KNOWN_UNREACHED) {
        return f.given[0];
    }
    f.count = given == LTL_NO_NODE ? 0 : 1;
    if (of == BUILDER) {
        return given == LTL_NO_NODE || is_alone ? ltl_fold__builder(&f) : ltl_known_nothing();
    }
    if (of == PAIRS) {
        return is_alone ? dictionary(flow, given) : ltl_known_nothing();
    }
    return of == ITEMS_OF_SET ? ltl_fold__copy_set(&f) : ltl_fold__copy(&f);
}

ltl_known ltl_fold_new(ltl_flow *flow, ltl_node node) {
    const ltl_tree *tree = flow->tree;
    ltl_node written = written_items(tree, node);
    ltl_str name = type_name(tree, node);
    ltl_known value = ltl_known_nothing();
    if (!ltl_fold_makes(flow, node) || !ltl_fuel_spend(&flow->fuel, LTL_MAX_FOLD_ITEMS / 8)) {
        return value;
    }
    if (is_composite(flow, node)) {
        value = ltl_known_some(LTL_KNOWN_PARTS);
        value.origin = node;
        return value;
    }
    if (written != LTL_NO_NODE) {
        bool is_pairs = ltl_str_is(name, "Dictionary");
        return is_pairs ? dictionary(flow, written) : ltl_flow__known(flow, written);
    }
    for (size_t i = 0; i < LTL_COUNT_OF(TYPES) && value.kind == LTL_KNOWN_NOTHING; i++) {
        if ((TYPES[i].languages & flow->fold_language) != 0 && ltl_str_is(name, TYPES[i].name)) {
            value = of_type(flow, node, TYPES[i].of);
        }
    }
    return value;
}
