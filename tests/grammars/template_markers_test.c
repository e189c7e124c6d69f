/* Marks of templates in code: which bytes change, and to what. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/arena.h"
#include "grammars/template_markers.h"

typedef struct repair_row {
    const char *text;
    const char *repaired; /* null: nothing changes */
} repair_row;

static void values_become_names_and_steering_blanks(void **state) {
    (void)state;
    static const repair_row rows[] = {
        {"a = {{ x }};", "a = _______;"},
        {"a_{{{x}}}()", "a________()"},
        {"{% if a %}\nb\n{% endif %}", "          \nb\n           "},
        {"{%\nif a %}", "  \n       "},
        {"f({% url 'a' %})", "f(_____________)"},
        {"f({% if a %}1{% endif %})", "f(          1           )"},
        {"<% a %><%= b %><%- c %>", "       ________________"},
        {"<?= $a ?><?php echo $a ?><?php if ($a) { ?>", "_________________________                  "},
        {"a <?php never closed", "a                   "},
        {"{# n #}{{!-- }} --}}{{#each a}}{{/each}}", "                                        "},
        {"{{ if .A }}{{- range .B -}}{{ end }}", "                                    "},
        {"{{ a\n b }}", "__________"},
        {"{{ never closed", NULL},
        {"if (a) { b({c: {}}) }", NULL},
        {"a < b % c", NULL},
        {"", NULL},
        {"{", NULL},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(rows); i++) {
        ltl_arena arena = {0};
        ltl_str text = ltl_str_of(rows[i].text);
        char copy[100];
        assert_true(text.len < sizeof copy);
        memcpy(copy, rows[i].text, text.len + 1);
        bool is_changed = ltl_marker_repair(&arena, text, copy);
        assert_int_equal(is_changed, rows[i].repaired != NULL);
        assert_string_equal(copy, rows[i].repaired != NULL ? rows[i].repaired : rows[i].text);
        ltl_arena_clear(&arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(values_become_names_and_steering_blanks)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
