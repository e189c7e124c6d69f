/* Colours as sheets write them, and contrasts that WCAG tells. */
#include "analyzers/styles/colour.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/compiler.h"

static void colours_are_read(void **state) {
    (void)state;
    static const struct {
        const char *text;
        int rgb; /* -1: none */
        int alpha_percent;
    } rows[] = {
        {"#abc", 0xaabbcc, 100},
        {"#ABCDEF", 0xabcdef, 100},
        {"#abc0", 0xaabbcc, 0},
        {"#11223380", 0x112233, 50},
        {"#12", -1, 0},
        {"#12345", -1, 0},
        {"#ggg", -1, 0},
        {"red", 0xff0000, 100},
        {"RebeccaPurple", 0x663399, 100},
        {"reddish", -1, 0},
        {"rgb(1, 2, 3)", 0x010203, 100},
        {"rgba(255,255,255,.5)", 0xffffff, 50},
        {"rgb(10% 20% 30% / 40%)", 0x19334c, 40},
        {"rgb(300, -5, 0)", 0xff0000, 100},
        {"hsl(0, 100%, 50%)", 0xff0000, 100},
        {"hsl(120deg 100% 25%)", 0x007f00, 100},
        {"hsla(-120, 100%, 50%, 1)", 0x0000ff, 100},
        {"rgb(1, 2)", -1, 0},
        {"rgb($r, 2, 3)", -1, 0},
        {"rgba(#fff, .5)", -1, 0},
        {"darken(#fff, 5%)", -1, 0},
        {"var(--x)", -1, 0},
        {"inherit", -1, 0},
        {"transparent", -1, 0},
        {"", -1, 0},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(rows); i++) {
        ltl_colour colour = {0};
        bool is_read = ltl_colour_read(ltl_str_of(rows[i].text), &colour);
        int rgb = (int)colour.red << 16 | (int)colour.green << 8 | (int)colour.blue;
        if (is_read != (rows[i].rgb >= 0) ||
            (is_read &&
             (rgb != rows[i].rgb || (int)(colour.alpha * 100) != rows[i].alpha_percent))) {
            fail_msg("%s: %06x, alpha %f", rows[i].text, (unsigned)rgb, colour.alpha);
        }
    }
}

static void backgrounds_have_one_colour(void **state) {
    (void)state;
    ltl_colour colour;
    assert_true(ltl_colour_of_background(LTL_STR("#fff"), &colour));
    assert_true(ltl_colour_of_background(LTL_STR("none no-repeat rgb(1, 2, 3) center"), &colour));
    assert_false(ltl_colour_of_background(LTL_STR("#fff url(a.png)"), &colour));
    assert_false(ltl_colour_of_background(LTL_STR("linear-gradient(#fff, #000)"), &colour));
    assert_false(ltl_colour_of_background(LTL_STR("none"), &colour));
    assert_false(ltl_colour_of_background(LTL_STR("$white"), &colour));
}

static double between(const char *a, const char *b) {
    ltl_colour one;
    ltl_colour other;
    assert_true(ltl_colour_read(ltl_str_of(a), &one) && ltl_colour_read(ltl_str_of(b), &other));
    return ltl_colour_contrast(one, other);
}

static void contrasts_are_those_of_wcag(void **state) {
    (void)state;
    assert_true((int)(between("#000", "#fff") * 100 + 0.5) == 2100);
    assert_true((int)(between("#fff", "#000") * 100 + 0.5) == 2100);
    assert_true((int)(between("#123", "#123") * 100 + 0.5) == 100);
    assert_true(between("#767676", "#fff") >= 4.5 && between("#777", "#fff") < 4.5);
    assert_true(between("#949494", "#fff") >= 3 && between("#959595", "#fff") < 3);
}

static void names_stand_in_order(void **state) {
    (void)state;
    for (size_t i = 1; i < ltl_colour_name_count; i++) {
        assert_true(strcmp(ltl_colour_names[i - 1].name, ltl_colour_names[i].name) < 0);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(colours_are_read),
        cmocka_unit_test(backgrounds_have_one_colour),
        cmocka_unit_test(contrasts_are_those_of_wcag),
        cmocka_unit_test(names_stand_in_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
