/* type_size.c - sizes, alignments, where members lie. */
#include "analyzers/values/types/type_internal.h"

#include "core/fuel.h"

static int64_t alignment_of(ltl_types *types, ltl_type type) {
    const ltl_type_info *info = ltl_type_of(types, type);
    return info->depth > 0 || info->base == LTL_BASE_RECORD ? LTL_POINTER_BYTES
           : info->width > 0                                ? info->width
                                                            : 1;
}

/* Walks the members; stops at `name`, or at the end with its size. False: not known. */
static bool lay_out(ltl_types *types, ltl_node record, uint32_t name, ltl_type *out_type,
                    int64_t *out_offset) {
    const ltl_tree *tree = types->tree;
    bool is_union = ltl_str_starts_with(ltl_tree_name(tree, record), LTL_STR("union"));
    int64_t at = 0;
    int64_t widest = 1;
    int64_t largest = 0;
    bool is_known = true;
    for (ltl_node field = record + 1; field < tree->end[record]; field = tree->end[field]) {
        for (ltl_node variable = field + 1;
             tree->kind[field] == LTL_KIND_FIELD && variable < tree->end[field];
             variable = tree->end[variable]) {
            ltl_node leaf = ltl_tree_child(tree, variable, LTL_ROLE_NAME);
            if (tree->kind[variable] != LTL_KIND_VARIABLE || leaf == LTL_NO_NODE) {
                continue;
            }
            ltl_type type = ltl_type__read_declared(types, variable);
            int64_t aligned = alignment_of(types, type);
            int64_t size = ltl_type_size(types, type);
            is_known = is_known && size > 0;
            at = is_union ? 0 : (at + aligned - 1) / aligned * aligned;
            if (tree->name[leaf] == name) {
                *out_type = type;
                *out_offset = is_known || size == 0 ? at : -1;
                return true;
            }
            widest = aligned > widest ? aligned : widest;
            largest = size > largest ? size : largest;
            at += size;
        }
    }
    at = is_union ? largest : at;
    *out_offset = is_known ? (at + widest - 1) / widest * widest : 0;
    return false;
}

/* The first parent that the file declares; 0: none. */
static ltl_node parent_of(const ltl_types *types, ltl_node record) {
    const ltl_tree *tree = types->tree;
    for (ltl_node child = record + 1; child < tree->end[record]; child = tree->end[child]) {
        uint32_t parent = tree->role[child] == LTL_ROLE_PARENT && tree->kind[child] == LTL_KIND_NAME
                              ? ltl_pairs_find(&types->records, tree->name[child], 1)
                              : 0;
        if (parent != 0) {
            return parent;
        }
    }
    return 0;
}

ltl_type ltl_type_member(ltl_types *types, ltl_type record, uint32_t name, int64_t *out_offset) {
    const ltl_type_info *info = ltl_type_of(types, record);
    ltl_type type = LTL_TYPE_UNKNOWN;
    ltl_node at = info->base == LTL_BASE_RECORD ? info->record : 0;
    at = at != 0 && ltl_type__is_several(types, at) ? 0 : at;
    for (uint32_t round = 0; at != 0 && round < LTL_TYPE_MAX_NESTING; round++) {
        if (lay_out(types, at, name, &type, out_offset)) {
            *out_offset = round == 0 ? *out_offset : -1;
            return type;
        }
        at = parent_of(types, at);
    }
    *out_offset = -1;
    return type;
}

static int64_t record_size(ltl_types *types, ltl_node record) {
    uint32_t known = ltl_pairs_find(&types->sizes, record, 1);
    if (known == 0) {
        ltl_type type = LTL_TYPE_UNKNOWN;
        int64_t size = 0;
        ltl_pairs_put(types->arena, &types->sizes, record, 1, 1); /* one that holds itself */
        if (!ltl_type__is_several(types, record)) {
            (void)lay_out(types, record, 0, &type, &size);
        }
        known = size < INT32_MAX ? (uint32_t)size + 1 : 1;
        ltl_pairs_put(types->arena, &types->sizes, record, 1, known);
    }
    return known - 1;
}

/* ---- sizes and bounds ---- */

static int64_t base_size(ltl_types *types, const ltl_type_info *info) {
    if (info->depth > 0) {
        return LTL_POINTER_BYTES;
    }
    if (info->base == LTL_BASE_RECORD && info->record != 0) {
        int64_t size = record_size(types, info->record);
        return size > 0 ? size : LTL_NOMINAL_BYTES;
    }
    if (info->base == LTL_BASE_UNKNOWN || info->base == LTL_BASE_RECORD) {
        return info->name != 0 ? LTL_NOMINAL_BYTES : 0;
    }
    return info->base == LTL_BASE_VOID ? 1 : info->width;
}

/* Classes have tables and parts of their parents besides what is declared. */
static bool has_more(const ltl_tree *tree, ltl_node record) {
    for (ltl_node child = record + 1; child < tree->end[record]; child = tree->end[child]) {
        if (tree->kind[child] == LTL_KIND_FUNCTION || tree->role[child] == LTL_ROLE_PARENT) {
            return true;
        }
    }
    return false;
}

bool ltl_type_is_nominal(const ltl_types *types, ltl_type type) {
    const ltl_type_info *info = &types->all.at[type];
    if (info->depth > 0 || info->base == LTL_BASE_INTEGER || info->base == LTL_BASE_FLOAT ||
        info->base == LTL_BASE_VOID) {
        return false;
    }
    return info->record == 0 || ltl_pairs_find(&types->sizes, info->record, 1) <= 1 ||
           has_more(types->tree, info->record);
}

static bool is_array_of(const ltl_type_info *info, const ltl_type_info *like) {
    return info->counts[0] > 0 && info->base == like->base && info->width == like->width &&
           info->depth == like->depth && info->base == LTL_BASE_INTEGER;
}

bool ltl_type_spans_members(ltl_types *types, ltl_type record, uint32_t name, int64_t bytes) {
    const ltl_tree *tree = types->tree;
    ltl_type_info holder = types->all.at[record];
    int64_t offset;
    ltl_type type = ltl_type_member(types, record, name, &offset);
    ltl_type_info first = types->all.at[type];
    bool may_be = holder.base == LTL_BASE_RECORD && holder.record != 0 && is_array_of(&first, &first) &&
                  !ltl_str_starts_with(ltl_tree_name(tree, holder.record), LTL_STR("union")) &&
                  (offset != 0 || bytes != record_size(types, holder.record)); /* `sizeof` of the whole, by mistake */
    int64_t end = 0;
    bool is_behind = false;
    for (ltl_node field = holder.record + 1; may_be && field < tree->end[holder.record]; field = tree->end[field]) {
        ltl_node first_in = tree->kind[field] == LTL_KIND_FIELD ? field + 1 : tree->end[field];
        for (ltl_node at = first_in; at < tree->end[field]; at = tree->end[at]) {
            bool is_member = tree->kind[at] == LTL_KIND_VARIABLE;
            ltl_node leaf = is_member ? ltl_tree_child(tree, at, LTL_ROLE_NAME) : LTL_NO_NODE;
            if (leaf == LTL_NO_NODE || (!is_behind && tree->name[leaf] != name)) {
                continue;
            }
            ltl_type member = ltl_type__read_declared(types, at);
            if (!is_array_of(&types->all.at[member], &first)) {
                return false;
            }
            end += ltl_type_size(types, member);
            if (is_behind && end == bytes) {
                return true;
            }
            is_behind = true;
        }
    }
    return false;
}

int64_t ltl_type_size(ltl_types *types, ltl_type type) {
    ltl_type_info info = types->all.at[type];
    int64_t size = base_size(types, &info);
    for (uint32_t i = 0; i < LTL_TYPE_DIMENSIONS && info.counts[i] != 0; i++) {
        if (info.counts[i] < 0 || __builtin_mul_overflow(size, info.counts[i], &size)) {
            return 0;
        }
    }
    return size;
}
