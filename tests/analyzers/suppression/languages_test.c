/* Suppressions in the comments of every language, and in nothing but comments. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/support/scanned.h"

/* `at` is found once a line; the lines on which it stays are listed. */
typedef struct example {
    const char *path;
    const char *code;
    const char *lines;
} example;

static ltl_str lines_left(scanned *s) {
    const ltl_suppressions *all = ltl_scanner_suppressions(s->scanner);
    ltl_str left = LTL_STR("");
    for (uint32_t i = 0; i < s->matches->count; i++) {
        const ltl_match *match = &s->matches->at[i];
        uint32_t line = ltl_source_position(&s->source, match->span.start).line;
        if (ltl_suppressions_find(all, &match->rule->info, line, 0) == NULL) {
            left = ltl_arena_printf(&s->arena, "%.*s%s%u", LTL_STR_ARG(left),
                                    left.len > 0 ? " " : "", line);
        }
    }
    return left;
}

static void check(const example *rows, size_t count) {
    int failures = 0;
    scanned s;
    scanned_make(&s, "regex", "  pattern-regex: '\\bat\\d+'");
    for (size_t i = 0; i < count; i++) {
        scanned_run_file(&s, rows[i].path, ltl_str_of(rows[i].code));
        ltl_str left = lines_left(&s);
        if (!ltl_str_is(left, rows[i].lines)) {
            print_error("%s\n%s: lines '%.*s', expected '%s'\n", rows[i].code, rows[i].path,
                        LTL_STR_ARG(left), rows[i].lines);
            failures++;
        }
    }
    scanned_clear(&s);
    assert_int_equal(failures, 0);
}

#define HASH(before, after)                                                                     \
    before "at1" after " # nosemgrep\n" before "at2" after " # NoSem: t, x\n" before "at3" after  \
           "\n# nosemgrep\n" before "at5" after "\n# lintel:ignore-next[t] reason=\"r\"\n" before \
           "at7" after "\n# lintel:ignore-begin\n" before "at9" after "\n" before "at10" after    \
           "\n# lintel:ignore-end\n" before "at12" after " # nosemgrep: other\n"
#define HASH_LINES "3 12"
#define WITH(open, close, before, after)                                                           \
    before "at1" after " " open " nosemgrep" close "\n" before "at2" after " " open "nosem: t" close   \
           "\n" before "at3" after "\n" open " nosemgrep " close "\n" before "at5" after "\n" open     \
           " lintel:ignore-next[t] " close "\n" before "at7" after "\n" open                         \
           " lintel:ignore-begin " close "\n" before "at9" after "\n" open                           \
           " lintel:ignore-end " close "\n" before "at11" after " " open                              \
           " lintel:ignore[other] " close "\n"
#define WITH_LINES "3 11"

static void comments_of_every_language_suppress(void **state) {
    (void)state;
    static const example ROWS[] = {
        {"a.py", HASH("x = ", ""), HASH_LINES},
        {"a.rb", HASH("x = ", ""), HASH_LINES},
        {"a.sh", HASH("echo ", ""), HASH_LINES},
        {"a.ex", HASH("x = ", ""), HASH_LINES},
        {"a.yaml", HASH("- ", ""), HASH_LINES},
        {"a.toml", HASH("x.", " = 1"), HASH_LINES},
        {"a.tf", HASH("x = ", ""), HASH_LINES},
        {"a.tf", WITH("//", "", "x = ", ""), WITH_LINES},
        {"a.tf", WITH("/*", "*/", "x = ", ""), WITH_LINES},
        {"a.js", WITH("//", "", "x = ", ""), WITH_LINES},
        {"a.js", WITH("/*", "*/", "x = ", ""), WITH_LINES},
        {"a.ts", WITH("//", "", "x = ", ""), WITH_LINES},
        {"a.tsx", WITH("/*", "*/", "x = ", ";"), WITH_LINES},
        {"A.java", WITH("//", "", "int ", ";"), WITH_LINES},
        {"A.java", WITH("/*", "*/", "int ", ";"), WITH_LINES},
        {"a.go", WITH("//", "", "var ", " = 1"), WITH_LINES},
        {"a.go", WITH("/*", "*/", "var ", " = 1"), WITH_LINES},
        {"a.c", WITH("//", "", "int ", ";"), WITH_LINES},
        {"a.c", WITH("/*", "*/", "int ", ";"), WITH_LINES},
        {"a.cpp", WITH("//", "", "int ", ";"), WITH_LINES},
        {"a.cs", WITH("//", "", "int ", ";"), WITH_LINES},
        {"a.cs", WITH("/*", "*/", "int ", ";"), WITH_LINES},
        {"a.rs", WITH("//", "", "fn ", "() {}"), WITH_LINES},
        {"a.rs", WITH("/*", "*/", "fn ", "() {}"), WITH_LINES},
        {"a.kt", WITH("//", "", "val ", " = 1"), WITH_LINES},
        {"a.kt", WITH("/*", "*/", "val ", " = 1"), WITH_LINES},
        {"a.scala", WITH("//", "", "val ", " = 1"), WITH_LINES},
        {"a.scala", WITH("/*", "*/", "val ", " = 1"), WITH_LINES},
        {"a.swift", WITH("//", "", "let ", " = 1"), WITH_LINES},
        {"a.swift", WITH("/*", "*/", "let ", " = 1"), WITH_LINES},
        {"a.sol", WITH("//", "", "uint constant ", " = 1;"), WITH_LINES},
        {"a.sol", WITH("/*", "*/", "uint constant ", " = 1;"), WITH_LINES},
        {"a.lua", WITH("--", "", "x = ", ""), WITH_LINES},
        {"a.lua", WITH("--[[", "]]", "x = ", ""), WITH_LINES},
        {"a.sql", WITH("--", "", "SELECT ", ";"), WITH_LINES},
        {"a.sql", WITH("/*", "*/", "SELECT ", ";"), WITH_LINES},
        {"a.css", WITH("/*", "*/", "a { top: ", "; }"), WITH_LINES},
        {"a.html", WITH("<!--", "-->", "<p>", "</p>"), WITH_LINES},
        {"a.vue", WITH("<!--", "-->", "<p>", "</p>"), WITH_LINES},
        {"a.svelte", WITH("<!--", "-->", "<p>", "</p>"), WITH_LINES},
        {"a.xml", "<r>" WITH("<!--", "-->", "<p>", "</p>") "</r>", WITH_LINES},
        {"a.json", "[" WITH("//", "", "", ",") "1]", WITH_LINES},
        {"a.json", "[" WITH("/*", "*/", "", ",") "1]", WITH_LINES},
        {"a.md", "at1 <!-- nosemgrep -->\n\nat3\n\n<!-- nosemgrep -->\nat6\n\nat8\n", "3 8"},
        {"a.php", "<?php " HASH("$", ";"), HASH_LINES},
        {"a.php", "<?php " WITH("//", "", "$", ";"), WITH_LINES},
        {"a.php", "<?php " WITH("/*", "*/", "$", ";"), WITH_LINES},
        {"Dockerfile",
         "FROM at1\n# nosemgrep\nRUN at3\nRUN at4\n# lintel:ignore-next[t]\nRUN at6\n"
         "# lintel:ignore-begin\nRUN at8\n# lintel:ignore-end\nRUN at10\n",
         "1 4 10"},
        {"Dockerfile", "FROM a\nRUN b && \\\n# nosemgrep\n  at4 && \\\n  at5\n", "5"},
        /* no language: anywhere in the line */
        {"a.unknown", WITH("%%", "", "x ", ""), WITH_LINES},
    };
    check(ROWS, LTL_COUNT_OF(ROWS));
}

/* Whether the rule needs a tree or not. */
static void strings_suppress_nothing(void **state) {
    (void)state;
    static const example ROWS[] = {
        {"a.py", "x = 'at1 nosemgrep'\nx = 'at2'  # nosemgrep\n", "1"},
        {"a.js", "x = 'at1 // nosemgrep'\nx = `at2\n lintel:ignore-file `\n", "1 2"},
        {"a.html", "<p title='at1 nosemgrep'>at1</p><script>x = 'nosemgrep at1'</script>\n", "1 1 1"},
        {"a.html", "<script>\nat2() // nosemgrep\n/* nosem */\nat4()\nat5()\n</script>\n", "5"},
        {"a.html", "<style>\na { top: at2 } /* nosemgrep */\na { top: at3 }\n</style>\n", "3"},
        {"a.json", "{\"at1\": \"nosemgrep\"}\n", "1"},
        {"a.yaml", "a: at1 nosemgrep\n", "1"},
        {"a.sql", "SELECT 'at1 -- nosemgrep';\n", "1"},
    };
    check(ROWS, LTL_COUNT_OF(ROWS));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(comments_of_every_language_suppress),
        cmocka_unit_test(strings_suppress_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
