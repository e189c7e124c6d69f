/* Taint in shell scripts, as rows of code and the lines that are found. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/limits.h"
#include "tests/support/scanned.h"
#include "tests/support/taint_rows.h"

#define RULE                                                                                       \
    "  mode: taint\n"                                                                              \
    "  pattern-sources: [{pattern: source ...}, {patterns: [{pattern: ask $X}, "                   \
    "{focus-metavariable: $X}]}]\n"                                                                \
    "  pattern-sinks: [{patterns: [{pattern: sink $X}, {focus-metavariable: $X}]}, "               \
    "{pattern: run ...}]\n"                                                                        \
    "  pattern-sanitizers: [{pattern: clean ...}]\n"
#define ACROSS RULE "  options: {taint_intrafile: true}\n"
#define CHECK(rows) taint_rows_check(rows, LTL_COUNT_OF(rows))

static void marks_follow_variables(void **state) {
    (void)state;
    static const taint_row rows[] = {
        {"bash", RULE, "x=$(source a)\nsink $x\nsink \"$x\"\nx=1\nsink $x\nsink x\n", "2 3"},
        {"bash", RULE, "x=`source a`\ny=\"a $x b\"\nsink \"$y\"\nsink '$y'\n", "3"},
        {"bash", RULE, "local x=$(source)\nexport Y=$x\nreadonly Z=$Y\nsink $Z\n", "4"},
        {"bash", RULE, "declare -r x=\"$(source)\"\nsink \"${x:-none}\"\nsink \"${y:-$x}\"\nsink ${#x}\n", "2 3"},
        {"bash", RULE, "x=a\nx+=$(source)\nsink \"$x\"\n", "3"},
        {"bash", RULE, "x=$(source)\nsink \"${x//a/b}\"\nsink \"${x%%/*}\"\nsink $((x + 1))\n", "2 3"},
        {"bash", RULE, "a=(b \"$(source)\")\nsink \"${a[@]}\"\nsink \"${a[0]}\"\n", "2 3"},
        {"bash", RULE, "a=()\na+=(\"$(source)\")\nsink \"${a[@]}\"\n", "3"},
        {"bash", RULE, "declare -A m\nm[k]=$(source)\nsink \"${m[k]}\"\n", "3"},
        {"bash", RULE, "for i in a $(source); do\n  sink $i\ndone\n", "2"},
        {"bash", RULE, "x=$(source)\nfor i in $x; do sink $i; done\nfor i in a b; do sink $i; done\n", "2"},
        {"bash", RULE, "x=$(source)\nprintf -v y '%s' \"$x\"\nsink $y\n", "3"},
        {"bash", RULE, "x=$(source)\nunset x\nx=b\nsink $x\n", ""},
        {"bash", RULE, "x=$(clean $(source))\nsink $x\n", ""},
        {"bash", RULE, "sink=$(source)\nsink a\nsink $b\n", ""},
    };
    CHECK(rows);
}

static void commands_read_and_print(void **state) {
    (void)state;
    static const taint_row rows[] = {
        {"bash", RULE, "source | while read -r l; do\n  sink \"$l\"\ndone\n", "2"},
        {"bash", RULE, "while read -r l; do\n  sink \"$l\"\ndone < <(source)\n", "2"},
        {"bash", RULE, "read -r x y <<< \"$(source)\"\nsink $x\nsink $y\n", "2 3"},
        {"bash", RULE, "x=$(source)\nread y <<EOF\n$x\nEOF\nsink $y\n", "5"},
        {"bash", RULE, "mapfile -t all < <(source)\nsink \"${all[0]}\"\n", "2"},
        {"bash", RULE, "ask x\nsink $x\nask y\nsink $z\n", ""},
        {"bash", RULE, "x=$(source | tr a b | head -n 1)\nsink $x\n", "2"},
        {"bash", RULE, "x=$(source)\ny=$(echo \"$x\" | sed s/a/b/)\nsink $y\nz=$(echo \"$x\" | wc -l)\nsink $z\n", "3"},
        {"bash", RULE, "x=$(source > file)\nsink $x\n", ""},
        {"bash", RULE, "x=$(source)\necho \"$x\" | run\nrun <<< \"$x\"\nrun \"$x\"\necho $x > f\nrun\n", "2 3 4"},
        {"bash", RULE, "x=$(source)\nif [ -n \"$x\" ]; then y=$x; else y=b; fi\nsink $y\n", "3"},
        {"bash", RULE, "x=$(source)\ncase $x in a) y=1;; *) y=$x;; esac\nsink $y\n", "3"},
        {"bash", RULE, "x=$(source)\nexit 1\nsink $x\n", ""},
        {"bash", RULE, "x=$(source)\n[ -f a ] || exit 1\nsink $x\n", "3"},
    };
    CHECK(rows);
}

static void functions_are_followed(void **state) {
    (void)state;
    static const taint_row rows[] = {
        {"bash", ACROSS, "f() {\n  sink \"$1\"\n  sink \"$2\"\n}\nf a \"$(source)\"\n", "3"},
        {"bash", ACROSS, "f() {\n  local a=$1\n  shift\n  sink $a\n  sink $1\n}\nf a \"$(source)\" b\n", "5"},
        {"bash", ACROSS, "f() {\n  sink \"$@\"\n  for i in \"$@\"; do sink $i; done\n}\nf a \"$(source)\"\n", "2 3"},
        {"bash", ACROSS, "f() { sink \"$2\"; }\ng() { f a \"$@\"; }\ng \"$(source)\" b\ng a \"$(source)\"\n", "1"},
        {"bash", ACROSS, "f() { sink \"$2\"; }\ng() { f a \"$@\"; }\ng a \"$(source)\"\n", ""},
        {"bash", ACROSS, "f() { echo \"a $1\"; }\nx=$(f \"$(source)\")\nsink $x\ny=$(f b)\nsink $y\n", "3"},
        {"bash", ACROSS, "f() { echo \"a $1\" >&2; echo b; }\nx=$(f \"$(source)\")\nsink $x\n", ""},
        {"bash", ACROSS, "f() { source; }\nx=$(f)\nsink $x\n", "3"},
        {"bash", ACROSS, "f() { X=$1; }\nf \"$(source)\"\nsink $X\n", "3"},
        {"bash", ACROSS, "f() { local X=$1; }\nf \"$(source)\"\nsink $X\n", ""},
        {"bash", ACROSS, "f() { sink $X; }\nX=$(source)\nf\n", "1"},
        {"bash", ACROSS, "f() { while read l; do sink $l; done; }\nsource | f\n", "1"},
        {"bash", ACROSS, "f() { set -- a \"$1\"; sink $2; sink $1; }\nf \"$(source)\"\n", "1"},
        {"bash", ACROSS, "f() {\n  while getopts a: o; do case $o in a) sink $OPTARG;; esac; done\n}\n"
                         "f -a \"$(source)\"\n", "2"},
        {"bash", ACROSS, "f() { local log=$1; log \"$log\"; }\nlog() { sink \"$1\"; }\nf \"$(source)\"\n", "2"},
        {"bash", ACROSS, "function f {\n  if [ \"$1\" ]; then\n    return 1\n  fi\n  echo $1\n}\n"
                         "x=$(f $(source))\nsink $x\n", "8"},
    };
    CHECK(rows);
}

/* What is judged is a guess too much. */
static void tests_are_seen(void **state) {
    (void)state;
    static const struct {
        const char *code;
        bool is_judged;
    } rows[] = {
        {"x=$(source)\nsink $x\n", false},
        {"x=$(source)\n[[ $x =~ ^[0-9]+$ ]] || exit 1\nsink $x\n", true},
        {"x=$(source)\n[[ \"$x\" =~ ^[a-z]+$ ]] || { echo no; exit 1; }\nsink $x\n", true},
        {"x=$(source)\n[[ ! $x =~ ^[0-9]+$ ]] && exit 1\nsink $x\n", true},
        {"x=$(source)\nif ! [[ $x =~ ^[0-9]+$ ]]; then\n  exit 1\nfi\nsink $x\n", true},
        {"x=$(source)\nre='^[0-9]+$'\nif [[ $x =~ $re ]]; then\n  sink $x\nfi\n", true},
        {"x=$(source)\nif [[ $x =~ [0-9] ]]; then\n  sink $x\nfi\n", false},
        {"x=$(source)\n[[ $x =~ ^[0-9]+$ ]] && sink $x\n", true},
        {"x=$(source)\n[[ $x =~ ^[0-9]+$ ]] || echo no\nsink $x\n", false},
        {"x=$(source)\nif [ \"$x\" = on ]; then sink $x; fi\n", true},
        {"x=$(source)\ncase $x in\n  a|b) sink $x;;\nesac\n", true},
        {"x=$(source)\ncase $x in\n  a*) sink $x;;\nesac\n", false},
        {"die() { echo \"$1\" >&2; exit 1; }\nx=$(source)\n[[ $x =~ ^[0-9]+$ ]] || die no\nsink $x\n", true},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(rows); i++) {
        scanned s;
        scanned_make(&s, "bash", ACROSS);
        scanned_run(&s, "bash", ltl_str_of(rows[i].code), NULL);
        bool is_judged = s.matches->count == 1 && s.matches->at[0].doubt >= LTL_MAX_DOUBT;
        if (s.matches->count != 1 || is_judged != rows[i].is_judged) {
            fail_msg("%s\nfound %u, judged: %d", rows[i].code, s.matches->count, is_judged);
        }
        scanned_clear(&s);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_follow_variables),
        cmocka_unit_test(commands_read_and_print),
        cmocka_unit_test(functions_are_followed),
        cmocka_unit_test(tests_are_seen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
