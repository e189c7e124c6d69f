/* store_tasks.c - the steps of a migration as tasks of a workflow. */
#include "orchestrator/store/migration.h"

static ltl_status store_of(ltl_call *call, ltl_str *out_path, ltl_error *error) {
    const ltl_data *given = ltl_call_input(call, "store");
    *out_path =
        given->kind == LTL_DATA_TEXT ? ltl_arena_copy(call->arena, given->text) : LTL_STR("");
    return out_path->len > 0 ? LTL_OK : ltl_store_path(call->arena, out_path, error);
}

static ltl_ending end(ltl_call *call, ltl_status status, ltl_str path, const ltl_error *error) {
    if (status != LTL_OK) {
        return ltl_call_fail(call, status == LTL_REFUSED ? LTL_CAUSE_INPUT : LTL_CAUSE_PERMANENT,
                             "%s", error->text);
    }
    ltl_call_output(call, "store", ltl_data_text(path));
    return LTL_ENDING_OK;
}

static ltl_ending act(ltl_call *call, ltl_status (*step)(const char *, ltl_error *)) {
    ltl_str path;
    ltl_error error = {0};
    ltl_status status = store_of(call, &path, &error);
    status = status == LTL_OK ? step(path.ptr, &error) : status;
    return end(call, status, path, &error);
}

static ltl_ending backup(ltl_call *call) {
    ltl_str path;
    ltl_error error = {0};
    bool is_old = false;
    ltl_status status = store_of(call, &path, &error);
    status = status == LTL_OK ? ltl_store_backup(path.ptr, &is_old, &error) : status;
    ltl_call_output(call, "is_old", ltl_data_truth(is_old));
    return end(call, status, path, &error);
}
static ltl_ending schema(ltl_call *call) {
    return act(call, ltl_store_migrate_schema);
}
static ltl_ending data(ltl_call *call) {
    return act(call, ltl_store_migrate_data);
}
static ltl_ending validate(ltl_call *call) {
    return act(call, ltl_store_validate);
}
static ltl_ending restore(ltl_call *call) {
    return act(call, ltl_store_restore);
}
static ltl_ending drop(ltl_call *call) {
    const ltl_data *upgraded = ltl_call_input(call, "upgraded");
    ltl_call_output(call, "upgraded",
                    ltl_data_truth(upgraded->kind == LTL_DATA_TRUTH && upgraded->number != 0));
    return act(call, ltl_store_drop_backup);
}

static const ltl_port inputs[] = {
    {"store", "text", "The file of the store; that of this user when it is not said.", true},
    {0},
};
static const ltl_port drop_inputs[] = {
    {"store", "text", "The file of the store; that of this user when it is not said.", true},
    {"upgraded", "truth", "Whether the store was changed before, which the result then says.",
     true},
    {0},
};
static const ltl_port drop_outputs[] = {
    {"store", "text", "The same file.", false},
    {"upgraded", "truth", "False: it was of this version before, or is as it was.", false},
    {0},
};
static const ltl_port outputs[] = {{"store", "text", "The same file.", false}, {0}};
static const ltl_port backup_outputs[] = {
    {"store", "text", "The same file.", false},
    {"is_old", "truth", "Whether there is anything to migrate; else no copy was made.", false},
    {0},
};

#define TASK(variable, id, text, takes, gives, function)                                           \
    static const ltl_task variable = {.name = id,                                                  \
                                      .summary = text,                                             \
                                      .inputs = takes,                                             \
                                      .outputs = gives,                                            \
                                      .room = LTL_ROOM_MEMORY,                                     \
                                      .is_idempotent = true,                                       \
                                      .version = 1,                                                \
                                      .run = function}

TASK(backup_task, "backup-database", "Copies an old store beside itself.", inputs, backup_outputs,
     backup);
TASK(schema_task, "schema-migration", "Gives an old store the tables of this version.", inputs,
     outputs, schema);
TASK(data_task, "data-migration", "Fills what the new tables have and the old ones had not.",
     inputs, outputs, data);
TASK(validate_task, "validate-database",
     "Compares a migrated store with its backup and with a new one.", inputs, outputs, validate);
TASK(restore_task, "restore-database", "Puts a store back to its backup.", inputs, outputs,
     restore);
TASK(drop_task, "clean-up-database", "Removes the backup of a store.", drop_inputs, drop_outputs,
     drop);

static const ltl_task *const tasks[] = {&backup_task,   &schema_task,  &data_task,
                                        &validate_task, &restore_task, &drop_task};
const ltl_tasks ltl_store_tasks = {tasks, LTL_COUNT_OF(tasks)};
