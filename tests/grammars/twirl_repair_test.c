/* Expressions of Twirl in pages and in their scripts: which bytes change, and that pages parse then. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "core/compiler.h"
#include "grammars/twirl_repair.h"
#include "tests/support/parsed.h"
#include "tests/support/rewrites.h"
#include "tests/support/scanned.h"

static bool in_page(ltl_arena *arena, ltl_str text, char *copy) {
    (void)arena;
    return ltl_twirl_repair(text, copy);
}

static void expressions_in_pages_lose_what_ends_others(void **state) {
    (void)state;
    static const rewrite_row rows[] = {
        {"<a href=\"@f.g(\"/h\")/i\">", "<a href=\"@f.g(_/h_)/i\">"},
        {"<li@if(a == \"b\"){ class=\"c\"}>", "<li@if(a __ _b_){ class=\"c\"}>"},
        {"class=\"@{if(a){\"b\"}}c @(d(\"e\"))\"", "class=\"@{if(a){_b_}}c @(d(_e_))\""},
        {"@if (a < b) { <b>c</b> }", "@if (a _ b) { <b>c</b> }"},
        {"@as.map { a => <b>@a</b> }", "@as.map { a __ <b>@a</b> }"},
        {"@a[B](\"c\")(\"d\") \"e\"", "@a[B](_c_)(_d_) \"e\""},
        {"@* <b>\n \"*@<i>", "      \n    <i>"},
        {"a@b.com(\"c\") @@d(\"e\")", NULL},
        {"@f(\"(\") \"g\"", "@f(_(_) \"g\""},
        {"@f(\"a", NULL},
        {"@", NULL},
        {"@(", NULL},
        {"@*", NULL},
        {"", NULL},
    };
    check_repairs(in_page, rows, LTL_COUNT_OF(rows));
}

static void expressions_in_scripts_become_names(void **state) {
    (void)state;
    static const rewrite_row rows[] = {
        {"var a = @b.c(\"d\");", "var a = _________;"},
        {"@if(a){\nb()\n}\nc()", "       \nb()\n \nc()"},
        {"@if(a){ b() } else { c() }", "        b()          c()  "},
        {"@if(a){ b() } else if(c) { d() }", "        b()                d()  "},
        {"@as.map { a => b('@a') }", "               b('__')  "},
        {"@for(a <- b) { @if(a) { c } }", "                        c    "},
        {"f({ a: @(b), c: @{d} })", "f({ a: ____, c: ____ })"},
        {"/* @* b *@ */ 'a@b.c'", "/*         */ 'a@b.c'"},
        {"@if(a){ never closed", NULL},
        {"@", NULL},
    };
    check_repairs(ltl_twirl_script_repair, rows, LTL_COUNT_OF(rows));
}

static void pages_parse_with_them(void **state) {
    (void)state;
    static const char *const pages[] = {
        "<link href=\"@routes.Assets.at(\"a.css\")\"><img src=\"@a(\"b\")\"/>\n",
        "<option value=\"@a._1\"@if(a._1 == b){ selected=\"\"}>@a._2</option>\n",
        "<li class=\"x @if(a == \"b\"){c}\">@if(a < b) {<b>c</b>}</li>\n",
    };
    for (size_t i = 0; i < LTL_COUNT_OF(pages); i++) {
        parsed p;
        parsed_make(&p, "html", ltl_str_of(pages[i]));
        if (p.tree->error_count != 0) {
            fail_msg("%u errors in %s", p.tree->error_count, pages[i]);
        }
        parsed_clear(&p);
    }
}

/* Only in pages of that engine, and the findings are where the code is. */
static void scripts_of_its_pages_are_read(void **state) {
    (void)state;
    static const char page[] = "<script>\n@if(a){\nrun(@b(\"c\"));\n}\n</script>\n";
    static const struct {
        const char *path;
        ltl_reason reason;
    } rows[] = {{"a.scala.html", LTL_REASON_NONE}, {"a.html", LTL_REASON_PARSE_ERRORS}};
    for (size_t i = 0; i < LTL_COUNT_OF(rows); i++) {
        scanned s;
        scanned_make(&s, "javascript", "  pattern: run(...)");
        scanned_run_file(&s, rows[i].path, ltl_str_of(page));
        assert_int_equal(ltl_scanner_tree_reason(s.scanner), rows[i].reason);
        if (rows[i].reason == LTL_REASON_NONE) {
            ltl_str places = scanned_places(&s);
            assert_true(ltl_str_is(places, "3:1-3:13"));
        }
        scanned_clear(&s);
    }
}

static void texts_end_anywhere(void **state) {
    (void)state;
    static const char text[] =
        "@if(a == \"b\\\"\"){@c.d(\"e\")[f] { g => @*h*@ } }else if(i){@{j}@(k)}";
    for (size_t end = 0; end < sizeof text; end++) {
        ltl_arena arena = {0};
        char *copy = ltl_arena_alloc(&arena, end + 1);
        memcpy(copy, text, end);
        (void)ltl_twirl_repair((ltl_str){text, end}, copy);
        (void)ltl_twirl_script_repair(&arena, (ltl_str){text, end}, copy);
        ltl_arena_clear(&arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(expressions_in_pages_lose_what_ends_others),
        cmocka_unit_test(expressions_in_scripts_become_names),
        cmocka_unit_test(pages_parse_with_them),
        cmocka_unit_test(scripts_of_its_pages_are_read),
        cmocka_unit_test(texts_end_anywhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
