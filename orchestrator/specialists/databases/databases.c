#include "orchestrator/specialists/databases/databases.h"

#include "orchestrator/run/run_state.h"
#include "orchestrator/specialists/common/looker.h"
#include "orchestrator/specialists/common/surroundings.h"

/* Files that say it, by the end of their names. */
static const char *const tellers[] = {
    "Gemfile",          "go.mod",        "package.json",        "composer.json", "Pipfile",
    "pyproject.toml",   "pom.xml",       "build.gradle",        "Cargo.toml",    "database.yml",
    "requirements.txt", "alembic.ini",   "docker-compose.yml",  "compose.yml",   "compose.yaml",
    "base.txt",         "schema.prisma", "docker-compose.yaml", "setup.py",      "setup.cfg",
    "build.gradle.kts", "database.php",  "settings.py",
};

/* Drivers and images, as those files write them. */
static const struct {
    const char *text;
    ltl_migration_database database;
} words[] = {
    {"psycopg", LTL_MIGRATION_POSTGRES},
    {"asyncpg", LTL_MIGRATION_POSTGRES},
    {"lib/pq ", LTL_MIGRATION_POSTGRES},
    {"jackc/pgx", LTL_MIGRATION_POSTGRES},
    {"\"pg\":", LTL_MIGRATION_POSTGRES},
    {"gem 'pg'", LTL_MIGRATION_POSTGRES},
    {"gem \"pg\"", LTL_MIGRATION_POSTGRES},
    {"provider = \"postgresql\"", LTL_MIGRATION_POSTGRES},
    {"org.postgresql", LTL_MIGRATION_POSTGRES},
    {"tokio-postgres", LTL_MIGRATION_POSTGRES},
    {"adapter: postgresql", LTL_MIGRATION_POSTGRES},
    {"image: postgres", LTL_MIGRATION_POSTGRES},
    {"'driver' => 'pgsql'", LTL_MIGRATION_POSTGRES},
    {"mysql2", LTL_MIGRATION_MYSQL},
    {"go-sql-driver/mysql", LTL_MIGRATION_MYSQL},
    {"mysqlclient", LTL_MIGRATION_MYSQL},
    {"PyMySQL", LTL_MIGRATION_MYSQL},
    {"pymysql", LTL_MIGRATION_MYSQL},
    {"mysql-connector", LTL_MIGRATION_MYSQL},
    {"adapter: mysql", LTL_MIGRATION_MYSQL},
    {"provider = \"mysql\"", LTL_MIGRATION_MYSQL},
    {"image: mysql", LTL_MIGRATION_MYSQL},
    {"image: mariadb", LTL_MIGRATION_MYSQL},
    {"'driver' => 'mysql'", LTL_MIGRATION_MYSQL},
};

static const char *const old_images[] = {"image: postgres:9", "image: postgres:10",
                                         "image: mysql:5"};

static bool is_teller(ltl_str path) {
    ltl_str name = ltl_str_after_last(path, '/');
    for (size_t i = 0; i < LTL_COUNT_OF(tellers); i++) {
        if (ltl_str_is(name, tellers[i])) {
            return true;
        }
    }
    return false;
}

/* A bit for each database that the text names. */
static unsigned databases_of(ltl_str text, bool *is_old) {
    unsigned found = 0;
    for (size_t i = 0; i < LTL_COUNT_OF(words); i++) {
        bool is_there = ltl_str_find(text, ltl_str_of(words[i].text), 0) != SIZE_MAX;
        found |= is_there ? 1u << words[i].database : 0;
    }
    for (size_t i = 0; i < LTL_COUNT_OF(old_images); i++) {
        *is_old |= ltl_str_find(text, ltl_str_of(old_images[i]), 0) != SIZE_MAX;
    }
    return found;
}

ltl_migration_server ltl_databases_find(ltl_assess *assess) {
    ltl_surroundings around;
    ltl_looker looker = {0};
    ltl_migration_server server = {LTL_MIGRATION_UNKNOWN, false};
    if (!ltl_surroundings_open(&around, assess)) {
        return server;
    }
    unsigned found = 0;
    bool is_open = ltl_looker_open(&looker, assess, around.intake);
    const ltl_targets *targets = ltl_intake_targets(around.intake);
    for (uint32_t i = 0; is_open && i < targets->count && !ltl_call_must_stop(assess->call); i++) {
        const ltl_target *target = &targets->at[i];
        if (target->skip == LTL_REASON_NONE && is_teller(target->path) &&
            ltl_looker_look(&looker, target, LTL_SIDE_HEAD)) {
            found |= databases_of(looker.source.text, &server.is_old);
        }
    }
    ltl_looker_close(&looker);
    ltl_surroundings_close(&around);
    server.database = found == 1u << LTL_MIGRATION_POSTGRES ? LTL_MIGRATION_POSTGRES
                      : found == 1u << LTL_MIGRATION_MYSQL  ? LTL_MIGRATION_MYSQL
                                                            : LTL_MIGRATION_UNKNOWN;
    return server;
}
