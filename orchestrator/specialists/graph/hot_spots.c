#include "orchestrator/specialists/graph/hot_spots.h"

#include <stdlib.h>

#include "core/limits.h"
#include "orchestrator/intake/churn.h"
#include "orchestrator/plan/file_kind.h"
#include "orchestrator/run/run_state.h"
#include "orchestrator/specialists/common/functions.h"
#include "orchestrator/specialists/common/looker.h"
#include "orchestrator/specialists/common/surroundings.h"

/* What changes less often, or is easier, is no hot spot, however the others are. */
enum { LEAST_COMMITS = 5, LEAST_COMPLEXITY = 25, MOST_NAMED = 5 };

typedef struct hot_spot {
    ltl_str path;
    uint32_t commits;
    uint64_t complexity;
} hot_spot;

typedef struct hot_spots {
    ltl_assess *assess;
    ltl_churn churn;
    ltl_looker looker;
    ltl_arena functions; /* of one file */
    struct LTL_VEC(hot_spot) found;
} hot_spots;

static uint64_t complexity_of(hot_spots *self, const ltl_target *target) {
    const ltl_tree *tree = ltl_looker_look(&self->looker, target, LTL_SIDE_HEAD)
                               ? ltl_looker_tree(&self->looker)
                               : NULL;
    uint64_t complexity = 0;
    if (tree != NULL && !self->looker.is_generated) {
        ltl_named_functions functions;
        ltl_arena_reset(&self->functions);
        ltl_named_functions_find(&self->functions, tree, &functions);
        for (uint32_t i = 0; i < functions.count; i++) {
            complexity += functions.at[i].cognitive;
        }
    }
    return complexity;
}

static void target_look(hot_spots *self, const ltl_target *target) {
    static const unsigned other = LTL_FILE_TEST | LTL_FILE_VENDORED | LTL_FILE_GENERATED;
    hot_spot spot = {.path = target->path, .commits = ltl_churn_of(&self->churn, target->path)};
    if (target->skip != LTL_REASON_NONE || (ltl_file_kinds(target->path) & other) != 0 ||
        spot.commits < LEAST_COMMITS) {
        return;
    }
    spot.complexity = complexity_of(self, target);
    if (spot.complexity >= LEAST_COMPLEXITY) {
        LTL_PUSH(self->assess->call->arena, &self->found, spot);
    }
}

static int compare(const void *left, const void *right) {
    const hot_spot *a = left;
    const hot_spot *b = right;
    uint64_t heat_a = a->commits * a->complexity;
    uint64_t heat_b = b->commits * b->complexity;
    return heat_a != heat_b ? (heat_a > heat_b ? -1 : 1) : ltl_str_compare(a->path, b->path);
}

static void found_note(hot_spots *self) {
    if (self->found.count > 1) {
        qsort(self->found.at, self->found.count, sizeof(self->found.at[0]), compare);
    }
    ltl_str names = LTL_STR("");
    for (uint32_t i = 0; i < self->found.count && i < MOST_NAMED; i++) {
        const hot_spot *spot = &self->found.at[i];
        names = ltl_arena_printf(self->assess->call->arena, "%.*s%s%.*s (%u, %llu)",
                                 LTL_STR_ARG(names), i > 0 ? ", " : "", LTL_STR_ARG(spot->path),
                                 spot->commits, (unsigned long long)spot->complexity);
    }
    if (self->found.count > 0) {
        ltl_assess_note(self->assess,
                        "hot spots, with commits of the last %u that changed them and the "
                        "cognitive complexity of their functions: %.*s",
                        self->churn.counted, LTL_STR_ARG(names));
    }
}

static bool churn_read(hot_spots *self) {
    const ltl_intake *intake = self->assess->run->intake;
    ltl_str root = ltl_intake_repository(intake);
    ltl_str commit = LTL_STR("");
    ltl_error error = {0};
    if (root.len == 0) {
        return false; /* a patch without a repository: others have told */
    }
    (void)ltl_commit_of_name(ltl_intake_head_name(intake), &commit);
    if (ltl_churn_read(self->assess->call->arena, root, commit, LTL_CHURN_COMMITS, &self->churn,
                       &error) != LTL_OK) {
        ltl_assess_note(self->assess, "hot spots are not known: %s", error.text);
        return false;
    }
    return true;
}

bool ltl_hot_spots_look(ltl_assess *assess) {
    hot_spots self = {.assess = assess};
    if (!churn_read(&self)) {
        return true;
    }
    if (!ltl_looker_open(&self.looker, assess, assess->run->intake)) {
        return false;
    }
    const ltl_targets *targets = ltl_intake_targets(assess->run->intake);
    for (uint32_t i = 0; i < targets->count && !ltl_call_must_stop(assess->call); i++) {
        target_look(&self, &targets->at[i]);
    }
    found_note(&self);
    ltl_looker_close(&self.looker);
    ltl_arena_clear(&self.functions);
    return true;
}
