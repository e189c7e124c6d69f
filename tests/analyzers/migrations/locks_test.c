/* What a new migration locks for long, and what it throws away. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "analyzers/migrations/locks.h"

static ltl_arena arena;

static const ltl_migration_server postgres = {LTL_MIGRATION_POSTGRES, false};
static const ltl_migration_server old_postgres = {LTL_MIGRATION_POSTGRES, true};
static const ltl_migration_server mysql = {LTL_MIGRATION_MYSQL, false};
static const ltl_migration_server unknown = {LTL_MIGRATION_UNKNOWN, false};

static const char *faults_of(ltl_migration_server server, const char *path, const char *text) {
    static char told[4096];
    ltl_source source;
    ltl_migration_faults faults = {0};
    ltl_arena_reset(&arena);
    ltl_source_init(&source, &arena, ltl_str_of(path), ltl_str_of(text));
    ltl_migration_locks_look(&arena, &source, server, &faults);
    told[0] = '\0';
    for (uint32_t i = 0; i < faults.count; i++) {
        size_t len = strlen(told);
        snprintf(told + len, sizeof(told) - len, "%u: %.*s\n",
                 ltl_source_position(&source, faults.at[i].span.start).line,
                 LTL_STR_ARG(faults.at[i].message));
    }
    return told;
}

#define INDEX                                                                                      \
    "On a table with many rows nobody can write to t while this index is built; build it "         \
    "concurrently, in a migration without a transaction.\n"
#define RAILS(body) "class A < ActiveRecord::Migration[7.0]\n  def change\n" body "  end\nend\n"

static void indexes(void **state) {
    (void)state;
    assert_string_equal(
        faults_of(postgres, "migrations/1.up.sql", "CREATE UNIQUE INDEX i ON t (a);\n"),
        "1: " INDEX);
    assert_string_equal(faults_of(mysql, "migrations/1.up.sql", "CREATE INDEX i ON t (a);\n"), "");
    assert_string_equal(faults_of(unknown, "migrations/1.up.sql", "CREATE INDEX i ON t (a);\n"),
                        "");
    static const char *const right[] = {
        "CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON t (a);\n",
        "CREATE TABLE t (a int);\nCREATE INDEX i ON t (a);\n",
        "CREATE TEMP TABLE t (a int);\nCREATE INDEX i ON t (a);\n",
    };
    for (size_t i = 0; i < sizeof(right) / sizeof(right[0]); i++) {
        assert_string_equal(faults_of(postgres, "migrations/1.up.sql", right[i]), "");
    }
    assert_string_equal(faults_of(postgres, "db/migrate/a.rb", RAILS("    add_index :t, :a\n")),
                        "3: " INDEX);
    assert_string_equal(faults_of(postgres, "db/migrate/a.rb",
                                  RAILS("    add_index :t, :a, algorithm: :concurrently\n")),
                        "");
    static const char django[] =
        "from django.db import migrations\n\n\n"
        "class Migration(migrations.Migration):\n    operations = [\n"
        "        migrations.AddIndex(\n            model_name='t',\n"
        "            index=models.Index(fields=['a'], name='i')),\n    ]\n";
    assert_string_equal(faults_of(postgres, "app/migrations/0002_a.py", django), "6: " INDEX);
}

static void columns_and_keys(void **state) {
    (void)state;
    static const char rewritten[] =
        "1: On a table with many rows another type writes all rows of t anew, and everybody waits; "
        "add a column, fill it in batches, and take its place.\n";
    static const char type[] = "ALTER TABLE t ALTER COLUMN a TYPE bigint;\n";
    assert_string_equal(faults_of(postgres, "migrations/1.up.sql", type), rewritten);
    assert_string_equal(
        faults_of(mysql, "migrations/1.up.sql", "ALTER TABLE t MODIFY COLUMN a bigint;\n"),
        rewritten);
    assert_non_null(
        strstr(faults_of(postgres, "migrations/1.up.sql", "ALTER TABLE t ALTER a SET NOT NULL;\n"),
               "nobody can use t"));
    assert_non_null(
        strstr(faults_of(postgres, "migrations/1.up.sql",
                         "ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES u;\n"),
               "add it as not valid"));
    assert_non_null(
        strstr(faults_of(postgres, "migrations/1.up.sql",
                         "ALTER TABLE t ADD COLUMN a uuid NOT NULL DEFAULT gen_random_uuid();\n"),
               "a value of its own for each row"));
    static const char with_default[] = "ALTER TABLE t ADD COLUMN a int NOT NULL DEFAULT 0;\n";
    assert_non_null(strstr(faults_of(old_postgres, "migrations/1.up.sql", with_default),
                           "this version of the database"));
    static const char *const right[] = {
        "ALTER TABLE t ALTER COLUMN a TYPE text;\n",
        "ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES u NOT VALID;\n",
        "ALTER TABLE t VALIDATE CONSTRAINT f;\n",
        "ALTER TABLE t ALTER COLUMN a SET DEFAULT 0;\n",
        with_default,
    };
    for (size_t i = 0; i < sizeof(right) / sizeof(right[0]); i++) {
        assert_string_equal(faults_of(postgres, "migrations/1.up.sql", right[i]), "");
    }
}

static void rows_that_go(void **state) {
    (void)state;
    static const char gone[] =
        "1: The rows of t go for good; nothing in this migration copies them first.\n";
    assert_string_equal(faults_of(unknown, "migrations/1.up.sql", "DROP TABLE t;\n"), gone);
    assert_string_equal(faults_of(unknown, "migrations/1.up.sql", "TRUNCATE t;\n"), gone);
    assert_string_equal(faults_of(unknown, "migrations/1.up.sql", "DELETE FROM t;\n"), gone);
    assert_string_equal(
        faults_of(unknown, "migrations/1.up.sql", "ALTER TABLE t DROP a, DROP b;\n"),
        "1: What is in the column a of t goes for good; nothing in this migration "
        "copies it first.\n");
    static const char *const right[] = {
        "CREATE TABLE kept AS SELECT * FROM t;\nDROP TABLE t;\n",
        "INSERT INTO u SELECT * FROM app.t;\nDROP TABLE t;\n",
        "DELETE FROM t WHERE old;\n",
        "CREATE TABLE t (a int);\nDROP TABLE t;\n",
        "ALTER TABLE t RENAME TO u;\nDROP TABLE t;\n",
        "UPDATE u SET a = t.a FROM t;\nSELECT 1;\n",
    };
    for (size_t i = 0; i < sizeof(right) / sizeof(right[0]); i++) {
        assert_string_equal(faults_of(unknown, "migrations/1.up.sql", right[i]), "");
    }
    assert_string_equal(faults_of(unknown, "migrations/1.down.sql", "DROP TABLE t;\n"), "");
}

static void values_that_move(void **state) {
    (void)state;
    static const char told[] =
        "The values of a are moved to b and dropped; nothing between looks whether "
        "all of them arrived.\n";
#define MOVED "ALTER TABLE t ADD b int;\nUPDATE t SET b = a WHERE a > 0;\n"
    static const struct {
        const char *path;
        const char *text;
        bool is_fault;
    } rows[] = {
        {"migrations/1.up.sql", MOVED "ALTER TABLE t DROP COLUMN a;\n", true},
        {"migrations/1.up.sql",
         MOVED "ALTER TABLE t ALTER COLUMN b SET NOT NULL;\nALTER TABLE t DROP COLUMN a;\n", false},
        {"migrations/1.up.sql",
         MOVED "DO $$ BEGIN IF EXISTS (SELECT 1 FROM t WHERE b IS NULL) THEN RAISE EXCEPTION 'x'; "
               "END IF; END $$;\n"
               "ALTER TABLE t DROP COLUMN a;\n",
         false},
        {"migrations/1.up.sql",
         "ALTER TABLE t ADD b int;\nUPDATE t SET b = 1;\nALTER TABLE t DROP COLUMN a;\n",
         false}, /* nothing of a moves */
        {"migrations/1.up.sql", MOVED, false},
        {"db/migrate/1_a.rb",
         RAILS("    add_column :t, :b, :integer\n    execute \"UPDATE t SET b = a\"\n    "
               "remove_column :t, :a, "
               ":integer\n"),
         true},
        {"db/migrate/1_a.rb",
         RAILS("    add_column :t, :b, :integer\n    execute \"UPDATE t SET b = a\"\n    raise "
               "\"lost\" if "
               "T.where(b: nil).exists?\n    remove_column :t, :a, :integer\n"),
         false},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const char *got = faults_of(unknown, rows[i].path, rows[i].text);
        if ((strstr(got, told) != NULL) != rows[i].is_fault) {
            fail_msg("%s: %s", rows[i].text, got);
        }
    }
}

static const char *orders_of(const char *mine, const char *others) {
    static char told[512];
    ltl_source sources[2];
    ltl_migration_order orders[2] = {0};
    ltl_migration_faults faults = {0};
    ltl_arena_reset(&arena);
    ltl_source_init(&sources[0], &arena, LTL_STR("migrations/2.up.sql"), ltl_str_of(mine));
    ltl_source_init(&sources[1], &arena, LTL_STR("migrations/1.up.sql"), ltl_str_of(others));
    for (int i = 0; i < 2; i++) {
        ltl_migration_order_read(&arena, &sources[i], &orders[i]);
    }
    ltl_migration_orders_compare(&arena, &orders[0], &orders[1], sources[1].path, &faults);
    snprintf(told, sizeof(told), "%.*s",
             LTL_STR_ARG(faults.count > 0 ? faults.at[0].message : LTL_STR("")));
    return told;
}

static void orders(void **state) {
    (void)state;
    static const char forth[] = "ALTER TABLE a ADD x int;\nALTER TABLE b ADD x int;\n";
    static const char back[] = "ALTER TABLE b ADD y int;\nALTER TABLE a ADD y int;\n";
    assert_string_equal(
        orders_of(back, forth),
        "Here b is locked before a; migrations/1.up.sql takes them the other way round.");
    assert_string_equal(orders_of(forth, forth), "");
    assert_string_equal(orders_of("CREATE TABLE b (x int);\nALTER TABLE a ADD x int;\n", forth),
                        "");
}

static int clear(void **state) {
    (void)state;
    ltl_arena_clear(&arena);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(indexes),      cmocka_unit_test(columns_and_keys),
        cmocka_unit_test(rows_that_go), cmocka_unit_test(values_that_move),
        cmocka_unit_test(orders),
    };
    return cmocka_run_group_tests(tests, NULL, clear);
}
