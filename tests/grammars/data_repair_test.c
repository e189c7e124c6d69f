/* Data, style sheets and queries that do not parse: which bytes change, and that they parse then. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "core/compiler.h"
#include "grammars/data_repair.h"
#include "tests/support/parsed.h"
#include "tests/support/rewrites.h"

typedef struct repair_row {
    bool (*repair)(ltl_arena *arena, ltl_str text, char *copy);
    rewrite_row row;
} repair_row;

static void bytes_change_in_place(void **state) {
    (void)state;
    static const repair_row rows[] = {
        {ltl_json_repair,
         {"{\"a\": {{ x }}, {# no #}\"b\": 1}", "{\"a\": 1111111,         \"b\": 1}"}},
        {ltl_json_repair, {"{\"a\": 1}", NULL}},
        {ltl_yaml_repair,
         {"a: x{{ y }}\n{{- if z }}\n  {{ toYaml .w }}\n",
          "a: x_______\n           \n                 \n"}},
        {ltl_yaml_repair,
         {"<% 3.times do %>\na: <%= b %>\n<% end %>", "                \na: ________\n         "}},
        {ltl_yaml_repair, {"a: {{ b }}\n  {{- if c }}\n  d: 1\n", "a:        \n             \n  d: 1\n"}},
        {ltl_yaml_repair, {"- a: {{ b }}\n  c: {{ d }}\n", "- a: _______\n  c: _______\n"}},
        {ltl_yaml_repair, {"a: {{ b }}", "a: _______"}},
        {ltl_yaml_repair, {"a:\n  b: \"c\n  d\n e\"\n", "a:\n  b: \"c   d  e\"\n"}},
        {ltl_yaml_repair, {"- a: 'it''s\n  so'\n", "- a: 'it''s   so'\n"}},
        {ltl_yaml_repair, {"a:\n  b: \"c\n    d\n\n    \\\" e\"\n", NULL}},
        {ltl_yaml_repair, {"# it's\na: don't # \"\nb: it's\n", NULL}},
        {ltl_yaml_repair, {"a: \"never\nb: 1\n", NULL}},
        {ltl_css_repair, {"@media (width <= 9px) {}", "@media (width :  9px) {}"}},
        {ltl_css_repair, {"@media (width<9px) {} a > b {}", "@media (width:9px) {} a > b {}"}},
        {ltl_css_repair, {"a{b: url(../_c/d.svg)}", "a{b: url(xxxxxxxxxxx)}"}},
        {ltl_css_repair, {"a{b: url('../_c')}", NULL}},
        {ltl_css_repair, {"a{b:.5em .4em;;*c: 1px \\9}", "a{b:05em 04em ; c: 1px   }"}},
        {ltl_css_repair, {".a.b{c: 1.5}", NULL}},
        {ltl_css_repair,
         {"a{filter: progid:A.B(c='d', e=0) !important}",
          "a{filter: xxxxxxxxxxxxxxxxxxxxxxx!important}"}},
        {ltl_css_repair, {".i-{{ t }} { a: b }", ".i-_______ { a: b }"}},
        {ltl_sql_repair, {"# Users\nselect 1 # 2\n#\n", "--Users\nselect 1 # 2\n \n"}},
        {ltl_sql_repair,
         {"'# a\n# b' \"c\"\"d\" -- \"\"\n/* \n# e */",
          "'# a\n# b' \"c__d\" -- \"\"\n/* \n# e */"}},
        {ltl_sql_repair, {"$$ \n# a $$ $b$ \n# c $b$ $1", NULL}},
        {ltl_sql_repair,
         {"{{ config(a='b') }}\nselect {{ c }} from {{ ref('d') }}",
          "                   \nselect _______ from ______________"}},
        {ltl_sql_repair, {"\"never", NULL}},
        {ltl_sql_repair, {"'", NULL}},
        {ltl_sql_repair, {"$", NULL}},
        {ltl_sql_repair, {"", NULL}},
        {ltl_css_repair, {"url(", NULL}},
        {ltl_css_repair, {"@media", NULL}},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(rows); i++) {
        check_repairs(rows[i].repair, &rows[i].row, 1);
    }
}

/* Whole files, as people have them. */
static void files_parse_with_them(void **state) {
    (void)state;
    static const struct {
        const char *language;
        const char *text;
    } rows[] = {
        {"json", "{\"a\": {{ x|tojson }}, \"b\": [{{ y }}, 2]}\n"},
        {"yaml", "a:\n  {{- with .b }}\n  c: {{ .d | quote }}\n  {{- end }}\nspec:\n{{ toYaml .e | "
                 "indent 2 }}\n"},
        {"yaml", "m:\n  labels: {{- include \"x\" . | nindent 4 }}\n    app: web\n  other: {{ .y }}\n"},
        {"yaml", "<% (3..10).each do |d| %>\ndev_<%= d %>:\n  id: <%= d %>\n<% end %>\n"},
        {"yaml", "a:\n  b: \"c, such as\n  d.\"\n  e: 1\n"},
        {"css", "@media only screen and (width <= 760px) { a { b: c } }\n"},
        {"css", ".x { background: url('{{ url_for('a', b='c') }}') !important; }\n"},
        {"css", ".x { color: red;; *zoom: 1; margin: 1px \\9; padding:.3em .5em; }\n"},
        {"sql", "# --- !Ups\ncreate table a (b int);\n\n# --- !Downs\ndrop table a;\n"},
        {"sql",
         "{{ config(materialized='table') }}\nselect a from {{ ref('b') }} where c = {{ d }}\n"},
        {"sql", "select * from public.\"T\"\"1\";\n"},
        {"javascript",
         "const a = [\n  {{#each b}}\n  '{{this}}',\n  {{/each}}\n];\nrun({{ c }});\n"},
        {"typescript", "const a: number = <%= b %>;\n"},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(rows); i++) {
        parsed p;
        parsed_make(&p, rows[i].language, ltl_str_of(rows[i].text));
        if (p.tree->error_count != 0) {
            fail_msg("%s: %u errors in\n%s", rows[i].language, p.tree->error_count, rows[i].text);
        }
        parsed_clear(&p);
    }
}

/* However they are cut. */
static void texts_end_anywhere(void **state) {
    (void)state;
    static const char text[] =
        "@media (a<=b){c:.5;;*d:url( x)\\9;e:progid:f}\n#g\n\"h\"\"i\"$j$k$j${{ config( }}'";
    static bool (*const repairs[])(ltl_arena *, ltl_str, char *) = {
        ltl_json_repair, ltl_yaml_repair, ltl_css_repair, ltl_sql_repair};
    for (size_t end = 0; end < sizeof text; end++) {
        for (size_t i = 0; i < LTL_COUNT_OF(repairs); i++) {
            ltl_arena arena = {0};
            char *copy = ltl_arena_alloc(&arena, end + 1);
            memcpy(copy, text, end);
            (void)repairs[i](&arena, (ltl_str){text, end}, copy);
            assert_int_equal(memchr(text, '\n', end) == NULL, memchr(copy, '\n', end) == NULL);
            ltl_arena_clear(&arena);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bytes_change_in_place),
        cmocka_unit_test(files_parse_with_them),
        cmocka_unit_test(texts_end_anywhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
