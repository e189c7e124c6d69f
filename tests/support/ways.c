#include "tests/support/ways.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
/* clang-format off */
#include <setjmp.h>
#include <cmocka.h>
/* clang-format on */

#include "analyzers/dataflow/flow.h"
#include "tests/support/parsed.h"

enum { MAX_MARKS = 10 };

static int mark_of(const ltl_tree *tree, ltl_step_code step) {
    ltl_str text = ltl_tree_text(tree, ltl_step_node(step));
    bool is_mark = !ltl_step_defines(step) && tree->kind[ltl_step_node(step)] == LTL_KIND_NAME &&
                   text.len == 2 && text.ptr[0] == 'm' && text.ptr[1] >= '0' && text.ptr[1] <= '9';
    return is_mark ? text.ptr[1] - '0' : -1;
}

/* Marks that can come next from the start of a block, by a walk over blocks without any. */
static void spread(const ltl_tree *tree, const ltl_cfg *cfg, int from,
                   const ltl_basic_block *starts, uint32_t count,
                   bool ways[MAX_MARKS][MAX_MARKS + 1]) {
    bool *is_seen = calloc(cfg->blocks.count, sizeof *is_seen);
    ltl_basic_block *stack = calloc(cfg->blocks.count + count, sizeof *stack);
    uint32_t depth = 0;
    for (uint32_t i = 0; i < count; i++) {
        stack[depth++] = starts[i];
    }
    while (depth > 0) {
        ltl_basic_block block = stack[--depth];
        const ltl_cfg_block *at = &cfg->blocks.at[block];
        int mark = -1;
        if (is_seen[block]) {
            continue;
        }
        is_seen[block] = true;
        for (uint32_t step = at->first; step < at->end && mark < 0; step++) {
            mark = mark_of(tree, cfg->steps.at[step]);
        }
        if (mark >= 0 || block == LTL_CFG_EXIT) {
            ways[from][mark >= 0 ? mark : MAX_MARKS] = true;
            continue;
        }
        for (uint32_t i = at->next_first; i < at->next_end; i++) {
            if (!is_seen[cfg->next[i]]) {
                stack = realloc(stack, (depth + 1 + cfg->blocks.count) * sizeof *stack);
                stack[depth++] = cfg->next[i];
            }
        }
    }
    free(is_seen);
    free(stack);
}

ltl_str ways_of(ltl_arena *arena, const ltl_tree *tree, const ltl_cfg *cfg) {
    bool ways[MAX_MARKS][MAX_MARKS + 1] = {{false}};
    ltl_basic_block entry = LTL_CFG_ENTRY;
    spread(tree, cfg, 0, &entry, 1, ways);
    for (uint32_t i = 0; i < cfg->order_count; i++) {
        const ltl_cfg_block *at = &cfg->blocks.at[cfg->order[i]];
        int last = -1;
        for (uint32_t step = at->first; step < at->end; step++) {
            int mark = mark_of(tree, cfg->steps.at[step]);
            if (mark >= 0 && last >= 0) {
                ways[last][mark] = true;
            }
            last = mark >= 0 ? mark : last;
        }
        if (last >= 0) {
            spread(tree, cfg, last, cfg->next + at->next_first, at->next_end - at->next_first,
                   ways);
        }
    }
    ltl_str all = LTL_STR("");
    for (int from = 0; from < MAX_MARKS; from++) {
        for (int to = 0; to <= MAX_MARKS; to++) {
            if (ways[from][to]) {
                ltl_str end = to == MAX_MARKS ? LTL_STR(".") : ltl_arena_printf(arena, "%d", to);
                all = ltl_arena_printf(arena, "%.*s%s%d>%.*s", LTL_STR_ARG(all),
                                       all.len > 0 ? " " : "", from, LTL_STR_ARG(end));
            }
        }
    }
    return all;
}

static bool holds(const ways_row *row) {
    parsed p;
    parsed_make(&p, row->language, ltl_str_of(row->code));
    ltl_flow flow;
    ltl_flow_init(&flow, &p.arena, p.tree);
    ltl_node function = nth_of_kind(p.tree, LTL_KIND_FUNCTION, 0);
    const ltl_code_unit *unit = ltl_flow_unit(&flow, function);
    assert_false(flow.is_cut);
    ltl_str ways = ways_of(&p.arena, p.tree, &unit->cfg);
    bool is_right = ltl_str_is(ways, row->ways);
    if (!is_right) {
        print_error("%s: %s\n  gives    %.*s\n  expected %s\n", row->language, row->code,
                    LTL_STR_ARG(ways), row->ways);
    }
    parsed_clear(&p);
    return is_right;
}

size_t ways_wrong(const ways_row *rows, size_t count) {
    size_t wrong = 0;
    for (size_t i = 0; i < count; i++) {
        wrong += holds(&rows[i]) ? 0 : 1;
    }
    return wrong;
}
