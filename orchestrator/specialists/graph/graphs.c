#include "orchestrator/specialists/graph/graphs.h"

#include <stdlib.h>

#include "analyzers/linking/spoken.h"
#include "orchestrator/plan/file_kind.h"
#include "orchestrator/run/run_state.h"
#include "orchestrator/specialists/common/looker.h"
#include "orchestrator/specialists/common/surroundings.h"

/* What one side of a file tells of others: imports, and names. Either may be null. */
typedef struct told {
    const ltl_file_facts *facts;
    const ltl_spoken *spoken;
} told;

typedef struct side {
    struct LTL_VEC(const ltl_file_facts *) facts;
    struct LTL_VEC(const ltl_spoken *) spoken;
} side;

typedef struct builder {
    ltl_assess *assess;
    ltl_arena *arena;
    ltl_arena scratch;
    struct LTL_VEC(ltl_str) paths;
    side before;
    side after;
    struct LTL_VEC(bool) changed;
    bool is_cut;
} builder;

static bool is_asked(const ltl_target *target) {
    unsigned kinds = ltl_file_kinds(target->path);
    return (kinds & (LTL_FILE_VENDORED | LTL_FILE_GENERATED)) == 0;
}

static const ltl_spoken *spoken_of(builder *self, const ltl_tree *tree, ltl_str path) {
    if (ltl_spoken_tongue_of(tree->language) == LTL_TONGUE_NONE) {
        return NULL;
    }
    ltl_spoken *spoken = LTL_NEW(self->arena, ltl_spoken);
    ltl_arena_reset(&self->scratch);
    ltl_spoken_make(self->arena, &self->scratch, tree, path, spoken);
    return spoken;
}

static told told_of(builder *self, ltl_looker *looker, const ltl_target *target, ltl_side of) {
    bool is_asked = ltl_looker_look(looker, target, of) &&
                    (ltl_family_of(looker->language) != LTL_FAMILY_NONE ||
                     ltl_spoken_tongue_of(looker->language) != LTL_TONGUE_NONE);
    if (!is_asked || ltl_looker_tree(looker) == NULL) {
        return (told){0};
    }
    const ltl_imports *imports = ltl_scanner_imports(looker->scanner);
    if (imports == NULL) {
        return (told){0};
    }
    ltl_file_facts *facts = LTL_NEW(self->arena, ltl_file_facts);
    ltl_arena_reset(&self->scratch);
    /* One path for both sides: a renamed file is the same file. It outlives the intake. */
    ltl_str path = ltl_arena_copy(self->arena, target->path);
    ltl_facts_make(self->arena, &self->scratch, imports->tree, imports, NULL, path, facts);
    return (told){facts, spoken_of(self, imports->tree, path)};
}

static void side_add(builder *self, side *to, told what) {
    LTL_PUSH(self->arena, &to->facts, what.facts);
    LTL_PUSH(self->arena, &to->spoken, what.spoken);
}

static void file_add(builder *self, ltl_str path, told before, told after, bool is_changed) {
    LTL_PUSH(self->arena, &self->paths, path);
    side_add(self, &self->before, before);
    side_add(self, &self->after, after);
    LTL_PUSH(self->arena, &self->changed, is_changed);
}

static void changed_add(builder *self, ltl_looker *looker) {
    const ltl_targets *targets = ltl_intake_targets(self->assess->run->intake);
    for (uint32_t i = 0; i < targets->count && !ltl_call_must_stop(self->assess->call); i++) {
        const ltl_target *target = &targets->at[i];
        bool is_deleted = target->change == LTL_CHANGE_DELETED;
        if (!is_asked(target) || (target->skip != LTL_REASON_NONE && !is_deleted)) {
            continue;
        }
        told after = is_deleted ? (told){0} : told_of(self, looker, target, LTL_SIDE_HEAD);
        told before = target->change == LTL_CHANGE_ADDED
                          ? (told){0}
                          : told_of(self, looker, target, LTL_SIDE_BASE);
        if (before.facts != NULL || after.facts != NULL) {
            file_add(self, target->path, before, after, true);
        }
    }
}

static void rest_add(builder *self, const ltl_surroundings *around, ltl_looker *looker) {
    const ltl_targets *targets = ltl_intake_targets(around->intake);
    for (uint32_t i = 0; i < targets->count && !ltl_call_must_stop(self->assess->call); i++) {
        const ltl_target *target = &targets->at[i];
        if (self->paths.count >= LTL_MAX_GRAPH_FILES) {
            self->is_cut = true;
            return;
        }
        if (ltl_surroundings_has(around, target) && is_asked(target)) {
            told what = told_of(self, looker, target, LTL_SIDE_HEAD);
            if (what.facts != NULL) {
                file_add(self, what.facts->path, what, what, false);
            }
        }
    }
}

static bool collect(builder *self) {
    ltl_surroundings around;
    ltl_looker looker;
    bool is_open = ltl_looker_open(&looker, self->assess, self->assess->run->intake);
    if (is_open) {
        changed_add(self, &looker);
        ltl_looker_close(&looker);
    }
    is_open = is_open && ltl_surroundings_open(&around, self->assess);
    if (is_open && ltl_looker_open(&looker, self->assess, around.intake)) {
        rest_add(self, &around, &looker);
        ltl_looker_close(&looker);
    }
    if (is_open) {
        ltl_surroundings_close(&around);
    }
    return is_open;
}

static void side_link(builder *self, const side *of, ltl_dependencies *out) {
    ltl_dependencies_find(self->arena, of->facts.at, self->paths.count, out);
    ltl_spoken_link(self->arena, of->spoken.at, self->paths.count, out);
}

bool ltl_graphs_make(ltl_assess *assess, ltl_graphs *out_graphs) {
    builder self = {.assess = assess, .arena = assess->call->arena};
    bool is_made = collect(&self);
    uint32_t count = self.paths.count;
    *out_graphs = (ltl_graphs){.arena = self.arena,
                               .file_count = count,
                               .paths = self.paths.at,
                               .is_changed = self.changed.at};
    if (is_made && !ltl_call_must_stop(assess->call)) {
        side_link(&self, &self.before, &out_graphs->before);
        side_link(&self, &self.after, &out_graphs->after);
    }
    if (self.is_cut) {
        ltl_assess_note(assess, "only the first %d files of the repository were linked",
                        LTL_MAX_GRAPH_FILES);
    }
    ltl_arena_clear(&self.scratch);
    return is_made;
}

static int compare(const void *a, const void *b) {
    const ltl_dependency *left = a;
    const ltl_dependency *right = b;
    if (left->from != right->from) {
        return left->from < right->from ? -1 : 1;
    }
    return left->to < right->to ? -1 : left->to > right->to;
}

bool ltl_graph_has(const ltl_dependencies *graph, uint32_t from, uint32_t to) {
    ltl_dependency key = {from, to};
    return graph->count > 0 && bsearch(&key, graph->at, graph->count, sizeof(key), compare) != NULL;
}
