/* Data files through the program: what is found, what is refused, what a killed run leaves. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "analyzers/tables/check.h"
#include "tests/support/program.h"

typedef struct row {
    const char *rule;
    bool is_found;
    const char *name;
    const char *text;
} row;

#define TEN(cell)                                                                                  \
    "a\n" cell "\n" cell "\n" cell "\n" cell "\n" cell "\n" cell "\n" cell "\n" cell "\n" cell "\n"
#define FOUND(rule, text)                                                                          \
    { "data/" rule, true, "a.csv", text }
#define CLEAN(rule, text)                                                                          \
    { "data/" rule, false, "a.csv", text }
#define JSON(rule, is_found, text)                                                                 \
    { "data/" rule, is_found, "a.jsonl", text }

static const row rows[] = {
    FOUND("ragged-row", "a,b\n1\n"),
    FOUND("ragged-row", "a,b\n1,2,3\n"),
    CLEAN("ragged-row", "a,b\n1,\"2,3\"\n"),
    CLEAN("ragged-row", "a,b\n\n1,2\n"),
    FOUND("unclosed-quote", "a,b\n1,\"x\n2,y\n"),
    FOUND("unclosed-quote", "a\n\""),
    CLEAN("unclosed-quote", "a\n\"x\ny\"\n"),
    CLEAN("unclosed-quote", "a\n\"\"\"\"\n"),
    FOUND("stray-quote", "a\nx\"y\n"),
    FOUND("stray-quote", "a\n\"x\"y\n"),
    CLEAN("stray-quote", "a\n\"x\"\"y\"\n"),
    CLEAN("stray-quote", "a\n\"x\"\r\n"),
    FOUND("invalid-utf8", "a\n\xE4\n"),
    FOUND("invalid-utf8", "a\nx\xC3\n"),
    CLEAN("invalid-utf8", "a\n\xC3\xA4\n"),
    CLEAN("invalid-utf8", "\xEF\xBB\xBF"
                          "a\nx\n"),
    FOUND("empty-header", "a,,c\n1,2,3\n"),
    FOUND("empty-header", "a, \n1,2\n"),
    CLEAN("empty-header", "a,b\n,2\n"),
    CLEAN("empty-header", "1,,3\n1,,3\n"),
    FOUND("duplicate-header", "id,x,ID\n1,2,3\n"),
    FOUND("duplicate-header", "id,id \n1,2\n"),
    CLEAN("duplicate-header", "id,id2\n1,2\n"),
    CLEAN("duplicate-header", "1,1\n2,2\n"),
    FOUND("mixed-line-ends", "a\r\n1\n"),
    FOUND("mixed-line-ends", "a\n1\r2\n"),
    CLEAN("mixed-line-ends", "a\r\n1\r\n"),
    CLEAN("mixed-line-ends", "a\n\"1\r\n2\"\n"),
    FOUND("mixed-types", TEN("1") "x\n"),
    FOUND("mixed-types", TEN("2026-01-02") "soon\n"),
    CLEAN("mixed-types", TEN("1") "\n1.5\n"),
    CLEAN("mixed-types", TEN("x") "1\n"),
    FOUND("date-forms", "a\n2026-01-02\n02/01/2026\n"),
    FOUND("date-forms", "a\n1.2.2026\n1/2/2026\n"),
    CLEAN("date-forms", "a\n2026-01-02\n2026-01-03T10:00:00Z\n"),
    CLEAN("date-forms", "a\n1.2.2026\nnever\n"),
    FOUND("number-forms", "a;b\n1,5;x\n1.5;x\n"),
    FOUND("number-forms", "a\n\"1,5\"\n1.5\n"),
    CLEAN("number-forms", "a;b\n1,5;x\n2,5;x\n"),
    CLEAN("number-forms", "a\n1\n1.5\n"),
    FOUND("formula-cell", "a\n=1+2\n"),
    FOUND("formula-cell", "a\n@SUM(1)\n"),
    CLEAN("formula-cell", "a\n-1.5\n"),
    CLEAN("formula-cell", "a\n- one\n+49 30 1\n@ann\n"),
    FOUND("blanks-around", "a,b\nx ,y\n"),
    FOUND("blanks-around", "a,b\nx, y\n"),
    CLEAN("blanks-around", "a\nx y\n"),
    CLEAN("blanks-around", "a,b\n,\n"),
    FOUND("card-column", "n\n4716190207394368\n"),
    FOUND("card-column", "n\n4716 1902 0739 4368\n"),
    CLEAN("card-column", "n\n4716190207394367\n"),
    CLEAN("card-column", "n\n4716190207394368\n1\n2\n"),
    FOUND("iban-column", "n\nDE12500105170648489890\n"),
    FOUND("iban-column", "n\nAD12 0001 2030 2003 5910 0100\n"),
    CLEAN("iban-column", "n\nDE12500105170648489891\n"),
    CLEAN("iban-column", "n\nXX\n"),
    FOUND("social-security-column", "n\n536-22-8714\n"),
    FOUND("social-security-column", "n,m\n401-15-7763,x\n"),
    CLEAN("social-security-column", "n\n666-22-8714\n"),
    CLEAN("social-security-column", "n\n123-45-6789\n"),
    FOUND("email-column", "n\nann@corp.io\nbob@corp.io\ncy@corp.io\n"),
    FOUND("email-column", "n,m\nann@corp.io,1\nb@corp.io,2\nc@corp.io,3\n"),
    CLEAN("email-column", "n\na@example.com\nb@example.com\nc@example.org\n"),
    CLEAN("email-column", "n\nann@corp.io\nx\ny\nz\n"),
    FOUND("secret-cell", "n,k\na,AKIAIOSFODNN7EXAMPLF\n"),
    FOUND("secret-cell", "n\n$2y$10$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ012345\n"),
    CLEAN("secret-cell", "n\nAKIA is a prefix\n$25.00\n"),
    CLEAN("secret-cell", "n\nSomething that is only a long text\n"),
    FOUND("personal-header", "id,birthdate\n1,x\n"),
    FOUND("personal-header", "id,user_password\n1,x\n"),
    FOUND("personal-header", "id,birth_date\n1,x\n"),
    FOUND("personal-header", "id,dateOfBirth\n1,x\n"),
    FOUND("personal-header", "id,Last Name\n1,x\n"),
    FOUND("personal-header", "id,national_id\n1,x\n"),
    CLEAN("personal-header", "id,full_name\n1,x\n"),
    CLEAN("personal-header", "id,last_seen\n1,x\n"),
    CLEAN("personal-header", "id,national_rate\n1,x\n"),
    CLEAN("personal-header", "id,headphones\n1,x\n"),
    CLEAN("personal-header", "id,password\n1,\n"),
    CLEAN("personal-header", "id,must_change_password\n1,true\n2,false\n"),
    JSON("broken-json-line", true, "{\"a\":1}\n{\"a\":\n"),
    JSON("broken-json-line", true, "{'a':1}\n"),
    JSON("broken-json-line", false, "{\"a\":[1,2,{\"b\":null}]}\n\n[]\n"),
    JSON("broken-json-line", false, "{\"a\":\"\\u00e4\"}\r\n"),
    JSON("repeated-key", true, "{\"a\":1,\"a\":2}\n"),
    JSON("repeated-key", true, "{\"b\":1}\n{\"a\":1,\"b\":0,\"a\":2}\n"),
    JSON("repeated-key", false, "{\"a\":{\"a\":1},\"b\":{\"a\":2}}\n"),
    JSON("repeated-key", false, "{\"a\":1}\n{\"a\":1}\n"),
};

static bool finds(const sandbox *box, const row *of) {
    char command[256];
    char needle[128];
    sandbox_write(box, of->name, of->text);
    snprintf(command, sizeof(command), "lintel data -q -f json %s", of->name);
    snprintf(needle, sizeof(needle), "\"rule_id\":\"%s\"", of->rule);
    ltl_program ran = ltl_program_run(LTL_PROGRAM, box, ".", command);
    assert_true(ran.code == 0 || ran.code == 1);
    return strstr(ran.out, needle) != NULL;
}

static void each_row_holds(void **state) {
    (void)state;
    sandbox *box = sandbox_new();
    uint32_t wrong = 0;
    for (size_t i = 0; i < LTL_COUNT_OF(rows); i++) {
        bool found = finds(box, &rows[i]);
        if (found != rows[i].is_found) {
            print_error("%s: %s: %s\n", rows[i].rule, found ? "found" : "not found", rows[i].text);
            wrong++;
        }
    }
    sandbox_free(box);
    assert_int_equal(wrong, 0);
}

/* Zero bytes and long records have tests of their own. */
static void each_check_has_rows_of_both_kinds(void **state) {
    (void)state;
    for (size_t i = 0; i < ltl_table_check_count; i++) {
        ltl_str id = ltl_table_checks[i]->rule.id;
        uint32_t rows_of[2] = {0};
        for (size_t k = 0; k < LTL_COUNT_OF(rows); k++) {
            rows_of[rows[k].is_found] += ltl_str_is(id, rows[k].rule);
        }
        bool is_elsewhere =
            ltl_str_is(id, "data/nul-byte") || ltl_str_is(id, "data/record-too-long");
        assert_true(is_elsewhere || (rows_of[0] >= 2 && rows_of[1] >= 2));
    }
}

static void what_is_refused_is_a_dead_letter_with_its_place(void **state) {
    (void)state;
    sandbox *box = sandbox_new();
    static const char text[] = "a,b\n\"x\ny\",1\n1\n2,\0\n3,4\n";
    sandbox_write_bytes(box, "a.csv", text, sizeof(text) - 1);
    ltl_program ran =
        ltl_program_run(LTL_PROGRAM, box, ".", "lintel data a.csv --dead-letters dead");
    char dead[512];
    sandbox_read(box, "dead", dead, sizeof(dead));
    assert_string_equal(
        dead, "{\"record\":3,\"line\":4,\"offset\":12,\"reason\":\"fewer cells than the header\"}\n"
              "{\"record\":4,\"line\":5,\"offset\":14,\"reason\":\"a zero byte\"}\n");
    assert_non_null(strstr(ran.err, "clean     5 rows in, 4 out, 1 dead"));
    assert_non_null(strstr(ran.err, "validate  4 rows in, 3 out, 1 dead"));
    assert_non_null(strstr(ran.out, "data/nul-byte"));
    assert_int_equal(ran.code, 1);
    sandbox_free(box);
}

/* Some 60 MB: the checkpoints of a run are a second apart at most. */
static const char make_big[] =
    "awk 'BEGIN { print \"id,mail,when,text\"; for (i = 0; i < 1000000; i++) printf "
    "\"%d,u%d@corp.io,2026-01-%02d,"
    "some text \\\"\\\" here%s\\n\", i, i, i % 28 + 1, i % 50000 ? \"\" : \",more\" }' > big.csv";

static void a_killed_run_resumes_to_the_same_bytes(void **state) {
    (void)state;
    sandbox *box = sandbox_new();
    sandbox_run(box, ".", "%s", make_big);
    ltl_program_run(LTL_PROGRAM, box, ".",
                    "lintel data -q -f json big.csv --dead-letters d1 > whole");
    /* Killed as soon as there is a checkpoint. */
    ltl_program_run(
        LTL_PROGRAM, box, ".",
        "\"$LINTEL\" data -q -f json big.csv --dead-letters d2 --checkpoint c -j 1 > first & "
        "while [ ! -e c ] && kill -0 $! 2>/dev/null; do sleep 0.01; done; kill -9 $!; wait $!");
    ltl_program ran =
        ltl_program_run(LTL_PROGRAM, box, ".",
                        "lintel data -f json big.csv --dead-letters d2 --checkpoint c --resume > "
                        "second; test $? = 1 && cmp whole second && cmp d1 d2");
    assert_int_equal(ran.code, 0);
    assert_non_null(strstr(ran.err, "; resumed"));
    sandbox_free(box);
}

static void a_checkpoint_of_another_file_is_refused(void **state) {
    (void)state;
    sandbox *box = sandbox_new();
    sandbox_write(box, "a.csv", "a\nx\n");
    sandbox_write(box, "b.csv", "a\nxyz\n");
    ltl_program ran = ltl_program_run(LTL_PROGRAM, box, ".",
                                      "lintel data -q a.csv --checkpoint c && "
                                      "lintel data -q b.csv --checkpoint c --resume");
    assert_int_equal(ran.code, 3);
    assert_non_null(strstr(ran.err, "no checkpoint of this file"));
    /* Nor is what was written over it since, as long as it was, the file; and half a checkpoint is none. */
    ran = ltl_program_run(LTL_PROGRAM, box, ".",
                          "printf 'a\ny\n' > a.csv; touch -d 2001-01-01 a.csv; "
                          "lintel data -q a.csv --checkpoint c --resume");
    assert_int_equal(ran.code, 3);
    assert_non_null(strstr(ran.err, "no checkpoint of this file as it is now"));
    ran = ltl_program_run(LTL_PROGRAM, box, ".",
                          "rm c; lintel data -q a.csv --checkpoint c && truncate -s -1 c && "
                          "lintel data -q a.csv --checkpoint c --resume");
    assert_int_equal(ran.code, 3);
    sandbox_free(box);
}

static void without_a_checkpoint_a_run_begins_anew(void **state) {
    (void)state;
    sandbox *box = sandbox_new();
    sandbox_write(box, "a.csv", "a,b\n1\n");
    sandbox_write(
        box, "dead",
        "{\"record\":1,\"line\":1,\"reason\":\"what an earlier run left there, and longer\"}\n");
    ltl_program_run(LTL_PROGRAM, box, ".",
                    "lintel data -q a.csv --dead-letters dead --checkpoint c --resume");
    char dead[512];
    sandbox_read(box, "dead", dead, sizeof(dead));
    assert_string_equal(
        dead,
        "{\"record\":2,\"line\":2,\"offset\":4,\"reason\":\"fewer cells than the header\"}\n");
    sandbox_free(box);
}

static void a_dump_is_read_table_by_table(void **state) {
    (void)state;
    sandbox *box = sandbox_new();
    sandbox_write(
        box, "a.sql",
        "CREATE TABLE users (\n  id int,\n  mail text\n);\nCREATE TABLE logs (id int, what text, "
        "WHAT int);\n"
        "INSERT INTO users VALUES (1,'ann@corp.io'),\n(2,'bob@corp.io'),(3,'cy@corp.io');\n"
        "INSERT INTO logs (what, id) VALUES ('=1+1', 1);\nINSERT INTO logs VALUES (1);\n");
    ltl_program ran =
        ltl_program_run(LTL_PROGRAM, box, ".", "lintel data a.sql --dead-letters dead");
    char dead[512];
    sandbox_read(box, "dead", dead, sizeof(dead));
    assert_string_equal(
        dead,
        "{\"record\":5,\"line\":9,\"offset\":247,\"reason\":\"fewer cells than the header\"}\n");
    assert_non_null(strstr(ran.err, "read as SQL, 5 columns"));
    assert_non_null(strstr(ran.err, "clean     5 rows in, 5 out, 0 dead"));
    assert_non_null(strstr(ran.out, "a.sql:6:29\n    Column `users.mail`: 3 cells are e-mail"));
    assert_non_null(strstr(ran.out, "a.sql:5:39\n    Columns 4 and 5 are both called `logs.WHAT`"));
    assert_null(strstr(ran.out, "formula"));
    sandbox_free(box);
}

/* The same bytes wherever it was killed: tables and their columns are part of the checkpoint. */
static void a_dump_resumes_within_a_table(void **state) {
    (void)state;
    sandbox *box = sandbox_new();
    sandbox_run(box, ".", "%s",
                "awk 'BEGIN { print \"CREATE TABLE t (id int, mail text, what text);\"; for (i = "
                "0; i < 4000; i++) { "
                "printf \"INSERT INTO t (what, id, mail) VALUES \"; for (k = 0; k < 250; k++) "
                "printf \"%s(%cx%c,%d,%cu%d@"
                "corp.io%c)\", k ? \",\" : \"\", 39, 39, i * 250 + k, 39, k, 39; print \";\" } }' "
                "> big.sql");
    ltl_program_run(LTL_PROGRAM, box, ".", "lintel data -q -f json big.sql > whole");
    ltl_program_run(
        LTL_PROGRAM, box, ".",
        "\"$LINTEL\" data -q -f json big.sql --checkpoint c -j 1 > first & "
        "while [ ! -e c ] && kill -0 $! 2>/dev/null; do sleep 0.01; done; kill -9 $!; wait $!");
    ltl_program ran =
        ltl_program_run(LTL_PROGRAM, box, ".",
                        "lintel data -f json big.sql --checkpoint c --resume > second; "
                        "grep -o 'Column `t.mail`: 1000000 cells' whole && cmp whole second");
    assert_int_equal(ran.code, 0);
    sandbox_free(box);
}

/* Both orders of bytes, with a mark; a pair of surrogates at every place where a piece may end. */
static void utf16_is_read_as_text(void **state) {
    (void)state;
    sandbox *box = sandbox_new();
    sandbox_run(box, ".", "%s",
                "{ echo 'id;mail;text'; for i in 1 2 3; do echo "
                "\"$i;u$i@corp.io;\xF0\x9F\x98\x80\xC3\xA4\"; done; seq -f "
                "'%.0f;u1@corp.io;\xF0\x9F\x98\x80' 1 100000; echo '1;2'; } > u.csv; iconv -f "
                "UTF-8 -t UTF-16LE u.csv | { printf "
                "'\\377\\376'; cat; } > l.csv; iconv -f UTF-8 -t UTF-16BE u.csv | { printf "
                "'\\376\\377'; cat; } > b.csv");
    static const char *const names[] = {"u.csv", "l.csv", "b.csv"};
    for (size_t i = 0; i < LTL_COUNT_OF(names); i++) {
        char command[128];
        snprintf(command, sizeof(command), "lintel data %s", names[i]);
        ltl_program ran = ltl_program_run(LTL_PROGRAM, box, ".", command);
        assert_non_null(strstr(ran.out, "Column `mail`: 100003 cells are e-mail"));
        assert_non_null(strstr(ran.out, "csv:100005:1\n    Record 100005: fewer cells"));
        assert_non_null(strstr(ran.err, i == 0 ? "read as semicolon, header, 3"
                                        : i == 1
                                            ? "semicolon, header, byte order mark, UTF-16 (little"
                                            : "byte order mark, UTF-16 (big endian), 3 columns"));
    }
    sandbox_write(box, "latin.csv", "a,b\nk\xE4se,1\n");
    ltl_program ran = ltl_program_run(LTL_PROGRAM, box, ".", "lintel data latin.csv");
    assert_non_null(strstr(ran.err, "Latin-1 where it is no UTF-8"));
    sandbox_free(box);
}

/* Half of a pair is no character, and a mark within a text is one: pieces of the file begin with it here. */
static void utf16_that_is_no_text_is_told(void **state) {
    (void)state;
    sandbox *box = sandbox_new();
    sandbox_run(box, ".", "%s",
                "{ printf '\\377\\376'; printf 'a,b\\n1,x' | iconv -f UTF-8 -t UTF-16LE; printf "
                "'\\000\\330'; printf 'y\\n2,z\\n' | iconv -f UTF-8 -t UTF-16LE; } > half.csv; "
                "{ printf '\\376\\377'; { echo a,b; seq -f '\xEF\xBB\xBF%.0f,text' 1 200000; echo 9; } | "
                "iconv -f UTF-8 -t UTF-16BE; } > marks.csv");
    ltl_program ran = ltl_program_run(LTL_PROGRAM, box, ".", "lintel data half.csv");
    assert_non_null(strstr(ran.out, "data/invalid-utf8  half.csv:2:"));
    assert_non_null(strstr(ran.err, "clean     3 rows in, 3 out, 0 dead"));
    ran = ltl_program_run(LTL_PROGRAM, box, ".", "lintel data marks.csv --dead-letters dead; cat dead");
    assert_non_null(strstr(ran.err, "clean     200002 rows in, 200002 out, 0 dead"));
    assert_non_null(strstr(ran.out, "\"record\":200002,\"line\":200002,"));
    assert_null(strstr(ran.out, "invalid-utf8"));
    sandbox_free(box);
}

/* "sep=;" in front is for spreadsheets: no record, but a line. */
static void a_line_that_names_the_delimiter_is_no_record(void **state) {
    (void)state;
    sandbox *box = sandbox_new();
    sandbox_run(box, ".", "%s",
                "printf 'sep=;\\r\\na,x;b\\r\\n1,1;2\\r\\n3\\r\\n' > a.csv; "
                "{ printf '\\377\\376'; iconv -f UTF-8 -t UTF-16LE a.csv; } > w.csv; "
                "printf 'sep=;\\nfile;line;message\\na.c;1;bad\\n' > f.csv; "
                "printf 'sep=x;b\\n1;2\\n' > n.csv");
    ltl_program ran = ltl_program_run(LTL_PROGRAM, box, ".", "lintel data a.csv w.csv");
    assert_non_null(strstr(ran.err, "a.csv: read as semicolon as its first line says, header, 2"));
    assert_non_null(strstr(ran.out, "ragged-row  a.csv:4:1\n    Record 3: fewer cells"));
    assert_non_null(strstr(ran.out, "ragged-row  w.csv:4:1\n    Record 3: fewer cells"));
    assert_null(strstr(ran.out, "empty-header"));
    ran = ltl_program_run(LTL_PROGRAM, box, ".", "lintel data n.csv");
    assert_non_null(strstr(ran.err, "read as semicolon, header, 2 columns"));
    ran = ltl_program_run(LTL_PROGRAM, box, ".", "lintel import f.csv --root .");
    assert_non_null(strstr(ran.out, "a.c:1:1\n    bad"));
    sandbox_free(box);
}

/* --- the seed's workflow -------------------------------------------------------------------------- */

static void the_workflow_by_name_is_the_command(void **state) {
    (void)state;
    sandbox *box = sandbox_new();
    sandbox_write(box, "a.csv", "a,b\n1,2\n3\n");
    ltl_program ran = ltl_program_run(
        LTL_PROGRAM, box, ".",
        "lintel workflow run large-dataset a.csv -f json > one; lintel data a.csv -f json > two; "
        "cmp one two && "
        "lintel workflow validate large-dataset && for t in data-reader data-cleaning "
        "data-validation "
        "data-transformation data-analysis; do lintel workflow show $t || exit 9; done");
    assert_int_equal(ran.code, 0);
    assert_non_null(strstr(ran.err, "validate  3 rows in, 2 out, 1 dead"));
    sandbox_free(box);
}

#define STREAM(stages, more)                                                                       \
    "workflow: own\nstream:\n  source: {name: r, task: data-reader, with: {cursor: $cursor}}\n  "  \
    "stages:\n" stages "  fold: {name: f, task: data-analysis, with: {rows: $rows}}\n" more
#define STAGE(name, task) "    - {name: " name ", task: " task ", with: {rows: $rows}}\n"

static const struct {
    const char *workflow;
    const char *says;
    int code;
} workflows[] = {
    {STREAM(STAGE("c", "data-cleaning") STAGE("mine", "data-validation")
                STAGE("t", "data-transformation"),
            "  buffer: 1\n"),
     "mine      100000 rows in, 100000 out, 0 dead", 0},
    {STREAM(STAGE("t", "data-transformation"), "  buffer: 1\n"), "t         100000 rows in", 0},
    {STREAM(STAGE("v", "data-validation") STAGE("c", "data-cleaning"), "  stops_at_poison: true\n"),
     "found its piece in other hands", 3},
    {STREAM(STAGE("c", "data-cleaning") STAGE("c2", "data-cleaning"), "  stops_at_poison: true\n"),
     "found its piece in other hands", 3},
};

/* A workflow may name any task; what a task works in is its own. */
static void tasks_of_others_say_where_they_work(void **state) {
    (void)state;
    sandbox *box = sandbox_new();
    sandbox_write(box, "a.csv", "a,b\n1,2\n");
    ltl_program ran = ltl_program_run(LTL_PROGRAM, box, ".", "lintel data --workflow import a.csv");
    assert_int_equal(ran.code, 3);
    assert_non_null(strstr(ran.err, "`read-findings` works only within `lintel import FILE`"));
    ran = ltl_program_run(LTL_PROGRAM, box, ".", "lintel data --workflow scan a.csv");
    assert_int_equal(ran.code, 3);
    assert_non_null(strstr(ran.err, "works only within scan, review and hook"));
    sandbox_write(box, "findings.csv", "path,line,message\na.csv,1,bad\n");
    ran = ltl_program_run(LTL_PROGRAM, box, ".",
                          "lintel import --workflow large-dataset findings.csv");
    assert_int_equal(ran.code, 3);
    assert_non_null(strstr(ran.err, "`data-reader` works only within `lintel data FILE`"));
    sandbox_free(box);
}

/* A spreadsheet under a table's name: one word about that instead of many about nothing. */
static void what_is_no_table_is_told_once(void **state) {
    (void)state;
    sandbox *box = sandbox_new();
    sandbox_run(box, ".", "printf 'a\\0\"b\"c\\n\\0,x\\r\\0 y,,\\n1,\\0\\n' > a.csv");
    ltl_program ran = ltl_program_run(
        LTL_PROGRAM, box, ".", "lintel data -q -f json a.csv | grep -o 'rule_id\":\"[^\"]*'");
    assert_string_equal(ran.out, "rule_id\":\"data/nul-byte\n");
    sandbox_run(box, ".", "printf 'a,a\\r1\\r2,3\\r' > b.csv");
    ran = ltl_program_run(LTL_PROGRAM, box, ".", "lintel data -q -f json b.csv");
    assert_non_null(strstr(ran.out, "\"text\":\"a,a\"")); /* lines end with CR alone */
    sandbox_free(box);
}

static void standard_input_is_a_file_too(void **state) {
    (void)state;
    sandbox *box = sandbox_new();
    sandbox_write(box, "a.csv", "a,b\n1,2\n3\n");
    ltl_program ran = ltl_program_run(LTL_PROGRAM, box, ".", "lintel data -f json - < a.csv");
    assert_non_null(strstr(ran.err, "-: read as comma, header, 2 columns"));
    assert_non_null(strstr(ran.out, "\"rule_id\":\"data/ragged-row\""));
    assert_non_null(strstr(ran.out, "\"text\":\"3\""));
    sandbox_free(box);
}

/* Whoever writes a workflow of their own gets it run, or is told why it cannot be. */
static void workflows_of_users_run_or_say_why_not(void **state) {
    (void)state;
    sandbox *box = sandbox_new();
    sandbox_run(box, ".", "seq -f '%%g,x' 1 100000 > a.csv");
    for (size_t i = 0; i < LTL_COUNT_OF(workflows); i++) {
        sandbox_write(box, "own.yaml", workflows[i].workflow);
        ltl_program ran =
            ltl_program_run(LTL_PROGRAM, box, ".", "lintel data a.csv --workflow own.yaml");
        if (strstr(ran.err, workflows[i].says) == NULL) {
            print_error("%zu: %s\n", i, ran.err);
        }
        assert_non_null(strstr(ran.err, workflows[i].says));
        assert_int_equal(ran.code, workflows[i].code);
    }
    sandbox_free(box);
}

/* A signal, and a deadline that is over at once, end a run with what there is, and are told. */
static void a_run_that_ends_early_says_so(void **state) {
    (void)state;
    sandbox *box = sandbox_new();
    sandbox_run(box, ".", "%s", make_big);
    ltl_program ran = ltl_program_run(LTL_PROGRAM, box, ".",
                                      "cat big.csv big.csv big.csv > three.csv; \"$LINTEL\" data "
                                      "three.csv -j 1 -f json -o o.json --checkpoint c "
                                      "2>err & p=$!; while [ ! -e c ] && kill -0 $p 2>/dev/null; "
                                      "do sleep 0.01; done; kill -TERM $p; wait $p; "
                                      "echo $?; grep -o '\"interrupted\":true' o.json");
    assert_string_equal(ran.out, "143\n\"interrupted\":true\n");
    ran = ltl_program_run(LTL_PROGRAM, box, ".",
                          "sed 's/^stream:/deadline: 1ms\\nstream:/' > own.yaml <<E\n$(lintel "
                          "workflow show large-dataset)\nE\n"
                          "lintel data -q three.csv -f json --workflow own.yaml");
    assert_int_equal(ran.code, 124);
    assert_non_null(strstr(ran.out, "\"reason\":\"deadline\""));
    sandbox_free(box);
}

static void settings_say_which_rules_are_wanted(void **state) {
    (void)state;
    sandbox *box = sandbox_new();
    sandbox_write(box, "a.csv", "a,b\n1\n2,=1+1\n");
    sandbox_write(box, ".lintel.yaml", "ignore: [data/ragged-row]\n");
    ltl_program ran = ltl_program_run(LTL_PROGRAM, box, ".", "lintel data -q a.csv");
    assert_null(strstr(ran.out, "data/ragged-row"));
    assert_non_null(strstr(ran.out, "data/formula-cell"));
    sandbox_free(box);
}

/* A checker of addresses maps terabytes for itself: there only what is found is looked at. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define MOST_KIB "unlimited"
#else
#define MOST_KIB "140000" /* the program and the file would need more */
#endif

/* One record longer than a piece does not make the program take more; the records behind it are read. */
static void memory_has_a_limit_whatever_the_file(void **state) {
    (void)state;
    sandbox *box = sandbox_new();
    sandbox_run(box, ".", "%s", make_big);
    sandbox_run(box, ".",
                "{ printf 'a,b\\n'; head -c 30000000 /dev/zero | tr '\\0' x; printf ',1\\n1\\n'; } "
                "> long.csv");
    ltl_program ran =
        ltl_program_run(LTL_PROGRAM, box, ".",
                        "/usr/bin/env bash -c 'ulimit -v " MOST_KIB "; \"$LINTEL\" data -q -j 1 "
                        "-f json big.csv; \"$LINTEL\" data -q -j 1 long.csv'");
    assert_int_equal(ran.code, 1);
    assert_non_null(strstr(ran.out, "data/record-too-long"));
    assert_non_null(strstr(ran.out, "Record 3: fewer cells"));
    sandbox_free(box);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_row_holds),
        cmocka_unit_test(each_check_has_rows_of_both_kinds),
        cmocka_unit_test(what_is_refused_is_a_dead_letter_with_its_place),
        cmocka_unit_test(a_killed_run_resumes_to_the_same_bytes),
        cmocka_unit_test(a_checkpoint_of_another_file_is_refused),
        cmocka_unit_test(without_a_checkpoint_a_run_begins_anew),
        cmocka_unit_test(a_dump_is_read_table_by_table),
        cmocka_unit_test(a_dump_resumes_within_a_table),
        cmocka_unit_test(utf16_is_read_as_text),
        cmocka_unit_test(utf16_that_is_no_text_is_told),
        cmocka_unit_test(a_line_that_names_the_delimiter_is_no_record),
        cmocka_unit_test(the_workflow_by_name_is_the_command),
        cmocka_unit_test(workflows_of_users_run_or_say_why_not),
        cmocka_unit_test(tasks_of_others_say_where_they_work),
        cmocka_unit_test(what_is_no_table_is_told_once),
        cmocka_unit_test(standard_input_is_a_file_too),
        cmocka_unit_test(a_run_that_ends_early_says_so),
        cmocka_unit_test(settings_say_which_rules_are_wanted),
        cmocka_unit_test(memory_has_a_limit_whatever_the_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
