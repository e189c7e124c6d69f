#include "analyzers/values/types/type_internal.h"

#include "core/fuel.h"

enum { MAX_TYPES = 60000 };

/* ---- the table ---- */

static bool is_same(const ltl_type_info *a, const ltl_type_info *b) {
    return memcmp(a->counts, b->counts, sizeof a->counts) == 0 && a->record == b->record &&
           a->name == b->name && a->base == b->base && a->width == b->width &&
           a->depth == b->depth && a->is_unsigned == b->is_unsigned &&
           a->is_reference == b->is_reference && a->is_own == b->is_own;
}

ltl_type ltl_type_intern(ltl_types *types, const ltl_type_info *info) {
    for (uint32_t i = 0; i < types->all.count; i++) {
        if (is_same(&types->all.at[i], info)) {
            return (ltl_type)i;
        }
    }
    if (types->all.count == MAX_TYPES) {
        return LTL_TYPE_UNKNOWN;
    }
    LTL_PUSH(types->arena, &types->all, *info);
    return (ltl_type)(types->all.count - 1);
}

ltl_type ltl_type_integer(ltl_types *types, uint8_t width, bool is_unsigned) {
    ltl_type_info info = {.base = LTL_BASE_INTEGER, .width = width, .is_unsigned = is_unsigned};
    return ltl_type_intern(types, &info);
}

/* `#define OPEN open` and its like: of several the last one, which is not for Windows, counts. */
static bool is_plain_name(ltl_str text) {
    size_t end = text.len;
    while (end > 0 && text.ptr[end - 1] <= ' ') {
        end--;
    }
    for (size_t i = 0; i < end; i++) {
        char lower = (char)(text.ptr[i] | 32);
        bool is_letter = (lower >= 'a' && lower <= 'z') || text.ptr[i] == '_';
        if (!is_letter && (i == 0 || text.ptr[i] < '0' || text.ptr[i] > '9')) {
            return false;
        }
    }
    return end > 0;
}

static void list_typedefs(ltl_types *types) {
    const ltl_tree *tree = types->tree;
    ltl_node node = tree->kind_first[LTL_KIND_OTHER];
    for (; node != LTL_NO_NODE; node = tree->kind_next[node]) {
        ltl_str word = ltl_tree_name(tree, node);
        ltl_node name = ltl_tree_child(tree, node, LTL_ROLE_NAME);
        if (name == LTL_NO_NODE) {
            continue;
        }
        if (ltl_str_is(word, "typedef")) {
            ltl_pairs_put(types->arena, &types->typedefs, tree->name[name], 1, node);
        } else if (ltl_str_is(word, "#define") &&
                   ltl_str_starts_with(
                       ltl_str_slice(tree->source->text, tree->stop[name], tree->stop[node]),
                       LTL_STR("("))) {
            ltl_pairs_put(types->arena, &types->macros, tree->name[name], 2, node);
        } else if (ltl_str_is(word, "#define")) {
            ltl_node value = ltl_tree_child(tree, node, LTL_ROLE_VALUE);
            bool is_name = value != LTL_NO_NODE && is_plain_name(ltl_tree_text(tree, value));
            bool is_again = !is_name && ltl_pairs_find(&types->macros, tree->name[name], 1) != 0;
            ltl_pairs_put(types->arena, &types->macros, tree->name[name], 1,
                          is_again || value == LTL_NO_NODE ? UINT32_MAX : value);
        }
    }
}

static void list_records(ltl_types *types) {
    const ltl_tree *tree = types->tree;
    ltl_node node = tree->kind_first[LTL_KIND_CLASS];
    for (; node != LTL_NO_NODE; node = tree->kind_next[node]) {
        ltl_node name = ltl_tree_child(tree, node, LTL_ROLE_NAME);
        bool has_body = ltl_tree_child(tree, node, LTL_ROLE_BODY) != LTL_NO_NODE;
        uint32_t known =
            name != LTL_NO_NODE ? ltl_pairs_find(&types->records, tree->name[name], 1) : 0;
        if (name == LTL_NO_NODE || (known != 0 && !has_body)) {
            continue;
        }
        bool is_again = known != 0 && ltl_tree_child(tree, known, LTL_ROLE_BODY) != LTL_NO_NODE;
        ltl_pairs_put(types->arena, &types->records, tree->name[name], 1, node);
        if (is_again) {
            ltl_pairs_put(types->arena, &types->records, tree->name[name], 2, 1);
        }
    }
}

/* Behind `#if` and `#else` it is one thing and another. */
bool ltl_type__is_several(const ltl_types *types, ltl_node record) {
    ltl_node name = ltl_tree_child(types->tree, record, LTL_ROLE_NAME);
    bool is_c = ltl_str_is(ltl_str_of(types->tree->language->id), "c");
    return is_c && name != LTL_NO_NODE &&
           ltl_pairs_find(&types->records, types->tree->name[name], 2) != 0;
}

void ltl_types_init(ltl_types *types, ltl_arena *arena, ltl_flow *flow) {
    const ltl_scopes *scopes = ltl_flow_scopes(flow);
    *types = (ltl_types){.arena = arena, .tree = flow->tree, .scopes = scopes, .flow = flow};
    LTL_PUSH(arena, &types->all, ((ltl_type_info){0}));
    types->integer = ltl_type_integer(types, 4, false);
    types->size = ltl_type_integer(types, 8, true);
    types->character = ltl_type_integer(types, 1, false);
    types->of_declaration = LTL_NEW_ARRAY(arena, ltl_type, scopes->all.count + 1);
    list_typedefs(types);
    list_records(types);
}

ltl_node ltl_type_macro(const ltl_types *types, uint32_t name) {
    uint32_t value = ltl_pairs_find(&types->macros, name, 1);
    return value == 0 || value == UINT32_MAX ? LTL_NO_NODE : value;
}

/* ---- what a type is called ---- */

/* ---- records ---- */

ltl_type ltl_type_inner(ltl_types *types, ltl_type type) {
    ltl_type_info info = types->all.at[type];
    if (info.counts[0] != 0) {
        ltl_type__drop_dimension(&info);
    } else if (info.depth > 0) {
        info.depth--;
    } else {
        return LTL_TYPE_UNKNOWN;
    }
    info.is_reference = false;
    return ltl_type_intern(types, &info);
}

ltl_type ltl_type_pointer(ltl_types *types, ltl_type type) {
    ltl_type_info info = types->all.at[type];
    if (info.counts[0] != 0) { /* an array's address is that of its first element */
        return ltl_type_pointer(types, ltl_type_inner(types, type));
    }
    info.depth++;
    info.is_reference = false;
    return ltl_type_intern(types, &info);
}

bool ltl_type_is_pointer(const ltl_types *types, ltl_type type) {
    const ltl_type_info *info = &types->all.at[type];
    return info->depth > 0 && info->counts[0] == 0;
}

bool ltl_type_is_array(const ltl_types *types, ltl_type type) {
    return types->all.at[type].counts[0] != 0;
}

bool ltl_type_is_integer(const ltl_types *types, ltl_type type) {
    const ltl_type_info *info = &types->all.at[type];
    return info->base == LTL_BASE_INTEGER && info->depth == 0 && info->counts[0] == 0;
}

void ltl_type_bounds(const ltl_types *types, ltl_type type, int64_t *out_low, int64_t *out_high) {
    const ltl_type_info *info = &types->all.at[type];
    *out_low = INT64_MIN;
    *out_high = INT64_MAX;
    if (!ltl_type_is_integer(types, type)) {
        return;
    }
    uint32_t bits = info->width * 8u;
    if (info->is_unsigned) {
        *out_low = 0;
        *out_high = bits >= 64 ? INT64_MAX : (int64_t)((UINT64_C(1) << bits) - 1);
    } else if (bits < 64) {
        *out_high = (int64_t)((UINT64_C(1) << (bits - 1)) - 1);
        *out_low = -*out_high - 1;
    }
}
