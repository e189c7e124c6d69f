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
        {"bash",
         "- pattern: run -c $S\n- metavariable-pattern: {metavariable: $S, language: python, "
         "pattern: f($X)}",
         "run -c 'f(1)'\nrun -c 'g(1)'\nrun -c f\n", "1"},
        {"bash", "$1", "echo $1\nx=\"a $1\"\n$1 b\necho 1\n", "1 2 3"},
        {"bash", "${HOME}", "ls ${HOME}\nls HOME\n${HOME}/a\n", "1 3"},
        {"bash", "$(get ...)", "x=$(get a)\nrun `get`\nget\n", "1 2"},
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
        {"bash", "if ...; then\n  ...\n  b\nfi", "if a; then c; b; fi\nif a; then b; c; fi\n", "1 2"},
        {"bash", "$X=$(get)\n...\nrun ${$X}", "a=$(get)\nb\nrun $a\nrun $b\n", "1"},
        {"bash", "f() { ...; }", "f() {\n  a\n  b\n}\ng() { a; }\n", "1"},
        {"bash", "run <(get ...)", "run <(get x)\nrun get\n", "1"},
        {"bash", "run -c \"$(get ...)\"", "run -c \"$(get x)\"\nrun -c get\n", "1"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void instructions_of_dockerfile(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"dockerfile", "FROM base", "FROM base\nFROM base:1 AS x\nFROM base@sha256:1\nFROM base2\n",
         "1 2 3"},
        {"dockerfile", "FROM base:1", "FROM base\nFROM base:1\nfrom base:1@sha256:1 as x\n", "2 3"},
        {"dockerfile", "FROM $I:new", "FROM a:new\nFROM a:b\nFROM host:5000/a:new\n", "1 3"},
        {"dockerfile", "FROM host:5000/a", "FROM host:5000/a:2\nFROM host\n", "1"},
        {"dockerfile", "FROM --platform=$P $I", "FROM a\nFROM --platform=x a:1 AS b\n", "2"},
        {"dockerfile", "FROM $I AS $A\n...\nCOPY --from=$A $S $T",
         "FROM a AS b\nUSER x\nCOPY --from=b c d\n\nFROM c AS d\nCOPY --from=e c d\n", "1"},
        {"dockerfile", "USER root", "USER root\nUSER root:wheel\nUSER 'root'\nUSER $root\n", "1 2 3"},
        {"dockerfile", "USER $U:$G", "USER a\nUSER a:b\nUSER ${A}:$B\n", "2 3"},
        {"dockerfile", "EXPOSE $P", "EXPOSE 1\nEXPOSE 1 2\nEXPOSE 1/tcp\n", "1 3"},
        {"dockerfile", "EXPOSE ... 22 ...", "EXPOSE 22\nEXPOSE 1 22 3\nEXPOSE 1\n", "1 2"},
        {"dockerfile", "ENV A=$V", "ENV A=1\nENV A 1\nENV A=1 B=2\nENV B=1\n", "1 2"},
        {"dockerfile", "ENV ... A=$V ...", "ENV A=1\nENV C=3 A=1 B=2\nENV B=1\n", "1 2"},
        {"dockerfile", "ENV A='x y'", "ENV A=\"x y\"\nENV A x y\nENV A=x\\ y\n", "1 2 3"},
        {"dockerfile", "ARG A", "ARG A\nARG A=1\n", "1"},
        {"dockerfile", "COPY --link ... $D", "COPY --link a b c\nCOPY a b\nCOPY --chown=x --link a b\n",
         "1 3"},
        {"dockerfile", "WORKDIR /home/$D", "WORKDIR /home/$X\nWORKDIR /home/x\n", "1"},
        {"dockerfile", "HEALTHCHECK NONE", "HEALTHCHECK NONE\nHEALTHCHECK CMD x\n", "1"},
        {"dockerfile", "HEALTHCHECK CMD x", "HEALTHCHECK --retries=2 CMD x\nHEALTHCHECK CMD y\n", "1"},
        {"dockerfile", "MAINTAINER $WHO", "MAINTAINER A B <a@b>\n", "1"},
        {"dockerfile", "SHELL [..., \"-c\"]", "SHELL [\"a\", \"-c\"]\nSHELL [\"a\"]\n", "1"},
        {"dockerfile", "USER x", "# USER x\nUSER \\\n# USER x\n\n  x\nRUN a \\\n\nUSER x\n", "2 8"},
        {"dockerfile", "EXPOSE 1 2", "# escape=`\nEXPOSE 1 `  \n  2\n", "2"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void shell_in_dockerfile(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"dockerfile", "RUN get x", "RUN get x\nRUN a && get x\nRUN a; get x | b\nCMD get x\n",
         "1 2 3"},
        {"dockerfile", "get x", "RUN get x\nCMD a && get x\nHEALTHCHECK CMD get x\nCOPY get x\n",
         "1 2 3"},
        {"dockerfile", "RUN ... && clean", "RUN a && b && clean\nRUN clean && a\nRUN a\n", "1"},
        {"dockerfile", "RUN ... | ...", "RUN a | b\nRUN a || b\nRUN [\"a\", \"|\"]\n", "1"},
        {"dockerfile", "RUN get ...", "RUN get -y \\\n# why\n  a \\\n  b\nRUN got\n", "1"},
        {"dockerfile", "RUN --mount=type=$T ... x", "RUN --mount=id=1,type=a b x\nRUN x\n", "1"},
        {"dockerfile", "CMD [...]", "CMD [\"a\", \"b\"]\nCMD []\nCMD [ -f x ]\nCMD a\n", "1 2"},
        {"dockerfile", "CMD [\"a\", $X]", "CMD [\"a\", \"b\"]\nCMD [\"a\"]\nCMD a b\n", "1"},
        {"dockerfile", "CMD $W ...", "CMD [\"a\", \"b\"]\nCMD a\nCMD a b\n", "2 3"},
        {"dockerfile", "ENTRYPOINT ...", "ENTRYPOINT [\"a\"]\nENTRYPOINT a b\n", "1 2"},
        {"dockerfile", "ENTRYPOINT $...ARGS", "ENTRYPOINT [\"a\"]\n", "1"},
        {"dockerfile", "get x", "RUN <<EOF\na\nget x\nEOF\nRUN cat <<E\nget x\nE\nCOPY <<E /\nget x\nE\n",
         "3"},
        {"dockerfile", "ENV P $P\n...\nRUN use $P", "ENV P 80\nUSER a\nRUN use 80\n", "1"},
        {"dockerfile", "if ...; then\n  ...\nfi", "RUN if a; then \\\n b; \\\n fi\n", "1"},
        {"dockerfile", "RUN ...", "SHELL [\"powershell\"]\nRUN if (x) { y }\nFROM a\nRUN b\n", "2 4"},
        {"dockerfile", "ONBUILD RUN x", "ONBUILD RUN x\nRUN x\n", "1"},
        {"dockerfile", "echo $A", "RUN echo \"a\"\nRUN echo $B\n", "1 2"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_of_bash),
        cmocka_unit_test(commands_of_bash),
        cmocka_unit_test(instructions_of_dockerfile),
        cmocka_unit_test(shell_in_dockerfile),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
