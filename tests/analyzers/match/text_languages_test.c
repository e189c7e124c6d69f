/* Patterns against queries, style sheets and text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/compiler.h"
#include "tests/support/match_rows.h"

#define QUERIES                                             \
    "SELECT a, count(*) AS n FROM t ORDER BY n;\n"          \
    "select a from s.t where b = 'x';\n"                    \
    "INSERT INTO u (a, b) VALUES (1, 'y');\n"               \
    "INSERT INTO u SELECT a FROM t;\n"                      \
    "SELECT a FROM t UNION SELECT b FROM u;\n"              \
    "SELECT a FROM t WHERE b IN (SELECT c FROM u);\n"       \
    "DELETE FROM t;\n"                                      \
    "delete from t where a = 1 or 2 = 2;\n"                 \
    "drop table t;\n"                                       \
    "UPDATE t SET a = 'x' FROM u WHERE t.b = 3;\n"          \
    "SELECT a n FROM t INNER JOIN u ON t.a = u.a;\n"        \
    "TRUNCATE TABLE t;\n"

static void statements_of_sql(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"sql", "SELECT $X FROM $T", QUERIES, "4 5 5 6"},
        {"sql", "select $X from $T;", QUERIES, "4 5 5 6"},
        {"sql", "SELECT ... FROM $T ORDER BY $O", QUERIES, "1"},
        {"sql", "SELECT ... FROM $T ...", QUERIES, "1 2 4 5 5 6 6 11"},
        {"sql", "Select $X From $T Where $A = '...'", QUERIES, "2"},
        {"sql", "SELECT $X FROM $T WHERE ...", QUERIES, "2 6"},
        {"sql", "SELECT $X AS $N FROM $T JOIN $U ON $A = $B", QUERIES, "11"},
        {"sql", "DELETE FROM $T", QUERIES, "7"},
        {"sql", "DELETE FROM $T WHERE ...", QUERIES, "8"},
        {"sql", "- pattern: SELECT ... FROM $T ...\n- pattern-not: SELECT ... FROM $T WHERE ...", QUERIES,
         "1 4 5 5 6 11"},
        {"sql", "DROP TABLE $T", QUERIES, "9"},
        {"sql", "INSERT INTO $T (...) VALUES (...)", QUERIES, "3"},
        {"sql", "INSERT INTO $T (..., b, ...) VALUES ($X, ...)", QUERIES, "3"},
        {"sql", "INSERT INTO u SELECT ... FROM $T", QUERIES, "4"},
        {"sql", "UPDATE $T SET $A = $V FROM $U WHERE ...", QUERIES, "10"},
        {"sql", "TRUNCATE TABLE $T", QUERIES, "12"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

#define TABLES                                                                                   \
    "CREATE TABLE users (id INT PRIMARY KEY, name VARCHAR(20) NOT NULL, pw text);\n"              \
    "CREATE TABLE IF NOT EXISTS t (id int);\n"                                                   \
    "UPDATE Users SET name = 'a', pw = 'b';\n"                                                   \
    "update users set pw = 'b' where id = 1;\n"                                                  \
    "INSERT INTO users (id, pw) VALUES (1, 'a');\n"

static void tables_of_sql(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"sql", "CREATE TABLE $T (...)", TABLES, "1"},
        {"sql", "CREATE TABLE IF NOT EXISTS $T (...)", TABLES, "2"},
        {"sql", "CREATE TABLE $T (..., PW $TYPE, ...)", TABLES, "1"},
        {"sql", "CREATE TABLE $T ($C int, ...)", TABLES, "1"},
        {"sql", "CREATE TABLE $T (..., $C VARCHAR(20) NOT NULL, ...)", TABLES, "1"},
        {"sql", "CREATE TABLE $T (..., $C text NOT NULL, ...)", TABLES, ""},
        {"sql", "UPDATE $T SET ...", TABLES, "3 4"},
        {"sql", "- pattern: UPDATE $T SET ...\n- pattern-not: UPDATE $T SET ... WHERE ...", TABLES, "3"},
        {"sql", "UPDATE USERS SET ..., pw = $V", TABLES, "3"},
        {"sql", "UPDATE USERS SET ..., pw = $V WHERE ...", TABLES, "4"},
        {"sql", "UPDATE $T SET name = $V", TABLES, ""},
        {"sql", "INSERT INTO Users (...) VALUES (...)", TABLES, "5"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void expressions_of_sql(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"sql", "$F(...)", QUERIES, "1"},
        {"sql", "count(*)", QUERIES, "1"},
        {"sql", "$A = $A", QUERIES, "8"},
        {"sql", "$A = 1", QUERIES, "8"},
        {"sql", "$A = '...'", QUERIES, "2"},
        {"sql", "'y'", QUERIES, "3"},
        {"sql", "$A OR $B", QUERIES, "8"},
        {"sql", "$A AND $B", QUERIES, ""},
        {"sql", "$A IS NULL", "select b from t where a is null;\nselect b from t where a = NULL;\n", "1"},
        {"sql", "$A = null", "select b from t where a is null;\nselect b from t where a = NULL;\n", "2"},
        {"sql", "$A = TRUE", "select b from t where a = false;\nselect b from t where a = true;\n", "2"},
        {"sql", "$A <> $B", "select b from t where a <> c;\nselect b from t where a = c;\n", "1"},
        {"sql", "a LIKE '=~/^%/'", "select b from t where a like '%x';\nselect b from t where a like 'x%';\n", "1"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

#define SHEET                                                        \
    "@import url(\"a.css\");\n"                                      \
    "@import \"b.css\";\n"                                           \
    ".a { color: red; }\n"                                           \
    ".b, p:hover { margin: 0; color: #fff !important }\n"            \
    "@media screen { a { width: calc(1px + 2px); color: red } }\n"   \
    "a { padding: 1px 2px; background: url(x.png); }\n"              \
    "@font-face { font-family: x; src: url('http://a/b'); }\n"

static void rules_of_css(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"css", "color: $V", SHEET, "3 4 5"},
        {"css", "color: red;", SHEET, "3 5"},
        {"css", "$P: $V !important", SHEET, "4"},
        {"css", "!important", SHEET, "4"},
        {"css", "padding: $A ...", SHEET, "6"},
        {"css", "padding: 1px 3px", SHEET, ""},
        {"css", "$SEL { ... }", SHEET, "3 4 5 6"},
        {"css", "a { ... }", SHEET, "5 6"},
        {"css", ".$C { ... }", SHEET, "3"},
        {"css", "$SEL { ... color: red; ... }", SHEET, "3 5"},
        {"css", "$SEL {\n  ...\n  color: $V;\n  width: $W;\n}", SHEET, "5"},
        {"css", "@font-face { ... src: $U; ... }", SHEET, "7"},
        {"css", "@media screen { ... }", SHEET, "5"},
        {"css", "@import $U", SHEET, "1 2"},
        {"css", "@import \"...\";", SHEET, "2"},
        {"css", "@import url($U)", SHEET, "1"},
        {"css", "url($U)", SHEET, "1 6 7"},
        {"css", "url(\"=~/^http:/\")", SHEET, "7"},
        {"css", "$F(...)", SHEET, "1 5 6 7"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

#define NOTES       \
    "# One\n\n"     \
    "Some text\n\n" \
    "## Two\n\n"    \
    "- one\n"       \
    "* two\n\n"     \
    "1. first\n"    \
    "2. one\n\n"    \
    "```sh\n"       \
    "make\n"        \
    "```\n\n"       \
    "> said\n\n"    \
    "[a]: http://b\n"

static void blocks_of_markdown(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"markdown", "# $T", NOTES, "1"},
        {"markdown", "## Two", NOTES, "5"},
        {"markdown", "### $T", NOTES, ""},
        {"markdown", "Some text", NOTES, "3"},
        {"markdown", "- $X", NOTES, "7 8"},
        {"markdown", "- two", NOTES, "8"},
        {"markdown", "1. $X", NOTES, "10 11"},
        {"markdown", "```$LANG\n...\n```", NOTES, "13"},
        {"markdown", "```sh\n$CODE\n```", NOTES, "13"},
        {"markdown", "```c\n...\n```", NOTES, ""},
        {"markdown", "> $Q", NOTES, "17"},
        {"markdown", "[a]: http://b", NOTES, "19"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

#define INLINE                                           \
    "# A `code` title\n\n"                               \
    "See [the *docs*](http://a.b/c \"Docs\") and\n"       \
    "![](x.png) and ![a cat](y.png).\n\n"                \
    "> [quoted\n"                                        \
    "> text](z.md), **all `b` of it**\n\n"               \
    "- [only](http://d.e)\n"                             \
    "- ~~gone~~ [ref][r] <http://f.g>\n\n"               \
    "| `c` | [d](e.md) |\n"                              \
    "|---|---|\n\n"                                      \
    "Not a_b_c nor \\[x\\](y) nor `[u](v)`.\n"

static void lines_of_markdown(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"markdown", "[$T]($U)", INLINE, "3 6 9 12"},
        {"markdown", "[...](...)", INLINE, "3 6 9 12"},
        {"markdown", "[$T]($U \"$TITLE\")", INLINE, "3"},
        {"markdown", "[only]($U)", INLINE, "9"},
        {"markdown", "[$T](z.md)", INLINE, "6"},
        {"markdown", "![]($S)", INLINE, "4"},
        {"markdown", "![$A](y.png)", INLINE, "4"},
        {"markdown", "![$A]($S)", INLINE, "4 4"},
        {"markdown", "[$T][r]", INLINE, "10"},
        {"markdown", "`$C`", INLINE, "1 7 12 15"},
        {"markdown", "`code`", INLINE, "1"},
        {"markdown", "*$X*", INLINE, "3"},
        {"markdown", "**$X**", INLINE, "7"},
        {"markdown", "~~$X~~", INLINE, "10"},
        {"markdown", "# $T", INLINE, "1"},
        {"markdown", "- $X", INLINE, "9 10"},
        {"markdown",
         "- patterns:\n  - pattern: '[$T]($U)'\n  - metavariable-regex: {metavariable: $U, regex: 'http:'}",
         INLINE, "3 9"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tables_of_sql),
        cmocka_unit_test(statements_of_sql),
        cmocka_unit_test(expressions_of_sql),
        cmocka_unit_test(rules_of_css),
        cmocka_unit_test(blocks_of_markdown),
        cmocka_unit_test(lines_of_markdown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
