/* Code in attributes: read as its language, found at the places of the page. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/support/scanned.h"

typedef struct page {
    const char *path;
    const char *text;
    const char *places;
} page;

static void check(const char *language, const char *formula, const page *pages, size_t count) {
    int failures = 0;
    scanned s;
    scanned_make(&s, language, formula);
    for (size_t i = 0; i < 2 * count; i++) {
        const page *p = &pages[i / 2];
        ltl_scanner_set_prefilter(s.scanner, i % 2 == 0);
        scanned_run_file(&s, p->path, ltl_str_of(p->text));
        ltl_str places = scanned_places(&s);
        ltl_reason reason = ltl_reason_worse(scanned_reason(&s), ltl_scanner_tree_reason(s.scanner));
        if (!ltl_str_is(places, p->places) || reason != LTL_REASON_NONE) {
            print_error("%s\nfound '%.*s' (%s), expected '%s'\n", p->text, LTL_STR_ARG(places),
                        ltl_reason_id(reason), p->places);
            failures++;
        }
    }
    scanned_clear(&s);
    assert_int_equal(failures, 0);
}

static void handlers_and_expressions_are_read(void **state) {
    (void)state;
    static const page PAGES[] = {
        {"a.html", "<a onclick=\"a(); run(1)\">x</a>", "1:18-1:24"},
        {"a.html", "<a ONCLICK='return run(1)'>x</a>", "1:20-1:26"},
        {"a.html", "<a onclick=run(1)>x</a>", "1:12-1:18"},
        {"a.html", "<a onclick = \" run(1) \" on-x='run(2)' only='' title='run(3)'>x</a>", "1:16-1:22"},
        {"a.html", "<a href=\" JavaScript:run(1)\">x</a><a href='run(2)'>x</a>", "1:22-1:28"},
        {"a.html", "<a @click=\"function () { run(1) }\" v-on:x='n++; run(2)'>x</a>",
         "1:26-1:32 1:49-1:55"},
        {"a.html", "<a :p=\"{a: run(1)}\" v-bind:q='run(2)' v-if=run(3)>x</a>",
         "1:12-1:18 1:31-1:37 1:44-1:50"},
        {"a.html", "<a v-for=\"(x, i) in run(1)\" v-slot:y=\"{ run }\" #z=\"{ run(2) }\">x</a>",
         "1:21-1:27"},
        {"a.html", "<a x-data=\"{ f() { run(1) } }\" x-transition:enter=\"ease run(2)\">x</a>",
         "1:20-1:26"},
        {"a.html", "<p>{{ run(1) }}</p>", ""},
        {"a.vue", "<p>{{ run(1) }} and {{a}}{{ run(2) }}</p>", "1:7-1:13 1:29-1:35"},
        {"a.vue", "<p>{{ a && run(1) }} {{ a < run(2) }}</p>", "1:12-1:18 1:29-1:35"},
        {"a.svelte", "<h1 class=\"a {run(1)}\" on:click={() => run(2)} {...x}>{run(3)}</h1>",
         "1:15-1:21 1:40-1:46 1:56-1:62"},
        {"a.svelte", "{#if run(1)}<p>{@html run(2)}</p>{:else if run(3)}b{/if}",
         "1:6-1:12 1:23-1:29 1:44-1:50"},
        {"a.svelte", "{#each run(1) as x, i (x)}{x}{/each}{#await run(2) then v}{v}{/await}",
         "1:8-1:14 1:45-1:51"},
    };
    check("javascript", "  pattern: run($X)", PAGES, LTL_COUNT_OF(PAGES));
}

static void expressions_are_in_the_language_of_the_script(void **state) {
    (void)state;
    static const page PAGES[] = {
        {"a.vue", "<script lang=ts>let a: T = 1</script><p :a=\"run(b as T)\">{{ run(c!) }}</p>",
         "1:45-1:56 1:61-1:68"},
        {"a.vue", "<script>let a = 1</script><p :a=\"run(b)\"></p>", ""},
    };
    static const page ANGULAR[] = {
        {"a.html", "<a (click)=\"f($event); run(1)\" (x.y)='a = b; run(2)'>x</a>", "1:24-1:30 1:46-1:52"},
    };
    check("typescript", "  pattern: run($X)", ANGULAR, LTL_COUNT_OF(ANGULAR));
    check("typescript", "  pattern: run($X)", PAGES, LTL_COUNT_OF(PAGES));
}

static void styles_are_declarations(void **state) {
    (void)state;
    static const page PAGES[] = {
        {"a.html", "<a style=\"color: red; top: 0\">x</a>", "1:11-1:22"},
        {"a.html", "<a STYLE=color:red>x</a>", "1:10-1:19"},
        {"a.html", "<a style='top: 0'>color: red</a>", ""},
    };
    check("css", "  patterns:\n  - pattern-inside: '* {...}'\n  - pattern-regex: 'color: *red;?'",
          PAGES, LTL_COUNT_OF(PAGES));
}

/* Characters spelt as entities stand for themselves, and places are those of the spelling. */
static void entities_are_decoded(void **state) {
    (void)state;
    static const page PAGES[] = {
        {"a.html", "<a onclick=\"b(&quot;c&quot;) &amp;&amp; run(&#34;a&#x22;)\">x</a>", "1:41-1:58"},
        {"a.html", "<a onclick=\"if (1 &lt; 2) run('a')\" :b=\"[&#39;c&#39;, run(&#39;a&#39;)]\">x</a>",
         "1:27-1:35 1:55-1:71"},
        {"a.html", "<a onclick=\"r&#117;n('a')\">x</a>", "1:13-1:26"},
        {"a.vue", "<p>{{ b &amp;&amp; run('a') }}</p>", "1:20-1:28"},
    };
    check("javascript", "  pattern: run(\"a\")", PAGES, LTL_COUNT_OF(PAGES));
}

static void fixes_are_spelt_for_the_attribute(void **state) {
    (void)state;
    static const struct {
        const char *text;
        const char *fix;
    } ROWS[] = {
        {"<a onclick=\"run('a')\">x</a>", "go('a', &quot;&amp;&quot;)"},
        {"<a onclick='run(&#39;a&#39;)'>x</a>", "go(&#39;a&#39;, \"&amp;\")"},
        {"<a onclick=run(1)>x</a>", "go(1,&#32;&quot;&amp;&quot;)"},
        {"<script>run('a')</script>", "go('a', \"&\")"},
    };
    scanned s;
    scanned_make(&s, "javascript", "  pattern: run($X)\n  fix: 'go($X, \"&\")'");
    for (size_t i = 0; i < LTL_COUNT_OF(ROWS); i++) {
        scanned_run(&s, "html", ltl_str_of(ROWS[i].text), NULL);
        assert_int_equal(s.matches->count, 1);
        assert_true(s.matches->at[0].has_fix);
        ltl_str fix = s.matches->at[0].fix;
        assert_int_equal(fix.len, strlen(ROWS[i].fix));
        assert_memory_equal(fix.ptr, ROWS[i].fix, fix.len);
    }
    scanned_clear(&s);
}

/* Bindings and the place in the tree's own text. */
static void a_match_tells_both_places(void **state) {
    (void)state;
    scanned s;
    scanned_make(&s, "javascript", "  pattern: run($X)");
    scanned_run(&s, "html", LTL_STR("<a onclick=\"b(&quot;&quot;); run(&quot;c&quot;)\">x</a>"), NULL);
    assert_int_equal(s.matches->count, 1);
    const ltl_match *match = &s.matches->at[0];
    assert_true(ltl_str_is(match->bindings[0].text, "\"c\""));
    assert_true(ltl_str_is(ltl_source_slice(&s.source, match->bindings[0].span), "&quot;c&quot;"));
    assert_true(ltl_str_is(ltl_source_slice(match->tree->source, match->tree_span), "run(\"c\")"));
    scanned_clear(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(handlers_and_expressions_are_read),
        cmocka_unit_test(expressions_are_in_the_language_of_the_script),
        cmocka_unit_test(styles_are_declarations),
        cmocka_unit_test(entities_are_decoded),
        cmocka_unit_test(fixes_are_spelt_for_the_attribute),
        cmocka_unit_test(a_match_tells_both_places),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
