/* What the checks of style sheets find, and what they leave alone. */
#include "analyzers/styles/check.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

typedef struct row {
    const char *rule;
    bool is_found;
    const char *text;
} row;

#define FOUND(rule, text)                                                                          \
    { "accessibility/" rule, true, text }
#define CLEAN(rule, text)                                                                          \
    { "accessibility/" rule, false, text }

static const row rows[] = {
    FOUND("focus-outline", "a:focus { outline: none; }"),
    FOUND("focus-outline", "a { outline: 0 }"),
    FOUND("focus-outline", "* { outline: none !important; }"),
    FOUND("focus-outline", ".btn { &:focus { outline: none; } }"),
    FOUND("focus-outline", ".menu a, .btn:focus { outline-style: none; }"),
    FOUND("focus-outline", "a:focus { outline: none; } .other:focus { outline: 1px solid; }"),
    CLEAN("focus-outline", "a:focus { outline: none; box-shadow: 0 0 0 2px #00f; }"),
    CLEAN("focus-outline", "a { outline: none; } a:focus-visible { outline: 2px solid; }"),
    CLEAN("focus-outline", "a { outline: none; } :focus-visible { outline: 2px solid; }"),
    CLEAN("focus-outline", "a:focus:not(:focus-visible) { outline: none; }"),
    CLEAN("focus-outline",
          ".btn { &:focus { outline: none; } &:focus-visible { border: 1px solid; } }"),
    CLEAN("focus-outline", "input:focus { outline: none; }"), /* the caret shows it */
    CLEAN("focus-outline", ".modal:focus { outline: 0; }"),
    CLEAN("focus-outline", ".editor * { outline: none; }"),
    CLEAN("focus-outline", ".tabs > li.active > a:focus { outline: none; }"),
    CLEAN("focus-outline", "li:hover > a { outline: none; }"),
    FOUND("focus-outline", ":focus { outline: none; }"),
    CLEAN("focus-outline", "h1:focus { outline: 0; }"),
    CLEAN("focus-outline", "a:hover { outline: 0; }"),
    CLEAN("focus-outline", "@media print { a { outline: 0; } }"),
    CLEAN("focus-outline", "/* a:focus { outline: none; } */"),
    CLEAN("focus-outline",
          "input:focus + .btn { border: 0 } .x { background: url(a;b{outline:none) }"),
    CLEAN("focus-outline", ".btn:focus { outline: none; } .btn.on:focus { border-color: red; }"),
    FOUND("contrast", ".a { color: #999; background: #aaa; }"),
    FOUND("contrast", ".a { background-color: white; color: hsl(0, 0%, 60%); }"),
    FOUND("contrast", "color: #777; background-color: #fff"), /* an attribute */
    FOUND("contrast", ".a { b { color: rgb(150 150 150); background: #FFF no-repeat; } }"),
    FOUND("contrast",
          ".a { color: #959595ff; background: rgba(255, 255, 255, 1); font-size: 30px; }"),
    CLEAN("contrast", ".a { color: #767676; background: #fff; }"),                  /* 4.54 */
    CLEAN("contrast", ".a { color: #949494; background: #fff; font-size: 24px; }"), /* 3.03 */
    CLEAN("contrast", ".a { color: #999; } .b { background: #aaa; }"),
    CLEAN("contrast", ".a { color: $text; background: #aaa; }"),
    CLEAN("contrast", ".a { color: #999; background: rgba(0, 0, 0, 0.1); }"),
    CLEAN("contrast", ".a { color: #999; background: #aaa url(a.png); }"),
    CLEAN("contrast", ".a { color: #999; background: var(--x); }"),
    CLEAN("contrast", ".a:disabled { color: #999; background: #aaa; }"),
    CLEAN("contrast", ".a { color: #000; background: #000; }"),
    CLEAN("contrast", ".a { color: #999; background: #aaa; background: #000; }"),
    CLEAN("contrast", ".a { color: #999; background: #aaa; opacity: 0; }"),
    CLEAN("contrast", "@keyframes x { from { color: #999; background: #aaa; } }"),
    FOUND("text-size-adjust", "body { -webkit-text-size-adjust: none; }"),
    FOUND("text-size-adjust", "html { text-size-adjust: NONE }"),
    CLEAN("text-size-adjust", "html { -webkit-text-size-adjust: 100%; }"),
    CLEAN("text-size-adjust",
          "// html { text-size-adjust: none }\nhtml { text-size-adjust: auto }"),
    FOUND("hover-only", ".sub { display: none } li:hover .sub { display: block }"),
    FOUND("hover-only",
          "li .sub { visibility: hidden } li { &:hover > .sub { visibility: visible } }"),
    CLEAN("hover-only",
          ".sub { display: none } li:hover .sub, li:focus-within .sub { display: block }"),
    CLEAN("hover-only", ".sub { display: none } li:hover .sub { display: block } li:focus-within "
                        ".sub { display: block }"),
    CLEAN("hover-only",
          ".sub { display: none } li:hover .sub { display: block } .open .sub { display: flex }"),
    CLEAN("hover-only", ".date { display: none } li:hover .date { display: block }"),
    CLEAN("contrast", ".a::before { content: 'x'; color: #999; background: #aaa; }"),
    CLEAN("hover-only", "li:hover .sub { display: block }"),
    CLEAN("hover-only", ".tip { display: none } li:hover .tip { display: block }"),
};

static bool is_found(ltl_arena *arena, const row *of) {
    ltl_sheet sheet;
    ltl_style_faults faults;
    bool found = false;
    ltl_str text = ltl_str_of(of->text);
    ltl_sheet_read(arena, text, (ltl_span){0, (uint32_t)text.len}, true, &sheet);
    ltl_style_look_at(&sheet, &faults);
    for (uint32_t i = 0; i < faults.count; i++) {
        assert_true(faults.at[i].span.start < faults.at[i].span.end &&
                    faults.at[i].span.end <= text.len);
        found = found || ltl_str_is(faults.at[i].rule->id, of->rule);
    }
    return found;
}

static void each_row_holds(void **state) {
    (void)state;
    uint32_t wrong = 0;
    for (size_t i = 0; i < LTL_COUNT_OF(rows); i++) {
        ltl_arena arena = {0};
        bool found = is_found(&arena, &rows[i]);
        if (found != rows[i].is_found) {
            print_error("%s: %s: %s\n", rows[i].rule, found ? "found" : "not found", rows[i].text);
            wrong++;
        }
        ltl_arena_clear(&arena);
    }
    assert_int_equal(wrong, 0);
}

static void each_check_has_two_rows_of_both_kinds(void **state) {
    (void)state;
    const ltl_rule_info *rule;
    for (uint32_t i = 0; (rule = ltl_style_rule_at(i)) != NULL; i++) {
        uint32_t rows_of[2] = {0};
        for (size_t k = 0; k < LTL_COUNT_OF(rows); k++) {
            rows_of[rows[k].is_found] += ltl_str_is(rule->id, rows[k].rule);
        }
        assert_true(rows_of[0] >= 2 && rows_of[1] >= 2);
    }
}

/* Where the sheet is cut, anything may stand: it is read without a fault, and ends. */
static void every_beginning_of_a_sheet_is_read(void **state) {
    (void)state;
    ltl_str text =
        LTL_STR("@media (min-width: 1px) { .a:is(b, c) { &:hover, #{$x}:focus { color: \"}\\\"\"; "
                "} // no }\n"
                "  font: { size: 1px } @include m; } } /* { */ .b { background: url(x//y;z) } }}");
    for (size_t len = 0; len <= text.len; len++) {
        ltl_arena arena = {0};
        ltl_sheet sheet;
        ltl_style_faults faults;
        ltl_sheet_read(&arena, ltl_str_slice(text, 0, len), (ltl_span){0, (uint32_t)len}, true,
                       &sheet);
        ltl_style_look_at(&sheet, &faults);
        for (uint32_t i = 1; i < sheet.blocks.count; i++) {
            assert_true(sheet.blocks.at[i].parent < i);
        }
        ltl_arena_clear(&arena);
    }
}

static void nesting_is_resolved(void **state) {
    (void)state;
    ltl_arena arena = {0};
    ltl_sheet sheet;
    ltl_str text = LTL_STR("a, b { @media (x) { &:hover c, d { e: f } } } g { h: i } }");
    ltl_sheet_read(&arena, text, (ltl_span){0, (uint32_t)text.len}, true, &sheet);
    assert_int_equal(sheet.blocks.count, 5);
    assert_true(ltl_str_is(sheet.blocks.at[3].selector, "a:hover c, b:hover c, a d, b d"));
    assert_true(ltl_str_is(sheet.blocks.at[4].selector, "g"));
    assert_int_equal(sheet.declarations.at[1].block, 4);
    ltl_arena_clear(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_row_holds),
        cmocka_unit_test(each_check_has_two_rows_of_both_kinds),
        cmocka_unit_test(every_beginning_of_a_sheet_is_read),
        cmocka_unit_test(nesting_is_resolved),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
