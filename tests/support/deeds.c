#include "tests/support/deeds.h"

#include <stdio.h>

static void add(ltl_arena *arena, deeds *all, deed_kind kind, ltl_str node, const char *before,
                const char *what, unsigned number, unsigned us) {
    deed one = {.kind = kind, .node = node, .is_rescue = before[0] != '\0'};
    one.text = ltl_arena_printf(arena, "%s%s:%u:%u", before, what, number, us).ptr;
    LTL_PUSH(arena, all, one);
}

static void deeds_at(ltl_arena *arena, const mortal_line *line, const char *before,
                     bool has_deadline, ltl_random *random, deeds *all) {
    ltl_str node = mortal_node(arena, line->key);
    if (ltl_str_is(line->kind, "happening")) {
        add(arena, all, DEED_DEATH, node, before, "before", line->number, 0);
        add(arena, all, DEED_DEATH, node, before, "after", line->number, 0);
        add(arena, all, DEED_CANCEL, node, before, "cancel", line->number, 0);
    } else if (ltl_str_is(line->kind, "job")) {
        uint64_t us = 0;
        (void)ltl_str_to_u64(line->detail, &us);
        unsigned half = (unsigned)us / 2;
        add(arena, all, DEED_DEATH, node, before, "within", line->number, half / 2);
        add(arena, all, DEED_DEATH, node, before, "within", line->number,
            half + (unsigned)ltl_random_below(random, half + 1));
        add(arena, all, DEED_FAIL, node, before, "fail", line->number, 0);
        if (has_deadline) {
            add(arena, all, DEED_LATE, node, before, "late", line->number, 0);
        }
    }
}

void deeds_make(ltl_arena *arena, const mortal_log *log, const char *before, bool has_deadline,
                ltl_random *random, deeds *out_deeds) {
    for (uint32_t i = 0; i < log->count; i++) {
        deeds_at(arena, &log->at[i], before, has_deadline, random, out_deeds);
    }
    add(arena, out_deeds, DEED_DEATH, LTL_STR("the end"), before, "ended", 1, 0);
}

void deeds_of_new_nodes(ltl_arena *arena, const mortal_log *log, const ltl_map *known,
                        const char *before, bool has_deadline, ltl_random *random,
                        deeds *out_deeds) {
    for (uint32_t i = 0; i < log->count; i++) {
        if (ltl_map_find(known, mortal_node(arena, log->at[i].key)) == NULL) {
            deeds_at(arena, &log->at[i], before, has_deadline, random, out_deeds);
        }
    }
}

void deeds_shuffle(deeds *all, ltl_random *random) {
    for (uint32_t i = all->count; i > 1; i--) {
        size_t other = ltl_random_below(random, i);
        deed one = all->at[i - 1];
        all->at[i - 1] = all->at[other];
        all->at[other] = one;
    }
}

void deed_matrix_init(deed_matrix *matrix, ltl_arena *arena) {
    *matrix = (deed_matrix){0};
    ltl_map_init(&matrix->nodes, arena);
}

void deed_matrix_add(ltl_arena *arena, deed_matrix *matrix, ltl_str node) {
    bool is_new = false;
    ltl_map_entry *entry = ltl_map_put_copy(&matrix->nodes, node, &is_new);
    if (is_new) {
        entry->value = matrix->counts.count;
        LTL_PUSH(arena, &matrix->counts, LTL_NEW_ARRAY(arena, unsigned, DEED_KINDS));
    }
}

void deed_matrix_count(ltl_arena *arena, deed_matrix *matrix, const deed *one) {
    deed_matrix_add(arena, matrix, one->node);
    matrix->counts.at[ltl_map_find(&matrix->nodes, one->node)->value][one->kind]++;
}

unsigned deed_matrix_at(const deed_matrix *matrix, const deed *one) {
    const ltl_map_entry *entry = ltl_map_find(&matrix->nodes, one->node);
    return entry != NULL ? matrix->counts.at[entry->value][one->kind] : 0;
}

void deed_matrix_reached(ltl_arena *arena, const deed_matrix *matrix, ltl_map *out_nodes) {
    ltl_map_init(out_nodes, arena);
    for (uint32_t i = 0; i < matrix->nodes.count; i++) {
        if (matrix->counts.at[i][DEED_CANCEL] + matrix->counts.at[i][DEED_DEATH] > 0) {
            ltl_map_put(out_nodes, matrix->nodes.entries[i].key, NULL);
        }
    }
}

void deed_matrix_print(const deed_matrix *matrix) {
    printf("  %-28s %6s %6s %6s %6s\n", "node", "fail", "late", "cancel", "death");
    for (uint32_t i = 0; i < matrix->nodes.count; i++) {
        const unsigned *counts = matrix->counts.at[i];
        ltl_str node = matrix->nodes.entries[i].key;
        node = node.len > 0 ? node : LTL_STR("the run");
        printf("  %-28.*s %6u %6u %6u %6u%s\n", LTL_STR_ARG(node), counts[DEED_FAIL],
               counts[DEED_LATE], counts[DEED_CANCEL], counts[DEED_DEATH],
               counts[DEED_CANCEL] + counts[DEED_DEATH] == 0 ? "  not reached" : "");
    }
}
