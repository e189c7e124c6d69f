/* Collections that are written out: what lies under a key, how many items there are, and whether the variable
 * that holds one still holds it as it was written. */
#include "analyzers/dataflow/fold/fold_internal.h"
#include "analyzers/dataflow/name_use.h"

#include "core/limits.h"

enum { MAX_PARTS = 64, MAX_CHAIN = 8 };

/* ---- parts ---- */

static bool is_braced(const ltl_tree *tree, ltl_node literal) {
    return tree->source->text.ptr[tree->start[literal]] == '{';
}

/* What a part stands for by itself: nothing that a name could say. */
static ltl_known part_value(const ltl_tree *tree, ltl_node part) {
    if (part == LTL_NO_NODE) {
        return ltl_known_nothing();
    }
    if (tree->kind[part] == LTL_KIND_COLLECTION) {
        ltl_known value = ltl_known_some(LTL_KNOWN_PARTS);
        value.origin = part;
        return value;
    }
    return ltl_tree_is_leaf(tree, part) ? ltl_known_of_literal(tree, part) : ltl_known_nothing();
}

/* The text that names a part: `k` of `k: x`, `"k": x` and `{k}`; empty: its place does. */
static ltl_str key_of_part(const ltl_tree *tree, ltl_node literal, ltl_node part) {
    bool is_pair = tree->kind[part] == LTL_KIND_PAIR;
    ltl_node key = is_pair ? ltl_tree_child(tree, part, LTL_ROLE_KEY) : part;
    bool is_named = key != LTL_NO_NODE && ltl_tree_is_leaf(tree, key) &&
                    (is_pair || (is_braced(tree, literal) && tree->kind[part] == LTL_KIND_NAME));
    return is_named ? ltl_tree_name(tree, key) : LTL_STR_NONE;
}

ltl_known ltl_flow__part_named(const ltl_tree *tree, ltl_node literal, ltl_str key) {
    ltl_node found = LTL_NO_NODE;
    uint32_t count = 0;
    for (ltl_node part = literal + 1; part < tree->end[literal]; part = tree->end[part]) {
        ltl_str name = key_of_part(tree, literal, part);
        if (name.len == 0 || count++ == MAX_PARTS) {
            return ltl_known_nothing(); /* it may say more than one key, or another */
        }
        if (ltl_str_eq(name, key)) {
            found = tree->kind[part] == LTL_KIND_PAIR ? ltl_tree_child(tree, part, LTL_ROLE_VALUE)
                                                      : part;
        }
    }
    return part_value(tree, found);
}

ltl_known ltl_flow__part_at(const ltl_tree *tree, ltl_node literal, int64_t at) {
    int64_t count = 0;
    for (ltl_node part = literal + 1; part < tree->end[literal]; part = tree->end[part]) {
        bool is_item = tree->kind[part] != LTL_KIND_PAIR && tree->kind[part] != LTL_KIND_SPREAD;
        if (!is_item || count == MAX_PARTS) {
            return ltl_known_nothing();
        }
        if (count++ == at) {
            return part_value(tree, part);
        }
    }
    return ltl_known_nothing();
}

/* -1: not known, as where something is spread or worked out for each of others. */
static int64_t count_parts(const ltl_tree *tree, ltl_node literal) {
    int64_t count = 0;
    for (ltl_node part = literal + 1; part < tree->end[literal]; part = tree->end[part]) {
        bool is_item = ltl_tree_is_leaf(tree, part) || tree->kind[part] == LTL_KIND_PAIR ||
                       tree->kind[part] == LTL_KIND_COLLECTION;
        if (!is_item || count == MAX_PARTS) {
            return -1;
        }
        count++;
    }
    return count;
}

/* Sets and mappings with one key twice have fewer parts than are written. */
static bool has_equal_parts(const ltl_tree *tree, ltl_node literal) {
    for (ltl_node a = literal + 1; a < tree->end[literal]; a = tree->end[a]) {
        for (ltl_node b = tree->end[a]; b < tree->end[literal]; b = tree->end[b]) {
            ltl_node left = tree->kind[a] == LTL_KIND_PAIR ? a + 1 : a;
            ltl_node right = tree->kind[b] == LTL_KIND_PAIR ? b + 1 : b;
            if (!ltl_tree_is_leaf(tree, left) || !ltl_tree_is_leaf(tree, right) ||
                tree->kind[left] == LTL_KIND_NAME || tree->kind[right] == LTL_KIND_NAME ||
                ltl_str_eq(ltl_tree_text(tree, left), ltl_tree_text(tree, right))) {
                return true;
            }
        }
    }
    return false;
}

ltl_known ltl_flow__size(ltl_arena *arena, const ltl_tree *tree, const ltl_known *value) {
    ltl_node literal = ltl_known_literal(value);
    int64_t size = -1;
    if (literal != LTL_NO_NODE) {
        size = count_parts(tree, literal);
        size = size > 1 && is_braced(tree, literal) && has_equal_parts(tree, literal) ? -1 : size;
    } else if (value->kind == LTL_KNOWN_STRING && value->text.len <= LTL_MAX_VALUE_BYTES) {
        size = (int64_t)value->text.len;
        for (size_t i = 0; i < value->text.len; i++) { /* escapes and letters of several bytes */
            size =
                value->text.ptr[i] == '\\' || (unsigned char)value->text.ptr[i] >= 0x80 ? -1 : size;
        }
    }
    return size < 0 ? ltl_known_nothing() : ltl_known_of_integer(arena, size);
}

/* ---- whether it is still as it was written ---- */

/* Functions and methods that only look at what they are given, or called of. */
static const char *const LOOKING[] = {
    "Count",  "Length",   "contains", "containsKey", "count",  "get",
    "has",    "includes", "indexOf",  "isEmpty",     "keys",   "len",
    "length", "size",     "sizeof",   "startsWith",  "values",
};

static bool is_looking(ltl_str name) {
    for (size_t i = 0; i < LTL_COUNT_OF(LOOKING); i++) {
        if (ltl_str_is(name, LOOKING[i])) {
            return true;
        }
    }
    return false;
}

static ltl_str last_name(const ltl_tree *tree, ltl_node node) {
    if (node != LTL_NO_NODE && tree->kind[node] == LTL_KIND_MEMBER) {
        node = ltl_tree_child(tree, node, LTL_ROLE_NAME);
    }
    return node != LTL_NO_NODE && ltl_tree_is_leaf(tree, node) ? ltl_tree_name(tree, node)
                                                               : LTL_STR_NONE;
}

/* A part of it becomes the value of something else: not where that can write it. */
static bool hands_part(const ltl_flow *flow, ltl_node part) {
    const uint32_t references = LTL_FOLD_PHP | LTL_FOLD_C | LTL_FOLD_CPP;
    switch (ltl_tree_role(flow->tree, part)) {
    case LTL_ROLE_RIGHT:
    case LTL_ROLE_VALUE:
    case LTL_ROLE_PART:
    case LTL_ROLE_THEN:
    case LTL_ROLE_ELSE:
        return true;
    case LTL_ROLE_LEFT:
        return flow->tree->kind[flow->tree->parent[part]] == LTL_KIND_BINARY;
    case LTL_ROLE_ARGUMENT:
        return (flow->fold_language & references) == 0;
    default:
        return false;
    }
}

/* `module.exports = {node}`: others have it by its name, as they have what is exported otherwise. */
static bool is_exported(const ltl_tree *tree, ltl_node node) {
    ltl_node around = tree->parent[node];
    around = ltl_tree_kind(tree, around) == LTL_KIND_PAIR ? tree->parent[around] : around;
    ltl_node assign = ltl_tree_kind(tree, around) == LTL_KIND_COLLECTION ? tree->parent[around] : LTL_NO_NODE;
    ltl_node left = assign != LTL_NO_NODE && tree->kind[assign] == LTL_KIND_ASSIGN
                        ? ltl_tree_child(tree, assign, LTL_ROLE_LEFT)
                        : LTL_NO_NODE;
    return left != LTL_NO_NODE && ltl_str_is(ltl_tree_text(tree, left), "module.exports");
}

/* `const {a, b} = node` */
static bool is_taken_apart(const ltl_tree *tree, ltl_node node) {
    ltl_node around = tree->parent[node];
    ltl_kind kind = ltl_tree_kind(tree, around);
    bool is_given = (kind == LTL_KIND_VARIABLE && tree->role[node] == LTL_ROLE_VALUE) ||
                    (kind == LTL_KIND_ASSIGN && tree->role[node] == LTL_ROLE_RIGHT);
    ltl_node target = is_given ? around + 1 : LTL_NO_NODE;
    return target != LTL_NO_NODE && target != node && tree->kind[target] == LTL_KIND_COLLECTION;
}

/* What is done with the value at `node`: LOOKS when it, or a part of it, is compared, tested or looked at. */
typedef enum what_is_done { LOOKS, HANDS_PART, HANDS_ON } what_is_done;

static what_is_done done_with(const ltl_flow *flow, ltl_node node) {
    const ltl_tree *tree = flow->tree;
    ltl_node whole = node;
    for (uint32_t i = 0; i < MAX_CHAIN; i++) {
        ltl_node around = tree->parent[node];
        ltl_kind kind = ltl_tree_kind(tree, around);
        bool is_part_of = (kind == LTL_KIND_INDEX || kind == LTL_KIND_MEMBER) &&
                          tree->role[node] == LTL_ROLE_RECEIVER;
        if (!is_part_of) {
            break;
        }
        node = around;
    }
    ltl_node around = tree->parent[node];
    ltl_kind kind = ltl_tree_kind(tree, around);
    ltl_role role = (ltl_role)tree->role[node];
    if (kind == LTL_KIND_CALL && (role == LTL_ROLE_ARGUMENT || role == LTL_ROLE_CALLEE)) {
        ltl_str name = last_name(tree, ltl_tree_child(tree, around, LTL_ROLE_CALLEE));
        bool is_method = role == LTL_ROLE_CALLEE && tree->parent[whole] == node;
        if (is_looking(name) || ltl_fold_looks(flow, name, is_method)) {
            return LOOKS;
        }
    }
    bool is_compared = kind == LTL_KIND_BINARY && ltl_known_compares(ltl_tree_name(tree, around));
    bool is_negated = kind == LTL_KIND_UNARY && (ltl_str_is(ltl_tree_name(tree, around), "!") ||
                                                 ltl_str_is(ltl_tree_name(tree, around), "not"));
    if (is_compared || is_negated || role == LTL_ROLE_CONDITION ||
        (node == whole && is_exported(tree, node))) {
        return LOOKS;
    }
    if (node == whole && is_taken_apart(tree, node)) {
        return HANDS_PART;
    }
    return node != whole && hands_part(flow, node) ? HANDS_PART : HANDS_ON;
}

static bool is_in_loop(const ltl_tree *tree, ltl_node node, ltl_node unit) {
    while (node != unit && node != 0) {
        node = tree->parent[node];
        if (tree->kind[node] == LTL_KIND_LOOP || tree->kind[node] == LTL_KIND_COLLECTION) {
            return true; /* … of which some are worked out for each of others */
        }
    }
    return false;
}

/* `x.append(1)`, `x[k] = y` as statements: a definition of x. */
static bool is_worked_out(const ltl_flow *flow, ltl_node node) {
    const ltl_tree *tree = flow->tree;
    ltl_node member = tree->parent[node];
    ltl_node call = member != LTL_NO_NODE ? tree->parent[member] : LTL_NO_NODE;
    if (call != LTL_NO_NODE && tree->kind[call] == LTL_KIND_ASSIGN) {
        return flow->fold_language != 0 && ltl_cfg_acted_on(tree, call) == node;
    }
    return call != LTL_NO_NODE && tree->kind[member] == LTL_KIND_MEMBER && member == call + 1 &&
           ltl_cfg_acted_on(tree, call) == node && ltl_fold_acts(flow, call);
}

/* What another function does to it is done whenever that is called. */
static bool is_in_own_unit(const ltl_flow *flow, ltl_node node) {
    return flow->scopes.all.at[flow->scopes.of[node]].unit == ltl_flow__unit_node(flow, node);
}

/* One walk over the file: of each variable the uses that hand it on, or write into it. */
static void list_uses(ltl_flow *flow) {
    const ltl_tree *tree = flow->tree;
    flow->uses = LTL_NEW_ARRAY(flow->arena, ltl_flow_uses, flow->scopes.all.count);
    for (ltl_node node = 0; node < tree->count; node++) {
        uint32_t variable = flow->scopes.of[node];
        bool is_use =
            variable != 0 && tree->kind[node] == LTL_KIND_NAME &&
            (flow->scopes.use[node] == LTL_NAME_READ || flow->scopes.use[node] == LTL_NAME_EXPOSED);
        what_is_done done = is_use ? done_with(flow, node) : LOOKS;
        ltl_flow_uses *uses = &flow->uses[variable];
        if (done == HANDS_PART) {
            uses->parts++;
            uses->last_part = node;
        } else if (done == HANDS_ON && is_worked_out(flow, node) && is_in_own_unit(flow, node)) {
            uses->acts++;
        } else if (done == HANDS_ON) {
            uses->count++;
            uses->last = node;
        }
    }
}

ltl_known ltl_flow__as_written(ltl_flow *flow, ltl_node read, ltl_known value) {
    uint32_t variable = flow->scopes.of[read];
    bool is_collection = value.kind == LTL_KNOWN_LIST || ltl_known_literal(&value) != LTL_NO_NODE;
    if (!is_collection || variable == 0) {
        return value;
    }
    if (flow->uses == NULL) {
        list_uses(flow);
    }
    const ltl_flow_uses *uses = &flow->uses[variable];
    ltl_node unit = flow->scopes.all.at[variable].unit;
    bool is_followed = ltl_is_followed(&flow->scopes, variable, ltl_flow__unit_node(flow, read));
    uint32_t parts = uses->parts > 0 && ltl_fold_nests(flow, &value) ? uses->parts : 0;
    uint32_t acts = uses->count > 0 || !is_followed ? uses->acts : 0;
    ltl_node last = uses->count > 0 ? uses->last : uses->last_part;
    bool is_once = uses->count + parts == 1 && acts == 0 && read <= last;
    bool is_as_written =
        uses->count + parts + acts == 0 || (is_once && !is_in_loop(flow->tree, last, unit));
    if (!is_as_written) {
        value.kind = value.kind == LTL_KNOWN_CONSTANTS ? value.kind : LTL_KNOWN_NOTHING;
        value.origin = LTL_NO_NODE;
        value.items = NULL;
    }
    return value;
}

bool ltl_flow_stays(ltl_flow *flow, uint32_t declaration) {
    if (flow->uses == NULL) {
        list_uses(flow);
    }
    const ltl_flow_uses *uses = &flow->uses[declaration];
    return uses->count == 0 && uses->acts == 0;
}

bool ltl_flow_is_collection(const ltl_known *value) { return ltl_fold__is_collection(value); }

bool ltl_flow_list(ltl_flow *flow, const ltl_known *value, ltl_known *out_list) {
    ltl_fold_items items;
    bool is_known = ltl_fold__is_collection(value) && ltl_fold__items(flow, value, &items);
    *out_list = is_known ? ltl_fold__of_items(flow, &items) : ltl_known_nothing();
    return is_known;
}
