/* Marks of templates in code: which bytes change, and to what. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/arena.h"
#include "grammars/template_markers.h"
#include "tests/support/rewrites.h"

static void values_become_names_and_steering_blanks(void **state) {
    (void)state;
    static const rewrite_row rows[] = {
        {"a = {{ x }};", "a = _______;"},
        {"a_{{{x}}}()", "a________()"},
        {"{% if a %}\nb\n{% endif %}", "          \nb\n           "},
        {"{%\nif a %}", "  \n       "},
        {"f({% url 'a' %})", "f(_____________)"},
        {"f({% if a %}1{% endif %})", "f(          1           )"},
        {"<% a %><%= b %><%- c %>", "       ________________"},
        {"<?= $a ?><?php echo $a ?><?php if ($a) { ?>",
         "_________________________                  "},
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
    check_repairs(ltl_marker_repair, rows, LTL_COUNT_OF(rows));
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(values_become_names_and_steering_blanks)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
