/* What `options` switch in the matcher: each with and without. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "core/compiler.h"
#include "tests/support/scanned.h"

typedef struct option_row {
    const char *language;
    const char *option;
    const char *formula;
    const char *code;
    const char *usually;
    const char *switched;
} option_row;

static ltl_str places_of(scanned *s, const option_row *row, const char *options) {
    ltl_arena arena = {0};
    ltl_str formula = ltl_arena_printf(&arena, "%s  pattern: |\n    %s\n", options, row->formula);
    scanned_make(s, row->language, formula.ptr);
    scanned_run(s, row->language, ltl_str_of(row->code), NULL);
    ltl_arena_clear(&arena);
    return scanned_places(s);
}

static void each_option_changes_what_is_found(void **state) {
    (void)state;
    static const option_row rows[] = {
        {"javascript", "implicit_deep_exprstmt: false", "f(1);", "f(1);\nx = f(1);\n", "1:1-1:6 2:1-2:10",
         "1:1-1:6"},
        {"python", "go_deeper_expr: false", "g(<... f(1) ...>)", "g(f(1))\ng(h(f(1)))\n", "1:1-1:8 2:1-2:11",
         "1:1-1:8"},
        {"python", "go_deeper_stmt: false", "a()\n    ...\n    b()", "a()\nif c:\n    b()\n", "1:1-3:8", ""},
        {"javascript", "implicit_ellipsis: false", "f({a: 1})", "f({a: 1});\nf({b: 2, a: 1});\n",
         "1:1-1:10 2:1-2:16", "1:1-1:10"},
        {"python", "max_match_per_file: 2", "f($X)", "f(1)\nf(2)\nf(3)\n", "1:1-1:5 2:1-2:5 3:1-3:5",
         "1:1-1:5 2:1-2:5"},
        {"python", "decorators_order_matters: true", "@a(...)\n    @b\n    def $F(...):\n        ...",
         "@a(1)\n@b\ndef f(): pass\n@b\n@a(2)\ndef g(): pass\n@a(3)\n@c\n@b\ndef h(): pass\n",
         "1:1-3:14 4:1-6:14 7:1-10:14", "1:1-3:14 7:1-10:14"},
        {"java", "decorators_order_matters: true", "static final int $X;",
         "class A {\n  final static int a;\n  static final int b;\n}\n", "2:3-2:22 3:3-3:22",
         "2:3-2:22 3:3-3:22"},
        {"javascript", "arrow_is_function: false", "f(function (...) { ... })",
         "f(function () { g(); });\nf(() => { g(); });\nf(() => g());\n", "1:1-1:24 2:1-2:18 3:1-3:13",
         "1:1-1:24"},
        {"javascript", "arrow_is_function: false", "function $F(...) { ... }",
         "function a() {}\nconst b = () => {};\nx = {c: () => {}};\n", "1:1-1:16 2:1-2:20 3:6-3:17",
         "1:1-1:16"},
        {"javascript", "flddef_assign: true", "$X = function (...) { ... }",
         "class A {\n  a = function () {};\n  b() {}\n  c = () => {};\n}\nd = function () {};\n"
         "function e() {}\nx = {f() {}, g: function () {}};\n",
         "4:3-4:15 6:1-6:19", "2:3-2:21 3:3-3:9 4:3-4:15 6:1-6:19 8:6-8:12 8:14-8:31"},
        {"java", "attr_expr: false", "Bar(...)", "@Bar(1) class A {}\n@Bar class B {}\nclass C { int x = Bar(2); }\n",
         "1:1-1:8 2:1-2:5 3:19-3:25", "3:19-3:25"},
        {"python", "attr_expr: false", "bar(...)", "@bar(1)\ndef f(): pass\n@bar\ndef g(): pass\nbar(2)\n",
         "1:2-1:8 3:1-3:5 5:1-5:7", "5:1-5:7"},
        {"python", "attr_expr: false", "a.bar(...)", "@a.bar(1)\ndef f(): pass\n", "1:2-1:10", "1:2-1:10"},
        {"ruby", "implicit_return: false", "return $X", "def f\n  g(1)\nend\ndef h\n  return 2\nend\n",
         "2:3-2:7 5:3-5:11", "5:3-5:11"},
        {"xml", "xml_attrs_implicit_ellipsis: false", "<a t='1'/>",
         "<r><a t='1'/>\n<a t='1' u='2'/>\n<a u='2' t='1'></a></r>\n", "1:4-1:14 2:1-2:17 3:1-3:20", "1:4-1:14"},
        {"xml", "xml_attrs_implicit_ellipsis: false", "<a t='1' .../>", "<a u='2' t='1'/>\n", "1:1-1:17", "1:1-1:17"},
        {"xml", "xml_children_ordered: false", "<l><a/><b/></l>",
         "<r><l><a/><b/></l>\n<l><b/><a/></l>\n<l><a/><b/><c/></l></r>\n", "1:4-1:19 3:1-3:20",
         "1:4-1:19 2:1-2:16"},
        {"xml", "xml_children_ordered: false", "<l>...<a/><b/></l>", "<l><b/><c/><a/></l>\n", "", "1:1-1:20"},
        {"javascript", "xml_singleton_loose_matching: false", "<V/>", "x = <V/>;\ny = <V></V>;\nz = <V a='1'/>;\n",
         "1:5-1:9 2:5-2:12 3:5-3:15", "1:5-1:9 3:5-3:15"},
        {"python", "max_match_per_file: 0", "f($X)", "f(1)\n", "1:1-1:5", "1:1-1:5"},
    };
    int failures = 0;
    for (size_t i = 0; i < LTL_COUNT_OF(rows); i++) {
        char options[100];
        snprintf(options, sizeof options, "  options: {%s}\n", rows[i].option);
        for (int is_switched = 0; is_switched < 2; is_switched++) {
            scanned s;
            ltl_str places = places_of(&s, &rows[i], is_switched ? options : "");
            if (!ltl_str_is(places, is_switched ? rows[i].switched : rows[i].usually)) {
                print_error("%s (%d): found '%.*s'\n", rows[i].option, is_switched, LTL_STR_ARG(places));
                failures++;
            }
            scanned_clear(&s);
        }
    }
    assert_int_equal(failures, 0);
}

/* Keywords may stand anywhere; a sequence beside one is what lies on its side. */
static void sequences_leave_out_what_was_taken(void **state) {
    (void)state;
    static const struct {
        const char *code;
        const char *message;
    } rows[] = {
        {"f(k=1)\n", "[] []"}, {"f(x, k=1)\n", "[x] []"}, {"f(x, k=1, z=2)\n", "[x] [z=2]"},
        {"f(x, y, k=1)\n", "[x, y] []"}, {"f(k=1, z=2)\n", "[] [z=2]"},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(rows); i++) {
        scanned s;
        scanned_make(&s, "python", "  pattern: f($...A, k=1, $...B)\n  fix: '[$...A] [$...B]'\n");
        scanned_run(&s, "python", ltl_str_of(rows[i].code), NULL);
        assert_true(s.matches->count > 0);
        if (!ltl_str_is(s.matches->at[0].fix, rows[i].message)) {
            print_error("%s: %.*s\n", rows[i].code, LTL_STR_ARG(s.matches->at[0].fix));
        }
        assert_true(ltl_str_is(s.matches->at[0].fix, rows[i].message));
        scanned_clear(&s);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_option_changes_what_is_found),
        cmocka_unit_test(sequences_leave_out_what_was_taken),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
