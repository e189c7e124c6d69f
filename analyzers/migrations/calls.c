#include "analyzers/migrations/calls.h"

#include "core/compiler.h"

enum { NONE = LTL_MIGRATION_NO_ARGUMENT };

static const ltl_migration_call calls[] = {
    {LTL_MIGRATION_ALEMBIC, "create_table", LTL_MIGRATION_CREATE_TABLE, 0, NONE},
    {LTL_MIGRATION_ALEMBIC, "drop_table", LTL_MIGRATION_DROP_TABLE, 0, NONE},
    {LTL_MIGRATION_ALEMBIC, "add_column", LTL_MIGRATION_ADD_COLUMN, 0, 1},
    {LTL_MIGRATION_ALEMBIC, "drop_column", LTL_MIGRATION_DROP_COLUMN, 0, 1},
    {LTL_MIGRATION_ALEMBIC, "rename_table", LTL_MIGRATION_RENAME, 0, 1},
    {LTL_MIGRATION_ALEMBIC, "create_index", LTL_MIGRATION_ADD_INDEX, 1, NONE},
    {LTL_MIGRATION_ALEMBIC, "alter_column", LTL_MIGRATION_ALTER, 0, 1},
    {LTL_MIGRATION_ALEMBIC, "create_foreign_key", LTL_MIGRATION_ADD_KEY, 1, NONE},
    {LTL_MIGRATION_ALEMBIC, "create_check_constraint", LTL_MIGRATION_ADD_KEY, 1, NONE},
    {LTL_MIGRATION_ALEMBIC, "execute", LTL_MIGRATION_OPAQUE, NONE, NONE},
    {LTL_MIGRATION_ALEMBIC, "run_sync", LTL_MIGRATION_OPAQUE, NONE, NONE},
    {LTL_MIGRATION_RAILS, "create_table", LTL_MIGRATION_CREATE_TABLE, 0, NONE},
    {LTL_MIGRATION_RAILS, "create_join_table", LTL_MIGRATION_OPAQUE, NONE, NONE},
    {LTL_MIGRATION_RAILS, "drop_table", LTL_MIGRATION_DROP_TABLE, 0, NONE},
    {LTL_MIGRATION_RAILS, "add_column", LTL_MIGRATION_ADD_COLUMN, 0, 1},
    {LTL_MIGRATION_RAILS, "remove_column", LTL_MIGRATION_DROP_COLUMN, 0, 1},
    {LTL_MIGRATION_RAILS, "remove_columns", LTL_MIGRATION_OPAQUE, NONE, NONE},
    {LTL_MIGRATION_RAILS, "rename_table", LTL_MIGRATION_RENAME, 0, 1},
    {LTL_MIGRATION_RAILS, "rename_column", LTL_MIGRATION_RENAME, 0, 1},
    {LTL_MIGRATION_RAILS, "change_column", LTL_MIGRATION_CHANGE, 0, 1},
    {LTL_MIGRATION_RAILS, "change_column_null", LTL_MIGRATION_ALTER, 0, 1},
    {LTL_MIGRATION_RAILS, "add_index", LTL_MIGRATION_ADD_INDEX, 0, NONE},
    {LTL_MIGRATION_RAILS, "add_foreign_key", LTL_MIGRATION_ADD_KEY, 0, NONE},
    {LTL_MIGRATION_RAILS, "add_check_constraint", LTL_MIGRATION_ADD_KEY, 0, NONE},
    {LTL_MIGRATION_RAILS, "add_timestamps", LTL_MIGRATION_OPAQUE, NONE, NONE},
    {LTL_MIGRATION_RAILS, "remove_timestamps", LTL_MIGRATION_OPAQUE, NONE, NONE},
    {LTL_MIGRATION_RAILS, "execute", LTL_MIGRATION_OPAQUE, NONE, NONE},
    {LTL_MIGRATION_LARAVEL, "create", LTL_MIGRATION_CREATE_TABLE, 0, NONE},
    {LTL_MIGRATION_LARAVEL, "drop", LTL_MIGRATION_DROP_TABLE, 0, NONE},
    {LTL_MIGRATION_LARAVEL, "dropIfExists", LTL_MIGRATION_DROP_TABLE, 0, NONE},
    {LTL_MIGRATION_LARAVEL, "rename", LTL_MIGRATION_RENAME, 0, 1},
    {LTL_MIGRATION_LARAVEL, "statement", LTL_MIGRATION_OPAQUE, NONE, NONE},
    {LTL_MIGRATION_LARAVEL, "unprepared", LTL_MIGRATION_OPAQUE, NONE, NONE},
    {LTL_MIGRATION_SCRIPT, "createTable", LTL_MIGRATION_CREATE_TABLE, 0, NONE},
    {LTL_MIGRATION_SCRIPT, "dropTable", LTL_MIGRATION_DROP_TABLE, 0, NONE},
    {LTL_MIGRATION_SCRIPT, "dropTableIfExists", LTL_MIGRATION_DROP_TABLE, 0, NONE},
    {LTL_MIGRATION_SCRIPT, "addColumn", LTL_MIGRATION_ADD_COLUMN, 0, 1},
    {LTL_MIGRATION_SCRIPT, "removeColumn", LTL_MIGRATION_DROP_COLUMN, 0, 1},
    {LTL_MIGRATION_SCRIPT, "renameTable", LTL_MIGRATION_RENAME, 0, 1},
    {LTL_MIGRATION_SCRIPT, "renameColumn", LTL_MIGRATION_RENAME, 0, 1},
    {LTL_MIGRATION_SCRIPT, "changeColumn", LTL_MIGRATION_CHANGE, 0, 1},
    {LTL_MIGRATION_SCRIPT, "bulkDelete", LTL_MIGRATION_CLEAR, 0, NONE},
    {LTL_MIGRATION_SCRIPT, "addIndex", LTL_MIGRATION_ADD_INDEX, 0, NONE},
    {LTL_MIGRATION_SCRIPT, "query", LTL_MIGRATION_OPAQUE, NONE, NONE},
    {LTL_MIGRATION_SCRIPT, "raw", LTL_MIGRATION_OPAQUE, NONE, NONE},
    {LTL_MIGRATION_SCRIPT, "dropAllTables", LTL_MIGRATION_OPAQUE, NONE, NONE},
    {LTL_MIGRATION_DJANGO, "CreateModel", LTL_MIGRATION_CREATE_TABLE, 0, NONE},
    {LTL_MIGRATION_DJANGO, "DeleteModel", LTL_MIGRATION_DROP_TABLE, 0, NONE},
    {LTL_MIGRATION_DJANGO, "AddField", LTL_MIGRATION_ADD_COLUMN, 0, 1},
    {LTL_MIGRATION_DJANGO, "RemoveField", LTL_MIGRATION_DROP_COLUMN, 0, 1},
    {LTL_MIGRATION_DJANGO, "RenameModel", LTL_MIGRATION_RENAME, 0, 1},
    {LTL_MIGRATION_DJANGO, "RenameField", LTL_MIGRATION_RENAME, 0, 1},
    {LTL_MIGRATION_DJANGO, "AddIndex", LTL_MIGRATION_ADD_INDEX, 0, NONE},
    {LTL_MIGRATION_DJANGO, "AddConstraint", LTL_MIGRATION_ADD_KEY, 0, NONE},
    {LTL_MIGRATION_DJANGO, "RunPython", LTL_MIGRATION_OPAQUE, NONE, NONE},
    {LTL_MIGRATION_DJANGO, "RunSQL", LTL_MIGRATION_OPAQUE, NONE, NONE},
};

static const struct {
    ltl_migration_tool tool;
    const char *word;
} blocks[] = {
    {LTL_MIGRATION_ALEMBIC, "batch_alter_table"},
    {LTL_MIGRATION_RAILS, "change_table"},
    {LTL_MIGRATION_LARAVEL, "table"},
    {LTL_MIGRATION_SCRIPT, "table"},
    {LTL_MIGRATION_SCRIPT, "alterTable"},
};

/* Words that stand for the same, blanks around each. */
static const struct {
    ltl_migration_tool tool;
    ltl_migration_act act;
    const char *words;
} within[] = {
    {LTL_MIGRATION_ALEMBIC, LTL_MIGRATION_ADD_COLUMN, " add_column "},
    {LTL_MIGRATION_ALEMBIC, LTL_MIGRATION_DROP_COLUMN, " drop_column "},
    {LTL_MIGRATION_ALEMBIC, LTL_MIGRATION_NOTHING,
     " create_index drop_index create_foreign_key drop_constraint "
     " create_unique_constraint create_check_constraint alter_column f "},
    {LTL_MIGRATION_RAILS, LTL_MIGRATION_ADD_COLUMN,
     " string text integer bigint boolean json jsonb date datetime time timestamp "
     " float decimal uuid binary column "},
    {LTL_MIGRATION_RAILS, LTL_MIGRATION_DROP_COLUMN, " remove "},
    {LTL_MIGRATION_RAILS, LTL_MIGRATION_RENAME, " rename "},
    {LTL_MIGRATION_RAILS, LTL_MIGRATION_NOTHING,
     " index change_default change_null check_constraint foreign_key remove_index "
     " remove_foreign_key "},
    {LTL_MIGRATION_LARAVEL, LTL_MIGRATION_ADD_COLUMN,
     " string char text mediumText longText tinyText integer bigInteger smallInteger "
     " tinyInteger mediumInteger unsignedInteger unsignedBigInteger "
     " unsignedSmallInteger unsignedTinyInteger unsignedMediumInteger boolean json "
     " jsonb date dateTime dateTimeTz time timestamp timestampTz year float double "
     " decimal uuid ulid foreignId foreignUuid foreignUlid enum set binary ipAddress "
     " macAddress geometry point increments bigIncrements id "},
    {LTL_MIGRATION_LARAVEL, LTL_MIGRATION_DROP_COLUMN,
     " dropColumn dropcolumn dropConstrainedForeignId "},
    {LTL_MIGRATION_LARAVEL, LTL_MIGRATION_RENAME, " renameColumn rename "},
    {LTL_MIGRATION_LARAVEL, LTL_MIGRATION_NOTHING,
     " index unique primary fullText spatialIndex foreign dropForeign dropIndex "
     " dropUnique dropPrimary dropFullText dropSpatialIndex renameIndex comment "
     " engine charset collation after "},
    {LTL_MIGRATION_SCRIPT, LTL_MIGRATION_ADD_COLUMN,
     " string text integer bigInteger bigint tinyint smallint boolean json jsonb date "
     " datetime dateTime time timestamp float double decimal uuid enum enu binary "
     " increments bigIncrements specificType "},
    {LTL_MIGRATION_SCRIPT, LTL_MIGRATION_DROP_COLUMN, " dropColumn dropColumns "},
    {LTL_MIGRATION_SCRIPT, LTL_MIGRATION_RENAME, " renameColumn "},
    {LTL_MIGRATION_SCRIPT, LTL_MIGRATION_NOTHING,
     " index unique primary foreign dropForeign dropIndex dropUnique dropPrimary "
     " setNullable dropNullable comment check "},
};

const ltl_migration_call *ltl_migration_call_find(ltl_migration_tool tool, ltl_str word) {
    for (size_t i = 0; i < LTL_COUNT_OF(calls); i++) {
        if (calls[i].tool == tool && ltl_str_is(word, calls[i].word)) {
            return &calls[i];
        }
    }
    return NULL;
}

bool ltl_migration_opens_block(ltl_migration_tool tool, ltl_str word) {
    for (size_t i = 0; i < LTL_COUNT_OF(blocks); i++) {
        if (blocks[i].tool == tool && ltl_str_is(word, blocks[i].word)) {
            return true;
        }
    }
    return false;
}

static bool is_among(ltl_str word, const char *words) {
    ltl_str all = ltl_str_of(words);
    size_t at = ltl_str_find(all, word, 0);
    while (at != SIZE_MAX && (all.ptr[at - 1] != ' ' || all.ptr[at + word.len] != ' ')) {
        at = ltl_str_find(all, word, at + 1);
    }
    return at != SIZE_MAX;
}

ltl_migration_act ltl_migration_block_act(ltl_migration_tool tool, ltl_str word) {
    for (size_t i = 0; i < LTL_COUNT_OF(within); i++) {
        if (within[i].tool == tool && word.len > 0 && is_among(word, within[i].words)) {
            return within[i].act;
        }
    }
    return LTL_MIGRATION_OPAQUE;
}
