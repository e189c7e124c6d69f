/* `x[k] = y`: the collection behind it. */
#include "analyzers/dataflow/fold/fold_internal.h"

/* Lists that grow by one where the place behind the last is written. */
static const uint32_t GROWS = LTL_FOLD_PHP | LTL_FOLD_RUBY | LTL_FOLD_JS;
/* Places below zero count from the end. */
static const uint32_t COUNTS_BACK = LTL_FOLD_PYTHON | LTL_FOLD_RUBY;

static bool put_under(ltl_fold_items *items, const ltl_known *key, const ltl_known *value) {
    if (ltl_fold__equal(key, key) != 1) {
        return false;
    }
    for (uint32_t i = 0; i + 1 < items->count; i += 2) {
        int is_equal = ltl_fold__equal(&items->at[i], key);
        if (is_equal < 0 && items->at[i].kind == key->kind) {
            return false; /* it may be that one */
        }
        if (is_equal == 1) {
            items->at[i + 1] = *value;
            return true;
        }
    }
    if (items->count + 2 > LTL_MAX_FOLD_ITEMS) {
        return false;
    }
    items->at[items->count++] = *key;
    items->at[items->count++] = *value;
    return true;
}

static bool put_at(const ltl_flow *flow, ltl_fold_items *items, int64_t place, const ltl_known *value) {
    bool counts_back = (flow->fold_language & COUNTS_BACK) != 0;
    place += place < 0 && counts_back ? items->count : 0;
    bool is_next = place == items->count && (flow->fold_language & GROWS) != 0 && items->count < LTL_MAX_FOLD_ITEMS;
    if (place < 0 || (place >= items->count && !is_next)) {
        return false;
    }
    items->count += is_next ? 1 : 0;
    items->at[place] = *value;
    return true;
}

/* An empty one takes keys where that is all there is, or where both are written alike. */
static bool takes_keys(const ltl_flow *flow, const ltl_known *before, const ltl_fold_items *items) {
    const ltl_tree *tree = flow->tree;
    ltl_node literal = ltl_known_literal(before);
    ltl_node type = literal != LTL_NO_NODE ? ltl_tree_child(tree, literal, LTL_ROLE_TYPE) : LTL_NO_NODE;
    bool is_braced = literal != LTL_NO_NODE && tree->source->text.ptr[tree->start[literal]] == '{';
    bool is_map = type != LTL_NO_NODE && ltl_str_starts_with(ltl_tree_text(tree, type), LTL_STR("map"));
    return items->is_mapping ||
           (items->count == 0 && (is_map || flow->fold_language == LTL_FOLD_PHP ||
                                  (flow->fold_language == LTL_FOLD_RUBY && is_braced)));
}

static ltl_known key_of(const ltl_flow *flow, ltl_node left) {
    const ltl_tree *tree = flow->tree;
    bool is_member = tree->kind[left] == LTL_KIND_MEMBER;
    ltl_node key = ltl_tree_child(tree, left, is_member ? LTL_ROLE_NAME : LTL_ROLE_KEY);
    return key == LTL_NO_NODE ? ltl_known_nothing()
           : is_member        ? ltl_fold__of_text(ltl_tree_name(tree, key))
                              : ltl_flow__known(flow, key);
}

/* PHP has `$x["1"]` and `$x[1]` for one key, and so has JavaScript. */
static bool is_ambiguous(const ltl_flow *flow, const ltl_known *key) {
    const uint32_t languages = LTL_FOLD_PHP | LTL_FOLD_JS;
    int64_t number;
    bool is_text = key->kind == LTL_KNOWN_STRING && key->text.len > 0;
    bool is_digit = is_text && (key->text.ptr[0] == '-' || (key->text.ptr[0] >= '0' && key->text.ptr[0] <= '9'));
    return (flow->fold_language & languages) != 0 && (is_digit || (!is_text && !ltl_fold__integer(key, &number)));
}

ltl_known ltl_fold_written_into(ltl_flow *flow, ltl_node assign, const ltl_known *before) {
    const ltl_tree *tree = flow->tree;
    ltl_fold_items items;
    ltl_node left = ltl_tree_child(tree, assign, LTL_ROLE_LEFT);
    ltl_node right = ltl_tree_child(tree, assign, LTL_ROLE_RIGHT);
    if (before->kind == LTL_KNOWN_UNREACHED) {
        return *before;
    }
    if (right == LTL_NO_NODE || !ltl_fold__items(flow, before, &items) ||
        !ltl_fuel_spend(&flow->fuel, LTL_MAX_FOLD_ITEMS)) {
        return ltl_known_nothing();
    }
    ltl_known key = key_of(flow, left);
    ltl_known value = ltl_flow__known(flow, right);
    value = ltl_fold__is_collection(&value) ? ltl_known_nothing() : value; /* it may change through another name */
    int64_t place;
    bool is_pushed = flow->fold_language == LTL_FOLD_PHP && !items.is_mapping &&
                     ltl_tree_child(tree, left, LTL_ROLE_KEY) == LTL_NO_NODE;
    bool is_place = ltl_fold__integer(&key, &place) && !items.is_mapping &&
                    (items.count > 0 || !takes_keys(flow, before, &items));
    bool is_put = false;
    if (is_pushed || is_place) {
        is_put = put_at(flow, &items, is_pushed ? items.count : place, &value);
    } else if (takes_keys(flow, before, &items) && !is_ambiguous(flow, &key)) {
        items.is_mapping = true;
        is_put = put_under(&items, &key, &value);
    }
    return is_put ? ltl_fold__of_items(flow, &items) : ltl_known_nothing();
}
