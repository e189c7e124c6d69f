#include "orchestrator/workflow/budget.h"

#include <stddef.h>

void ltl_budget_init(ltl_budget *budget, ltl_budget *parent, uint64_t steps) {
    budget->parent = parent;
    atomic_init(&budget->left, steps);
    atomic_init(&budget->spent, 0);
}

static bool level_take(ltl_budget *level, uint64_t steps) {
    unsigned long long left = atomic_load(&level->left);
    do {
        if (left == UINT64_MAX) {
            return true;
        }
        if (left < steps) {
            return false;
        }
    } while (!atomic_compare_exchange_weak(&level->left, &left, left - steps));
    return true;
}

static void level_return(ltl_budget *level, uint64_t steps) {
    if (atomic_load(&level->left) != UINT64_MAX) {
        atomic_fetch_add(&level->left, steps);
    }
}

bool ltl_budget_spend(ltl_budget *budget, uint64_t steps) {
    for (ltl_budget *level = budget; level != NULL; level = level->parent) {
        if (!level_take(level, steps)) {
            for (ltl_budget *taken = budget; taken != level; taken = taken->parent) {
                level_return(taken, steps);
            }
            return false;
        }
    }
    for (ltl_budget *level = budget; level != NULL; level = level->parent) {
        atomic_fetch_add(&level->spent, steps);
    }
    return true;
}

uint64_t ltl_budget_left(const ltl_budget *budget) {
    uint64_t least = UINT64_MAX;
    for (const ltl_budget *level = budget; level != NULL; level = level->parent) {
        uint64_t left = atomic_load(&level->left);
        least = left < least ? left : least;
    }
    return least;
}
