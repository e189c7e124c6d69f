/* Parts of what functions of other files give back. */
#include <stdlib.h>

#include "analyzers/taint/objects/shape.h"

/* ---- where they are called ---- */

bool ltl_taint__have_parts(const ltl_taint *t, const ltl_far_call *call) {
    const ltl_taint_far *far = t->query->far;
    for (uint32_t i = 0; i < call->target_count; i++) {
        uint32_t function = far->targets[call->first_target + i].function;
        const ltl_far_summary *summary = far->summary_of(far->world, function);
        uint32_t at = 0;
        while (summary != NULL && summary->part_count == 0) {
            summary = far->next_case(far->world, function, &at);
        }
        if (summary != NULL) {
            return true;
        }
    }
    return false;
}

void ltl_taint__add_far_parts(ltl_taint *t, ltl_node call, const ltl_far_summary *summary,
                              const ltl_taint_passed *passed, bool is_unsure, ltl_taint_value made,
                              ltl_taint_state *shape) {
    ltl_taint_path path = ltl_taint__path_of_result(t, call);
    ltl_taint_state here = {.is_reached = true};
    ltl_far_part all = {.key = LTL_STR_NONE, .value = summary->result};
    const ltl_far_part *parts = summary->part_count > 0 ? summary->parts : &all;
    uint32_t count = summary->part_count > 0 ? summary->part_count : 1;
    for (uint32_t i = 0; i < count && ltl_taint__spend(t, 1); i++) {
        bool is_rest = parts[i].key.len == 0;
        ltl_taint_value value =
            ltl_taint__value_here(t, call, summary, passed, &parts[i].value, is_unsure);
        value = is_rest ? ltl_taint_union(&t->out->traces, value, made) : value;
        uint32_t key = is_rest ? 0 : ltl_taint__key_of_text(t, parts[i].key);
        ltl_taint_path to = is_rest ? path : ltl_taint_path_below(t->arena, &t->paths, path, key);
        ltl_taint_state_put(t->arena, &here, to, value);
    }
    ltl_taint_state_join(t->arena, shape, &t->paths, &here);
}

/* ---- what is told ---- */

typedef struct key {
    uint32_t number;
    ltl_str text;
} key;

typedef struct keys LTL_VEC(key) keys;

static int compare_keys(const void *a, const void *b) {
    return ltl_str_compare(((const key *)a)->text, ((const key *)b)->text);
}

static void list_keys(ltl_taint *t, const ltl_taint_state *shape, keys *out) {
    for (uint32_t i = 0; i < shape->entries.count && ltl_taint__spend(t, 1); i++) {
        ltl_taint_path path = shape->entries.at[i].path;
        uint32_t number = t->paths.above.at[path] != 0 ? ltl_taint__first_key(t, path) : 0;
        bool is_new = number != 0;
        for (uint32_t j = 0; j < out->count && is_new; j++) {
            is_new = out->at[j].number != number;
        }
        if (is_new) {
            key one = {number, ltl_taint__key_text(t, number)};
            LTL_PUSH(t->arena, out, one);
        }
    }
    if (out->count > 1) {
        qsort(out->at, out->count, sizeof *out->at, compare_keys);
    }
}

/* Past LTL_FAR_PARTS keys, the others lie anywhere. */
void ltl_taint__tell_parts(ltl_taint *t, uint32_t index, ltl_far_summary *summary) {
    const ltl_taint_state *shape = &t->units[index].shape;
    ltl_taint_path root = ltl_taint__result_root(t);
    keys all = {0};
    if (!ltl_taint__has_shape(t, shape)) {
        return;
    }
    list_keys(t, shape, &all);
    ltl_far_part *parts = LTL_NEW_ARRAY(t->arena, ltl_far_part, LTL_FAR_PARTS);
    ltl_taint_value rest = ltl_taint_state_read(shape, &t->paths, root);
    summary->part_count = 1;
    for (uint32_t i = 0; i < all.count; i++) {
        ltl_taint_path path = ltl_taint_path_below(t->arena, &t->paths, root, all.at[i].number);
        ltl_taint_value value = ltl_taint_state_gather(shape, &t->paths, path);
        if (summary->part_count < LTL_FAR_PARTS) {
            parts[summary->part_count++] =
                (ltl_far_part){all.at[i].text, ltl_taint__value_told(t, index, value)};
        } else {
            rest = ltl_taint_union(&t->out->traces, rest, value);
        }
    }
    parts[0] = (ltl_far_part){LTL_STR(""), ltl_taint__value_told(t, index, rest)};
    summary->parts = parts;
}
