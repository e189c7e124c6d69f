/* Dumps: which rows there are, wherever the pieces are cut. */
#include "analyzers/tables/table.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "core/buf.h"

enum { MOST_TEXT = 8192 };

/* Number and line, `=` before what defines, `!` before what is dead; a `|` behind each cell. */
static void table_write(ltl_buf *out, const ltl_table *table) {
    for (uint32_t i = 0; i < table->record_count; i++) {
        const ltl_record *record = &table->records[i];
        ltl_buf_printf(out, "%u/%u%s ", (uint32_t)record->number, record->line,
                       record->is_dead         ? "!"
                       : record->is_definition ? "="
                                               : "");
        for (uint32_t k = 0; k < record->cell_count; k++) {
            ltl_str text = ltl_cell_text(table, &table->cells[record->first_cell + k]);
            ltl_buf_printf(out, "%.*s|", LTL_STR_ARG(text));
        }
        ltl_buf_append_byte(out, '\n');
    }
}

/* In pieces of that many bytes, which grow while nothing ends in them. */
static void read_all(ltl_str text, size_t piece, ltl_buf *out) {
    ltl_table table = {.cells = malloc(LTL_TABLE_MAX_CELLS * sizeof(ltl_cell)),
                       .records = malloc(LTL_TABLE_MAX_RECORDS * sizeof(ltl_record))};
    ltl_table_dialect dialect = ltl_table_dialect_of(LTL_STR("a.sql"), text);
    ltl_table_place place = {.line = 1};
    size_t len = piece;
    assert_int_equal(dialect.format, LTL_TABLE_SQL);
    while (place.offset < text.len) {
        ltl_table_place before = place;
        ltl_str rest = ltl_str_slice(text, place.offset, text.len);
        table.text = ltl_str_slice(rest, 0, len);
        ltl_table_split(&table, &dialect, &place, rest.len <= len);
        bool is_cut = rest.len > len &&
                      (table.used == 0 || (table.record_count > 0 && table.records[0].is_dead));
        if (is_cut) {
            place = before;
            len += piece;
            continue;
        }
        table_write(out, &table);
        len = piece;
    }
    free(table.cells);
    free(table.records);
}

static const struct {
    const char *text;
    const char *records;
} rows[] = {
    {"INSERT INTO t VALUES (1,'a');", "1/1= t|\n1/1 1|a|\n"},
    {"INSERT INTO `t` (`a`, `b`) VALUES\n(1, 'x'),\n (NULL, 'it''s (1), \\'2\\';');\n",
     "1/1= t|a|b|\n1/2 1|x|\n2/3 |it''s (1), \\'2\\';|\n"},
    {"INSERT INTO \"s\".\"t\" VALUES ('C:\\'),('b');", "1/1= t|\n1/1 C:\\|\n2/1 b|\n"},
    {"insert or replace into t values(1.5,X'00',f(1,(2)),-3);",
     "1/1= t|\n1/1 1.5|00|f(1,(2))|-3|\n"},
    {"INSERT INTO t VALUES (1) ON CONFLICT DO NOTHING;\nINSERT INTO t VALUES (2);",
     "1/1= t|\n1/1 1|\n2/2= t|\n2/2 2|\n"},
    {"INSERT INTO t SELECT a, 'x;' FROM b;\nINSERT INTO t VALUES (2)", "1/2= t|\n1/2 2|\n"},
    {"REPLACE INTO t VALUES (E'a', 'b'::text, _binary 'c');", "1/1= t|\n1/1 a|b|c|\n"},
    {"-- a; INSERT INTO t VALUES (1)\n/* INSERT INTO t VALUES (2); */\n# x\nINSERT INTO t VALUES "
     "(3);",
     "1/4= t|\n1/4 3|\n"},
    {"CREATE TABLE IF NOT EXISTS t (\n a int DEFAULT (1+2),\n `key` text, -- x, y\n PRIMARY KEY "
     "(a, b),\n c "
     "enum('p','q)')\n) ENGINE=x;\n",
     "1/1= t|a|key|c|\n"},
    {"CREATE INDEX i ON t (a);\nCREATE VIEW v AS SELECT 1;\nINSERT INTO t VALUES (1);",
     "1/3= t|\n1/3 1|\n"},
    {"COPY t (a, \"b c\") FROM stdin;\n1\tx y\n2\t\\N\n\\.\n\nSELECT 1;\nINSERT INTO u VALUES "
     "(3);\n",
     "1/1= t|a|b c|\n1/2 1|x y|\n2/3 2||\n3/7= u|\n3/7 3|\n"},
    {"CREATE FUNCTION f() AS $x$ BEGIN INSERT INTO t VALUES (1); END; $x$ LANGUAGE sql;\nINSERT "
     "INTO t VALUES (2);",
     "1/2= t|\n1/2 2|\n"},
    {"DELIMITER ;;\nCREATE TRIGGER x BEGIN INSERT INTO t VALUES (1); END ;;\nDELIMITER ;\nINSERT "
     "INTO t VALUES (2);",
     "1/4= t|\n1/4 2|\n"},
    {"INSERT INTO t VALUES ('two\nlines'),\n('one');", "1/1= t|\n1/1 two\nlines|\n2/3 one|\n"},
    {"INSERT INTO t VALUES (1),('never closed;\nINSERT INTO t VALUES (2);\n",
     "1/1= t|\n1/1 1|\n2/1! \n3/2= t|\n3/2 2|\n"},
    {"", ""},
    {"SELECT 'x'", ""},
};

static void rows_are_read_wherever_pieces_end(void **state) {
    (void)state;
    for (size_t i = 0; i < LTL_COUNT_OF(rows); i++) {
        ltl_str text = ltl_str_of(rows[i].text);
        for (size_t piece = text.len + 1; piece > 0; piece = piece > 9 ? piece - 7 : piece - 1) {
            ltl_buf out;
            ltl_buf_init(&out, MOST_TEXT);
            read_all(text, piece, &out);
            if (!ltl_str_is(ltl_buf_borrow(&out), rows[i].records)) {
                print_error("%s\nin pieces of %zu:\n%.*s", rows[i].text, piece, (int)out.len,
                            out.ptr);
            }
            assert_true(ltl_str_is(ltl_buf_borrow(&out), rows[i].records));
            ltl_buf_clear(&out);
            bool is_open =
                strstr(rows[i].text, "never") != NULL; /* what is too long depends on the piece */
            bool has_marks =
                strstr(rows[i].text, "`") != NULL || strstr(rows[i].text, "DELIM") != NULL;
            if (is_open || (has_marks && piece < 64)) {
                break;
            }
        }
    }
}

static void backslashes_escape_in_dumps_of_mysql(void **state) {
    (void)state;
    assert_true(
        ltl_table_dialect_of(LTL_STR("a.sql"), LTL_STR("-- MySQL dump 10")).has_backslashes);
    assert_true(
        ltl_table_dialect_of(LTL_STR("a.sql"), LTL_STR("INSERT INTO `a` ")).has_backslashes);
    assert_false(ltl_table_dialect_of(LTL_STR("a.sql"), LTL_STR("-- PostgreSQL database dump"))
                     .has_backslashes);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_are_read_wherever_pieces_end),
        cmocka_unit_test(backslashes_escape_in_dumps_of_mysql),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
