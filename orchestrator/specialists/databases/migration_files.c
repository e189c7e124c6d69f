#include "orchestrator/specialists/databases/migration_files.h"

#include "core/map.h"
#include "orchestrator/plan/file_kind.h"
#include "orchestrator/run/run_state.h"
#include "orchestrator/specialists/common/looker.h"
#include "orchestrator/specialists/databases/databases.h"

/* How names of both ways differ, in the file's name. */
static const struct {
    const char *forth;
    const char *back;
    bool is_whole; /* the name is that and nothing else */
    bool is_start;
} twins[] = {
    {".up.sql", ".down.sql", false, false},
    {"up.sql", "down.sql", true, false},
    {"V", "U", false, true},
};

static bool is_numbered(ltl_str name) {
    return ltl_str_ends_with(name, LTL_STR(".sql")) && name.len > 1 && name.ptr[1] >= '0' &&
           name.ptr[1] <= '9' && ltl_str_find(name, LTL_STR("__"), 0) != SIZE_MAX;
}

ltl_str ltl_migration_twin(ltl_arena *arena, ltl_str path) {
    ltl_str name = ltl_str_after_last(path, '/');
    ltl_str folder = ltl_str_slice(path, 0, path.len - name.len);
    for (size_t i = 0; i < LTL_COUNT_OF(twins); i++) {
        ltl_str forth = ltl_str_of(twins[i].forth);
        bool fits = twins[i].is_whole   ? ltl_str_eq(name, forth)
                    : twins[i].is_start ? ltl_str_starts_with(name, forth) && is_numbered(name)
                                        : ltl_str_ends_with(name, forth);
        ltl_str stem = ltl_str_slice(name, 0, name.len - forth.len);
        ltl_str rest = ltl_str_slice(name, forth.len, name.len);
        if (fits) {
            return twins[i].is_start ? ltl_arena_printf(arena, "%.*s%s%.*s", LTL_STR_ARG(folder),
                                                        twins[i].back, LTL_STR_ARG(rest))
                                     : ltl_arena_printf(arena, "%.*s%.*s%s", LTL_STR_ARG(folder),
                                                        LTL_STR_ARG(stem), twins[i].back);
        }
    }
    return LTL_STR("");
}

static bool is_migration(const ltl_target *target) {
    unsigned kinds = ltl_file_kinds(target->path);
    return target->skip == LTL_REASON_NONE && target->change != LTL_CHANGE_DELETED &&
           (kinds & LTL_FILE_MIGRATION) != 0 && (kinds & LTL_FILE_TEST) == 0;
}

static void faults_say(ltl_looker *looker, const ltl_migration_faults *faults) {
    for (uint32_t i = 0; i < faults->count; i++) {
        ltl_looker_say(looker, faults->at[i].rule, faults->at[i].span, LTL_NO_NODE, "%.*s",
                       LTL_STR_ARG(faults->at[i].message));
    }
}

/* ---- two files, one for each way ---- */

typedef struct pairing {
    ltl_assess *assess;
    ltl_looker forth;
    ltl_looker back;
    ltl_map paths; /* one more than the number of the target */
    ltl_arena arena;
} pairing;

static void pair_look(pairing *self, const ltl_targets *targets, const ltl_target *target) {
    ltl_arena_reset(&self->arena);
    ltl_str twin = ltl_migration_twin(&self->arena, target->path);
    const ltl_map_entry *found = twin.len > 0 ? ltl_map_find(&self->paths, twin) : NULL;
    if (found == NULL || !is_migration(target) ||
        !ltl_looker_look(&self->forth, target, LTL_SIDE_HEAD) ||
        !ltl_looker_look(&self->back, &targets->at[found->value - 1], LTL_SIDE_HEAD)) {
        return;
    }
    ltl_migration_faults faults = {0};
    ltl_migration_look_pair(&self->arena, self->forth.source.text, self->back.source.text, &faults);
    faults_say(&self->forth, &faults);
}

bool ltl_migration_pairs_look(ltl_assess *assess) {
    pairing self = {.assess = assess};
    const ltl_intake *intake = assess->run->intake;
    const ltl_targets *targets = ltl_intake_targets(intake);
    bool is_open =
        ltl_looker_open(&self.forth, assess, intake) && ltl_looker_open(&self.back, assess, intake);
    ltl_map_init(&self.paths, assess->call->arena);
    for (uint32_t i = 0; i < targets->count; i++) {
        if (ltl_str_ends_with(targets->at[i].path, LTL_STR(".sql"))) {
            ltl_map_put(&self.paths, targets->at[i].path, NULL)->value = i + 1;
        }
    }
    for (uint32_t i = 0; is_open && i < targets->count && !ltl_call_must_stop(assess->call); i++) {
        pair_look(&self, targets, &targets->at[i]);
    }
    ltl_looker_close(&self.forth);
    ltl_looker_close(&self.back);
    ltl_arena_clear(&self.arena);
    return is_open;
}

/* ---- what a change adds ---- */

typedef struct new_migration {
    const ltl_target *target;
    ltl_migration_order order;
} new_migration;

typedef struct change_look {
    ltl_looker looker;
    ltl_migration_server server;
    struct LTL_VEC(new_migration) seen;
} change_look;

static void added_look(change_look *self, ltl_arena *arena, const ltl_target *target) {
    new_migration added = {.target = target};
    ltl_migration_faults faults = {0};
    if (!ltl_looker_look(&self->looker, target, LTL_SIDE_HEAD) || self->looker.is_generated) {
        return;
    }
    /* Names outlive the file they stand in. */
    ltl_source *source = &self->looker.source;
    source->text = ltl_arena_copy(arena, source->text);
    ltl_migration_locks_look(arena, source, self->server, &faults);
    ltl_migration_order_read(arena, source, &added.order);
    for (uint32_t i = 0; i < self->seen.count; i++) {
        ltl_migration_orders_compare(arena, &added.order, &self->seen.at[i].order,
                                     self->seen.at[i].target->path, &faults);
    }
    faults_say(&self->looker, &faults);
    LTL_PUSH(arena, &self->seen, added);
}

static bool adds_migration(const ltl_targets *targets) {
    for (uint32_t i = 0; i < targets->count; i++) {
        if (targets->at[i].change == LTL_CHANGE_ADDED && is_migration(&targets->at[i])) {
            return true;
        }
    }
    return false;
}

bool ltl_migration_change_look(ltl_assess *assess) {
    const ltl_targets *targets = ltl_intake_targets(assess->run->intake);
    if (!adds_migration(targets)) {
        return true;
    }
    change_look self = {.server = ltl_databases_find(assess)};
    bool is_open = ltl_looker_open(&self.looker, assess, assess->run->intake);
    for (uint32_t i = 0; is_open && i < targets->count && !ltl_call_must_stop(assess->call); i++) {
        if (targets->at[i].change == LTL_CHANGE_ADDED && is_migration(&targets->at[i])) {
            added_look(&self, assess->call->arena, &targets->at[i]);
        }
    }
    ltl_looker_close(&self.looker);
    return is_open;
}
