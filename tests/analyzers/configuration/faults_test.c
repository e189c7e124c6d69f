/* Files of settings that their readers refuse, or read otherwise than they look. */
#include "analyzers/configuration/faults.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "core/limits.h"
#include "grammars/language.h"
#include "tests/support/parsed.h"

static ltl_arena arena;

/* "2: what; right\n" of each fault. */
static const char *faults_of(const char *path, const char *text) {
    static char told[4096];
    ltl_source source;
    ltl_configuration_faults faults;
    ltl_arena_reset(&arena);
    ltl_source_init(&source, &arena, ltl_str_of(path), ltl_str_of(text));
    const ltl_language *language = ltl_language_of_file(source.path, source.text);
    const ltl_tree *tree = NULL;
    ltl_names names;
    ltl_parser *parser = ltl_parser_new();
    ltl_fuel fuel = ltl_fuel_make(LTL_PARSE_FUEL_BASE, NULL);
    ltl_names_init(&names);
    if (language != NULL) {
        assert_int_equal(ltl_parser_parse(parser, &arena, &names, &source, language, &fuel, &tree),
                         LTL_OK);
    }
    ltl_configuration_faults_find(&arena, &source, tree, &faults);
    told[0] = '\0';
    for (uint32_t i = 0; i < faults.count; i++) {
        const ltl_configuration_fault *fault = &faults.at[i];
        size_t len = strlen(told);
        (void)snprintf(told + len, sizeof(told) - len, "%u: %.*s; %.*s\n",
                       ltl_source_position(&source, fault->span.start).line,
                       LTL_STR_ARG(fault->what), LTL_STR_ARG(fault->right));
    }
    ltl_parser_free(parser);
    ltl_names_clear(&names);
    return told;
}

/* The first fault lies in that line, and begins and ends like that. */
static void expect(const char *path, const char *text, const char *line_and_what,
                   const char *right) {
    const char *told = faults_of(path, text);
    if (strncmp(told, line_and_what, strlen(line_and_what)) != 0 || strstr(told, right) == NULL) {
        fail_msg("%s: expected %s … %s, got %s", path, line_and_what, right, told);
    }
}

static void fine(const char *path, const char *text) {
    const char *told = faults_of(path, text);
    if (told[0] != '\0') {
        fail_msg("%s: nothing is wrong, got %s", path, told);
    }
}

static void yaml(void **state) {
    (void)state;
    expect("a.yaml", "a: 1\nb: c: d\n", "2: mapping values are not allowed", "put quotes around");
    expect("a.yml", "a:\n\tb: 1\n", "2: found character that cannot start any token",
           "blanks instead of tabs");
    expect("a.yaml", "a:\n  - b\n c: 1\n", "3: did not find expected", "");
    expect("a.yaml", "a: [1, 2\nb: 3\n", "2: did not find expected ',' or ']'", "with `]`");
    expect("a.yaml", "a: \"b\nc: 1\n", "2: found unexpected end of stream", "close the quote");
    expect("a.yaml", "run: |\n  a\nb\nc: 1\n", "4: could not find expected ':'", "end the key");
}

static void yaml_that_is_fine(void **state) {
    (void)state;
    fine("a.yaml", "a: 1\n---\na: 2\n...\n---\nb: 1\n"); /* several documents */
    fine("a.yaml",
         "a: &x {b: 1}\nc:\n  <<: *x\n  <<: *x\n  b: 2\n"); /* what is merged may come twice */
    fine("a.yaml", "\xEF\xBB\xBF"
                   "a: 1\nb: 2\n");
    fine("a.yaml", "on: push\njobs:\n  a:\n    if: ${{ github.x }}\n    run: echo ${{ a }}\n");
    fine("t.yaml", "a:\n{{- if .x }}\n  b: {{ .y }}\n{{- end }}\n"); /* Helm */
    fine("t.yaml", "{% if x %}\na: {{ y }}\n{% endif %}\n");         /* Jinja */
    fine("t.yml", "a: <%= b %>\n<% if c %>\n  d\n<% end %>\n");      /* ERB */
    fine("t.yml", "active: @profile@\n");                            /* Maven */
    fine("t.yml", "a: \"\\${x}\"\n");                                /* Gradle */
    fine("t.yaml", "{{ if x }}\nname: a\n{{ else }}\nname: b\n{{ end }}\n");
    fine("a.yaml", "a: !Ref b\nc: !Sub 'x ${y}'\n");
    fine("a.yaml", "");
}

static void json(void **state) {
    (void)state;
    expect("a.json", "{\"a\": 1\n \"b\": 2}\n", "2: '}' expected", "put a comma between");
    expect("a.json", "{\"a\": [1, 2}\n", "1: ']' expected", "close the array");
    expect("package.json", "{\"a\": 1,\n}\n", "2: string or '}' expected", "take out a comma");
    expect("package.json", "{\n// x\n\"a\": 1}\n", "2: ", "");
    expect("a.json", "{'a': 1}\n", "1: ", "double quotes");
    expect("a.json", "{\"a\": True}\n", "1: invalid token", "written small");
}

static void json_that_is_fine(void **state) {
    (void)state;
    fine("tsconfig.json", "{ // as its reader takes it\n  /* or so */ \"a\": [1, 2,],\n}\n");
    fine("a.json", "{\"a\": \"// no, /* no */ ,}\"}\n");
    fine("a.json", "\xEF\xBB\xBF{\"a\": 1}\n");
    fine("a.json", "{\"a\": {{ x }} }\n");
    fine("a.json", "{\"//\": \"x\", \"//\": \"y\", \"a\": 1}\n");
    fine("a.json5", "{a: 1}\n");
}

static void toml_and_hcl(void **state) {
    (void)state;
    expect("a.toml", "a = 1\n[t]\nx = \"y\nz = 1\n", "3: this line does not parse",
           "close the quote");
    expect("a.toml", "a = 1\nb\nc = 2\n", "2: this line does not parse", "a value with `=`");
    expect("a.tf", "resource \"a\" \"b\" {\n  c = 1\n  d {\n}\n", "1: a bracket",
           "close the bracket");
    fine("a.toml", "a.b = 1\na.c = 2\n[x]\na = 1\n[y]\na = 1\n[[z]]\na = 1\n[[z]]\na = 1\n");
    fine("a.tf", "resource \"a\" \"b\" {\n  c {\n    e = 1\n  }\n  c {\n    e = 2\n  }\n}\n");
}

static void xml(void **state) {
    (void)state;
    expect("pom.xml", "<a>\n<b>\n</a>\n", "3: `</a>` stands where `<b>` of line 2 is open",
           "the last first");
    expect("a.xml", "<a>\n<b/>\n", "1: `<a>` is never closed", "close the element");
    expect("a.csproj", "<a/>\n</b>\n", "2: `</b>` closes what was never opened", "");
    fine("a.xml", "<?xml version=\"1.0\"?>\n<!DOCTYPE a>\n<!-- <b> -->\n<a x=\"1 > 0\" y='<'>"
                  "<![CDATA[<c>]]><d /></a>\n");
}

static void lines(void **state) {
    (void)state;
    expect("a.ini", "[a\nb = 1\n", "1: the name of a section is not closed", "with `]`");
    expect("a.properties", "a=1\nb=C:\\users\n", "2: `\\u` is not followed", "twice");
    fine("a.properties", "a=\\u00e4\nb=c\\\n  a=2\n! a=3\n");
    fine("a.ini", "; [x\n[a]\nb = [c\n");
}

static void keys_that_stand_twice(void **state) {
    (void)state;
    expect("a.yaml", "a:\n  b: 1\n  c: 2\n  b: 3\n",
           "4: `b` stands here a second time, first in line 2", "keep one of the two");
    expect("a.json", "{\"a\": 1,\n \"b\": {\"a\": 2},\n \"a\": 3}\n",
           "3: `a` stands here a second time", "");
    expect("a.toml", "[t]\na = 1\na = 2\n", "3: `a` stands here", "");
    expect("a.tf", "resource \"x\" \"y\" {\n  a = 1\n  a = 2\n}\n", "3: `a` stands here", "");
    expect("setup.cfg", "[a]\nb = 1\n[c]\nb = 1\nb = 2\n",
           "5: `b` stands here a second time, first in line 4", "");
    expect("a.properties", "a.b = 1\na.b: 2\n", "2: `a.b` stands here", "");
    expect(".env.example", "A=1\nexport B=2\nA=3\n", "3: `A` stands here", "");
    fine("a.yaml", "- a: 1\n- a: 2\n");
    fine("a.yaml", "a: 1\nb: {a: 1}\n---\na: 2\n");
    fine("a.yaml", "a: 1\na: 1\n");       /* both say the same */
    fine("a.ini", "[a]\nb = 1\nb = 2\n"); /* some readers make a list of it */
    fine(".cirrus.yml", "env:\n  a: 1\nenv:\n  a: 2\n");
    fine("a.properties", "@import=1\n@import=2\n@import=3\n@import=4\n");
    fine(".env", "A=\"1\nB=2\n\"\nB=3\n");
}

static int teardown(void **state) {
    (void)state;
    ltl_arena_clear(&arena);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(yaml),         cmocka_unit_test(yaml_that_is_fine),
        cmocka_unit_test(json),         cmocka_unit_test(json_that_is_fine),
        cmocka_unit_test(toml_and_hcl), cmocka_unit_test(xml),
        cmocka_unit_test(lines),        cmocka_unit_test(keys_that_stand_twice),
    };
    return cmocka_run_group_tests(tests, NULL, teardown);
}
