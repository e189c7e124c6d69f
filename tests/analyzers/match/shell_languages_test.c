/* Patterns against shells: commands, words, pipelines, lists. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/compiler.h"
#include "tests/support/match_rows.h"

static void words_of_bash(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"bash", "rm ...", "rm\nrm -r x\nrmdir x\nsudo rm x\n", "1 2"},
        {"bash", "... rm ...", "rm\nsudo rm x\necho x rm\necho x\n", "1 2 3"},
        {"bash", "sudo $CMD -f", "sudo rm -f\nsudo rm\nsudo \"rm\" '-f'\n", "1 3"},
        {"bash", "echo on", "echo 'on'\necho \"on\"\necho $on\necho $'on'\n", "1 2 4"},
        {"bash", "'echo' on", "echo on\n\"echo\" on\n", "1 2"},
        {"bash", "$X = $X", "a = a\na = \"a\"\na = b\n", "1 2"},
        {"bash", "eval $X", "eval x\neval $x\neval \"$x\"\neval a b\n", "1 2 3"},
        {"bash", "eval ${$X}", "eval x\neval $x\neval \"$x\"\neval ${y}\n", "2 4"},
        {"bash", "eval \"...\"", "eval x\neval \"x\"\neval \"a $x\"\n", "3"},
        {"bash", "echo ...${$X}...", "echo ${x}\necho a${x}\necho ${x}b\n", "2 3"},
        {"bash", "echo $...ARGS", "echo\necho a b\n", "1 2"},
        {"bash", "make", "CC=x make\nmake > log 2>&1\nmake all\n", "1 2"},
        {"bash", "A=...", "A=1\nA=1 make\nexport A=2\n", "1 3"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void commands_of_bash(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"bash", "get ... | ...", "get x | run\nget x | a | b\nrun | get\n", "1 2"},
        {"bash", "... | run", "a | b | run\na | run | b\nrun | a\n", "1 2"},
        {"bash", "... | run", "a | run > f\n", "1"},
        {"bash", "... | tee | ...", "a | tee\na | tee | b | c\n", "2"},
        {"bash", "a | b | c", "a | b | c\na | b\na | b | c | d\n", "1 3"},
        {"bash", "a | b", "b | a\na | b # c\n", "2"}, /* not a bit operator: order counts */
        {"bash", "a && ... && b", "a && b\na && x && b\nb && a\na && b && c\n", "1 2 4"},
        {"bash", "... || ...", "a && b || c\na\n", "1"},
        {"bash", "! ...", "a\n! a\n! a | b\n", "2 3"},
        {"bash", "if ...; then\n  ...\nelse\n  ...\nfi",
         "if a; then b; c; else d; fi\nif a; then b; fi\n", "1"},
        {"bash", "if ...; then\n  ...\n  b\nfi", "if a; then c; b; fi\nif a; then b; c; fi\n", "1"},
        {"bash", "$X=$(get)\n...\nrun ${$X}", "a=$(get)\nb\nrun $a\nrun $b\n", "1"},
        {"bash", "f() { ...; }", "f() {\n  a\n  b\n}\ng() { a; }\n", "1"},
        {"bash", "run <(get ...)", "run <(get x)\nrun get\n", "1"},
        {"bash", "run -c \"$(get ...)\"", "run -c \"$(get x)\"\nrun -c get\n", "1"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_of_bash),
        cmocka_unit_test(commands_of_bash),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
