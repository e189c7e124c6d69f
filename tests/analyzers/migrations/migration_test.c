/* Migrations: what their two ways have to do with each other, tool by tool. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "analyzers/migrations/migration.h"
#include "tests/support/random.h"

static ltl_arena arena;

static const char *faults_of(const char *path, const char *text) {
    static char told[4096];
    ltl_source source;
    ltl_migration_faults faults = {0};
    ltl_arena_reset(&arena);
    ltl_source_init(&source, &arena, ltl_str_of(path), ltl_str_of(text));
    ltl_migration_look(&arena, &source, &faults);
    told[0] = '\0';
    for (uint32_t i = 0; i < faults.count; i++) {
        size_t len = strlen(told);
        snprintf(told + len, sizeof(told) - len, "%u: %.*s\n",
                 ltl_source_position(&source, faults.at[i].span.start).line,
                 LTL_STR_ARG(faults.at[i].message));
    }
    return told;
}

#define ALEMBIC     "from alembic import op\nimport sqlalchemy as sa\n\n\n"
#define RAILS(body) "class A < ActiveRecord::Migration[7.0]\n" body "end\n"
#define LARAVEL(up, down)                                                                          \
    "<?php\nreturn new class extends Migration {\n  public function up(): void\n  {\n" up          \
    "  }\n  // down() is below\n  public function down(): void\n  {\n" down "  }\n};\n"

static void alembic(void **state) {
    (void)state;
    assert_string_equal(
        faults_of("a.py", ALEMBIC
                  "def upgrade():\n"
                  "    op.create_table('t', sa.Column('id', sa.Integer(), nullable=False))\n"
                  "    op.add_column('u', sa.Column('c', sa.Text(), nullable=True))\n\n\n"
                  "def downgrade():\n"
                  "    op.drop_column('u', 'c')\n"
                  "    op.drop_table('t')\n"),
        "");
    assert_string_equal(faults_of("a.py", ALEMBIC
                                  "def upgrade():\n"
                                  "    op.create_table('t')  # drop_table('t') comes later\n"
                                  "    op.add_column('u', sa.Column('c', sa.Text()))\n"
                                  "    op.drop_column('u', 'old')\n\n"
                                  "def downgrade():\n"
                                  "    op.drop_column('v', 'c')\n"),
                        "6: The way back leaves behind the table t.\n"
                        "7: The way back leaves behind the column c of u.\n"
                        "8: The way back does not bring back the column old of u.\n");
    /* Rows that are there have no value for it; a server default gives them one; a new table has none. */
    static const char required[] =
        ALEMBIC "def upgrade():\n"
                "    op.add_column('u', sa.Column('c', sa.Text(), nullable=False))\n"
                "    op.add_column('u', sa.Column('d', sa.Text(), nullable=False,\n"
                "                                 server_default='x'))\n"
                "    op.create_table('t')\n"
                "    op.add_column('t', sa.Column('e', sa.Text(), nullable=False))\n";
    assert_string_equal(faults_of("a.py", required),
                        "6: The column c of u may not be empty, and the rows that are "
                        "there get no value for it.\n");
}

static void rails(void **state) {
    (void)state;
    assert_string_equal(
        faults_of("db/migrate/a.rb",
                  RAILS("  def up\n    add_column :comments, :rank, :integer\n  end\n\n"
                        "  def down\n    remove_column :stories, :rank\n  end\n")),
        "3: The way back leaves behind the column rank of comments.\n");
    assert_string_equal(
        faults_of("db/migrate/a.rb",
                  RAILS("  def self.up\n    add_column \"comments\", \"rank\", :integer\n  end\n\n"
                        "  def self.down\n    remove_column :comments, :rank\n  end\n")),
        "");
    assert_string_equal(
        faults_of("db/migrate/a.rb",
                  RAILS("  def change\n"
                        "    add_column :a, :b, :string, null: false\n"
                        "    add_column :a, :c, :string, null: false, default: ''\n"
                        "    remove_column :a, :d, :string\n"
                        "    drop_table :e do |t|\n      t.string :f\n    end\n"
                        "  end\n")),
        "3: The column b of a may not be empty, and the rows that are there get no value for "
        "it.\n");
    assert_string_equal(faults_of("db/migrate/a.rb", RAILS("  def change\n"
                                                           "    remove_column :a, :d\n"
                                                           "    drop_table :e\n"
                                                           "    add_index :a, :b\n"
                                                           "  end\n")),
                        "4: Rails cannot work out how to undo this drop_table, nor 1 more above: a "
                        "rollback stops here.\n");
    assert_string_equal(
        faults_of("test/a_test.rb", RAILS("  def change\n    drop_table :e\n  end\n")), "");
    /* What says both ways, runs one way, or is called on something else. */
    assert_string_equal(
        faults_of("db/migrate/a.rb", RAILS("  def change\n"
                                           "    reversible do |way|\n"
                                           "      way.up { execute 'UPDATE a SET b = 1' }\n"
                                           "    end\n"
                                           "    up_only { execute 'x' }\n"
                                           "    User.connection.execute 'x'\n"
                                           "    add_column :a, :c, :string\n"
                                           "  end\n")),
        "");
}

static void laravel(void **state) {
    (void)state;
    assert_string_equal(
        faults_of("a.php",
                  LARAVEL("    Schema::create('t', function ($table) { $table->id(); });\n",
                          "    Schema::dropIfExists('t');\n")),
        "");
    assert_string_equal(
        faults_of("a.php", LARAVEL("    Schema::create('t', function ($table) { $table->id(); });\n"
                                   "    User::create('x');\n",
                                   "    Schema::drop('s');\n")),
        "5: The way back leaves behind the table t.\n");
    assert_string_equal(faults_of("a.php", LARAVEL("    Schema::dropIfExists('t');\n",
                                                   "    Schema::dropIfExists('t');\n")),
                        "5: The way back does not bring back the table t.\n");
    /* What is not understood says nothing. */
    assert_string_equal(
        faults_of(
            "a.php",
            LARAVEL("    Schema::dropIfExists('t');\n",
                    "    Schema::drop('s');\n    DB::statement('create table t (id int)');\n")),
        "");
}

/* What stands in a block is about the table that opens it. */
static void blocks(void **state) {
    (void)state;
    assert_string_equal(
        faults_of("a.py", ALEMBIC
                  "def upgrade():\n    with op.batch_alter_table('t') as batch:\n        "
                  "batch.add_column(sa.Column('c', sa.Text(), nullable=False))\n"
                  "        batch.create_index('i', ['c'])\n\ndef downgrade():\n    "
                  "with op.batch_alter_table('t') as batch:\n        batch.drop_column('d')\n"),
        "7: The way back leaves behind the column c of t.\n"
        "7: The column c of t may not be empty, and the rows that are there get no value for "
        "it.\n");
    assert_string_equal(
        faults_of("a.php", LARAVEL("    Schema::table('t', function (Blueprint $table) {\n"
                                   "      $table->string('a')->nullable()->after('z');\n"
                                   "      $table->foreignId('b')->constrained('u');\n"
                                   "      $table->text('c')->change();\n"
                                   "      $table->index('a');\n    });\n",
                                   "    Schema::table('t', function (Blueprint $table) {\n"
                                   "      $table->dropForeign(['b']);\n"
                                   "      $table->dropColumn(['a']);\n    });\n")),
        "7: The way back leaves behind the column b of t.\n");
    assert_string_equal(faults_of("a.php", LARAVEL("    Schema::table('t', function ($table) { "
                                                   "$table->string('a'); });\n",
                                                   "    Schema::table('t', function ($table) { "
                                                   "$table->somethingElse('b'); });\n")),
                        "");
    assert_string_equal(
        faults_of("migrations/3.js",
                  "exports.up = (knex) => knex.schema.alterTable('t', (table) => {\n"
                  "  table.string('a').notNullable().defaultTo('');\n  table.integer('b');\n});\n"
                  "exports.down = (knex) => knex.schema.table('t', (table) => {\n"
                  "  table.dropColumn('a');\n});\n"),
        "3: The way back leaves behind the column b of t.\n");
    assert_string_equal(
        faults_of("db/migrate/a.rb",
                  RAILS("  def up\n    change_table :t do |t|\n      t.string :a\n"
                        "      t.remove :old\n    end\n  end\n\n"
                        "  def down\n    change_table :t do |t|\n      t.remove :a\n    end\n"
                        "  end\n")),
        "5: The way back does not bring back the column old of t.\n");
}

static const char *pair_of(const char *forth, const char *back) {
    static char told[1024];
    ltl_migration_faults faults = {0};
    ltl_arena_reset(&arena);
    ltl_migration_look_pair(&arena, ltl_str_of(forth), ltl_str_of(back), &faults);
    told[0] = '\0';
    for (uint32_t i = 0; i < faults.count; i++) {
        size_t len = strlen(told);
        snprintf(told + len, sizeof(told) - len, "%.*s\n", LTL_STR_ARG(faults.at[i].message));
    }
    return told;
}

static void pairs(void **state) {
    (void)state;
    assert_string_equal(pair_of("CREATE TABLE t (id int);", "DROP TABLE s;"),
                        "The way back leaves behind the table t.\n");
    assert_string_equal(pair_of("ALTER TABLE t ADD COLUMN \"locked\" bool NOT NULL DEFAULT FALSE;",
                                "ALTER TABLE t DROP COLUMN LOCKED;"),
                        "");
    /* Gone with the connection; made anew; no rows left that would need a value. */
    assert_string_equal(pair_of("CREATE TEMPORARY TABLE t AS SELECT 1;\nDROP TABLE t;\n",
                                "DROP TABLE IF EXISTS x;"),
                        "");
    assert_string_equal(
        pair_of("ALTER TABLE t DROP c;\nALTER TABLE t ADD c int;\n", "DROP TABLE IF EXISTS x;"),
        "");
    assert_string_equal(
        pair_of("DELETE FROM t;\nALTER TABLE t ADD c int NOT NULL;\n", "ALTER TABLE t DROP c;"),
        "");
}

static void scripts(void **state) {
    (void)state;
    static const char knex[] =
        "exports.up = (knex) => knex.schema.createTable('t', (table) => { table.increments(); });\n"
        "exports.down = (knex) => knex.schema.dropTable(%s);\n";
    char text[512];
    snprintf(text, sizeof(text), knex, "'t'");
    assert_string_equal(faults_of("migrations/1.js", text), "");
    snprintf(text, sizeof(text), knex, "'s'");
    assert_string_equal(faults_of("migrations/1.js", text),
                        "1: The way back leaves behind the table t.\n");
    assert_string_equal(faults_of("src/1.js", text), ""); /* no migration */
    assert_string_equal(
        faults_of("migrations/2.js",
                  "module.exports = {\n"
                  "  up: async (q, S) => {\n"
                  "    await q.addColumn('a', 'b', { type: S.STRING, allowNull: false });\n"
                  "    await q.addColumn('a', 'c', { type: S.STRING, allowNull: false, "
                  "defaultValue: '' });\n"
                  "  },\n"
                  "  down: async (q) => {\n"
                  "    await q.removeColumn('a', 'b');\n"
                  "  },\n"
                  "};\n"),
        "4: The way back leaves behind the column c of a.\n"
        "3: The column b of a may not be empty, and the rows that are there get no value for "
        "it.\n");
}

#define GOOSE(up, down) "-- +goose Up\n" up "\n-- +goose Down\n" down

static void sql(void **state) {
    (void)state;
    assert_string_equal(
        faults_of("1.sql",
                  GOOSE("CREATE TABLE IF NOT EXISTS app.t (id int);\n"
                        "ALTER TABLE u ADD COLUMN c text, ADD CONSTRAINT k UNIQUE (c, d);\n"
                        "create index i on u (c);",
                        "drop index i;\nALTER TABLE ONLY u DROP CONSTRAINT k;\n"
                        "alter table \"u\" drop column c;\nDROP TABLE t;\n")),
        "");
    assert_string_equal(
        faults_of("1.sql", GOOSE("CREATE TABLE t (id int); -- DROP TABLE t;\n"
                                 "ALTER TABLE u ADD c text;\nALTER TABLE u DROP COLUMN old;",
                                 "DROP TABLE s;\n")),
        "2: The way back leaves behind the table t.\n"
        "3: The way back leaves behind the column c of u.\n"
        "4: The way back does not bring back the column old of u.\n");
    assert_string_equal(faults_of("1.sql",
                                  "-- migrate:up\nalter table u add column c int not null,\n"
                                  "  add d int not null default (1, 2);\n-- migrate:down\n"
                                  "alter table u drop c, drop column if exists d;\n"),
                        "2: The column c of u may not be empty, and the rows that are there get no "
                        "value for it.\n");
    static const char *const unknown[] = {
        GOOSE("CREATE TABLE t (id int);",
              "DO $$ BEGIN EXECUTE 'DROP TABLE t'; END $$;\nDROP TABLE s;\n"),
        GOOSE("CREATE TABLE t (id int);", "CALL drop_all();\nDROP TABLE s;\n"),
        GOOSE("CREATE TABLE t (id int);", "ALTER TABLE s RENAME TO t;\nDROP TABLE t;\n"),
        GOOSE("DROP TABLE a, b;", "CREATE TABLE a (i int);\nCREATE TABLE b (i int);\n"),
        GOOSE("ALTER TABLE `u` ADD `c` int NOT NULL;", "ALTER TABLE `u` DROP `c`;\n"),
        "CREATE TABLE t (id int);\n",
    };
    for (size_t i = 0; i < sizeof(unknown) / sizeof(unknown[0]); i++) {
        assert_string_equal(faults_of("1.sql", unknown[i]), "");
    }
}

/* Names that change, ways that are not there, and those that only complain. */
static void what_is_not_known_is_not_said(void **state) {
    (void)state;
    static const char *const texts[] = {
        ALEMBIC "def upgrade():\n    op.create_table('t')\n    op.rename_table('t', 's')\n\n"
                "def downgrade():\n    op.drop_table('s')\n",
        ALEMBIC "def upgrade():\n    op.create_table('t')\n",
        ALEMBIC "def upgrade():\n    op.create_table('t')\n\ndef downgrade():\n    raise "
                "NotImplementedError\n",
        ALEMBIC "def upgrade():\n    op.create_table('t')\n\ndef downgrade():\n    for name in "
                "tables:\n        "
                "op.drop_table(name)\n    op.drop_table('u')\n",
        ALEMBIC
        "def upgrade():\n    op.create_table(NAME)\n\ndef downgrade():\n    op.drop_table(NAME)\n",
        ALEMBIC "def upgrade():\n    with op.batch_alter_table(NAME) as batch:\n        "
                "batch.add_column(sa.Column('c', sa.Text(), nullable=False))\n\ndef downgrade():\n "
                "   op.drop_table('x')\n",
        "def upgrade():\n    op.create_table('t')\n",
        "",
    };
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        assert_string_equal(faults_of("a.py", texts[i]), "");
    }
}

/* Cut anywhere, with bytes changed: nothing but faults within the text. */
static void broken_texts_do_no_harm(void **state) {
    (void)state;
    static const char whole[] = RAILS(
        "  def change\n    add_column :a, :b, \"x\\\"y\", null: false\n    drop_table(:e) { |t|\n"
        "    }\n  end\n  def up\n    create_table('t')\n  end\n  def down\n    execute %q(x)\n  "
        "end\n");
    static const char *const paths[] = {"db/migrate/a.rb", "ActiveRecord.py", "a.php",
                                        "migrations/a.js", "a.sql"};
    ltl_random random = ltl_random_make("migrations", 11);
    char text[sizeof(whole) + 160];
    for (int i = 0; i < 4000; i++) {
        snprintf(text, sizeof(text),
                 "alembic Schema:: down\n-- +goose Up\nalter table a add b int, drop c;%s-- +goose "
                 "Down\ndrop table x",
                 whole);
        size_t len = strlen(text);
        for (uint64_t k = ltl_random_below(&random, 6); k > 0; k--) {
            text[ltl_random_below(&random, len)] =
                "'\"`{}()[],:;#/\\\n a"[ltl_random_below(&random, 18)];
        }
        text[ltl_random_below(&random, len + 1)] = '\0';
        (void)faults_of(paths[i % 5], text);
    }
}

static int clear(void **state) {
    (void)state;
    ltl_arena_clear(&arena);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(alembic),
        cmocka_unit_test(rails),
        cmocka_unit_test(laravel),
        cmocka_unit_test(blocks),
        cmocka_unit_test(pairs),
        cmocka_unit_test(scripts),
        cmocka_unit_test(sql),
        cmocka_unit_test(what_is_not_known_is_not_said),
        cmocka_unit_test(broken_texts_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, clear);
}
