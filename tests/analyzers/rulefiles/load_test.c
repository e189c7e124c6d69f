#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "analyzers/rulefiles/load.h"
#include "core/buf.h"
#include "core/compiler.h"
#include "core/limits.h"
#include "tests/support/random.h"

typedef struct loaded {
    ltl_arena arena;
    ltl_rules rules;
    ltl_problems problems;
} loaded;

static void load(loaded *l, const char *path, const char *text) {
    ltl_rules_load(&l->arena, ltl_str_of(path), ltl_str_of(text), &l->rules, &l->problems);
}

static int setup(void **state) {
    *state = calloc(1, sizeof(loaded));
    return *state ? 0 : -1;
}

static int teardown(void **state) {
    loaded *l = *state;
    ltl_arena_clear(&l->arena);
    free(l);
    return 0;
}

/* --- formulas as text --------------------------------------------------------------------------
 */

static void show_leaf(ltl_buf *out, const ltl_formula *formula) {
    ltl_buf_printf(out, "%s%u(%.*s)", formula->op == LTL_FORMULA_REGEX ? "regex" : "code",
                   formula->leaf, LTL_STR_ARG(formula->text));
}

/* Depth is that of the tests below. */
static void show(ltl_buf *out, const ltl_formula *formula) {
    static const char *const NAMES[] = {[LTL_FORMULA_ALL] = "all",
                                        [LTL_FORMULA_ANY] = "any",
                                        [LTL_FORMULA_NOT] = "not",
                                        [LTL_FORMULA_INSIDE] = "inside"};
    if (formula->op == LTL_FORMULA_PATTERN || formula->op == LTL_FORMULA_REGEX) {
        show_leaf(out, formula);
        return;
    }
    ltl_buf_printf(out, "%s[", NAMES[formula->op]);
    for (uint32_t i = 0; i < formula->child_count; i++) {
        ltl_buf_printf(out, "%s", i ? " " : "");
        show(out, formula->children[i]);
    }
    for (uint32_t i = 0; i < formula->condition_count; i++) {
        const ltl_condition *condition = &formula->conditions[i];
        ltl_buf_printf(out, " where %.*s ", LTL_STR_ARG(condition->metavariable));
        if (condition->op == LTL_CONDITION_REGEX) {
            ltl_buf_printf(out, "=~ %.*s", LTL_STR_ARG(condition->regex));
        } else {
            show(out, condition->formula);
        }
    }
    for (uint32_t i = 0; i < formula->focus_count; i++) {
        ltl_buf_printf(out, " focus");
        for (uint32_t j = 0; j < formula->focus_sizes[i]; j++) {
            ltl_buf_printf(out, " %.*s", LTL_STR_ARG(formula->focus[i][j]));
        }
    }
    ltl_buf_printf(out, "]");
}

#define HEAD "rules:\n- id: r\n  message: m\n  severity: ERROR\n  languages: [python]\n"

static void assert_problem_free(const loaded *l) {
    for (uint32_t i = 0; i < l->problems.count; i++) {
        print_error("%u:%u %.*s\n", l->problems.at[i].line, l->problems.at[i].column,
                    LTL_STR_ARG(l->problems.at[i].text));
    }
    assert_int_equal(l->problems.count, 0);
}

static const ltl_rule *load_one(loaded *l, const char *text) {
    load(l, "r.yaml", text);
    assert_problem_free(l);
    assert_int_equal(l->rules.count, 1);
    return &l->rules.at[0];
}

static void check_formula(loaded *l, const char *text, const char *expected) {
    const ltl_rule *rule = load_one(l, text);
    ltl_buf out;
    ltl_buf_init(&out, 4096);
    show(&out, rule->formula);
    ltl_str shown = ltl_buf_borrow(&out);
    assert_string_equal(shown.ptr, expected);
    ltl_buf_clear(&out);
}

/* --- what is read ------------------------------------------------------------------------------
 */

static void facts_of_a_rule_are_read(void **state) {
    loaded *l = *state;
    const ltl_rule *rule = load_one(
        l, "rules:\n- id: a.b_c-1\n  message: |\n    Do not. Really.\n  severity: warning\n"
           "  languages: [py, python3, js]\n  pattern: eval($X)\n  fix: ''\n  min-version: 1.20.0\n"
           "  paths: {include: ['*.py'], exclude: [tests/]}\n"
           "  options: {interfile: true, symmetric_eq: false, constant_propagation: true}\n"
           "  metadata:\n    cwe: 'CWE-95: x'\n    owasp: [A03]\n    confidence: HIGH\n"
           "    cert: STR31-C\n    misra: [Rule 18.1, Dir 4.14]\n"
           "    references: [u1, u2]\n    category: performance\n    anything: {else: [1, 2]}\n"
           "    lintel: {why: w, advice: a, critical: true, crash: true, secret: true, domain: "
           "security}\n");
    const ltl_rule_info *info = &rule->info;
    assert_true(ltl_str_is(info->id, "a.b_c-1"));
    assert_true(ltl_str_is(info->message, "Do not. Really."));
    assert_true(ltl_str_is(info->title, "Do not"));
    assert_true(ltl_str_is(info->why, "w"));
    assert_true(ltl_str_is(info->advice, "a"));
    assert_int_equal(info->severity, LTL_SEVERITY_MEDIUM);
    assert_int_equal(info->confidence, LTL_CONFIDENCE_HIGH);
    assert_int_equal(info->domain, LTL_DOMAIN_SECURITY);
    assert_true(info->is_critical && info->is_crash && rule->is_secret && rule->has_fix);
    assert_int_equal(rule->fix.len, 0);
    assert_int_equal(info->cwe_count, 1);
    assert_int_equal(info->owasp_count, 1);
    assert_true(info->cert_count == 1 && ltl_str_is(info->cert[0], "STR31-C"));
    assert_true(info->misra_count == 2 && ltl_str_is(info->misra[1], "Dir 4.14"));
    assert_int_equal(info->reference_count, 2);
    assert_int_equal(info->language_count, 2);
    assert_true(ltl_str_is(info->languages[0], "python"));
    assert_string_equal(rule->languages[0]->id, "python");
    assert_string_equal(rule->languages[1]->id, "javascript");
    assert_null(rule->languages[2]);
    assert_false(rule->is_any_text);
    assert_int_equal(rule->include_count, 1);
    assert_int_equal(rule->exclude_count, 1);
    assert_true(ltl_str_is(info->source_path, "r.yaml"));
    assert_int_equal(info->source_line, 2);
}

static void typescript_rules_are_for_tsx_too(void **state) {
    loaded *l = *state;
    const ltl_rule *rule = load_one(l, "rules:\n- id: r\n  message: m\n  severity: LOW\n"
                                       "  languages: [ts]\n  pattern: f()\n");
    assert_string_equal(rule->languages[0]->id, "typescript");
    assert_string_equal(rule->languages[1]->id, "tsx");
    assert_int_equal(rule->info.language_count, 1);
}

static void text_rules_have_no_language(void **state) {
    loaded *l = *state;
    const ltl_rule *rule = load_one(l, "rules:\n- id: r\n  message: m\n  severity: LOW\n"
                                       "  languages: [generic]\n  pattern-regex: a(b)\n");
    assert_true(rule->is_any_text);
    assert_null(rule->languages[0]);
    assert_int_equal(rule->formula->op, LTL_FORMULA_REGEX);
}

static void a_pattern_is_a_leaf(void **state) {
    check_formula(*state, HEAD "  pattern: foo($X)\n", "code0(foo($X))");
}

static void conjunctions_keep_their_order(void **state) {
    check_formula(*state,
                  HEAD "  patterns:\n"
                       "  - pattern: a($X, $Y)\n"
                       "  - metavariable-regex: {metavariable: $X, regex: ^b}\n"
                       "  - pattern-either:\n"
                       "    - pattern: c\n"
                       "    - pattern-inside: d\n"
                       "    - patterns: [{pattern-regex: e}]\n"
                       "  - pattern-not: f\n"
                       "  - pattern-not-inside: g\n"
                       "  - pattern-not-regex: h\n"
                       "  - pattern-inside: i\n"
                       "  - focus-metavariable: $X\n"
                       "  - focus-metavariable: [$X, $Y]\n",
                  "all[code0(a($X, $Y)) any[code1(c) inside[code2(d)] all[regex3(e)]] "
                  "not[code4(f)] not[inside[code5(g)]] not[regex6(h)] inside[code7(i)] "
                  "where $X =~ ^b focus $X focus $X $Y]");
}

static void negations_take_formulas(void **state) {
    check_formula(*state,
                  HEAD "  patterns:\n"
                       "  - pattern: a\n"
                       "  - pattern-not: {patterns: [{pattern: b}, {pattern-not: c}]}\n"
                       "  - pattern-not-inside: {pattern-either: [{pattern: d}, {pattern: e}]}\n",
                  "all[code0(a) not[all[code1(b) not[code2(c)]]] "
                  "not[inside[any[code3(d) code4(e)]]]]");
}

static void conditions_hold_formulas(void **state) {
    check_formula(*state,
                  HEAD "  patterns:\n"
                       "  - pattern: a($X)\n"
                       "  - metavariable-pattern:\n"
                       "      metavariable: $X\n"
                       "      patterns: [{pattern-not: '1'}, {pattern-not-regex: '2'}]\n"
                       "  - metavariable-pattern: {metavariable: $X, pattern-not: 'b($X, $Y)'}\n"
                       "  - metavariable-pattern: {metavariable: $X, pattern-regex: (?<N>.)}\n"
                       "  - metavariable-regex: {metavariable: $N, regex: a(.)}\n"
                       "  - focus-metavariable: $1\n",
                  "all[code0(a($X)) where $X all[not[code1(1)] not[regex2(2)]] "
                  "where $X all[not[code3(b($X, $Y))]] where $X regex4((?<N>.)) "
                  "where $N =~ a(.) focus $1]");
}

static void places_are_those_of_the_text(void **state) {
    loaded *l = *state;
    const ltl_rule *rule = load_one(l, HEAD "  patterns:\n"
                                            "  - pattern: |\n"
                                            "\n"
                                            "        foo()\n"
                                            "  - pattern-regex: 'bar'\n"
                                            "  - pattern: baz\n"
                                            "  - pattern-not: >-\n"
                                            "      qux\n");
    static const uint32_t PLACES[][2] = {{8, 9}, {10, 21}, {11, 14}, {13, 7}};
    for (uint32_t i = 0; i < 4; i++) {
        const ltl_formula *leaf = rule->formula->children[i];
        leaf = leaf->op == LTL_FORMULA_NOT ? leaf->children[0] : leaf;
        assert_int_equal(leaf->line, PLACES[i][0]);
        assert_int_equal(leaf->column, PLACES[i][1]);
    }
    assert_true(ltl_str_is(rule->formula->children[0]->text, "\nfoo()\n"));
    assert_int_equal(rule->leaf_count, 4);
}

/* --- what is wrong -----------------------------------------------------------------------------
 */

typedef struct complaint {
    const char *text;
    uint32_t line;
    uint32_t column;
    const char *expected; /* part of the problem's text */
    bool is_warning;
} complaint;

#define PATTERNS HEAD "  patterns:\n  - pattern: a($X)\n"

static const complaint COMPLAINTS[] = {
    {"rules: [\n", 2, 0, "parsing a flow node", false},
    {"", 1, 1, "the file is empty", false},
    {"a: 1\n", 1, 1, "no rule file", false},
    {"rules:\n  a: 1\n", 2, 3, "`rules` must be a list", false},
    {"rules:\n", 1, 7, "`rules` is empty", false},
    {"- id: r\n", 1, 1, "put `rules:` above it", false},
    {"id: r\npattern: a\n", 1, 1, "put it into the list `rules`", false},
    {"rules:\n- id: r\n\tmessage: m\n", 3, 1, "indented by blanks", false},
    {"rules:\n- id: r\n  message: a: b\n", 3, 13, "needs quotes", false},
    {HEAD "  pattern: a\n  pattern: b\n", 7, 3, "first in line 6", false},
    {"\xFF\xFEr", 1, 1, "this is UTF-16", false},
    {HEAD "  pattern: a\n  paths: \xE9\n", 7, 10, "byte 0xE9", false},
    {"rules:\n- 1\n", 2, 3, "must be a mapping", false},
    {"x: 1\n" HEAD "  pattern: a\n", 1, 1, "`x` has no effect", true},
    {"rules:\n- id: 'a b'\n", 2, 7, "`id` may hold", false},
    {"rules:\n- message: m\n  severity: ERROR\n  languages: [python]\n  pattern: a\n", 2, 3,
     "has no `id`", false},
    {HEAD, 2, 3, "has no `pattern`", false},
    {HEAD "  pattern: a\n  patern: b\n", 7, 3, "did you mean `pattern`?", false},
    {HEAD "  pattern: a\n  quux: b\n", 7, 3, "unknown key `quux` has no effect", true},
    {HEAD "  pattern: a\n  equivalences: b\n", 7, 3, "has no effect", true},
    {HEAD "  pattern: a\n  fix-regex: {}\n", 7, 3, "mapping with `regex`", false},
    {HEAD "  pattern: a\n  fix-regex: {regex: a, replacement: b, cuont: 1}\n", 7, 41,
     "did you mean `count`?", false},
    {HEAD "  pattern: a\n  fix-regex: {regex: a, replacement: b, count: x}\n", 7, 48,
     "must be a number", false},
    {HEAD "  pattern: a\n  pattern-regex: b\n", 7, 3, "one formula", false},
    {HEAD "  pattern: a\n  pattern-inside: b\n", 7, 3, "belongs into the list", false},
    {HEAD "  pattern: a\n  pattern-sources: []\n", 7, 3, "stands beside `pattern`", false},
    {HEAD "  pattern: a\n  mode: taint\n", 6, 3, "needs `pattern-sources`", false},
    {HEAD "  pattern-sources: [{pattern: a}]\n", 6, 3, "needs `mode: taint`", false},
    {HEAD "  mode: taint\n  pattern-sources: [{pattern: a}]\n", 7, 3, "needs `pattern-sinks`",
     false},
    {HEAD "  mode: taint\n  pattern-sources: [{pattern: a, exact: 7}]\n  pattern-sinks: "
          "[{pattern: b}]\n",
     7, 41, "true or false", false},
    {HEAD "  mode: taint\n  pattern-sources: [{pattern: a}]\n  pattern-sinks: [{pattern: b, "
          "label: X}]\n",
     8, 0, "has no place", false},
    {HEAD "  mode: taint\n  pattern-sources: [{pattern: a}]\n  pattern-sinks: [{pattern: b, "
          "requires: A and}]\n",
     8, 0, "a label expected", false},
    {HEAD "  mode: taint\n  pattern-sources: [{patern: a}]\n  pattern-sinks: [{pattern: b}]\n", 7,
     0, "did you mean `pattern`?", false},
    {HEAD "  mode: taint\n  pattern-sources: [{pattern: a}]\n  pattern-sinks: [{pattern: b}]\n"
          "  pattern-propagators: [{pattern: c}]\n",
     9, 0, "needs `from` and `to`", false},
    {HEAD "  pattern: a\n  mode: serch\n", 7, 9, "did you mean `search`?", false},
    {HEAD "  pattern: a\n  pattern: b\n", 7, 0, "", false},
    {HEAD "  taint: a\n", 6, 3, "must be a mapping", false},
    {HEAD "  taint: {sources: [a], sink: [b]}\n", 6, 0, "did you mean `sinks`?", false},
    {HEAD "  pattern: ''\n", 6, 12, "is empty", false},
    {HEAD "  pattern: [a]\n", 6, 3, "must be a text", false},
    {HEAD "  patterns: a\n", 6, 3, "must be a list", false},
    {HEAD "  patterns: []\n", 6, 3, "must be a list", false},
    {HEAD "  patterns: [a]\n", 6, 14, "is a mapping: `- pattern: a`", false},
    {HEAD "  patterns: [[a]]\n", 6, 14, "a mapping with one key", false},
    {HEAD "  patterns:\n  - pattern: a\n    pattern-not: b\n", 8, 5, "of its own, with a `-`",
     false},
    {HEAD "  pattern:\n", 6, 3, "`pattern` is empty", false},
    {HEAD "  pattern: {a: b}\n", 6, 3, "this is a mapping", false},
    {HEAD "  patterns: []\n", 6, 3, "this one is empty", false},
    {HEAD "  patterns: [{pattern: f($X)}, {focus-metavariable: $Y}]\n", 6, 33, "bound here: `$X`",
     false},
    {HEAD "  patterns: [{pattern: f($ABC)}, {focus-metavariable: $ABD}]\n", 6, 35, "mean `$ABC`?",
     false},
    {HEAD "  patterns: [{pattern: f()}, {focus-metavariable: $Y}]\n", 6, 31,
     "nothing is bound here", false},
    {HEAD "  pattern: f($X)\n  fix: g($Y)\n", 7, 8, "`$Y` stays as it is written in the fix", true},
    {"rules:\n- id: r\n  message: m $Y\n  severity: LOW\n  languages: [python]\n  pattern: f($X)\n",
     3, 12, "`$Y` stays as it is written in the message: no pattern binds it; bound here: `$X`",
     true},
    {"rules:\n- id: r\n  message: m\n  severity: bad\n  languages: [python]\n  pattern: a\n", 4, 13,
     "there are CRITICAL", false},
    {HEAD "  mode: taint\n  pattern-sources: [{pattern: a, by-side: true}]\n  pattern-sinks: "
          "[{pattern: b}]\n",
     7, 34, "unknown key `by-side`", false},
    {HEAD "  mode: taint\n  pattern-sources: [{pattern: a, by-sideeffect: true}]\n"
          "  pattern-sinks: [{pattern: b}]\n",
     7, 34, "did you mean `by-side-effect`?", false},
    {HEAD "  patterns: [{pattern-not: a}]\n", 6, 3, "nothing to find", false},
    {HEAD "  pattern-either: [{pattern-not: a}]\n", 6, 21, "put it under `patterns`", false},
    {HEAD "  pattern-either: [{focus-metavariable: $X}]\n", 6, 21, "put it under", false},
    {PATTERNS "  - pattren: b\n", 8, 5, "did you mean `pattern`?", false},
    {PATTERNS "  - metavariable-regex: {metavariable: $Y, regex: b}\n", 8, 51, "binds `$Y`", false},
    {PATTERNS "  - metavariable-regex: {metavariable: X, regex: b}\n", 8, 40, "no metavariable",
     false},
    {PATTERNS "  - metavariable-regex: {metavariable: $X}\n", 8, 5, "no `regex`", false},
    {PATTERNS "  - metavariable-regex: {metavariable: $X, regexp: b}\n", 8, 44, "did you mean",
     false},
    {PATTERNS "  - metavariable-regex: {metavariable: $X, regex: b, constant-propagation: 7}\n", 8,
     76, "true or false", false},
    {PATTERNS "  - metavariable-comparison: {comparison: $X > 1 1}\n", 8, 50, "should end", false},
    {PATTERNS "  - metavariable-comparison: {comparison: '$X > '}\n", 8, 49, "too early", false},
    {PATTERNS "  - metavariable-comparison: {comparison: $Z > 1}\n", 8, 43, "binds `$Z`", false},
    {PATTERNS "  - metavariable-comparison: {metavariable: $X}\n", 8, 5, "no `comparison`", false},
    {PATTERNS "  - metavariable-comparison: {comparison: $X > 1, base: 99}\n", 8, 57, "2 to 36",
     false},
    {PATTERNS "  - metavariable-analysis: {metavariable: $X, analyzer: entrop}\n", 8, 57,
     "did you mean `entropy`?", false},
    {PATTERNS "  - metavariable-name: {metavariable: $X}\n", 8, 5, "no `module`", false},
    {PATTERNS "  - metavariable-name: $X\n", 8, 5, "must be a mapping", false},
    {PATTERNS "  - pattern-where-python: x\n", 8, 5, "run no code", false},
    {HEAD "  match: {pattern: a, regex: b}\n", 6, 23, "side by side", false},
    {HEAD "  match: {patern: a}\n", 6, 11, "did you mean `pattern`?", false},
    {HEAD "  match: {where: [{focus: $X}]}\n", 6, 3, "must stand", false},
    {HEAD "  match: [a]\n", 6, 3, "must stand", false},
    {HEAD "  match: {all: [{not: a}]}\n", 6, 3, "nothing to find", false},
    {HEAD "  match: {any: [{not: a}]}\n", 6, 17, "put it under `all`", false},
    {HEAD "  match: {all: a}\n", 6, 11, "must be a list", false},
    {HEAD "  match: {pattern: a, where: [{focus: $X}]}\n", 6, 32, "binds `$X`", false},
    {HEAD "  match: {pattern: a, where: [x]}\n", 6, 31, "must be a mapping", false},
    {HEAD "  match: {pattern: a, as: x}\n", 6, 27, "no metavariable", false},
    {HEAD "  pattern-either:\n  - metavariable-name: {metavariable: $X, module: a}\n", 7, 5,
     "put it under `patterns`", false},
    {PATTERNS "  - metavariable-pattern: {metavariable: $X, language: shh, pattern: b}\n", 8, 56,
     "no language `shh`", false},
    {PATTERNS "  - metavariable-pattern: {metavariable: $X, language: lisp, pattern: b}\n", 8, 56,
     "no grammar yet", false},
    {PATTERNS "  - metavariable-pattern: {metavariable: $X}\n", 8, 5, "no formula", false},
    {PATTERNS "  - focus-metavariable: $Y\n", 8, 5, "binds `$Y`", false},
    {PATTERNS "  - pattern-not: b($Y)\n  - focus-metavariable: $Y\n", 9, 5, "binds `$Y`", false},
    {PATTERNS "  - pattern-not: {pattern-not: b}\n", 8, 19, "finds nothing on its own", false},
    {HEAD "  pattern: a\n  options: {flddef_assign: 3}\n", 7, 28, "must be true or false", false},
    {HEAD "  pattern: a\n  options: {symetric_eq: true}\n", 7, 13, "did you mean", false},
    {HEAD "  pattern: a\n  paths: {includes: [a]}\n", 7, 11, "did you mean `include`?", false},
    {HEAD "  pattern: a\n  min-version: 2.0.0\n", 7, 16, "left out", true},
    {HEAD "  pattern: a\n  max-version: 1.50.0\n", 7, 16, "left out", true},
    {HEAD "  pattern: a\n  min-version: soon\n", 7, 16, "must be a version", false},
    {HEAD "  pattern: a\n  metadata: {lintel: {critcal: true}}\n", 7, 23, "did you mean", false},
    {"rules:\n- id: r\n  message: m\n  severity: EROR\n  languages: [python]\n  pattern: a\n", 4,
     13, "did you mean `ERROR`?", false},
    {"rules:\n- id: r\n  message: m\n  severity: LOW\n  languages: [pyton]\n  pattern: a\n", 5, 15,
     "did you mean `python`?", false},
    {"rules:\n- id: r\n  message: m\n  severity: LOW\n  languages: [lisp]\n  pattern: a\n", 5, 15,
     "no grammar for `lisp`", false},
    {"rules:\n- id: r\n  message: m\n  severity: LOW\n  languages: [lisp, go]\n  pattern: a\n", 5,
     15, "runs for its other languages", true},
    {HEAD "  pattern: a\n  options: {generic_comment_style: perl}\n", 7, 36, "must be `c`", false},
    {HEAD "  pattern: a\n  options: {generic_ellipsis_max_span: few}\n", 7, 40, "number of lines",
     false},
    {HEAD "  pattern: a\n  options: {generic_engine: other}\n", 7, 29, "must be `spacegrep`",
     false},
    {HEAD "  pattern: a\n  options: {generic_braces: [[a]]}\n", 7, 29, "list of pairs", false},
    {"rules:\n- id: r\n  message: m\n  severity: LOW\n  languages: python\n  pattern: a\n", 5, 3,
     "must be a list", false},
};

static void every_fault_is_named_with_its_place(void **state) {
    (void)state;
    for (size_t i = 0; i < LTL_COUNT_OF(COMPLAINTS); i++) {
        const complaint *expected = &COMPLAINTS[i];
        loaded l = {0};
        load(&l, "r.yaml", expected->text);
        const ltl_problem *found = NULL;
        for (uint32_t j = 0; j < l.problems.count && !found; j++) {
            ltl_str text = l.problems.at[j].text;
            bool is_it = ltl_str_find(text, ltl_str_of(expected->expected), 0) != SIZE_MAX;
            found = is_it ? &l.problems.at[j] : NULL;
        }
        if (!found || found->line != expected->line ||
            (expected->column && found->column != expected->column) ||
            found->is_warning != expected->is_warning) {
            fail_msg("%s\nexpected %s at %u:%u, got %.*s at %u:%u", expected->text,
                     expected->expected, expected->line, expected->column,
                     LTL_STR_ARG(found ? found->text : LTL_STR("something else")),
                     found ? found->line : 0, found ? found->column : 0);
        }
        bool is_skipped = ltl_str_find(found->text, LTL_STR("left out"), 0) != SIZE_MAX;
        assert_int_equal(l.rules.count, expected->is_warning && !is_skipped);
        ltl_arena_clear(&l.arena);
    }
}

static void one_bad_rule_costs_itself_only(void **state) {
    loaded *l = *state;
    load(l, "a.yaml",
         HEAD "  pattern: a\n- id: bad\n  message: m\n  severity: LOW\n  languages: [python]\n"
              "  pattern-sinks: []\n- id: good\n  message: m\n  severity: LOW\n"
              "  languages: [python]\n  pattern: b\n");
    assert_int_equal(l->rules.count, 2);
    assert_int_equal(l->problems.count, 1);
    assert_true(ltl_str_is(l->problems.at[0].rule_id, "bad"));
    assert_true(ltl_str_is(l->rules.at[1].info.id, "good"));
}

static void rules_of_one_name_all_run(void **state) {
    loaded *l = *state;
    load(l, "a.yaml", HEAD "  pattern: a\n");
    load(l, "x/b c.yaml", HEAD "  pattern: b\n");
    load(l, "y/b c.yaml", HEAD "  pattern: c\n");
    assert_int_equal(l->rules.count, 3);
    assert_true(ltl_str_is(l->rules.at[0].info.id, "r"));
    assert_true(ltl_str_is(l->rules.at[1].info.id, "b-c.r"));
    assert_true(ltl_str_is(l->rules.at[2].info.id, "y.b-c.r"));
    assert_int_equal(l->problems.count, 2);
    assert_true(l->problems.at[0].is_warning);
    assert_true(ltl_str_is(l->problems.at[0].path, "x/b c.yaml"));
}

static void two_rules_of_one_name_in_a_file_are_a_fault(void **state) {
    loaded *l = *state;
    load(l, "a.yaml",
         HEAD "  pattern: a\n- id: r\n  message: m\n  severity: LOW\n  languages: [python]\n"
              "  pattern: b\n");
    assert_int_equal(l->rules.count, 1);
    assert_int_equal(l->problems.count, 1);
    assert_false(l->problems.at[0].is_warning);
}

/* Nested deeper than the limit, without recursion, and wider than the limit of names. */
static void limits_are_errors(void **state) {
    loaded *l = *state;
    ltl_buf text;
    ltl_buf_init(&text, 1 << 20);
    ltl_buf_printf(&text, HEAD "  patterns: ");
    for (int i = 0; i < 25; i++) {
        ltl_buf_printf(&text, "[{pattern-inside: {patterns: ");
    }
    ltl_buf_printf(&text, "[{pattern: a}]");
    for (int i = 0; i < 25; i++) {
        ltl_buf_printf(&text, "}}]");
    }
    load(l, "deep.yaml", text.ptr);
    assert_int_equal(l->rules.count, 0);
    assert_true(l->problems.count > 0);
    ltl_buf_reset(&text);
    ltl_buf_printf(&text, HEAD "  pattern: f(");
    for (unsigned i = 0; i <= LTL_MAX_METAVARIABLES; i++) {
        ltl_buf_printf(&text, "$X%u, ", i);
    }
    ltl_buf_printf(&text, ")\n");
    uint32_t before = l->problems.count;
    load(l, "wide.yaml", text.ptr);
    assert_int_equal(l->problems.count, before + 1);
    assert_int_equal(l->rules.count, 0);
    ltl_buf_clear(&text);
    char *large = calloc(1, LTL_MAX_RULE_FILE_BYTES + 1);
    assert_non_null(large);
    memset(large, ' ', LTL_MAX_RULE_FILE_BYTES + 1);
    ltl_rules_load(&l->arena, LTL_STR("large.yaml"), (ltl_str){large, LTL_MAX_RULE_FILE_BYTES + 1},
                   &l->rules, &l->problems);
    free(large);
    assert_int_equal(l->problems.count, before + 2);
}

/* --- mutations ---------------------------------------------------------------------------------
 */

static const char SEED_FILE[] =
    HEAD "  patterns:\n"
         "  - pattern: |\n"
         "      $X = source(...)\n"
         "      ...\n"
         "      sink($X, $...REST)\n"
         "  - pattern-either:\n"
         "    - pattern-inside: \"def $F(...): ...\"\n"
         "    - patterns:\n"
         "      - pattern-regex: (?<NAME>a|b)+\n"
         "      - pattern-not-regex: 'c'\n"
         "  - pattern-not-inside: {pattern-either: [{pattern: d}, {pattern: e}]}\n"
         "  - metavariable-regex: {metavariable: $X, regex: '^[a-z]+$'}\n"
         "  - metavariable-pattern:\n"
         "      metavariable: $X\n"
         "      patterns: [{pattern-not: \"1\"}]\n"
         "  - focus-metavariable: [$X]\n"
         "  options: {interfile: true}\n"
         "  paths: {include: ['*.py']}\n"
         "  min-version: 1.2.3\n"
         "  metadata: {cwe: [CWE-1], lintel: {critical: true}}\n"
         "- id: other\n  message: &m text\n  severity: LOW\n  languages: [js]\n  pattern: *m\n";

/* Overwrites, drops, repeats or inserts a few bytes. */
static size_t mutate(ltl_random *random, char *text, size_t len, size_t capacity) {
    static const char BYTES[] = "\n\n  -:[]{}'\"|>&*$#!?%@\t\\\x00\xff,.=a1";
    for (size_t times = 1 + ltl_random_below(random, 4); times > 0; times--) {
        size_t at = ltl_random_below(random, len);
        size_t span = 1 + ltl_random_below(random, 24);
        span = at + span > len ? len - at : span;
        switch (ltl_random_below(random, 4)) {
        case 0:
            text[at] = BYTES[ltl_random_below(random, sizeof(BYTES) - 1)];
            break;
        case 1:
            memmove(text + at, text + at + span, len - at - span);
            len -= span;
            break;
        case 2:
            if (len + span <= capacity) {
                memmove(text + at + span, text + at, len - at);
                len += span;
            }
            break;
        default:
            if (len < capacity) {
                memmove(text + at + 1, text + at, len - at);
                text[at] = BYTES[ltl_random_below(random, sizeof(BYTES) - 1)];
                len++;
            }
            break;
        }
        if (len == 0) {
            return 0;
        }
    }
    return len;
}

static void mutated_files_never_crash_and_faults_have_lines(void **state) {
    loaded *l = *state;
    load(l, "seed.yaml", SEED_FILE);
    assert_problem_free(l);
    ltl_random random = ltl_random_make("load", 7);
    uint32_t rejected = 0;
    uint32_t accepted = 0;
    char text[2 * sizeof(SEED_FILE)];
    for (int i = 0; i < 20000; i++) {
        memcpy(text, SEED_FILE, sizeof(SEED_FILE) - 1);
        size_t len = mutate(&random, text, sizeof(SEED_FILE) - 1, sizeof(text));
        ltl_arena_reset(&l->arena);
        l->rules = (ltl_rules){0};
        l->problems = (ltl_problems){0};
        ltl_rules_load(&l->arena, LTL_STR("m.yaml"), (ltl_str){text, len}, &l->rules, &l->problems);
        uint32_t lines = 1;
        for (size_t j = 0; j < len; j++) {
            lines += text[j] == '\n' || text[j] == '\r';
        }
        for (uint32_t j = 0; j < l->problems.count; j++) {
            assert_in_range(l->problems.at[j].line, 1, lines + 1);
            assert_true(l->problems.at[j].text.len > 0);
        }
        if (l->rules.count < 2) {
            assert_true(l->problems.count > 0);
        }
        rejected += l->rules.count < 2;
        accepted += l->rules.count == 2;
    }
    assert_true(rejected > 1000);
    assert_true(accepted > 500);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(facts_of_a_rule_are_read),
        TEST(typescript_rules_are_for_tsx_too),
        TEST(text_rules_have_no_language),
        TEST(a_pattern_is_a_leaf),
        TEST(conjunctions_keep_their_order),
        TEST(negations_take_formulas),
        TEST(conditions_hold_formulas),
        TEST(places_are_those_of_the_text),
        cmocka_unit_test(every_fault_is_named_with_its_place),
        TEST(one_bad_rule_costs_itself_only),
        TEST(rules_of_one_name_all_run),
        TEST(two_rules_of_one_name_in_a_file_are_a_fault),
        TEST(limits_are_errors),
        TEST(mutated_files_never_crash_and_faults_have_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
