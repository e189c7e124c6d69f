/* Fenced code of documents: read by the rules of the language it names, found at the lines of the document. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "analyzers/embedded/embedded.h"
#include "grammars/language.h"
#include "tests/support/scanned.h"

#define CALL "  pattern: run(...)"

typedef struct example {
    const char *rules; /* languages of the rule */
    const char *formula;
    const char *code;
    const char *places;
} example;

static void check_one(const example *e, bool with_prefilter, int *failures) {
    scanned s;
    scanned_make(&s, e->rules, e->formula);
    ltl_scanner_set_prefilter(s.scanner, with_prefilter);
    scanned_run(&s, "markdown", ltl_str_of(e->code), NULL);
    ltl_str places = scanned_places(&s);
    ltl_reason reason = ltl_reason_worse(scanned_reason(&s), ltl_scanner_tree_reason(s.scanner));
    if (!ltl_str_is(places, e->places) || reason != LTL_REASON_NONE) {
        print_error("%s\non\n%s\nfound '%.*s' (%s), expected '%s' (prefilter %d)\n", e->formula,
                    e->code, LTL_STR_ARG(places), ltl_reason_id(reason), e->places, with_prefilter);
        ++*failures;
    }
    scanned_clear(&s);
}

static void check(const example *examples, size_t count) {
    int failures = 0;
    for (size_t i = 0; i < count; i++) {
        check_one(&examples[i], false, &failures);
        check_one(&examples[i], true, &failures);
    }
    assert_int_equal(failures, 0);
}

static void the_line_that_opens_a_fence_names_its_language(void **state) {
    (void)state;
    static const example examples[] = {
        {"python", CALL, "run(1)\n\n```python\nrun(2)\n```\n\nrun(3)\n", "4:1-4:7"},
        {"python", CALL, "~~~ Py\nrun(2)\n~~~\n", "2:1-2:7"},
        {"python", CALL, "````py\n```\nrun(2)\n```\n````\n", "3:1-3:7"},
        {"python", CALL, "```{.python .numbered}\nrun(2)\n```\n", "2:1-2:7"},
        {"python", CALL, "``` {python, echo=F}\nrun(2)\n```\n", "2:1-2:7"},
        {"javascript", CALL, "```js title=\"a.js\" {1,3}\nrun(2)\n```\n", "2:1-2:7"},
        {"javascript", CALL, "```mjs\nrun(2)\n```\n", "2:1-2:7"},
        {"rust", CALL, "```rust,ignore\nfn f() { run(2); }\n```\n", "2:10-2:16"},
        {"csharp", CALL, "```c#\nrun(2);\n```\n", "2:1-2:7"},
        {"ruby", CALL, "```ruby#3-4\nrun(2)\n```\n", "2:1-2:7"},
        {"python", CALL, "```{code-block} python\nrun(2)\n```\n", "2:1-2:7"},
        {"python", CALL, "```{note} python\nrun(2)\n```\n", ""},
        {"python", CALL, "```\nrun(2)\n```\n", ""},
        {"python", CALL, "```text\nrun(2)\n```\n", ""},
        {"python", CALL, "```js\nrun(2)\n```\n", ""},
        {"python", CALL, "    run(2)\n\n`run(2)`\n", ""},
        {"python", CALL, "```python\nrun(2)\n", "2:1-2:7"}, /* never closed */
        {"python", CALL, "```python\nrun(2)\n```", "2:1-2:7"}, /* the file ends there */
        {"python", CALL, "- ~~~python\n  run(2)\n  ~~~~", "2:3-2:9"},
        {"python", CALL, "```python\n```\n", ""},
        {"php", CALL, "```php\nrun(2);\n```\n", "2:1-2:7"},
        {"php", CALL, "- ~~~php\n  $a = 1;\n  run(2);\n  ~~~\n", "3:3-3:9"},
        {"php", CALL, "```php\n<?php run(2);\n```\n", "2:7-2:13"},
        {"python", CALL, "```md\n~~~python\nrun(2)\n~~~\n```\n", ""},
        {"python, javascript", CALL, "```py\nrun(1)\n```\n```ts\nrun(2)\n```\n```js\nrun(3)\n```\n",
         "2:1-2:7 8:1-8:7"},
    };
    check(examples, LTL_COUNT_OF(examples));
}

static void marks_before_its_lines_are_none_of_the_code(void **state) {
    (void)state;
    static const example examples[] = {
        {"python", CALL, "1. a\n\n   ```python\n   if x:\n       run(1,\n           2)\n   run(3)\n   ```\n",
         "5:8-6:14 7:4-7:10"},
        {"python", CALL, "> ~~~py\n> run(1)\n> if x:\n>   run(2)\n> ~~~\n", "2:3-2:9 4:5-4:11"},
        {"python", CALL, ">~~~py\n>run(1)\n>~~~\n", "2:2-2:8"},
        {"python", CALL, "> - a\n>   ```py\n>   x = \"\"\"\n>   b\n>   \"\"\"\n>   run(1)\n>   ```\n",
         "6:5-6:11"},
        {"python", CALL, "- ```py\n  run(1)\n  ```\n* ```py\n\trun(2)\n  ```\n", "2:3-2:9 5:2-5:8"},
        {"python", CALL, "  ```py\n  run(1)\nrun(2)\n   run(3)\n  ```\n", "2:3-2:9 3:1-3:7 4:4-4:10"},
        {"python", "  pattern: x = \"a\\nb\"", "- ```py\n  x = \"a\\nb\"\n  ```\n", "2:3-2:13"},
        {"bash", "  pattern: end ...",
         "1. b\n\n   ```sh\n   cat <<EOF\n   end 1\n   EOF\n   end 2\n   ```\n", "7:4-7:9"},
        {"yaml", "  pattern: 'b: $X'", "- ```yaml\n  a:\n    b: 1\n  ```\n", "3:5-3:9"},
        {"python", CALL, "> ```py\r\n> run(1)\r\n> ```\r\n", "2:3-2:9"},
    };
    check(examples, LTL_COUNT_OF(examples));
}

/* What people are shown need not be whole: that is no fault of the document. */
static void what_does_not_parse_is_text(void **state) {
    (void)state;
    static const example examples[] = {
        {"python", CALL, "```python\n>>> run(1)\n... )))\n```\n", "2:5-2:11"},
        {"javascript", CALL, "```js\n{ ... }\n```\n\n```js\nrun(2)\n```\n", "6:1-6:7"},
    };
    check(examples, LTL_COUNT_OF(examples));
}

static void front_matter_is_data(void **state) {
    (void)state;
    static const example examples[] = {
        {"yaml", "  pattern: 'b: $X'", "---\na: 1\nb:\n  - c\n---\nb: 3\n", "3:1-4:6"},
        {"yaml", "  pattern: 'b: $X'", "a\n\n---\nb: 2\n---\n", ""},
        {"yaml", "  pattern: 'b: $X'", "---\n---\n", ""},
        {"toml", "  pattern: b = $X", "+++\nb = 1\n+++\n", "2:1-2:6"},
    };
    check(examples, LTL_COUNT_OF(examples));
}

static void load(ltl_ruleset *ruleset, bool is_built_in, const char *id, const char *metadata) {
    ltl_arena arena = {0};
    ltl_str text = ltl_arena_printf(&arena,
                                    "rules:\n- id: %s\n  message: m\n  severity: ERROR\n"
                                    "  languages: [python]\n  pattern: run(1)\n%s",
                                    id, metadata);
    ltl_str path = ltl_arena_printf(&arena, "%s.yaml", id);
    if (is_built_in) {
        ltl_ruleset_add_built_in(ruleset, path, text);
    } else {
        ltl_ruleset_add(ruleset, path, text);
    }
    ltl_arena_clear(&arena);
}

/* Rules of people speak, those of the program do not; both can say otherwise. */
static void rules_say_whether_they_speak(void **state) {
    (void)state;
    ltl_ruleset *ruleset = ltl_ruleset_new();
    load(ruleset, true, "a", "");
    load(ruleset, true, "b", "  metadata: {lintel: {documents: true}}\n");
    load(ruleset, false, "c", "");
    load(ruleset, false, "d", "  metadata: {lintel: {documents: false}}\n");
    ltl_error error;
    assert_int_equal(ltl_ruleset_compile(ruleset, &error), LTL_OK);
    assert_int_equal(ltl_ruleset_problems(ruleset)->count, 0);
    scanned s = {.ruleset = ruleset, .scanner = ltl_scanner_new(ruleset)};
    scanned_run(&s, "markdown", LTL_STR("```python\nrun(1)\n```\n"), NULL);
    assert_int_equal(s.matches->count, 2);
    assert_true(ltl_str_is(s.matches->at[0].rule->info.id, "b"));
    assert_true(ltl_str_is(s.matches->at[1].rule->info.id, "c"));
    scanned_run(&s, "python", LTL_STR("run(1)\n"), NULL);
    assert_int_equal(s.matches->count, 4);
    scanned_clear(&s);
}

/* Nothing is compiled or parsed for rules that say nothing. */
static void silent_rules_cost_nothing(void **state) {
    (void)state;
    ltl_ruleset *ruleset = ltl_ruleset_new();
    load(ruleset, true, "a", "");
    ltl_error error;
    assert_int_equal(ltl_ruleset_compile(ruleset, &error), LTL_OK);
    scanned s = {.ruleset = ruleset, .scanner = ltl_scanner_new(ruleset)};
    scanned_run(&s, "markdown", LTL_STR("```python\nrun(1)\n```\n"), NULL);
    assert_int_equal(s.matches->count, 0);
    assert_null(ltl_scanner_tree_if_parsed(s.scanner));
    scanned_clear(&s);
}

static void comments_in_it_suppress(void **state) {
    (void)state;
    scanned s;
    scanned_make(&s, "python", CALL);
    scanned_run(&s, "markdown",
                LTL_STR("- ```py\n  run(1)  # nosemgrep\n  run(2)\n  # lintel:ignore[t]\n  run(3)\n  ```\n"
                        "\n```py\nprint()  # nosemgrep\n```\n"),
                NULL);
    assert_int_equal(s.matches->count, 3);
    static const bool EXPECTED[] = {true, false, true};
    const ltl_suppressions *all = ltl_scanner_suppressions(s.scanner);
    for (uint32_t i = 0; i < 3; i++) {
        const ltl_match *match = &s.matches->at[i];
        uint32_t line = ltl_source_position(&s.source, match->span.start).line;
        bool is_suppressed = ltl_suppressions_find(all, &match->rule->info, line, 0) != NULL;
        assert_int_equal(is_suppressed, EXPECTED[i]);
    }
    assert_int_equal(all->count, 2); /* those that readers are shown are nobody's */
    assert_true(ltl_str_starts_with(ltl_source_slice(&s.source, all->at[0].comment),
                                    LTL_STR("# nosemgrep")));
    scanned_clear(&s);
}

/* A fix goes where the code stands; one of several lines would have to repeat what is before them. */
static void fixes_fit_where_the_code_stands(void **state) {
    (void)state;
    static const struct {
        const char *formula;
        const char *code;
        bool has_fix;
    } rows[] = {
        {"  pattern: run($X)\n  fix: walk($X)", "- ```py\n  run(1)\n  ```\n", true},
        {"  pattern: run($X)\n  fix: \"walk()\\nrun($X)\"", "- ```py\n  run(1)\n  ```\n", false},
        {"  pattern: run($X)\n  fix: \"walk()\\nrun($X)\"", "```py\nrun(1)\n```\n", true},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(rows); i++) {
        scanned s;
        scanned_make(&s, "python", rows[i].formula);
        scanned_run(&s, "markdown", ltl_str_of(rows[i].code), NULL);
        assert_int_equal(s.matches->count, 1);
        assert_int_equal(s.matches->at[0].has_fix, rows[i].has_fix);
        scanned_clear(&s);
    }
}

/* Every beginning of a document ends in a stated outcome, and what is found lies in it. */
static void documents_end_anywhere(void **state) {
    (void)state;
    static const char text[] = "---\na: 1\n---\n> - ```py\n>   run(1)\n>   ```\n~~~ {.js}\nrun(2)\n~~~\n";
    scanned s;
    scanned_make(&s, "python, javascript, yaml", "  pattern-regex: run|a");
    for (size_t length = 0; length < sizeof text; length++) {
        scanned_run(&s, "markdown", (ltl_str){text, length}, NULL);
        for (uint32_t i = 0; i < s.matches->count; i++) {
            assert_true(s.matches->at[i].span.end <= length);
        }
    }
    scanned_clear(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_line_that_opens_a_fence_names_its_language),
        cmocka_unit_test(marks_before_its_lines_are_none_of_the_code),
        cmocka_unit_test(what_does_not_parse_is_text),
        cmocka_unit_test(front_matter_is_data),
        cmocka_unit_test(rules_say_whether_they_speak),
        cmocka_unit_test(silent_rules_cost_nothing),
        cmocka_unit_test(comments_in_it_suppress),
        cmocka_unit_test(fixes_fit_where_the_code_stands),
        cmocka_unit_test(documents_end_anywhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
