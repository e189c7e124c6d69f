#include "orchestrator/run/worker/reaching.h"

#include "analyzers/linking/manifest.h"

static void see(void *context, uint32_t rule, ltl_taint_far *out_far) {
    ltl_reaching *self = context;
    const ltl_team *team = self->worker->team;
    if (team->world == NULL) {
        *out_far = (ltl_taint_far){.file = self->target, .stands_alone = true};
        return;
    }
    ltl_world_see(team->world, self->target, rule, &self->view, out_far);
    out_far->stands_alone =
        team->phase == LTL_PHASE_REPORT && !ltl_world_concerns(team->world, self->target, rule);
}

static void take(void *context, uint32_t rule, const ltl_far_outcome *outcome) {
    ltl_reaching *self = context;
    ltl_str path = ltl_intake_targets(self->worker->team->intake)->at[self->target].path;
    ltl_told_outcome told = {rule, ltl_far_outcome_copy(&self->worker->arena, path, outcome)};
    LTL_PUSH(&self->worker->arena, self->told, told);
}

static bool is_cut(void *context, uint32_t rule) {
    ltl_reaching *self = context;
    const ltl_world *world = self->worker->team->world;
    return world != NULL && ltl_world_is_cut(world, self->target, rule);
}

void ltl_reaching_begin(ltl_reaching *reaching, ltl_worker *worker, uint32_t target,
                        ltl_told *told) {
    *reaching = (ltl_reaching){.worker = worker, .target = target, .told = told};
    reaching->reach = (ltl_reach){.see = see,
                                  .take = told != NULL ? take : NULL,
                                  .is_cut = is_cut,
                                  .context = reaching};
    const ltl_team *team = worker->team;
    const ltl_world *world = team->world;
    if (world != NULL) {
        reaching->constants = (ltl_flow_far){.value_of = ltl_linked_constant_find,
                                             .context = &world->links->files[target]};
    }
    reaching->reach.constants = &reaching->constants;
    reaching->reach.borrowed = team->borrowed != NULL ? team->borrowed[target] : NULL;
    ltl_scanner_set_reach(worker->scanner, &reaching->reach);
}

/* How code beside the file is called from elsewhere. */
static const ltl_file_facts *manifest_facts(ltl_worker *worker, ltl_str path) {
    ltl_file_facts *facts = LTL_NEW(&worker->arena, ltl_file_facts);
    ltl_manifest_read(&worker->arena, ltl_scanner_arena(worker->scanner), ltl_scanner_source(worker->scanner)->text,
                      path, facts);
    return facts;
}

const ltl_file_facts *ltl_reaching_facts(ltl_worker *worker, ltl_str path) {
    const ltl_language *language = ltl_scanner_language(worker->scanner);
    ltl_family family = ltl_family_of(language);
    ltl_family named = ltl_manifest_family(path);
    if (named != LTL_FAMILY_NONE && worker->team->reaches[named]) {
        return manifest_facts(worker, path);
    }
    if (family == LTL_FAMILY_NONE || !worker->team->reaches[family]) {
        return NULL;
    }
    const ltl_imports *imports = ltl_scanner_imports(worker->scanner);
    if (imports == NULL) {
        return NULL;
    }
    ltl_file_facts *facts = LTL_NEW(&worker->arena, ltl_file_facts);
    ltl_facts_make(&worker->arena, ltl_scanner_arena(worker->scanner), imports->tree, imports,
                   ltl_scanner_guards(worker->scanner), path, facts);
    if (ltl_family_traits_of(family)->has_constants) {
        ltl_facts_add_constants(&worker->arena, ltl_scanner_arena(worker->scanner),
                                ltl_scanner_flow(worker->scanner), facts);
    }
    if (ltl_family_traits_of(family)->shares) {
        ltl_facts_add_shared(&worker->arena, ltl_scanner_arena(worker->scanner), ltl_scanner_flow(worker->scanner),
                             facts);
    }
    return facts;
}

const ltl_lent *ltl_reaching_lent(ltl_worker *worker) {
    ltl_lent *lent = LTL_NEW(&worker->arena, ltl_lent);
    return ltl_scanner_lend(worker->scanner, &worker->arena, lent) ? lent : NULL;
}

const ltl_value_places *ltl_reaching_borrow(ltl_worker *worker, uint32_t target) {
    const ltl_team *team = worker->team;
    ltl_value_places *places = LTL_NEW(&worker->arena, ltl_value_places);
    ltl_borrowed_text text;
    ltl_borrowing_text(team->borrowing, ltl_scanner_arena(worker->scanner), target, &text);
    ltl_scanner_borrow(worker->scanner, &text, team->borrowing->files[target], &worker->arena,
                       places);
    return places->count > 0 ? places : NULL;
}
