/* Scripts and styles of a page: read by the rules of their languages, found at the lines of the page. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "core/limits.h"
#include "grammars/language.h"
#include "tests/support/scanned.h"

#define CALL "  pattern: run($X)"

typedef struct example {
    const char *rules; /* languages of the rule */
    const char *formula;
    const char *host;
    const char *code;
    const char *places;
    ltl_reason reason;
} example;

static void check_one(const example *e, bool with_prefilter, int *failures) {
    scanned s;
    scanned_make(&s, e->rules, e->formula);
    ltl_scanner_set_prefilter(s.scanner, with_prefilter);
    scanned_run(&s, e->host, ltl_str_of(e->code), NULL);
    ltl_str places = scanned_places(&s);
    ltl_reason reason = ltl_reason_worse(scanned_reason(&s), ltl_scanner_tree_reason(s.scanner));
    if (!ltl_str_is(places, e->places) || reason != e->reason) {
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

static void scripts_are_read(void **state) {
    (void)state;
    static const example examples[] = {
        {"javascript", CALL, "html", "<p>run(1)</p>\n<script>\n  run(2);\n</script>\n", "3:3-3:9", 0},
        {"javascript", CALL, "html", "<b>\xC3\xA9</b><SCRIPT>run(1)</SCRIPT>\n", "1:18-1:24", 0},
        {"javascript", CALL, "html",
         "<script>run(1)</script>\n<script>a = 1</script>\n<script>run(2); run(3)</script>\n",
         "1:9-1:15 3:9-3:15 3:17-3:23", 0},
        {"javascript", CALL, "html", "<script></script><script>\n</script><script>run(1)</script>\n",
         "2:18-2:24", 0},
        {"javascript", CALL, "html", "<script src=\"run(1).js\"></script>\n", "", 0},
        {"javascript", CALL, "html", "<script src=\"a.js\">run(1)</script>\n", "1:20-1:26", 0},
        {"javascript", CALL, "html", "<!-- <script>run(1)</script> -->\n", "", 0},
        {"javascript", CALL, "svelte", "<script>\n  run(1);\n</script>\n<h1>{name}</h1>\n",
         "2:3-2:9", 0},
        {"python", CALL, "html", "<script>run(1)</script>\n", "", 0},
    };
    check(examples, LTL_COUNT_OF(examples));
}

static void attributes_tell_the_language(void **state) {
    (void)state;
    static const example examples[] = {
        {"javascript", CALL, "html", "<script type=module>run(1)</script>\n", "1:21-1:27", 0},
        {"javascript", CALL, "html",
         "<script type=\"Text/JavaScript; charset=utf-8\">run(1)</script>\n", "1:47-1:53", 0},
        {"javascript", CALL, "html", "<script type=\"application/json\">[run(1)]</script>\n", "", 0},
        {"javascript", CALL, "html", "<script type='text/x-template'>run(1)</script>\n", "", 0},
        {"javascript", CALL, "html", "<script lang=ts>run(1)</script>\n", "", 0},
        {"typescript", CALL, "html", "<script>run(1)</script>\n", "", 0},
        {"typescript", CALL, "html", "<script setup lang=\"ts\">let a: T = run(1)</script>\n",
         "1:36-1:42", 0},
        {"typescript", CALL, "svelte", "<script type=\"text/typescript\">run(1)</script>\n",
         "1:32-1:38", 0},
        {"css", "  pattern-regex: 'color: *red'", "html",
         "<p>color: red</p>\n<style>\na { color: red }\n</style>\n", "3:5-3:15", 0},
        {"css", "  pattern-regex: 'color: *red'", "html",
         "<style lang=\"scss\">a { color: red }</style>\n", "", 0},
    };
    check(examples, LTL_COUNT_OF(examples));
}

/* Every part is a file of its own, as are its imports, values and what a formula looks at. */
static void parts_are_apart(void **state) {
    (void)state;
    static const example examples[] = {
        {"javascript", "  pattern-regex: ^run", "html",
         "run<script>run(1)</script>run<script>run(2)</script>\n", "1:12-1:15 1:38-1:41", 0},
        {"javascript", "  patterns:\n  - pattern: run($X)\n  - pattern-not-inside: |\n      init()\n"
         "      ...",
         "html", "<script>init(); run(1)</script>\n<script>run(2)</script>\n", "2:9-2:15", 0},
        {"javascript", "  pattern: run(\"a\")", "html",
         "<script>const x = \"a\"; run(x)</script><script>run(x)</script>\n", "1:24-1:30", 0},
        /* found once by a rule that is for the page as well */
        {"html, javascript", "  pattern-regex: run\\(.\\)", "html", "<script>run(1)</script>\n",
         "1:9-1:15", 0},
        {"javascript",
         "  mode: taint\n  pattern-sources:\n  - pattern: get()\n  pattern-sinks:\n"
         "  - pattern: run(...)",
         "html", "<script>x = get(); run(x)</script>\n<script>y = get(); run(y); run(z)</script>\n",
         "1:20-1:26 2:20-2:26", 0},
    };
    check(examples, LTL_COUNT_OF(examples));
}

/* No tag, no parse: a page that does not parse is not told of for nothing. */
static void only_pages_with_tags_are_parsed(void **state) {
    (void)state;
    static const struct {
        const char *text;
        bool is_parsed;
    } rows[] = {
        {"<p>run(1)", false},
        {"<style>run(1)</style>", false},
        {"<p>run(1) script", false},
        {"<p>run(1)<sCript>", true},
        {"< script>run(1)</script>", true},
        {"<", false},
        {"", false},
    };
    scanned s;
    scanned_make(&s, "javascript", "  pattern: $F(1)");
    ltl_scanner_set_prefilter(s.scanner, false);
    for (size_t i = 0; i < LTL_COUNT_OF(rows); i++) {
        scanned_run(&s, "html", ltl_str_of(rows[i].text), NULL);
        assert_int_equal(ltl_scanner_tree_if_parsed(s.scanner) != NULL, rows[i].is_parsed);
    }
    scanned_clear(&s);
}

static void what_does_not_parse_is_said(void **state) {
    (void)state;
    static const example examples[] = {
        {"javascript", CALL, "html", "<script>run(1); if (</script>\n<script>run(2)</script>\n",
         "1:9-1:15 2:9-2:15", LTL_REASON_PARSE_ERRORS},
        /* never closed: goes on to the end */
        {"javascript", CALL, "html", "<p>\n<script>run(1)", "2:9-2:15", LTL_REASON_PARSE_ERRORS},
        {"javascript", CALL, "html", "<div><b>a</b>\n<script src=a>\nrun(1);\nrun(2)\n",
         "3:1-3:7 4:1-4:7", LTL_REASON_PARSE_ERRORS},
        {"javascript", CALL, "html", "<script type=text/plain>run(1)", "", LTL_REASON_PARSE_ERRORS},
    };
    check(examples, LTL_COUNT_OF(examples));
}

static void a_bad_part_counts_its_bytes(void **state) {
    (void)state;
    scanned s;
    scanned_make(&s, "javascript", CALL);
    scanned_run(&s, "html", LTL_STR("<script>run(1); ) ) (</script>\n"), NULL);
    assert_true(ltl_scanner_error_bytes(s.scanner) > 0);
    assert_int_equal(ltl_scanner_tree_if_parsed(s.scanner)->error_count, 0);
    scanned_clear(&s);
}

static void comments_in_scripts_suppress(void **state) {
    (void)state;
    scanned s;
    scanned_make(&s, "javascript", CALL);
    scanned_run(&s, "html",
                LTL_STR("<script>\nrun(1); // nosemgrep\nrun(2);\n// lintel:ignore[t]\nrun(3);\n"
                        "</script>\n<!-- nosemgrep --><script>run(4)</script>\n"),
                NULL);
    assert_int_equal(s.matches->count, 4);
    static const bool EXPECTED[] = {true, false, true, true};
    const ltl_suppressions *all = ltl_scanner_suppressions(s.scanner);
    for (uint32_t i = 0; i < 4; i++) {
        const ltl_match *match = &s.matches->at[i];
        uint32_t line = ltl_source_position(&s.source, match->span.start).line;
        bool is_suppressed = ltl_suppressions_find(all, &match->rule->info, line, 0) != NULL;
        assert_int_equal(is_suppressed, EXPECTED[i]);
    }
    scanned_clear(&s);
}

/* Marks of templates are names or nothing, where code does not parse with them; rules see them as written. */
static void marks_of_templates_are_read_around(void **state) {
    (void)state;
    static const example examples[] = {
        {"javascript", CALL, "html", "<script>var a = {{ x }}; run({{ y|z }})</script>", "1:26-1:40", 0},
        {"javascript", CALL, "html", "<script>{% if a %}\nrun(1)\n{% endif %}</script>", "2:1-2:7", 0},
        {"javascript", CALL, "html", "<script>run({% url 'a' %})</script>", "1:9-1:27", 0},
        {"javascript", CALL, "html", "<script>run('{% url 'a' %}')</script>", "1:9-1:29", 0},
        {"javascript", CALL, "html", "<script><% if (a) { %>run(<%= b %>)<% } %></script>", "1:23-1:36", 0},
        {"javascript", CALL, "html", "<script>run(<?= $a ?>);<?php if ($a): ?>run(<?php echo $b ?>)</script>",
         "1:9-1:23 1:41-1:62", 0},
        {"javascript", "  patterns:\n  - pattern: run($X)\n  - metavariable-regex:\n"
                       "      metavariable: $X\n      regex: '\\{\\{ .*safe'", "html",
         "<script>run({{ a|safe }}); run({{ b }})</script>", "1:9-1:26", 0},
        {"javascript", "  pattern-regex: '\\{\\{'", "html", "<script>var a = {{ x }}</script>",
         "1:17-1:19", 0},
        {"css", "  pattern: 'a { color: $X; }'", "html",
         "<style>{# n #} a { color: {{ c }}; }</style>", "1:16-1:37", 0},
        /* what parses stays as it is */
        {"javascript", "  pattern: run(\"{{ x }}\")", "html", "<script>run('{{ x }}')</script>",
         "1:9-1:23", 0},
    };
    check(examples, LTL_COUNT_OF(examples));
}

/* Names of one file's scripts are gone with the file. */
static void files_follow_each_other(void **state) {
    (void)state;
    scanned s;
    scanned_make(&s, "javascript", "  pattern: $A($A)");
    for (int i = 0; i < 3; i++) {
        ltl_str text = ltl_arena_printf(&s.arena, "<script>\nf%d(f%d); f%d(g)</script>", i, i, i);
        scanned_run(&s, "html", text, NULL);
        assert_true(ltl_str_is(scanned_places(&s), "2:1-2:7"));
        scanned_run(&s, "javascript", LTL_STR("g(g)\n"), NULL);
        assert_true(ltl_str_is(scanned_places(&s), "1:1-1:5"));
    }
    scanned_clear(&s);
}

static void there_is_a_most(void **state) {
    (void)state;
    scanned s;
    scanned_make(&s, "javascript", CALL);
    ltl_buf page;
    ltl_buf_init(&page, 1 << 20);
    for (uint32_t i = 0; i < LTL_MAX_EMBEDDED_PARTS + 1; i++) {
        ltl_buf_append(&page, LTL_STR("<script>run(1)</script>\n"));
    }
    scanned_run(&s, "html", ltl_buf_borrow(&page), NULL);
    assert_int_equal(s.matches->count, LTL_MAX_EMBEDDED_PARTS);
    assert_int_equal(ltl_scanner_tree_reason(s.scanner), LTL_REASON_EMBEDDED_PARTS);
    scanned_clear(&s);
    ltl_buf_clear(&page);
}

/* Every row of every language names one that there is. */
static void rows_name_languages(void **state) {
    (void)state;
    for (size_t i = 0; i < ltl_language_count; i++) {
        const ltl_embed_row *row = ltl_languages[i]->embeds;
        for (; row != NULL && row->tag != NULL; row++) {
            assert_non_null(ltl_language_find(ltl_str_of(row->language)));
            assert_true((row->attribute == NULL) == (row->value == NULL));
        }
        const ltl_attribute_row *attribute = ltl_languages[i]->attribute_embeds;
        for (; attribute != NULL && attribute->name != NULL; attribute++) {
            bool is_code = attribute->form != LTL_EMBED_NOTHING;
            assert_true(is_code == (attribute->language != NULL));
            assert_true(!is_code || ltl_language_find(ltl_str_of(attribute->language)) != NULL);
        }
        const ltl_hole_row *hole = ltl_languages[i]->holes;
        for (; hole != NULL && hole->node != NULL; hole++) {
            assert_non_null(ltl_language_find(ltl_str_of(hole->language)));
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scripts_are_read),
        cmocka_unit_test(attributes_tell_the_language),
        cmocka_unit_test(parts_are_apart),
        cmocka_unit_test(only_pages_with_tags_are_parsed),
        cmocka_unit_test(what_does_not_parse_is_said),
        cmocka_unit_test(a_bad_part_counts_its_bytes),
        cmocka_unit_test(comments_in_scripts_suppress),
        cmocka_unit_test(marks_of_templates_are_read_around),
        cmocka_unit_test(files_follow_each_other),
        cmocka_unit_test(there_is_a_most),
        cmocka_unit_test(rows_name_languages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
