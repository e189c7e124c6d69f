/* store_tasks.c - the steps of a migration as tasks of a workflow. */
#include "orchestrator/store/migration.h"

static ltl_ending act(ltl_call *call, ltl_status (*step)(const char *, ltl_error *)) {
    const ltl_data *given = ltl_call_input(call, "store");
    ltl_str path = given->kind == LTL_DATA_TEXT ? given->text : LTL_STR("");
    ltl_error error = {0};
    ltl_status status =
        path.len > 0 ? LTL_OK : ltl_store_path(call->arena, &path, &error);
    status = status == LTL_OK ? step(ltl_arena_copy(call->arena, path).ptr, &error) : status;
    if (status != LTL_OK) {
        return ltl_call_fail(call, status == LTL_REFUSED ? LTL_CAUSE_INPUT : LTL_CAUSE_PERMANENT,
                             "%s", error.text);
    }
    ltl_call_output(call, "store", ltl_data_text(ltl_arena_copy(call->arena, path)));
    return LTL_ENDING_OK;
}

static ltl_ending backup(ltl_call *call) {
    return act(call, ltl_store_backup);
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
    return act(call, ltl_store_drop_backup);
}

static const ltl_port inputs[] = {
    {"store", "text", "The file of the store; that of this user when it is not said.", true},
    {0},
};
static const ltl_port outputs[] = {{"store", "text", "The same file.", false}, {0}};

#define TASK(variable, id, text, function)                                                         \
    static const ltl_task variable = {.name = id,                                                  \
                                      .summary = text,                                             \
                                      .inputs = inputs,                                            \
                                      .outputs = outputs,                                          \
                                      .room = LTL_ROOM_MEMORY,                                     \
                                      .is_idempotent = true,                                       \
                                      .version = 1,                                                \
                                      .run = function}

TASK(backup_task, "backup-database", "Copies an old store beside itself.", backup);
TASK(schema_task, "schema-migration", "Gives an old store the tables of this version.", schema);
TASK(data_task, "data-migration", "Fills what the new tables have and the old ones had not.", data);
TASK(validate_task, "validate-database",
     "Compares a migrated store with its backup and with a new one.", validate);
TASK(restore_task, "restore-database", "Puts a store back to its backup.", restore);
TASK(drop_task, "clean-up-database", "Removes the backup of a store.", drop);

static const ltl_task *const tasks[] = {&backup_task,   &schema_task,  &data_task,
                                        &validate_task, &restore_task, &drop_task};
const ltl_tasks ltl_store_tasks = {tasks, LTL_COUNT_OF(tasks)};
