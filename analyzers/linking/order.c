#include "analyzers/linking/order.h"

#include <stdlib.h>

#include "core/limits.h"

/* Room for one walk, by file. */
typedef struct ltl_order_walk {
    ltl_file_order *order;
    uint32_t *number; /* from 1 in order of discovery; 0: not seen */
    uint32_t *low;
    uint32_t *place; /* in its circle */
    uint32_t *next;  /* call to follow next */
    bool *is_open;   /* on `stack` */
    bool *is_left;   /* all that it calls was seen */
    uint32_t *stack;
    uint32_t stack_count;
    uint32_t *path; /* files on the way from the root */
    uint32_t seen;
    uint32_t ranked;
} ltl_order_walk;

void ltl_file_order_init(ltl_file_order *order, ltl_arena *arena, const ltl_file_graph *graph) {
    size_t room = (size_t)graph->file_count + 1;
    ltl_order_walk *walk = LTL_NEW(arena, ltl_order_walk);
    *order = (ltl_file_order){.arena = arena,
                              .graph = graph,
                              .rank = LTL_NEW_ARRAY(arena, uint32_t, room),
                              .circle = LTL_NEW_ARRAY(arena, uint32_t, room),
                              .circles = LTL_NEW_ARRAY(arena, ltl_file_circle, room),
                              .has = LTL_NEW_ARRAY(arena, bool, room),
                              .walk = walk};
    *walk = (ltl_order_walk){.order = order,
                             .number = LTL_NEW_ARRAY(arena, uint32_t, room),
                             .low = LTL_NEW_ARRAY(arena, uint32_t, room),
                             .place = LTL_NEW_ARRAY(arena, uint32_t, room),
                             .next = LTL_NEW_ARRAY(arena, uint32_t, room),
                             .is_open = LTL_NEW_ARRAY(arena, bool, room),
                             .is_left = LTL_NEW_ARRAY(arena, bool, room),
                             .stack = LTL_NEW_ARRAY(arena, uint32_t, room),
                             .path = LTL_NEW_ARRAY(arena, uint32_t, room)};
}

void ltl_file_order_add(ltl_file_order *order, uint32_t file) {
    if (!order->has[file]) {
        order->has[file] = true;
        order->is_settled = false;
        LTL_PUSH(order->arena, &order->files, file);
    }
}

/* ---- one walk ---- */

static const uint32_t *calls_of(const ltl_order_walk *w) {
    return w->order->graph->first[LTL_TO_CALLEES];
}

/* By place, then by file: two numbers in one. */
static int compare_in_circle(const void *a, const void *b) {
    uint64_t left = *(const uint64_t *)a;
    uint64_t right = *(const uint64_t *)b;
    return (left > right) - (left < right);
}

/* The circle that ends with `file` is complete, and all that it calls has its rank. */
static void close_circle(ltl_order_walk *w, uint32_t file, ltl_arena *scratch) {
    ltl_file_order *order = w->order;
    uint32_t first = w->stack_count;
    while (w->stack[--first] != file) {
    }
    uint32_t count = w->stack_count - first;
    uint64_t *keys = LTL_NEW_ARRAY(scratch, uint64_t, count);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t at = w->stack[first + i];
        keys[i] = (uint64_t)w->place[at] << 32 | at;
        w->is_open[at] = false;
    }
    if (count > 1) {
        qsort(keys, count, sizeof *keys, compare_in_circle);
    }
    order->circles[order->circle_count] = (ltl_file_circle){w->ranked, count};
    for (uint32_t i = 0; i < count; i++) {
        uint32_t at = (uint32_t)keys[i];
        order->circle[at] = order->circle_count;
        order->rank[at] = w->ranked++;
    }
    order->circle_count++;
    w->stack_count = first;
}

static void enter(ltl_order_walk *w, uint32_t file, uint32_t depth) {
    w->number[file] = w->low[file] = ++w->seen;
    w->is_open[file] = true;
    w->stack[w->stack_count++] = file;
    w->path[depth] = file;
    w->next[file] = calls_of(w)[file];
}

static void leave(ltl_order_walk *w, uint32_t file) {
    uint32_t place = 0;
    for (uint32_t i = calls_of(w)[file]; i < calls_of(w)[file + 1]; i++) {
        uint32_t to = w->order->graph->to[LTL_TO_CALLEES][i];
        bool is_before = w->is_left[to] && w->is_open[to] && w->place[to] >= place;
        place = is_before ? w->place[to] + 1 : place;
    }
    w->place[file] = place;
    w->is_left[file] = true;
}

static void walk_from(ltl_order_walk *w, uint32_t root, ltl_arena *scratch) {
    uint32_t depth = 0;
    enter(w, root, depth);
    for (;;) {
        uint32_t file = w->path[depth];
        if (w->next[file] < calls_of(w)[file + 1]) {
            uint32_t to = w->order->graph->to[LTL_TO_CALLEES][w->next[file]++];
            if (w->order->has[to] && w->number[to] == 0) {
                enter(w, to, ++depth);
            } else if (w->is_open[to] && w->number[to] < w->low[file]) {
                w->low[file] = w->number[to];
            }
            continue;
        }
        leave(w, file);
        if (w->low[file] == w->number[file]) {
            close_circle(w, file, scratch);
        }
        if (depth == 0) {
            return;
        }
        uint32_t above = w->path[--depth];
        w->low[above] = w->low[file] < w->low[above] ? w->low[file] : w->low[above];
    }
}

static int compare_files(const void *a, const void *b) {
    uint32_t left = *(const uint32_t *)a;
    uint32_t right = *(const uint32_t *)b;
    return (left > right) - (left < right);
}

void ltl_file_order_settle(ltl_file_order *order) {
    ltl_order_walk *w = order->walk;
    ltl_arena scratch = {0};
    if (order->is_settled) {
        return;
    }
    if (order->files.count > 1) { /* who came first does not count */
        qsort(order->files.at, order->files.count, sizeof *order->files.at, compare_files);
    }
    for (uint32_t i = 0; i < order->files.count; i++) {
        w->number[order->files.at[i]] = 0;
        w->is_left[order->files.at[i]] = false;
    }
    w->seen = w->ranked = order->circle_count = 0;
    for (uint32_t i = 0; i < order->files.count; i++) {
        if (w->number[order->files.at[i]] == 0) {
            walk_from(w, order->files.at[i], &scratch);
        }
    }
    uint32_t *by_rank = LTL_NEW_ARRAY(&scratch, uint32_t, (size_t)order->files.count + 1);
    for (uint32_t i = 0; i < order->files.count; i++) {
        by_rank[order->rank[order->files.at[i]]] = order->files.at[i];
    }
    if (order->files.count > 0) {
        memcpy(order->files.at, by_rank, order->files.count * sizeof *by_rank);
    }
    order->is_settled = true;
    ltl_arena_clear(&scratch);
}
