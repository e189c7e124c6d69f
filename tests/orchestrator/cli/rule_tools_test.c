/* What people who write rules have at hand: rules test, rules why, rules validate, debug pattern. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/program.h"

static const char RULES[] = "rules:\n"
                            "- id: loud\n"
                            "  languages: [python]\n"
                            "  message: m\n"
                            "  severity: ERROR\n"
                            "  fix: soft($X)\n"
                            "  paths: {include: [nowhere]}\n"
                            "  patterns:\n"
                            "  - pattern: loud($X)\n"
                            "  - pattern-inside: |\n"
                            "      def $F(...):\n"
                            "        ...\n"
                            "  - pattern-not: loud(1)\n"
                            "  - metavariable-regex:\n"
                            "      metavariable: $X\n"
                            "      regex: ^[a-m]\n";

static const char TAINT[] = "rules:\n"
                            "- id: flow\n"
                            "  mode: taint\n"
                            "  languages: [python]\n"
                            "  message: m\n"
                            "  severity: LOW\n"
                            "  pattern-sources: [{pattern: src()}]\n"
                            "  pattern-sanitizers: [{pattern: clean(...)}]\n"
                            "  pattern-sinks:\n"
                            "  - pattern: sink(...)\n";

static const char NESTED[] = "rules:\n"
                             "- id: nested\n"
                             "  languages: [python]\n"
                             "  message: m\n"
                             "  severity: LOW\n"
                             "  pattern-either:\n"
                             "  - patterns:\n"
                             "    - pattern: loud($X)\n"
                             "    - pattern-inside: 'class $C: ...'\n"
                             "  - patterns:\n"
                             "    - pattern: fn($A, $Y)\n"
                             "    - metavariable-pattern:\n"
                             "        metavariable: $Y\n"
                             "        patterns:\n"
                             "        - pattern: '[$V]'\n"
                             "        - metavariable-comparison: {comparison: $V > 5}\n";

static int setup(void **state) {
    sandbox *box = sandbox_new();
    sandbox_write(box, "r/loud.yaml", RULES);
    sandbox_write(box, "plain.yaml",
                  "rules:\n- {id: p, languages: [python], message: m, severity: LOW, pattern: loud($X)}\n");
    sandbox_write(box, "script.yaml",
                  "rules:\n- {id: s, languages: [javascript], message: m, severity: LOW, pattern: loud($X)}\n");
    sandbox_write(box, "page.html", "<script>\n  loud(1);\n  x = 1;\n</script>"
                                    "<a onclick=\"loud(&#39;a&#39;)\">b</a>\n<p>loud(1)</p>\n");
    sandbox_write(box, "code.py", "def f(a, z):\n    loud(a)\n    loud(1)\n    loud(z)\nloud(a)\nx = 1\n");
    sandbox_write(box, "flow.yaml", TAINT);
    sandbox_write(box, "nested.yaml", NESTED);
    sandbox_write(box, "flow.py", "a = src()\nb = clean(a)\nsink(b)\nsink(a)\nsink(1)\nfn(1, [2])\n"
                                  "fn(1, [9])  # nosemgrep\nfn(1, 2)\nfn(1)\n");
    sandbox_write(box, "run.yaml", "rules:\n- id: run\n  languages: [python]\n  message: m\n  severity: LOW\n"
                                   "  pattern: |\n    a = src()\n    ...\n    sink(a)\n");
    sandbox_write(box, "held.yaml",
                  "rules:\n- id: held\n  languages: [python]\n  message: m\n  severity: LOW\n  patterns:\n"
                  "  - pattern-inside: |\n      def $F():\n          $...BODY\n      ...\n"
                  "  - pattern: run($F)\n"
                  "  - metavariable-pattern: {metavariable: $...BODY, pattern: bad()}\n");
    sandbox_write(box, "held.py", "def f():\n    bad()\ndef g():\n    good()\nrun(g)\nrun(f)\n");
    *state = box;
    return 0;
}

static int teardown(void **state) {
    sandbox_free(*state);
    return 0;
}

static ltl_program run(void **state, const char *command) {
    return ltl_program_run(LTL_PROGRAM, *state, ".", command);
}

static void why_names_what_does_not_hold(void **state) {
    static const struct {
        const char *command;
        int code;
        const char *said;
    } rows[] = {
        {"lintel rules why plain.yaml code.py:2", 0, "found\n  2 |     loud(a)"},
        {"lintel rules why plain.yaml code.py:6", 1, "What does not hold: pattern, line 2"},
        {"sed -i /paths/d r/loud.yaml; lintel rules why r/loud.yaml code.py:2", 0, "patterns                 2:5-2:12"},
        {"lintel rules why r/loud.yaml code.py:3", 1, "What does not hold: pattern-not, line 12"},
        {"lintel rules why r/loud.yaml code.py:3", 1, "finds 3:5-3:12; 0 of 1 stay"},
        {"lintel rules why r/loud.yaml code.py:4", 1, "What does not hold: metavariable-regex"},
        {"lintel rules why r/loud.yaml code.py:4", 1, "$X is z; 0 of 1 stay"},
        {"lintel rules why r/loud.yaml code.py:5", 1, "What does not hold: pattern-inside"},
        {"lintel rules why r/loud.yaml code.py:6", 1, "The code as the engine sees it:"},
        {"lintel rules why -c r loud code.py:2", 0, "loud at code.py:2: found"},
        {"lintel rules why -c r lod code.py:2 2>&1", 2, "did you mean 'loud'?"},
        {"lintel rules why r/loud.yaml code.py:99 2>&1", 2, "has 7 lines"},
        {"lintel rules why r/loud.yaml code.py 2>&1", 2, "FILE:LINE"},
        {"lintel rules why r/loud.yaml 2>&1", 2, "RULE FILE:LINE"},
        {"cp code.py code.js; lintel rules why r/loud.yaml code.js:2", 1, "not for files of this language"},
        {"lintel rules why script.yaml page.html:2", 0, "found, in the JavaScript of the page\n  2 |   loud(1);"},
        {"lintel rules why script.yaml page.html:2", 0, "✓ pattern                  loud($X)  2:3-2:10"},
        {"lintel rules why script.yaml page.html:3", 1, "What does not hold: pattern"},
        {"lintel rules why script.yaml page.html:4", 0, "loud($X)  4:22-4:39"},
        {"lintel rules why script.yaml page.html:4", 0, "callee: name loud  4:22"},
        {"lintel rules why flow.yaml flow.py:4", 0, "The way of the value:\n  1:5  a = src()"},
        {"lintel rules why flow.yaml flow.py:3", 1, "no value gets from a source to this sink"},
        {"lintel rules why flow.yaml flow.py:3", 1, "It would be found without the sanitizer `clean(a)` at 2:5"},
        {"lintel rules why flow.yaml flow.py:5", 1, "does not get into it"},
        {"lintel rules why flow.yaml flow.py:1", 1, "✓ pattern-sources          1:5-1:10"},
        {"lintel rules why flow.yaml flow.py:1", 1, "What does not hold: pattern-sinks, line 9"},
        {"lintel rules why flow.yaml flow.py:1", 1, "none is here; this is a source"},
        {"sed 's/src()/x/' flow.py > no.py; lintel rules why flow.yaml no.py:3", 1, "Nothing in the file is a source"},
        {"lintel rules why nested.yaml flow.py:6", 1, "    in [2]\n"},
        {"lintel rules why nested.yaml flow.py:6", 1, "What does not hold: metavariable-comparison, line 16"},
        {"lintel rules why nested.yaml flow.py:6", 1, "$V > 5  $V is 2; 0 of 1 stay"},
        {"lintel rules why nested.yaml flow.py:7", 0, "The comment in line 7 keeps it out of the report"},
        {"lintel rules why nested.yaml flow.py:8", 1, "pattern                  [$V]  not in it"},
        {"lintel rules why nested.yaml code.py:2", 1, "pattern-inside, line 9 of the rule file"},
        {"lintel rules why nested.yaml code.py:2", 1, "None of the alternatives does; this one comes closest"},
        {"lintel rules why nested.yaml flow.py:9", 1, "metavariable $Y  identifier  <- the code has nothing more here"},
        {"lintel rules why plain.yaml flow.py:6", 1, "callee: name loud  identifier  <- the code has `fn` at 6:1"},
        {"lintel rules why plain.yaml flow.py:6", 1, "callee: name fn  6:1-6:3 identifier  <- here"},
        {"cat flow.yaml > two.yaml; tail -n +2 plain.yaml >> two.yaml; lintel rules why two.yaml flow.py:1 2>&1", 2,
         "two.yaml has 2 rules; ask about one: rules why -c two.yaml ID FILE:LINE"},
        {"lintel rules why run.yaml flow.py:3", 1, "it is reported in line 1, where it begins"},
        {"lintel rules why held.yaml held.py:5", 1, "      ✗ pattern                  bad()  not in it"},
        {"lintel rules why held.yaml held.py:6", 0, "      ✓ pattern                  bad()  2:5-2:10"},
        {"lintel rules why script.yaml page.html:5", 1, "none begins, ends or goes on there"},
    };
    int failures = 0;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        ltl_program got = run(state, rows[i].command);
        if (got.code != rows[i].code || strstr(got.out, rows[i].said) == NULL) {
            print_error("%s: code %d\n%s\n%s\n", rows[i].command, got.code, got.out, got.err);
            failures++;
        }
    }
    assert_int_equal(failures, 0);
    sandbox_write(*state, "r/loud.yaml", RULES);
    assert_non_null(strstr(run(state, "lintel rules why r/loud.yaml code.py:2").out, "`paths`"));
}

static void tests_show_lines_and_twins(void **state) {
    sandbox_write(*state, "r/loud.py", "def f(a):\n    # ruleid: loud\n    loud(a)\n    # ok: loud\n    loud(1)\n");
    sandbox_write(*state, "r/loud.fixed.py",
                  "def f(a):\n    # ruleid: loud\n    soft(a)\n    # ok: loud\n    loud(1)\n");
    ltl_program got = run(state, "lintel rules test r");
    assert_int_equal(got.code, 0);
    assert_non_null(strstr(got.err, "1 rules = 1 passed + 0 failed + 0 without a test + 0 unable to run"));
    sandbox_write(*state, "r/loud.fixed.py", "def f(a):\n    # ruleid: loud\n    quiet(a)\n");
    got = run(state, "lintel rules test r");
    assert_int_equal(got.code, 1);
    assert_non_null(strstr(got.out, "-    3 |     quiet(a)\n  +    3 |     soft(a)"));
    sandbox_run(*state, ".", "rm r/loud.fixed.py; mkdir -p r/loud/deep; mv r/loud.py r/loud/deep/x.py");
    sandbox_write(*state, "r/loud/y.py", "def f(a):\n    # ok: loud\n    loud(a)\n    # ruleid: loud\n    x = 1\n");
    got = run(state, "lintel rules test r");
    assert_int_equal(got.code, 1);
    assert_non_null(strstr(got.out, "r/loud/y.py: loud\n  +    3 |     loud(a)    <- incorrect"));
    assert_non_null(strstr(got.out, "-    5 |     x = 1    <- missed"));
}

static void every_rule_is_accounted_for(void **state) {
    sandbox_write(*state, "r/more.yaml",
                  "rules:\n- {id: a, languages: [python], message: m, severity: LOW, pattern: 'f('}\n"
                  "- {id: b, languages: [python], message: m, severity: LOW, patern: f}\n"
                  "- {id: c, languages: [python], message: m, severity: LOW, pattern: f}\n");
    ltl_program got = run(state, "lintel rules test r");
    assert_int_equal(got.code, 2);
    assert_non_null(strstr(got.err, "4 rules = 0 passed + 0 failed + 2 without a test + 2 unable to run"));
    got = run(state, "lintel rules validate r");
    assert_int_equal(got.code, 2);
    assert_non_null(strstr(got.out, "r/more.yaml:3:"));
    assert_non_null(strstr(got.out, "error: rule b: unknown key `patern`, did you mean `pattern`?"));
    assert_non_null(strstr(got.out, "error: rule a: "));
}

/* Everything that is wrong at once: with a rule that cannot be read also its patterns. */
static void all_faults_are_told_with_their_line(void **state) {
    sandbox_write(*state, "bad/a.yaml",
                  "rules:\n"
                  "- id: one\n"
                  "  languages: [python]\n"
                  "  message: m\n"
                  "  severity: LOW\n"
                  "  patern: x\n"
                  "  patterns:\n"
                  "  - pattern: |\n"
                  "      f()\n"
                  "        1 +\n"
                  "  - pattern-regex: 'a(b'\n"
                  "- id: two\n"
                  "  languages: [python]\n"
                  "  message: m\n"
                  "  severity: LOW\n"
                  "  pattern: f()\n"
                  "  fix-regex: {regex: '(a)', replacement: \\2}\n"
                  "- id: three\n"
                  "  languages: [python]\n"
                  "  message: m\n"
                  "  severity: LOW\n"
                  "  min-version: 9.0.0\n"
                  "  pattern: f()\n");
    sandbox_write(*state, "bad/b.yaml", "");
    ltl_program got = run(state, "lintel rules validate bad");
    static const char *const said[] = {
        "bad/a.yaml:6:3: error: rule one: unknown key `patern`, did you mean `pattern`?\n"
        "     6 |   patern: x\n       |   ^\n",
        "bad/a.yaml:10:9: error: rule one: Python cannot read this pattern at `1 +`\n    10 |         1 +",
        "bad/a.yaml:11:24: error: rule one: missing closing parenthesis",
        "       |                        ^\n",
        "bad/a.yaml:17:23: error: rule two: the replacement asks for group 2, and the regular expression has 1",
        "bad/a.yaml:22:16: warning: rule three: left out",
        "bad/b.yaml:1:1: error: the file is empty",
    };
    assert_int_equal(got.code, 2);
    for (size_t i = 0; i < sizeof said / sizeof said[0]; i++) {
        if (strstr(got.out, said[i]) == NULL) {
            fail_msg("%s\n%s", said[i], got.out);
        }
    }
    assert_string_equal(got.err, "lintel: 3 rules = 0 fine + 2 that cannot run + 1 for another version; 1 files "
                                 "are no rule files; 5 errors, 1 warnings\n");
    got = run(state, "lintel rules validate --format json bad");
    assert_non_null(strstr(got.out, "\"path\": \"bad/a.yaml\""));
    assert_non_null(strstr(got.out, "\"line\": 6"));
}

static void tests_take_marks_of_deep_analysis_and_other_folders(void **state) {
    sandbox_write(*state, "rules/x/flow.yaml", TAINT);
    sandbox_write(*state, "away/x/flow.py", "def g(v):\n    # deepruleid: flow\n    sink(v)\ng(src())\n"
                                            "# ruleid: flow\nsink(src())\n");
    ltl_program got = run(state, "lintel rules test rules");
    assert_non_null(strstr(got.err, "1 rules = 0 passed + 0 failed + 1 without a test"));
    got = run(state, "lintel rules test rules --targets away");
    assert_non_null(strstr(got.err, "1 rules = 1 passed"));
    got = run(state, "lintel rules test rules --targets away --dataflow file");
    assert_non_null(strstr(got.err, "1 rules = 1 passed"));
    sandbox_run(*state, ".", "sed -i 's/deepruleid/deepok/' away/x/flow.py");
    got = run(state, "lintel rules test rules --targets away --dataflow file");
    assert_int_equal(got.code, 1);
    assert_non_null(strstr(got.out, "+    3 |     sink(v)    <- incorrect"));
    assert_non_null(strstr(got.out, "why: lintel rules why -c rules/x/flow.yaml flow away/x/flow.py:3"));
    got = run(state, "lintel rules test rules --targets nowhere 2>&1");
    assert_int_equal(got.code, 2);
    got = run(state, "lintel rules test r rules --select flow");
    assert_non_null(strstr(got.err, "1 rules = "));
    got = run(state, "lintel rules test rules --select flaw 2>&1");
    assert_non_null(strstr(got.out, "did you mean 'flow'?"));
}

static void patterns_are_shown_with_what_they_need(void **state) {
    ltl_program got = run(state, "lintel debug pattern -l python 'loud($X)'");
    assert_int_equal(got.code, 0);
    assert_non_null(strstr(got.out, "expressions"));
    assert_non_null(strstr(got.out, "at each `loud`"));
    assert_non_null(strstr(got.out, "needs    `loud` in the file"));
    assert_non_null(strstr(got.out, "metavariable $X"));
    got = run(state, "lintel debug pattern -l python '$X'");
    assert_non_null(strstr(got.out, "it selects"));
    assert_non_null(strstr(got.out, "every file is looked at"));
}

static void an_exported_rule_runs_as_a_file(void **state) {
    ltl_program got = run(state, "lintel rules export java-sql-injection > own.yaml");
    assert_int_equal(got.code, 0);
    assert_int_equal(run(state, "grep -q use: own.yaml").code, 1);
    assert_int_equal(run(state, "lintel rules validate own.yaml").code, 0);
    assert_int_equal(run(state, "lintel rules export java-sql-injektion").code, 2);
    assert_int_equal(run(state, "lintel rules export").code, 2);
}

static void examples_are_told_before_and_after_a_fix(void **state) {
    ltl_program got = run(state, "lintel explain py-is-literal");
    assert_int_equal(got.code, 0);
    assert_non_null(strstr(got.out, "Reported\n      if kind is \"json\":\n\n"
                                    "As `lintel fix` makes it\n      if kind == \"json\":\n"));
    got = run(state, "lintel explain py-except-silent");
    assert_non_null(strstr(got.out, "Reported\n"));
    assert_null(strstr(got.out, "lintel fix"));
}

/* Of built-in rules for C: where people read about the rule, and in reports. */
static void guidelines_are_named(void **state) {
    ltl_program got = ltl_program_run(LTL_PROGRAM, *state, ".", "lintel rules show c-double-free");
    ltl_program_check(got, "MEM30-C", true);
    ltl_program_check(got, "Rule 22.2", true);
    sandbox_write(*state, "twice.c",
                  "#include <stdlib.h>\nvoid f(void) { char *p = malloc(3); free(p); free(p); }\n");
    got = ltl_program_run(LTL_PROGRAM, *state, ".",
                          "lintel scan -q --exit-zero --select c-double-free -f sarif twice.c");
    ltl_program_check(got, "\"CERT-MEM30-C\"", true);
    ltl_program_check(got, "\"MISRA-C-2012 Rule 22.2\"", true);
    got = ltl_program_run(LTL_PROGRAM, *state, ".",
                          "lintel scan -q --exit-zero --select c-double-free -f json twice.c");
    ltl_program_check(got, "\"cert\":[\"MEM30-C\"]", true);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(why_names_what_does_not_hold, setup, teardown),
        cmocka_unit_test_setup_teardown(tests_show_lines_and_twins, setup, teardown),
        cmocka_unit_test_setup_teardown(every_rule_is_accounted_for, setup, teardown),
        cmocka_unit_test_setup_teardown(all_faults_are_told_with_their_line, setup, teardown),
        cmocka_unit_test_setup_teardown(tests_take_marks_of_deep_analysis_and_other_folders, setup, teardown),
        cmocka_unit_test_setup_teardown(patterns_are_shown_with_what_they_need, setup, teardown),
        cmocka_unit_test_setup_teardown(an_exported_rule_runs_as_a_file, setup, teardown),
        cmocka_unit_test_setup_teardown(examples_are_told_before_and_after_a_fix, setup, teardown),
        cmocka_unit_test_setup_teardown(guidelines_are_named, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
