/* Marks of templates in pages: which bytes change, and that scripts and comments stay. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/arena.h"
#include "grammars/page_repair.h"
#include "tests/support/rewrites.h"

static void marks_become_letters_or_blanks(void **state) {
    (void)state;
    static const rewrite_row rows[] = {
        {"<p>{{ a }}{% if b %}c</p>", "<p>xxxxxxx          c</p>"},
        {"<a {% if b %}c='d'{% endif %} {{ e }}>", "<a           c='d'                   >"},
        {"<a b={{ c }} d-{{ e }}='f'>", "<a b=xxxxxxx d-xxxxxxx='f'>"},
        {"<a b=\"{% url \"c\" %}\">", "<a b=\"xxxxxxxxxxxxx\">"},
        {"<% if (a > b) { %><p></p>", "                  <p></p>"},
        {"<script>a = {{ b }} && c</script>", NULL},
        {"<style>a { b: {{ c }} }</style>{{ d }}", "<style>a { b: {{ c }} }</style>xxxxxxx"},
        {"<!-- {{ a }} && -->", NULL},
        {"a && b < c &amp; &#39;", "a xx b x c &amp; &#39;"},
        {"<a b='c && d'>", NULL},
        {"<p>a match { case b => c }</p>", "<p>a match { case b =x c }</p>"},
        {"<!DOCTYPE html><?xml a?><p>b</p>", NULL},
        {"<script>never closed {{ a }}", NULL},
        {"<a b='", NULL},
        {"<", "x"},
        {"", NULL},
    };
    check_repairs(ltl_page_repair, rows, LTL_COUNT_OF(rows));
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(marks_become_letters_or_blanks)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
